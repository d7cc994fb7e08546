/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sample.c: see sample.h.
 */
#include "sample.h"

#include "order.h"

#include <math.h>

#define NEAR 1e-6

typedef struct
{
  MusterDraft *draft;
  GRand *rand;
  char *order;
  GArray *departments;
  GArray *roles;
} Sample;

static MusterRecord
add (Sample *sample, MusterKind kind, char prefix, guint number)
{
  g_autofree char *id = g_strdup_printf ("%c-%05u", prefix, number);
  g_autofree char *order = muster_order_between (sample->order, NULL);
  MusterRecord record = muster_draft_add (sample->draft, kind, id);

  if (muster_kind_order_field (kind) != MUSTER_FIELD_KIND)
    muster_draft_set_text (sample->draft, record, muster_kind_order_field (kind), order);
  g_free (sample->order);
  sample->order = g_steal_pointer (&order);
  return record;
}

static gboolean
chance (Sample *sample, double share)
{
  return g_rand_double (sample->rand) < share;
}

static MusterRecord
pick (Sample *sample, const GArray *records)
{
  return g_array_index (records, MusterRecord, g_rand_int_range (sample->rand, 0, records->len));
}

static MusterDocument *
commit (Sample *sample)
{
  MusterDocument *doc = muster_draft_get_document (sample->draft);

  muster_commit (sample->draft, "Sample", MUSTER_COMMIT_DEFAULT);
  g_free (sample->order);
  g_array_unref (sample->departments);
  g_array_unref (sample->roles);
  return doc;
}

static Sample
begin (GRand *rand)
{
  return (Sample){
    .draft = muster_draft_new_loading (muster_document_new ()),
    .rand = rand,
    .departments = g_array_new (FALSE, FALSE, sizeof (MusterRecord)),
    .roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord)),
  };
}

MusterDocument *
sample_new (SampleShape shape, guint n_roles, gboolean reversed, GRand *rand)
{
  Sample sample = begin (rand);
  MusterDocument *doc = muster_draft_get_document (sample.draft);
  GPtrArray *orders = g_ptr_array_new ();

  for (guint i = 0; i < n_roles; i++)
    {
      MusterRecord role = add (&sample, MUSTER_KIND_ROLE, 'r', i);

      if (i > 0)
        {
          guint manager = shape == SAMPLE_CHAIN ? i - 1 : 0;

          if (shape == SAMPLE_TREE)
            manager = g_rand_int_range (rand, i / 4, i);
          muster_draft_set_ref (sample.draft, role, MUSTER_ROLE_MANAGER, g_array_index (sample.roles, MusterRecord, manager));
        }
      g_array_append_val (sample.roles, role);
      g_ptr_array_add (orders, (gpointer) muster_document_get_text (doc, role, MUSTER_ROLE_ORDER));
    }
  for (guint i = 0; reversed && i < n_roles; i++)
    muster_draft_set_text (sample.draft, g_array_index (sample.roles, MusterRecord, i), MUSTER_ROLE_ORDER, orders->pdata[n_roles - 1 - i]);
  g_ptr_array_unref (orders);
  return commit (&sample);
}

static void
add_role (Sample *sample, guint number)
{
  MusterRecord role = add (sample, MUSTER_KIND_ROLE, 'r', number);

  if (sample->departments->len > 0 && chance (sample, 0.9))
    {
      MusterRecord department = pick (sample, sample->departments);

      muster_draft_set_ref (sample->draft, role, MUSTER_ROLE_DEPARTMENT, department);
      if (chance (sample, 0.4))
        muster_draft_set_ref (sample->draft, department, MUSTER_DEPARTMENT_HEAD, role);
    }
  if (sample->roles->len > 0 && chance (sample, 0.4))
    muster_draft_set_ref (sample->draft, role, MUSTER_ROLE_MANAGER, pick (sample, sample->roles));
  g_array_append_val (sample->roles, role);
}

