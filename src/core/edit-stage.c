/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-stage.c: the stages of a plan, and what is otherwise from one of them on.
 */
#include "edit-private.h"
#include "rehearse.h"
#include "shifts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* {{{ Stages themselves */

/* @but: the stage that may have that name already; 0 for none. */
static gboolean
check_name (MusterDocument *doc, MusterRecord but, const char *name, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (name != NULL ? name : ""));
  MusterIter iter;
  MusterRecord stage;

  if (*plain == '\0')
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("A stage needs a name, as “Start-up” or “2027”"));
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_STAGE);
  while (muster_iter_next (&iter, &stage))
    if (stage != but && g_strcmp0 (muster_document_get_text (doc, stage, MUSTER_STAGE_NAME), plain) == 0)
      return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("There is a stage “%s” already: choose another name"), plain);
  return TRUE;
}

MusterRecord
muster_edit_add_stage (MusterDocument *doc, const char *name, MusterRecord before, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (!check_name (doc, 0, plain, error))
    return 0;
  return muster_edit_add (doc, MUSTER_KIND_STAGE, &(MusterSetting){ MUSTER_STAGE_NAME, plain }, 1, before, error);
}

/* Whether a stage may begin on @date: no later than those after it, no earlier than those before. */
static gboolean
check_date (MusterDocument *doc, MusterRecord stage, const char *date, GError **error)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  gboolean after = FALSE;

  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord other = g_array_index (stages, MusterRecord, i);
      const char *starts = muster_document_get_text (doc, other, MUSTER_STAGE_STARTS);

      if (other == stage)
        {
          after = TRUE;
          continue;
        }
      if (starts == NULL)
        continue;
      if (!after && strcmp (date, starts) < 0)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” would start before “%s”, which starts on %s: choose a later day"), muster_document_get_name (doc, stage), muster_document_get_name (doc, other), starts);
      if (after && strcmp (date, starts) > 0)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” would start after “%s”, which starts on %s: choose an earlier day"), muster_document_get_name (doc, stage), muster_document_get_name (doc, other), starts);
    }
  return TRUE;
}

gboolean
muster_check_stage (MusterDocument *doc, MusterRecord stage, MusterField field, const char *text, GError **error)
{
  gboolean placed = muster_document_get_text (doc, stage, MUSTER_STAGE_ORDER) != NULL;

  if (field == MUSTER_STAGE_NAME)
    return check_name (doc, stage, text, error);
  if (field != MUSTER_STAGE_STARTS || !placed || text == NULL || !muster_date_is_valid (text))
    return TRUE;
  return check_date (doc, stage, text, error);
}

/* }}} */
/* {{{ From a stage on */

/* Whether @stage comes before @other; 0 is before all. */
static gboolean
is_earlier (MusterDocument *doc, MusterRecord stage, MusterRecord other)
{
  return stage == 0 || (stage != other && muster_document_compare_order (&stage, &other, doc) < 0);
}

static gboolean
can_divide (MusterDocument *doc, MusterRecord role, MusterRecord stage, GError **error)
{
  MusterRecord from;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error) || !muster_expect (doc, stage, MUSTER_KIND_STAGE, error))
    return FALSE;
  from = muster_document_get_ref (doc, role, MUSTER_ROLE_FROM);
  if (!muster_document_lives_at (doc, role, stage))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not there at “%s”"), muster_document_get_name (doc, role), muster_document_get_name (doc, stage));
  if (from == stage || muster_stage_get_before (doc, stage) == 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” begins at “%s”: nothing was otherwise before"), muster_document_get_name (doc, role), muster_document_get_name (doc, stage));
  return TRUE;
}

/* Whether a record lives before @stage, and from it on, by its own stages. */
static void
get_halves (MusterDocument *doc, MusterRecord record, MusterRecord stage, gboolean *before, gboolean *after)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterRecord from = muster_document_get_ref (doc, record, muster_field_find (kind, "from"));
  MusterRecord until = muster_document_get_ref (doc, record, muster_field_find (kind, "until"));

  *before = is_earlier (doc, from, stage);
  *after = until == 0 || is_earlier (doc, stage, until);
}

/* What refers to @role by @field and lives on from @stage refers to @later; what began before stays
 * as well, and a copy goes on. */
static void
carry_living (MusterDraft *draft, MusterRecord role, MusterRecord later, MusterRecord stage, MusterField field)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterKind kind = muster_field_get_info (field)->kind;
  g_autoptr (GArray) records = muster_document_list_referrers (doc, role, field);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i), copy;
      gboolean before, after;

      get_halves (doc, record, stage, &before, &after);
      if (!after)
        continue;
      if (!before)
        {
          muster_draft_set_ref (draft, record, field, later);
          continue;
        }
      copy = muster_draft_add (draft, kind, NULL);
      muster_step_copy_fields (draft, record, copy);
      muster_draft_set_ref (draft, copy, muster_field_find (kind, "from"), 0);
      muster_draft_set_ref (draft, copy, field, later);
    }
}

