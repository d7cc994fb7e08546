/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-history.c: steps, typing, names, saving, travel; any sequence of verbs can be undone and
 * redone; a history from a file is taken only if it fits.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "oracle.h"
#include "verbs.h"

#include <math.h>

/* {{{ Typing */

static void
type (MusterDocument *doc, const char *id, MusterField field, const char *text)
{
  g_assert_true (muster_edit_set (doc, chart_get (doc, id), field, text, MUSTER_COMMIT_TYPING, NULL));
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");

  type (doc, "a", MUSTER_ROLE_TITLE, "B");
  type (doc, "a", MUSTER_ROLE_TITLE, "Bo");
  type (doc, "a", MUSTER_ROLE_TITLE, "Boss");
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  muster_undo (doc);
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "a")), ==, "a");
  muster_redo (doc);
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "a")), ==, "Boss");
}

static void
name (MusterDocument *doc, MusterRecord record, const char *text, MusterCommitFlags flags)
{
  g_assert_true (muster_edit_set (doc, record, MUSTER_ROLE_TITLE, text, MUSTER_COMMIT_NAMING | flags, NULL));
}

/* Once, and only the last step: what was named is renamed by a step of its own. */
static void
test_naming_is_part_of_making (void)
{
  static const MusterSetting settings[] = { { MUSTER_ROLE_TITLE, "New role" } };
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterRecord made = muster_edit_add (doc, MUSTER_KIND_ROLE, settings, 1, 0, NULL), other;

  name (doc, made, "Cook", 0);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  name (doc, made, "Chef", 0);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 2);
  muster_undo (doc);
  g_assert_cmpstr (muster_document_get_name (doc, made), ==, "Cook");
  muster_undo (doc);
  g_assert_cmpint (muster_document_get_kind (doc, made), ==, MUSTER_KIND_NONE);
  muster_redo (doc);
  g_assert_cmpstr (muster_document_get_name (doc, made), ==, "Cook");

  other = muster_edit_add (doc, MUSTER_KIND_ROLE, settings, 1, 0, NULL);
  name (doc, other, "B", MUSTER_COMMIT_TYPING);
  name (doc, other, "Baker", MUSTER_COMMIT_TYPING);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 2);
  name (doc, made, "Chef", 0);
  name (doc, other, "Bread", 0);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 4);

  /* What is on the disk stays as it is there. */
  other = muster_edit_add (doc, MUSTER_KIND_ROLE, settings, 1, 0, NULL);
  muster_history_mark_saved (doc);
  name (doc, other, "Driver", 0);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 6);
}

typedef void (*Between) (MusterDocument *doc);

static void
type_elsewhere (MusterDocument *doc)
{
  type (doc, "b", MUSTER_ROLE_TITLE, "other");
}

static void
type_in_another_field (MusterDocument *doc)
{
  type (doc, "a", MUSTER_ROLE_NOTES, "other");
}

static void
edit_at_once (MusterDocument *doc)
{
  g_assert_true (muster_edit_set (doc, chart_get (doc, "a"), MUSTER_ROLE_TITLE, "other", MUSTER_COMMIT_DEFAULT, NULL));
}

static void
undo_and_redo (MusterDocument *doc)
{
  muster_undo (doc);
  muster_redo (doc);
}

static void
name_it (MusterDocument *doc)
{
  muster_history_set_name (doc, 0, "Named");
}

/* What happens between two keys on one field, and how many steps there are after. */
static const struct
{
  const char *name;
  Between between;
  guint n_steps;
} seals[] = {
  { "typing in another record", type_elsewhere, 3 },
  { "typing in another field", type_in_another_field, 3 },
  { "an edit that is not typing", edit_at_once, 3 },
  { "undo and redo", undo_and_redo, 2 },
  { "a name", name_it, 2 },
  { "saving", muster_history_mark_saved, 2 },
  { "sealing", muster_history_seal, 2 },
};

static void
test_typing_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (seals); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read ("a b");

      g_test_message ("%s", seals[i].name);
      type (doc, "a", MUSTER_ROLE_TITLE, "one");
      seals[i].between (doc);
      type (doc, "a", MUSTER_ROLE_TITLE, "two");
      g_assert_cmpuint (muster_history_get_length (doc), ==, seals[i].n_steps);
    }
}

