/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-changes.c: what is told of a change is all of it: the sentences, read and done one after another to
 * the organisation of the first stage, make that of the last.
 */
#include "changes.h"
#include "chart.h"
#include "edit.h"

#include <string.h>

/* {{{ An organisation as text */

/* What a department or role is, by name; everything is called by its id here. */
typedef struct
{
  gboolean department;
  char *home;
  char *above;
  char *holders;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->home);
  g_free (place->above);
  g_free (place->holders);
  g_free (place);
}

static char *
name_of (const MusterTree *tree, MusterDocument *doc, guint index)
{
  return g_strdup (index != MUSTER_NOWHERE ? muster_document_get_id (doc, tree->nodes[index].record) : "");
}

static char *
write_holders (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      double share = muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", muster_document_get_id (doc, muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON)));
      if (share != 100)
        g_string_append_printf (text, " (%g %%)", share);
    }
  return g_string_free (text, FALSE);
}

static GHashTable *
read_organisation (MusterProjection *projection)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *departments = muster_projection_get_departments (projection), *roles = muster_projection_get_roles (projection);
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);

  for (guint i = 0; i < departments->n_nodes; i++)
    {
      Place *place = g_new0 (Place, 1);
      MusterRecord head = muster_projection_get_head (projection, i);

      place->department = TRUE;
      place->home = name_of (departments, doc, departments->nodes[i].parent);
      place->above = g_strdup (head != 0 ? muster_document_get_id (doc, head) : "");
      place->holders = g_strdup ("");
      g_hash_table_insert (places, name_of (departments, doc, i), place);
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      Place *place = g_new0 (Place, 1);

      place->home = name_of (departments, doc, muster_projection_get_department_of (projection, i));
      place->above = name_of (roles, doc, roles->nodes[i].parent);
      place->holders = write_holders (projection, roles->nodes[i].record);
      g_hash_table_insert (places, name_of (roles, doc, i), place);
    }
  return places;
}

/* }}} */
/* {{{ Doing what a sentence says */

typedef struct
{
  GHashTable *places;
  /* Which role came in whose stead. */
  GHashTable *steads;
} Reader;

/* A name in quotes at @at, or a word for none; moves on behind it. */
static char *
read_name (const char **at)
{
  static const char *const nothing[] = { "nobody", "no department", "the top" };
  const char *end;
  char *name;

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (g_str_has_prefix (*at, nothing[i]))
      {
        *at += strlen (nothing[i]);
        return g_strdup ("");
      }
  g_assert_true (g_str_has_prefix (*at, "“"));
  *at += strlen ("“");
  end = strstr (*at, "”");
  g_assert_nonnull (end);
  name = g_strndup (*at, (gsize) (end - *at));
  *at = end + strlen ("”");
  return name;
}

static gboolean
skip (const char **at, const char *words)
{
  if (!g_str_has_prefix (*at, words))
    return FALSE;
  *at += strlen (words);
  return TRUE;
}

static void
set (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

/* Whom it reports to, or who leads it, in place of whom; and who holds it. */
static void
read_rest (Place *place, const char *at)
{
  while (*at != '\0')
    {
      skip (&at, ", ");
      skip (&at, " ");
      if (skip (&at, "reports to ") || skip (&at, "is led by ") || skip (&at, "led by "))
        {
          g_autofree char *old = NULL;

          set (&place->above, read_name (&at));
          if (skip (&at, " instead of "))
            old = read_name (&at);
        }
      else if (skip (&at, "held by "))
        {
          set (&place->holders, g_strdup (at));
          return;
        }
      else if (skip (&at, "is held by "))
        {
          const char *end = strstr (at, " instead of ");

          g_assert_nonnull (end);
          set (&place->holders, skip (&at, "nobody") ? g_strdup ("") : g_strndup (at, (gsize) (end - at)));
          return;
        }
      else
        g_assert_true (skip (&at, "still open"));
    }
}

/* One that joins is made; one that moves is taken from where it was. */
static void
read_sentence (Reader *reader, const char *at)
{
  gboolean department = skip (&at, "Department ");
  g_autofree char *name = read_name (&at), *new_name = NULL, *from = NULL;
  Place *place = g_hash_table_lookup (reader->places, name);

  if (skip (&at, " ends") || skip (&at, " leaves"))
    {
      g_assert_true (g_hash_table_remove (reader->places, name));
      return;
    }
  if (skip (&at, " begins") || skip (&at, " joins"))
    {
      g_assert_null (place);
      place = g_new0 (Place, 1);
      place->department = department;
      place->above = g_strdup ("");
      place->holders = g_strdup ("");
      skip (&at, " in");
      place->home = *at == ' ' ? (at++, read_name (&at)) : g_strdup ("");
      g_hash_table_insert (reader->places, g_strdup (name), place);
    }
  g_assert_nonnull (place);
  g_assert_true (place->department == department);
  if (skip (&at, " becomes "))
    {
      new_name = read_name (&at);
      g_assert_true (skip (&at, " in "));
      set (&place->home, read_name (&at));
    }
  else if (skip (&at, " moves from "))
    {
      from = read_name (&at);
      g_assert_cmpstr (from, ==, place->home);
      g_assert_true (skip (&at, " to "));
      set (&place->home, read_name (&at));
      if (skip (&at, " as "))
        new_name = read_name (&at);
    }
  if (new_name != NULL)
    {
      g_autofree char *key = NULL;

      g_assert_true (g_hash_table_steal_extended (reader->places, name, (gpointer *) &key, NULL));
      g_hash_table_insert (reader->places, g_strdup (new_name), place);
      g_hash_table_insert (reader->steads, g_strdup (name), g_strdup (new_name));
    }
  read_rest (place, at);
}

/* }}} */

/* Lets everything be called by its id. */
static void
name_all (MusterDocument *doc)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        {
          MusterRecord record = g_array_index (records, MusterRecord, j);

          g_assert_true (muster_edit_set (doc, record, muster_kind_name_field (kinds[i]), muster_document_get_id (doc, record), MUSTER_COMMIT_DEFAULT, NULL));
        }
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* In whatever order: that of holdings with the same share means nothing. */
static void
compare_holders (const char *have, const char *want)
{
  g_auto (GStrv) ours = g_strsplit (have, ", ", -1), theirs = g_strsplit (want, ", ", -1);

  qsort (ours, g_strv_length (ours), sizeof *ours, compare_names);
  qsort (theirs, g_strv_length (theirs), sizeof *theirs, compare_names);
  g_assert_true (g_strv_equal ((const char *const *) ours, (const char *const *) theirs));
}

static void
compare (Reader *reader, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer name, value;

  g_assert_cmpuint (g_hash_table_size (reader->places), ==, g_hash_table_size (wanted));
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Place *place = g_hash_table_lookup (reader->places, name), *want = value;
      const char *above = place != NULL ? place->above : NULL;

      g_assert_nonnull (place);
      g_assert_cmpstr (place->home, ==, want->home);
      compare_holders (place->holders, want->holders);
      /* Who reports to somebody who moved reports to the same. */
      if (strcmp (above, want->above) != 0)
        above = g_hash_table_lookup (reader->steads, above);
      g_assert_cmpstr (above, ==, want->above);
    }
}

