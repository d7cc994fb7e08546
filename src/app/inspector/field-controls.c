/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-controls.c: a control for each type of field.
 *
 * A control keeps nothing: it shows what it is told and sets what a person does. The row is its
 * "row" data.
 */
#include "field-row-private.h"
#include "record-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* {{{ One line of text, and numbers */

static void
on_text_changed (MusterFieldRow *row)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row->widget), "entry");

  muster_field_row_set (row, gtk_editable_get_text (entry), row->info.type == MUSTER_TYPE_TEXT);
}

/* A number is set when it is whole: on Enter, or when the focus leaves. */
static void
on_number_done (MusterFieldRow *row)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row->widget), "entry");
  const char *shown = g_object_get_data (G_OBJECT (row->widget), "shown");

  if (g_strcmp0 (shown, gtk_editable_get_text (entry)) != 0)
    on_text_changed (row);
}

static GtkWidget *
make_entry (MusterFieldRow *row)
{
  GtkWidget *entry = gtk_entry_new ();

  /* The document's own undo is the one that counts. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  /* Two stand side by side in a narrow pane. */
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  g_object_set_data (G_OBJECT (entry), "entry", entry);
  return entry;
}

static GtkWidget *
make_text (MusterFieldRow *row)
{
  GtkWidget *entry = make_entry (row);

  g_signal_connect_object (entry, "changed", G_CALLBACK (on_text_changed), row, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_done (MusterFieldRow *row)
{
  GtkWidget *entry = make_entry (row);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (entry, "activate", G_CALLBACK (on_number_done), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_number_done), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static GtkWidget *
make_number (MusterFieldRow *row)
{
  GtkWidget *entry = make_done (row);

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "numeric");
  return entry;
}

/* A number with what makes it readable; it is taken back in the same form. */
static char *
dup_shown (MusterFieldRow *row, const char *text)
{
  if (*text == '\0' || row->info.type != MUSTER_TYPE_NUMBER)
    return g_strdup (text);
  if (row->info.shape == MUSTER_SHAPE_MONEY)
    return g_strdup_printf ("%'.15g", g_ascii_strtod (text, NULL));
  if (row->info.shape == MUSTER_SHAPE_PERCENT)
    return g_strdup_printf (_ ("%s %%"), text);
  return g_strdup (text);
}

static void
show_text (MusterFieldRow *row, const char *text)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row->widget), "entry");
  g_autofree char *shown = dup_shown (row, text != NULL ? text : "");

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text == NULL ? muster_field_row_get_mixed () : row->hint);
  if (!g_str_equal (gtk_editable_get_text (entry), shown))
    gtk_editable_set_text (entry, shown);
  g_object_set_data_full (G_OBJECT (row->widget), "shown", g_steal_pointer (&shown), g_free);
}

/* }}} */
/* {{{ Several lines */

static void
on_lines_changed (MusterFieldRow *row, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  muster_field_row_set (row, text, TRUE);
}

static GtkWidget *
make_lines (MusterFieldRow *row)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 64);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 200);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_widget_add_css_class (frame, "lines");
  g_object_set_data (G_OBJECT (frame), "buffer", buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_lines_changed), row, G_CONNECT_SWAPPED);
  return frame;
}

static void
show_lines (MusterFieldRow *row, const char *text)
{
  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (row->widget), "buffer");
  GtkTextIter start, end;
  g_autofree char *there = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  there = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_widget_set_tooltip_text (row->widget, text == NULL ? muster_field_row_get_mixed () : NULL);
  if (g_strcmp0 (there, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
}

/* }}} */
/* {{{ Yes or no */

static gboolean
on_switched (MusterFieldRow *row, gboolean state, GtkSwitch *widget)
{
  if (row->showing || muster_field_row_set (row, state ? "yes" : "", FALSE))
    gtk_switch_set_state (widget, state);
  return TRUE;
}

static GtkWidget *
make_switch (MusterFieldRow *row)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  g_signal_connect_object (widget, "state-set", G_CALLBACK (on_switched), row, G_CONNECT_SWAPPED);
  return widget;
}