/* }}} */
/* {{{ Steps */

static void
retitle (MusterDocument *doc, const char *title)
{
  g_assert_true (muster_edit_set (doc, chart_get (doc, "a"), MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_DEFAULT, NULL));
}

static const char *
title (MusterDocument *doc)
{
  return muster_document_get_name (doc, chart_get (doc, "a"));
}

static void
test_ends (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");

  g_assert_null (muster_history_peek_undo (doc));
  g_assert_null (muster_history_peek_redo (doc));
  g_assert_false (muster_undo (doc));
  g_assert_false (muster_redo (doc));
  retitle (doc, "one");
  g_assert_nonnull (muster_history_peek_undo (doc));
  g_assert_cmpint (muster_history_peek_undo (doc)->time, >, 1600000000);
  g_assert_true (muster_undo (doc));
  g_assert_false (muster_undo (doc));
  g_assert_true (muster_history_peek_redo (doc) == muster_history_get_change (doc, 0));
}

static void
test_travel (void)
{
  static const char *const titles[] = { "a", "one", "two", "three" };
  static const guint stops[] = { 0, 3, 1, 2, 2, 0 };
  g_autoptr (MusterDocument) doc = chart_read ("a");

  for (guint i = 1; i < G_N_ELEMENTS (titles); i++)
    retitle (doc, titles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      muster_travel (doc, stops[i]);
      g_assert_cmpstr (title (doc), ==, titles[stops[i]]);
      g_assert_cmpuint (muster_history_get_position (doc), ==, stops[i]);
      g_assert_cmpuint (muster_history_get_length (doc), ==, 3);
    }
}

static void
test_edit_drops_redo (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");

  retitle (doc, "one");
  retitle (doc, "two");
  retitle (doc, "three");
  muster_travel (doc, 1);
  retitle (doc, "four");
  g_assert_cmpuint (muster_history_get_length (doc), ==, 2);
  g_assert_null (muster_history_peek_redo (doc));
  muster_travel (doc, 0);
  muster_travel (doc, 2);
  g_assert_cmpstr (title (doc), ==, "four");
}

static void
test_refusal_keeps_redo (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterRecord role = chart_get (doc, "a");

  retitle (doc, "one");
  muster_undo (doc);
  g_assert_false (muster_edit_set_manager (doc, &role, 1, role, NULL));
  g_assert_true (muster_edit_vacate (doc, role, NULL));
  g_assert_true (muster_redo (doc));
  g_assert_cmpstr (title (doc), ==, "one");
}

static void
test_saved_point (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");

  g_assert_true (muster_history_is_saved (doc));
  retitle (doc, "one");
  g_assert_false (muster_history_is_saved (doc));
  muster_history_mark_saved (doc);
  g_assert_true (muster_history_is_saved (doc));
  muster_undo (doc);
  g_assert_false (muster_history_is_saved (doc));
  muster_redo (doc);
  g_assert_true (muster_history_is_saved (doc));

  /* The saved state is gone for good once it is above the position and an edit drops it. */
  muster_undo (doc);
  retitle (doc, "two");
  g_assert_false (muster_history_is_saved (doc));
  muster_undo (doc);
  g_assert_false (muster_history_is_saved (doc));

  muster_history_mark_saved (doc);
  muster_history_clear (doc);
  g_assert_true (muster_history_is_saved (doc));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
  g_assert_cmpstr (title (doc), ==, "a");
  retitle (doc, "three");
  muster_history_clear (doc);
  g_assert_false (muster_history_is_saved (doc));
  g_assert_false (muster_undo (doc));
}

static void
test_names (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");

  retitle (doc, "one");
  g_assert_null (muster_history_get_change (doc, 0)->name);
  muster_history_set_name (doc, 0, "Before the summer");
  g_assert_cmpstr (muster_history_get_change (doc, 0)->name, ==, "Before the summer");
  muster_history_set_name (doc, 0, NULL);
  g_assert_null (muster_history_get_change (doc, 0)->name);
}

