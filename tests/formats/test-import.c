/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every row of a table becomes a record or is noted; managers, departments and heads are found as
 * rows.h says; the same file gives the same document; and what Muster exports it imports again.
 */
#include <math.h>

#include "commit.h"
#include "csv-write.h"
#include "edit.h"
#include "error.h"
#include "tables.h"

typedef struct
{
  const char *name;
  const char *table;
  const char *roles;
  /* What notes begin with, one a line, each without what follows in the note. */
  const char *notes;
} Case;

static const Case cases[] = {
  { "manager by id",
    "ID,Name,Title,Manager ID\n1,Ann,Head,\n2,Bob,Buyer,1\n",
    "Head: Ann\nBuyer <Head: Bob\n" },
  { "manager by e-mail",
    "Name,Title,Email,Manager\nAnn,Head,ann@x.org,\nBob,Buyer,bob@x.org,ANN@x.org\n",
    "Head: Ann\nBuyer <Head: Bob\n" },
  { "manager by name, in any case of letters",
    "Name,Title,Manager\nAnn Lee,Head,\nBob,Buyer,ann  lee\n",
    "Head: Ann Lee\nBuyer <Head: Bob\n" },
  { "manager by title",
    "Name,Title,Manager\nAnn,Head,\nBob,Buyer,head\n",
    "Head: Ann\nBuyer <Head: Bob\n" },
  { "id goes before name",
    "ID,Name,Title,Manager\n1,2,Head,\n2,1,Deputy,1\n3,C,Buyer,2\n",
    "Head: 2\nDeputy <Head: 1\nBuyer <Deputy: C\n" },
  { "name goes before title",
    "Name,Title,Manager\nHead,Deputy,\nAnn,Head,\nBob,Buyer,Head\n",
    "Deputy: Head\nHead: Ann\nBuyer <Deputy: Bob\n" },
  { "the second word counts if the first is nobody",
    "ID,Name,Title,Manager ID,Manager Email,Manager\n1,Ann,Head,,,\n2,Bob,Buyer,9,x@x.org,Ann\n",
    "Head: Ann\nBuyer <Head: Bob\n" },
  { "a title of several is nobody's",
    "Name,Title,Manager\nAnn,Lead,\nBob,Lead,\nCy,Buyer,Lead\n",
    "Lead: Ann\nLead: Bob\nBuyer: Cy\n",
    "repaired 4 orphan: Reports to “Lead”, who is not there: put at the top\n" },
  { "a name of several is that of the first",
    "ID,Name,Title,Manager\n1,Ann,Lead,\n2,Ann,Deputy,\n3,Cy,Buyer,Ann\n",
    "Lead: Ann\nDeputy: Ann\nBuyer <Lead: Cy\n",
    "repaired 4 duplicate-person: Reports to “Ann”\n" },
  { "a name in several roles is the first of them",
    "Name,Title,Manager\nAnn,Head,\nAnn,Deputy,Head\nCy,Buyer,Ann\nDan,Clerk,Deputy\n",
    "Head: Ann\nDeputy <Head: Ann\nBuyer <Head: Cy\nClerk <Deputy: Dan\n",
    "repaired 4 many-roles: Reports to “Ann”, who holds several roles: “Head” was taken\n" },
  { "manager further down",
    "Name,Title,Manager\nBob,Buyer,Ann\nAnn,Head,\n",
    "Buyer <Head: Bob\nHead: Ann\n" },
  { "first and last name",
    "First Name,Last Name,Title,Manager\nAnn,Lee,Head,\nBob,,Buyer,Ann Lee\n",
    "Head: Ann Lee\nBuyer <Head: Bob\n" },
  { "Chinese family name first",
    "姓,名,职位,直属上级\n王,伟,店长,\n李,四,客服,王伟\n",
    "店长: 王伟\n客服 <店长: 李四\n" },

  { "open roles",
    "Name,Title\nVacant,Buyer\n,Packer\nTBH,Designer\n",
    "Buyer\nPacker\nDesigner\n" },
  { "an e-mail without a name is somebody",
    "Name,Title,Email\n,Buyer,bob@x.org\n",
    "Buyer: bob@x.org\n" },
  { "not disclosed is filled",
    "Name,Title\nN/D,Buyer\n",
    "Buyer pool=1\n" },
  { "eliminated posts pass their reports on",
    "ID,Name,Title,Manager\n1,Ann,Head,\n2,Eliminated,Deputy,1\n3,Cy,Buyer,2\n",
    "Head: Ann\nBuyer <Head: Cy\n",
    "skipped 3: The post was eliminated\nrepaired 4 orphan: Reports to “2”, a post that is not in use: put under “Head”\n" },
  { "one person in several roles by e-mail",
    "Name,Title,Email\nAnn,Head,a@x.org\nAnn Lee,Buyer,a@x.org\n",
    "Head: Ann\nBuyer: Ann\n" },
  { "one person in several roles by id",
    "ID,Name,Title\n1,Ann,Head\n1,Ann,Buyer\n",
    "Head: Ann\nBuyer: Ann\n" },
  { "one person in several roles by name",
    "Name,Title\nAnn,Head\nann,Buyer\n",
    "Head: Ann\nBuyer: Ann\n" },
  { "the same name with other ids is another person",
    "ID,Name,Title\n1,Ann,Head\n2,Ann,Buyer\n",
    "Head: Ann\nBuyer: Ann\n" },
  { "the same id and title is a job share",
    "ID,Name,Title,FTE\n1,Ann,Head,0.5\n1,Bob,Head,0.4\n",
    "Head: Ann 50%, Bob 40% fte=0.9\n",
    "merged 3: Shares the post “Head” of line 2\n" },
  { "the same position is a job share, whatever its title",
    "Position ID,Name,Title\n1,Ann,Head\n1,Bob,Chief\n",
    "Head: Ann, Bob\n",
    "merged 3: Shares the post “Head” of line 2\n" },
  { "the same id with all else different is kept",
    "ID,Name,Title\n1,Ann,Head\n1,Bob,Buyer\n",
    "Head: Ann\nBuyer: Bob\n",
    "repaired 3 duplicate-id: This key\n" },
  { "the same row twice",
    "Name,Title\nAnn,Head\nAnn,Head\n",
    "Head: Ann\n",
    "merged 3: Says again that Ann holds “Head”\n" },
  { "the same title in a department",
    "Name,Title,Department\nAnn,Packer,Stock\nBob,Packer,Stock\n,Packer,Stock\n,Packer,Stock\n",
    "Packer [Stock]: Ann\nPacker [Stock]: Bob\nPacker [Stock]\nPacker [Stock]\n" },
  { "what a second row says otherwise is told",
    "ID,Name,Title,Phone\n1,Ann,Head,1\n1,Bob,Head,2\n",
    "Head: Ann, Bob\n",
    "merged 3: Shares the post “Head” of line 2; it differs in “Phone”\n" },

  { "orphans stay, at the top",
    "Name,Title,Manager\nAnn,Head,Zed\n",
    "Head: Ann\n",
    "repaired 2 orphan: Reports to “Zed”, who is not there: put at the top\n" },
  { "orphans stay, under the head of their department",
    "Name,Title,Department,Manager\nAnn,Head,Shop,\nBob,Buyer,Shop,Zed\n",
    "Head [Shop]: Ann\nBuyer [Shop] <Head: Bob\n",
    "repaired 3 orphan: Reports to “Zed”, who is not there: put under “Head”\n" },
  { "orphans with reports do not make a circle",
    "Name,Title,Department,Manager\nH,Head,D,X\nO,Orphan,D,Zed\nX,Other,E,O\n",
    "Head [D] <Other: H\nOrphan [D]: O\nOther [E] <Orphan: X\n",
    "repaired 3 orphan: Reports to “Zed”, who is not there: put at the top\n" },
  { "cycles are cut at the first of them in the file",
    "Name,Title,Manager\nZ,Zero,C\nA,One,B\nB,Two,C\nC,Three,A\n",
    "Zero <Three: Z\nOne: A\nTwo <Three: B\nThree <One: C\n",
    "repaired 3 cycle: “One” reports to itself by way of “Two” → “Three”: put at the top\n" },
  { "reporting to oneself",
    "Name,Title,Manager\nAnn,Head,Ann\n",
    "Head: Ann\n",
    "repaired 2 cycle: “Head” reports to itself: put at the top\n" },
  { "several tops are as they are",
    "Name,Title,Department,Manager\nA,One,D,\nB,Two,D,\nC,Three,D,B\n",
    "One [D]: A\nTwo [D]: B\nThree [D] <Two: C\n" },

  { "departments nest by their way",
    "Name,Title,Department\nA,One,Shop / Sales / Web\nB,Two,Shop > Sales\n",
    "One [Shop/Sales/Web]: A\nTwo [Shop/Sales]: B\n" },
  { "departments nest by what they are part of",
    "Name,Title,Department,Parent Department\nA,One,Web,Sales\nB,Two,Sales,Shop\nC,Three,Shop,\nD,Four,Web,\n",
    "One [Shop/Sales/Web]: A\nTwo [Shop/Sales]: B\nThree [Shop]: C\nFour [Shop/Sales/Web]: D\n" },
  { "departments inside themselves",
    "Name,Title,Department,Parent Department\nA,One,X,Y\nB,Two,Y,X\n",
    "One [X]: A\nTwo [X/Y]: B\n",
    "repaired 2 cycle: The department “X” was part of itself: put at the top\n" },
  { "a row of a department alone",
    "Title,Department,Parent Department\nHead,Sales,Shop\n,Empty,Shop\n",
    "Head [Shop/Sales]\n" },

  { "numbers in the forms of people",
    "Title,FTE,Salary Min,Salary Max\nA,50%,\"£1,000\",2k\nB,x,1,-5\n",
    "A fte=0.5 from=1000 to=2000\nB from=1\n",
    "repaired 3: “FTE” should be a number, but is “x”\nrepaired 3: “Salary Max” cannot be -5\n" },
  { "decimal commas",
    "Title;FTE;Salary\nA;0,5;1.000,50\nB;0.5;1000.50\n",
    "A fte=0.5 from=1000.5 to=1000.5\nB fte=0.5 from=1000.5 to=1000.5\n" },
  { "pay in one cell",
    "职位,薪资\n店长,8k-12k\n",
    "店长 from=8000 to=12000\n" },
  { "shares and assistants",
    "Name,Title,Share,Is Assistant\nA,One,60%,Y\nB,Two,40,0\nC,Three,,maybe\n",
    "One: A 60% assistant\nTwo: B 40%\nThree: C\n",
    "repaired 4: “Is Assistant” should be yes or no\n" },
  { "pools",
    "Title,Unnamed posts\nPacker,3\n",
    "Packer pool=3\n",
    "pooled 2: Became one role\n" },

  { "rows without a title and a name",
    "Name,Title,Grade\n,,5\nAnn,Head,1\n , ,\n",
    "Head: Ann\n",
    "skipped 2: The row has neither\n" },
  { "ragged rows",
    "Name,Title,Grade\nAnn,Head\nBob,Buyer,1,extra\n",
    "Head: Ann\nBuyer: Bob\n",
    "repaired 2: The row has 2 cells, the headings 3\nrepaired 3: The row has 4 cells, the headings 3\n" },
  { "pictures are not fetched",
    "Name,Title,Photo\nAnn,Head,http://x.org/a.png\n",
    "Head: Ann\n",
    "skipped 1: The column “Photo” was left out\n" },
  { "draw.io",
    "# label: %name%\n# connect: {\"from\":\"manager\",\"to\":\"name\",\"invert\":true}\nname,position,id,location,manager,email,fill,stroke,refs,url,image\n"
    "Ann,Head,a,Here,,ann@x.org,#fff,#000,,,\nBob,Buyer,b,There,Ann,bob@x.org,#fff,#000,,,\n",
    "Head: Ann\nBuyer <Head: Bob\n",
    "skipped 1: 2 lines of settings\nskipped 3: The column “fill”\nskipped 3: The column “stroke”\n" },
};

