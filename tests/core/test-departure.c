/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-departure.c: what is left if somebody leaves, by hand, and over random charts equal to what is
 * found by taking the person out of a copy and counting both again, the slow and simple way.
 */
#include "chart.h"
#include "departure.h"
#include "edit.h"
#include "oracle.h"

#include <string.h>

/* {{{ Counting again */

/* Whether anybody, or a pool, fills a role that is there at @stage. */
static gboolean
is_filled (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  MusterRecord holding;
  MusterIter iter;

  if (!oracle_lives (doc, role, stage))
    return FALSE;
  if (muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) > 0)
    return TRUE;
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_HOLDING);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE) == role && oracle_lives (doc, holding, stage))
      return TRUE;
  return FALSE;
}

/* Whether anybody fills a role that has a part of at least @part in a responsibility. */
static gboolean
has_filled (MusterDocument *doc, MusterRecord responsibility, gboolean owners, gboolean doers, MusterRecord stage)
{
  MusterRecord assignment;
  MusterIter iter;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ASSIGNMENT);
  while (muster_iter_next (&iter, &assignment))
    {
      const char *part = muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART);
      gboolean owner = part == NULL || strcmp (part, "accountable") == 0;
      gboolean doer = part != NULL && strcmp (part, "responsible") == 0;

      if (muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY) == responsibility && ((owners && owner) || (doers && doer)) &&
          is_filled (doc, muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE), stage))
        return TRUE;
    }
  return FALSE;
}

static gboolean
opens (MusterDocument *before, MusterDocument *after, MusterRecord role, MusterRecord stage)
{
  return role != 0 && is_filled (before, role, stage) && !is_filled (after, role, stage);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
recount_role (GPtrArray *words, MusterDocument *before, MusterDocument *after, MusterRecord role, MusterRecord person, MusterRecord stage)
{
  MusterRecord manager = oracle_lives (before, role, stage) ? oracle_manager (before, role, stage) : 0;
  gboolean held = FALSE;
  MusterRecord holding;
  MusterIter iter;

  if (!oracle_lives (before, role, stage))
    return;
  muster_iter_init_kind (&iter, before, MUSTER_KIND_HOLDING);
  while (muster_iter_next (&iter, &holding))
    held |= muster_document_get_ref (before, holding, MUSTER_HOLDING_ROLE) == role && muster_document_get_ref (before, holding, MUSTER_HOLDING_PERSON) == person && oracle_lives (before, holding, stage);
  if (opens (before, after, role, stage))
    g_ptr_array_add (words, g_strdup_printf ("open:%u", role));
  else if (held)
    g_ptr_array_add (words, g_strdup_printf ("thinner:%u", role));
  if (opens (before, after, manager, stage))
    g_ptr_array_add (words, g_strdup_printf ("report:%u<%u", role, manager));
}

static char *
recount (MusterDocument *before, MusterDocument *after, MusterRecord person, MusterRecord stage)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  MusterRecord record;
  MusterIter iter;

  muster_iter_init_kind (&iter, before, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &record))
    recount_role (words, before, after, record, person, stage);
  muster_iter_init_kind (&iter, before, MUSTER_KIND_RESPONSIBILITY);
  while (muster_iter_next (&iter, &record))
    {
      if (has_filled (before, record, TRUE, FALSE, stage) && !has_filled (after, record, TRUE, FALSE, stage))
        g_ptr_array_add (words, g_strdup_printf ("unowned:%u", record));
      if (has_filled (before, record, TRUE, TRUE, stage) && !has_filled (after, record, TRUE, TRUE, stage))
        g_ptr_array_add (words, g_strdup_printf ("uncovered:%u", record));
    }
  muster_iter_init_kind (&iter, before, MUSTER_KIND_CHECKPOINT);
  while (muster_iter_next (&iter, &record))
    {
      MusterRecord at = muster_document_get_ref (before, record, MUSTER_CHECKPOINT_STAGE);
      MusterRecord owner = muster_document_get_ref (before, record, MUSTER_CHECKPOINT_OWNER);
      gboolean past = at != 0 && stage != 0 && at != stage && muster_document_compare_order (&at, &stage, before) < 0;

      if (opens (before, after, owner, stage) && !past && muster_document_get_text (before, record, MUSTER_CHECKPOINT_DONE) == NULL)
        g_ptr_array_add (words, g_strdup_printf ("checkpoint:%u<%u", record, owner));
    }
  return join (words);
}

