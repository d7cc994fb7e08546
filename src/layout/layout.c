/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout.c: finds the style and runs it.
 */
#include "layout.h"

#include <string.h>

const MusterLayoutStyle *
muster_layout_style_find (const char *name)
{
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  if (name == NULL)
    return styles[0];
  for (guint i = 0; styles[i] != NULL; i++)
    if (strcmp (styles[i]->name, name) == 0)
      return styles[i];
  return NULL;
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
