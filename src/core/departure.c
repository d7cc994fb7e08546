/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * departure.c: see departure.h.
 */
#include "departure.h"

/* More names than this help nobody. */
#define MAX_COVER 5

typedef struct
{
  MusterProjection *projection;
  MusterDocument *doc;
  MusterDeparture *departure;
  /* Roles that become open, as GUINT_TO_POINTER(). */
  GHashTable *opened;
} Leaving;

/* {{{ Who holds what */

/* The share by which a person holds a role at this stage; negative if not. */
static double
get_share (Leaving *leaving, const GArray *holdings, MusterRecord person)
{
  double share = -1;

  for (guint i = 0; i < holdings->len; i++)
    if (muster_document_get_ref (leaving->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON) == person)
      share = MAX (share, 0) + muster_document_get_number (leaving->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_SHARE, 100);
  return share;
}

static gboolean
has_others (Leaving *leaving, const GArray *holdings)
{
  for (guint i = 0; i < holdings->len; i++)
    if (muster_document_get_ref (leaving->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON) != leaving->departure->person)
      return TRUE;
  return FALSE;
}

/* Whether somebody, or a pool, fills a role once the person has left. */
static gboolean
is_filled_after (Leaving *leaving, MusterRecord role)
{
  return muster_projection_has (leaving->projection, role) && !muster_projection_is_open (leaving->projection, role) && !g_hash_table_contains (leaving->opened, GUINT_TO_POINTER (role));
}

/* Appends those who hold a role and are not the leaver, nor there yet. A tool steps in for nobody. */
static void
append_holders (Leaving *leaving, GArray *people, MusterRecord role)
{
  g_autoptr (GArray) holdings = NULL;

  if (!muster_projection_has (leaving->projection, role))
    return;
  holdings = muster_projection_list_holdings (leaving->projection, role);
  for (guint i = 0; i < holdings->len && people->len < MAX_COVER; i++)
    {
      MusterRecord person = muster_document_get_ref (leaving->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);
      gboolean known = person == leaving->departure->person || g_strcmp0 (muster_document_get_text (leaving->doc, person, MUSTER_PERSON_TYPE), "tool") == 0;

      for (guint j = 0; j < people->len && !known; j++)
        known = g_array_index (people, MusterRecord, j) == person;
      if (!known)
        g_array_append_val (people, person);
    }
}

/* }}} */
/* {{{ Roles */

/* How near two roles are: 0 by department and grade, 1 by department, 2 by grade, 3 not at all. */
static guint
get_distance (Leaving *leaving, guint role, guint other)
{
  const MusterTree *roles = muster_projection_get_roles (leaving->projection);
  guint department = muster_projection_get_department_of (leaving->projection, role);
  const char *grade = muster_document_get_text (leaving->doc, roles->nodes[role].record, MUSTER_ROLE_GRADE);
  gboolean beside = department != MUSTER_NOWHERE && department == muster_projection_get_department_of (leaving->projection, other);
  /* Texts are interned. */
  gboolean equal = grade != NULL && grade == muster_document_get_text (leaving->doc, roles->nodes[other].record, MUSTER_ROLE_GRADE);

  return beside ? !equal : equal ? 2
                                 : 3;
}

static GArray *
list_role_cover (Leaving *leaving, guint role)
{
  const MusterTree *roles = muster_projection_get_roles (leaving->projection);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  append_holders (leaving, people, roles->nodes[role].record);
  for (guint distance = 0; distance < 3 && people->len < MAX_COVER; distance++)
    for (guint i = 0; i < roles->n_nodes && people->len < MAX_COVER; i++)
      if (i != role && get_distance (leaving, role, i) == distance)
        append_holders (leaving, people, roles->nodes[i].record);
  return people;
}

/* All roles first: whether one is covered by another depends on all of them. */
static void
find_roles (Leaving *leaving)
{
  const MusterTree *roles = muster_projection_get_roles (leaving->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record;
      g_autoptr (GArray) holdings = muster_projection_list_holdings (leaving->projection, role);
      MusterLeftRole left = { .role = role, .share = get_share (leaving, holdings, leaving->departure->person) };

      if (left.share < 0)
        continue;
      left.open = !has_others (leaving, holdings) && !(muster_document_get_number (leaving->doc, role, MUSTER_ROLE_POOL, 0) > 0);
      if (left.open)
        g_hash_table_add (leaving->opened, GUINT_TO_POINTER (role));
      left.cover = list_role_cover (leaving, i);
      g_array_append_val (leaving->departure->roles, left);
    }
}

static void
find_reports (Leaving *leaving)
{
  const MusterTree *roles = muster_projection_get_roles (leaving->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint parent = roles->nodes[i].parent;
      MusterLeftLink link = { .record = roles->nodes[i].record };

      if (parent == MUSTER_NOWHERE || !g_hash_table_contains (leaving->opened, GUINT_TO_POINTER (roles->nodes[parent].record)))
        continue;
      link.role = roles->nodes[parent].record;
      g_array_append_val (leaving->departure->reports, link);
    }
}

/* }}} */
/* {{{ Responsibilities and checkpoints */

