/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shifts.h: what differs between two organisations, as a person tells it.
 *
 * The two are a document at two stages, or before and after an edit. Each department and role that
 * joins, leaves, moves, reports elsewhere or changes hands is one shift; what stays as it was is none.
 * Beside history-net.h, which tells what was edited, this tells what comes of it: a role that
 * reports to somebody else because her manager is new has not been edited.
 *
 * A role that leaves while another joins in its stead is one that moves: the two are held by the
 * same person, those with the same title first; or nobody holds either, they have the same title, and
 * one lives until the stage from which the other does. Each role is part of one shift only.
 *
 * Costs O(n log n) of what there is in both.
 */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterShiftKinds:
 * @MUSTER_SHIFT_JOINS: is there only after; alone or with none but HOLDERS
 * @MUSTER_SHIFT_LEAVES: was there only before; always alone
 * @MUSTER_SHIFT_MOVES: a role is in another department, or another role in its stead; a department is
 *   part of another
 * @MUSTER_SHIFT_LINE: a role reports to another; a department has another head
 * @MUSTER_SHIFT_HOLDERS: others hold the role, or with other shares
 */
typedef enum
{
  MUSTER_SHIFT_JOINS = 1 << 0,
  MUSTER_SHIFT_LEAVES = 1 << 1,
  MUSTER_SHIFT_MOVES = 1 << 2,
  MUSTER_SHIFT_LINE = 1 << 3,
  MUSTER_SHIFT_HOLDERS = 1 << 4,
} MusterShiftKinds;

/**
 * MusterShiftPlace:
 * @record: the role or department; 0 if it is not there
 * @home: the department that it is in, or is part of; 0 for none
 * @above: the role that it reports to, or that heads it; 0 for none
 */
typedef struct
{
  MusterRecord record;
  MusterRecord home;
  MusterRecord above;
} MusterShiftPlace;

/**
 * MusterShift:
 * @kinds: what happens to it
 * @before: how it was; all 0 when it joins
 * @after: how it is then; all 0 when it leaves
 *
 * The record is the same in both, but where one role moves in another's stead.
 */
typedef struct
{
  MusterShiftKinds kinds;
  MusterShiftPlace before;
  MusterShiftPlace after;
} MusterShift;

/**
 * muster_shifts_new:
 * @before: an organisation
 * @after: another, of the same document or of a copy of it (muster_document_dup()), whose records
 *   have the same handles
 *
 * Returns: (transfer full) (element-type MusterShift): departments, then roles; those that are there
 *   after in the order of its trees, then those that leave in the order of @before's
 */
GArray *muster_shifts_new (MusterProjection *before, MusterProjection *after);

/* The record that a shift is about: the one after, or the one that leaves. */
MusterRecord muster_shift_get_record (const MusterShift *shift);

/* How many of @shifts are of any of @kinds and about records of @kind; of departments and roles alike
 * for MUSTER_KIND_NONE. */
guint muster_shifts_count (const GArray *shifts, MusterDocument *doc, MusterKind kind, MusterShiftKinds kinds);

/* The stage before @stage in the order of the plan; 0 if it is the first. */
MusterRecord muster_stage_get_before (MusterDocument *doc, MusterRecord stage);

G_END_DECLS
