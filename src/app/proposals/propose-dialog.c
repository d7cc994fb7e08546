/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-dialog.c: see propose-dialog.h. It looks on a thread, over a copy, and begins anew a moment after
 * a target was changed; what was begun before is cancelled, and its answer is not heard. The dialog is
 * modal, so that the document stays as it is while proposals are shown.
 */
#include "propose-dialog.h"
#include "propose-preview.h"
#include "propose.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <math.h>

/* Milliseconds after the last change of a target; seconds for which a look may go on, at first and if it is
 * asked for. */
#define CALM 400
#define PATIENCE 2
#define PATIENCE_LONGER 60
#define USUAL_MOVES 6

#define MUSTER_TYPE_PROPOSE_DIALOG (muster_propose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterProposeDialog, muster_propose_dialog, MUSTER, PROPOSE_DIALOG, AdwWindow)

struct _MusterProposeDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  GtkSpinButton *span_min;
  GtkSpinButton *span_max;
  GtkSpinButton *layers_max;
  GtkSpinButton *budget;
  GtkSpinButton *moves;
  GtkSpinner *spinner;
  GtkLabel *outcome;
  GtkWidget *stop;
  GtkWidget *longer;
  GtkWidget *departments_row;
  GtkSwitch *departments;
  GtkBox *list;

  /* Owned */
  MusterSession *session;
  MusterProposals *proposals;
  GCancellable *cancellable;
  guint waiting;
  /* How long the next look may take, in seconds. */
  double patience;
};

G_DEFINE_FINAL_TYPE (MusterProposeDialog, muster_propose_dialog, ADW_TYPE_WINDOW)

static MusterDocument *
get_document (MusterProposeDialog *dialog)
{
  return muster_session_get_document (dialog->session);
}

/* {{{ What is shown */

static void
show_busy (MusterProposeDialog *dialog, gboolean busy)
{
  gtk_widget_set_visible (GTK_WIDGET (dialog->spinner), busy);
  gtk_spinner_set_spinning (dialog->spinner, busy);
  gtk_widget_set_visible (dialog->stop, busy);
  if (busy)
    gtk_widget_set_visible (dialog->longer, FALSE);
}

static void
clear_list (MusterProposeDialog *dialog)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (dialog->list))) != NULL)
    gtk_box_remove (dialog->list, child);
  g_clear_pointer (&dialog->proposals, muster_proposals_free);
}

/* Takes @part. */
static void
append_part (GString *text, char *part)
{
  g_autofree char *taken = part;

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, taken);
}

/* Only what changes. */
static char *
dup_figures (const MusterShapeFigures *before, const MusterShapeFigures *after)
{
  GString *text = g_string_new (NULL);

  if (before->layers != after->layers)
    append_part (text, g_strdup_printf (_ ("Layers %u → %u"), before->layers, after->layers));
  if (before->widest != after->widest)
    append_part (text, g_strdup_printf (_ ("Widest span %u → %u"), before->widest, after->widest));
  if (before->narrowest != after->narrowest)
    append_part (text, g_strdup_printf (_ ("Smallest span %u → %u"), before->narrowest, after->narrowest));
  if (fabs (before->cost - after->cost) > 1e-6)
    append_part (text, g_strdup_printf (_ ("Cost %.10g → %.10g"), before->cost, after->cost));
  if (fabs (before->over - after->over) > 1e-6)
    append_part (text, g_strdup_printf (_ ("Over budgets %.10g → %.10g"), before->over, after->over));
  return g_string_free (text, FALSE);
}

static const MusterProposal *
get_proposal (MusterProposeDialog *dialog, GtkWidget *button)
{
  return dialog->proposals->list->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "proposal"))];
}

static void
on_preview (MusterProposeDialog *dialog, GtkWidget *button)
{
  muster_propose_preview_show (GTK_WINDOW (dialog), dialog->session, get_proposal (dialog, button));
}

