/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timeline.c: see timeline.h. The list is one of numbers: how many changes are in force. What a row
 * shows is read from the history whenever that may have changed, for the rows in sight.
 */
#include "timeline.h"
#include "compare-window.h"
#include "earlier.h"
#include "number-item.h"
#include "step-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MusterTimeline
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkStack *stack;
  GtkListView *view;
  MusterEarlier *earlier;

  /* Owned */
  MusterSession *session;
  GListStore *positions;
  guint refreshing;

  /* GtkListItem: those in sight, and some around them. */
  GPtrArray *bound;
};

G_DEFINE_FINAL_TYPE (MusterTimeline, muster_timeline, GTK_TYPE_WIDGET)

/* {{{ The list */

static void
show_step (MusterTimeline *timeline, GtkListItem *list_item)
{
  MusterDocument *doc = muster_session_get_document (timeline->session);
  guint position = muster_number_item_get (gtk_list_item_get_item (list_item));

  /* One that an edit has dropped is gone from the list a moment later. */
  if (position <= muster_history_get_length (doc))
    muster_step_row_show (MUSTER_STEP_ROW (gtk_list_item_get_child (list_item)), doc, position);
}

static void
on_setup (MusterTimeline *timeline, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, muster_step_row_new ());
}

static void
on_bind (MusterTimeline *timeline, GtkListItem *list_item)
{
  g_ptr_array_add (timeline->bound, list_item);
  show_step (timeline, list_item);
}

static void
on_unbind (MusterTimeline *timeline, GtkListItem *list_item)
{
  g_ptr_array_remove_fast (timeline->bound, list_item);
}

static gboolean
refresh (gpointer data)
{
  MusterTimeline *timeline = data;
  guint n = muster_history_get_length (muster_session_get_document (timeline->session));

  timeline->refreshing = 0;
  muster_number_items_resize (timeline->positions, n > 0 ? n + 1 : 0, TRUE);
  for (guint i = 0; i < timeline->bound->len; i++)
    show_step (timeline, g_ptr_array_index (timeline->bound, i));
  gtk_stack_set_visible_child_name (timeline->stack, n > 0 ? "list" : "empty");
  return G_SOURCE_REMOVE;
}

/* Travel is a change for each step. */
static void
queue_refresh (MusterTimeline *timeline)
{
  if (timeline->refreshing == 0)
    timeline->refreshing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh, timeline, NULL);
}

static void
on_activate (MusterTimeline *timeline, guint index)
{
  g_autoptr (MusterNumberItem) item = g_list_model_get_item (G_LIST_MODEL (timeline->positions), index);
  MusterDocument *doc = muster_session_get_document (timeline->session);
  guint position = muster_number_item_get (item);

  if (position <= muster_history_get_length (doc) && muster_session_may_edit (timeline->session))
    muster_travel (doc, position);
}

/* }}} */
/* {{{ What can be done with a state */

static void
on_name_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  MusterTimeline *timeline = data;
  const MusterChange *change = g_object_get_data (G_OBJECT (dialog), "change");
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "position"));
  MusterDocument *doc = muster_session_get_document (timeline->session);

  if (!g_str_equal (response, "name") || position > muster_history_get_length (doc) || muster_history_get_change (doc, position - 1) != change)
    return;
  muster_session_name_version (timeline->session, position - 1, *name != '\0' ? name : NULL);
}

static void
name_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterTimeline *timeline = data;
  guint position = g_variant_get_uint32 (parameter);
  MusterDocument *doc = muster_session_get_document (timeline->session);
  const MusterChange *change;
  GtkWidget *dialog, *entry;

  if (position == 0 || position > muster_history_get_length (doc) || !muster_session_may_edit (timeline->session))
    return;
  change = muster_history_get_change (doc, position - 1);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (timeline))), _ ("Name This Version"), _ ("A name makes it easy to find again. Empty takes it away."));
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), change->name != NULL ? change->name : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "name", _ ("_Name"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "name", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "name");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "change", (gpointer) change);
  g_object_set_data (G_OBJECT (dialog), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_name_response), timeline, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compare_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterTimeline *timeline = data;

  MusterDocument *doc = muster_session_get_document (timeline->session);
  guint position = g_variant_get_uint32 (parameter);

  if (position <= muster_history_get_length (doc))
    muster_compare_window_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (timeline))), doc, position);
}

static void
add_actions (MusterTimeline *timeline)
{
  static const GActionEntry entries[] = {
    { .name = "name", .activate = name_step, .parameter_type = "u" },
    { .name = "compare", .activate = compare_step, .parameter_type = "u" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), timeline);
  gtk_widget_insert_action_group (GTK_WIDGET (timeline), "step", G_ACTION_GROUP (group));
}

/* }}} */
/* {{{ The widget */

void
muster_timeline_set_session (MusterTimeline *timeline, MusterSession *session)
{
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (timeline->positions))));

  g_set_object (&timeline->session, session);
  gtk_list_view_set_model (timeline->view, model);
  g_signal_connect_object (session, "changed", G_CALLBACK (queue_refresh), timeline, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "file-changed", G_CALLBACK (queue_refresh), timeline, G_CONNECT_SWAPPED);
  muster_earlier_set_session (timeline->earlier, session);
  refresh (timeline);
}

static void
muster_timeline_dispose (GObject *object)
{
  MusterTimeline *timeline = MUSTER_TIMELINE (object);
  GtkWidget *child;

  g_clear_handle_id (&timeline->refreshing, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  if (timeline->session != NULL)
    g_signal_handlers_disconnect_by_data (timeline->session, timeline);
  g_clear_object (&timeline->session);
  g_clear_object (&timeline->positions);
  G_OBJECT_CLASS (muster_timeline_parent_class)->dispose (object);
}

static void
muster_timeline_finalize (GObject *object)
{
  g_ptr_array_unref (MUSTER_TIMELINE (object)->bound);
  G_OBJECT_CLASS (muster_timeline_parent_class)->finalize (object);
}

static void
muster_timeline_class_init (MusterTimelineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_timeline_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_timeline_finalize;
  g_type_ensure (MUSTER_TYPE_EARLIER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterTimeline, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterTimeline, view);
  gtk_widget_class_bind_template_child (widget_class, MusterTimeline, earlier);
}

static void
muster_timeline_init (MusterTimeline *timeline)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (timeline));
  timeline->positions = g_list_store_new (MUSTER_TYPE_NUMBER_ITEM);
  timeline->bound = g_ptr_array_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), timeline, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), timeline, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), timeline, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (timeline->view, factory);
  g_signal_connect_object (timeline->view, "activate", G_CALLBACK (on_activate), timeline, G_CONNECT_SWAPPED);
  add_actions (timeline);
}

/* }}} */
