/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * frame.h: a layout being made; what all styles share.
 *
 * A frame begins with the cards that are shown and a box for each that stands by itself: a
 * department with the roles in it, or a role in Reporting. A style sets the place of each box and
 * its spot; the frame draws the connectors and makes the layout of it.
 *
 * Styles know one direction only: down. For the others a box's width is measured along the
 * siblings, and all is turned at the end.
 *
 * Whatever the style, above the boxes that hang from one and begin at the same height there is a
 * corridor of MUSTER_BUS_HEIGHT at least in which no card is, from the first of them to the last and
 * to below their parent; and half of MUSTER_GAP_SIBLINGS is free at both sides of each box, or of the
 * column in which it is stacked, from its lower edge up to its corridor. Connectors stay in these and
 * so cross no card. With assistants a box and what stands beside its trunk count as one (assistants.h).
 */
#pragma once

#include "columns.h"
#include "layout.h"
#include "tidy.h"
#include "ways.h"

G_BEGIN_DECLS

/* The height in a corridor at which lines of reporting go sideways, above its lower end; dotted
 * lines are below. */
#define MUSTER_BUS_HEIGHT (MUSTER_GAP_LEVELS / 2)

/* How wide the free way is on each side of a box. */
#define MUSTER_SIDE_WIDTH (MUSTER_GAP_SIBLINGS / 2)

/**
 * MusterSpot:
 * @card: index of the card of this box
 * @corridor: the corridor above it
 * @stacked: whether it stands in a column, and is reached from the side by a rail
 * @from_right: whether the rail is right of the column
 * @hangs: whether the rail comes straight down from the card above; from the corridor otherwise
 * @rail: x of the line that runs down beside the column
 * @left: x where the free way on the left begins: of the box, or of the column in which it is stacked
 * @right: likewise on the right
 * @staffed: whether assistants stand below it, between which its trunk comes down
 * @beside: whether it stands beside the trunk, and is reached from there by a straight line
 */
typedef struct
{
  guint card;
  guint corridor;
  guint stacked : 1;
  guint from_right : 1;
  guint hangs : 1;
  guint staffed : 1;
  guint beside : 1;
  double rail;
  double left;
  double right;
} MusterSpot;

/**
 * MusterCorridor:
 * @first: the uppermost corridor of the same parent; itself if it is that
 * @bottom: y of its lower end: the upper edge of the boxes below it
 * @trunk: x of the line from the parent down to it; right of that is a free way between the
 *   corridors of one parent
 */
typedef struct
{
  guint first;
  double bottom;
  double trunk;
} MusterCorridor;

typedef struct _MusterFrame MusterFrame;

/* Finds the way of a dotted line where a style has its own: appends the steps, as muster_ways_find().
 * Returns: whether the line is drawn; what is not is counted already */
typedef gboolean (*MusterRouter) (MusterFrame *frame, gpointer data, MusterRecord line, guint from, guint to, GArray *steps, MusterRoute *route);

struct _MusterFrame
{
  MusterProjection *projection;
  const MusterLayoutOptions *options;
  /* How roles stand in a department's card. */
  const MusterColumns *roles;
  /* Down is to the right or left; then, whether down is up or left. */
  gboolean sideways;
  gboolean flipped;
  /* MusterCard, with their size; the place of one that lies inside is relative to its department. */
  GArray *cards;
  MusterBox *boxes;
  MusterSpot *spots;
  guint n_boxes;
  /* MusterCorridor. */
  GArray *corridors;
  /* MusterConnector and MusterPoint. */
  GArray *connectors;
  GArray *points;
  /* MusterBand. */
  GArray *bands;
  guint n_undrawn;
  guint n_told;
  gboolean nested;
  gboolean radial;
  /* Whether these are the boxes of an assistant's branch alone (assistants.h). */
  gboolean aside;
  /* Whether the style has added all lines itself. */
  gboolean lined;
};

/* The cards of the branch that the options name, and their boxes, without a place; every spot has
 * what a box that is not stacked has, but no corridor. */
MusterFrame *muster_frame_new (MusterProjection *projection, const MusterLayoutOptions *options);

/* The same, with roles in a department's card as @roles says. */
MusterFrame *muster_frame_new_with (MusterProjection *projection, const MusterLayoutOptions *options, const MusterColumns *roles);
void muster_frame_free (MusterFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterFrame, muster_frame_free)

/**
 * muster_frame_add_corridor:
 * @first: the uppermost corridor of the same parent; MUSTER_NOWHERE if this is it
 *
 * Returns: the corridor
 */
guint muster_frame_add_corridor (MusterFrame *frame, guint first, double bottom, double trunk);

/* Adds a point to the last connector. One on the way between others is left out. */
void muster_frame_add_point (MusterFrame *frame, double x, double y);

/* y at which a rail enters a box from the side: level with the heading of a department. */
double muster_frame_get_port (const MusterFrame *frame, const MusterBox *box);

/* Begins a connector between two cards. */
void muster_frame_add_connector (MusterFrame *frame, MusterRecord line, guint from, guint to);

/* Sets the spots of a frame whose boxes are a tidy tree. */
void muster_tidy_set_spots (MusterFrame *frame);

/* The layout, when all boxes and spots are set. */
MusterLayout *muster_frame_finish (MusterFrame *frame);

/* How roles usually stand in a department's card. */
extern const MusterColumns muster_department_columns;

/**
 * muster_department_add:
 * @department: index of a department; MUSTER_NOWHERE for the roles that have none
 * @collapsed: whether the roles in it are hidden
 *
 * Adds the card of a department, and those of the roles in it, to the cards of @frame.
 *
 * Returns: index of the department's card
 */
guint muster_department_add (MusterFrame *frame, guint department, guint parent, gboolean collapsed);

/* The box that each card is, or lies in: (transfer full) (array length=frame->cards->len). */
guint *muster_frame_list_boxes (MusterFrame *frame);

/* Adds the connectors of the lines of reporting. */
void muster_elbows_add (MusterFrame *frame);

/* Adds those of the dotted lines, whose ways @router finds; %NULL is that of trees. */
void muster_dotted_add (MusterFrame *frame, MusterRouter router, gpointer data);

/* A dotted line between two cards that are shown. */
typedef struct
{
  MusterRecord line;
  guint from;
  guint to;
} MusterLink;

/* Returns: (transfer full) (element-type MusterLink): by id of the lines */
GArray *muster_dotted_list (MusterFrame *frame);

G_END_DECLS
