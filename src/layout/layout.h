/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout.h: where every card goes.
 *
 * A layout is a pure function of a projection and of card sizes that it is given: rectangles and
 * polylines in points at 100 %, origin at the top left, y down, in doubles. No two cards overlap
 * unless one holds the other; siblings keep their order, assistants among themselves; a connector
 * touches the cards it joins and crosses no other. It knows neither text nor drawing. O(n) but for the
 * dotted lines.
 */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} MusterPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MusterRect;

typedef enum
{
  MUSTER_VIEW_DEPARTMENTS,
  MUSTER_VIEW_REPORTING,
} MusterView;

typedef enum
{
  MUSTER_DIRECTION_DOWN,
  MUSTER_DIRECTION_UP,
  MUSTER_DIRECTION_RIGHT,
  MUSTER_DIRECTION_LEFT,
} MusterDirection;

/**
 * MusterCard:
 * @record: the department or role; 0 for the card that holds the roles without a department
 * @kind: MUSTER_KIND_DEPARTMENT or MUSTER_KIND_ROLE
 * @parent: index of the card that it hangs from, or, for a role in a department's card, of that
 *   card; MUSTER_NOWHERE at the top
 * @inside: whether it lies in the card @parent: a role in its department's and, where departments are
 *   nested, a department in the one above
 * @hidden: how many roles below it, or in it, are not shown, because it is collapsed or for @depth
 * @collapsed: whether it is collapsed and has something to hide: a department's card is then its
 *   heading alone
 * @round: whether it is a circle, as wide as high
 * @beside: whether it is an assistant's that stands beside the line from its manager to the reports
 * @heading: of a round card, where its heading and its roles are, from the corner of @rect
 * @rect: where it is
 */
typedef struct
{
  MusterRecord record;
  MusterKind kind;
  guint parent;
  gboolean inside;
  guint hidden;
  gboolean collapsed;
  gboolean round;
  gboolean beside;
  MusterRect heading;
  MusterRect rect;
} MusterCard;

/**
 * MusterConnector:
 * @line: the dotted line that it stands for; 0 for a line of reporting
 * @from: index of the card above, or where the dotted line begins
 * @to: index of the card below, or where it ends
 * @first_point: index of its first point in the layout's points
 * @n_points: how many; the segments are horizontal or vertical unless the layout is radial
 */
typedef struct
{
  MusterRecord line;
  guint from;
  guint to;
  guint first_point;
  guint n_points;
} MusterConnector;

/**
 * MusterBandKind:
 * @MUSTER_BAND_TEAM: a row of a matrix
 * @MUSTER_BAND_GRADE: the cards of a grade
 * @MUSTER_BAND_STAGE: the cards that begin at a stage
 */
typedef enum
{
  MUSTER_BAND_TEAM,
  MUSTER_BAND_GRADE,
  MUSTER_BAND_STAGE,
} MusterBandKind;

/**
 * MusterBand:
 * @head: of a team: index of the card of the role whose it is; MUSTER_NOWHERE for those in no team
 * @grade: (nullable): of a grade: as it is called; %NULL for those that have none. The document's
 * @stage: of a stage: which
 * @rect: all of it, as wide as the layout, or as high where levels go sideways
 * @label: where its name stands, in it; without size for teams
 *
 * A row with what belongs together.
 */
typedef struct
{
  MusterBandKind kind;
  guint head;
  const char *grade;
  MusterRecord stage;
  MusterRect rect;
  MusterRect label;
} MusterBand;

/**
 * MusterLayout:
 * @cards: parents before what hangs from them or lies in them
 * @connectors: the lines of reporting in the order of the cards, then the dotted lines by id
 * @n_undrawn: how many dotted lines have no connector though both roles are shown, because there
 *   are more than MUSTER_LINE_LEVELS levels of cards on the way between them
 * @n_told: how many have none because their row in a matrix says it
 * @bands: the rows of a matrix, or of grades or stages, from the top; without any for other layouts
 * @nested: whether what is in a department lies in its card and nothing hangs from it
 * @radial: whether lines go round a centre
 */
typedef struct
{
  MusterCard *cards;
  guint n_cards;
  MusterConnector *connectors;
  guint n_connectors;
  MusterPoint *points;
  guint n_points;
  guint n_undrawn;
  guint n_told;
  MusterBand *bands;
  guint n_bands;
  gboolean nested;
  gboolean radial;
  double width;
  double height;
} MusterLayout;

/**
 * MusterMeasure:
 * @kind: DEPARTMENT or ROLE
 * @record: as in #MusterCard
 * @width: (out): of a role's card; of a department's card at least, without its padding
 * @height: (out): of a role's card; of the heading of a department's card
 *
 * A department's card is its padding, in that the heading at the top, and below it the cards of
 * its roles in columns, unless it is collapsed.
 */
typedef void (*MusterMeasure) (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data);

/**
 * MusterLayoutCut:
 * @ends: (nullable): departments or roles, as GUINT_TO_POINTER(), of whose branch only they themselves are
 *   shown: a department as its heading. Of one that is the @root what is below is shown all the same
 * @skips: (nullable): those of whose branch nothing is shown at all, and nothing is said to be hidden; 0 for
 *   the roles in no department
 *
 * A part of a chart that is neither a branch nor some levels: a page, or what is seen at first.
 */
