/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-repair.c: whatever was read becomes a document that keeps its promises, and every mending is
 * noted.
 *
 * Garbage is written a record a line: kind, id, then FIELD=VALUE.
 */
#include "chart.h"
#include "commit.h"
#include "dump.h"
#include "oracle.h"
#include "repair.h"

#include <stdlib.h>
#include <string.h>

static void
set_field (MusterDraft *draft, MusterRecord record, MusterKind kind, char *setting)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  char *equals = strchr (setting, '=');
  MusterField field;

  *equals = 0;
  field = muster_field_find (kind, setting);
  if (muster_field_get_info (field)->type == MUSTER_TYPE_REF)
    muster_draft_set_ref (draft, record, field, muster_document_handle (doc, equals + 1));
  else
    muster_draft_set_text (draft, record, field, equals + 1);
}

static MusterDraft *
read_garbage (MusterDocument *doc, const char *text)
{
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      MusterKind kind = muster_kind_find (words[0]);
      MusterRecord record = muster_draft_add (draft, kind, words[1]);

      for (guint j = 2; words[j] != NULL; j++)
        set_field (draft, record, kind, words[j]);
    }
  return draft;
}

/* {{{ Each mending, with its note */

static const struct
{
  const char *promise;
  const char *garbage;
  const char *mended;
  /* KEY CHECK LINE: TEXT, a line each; the text is a part of it. */
  const char *notes;
} cases[] = {
  { "what is right stays as it is",
    "role a order=a1 title=A\nrole b order=a0 manager=a",
    "role a order=“a1” title=“A”\nrole b order=“a0” manager->a\n",
    "" },
  { "a key that does not sort is put last",
    "role a order=zz\nrole b order=a5",
    "role a order=“a6”\nrole b order=“a5”\n",
    "a order 1: “Untitled role” had a key of order that does not sort" },
  { "missing keys are made by id, without a note",
    "role b\nrole a\nrole c order=a0",
    "role a order=“a1”\nrole b order=“a2”\nrole c order=“a0”\n",
    "" },
  { "a reference to nothing is cleared",
    "role a order=a0 manager=ghost",
    "role a order=“a0”\n",
    "a reference 1: Cleared “manager” of “Untitled role”: it is “ghost”, which is not there" },
  { "a reference to the wrong kind is cleared",
    "role a order=a0 title=A department=p\nperson p",
    "role a order=“a0” title=“A”\nperson p\n",
    "a reference 1: Cleared “department” of “A”" },
  { "a stage that is not there is cleared",
    "role a order=a0 from=ghost",
    "role a order=“a0”\n",
    "a reference 1: Cleared “from”" },
  { "a holding of nothing goes",
    "role a order=a0\nholding h person=ghost role=a",
    "role a order=“a0”\n",
    "h reference 2: Removed a record of kind “holding”: its “person” is “ghost”, which is not there" },
  { "a holding of a wrong kind goes, said once",
    "role a order=a0\nholding h person=a role=h",
    "role a order=“a0”\n",
    "h reference 2: Removed a record of kind “holding”" },
  { "a holding by itself goes",
    "role a order=a0\nholding h person=h role=a",
    "role a order=“a0”\n",
    "h reference 2: Removed a record of kind “holding”: its “person” is “h”" },
  { "what needs something that goes, goes with it",
    "holding h\nwaiver w record=h\nwaiver x record=w",
    "",
    "h reference 1: it has no “person”\nw reference 2: its “record” is “h”\nx reference 3: its “record” is “w”" },
  { "a holding without a role goes",
    "person p\nholding h person=p",
    "person p\n",
    "h reference 2: Removed a record of kind “holding”: it has no “role”" },
  { "a line without ends goes",
    "line l",
    "",
    "l reference 1: Removed a record of kind “line”: it has no “from-role”" },
  { "a measure of nobody stays",
    "measure m order=a0",
    "measure m order=“a0”\n",
    "" },
  { "a waiver may be for any record",
    "role a order=a0\nwaiver w record=a",
    "role a order=“a0”\nwaiver w record->a\n",
    "" },
  { "departments inside themselves",
    "department d order=a0 name=D parent=e\ndepartment e order=a1 parent=d\ndepartment f order=a2 parent=e",
    "department d order=“a0” name=“D”\ndepartment e order=“a1” parent->d\ndepartment f order=“a2” parent->e\n",
    "d cycle 1: “D” was part of itself: put it at the top" },
  { "a department in itself alone",
    "department d order=a0 parent=d",
    "department d order=“a0”\n",
    "d cycle 1: “Unnamed department” was part of itself" },
  { "a role that reports to itself",
    "role a order=a0 title=A manager=a",
    "role a order=“a0” title=“A”\n",
    "a cycle 1: “A” reported to itself: took away that manager" },
  { "a circle of managers",
    "role a order=a0 title=A manager=b\nrole b order=a1 title=B manager=a",
    "role a order=“a0” title=“A”\nrole b order=“a1” title=“B” manager->a\n",
    "a cycle 1: “A” reported to itself by way of “B”" },
  { "a circle by way of a head opens at the manager by hand",
    "department d order=a0 head=a\nrole a order=a0 title=A manager=b\nrole b order=a1 department=d",
    "department d order=“a0” head->a\nrole a order=“a0” title=“A”\nrole b order=“a1” department->d\n",
    "a cycle 2: “A” reported to itself" },
  { "a circle of heads alone takes one away",
    "department d order=a0 name=D head=b\ndepartment e order=a1 name=E head=a\nrole a order=a0 title=A department=d\nrole b order=a1 title=B department=e",
    "department d order=“a0” name=“D” head->b\ndepartment e order=“a1” name=“E”\nrole a order=“a0” title=“A” department->d\nrole b order=“a1” title=“B” department->e\n",
    "e cycle 2: “A” reported to itself as the head of “E”" },
  { "a head keeps the departments that no circle goes by",
    "department d order=a0 head=b\ndepartment e order=a1 name=E head=a\ndepartment z order=a2 head=a\nrole a order=a0 department=d\nrole b order=a1 department=e",
    "department d order=“a0” head->b\ndepartment e order=“a1” name=“E”\ndepartment z order=“a2” head->a\nrole a order=“a0” department->d\nrole b order=“a1” department->e\n",
    "e cycle 2: as the head of “E”" },
  { "two circles",
    "role a order=a0 manager=b\nrole b order=a1 manager=a\nrole c order=a2 manager=d\nrole d order=a3 manager=c",
    "role a order=“a0”\nrole b order=“a1” manager->a\nrole c order=“a2”\nrole d order=“a3” manager->c\n",
    "a cycle 1: reported to itself\nc cycle 3: reported to itself" },
  { "an end before the beginning",
    "stage s order=a0\nstage t order=a1\nrole a order=a0 title=A from=t until=s",
    "stage s order=“a0”\nstage t order=“a1”\nrole a order=“a0” title=“A” from->t\n",
    "a stages 3: “A” ended before it began: took away its end" },
  { "an end at the beginning",
    "stage s order=a0\ndepartment d order=a0 from=s until=s",
    "stage s order=“a0”\ndepartment d order=“a0” from->s\n",
    "d stages 2: ended before it began" },
  { "stages without keys are by id",
    "stage t\nstage s\nrole a order=a0 from=s until=t",
    "stage s order=“a0”\nstage t order=“a1”\nrole a order=“a0” from->s until->t\n",
    "" },
};

