/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid-edit.c: the cell of the grid that is being set.
 *
 * Whatever its type, it is typed: an entry lies over the cell, and below it is what may be meant, where
 * the field leads to a record or has choices. What is refused stays, with the reason below. What has
 * more than a line, and a colour, opens the control of the inspector instead; Alt+Down opens that for
 * every field.
 */
#include "grid-private.h"

#include "field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many are offered at a time. */
#define MOST 8

static const MusterAspect *
get_aspect (MusterGrid *grid)
{
  return &muster_table_model_get_column (grid->model, grid->column)->aspect;
}

static MusterRecord
get_record (MusterGrid *grid)
{
  const MusterTableLine *line = muster_grid_get_line (grid, grid->line);

  return line != NULL ? line->record : 0;
}

GArray *
muster_grid_list_rows (MusterGrid *grid)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRecord focus = get_record (grid);

  if (focus != 0 && !muster_session_is_selected (grid->session, focus))
    {
      g_array_append_val (rows, focus);
      return rows;
    }
  for (guint i = 0; i < grid->model->lines->len; i++)
    {
      MusterRecord record = muster_grid_get_line (grid, i)->record;

      if (record != 0 && muster_session_is_selected (grid->session, record))
        g_array_append_val (rows, record);
    }
  return rows;
}

/* {{{ Setting */

/* The selected rows get the same, in one step. */
static gboolean
set_text (MusterGrid *grid, const char *text, GError **error)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  const MusterAspect aspect = *get_aspect (grid);
  g_autoptr (GArray) rows = muster_grid_list_rows (grid);
  g_autofree const char **texts = g_new (const char *, rows->len + 1);
  g_autofree char *label = NULL;
  MusterBlock block = {
    .kind = grid->model->kind,
    .stage = muster_session_get_options (grid->session)->stage,
    .rows = (MusterRecord *) (gpointer) rows->data,
    .n_rows = rows->len,
    .columns = &aspect,
    .n_columns = 1,
    .texts = texts,
  };

  for (guint i = 0; i < rows->len; i++)
    texts[i] = text;
  if (rows->len == 1)
    label = g_strdup_printf (_ ("Set %s of “%s”"), muster_aspect_get_label (&aspect), muster_document_get_name (doc, g_array_index (rows, MusterRecord, 0)));
  else
    label = g_strdup_printf (ngettext ("Set %s of %u item", "Set %s of %u items", rows->len), muster_aspect_get_label (&aspect), rows->len);
  return muster_edit_set_block (doc, &block, label, error);
}

static void
toggle_flag (MusterGrid *grid)
{
  MusterValue value = muster_facts_get (grid->model->facts, get_record (grid), get_aspect (grid));
  GError *error = NULL;

  if (!set_text (grid, value.type == MUSTER_TYPE_FLAG ? "" : "yes", &error))
    muster_session_say_error (grid->session, error);
}

/* }}} */
/* {{{ What may be meant */

/* The ids or names that a row of the list stands for are its "value". */
static void
add_choice (MusterGrid *grid, const char *value, const char *label, const char *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_box_append (GTK_BOX (box), text);
  if (place != NULL && *place != 0)
    {
      GtkWidget *caption = gtk_label_new (place);

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (caption), 40);
      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_box_append (GTK_BOX (box), caption);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_list_box_append (grid->choice_list, row);
}

static char *
dup_place (MusterDocument *doc, MusterRecord record)
{
  MusterField field = MUSTER_FIELD_KIND;
  MusterRecord above;

  if (muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE)
    field = MUSTER_ROLE_DEPARTMENT;
  else if (muster_document_get_kind (doc, record) == MUSTER_KIND_DEPARTMENT)
    field = MUSTER_DEPARTMENT_PARENT;
  above = field != MUSTER_FIELD_KIND ? muster_document_get_ref (doc, record, field) : 0;
  return above != 0 ? g_strdup (muster_document_get_name (doc, above)) : NULL;
}

