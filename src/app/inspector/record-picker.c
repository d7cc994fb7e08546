/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * record-picker.c: see record-picker.h. The list is made while it is open, of the best matches alone.
 */
#include "record-picker.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

#define MOST 40

struct _MusterRecordPicker
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkListBox *list;

  /* Owned */
  MusterSession *session;
  guint kinds;
  char *empty;
  gboolean names;
};

enum
{
  PICKED,
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterRecordPicker, muster_record_picker, GTK_TYPE_WIDGET)

/* {{{ The list */

static const char *
get_name_of (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterRecord target = muster_document_get_ref (doc, record, field);

  return target != 0 ? muster_document_get_name (doc, target) : NULL;
}

static void
add_names (GString *text, MusterDocument *doc, MusterRecord record, MusterField through, MusterField field)
{
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, record, through);
  while (muster_iter_next (&iter, &holding))
    {
      const char *name = get_name_of (doc, holding, field);

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", name);
    }
}

char *
muster_record_dup_place (MusterDocument *doc, MusterRecord record)
{
  GString *text = g_string_new (NULL);
  const char *above = NULL;

  switch (muster_document_get_kind (doc, record))
    {
    case MUSTER_KIND_DEPARTMENT:
      above = get_name_of (doc, record, MUSTER_DEPARTMENT_PARENT);
      break;
    case MUSTER_KIND_ROLE:
      above = get_name_of (doc, record, MUSTER_ROLE_DEPARTMENT);
      break;
    case MUSTER_KIND_PERSON:
      add_names (text, doc, record, MUSTER_HOLDING_PERSON, MUSTER_HOLDING_ROLE);
      break;
    default:
      break;
    }
  g_string_append (text, above != NULL ? above : "");
  if (muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE)
    add_names (text, doc, record, MUSTER_HOLDING_ROLE, MUSTER_HOLDING_PERSON);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  muster_label_set_shown (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* @record: 0 for a row that stands for none, or for what was typed. */
static void
add_row (MusterRecordPicker *picker, MusterRecord record, const char *text, const char *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_line (text, NULL));
  if (place != NULL && *place != '\0')
    {
      GtkWidget *line = make_line (place, "caption");

      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "record", GUINT_TO_POINTER (record));
  gtk_list_box_append (picker->list, row);
}

static void
add_matches (MusterRecordPicker *picker, const char *text)
{
  MusterDocument *doc = muster_session_get_document (picker->session);
  g_autoptr (GArray) found = muster_search_rank (muster_session_get_search (picker->session), text, picker->kinds, MOST);

  for (guint i = 0; i < found->len; i++)
    {
      MusterRecord record = g_array_index (found, MusterSearchResult, i).record;
      g_autofree char *place = muster_record_dup_place (doc, record);

      add_row (picker, record, muster_document_get_name (doc, record), place);
    }
}

static void
clear_list (MusterRecordPicker *picker)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (picker->list))) != NULL)
    gtk_list_box_remove (picker->list, row);
}

static void
fill (MusterRecordPicker *picker)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (picker->entry))));

  clear_list (picker);
  if (picker->empty != NULL && *text == '\0')
    add_row (picker, 0, picker->empty, NULL);
  add_matches (picker, text);
  if (picker->names && *text != '\0')
    {
      g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), text);

      add_row (picker, 0, label, NULL);
      g_object_set_data_full (G_OBJECT (gtk_widget_get_last_child (GTK_WIDGET (picker->list))), "name", g_steal_pointer (&text), g_free);
    }
  gtk_list_box_select_row (picker->list, gtk_list_box_get_row_at_index (picker->list, 0));
}

static void
choose (MusterRecordPicker *picker, GtkListBoxRow *row)
{
  MusterRecord record = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "record"));
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));

  gtk_popover_popdown (picker->popover);
  if (name != NULL)
    g_signal_emit (picker, signals[NAMED], 0, name);
  else
    g_signal_emit (picker, signals[PICKED], 0, record);
}

/* }}} */
/* {{{ Keys: the focus stays in the entry, the arrows move in the list */

static void
choose_selected (MusterRecordPicker *picker)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (picker->list);

  if (row != NULL)
    choose (picker, row);
}

static gboolean
on_key (MusterRecordPicker *picker, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (picker->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1
                                                         : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (picker->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (picker->list, row);
  return GDK_EVENT_STOP;
}

/* Before it is shown, so that it is as large as what is in it. */
static void
on_opening (GtkMenuButton *button, gpointer data)
{
  MusterRecordPicker *picker = data;

  gtk_editable_set_text (GTK_EDITABLE (picker->entry), "");
  fill (picker);
}

static void
on_shown (MusterRecordPicker *picker)
{
  gtk_widget_grab_focus (GTK_WIDGET (picker->entry));
}

/* }}} */
/* {{{ The widget */

void
muster_record_picker_set_text (MusterRecordPicker *picker, const char *text)
{
  muster_label_set_shown (picker->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
muster_record_picker_set_empty (MusterRecordPicker *picker, const char *empty)
{
  g_free (picker->empty);
  picker->empty = g_strdup (empty);
}

void
muster_record_picker_set_names (MusterRecordPicker *picker, gboolean names)
{
  picker->names = names;
}

static void
muster_record_picker_dispose (GObject *object)
{
  MusterRecordPicker *picker = MUSTER_RECORD_PICKER (object);

  g_clear_pointer (&picker->button, gtk_widget_unparent);
  g_clear_object (&picker->session);
  g_clear_pointer (&picker->empty, g_free);
  G_OBJECT_CLASS (muster_record_picker_parent_class)->dispose (object);
}

static void
muster_record_picker_class_init (MusterRecordPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_record_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", MUSTER_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NAMED] = g_signal_new ("named", MUSTER_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterRecordPicker, button);
  gtk_widget_class_bind_template_child (widget_class, MusterRecordPicker, label);
  gtk_widget_class_bind_template_child (widget_class, MusterRecordPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, MusterRecordPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, MusterRecordPicker, list);
}

static void
muster_record_picker_init (MusterRecordPicker *picker)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (picker));
  /* A menu button centres what is in it. */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (picker->label)), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (picker->button), on_opening, picker, NULL);
  g_signal_connect_object (picker->popover, "map", G_CALLBACK (on_shown), picker, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker->popover, "closed", G_CALLBACK (clear_list), picker, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker->entry, "changed", G_CALLBACK (fill), picker, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker->entry, "activate", G_CALLBACK (choose_selected), picker, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker->list, "row-activated", G_CALLBACK (choose), picker, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), picker);
  gtk_widget_add_controller (GTK_WIDGET (picker->entry), keys);
}

GtkWidget *
muster_record_picker_new (MusterSession *session, guint kinds)
{
  MusterRecordPicker *picker = g_object_new (MUSTER_TYPE_RECORD_PICKER, NULL);

  picker->session = g_object_ref (session);
  picker->kinds = kinds;
  return GTK_WIDGET (picker);
}

/* }}} */
