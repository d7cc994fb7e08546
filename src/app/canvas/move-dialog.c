/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * move-dialog.c: see move-dialog.h. A place is tried out (rehearse.h) before it is offered.
 */
#include "move-dialog.h"
#include "move.h"
#include "rehearse.h"
#include "search.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

/* How many places are offered at a time: more would have to be searched for anyway. */
#define MAX_PLACES 30

struct _MusterMoveDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwWindowTitle *title;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
  GtkCheckButton *alone;

  /* Owned */
  MusterSession *session;
  MusterSearchIndex *index;
  GArray *records;
  gboolean has_roles;
  /* People are given roles. */
  gboolean people;
};

G_DEFINE_FINAL_TYPE (MusterMoveDialog, muster_move_dialog, ADW_TYPE_WINDOW)

/* {{{ The move */

static MusterMove
get_move (MusterMoveDialog *dialog, MusterRecord target)
{
  MusterScope scope = gtk_check_button_get_active (dialog->alone) ? MUSTER_SCOPE_ALONE : MUSTER_SCOPE_BRANCH;

  return (MusterMove){ (const MusterRecord *) (gpointer) dialog->records->data, dialog->records->len, target, scope };
}

static const char *
get_name (MusterMoveDialog *dialog, MusterRecord target)
{
  return target != 0 ? muster_document_get_name (muster_session_get_document (dialog->session), target) : _ ("The top");
}

static void
run (MusterMoveDialog *dialog, MusterRecord target)
{
  MusterSession *session = dialog->session;
  MusterMove move = get_move (dialog, target);
  MusterRecord first = g_array_index (dialog->records, MusterRecord, 0);
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (dialog->people && dialog->records->len == 1)
    label = g_strdup_printf (_ ("Give “%s” to %s"), get_name (dialog, target), get_name (dialog, first));
  else if (dialog->people)
    label = g_strdup_printf (ngettext ("Give “%s” to %u person", "Give “%s” to %u people", dialog->records->len), get_name (dialog, target), dialog->records->len);
  else if (dialog->records->len == 1)
    label = g_strdup_printf (_ ("Move “%s” to %s"), get_name (dialog, first), get_name (dialog, target));
  else
    label = g_strdup_printf (ngettext ("Move %u to %s", "Move %u to %s", dialog->records->len), dialog->records->len, get_name (dialog, target));
  if (!muster_together (muster_session_get_document (session), muster_move_run, &move, label, &error))
    {
      muster_session_say_error (session, error);
      return;
    }
  muster_session_say_done (session);
  if (dialog->records->len == 1)
    muster_session_go_to (session, first);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* }}} */
/* {{{ The places */

/* Where a place is, from the top. */
static char *
dup_path (MusterDocument *doc, MusterRecord record)
{
  gboolean role = muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE;
  MusterRecord above = muster_document_get_ref (doc, record, role ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT);
  GString *path = g_string_new (NULL);

  for (; above != 0; above = muster_document_get_ref (doc, above, MUSTER_DEPARTMENT_PARENT))
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, muster_document_get_name (doc, above));
    }
  return g_string_free (path, FALSE);
}

static char *
dup_subtitle (MusterMoveDialog *dialog, MusterRecord target)
{
  MusterDocument *doc = muster_session_get_document (dialog->session);
  g_autofree char *path = NULL;

  if (target == 0)
    return g_strdup (dialog->has_roles ? _ ("In no department") : _ ("Part of no department"));
  path = dup_path (doc, target);
  if (muster_document_get_kind (doc, target) == MUSTER_KIND_ROLE)
    {
      g_autofree char *holders = dialog->people ? muster_scene_dup_holders (muster_session_get_scene (dialog->session), target) : NULL;

      if (dialog->people)
        return g_strdup_printf ("%s · %s", holders != NULL ? holders : _ ("Not filled"), path);
      return *path != '\0' ? g_strdup_printf (_ ("Report to this role · %s"), path) : g_strdup (_ ("Report to this role"));
    }
  return *path != '\0' ? g_steal_pointer (&path) : g_strdup (_ ("Department"));
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  muster_label_set_shown (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_place (MusterMoveDialog *dialog, MusterRecord target)
{
  MusterMove move = get_move (dialog, target);
  g_autoptr (GError) error = NULL;
  gboolean possible = muster_rehearse (muster_session_get_document (dialog->session), muster_move_run, NULL, &move, &error);
  g_autofree char *subtitle = dup_subtitle (dialog, target);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *reason;

  gtk_widget_add_css_class (box, "place");
  gtk_box_append (GTK_BOX (box), make_label (get_name (dialog, target), possible ? NULL : "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (subtitle, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  if (!possible)
    {
      reason = make_label (error->message, "caption");
      gtk_widget_add_css_class (reason, "error");
      gtk_box_append (GTK_BOX (box), reason);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), possible);
  g_object_set_data (G_OBJECT (row), "target", GUINT_TO_POINTER (target));
  gtk_list_box_append (dialog->list, row);
}

static void
fill (MusterMoveDialog *dialog)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (dialog->search));
  guint kinds = dialog->people ? 1u << MUSTER_KIND_ROLE : 1u << MUSTER_KIND_DEPARTMENT | (dialog->has_roles ? 1u << MUSTER_KIND_ROLE : 0);
  g_autoptr (GArray) found = muster_search_rank (dialog->index, text, kinds, MAX_PLACES);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (dialog->list))) != NULL)
    gtk_list_box_remove (dialog->list, row);
  for (guint i = 0; i < found->len; i++)
    add_place (dialog, g_array_index (found, MusterSearchResult, i).record);
  if (*text == '\0' && !dialog->people)
    add_place (dialog, 0);
  gtk_stack_set_visible_child_name (dialog->stack, gtk_widget_get_first_child (GTK_WIDGET (dialog->list)) != NULL ? "places" : "nothing");
  for (row = gtk_widget_get_first_child (GTK_WIDGET (dialog->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
      {
        gtk_list_box_select_row (dialog->list, GTK_LIST_BOX_ROW (row));
        break;
      }
}

/* }}} */
/* {{{ What a person does */

static void
on_row_activated (MusterMoveDialog *dialog, GtkListBoxRow *row)
{
  run (dialog, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "target")));
}

