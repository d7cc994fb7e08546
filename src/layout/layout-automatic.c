/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-automatic.c: for each branch the style in which the whole fits a window or a page at the
 * largest scale.
 *
 * What counts is how large letters are when all of it is in sight: the scale at which the chart fits a
 * sheet of the shape that is aimed at. No branch knows that: a column suits a wide chart, a row a high
 * one. So for each branch, from the leaves up, several shapes are kept that none of the others beats in
 * both width and height, KEPT at most, each with how it comes about: how what hangs from the card stands
 * (side by side, in rows, in a column, in pairs), and how high or wide those branches may be at most, by
 * which each of them takes one of its own shapes. Blocks are reckoned as rectangles, which is right but
 * for outlines that reach under each other. What shapes the whole can have is then not believed: the most
 * promising of them are laid out, beside the plain styles, and the one is taken that measures best, the
 * plainest of those that are as good.
 *
 * A branch for which somebody has chosen a style keeps it. O(n) time and memory, with a factor of
 * KEPT * LIMITS for the shapes and KEPT for the layouts.
 */
#include "frame.h"
#include "styles.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define KEPT 4
#define LIMITS 3

#define ASPECT 1.6

/* A plainer style is taken where another is better by less than this. */
#define WORTH 1.05

/* What a rail takes beside a column, and about what is between two branches of one. */
#define RAIL 12.0
#define HANG_GAP 14.0
#define HANG_TOP 24.0

typedef enum
{
  WAY_LEAF,
  WAY_BESIDE,
  WAY_ROWS,
  WAY_HANG,
  WAY_PAIRS,
} Way;

static const char *const names[] = { NULL, "tidy", "stacked", "right-hanging", "both-hanging" };

/* The plain styles that are measured beside, the plainest first. */
static const char *const plain[] = { "tidy", "stacked", "mixed" };

/* A shape that a branch can have; @limit is the most that those in it may be high, or wide in columns. */
typedef struct
{
  float width;
  float height;
  float limit;
  guint8 way;
} Shape;

typedef struct
{
  Shape shapes[KEPT];
  guint8 n;
} Branch;

typedef struct
{
  MusterFrame *frame;
  Branch *branches;
  GArray *found;
  double aspect;
} Chooser;

/* {{{ Shapes */

/* The shape that a branch takes where it may be so high, or so wide in columns: the one that is the least
 * in the other direction; the least of all in that one if none is allowed. Shapes are from narrow to
 * wide, and so from high to low. */
static const Shape *
pick (const Branch *branch, double limit, gboolean wide)
{
  if (wide)
    {
      for (guint i = branch->n; i-- > 0;)
        if (branch->shapes[i].width <= limit)
          return &branch->shapes[i];
      return &branch->shapes[0];
    }
  for (guint i = 0; i < branch->n; i++)
    if (branch->shapes[i].height <= limit)
      return &branch->shapes[i];
  return &branch->shapes[branch->n - 1];
}

static gboolean
is_wide (Way way)
{
  return way == WAY_HANG || way == WAY_PAIRS;
}

