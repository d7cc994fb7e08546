/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ghosts.c: see ghosts.h.
 */
#include "ghosts.h"

#include "draft.h"

struct _MusterGhosts
{
  MusterDocument *doc;
  MusterProjection *projection;
  /* MusterGhost. */
  GArray *list;
  /* Record to place in the list, one more. */
  GHashTable *places;
};

/* What it takes to make them. */
typedef struct
{
  MusterProjection *before;
  MusterProjection *after;
  MusterDraft *draft;
  GArray *list;
  /* What was before to the record of its ghost. */
  GHashTable *records;
} Summons;

/* {{{ What is there keeps its place */

static void
clear_absent (Summons *summons, MusterRecord record, MusterField field)
{
  MusterRecord target = muster_document_get_ref (muster_draft_get_document (summons->draft), record, field);

  if (target != 0 && muster_projection_find (summons->after, target) == MUSTER_NOWHERE)
    muster_draft_set_ref (summons->draft, record, field, 0);
}

/* What it falls back to, because its own is not there, is written down. */
static void
pin (Summons *summons, MusterRecord record, MusterField field, MusterRecord home)
{
  if (muster_document_get_ref (muster_draft_get_document (summons->draft), record, field) != home)
    muster_draft_set_ref (summons->draft, record, field, home);
}

static void
pin_all (Summons *summons)
{
  const MusterTree *departments = muster_projection_get_departments (summons->after), *roles = muster_projection_get_roles (summons->after);

  for (guint i = 0; i < departments->n_nodes; i++)
    {
      guint parent = departments->nodes[i].parent;

      clear_absent (summons, departments->nodes[i].record, MUSTER_DEPARTMENT_HEAD);
      pin (summons, departments->nodes[i].record, MUSTER_DEPARTMENT_PARENT, parent != MUSTER_NOWHERE ? departments->nodes[parent].record : 0);
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint home = muster_projection_get_department_of (summons->after, i);

      clear_absent (summons, roles->nodes[i].record, MUSTER_ROLE_MANAGER);
      pin (summons, roles->nodes[i].record, MUSTER_ROLE_DEPARTMENT, home != MUSTER_NOWHERE ? departments->nodes[home].record : 0);
    }
}

/* }}} */
/* {{{ Ghosts */

static gboolean
is_record (MusterDocument *doc, MusterRecord record, MusterKind kind)
{
  return record < muster_document_get_limit (doc) && muster_document_get_kind (doc, record) == kind;
}

static MusterField
find_field (MusterKind kind, const char *name)
{
  return muster_field_find (kind, name);
}

/* A record of its own where that of before is elsewhere, or is not in this document any more. */
static MusterRecord
call_up (Summons *summons, MusterRecord of, MusterKind kind)
{
  MusterDocument *then = muster_projection_get_document (summons->before), *doc = muster_draft_get_document (summons->draft);
  MusterRecord record = of;

  if (muster_projection_find (summons->after, of) != MUSTER_NOWHERE || !is_record (doc, of, kind))
    {
      record = muster_draft_add (summons->draft, kind, NULL);
      muster_draft_set_text (summons->draft, record, find_field (kind, "order"), muster_document_get_text (then, of, find_field (kind, "order")));
      if (kind == MUSTER_KIND_ROLE)
        muster_draft_set_flag (summons->draft, record, MUSTER_ROLE_ASSISTANT, muster_document_get_flag (then, of, MUSTER_ROLE_ASSISTANT));
    }
  muster_draft_set_ref (summons->draft, record, find_field (kind, "from"), 0);
  muster_draft_set_ref (summons->draft, record, find_field (kind, "until"), 0);
  muster_draft_set_flag (summons->draft, record, find_field (kind, "collapsed"), FALSE);
  return record;
}

/* Where a ghost may stand: what is there, or another ghost; 0 if it is neither. */
static MusterRecord
find_stand (Summons *summons, MusterRecord record)
{
  if (record == 0 || muster_projection_find (summons->after, record) != MUSTER_NOWHERE)
    return record;
  return GPOINTER_TO_UINT (g_hash_table_lookup (summons->records, GUINT_TO_POINTER (record)));
}

