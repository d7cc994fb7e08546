/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-entry.c: a name or an authority edited in its place, with what authorities usually are below it.
 * Leaving keeps what was typed as one step; Escape does not; Tab goes on from the name to the authority
 * and from there to the next row.
 */
#include "raci-private.h"

#include <glib/gi18n-lib.h>

static const char *const suggestions[] = {
  N_ ("Spend up to …"),
  N_ ("Hire and let go"),
  N_ ("Set prices"),
  N_ ("Publish"),
  N_ ("Refund up to …"),
  N_ ("Sign contracts up to …"),
  N_ ("Choose suppliers"),
  N_ ("Stop what is wrong"),
};

static MusterDocument *
get_document (MusterRaciGrid *grid)
{
  return muster_session_get_document (grid->session);
}

static void
keep (MusterRaciGrid *grid, const char *text)
{
  const char *before = muster_document_get_text (get_document (grid), grid->edited, grid->field);
  g_autofree char *after = g_strstrip (g_strdup (text));
  GError *error = NULL;

  if (muster_document_get_kind (get_document (grid), grid->edited) == MUSTER_KIND_NONE || g_strcmp0 (after, before != NULL ? before : "") == 0)
    return;
  if (*after == '\0' && grid->field == MUSTER_RESPONSIBILITY_NAME)
    return;
  muster_edit_set (get_document (grid), grid->edited, grid->field, after, MUSTER_COMMIT_DEFAULT, &error);
  muster_session_say_error (grid->session, error);
}

void
muster_raci_end_edit (MusterRaciGrid *grid, gboolean keeps)
{
  GtkWidget *entry = g_steal_pointer (&grid->entry);
  GtkWidget *focus;

  if (entry == NULL)
    return;
  g_clear_handle_id (&grid->leaving, g_source_remove);
  gtk_event_controller_set_propagation_phase (grid->keys, GTK_PHASE_BUBBLE);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (grid)));
  if (keeps)
    keep (grid, gtk_editable_get_text (GTK_EDITABLE (entry)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, entry))
    gtk_widget_grab_focus (GTK_WIDGET (grid));
  g_clear_pointer (&grid->suggestions, gtk_widget_unparent);
  gtk_widget_unparent (entry);
  grid->edited = 0;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

void
muster_raci_allocate_entry (MusterRaciGrid *grid)
{
  guint row = grid->entry != NULL ? muster_raci_find_row (muster_raci_grid_get_raci (grid), grid->edited) : MUSTER_NOWHERE;
  graphene_rect_t place;
  int width, height;

  if (row == MUSTER_NOWHERE)
    return;
  muster_raci_grid_get_place (grid, (int) row, grid->field == MUSTER_RESPONSIBILITY_NAME ? MUSTER_RACI_NAME : MUSTER_RACI_AUTHORITY, &place);
  gtk_widget_measure (grid->entry, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (grid->entry, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  width = MAX (width, (int) place.size.width - 4);
  place.origin.x += 2;
  place.origin.y += (float) ((int) (place.size.height - height) / 2 + 0.0);
  gtk_widget_allocate (grid->entry, width, height, -1, gsk_transform_translate (NULL, &place.origin));
  if (grid->suggestions != NULL)
    gtk_popover_present (GTK_POPOVER (grid->suggestions));
}

/* {{{ Suggestions */

/* The place to fill in is selected, so that typing replaces it. */
static void
suggest (MusterRaciGrid *grid, const char *text)
{
  const char *gap = strstr (text, "…");
  int start = gap != NULL ? (int) g_utf8_pointer_to_offset (text, gap) : -1;

  gtk_editable_set_text (GTK_EDITABLE (grid->entry), text);
  gtk_widget_grab_focus (grid->entry);
  gtk_editable_select_region (GTK_EDITABLE (grid->entry), start, gap != NULL ? start + 1 : -1);
}

static void
on_suggestion (MusterRaciGrid *grid, GtkButton *button)
{
  g_autofree char *text = g_strdup (gtk_button_get_label (button));

  suggest (grid, text);
}

/* Down and Up go through them from within the entry. */
static void
step_suggestion (MusterRaciGrid *grid, int step)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (grid->entry));
  int n = G_N_ELEMENTS (suggestions), at = step > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (g_str_equal (text, _ (suggestions[i])))
      at = i;
  suggest (grid, _ (suggestions[(at + step + n) % n]));
}