static void
on_apply (MusterProposeDialog *dialog, GtkWidget *button)
{
  g_autoptr (MusterSession) session = g_object_ref (dialog->session);
  GError *error = NULL;

  if (!muster_session_may_edit (session))
    return;
  if (muster_proposal_apply (get_document (dialog), get_proposal (dialog, button), &error))
    muster_session_say_done (session);
  else
    muster_session_say_error (session, error);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
make_button (MusterProposeDialog *dialog, const char *label, guint proposal, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "proposal", GUINT_TO_POINTER (proposal));
  g_signal_connect_object (button, "clicked", clicked, dialog, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_group (MusterProposeDialog *dialog, guint index)
{
  const MusterProposal *proposal = dialog->proposals->list->pdata[index];
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = g_strdup_printf (_ ("Proposal %u"), index + 1);
  g_autofree char *figures = dup_figures (&dialog->proposals->before, &proposal->after);
  GtkWidget *apply = make_button (dialog, _ ("_Apply"), index, G_CALLBACK (on_apply));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), figures);
  gtk_box_append (GTK_BOX (buttons), make_button (dialog, _ ("_Preview"), index, G_CALLBACK (on_preview)));
  gtk_box_append (GTK_BOX (buttons), apply);
  if (index == 0)
    gtk_widget_add_css_class (apply, "suggested-action");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), buttons);
  for (guint i = 0; i < proposal->moves->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *words = muster_move_describe (get_document (dialog), &g_array_index (proposal->moves, MusterMove, i));

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* Takes @proposals. */
static void
show_proposals (MusterProposeDialog *dialog, MusterProposals *proposals)
{
  g_autofree char *outcome = muster_proposals_describe (proposals, (guint) gtk_spin_button_get_value_as_int (dialog->moves));

  clear_list (dialog);
  dialog->proposals = proposals;
  gtk_label_set_text (dialog->outcome, outcome);
  gtk_widget_set_visible (dialog->longer, !muster_proposals_are_proved (proposals));
  for (guint i = 0; i < proposals->list->len; i++)
    gtk_box_append (dialog->list, make_group (dialog, i));
}

/* }}} */
/* {{{ On a thread */

typedef struct
{
  MusterDocument *copy;
  MusterRecord stage;
  MusterTargets targets;
  guint n_moves;
  double patience;
  GWeakRef dialog;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_object (&look->copy);
  g_weak_ref_clear (&look->dialog);
  g_free (look);
}

static void
look_at_copy (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  MusterProposals *proposals = muster_propose (look->copy, look->stage, &look->targets, look->n_moves, look->patience, cancellable);

  g_clear_object (&look->copy);
  g_task_return_pointer (task, proposals, (GDestroyNotify) muster_proposals_free);
}

/* One that was stopped by hand still has an answer; one that was overtaken has none. */
static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  Look *look = g_task_get_task_data (task);
  g_autoptr (MusterProposeDialog) dialog = g_weak_ref_get (&look->dialog);
  MusterProposals *proposals = g_task_propagate_pointer (task, NULL);

  if (dialog == NULL || g_task_get_cancellable (task) != dialog->cancellable)
    {
      muster_proposals_free (proposals);
      return;
    }
  g_clear_object (&dialog->cancellable);
  show_busy (dialog, FALSE);
  show_proposals (dialog, proposals);
}

static guint
get_count (GtkSpinButton *spin)
{
  return (guint) gtk_spin_button_get_value_as_int (spin);
}

static MusterTargets
get_targets (MusterProposeDialog *dialog)
{
  double budget = gtk_spin_button_get_value (dialog->budget);

  return (MusterTargets){
    .span_min = get_count (dialog->span_min),
    .span_max = get_count (dialog->span_max),
    .layers_max = get_count (dialog->layers_max),
    .budget = budget > 0 ? budget : NAN,
    .departments = gtk_switch_get_active (dialog->departments),
  };
}