static void
add_records (MusterGrid *grid, MusterKind kind, const char *text)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  g_autoptr (GArray) found = muster_search_rank (muster_session_get_search (grid->session), text, 1u << kind, MOST);

  for (guint i = 0; i < found->len; i++)
    {
      MusterRecord record = g_array_index (found, MusterSearchResult, i).record;
      g_autofree char *place = dup_place (doc, record);

      add_choice (grid, muster_document_get_id (doc, record), muster_document_get_name (doc, record), place);
    }
}

static gboolean
holds (const char *label, const char *text)
{
  g_autofree char *folded_label = g_utf8_casefold (label, -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded_label, folded) != NULL;
}

static void
add_stages (MusterGrid *grid, const char *text)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord stage = g_array_index (stages, MusterRecord, i);

      if (holds (muster_document_get_name (doc, stage), text))
        add_choice (grid, muster_document_get_id (doc, stage), muster_document_get_name (doc, stage), NULL);
    }
}

static void
add_words (MusterGrid *grid, const MusterAspect *aspect, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (aspect->info.choices, "|", -1);

  for (guint i = 0; choices[i] != NULL; i++)
    if (holds (muster_choice_get_label (choices[i]), text))
      add_choice (grid, choices[i], muster_choice_get_label (choices[i]), NULL);
}

/* Of holders, only the last name is being typed. */
static const char *
find_last_name (const char *text)
{
  const char *last = text;

  for (const char *c = text; *c != 0; c = g_utf8_next_char (c))
    if (*c == ',' || *c == ';' || g_str_has_prefix (c, "，") || g_str_has_prefix (c, "、"))
      last = g_utf8_next_char (c);
  return last + strspn (last, " ");
}

static gboolean
has_choices (const MusterAspect *aspect)
{
  return aspect->info.type == MUSTER_TYPE_REF || aspect->info.choices != NULL || aspect->derived == MUSTER_DERIVED_HOLDERS;
}

static void
fill_choices (MusterGrid *grid, gboolean all)
{
  const MusterAspect *aspect = get_aspect (grid);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (grid->entry));
  const char *text = all ? "" : aspect->derived == MUSTER_DERIVED_HOLDERS ? find_last_name (typed)
                                                                          : typed;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (grid->choice_list))) != NULL)
    gtk_list_box_remove (grid->choice_list, row);
  if (aspect->derived == MUSTER_DERIVED_HOLDERS)
    add_records (grid, MUSTER_KIND_PERSON, text);
  else if (aspect->info.type == MUSTER_TYPE_REF && aspect->info.target == MUSTER_KIND_STAGE)
    add_stages (grid, text);
  else if (aspect->info.type == MUSTER_TYPE_REF)
    add_records (grid, aspect->info.target, text);
  else
    add_words (grid, aspect, text);
  row = gtk_widget_get_first_child (GTK_WIDGET (grid->choice_list));
  gtk_widget_set_visible (grid->choices, row != NULL);
  if (row == NULL)
    gtk_popover_popdown (GTK_POPOVER (grid->choices));
  /* What is typed otherwise counts as it is. */
  if (row != NULL && !all && *text != 0)
    gtk_list_box_select_row (grid->choice_list, GTK_LIST_BOX_ROW (row));
}

static void
take_choice (MusterGrid *grid, GtkListBoxRow *row)
{
  const char *value = g_object_get_data (G_OBJECT (row), "value");
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (grid->entry));
  g_autofree char *text = NULL;

  if (get_aspect (grid)->derived == MUSTER_DERIVED_HOLDERS)
    text = g_strdup_printf ("%.*s%s", (int) (find_last_name (typed) - typed), typed, value);
  else
    text = g_strdup (value);
  g_object_set_data_full (G_OBJECT (grid->entry), "chosen", g_steal_pointer (&text), g_free);
}

