/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-private.h: what the parts of the plan share.
 */
#pragma once

#include "card.h"
#include "parcel.h"
#include "plan.h"
#include "plan-edit.h"
#include "plan-state.h"
#include "text.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_PLAN (muster_plan_get_type ())
G_DECLARE_FINAL_TYPE (MusterPlan, muster_plan, MUSTER, PLAN, GtkWidget)

#define MUSTER_TYPE_PLAN_COLUMN (muster_plan_column_get_type ())
G_DECLARE_FINAL_TYPE (MusterPlanColumn, muster_plan_column, MUSTER, PLAN_COLUMN, GtkWidget)

#define MUSTER_TYPE_PLAN_CARDS (muster_plan_cards_get_type ())
G_DECLARE_FINAL_TYPE (MusterPlanCards, muster_plan_cards, MUSTER, PLAN_CARDS, GtkWidget)

#define MUSTER_TYPE_PLAN_CHECKPOINTS (muster_plan_checkpoints_get_type ())
G_DECLARE_FINAL_TYPE (MusterPlanCheckpoints, muster_plan_checkpoints, MUSTER, PLAN_CHECKPOINTS, GtkWidget)

/* What is under the pointer; 0 for nothing. */
typedef MusterRecord (*MusterPlanPick) (GtkWidget *widget, double x, double y);

/* {{{ plan.c: the board
 *
 * @state: as the document was at the last refresh; made anew while the board is mapped
 * @columns: (element-type MusterPlanColumn): one a stage
 * @leaving: whether the cards in the hand were lifted from a “Leave” section
 * @lifted: the checkpoint in the hand, 0 if none is
 */
struct _MusterPlan
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  GtkLabel *hint;

  MusterSession *session;
  MusterPlanState *state;
  MusterText *text;
  GPtrArray *columns;
  GtkWidget *menu;
  gboolean leaving;
  MusterRecord lifted;
  gboolean stale;
  guint refreshing;
  /* Towards where columns scroll while something is held near an edge, which of them, and where it is
   * held there. */
  double pull_across;
  double pull_along;
  MusterPlanColumn *pulled;
  double x;
  double y;
  guint tick;
};

/* Shows the document as it is now. */
void muster_plan_refresh (MusterPlan *plan);

/* Brings the card of a role or department into sight, and gives it the keyboard if @focus. Returns:
 * whether it has any */
gboolean muster_plan_go_to (MusterPlan *plan, MusterRecord record, gboolean focus);

/* The column at a number; %NULL if there is none. */
MusterPlanColumn *muster_plan_get_column (MusterPlan *plan, int number);

/* Shows the inspector, for the fields of what is selected. */
void muster_plan_inspect (MusterPlan *plan);

/* }}} */
/* {{{ plan-column.c: a stage */

struct _MusterPlanColumn
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *header;
  GtkLabel *name;
  GtkLabel *day;
  GtkLabel *goal;
  GtkWidget *reached;
  GtkLabel *headcount;
  GtkLabel *headcount_more;
  GtkLabel *bought;
  GtkLabel *bought_more;
  GtkWidget *cost_tile;
  GtkLabel *cost;
  GtkLabel *cost_more;
  GtkLabel *period;
  GtkLabel *totals;
  GtkWidget *scroller;
  GtkBox *body;
  GtkWidget *join_heading;
  GtkWidget *move_heading;
  GtkWidget *leave_heading;
  GtkWidget *nobody;
  GtkWidget *leave_here;
  GtkWidget *change_heading;
  GtkWidget *checkpoints_heading;
  GtkLabel *progress;

  MusterPlan *plan;
  guint number;
  MusterPlanCards *cards[MUSTER_PLAN_N_SECTIONS];
  MusterPlanCheckpoints *checkpoints;
  /* What is held over the column, and what letting go would mean. */
  MusterParcel *parcel;
  gboolean over;
  gboolean over_leave;
};

GtkWidget *muster_plan_column_new (MusterPlan *plan);

/* What is shown is about to go: no card is asked about until it is shown anew, which GTK may do when a
 * tooltip changes beside it. */
void muster_plan_column_forget (MusterPlanColumn *column);

/* Shows the stage at a number of the plan's state. */
void muster_plan_column_show (MusterPlanColumn *column, guint number);

/* The numbers as they would be; %NULL for as they are. */
void muster_plan_column_preview (MusterPlanColumn *column, const MusterFigures *figures);