static void
show_switch (MusterFieldRow *row, const char *text)
{
  gtk_switch_set_active (GTK_SWITCH (row->widget), text != NULL && *text != '\0' && !g_str_equal (text, "no"));
  gtk_widget_set_tooltip_text (row->widget, text == NULL ? muster_field_row_get_mixed () : NULL);
}

/* }}} */
/* {{{ One of some choices */

/* The first entry stands for what is usual, or for several values. */
static void
on_chosen (MusterFieldRow *row, GParamSpec *pspec, GtkDropDown *widget)
{
  guint chosen = gtk_drop_down_get_selected (widget);
  const char *const *values = g_object_get_data (G_OBJECT (widget), "values");

  if (!row->showing && chosen != GTK_INVALID_LIST_POSITION)
    muster_field_row_set (row, values[chosen], FALSE);
}

/* Takes @values and @labels, which go side by side. */
static void
fill_drop_down (GtkDropDown *widget, char **values, char **labels)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) labels);

  gtk_drop_down_set_model (widget, G_LIST_MODEL (list));
  g_object_set_data_full (G_OBJECT (widget), "values", values, (GDestroyNotify) g_strfreev);
  g_strfreev (labels);
}

static void
select_value (GtkDropDown *widget, const char *text)
{
  const char *const *values = g_object_get_data (G_OBJECT (widget), "values");
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; text != NULL && values[i] != NULL; i++)
    if (g_str_equal (values[i], text))
      found = i;
  gtk_drop_down_set_selected (widget, found);
}

/* A long choice is cut off rather than making the pane wider. */
static void
set_up_choice (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (choice));
}

GtkWidget *
muster_field_row_make_drop_down (MusterFieldRow *row)
{
  GtkWidget *widget = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (widget), factory);
  g_signal_connect_object (widget, "notify::selected", G_CALLBACK (on_chosen), row, G_CONNECT_SWAPPED);
  return widget;
}

void
muster_field_row_fill_drop_down (MusterFieldRow *row, char **values, char **labels, const char *text)
{
  fill_drop_down (GTK_DROP_DOWN (row->widget), values, labels);
  select_value (GTK_DROP_DOWN (row->widget), text);
}

static GtkWidget *
make_choice (MusterFieldRow *row)
{
  GtkWidget *widget = muster_field_row_make_drop_down (row);
  char **values = g_strsplit (row->info.choices, "|", -1);
  char **labels = g_strdupv (values);

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_free (labels[i]);
      labels[i] = g_strdup (muster_choice_get_label (values[i]));
    }
  row->showing = TRUE;
  fill_drop_down (GTK_DROP_DOWN (widget), values, labels);
  row->showing = FALSE;
  return widget;
}

/* What is usual is not written down. */
static void
show_choice (MusterFieldRow *row, const char *text)
{
  const char *const *values = g_object_get_data (G_OBJECT (row->widget), "values");

  select_value (GTK_DROP_DOWN (row->widget), text != NULL && *text == '\0' ? values[0] : text);
}

/* }}} */
/* {{{ A text for which there are suggestions */

static void
on_suggested (MusterFieldRow *row, GtkListBoxRow *chosen)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (chosen));
  GtkLabel *label = GTK_LABEL (gtk_list_box_row_get_child (chosen));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)));
  gtk_editable_set_text (g_object_get_data (G_OBJECT (row->widget), "entry"), gtk_label_get_text (label));
}