static void
test_import (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = import_table (c->table, NULL, NULL, notes, &error);
  g_autoptr (MusterDocument) again = import_table (c->table, NULL, NULL, NULL, NULL);
  g_autofree char *roles = NULL, *bytes = NULL, *bytes_again = NULL;

  g_assert_no_error (error);
  roles = dump_roles (doc);
  g_assert_cmpstr (roles, ==, c->roles);
  compare_notes (notes, c->notes);

  bytes = write_bytes (doc);
  bytes_again = write_bytes (again);
  g_assert_cmpstr (bytes, ==, bytes_again);
}

/* {{{ One thing each */

/* What is no field of ours is one of the user's, a number only if it is one in every row. */
static void
test_own_fields (void)
{
  g_autoptr (MusterDocument) doc = import_table ("Name,Title,Desk,Phone,Desk,Empty,\nAnn,Head,12,+44 1,a,,x\nBob,Buyer,0.5,012,b,,\n", NULL, NULL, NULL, NULL);
  g_autoptr (GArray) fields = muster_document_list (doc, MUSTER_KIND_FIELD);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  static const char *const names[] = { "Desk", "Phone", "Desk 2", "Column 7" };
  static const char *const types[] = { "number", NULL, NULL, NULL };
  static const char *const values[][2] = { { "12", "0.5" }, { "\"+44 1\"", "\"012\"" }, { "\"a\"", "\"b\"" }, { "\"x\"", NULL } };

  g_assert_cmpuint (fields->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      MusterRecord field = g_array_index (fields, MusterRecord, i);
      MusterField own = muster_document_own_field (doc, muster_document_get_id (doc, field));
      const char *type = muster_document_get_text (doc, field, MUSTER_FIELD_TYPE);

      g_assert_cmpstr (muster_document_get_name (doc, field), ==, names[i]);
      g_assert_cmpstr (type, ==, types[i] ? types[i] : "text");
      for (guint k = 0; k < 2; k++)
        {
          MusterValue value = muster_document_get (doc, g_array_index (roles, MusterRecord, k), own);

          g_assert_cmpstr (value.type == MUSTER_TYPE_RAW ? value.text : NULL, ==, values[i][k]);
        }
    }
}