/* While cards are held there is a place to let them leave. */
void muster_plan_column_offer_leave (MusterPlanColumn *column, gboolean offer);

/* The record selected elsewhere may be here. */
void muster_plan_column_follow_selection (MusterPlanColumn *column);

/* Gives the keyboard to the cards nearest to @y, in the board's pixels, from @section on. Returns: whether
 * there are any */
gboolean muster_plan_column_enter (MusterPlanColumn *column, MusterPlanSection section, double y);

/* The same from the section @step on, at its near end. */
gboolean muster_plan_column_step (MusterPlanColumn *column, MusterPlanSection section, int step, double x);

/* }}} */
/* {{{ plan-cards.c: the cards of a section */

GtkWidget *muster_plan_cards_new (MusterPlan *plan, MusterPlanColumn *column, MusterPlanSection section);

/* What is shown is about to go: no card is asked about until it is shown anew, which GTK may do when a
 * tooltip changes beside it. */
void muster_plan_cards_forget (MusterPlanCards *cards);

/* Shows what the plan's state has at the column's number. */
void muster_plan_cards_show (MusterPlanCards *cards);

MusterPlanSection muster_plan_cards_get_section (MusterPlanCards *cards);
guint muster_plan_cards_count (MusterPlanCards *cards);

/* The role or department at a point; 0 for none. */
MusterRecord muster_plan_cards_pick (MusterPlanCards *cards, double x, double y);

/* Where a card is in the widget. */
MusterRect muster_plan_cards_get_place (MusterPlanCards *cards, guint index);

/* The card at or next to a point. */
guint muster_plan_cards_find_near (MusterPlanCards *cards, double x, double y);

/* Gives the keyboard to a card, brings it into sight, and selects it if @select. */
void muster_plan_cards_enter (MusterPlanCards *cards, guint index, gboolean select);

/* Draws a card alone, for the hand. Returns: (transfer full) */
GdkPaintable *muster_plan_cards_make_icon (MusterPlanCards *cards, MusterRecord record);

/* Returns: (transfer full) (element-type MusterRecord): what goes along when a card is taken: itself first,
 * and what else is selected if it is */
GArray *muster_plan_cards_list_held (MusterPlanCards *cards, MusterRecord record);

/* }}} */
/* {{{ plan-face.c: what a card says */

/* What the faces of a section are made from. @number: that of the stage */
MusterCardMaker muster_plan_get_maker (MusterPlan *plan, guint number, MusterPlanSection section);

void muster_plan_face_init (MusterCardFace *face, MusterPlan *plan, guint number, MusterPlanSection section, const MusterPlanCard *card, const MusterRect *place);

/* Returns: (transfer full): what a card says in one line of words */
char *muster_plan_dup_words (MusterPlan *plan, guint number, MusterPlanSection section, const MusterPlanCard *card);

/* }}} */
/* {{{ plan-checkpoints.c */

GtkWidget *muster_plan_checkpoints_new (MusterPlan *plan);
void muster_plan_checkpoints_show (MusterPlanCheckpoints *checkpoints, MusterRecord stage);
void muster_plan_checkpoints_follow_selection (MusterPlanCheckpoints *checkpoints);

/* Gives the keyboard to a checkpoint. Returns: whether it is shown here */
gboolean muster_plan_checkpoints_enter (MusterPlanCheckpoints *checkpoints, MusterRecord record);

/* Where one is typed. */
void muster_plan_checkpoints_type (MusterPlanCheckpoints *checkpoints);

/* }}} */
/* {{{ plan-drag.c: cards and checkpoints in the hand */

void muster_plan_add_drag_source (MusterPlan *plan, MusterPlanCards *cards);

/* @list: whose rows are checkpoints, as @pick says */
void muster_plan_add_checkpoint_source (MusterPlan *plan, GtkWidget *list, MusterPlanPick pick);
void muster_plan_add_drop_target (MusterPlan *plan, MusterPlanColumn *column);

/* }}} */
/* {{{ plan-menu.c */

/* Opens the menu of what is selected, at a place of @widget. */
void muster_plan_show_menu (MusterPlan *plan, GtkWidget *widget, const GdkRectangle *at);

/* What is at @pick is selected first. */
void muster_plan_add_menu (MusterPlan *plan, GtkWidget *widget, MusterPlanPick pick);

/* }}} */

G_END_DECLS
