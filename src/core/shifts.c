/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shifts.c: see shifts.h.
 */
#include "shifts.h"

typedef struct
{
  MusterProjection *before;
  MusterProjection *after;
  /* By index in the tree of roles of either: the one in whose stead it is, MUSTER_NOWHERE for none. */
  guint *successor;
  guint *forerunner;
  GArray *shifts;
} Sides;

/* {{{ Who holds a role */

typedef struct
{
  MusterRecord person;
  double share;
} Holder;

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const Holder *one = a, *other = b;

  if (one->person != other->person)
    return one->person < other->person ? -1 : 1;
  return (one->share > other->share) - (one->share < other->share);
}

static GArray *
list_holders (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (Holder));

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      Holder holder = { muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON), muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100) };

      g_array_append_val (holders, holder);
    }
  g_array_sort (holders, compare_holders);
  return holders;
}

static gboolean
has_same_holders (Sides *sides, MusterRecord before, MusterRecord after)
{
  g_autoptr (GArray) then = list_holders (sides->before, before);
  g_autoptr (GArray) now = list_holders (sides->after, after);

  if (then->len != now->len)
    return FALSE;
  for (guint i = 0; i < then->len; i++)
    if (compare_holders (&g_array_index (then, Holder, i), &g_array_index (now, Holder, i)) != 0)
      return FALSE;
  return TRUE;
}

/* }}} */
/* {{{ Who comes in whose stead */

static gboolean
has_same_title (Sides *sides, MusterRecord before, MusterRecord after)
{
  return g_strcmp0 (muster_document_get_text (muster_projection_get_document (sides->before), before, MUSTER_ROLE_TITLE),
                    muster_document_get_text (muster_projection_get_document (sides->after), after, MUSTER_ROLE_TITLE)) == 0;
}

/* The first role that joins without a forerunner and that @person holds; MUSTER_NOWHERE if there is none. */
static guint
find_joined (Sides *sides, MusterRecord person, MusterRecord left, gboolean titled)
{
  MusterDocument *doc = muster_projection_get_document (sides->after);
  MusterIter iter;
  MusterRecord holding;
  guint found = MUSTER_NOWHERE;

  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);
      guint index = muster_projection_has (sides->after, holding) ? muster_projection_find (sides->after, role) : MUSTER_NOWHERE;

      if (index >= found || sides->forerunner[index] != MUSTER_NOWHERE || muster_projection_find (sides->before, role) != MUSTER_NOWHERE)
        continue;
      if (!titled || has_same_title (sides, left, role))
        found = index;
    }
  return found;
}

static void
pair (Sides *sides, guint left, guint joined)
{
  sides->successor[left] = joined;
  sides->forerunner[joined] = left;
}

static gboolean
leaves (Sides *sides, guint index)
{
  MusterRecord role = muster_projection_get_roles (sides->before)->nodes[index].record;

  return sides->successor[index] == MUSTER_NOWHERE && muster_projection_find (sides->after, role) == MUSTER_NOWHERE;
}

static void
pair_held (Sides *sides, gboolean titled)
{
  const MusterTree *roles = muster_projection_get_roles (sides->before);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      g_autoptr (GArray) holders = NULL;

      if (!leaves (sides, i))
        continue;
      holders = list_holders (sides->before, roles->nodes[i].record);
      for (guint h = 0; h < holders->len && sides->successor[i] == MUSTER_NOWHERE; h++)
        {
          guint joined = find_joined (sides, g_array_index (holders, Holder, h).person, roles->nodes[i].record, titled);

          if (joined != MUSTER_NOWHERE)
            pair (sides, i, joined);
        }
    }
}

/* What the stead of an open role is told by: its title, and the stage at which one gives way to the other. */
static char *
dup_open_key (MusterProjection *projection, MusterRecord role, MusterField stage)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord at = muster_document_get_ref (doc, role, stage);
  const char *title = muster_document_get_text (doc, role, MUSTER_ROLE_TITLE);

  if (at == 0 || title == NULL || !muster_projection_is_open (projection, role))
    return NULL;
  return g_strdup_printf ("%u %s", at, title);
}

