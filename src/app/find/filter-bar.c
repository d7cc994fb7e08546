/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * filter-bar.c: see filter-bar.h.
 */
#include "filter-bar.h"

#include <glib/gi18n-lib.h>

struct _MusterFilterBar
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkLabel *error;
  GtkMenuButton *saved;
  GtkListBox *list;
  GtkEditable *name;
  GtkWidget *save;
  GtkWidget *saving;
  GtkWidget *close;

  /* Owned */
  MusterSession *session;
  guint counting;
};

G_DEFINE_FINAL_TYPE (MusterFilterBar, muster_filter_bar, GTK_TYPE_WIDGET)

/* {{{ What is typed */

static char *
dup_typed (MusterFilterBar *bar)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (bar->entry))));
}

static void
show_error (MusterFilterBar *bar, const char *message)
{
  gtk_label_set_text (bar->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (bar->error), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (bar->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar->entry), "error");
}

static void
on_typed (MusterFilterBar *bar)
{
  g_autofree char *text = dup_typed (bar);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterFilter) filter = NULL;
  gboolean hides;

  if (bar->session == NULL || !muster_filter_bar_is_open (bar))
    return;
  filter = muster_filter_new (muster_session_get_document (bar->session), text, NULL, &error);
  show_error (bar, filter == NULL ? error->message : NULL);
  if (filter == NULL)
    return;
  muster_session_get_filter (bar->session, &hides);
  muster_session_set_filter (bar->session, text, hides);
}

/* How many of the roles are meant. */
static gboolean
count (gpointer data)
{
  MusterFilterBar *bar = data;
  MusterScene *scene = muster_session_get_scene (bar->session);
  GHashTable *meant = muster_scene_get_meant (scene);
  const MusterTree *roles = muster_projection_get_roles (muster_scene_get_projection (scene));
  g_autofree char *text = NULL;
  guint n = 0;

  bar->counting = 0;
  for (guint i = 0; meant != NULL && i < roles->n_nodes; i++)
    n += g_hash_table_contains (meant, GUINT_TO_POINTER (roles->nodes[i].record));
  if (meant != NULL)
    text = g_strdup_printf (ngettext ("%u of %u role", "%u of %u roles", roles->n_nodes), n, roles->n_nodes);
  gtk_label_set_text (bar->count, text != NULL ? text : "");
  return G_SOURCE_REMOVE;
}

static void
on_changed (MusterFilterBar *bar)
{
  if (muster_filter_bar_is_open (bar) && bar->counting == 0)
    bar->counting = g_idle_add (count, bar);
}

/* }}} */
/* {{{ Filters that are kept */

static void
show_in_entry (MusterFilterBar *bar, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (bar->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (bar->entry), -1);
  on_typed (bar);
}

void
muster_filter_bar_choose (MusterFilterBar *bar, MusterRecord filter)
{
  const char *text = muster_document_get_text (muster_session_get_document (bar->session), filter, MUSTER_FILTER_TEXT);

  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
  show_in_entry (bar, text != NULL ? text : "");
}

static MusterRecord
get_filter_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)), "filter"));
}

static void
on_chosen (MusterFilterBar *bar, GtkListBoxRow *row)
{
  gtk_menu_button_popdown (bar->saved);
  muster_filter_bar_choose (bar, get_filter_of (GTK_WIDGET (row)));
  gtk_widget_grab_focus (GTK_WIDGET (bar->entry));
}

static void
on_removed (MusterFilterBar *bar, GtkWidget *button)
{
  MusterRecord filter = get_filter_of (button);
  GError *error = NULL;

  gtk_menu_button_popdown (bar->saved);
  if (!muster_session_may_edit (bar->session))
    return;
  if (muster_edit_remove (muster_session_get_document (bar->session), &filter, 1, MUSTER_SCOPE_ALONE, &error))
    muster_session_say_done (bar->session);
  muster_session_say_error (bar->session, error);
}

static void
on_renamed (MusterFilterBar *bar, GtkWidget *entry)
{
  MusterRecord filter = get_filter_of (entry);
  GError *error = NULL;

  gtk_menu_button_popdown (bar->saved);
  if (muster_session_may_edit (bar->session))
    muster_edit_set (muster_session_get_document (bar->session), filter, MUSTER_FILTER_NAME, gtk_editable_get_text (GTK_EDITABLE (entry)), MUSTER_COMMIT_DEFAULT, &error);
  muster_session_say_error (bar->session, error);
}