/* A name is no step, but it has to be saved. */
static void
test_name_is_unsaved (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  guint namings;

  retitle (doc, "one");
  muster_history_mark_saved (doc);
  g_assert_cmpint (muster_history_get_saved (doc), ==, 1);
  namings = muster_history_count_namings (doc);
  muster_history_set_name (doc, 0, NULL);
  g_assert_true (muster_history_is_saved (doc));
  g_assert_cmpuint (muster_history_count_namings (doc), ==, namings);
  muster_history_set_name (doc, 0, "Before the summer");
  g_assert_false (muster_history_is_saved (doc));
  g_assert_cmpint (muster_history_get_saved (doc), ==, -1);
  g_assert_cmpuint (muster_history_count_namings (doc), !=, namings);
  muster_undo (doc);
  g_assert_false (muster_history_is_saved (doc));
  muster_redo (doc);
  muster_history_mark_saved (doc);
  muster_history_set_name (doc, 0, "Before the summer");
  g_assert_true (muster_history_is_saved (doc));
}

/* }}} */
/* {{{ Random sequences */

/* One verb: done in one step at most, or refused with nothing changed. */
static void
do_and_check (MusterDocument *doc, GRand *rand)
{
  g_autofree char *before = dump_records (doc);
  guint position = muster_history_get_position (doc);
  g_autoptr (GError) error = NULL;

  if (verbs_do (doc, rand, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpuint (muster_history_get_position (doc), <=, position + 1);
      if (muster_history_get_position (doc) > position)
        g_assert_cmpstr (muster_history_peek_undo (doc)->label, !=, "");
    }
  else
    {
      g_autofree char *after = dump_records (doc);

      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (muster_history_get_position (doc), ==, position);
    }
  oracle_check (doc);
}

/* How big a chart that grows by copying may get before a sequence ends. */
#define MOST_ROLES 80

static void
test_sequences (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_steps = 0, n_tried = 0;

  for (guint i = 0; i < 200 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 10, FALSE);
      g_autofree char *first = dump_records (doc);
      g_autofree char *last = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      guint length;

      for (guint j = 0; j < 100 && muster_document_count (doc, MUSTER_KIND_ROLE) < MOST_ROLES; j++)
        {
          do_and_check (doc, rand);
          n_tried++;
        }
      last = dump_records (doc);
      length = muster_history_get_length (doc);
      n_steps += length;
      muster_travel (doc, 0);
      undone = dump_records (doc);
      g_assert_cmpstr (undone, ==, first);
      oracle_check (doc);
      muster_travel (doc, length);
      redone = dump_records (doc);
      g_assert_cmpstr (redone, ==, last);
      oracle_check (doc);
    }
  /* A test of refusals alone would show little. */
  g_assert_cmpuint (n_steps, >, n_tried / 3);
}

/* }}} */
/* {{{ A history from a file */

static MusterRecord
handle_in (MusterDocument *from, MusterDocument *to, MusterRecord record)
{
  return muster_document_handle (to, muster_document_get_id (from, record));
}

static MusterField
field_in (MusterDocument *from, MusterDocument *to, MusterField field)
{
  return field < MUSTER_N_FIELDS ? field : muster_document_own_field (to, muster_document_get_field_name (from, field));
}

static MusterValue
value_in (MusterDocument *from, MusterDocument *to, MusterValue value)
{
  if (value.type == MUSTER_TYPE_REF)
    value.ref = handle_in (from, to, value.ref);
  else if (value.type == MUSTER_TYPE_TEXT || value.type == MUSTER_TYPE_DATE || value.type == MUSTER_TYPE_RAW)
    value.text = muster_document_intern (to, value.text);
  return value;
}

static MusterDocument *
copy_document (MusterDocument *from)
{
  MusterDocument *to = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (to);

  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_KIND_OTHER; kind++)
    {
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, from, kind);
      while (muster_iter_next (&iter, &record))
        {
          MusterRecord copy = kind == MUSTER_KIND_CHART ? 1 : muster_draft_add (draft, kind, muster_document_get_id (from, record));

          for (MusterField field = first; field < first + n_fields; field++)
            muster_draft_set (draft, copy, field, value_in (from, to, muster_document_get (from, record, field)));
        }
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return to;
}

