/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * connector.c: lines between cards.
 */
#include "connector.h"

#include <math.h>

#define ROUND 8.0
#define LINE_WIDTH 1.5
#define DOT 3.0
#define LABEL_MIN 72.0
#define LABEL_MARGIN 4.0
#define LABELS_SEEN 64
#define PATCH_HEIGHT 11.0

/* How far the lines from one card reach on one straight. */
typedef struct
{
  guint from;
  gboolean upright;
  double at;
  double low;
  double high;
} Reach;

static int
compare_reaches (gconstpointer a, gconstpointer b)
{
  const Reach *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->upright != other->upright)
    return one->upright ? 1 : -1;
  return (one->at > other->at) - (one->at < other->at);
}

static Reach
make_reach (const MusterConnector *connector, MusterPoint a, MusterPoint b)
{
  gboolean upright = a.x == b.x;

  return (Reach){
    connector->from,
    upright,
    upright ? a.x : a.y,
    upright ? MIN (a.y, b.y) : MIN (a.x, b.x),
    upright ? MAX (a.y, b.y) : MAX (a.x, b.x),
  };
}

/* Sorted, and one for all segments on the same straight. */
static GArray *
list_reaches (const MusterLayout *layout)
{
  GArray *reaches = g_array_new (FALSE, FALSE, sizeof (Reach));
  guint kept = 0;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];
      const MusterPoint *points = &layout->points[connector->first_point];

      for (guint j = 0; connector->line == 0 && j + 1 < connector->n_points; j++)
        {
          Reach reach = make_reach (connector, points[j], points[j + 1]);

          g_array_append_val (reaches, reach);
        }
    }
  g_array_sort (reaches, compare_reaches);
  for (guint i = 0; i < reaches->len; i++)
    {
      Reach *reach = &g_array_index (reaches, Reach, i);
      Reach *last = kept > 0 ? &g_array_index (reaches, Reach, kept - 1) : NULL;

      if (last == NULL || compare_reaches (last, reach) != 0)
        {
          g_array_index (reaches, Reach, kept++) = *reach;
          continue;
        }
      last->low = MIN (last->low, reach->low);
      last->high = MAX (last->high, reach->high);
    }
  g_array_set_size (reaches, kept);
  return reaches;
}

/* Whether the lines of the same card go on beyond @along at both sides. */
static gboolean
goes_on (GArray *reaches, guint from, gboolean upright, double at, double along)
{
  const Reach key = { .from = from, .upright = upright, .at = at };
  guint index;
  const Reach *reach;

  if (!g_array_binary_search (reaches, &key, compare_reaches, &index))
    return FALSE;
  reach = &g_array_index (reaches, Reach, index);
  return reach->low < along && along < reach->high;
}

gboolean *
muster_connectors_find_elbows (const MusterLayout *layout)
{
  gboolean *elbows = g_new0 (gboolean, layout->n_points + 1);
  g_autoptr (GArray) reaches = list_reaches (layout);

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];

      for (guint j = 1; j + 1 < connector->n_points; j++)
        {
          guint index = connector->first_point + j;
          MusterPoint at = layout->points[index];

          elbows[index] = connector->line != 0 || (!goes_on (reaches, connector->from, FALSE, at.y, at.x) && !goes_on (reaches, connector->from, TRUE, at.x, at.y));
        }
    }
  return elbows;
}

MusterRect
muster_connector_get_extents (const MusterLayout *layout, const MusterConnector *connector)
{
  const MusterPoint *points = &layout->points[connector->first_point];
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < connector->n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }
  return (MusterRect){ left, top, right - left, bottom - top };
}