static void
locate (MusterRecord record, const char **file, guint *line, gpointer data)
{
  *file = "garbage.muster";
  *line = record - 1;
}

static void
check_notes (MusterNotes *notes, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  g_assert_cmpuint (muster_notes_get_length (notes), ==, *expected != 0 ? g_strv_length (lines) : 0);
  g_assert_cmpuint (muster_notes_count (notes, MUSTER_NOTE_REPAIRED), ==, muster_notes_get_length (notes));
  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);
      g_autofree char *place = g_strdup_printf ("%s %s %u: ", note->key, note->check, note->line);

      g_assert_cmpstr (note->file, ==, "garbage.muster");
      if (!g_str_has_prefix (lines[i], place) || strstr (note->text, lines[i] + strlen (place)) == NULL)
        g_error ("“%s%s” instead of “%s”", place, note->text, lines[i]);
    }
}

/* Handles are given as lines come, but for references ahead; so each id is met first in its line. */
static void
meet_ids (MusterDocument *doc, const char *garbage)
{
  g_auto (GStrv) lines = g_strsplit (garbage, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      g_assert_cmpuint (muster_document_handle (doc, words[1]), ==, i + 2);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = muster_document_new ();
      g_autoptr (MusterNotes) notes = muster_notes_new ();
      g_autofree char *dump = NULL;
      MusterDraft *draft;

      g_test_message ("%s", cases[i].promise);
      meet_ids (doc, cases[i].garbage);
      draft = read_garbage (doc, cases[i].garbage);
      muster_repair (draft, notes, locate, NULL);
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
      dump = dump_records (doc);
      g_assert_true (g_str_has_prefix (dump, "chart chart\n"));
      g_assert_cmpstr (dump + strlen ("chart chart\n"), ==, cases[i].mended);
      check_notes (notes, cases[i].notes);
      oracle_check (doc);
    }
}

