/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * duties.h: who takes which part in what has to be done.
 *
 * A responsibility has exactly one role that is accountable for it. Two that are never there at the
 * same stage may follow each other; two that meet are a conflict, which the verbs refuse and which only
 * a file can bring along. Reading only; the verbs are in edit.h.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* How a role takes part, the strongest first; in the order of the field's choices. */
typedef enum
{
  MUSTER_PART_NONE,
  MUSTER_PART_ACCOUNTABLE,
  MUSTER_PART_RESPONSIBLE,
  MUSTER_PART_CONSULTED,
  MUSTER_PART_INFORMED,
} MusterPart;

#define MUSTER_N_PARTS (MUSTER_PART_INFORMED + 1)

/* As in files: "accountable"; %NULL for none. */
const char *muster_part_get_name (MusterPart part);

/* The part of that name; %MUSTER_PART_NONE if there is none. */
MusterPart muster_part_find (const char *name);

/* The letter by which a person knows a part: "A", "R", "C" or "I"; "" for none. */
const char *muster_part_get_letter (MusterPart part);

/* What a person calls it; translated. */
const char *muster_part_get_label (MusterPart part);

/* The part that an assignment gives. */
MusterPart muster_assignment_get_part (MusterDocument *doc, MusterRecord assignment);

/**
 * muster_responsibility_find_assignment:
 * @role: a role
 *
 * Returns: the assignment by which @role takes part in @responsibility, the strongest if a file brought
 *   several; 0 if there is none
 */
MusterRecord muster_responsibility_find_assignment (MusterDocument *doc, MusterRecord responsibility, MusterRecord role);

/* The part of a role in a responsibility. */
MusterPart muster_responsibility_get_part (MusterDocument *doc, MusterRecord responsibility, MusterRecord role);

/**
 * muster_responsibility_list_roles:
 * @part: a part
 * @stage: of those that are there at a stage by their own stages; 0 for all
 *
 * Returns: (transfer full) (element-type MusterRecord): the roles that take that part, each once, by
 *   order and id
 */
GArray *muster_responsibility_list_roles (MusterDocument *doc, MusterRecord responsibility, MusterPart part, MusterRecord stage);

/* Whether there is a stage at which two roles are both there; always in a chart without stages. */
gboolean muster_roles_meet (MusterDocument *doc, MusterRecord role, MusterRecord other);

/**
 * muster_responsibility_find_rival:
 * @role: a role
 *
 * Returns: another role that is accountable and meets @role; 0 if there is none
 */
MusterRecord muster_responsibility_find_rival (MusterDocument *doc, MusterRecord responsibility, MusterRecord role);

/**
 * MusterOwning:
 * @MUSTER_OWNING_ONE: exactly one role is accountable at any time
 * @MUSTER_OWNING_NONE: nobody is
 * @MUSTER_OWNING_ELSEWHERE: nobody is at this stage, but somebody at another
 * @MUSTER_OWNING_SEVERAL: several at the same time
 */
typedef enum
{
  MUSTER_OWNING_ONE,
  MUSTER_OWNING_NONE,
  MUSTER_OWNING_ELSEWHERE,
  MUSTER_OWNING_SEVERAL,
} MusterOwning;

/**
 * muster_responsibility_get_owning:
 * @stage: the stage, or 0 for all together
 * @owner: (out) (optional): the first that is accountable, at this stage or else at another; 0 if
 *   nobody is
 *
 * Returns: how it is with the owner of @responsibility
 */
MusterOwning muster_responsibility_get_owning (MusterDocument *doc, MusterRecord responsibility, MusterRecord stage, MusterRecord *owner);

G_END_DECLS