static GPtrArray *
copy_changes (MusterDocument *from, MusterDocument *to)
{
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < muster_history_get_length (from); i++)
    {
      const MusterChange *change = muster_history_get_change (from, i);
      MusterOp *ops = g_new (MusterOp, change->n_ops);

      for (guint j = 0; j < change->n_ops; j++)
        ops[j] = (MusterOp){
          handle_in (from, to, change->ops[j].record),
          field_in (from, to, change->ops[j].field),
          value_in (from, to, change->ops[j].before),
          value_in (from, to, change->ops[j].after),
        };
      g_ptr_array_add (changes, muster_change_new (g_strdup (change->label), g_strdup (change->name), change->time, ops, change->n_ops));
    }
  return changes;
}

static void
test_restored (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 60 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 10, FALSE);
      g_autoptr (MusterDocument) copy = NULL;
      guint length, position;

      for (guint j = 0; j < 40; j++)
        verbs_do (doc, rand, NULL);
      length = muster_history_get_length (doc);
      position = g_rand_int_range (rand, 0, length + 1);
      muster_travel (doc, position);
      copy = copy_document (doc);
      g_assert_true (muster_history_restore (copy, copy_changes (doc, copy), position));
      g_assert_true (muster_history_is_saved (copy));
      g_assert_cmpuint (muster_history_get_position (copy), ==, position);
      for (guint stop = 0; stop <= length; stop++)
        {
          g_autofree char *expected = NULL;
          g_autofree char *found = NULL;

          muster_travel (doc, stop);
          muster_travel (copy, stop);
          expected = dump_records (doc);
          found = dump_records (copy);
          g_assert_cmpstr (found, ==, expected);
        }
    }
}

/* Makes up one change of @n_ops ops and asks whether it fits, done or undone. */
static gboolean
fits (MusterDocument *doc, const MusterOp *ops, guint n_ops, guint position)
{
  GPtrArray *changes = g_ptr_array_new ();
  gboolean fitting;

  g_ptr_array_add (changes, muster_change_new (g_strdup ("Change"), NULL, 0, g_memdup2 (ops, n_ops * sizeof *ops), n_ops));
  fitting = muster_history_restore (doc, changes, position);
  g_assert_cmpuint (muster_history_get_length (doc), ==, fitting ? 1 : 0);
  if (fitting)
    {
      muster_travel (doc, 1 - position);
      muster_travel (doc, position);
      muster_history_clear (doc);
    }
  return fitting;
}

