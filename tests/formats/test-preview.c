/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a preview promises is what the import does: the same document, the same notes; and it says
 * which column is which field, why, and what becomes of each row.
 */
#include "preview.h"

#include "commit.h"
#include "edit.h"
#include "tables.h"

typedef struct
{
  const char *name;
  const char *table;
  /* Headings, what they are taken for, and why: by heading, as a rival, by hand. */
  const char *columns;
  /* A line a row: its line, ! if it was mended, what it becomes. */
  const char *rows;
  MusterGap gap;
  const char *map[4];
  gboolean no_headings;
  const char *encoding;
} Case;

static const Case cases[] = {
  { "English headings",
    "Name,Title,Department,Reports To,Desk\nAnn,Head,Shop,,1\nBob,Buyer,Shop,Ann,2\n",
    "Name=name heading|Title=title heading|Department=department heading|Reports To=manager heading|Desk=own",
    "2 role Head · Ann\n3 role Buyer · Bob\n" },
  { "Chinese headings",
    "姓名,岗位,部门,直属上级\n王伟,店长,运营,\n李四,客服,运营,王伟\n",
    "姓名=name heading|岗位=title heading|部门=department heading|直属上级=manager heading",
    "2 role 店长 · 王伟\n3 role 客服 · 李四\n" },
  { "Chinese spreadsheets",
    "姓名,岗位,部门,直属上级\n王伟,店长,运营,\n李四,客服,运营,王伟\n",
    "姓名=name heading|岗位=title heading|部门=department heading|直属上级=manager heading",
    "2 role 店长 · 王伟\n3 role 客服 · 李四\n",
    .encoding = "GB18030" },
  { "cells from a spreadsheet",
    "Name\tTitle\nAnn\tHead, shop\n",
    "Name=name heading|Title=title heading",
    "2 role Head, shop · Ann\n",
    MUSTER_GAP_REPORTING },
  { "rivals are told",
    "Name,Role,Job Title,Department\nAnn,R,Head,Shop\n",
    "Name=name heading|Role=own rival|Job Title=title rival|Department=department heading",
    "2 role Head · Ann\n" },
  { "rivals are none after a choice",
    "Name,Role,Job Title,Department\nAnn,R,Head,Shop\n",
    "Name=name heading|Role=title hand|Job Title=own|Department=department heading",
    "2 role R · Ann\n",
    .map = { "title=Role" } },
  { "rivals are none after one is left out",
    "Name,Role,Job Title,Department\nAnn,R,Head,Shop\n",
    "Name=name heading|Role=ignore hand|Job Title=title heading|Department=department heading",
    "2 role Head · Ann\n",
    .map = { "ignore=Role" } },
  { "columns by hand",
    "Who,What,Desk,Where\nAnn,Head,1,Shop\n",
    "Who=name hand|What=title hand|Desk=ignore hand|Where=own",
    "2 role Head · Ann\n",
    MUSTER_GAP_REPORTING,
    .map = { "name=Who", "title=What", "ignore=Desk" } },
  { "headings that say nothing",
    "Who,What\nAnn,Head\n",
    "Who=own|What=own",
    "2 nothing\n",
    MUSTER_GAP_NAMES },
  { "people without titles",
    "Name,Manager\nAnn,\nBob,Ann\n",
    "Name=name heading|Manager=manager heading",
    "2 role Untitled role · Ann\n3 role Untitled role · Bob\n",
    MUSTER_GAP_TITLES },
  { "no headings",
    "Ann,Head,\nBob,Buyer,Ann\n",
    "Column 1=name hand|Column 2=title hand|Column 3=manager hand",
    "1 role Head · Ann\n2 role Buyer · Bob\n",
    .map = { "name=1", "title=2", "manager=3" },
    .no_headings = TRUE },
  { "no headings and rows of different lengths",
    "Ann\nBob,Buyer\n",
    "Column 1=name hand|Column 2=title hand",
    "1 role Untitled role · Ann\n2 role Buyer · Bob\n",
    MUSTER_GAP_REPORTING,
    .map = { "name=1", "title=2" },
    .no_headings = TRUE },
  { "no headings, nothing said",
    "Ann,Head\n",
    "Column 1=own|Column 2=own",
    "1 nothing\n",
    MUSTER_GAP_NAMES,
    .no_headings = TRUE },
  { "what becomes of rows",
    "ID,Name,Title,Department\n1,Ann,Head,Shop\n1,Bob,Head,Shop\n,,,Stock\n\n3,Eliminated,Deputy,Shop\n,,\"\",\n,\"Cy\nDee\",Packer,Shop\n4,Eve,Buyer,Shop,x\n",
    "ID=id heading|Name=name heading|Title=title heading|Department=department heading|Column 5=own",
    "2 role Head · Ann, Bob\n3 part Head · Ann, Bob\n4 department\n6! nothing\n8 role Packer · Cy Dee\n10! role Buyer · Eve\n" },
  { "empty columns and what is set aside",
    "Name,Title,Photo,Desk,Manager\nAnn,Head,http://x.org,,\n",
    "Name=name heading|Title=title heading|Photo=ignore heading|Desk=own empty|Manager=manager heading empty",
    "2 role Head · Ann\n" },
  { "dates are no stages",
    "Title,Department,From\nHead,Shop,2024-01-31\n",
    "Title=title heading|Department=department heading|From=own",
    "2 role Head\n" },
  { "cells that want to be more",
    "Name,Title,Department,<b>&amp;\n<i>Ann</i>,'=cmd|' /C calc'!A0,%s%n,\"\x01\x02\"\n",
    "Name=name heading|Title=title heading|Department=department heading|<b>&amp;=own",
    "2 role =cmd|' /C calc'!A0 · <i>Ann</i>\n" },
};

