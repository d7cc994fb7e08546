/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-plan.c: what a person does to the plan: when roles and departments join and leave, and the
 * checkpoints.
 */
#include "actions.h"
#include "hiring.h"
#include "plan-edit.h"
#include "progress.h"
#include "save.h"

#include <glib/gi18n-lib.h>

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

/* {{{ Joining and leaving */

static void
move (MusterWindow *window, GVariant *parameter, gboolean leaves)
{
  MusterSession *session = muster_window_get_session (window);
  const char *id = g_variant_get_string (parameter, NULL);
  MusterPlanMove move = { .stage = *id != '\0' ? muster_document_find (get_document (window), id) : 0, .leaves = leaves };
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  const MusterRecord *selection = muster_session_get_selection (session, &move.n_records);

  if (move.stage == 0 && (!leaves || *id != '\0'))
    return;
  g_array_append_vals (records, selection, move.n_records);
  move.records = (const MusterRecord *) (gpointer) records->data;
  muster_plan_perform (session, &move);
}

static void
join_at (MusterWindow *window, GVariant *parameter)
{
  move (window, parameter, FALSE);
}

static void
leave_at (MusterWindow *window, GVariant *parameter)
{
  move (window, parameter, TRUE);
}

static void
step (MusterWindow *window, gboolean leaves, int by)
{
  MusterSession *session = muster_window_get_session (window);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);

  g_array_append_vals (records, selection, n);
  muster_plan_step (session, (const MusterRecord *) (gpointer) records->data, n, leaves, by);
}

static void
join_earlier (MusterWindow *window, GVariant *parameter)
{
  step (window, FALSE, -1);
}

static void
join_later (MusterWindow *window, GVariant *parameter)
{
  step (window, FALSE, 1);
}

static void
show_on_chart (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);

  muster_session_set_board (session, NULL);
  muster_session_go_to (session, muster_session_get_cursor (session));
}

/* }}} */
/* {{{ Adding */

static void
add_usual_stages (MusterWindow *window, GVariant *parameter)
{
  muster_plan_add_usual_stages (muster_window_get_session (window));
}

/* The stage that is selected, or that what is selected belongs to; else the one that is shown, else the
 * first. */
static MusterRecord
get_stage (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = get_document (window);
  MusterRecord cursor = muster_session_get_cursor (session), shown = muster_session_get_options (session)->stage;
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  if (cursor != 0 && muster_document_get_kind (doc, cursor) == MUSTER_KIND_STAGE)
    return cursor;
  if (cursor != 0 && muster_document_get_kind (doc, cursor) == MUSTER_KIND_CHECKPOINT && muster_document_get_ref (doc, cursor, MUSTER_CHECKPOINT_STAGE) != 0)
    return muster_document_get_ref (doc, cursor, MUSTER_CHECKPOINT_STAGE);
  if (shown != 0)
    return shown;
  return stages->len > 0 ? g_array_index (stages, MusterRecord, 0) : 0;
}

static void
show_made (MusterWindow *window, MusterRecord made)
{
  if (made == 0)
    return;
  muster_session_go_to (muster_window_get_session (window), made);
  muster_editor_inspect (muster_window_get_editor (window));
}

static void
add_role (MusterWindow *window, GVariant *parameter)
{
  show_made (window, muster_plan_add_role (muster_window_get_session (window), get_stage (window)));
}

static void
add_checkpoint (MusterWindow *window, GVariant *parameter)
{
  show_made (window, muster_plan_add_checkpoint (muster_window_get_session (window), get_stage (window), NULL));
}

/* }}} */
/* {{{ Checkpoints */

/* The checkpoint that is selected; 0, said, if there is none. */
static MusterRecord
get_checkpoint (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord cursor = muster_session_get_cursor (session);

  if (cursor != 0 && muster_document_get_kind (get_document (window), cursor) == MUSTER_KIND_CHECKPOINT)
    return cursor;
  muster_session_say (session, _ ("Select a checkpoint first: they are on the plan"));
  return 0;
}

static void
toggle_done (MusterWindow *window, GVariant *parameter)
{
  MusterRecord checkpoint = get_checkpoint (window);

  if (checkpoint != 0)
    muster_plan_set_done (muster_window_get_session (window), checkpoint, !muster_checkpoint_is_done (get_document (window), checkpoint));
}

static GVariant *
dup_done (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord cursor = session != NULL ? muster_session_get_cursor (session) : 0;
  gboolean checkpoint = cursor != 0 && muster_document_get_kind (muster_session_get_document (session), cursor) == MUSTER_KIND_CHECKPOINT;

  return g_variant_new_boolean (checkpoint && muster_checkpoint_is_done (muster_session_get_document (session), cursor));
}

static void
reorder (MusterWindow *window, int by)
{
  MusterRecord checkpoint = get_checkpoint (window);

  if (checkpoint != 0)
    muster_plan_reorder (muster_window_get_session (window), checkpoint, by);
}

static void
checkpoint_up (MusterWindow *window, GVariant *parameter)
{
  reorder (window, -1);
}

static void
checkpoint_down (MusterWindow *window, GVariant *parameter)
{
  reorder (window, 1);
}

static void
postpone (MusterWindow *window, int by)
{
  MusterRecord checkpoint = get_checkpoint (window);

  if (checkpoint != 0)
    muster_plan_postpone (muster_window_get_session (window), checkpoint, by);
}

