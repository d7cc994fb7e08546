/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop.c: what a drop means, and doing it.
 */
#include "drop-private.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

#include <math.h>

static MusterRecord
nth (GArray *records, guint i)
{
  return g_array_index (records, MusterRecord, i);
}

static const MusterRecord *
all_of (GArray *records)
{
  return (const MusterRecord *) (gpointer) records->data;
}

static gboolean
is_kind (MusterDocument *doc, MusterRecord record, MusterKind kind)
{
  return record != 0 && muster_document_get_kind (doc, record) == kind;
}

/* {{{ The struct */

MusterDrop *
muster_drop_ask (MusterHand *hand, MusterMeaning meaning, MusterRecord target, MusterRecord before, MusterScope scope)
{
  MusterDrop *drop = g_new0 (MusterDrop, 1);

  drop->asked = drop->meaning = meaning;
  drop->hand = muster_hand_ref (hand);
  drop->target = target;
  drop->before = before;
  drop->scope = scope;
  return drop;
}

MusterDrop *
muster_drop_copy (const MusterDrop *drop)
{
  MusterDrop *copy = g_memdup2 (drop, sizeof *drop);

  muster_hand_ref (copy->hand);
  copy->sentence = g_strdup (drop->sentence);
  copy->refusal = g_strdup (drop->refusal);
  return copy;
}

void
muster_drop_free (MusterDrop *drop)
{
  if (drop == NULL)
    return;
  muster_hand_unref (drop->hand);
  g_free (drop->sentence);
  g_free (drop->refusal);
  g_free (drop);
}

gboolean
muster_drop_equal (const MusterDrop *one, const MusterDrop *other)
{
  return one->asked == other->asked && one->hand == other->hand && one->target == other->target && one->before == other->before && one->scope == other->scope && one->team == other->team;
}

/* }}} */
/* {{{ The verbs */

static gboolean
refuse (GError **error, char *text)
{
  g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, text);
  g_free (text);
  return FALSE;
}

/* Whether roles only change their place within the department that they are in. */
static gboolean
stays_in_department (MusterDocument *doc, const MusterDrop *drop)
{
  for (guint i = 0; i < drop->hand->roles->len; i++)
    if (muster_document_get_ref (doc, nth (drop->hand->roles, i), MUSTER_ROLE_DEPARTMENT) != drop->target)
      return FALSE;
  return drop->hand->roles->len > 0;
}

static gboolean
any_leads (MusterDocument *doc, GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    if (muster_hand_led_department (doc, nth (roles, i)) != 0)
      return TRUE;
  return FALSE;
}

/* The records of a kind in a department, by order. */
static GArray *
list_in (MusterDocument *doc, MusterKind kind, MusterRecord department)
{
  MusterField field = kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT;
  GArray *all;
  guint n_kept = 0;

  if (department != 0)
    return muster_document_list_referrers (doc, department, field);
  all = muster_document_list (doc, kind);
  for (guint i = 0; i < all->len; i++)
    if (muster_document_get_ref (doc, nth (all, i), field) == 0)
      g_array_index (all, MusterRecord, n_kept++) = nth (all, i);
  g_array_set_size (all, n_kept);
  return all;
}

/* Whether @records are side by side in that order already, right before @before. */
static gboolean
are_placed (MusterDocument *doc, GArray *records, MusterRecord before)
{
  MusterKind kind = muster_document_get_kind (doc, nth (records, 0));
  MusterRecord in = muster_document_get_ref (doc, nth (records, 0), kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT);
  g_autoptr (GArray) siblings = list_in (doc, kind, in);
  guint at = 0;

  while (at < siblings->len && nth (siblings, at) != nth (records, 0))
    at++;
  for (guint i = 0; i < records->len; i++, at++)
    if (at >= siblings->len || nth (siblings, at) != nth (records, i))
      return FALSE;
  return before == (at < siblings->len ? nth (siblings, at) : 0);
}

/* Among its neighbours a card changes place alone. And where all of a branch is held anyway, it moves
 * in the order in which it is held, not branch by branch. */
static MusterScope
get_scope (MusterDocument *doc, const MusterDrop *drop)
{
  if (drop->meaning == MUSTER_DROP_PLACE && stays_in_department (doc, drop))
    return MUSTER_SCOPE_ALONE;
  return drop->n_more == 0 && !any_leads (doc, drop->hand->roles) ? MUSTER_SCOPE_ALONE : drop->scope;
}