static void
on_activate (MusterMoveDialog *dialog)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (dialog->list);

  if (row != NULL && gtk_list_box_row_get_activatable (row))
    on_row_activated (dialog, row);
}

/* Arrows choose while the text has the focus. */
static gboolean
on_key (MusterMoveDialog *dialog, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (dialog->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key != GDK_KEY_Up && key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (dialog->list, index + (key == GDK_KEY_Down ? 1 : -1));
  if (row != NULL && (index > 0 || key == GDK_KEY_Down))
    gtk_list_box_select_row (dialog->list, row);
  return GDK_EVENT_STOP;
}

/* }}} */

static void
muster_move_dialog_dispose (GObject *object)
{
  MusterMoveDialog *dialog = MUSTER_MOVE_DIALOG (object);

  g_clear_pointer (&dialog->index, muster_search_index_free);
  g_clear_pointer (&dialog->records, g_array_unref);
  g_clear_object (&dialog->session);
  G_OBJECT_CLASS (muster_move_dialog_parent_class)->dispose (object);
}

static void
muster_move_dialog_class_init (MusterMoveDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_move_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterMoveDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MusterMoveDialog, search);
  gtk_widget_class_bind_template_child (widget_class, MusterMoveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterMoveDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MusterMoveDialog, alone);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_move_dialog_init (MusterMoveDialog *dialog)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (dialog));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), dialog);
  gtk_widget_add_controller (GTK_WIDGET (dialog->search), keys);
  g_signal_connect_object (dialog->search, "changed", G_CALLBACK (fill), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->search, "activate", G_CALLBACK (on_activate), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->search, "stop-search", G_CALLBACK (gtk_window_close), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->list, "row-activated", G_CALLBACK (on_row_activated), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->alone, "toggled", G_CALLBACK (fill), dialog, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_move_dialog_new (MusterSession *session)
{
  MusterMoveDialog *dialog = g_object_new (MUSTER_TYPE_MOVE_DIALOG, NULL);
  MusterDocument *doc = muster_session_get_document (session);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);
  g_autofree char *what = NULL;

  dialog->session = g_object_ref (session);
  dialog->index = muster_search_index_new (doc, muster_session_get_projection (session));
  dialog->records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_array_append_vals (dialog->records, selection, n);
  for (guint i = 0; i < n; i++)
    dialog->has_roles |= muster_document_get_kind (doc, selection[i]) == MUSTER_KIND_ROLE;
  dialog->people = muster_session_get_selected_kind (session) == MUSTER_KIND_PERSON;
  if (dialog->people && n == 1)
    what = g_strdup_printf (_ ("A Role for %s"), muster_document_get_name (doc, selection[0]));
  else if (dialog->people)
    what = g_strdup_printf (ngettext ("A Role for %u Person", "A Role for %u People", n), n);
  else if (n == 1)
    what = g_strdup_printf (_ ("Move “%s”"), muster_document_get_name (doc, selection[0]));
  else
    what = g_strdup_printf (ngettext ("Move %u Card", "Move %u Cards", n), n);
  adw_window_title_set_title (dialog->title, what);
  gtk_window_set_title (GTK_WINDOW (dialog), what);
  gtk_widget_set_visible (GTK_WIDGET (dialog->alone), dialog->has_roles);
  fill (dialog);
  gtk_widget_grab_focus (GTK_WIDGET (dialog->search));
  return GTK_WIDGET (dialog);
}