MusterDocument *
sample_new_random (guint n_roles, GRand *rand)
{
  Sample sample = begin (rand);
  guint n_departments = g_rand_int_range (rand, 0, n_roles / 3 + 2);
  guint n_lines = g_rand_int_range (rand, 0, n_roles / 5 + 2);

  for (guint i = 0; i < n_departments; i++)
    {
      MusterRecord department = add (&sample, MUSTER_KIND_DEPARTMENT, 'd', i);

      if (i > 0 && chance (&sample, 0.9))
        muster_draft_set_ref (sample.draft, department, MUSTER_DEPARTMENT_PARENT, pick (&sample, sample.departments));
      g_array_append_val (sample.departments, department);
    }
  for (guint i = 0; i < n_roles; i++)
    add_role (&sample, i);
  for (guint i = 0; i < n_lines; i++)
    {
      MusterRecord line = add (&sample, MUSTER_KIND_LINE, 'l', i);

      muster_draft_set_ref (sample.draft, line, MUSTER_LINE_FROM_ROLE, pick (&sample, sample.roles));
      muster_draft_set_ref (sample.draft, line, MUSTER_LINE_TO_ROLE, pick (&sample, sample.roles));
    }
  return commit (&sample);
}

void
sample_add_assistants (MusterDocument *doc, double share, GRand *rand)
{
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  for (guint i = 0; i < roles->len; i++)
    muster_draft_set_flag (draft, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_ASSISTANT, g_rand_double (rand) < share);
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
}

void
sample_choose_styles (MusterDocument *doc, double share, GRand *rand)
{
  static const char *const names[] = { "tidy", "stacked", "grid", "grid:1", "grid:3", "mixed", "mixed:2", "right-hanging", "left-hanging", "both-hanging", "radial", "unheard-of" };
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE };
  static const MusterField fields[] = { MUSTER_DEPARTMENT_LAYOUT, MUSTER_ROLE_LAYOUT };
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        muster_draft_set_text (draft, g_array_index (records, MusterRecord, j), fields[i], g_rand_double (rand) < share ? names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))] : NULL);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
}

void
sample_measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  guint hash = record == 0 ? 0 : g_str_hash (muster_document_get_id (data, record)) * 2654435761U;

  if (kind == MUSTER_KIND_DEPARTMENT)
    {
      *width = 80 + hash % 97;
      *height = 20 + hash % 5;
    }
  else
    {
      *width = 100 + hash % 101;
      *height = 30 + hash / 101 % 61;
    }
}

void
sample_measure_turned (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  sample_measure (kind, record, height, width, data);
}

static int
compare_x (gconstpointer a, gconstpointer b)
{
  const MusterCard *one = *(const MusterCard *const *) a;
  const MusterCard *other = *(const MusterCard *const *) b;

  return one->rect.x < other->rect.x ? -1 : one->rect.x > other->rect.x;
}

static int
compare_y (gconstpointer a, gconstpointer b)
{
  const MusterCard *one = *(const MusterCard *const *) a;
  const MusterCard *other = *(const MusterCard *const *) b;

  return one->rect.y < other->rect.y ? -1 : one->rect.y > other->rect.y;
}

static gboolean
overlap (const MusterRect *a, const MusterRect *b)
{
  return a->x + NEAR < b->x + b->width && b->x + NEAR < a->x + a->width &&
         a->y + NEAR < b->y + b->height && b->y + NEAR < a->y + a->height;
}

static gboolean
contains (const MusterRect *outer, const MusterRect *inner)
{
  return outer->x <= inner->x + NEAR && inner->x + inner->width <= outer->x + outer->width + NEAR &&
         outer->y <= inner->y + NEAR && inner->y + inner->height <= outer->y + outer->height + NEAR;
}

static gboolean
holds (const MusterLayout *layout, const MusterCard *outer, const MusterCard *inner)
{
  while (inner->inside)
    {
      inner = &layout->cards[inner->parent];
      if (inner == outer)
        return TRUE;
    }
  return FALSE;
}

void
sample_check_cards (const MusterLayout *layout)
{
  const MusterRect all = { 0, 0, layout->width, layout->height };
  gboolean wide = layout->width > layout->height;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];

      g_assert_true (contains (&all, &card->rect));
      g_assert_true (card->parent == MUSTER_NOWHERE || card->parent < i);
      if (card->inside)
        g_assert_true (contains (&layout->cards[card->parent].rect, &card->rect));
      g_ptr_array_add (sorted, (gpointer) card);
    }
  g_ptr_array_sort (sorted, wide ? compare_x : compare_y);
  for (guint i = 0; i < sorted->len; i++)
    {
      const MusterCard *card = sorted->pdata[i];
      double end = wide ? card->rect.x + card->rect.width : card->rect.y + card->rect.height;

      for (guint j = i + 1; j < sorted->len; j++)
        {
          const MusterCard *other = sorted->pdata[j];

          if ((wide ? other->rect.x : other->rect.y) >= end)
            break;
          if (overlap (&card->rect, &other->rect) && !holds (layout, card, other) && !holds (layout, other, card))
            g_error ("cards %td and %td overlap", card - layout->cards, other - layout->cards);
        }
    }
}

