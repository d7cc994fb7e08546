/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * duties.c: see duties.h.
 */
#include "duties.h"
#include "projection.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* {{{ Parts */

static const char *const names[MUSTER_N_PARTS] = { NULL, "accountable", "responsible", "consulted", "informed" };

const char *
muster_part_get_name (MusterPart part)
{
  return names[part];
}

const char *
muster_part_get_letter (MusterPart part)
{
  static const char *const letters[MUSTER_N_PARTS] = { "", "A", "R", "C", "I" };

  return letters[part];
}

const char *
muster_part_get_label (MusterPart part)
{
  return part != MUSTER_PART_NONE ? muster_choice_get_label (names[part]) : _ ("No part");
}

MusterPart
muster_part_find (const char *name)
{
  for (guint part = MUSTER_PART_ACCOUNTABLE; name != NULL && part < MUSTER_N_PARTS; part++)
    if (strcmp (name, names[part]) == 0)
      return part;
  return MUSTER_PART_NONE;
}

/* A part that is not said is the first. */
MusterPart
muster_assignment_get_part (MusterDocument *doc, MusterRecord assignment)
{
  MusterPart part = muster_part_find (muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART));

  return part != MUSTER_PART_NONE ? part : MUSTER_PART_ACCOUNTABLE;
}

MusterRecord
muster_responsibility_find_assignment (MusterDocument *doc, MusterRecord responsibility, MusterRecord role)
{
  MusterRecord assignment, found = 0;
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, responsibility, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    if (muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE) == role &&
        (found == 0 || muster_assignment_get_part (doc, assignment) < muster_assignment_get_part (doc, found)))
      found = assignment;
  return found;
}

MusterPart
muster_responsibility_get_part (MusterDocument *doc, MusterRecord responsibility, MusterRecord role)
{
  MusterRecord assignment = muster_responsibility_find_assignment (doc, responsibility, role);

  return assignment != 0 ? muster_assignment_get_part (doc, assignment) : MUSTER_PART_NONE;
}

typedef struct
{
  MusterRecord role;
  MusterPart part;
} Taking;

/* The strongest part of each role first. */
static int
compare_takings (gconstpointer a, gconstpointer b)
{
  const Taking *left = a, *right = b;

  if (left->role != right->role)
    return left->role < right->role ? -1 : 1;
  return (int) left->part - (int) right->part;
}

/* Each role once for each of its assignments; by role. */
static GArray *
list_takings (MusterDocument *doc, MusterRecord responsibility)
{
  GArray *takings = g_array_new (FALSE, FALSE, sizeof (Taking));
  MusterRecord assignment;
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, responsibility, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    {
      Taking taking = { muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE), muster_assignment_get_part (doc, assignment) };

      if (taking.role != 0)
        g_array_append_val (takings, taking);
    }
  g_array_sort (takings, compare_takings);
  return takings;
}

GArray *
muster_responsibility_list_roles (MusterDocument *doc, MusterRecord responsibility, MusterPart part, MusterRecord stage)
{
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) takings = list_takings (doc, responsibility);
  MusterRecord last = 0;

  for (guint i = 0; i < takings->len; i++)
    {
      const Taking *taking = &g_array_index (takings, Taking, i);
      gboolean strongest = taking->role != last;

      last = taking->role;
      if (strongest && taking->part == part && muster_document_lives_at (doc, taking->role, stage))
        g_array_append_val (roles, taking->role);
    }
  g_array_sort_with_data (roles, muster_document_compare_order, doc);
  return roles;
}

/* }}} */
/* {{{ Owners */

gboolean
muster_roles_meet (MusterDocument *doc, MusterRecord role, MusterRecord other)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord stage = g_array_index (stages, MusterRecord, i);

      if (muster_document_lives_at (doc, role, stage) && muster_document_lives_at (doc, other, stage))
        return TRUE;
    }
  return stages->len == 0;
}

MusterRecord
muster_responsibility_find_rival (MusterDocument *doc, MusterRecord responsibility, MusterRecord role)
{
  g_autoptr (GArray) owners = muster_responsibility_list_roles (doc, responsibility, MUSTER_PART_ACCOUNTABLE, 0);

  for (guint i = 0; i < owners->len; i++)
    {
      MusterRecord owner = g_array_index (owners, MusterRecord, i);

      if (owner != role && muster_roles_meet (doc, owner, role))
        return owner;
    }
  return 0;
}

/* Whether two of them meet. */
static gboolean
any_meet (MusterDocument *doc, const GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    for (guint j = i + 1; j < roles->len; j++)
      if (muster_roles_meet (doc, g_array_index (roles, MusterRecord, i), g_array_index (roles, MusterRecord, j)))
        return TRUE;
  return FALSE;
}

MusterOwning
muster_responsibility_get_owning (MusterDocument *doc, MusterRecord responsibility, MusterRecord stage, MusterRecord *owner)
{
  g_autoptr (GArray) all = muster_responsibility_list_roles (doc, responsibility, MUSTER_PART_ACCOUNTABLE, 0);
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  const GArray *first;

  for (guint i = 0; i < all->len; i++)
    if (muster_document_lives_at (doc, g_array_index (all, MusterRecord, i), stage))
      g_array_append_val (here, g_array_index (all, MusterRecord, i));
  first = here->len > 0 ? here : all;

  if (owner != NULL)
    *owner = first->len > 0 ? g_array_index (first, MusterRecord, 0) : 0;
  if (here->len == 0)
    return all->len > 0 ? MUSTER_OWNING_ELSEWHERE : MUSTER_OWNING_NONE;
  return any_meet (doc, here) ? MUSTER_OWNING_SEVERAL : MUSTER_OWNING_ONE;
}

/* }}} */
