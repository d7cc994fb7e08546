/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stages-window.c: see stages-window.h. Rows are made anew when the stages are others or in another
 * order, and otherwise show what has changed, so that typing in one goes on.
 */
#include "stages-window.h"
#include "field-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MUSTER_TYPE_STAGES_WINDOW (muster_stages_window_get_type ())
G_DECLARE_FINAL_TYPE (MusterStagesWindow, muster_stages_window, MUSTER, STAGES_WINDOW, AdwWindow)

struct _MusterStagesWindow
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwWindowTitle *heading;
  GtkWidget *advice;
  GtkListBox *list;
  GtkEntry *name;
  GtkWidget *add;
  GtkLabel *error;

  /* Owned */
  MusterSession *session;
  /* MusterRecord: what the rows are about. */
  GArray *shown;
  guint filling;
};

G_DEFINE_FINAL_TYPE (MusterStagesWindow, muster_stages_window, ADW_TYPE_WINDOW)

static MusterDocument *
get_document (MusterStagesWindow *window)
{
  return muster_session_get_document (window->session);
}

/* Here rather than in the window behind, which may be covered; until something is done. Takes @error,
 * which may be NULL. */
static void
say_error (MusterStagesWindow *window, GError *error)
{
  gtk_label_set_text (window->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (window->error), error != NULL);
  g_clear_error (&error);
}

/* {{{ What a person does */

static void
on_add (MusterStagesWindow *window)
{
  GError *error = NULL;

  if (!muster_session_may_edit (window->session))
    return;
  if (muster_edit_add_stage (get_document (window), gtk_editable_get_text (GTK_EDITABLE (window->name)), 0, &error) != 0)
    gtk_editable_set_text (GTK_EDITABLE (window->name), "");
  say_error (window, error);
  gtk_widget_grab_focus (GTK_WIDGET (window->name));
}

static MusterRecord
get_stage (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "stage"));
}

/* Moves a stage by one place. */
static void
shift (MusterStagesWindow *window, MusterRecord stage, int by)
{
  g_autoptr (GArray) stages = muster_document_list (get_document (window), MUSTER_KIND_STAGE);
  MusterRecord before = 0;
  GError *error = NULL;

  if (!muster_session_may_edit (window->session))
    return;
  for (guint i = 0; i < stages->len; i++)
    {
      guint next = by > 0 ? i + 2 : i - 1;

      if (g_array_index (stages, MusterRecord, i) == stage)
        before = next < stages->len ? g_array_index (stages, MusterRecord, next) : 0;
    }
  muster_edit_reorder (get_document (window), stage, before, &error);
  say_error (window, error);
}

static void
on_up (MusterStagesWindow *window, GtkWidget *button)
{
  shift (window, get_stage (button), -1);
}

static void
on_down (MusterStagesWindow *window, GtkWidget *button)
{
  shift (window, get_stage (button), 1);
}

static void
on_remove (MusterStagesWindow *window, GtkWidget *button)
{
  MusterRecord stage = get_stage (button);
  GError *error = NULL;

  if (!muster_session_may_edit (window->session))
    return;
  if (muster_edit_remove (get_document (window), &stage, 1, MUSTER_SCOPE_ALONE, &error))
    muster_session_say_done (window->session);
  say_error (window, error);
}

/* }}} */
/* {{{ Rows */

/* Takes @label. */
static GtkWidget *
make_button (MusterStagesWindow *window, const char *icon, char *label, gboolean sensitive, GCallback on_clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *owned = label;

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, sensitive);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, owned, -1);
  g_signal_connect_object (button, "clicked", on_clicked, window, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_field (MusterStagesWindow *window, MusterRecord stage, MusterField field)
{
  GtkWidget *row = muster_field_row_new (window->session, field);

  muster_field_row_set_records (MUSTER_FIELD_ROW (row), &stage, 1);
  gtk_widget_set_hexpand (row, TRUE);
  return row;
}

static GtkWidget *
make_row (MusterStagesWindow *window, MusterRecord stage, guint place, guint n_stages)
{
  const char *name = muster_document_get_name (get_document (window), stage);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *field = make_field (window, stage, MUSTER_STAGE_NAME);

  muster_field_row_set_bare (MUSTER_FIELD_ROW (field));
  gtk_widget_set_margin_end (field, 6);
  gtk_box_append (GTK_BOX (top), field);
  gtk_box_append (GTK_BOX (top), make_button (window, "go-up-symbolic", g_strdup_printf (_ ("Move “%s” up"), name), place > 0, G_CALLBACK (on_up)));
  gtk_box_append (GTK_BOX (top), make_button (window, "go-down-symbolic", g_strdup_printf (_ ("Move “%s” down"), name), place + 1 < n_stages, G_CALLBACK (on_down)));
  gtk_box_append (GTK_BOX (top), make_button (window, "user-trash-symbolic", g_strdup_printf (_ ("Remove “%s”"), name), TRUE, G_CALLBACK (on_remove)));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), make_field (window, stage, MUSTER_STAGE_STARTS));
  gtk_box_append (GTK_BOX (box), make_field (window, stage, MUSTER_STAGE_GOAL));
  gtk_widget_set_name (box, "stage");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "stage", GUINT_TO_POINTER (stage));
  return row;
}