static void
on_choice_activated (MusterGrid *grid, GtkListBoxRow *row)
{
  take_choice (grid, row);
  if (muster_grid_end_edit (grid, TRUE))
    gtk_widget_grab_focus (GTK_WIDGET (grid));
}

static void
step_choice (MusterGrid *grid, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (grid->choice_list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0
                                                                           : -1;

  row = index >= 0 ? gtk_list_box_get_row_at_index (grid->choice_list, index) : NULL;
  if (row != NULL || by < 0)
    gtk_list_box_select_row (grid->choice_list, row);
}

static void
add_choices (MusterGrid *grid)
{
  GtkWidget *list = gtk_list_box_new ();

  grid->choices = gtk_popover_new ();
  grid->choice_list = GTK_LIST_BOX (list);
  gtk_list_box_set_activate_on_single_click (grid->choice_list, TRUE);
  gtk_widget_add_css_class (list, "grid-choices");
  gtk_popover_set_child (GTK_POPOVER (grid->choices), list);
  gtk_popover_set_autohide (GTK_POPOVER (grid->choices), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (grid->choices), FALSE);
  gtk_popover_set_position (GTK_POPOVER (grid->choices), GTK_POS_BOTTOM);
  gtk_widget_set_halign (grid->choices, GTK_ALIGN_START);
  gtk_widget_set_can_focus (grid->choices, FALSE);
  gtk_widget_add_css_class (grid->choices, "menu");
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_choice_activated), grid);
  gtk_widget_set_parent (grid->choices, GTK_WIDGET (grid));
}

static void
show_choices (MusterGrid *grid, gboolean all)
{
  GdkRectangle place;

  fill_choices (grid, all);
  if (gtk_widget_get_first_child (GTK_WIDGET (grid->choice_list)) == NULL)
    return;
  muster_grid_get_place (grid, grid->line, grid->column, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (grid->choices), &place);
  gtk_popover_popup (GTK_POPOVER (grid->choices));
}

/* }}} */
/* {{{ The entry */

void
muster_grid_forget_editor (MusterGrid *grid)
{
  g_clear_pointer (&grid->choices, gtk_widget_unparent);
  grid->choice_list = NULL;
  g_clear_pointer (&grid->entry, gtk_widget_unparent);
  g_clear_pointer (&grid->control, gtk_widget_unparent);
}

static void
show_refusal (MusterGrid *grid, GError *error)
{
  gtk_widget_add_css_class (grid->entry, "error");
  gtk_widget_set_tooltip_text (grid->entry, error->message);
  muster_session_say_error (grid->session, error);
}

static gboolean
unparent (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* No widget may go while the focus moves. If it is in there, the grid takes it. */
static void
put_by (MusterGrid *grid, GtkWidget **place)
{
  GtkWidget *widget = *place;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (grid)));

  if (widget == NULL)
    return;
  *place = NULL;
  if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    gtk_widget_grab_focus (GTK_WIDGET (grid));
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  else
    gtk_widget_set_visible (widget, FALSE);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, unparent, g_object_ref (widget), NULL);
}

gboolean
muster_grid_end_edit (MusterGrid *grid, gboolean keep)
{
  g_autofree char *text = NULL;
  const char *before, *chosen;
  GError *error = NULL;

  if (grid->entry == NULL || grid->ending)
    return TRUE;
  grid->ending = TRUE;
  chosen = g_object_get_data (G_OBJECT (grid->entry), "chosen");
  text = g_strdup (chosen != NULL ? chosen : gtk_editable_get_text (GTK_EDITABLE (grid->entry)));
  before = g_object_get_data (G_OBJECT (grid->entry), "before");
  if (keep && g_strcmp0 (text, before) != 0 && !set_text (grid, text, &error))
    {
      g_object_set_data (G_OBJECT (grid->entry), "chosen", NULL);
      show_refusal (grid, error);
      grid->ending = FALSE;
      return FALSE;
    }
  put_by (grid, &grid->choices);
  grid->choice_list = NULL;
  put_by (grid, &grid->entry);
  grid->ending = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
  return TRUE;
}