/* Into a department, or out of all with 0. */
static gboolean
put (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  GArray *roles = drop->hand->roles, *departments = drop->hand->departments;
  MusterRecord role_before = is_kind (doc, drop->before, MUSTER_KIND_ROLE) ? drop->before : 0;
  MusterRecord department_before = is_kind (doc, drop->before, MUSTER_KIND_DEPARTMENT) ? drop->before : 0;

  if (roles->len == 1 && drop->meaning == MUSTER_DROP_PLACE && stays_in_department (doc, drop))
    {
      if (muster_hand_led_department (doc, nth (roles, 0)) != 0)
        return refuse (error, g_strdup_printf (_ ("“%s” heads %s and comes first"), muster_document_get_name (doc, nth (roles, 0)), muster_document_get_name (doc, drop->target)));
      if (!muster_edit_reorder (doc, nth (roles, 0), role_before, error))
        return FALSE;
    }
  else if (roles->len > 0 && !muster_edit_move (doc, all_of (roles), roles->len, drop->target, role_before, get_scope (doc, drop), error))
    return FALSE;
  return departments->len == 0 || muster_edit_nest (doc, all_of (departments), departments->len, drop->target, department_before, error);
}

/* Whether a role is in the row of a matrix already; one that heads a row stays its head. */
static gboolean
is_in_team (MusterDocument *doc, const MusterDrop *drop, MusterRecord role)
{
  return muster_document_leads_team (doc, role, drop->stage) || muster_document_get_team (doc, role, drop->stage) == drop->team;
}

/* Into a cell of a matrix: to its department, then into its team. */
static gboolean
put_in_cell (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  g_autoptr (GArray) joining = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < drop->hand->roles->len; i++)
    if (!is_in_team (doc, drop, nth (drop->hand->roles, i)))
      g_array_append_vals (joining, &all_of (drop->hand->roles)[i], 1);
  if (!is_kind (doc, drop->target, MUSTER_KIND_ROLE))
    {
      MusterDrop move = *drop;

      move.meaning = drop->before != 0 || stays_in_department (doc, drop) ? MUSTER_DROP_PLACE : MUSTER_DROP_MOVE;
      if ((move.meaning == MUSTER_DROP_MOVE || !are_placed (doc, drop->hand->roles, drop->before)) && !put (doc, &move, error))
        return FALSE;
    }
  return joining->len == 0 || muster_edit_join (doc, all_of (joining), joining->len, drop->team, drop->stage, error);
}