typedef struct
{
  GHashTable *ends;
  GHashTable *skips;
} MusterLayoutCut;

/**
 * MusterLayoutOptions:
 * @style: (nullable): the name of a layout, with a number where it takes one; %NULL for the first
 * @branches: (nullable) (array): by record of a department or role, up to the document's limit, the
 *   style in which its branch is laid out whatever the document says: a name as in @style; "" for that
 *   of what is above; %NULL for what the document says. Names of no style for branches count as ""
 * @mirrored: whether all is reflected, left for right, as scripts from right to left want it
 * @root: a department or role whose branch alone is laid out; 0 for all. Among departments a role
 *   stands for its department; in Reporting a department stands for the branches of the roles in it
 *   or below it whose manager is outside. One that is not there at this stage has no cards
 * @depth: how many levels are laid out, of departments or of roles; 0 for all
 * @cut: (nullable): what is left out beside that
 * @aspect: the width in proportion to the height that "automatic" aims at, as drawn; 0 for that of a screen
 * @expanded: whether what is collapsed is laid out as if it were not. @root always is
 * @measure: gives the size of each card
 */
typedef struct
{
  MusterView view;
  const char *style;
  const char *const *branches;
  MusterDirection direction;
  gboolean mirrored;
  MusterRecord root;
  guint depth;
  const MusterLayoutCut *cut;
  double aspect;
  gboolean expanded;
  MusterMeasure measure;
  gpointer measure_data;
} MusterLayoutOptions;

/* The distances that every layout keeps, in points. */
#define MUSTER_GAP_SIBLINGS 16.0
#define MUSTER_GAP_BRANCHES 16.0
#define MUSTER_GAP_LEVELS 44.0
#define MUSTER_CARD_PADDING 12.0
#define MUSTER_CARD_SPACING 8.0

/* The longest way of a dotted line, in levels up and down; what is farther apart nobody can follow
 * by eye, and the bound keeps the time that lines take in proportion to their number. */
#define MUSTER_LINE_LEVELS 256

/**
 * MusterArrangement:
 * @MUSTER_ARRANGE_BESIDE: side by side, by their outlines
 * @MUSTER_ARRANGE_GRID: likewise, those next to each other without children in a grid
 * @MUSTER_ARRANGE_ROWS: in rows that keep the shape of a page, those without children in columns
 * @MUSTER_ARRANGE_LEFT: in a column left of a rail
 * @MUSTER_ARRANGE_RIGHT: in a column right of a rail
 * @MUSTER_ARRANGE_BOTH: in pairs on both sides of a rail
 *
 * How the branches of those below one card stand.
 */
typedef enum
{
  MUSTER_ARRANGE_BESIDE,
  MUSTER_ARRANGE_GRID,
  MUSTER_ARRANGE_ROWS,
  MUSTER_ARRANGE_LEFT,
  MUSTER_ARRANGE_RIGHT,
  MUSTER_ARRANGE_BOTH,
} MusterArrangement;

/**
 * MusterLayoutStyle:
 * @departments_only: whether it shows departments and what is in them; Reporting is then drawn in the
 *   style that is usual
 * @undirected: whether it is the same in every direction
 * @most: the largest number that may stand behind the name, as in "grid:4"; 0 if none may
 * @arrange: (nullable): how what hangs from a card of a level stands, where 1 is the top of the chart or
 *   the branch, with the number behind the name or 0; %NULL if it is a style for a whole chart only
 *
 * A way of laying out a chart: one file each, listed in this room's meson.build.
 */
typedef struct
{
  const char *name;
  const char *label;
  gboolean departments_only;
  gboolean undirected;
  guint most;
  MusterArrangement (*arrange) (guint level, guint number);
  MusterLayout *(*run) (MusterProjection *projection, const MusterLayoutOptions *options);
} MusterLayoutStyle;

/* All styles, ended by %NULL; the first is what is usual. */
const MusterLayoutStyle *const *muster_layout_styles (void);

/* The style with that name, whatever number stands behind it; the first for %NULL; %NULL if there is
 * none, or the number is none for it. */
const MusterLayoutStyle *muster_layout_style_find (const char *name);

/* The style in which a view is drawn that is to be drawn in @name: that one, or the first where it
 * does not show the view. %NULL if there is no style of that name. */
const MusterLayoutStyle *muster_layout_style_for (const char *name, MusterView view);

/* The number behind a name that muster_layout_style_find() finds; 0 if there is none. */
guint muster_layout_style_get_number (const char *name);

/* The same name as a string that lives on, if muster_layout_style_find() finds it; else %NULL. */
const char *muster_layout_style_intern (const char *name);

/* Whether the branches of a chart drawn in the style @name may have styles of their own in @view: all
 * whose @arrange is set. %FALSE if there is no style of that name. */
gboolean muster_layout_has_branches (const char *name, MusterView view);

/* Whether @name is that of a style for branches. */
gboolean muster_layout_is_for_branches (const char *name);

/* Lays out a chart in the style that @options name, which must be there, or that stands for it. */
MusterLayout *muster_layout_new (MusterProjection *projection, const MusterLayoutOptions *options);
void muster_layout_free (MusterLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterLayout, muster_layout_free)

G_END_DECLS
