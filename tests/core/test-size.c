/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-size.c: a hundred thousand roles stay small, and an edit of one of them stays an edit of one.
 */
#include "chart.h"
#include "edit.h"
#include "order.h"

#include <stdlib.h>
#include <unistd.h>

#define N_ROLES 100000
#define N_PEOPLE 80000
#define N_DEPARTMENTS 5000
#define MOST_BYTES 600

/* Memory in bytes; 0 where the system does not say. */
static gsize
resident (void)
{
  g_autofree char *text = NULL;
  char *end;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  strtoull (text, &end, 10);
  return strtoull (end, NULL, 10) * (gsize) sysconf (_SC_PAGESIZE);
}

static MusterRecord
add_ordered (MusterDraft *draft, MusterKind kind, char **order)
{
  MusterRecord record = muster_draft_add (draft, kind, NULL);
  char *next = muster_order_between (*order, NULL);

  muster_draft_set_text (draft, record, muster_kind_order_field (kind), next);
  g_free (*order);
  *order = next;
  return record;
}

/* As organisations are: few titles, many names, departments of twenty, one role in three with a
 * note of its own. */
static MusterDocument *
make_large (void)
{
  static const char *const ranks[] = { "Junior", "Senior", "Lead", "Principal", "Deputy", "Head of" };
  static const char *const trades[] = { "Engineer", "Buyer", "Analyst", "Photographer", "Accountant", "Planner", "Nurse" };
  static const char *const given[] = { "Wei", "Fatima", "Olga", "João", "Sophie", "Kwame", "Min-jun", "Ada" };
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autofree MusterRecord *departments = g_new (MusterRecord, N_DEPARTMENTS);
  g_autofree MusterRecord *people = g_new (MusterRecord, N_PEOPLE);
  g_autofree char *order = NULL;

  for (guint i = 0; i < N_DEPARTMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s Services %u", trades[i % 7], i);

      departments[i] = add_ordered (draft, MUSTER_KIND_DEPARTMENT, &order);
      muster_draft_set_text (draft, departments[i], MUSTER_DEPARTMENT_NAME, name);
      muster_draft_set_ref (draft, departments[i], MUSTER_DEPARTMENT_PARENT, i > 0 ? departments[(i - 1) / 8] : 0);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s Family%u", given[i % 8], i);

      people[i] = muster_draft_add (draft, MUSTER_KIND_PERSON, NULL);
      muster_draft_set_text (draft, people[i], MUSTER_PERSON_NAME, name);
    }
  for (guint i = 0; i < N_ROLES; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %s", ranks[i % 6], trades[i / 6 % 7]);
      g_autofree char *note = i % 3 == 0 ? g_strdup_printf ("Post %u, opened in 2024", i) : NULL;
      MusterRecord department = departments[i % N_DEPARTMENTS];
      MusterRecord role = add_ordered (draft, MUSTER_KIND_ROLE, &order);
      MusterRecord holding = muster_draft_add (draft, MUSTER_KIND_HOLDING, NULL);

      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, title);
      muster_draft_set_text (draft, role, MUSTER_ROLE_NOTES, note);
      muster_draft_set_ref (draft, role, MUSTER_ROLE_DEPARTMENT, department);
      if (i < N_DEPARTMENTS)
        muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_HEAD, role);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, role);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_PERSON, people[i % N_PEOPLE]);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

static void
test_memory (void)
{
  gsize before, after;
  g_autoptr (MusterDocument) doc = NULL;

#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("The address sanitizer takes memory of its own");
  return;
#endif
  before = resident ();
  if (before == 0)
    {
      g_test_skip ("This system does not say how much memory is resident");
      return;
    }
  doc = make_large ();
  after = resident ();
  g_test_message ("%.0f bytes a role", (double) (after - before) / N_ROLES);
  g_assert_cmpuint ((after - before) / N_ROLES, <=, MOST_BYTES);
}

/* The same edits as in a chart of one department write the same number of ops. */
static void
test_edits_stay_small (void)
{
  g_autoptr (MusterDocument) doc = make_large ();
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  MusterRecord role = g_array_index (roles, MusterRecord, 77777);
  MusterRecord department = muster_document_get_ref (doc, g_array_index (roles, MusterRecord, 1), MUSTER_ROLE_DEPARTMENT);

  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, "Other", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_move (doc, &role, 1, department, 0, MUSTER_SCOPE_ALONE, NULL));
  g_assert_true (muster_edit_vacate (doc, role, NULL));
  g_assert_cmpuint (muster_history_get_change (doc, 0)->n_ops, ==, 1);
  g_assert_cmpuint (muster_history_get_change (doc, 1)->n_ops, ==, 2);
  g_assert_cmpuint (muster_history_get_change (doc, 2)->n_ops, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/size/a hundred thousand roles stay under 600 bytes each", test_memory);
  g_test_add_func ("/size/an edit of one is an edit of one", test_edits_stay_small);
  return g_test_run ();
}