/* The row becomes an entry. */
static void
on_rename (MusterFilterBar *bar, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *entry = gtk_entry_new ();
  MusterRecord filter = get_filter_of (button);

  gtk_editable_set_text (GTK_EDITABLE (entry), muster_document_get_name (muster_session_get_document (bar->session), filter));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the filter"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_renamed), bar);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), entry);
  gtk_widget_grab_focus (entry);
}

static GtkWidget *
make_button (MusterFilterBar *bar, const char *icon, const char *tooltip, GCallback run)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", run, bar, NULL, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_row (MusterFilterBar *bar, MusterRecord filter)
{
  MusterDocument *doc = muster_session_get_document (bar->session);
  const char *text = muster_document_get_text (doc, filter, MUSTER_FILTER_TEXT);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), make_line (muster_document_get_name (doc, filter), NULL));
  gtk_box_append (GTK_BOX (lines), make_line (text != NULL ? text : "", "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), make_button (bar, "document-edit-symbolic", _ ("Rename"), G_CALLBACK (on_rename)));
  gtk_box_append (GTK_BOX (box), make_button (bar, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (on_removed)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "filter", GUINT_TO_POINTER (filter));
  gtk_list_box_append (bar->list, row);
}

static void
fill (GtkMenuButton *button, gpointer data)
{
  MusterFilterBar *bar = data;
  g_autoptr (GArray) filters = muster_document_list (muster_session_get_document (bar->session), MUSTER_KIND_FILTER);
  g_autofree char *typed = dup_typed (bar);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (bar->list))) != NULL)
    gtk_list_box_remove (bar->list, row);
  for (guint i = 0; i < filters->len; i++)
    add_row (bar, g_array_index (filters, MusterRecord, i));
  gtk_widget_set_visible (GTK_WIDGET (bar->list), filters->len > 0);
  gtk_widget_set_sensitive (bar->saving, *typed != 0 && !gtk_widget_get_visible (GTK_WIDGET (bar->error)));
  gtk_editable_set_text (bar->name, typed);
}

static void
on_save (MusterFilterBar *bar)
{
  g_autofree char *typed = dup_typed (bar);
  g_autofree char *name = g_strdup (gtk_editable_get_text (bar->name));
  GError *error = NULL;

  gtk_menu_button_popdown (bar->saved);
  if (muster_session_may_edit (bar->session) && muster_edit_save_filter (muster_session_get_document (bar->session), name, typed, &error) != 0)
    muster_session_say_done (bar->session);
  muster_session_say_error (bar->session, error);
}

/* }}} */
/* {{{ The bar */

gboolean
muster_filter_bar_is_open (MusterFilterBar *bar)
{
  return gtk_revealer_get_reveal_child (bar->revealer);
}

void
muster_filter_bar_open (MusterFilterBar *bar)
{
  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (bar->entry));
  gtk_editable_select_region (GTK_EDITABLE (bar->entry), 0, -1);
  on_typed (bar);
}

void
muster_filter_bar_close (MusterFilterBar *bar)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (bar)));
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (bar));

  gtk_revealer_set_reveal_child (bar->revealer, FALSE);
  muster_session_set_filter (bar->session, NULL, muster_session_get_options (bar->session)->hides);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (bar))), GTK_DIR_TAB_FORWARD);
}

void
muster_filter_bar_set_session (MusterFilterBar *bar, MusterSession *session)
{
  if (bar->session != NULL)
    g_signal_handlers_disconnect_by_data (bar->session, bar);
  g_set_object (&bar->session, session);
  if (session != NULL)
    g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), bar);
}

static void
muster_filter_bar_dispose (GObject *object)
{
  MusterFilterBar *bar = MUSTER_FILTER_BAR (object);
  GtkWidget *child;

  g_clear_handle_id (&bar->counting, g_source_remove);
  muster_filter_bar_set_session (bar, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (muster_filter_bar_parent_class)->dispose (object);
}

static void
muster_filter_bar_class_init (MusterFilterBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, entry);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, error);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, saved);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, list);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, name);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, save);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, saving);
  gtk_widget_class_bind_template_child (widget_class, MusterFilterBar, close);
}

static void
muster_filter_bar_init (MusterFilterBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  gtk_menu_button_set_create_popup_func (bar->saved, fill, bar, NULL);
  g_signal_connect_object (bar->entry, "search-changed", G_CALLBACK (on_typed), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->entry, "activate", G_CALLBACK (on_typed), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->entry, "stop-search", G_CALLBACK (muster_filter_bar_close), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->close, "clicked", G_CALLBACK (muster_filter_bar_close), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->list, "row-activated", G_CALLBACK (on_chosen), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->save, "clicked", G_CALLBACK (on_save), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->name, "activate", G_CALLBACK (on_save), bar, G_CONNECT_SWAPPED);
}

/* }}} */
