/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-grades.c: the tidy tree with a row for each grade; a department stands in its head's. O(n), and
 * O(g log g) in grades.
 *
 * Which grade is above which no document says: it follows from how far from the top its cards stand on
 * average. Grades that differ in a number alone, as M1 and M2 do, keep together in the order of their
 * numbers, whichever way that goes in this chart.
 */
#include "aligned.h"
#include "styles.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What grades with one word before their number have in common. */
typedef struct
{
  double sum;
  double n;
  /* Of number and level. */
  double number_sum;
  double product_sum;
} Family;

typedef struct
{
  const char *name;
  double number;
  guint index;
  Family *family;
} Grade;

/* The number at the end of a grade's name, and the length of what is before it; -1 without one. */
static double
split (const char *name, gsize *stem)
{
  gsize length = strlen (name), start = length;

  while (start > 0 && g_ascii_isdigit (name[start - 1]) && length - start < 9)
    start--;
  *stem = start;
  return start < length ? strtod (name + start, NULL) : -1;
}

static const char *
get_grade (MusterFrame *frame, guint box)
{
  const MusterCard *card = &g_array_index (frame->cards, MusterCard, frame->spots[box].card);
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  MusterRecord role = card->record;

  if (card->kind == MUSTER_KIND_DEPARTMENT)
    role = role != 0 ? muster_projection_get_head (frame->projection, muster_projection_find (frame->projection, role)) : 0;
  return role != 0 ? muster_document_get_text (doc, role, MUSTER_ROLE_GRADE) : NULL;
}

/* A mean level, or where there is none yet the top. */
static double
get_mean (double sum, double n)
{
  return n > 0 ? sum / n : 0;
}

/* Whether greater numbers are farther from the top. */
static gboolean
grows_down (const Family *family)
{
  return family->product_sum - family->number_sum * get_mean (family->sum, family->n) >= 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Grade *one = *(const Grade *const *) a, *other = *(const Grade *const *) b;
  double one_mean = get_mean (one->family->sum, one->family->n), other_mean = get_mean (other->family->sum, other->family->n);

  if (one->family != other->family && one_mean != other_mean)
    return one_mean < other_mean ? -1 : 1;
  if (one->family == other->family && one->number != other->number)
    return (one->number < other->number) == grows_down (one->family) ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static Grade *
find_grade (GHashTable *grades, GHashTable *families, const char *name)
{
  const char *key = name != NULL ? name : "";
  Grade *grade = g_hash_table_lookup (grades, key);
  g_autofree char *stem = NULL;
  gsize length;

  if (grade != NULL)
    return grade;
  grade = g_new0 (Grade, 1);
  grade->name = name;
  grade->number = split (key, &length);
  grade->index = g_hash_table_size (grades);
  stem = g_strndup (key, length);
  grade->family = g_hash_table_lookup (families, stem);
  if (grade->family == NULL)
    {
      grade->family = g_new0 (Family, 1);
      g_hash_table_insert (families, g_steal_pointer (&stem), grade->family);
    }
  g_hash_table_insert (grades, (gpointer) key, grade);
  return grade;
}

/* Lists the grades that occur, by the level at which their cards stand. */
static GPtrArray *
list_grades (MusterFrame *frame, GHashTable *grades, GHashTable *families, Grade **of)
{
  g_autofree guint *levels = g_new (guint, (gsize) frame->n_boxes + 1);
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      guint parent = frame->boxes[i].parent;
      Grade *grade = of[i] = find_grade (grades, families, get_grade (frame, i));

      levels[i] = parent == MUSTER_NOWHERE ? 0 : levels[parent] + 1;
      grade->family->sum += levels[i];
      grade->family->n += 1;
      grade->family->number_sum += grade->number;
      grade->family->product_sum += grade->number * levels[i];
    }
  g_hash_table_iter_init (&iter, grades);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare);
  return sorted;
}

static void
place (MusterFrame *frame)
{
  g_autoptr (GHashTable) grades = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree Grade **of = g_new (Grade *, (gsize) frame->n_boxes + 1);
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree MusterBand *bands = NULL;
  g_autofree guint *wanted = NULL;

  if (frame->aside)
    {
      muster_aligned_place_plain (frame);
      return;
    }
  sorted = list_grades (frame, grades, families, of);
  bands = g_new0 (MusterBand, (gsize) sorted->len + 1);
  wanted = g_new (guint, (gsize) frame->n_boxes + 1);
  for (guint i = 0; i < sorted->len; i++)
    {
      Grade *grade = sorted->pdata[i];

      grade->index = i;
      bands[i] = (MusterBand){ .kind = MUSTER_BAND_GRADE, .grade = grade->name };
    }
  for (guint i = 0; i < frame->n_boxes; i++)
    wanted[i] = of[i]->index;
  muster_aligned_place (frame, wanted, bands, sorted->len);
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_assistants_place (frame, place);
  return muster_frame_finish (frame);
}

const MusterLayoutStyle muster_layout_grades = {
  .name = "grades",
  .label = N_ ("Grades in line"),
  .run = run,
};