static GtkWidget *
make_suggest (MusterFieldRow *row)
{
  g_auto (GStrv) choices = g_strsplit (row->info.choices, "|", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = make_text (row);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; choices[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new (choices[i]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_suggested), row, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Suggestions"));
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  g_object_set_data (G_OBJECT (box), "entry", entry);
  return box;
}

/* }}} */
/* {{{ A stage */

/* Stages come and go, so that the list is made anew each time. */
static void
show_stage (MusterFieldRow *row, const char *text)
{
  MusterDocument *doc = muster_session_get_document (row->session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  g_strv_builder_add (values, "");
  g_strv_builder_add (labels, row->hint != NULL ? row->hint : _ ("None"));
  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord stage = g_array_index (stages, MusterRecord, i);

      g_strv_builder_add (values, muster_document_get_id (doc, stage));
      g_strv_builder_add (labels, muster_document_get_name (doc, stage));
    }
  muster_field_row_fill_drop_down (row, g_strv_builder_end (values), g_strv_builder_end (labels), text);
}

/* }}} */
/* {{{ A department, role or person */

static void
on_picked (MusterFieldRow *row, guint record)
{
  MusterDocument *doc = muster_session_get_document (row->session);

  muster_field_row_set (row, record != 0 ? muster_document_get_id (doc, record) : "", FALSE);
}

static GtkWidget *
make_picker (MusterFieldRow *row)
{
  GtkWidget *widget = muster_record_picker_new (row->session, 1u << row->info.target);

  muster_record_picker_set_empty (MUSTER_RECORD_PICKER (widget), _ ("None"));
  g_signal_connect_object (widget, "picked", G_CALLBACK (on_picked), row, G_CONNECT_SWAPPED);
  return widget;
}

static void
show_picker (MusterFieldRow *row, const char *text)
{
  MusterDocument *doc = muster_session_get_document (row->session);
  MusterRecordPicker *picker = MUSTER_RECORD_PICKER (row->widget);

  if (text == NULL)
    muster_record_picker_set_text (picker, muster_field_row_get_mixed ());
  else if (*text != '\0')
    muster_record_picker_set_text (picker, muster_document_get_name (doc, muster_document_find (doc, text)));
  else
    muster_record_picker_set_text (picker, row->hint != NULL ? row->hint : _ ("None"));
}

/* }}} */
/* {{{ A date */

static void
on_day_selected (MusterFieldRow *row, GtkCalendar *calendar)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  if (row->showing)
    return;
  muster_field_row_set (row, text, FALSE);
  muster_field_row_refresh (row);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
make_date (MusterFieldRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = make_done (row);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_widget_add_css_class (box, "linked");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_selected), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  g_object_set_data (G_OBJECT (box), "entry", entry);
  g_object_set_data (G_OBJECT (box), "calendar", calendar);
  return box;
}

static void
show_date (MusterFieldRow *row, const char *text)
{
  GtkEntry *entry = g_object_get_data (G_OBJECT (row->widget), "entry");
  GtkCalendar *calendar = g_object_get_data (G_OBJECT (row->widget), "calendar");
  g_autofree char *full = text != NULL ? g_strconcat (text, "T00:00:00", NULL) : NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = full != NULL ? g_date_time_new_from_iso8601 (full, zone) : NULL;

  show_text (row, text);
  if (text != NULL)
    /* Translators: how a date is typed */
    gtk_entry_set_placeholder_text (entry, _ ("YYYY-MM-DD"));
  if (day != NULL)
    gtk_calendar_select_day (calendar, day);
}

/* }}} */

const MusterControl *
muster_control_for (const MusterFieldInfo *info)
{
  static const MusterControl text = { make_text, show_text };
  static const MusterControl lines = { make_lines, show_lines };
  static const MusterControl number = { make_number, show_text };
  static const MusterControl flag = { make_switch, show_switch };
  static const MusterControl choice = { make_choice, show_choice };
  static const MusterControl stage = { muster_field_row_make_drop_down, show_stage };
  static const MusterControl picker = { make_picker, show_picker };
  static const MusterControl date = { make_date, show_date };
  static const MusterControl suggest = { make_suggest, show_text };

  switch (info->type)
    {
    case MUSTER_TYPE_NUMBER:
      return &number;
    case MUSTER_TYPE_FLAG:
      return &flag;
    case MUSTER_TYPE_DATE:
      return &date;
    case MUSTER_TYPE_REF:
      return info->target == MUSTER_KIND_STAGE ? &stage : &picker;
    default:
      break;
    }
  if (info->choices != NULL && !info->open)
    return &choice;
  if (info->shape == MUSTER_SHAPE_IMAGE)
    return &muster_control_photo;
  if (info->shape == MUSTER_SHAPE_COLOR)
    return &muster_control_color;
  if (info->shape == MUSTER_SHAPE_LINK)
    return &muster_control_link;
  if (strcmp (info->name, "layout") == 0)
    return &muster_control_layout;
  if (info->shape == MUSTER_SHAPE_LINES)
    return &lines;
  return info->choices != NULL ? &suggest : &text;
}
