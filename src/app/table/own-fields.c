/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * own-fields.c: see own-fields.h. Rows are made anew after each change but while a name is typed,
 * which is set on Enter or when it is left. Each change is a step that can be undone.
 */
#include "own-fields.h"

#include <glib/gi18n-lib.h>

static const MusterKind kinds[] = { MUSTER_KIND_ROLE, MUSTER_KIND_PERSON, MUSTER_KIND_DEPARTMENT };
static const char *const types[] = { "text", "number", "date", "flag" };

struct _MusterOwnFields
{
  AdwWindow parent_instance;

  /* Of the template */
  GtkListBox *list;
  GtkEditable *name;
  GtkDropDown *on;
  GtkDropDown *type;
  GtkWidget *add;
  GtkLabel *error;
  GtkWidget *empty;

  /* Owned */
  MusterSession *session;
  guint filling;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (MusterOwnFields, muster_own_fields, ADW_TYPE_WINDOW)

/* {{{ Doing it */

/* Takes @error. */
static void
show_error (MusterOwnFields *window, GError *error)
{
  gtk_label_set_text (window->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (window->error), error != NULL);
  g_clear_error (&error);
}

static MusterRecord
get_field_of (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field")) : 0;
}

static void fill_soon (MusterOwnFields *window);

static void
set (MusterOwnFields *window, MusterRecord own, MusterField field, const char *text)
{
  GError *error = NULL;

  if (window->busy || !muster_session_may_edit (window->session))
    return;
  window->busy = TRUE;
  muster_edit_set (muster_session_get_document (window->session), own, field, text, MUSTER_COMMIT_DEFAULT, &error);
  window->busy = FALSE;
  if (error != NULL)
    fill_soon (window);
  show_error (window, error);
}

static void
on_name (MusterOwnFields *window, GtkWidget *entry)
{
  MusterRecord own = get_field_of (entry);
  MusterDocument *doc = muster_session_get_document (window->session);

  if (own != 0 && muster_document_get_kind (doc, own) == MUSTER_KIND_FIELD && !g_str_equal (muster_document_get_name (doc, own), gtk_editable_get_text (GTK_EDITABLE (entry))))
    set (window, own, MUSTER_FIELD_NAME, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_name_left (GtkEventController *focus, gpointer window)
{
  on_name (window, gtk_event_controller_get_widget (focus));
}

static void
on_type (MusterOwnFields *window, GParamSpec *pspec, GtkDropDown *widget)
{
  guint chosen = gtk_drop_down_get_selected (widget);

  if (chosen < G_N_ELEMENTS (types) && get_field_of (GTK_WIDGET (widget)) != 0)
    set (window, get_field_of (GTK_WIDGET (widget)), MUSTER_FIELD_TYPE, types[chosen]);
}

static void
on_up (MusterOwnFields *window, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  GtkListBoxRow *above = gtk_list_box_get_row_at_index (window->list, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) - 1);
  GError *error = NULL;

  if (above == NULL || !muster_session_may_edit (window->session))
    return;
  muster_edit_reorder (muster_session_get_document (window->session), get_field_of (button), GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (above), "field")), &error);
  show_error (window, error);
}

static void
on_remove (MusterOwnFields *window, GtkWidget *button)
{
  MusterRecord own = get_field_of (button);
  GError *error = NULL;

  if (!muster_session_may_edit (window->session))
    return;
  if (muster_edit_remove (muster_session_get_document (window->session), &own, 1, MUSTER_SCOPE_ALONE, &error))
    muster_session_say_done (window->session);
  show_error (window, error);
}

static void
on_add (MusterOwnFields *window)
{
  GError *error = NULL;
  MusterKind on = kinds[gtk_drop_down_get_selected (window->on) % G_N_ELEMENTS (kinds)];
  const char *type = types[gtk_drop_down_get_selected (window->type) % G_N_ELEMENTS (types)];

  if (!muster_session_may_edit (window->session))
    return;
  if (muster_edit_add_field (muster_session_get_document (window->session), on, gtk_editable_get_text (window->name), type, &error) != 0)
    gtk_editable_set_text (window->name, "");
  show_error (window, error);
}

/* }}} */
/* {{{ Rows */

static GListModel *
list_types (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (labels, muster_choice_get_label (types[i]));
  return G_LIST_MODEL (labels);
}

