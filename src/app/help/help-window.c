/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help-window.c: see help-window.h. A row of the list is a topic, by its index.
 */
#include "help-window.h"
#include "help-topics.h"

#include <glib/gi18n-lib.h>

struct _MusterHelpWindow
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwLeaflet *leaflet;
  GtkSearchEntry *search;
  GtkListBox *list;
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkBox *page;
};

G_DEFINE_FINAL_TYPE (MusterHelpWindow, muster_help_window, ADW_TYPE_WINDOW)

static const MusterHelpTopic *
get_topic (GtkListBoxRow *row)
{
  return &muster_help_topics ()[gtk_list_box_row_get_index (row)];
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* {{{ The page */

/* Can be selected by the pointer, but is no stop of the focus, which would select all of it. */
static GtkWidget *
make_paragraph (const char *text)
{
  GtkWidget *label = make_label (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

static GtkWidget *
make_keys (const MusterHelpPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (_ (part->text));
  GtkWidget *keys = gtk_shortcut_label_new (part->keys);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), keys);
  return box;
}

static void
show_topic (MusterHelpWindow *window, const MusterHelpTopic *topic)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->page))) != NULL)
    gtk_box_remove (window->page, child);
  for (const MusterHelpPart *part = topic->parts; part->text != NULL; part++)
    gtk_box_append (window->page, part->keys == NULL ? make_paragraph (_ (part->text)) : make_keys (part));
  adw_window_title_set_title (window->title, _ (topic->title));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (window->scroller), 0);
}

static void
on_row_selected (MusterHelpWindow *window, GtkListBoxRow *row)
{
  if (row != NULL)
    show_topic (window, get_topic (row));
}

/* Where there is room for one side only, choosing a topic goes to its page. */
static void
on_row_activated (MusterHelpWindow *window)
{
  if (adw_leaflet_get_folded (window->leaflet))
    adw_leaflet_navigate (window->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
on_back (MusterHelpWindow *window)
{
  adw_leaflet_navigate (window->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* }}} */
/* {{{ The list */

static GtkWidget *
make_row (const MusterHelpTopic *topic)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (topic->icon_name));
  gtk_box_append (GTK_BOX (box), make_label (_ (topic->title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (topic->title), -1);
  return row;
}

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  MusterHelpWindow *window = data;

  return muster_help_topic_matches (get_topic (row), gtk_editable_get_text (GTK_EDITABLE (window->search)));
}

/* The page stays what it is where it still matches; else it is the first that does. */
static void
on_search_changed (MusterHelpWindow *window)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (window->list);

  gtk_list_box_invalidate_filter (window->list);
  if (row != NULL && is_wanted (row, window))
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->list, i)) != NULL; i++)
    if (is_wanted (row, window))
      break;
  gtk_list_box_select_row (window->list, row);
}

static void
on_search_activated (MusterHelpWindow *window)
{
  if (gtk_list_box_get_selected_row (window->list) != NULL)
    on_row_activated (window);
}

/* }}} */
/* {{{ Window */

static void
muster_help_window_class_init (MusterHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MusterHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MusterHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MusterHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MusterHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterHelpWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
muster_help_window_init (MusterHelpWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  for (const MusterHelpTopic *topic = muster_help_topics (); topic->title != NULL; topic++)
    gtk_list_box_append (window->list, make_row (topic));
  gtk_list_box_set_filter_func (window->list, is_wanted, window, NULL);
  gtk_list_box_select_row (window->list, gtk_list_box_get_row_at_index (window->list, 0));
  gtk_search_entry_set_key_capture_widget (window->search, GTK_WIDGET (window));
}

static MusterHelpWindow *
find_open (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (MUSTER_IS_HELP_WINDOW (window))
        return MUSTER_HELP_WINDOW (window);
    }
  return NULL;
}

MusterHelpWindow *
muster_help_window_show (GtkWindow *parent)
{
  MusterHelpWindow *window = find_open ();

  if (window == NULL)
    window = g_object_new (MUSTER_TYPE_HELP_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* }}} */