static void
test_tampered (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1> a=2 b D[] c{Ann}");
  MusterRecord a = chart_get (doc, "a"), b = chart_get (doc, "b"), d = chart_get (doc, "D"), chart = chart_get (doc, "chart");
  MusterRecord ghost = muster_document_handle (doc, "ghost"), gone = muster_document_handle (doc, "gone"), other = muster_document_handle (doc, "other");
  MusterRecord waiver = muster_document_handle (doc, "waiver"), never = muster_document_handle (doc, "never");
  MusterField own = muster_document_own_field (doc, "own");
#define TEXT(words)                                                       \
  {                                                                       \
    .type = MUSTER_TYPE_TEXT, .text = muster_document_intern (doc, words) \
  }
#define NUMBER(n)                           \
  {                                         \
    .type = MUSTER_TYPE_NUMBER, .number = n \
  }
#define REF(r)                        \
  {                                   \
    .type = MUSTER_TYPE_REF, .ref = r \
  }
#define RAW(json)                                                       \
  {                                                                     \
    .type = MUSTER_TYPE_RAW, .text = muster_document_intern (doc, json) \
  }
#define NONE                 \
  {                          \
    .type = MUSTER_TYPE_NONE \
  }
  const struct
  {
    const char *what;
    MusterOp ops[4];
    guint n_ops;
    gboolean fits_undone;
    gboolean fits_done;
  } cases[] = {
    { "an honest step ahead", { { a, MUSTER_ROLE_TITLE, TEXT ("a"), TEXT ("x") } }, 1, TRUE, FALSE },
    { "an honest step behind", { { a, MUSTER_ROLE_TITLE, TEXT ("x"), TEXT ("a") } }, 1, FALSE, TRUE },
    { "an own field", { { a, own, NONE, RAW ("1") } }, 1, TRUE, FALSE },
    { "a new record", { { ghost, MUSTER_FIELD_KIND, NONE, TEXT ("role") }, { ghost, MUSTER_ROLE_TITLE, NONE, TEXT ("x") } }, 2, TRUE, FALSE },
    { "a record that was", { { gone, MUSTER_FIELD_KIND, TEXT ("role"), NONE } }, 1, FALSE, TRUE },
    { "a reference to a new record", { { ghost, MUSTER_FIELD_KIND, NONE, TEXT ("role") }, { a, MUSTER_ROLE_MANAGER, NONE, REF (ghost) } }, 2, TRUE, FALSE },
    { "from what is not there", { { a, MUSTER_ROLE_TITLE, TEXT ("y"), TEXT ("x") } }, 1, FALSE, FALSE },
    { "another number", { { a, MUSTER_ROLE_FTE, NUMBER (3), NUMBER (4) } }, 1, FALSE, FALSE },
    { "a number for text", { { a, MUSTER_ROLE_TITLE, TEXT ("a"), NUMBER (1) } }, 1, FALSE, FALSE },
    { "text for a number", { { a, MUSTER_ROLE_FTE, NUMBER (2), TEXT ("x") } }, 1, FALSE, FALSE },
    { "text for an own field", { { a, own, NONE, TEXT ("x") } }, 1, FALSE, FALSE },
    { "a field of another kind", { { a, MUSTER_PERSON_NAME, NONE, TEXT ("x") } }, 1, FALSE, FALSE },
    { "a field of nothing", { { ghost, MUSTER_ROLE_TITLE, NONE, TEXT ("x") } }, 1, FALSE, FALSE },
    { "an own field of nothing", { { ghost, own, NONE, RAW ("1") } }, 1, FALSE, FALSE },
    { "a reference to nothing", { { a, MUSTER_ROLE_MANAGER, NONE, REF (ghost) } }, 1, FALSE, FALSE },
    { "a reference to the wrong kind", { { a, MUSTER_ROLE_MANAGER, NONE, REF (d) } }, 1, FALSE, FALSE },
    { "one that is there made again", { { a, MUSTER_FIELD_KIND, NONE, TEXT ("role") } }, 1, FALSE, TRUE },
    { "another kind for one that is there", { { a, MUSTER_FIELD_KIND, TEXT ("role"), TEXT ("person") } }, 1, FALSE, FALSE },
    { "removed and made as another kind", { { b, MUSTER_FIELD_KIND, TEXT ("role"), NONE }, { b, MUSTER_FIELD_KIND, NONE, TEXT ("person") } }, 2, FALSE, FALSE },
    { "made, removed and made as another kind",
      { { other, MUSTER_FIELD_KIND, NONE, TEXT ("role") }, { other, MUSTER_FIELD_KIND, TEXT ("role"), NONE }, { other, MUSTER_FIELD_KIND, NONE, TEXT ("person") }, { other, MUSTER_PERSON_NAME, NONE, TEXT ("x") } },
      4,
      FALSE,
      FALSE },
    { "a reference of a new record to nothing", { { waiver, MUSTER_FIELD_KIND, NONE, TEXT ("waiver") }, { waiver, MUSTER_WAIVER_RECORD, NONE, REF (never) } }, 2, FALSE, FALSE },
    { "a reference of a new record to the chart", { { waiver, MUSTER_FIELD_KIND, NONE, TEXT ("waiver") }, { waiver, MUSTER_WAIVER_RECORD, NONE, REF (chart) } }, 2, TRUE, FALSE },
    { "a number for a kind", { { ghost, MUSTER_FIELD_KIND, NONE, NUMBER (1) } }, 1, FALSE, FALSE },
    { "the chart removed", { { chart, MUSTER_FIELD_KIND, TEXT ("chart"), NONE } }, 1, FALSE, FALSE },
    { "the chart made", { { chart, MUSTER_FIELD_KIND, NONE, TEXT ("chart") } }, 1, FALSE, FALSE },
  };
#undef TEXT
#undef NUMBER
#undef REF
#undef RAW
#undef NONE

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = dump_records (doc);
      g_autofree char *after = NULL;

      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (fits (doc, cases[i].ops, cases[i].n_ops, 0), ==, cases[i].fits_undone);
      g_assert_cmpint (fits (doc, cases[i].ops, cases[i].n_ops, 1), ==, cases[i].fits_done);
      g_assert_false (fits (doc, cases[i].ops, cases[i].n_ops, 2));
      after = dump_records (doc);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Undo into a state that no verb makes, as a file may hold one, ends every walk. */
static void
test_impossible_past (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[*a] E[*b]");
  MusterRecord d = chart_get (doc, "D"), e = chart_get (doc, "E");
  MusterRecord into = e;
  const MusterOp ops[] = {
    { d, MUSTER_DEPARTMENT_PARENT, { .type = MUSTER_TYPE_REF, .ref = e }, { .type = MUSTER_TYPE_NONE } },
    { e, MUSTER_DEPARTMENT_PARENT, { .type = MUSTER_TYPE_REF, .ref = d }, { .type = MUSTER_TYPE_NONE } },
  };
  GPtrArray *changes = g_ptr_array_new ();

  g_ptr_array_add (changes, muster_change_new (g_strdup ("Change"), NULL, 0, g_memdup2 (ops, sizeof ops), 2));
  g_assert_true (muster_history_restore (doc, changes, 1));
  muster_undo (doc);
  g_assert_false (muster_edit_nest (doc, &d, 1, into, 0, NULL));
  muster_edit_copy (doc, d, MUSTER_SCOPE_BRANCH, 0, NULL);
  g_assert_true (muster_edit_remove (doc, &d, 1, MUSTER_SCOPE_BRANCH, NULL));
  g_assert_cmpint (muster_document_get_kind (doc, e), ==, MUSTER_KIND_NONE);
}

/* }}} */

/* Typing back to what was there leaves nothing to undo. */
static void
test_typed_back (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterRecord role = chart_get (doc, "a");
  g_autofree char *title = g_strdup (muster_document_get_text (doc, role, MUSTER_ROLE_TITLE));

  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, "ab", MUSTER_COMMIT_TYPING, NULL));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_TYPING, NULL));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
  g_assert_true (muster_history_is_saved (doc));
}

