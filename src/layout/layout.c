/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout.c: finds the style and runs it.
 */
#include "layout.h"

#include <string.h>

/* Whether @name is that of @style, with a number behind it that the style takes or none. */
static gboolean
is_name_of (const MusterLayoutStyle *style, const char *name)
{
  gsize length = strlen (style->name);
  guint64 number;

  if (strncmp (name, style->name, length) != 0)
    return FALSE;
  if (name[length] != ':')
    return name[length] == '\0';
  return style->most > 0 && g_ascii_string_to_unsigned (name + length + 1, 10, 1, style->most, &number, NULL);
}

const MusterLayoutStyle *
muster_layout_style_find (const char *name)
{
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  if (name == NULL)
    return styles[0];
  for (guint i = 0; styles[i] != NULL; i++)
    if (is_name_of (styles[i], name))
      return styles[i];
  return NULL;
}

guint
muster_layout_style_get_number (const char *name)
{
  const char *colon = name != NULL ? strchr (name, ':') : NULL;

  return colon != NULL ? (guint) g_ascii_strtoull (colon + 1, NULL, 10) : 0;
}

const char *
muster_layout_style_intern (const char *name)
{
  const MusterLayoutStyle *style = muster_layout_style_find (name);
  guint number = muster_layout_style_get_number (name);
  g_autofree char *full = NULL;

  if (style == NULL || number == 0)
    return style != NULL ? style->name : NULL;
  full = g_strdup_printf ("%s:%u", style->name, number);
  return g_intern_string (full);
}

gboolean
muster_layout_has_branches (const char *name, MusterView view)
{
  const MusterLayoutStyle *style = muster_layout_style_for (name, view);

  return style != NULL && style->arrange != NULL;
}

gboolean
muster_layout_is_for_branches (const char *name)
{
  const MusterLayoutStyle *style = name != NULL ? muster_layout_style_find (name) : NULL;

  return style != NULL && style->arrange != NULL;
}

const MusterLayoutStyle *
muster_layout_style_for (const char *name, MusterView view)
{
  const MusterLayoutStyle *style = muster_layout_style_find (name);

  if (style != NULL && style->departments_only && view != MUSTER_VIEW_DEPARTMENTS)
    return muster_layout_styles ()[0];
  return style;
}

MusterLayout *
muster_layout_new (MusterProjection *projection, const MusterLayoutOptions *options)
{
  const MusterLayoutStyle *style;

  g_return_val_if_fail (projection != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->measure != NULL, NULL);
  style = muster_layout_style_for (options->style, options->view);
  g_return_val_if_fail (style != NULL, NULL);
  return style->run (projection, options);
}

void
muster_layout_free (MusterLayout *layout)
{
  g_free (layout->cards);
  g_free (layout->connectors);
  g_free (layout->points);
  g_free (layout->bands);
  g_free (layout);
}