static guint
count (MusterDocument *doc, MusterKind kind)
{
  return muster_document_count (doc, kind);
}

static void
test_dotted_lines (void)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = import_table ("ID,Name,Title,Boss ID,Dottedids\n1,A,One,,\n2,B,Two,1,\n3,C,Three,1,2:1\n4,D,Four,1,2;9;4\n", NULL, NULL, notes, NULL);

  g_assert_cmpuint (count (doc, MUSTER_KIND_LINE), ==, 3);
  compare_notes (notes, "repaired 5 orphan: Left out the dotted line to “9”\nrepaired 5 orphan: Left out the dotted line to “4”\n");
}

static void
test_stages (void)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = import_table ("姓名,职位,入职阶段\nA,店长,初创\nB,客服,成长\nC,美工,初创\n", NULL, NULL, notes, NULL);
  g_autoptr (MusterDocument) dates = import_table ("Name,Title,From\nA,Head,2024-01-31\n", NULL, NULL, NULL, NULL);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  g_assert_cmpuint (count (doc, MUSTER_KIND_STAGE), ==, 2);
  g_assert_cmpstr (muster_document_get_name (doc, muster_document_get_ref (doc, g_array_index (roles, MusterRecord, 1), MUSTER_ROLE_FROM)), ==, "成长");
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 1);
  g_assert_cmpuint (count (dates, MUSTER_KIND_STAGE), ==, 0);
  g_assert_cmpuint (count (dates, MUSTER_KIND_FIELD), ==, 1);
}