/* {{{ What a preview says, as text */

static GBytes *
encode (const Case *c)
{
  gsize length = strlen (c->table);
  char *text;

  if (!c->encoding)
    return g_bytes_new (c->table, length);
  text = g_convert (c->table, -1, c->encoding, "UTF-8", NULL, &length, NULL);
  return g_bytes_new_take (text, length);
}

static char *
dump_columns (MusterPreview *preview)
{
  static const char *const why[] = { "", " rival", " heading", " hand" };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < muster_preview_get_n_columns (preview, 0); i++)
    {
      const MusterPreviewColumn *column = muster_preview_get_column (preview, 0, i);

      g_string_append_printf (out, "%s%s=%s%s%s", i > 0 ? "|" : "", column->heading, muster_column_get_name (column->field), why[column->match], column->empty ? " empty" : "");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dump_rows (MusterPreview *preview)
{
  static const char *const names[] = { "nothing", "department", "role", "part" };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < muster_preview_get_n_rows (preview, 0); i++)
    {
      MusterPreviewRow row = muster_preview_get_row (preview, 0, i);
      g_autofree char *role = row.role != 0 ? muster_preview_dup_role (preview, row.role) : NULL;

      g_string_append_printf (out, "%u%s %s%s%s\n", row.line, row.mended ? "!" : "", names[row.becomes], role ? " " : "", role ? role : "");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* }}} */
/* {{{ The promise */

static void
compare_with_import (MusterPreview *preview, const MusterImport *given)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  MusterImport import = *given;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = NULL;
  g_autofree char *said = dump_notes (muster_preview_get_notes (preview)), *happened = NULL;
  const MusterNote *refusal = muster_preview_get_refusal (preview);

  import.notes = notes;
  doc = muster_import (&import, NULL, &error);
  happened = dump_notes (notes);
  g_assert_cmpstr (said, ==, happened);
  g_assert_true ((doc != NULL) == (muster_preview_get_document (preview) != NULL));
  g_assert_true ((doc == NULL) == (refusal != NULL));
  if (doc)
    {
      const MusterPreviewTotals *totals = muster_preview_get_totals (preview);
      g_autofree char *bytes = write_bytes (doc), *promised = write_bytes (muster_preview_get_document (preview));

      g_assert_cmpstr (promised, ==, bytes);
      g_assert_cmpuint (totals->rows, ==, import.rows);
      g_assert_cmpuint (totals->roles, ==, muster_document_count (doc, MUSTER_KIND_ROLE));
      g_assert_cmpuint (totals->people, ==, muster_document_count (doc, MUSTER_KIND_PERSON));
      g_assert_cmpuint (totals->departments, ==, muster_document_count (doc, MUSTER_KIND_DEPARTMENT));
    }
  else
    g_assert_true (g_str_has_suffix (error->message, refusal->text));
}

