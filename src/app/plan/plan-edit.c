/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-edit.c: see plan-edit.h.
 */
#include "plan-edit.h"
#include "progress.h"
#include "rehearse.h"
#include "shifts.h"

#include <glib/gi18n-lib.h>

/* {{{ Joining and leaving */

/* The role that @role moves in the stead of at @stage, or with @after that which moves in its stead;
 * where their lives meet there. */
static MusterRecord
find_partner (MusterDocument *doc, MusterRecord role, MusterRecord stage, gboolean after)
{
  MusterRecord before_stage = stage != 0 ? muster_stage_get_before (doc, stage) : 0;
  g_autoptr (MusterProjection) before = NULL, now = NULL;
  g_autoptr (GArray) shifts = NULL;

  if (before_stage == 0)
    return 0;
  before = muster_projection_new (doc, before_stage);
  now = muster_projection_new (doc, stage);
  shifts = muster_shifts_new (before, now);
  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);
      MusterRecord mine = after ? shift->before.record : shift->after.record;
      MusterRecord other = after ? shift->after.record : shift->before.record;

      if (mine != role || other == 0 || other == role || (shift->kinds & MUSTER_SHIFT_MOVES) == 0)
        continue;
      if (muster_document_get_ref (doc, other, after ? MUSTER_ROLE_FROM : MUSTER_ROLE_UNTIL) == stage)
        return other;
    }
  return 0;
}

/* The stage from which a role or department is there, or until which. */
static MusterRecord
get_end (MusterDocument *doc, MusterRecord record, gboolean until)
{
  return muster_document_get_ref (doc, record, muster_field_find (muster_document_get_kind (doc, record), until ? "until" : "from"));
}

/* The two lives still meet where one of them was moved to. */
static gboolean
move_one (MusterDocument *doc, const MusterPlanMove *move, MusterRecord record, GError **error)
{
  MusterRecord old = get_end (doc, record, move->leaves);
  gboolean role = muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE;
  MusterRecord partner = role && move->stage != old ? find_partner (doc, record, old, move->leaves) : 0;

  if (move->leaves)
    return muster_edit_leave_at (doc, &record, 1, move->stage, error) && (partner == 0 || move->stage == 0 || muster_edit_join_at (doc, &partner, 1, move->stage, error));
  return (partner == 0 || muster_edit_leave_at (doc, &partner, 1, move->stage, error)) && muster_edit_join_at (doc, &record, 1, move->stage, error);
}

/* One by one only where there are few: finding partners costs two projections each. */
gboolean
muster_plan_move (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterPlanMove *move = data;

  if (move->n_records > 8)
    return move->leaves ? muster_edit_leave_at (doc, move->records, move->n_records, move->stage, error) : muster_edit_join_at (doc, move->records, move->n_records, move->stage, error);
  for (guint i = 0; i < move->n_records; i++)
    if (!move_one (doc, move, move->records[i], error))
      return FALSE;
  return TRUE;
}

char *
muster_plan_move_dup_label (MusterDocument *doc, const MusterPlanMove *move)
{
  return muster_edit_dup_life_label (doc, move->records, move->n_records, move->stage, move->leaves);
}

/* Runs a verb as one step, and says it. */
static gboolean
perform (MusterSession *session, MusterVerb verb, gpointer data, const char *label)
{
  MusterDocument *doc = muster_session_get_document (session);
  guint position = muster_history_get_position (doc);
  GError *error = NULL;

  if (!muster_session_may_edit (session))
    return FALSE;
  if (!muster_together (doc, verb, data, label, &error))
    {
      muster_session_say_error (session, error);
      return FALSE;
    }
  if (muster_history_get_position (doc) > position)
    muster_session_say_done (session);
  return TRUE;
}

gboolean
muster_plan_perform (MusterSession *session, const MusterPlanMove *move)
{
  g_autofree char *label = NULL;

  if (move->n_records == 0)
    return FALSE;
  label = muster_plan_move_dup_label (muster_session_get_document (session), move);
  return perform (session, muster_plan_move, (gpointer) move, label);
}