/* A manager that follows from the heads of departments is not written by hand. */
static void
test_heads (void)
{
  g_autoptr (MusterDocument) doc = import_table ("Name,Title,Department,Manager\n"
                                                 "A,Chief,Firm,\nB,Sales head,Firm / Sales,A\nC,Seller,Firm / Sales,B\nD,Guest,Firm / Sales,A\n"
                                                 "E,Stock head,Firm / Stock,A\nF,Packer,Firm / Stock,E\nG,Counter,Firm / Stock,F\n",
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 NULL);
  g_autofree char *bytes = write_bytes (doc);
  g_autofree char *roles = dump_roles (doc);
  guint n_by_hand = 0;

  g_assert_cmpstr (roles, ==, "Chief [Firm]: A\nSales head [Firm/Sales] <Chief: B\nSeller [Firm/Sales] <Sales head: C\nGuest [Firm/Sales] <Chief: D\n"
                              "Stock head [Firm/Stock] <Chief: E\nPacker [Firm/Stock] <Stock head: F\nCounter [Firm/Stock] <Packer: G\n");
  /* Sales has two whose manager is outside, so it has no head, and its seller a manager by hand. */
  for (const char *at = bytes; (at = strstr (at, "\"manager\":")); at++)
    n_by_hand++;
  g_assert_cmpuint (n_by_hand, ==, 2);
  g_assert_nonnull (strstr (bytes, "\"name\":\"Stock\",\"parent\""));
}

