/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Importing over a document changes what changed and nothing else, as one step that can be undone
 * to the same bytes; importing the same again changes nothing.
 */
#include "commit.h"
#include "edit.h"
#include "tables.h"

static MusterDocument *
import (const char *text)
{
  g_autoptr (GError) error = NULL;
  MusterDocument *doc = import_table (text, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return doc;
}

static const char before[] =
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm / Shop,2,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,N/D,Guard,Firm,1,1,,\n";

typedef struct
{
  const char *name;
  const char *after;
  /* The roles that there are then. */
  const char *roles;
  /* How many fields are set, and what notes begin with. */
  guint n_ops;
  const char *notes;
} Case;

static const Case cases[] = {
  { "nothing", before, "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head fte=1 pool=1\n" },
  { "a title",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Chief,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm / Shop,2,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,N/D,Guard,Firm,1,1,,\n",
    "Chief [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Chief: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Chief fte=1 pool=1\n",
    1 },
  { "rows in another order",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "5,N/D,Guard,Firm,1,1,,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n3,Cy,Seller,Firm / Shop,2,1,12,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n1,Ann,Head,Firm,,1,10,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head fte=1 pool=1\n" },
  { "a number and a field of the user's own",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,99,\n3,Cy,Seller,Firm / Shop,2,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.6,13,Y\n5,N/D,Guard,Firm,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 60% fte=0.6 assistant\nGuard [Firm] <Head fte=1 pool=1\n",
    3 },
  { "full time again",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm / Shop,2,1,12,\n4,Dan,Clerk,Firm / Shop,2,1,13,Y\n5,N/D,Guard,Firm,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan fte=1 assistant\nGuard [Firm] <Head fte=1 pool=1\n",
    2 },
  { "another manager",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm / Shop,4,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,N/D,Guard,Firm,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Clerk: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head fte=1 pool=1\n",
    1 },
  { "no assistant any more",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm / Shop,2,1,12,Y\n4,Dan,Clerk,Firm / Shop,2,0.5,13,\n5,N/D,Guard,Firm,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1 assistant\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5\nGuard [Firm] <Head fte=1 pool=1\n",
    2 },
  { "a vacancy, and a name where there was none",
    "Position ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Vacant,Seller,Firm / Shop,2,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,Eve,Guard,Firm,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head: Eve fte=1\n",
    G_MAXUINT,
    "repaired 0: Cy does not hold “Seller” any more\nskipped 0: “Cy” is not in what was imported\n" },
  { "a row more and a row less",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,N/D,Guard,Firm,1,1,,\n6,Flo,Packer,Firm / Stock,1,1,14,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head fte=1 pool=1\nPacker [Firm/Stock] <Head: Flo fte=1\n",
    G_MAXUINT,
    "skipped 0: “Seller” is not in what was imported\nskipped 0: “Cy” is not in what was imported\n" },
  { "moved to another department",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm,1,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,N/D,Guard,Firm,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm] <Head: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head fte=1 pool=1\n",
    1 },
  { "taken out of its department",
    "ID,Name,Title,Department,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,Firm,,1,10,\n2,Bob,Buyer,Firm / Shop,1,1,11,\n3,Cy,Seller,Firm / Shop,2,1,12,\n4,Dan,Clerk,Firm / Shop,2,0.5,13,Y\n5,N/D,Guard,,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard <Head fte=1 pool=1\n",
    2 },
  { "a list that says no departments at all",
    "ID,Name,Title,Manager,FTE,Room,Is Assistant\n"
    "1,Ann,Head,,1,10,\n2,Bob,Buyer,1,1,11,\n3,Cy,Seller,2,1,12,\n4,Dan,Clerk,2,0.5,13,Y\n5,N/D,Guard,1,1,,\n",
    "Head [Firm]: Ann fte=1\nBuyer [Firm/Shop] <Head: Bob fte=1\nSeller [Firm/Shop] <Buyer: Cy fte=1\nClerk [Firm/Shop] <Buyer: Dan 50% fte=0.5 assistant\nGuard [Firm] <Head fte=1 pool=1\n",
    0,
    "skipped 0: “Firm” is not in what was imported\nskipped 0: “Shop” is not in what was imported\n" },
};

/* One step or none; the same again is none; and back to the same bytes. */
static void
test_update (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MusterDocument) doc = import (before);
  g_autoptr (MusterDocument) from = import (c->after);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autofree char *bytes = write_bytes (doc), *roles = NULL, *undone = NULL;

  g_assert_cmpint (muster_import_update (doc, from, notes), ==, c->n_ops > 0);
  roles = dump_roles (doc);
  g_assert_cmpstr (roles, ==, c->roles);
  compare_notes (notes, c->notes);
  g_assert_cmpuint (muster_history_get_length (doc), ==, c->n_ops > 0 ? 1 : 0);
  if (c->n_ops > 0 && c->n_ops != G_MAXUINT)
    g_assert_cmpuint (muster_history_get_change (doc, 0)->n_ops, ==, c->n_ops);
  g_assert_false (muster_import_update (doc, from, NULL));

  if (c->n_ops > 0)
    g_assert_true (muster_undo (doc));
  undone = write_bytes (doc);
  g_assert_cmpstr (undone, ==, bytes);
}

