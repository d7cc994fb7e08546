/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * matrix-route.c: the ways of those dotted lines in a matrix that no row tells.
 *
 * A line leaves its card at the right and goes down to the way below its row; where the other end is in
 * another row, then down or up beside the column, and along the way below that row. Where other columns
 * are between, it goes round them: down beside its own column, below those that are between, at the foot of
 * the column that holds both or below all, and up beside the other.
 */
#include "matrix.h"

/* How far below all columns lines go, and the room in which they do. */
#define FOOT_GAP 4.0
#define FOOT_ROOM 24.0

static MusterStep
make_step (double low, double high)
{
  return (MusterStep){ .low = low, .high = high };
}

static gboolean
is_head (const Matrix *matrix, guint card)
{
  return card < matrix->n_heads;
}

/* Where a card is in the frame. */
static MusterRect
get_rect (const Matrix *matrix, guint card)
{
  const MusterBox *box = &matrix->frame->boxes[matrix->boxes_of[card]];
  MusterRect rect = g_array_index (matrix->frame->cards, MusterCard, card).rect;

  if (is_head (matrix, card))
    return (MusterRect){ box->x, box->y, box->width, box->height };
  rect.x += box->x;
  rect.y += box->y;
  return rect;
}

static MusterStep
get_port (const Matrix *matrix, guint card)
{
  MusterRect rect = get_rect (matrix, card);

  return make_step (rect.y, rect.y + rect.height);
}

/* The way right of a card, down to that below its row. */
static MusterStep
get_gutter (const Matrix *matrix, guint card)
{
  MusterRect rect = get_rect (matrix, card);
  double right = rect.x + rect.width;

  if (is_head (matrix, card))
    return make_step (matrix->heads_width + 2, matrix->heads_width + MUSTER_CARD_PADDING);
  return make_step (right, right + MUSTER_CARD_SPACING);
}

/* The way below the cards of a row. */
static MusterStep
get_level (const Matrix *matrix, guint row)
{
  const MatrixRow *own = &matrix->rows[row];

  return make_step (own->top + own->height, own->end);
}

/* The way beside a column, past all rows. */
static MusterStep
get_side (const Matrix *matrix, guint card)
{
  double left = matrix->frame->boxes[matrix->boxes_of[card]].x;

  return make_step (left, left + MUSTER_CARD_PADDING);
}

static void
push (GArray *steps, MusterStep step)
{
  g_array_append_val (steps, step);
}

/* Whether both are in one column of a cell, or head rows. */
static gboolean
are_in_column (const Matrix *matrix, guint from, guint to)
{
  if (is_head (matrix, from) || is_head (matrix, to))
    return is_head (matrix, from) && is_head (matrix, to);
  return matrix->boxes_of[from] == matrix->boxes_of[to] && matrix->rows_of[from] == matrix->rows_of[to] && get_rect (matrix, from).x == get_rect (matrix, to).x;
}

/* {{{ Round other columns */

/* Whether a column is between two that is neither of them and holds neither: all columns from one to the
 * other, in their order, but those that hold the second. */
static gboolean
is_blocked (const Matrix *matrix, guint from, guint to)
{
  const MusterBox *boxes = matrix->frame->boxes;
  guint first = MIN (matrix->boxes_of[from], matrix->boxes_of[to]);
  guint last = MAX (matrix->boxes_of[from], matrix->boxes_of[to]);

  if (is_head (matrix, from) || is_head (matrix, to))
    first = matrix->n_heads - 1;
  while (last > first + 1 && boxes[last].parent == last - 1)
    last--;
  return last > first + 1;
}