/* The number of the stage at which one joins or leaves: of one that never leaves, behind the last. */
static int
find_number (MusterDocument *doc, const GArray *stages, MusterRecord record, gboolean leaves)
{
  MusterRecord stage = get_end (doc, record, leaves);

  for (guint i = 0; i < stages->len; i++)
    if (g_array_index (stages, MusterRecord, i) == stage)
      return (int) i;
  return leaves ? (int) stages->len : 0;
}

gboolean
muster_plan_step (MusterSession *session, const MusterRecord *records, guint n_records, gboolean leaves, int step)
{
  MusterDocument *doc = muster_session_get_document (session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  MusterPlanMove move = { records, n_records, 0, leaves };
  int number;

  if (n_records == 0 || stages->len == 0)
    return FALSE;
  number = find_number (doc, stages, records[0], leaves) + step;
  if (number < (leaves ? 1 : 0) || number > (int) stages->len - (leaves ? 0 : 1))
    {
      muster_session_say (session, step < 0 ? _ ("No stage comes before") : _ ("No stage comes after"));
      return FALSE;
    }
  move.stage = number < (int) stages->len ? g_array_index (stages, MusterRecord, number) : 0;
  return muster_plan_perform (session, &move);
}

/* }}} */
/* {{{ Adding */

typedef struct
{
  MusterRecord stage;
  MusterRecord department;
  const char *result;
  MusterRecord made;
} Adding;

static gboolean
run_adding_role (MusterDocument *doc, gpointer data, GError **error)
{
  Adding *adding = data;
  MusterSetting settings[2] = { { MUSTER_ROLE_TITLE, _ ("New role") } };
  guint n = 1;

  if (adding->department != 0)
    settings[n++] = (MusterSetting){ MUSTER_ROLE_DEPARTMENT, muster_document_get_id (doc, adding->department) };
  adding->made = muster_edit_add (doc, MUSTER_KIND_ROLE, settings, n, 0, error);
  return adding->made != 0 && muster_edit_join_at (doc, &adding->made, 1, adding->stage, error);
}

static MusterRecord
find_department (MusterSession *session)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord cursor = muster_session_get_cursor (session);
  MusterKind kind = cursor != 0 ? muster_document_get_kind (doc, cursor) : MUSTER_KIND_NONE;

  if (kind == MUSTER_KIND_DEPARTMENT)
    return cursor;
  if (kind == MUSTER_KIND_ROLE)
    return muster_document_get_ref (doc, cursor, MUSTER_ROLE_DEPARTMENT);
  if (muster_document_count (doc, MUSTER_KIND_DEPARTMENT) == 1)
    {
      g_autoptr (GArray) departments = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);

      return g_array_index (departments, MusterRecord, 0);
    }
  return 0;
}

MusterRecord
muster_plan_add_role (MusterSession *session, MusterRecord stage)
{
  MusterDocument *doc = muster_session_get_document (session);
  Adding adding = { .stage = stage, .department = find_department (session) };
  g_autofree char *label = g_strdup_printf (_ ("Add a role at “%s”"), muster_document_get_name (doc, stage));

  return perform (session, run_adding_role, &adding, label) ? adding.made : 0;
}

static gboolean
run_adding_checkpoint (MusterDocument *doc, gpointer data, GError **error)
{
  Adding *adding = data;
  const MusterSetting settings[] = {
    { MUSTER_CHECKPOINT_STAGE, muster_document_get_id (doc, adding->stage) },
    { MUSTER_CHECKPOINT_RESULT, adding->result },
  };

  adding->made = muster_edit_add (doc, MUSTER_KIND_CHECKPOINT, settings, adding->result != NULL ? 2 : 1, 0, error);
  return adding->made != 0;
}

MusterRecord
muster_plan_add_checkpoint (MusterSession *session, MusterRecord stage, const char *result)
{
  Adding adding = { .stage = stage, .result = result };
  g_autofree char *label = g_strdup_printf (_ ("Add a checkpoint to “%s”"), muster_document_get_name (muster_session_get_document (session), stage));

  return perform (session, run_adding_checkpoint, &adding, label) ? adding.made : 0;
}