static void
pair_open (Sides *sides)
{
  const MusterTree *then = muster_projection_get_roles (sides->before), *now = muster_projection_get_roles (sides->after);
  g_autoptr (GHashTable) joined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* From the last on, so that the first of equal ones is found. */
  for (guint i = now->n_nodes; i-- > 0;)
    {
      MusterRecord role = now->nodes[i].record;
      char *key = muster_projection_find (sides->before, role) == MUSTER_NOWHERE ? dup_open_key (sides->after, role, MUSTER_ROLE_FROM) : NULL;

      if (key != NULL)
        g_hash_table_replace (joined, key, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < then->n_nodes; i++)
    {
      g_autofree char *key = leaves (sides, i) ? dup_open_key (sides->before, then->nodes[i].record, MUSTER_ROLE_UNTIL) : NULL;
      gpointer found;

      if (key == NULL || !g_hash_table_lookup_extended (joined, key, NULL, &found))
        continue;
      pair (sides, i, GPOINTER_TO_UINT (found));
      g_hash_table_remove (joined, key);
    }
}

static guint *
new_pairs (MusterProjection *projection)
{
  guint n_roles = muster_projection_get_roles (projection)->n_nodes;
  guint *pairs = g_new (guint, n_roles + 1);

  for (guint i = 0; i < n_roles; i++)
    pairs[i] = MUSTER_NOWHERE;
  return pairs;
}

/* }}} */
/* {{{ What became of each */

static MusterRecord
get_record (const MusterTree *tree, guint index)
{
  return index != MUSTER_NOWHERE ? tree->nodes[index].record : 0;
}

static MusterShiftPlace
place_role (MusterProjection *projection, guint index)
{
  const MusterTree *roles = muster_projection_get_roles (projection);
  guint home = muster_projection_get_department_of (projection, index);

  return (MusterShiftPlace){ roles->nodes[index].record, get_record (muster_projection_get_departments (projection), home), get_record (roles, roles->nodes[index].parent) };
}

static MusterShiftPlace
place_department (MusterProjection *projection, guint index)
{
  const MusterTree *departments = muster_projection_get_departments (projection);

  return (MusterShiftPlace){ departments->nodes[index].record, get_record (departments, departments->nodes[index].parent), muster_projection_get_head (projection, index) };
}

/* Whether a role reports to the same: the one that came in her manager's stead is the same. */
static gboolean
is_same_above (Sides *sides, MusterRecord before, MusterRecord after)
{
  guint then = before != 0 ? muster_projection_find (sides->before, before) : MUSTER_NOWHERE;

  if (before == after)
    return TRUE;
  return then != MUSTER_NOWHERE && sides->successor[then] != MUSTER_NOWHERE && get_record (muster_projection_get_roles (sides->after), sides->successor[then]) == after;
}

static void
add (Sides *sides, MusterShiftKinds kinds, MusterShiftPlace before, MusterShiftPlace after)
{
  MusterShift shift = { kinds, before, after };

  if (kinds != 0)
    g_array_append_val (sides->shifts, shift);
}

static void
add_stayed (Sides *sides, MusterShiftPlace before, MusterShiftPlace after)
{
  MusterShiftKinds kinds = 0;

  if (before.home != after.home || before.record != after.record)
    kinds |= MUSTER_SHIFT_MOVES;
  if (!is_same_above (sides, before.above, after.above))
    kinds |= MUSTER_SHIFT_LINE;
  add (sides, kinds, before, after);
}

static void
compare_departments (Sides *sides)
{
  const MusterTree *then = muster_projection_get_departments (sides->before), *now = muster_projection_get_departments (sides->after);

  for (guint i = 0; i < now->n_nodes; i++)
    {
      guint was = muster_projection_find (sides->before, now->nodes[i].record);

      if (was != MUSTER_NOWHERE)
        add_stayed (sides, place_department (sides->before, was), place_department (sides->after, i));
      else
        add (sides, MUSTER_SHIFT_JOINS, (MusterShiftPlace){ 0 }, place_department (sides->after, i));
    }
  for (guint i = 0; i < then->n_nodes; i++)
    if (muster_projection_find (sides->after, then->nodes[i].record) == MUSTER_NOWHERE)
      add (sides, MUSTER_SHIFT_LEAVES, place_department (sides->before, i), (MusterShiftPlace){ 0 });
}

static void
compare_role (Sides *sides, guint index)
{
  MusterRecord role = muster_projection_get_roles (sides->after)->nodes[index].record;
  guint was = muster_projection_find (sides->before, role);
  guint from = was != MUSTER_NOWHERE ? was : sides->forerunner[index];
  guint n_shifts = sides->shifts->len;
  MusterShiftPlace before;

  if (from == MUSTER_NOWHERE)
    {
      add (sides, MUSTER_SHIFT_JOINS, (MusterShiftPlace){ 0 }, place_role (sides->after, index));
      return;
    }
  before = place_role (sides->before, from);
  add_stayed (sides, before, place_role (sides->after, index));
  if (has_same_holders (sides, before.record, role))
    return;
  if (sides->shifts->len > n_shifts)
    g_array_index (sides->shifts, MusterShift, n_shifts).kinds |= MUSTER_SHIFT_HOLDERS;
  else
    add (sides, MUSTER_SHIFT_HOLDERS, before, place_role (sides->after, index));
}

/* }}} */

GArray *
muster_shifts_new (MusterProjection *before, MusterProjection *after)
{
  Sides sides = {
    .before = before,
    .after = after,
    .successor = new_pairs (before),
    .forerunner = new_pairs (after),
    .shifts = g_array_new (FALSE, FALSE, sizeof (MusterShift)),
  };

  pair_held (&sides, TRUE);
  pair_held (&sides, FALSE);
  pair_open (&sides);
  compare_departments (&sides);
  for (guint i = 0; i < muster_projection_get_roles (after)->n_nodes; i++)
    compare_role (&sides, i);
  for (guint i = 0; i < muster_projection_get_roles (before)->n_nodes; i++)
    if (leaves (&sides, i))
      add (&sides, MUSTER_SHIFT_LEAVES, place_role (before, i), (MusterShiftPlace){ 0 });
  g_free (sides.successor);
  g_free (sides.forerunner);
  return sides.shifts;
}

MusterRecord
muster_shift_get_record (const MusterShift *shift)
{
  return shift->after.record != 0 ? shift->after.record : shift->before.record;
}

guint
muster_shifts_count (const GArray *shifts, MusterDocument *doc, MusterKind kind, MusterShiftKinds kinds)
{
  guint n = 0;

  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);

      n += (shift->kinds & kinds) != 0 && (kind == MUSTER_KIND_NONE || muster_document_get_kind (doc, muster_shift_get_record (shift)) == kind);
    }
  return n;
}

MusterRecord
muster_stage_get_before (MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  for (guint i = 1; i < stages->len; i++)
    if (g_array_index (stages, MusterRecord, i) == stage)
      return g_array_index (stages, MusterRecord, i - 1);
  return 0;
}