/* Every row is shown, and each that became a role says so. */
static void
compare_rows (MusterPreview *preview)
{
  guint n_rows = 0, n_roles = 0;

  for (guint table = 0; table < muster_preview_get_n_tables (preview); table++)
    for (guint i = 0; i < muster_preview_get_n_rows (preview, table); i++)
      {
        n_rows++;
        n_roles += muster_preview_get_row (preview, table, i).becomes == MUSTER_BECOMES_ROLE;
      }
  if (muster_preview_get_n_tables (preview) == 0 || !muster_preview_get_document (preview))
    return;
  g_assert_cmpuint (n_rows, ==, muster_preview_get_totals (preview)->rows);
  g_assert_cmpuint (n_roles, ==, muster_preview_get_totals (preview)->roles);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) bytes = encode (c);
  MusterSource source = { "table.csv", bytes };
  MusterImport import = { .sources = &source, .n_sources = 1, .map = c->map, .no_headings = c->no_headings };
  g_autoptr (MusterPreview) preview = muster_preview_new (&import, NULL, NULL);
  g_autofree char *columns = dump_columns (preview), *rows = dump_rows (preview);

  g_assert_cmpstr (columns, ==, c->columns);
  g_assert_cmpstr (rows, ==, c->rows);
  g_assert_cmpint (muster_preview_get_gap (preview), ==, c->gap);
  g_assert_true (muster_preview_can_map (preview));
  compare_with_import (preview, &import);
  compare_rows (preview);
}

/* Any change to the bytes of a table, any columns and fields: the promise stands. */
static void
test_any (void)
{
  static const char table[] = "ID,Name,Title,Department,Manager,FTE,Salary,Dotted,Photo\n"
                              "1,Ann,Head,Firm / Sales,,1,\"£1,000\",2;3,Now\n2,Bob,Buyer,Firm,1,0.5,8k-9k,,Later\n3,,Packer,,Ann,x,,1,\n";
  static const char *const names[] = { "title", "name", "department", "manager", "own", "ignore", "id", "pool" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (604);

  for (guint round = 0; round < 800; round++)
    {
      g_autofree char *text = g_strdup (table);
      g_autofree char *mapped = g_strdup_printf ("%s=%d", names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], g_rand_int_range (rand, 1, 6));
      const char *const map[] = { mapped, NULL };
      gsize length = strlen (text);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MusterPreview) preview = NULL;
      MusterSource source = { .name = "table.csv" };
      MusterImport import = { .sources = &source, .n_sources = 1, .map = g_rand_boolean (rand) ? map : NULL, .no_headings = g_rand_int_range (rand, 0, 4) == 0 };

      for (guint n = (guint) g_rand_int_range (rand, 0, 6); n > 0; n--)
        text[g_rand_int_range (rand, 0, (gint32) length)] = g_rand_boolean (rand) ? ",;\n\"1 /\xe9\x01"[g_rand_int_range (rand, 0, 9)] : table[g_rand_int_range (rand, 0, (gint32) length)];
      source.bytes = bytes = g_bytes_new (text, length);
      preview = muster_preview_new (&import, NULL, NULL);
      compare_with_import (preview, &import);
      compare_rows (preview);
    }
}

/* }}} */
/* {{{ One thing each */

static MusterPreview *
preview_text (const char *text, const char *const *map, MusterDocument *into)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MusterSource source = { "table.csv", bytes };
  MusterImport import = { .sources = &source, .n_sources = 1, .map = map };

  return muster_preview_new (&import, NULL, into);
}