/* Does what is told of the way from one stage to the next to @places. */
static void
go_on (GHashTable **places, MusterProjection *before, MusterProjection *after)
{
  g_autoptr (GArray) shifts = muster_shifts_new (before, after);
  g_autoptr (GPtrArray) sentences = muster_shifts_list_sentences (shifts, before, after);
  g_autoptr (GHashTable) steads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) wanted = read_organisation (after);
  Reader reader = { *places, steads };

  g_assert_cmpuint (sentences->len, ==, shifts->len);
  for (guint i = 0; i < sentences->len; i++)
    read_sentence (&reader, g_ptr_array_index (sentences, i));
  compare (&reader, wanted);
  /* From here on they are called as they are now. */
  g_hash_table_unref (*places);
  *places = g_steal_pointer (&wanted);
}

static void
test_story (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (101);

  for (guint i = 0; i < 300 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 40), i % 4 == 0);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
      g_autoptr (MusterProjection) before = NULL;
      g_autoptr (GHashTable) places = NULL;

      if (stages->len == 0)
        continue;
      name_all (doc);
      before = muster_projection_new (doc, g_array_index (stages, MusterRecord, 0));
      places = read_organisation (before);
      for (guint j = 1; j < stages->len; j++)
        {
          MusterProjection *after = muster_projection_new (doc, g_array_index (stages, MusterRecord, j));

          go_on (&places, before, after);
          muster_projection_free (before);
          before = after;
        }
    }
}

/* From s1 to s2, in the order in which it is told. */
static const struct
{
  const char *chart;
  const char *story;
} stories[] = {
  { "<s1 s2> D[*a b]", "" },
  { "<s1 s2> D[*a b@s2-{Ann}]", "“b” joins “D”, reports to “a”, held by Ann\n" },
  { "<s1 s2> D[*a b@-s2] E@s2-[*e@s2-]", "Department “E” begins, led by “e”\n“e” joins “E”, still open\n“b” leaves “D”\n" },
  { "<s1 s2> D[x@-s2{Ann}] E[y@s2-{Ann}]", "“x” moves from “D” to “E” as “y”\n" },
  { "<s1 s2> a{Ann@-s2,Bob%40@s2-}", "“a” is held by Bob (40 %) instead of Ann\n" },
  { "<s1 s2> a b@s2- c>>b d@-s2", "“b” joins, still open\n“d” leaves\n“c” reports to “b” instead of nobody\n" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (stories[i].chart);
      g_autoptr (MusterProjection) before = muster_projection_new (doc, chart_get (doc, "s1"));
      g_autoptr (MusterProjection) after = muster_projection_new (doc, chart_get (doc, "s2"));
      g_autoptr (GArray) shifts = muster_shifts_new (before, after);
      g_autoptr (GPtrArray) sentences = muster_shifts_list_sentences (shifts, before, after);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < sentences->len; j++)
        g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (sentences, j));
      g_assert_cmpstr (text->str, ==, stories[i].story);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changes/in words", test_words);
  g_test_add_func ("/changes/the first stage and what is told make the last", test_story);
  return g_test_run ();
}
