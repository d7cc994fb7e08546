/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-matrix.c: departments across, teams down.
 *
 * A column is a department; one that holds others spans their columns. A row is a team: the roles
 * whose dotted line leads to the same role, which stands before the row as its head and in no column.
 * Each role is in the cell of its department and its team; of several dotted lines the first, by id,
 * says which team. Who has none is in the row at the top.
 * A line that a row tells is not drawn; others are.
 *
 * Below the cards of each row, right of each card and at the left of each column is a free way, in
 * which lines stay. O(n log n), without recursion.
 */
#include "frame.h"
#include "matrix.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

/* Room between the heads of rows and the first column, and between a column and those below it. */
#define HEADS_GAP 24.0
#define COLUMNS_GAP 12.0

/* Room above and below the cards of a row. */
#define ROW_PADDING 12.0

static const MusterColumns cell_columns = {
  .across = MUSTER_CARD_SPACING,
  .down = MUSTER_CARD_SPACING,
  .whole = 4,
  .aspect = 1,
  .stretch = TRUE,
};

/* {{{ Which row */

/* The first line of each card that leads to another; and which cards are led to. */
static void
find_teams (MusterFrame *frame, const GArray *links, guint *heads, gboolean *leads)
{
  for (guint i = 0; i < frame->cards->len; i++)
    heads[i] = MUSTER_NOWHERE;
  for (guint i = 0; i < links->len; i++)
    leads[g_array_index (links, MusterLink, i).to] = TRUE;
  for (guint i = 0; i < links->len; i++)
    {
      const MusterLink *link = &g_array_index (links, MusterLink, i);

      if (!leads[link->from] && heads[link->from] == MUSTER_NOWHERE)
        heads[link->from] = link->to;
    }
}

/* Takes the heads out of their departments and puts them first, each a box by itself: @places gets
 * where each card went. */
static void
lift_heads (Matrix *matrix, const gboolean *leads, guint *places)
{
  MusterFrame *frame = matrix->frame;
  GArray *cards = g_array_sized_new (FALSE, FALSE, sizeof (MusterCard), frame->cards->len);
  guint n_heads = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < frame->cards->len; i++)
      {
        MusterCard card = g_array_index (frame->cards, MusterCard, i);

        if (leads[i] != (pass == 0))
          continue;
        if (pass == 0)
          {
            card.parent = MUSTER_NOWHERE;
            card.inside = FALSE;
            n_heads++;
          }
        else if (card.parent != MUSTER_NOWHERE)
          card.parent = places[card.parent];
        places[i] = cards->len;
        g_array_append_val (cards, card);
      }
  g_array_unref (frame->cards);
  frame->cards = cards;
  matrix->n_heads = n_heads;
}

static void
add_head_boxes (Matrix *matrix, const guint *places)
{
  MusterFrame *frame = matrix->frame;
  guint n_heads = matrix->n_heads;
  MusterBox *boxes = g_new0 (MusterBox, (gsize) frame->n_boxes + n_heads + 1);
  MusterSpot *spots = g_new0 (MusterSpot, (gsize) frame->n_boxes + n_heads + 1);

  for (guint i = 0; i < n_heads; i++)
    {
      const MusterRect *rect = &g_array_index (frame->cards, MusterCard, i).rect;

      boxes[i] = (MusterBox){ .parent = MUSTER_NOWHERE, .size = 1, .width = rect->width, .height = rect->height };
      spots[i].card = i;
    }
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      boxes[n_heads + i] = frame->boxes[i];
      spots[n_heads + i] = frame->spots[i];
      spots[n_heads + i].card = places[frame->spots[i].card];
      if (boxes[n_heads + i].parent != MUSTER_NOWHERE)
        boxes[n_heads + i].parent += n_heads;
    }
  g_free (frame->boxes);
  g_free (frame->spots);
  frame->boxes = boxes;
  frame->spots = spots;
  frame->n_boxes += n_heads;
}

/* Row 0 is that of no team; that of head i is i + 1. */
static void
set_rows (Matrix *matrix, const guint *heads, const guint *places)
{
  MusterFrame *frame = matrix->frame;
  guint n_cards = frame->cards->len;

  matrix->rows_of = g_new0 (guint, n_cards + 1);
  for (guint i = 0; i < matrix->n_heads; i++)
    matrix->rows_of[i] = i + 1;
  for (guint i = 0; i < n_cards; i++)
    if (heads[i] != MUSTER_NOWHERE)
      matrix->rows_of[places[i]] = places[heads[i]] + 1;
  matrix->rows = g_new0 (MatrixRow, (gsize) matrix->n_heads + 1);
}