/* A refusal has its place apart from its sentence. */
static void
test_refusal (void)
{
  static const struct
  {
    const char *text;
    guint line, column;
  } refusals[] = {
    { "Name,Title\nAnn,\"Head\n", 2, 5 },
    { "", 1, 1 },
    { "Who\nAnn\n", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (MusterPreview) preview = preview_text (refusals[i].text, NULL, NULL);
      const MusterNote *refusal = muster_preview_get_refusal (preview);

      g_assert_null (muster_preview_get_document (preview));
      g_assert_cmpstr (refusal->file, ==, "table.csv");
      g_assert_cmpuint (refusal->line, ==, refusals[i].line);
      g_assert_cmpuint (refusal->column, ==, refusals[i].column);
      g_assert_false (g_ascii_isdigit (*refusal->text));
      g_assert_false (muster_preview_get_totals (preview)->anything);
    }
}

/* The second of two files is named where it is what is wrong. */
static void
test_second_file (void)
{
  g_autoptr (GBytes) good = g_bytes_new_static ("Name,Title\nAnn,Head\n", 20);
  g_autoptr (GBytes) bad = g_bytes_new_static ("Name\n\"", 6);
  MusterSource sources[] = { { "a.csv", good }, { "b: c.csv", bad } };
  MusterImport import = { .sources = sources, .n_sources = 2 };
  g_autoptr (MusterPreview) preview = muster_preview_new (&import, NULL, NULL);
  const MusterNote *refusal = muster_preview_get_refusal (preview);

  g_assert_cmpstr (refusal->file, ==, "b: c.csv");
  g_assert_cmpuint (refusal->line, ==, 2);
  g_assert_true (g_str_has_prefix (refusal->text, "The quotes"));
  g_assert_cmpuint (muster_preview_get_n_tables (preview), ==, 1);
}

/* Every column can be given to any field, whatever its heading is. */
static void
test_map (void)
{
  static const char table[] = "Name,Name,2,02,,ID=x, (a) \nA,B,C,D,E,F,G\n";
  g_autoptr (MusterPreview) plain = preview_text (table, NULL, NULL);

  for (guint i = 0; i < 7; i++)
    for (MusterColumn field = 0; field < MUSTER_N_COLUMNS; field++)
      {
        g_autofree char *mapped = muster_preview_dup_map (plain, 0, i, field);
        const char *const map[] = { mapped, NULL };
        g_autoptr (MusterPreview) preview = preview_text (table, map, NULL);

        g_assert_cmpint (muster_preview_get_column (preview, 0, i)->field, ==, field);
        g_assert_cmpint (muster_preview_get_column (preview, 0, i)->match, ==, MUSTER_MATCH_HAND);
      }
}

/* Every field has a label of its own to choose by. */
static void
test_labels (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (MusterColumn field = 0; field < MUSTER_N_COLUMNS; field++)
    g_assert_true (g_hash_table_add (labels, (gpointer) muster_column_get_label (field)));
}

/* Notes lead to their rows, also from within a cell of several lines. */
static void
test_find_row (void)
{
  g_autoptr (MusterPreview) preview = preview_text ("Name,Title,Photo\n\"A\nB\",Head,p\n\nCy,Buyer,\n", NULL, NULL);
  static const struct
  {
    guint line;
    int row;
  } places[] = { { 1, -1 }, { 2, 0 }, { 3, 0 }, { 5, 1 }, { 9, 1 }, { 0, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      MusterNote note = { .file = (char *) "table.csv", .line = places[i].line };
      guint table, row = 99;

      g_assert_true (muster_preview_find_row (preview, &note, &table, &row) == (places[i].row >= 0));
      if (places[i].row >= 0)
        g_assert_cmpuint (row, ==, places[i].row);
    }
}

/* What an update will do is said, and is what it does. */
static void
test_update (void)
{
  static const char before[] = "ID,Name,Title,Department\n1,Ann,Head,Shop\n2,Bob,Buyer,Shop\n3,Cy,Packer,Shop\n";
  static const char after[] = "ID,Name,Title,Department\n1,Ann,Head,Shop\n2,Dee,Chief buyer,Shop\n4,Eve,Stock keeper,Stock\n";
  g_autoptr (MusterDocument) doc = import_table (before, NULL, NULL, NULL, NULL);
  g_autoptr (MusterDocument) copy = muster_document_dup (doc, FALSE);
  g_autofree char *was = write_bytes (doc);
  g_autoptr (MusterPreview) preview = preview_text (after, NULL, copy);
  const MusterPreviewTotals *totals = muster_preview_get_totals (preview);
  g_autofree char *is = write_bytes (doc), *said = dump_notes (muster_preview_get_notes (preview)), *happened = NULL;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterPreview) again = NULL;

  g_assert_cmpstr (is, ==, was);
  g_assert_cmpuint (totals->rows, ==, 3);
  g_assert_cmpuint (totals->roles, ==, 1);
  g_assert_cmpuint (totals->people, ==, 1);
  g_assert_cmpuint (totals->departments, ==, 1);
  g_assert_cmpuint (totals->changed, ==, 2);
  g_assert_true (totals->anything);

  g_assert_true (muster_import_update (doc, muster_preview_get_document (preview), notes));
  happened = dump_notes (notes);
  g_assert_cmpstr (said, ==, happened);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 4);

  g_clear_object (&copy);
  copy = muster_document_dup (doc, FALSE);
  again = preview_text (after, NULL, copy);
  g_assert_false (muster_preview_get_totals (again)->anything);
  g_assert_cmpuint (muster_preview_get_totals (again)->changed, ==, 0);
}