static char *
write_departure (const MusterDeparture *departure)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < departure->roles->len; i++)
    {
      const MusterLeftRole *left = &g_array_index (departure->roles, MusterLeftRole, i);

      g_ptr_array_add (words, g_strdup_printf (left->open ? "open:%u" : "thinner:%u", left->role));
    }
  for (guint i = 0; i < departure->duties->len; i++)
    {
      const MusterLeftDuty *left = &g_array_index (departure->duties, MusterLeftDuty, i);

      if (left->unowned)
        g_ptr_array_add (words, g_strdup_printf ("unowned:%u", left->responsibility));
      if (left->uncovered)
        g_ptr_array_add (words, g_strdup_printf ("uncovered:%u", left->responsibility));
    }
  for (guint i = 0; i < departure->reports->len; i++)
    g_ptr_array_add (words, g_strdup_printf ("report:%u<%u", g_array_index (departure->reports, MusterLeftLink, i).record, g_array_index (departure->reports, MusterLeftLink, i).role));
  for (guint i = 0; i < departure->checkpoints->len; i++)
    g_ptr_array_add (words, g_strdup_printf ("checkpoint:%u<%u", g_array_index (departure->checkpoints, MusterLeftLink, i).record, g_array_index (departure->checkpoints, MusterLeftLink, i).role));
  return join (words);
}

/* Who could cover is somebody else who is there, named once. */
static void
check_cover (MusterProjection *projection, const MusterDeparture *departure, const GArray *cover)
{
  for (guint i = 0; i < cover->len; i++)
    {
      MusterRecord person = g_array_index (cover, MusterRecord, i);

      g_assert_cmpuint (person, !=, departure->person);
      g_assert_cmpuint (muster_projection_count_held (projection, person, NULL), >, 0);
      for (guint j = 0; j < i; j++)
        g_assert_cmpuint (person, !=, g_array_index (cover, MusterRecord, j));
    }
}

/* Parts, results and grades, of which random charts know nothing. */
static void
add_parts (MusterDocument *doc, GRand *rand)
{
  static const char *const parts[] = { NULL, "responsible", "consulted", "informed" };
  static const char *const grades[] = { NULL, "1", "2" };
  g_autoptr (MusterDraft) draft = muster_draft_new (doc);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  g_autoptr (GArray) assignments = muster_document_list (doc, MUSTER_KIND_ASSIGNMENT);
  g_autoptr (GArray) checkpoints = muster_document_list (doc, MUSTER_KIND_CHECKPOINT);

  for (guint i = 0; i < roles->len; i++)
    muster_draft_set_text (draft, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_GRADE, grades[g_rand_int_range (rand, 0, 3)]);
  for (guint i = 0; i < assignments->len; i++)
    muster_draft_set_text (draft, g_array_index (assignments, MusterRecord, i), MUSTER_ASSIGNMENT_PART, parts[g_rand_int_range (rand, 0, 4)]);
  for (guint i = 0; i < checkpoints->len; i++)
    muster_draft_set_text (draft, g_array_index (checkpoints, MusterRecord, i), MUSTER_CHECKPOINT_DONE, g_rand_boolean (rand) ? "2026-01-31" : NULL);
  muster_commit (g_steal_pointer (&draft), "parts", MUSTER_COMMIT_DEFAULT);
}

/* Where lines lead back to themselves, whom they are cut from is the projection's to say. */
static gboolean
has_circle (MusterDocument *doc, MusterRecord stage)
{
  MusterRecord role;
  MusterIter iter;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    if (oracle_lives (doc, role, stage) && oracle_in_circle (doc, role, stage))
      return TRUE;
  return FALSE;
}