static MusterRecord
find_by_name (MusterDocument *doc, MusterKind kind, const char *name)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    if (strcmp (muster_document_get_name (doc, record), name) == 0)
      return record;
  return 0;
}

/* What was made by hand, and what the table does not speak of, stays. */
static void
test_work_by_hand (void)
{
  g_autoptr (MusterDocument) doc = import (before);
  g_autoptr (MusterDocument) from = import (before);
  g_autoptr (GError) error = NULL;
  MusterRecord shop = find_by_name (doc, MUSTER_KIND_DEPARTMENT, "Shop");
  MusterRecord buyer = find_by_name (doc, MUSTER_KIND_ROLE, "Buyer");
  MusterRecord head = find_by_name (doc, MUSTER_KIND_ROLE, "Head");
  MusterSetting title = { MUSTER_ROLE_TITLE, "By hand" };
  g_autofree char *bytes = NULL, *after = NULL;

  muster_edit_set (doc, shop, MUSTER_DEPARTMENT_COLOR, "#3584e4", MUSTER_COMMIT_DEFAULT, &error);
  g_assert_no_error (error);
  muster_edit_set (doc, buyer, MUSTER_ROLE_GRADE, "5", MUSTER_COMMIT_DEFAULT, &error);
  g_assert_no_error (error);
  muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, "Firm", MUSTER_COMMIT_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (muster_edit_add (doc, MUSTER_KIND_ROLE, &title, 1, 0, &error), !=, 0);
  g_assert_cmpuint (muster_edit_link (doc, buyer, head, "tea", &error), !=, 0);
  bytes = write_bytes (doc);

  g_assert_false (muster_import_update (doc, from, NULL));
  after = write_bytes (doc);
  g_assert_cmpstr (after, ==, bytes);
}

/* A department that got another name by hand is known by its way in the table; one that was made by
 * hand, with the same name in the same place, is the one that the table means. So are people. */
static void
test_pairs (void)
{
  g_autoptr (MusterDocument) doc = import (before);
  g_autoptr (MusterDocument) from = import (before);
  g_autoptr (MusterDocument) more = import ("Name,Title,Department,Email\nann,Head of all,Firm / Yard,\nGil,Driver,Firm / Yard,GIL@x.org\n");
  MusterSetting yard[] = { { MUSTER_DEPARTMENT_NAME, "Yard" }, { MUSTER_DEPARTMENT_PARENT, NULL } };
  MusterSetting gil[] = { { MUSTER_PERSON_NAME, "Gilbert" }, { MUSTER_PERSON_EMAIL, "gil@x.org" } };
  g_autoptr (GError) error = NULL;

  yard[1].text = muster_document_get_id (doc, find_by_name (doc, MUSTER_KIND_DEPARTMENT, "Firm"));
  muster_edit_set (doc, find_by_name (doc, MUSTER_KIND_DEPARTMENT, "Shop"), MUSTER_DEPARTMENT_NAME, "Store", MUSTER_COMMIT_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (muster_import_update (doc, from, NULL));
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_DEPARTMENT), ==, 2);

  g_assert_cmpuint (muster_edit_add (doc, MUSTER_KIND_DEPARTMENT, yard, 2, 0, &error), !=, 0);
  g_assert_cmpuint (muster_edit_add (doc, MUSTER_KIND_PERSON, gil, 2, 0, &error), !=, 0);
  g_assert_true (muster_import_update (doc, more, NULL));
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_DEPARTMENT), ==, 3);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, 5);
}

/* Exporting, changing the table and importing it over the document: the way of a spreadsheet. */
static void
test_spreadsheet (void)
{
  g_autoptr (MusterDocument) doc = import (before);
  MusterExport options = { .doc = doc };
  g_autoptr (GBytes) table = muster_export (&options, muster_format_find ("csv"), NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
  g_autoptr (MusterDocument) same = import (text);
  g_autoptr (MusterDocument) changed = NULL;
  g_autoptr (GString) edited = g_string_new (text);

  g_assert_false (muster_import_update (doc, same, NULL));
  g_string_replace (edited, "Seller", "Sales", 0);
  changed = import (edited->str);
  g_assert_true (muster_import_update (doc, changed, NULL));
  g_assert_cmpuint (muster_history_get_change (doc, 0)->n_ops, ==, 1);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 5);
}