static void
checkpoint_before (MusterWindow *window, GVariant *parameter)
{
  postpone (window, -1);
}

static void
checkpoint_after (MusterWindow *window, GVariant *parameter)
{
  postpone (window, 1);
}

/* What a file names is opened only when a person asks for it, and only what can be looked at. */
static void
open_evidence (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord checkpoint = get_checkpoint (window);
  const char *evidence = checkpoint != 0 ? muster_document_get_text (get_document (window), checkpoint, MUSTER_CHECKPOINT_EVIDENCE) : NULL;

  if (muster_evidence_is_link (evidence))
    gtk_show_uri (GTK_WINDOW (window), evidence, GDK_CURRENT_TIME);
  else if (checkpoint != 0)
    muster_session_say (session, _ ("There is nothing to open: the evidence is no address that begins with https, http, mailto or file"));
}

/* }}} */
/* {{{ The hiring list */

static void
open_list (MusterSession *session, gpointer file)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
write_list (MusterSession *session, GFile *file)
{
  GByteArray *list = g_byte_array_new ();
  guint n = muster_hiring_write (muster_session_get_document (session), 0, list);
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (list);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (ngettext ("Wrote “%s”: %u role", "Wrote “%s”: %u roles", n), name, n);
  GError *error = NULL;

  if (path == NULL)
    muster_session_say (session, _ ("A list can only be written to a folder of this computer"));
  else if (muster_save_bytes (path, bytes, &error))
    muster_session_offer (session, text, (MusterOffer){ .label = _ ("Open"), .run = open_list, .data = g_object_ref (file), .free = g_object_unref });
  muster_session_say_error (session, error);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, MusterWindow *window)
{
  MusterSession *session = g_object_get_data (G_OBJECT (dialog), "session");
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    write_list (session, file);
  g_object_unref (dialog);
}

static void
export_hiring (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Export Hiring List"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  const char *chart = muster_document_get_name (get_document (window), muster_document_get_chart (get_document (window)));
  /* Translators: the name of a file; %s is that of the chart */
  g_autofree char *name = g_strdup_printf (_ ("%s – hiring list.csv"), chart);

  g_strdelimit (name, "/\\", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* }}} */

#define EDIT_CARDS (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_CARD | MUSTER_NEEDS_STAGES)
#define EDIT_PLAN (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_STAGES)
#define EDIT_CHECKPOINT (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_ONE)

const MusterAction muster_actions_plan[] = {
  { .name = "join-at", .label = N_ ("_Join at a Stage"), .group = N_ ("Plan"), .needs = EDIT_CARDS, .parameter = "s", .run = join_at },
  { .name = "leave-at", .label = N_ ("_Leave at a Stage"), .group = N_ ("Plan"), .needs = EDIT_CARDS, .parameter = "s", .run = leave_at },
  { .name = "join-earlier", .label = N_ ("Join a Stage _Earlier"), .group = N_ ("Plan"), .needs = EDIT_CARDS, .run = join_earlier },
  { .name = "join-later", .label = N_ ("Join a Stage La_ter"), .group = N_ ("Plan"), .needs = EDIT_CARDS, .run = join_later },
  { .name = "show-on-chart", .label = N_ ("Show on the _Chart"), .group = N_ ("Plan"), .needs = MUSTER_NEEDS_ONE, .run = show_on_chart },
  { .name = "add-usual-stages", .label = N_ ("Add _Start-up, Growth and Maturity"), .group = N_ ("Plan"), .needs = MUSTER_NEEDS_EDIT, .run = add_usual_stages },
  { .name = "plan-add-role", .label = N_ ("Add _Role at This Stage"), .group = N_ ("Plan"), .needs = EDIT_PLAN, .run = add_role },
  { .name = "plan-add-checkpoint", .label = N_ ("Add _Checkpoint"), .group = N_ ("Plan"), .needs = EDIT_PLAN, .run = add_checkpoint },
  { .name = "checkpoint-done", .label = N_ ("Checkpoint _Done"), .group = N_ ("Plan"), .needs = EDIT_CHECKPOINT, .run = toggle_done, .dup_state = dup_done },
  { .name = "checkpoint-up", .label = N_ ("Checkpoint _Up"), .group = N_ ("Plan"), .needs = EDIT_CHECKPOINT, .run = checkpoint_up },
  { .name = "checkpoint-down", .label = N_ ("Checkpoint Do_wn"), .group = N_ ("Plan"), .needs = EDIT_CHECKPOINT, .run = checkpoint_down },
  { .name = "checkpoint-before", .label = N_ ("Checkpoint to the Stage _Before"), .group = N_ ("Plan"), .needs = EDIT_CHECKPOINT, .run = checkpoint_before },
  { .name = "checkpoint-after", .label = N_ ("Checkpoint to the Stage _After"), .group = N_ ("Plan"), .needs = EDIT_CHECKPOINT, .run = checkpoint_after },
  { .name = "open-evidence", .label = N_ ("Open the _Evidence"), .group = N_ ("Plan"), .needs = MUSTER_NEEDS_ONE, .run = open_evidence },
  { .name = "export-hiring", .label = N_ ("Export _Hiring List…"), .group = N_ ("Plan"), .needs = MUSTER_NEEDS_CHART, .run = export_hiring },
  { 0 },
};