/* Those who report to the roles report to who these report to. */
static gboolean
leave_reports (MusterDocument *doc, GArray *roles, GError **error)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  const MusterTree *tree = muster_projection_get_roles (projection);

  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
      MusterRecord manager = muster_document_get_manager (doc, nth (roles, i), 0);
      guint index = muster_projection_find (projection, nth (roles, i));

      if (index == MUSTER_NOWHERE)
        continue;
      MUSTER_TREE_FOREACH_CHILD (tree, index, child)
      {
        g_array_append_val (reports, tree->nodes[child].record);
      }
      if (reports->len > 0 && !muster_edit_set_manager (doc, all_of (reports), reports->len, manager, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
report (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  GArray *roles = drop->hand->roles;

  if (drop->scope == MUSTER_SCOPE_ALONE && drop->n_more > 0 && !leave_reports (doc, roles, error))
    return FALSE;
  return muster_edit_set_manager (doc, all_of (roles), roles->len, drop->target, error);
}

/* Beside another in Reporting: in the order of their department. */
static gboolean
place_report (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  GArray *roles = drop->hand->roles;
  MusterRecord home = muster_document_get_ref (doc, nth (roles, 0), MUSTER_ROLE_DEPARTMENT);

  for (guint i = 0; i < roles->len; i++)
    if (muster_document_get_manager (doc, nth (roles, i), 0) != drop->target && !report (doc, drop, error))
      return FALSE;
  if (roles->len == 1)
    return muster_edit_reorder (doc, nth (roles, 0), drop->before, error);
  return muster_edit_move (doc, all_of (roles), roles->len, home, drop->before, MUSTER_SCOPE_ALONE, error);
}

static gboolean
fill (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  GArray *people = drop->hand->people;

  if (!is_kind (doc, drop->target, MUSTER_KIND_ROLE))
    return refuse (error, g_strdup (_ ("People hold roles: drop them on one")));
  for (guint i = 0; i < people->len; i++)
    if (!muster_edit_assign (doc, nth (people, i), drop->target, NAN, error))
      return FALSE;
  return TRUE;
}

static gboolean
unplace (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  const MusterHand *hand = drop->hand;

  if (hand->roles->len + hand->people->len == 0)
    return refuse (error, g_strdup (_ ("Drop a role or a person here: a department is held by nobody")));
  for (guint i = 0; i < hand->roles->len; i++)
    if (!muster_edit_vacate (doc, nth (hand->roles, i), error))
      return FALSE;
  for (guint i = 0; i < hand->people->len; i++)
    {
      MusterRecord person = nth (hand->people, i);
      g_autoptr (GArray) holdings = muster_document_list_referrers (doc, person, MUSTER_HOLDING_PERSON);

      for (guint j = 0; j < holdings->len; j++)
        if (muster_document_get_kind (doc, nth (holdings, j)) == MUSTER_KIND_HOLDING)
          {
            MusterRecord role = muster_document_get_ref (doc, nth (holdings, j), MUSTER_HOLDING_ROLE);

            if (!muster_edit_unassign (doc, person, role, error))
              return FALSE;
          }
    }
  return TRUE;
}

static gboolean
run_verb (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterDrop *drop = data;

  switch (drop->meaning)
    {
    case MUSTER_DROP_MOVE:
    case MUSTER_DROP_NEST:
    case MUSTER_DROP_NEST_PLACE:
      return put (doc, drop, error);
    case MUSTER_DROP_PLACE:
      return is_kind (doc, drop->target, MUSTER_KIND_ROLE) ? place_report (doc, drop, error) : put (doc, drop, error);
    case MUSTER_DROP_REPORT:
      return report (doc, drop, error);
    case MUSTER_DROP_INSERT_ABOVE:
      return muster_edit_insert_above (doc, drop->target, nth (drop->hand->roles, 0), NULL, error) != 0;
    case MUSTER_DROP_FILL:
    case MUSTER_DROP_SHARE:
      return fill (doc, drop, error);
    case MUSTER_DROP_CELL:
      return put_in_cell (doc, drop, error);
    case MUSTER_DROP_UNPLACE:
      return unplace (doc, drop, error);
    case MUSTER_DROP_NOTHING:
    default:
      return TRUE;
    }
}

/* Whether one verb does it all, which names its step well. */
static gboolean
is_one_verb (MusterDocument *doc, const MusterDrop *drop)
{
  const MusterHand *hand = drop->hand;
  guint n_kinds = (hand->roles->len > 0) + (hand->departments->len > 0) + (hand->people->len > 0);

  switch (drop->meaning)
    {
    case MUSTER_DROP_MOVE:
    case MUSTER_DROP_NEST:
    case MUSTER_DROP_NEST_PLACE:
      return n_kinds == 1;
    case MUSTER_DROP_PLACE:
      return n_kinds == 1 && !is_kind (doc, drop->target, MUSTER_KIND_ROLE);
    case MUSTER_DROP_REPORT:
      return drop->scope == MUSTER_SCOPE_BRANCH;
    case MUSTER_DROP_CELL:
      return FALSE;
    default:
      return hand->people->len + hand->roles->len == 1 && drop->meaning != MUSTER_DROP_UNPLACE;
    }
}

gboolean
muster_drop_run (MusterDocument *doc, const MusterDrop *drop, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (!drop->hand->guest, FALSE);

  if (is_one_verb (doc, drop))
    return run_verb (doc, (gpointer) drop, error);
  label = muster_drop_dup_label (doc, drop);
  return muster_together (doc, run_verb, (gpointer) drop, label, error);
}

/* }}} */
/* {{{ Whether it would change anything */

static gboolean
is_in_place (MusterDocument *doc, const MusterDrop *drop, MusterRecord role)
{
  MusterRecord led = muster_hand_led_department (doc, role);

  if (led != 0 && drop->scope == MUSTER_SCOPE_BRANCH)
    return led == drop->target || muster_document_get_ref (doc, led, MUSTER_DEPARTMENT_PARENT) == drop->target;
  return muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT) == drop->target;
}

static gboolean
all_in_place (MusterDocument *doc, const MusterDrop *drop)
{
  const MusterHand *hand = drop->hand;

  for (guint i = 0; i < hand->roles->len; i++)
    if (!is_in_place (doc, drop, nth (hand->roles, i)))
      return FALSE;
  for (guint i = 0; i < hand->departments->len; i++)
    if (muster_document_get_ref (doc, nth (hand->departments, i), MUSTER_DEPARTMENT_PARENT) != drop->target)
      return FALSE;
  return TRUE;
}

static gboolean
all_report (MusterScene *scene, const MusterDrop *drop)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  MusterRecord stage = muster_scene_get_options (scene)->stage;

  for (guint i = 0; i < drop->hand->roles->len; i++)
    {
      MusterRecord role = nth (drop->hand->roles, i);
      MusterRecord manager = drop->target != 0 ? muster_document_get_manager (doc, role, stage) : muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);

      if (manager != drop->target)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_in_cell (MusterDocument *doc, const MusterDrop *drop)
{
  for (guint i = 0; i < drop->hand->roles->len; i++)
    if (!is_in_team (doc, drop, nth (drop->hand->roles, i)))
      return FALSE;
  return is_kind (doc, drop->target, MUSTER_KIND_ROLE) || (stays_in_department (doc, drop) && are_placed (doc, drop->hand->roles, drop->before));
}

static gboolean
changes_nothing (MusterScene *scene, const MusterDrop *drop)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  const MusterHand *hand = drop->hand;

  switch (drop->meaning)
    {
    case MUSTER_DROP_NOTHING:
      return TRUE;
    case MUSTER_DROP_MOVE:
    case MUSTER_DROP_NEST:
      return all_in_place (doc, drop);
    case MUSTER_DROP_NEST_PLACE:
      return all_in_place (doc, drop) && hand->roles->len == 0 && are_placed (doc, hand->departments, drop->before);
    case MUSTER_DROP_PLACE:
      if (is_kind (doc, drop->target, MUSTER_KIND_ROLE))
        return all_report (scene, drop) && are_placed (doc, hand->roles, drop->before);
      return stays_in_department (doc, drop) && hand->departments->len == 0 && are_placed (doc, hand->roles, drop->before);
    case MUSTER_DROP_REPORT:
      return all_report (scene, drop);
    case MUSTER_DROP_CELL:
      return are_in_cell (doc, drop);
    default:
      return FALSE;
    }
}