/* Whether any of the roles is filled after, and the first of them that becomes open. */
static gboolean
look_at_roles (Leaving *leaving, const GArray *roles, MusterRecord *opened)
{
  gboolean filled = FALSE;

  for (guint i = roles->len; i-- > 0;)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);

      filled |= is_filled_after (leaving, role);
      if (g_hash_table_contains (leaving->opened, GUINT_TO_POINTER (role)))
        *opened = role;
    }
  return filled;
}

static void
find_duty (Leaving *leaving, MusterRecord responsibility)
{
  MusterRecord stage = muster_projection_get_stage (leaving->projection);
  g_autoptr (GArray) owners = muster_responsibility_list_roles (leaving->doc, responsibility, MUSTER_PART_ACCOUNTABLE, stage);
  g_autoptr (GArray) doers = muster_responsibility_list_roles (leaving->doc, responsibility, MUSTER_PART_RESPONSIBLE, stage);
  g_autoptr (GArray) advisers = NULL;
  MusterRecord owner = 0, doer = 0;
  gboolean owned = look_at_roles (leaving, owners, &owner);
  gboolean done = look_at_roles (leaving, doers, &doer);
  MusterLeftDuty left = { responsibility, owner != 0 ? owner : doer, owner != 0 && !owned, (owner != 0 || doer != 0) && !owned && !done, NULL };

  if (!left.unowned && !left.uncovered)
    return;
  advisers = muster_responsibility_list_roles (leaving->doc, responsibility, MUSTER_PART_CONSULTED, stage);
  left.cover = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  for (guint i = 0; i < doers->len; i++)
    append_holders (leaving, left.cover, g_array_index (doers, MusterRecord, i));
  for (guint i = 0; i < advisers->len; i++)
    append_holders (leaving, left.cover, g_array_index (advisers, MusterRecord, i));
  g_array_append_val (leaving->departure->duties, left);
}

static void
find_checkpoint (Leaving *leaving, MusterRecord checkpoint)
{
  MusterRecord now = muster_projection_get_stage (leaving->projection);
  MusterRecord stage = muster_document_get_ref (leaving->doc, checkpoint, MUSTER_CHECKPOINT_STAGE);
  MusterLeftLink link = { checkpoint, muster_document_get_ref (leaving->doc, checkpoint, MUSTER_CHECKPOINT_OWNER) };

  if (!g_hash_table_contains (leaving->opened, GUINT_TO_POINTER (link.role)) || muster_document_get_text (leaving->doc, checkpoint, MUSTER_CHECKPOINT_DONE) != NULL)
    return;
  if (now == 0 || stage == 0 || muster_document_compare_order (&stage, &now, leaving->doc) >= 0)
    g_array_append_val (leaving->departure->checkpoints, link);
}

static void
find_all (Leaving *leaving, MusterKind kind, void (*find) (Leaving *, MusterRecord))
{
  g_autoptr (GArray) records = muster_document_list (leaving->doc, kind);

  for (guint i = 0; i < records->len; i++)
    find (leaving, g_array_index (records, MusterRecord, i));
}

/* }}} */

static void
clear_role (gpointer data)
{
  g_array_unref (((MusterLeftRole *) data)->cover);
}

static void
clear_duty (gpointer data)
{
  g_array_unref (((MusterLeftDuty *) data)->cover);
}

MusterDeparture *
muster_departure_new (MusterProjection *projection, MusterRecord person)
{
  MusterDeparture *departure = g_new0 (MusterDeparture, 1);
  g_autoptr (GHashTable) opened = g_hash_table_new (NULL, NULL);
  Leaving leaving = { projection, muster_projection_get_document (projection), departure, opened };

  departure->person = person;
  departure->roles = g_array_new (FALSE, FALSE, sizeof (MusterLeftRole));
  departure->duties = g_array_new (FALSE, FALSE, sizeof (MusterLeftDuty));
  departure->reports = g_array_new (FALSE, FALSE, sizeof (MusterLeftLink));
  departure->checkpoints = g_array_new (FALSE, FALSE, sizeof (MusterLeftLink));
  g_array_set_clear_func (departure->roles, clear_role);
  g_array_set_clear_func (departure->duties, clear_duty);
  find_roles (&leaving);
  find_reports (&leaving);
  find_all (&leaving, MUSTER_KIND_RESPONSIBILITY, find_duty);
  find_all (&leaving, MUSTER_KIND_CHECKPOINT, find_checkpoint);
  return departure;
}

void
muster_departure_free (MusterDeparture *departure)
{
  g_array_unref (departure->roles);
  g_array_unref (departure->duties);
  g_array_unref (departure->reports);
  g_array_unref (departure->checkpoints);
  g_free (departure);
}

guint
muster_departure_count_open (const MusterDeparture *departure)
{
  guint n = 0;

  for (guint i = 0; i < departure->roles->len; i++)
    n += g_array_index (departure->roles, MusterLeftRole, i).open;
  return n;
}

GHashTable *
muster_departure_dup_roles (const MusterDeparture *departure)
{
  GHashTable *roles = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < departure->roles->len; i++)
    g_hash_table_add (roles, GUINT_TO_POINTER (g_array_index (departure->roles, MusterLeftRole, i).role));
  for (guint i = 0; i < departure->reports->len; i++)
    g_hash_table_add (roles, GUINT_TO_POINTER (g_array_index (departure->reports, MusterLeftLink, i).record));
  return roles;
}