static void
sort_roles (Matrix *matrix)
{
  g_autoptr (GArray) links = muster_dotted_list (matrix->frame);
  guint n_cards = matrix->frame->cards->len;
  g_autofree guint *heads = g_new (guint, n_cards + 1);
  g_autofree gboolean *leads = g_new0 (gboolean, n_cards + 1);
  g_autofree guint *places = g_new (guint, n_cards + 1);

  find_teams (matrix->frame, links, heads, leads);
  lift_heads (matrix, leads, places);
  add_head_boxes (matrix, places);
  set_rows (matrix, heads, places);
}

/* }}} */
/* {{{ Cells */

static guint
end_of_roles (const Matrix *matrix, guint box)
{
  const MusterFrame *frame = matrix->frame;

  return box + 1 < frame->n_boxes ? frame->spots[box + 1].card : frame->cards->len;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Matrix *matrix = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  guint row = matrix->rows_of[one], other_row = matrix->rows_of[other];

  if (row != other_row)
    return row < other_row ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* Stacks the cards of one cell; where each is stays in its cell. */
static void
stack_cell (Matrix *matrix, const guint *cards, guint n_cards, double *width)
{
  MusterFrame *frame = matrix->frame;
  g_autofree MusterRect *cells = g_new (MusterRect, n_cards);
  MatrixRow *row = &matrix->rows[matrix->rows_of[cards[0]]];
  double cell_width, cell_height;

  for (guint i = 0; i < n_cards; i++)
    cells[i] = g_array_index (frame->cards, MusterCard, cards[i]).rect;
  muster_columns_place (&cell_columns, cells, n_cards, &cell_width, &cell_height);
  for (guint i = 0; i < n_cards; i++)
    g_array_index (frame->cards, MusterCard, cards[i]).rect = cells[i];
  *width = MAX (*width, cell_width);
  row->height = MAX (row->height, cell_height);
}

/* All cells of a column. Returns: how wide the cards are */
static double
stack_column (Matrix *matrix, guint box)
{
  guint first = matrix->frame->spots[box].card + 1;
  guint n_cards = end_of_roles (matrix, box) - first;
  g_autofree guint *cards = g_new (guint, n_cards + 1);
  double width = 0;
  guint start = 0;

  for (guint i = 0; i < n_cards; i++)
    cards[i] = first + i;
  g_qsort_with_data (cards, (int) n_cards, sizeof (guint), compare_rows, matrix);
  for (guint i = 1; i <= n_cards; i++)
    if (i == n_cards || matrix->rows_of[cards[i]] != matrix->rows_of[cards[start]])
      {
        stack_cell (matrix, &cards[start], i - start, &width);
        start = i;
      }
  return width;
}

/* }}} */
/* {{{ Columns and rows */

static void
get_heading (const Matrix *matrix, guint box, double *width, double *height)
{
  const MusterLayoutOptions *options = matrix->frame->options;
  MusterRecord department = g_array_index (matrix->frame->cards, MusterCard, matrix->frame->spots[box].card).record;

  options->measure (MUSTER_KIND_DEPARTMENT, department, width, height, options->measure_data);
}

static MatrixColumn *
get_column (const Matrix *matrix, guint box)
{
  return &matrix->columns[box];
}

/* How wide each column and what it spans is, from the innermost out. */
static void
measure_columns (Matrix *matrix)
{
  const MusterFrame *frame = matrix->frame;

  for (guint i = frame->n_boxes; i-- > matrix->n_heads;)
    {
      MatrixColumn *column = get_column (matrix, i);
      double width, height;

      get_heading (matrix, i, &width, &height);
      column->own = stack_column (matrix, i);
      if (column->own > 0 && column->spanned > 0)
        column->spanned += COLUMNS_GAP;
      column->width = MAX (column->own + column->spanned, width) + 2 * MUSTER_CARD_PADDING;
      if (frame->boxes[i].parent != MUSTER_NOWHERE)
        {
          MatrixColumn *around = get_column (matrix, frame->boxes[i].parent);

          around->spanned += column->width + (around->spanned > 0 ? COLUMNS_GAP : 0);
          around->below = MAX (around->below, column->below + 1);
        }
    }
}

/* Where each column begins, from the outermost in, and how low the headings reach. */
static double
place_columns (Matrix *matrix)
{
  MusterFrame *frame = matrix->frame;
  double x = matrix->n_heads > 0 ? matrix->heads_width + HEADS_GAP : 0;
  double body = 0;

  for (guint i = matrix->n_heads; i < frame->n_boxes; i++)
    {
      MatrixColumn *column = get_column (matrix, i);
      MusterBox *box = &frame->boxes[i];
      MatrixColumn *around = box->parent != MUSTER_NOWHERE ? get_column (matrix, box->parent) : NULL;
      double *next = around != NULL ? &around->next : &x;
      double width, height;

      get_heading (matrix, i, &width, &height);
      box->x = *next;
      box->y = around != NULL ? around->top : 0;
      box->width = column->width;
      *next += column->width + COLUMNS_GAP;
      column->top = box->y + MUSTER_CARD_PADDING + height + MUSTER_CARD_SPACING;
      column->next = box->x + MUSTER_CARD_PADDING + (column->own > 0 ? column->own + COLUMNS_GAP : 0);
      body = MAX (body, column->top);
    }
  return body;
}

/* Returns: the lower end of the last row */
static double
place_rows (Matrix *matrix, double y)
{
  MusterFrame *frame = matrix->frame;

  for (guint i = 0; i <= matrix->n_heads; i++)
    {
      MatrixRow *row = &matrix->rows[i];

      if (i > 0)
        row->height = MAX (row->height, frame->boxes[i - 1].height);
      row->start = y;
      row->top = y + (matrix->n_heads > 0 ? ROW_PADDING : 0);
      y = row->top + row->height + ROW_PADDING;
      row->end = y;
    }
  return y;
}

static void
place_cards (Matrix *matrix, double bottom)
{
  MusterFrame *frame = matrix->frame;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterBox *box = &frame->boxes[i];

      if (i < matrix->n_heads)
        {
          box->x = matrix->heads_width - box->width;
          box->y = matrix->rows[i + 1].top;
          continue;
        }
      box->height = bottom + MUSTER_CARD_PADDING * get_column (matrix, i)->below - box->y;
      g_array_index (frame->cards, MusterCard, frame->spots[i].card).inside = box->parent != MUSTER_NOWHERE;
      for (guint card = frame->spots[i].card + 1; card < end_of_roles (matrix, i); card++)
        {
          MusterRect *rect = &g_array_index (frame->cards, MusterCard, card).rect;

          rect->x += MUSTER_CARD_PADDING;
          rect->y += matrix->rows[matrix->rows_of[card]].top - box->y;
        }
    }
}

