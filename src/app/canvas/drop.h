/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop.h: what it would mean to let go of cards at a place of the chart, and doing it.
 *
 * It knows no widget. What can be dropped is in a hand; finding what a drop would mean asks a scene
 * and rehearses the verb, so that a refusal is known, with its reason, before anything happens. The
 * document is as it was after each question. Finding costs a walk over the cards, and what the verb
 * costs whenever the answer is another one than before.
 *
 * Departments: a role on a department goes there, between two cards to that place, on the ground out
 * of any department. A department on another goes into it, at its side between the two, on the ground
 * to the top.
 *
 * Reporting: a role on another reports to it, at its side takes that place in the order, and at the
 * edge where its line comes in goes between it and its manager; on the ground, whom it reports to
 * follows from the departments again.
 *
 * In a matrix a role in a cell goes to the department and the team that cross there, on the head of a
 * row into its team.
 *
 * Both: a person on a role fills or shares it.
 */
#pragma once

#include "scene.h"
#include "session.h"

G_BEGIN_DECLS

/* {{{ The hand */

/**
 * MusterHand:
 * @kind: what is held: that of the first record given
 * @roles: (element-type MusterRecord): those that are not in a department that is held
 * @departments: (element-type MusterRecord): those that are not in another that is held
 * @people: (element-type MusterRecord)
 * @set: all of these
 * @guest: whether it comes from another chart: nothing is held then, and a drop copies what @kind
 *   stands for
 *
 * What is dragged, each kind in the order of the chart. Counted references.
 */
typedef struct
{
  MusterKind kind;
  GArray *roles;
  GArray *departments;
  GArray *people;
  GHashTable *set;
  gboolean guest;
} MusterHand;

MusterHand *muster_hand_new (MusterScene *scene, const MusterRecord *records, guint n_records);
MusterHand *muster_hand_new_guest (MusterKind kind);
MusterHand *muster_hand_ref (MusterHand *hand);
void muster_hand_unref (MusterHand *hand);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterHand, muster_hand_unref)

gboolean muster_hand_has (const MusterHand *hand, MusterRecord record);

/**
 * muster_hand_list_taken:
 * @scope: whether a branch comes with its head
 *
 * Returns: (transfer full): all departments and roles that move when the hand does, as a set
 */
GHashTable *muster_hand_list_taken (const MusterHand *hand, MusterScene *scene, MusterScope scope);

/* }}} */
/* {{{ The drop */

/**
 * MusterMeaning:
 * @MUSTER_DROP_NOTHING: all stays as it is
 * @MUSTER_DROP_MOVE: roles go to the department @target; 0 for none
 * @MUSTER_DROP_PLACE: roles go to a place in the order of the department, or of the reports of the
 *   role, @target
 * @MUSTER_DROP_REPORT: roles report to @target; 0 leaves it to the departments
 * @MUSTER_DROP_INSERT_ABOVE: the role becomes the manager of @target and takes its place
 * @MUSTER_DROP_NEST: departments go into @target; 0 for the top
 * @MUSTER_DROP_NEST_PLACE: departments go to a place in the order in @target
 * @MUSTER_DROP_FILL: people hold the open role @target
 * @MUSTER_DROP_SHARE: people hold @target beside those who do
 * @MUSTER_DROP_CELL: roles go to the department @target, 0 for none, or stay in theirs if that is a
 *   role; and into the team of the role @team, 0 for none
 * @MUSTER_DROP_UNPLACE: roles are held by nobody; people hold no role
 */
typedef enum
{
  MUSTER_DROP_NOTHING,
  MUSTER_DROP_MOVE,
  MUSTER_DROP_PLACE,
  MUSTER_DROP_REPORT,
  MUSTER_DROP_INSERT_ABOVE,
  MUSTER_DROP_NEST,
  MUSTER_DROP_NEST_PLACE,
  MUSTER_DROP_FILL,
  MUSTER_DROP_SHARE,
  MUSTER_DROP_CELL,
  MUSTER_DROP_UNPLACE,
} MusterMeaning;

/**
 * MusterDrop:
 * @asked: what it was asked as; @meaning is NOTHING where that would change nothing
 * @scope: whether branches come with their heads
 * @target: the department or role that it is about
 * @team: the role whose row of a matrix it is; 0 for that of no team
 * @stage: the stage shown
 * @before: the neighbour to come before; 0 for last
 * @glow: the card that glows, in the scene's points; without width if none does
 * @bar: a bar at the place in the order; without width if there is none
 * @n_more: how many roles come along that are not in the hand, or would with MUSTER_SCOPE_BRANCH; 0
 *   where the scope makes no difference
 * @sentence: what would happen: "Move to Operations"; %NULL for nothing
 * @refusal: why it can't be; %NULL if it can
 */
typedef struct
{
  MusterMeaning asked;
  MusterMeaning meaning;
  MusterHand *hand;
  MusterScope scope;
  MusterRecord target;
  MusterRecord team;
  MusterRecord stage;
  MusterRecord before;
  MusterRect glow;
  MusterRect bar;
  guint n_more;
  char *sentence;
  char *refusal;
} MusterDrop;

/**
 * muster_drop_new:
 *
 * What a drop would mean that was not found in a scene, as on a row of a list. FILL and SHARE are
 * told apart here, and a drop that would change nothing is NOTHING.
 */
MusterDrop *muster_drop_new (MusterScene *scene, MusterHand *hand, MusterMeaning meaning, MusterRecord target, MusterRecord before, MusterScope scope);

/**
 * muster_drop_new_on:
 * @target: a department or role
 * @view: in which view: MUSTER_VIEW_REPORTING lets a role on a role report to it
 *
 * What it would mean to drop on a record, wherever it is shown.
 */
MusterDrop *muster_drop_new_on (MusterScene *scene, MusterHand *hand, MusterRecord target, MusterView view, MusterScope scope);

/**
 * muster_drop_find:
 * @point: in the scene's points
 * @last: (nullable): what was found last; if it is the same again, what was said of it holds
 *
 * Returns: (transfer full): what it would mean to let go of @hand at @point. Never %NULL
 */
MusterDrop *muster_drop_find (MusterScene *scene, MusterHand *hand, MusterPoint point, MusterScope scope, const MusterDrop *last);

MusterDrop *muster_drop_copy (const MusterDrop *drop);
void muster_drop_free (MusterDrop *drop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterDrop, muster_drop_free)

/* Whether both mean the same. */
gboolean muster_drop_equal (const MusterDrop *one, const MusterDrop *other);

/* The numbers of the target as they would be: "Operations: 6 roles · span 5 → 6 · 4 layers"; %NULL if
 * nothing is to be said. Costs a projection. */
char *muster_drop_dup_figures (MusterScene *scene, const MusterDrop *drop);

/* Does it, as one step. Returns: whether it was done; NOTHING always is. Not for guests (parcel.h) */
gboolean muster_drop_run (MusterDocument *doc, const MusterDrop *drop, GError **error);

/* Does it as a person asked for it: refuses what can only be looked at, says what was done with Undo
 * and the other meaning, and selects what was moved. Returns: whether it was done */
gboolean muster_drop_perform (MusterSession *session, const MusterDrop *drop);

/* }}} */

G_END_DECLS