static gboolean
touches (const MusterRect *rect, const MusterPoint *point)
{
  double left = fabs (point->x - rect->x);
  double right = fabs (point->x - rect->x - rect->width);
  double top = fabs (point->y - rect->y);
  double bottom = fabs (point->y - rect->y - rect->height);
  const MusterRect spot = { point->x, point->y, 0, 0 };

  return contains (rect, &spot) && MIN (MIN (left, right), MIN (top, bottom)) < NEAR;
}

static MusterRect
get_bounds (const MusterPoint *a, const MusterPoint *b)
{
  return (MusterRect){ MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };
}

/* A segment is a rectangle without breadth: it overlaps what it enters, not what it touches. */
static void
check_segment (const MusterLayout *layout, const MusterConnector *connector, const MusterRect *segment)
{
  const MusterCard *from = &layout->cards[connector->from];
  const MusterCard *to = &layout->cards[connector->to];

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      const MusterRect rect = card->rect;

      if (holds (layout, card, from) || holds (layout, card, to))
        continue;
      if (segment->x + segment->width > rect.x + NEAR && segment->x < rect.x + rect.width - NEAR &&
          segment->y + segment->height > rect.y + NEAR && segment->y < rect.y + rect.height - NEAR)
        g_error ("the connector from %u to %u crosses card %u", connector->from, connector->to, i);
    }
}

/* Whether a segment in any direction enters a rectangle: what is cut off outside of each side leaves
 * something. */
static gboolean
enters (const MusterRect *rect, MusterPoint a, MusterPoint b)
{
  const double starts[] = { a.x, a.y }, ways[] = { b.x - a.x, b.y - a.y };
  const double lows[] = { rect->x + NEAR, rect->y + NEAR }, highs[] = { rect->x + rect->width - NEAR, rect->y + rect->height - NEAR };
  double from = 0, to = 1;

  for (guint i = 0; i < 2; i++)
    {
      double one = (lows[i] - starts[i]) / ways[i], other = (highs[i] - starts[i]) / ways[i];

      if (ways[i] == 0)
        {
          if (starts[i] <= lows[i] || starts[i] >= highs[i])
            return FALSE;
          continue;
        }
      from = MAX (from, MIN (one, other));
      to = MIN (to, MAX (one, other));
    }
  return from < to;
}

static void
check_slope (const MusterLayout *layout, const MusterConnector *connector, MusterPoint a, MusterPoint b)
{
  for (guint i = 0; i < layout->n_cards; i++)
    if (enters (&layout->cards[i].rect, a, b) && !holds (layout, &layout->cards[i], &layout->cards[connector->from]) && !holds (layout, &layout->cards[i], &layout->cards[connector->to]))
      g_error ("the connector from %u to %u crosses card %u", connector->from, connector->to, i);
}

void
sample_check_connectors (const MusterLayout *layout)
{
  const MusterRect all = { 0, 0, layout->width, layout->height };
  guint n_points = 0;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];
      const MusterPoint *points = &layout->points[connector->first_point];

      g_assert_cmpuint (connector->first_point, ==, n_points);
      g_assert_cmpuint (connector->n_points, >=, 2);
      n_points += connector->n_points;
      g_assert_true (touches (&layout->cards[connector->from].rect, &points[0]));
      g_assert_true (touches (&layout->cards[connector->to].rect, &points[connector->n_points - 1]));
      for (guint p = 0; p + 1 < connector->n_points; p++)
        {
          MusterRect segment = get_bounds (&points[p], &points[p + 1]);

          g_assert_true (contains (&all, &segment));
          if (layout->radial)
            {
              check_slope (layout, connector, points[p], points[p + 1]);
              continue;
            }
          g_assert_true ((segment.width == 0) != (segment.height == 0));
          check_segment (layout, connector, &segment);
        }
    }
  g_assert_cmpuint (n_points, ==, layout->n_points);
}

guint
sample_long_factor (void)
{
  const char *factor = g_getenv ("MUSTER_LONG_TESTS");

  return factor != NULL ? MAX (g_ascii_strtoull (factor, NULL, 10), 1) : 1;
}
