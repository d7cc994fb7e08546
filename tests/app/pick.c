/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pick.c: see pick.h.
 */
#include "pick.h"

#include <string.h>

static guint
find (AdwComboRow *row, const char *label)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (strcmp (gtk_string_object_get_string (item), label) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
pick_choose (AdwComboRow *row, const char *label)
{
  guint place = find (row, label);

  if (place == GTK_INVALID_LIST_POSITION)
    g_error ("“%s” is not among the choices of “%s”", label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  adw_combo_row_set_selected (row, place);
}

const char *
pick_get_chosen (AdwComboRow *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

gboolean
pick_offers (AdwComboRow *row, const char *label)
{
  return find (row, label) != GTK_INVALID_LIST_POSITION;
}