static void
give_up (MusterProposeDialog *dialog)
{
  g_clear_handle_id (&dialog->waiting, g_source_remove);
  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
}

static gboolean
look (gpointer data)
{
  MusterProposeDialog *dialog = data;
  MusterTargets targets = get_targets (dialog);
  g_autoptr (GTask) task = NULL;
  Look *work;

  dialog->waiting = 0;
  give_up (dialog);
  clear_list (dialog);
  if (targets.span_min == 0 && targets.span_max == 0 && targets.layers_max == 0 && isnan (targets.budget) && !targets.departments)
    {
      show_busy (dialog, FALSE);
      gtk_label_set_text (dialog->outcome, _ ("Say what the organisation should come to."));
      return G_SOURCE_REMOVE;
    }
  work = g_new0 (Look, 1);
  work->copy = muster_document_dup (get_document (dialog), FALSE);
  work->stage = muster_session_get_options (dialog->session)->stage;
  work->targets = targets;
  work->n_moves = get_count (dialog->moves);
  work->patience = dialog->patience;
  g_weak_ref_init (&work->dialog, dialog);
  dialog->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, dialog->cancellable, on_looked, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, look_free);
  g_task_run_in_thread (task, look_at_copy);
  gtk_label_set_text (dialog->outcome, _ ("Looking for the fewest moves…"));
  show_busy (dialog, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_target_changed (MusterProposeDialog *dialog)
{
  if (dialog->session == NULL)
    return;
  g_clear_handle_id (&dialog->waiting, g_source_remove);
  dialog->patience = PATIENCE;
  dialog->waiting = g_timeout_add (CALM, look, dialog);
}

static void
on_longer (MusterProposeDialog *dialog)
{
  dialog->patience = PATIENCE_LONGER;
  look (dialog);
}

static void
on_stop (MusterProposeDialog *dialog)
{
  g_cancellable_cancel (dialog->cancellable);
}

/* }}} */
/* {{{ The window */

static void
muster_propose_dialog_dispose (GObject *object)
{
  MusterProposeDialog *dialog = MUSTER_PROPOSE_DIALOG (object);

  give_up (dialog);
  G_OBJECT_CLASS (muster_propose_dialog_parent_class)->dispose (object);
}

static void
muster_propose_dialog_finalize (GObject *object)
{
  MusterProposeDialog *dialog = MUSTER_PROPOSE_DIALOG (object);

  muster_proposals_free (dialog->proposals);
  g_object_unref (dialog->session);
  G_OBJECT_CLASS (muster_propose_dialog_parent_class)->finalize (object);
}

static void
muster_propose_dialog_class_init (MusterProposeDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_propose_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_propose_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/propose-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, span_min);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, span_max);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, layers_max);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, budget);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, moves);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, stop);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, longer);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, departments_row);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, departments);
  gtk_widget_class_bind_template_child (widget_class, MusterProposeDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_target_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_longer);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_propose_dialog_init (MusterProposeDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

void
muster_propose_dialog_show (GtkWindow *parent, MusterSession *session)
{
  MusterProposeDialog *dialog = g_object_new (MUSTER_TYPE_PROPOSE_DIALOG, "transient-for", parent, NULL);
  MusterTargets targets = muster_targets_of_chart (muster_session_get_document (session), muster_session_get_options (session)->stage);

  gtk_spin_button_set_value (dialog->span_min, targets.span_min);
  gtk_spin_button_set_value (dialog->span_max, targets.span_max);
  gtk_spin_button_set_value (dialog->layers_max, targets.layers_max);
  gtk_spin_button_set_value (dialog->budget, isnan (targets.budget) ? 0 : targets.budget);
  gtk_widget_set_visible (dialog->departments_row, targets.departments);
  gtk_switch_set_active (dialog->departments, targets.departments);
  gtk_spin_button_set_value (dialog->moves, USUAL_MOVES);
  dialog->patience = PATIENCE;
  dialog->session = g_object_ref (session);
  look (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */
