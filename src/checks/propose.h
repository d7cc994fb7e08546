/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose.h: the fewest moves by which an organisation meets its targets.
 *
 * Targets are limits on spans, on layers and on cost, that of all and that of each department. A proposal is a list of moves, each of which is a
 * verb of edit.h, and all of them together meet every limit: each proposal was rehearsed and counted
 * again before it is given. What is a move:
 *
 * - a role reports to another that can lead: one that is neither an assistant nor unnamed posts, nor
 *   held by tools and vendors alone. Where that one heads another department, the role moves there, with what reports to it;
 * - in a department without a head, a role that can lead becomes its head;
 * - an open role is not hired: its manager, who can lead, takes over what it answers for and who reports to it. That
 *   alone is proposed for money's sake: that people go to a department that can pay them is no saving.
 *
 * "Smallest" is meant among sets of these. Rules and a dive for what is best at each step give a first
 * answer; then all sets of so many moves as a lower bound demands are tried, of one more, and so on
 * (iterative deepening), each set by what is still wrong: some move must mend that. For charts of up to
 * MUSTER_PROPOSE_EXACT roles this goes on until it is known what is smallest, or that there is nothing
 * within so many moves, or until time is up. Which of these it was, the end says.
 *
 * For a thread of its own, on a copy.
 */
#pragma once

#include <gio/gio.h>

#include "metrics.h"

G_BEGIN_DECLS

/* Up to how many roles all sets of moves are tried. */
#define MUSTER_PROPOSE_EXACT 2000

/* Up to how many moves a proposal may be asked to have. */
#define MUSTER_PROPOSE_MOST 12

/**
 * MusterTargets:
 * @span_min: fewest direct reports of whoever has any; 0 for no limit
 * @span_max: most direct reports; 0 for no limit
 * @layers_max: most levels of reporting; 0 for no limit
 * @budget: most that all roles may cost at the upper ends of their pay, a pay period; NAN for no limit
 * @departments: whether each department, with those below it, keeps to its own budget
 */
typedef struct
{
  guint span_min;
  guint span_max;
  guint layers_max;
  double budget;
  gboolean departments;
} MusterTargets;

/* The targets of the chart, with the budgets of departments if any has one; that of all is what the
 * departments at the top have together, if each has one. */
MusterTargets muster_targets_of_chart (MusterDocument *doc, MusterRecord stage);

/**
 * MusterMoveKind:
 * @MUSTER_MOVE_REPORT: @role reports to the role @to
 * @MUSTER_MOVE_DEPARTMENT: @role moves to the department @to
 * @MUSTER_MOVE_PROMOTE: @role becomes the head of the department @to
 * @MUSTER_MOVE_SPARE: the open role @role is not hired: the role @to takes over
 */
typedef enum
{
  MUSTER_MOVE_REPORT,
  MUSTER_MOVE_DEPARTMENT,
  MUSTER_MOVE_PROMOTE,
  MUSTER_MOVE_SPARE,
} MusterMoveKind;

typedef struct
{
  MusterMoveKind kind;
  MusterRecord role;
  MusterRecord to;
} MusterMove;

/* Returns: (transfer full): a move in words, translated; the document is as before it */
char *muster_move_describe (MusterDocument *doc, const MusterMove *move);

/**
 * MusterShapeFigures:
 * @narrowest: fewest direct reports of a role that has any; 0 if none has
 * @cost: at the upper ends of pay, a pay period
 * @over: by how much departments are over their budgets, all together, each counted with those below it
 *
 * What targets limit.
 */
typedef struct
{
  guint layers;
  guint narrowest;
  guint widest;
  double cost;
  double over;
} MusterShapeFigures;

MusterShapeFigures muster_shape_figures (MusterProjection *projection);

/* Whether anybody could report to a role that is there. */
gboolean muster_role_can_lead (MusterProjection *projection, MusterRecord role);

/* Whether figures keep every limit. */
gboolean muster_targets_are_met (const MusterTargets *targets, const MusterShapeFigures *figures);

/**
 * MusterProposal:
 * @moves: (element-type MusterMove): in the order in which they are to be done
 * @after: the figures that come of them
 */
typedef struct
{
  GArray *moves;
  MusterShapeFigures after;
} MusterProposal;

/**
 * MusterProposeEnd:
 * @MUSTER_PROPOSE_MET: the targets are met as it is
 * @MUSTER_PROPOSE_FOUND: there are proposals
 * @MUSTER_PROPOSE_NONE: there is none within so many moves: that is proved
 * @MUSTER_PROPOSE_UNKNOWN: none was found, and not all were tried
 */
typedef enum
{
  MUSTER_PROPOSE_MET,
  MUSTER_PROPOSE_FOUND,
  MUSTER_PROPOSE_NONE,
  MUSTER_PROPOSE_UNKNOWN,
} MusterProposeEnd;

/**
 * MusterProposals:
 * @list: (element-type MusterProposal): the smallest, or the best that the rules found; those that disturb
 *   least first; no two move the same roles
 * @at_least: how many moves are needed at least, proved; G_MAXUINT if no number of them is enough
 * @unpaid: whether that is because of money: budgets are exceeded even if no open role is filled
 */
typedef struct
{
  MusterProposeEnd end;
  MusterShapeFigures before;
  GPtrArray *list;
  guint at_least;
  gboolean unpaid;
} MusterProposals;

void muster_proposals_free (MusterProposals *proposals);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterProposals, muster_proposals_free)

/* Returns: (transfer full): what came of a search for up to @n_moves, and whether that is proved, in a sentence,
 * translated */
char *muster_proposals_describe (const MusterProposals *proposals, guint n_moves);

/* Whether looking longer could come to something better. */
gboolean muster_proposals_are_proved (const MusterProposals *proposals);

/**
 * muster_propose:
 * @doc: a document that nobody else uses meanwhile; it is the same afterwards
 * @stage: the stage that shall meet the targets; 0 for all together
 * @n_moves: the most moves that a proposal may have, up to MUSTER_PROPOSE_MOST
 * @seconds: how long it may take, about
 * @cancellable: (nullable): ends it early, with what there is
 */
MusterProposals *muster_propose (MusterDocument *doc, MusterRecord stage, const MusterTargets *targets, guint n_moves, double seconds, GCancellable *cancellable);

/* Does all moves of a proposal. For muster_rehearse() and muster_together(). */
gboolean muster_proposal_do (MusterDocument *doc, const MusterProposal *proposal, GError **error);

/* Does a proposal as one step of the history. */
gboolean muster_proposal_apply (MusterDocument *doc, const MusterProposal *proposal, GError **error);

G_END_DECLS