static double
distance (MusterPoint a, MusterPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

static MusterPoint
toward (MusterPoint from, MusterPoint to, double length)
{
  double whole = distance (from, to);

  if (whole <= 0)
    return from;
  return (MusterPoint){ from.x + (to.x - from.x) * length / whole, from.y + (to.y - from.y) * length / whole };
}

static void
add_step (GArray *steps, MusterPathOp op, MusterPoint point)
{
  MusterPathStep step = { op, { point } };

  g_array_append_val (steps, step);
}

/* A quarter of a circle, near enough, of as much of ROUND as both neighbours have room for. */
static void
add_elbow (GArray *steps, MusterPoint before, MusterPoint at, MusterPoint after)
{
  double round = MIN (ROUND, MIN (distance (before, at), distance (at, after)) / 2);
  MusterPathStep curve = {
    MUSTER_PATH_CURVE,
    { toward (at, before, round * 0.45), toward (at, after, round * 0.45), toward (at, after, round) },
  };

  add_step (steps, MUSTER_PATH_LINE, toward (at, before, round));
  g_array_append_val (steps, curve);
}

static void
add_line (GArray *steps, const MusterLayout *layout, const MusterConnector *connector, const gboolean *elbows)
{
  const MusterPoint *points = &layout->points[connector->first_point];

  for (guint i = 0; i < connector->n_points; i++)
    {
      gboolean inner = i > 0 && i + 1 < connector->n_points;

      if (inner && elbows[connector->first_point + i])
        add_elbow (steps, points[i - 1], points[i], points[i + 1]);
      else
        add_step (steps, i == 0 ? MUSTER_PATH_MOVE : MUSTER_PATH_LINE, points[i]);
    }
}

/* The longest level segment that has room for a few letters, else the longest at all. */
static guint
find_place (const MusterPoint *points, guint n_points)
{
  guint longest = 0, level = G_MAXUINT;

  for (guint i = 0; i + 1 < n_points; i++)
    {
      double length = distance (points[i], points[i + 1]);

      if (length > distance (points[longest], points[longest + 1]))
        longest = i;
      if (points[i].y == points[i + 1].y && length >= LABEL_MIN + 2 * ROUND && (level == G_MAXUINT || length > distance (points[level], points[level + 1])))
        level = i;
    }
  return level != G_MAXUINT ? level : longest;
}

/* The part of a run, from @low to @high along it, in which its label is to be: all of it, or, where
 * other lines run so close that labels would cover each other, its share of what they have in
 * common, in the order of the lines. */
static void
share_run (const MusterLayout *layout, const MusterConnector *connector, MusterPoint a, MusterPoint b, double *low, double *high)
{
  gboolean upright = a.x == b.x;
  guint before = 0, close = 0, n_seen = 0;

  *low = upright ? MIN (a.y, b.y) : MIN (a.x, b.x);
  *high = upright ? MAX (a.y, b.y) : MAX (a.x, b.x);
  for (guint i = 0; i < layout->n_connectors && n_seen < LABELS_SEEN; i++)
    {
      const MusterConnector *other = &layout->connectors[i];
      const MusterPoint *points = &layout->points[other->first_point];
      MusterPoint c, d;
      double start, end;

      if (other->line == 0 || other == connector || other->n_points < 2)
        continue;
      n_seen++;
      c = points[find_place (points, other->n_points)];
      d = points[find_place (points, other->n_points) + 1];
      if ((c.x == d.x) != upright || fabs (upright ? c.x - a.x : c.y - a.y) >= PATCH_HEIGHT)
        continue;
      start = upright ? MIN (c.y, d.y) : MIN (c.x, d.x);
      end = upright ? MAX (c.y, d.y) : MAX (c.x, d.x);
      if (MIN (end, *high) - MAX (start, *low) < LABEL_MIN)
        continue;
      *low = MAX (start, *low);
      *high = MIN (end, *high);
      before += other < connector;
      close++;
    }

  *low += (*high - *low) / (close + 1) * before;
  *high = *low + (*high - *low) / (close + 1 - before);
}

/* In the middle of its part of a segment, on a patch that keeps the dots out of the letters. Where
 * there is room for no more than a few letters, the legend alone has it. */
static void
draw_label (const MusterLayout *layout, const MusterConnector *connector, const char *label, const MusterPalette *palette, MusterPainter *painter)
{
  const MusterPoint *points = &layout->points[connector->first_point];
  guint place = find_place (points, connector->n_points);
  MusterPoint a = points[place], b = points[place + 1];
  gboolean upright = a.x == b.x;
  double room, low, high, height = muster_text_get_pitch (MUSTER_TEXT_LABEL);
  double width = ceil (muster_text_measure (painter->text, label, MUSTER_TEXT_LABEL, -1, 1, NULL)) + 1;
  MusterPoint middle = a;
  MusterTextBox box = { .text = label, .style = MUSTER_TEXT_LABEL, .align = MUSTER_ALIGN_CENTER, .color = palette->dotted, .lines = 1, .upwards = upright };
  MusterRect patch;

  share_run (layout, connector, a, b, &low, &high);
  if (!upright && a.y != b.y)
    middle = (MusterPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
  else if (upright)
    middle.y = (low + high) / 2;
  else
    middle.x = (low + high) / 2;
  room = high - low - 2 * ROUND;
  if (room < MIN (width, LABEL_MIN))
    return;
  width = MIN (width, room);
  patch = upright ? (MusterRect){ middle.x - PATCH_HEIGHT / 2, middle.y - width / 2 - LABEL_MARGIN, PATCH_HEIGHT, width + 2 * LABEL_MARGIN }
                  : (MusterRect){ middle.x - width / 2 - LABEL_MARGIN, middle.y - PATCH_HEIGHT / 2, width + 2 * LABEL_MARGIN, PATCH_HEIGHT };
  painter->draw_box (painter, &patch, 3, &(MusterPaint){ .fill = palette->background });
  box.width = width;
  box.x = upright ? middle.x - height / 2 : middle.x - width / 2;
  box.y = upright ? middle.y + width / 2 : middle.y - height / 2;
  painter->draw_text (painter, &box);
}

void
muster_connectors_draw (const MusterLayout *layout, const MusterConnector *connectors, guint n_connectors, const gboolean *elbows, const MusterPalette *palette, MusterPainter *painter)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (MusterPathStep));

  for (guint i = 0; i < n_connectors; i++)
    add_line (steps, layout, &connectors[i], elbows);
  painter->draw_path (painter, (const MusterPathStep *) (gpointer) steps->data, steps->len, &(MusterPaint){ .stroke = palette->connector, .line_width = LINE_WIDTH });
}

void
muster_connector_draw_dotted (const MusterLayout *layout, const MusterConnector *connector, const gboolean *elbows, const char *label, const MusterPalette *palette, MusterPainter *painter)
{
  const MusterPaint paint = { .stroke = palette->dotted, .line_width = LINE_WIDTH, .dash = DOT };
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (MusterPathStep));

  if (connector->n_points < 2)
    return;
  add_line (steps, layout, connector, elbows);
  painter->draw_path (painter, (const MusterPathStep *) (gpointer) steps->data, steps->len, &paint);
  if (*label != '\0')
    draw_label (layout, connector, label, palette, painter);
}