/* }}} */
/* {{{ Judging */

/* The branch of a head is its department, which goes into another at its end, not among roles. */
static gboolean
all_lead (MusterDocument *doc, GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    if (muster_hand_led_department (doc, nth (roles, i)) == 0)
      return FALSE;
  return roles->len > 0;
}

/* Makes of what was asked what can be. */
static void
settle_meaning (MusterDrop *drop, MusterScene *scene)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  gboolean among_reports = is_kind (doc, drop->target, MUSTER_KIND_ROLE);

  if (drop->meaning == MUSTER_DROP_INSERT_ABOVE && drop->hand->roles->len != 1)
    drop->meaning = MUSTER_DROP_REPORT;
  if (drop->meaning == MUSTER_DROP_PLACE && !among_reports && drop->scope == MUSTER_SCOPE_BRANCH && !stays_in_department (doc, drop) && all_lead (doc, drop->hand->roles))
    {
      drop->meaning = MUSTER_DROP_MOVE;
      drop->before = 0;
      drop->bar = (MusterRect){ 0 };
    }
  if (drop->meaning == MUSTER_DROP_FILL && is_kind (doc, drop->target, MUSTER_KIND_ROLE) && !muster_projection_is_open (muster_scene_get_projection (scene), drop->target))
    drop->meaning = MUSTER_DROP_SHARE;
}

/* Whether it makes a difference if branches come along. */
static gboolean
has_scope (MusterScene *scene, const MusterDrop *drop)
{
  MusterDocument *doc = muster_scene_get_document (scene);

  if (drop->hand->roles->len == 0)
    return FALSE;
  if (drop->meaning == MUSTER_DROP_PLACE)
    return is_kind (doc, drop->target, MUSTER_KIND_ROLE) ? !all_report (scene, drop) : !stays_in_department (doc, drop);
  if (drop->meaning == MUSTER_DROP_CELL)
    return !is_kind (doc, drop->target, MUSTER_KIND_ROLE) && !stays_in_department (doc, drop);
  return drop->meaning == MUSTER_DROP_MOVE || drop->meaning == MUSTER_DROP_NEST || (drop->meaning == MUSTER_DROP_REPORT && drop->target != 0);
}