/* What has no stages belongs to both. */
static void
copy_timeless (MusterDraft *draft, MusterRecord role, MusterRecord later, MusterField field)
{
  g_autoptr (GArray) records = muster_document_list_referrers (muster_draft_get_document (draft), role, field);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord copy = muster_draft_add (draft, muster_field_get_info (field)->kind, NULL);

      muster_step_copy_fields (draft, g_array_index (records, MusterRecord, i), copy);
      muster_draft_set_ref (draft, copy, field, later);
    }
}

/* Checkpoints of @stage and later ones, and reports that begin no earlier, are the later role's. */
static void
hand_on (MusterDraft *draft, MusterRecord role, MusterRecord later, MusterRecord stage, MusterField field, MusterField stage_field)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) records = muster_document_list_referrers (doc, role, field);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);

      if (record != later && !is_earlier (doc, muster_document_get_ref (doc, record, stage_field), stage))
        muster_draft_set_ref (draft, record, field, later);
    }
}

static void
place_beside (MusterDraft *draft, MusterRecord later, MusterRecord role)
{
  g_autoptr (GArray) siblings = muster_list_siblings (muster_draft_get_document (draft), role);
  MusterRecord before = 0;

  for (guint i = 0; i + 1 < siblings->len; i++)
    if (g_array_index (siblings, MusterRecord, i) == role)
      before = g_array_index (siblings, MusterRecord, i + 1);
  muster_step_place (draft, &later, 1, before != later ? before : 0, NULL);
}

MusterRecord
muster_edit_divide (MusterDocument *doc, MusterRecord role, MusterRecord stage, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autofree char *label = NULL;
  MusterRecord later;

  if (!can_divide (doc, role, stage, error))
    return 0;

  draft = muster_draft_new (doc);
  later = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
  muster_step_copy_fields (draft, role, later);
  muster_draft_set (draft, later, MUSTER_ROLE_ORDER, MUSTER_NO_VALUE);
  muster_draft_set_ref (draft, later, MUSTER_ROLE_FROM, stage);
  muster_draft_set_ref (draft, role, MUSTER_ROLE_UNTIL, stage);
  place_beside (draft, later, role);
  carry_living (draft, role, later, stage, MUSTER_HOLDING_ROLE);
  carry_living (draft, role, later, stage, MUSTER_LINE_FROM_ROLE);
  carry_living (draft, role, later, stage, MUSTER_LINE_TO_ROLE);
  copy_timeless (draft, role, later, MUSTER_ASSIGNMENT_ROLE);
  copy_timeless (draft, role, later, MUSTER_MEASURE_ROLE);
  hand_on (draft, role, later, stage, MUSTER_CHECKPOINT_OWNER, MUSTER_CHECKPOINT_STAGE);
  hand_on (draft, role, later, stage, MUSTER_ROLE_MANAGER, MUSTER_ROLE_FROM);
  label = g_strdup_printf (_ ("Begin “%s” anew at “%s”"), muster_document_get_name (doc, role), muster_document_get_name (doc, stage));
  if (!muster_finish (g_steal_pointer (&draft), g_steal_pointer (&label), MUSTER_COMMIT_DEFAULT, error))
    return 0;
  return later;
}

typedef struct
{
  MusterRecord role;
  MusterRecord department;
  MusterRecord before;
  MusterRecord stage;
  MusterRecord later;
} Move;

static gboolean
move_later (MusterDocument *doc, gpointer data, GError **error)
{
  Move *move = data;

  move->later = muster_edit_divide (doc, move->role, move->stage, error);
  return move->later != 0 && muster_edit_move (doc, &move->later, 1, move->department, move->before, MUSTER_SCOPE_ALONE, error);
}

MusterRecord
muster_edit_move_from_stage (MusterDocument *doc, MusterRecord role, MusterRecord department, MusterRecord before, MusterRecord stage, GError **error)
{
  Move move = { role, department, before, stage, 0 };
  g_autofree char *label = NULL;

  if (!can_divide (doc, role, stage, error) || (department != 0 && !muster_expect (doc, department, MUSTER_KIND_DEPARTMENT, error)))
    return 0;
  if (muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT) == department)
    {
      muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is there already: choose another department"), muster_document_get_name (doc, role));
      return 0;
    }
  if (department != 0)
    label = g_strdup_printf (_ ("Move “%s” to %s from “%s” on"), muster_document_get_name (doc, role), muster_document_get_name (doc, department), muster_document_get_name (doc, stage));
  else
    label = g_strdup_printf (_ ("Move “%s” out of its department from “%s” on"), muster_document_get_name (doc, role), muster_document_get_name (doc, stage));
  return muster_together (doc, move_later, &move, label, error) ? move.later : 0;
}

/* }}} */