/* A format that knows its columns lets nobody map them, and shows each of its files. */
static void
test_organogram (void)
{
  static const char senior[] = "Post Unique Reference,Name,Grade,Job Title,Unit,Organisation,Reports to Senior Post\n1,Ann,SCS1,Head,Shop,Body,XX\n";
  static const char junior[] = "Reporting Senior Post,Number of Posts in FTE,Grade,Generic Job Title,Unit,Organisation\n1,3,EO,Packer,Shop,Body\n1,2,EO,Packer,Shop,Body\n";
  g_autoptr (GBytes) one = g_bytes_new_static (senior, strlen (senior));
  g_autoptr (GBytes) two = g_bytes_new_static (junior, strlen (junior));
  MusterSource sources[] = { { "junior.csv", two }, { "senior.csv", one } };
  MusterImport import = { .sources = sources, .n_sources = 2 };
  g_autoptr (MusterPreview) preview = muster_preview_new (&import, NULL, NULL);

  g_assert_null (muster_preview_get_refusal (preview));
  g_assert_false (muster_preview_can_map (preview));
  g_assert_cmpint (muster_preview_get_gap (preview), ==, MUSTER_GAP_NOTHING);
  g_assert_cmpuint (muster_preview_get_n_tables (preview), ==, 2);
  g_assert_cmpstr (muster_preview_get_file (preview, 1), ==, "senior.csv");
  g_assert_cmpint (muster_preview_get_column (preview, 0, 1)->field, ==, MUSTER_COLUMN_POOL);
  g_assert_cmpint (muster_preview_get_row (preview, 0, 1).becomes, ==, MUSTER_BECOMES_PART);
  compare_with_import (preview, &import);
  compare_rows (preview);
}

/* A document has no columns, and nothing is mapped. */
static void
test_no_table (void)
{
  g_autoptr (MusterDocument) doc = import_table ("Title\nHead\n", NULL, NULL, NULL, NULL);
  g_autofree char *text = write_bytes (doc);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MusterSource source = { "chart.muster", bytes };
  MusterImport import = { .sources = &source, .n_sources = 1 };
  g_autoptr (MusterPreview) preview = muster_preview_new (&import, NULL, NULL);

  g_assert_cmpuint (muster_preview_get_n_tables (preview), ==, 0);
  g_assert_false (muster_preview_can_map (preview));
  g_assert_cmpuint (muster_preview_get_totals (preview)->roles, ==, 1);
  compare_with_import (preview, &import);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/preview/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/preview/keeps its promise", test_any);
  g_test_add_func ("/preview/refuses with a place", test_refusal);
  g_test_add_func ("/preview/names the file that is wrong", test_second_file);
  g_test_add_func ("/preview/any column can be any field", test_map);
  g_test_add_func ("/preview/fields have labels", test_labels);
  g_test_add_func ("/preview/notes lead to rows", test_find_row);
  g_test_add_func ("/preview/updates", test_update);
  g_test_add_func ("/preview/organograms", test_organogram);
  g_test_add_func ("/preview/documents", test_no_table);
  return g_test_run ();
}