/* }}} */
/* {{{ Random garbage */

static const char *const orders[] = { "a0", "a1", "zz", "", "a00", "b", "Zz", "a0V" };

static void
set_garbage (MusterDraft *draft, GRand *rand, MusterRecord record, MusterField field, guint n_ids)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  g_autofree char *id = g_strdup_printf ("%d", g_rand_int_range (rand, 0, n_ids + n_ids / 4 + 1));

  if (info->shape == MUSTER_SHAPE_ORDER)
    muster_draft_set_text (draft, record, field, orders[g_rand_int_range (rand, 0, G_N_ELEMENTS (orders))]);
  else if (info->type == MUSTER_TYPE_REF && g_rand_int_range (rand, 0, 4) > 0)
    muster_draft_set_ref (draft, record, field, muster_document_handle (muster_draft_get_document (draft), id));
}

/* Records of few kinds, so that many references are of the right one. */
static MusterDraft *
add_garbage (MusterDocument *doc, GRand *rand, guint n_records)
{
  static const MusterKind kinds[] = { MUSTER_KIND_ROLE, MUSTER_KIND_ROLE, MUSTER_KIND_DEPARTMENT, MUSTER_KIND_STAGE };
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      guint n_fields;
      MusterKind kind = g_rand_int_range (rand, 0, 4) > 0 ? kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))] : (MusterKind) g_rand_int_range (rand, MUSTER_KIND_STAGE, MUSTER_KIND_OTHER);
      MusterField first = muster_kind_first_field (kind, &n_fields);
      MusterRecord record = muster_draft_add (draft, kind, id);

      for (MusterField field = first; field < first + n_fields; field++)
        set_garbage (draft, rand, record, field, n_records);
    }
  return draft;
}

static void
test_garbage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 1000 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = muster_document_new ();
      MusterDraft *draft = add_garbage (doc, rand, g_rand_int_range (rand, 0, 40));
      g_autoptr (MusterNotes) notes = muster_notes_new ();
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      muster_repair (draft, NULL, NULL, NULL);
      oracle_check (doc);
      once = dump_records (doc);
      muster_repair (draft, notes, NULL, NULL);
      twice = dump_records (doc);
      g_assert_cmpstr (twice, ==, once);
      g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
    }
}

/* Nothing goes that a note does not name. */
static void
test_nothing_in_silence (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (guint i = 0; i < 500 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = muster_document_new ();
      MusterDraft *draft = add_garbage (doc, rand, 30);
      g_autoptr (MusterNotes) notes = muster_notes_new ();
      g_autoptr (GHashTable) noted = g_hash_table_new (g_str_hash, g_str_equal);

      muster_repair (draft, notes, NULL, NULL);
      for (guint j = 0; j < muster_notes_get_length (notes); j++)
        g_hash_table_add (noted, muster_notes_get (notes, j)->key);
      for (guint j = 0; j < 30; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", j);

          if (muster_document_find (doc, id) == 0 && !g_hash_table_contains (noted, id))
            g_error ("“%s” went in silence", id);
        }
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
    }
}

static void
test_note_names (void)
{
  static const char *const names[] = { "repaired", "skipped", "pooled", "merged" };

  for (MusterNoteKind kind = MUSTER_NOTE_REPAIRED; kind <= MUSTER_NOTE_MERGED; kind++)
    g_assert_cmpstr (muster_note_kind_get_name (kind), ==, names[kind]);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repair/each mending, with its note", test_cases);
  g_test_add_func ("/repair/garbage keeps the promises after, and needs no second mending", test_garbage);
  g_test_add_func ("/repair/nothing goes in silence", test_nothing_in_silence);
  g_test_add_func ("/repair/notes have names for log files", test_note_names);
  return g_test_run ();
}