static guint
check_departure (MusterDocument *doc, MusterRecord person, MusterRecord stage)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  g_autoptr (MusterDeparture) departure = muster_departure_new (projection, person);
  g_autoptr (MusterDocument) after = muster_document_dup (doc, FALSE);
  g_autofree char *found = write_departure (departure);
  g_autofree char *expected = NULL;

  g_assert_true (muster_edit_remove (after, &person, 1, MUSTER_SCOPE_ALONE, NULL));
  expected = recount (doc, after, person, stage);
  g_assert_cmpstr (found, ==, expected);
  for (guint i = 0; i < departure->roles->len; i++)
    check_cover (projection, departure, g_array_index (departure->roles, MusterLeftRole, i).cover);
  for (guint i = 0; i < departure->duties->len; i++)
    check_cover (projection, departure, g_array_index (departure->duties, MusterLeftDuty, i).cover);
  return departure->duties->len + departure->reports->len + departure->checkpoints->len;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  guint n_left = 0;

  for (guint i = 0; i < 400 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 2, 24), FALSE);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
      g_autoptr (GArray) people = muster_document_list (doc, MUSTER_KIND_PERSON);

      add_parts (doc, rand);
      for (guint j = 0; j < people->len; j++)
        {
          n_left += check_departure (doc, g_array_index (people, MusterRecord, j), 0);
          for (guint k = 0; k < stages->len; k++)
            if (!has_circle (doc, g_array_index (stages, MusterRecord, k)))
              n_left += check_departure (doc, g_array_index (people, MusterRecord, j), g_array_index (stages, MusterRecord, k));
        }
    }
  g_assert_cmpuint (n_left, >, 300);
}

/* }}} */
/* {{{ By hand */

static void
test_by_hand (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Shop[*boss{Ann} cook{Ann%40,Bob} mate{Cy}] Van[driver{Dee}]");
  const MusterSetting job = { MUSTER_RESPONSIBILITY_NAME, "Menu" };
  MusterRecord menu = muster_edit_add (doc, MUSTER_KIND_RESPONSIBILITY, &job, 1, 0, NULL);
  const MusterSetting opening[] = { { MUSTER_CHECKPOINT_RESULT, "Opened" }, { MUSTER_CHECKPOINT_OWNER, "boss" } };
  MusterRecord checkpoint = muster_edit_add (doc, MUSTER_KIND_CHECKPOINT, opening, 2, 0, NULL);
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterDeparture) departure = NULL;
  g_autoptr (GHashTable) roles = NULL;
  const MusterLeftDuty *duty;

  g_assert_true (muster_edit_set_part (doc, menu, chart_get (doc, "boss"), MUSTER_PART_ACCOUNTABLE, NULL));
  g_assert_true (muster_edit_set_part (doc, menu, chart_get (doc, "driver"), MUSTER_PART_CONSULTED, NULL));
  projection = muster_projection_new (doc, 0);
  departure = muster_departure_new (projection, chart_get (doc, "Ann"));

  g_assert_cmpuint (departure->roles->len, ==, 2);
  g_assert_cmpuint (muster_departure_count_open (departure), ==, 1);
  g_assert_cmpuint (g_array_index (departure->roles, MusterLeftRole, 0).role, ==, chart_get (doc, "boss"));
  g_assert_cmpfloat (g_array_index (departure->roles, MusterLeftRole, 1).share, ==, 40);
  g_assert_cmpuint (g_array_index (g_array_index (departure->roles, MusterLeftRole, 1).cover, MusterRecord, 0), ==, chart_get (doc, "Bob"));
  g_assert_cmpuint (departure->duties->len, ==, 1);
  duty = &g_array_index (departure->duties, MusterLeftDuty, 0);
  g_assert_true (duty->unowned && duty->uncovered);
  g_assert_cmpuint (duty->cover->len, ==, 1);
  g_assert_cmpuint (g_array_index (duty->cover, MusterRecord, 0), ==, chart_get (doc, "Dee"));
  g_assert_cmpuint (departure->reports->len, ==, 2);
  g_assert_cmpuint (departure->checkpoints->len, ==, 1);
  g_assert_cmpuint (g_array_index (departure->checkpoints, MusterLeftLink, 0).record, ==, checkpoint);
  roles = muster_departure_dup_roles (departure);
  g_assert_cmpuint (g_hash_table_size (roles), ==, 3);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/departure/by hand", test_by_hand);
  g_test_add_func ("/departure/equals a recount of a copy without the person", test_random);
  return g_test_run ();
}