/* Heads only ghosts: a role that is there would else report as the head of what is not. */
static void
place_ghost (Summons *summons, const MusterGhost *ghost, const MusterShiftPlace *place)
{
  MusterDocument *doc = muster_draft_get_document (summons->draft);
  MusterRecord above = find_stand (summons, place->above);

  if (muster_document_get_kind (doc, ghost->record) == MUSTER_KIND_ROLE)
    {
      muster_draft_set_ref (summons->draft, ghost->record, MUSTER_ROLE_DEPARTMENT, find_stand (summons, place->home));
      muster_draft_set_ref (summons->draft, ghost->record, MUSTER_ROLE_MANAGER, above);
      return;
    }
  muster_draft_set_ref (summons->draft, ghost->record, MUSTER_DEPARTMENT_PARENT, find_stand (summons, place->home));
  muster_draft_set_ref (summons->draft, ghost->record, MUSTER_DEPARTMENT_HEAD, above != place->above || muster_projection_find (summons->after, above) == MUSTER_NOWHERE ? above : 0);
}

static void
call_up_all (Summons *summons, const GArray *shifts)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);
      MusterGhost ghost = { .of = shift->before.record, .shift = i };

      if ((shift->kinds & (MUSTER_SHIFT_LEAVES | MUSTER_SHIFT_MOVES)) == 0)
        continue;
      ghost.record = call_up (summons, ghost.of, muster_document_get_kind (muster_projection_get_document (summons->before), ghost.of));
      g_array_append_val (summons->list, ghost);
      g_hash_table_insert (summons->records, GUINT_TO_POINTER (ghost.of), GUINT_TO_POINTER (ghost.record));
    }
  for (guint i = 0; i < summons->list->len; i++)
    {
      const MusterGhost *ghost = &g_array_index (summons->list, MusterGhost, i);

      place_ghost (summons, ghost, &g_array_index (shifts, MusterShift, ghost->shift).before);
    }
}

/* }}} */

MusterGhosts *
muster_ghosts_new (MusterProjection *before, MusterProjection *after, const GArray *shifts)
{
  MusterGhosts *ghosts = g_new0 (MusterGhosts, 1);
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);
  Summons summons = { .before = before, .after = after, .records = records };

  ghosts->doc = muster_document_dup (muster_projection_get_document (after), FALSE);
  ghosts->list = summons.list = g_array_new (FALSE, FALSE, sizeof (MusterGhost));
  ghosts->places = g_hash_table_new (NULL, NULL);
  summons.draft = muster_draft_new_loading (ghosts->doc);
  pin_all (&summons);
  call_up_all (&summons, shifts);
  muster_draft_free (summons.draft);
  for (guint i = 0; i < ghosts->list->len; i++)
    g_hash_table_insert (ghosts->places, GUINT_TO_POINTER (g_array_index (ghosts->list, MusterGhost, i).record), GUINT_TO_POINTER (i + 1));
  ghosts->projection = muster_projection_new (ghosts->doc, muster_projection_get_stage (after));
  return ghosts;
}

void
muster_ghosts_free (MusterGhosts *ghosts)
{
  if (ghosts == NULL)
    return;
  muster_projection_free (ghosts->projection);
  g_hash_table_unref (ghosts->places);
  g_array_unref (ghosts->list);
  g_object_unref (ghosts->doc);
  g_free (ghosts);
}

MusterProjection *
muster_ghosts_get_projection (MusterGhosts *ghosts)
{
  return ghosts->projection;
}

const GArray *
muster_ghosts_list (MusterGhosts *ghosts)
{
  return ghosts->list;
}

const MusterGhost *
muster_ghosts_find (MusterGhosts *ghosts, MusterRecord record)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (ghosts->places, GUINT_TO_POINTER (record)));

  return place > 0 ? &g_array_index (ghosts->list, MusterGhost, place - 1) : NULL;
}