static gboolean
is_same (GArray *one, GArray *other)
{
  return one->len == other->len && (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (MusterRecord)) == 0);
}

static void
refresh (GtkWidget *widget)
{
  if (MUSTER_IS_FIELD_ROW (widget))
    {
      muster_field_row_refresh (MUSTER_FIELD_ROW (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    refresh (child);
}

/* The entry below has the focus while rows come and go: one that goes must not. */
static void
fill (MusterStagesWindow *window, GArray *stages)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window)), *child;
  gboolean within = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->list));

  if (within)
    gtk_widget_grab_focus (GTK_WIDGET (window->name));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->list))) != NULL)
    gtk_list_box_remove (window->list, child);
  for (guint i = 0; i < stages->len; i++)
    gtk_list_box_append (window->list, make_row (window, g_array_index (stages, MusterRecord, i), i, stages->len));
  gtk_widget_set_visible (GTK_WIDGET (window->list), stages->len > 0);
  gtk_widget_set_visible (window->advice, stages->len == 0);
}

static gboolean
follow (gpointer data)
{
  MusterStagesWindow *window = data;
  GArray *stages = muster_document_list (get_document (window), MUSTER_KIND_STAGE);

  window->filling = 0;
  if (window->shown == NULL || !is_same (stages, window->shown))
    fill (window, stages);
  else
    refresh (GTK_WIDGET (window->list));
  g_clear_pointer (&window->shown, g_array_unref);
  window->shown = stages;
  return G_SOURCE_REMOVE;
}

/* Not while a button in a row is still being heard. */
static void
queue_follow (MusterStagesWindow *window)
{
  if (window->filling == 0)
    window->filling = g_idle_add (follow, window);
}

/* }}} */

static void
muster_stages_window_dispose (GObject *object)
{
  MusterStagesWindow *window = MUSTER_STAGES_WINDOW (object);

  g_clear_handle_id (&window->filling, g_source_remove);
  if (window->session != NULL)
    g_signal_handlers_disconnect_by_data (window->session, window);
  g_clear_object (&window->session);
  g_clear_pointer (&window->shown, g_array_unref);
  G_OBJECT_CLASS (muster_stages_window_parent_class)->dispose (object);
}

static void
muster_stages_window_class_init (MusterStagesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_stages_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/stages-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterStagesWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, MusterStagesWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, MusterStagesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MusterStagesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, MusterStagesWindow, add);
  gtk_widget_class_bind_template_child (widget_class, MusterStagesWindow, error);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_stages_window_init (MusterStagesWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  g_signal_connect_object (window->name, "activate", G_CALLBACK (on_add), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->add, "clicked", G_CALLBACK (on_add), window, G_CONNECT_SWAPPED);
}

/* The window that shows @session's stages already, or NULL. */
static MusterStagesWindow *
find_window (MusterSession *session)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MUSTER_IS_STAGES_WINDOW (window) && MUSTER_STAGES_WINDOW (window)->session == session)
        return MUSTER_STAGES_WINDOW (window);
    }
  return NULL;
}

static MusterStagesWindow *
make_window (GtkWindow *parent, MusterSession *session)
{
  MusterStagesWindow *window = g_object_new (MUSTER_TYPE_STAGES_WINDOW, "transient-for", parent, "application", gtk_window_get_application (parent), NULL);
  MusterDocument *doc = muster_session_get_document (session);
  const char *chart = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME);

  window->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (queue_follow), window);
  adw_window_title_set_subtitle (window->heading, chart != NULL ? chart : "");
  follow (window);
  return window;
}

void
muster_stages_window_show (GtkWindow *parent, MusterSession *session, gboolean adding)
{
  MusterStagesWindow *window = find_window (session);

  if (window == NULL)
    window = make_window (parent, session);
  gtk_window_present (GTK_WINDOW (window));
  if (adding || window->shown->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (window->name));
}