static void
on_typed (MusterGrid *grid)
{
  gtk_widget_remove_css_class (grid->entry, "error");
  gtk_widget_set_tooltip_text (grid->entry, NULL);
  if (grid->choices != NULL)
    show_choices (grid, FALSE);
}

/* Takes the choice that is marked, if the list is open. */
static void
take_marked (MusterGrid *grid)
{
  GtkListBoxRow *row = grid->choice_list != NULL && gtk_widget_get_mapped (grid->choices) ? gtk_list_box_get_selected_row (grid->choice_list) : NULL;

  if (row != NULL)
    take_choice (grid, row);
}

static gboolean
on_entry_key (MusterGrid *grid, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Escape:
      muster_grid_end_edit (grid, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      take_marked (grid);
      if (muster_grid_end_edit (grid, TRUE))
        muster_grid_move (grid, shift ? -1 : 1, 0, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      take_marked (grid);
      if (muster_grid_end_edit (grid, TRUE))
        muster_grid_move (grid, 0, key == GDK_KEY_Tab ? 1 : -1, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (grid->choices == NULL)
        {
          if (muster_grid_end_edit (grid, TRUE))
            muster_grid_move (grid, key == GDK_KEY_Up ? -1 : 1, 0, FALSE);
        }
      else if (!gtk_widget_get_mapped (grid->choices))
        show_choices (grid, TRUE);
      else
        step_choice (grid, key == GDK_KEY_Up ? -1 : 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Whoever leaves it keeps what was typed; what is refused then is put back. */
static void
on_left (MusterGrid *grid)
{
  if (grid->entry != NULL && !grid->ending && !muster_grid_end_edit (grid, TRUE))
    muster_grid_end_edit (grid, FALSE);
}

static void
add_entry (MusterGrid *grid, const char *before, const char *text)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  const MusterAspect *aspect = get_aspect (grid);

  grid->entry = gtk_entry_new ();
  grid->edited = get_record (grid);
  gtk_widget_add_css_class (grid->entry, "cell");
  /* The document's own undo is the one that counts. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (grid->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (grid->entry), 1);
  if (aspect->info.type == MUSTER_TYPE_NUMBER)
    gtk_editable_set_alignment (GTK_EDITABLE (grid->entry), 1);
  if (aspect->info.type == MUSTER_TYPE_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (grid->entry), _ ("YYYY-MM-DD"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, muster_aspect_get_label (aspect), -1);
  gtk_editable_set_text (GTK_EDITABLE (grid->entry), text != NULL ? text : before);
  g_object_set_data_full (G_OBJECT (grid->entry), "before", g_strdup (before), g_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_entry_key), grid);
  gtk_widget_add_controller (grid->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), grid);
  gtk_widget_add_controller (grid->entry, focus);
  gtk_widget_set_parent (grid->entry, GTK_WIDGET (grid));
  gtk_widget_grab_focus (grid->entry);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (grid->entry), -1);
  else
    gtk_editable_select_region (GTK_EDITABLE (grid->entry), 0, -1);
  g_signal_connect_swapped (grid->entry, "changed", G_CALLBACK (on_typed), grid);
}

void
muster_grid_allocate_editor (MusterGrid *grid)
{
  GdkRectangle place;

  if (grid->entry == NULL && grid->control == NULL)
    return;
  muster_grid_get_place (grid, grid->line, grid->column, &place);
  if (grid->entry != NULL)
    {
      int minimum;

      gtk_widget_measure (grid->entry, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      place.width = MAX (place.width, minimum);
      gtk_widget_measure (grid->entry, GTK_ORIENTATION_VERTICAL, place.width, &minimum, NULL, NULL, NULL);
      place.height = MAX (place.height, minimum);
      gtk_widget_size_allocate (grid->entry, &place, -1);
    }
  if (grid->choices != NULL)
    gtk_popover_present (GTK_POPOVER (grid->choices));
  if (grid->control != NULL)
    gtk_popover_present (GTK_POPOVER (grid->control));
}

/* Whether the focus cell can be set now; says so if not. */
static gboolean
may_set (MusterGrid *grid)
{
  if (get_record (grid) == 0 || !muster_session_may_edit (grid->session))
    return FALSE;
  if (muster_aspect_can_be_set (get_aspect (grid)))
    return TRUE;
  muster_session_say (grid->session, _ ("“%s” follows from the chart and cannot be set"), muster_aspect_get_label (get_aspect (grid)));
  return FALSE;
}

void
muster_grid_edit (MusterGrid *grid, const char *text)
{
  const MusterAspect *aspect;
  g_autofree char *before = NULL;

  if (grid->line >= grid->model->lines->len || !may_set (grid))
    return;
  aspect = get_aspect (grid);
  if (aspect->info.type == MUSTER_TYPE_FLAG && text == NULL)
    {
      toggle_flag (grid);
      return;
    }
  if (text == NULL && (aspect->info.shape == MUSTER_SHAPE_LINES || aspect->info.shape == MUSTER_SHAPE_COLOR))
    {
      muster_grid_open_control (grid);
      return;
    }
  muster_grid_scroll_to (grid, grid->line, grid->column);
  before = muster_facts_dup_plain (grid->model->facts, get_record (grid), aspect);
  add_entry (grid, before, text);
  if (has_choices (aspect))
    {
      add_choices (grid);
      show_choices (grid, text == NULL);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
}

/* }}} */
/* {{{ The control of the inspector */

static gboolean
drop_control (gpointer data)
{
  g_autoptr (MusterGrid) grid = data;

  if (grid->control != NULL && !gtk_widget_get_visible (grid->control))
    {
      g_clear_pointer (&grid->control, gtk_widget_unparent);
      gtk_widget_queue_draw (GTK_WIDGET (grid));
    }
  return G_SOURCE_REMOVE;
}

/* Not while it is closing. */
static void
on_control_closed (MusterGrid *grid)
{
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  g_idle_add (drop_control, g_object_ref (grid));
}

static GtkWidget *
make_row (MusterGrid *grid, const MusterAspect *aspect)
{
  MusterDocument *doc = muster_session_get_document (grid->session);

  if (aspect->own == 0)
    return muster_field_row_new (grid->session, aspect->field);
  return muster_field_row_new_own (grid->session, aspect->field, aspect->info.label, muster_document_get_text (doc, aspect->own, MUSTER_FIELD_TYPE));
}

void
muster_grid_open_control (MusterGrid *grid)
{
  const MusterAspect *aspect;
  g_autoptr (GArray) rows = NULL;
  GdkRectangle place;
  GtkWidget *row;

  if (grid->line >= grid->model->lines->len || !may_set (grid))
    return;
  aspect = get_aspect (grid);
  if (aspect->derived == MUSTER_DERIVED_HOLDERS)
    {
      muster_grid_edit (grid, NULL);
      return;
    }
  g_clear_pointer (&grid->control, gtk_widget_unparent);
  rows = muster_grid_list_rows (grid);
  row = make_row (grid, aspect);
  muster_field_row_set_records (MUSTER_FIELD_ROW (row), (const MusterRecord *) (gpointer) rows->data, rows->len);
  gtk_widget_set_size_request (row, 260, -1);
  grid->control = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (grid->control), row);
  muster_grid_get_place (grid, grid->line, grid->column, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (grid->control), &place);
  g_signal_connect_swapped (grid->control, "closed", G_CALLBACK (on_control_closed), grid);
  gtk_widget_set_parent (grid->control, GTK_WIDGET (grid));
  gtk_popover_popup (GTK_POPOVER (grid->control));
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* }}} */