/* What a branch takes in one way. */
static Shape
reckon (const Chooser *chooser, guint parent, Way way, double limit)
{
  const MusterBox *boxes = chooser->frame->boxes;
  guint end = parent + boxes[parent].size;
  double sum = 0, most = 0, area = 0, tallest = 0, pair = 0;
  guint n = 0;
  double width = boxes[parent].width, height = boxes[parent].height;

  for (guint i = parent + 1; i < end; i += boxes[i].size, n++)
    {
      const Shape *shape = pick (&chooser->branches[i], limit, is_wide (way));

      tallest = MAX (tallest, shape->height);
      most = MAX (most, shape->width);
      area += (shape->width + MUSTER_GAP_BRANCHES) * (shape->height + MUSTER_CARD_SPACING);
      if (way == WAY_BESIDE)
        sum += shape->width + MUSTER_GAP_SIBLINGS;
      else if (way == WAY_HANG)
        sum += shape->height + HANG_GAP;
      else
        {
          pair = n % 2 == 0 ? shape->height : MAX (pair, shape->height);
          sum += n % 2 == 0 ? 0 : pair + MUSTER_GAP_SIBLINGS;
        }
    }
  if (way == WAY_PAIRS && n % 2 == 1)
    sum += pair;
  switch (way)
    {
    case WAY_BESIDE:
      width = MAX (width, sum - MUSTER_GAP_SIBLINGS);
      height += MUSTER_GAP_LEVELS + tallest;
      break;
    case WAY_ROWS:
      width = MAX (width, MAX (most, sqrt (area * chooser->aspect)));
      height += MUSTER_GAP_LEVELS + MAX (tallest, area / MAX (1, sqrt (area * chooser->aspect)) * 1.1);
      break;
    case WAY_HANG:
      width = MAX (width, most + 2 * RAIL);
      height += HANG_TOP + sum - HANG_GAP;
      break;
    default:
      width = MAX (width, 2 * (most + RAIL));
      height += HANG_TOP + sum;
      break;
    }
  return (Shape){ .width = (float) width, .height = (float) height, .limit = (float) limit, .way = (guint8) way };
}

static int
compare_shapes (gconstpointer a, gconstpointer b)
{
  const Shape *one = a, *other = b;

  if (one->width != other->width)
    return one->width < other->width ? -1 : 1;
  return one->height < other->height ? -1 : one->height > other->height;
}

/* Keeps those that no other beats, spread over all; always those nearest to the shape aimed at. */
static void
keep (Chooser *chooser, Branch *branch)
{
  Shape *found = (Shape *) (gpointer) chooser->found->data;
  double lowest = INFINITY;
  guint n = 0;

  g_array_sort (chooser->found, compare_shapes);
  for (guint i = 0; i < chooser->found->len; i++)
    if (found[i].height < lowest)
      {
        lowest = found[i].height;
        found[n++] = found[i];
      }
  branch->n = (guint8) MIN (n, KEPT);
  for (guint i = 0; i < branch->n; i++)
    branch->shapes[i] = found[n <= KEPT ? i : i * (n - 1) / (KEPT - 1)];
}

/* The limits that are worth trying: as high, or as wide, as what hangs there can be at least and at most,
 * and between. */
static void
list_limits (const Chooser *chooser, guint parent, gboolean wide, double *limits)
{
  const MusterBox *boxes = chooser->frame->boxes;
  double least = 0, most = 0;

  for (guint i = parent + 1; i < parent + boxes[parent].size; i += boxes[i].size)
    {
      const Branch *branch = &chooser->branches[i];
      const Shape *narrow = &branch->shapes[0], *low = &branch->shapes[branch->n - 1];

      least = MAX (least, wide ? narrow->width : low->height);
      most = MAX (most, wide ? low->width : narrow->height);
    }
  limits[0] = least;
  limits[1] = sqrt (least * MAX (least, most));
  limits[2] = MAX (least, most);
}

static void
list_shapes (Chooser *chooser, guint parent)
{
  const MusterBox *box = &chooser->frame->boxes[parent];

  g_array_set_size (chooser->found, 0);
  if (box->size == 1)
    {
      const Shape leaf = { (float) box->width, (float) box->height, 0, WAY_LEAF };

      g_array_append_val (chooser->found, leaf);
    }
  for (Way way = WAY_BESIDE; box->size > 1 && way <= WAY_PAIRS; way++)
    {
      double limits[LIMITS];

      list_limits (chooser, parent, is_wide (way), limits);
      for (guint i = 0; i < LIMITS; i++)
        if (i == 0 || limits[i] > limits[i - 1])
          {
            const Shape shape = reckon (chooser, parent, way, limits[i]);

            g_array_append_val (chooser->found, shape);
          }
    }
  keep (chooser, &chooser->branches[parent]);
}