static GtkWidget *
make_type (MusterOwnFields *window, MusterRecord own)
{
  const char *type = muster_document_get_text (muster_session_get_document (window->session), own, MUSTER_FIELD_TYPE);
  GtkWidget *widget = gtk_drop_down_new (list_types (), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i]) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Type"), -1);
  g_signal_connect_data (widget, "notify::selected", G_CALLBACK (on_type), window, NULL, G_CONNECT_SWAPPED);
  return widget;
}

static GtkWidget *
make_name (MusterOwnFields *window, MusterRecord own)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), muster_document_get_name (muster_session_get_document (window->session), own));
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_name), window);
  g_signal_connect (focus, "leave", G_CALLBACK (on_name_left), window);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static GtkWidget *
make_button (MusterOwnFields *window, const char *icon, const char *tooltip, GCallback run)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_data (button, "clicked", run, window, NULL, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (MusterOwnFields *window, MusterRecord own)
{
  const char *on = muster_document_get_text (muster_session_get_document (window->session), own, MUSTER_FIELD_ON);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *whose = gtk_label_new (muster_choice_get_label (on != NULL ? on : "department"));

  gtk_widget_add_css_class (whose, "dim-label");
  gtk_widget_add_css_class (box, "own-field");
  gtk_box_append (GTK_BOX (box), make_name (window, own));
  gtk_box_append (GTK_BOX (box), whose);
  gtk_box_append (GTK_BOX (box), make_type (window, own));
  gtk_box_append (GTK_BOX (box), make_button (window, "go-up-symbolic", _ ("Further up"), G_CALLBACK (on_up)));
  gtk_box_append (GTK_BOX (box), make_button (window, "user-trash-symbolic", _ ("Remove the field and its values"), G_CALLBACK (on_remove)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (own));
  gtk_list_box_append (window->list, row);
}

static gboolean
fill (gpointer data)
{
  MusterOwnFields *window = data;
  g_autoptr (GArray) fields = muster_document_list (muster_session_get_document (window->session), MUSTER_KIND_FIELD);
  GtkWidget *row;

  window->filling = 0;
  window->busy = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (window->list))) != NULL)
    gtk_list_box_remove (window->list, row);
  for (guint i = 0; i < fields->len; i++)
    add_row (window, g_array_index (fields, MusterRecord, i));
  gtk_widget_set_visible (GTK_WIDGET (window->list), fields->len > 0);
  gtk_widget_set_visible (window->empty, fields->len == 0);
  window->busy = FALSE;
  return G_SOURCE_REMOVE;
}

/* Not while the focus moves, which is when a name is set. */
static void
fill_soon (MusterOwnFields *window)
{
  if (window->filling == 0)
    window->filling = g_idle_add (fill, window);
}

/* }}} */
/* {{{ The window */

static void
muster_own_fields_dispose (GObject *object)
{
  MusterOwnFields *window = MUSTER_OWN_FIELDS (object);

  window->busy = TRUE;
  g_clear_handle_id (&window->filling, g_source_remove);
  if (window->session != NULL)
    g_signal_handlers_disconnect_by_data (window->session, window);
  g_clear_object (&window->session);
  G_OBJECT_CLASS (muster_own_fields_parent_class)->dispose (object);
}

static void
muster_own_fields_class_init (MusterOwnFieldsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_own_fields_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/own-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, list);
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, name);
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, on);
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, type);
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, add);
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, error);
  gtk_widget_class_bind_template_child (widget_class, MusterOwnFields, empty);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_own_fields_init (MusterOwnFields *window)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GListModel) type_labels = list_types ();

  gtk_widget_init_template (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, muster_kind_get_plural (kinds[i]));
  gtk_drop_down_set_model (window->on, G_LIST_MODEL (labels));
  gtk_drop_down_set_model (window->type, type_labels);
  g_signal_connect_object (window->add, "clicked", G_CALLBACK (on_add), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->name, "activate", G_CALLBACK (on_add), window, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_own_fields_new (MusterSession *session)
{
  MusterOwnFields *window = g_object_new (MUSTER_TYPE_OWN_FIELDS, NULL);

  window->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (fill_soon), window);
  fill (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->name));
  return GTK_WIDGET (window);
}

/* }}} */
