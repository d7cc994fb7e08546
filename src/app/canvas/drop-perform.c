/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop-perform.c: doing what a person dropped, and offering what else could have been meant.
 */
#include "drop-private.h"
#include "shifts.h"

#include <glib/gi18n-lib.h>

/* {{{ The other meanings */

static void
run_other_scope (MusterSession *session, gpointer data)
{
  const MusterDrop *drop = data;
  MusterScope other = drop->scope == MUSTER_SCOPE_ALONE ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE;
  g_autoptr (MusterDrop) again = muster_drop_new (muster_session_get_scene (session), drop->hand, drop->asked, drop->target, drop->before, other);

  muster_drop_perform (session, again);
}

static MusterRecord
get_person (const MusterDrop *drop)
{
  return g_array_index (drop->hand->people, MusterRecord, 0);
}

static void
run_replace (MusterSession *session, gpointer data)
{
  const MusterDrop *drop = data;
  g_autoptr (GError) error = NULL;

  if (muster_edit_replace (muster_session_get_document (session), get_person (drop), drop->target, &error))
    muster_session_say_done (session);
  else
    muster_session_say_error (session, g_steal_pointer (&error));
}

/* The only role that a person holds beside @but; 0 if there is none or several. */
static MusterRecord
find_only_role (MusterDocument *doc, MusterRecord person, MusterRecord but)
{
  MusterRecord only = 0, holding;
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);

      if (role == but || role == only)
        continue;
      if (only != 0)
        return 0;
      only = role;
    }
  return only;
}

static void
run_swap (MusterSession *session, gpointer data)
{
  const MusterDrop *drop = data;
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord role = find_only_role (doc, get_person (drop), drop->target);
  g_autoptr (GError) error = NULL;

  if (role != 0 && muster_edit_swap (doc, role, drop->target, &error))
    muster_session_say_done (session);
  else
    muster_session_say_error (session, g_steal_pointer (&error));
}

/* Whether a move could also have been meant from the stage that is shown on: of a role alone that was
 * there before, to another department. Asked before it is done. */
static gboolean
can_be_later (MusterSession *session, const MusterDrop *drop)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord stage = muster_session_get_options (session)->stage, role;

  if (stage == 0 || (drop->meaning != MUSTER_DROP_MOVE && drop->meaning != MUSTER_DROP_PLACE) || drop->n_more > 0)
    return FALSE;
  if (drop->hand->roles->len != 1 || drop->hand->departments->len > 0 || (drop->target != 0 && muster_document_get_kind (doc, drop->target) != MUSTER_KIND_DEPARTMENT))
    return FALSE;
  role = g_array_index (drop->hand->roles, MusterRecord, 0);
  return muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT) != drop->target && muster_document_get_ref (doc, role, MUSTER_ROLE_FROM) != stage && muster_stage_get_before (doc, stage) != 0;
}

static void
run_later (MusterSession *session, gpointer data)
{
  const MusterDrop *drop = data;
  MusterRecord role = g_array_index (drop->hand->roles, MusterRecord, 0), later;
  g_autoptr (GError) error = NULL;

  later = muster_edit_move_from_stage (muster_session_get_document (session), role, drop->target, drop->before, muster_session_get_options (session)->stage, &error);
  if (later == 0)
    {
      muster_session_say_error (session, g_steal_pointer (&error));
      return;
    }
  muster_session_select (session, later, MUSTER_SELECT_ONLY);
  muster_session_say_done (session);
}

static void
free_drop (gpointer data)
{
  muster_drop_free (data);
}

/* }}} */

static void
say_dropped (MusterSession *session, const MusterDrop *drop, gboolean later)
{
  MusterDocument *doc = muster_session_get_document (session);
  const MusterChange *change = muster_history_peek_undo (doc);
  MusterOffer offer = { .undo = TRUE };
  g_autofree char *from_stage = NULL;

  if (later)
    {
      /* Translators: %s is a stage */
      from_stage = g_strdup_printf (_ ("Only from “%s” on"), muster_document_get_name (doc, muster_session_get_options (session)->stage));
      offer.label = from_stage;
      offer.run = run_later;
    }
  else if (drop->n_more > 0)
    {
      offer.label = drop->scope == MUSTER_SCOPE_BRANCH ? _ ("Move Alone") : _ ("Move with All Below");
      offer.run = run_other_scope;
    }
  else if (drop->meaning == MUSTER_DROP_SHARE && drop->hand->people->len == 1)
    {
      offer.label = _ ("Replace");
      offer.run = run_replace;
      if (find_only_role (doc, get_person (drop), drop->target) != 0)
        {
          offer.other_label = _ ("Swap");
          offer.other_run = run_swap;
        }
    }
  if (offer.label != NULL)
    {
      offer.data = muster_drop_copy (drop);
      offer.free = free_drop;
    }
  muster_session_offer (session, change->label, offer);
}

static void
select_dropped (MusterSession *session, const MusterDrop *drop)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  if (drop->hand->kind == MUSTER_KIND_PERSON)
    {
      muster_session_select (session, drop->target, MUSTER_SELECT_ONLY);
      return;
    }
  g_array_append_vals (moved, drop->hand->departments->data, drop->hand->departments->len);
  g_array_append_vals (moved, drop->hand->roles->data, drop->hand->roles->len);
  muster_session_select_many (session, (const MusterRecord *) (gpointer) moved->data, moved->len, MUSTER_SELECT_ONLY);
}

gboolean
muster_drop_perform (MusterSession *session, const MusterDrop *drop)
{
  MusterDocument *doc = muster_session_get_document (session);
  guint position = muster_history_get_position (doc);
  gboolean later = can_be_later (session, drop);
  g_autoptr (GError) error = NULL;

  if ((drop->meaning == MUSTER_DROP_NOTHING && drop->refusal == NULL) || !muster_session_may_edit (session))
    return FALSE;
  if (!muster_drop_run (doc, drop, &error))
    {
      muster_session_say_error (session, g_steal_pointer (&error));
      return FALSE;
    }
  if (muster_history_get_position (doc) == position)
    return FALSE;
  select_dropped (session, drop);
  say_dropped (session, drop, later);
  return TRUE;
}