/* A department that comes under one that was under it makes no circle. */
static void
test_turned_departments (void)
{
  g_autoptr (MusterDocument) doc = import ("ID,Name,Title,Department,Parent Department\n1,A,One,X,Y\n2,B,Two,Y,\n");
  g_autoptr (MusterDocument) from = import ("ID,Name,Title,Department,Parent Department\n1,A,One,X,\n2,B,Two,Y,X\n");
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autofree char *bytes = NULL, *reread_bytes = NULL;
  g_autoptr (MusterDocument) reread = NULL;
  g_autoptr (GBytes) saved = NULL;

  muster_import_update (doc, from, notes);
  bytes = write_bytes (doc);
  saved = g_bytes_new (bytes, strlen (bytes));
  reread = muster_native_read (saved, "t", NULL, NULL, NULL);
  reread_bytes = write_bytes (reread);
  g_assert_cmpstr (reread_bytes, ==, bytes);
}

/* A table without people says nothing of who holds what. */
static void
test_silence (void)
{
  g_autoptr (MusterDocument) doc = import (before);
  g_autoptr (MusterDocument) from = import ("ID,Title,Grade\n1,Head,A\n2,Buyer,B\n");
  g_autofree char *roles = dump_roles (doc), *after = NULL;

  g_assert_true (muster_import_update (doc, from, NULL));
  after = dump_roles (doc);
  g_assert_cmpstr (after, ==, roles);
  g_assert_cmpuint (muster_history_get_change (doc, 0)->n_ops, ==, 2);
}

/* Keys tell letters apart, and two people with other keys are two, whatever their names. */
static void
test_keys (void)
{
  g_autoptr (MusterDocument) doc = import ("ID,Name,Title\na1,Ann,One\nA1,Ann,Two\n");
  g_autoptr (MusterDocument) from = import ("ID,Name,Title\na1,Ann,One more\nA1,Ann,Two\nb1,Ann,Three\n");
  g_autofree char *roles = NULL;

  g_assert_true (muster_import_update (doc, from, NULL));
  roles = dump_roles (doc);
  g_assert_cmpstr (roles, ==, "One more: Ann\nTwo: Ann\nThree: Ann\n");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, 3);
}

/* {{{ Real ones */

static MusterDocument *
import_pair (const char *folder, const char *stem)
{
  static const char *const kinds[] = { "senior", "junior" };
  MusterSource sources[2];
  MusterImport import = { .sources = sources };
  MusterDocument *doc = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s.csv", stem, kinds[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *contents;
      gsize length;

      if (g_file_get_contents (path, &contents, &length, NULL))
        sources[import.n_sources++] = (MusterSource){ kinds[i], g_bytes_new_take (contents, length) };
    }
  if (import.n_sources == 2)
    doc = muster_import (&import, NULL, NULL);
  for (guint i = 0; i < import.n_sources; i++)
    g_bytes_unref (sources[i].bytes);
  return doc;
}

/* Two states of a real organisation: one step, each post of the new state reports as it does there,
 * and undo gives the old bytes. */
static void
test_real (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "shared", "data", "organograms", NULL);
  g_autoptr (MusterDocument) doc = import_pair (folder, "ministry_of_defence-2015-09-30");
  g_autoptr (MusterDocument) from = import_pair (folder, "ministry_of_defence-2016-03-31");
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autofree char *bytes = NULL, *undone = NULL;
  MusterIter iter;
  MusterRecord role;

  if (!doc || !from)
    {
      g_test_skip ("the real organograms are not here");
      return;
    }
  bytes = write_bytes (doc);
  g_assert_true (muster_import_update (doc, from, notes));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_false (muster_import_update (doc, from, NULL));

  muster_iter_init_kind (&iter, from, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    {
      MusterRecord mine = muster_document_find (doc, muster_document_get_id (from, role));
      MusterRecord manager = muster_document_get_manager (from, role, 0);

      g_assert_cmpuint (mine, !=, 0);
      if (manager != 0)
        g_assert_cmpstr (muster_document_get_id (doc, muster_document_get_manager (doc, mine, 0)), ==, muster_document_get_id (from, manager));
    }
  g_assert_true (muster_undo (doc));
  undone = write_bytes (doc);
  g_assert_cmpstr (undone, ==, bytes);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/update/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_update);
    }
  g_test_add_func ("/update/work by hand", test_work_by_hand);
  g_test_add_func ("/update/pairs", test_pairs);
  g_test_add_func ("/update/spreadsheet", test_spreadsheet);
  g_test_add_func ("/update/turned departments", test_turned_departments);
  g_test_add_func ("/update/silence", test_silence);
  g_test_add_func ("/update/keys", test_keys);
  g_test_add_func ("/update/real ones", test_real);
  return g_test_run ();
}