static gboolean
run_adding_stages (MusterDocument *doc, gpointer data, GError **error)
{
  const char *const stages[][2] = {
    { C_ ("stage", "Start-up"), _ ("What to sell, and how to sell it") },
    { C_ ("stage", "Growth"), _ ("Repeat what works") },
    { C_ ("stage", "Maturity"), _ ("Defend what was built") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const MusterSetting settings[] = { { MUSTER_STAGE_NAME, stages[i][0] }, { MUSTER_STAGE_GOAL, stages[i][1] } };

      if (muster_edit_add (doc, MUSTER_KIND_STAGE, settings, G_N_ELEMENTS (settings), 0, error) == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
muster_plan_add_usual_stages (MusterSession *session)
{
  return perform (session, run_adding_stages, NULL, _ ("Add three stages"));
}

/* }}} */
/* {{{ Checkpoints */

gboolean
muster_plan_set_done (MusterSession *session, MusterRecord checkpoint, gboolean done)
{
  g_autofree char *today = muster_today ();
  GError *error = NULL;

  if (!muster_session_may_edit (session))
    return FALSE;
  if (!muster_edit_mark_done (muster_session_get_document (session), checkpoint, done ? today : NULL, &error))
    {
      muster_session_say_error (session, error);
      return FALSE;
    }
  muster_session_say_done (session);
  return TRUE;
}

gboolean
muster_plan_reorder (MusterSession *session, MusterRecord checkpoint, int step)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord stage = muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE);
  g_autoptr (GArray) list = NULL;
  GError *error = NULL;
  int i = 0, before;

  if (stage == 0 || !muster_session_may_edit (session))
    return FALSE;
  list = muster_document_list_referrers (doc, stage, MUSTER_CHECKPOINT_STAGE);
  while (i < (int) list->len && g_array_index (list, MusterRecord, i) != checkpoint)
    i++;
  before = step < 0 ? i - 1 : i + 2;
  if (before < 0 || before > (int) list->len)
    return FALSE;
  if (!muster_edit_reorder (doc, checkpoint, before < (int) list->len ? g_array_index (list, MusterRecord, before) : 0, &error))
    muster_session_say_error (session, error);
  return TRUE;
}

gboolean
muster_plan_transfer (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterPlanTransfer *transfer = data;
  MusterRecord checkpoint = transfer->checkpoint;

  if (muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE) == transfer->stage)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("“%s” belongs to “%s” already: choose another stage"), muster_document_get_name (doc, checkpoint), muster_document_get_name (doc, transfer->stage));
      return FALSE;
    }
  return muster_edit_set (doc, checkpoint, MUSTER_CHECKPOINT_STAGE, muster_document_get_id (doc, transfer->stage), MUSTER_COMMIT_DEFAULT, error) && muster_edit_reorder (doc, checkpoint, 0, error);
}

char *
muster_plan_transfer_dup_label (MusterDocument *doc, const MusterPlanTransfer *transfer)
{
  /* Translators: a checkpoint, and the stage to which it then belongs */
  return g_strdup_printf (_ ("Move “%s” to “%s”"), muster_document_get_name (doc, transfer->checkpoint), muster_document_get_name (doc, transfer->stage));
}

gboolean
muster_plan_perform_transfer (MusterSession *session, const MusterPlanTransfer *transfer)
{
  g_autofree char *label = muster_plan_transfer_dup_label (muster_session_get_document (session), transfer);

  return perform (session, muster_plan_transfer, (gpointer) transfer, label);
}

gboolean
muster_plan_postpone (MusterSession *session, MusterRecord checkpoint, int step)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord stage = muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  for (int i = 0; i < (int) stages->len; i++)
    if (g_array_index (stages, MusterRecord, i) == stage && i + step >= 0 && i + step < (int) stages->len)
      return muster_plan_perform_transfer (session, &(MusterPlanTransfer){ checkpoint, g_array_index (stages, MusterRecord, i + step) });
  muster_session_say (session, step < 0 ? _ ("No stage comes before") : _ ("No stage comes after"));
  return FALSE;
}

/* }}} */