static void
show_suggestions (MusterRaciGrid *grid)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  graphene_rect_t place;

  for (guint i = 0; i < G_N_ELEMENTS (suggestions); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (suggestions[i]));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_focusable (button, FALSE);
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_suggestion), grid, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  muster_raci_grid_get_place (grid, (int) muster_raci_find_row (muster_raci_grid_get_raci (grid), grid->edited), MUSTER_RACI_AUTHORITY, &place);
  grid->suggestions = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (grid->suggestions), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (grid->suggestions), FALSE);
  gtk_popover_set_position (GTK_POPOVER (grid->suggestions), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (grid->suggestions), box);
  gtk_widget_set_can_focus (grid->suggestions, FALSE);
  gtk_widget_add_css_class (grid->suggestions, "suggestions");
  gtk_widget_set_parent (grid->suggestions, GTK_WIDGET (grid));
  gtk_popover_set_pointing_to (GTK_POPOVER (grid->suggestions), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y, (int) place.size.width, (int) place.size.height });
  gtk_popover_popup (GTK_POPOVER (grid->suggestions));
}

/* }}} */
/* {{{ Keys and focus */

static void
go_on (MusterRaciGrid *grid, gboolean back)
{
  MusterField field = grid->field;
  int row, column;

  muster_raci_end_edit (grid, TRUE);
  muster_raci_grid_get_cursor (grid, &row, &column);
  if (!back && field == MUSTER_RESPONSIBILITY_AUTHORITY && row + 1 >= (int) muster_raci_grid_get_raci (grid)->n_rows)
    return;
  if (back && field == MUSTER_RESPONSIBILITY_NAME && row == 0)
    return;
  if (field == (back ? MUSTER_RESPONSIBILITY_NAME : MUSTER_RESPONSIBILITY_AUTHORITY))
    muster_raci_grid_set_cursor (grid, row + (back ? -1 : 1), column);
  muster_raci_edit (grid, field == MUSTER_RESPONSIBILITY_NAME ? MUSTER_RESPONSIBILITY_AUTHORITY : MUSTER_RESPONSIBILITY_NAME);
}

static gboolean
on_key (MusterRaciGrid *grid, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      muster_raci_end_edit (grid, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      go_on (grid, key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (grid->suggestions != NULL)
        step_suggestion (grid, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_activate (MusterRaciGrid *grid)
{
  muster_raci_end_edit (grid, TRUE);
}

/* While the focus moves, GTK cannot bear that a widget goes. */
static gboolean
follow_focus (gpointer data)
{
  MusterRaciGrid *grid = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (grid)));

  grid->leaving = 0;
  if (focus == NULL || focus == GTK_WIDGET (grid))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (grid->entry));
  else if (!gtk_widget_is_ancestor (focus, grid->entry))
    muster_raci_end_edit (grid, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_leave (MusterRaciGrid *grid)
{
  if (grid->entry != NULL && grid->leaving == 0)
    grid->leaving = g_idle_add (follow_focus, grid);
}

/* }}} */

void
muster_raci_edit (MusterRaciGrid *grid, MusterField field)
{
  MusterRecord responsibility = muster_raci_get_responsibility (grid);
  GtkEventController *keys, *focus;
  const char *text;
  int row, column;

  muster_raci_end_edit (grid, TRUE);
  if (responsibility == 0 || !muster_session_may_edit (grid->session))
    return;
  muster_raci_grid_get_cursor (grid, &row, &column);
  muster_raci_grid_set_cursor (grid, row, field == MUSTER_RESPONSIBILITY_NAME ? MUSTER_RACI_NAME : MUSTER_RACI_AUTHORITY);
  grid->edited = responsibility;
  grid->field = field;
  text = muster_document_get_text (get_document (grid), responsibility, field);
  grid->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (grid->entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (grid->entry), 14);
  gtk_entry_set_max_length (GTK_ENTRY (grid->entry), MUSTER_TEXT_MAX / 4);
  gtk_widget_add_css_class (grid->entry, "name");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (muster_field_get_info (field)->label), -1);
  g_signal_connect_object (grid->entry, "activate", G_CALLBACK (on_activate), grid, G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), grid);
  gtk_widget_add_controller (grid->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), grid);
  gtk_widget_add_controller (grid->entry, focus);
  gtk_widget_set_parent (grid->entry, GTK_WIDGET (grid));
  /* Its keys are for the text alone. */
  gtk_event_controller_set_propagation_phase (grid->keys, GTK_PHASE_NONE);
  gtk_widget_grab_focus (grid->entry);
  gtk_editable_select_region (GTK_EDITABLE (grid->entry), 0, -1);
  if (field == MUSTER_RESPONSIBILITY_AUTHORITY)
    show_suggestions (grid);
}