static void
test_map (void)
{
  static const char *const map[] = { "title=What", "name=1", "manager=Over", NULL };
  static const char *const unknown_field[] = { "titel=What", NULL };
  static const char *const unknown_column[] = { "title=Whatever", NULL };
  static const char table[] = "Who,What,Over\nAnn,Head,\nBob,Buyer,Ann\n";
  g_autoptr (MusterDocument) doc = import_table (table, NULL, map, NULL, NULL);
  g_autofree char *roles = dump_roles (doc);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (roles, ==, "Head: Ann\nBuyer <Head: Bob\n");

  g_assert_null (import_table (table, NULL, unknown_field, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "titel"));
  g_assert_nonnull (strstr (error->message, "title, department"));
  g_clear_error (&error);
  g_assert_null (import_table (table, NULL, unknown_column, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Who, What, Over"));
  g_clear_error (&error);
  g_assert_null (import_table (table, NULL, NULL, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "Who, What, Over"));
  g_clear_error (&error);
  g_assert_null (import_table ("", NULL, NULL, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX);
}

/* Several tables make one chart; where reading fails, the message says in which. */
static void
test_several_files (void)
{
  static const char *const texts[] = { "ID,Name,Title,Manager\n1,Ann,Head,\n", "ID,Name,Title,Manager,Room\n2,Bob,Buyer,1,7\n" };
  g_autoptr (GBytes) one = g_bytes_new_static (texts[0], strlen (texts[0]));
  g_autoptr (GBytes) two = g_bytes_new_static (texts[1], strlen (texts[1]));
  g_autoptr (GBytes) broken = g_bytes_new_static ("\"", 1);
  MusterSource sources[] = { { "one.csv", one }, { "two.csv", two } };
  MusterImport import = { .sources = sources, .n_sources = 2 };
  g_autoptr (MusterDocument) doc = muster_import (&import, NULL, NULL);
  g_autofree char *roles = dump_roles (doc);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (roles, ==, "Head: Ann\nBuyer <Head: Bob\n");
  g_assert_cmpuint (import.rows, ==, 2);
  sources[1].bytes = broken;
  g_assert_null (muster_import (&import, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "two.csv:1:1: "));
}

static void
test_formats (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name\tTitle, long\nAnn\tHead\n", 26);
  MusterSource source = { "table.pdf", bytes };
  MusterImport import = { .sources = &source, .n_sources = 1 };
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (muster_import (&import, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  source.name = "-";
  doc = muster_import (&import, NULL, NULL);
  g_assert_cmpuint (count (doc, MUSTER_KIND_PERSON), ==, 1);
  g_clear_object (&doc);
  source.name = "table.tsv";
  doc = muster_import (&import, NULL, NULL);
  g_assert_cmpuint (count (doc, MUSTER_KIND_PERSON), ==, 1);
}

/* }}} */
/* {{{ Large and strange */

/* A chain as long as a file may make it, of roles and of departments, is read without recursion. */
static void
test_chain (void)
{
  g_autoptr (GString) table = g_string_new ("ID,Name,Title,Manager ID,Department,Parent Department\n");
  g_autoptr (MusterDocument) doc = NULL;
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (table, "%u,P%u,T%u,%u,D%u,D%u\n", i + 1, i, i, i, i, i + 1);
  doc = import_table (table->str, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (count (doc, MUSTER_KIND_ROLE), ==, n);
  g_assert_cmpuint (count (doc, MUSTER_KIND_DEPARTMENT), ==, n + 1);
}

/* Any change to the bytes of a table gives a document or an error, and a document that was read is
 * one that can be written and read again. */
static void
test_any_bytes (void)
{
  static const char table[] = "ID,Name,Title,Department,Manager,FTE,Salary,Dotted,From\n"
                              "1,Ann,Head,Firm / Sales,,1,\"£1,000\",2;3,Now\n2,Bob,Buyer,Firm,1,0.5,8k-9k,,Later\n3,,Packer,,Ann,x,,1,\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (1723);

  for (guint round = 0; round < 1500; round++)
    {
      g_autofree char *text = g_strdup (table);
      gsize length = strlen (text);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterDocument) doc = NULL;
      MusterSource source = { .name = "table.csv" };
      MusterImport import = { .sources = &source, .n_sources = 1 };

      for (guint n = (guint) g_rand_int_range (rand, 1, 6); n > 0; n--)
        text[g_rand_int_range (rand, 0, (gint32) length)] = g_rand_boolean (rand) ? ",;\n\"1 /\xe9\x01"[g_rand_int_range (rand, 0, 9)] : table[g_rand_int_range (rand, 0, (gint32) length)];
      source.bytes = bytes = g_bytes_new (text, length);
      doc = muster_import (&import, NULL, &error);
      g_assert_true ((doc != NULL) == (error == NULL));
      if (doc)
        {
          g_autofree char *written = write_bytes (doc);
          g_autoptr (GBytes) saved = g_bytes_new (written, strlen (written));
          g_autoptr (MusterNotes) notes = muster_notes_new ();
          g_autoptr (MusterDocument) reread = muster_native_read (saved, "t", notes, NULL, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
        }
    }
}

/* }}} */
/* {{{ There and back */

static char *export(MusterDocument *doc, const char *format)
{
  MusterExport options = { .doc = doc };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = muster_export (&options, muster_format_find (format), &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
sort_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_texts);
  return g_strjoinv ("\n", lines);
}

/* Whose key was an id of his own still has it. */
static void
check_refs (MusterDocument *doc)
{
  MusterIter iter;
  MusterRecord person;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&iter, &person))
    if (strcmp (muster_document_get_name (doc, person), "Dan") == 0)
      g_assert_cmpstr (muster_document_get_text (doc, person, MUSTER_PERSON_REF), ==, "5");
}

/* What a table has no place for is said; and nothing where there is nothing. */
static void
test_left_out (void)
{
  g_autoptr (MusterDocument) doc = import_table ("Name,Title,Department,Dotted\nAnn,Head,Firm,\nBob,Buyer,Firm,Head\n", NULL, NULL, NULL, NULL);
  g_autoptr (GArray) lines = muster_document_list (doc, MUSTER_KIND_LINE);
  MusterExport export = { .doc = doc };
  g_autofree char *nothing = muster_csv_dup_left_out (&export);
  g_autofree char *something = NULL;

  g_assert_null (nothing);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_true (muster_edit_set (doc, g_array_index (lines, MusterRecord, 0), MUSTER_LINE_LABEL, "helps", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_cmpuint (muster_edit_add (doc, MUSTER_KIND_PERSON, &(MusterSetting){ MUSTER_PERSON_NAME, "Cy" }, 1, 0, NULL), !=, 0);
  something = muster_csv_dup_left_out (&export);
  g_assert_cmpstr (something, ==, "A table has no place for all of the chart; left out: 1 person without a role, the label and stages of 1 dotted line");
}

/* What is written as a table, managers before their reports, read and written again, is the same
 * table. */
static void
test_round_trip (gconstpointer data)
{
  const char *format = data;
  static const char table[] = "ID,Name,Title,Department,Manager,FTE,Salary,Grade,Notes,Room,Type,Is Assistant,Dotted\n"
                              "1,=Ann,Head,Firm / R&D/QA,,1,1000-2000,A,\"one\ntwo\",7,,,\n"
                              "2,Bob,\"Buyer, \"\"senior\"\"\",Firm,1,0.5,,,,8,Contractor,,3;5\n"
                              "2,Cy,\"Buyer, \"\"senior\"\"\",Firm,1,0.4,,,,8,,,3;5\n"
                              "3,,Packer,,1,,,,,,,,\n4,N/D,Clerk,Firm / 仓库,2,,,,,,,Y,1\n5,Dan,Guide,Firm,3,,,,,,,,\n"
                              ",,,Firm / Empty / Too,,,,,,,,,\n";
  g_autoptr (MusterDocument) doc = import_table (table, NULL, NULL, NULL, NULL);
  g_autofree char *first = export(doc, format);
  g_autoptr (MusterDocument) second_doc = import_table (first, format, NULL, NULL, NULL);
  g_autofree char *second = export(second_doc, format);
  g_autofree char *roles = dump_roles (doc), *second_roles = dump_roles (second_doc);

  g_autofree char *sorted = sort_lines (roles), *second_sorted = sort_lines (second_roles);

  g_assert_cmpstr (second_sorted, ==, sorted);
  g_assert_cmpstr (second, ==, first);
  for (MusterKind kind = MUSTER_KIND_DEPARTMENT; kind <= MUSTER_KIND_LINE; kind++)
    g_assert_cmpuint (count (second_doc, kind), ==, count (doc, kind));
  g_assert_cmpuint (count (doc, MUSTER_KIND_LINE), ==, 3);
  g_assert_cmpuint (count (doc, MUSTER_KIND_DEPARTMENT), ==, 5);
  g_assert_nonnull (strstr (first, "Person reference"));
  check_refs (second_doc);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/rows/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_import);
    }
  g_test_add_func ("/import/own fields", test_own_fields);
  g_test_add_func ("/import/dotted lines", test_dotted_lines);
  g_test_add_func ("/import/stages", test_stages);
  g_test_add_func ("/import/heads", test_heads);
  g_test_add_func ("/import/mapped by hand", test_map);
  g_test_add_func ("/import/several files", test_several_files);
  g_test_add_func ("/import/formats", test_formats);
  g_test_add_func ("/import/chain", test_chain);
  g_test_add_func ("/import/any bytes", test_any_bytes);
  g_test_add_func ("/import/left out/is said", test_left_out);
  g_test_add_data_func ("/import/round trip/csv", "csv", test_round_trip);
  g_test_add_data_func ("/import/round trip/tsv", "tsv", test_round_trip);
  return g_test_run ();
}