/* A name may be as long as a text; the label of a step stays short, and whole letters. */
static void
test_labels_are_short (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterRecord role = chart_get (doc, "a");
  g_autoptr (GString) title = g_string_new (NULL);

  while (title->len < 60000)
    g_string_append (title, "售后客服");
  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, title->str, MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_GRADE, "1", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_cmpuint (strlen (muster_history_peek_undo (doc)->label), <, 500);
  g_assert_true (g_utf8_validate (muster_history_peek_undo (doc)->label, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/typing in one field is one step", test_typing_is_one_step);
  g_test_add_func ("/history/naming is part of making", test_naming_is_part_of_making);
  g_test_add_func ("/history/typing ends", test_typing_ends);
  g_test_add_func ("/history/both ends", test_ends);
  g_test_add_func ("/history/travel", test_travel);
  g_test_add_func ("/history/an edit drops what was undone", test_edit_drops_redo);
  g_test_add_func ("/history/a refusal and an edit of nothing do not", test_refusal_keeps_redo);
  g_test_add_func ("/history/the saved state is known", test_saved_point);
  g_test_add_func ("/history/states have names", test_names);
  g_test_add_func ("/history/a name is to be saved", test_name_is_unsaved);
  g_test_add_func ("/history/any sequence of verbs runs both ways", test_sequences);
  g_test_add_func ("/history/one from a file is taken if it fits", test_restored);
  g_test_add_func ("/history/one that does not fit is refused", test_tampered);
  g_test_add_func ("/history/an impossible past ends every walk", test_impossible_past);
  g_test_add_func ("/history/typing back leaves nothing", test_typed_back);
  g_test_add_func ("/history/labels are short", test_labels_are_short);
  return g_test_run ();
}