static guint
count_more (MusterScene *scene, const MusterDrop *drop)
{
  g_autoptr (GHashTable) taken = muster_hand_list_taken (drop->hand, scene, MUSTER_SCOPE_BRANCH);
  g_autoptr (GHashTable) alone = muster_hand_list_taken (drop->hand, scene, MUSTER_SCOPE_ALONE);
  MusterDocument *doc = muster_scene_get_document (scene);
  GHashTableIter iter;
  gpointer record;
  guint n_more = 0;

  g_hash_table_iter_init (&iter, taken);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    if (is_kind (doc, GPOINTER_TO_UINT (record), MUSTER_KIND_ROLE) && !g_hash_table_contains (alone, record))
      n_more++;
  return n_more;
}

/* A copy can be anywhere but above somebody. */
static void
judge_guest (MusterDrop *drop, MusterDocument *doc)
{
  if (drop->meaning == MUSTER_DROP_INSERT_ABOVE)
    {
      drop->meaning = MUSTER_DROP_REPORT;
      drop->bar = (MusterRect){ 0 };
    }
  /* People come wherever they are let go, and hold the role that is there. */
  if (drop->hand->kind == MUSTER_KIND_PERSON)
    {
      drop->meaning = MUSTER_DROP_FILL;
      if (!is_kind (doc, drop->target, MUSTER_KIND_ROLE))
        drop->target = 0;
    }
  drop->sentence = muster_drop_dup_sentence (doc, drop);
}

MusterDrop *
muster_drop_judge (MusterDrop *drop, MusterScene *scene, const MusterDrop *last)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  g_autoptr (GError) error = NULL;

  if (!drop->hand->guest)
    settle_meaning (drop, scene);
  if (last != NULL && muster_drop_equal (last, drop))
    {
      drop->meaning = last->meaning;
      drop->n_more = last->n_more;
      if (last->glow.width == 0)
        drop->glow = (MusterRect){ 0 };
      if (last->bar.width == 0)
        drop->bar = (MusterRect){ 0 };
      drop->sentence = g_strdup (last->sentence);
      drop->refusal = g_strdup (last->refusal);
      return drop;
    }
  if (drop->hand->guest)
    {
      judge_guest (drop, doc);
      return drop;
    }
  if (changes_nothing (scene, drop))
    {
      drop->meaning = MUSTER_DROP_NOTHING;
      drop->glow = drop->bar = (MusterRect){ 0 };
      return drop;
    }
  drop->n_more = has_scope (scene, drop) ? count_more (scene, drop) : 0;
  if (!muster_rehearse (doc, run_verb, NULL, drop, &error))
    drop->refusal = g_strdup (error->message);
  drop->sentence = muster_drop_dup_sentence (doc, drop);
  return drop;
}

MusterDrop *
muster_drop_new (MusterScene *scene, MusterHand *hand, MusterMeaning meaning, MusterRecord target, MusterRecord before, MusterScope scope)
{
  return muster_drop_judge (muster_drop_ask (hand, meaning, target, before, scope), scene, NULL);
}

MusterDrop *
muster_drop_new_on (MusterScene *scene, MusterHand *hand, MusterRecord target, MusterView view, MusterScope scope)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  gboolean role = is_kind (doc, target, MUSTER_KIND_ROLE);
  MusterRecord department = role ? muster_document_get_ref (doc, target, MUSTER_ROLE_DEPARTMENT) : target;

  if (hand->kind == MUSTER_KIND_PERSON)
    return muster_drop_new (scene, hand, MUSTER_DROP_FILL, target, 0, scope);
  if (muster_hand_has (hand, target))
    return muster_drop_new (scene, hand, MUSTER_DROP_NOTHING, target, 0, scope);
  if (role && view == MUSTER_VIEW_REPORTING && hand->kind == MUSTER_KIND_ROLE)
    return muster_drop_new (scene, hand, MUSTER_DROP_REPORT, target, 0, scope);
  return muster_drop_new (scene, hand, hand->kind == MUSTER_KIND_ROLE ? MUSTER_DROP_MOVE : MUSTER_DROP_NEST, department, 0, scope);
}

/* }}} */