static void
add_bands (Matrix *matrix, double right)
{
  for (guint i = 0; i <= matrix->n_heads && matrix->n_heads > 0; i++)
    {
      const MatrixRow *row = &matrix->rows[i];
      MusterBand band = { .kind = MUSTER_BAND_TEAM, .head = i > 0 ? i - 1 : MUSTER_NOWHERE, .rect = { 0, row->start, right, row->end - row->start } };

      g_array_append_val (matrix->frame->bands, band);
    }
}

/* }}} */

static void
lay_out (Matrix *matrix)
{
  MusterFrame *frame = matrix->frame;
  double body, bottom, right = 0;

  for (guint i = 0; i < matrix->n_heads; i++)
    matrix->heads_width = MAX (matrix->heads_width, frame->boxes[i].width);
  measure_columns (matrix);
  body = place_columns (matrix);
  bottom = place_rows (matrix, body);
  place_cards (matrix, bottom);
  for (guint i = 0; i < frame->n_boxes; i++)
    right = MAX (right, frame->boxes[i].x + frame->boxes[i].width);
  for (guint i = matrix->n_heads; i < frame->n_boxes; i++)
    matrix->bottom = MAX (matrix->bottom, frame->boxes[i].y + frame->boxes[i].height);
  add_bands (matrix, right);
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  MusterLayoutOptions upright = *options;
  g_autoptr (MusterFrame) frame = NULL;
  Matrix matrix = { 0 };
  MusterLayout *layout;

  upright.direction = MUSTER_DIRECTION_DOWN;
  frame = muster_frame_new (projection, &upright);
  matrix.frame = frame;
  sort_roles (&matrix);
  matrix.columns = g_new0 (MatrixColumn, (gsize) frame->n_boxes + 1);
  lay_out (&matrix);
  matrix.boxes_of = muster_frame_list_boxes (frame);
  muster_dotted_add (frame, muster_matrix_route, &matrix);
  frame->lined = TRUE;
  frame->nested = TRUE;
  layout = muster_frame_finish (frame);
  g_free (matrix.boxes_of);
  g_free (matrix.columns);
  g_free (matrix.rows);
  g_free (matrix.rows_of);
  return layout;
}

const MusterLayoutStyle muster_layout_matrix = {
  .name = "matrix",
  .label = N_ ("Matrix"),
  .departments_only = TRUE,
  .undirected = TRUE,
  .run = run,
};
