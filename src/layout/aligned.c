/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * aligned.c: see aligned.h.
 *
 * To the tidy tree a box reaches from right below its parent's row to the lower end of its own row: so
 * the line that comes down to it has room, and it is as low as it shall be.
 */
#include "aligned.h"

/* Between the lower end of a band's cards and the upper end of the next one's, and where in that the
 * edge is: below the lines that go sideways. */
#define BAND_GAP 60.0
#define BAND_EDGE 42.0
#define BAND_MARGIN 14.0

/* Where the bands are named: beside them, or above them where they stand side by side. */
#define LABEL_WIDTH 120.0
#define LABEL_GAP 16.0
#define LABEL_HEIGHT 32.0
#define LABEL_ABOVE 34.0
#define LABEL_ABOVE_HEIGHT 18.0

typedef struct
{
  guint band;
  guint row;
} Seat;

/* A row of boxes; a band has several where managers and their reports are of one class. */
typedef struct
{
  double top;
  double height;
} Row;

typedef struct
{
  MusterFrame *frame;
  Seat *seats;
  /* How many rows each band has, and the first of them among @rows. */
  guint *n_rows;
  guint *first_rows;
  Row *rows;
} Aligner;

void
muster_aligned_place_plain (MusterFrame *frame)
{
  muster_tidy_place (frame->boxes, frame->n_boxes, MUSTER_GAP_SIBLINGS, MUSTER_GAP_LEVELS);
  muster_tidy_set_spots (frame);
}

static Row *
get_row (const Aligner *aligner, guint box)
{
  const Seat *seat = &aligner->seats[box];

  return &aligner->rows[aligner->first_rows[seat->band] + seat->row];
}

/* Who sits where; parents come first. */
static void
take_seats (Aligner *aligner, const guint *wanted)
{
  const MusterFrame *frame = aligner->frame;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      guint parent = frame->boxes[i].parent;
      Seat *seat = &aligner->seats[i];
      const Seat *above = parent != MUSTER_NOWHERE ? &aligner->seats[parent] : NULL;

      seat->band = above != NULL ? MAX (wanted[i], above->band) : wanted[i];
      seat->row = above != NULL && above->band == seat->band ? above->row + 1 : 0;
      aligner->n_rows[seat->band] = MAX (aligner->n_rows[seat->band], seat->row + 1);
    }
}

/* How high each row is, and where. */
static void
place_rows (Aligner *aligner, guint n_bands)
{
  const MusterFrame *frame = aligner->frame;
  double y = 0;
  guint n = 0;

  for (guint b = 0; b < n_bands; b++)
    {
      aligner->first_rows[b] = n;
      n += aligner->n_rows[b];
    }
  aligner->rows = g_new0 (Row, (gsize) n + 1);
  for (guint i = 0; i < frame->n_boxes; i++)
    get_row (aligner, i)->height = MAX (get_row (aligner, i)->height, frame->boxes[i].height);
  for (guint b = 0; b < n_bands; b++)
    for (guint r = 0; r < aligner->n_rows[b]; r++)
      {
        Row *row = &aligner->rows[aligner->first_rows[b] + r];

        row->top = y;
        y += row->height + (r + 1 < aligner->n_rows[b] ? MUSTER_GAP_LEVELS : BAND_GAP);
      }
}

static void
place_boxes (Aligner *aligner)
{
  MusterFrame *frame = aligner->frame;
  g_autofree double *heights = g_new (double, (gsize) frame->n_boxes + 1);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterBox *box = &frame->boxes[i];
      const Row *row = get_row (aligner, i), *above = box->parent != MUSTER_NOWHERE ? get_row (aligner, box->parent) : NULL;
      double top = above != NULL ? above->top + above->height + MUSTER_GAP_LEVELS : 0;

      heights[i] = box->height;
      box->height = row->top + row->height - top;
    }
  muster_aligned_place_plain (frame);
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      frame->boxes[i].y = get_row (aligner, i)->top;
      frame->boxes[i].height = heights[i];
    }
}

/* Bands without rows are left out. Their width follows from the whole. */
static void
add_bands (const Aligner *aligner, const MusterBand *bands, guint n_bands)
{
  MusterFrame *frame = aligner->frame;
  double gutter = frame->sideways ? LABEL_ABOVE : LABEL_WIDTH;
  double y = -BAND_MARGIN;

  for (guint b = 0; b < n_bands; b++)
    {
      const Row *first = &aligner->rows[aligner->first_rows[b]], *last = first + aligner->n_rows[b] - 1;
      MusterBand band = bands[b];

      if (aligner->n_rows[b] == 0)
        continue;
      band.head = MUSTER_NOWHERE;
      band.rect = (MusterRect){ -gutter, y, 0, last->top + last->height + BAND_EDGE - y };
      if (frame->sideways)
        band.label = (MusterRect){ -gutter, first->top, LABEL_ABOVE_HEIGHT, last->top + last->height - first->top };
      else
        band.label = (MusterRect){ -gutter, first->top + MAX (0, (first->height - LABEL_HEIGHT) / 2), gutter - LABEL_GAP, LABEL_HEIGHT };
      y = band.rect.y + band.rect.height;
      g_array_append_val (frame->bands, band);
    }
  if (frame->bands->len > 0)
    g_array_index (frame->bands, MusterBand, frame->bands->len - 1).rect.height += BAND_MARGIN - BAND_EDGE;
}

void
muster_aligned_place (MusterFrame *frame, const guint *wanted, const MusterBand *bands, guint n_bands)
{
  Aligner aligner = { .frame = frame };

  aligner.seats = g_new (Seat, (gsize) frame->n_boxes + 1);
  aligner.n_rows = g_new0 (guint, (gsize) n_bands + 1);
  aligner.first_rows = g_new0 (guint, (gsize) n_bands + 1);
  take_seats (&aligner, wanted);
  place_rows (&aligner, n_bands);
  place_boxes (&aligner);
  add_bands (&aligner, bands, n_bands);
  g_free (aligner.seats);
  g_free (aligner.n_rows);
  g_free (aligner.first_rows);
  g_free (aligner.rows);
}
