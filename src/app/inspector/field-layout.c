/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-layout.c: how a branch is laid out, of the styles that are for branches.
 *
 * A style that takes a number is there with some that suit. What a file says otherwise, be it another
 * number or a name that nobody knows, is kept and offered as it is written.
 */
#include "field-row-private.h"
#include "layout.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GStrvBuilder *values;
  GStrvBuilder *labels;
} Choices;

/* A style by its label, with its number. */
static char *
dup_label (const char *name)
{
  const MusterLayoutStyle *style = muster_layout_style_find (name);
  guint number = muster_layout_style_get_number (name);

  if (style == NULL)
    return g_strdup (name);
  if (number == 0)
    return g_strdup (_ (style->label));
  if (style->arrange (1, 0) == MUSTER_ARRANGE_GRID)
    return g_strdup_printf (ngettext ("%s, %u column", "%s, up to %u columns", number), _ (style->label), number);
  /* Translators: %s is “Across, then down”, %u a level of the chart */
  return g_strdup_printf (_ ("%s from level %u"), _ (style->label), number);
}

static void
add (Choices *choices, const char *name)
{
  g_autofree char *label = dup_label (name);

  g_strv_builder_add (choices->values, name);
  g_strv_builder_add (choices->labels, label);
}

/* A style, and with the numbers that suit. Returns: whether @text is among them */
static gboolean
add_style (Choices *choices, const MusterLayoutStyle *style, const char *text)
{
  gboolean found = g_strcmp0 (text, style->name) == 0;

  add (choices, style->name);
  for (guint number = 2; style->most > 0 && number <= 4; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s:%u", style->name, number);

      add (choices, name);
      found |= g_strcmp0 (text, name) == 0;
    }
  return found;
}

static GtkWidget *
make (MusterFieldRow *row)
{
  gtk_label_set_text (GTK_LABEL (row->label), _ ("Layout of the branch"));
  return muster_field_row_make_drop_down (row);
}

static void
show (MusterFieldRow *row, const char *text)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  Choices choices = { values, labels };
  gboolean found = text == NULL || *text == '\0';

  g_strv_builder_add (values, "");
  g_strv_builder_add (labels, _ ("As the chart"));
  for (const MusterLayoutStyle *const *style = muster_layout_styles (); *style != NULL; style++)
    if ((*style)->arrange != NULL)
      found |= add_style (&choices, *style, text);
  if (!found)
    add (&choices, text);
  muster_field_row_fill_drop_down (row, g_strv_builder_end (values), g_strv_builder_end (labels), text);
}

const MusterControl muster_control_layout = { make, show };