/* }}} */
/* {{{ From shapes to styles */

/* Whether a branch has a style of its own, or is in one that has. */
static gboolean *
find_fixed (const MusterFrame *frame)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  MusterField field = frame->options->view == MUSTER_VIEW_DEPARTMENTS ? MUSTER_DEPARTMENT_LAYOUT : MUSTER_ROLE_LAYOUT;
  gboolean *fixed = g_new0 (gboolean, (gsize) frame->n_boxes + 1);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterCard *card = &g_array_index (frame->cards, MusterCard, frame->spots[i].card);
      guint parent = frame->boxes[i].parent;
      const char *own = card->record != 0 ? muster_document_get_text (doc, card->record, field) : NULL;

      fixed[i] = (parent != MUSTER_NOWHERE && fixed[parent]) || muster_layout_is_for_branches (own);
    }
  return fixed;
}

/* Which shape of each branch makes the @index-th of each top, as a style for each card. */
static const char **
list_names (const Chooser *chooser, const gboolean *fixed, guint index)
{
  const MusterFrame *frame = chooser->frame;
  const char **list = g_new0 (const char *, muster_document_get_limit (muster_projection_get_document (frame->projection)));
  g_autofree const Shape **chosen = g_new (const Shape *, (gsize) frame->n_boxes + 1);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const Branch *branch = &chooser->branches[i];
      guint parent = frame->boxes[i].parent;
      MusterRecord record = g_array_index (frame->cards, MusterCard, frame->spots[i].card).record;

      if (parent == MUSTER_NOWHERE)
        chosen[i] = &branch->shapes[MIN (index, branch->n - 1u)];
      else
        chosen[i] = pick (branch, chosen[parent]->limit, is_wide (chosen[parent]->way));
      if (record != 0 && !fixed[i])
        list[record] = names[chosen[i]->way];
    }
  return list;
}

/* }}} */
/* {{{ What measures best */

/* How much of it there is to the smaller side: the less, the larger all can be drawn. */
static double
measure (const MusterLayout *layout, double aspect)
{
  return MAX (layout->width / aspect, layout->height);
}

/* Takes @layout if it is better than the best so far by as much as makes it worth it. */
static void
offer (MusterLayout *layout, double aspect, double worth, MusterLayout **best)
{
  if (*best == NULL || measure (layout, aspect) * worth < measure (*best, aspect))
    {
      g_clear_pointer (best, muster_layout_free);
      *best = layout;
    }
  else
    muster_layout_free (layout);
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);
  double aspect = options->aspect > 0 ? options->aspect : ASPECT;
  g_autofree Branch *branches = g_new (Branch, (gsize) frame->n_boxes + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Shape));
  g_autofree gboolean *fixed = find_fixed (frame);
  Chooser chooser = { .frame = frame, .branches = branches, .found = found, .aspect = frame->sideways ? 1 / aspect : aspect };
  MusterLayoutOptions wanted = *options;
  MusterLayout *best = NULL;
  guint most = 0;

  for (guint i = frame->n_boxes; i-- > 0;)
    list_shapes (&chooser, i);
  for (guint i = 0; i < frame->n_boxes; i += frame->boxes[i].size)
    most = MAX (most, branches[i].n);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      wanted.style = plain[i];
      offer (muster_layout_new (projection, &wanted), aspect, i > 0 ? WORTH : 1, &best);
    }
  wanted.style = "stacked";
  for (guint i = 0; i < most; i++)
    {
      g_autofree const char **list = list_names (&chooser, fixed, i);

      wanted.branches = list;
      offer (muster_layout_new (projection, &wanted), aspect, i > 0 ? 1 : WORTH, &best);
    }
  return best;
}

/* }}} */

const MusterLayoutStyle muster_layout_automatic = {
  .name = "automatic",
  .label = N_ ("Automatic"),
  .run = run,
};