/* The way along the foot of the innermost column that holds both cards; below all if none does. */
static MusterStep
get_foot (const Matrix *matrix, guint from, guint to)
{
  const MusterBox *boxes = matrix->frame->boxes;
  guint a = is_head (matrix, from) ? MUSTER_NOWHERE : matrix->boxes_of[from];
  guint b = is_head (matrix, to) ? MUSTER_NOWHERE : matrix->boxes_of[to];
  double bottom;

  while (a != b && a != MUSTER_NOWHERE && b != MUSTER_NOWHERE)
    {
      if (a > b)
        a = boxes[a].parent;
      else
        b = boxes[b].parent;
    }
  if (a == b && a != MUSTER_NOWHERE)
    {
      bottom = boxes[a].y + boxes[a].height;
      return make_step (bottom - MUSTER_CARD_PADDING, bottom);
    }
  return make_step (matrix->bottom + FOOT_GAP, matrix->bottom + FOOT_GAP + FOOT_ROOM);
}

static void
go_round (const Matrix *matrix, guint from, guint to, GArray *steps)
{
  if (!is_head (matrix, from))
    {
      push (steps, get_level (matrix, matrix->rows_of[from]));
      push (steps, get_side (matrix, from));
    }
  push (steps, get_foot (matrix, from, to));
  if (is_head (matrix, to))
    return;
  push (steps, get_side (matrix, to));
  push (steps, get_level (matrix, matrix->rows_of[to]));
}

/* }}} */

/* From the way beside one card to that beside the other. */
static void
cross (const Matrix *matrix, guint from, guint to, GArray *steps)
{
  guint row = matrix->rows_of[from], other = matrix->rows_of[to];

  if (is_blocked (matrix, from, to))
    {
      go_round (matrix, from, to, steps);
      return;
    }

  if (is_head (matrix, from) || is_head (matrix, to))
    {
      push (steps, get_level (matrix, is_head (matrix, from) ? other : row));
      return;
    }
  push (steps, get_level (matrix, row));
  if (row == other)
    return;
  push (steps, get_side (matrix, from));
  push (steps, get_level (matrix, other));
}

/* Whether the row of a line's end says the same. Returns: once for each role */
static gboolean
is_told (const Matrix *matrix, MusterRecord line, guint from, guint to)
{
  MusterDocument *doc = muster_projection_get_document (matrix->frame->projection);
  MusterRecord role = g_array_index (matrix->frame->cards, MusterCard, from).record;
  MusterIter iter;
  MusterRecord other;

  if (is_head (matrix, from) || matrix->rows_of[from] != to + 1)
    return FALSE;
  /* Of several lines to the same head the first is told. */
  muster_iter_init_referrers (&iter, doc, role, MUSTER_LINE_FROM_ROLE);
  while (muster_iter_next (&iter, &other))
    if (other != line && muster_projection_has (matrix->frame->projection, other) && muster_document_get_ref (doc, other, MUSTER_LINE_TO_ROLE) == muster_document_get_ref (doc, line, MUSTER_LINE_TO_ROLE) && g_strcmp0 (muster_document_get_id (doc, other), muster_document_get_id (doc, line)) < 0)
      return FALSE;
  return TRUE;
}

gboolean
muster_matrix_route (MusterFrame *frame, gpointer data, MusterRecord line, guint from, guint to, GArray *steps, MusterRoute *route)
{
  const Matrix *matrix = data;
  MusterRect rect = get_rect (matrix, from), other = get_rect (matrix, to);

  if (is_told (matrix, line, from, to))
    {
      frame->n_told++;
      return FALSE;
    }
  *route = (MusterRoute){
    .from = from,
    .to = to,
    .first_step = steps->len,
    .across = TRUE,
    .start = rect.x + rect.width,
    .end = other.x + other.width,
  };
  push (steps, get_port (matrix, from));
  push (steps, get_gutter (matrix, from));
  if (!are_in_column (matrix, from, to))
    {
      cross (matrix, from, to, steps);
      push (steps, get_gutter (matrix, to));
    }
  push (steps, get_port (matrix, to));
  route->n_steps = steps->len - route->first_step;
  return TRUE;
}
