/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Organograms are told by their headings and read as organogram.h says: of every real one that is
 * there, each row is accounted for, and each post reports to whom its row says.
 */
#include <math.h>

#include "error.h"
#include "organogram.h"
#include "sheet.h"
#include "tables.h"

#define SENIOR "Post Unique Reference,Name,Grade (or equivalent),Job Title,Job/Team Function,Parent Department,Organisation,Unit,Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,Actual Pay Floor (£),Actual Pay Ceiling (£),,Professional/Occupational Group,Notes,Valid?\n"
#define JUNIOR "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group\n"

static MusterDocument *
import_pair (const char *first, const char *second, MusterNotes *notes, guint *rows, GError **error)
{
  g_autoptr (GBytes) one = g_bytes_new (first, strlen (first));
  g_autoptr (GBytes) two = g_bytes_new (second ? second : "", second ? strlen (second) : 0);
  MusterSource sources[] = { { "one.csv", one }, { "two.csv", two } };
  MusterImport import = { .sources = sources, .n_sources = second ? 2 : 1, .notes = notes };
  MusterDocument *doc = muster_import (&import, NULL, error);

  if (rows)
    *rows = import.rows;
  return doc;
}

/* {{{ A small one */

static const char senior[] = SENIOR
    "1,Ann Lee,SCS3,Director,Leads,Ministry,Body,Office,,team@body.uk,XX,100,1,\"100,000\",\"104,999\",,Policy,,\n"
    "2,'N/D',SCS1,'Head of Buying',Buys,Ministry,Body,Buying,,team@body.uk,1,,1,0,0,,Policy,,\n"
    "3,Vacant,SCS1,Head of Stock,,Ministry,Body,Stock,,,1,,1,N/D,N/D,,,,\n"
    "4,'Eliminated',SCS1,Head of Wheels,,Ministry,Body,Wheels,,,1,,1,0,0,,,,\n"
    "5,Bob,SCS1,Deputy,,Ministry,Body,Stock,,,4,,0.5,60000,64999,,,,\n"
    "5,Cy,SCS1,Deputy,,Ministry,Body,Stock,,,4,,0.4,50000,54999,,,,\n"
    "0,Dan,SCS1,On leave,,Ministry,Body,Stock,,,1,,1,0,0,,,,\n"
    "6,,SCS1,Clerk,,Ministry,Body,Stock,,,9,,1,0,0,,,,\n";

static const char junior[] = JUNIOR
    "Ministry,Body,Buying,2,EO,20000,25000,Officer,2.5,Policy\n"
    "Ministry,Body,Buying,2,EO,20000,25000,Officer,1,Policy\n"
    "Ministry,Body,Buying,2,AO,,,Clerk,0,Policy\n"
    "Ministry,Body,Stock,4,AO,unknown,,Clerk,,Policy\n";

static const char expected_roles[] =
    "Director [Ministry/Body/Office]: Ann Lee fte=1 from=100000 to=104999\n"
    "Head of Buying [Ministry/Body/Buying] <Director fte=1 pool=1\n"
    "Head of Stock [Ministry/Body/Stock] <Director fte=1\n"
    "Deputy [Ministry/Body/Stock] <Director: Bob 50%, Cy 40% fte=0.9 from=50000 to=64999\n"
    "Clerk [Ministry/Body/Stock] <Director fte=1 pool=1\n"
    "Officer [Ministry/Body/Buying] <Head of Buying fte=3.5 pool=3.5 from=20000 to=25000\n"
    "Clerk [Ministry/Body/Stock] <Director fte=1 pool=1\n";

static void
test_small (void)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  guint rows;
  g_autoptr (MusterDocument) doc = import_pair (senior, junior, notes, &rows, &error);
  g_autoptr (MusterDocument) other_order = import_pair (junior, senior, NULL, NULL, &error);
  g_autofree char *roles = NULL, *bytes = NULL, *other_bytes = NULL, *said = dump_notes (notes);
  MusterRecord chart = muster_document_get_chart (doc);

  g_assert_no_error (error);
  g_assert_cmpuint (rows, ==, 12);
  roles = dump_roles (doc);
  g_assert_cmpstr (roles, ==, expected_roles);
  bytes = write_bytes (doc);
  other_bytes = write_bytes (other_order);
  g_assert_cmpstr (bytes, ==, other_bytes);

  g_assert_cmpstr (muster_document_get_text (doc, chart, MUSTER_CHART_NAME), ==, "Body");
  g_assert_cmpstr (muster_document_get_text (doc, chart, MUSTER_CHART_CURRENCY), ==, "GBP");
  g_assert_cmpstr (muster_document_get_text (doc, chart, MUSTER_CHART_PAY_PERIOD), ==, "year");
  g_assert_cmpstr (said, ==, "skipped 5: The post was eliminated\n"
                             "merged 7: Shares the post “Deputy” of line 6\n"
                             "skipped 8: The reference 0 means a post that is not in use\n"
                             "repaired 0: 1 post has no name: taken as held by somebody who is not disclosed\n"
                             "pooled 2: Became one role that stands for these posts\n"
                             "merged 3: Added to the post “Officer” of line 2\n"
                             "skipped 4: The number of posts is 0\n"
                             "repaired 5: The number of posts is missing: taken as 1\n"
                             "pooled 5: Became one role that stands for these posts\n"
                             "repaired 6 orphan: Reports to “4”, a post that is not in use: put under “Director”, to which that reported\n"
                             "repaired 5 orphan: Reports to “4”, a post that is not in use: put under “Director”, to which that reported\n"
                             "repaired 9 orphan: Reports to “9”, who is not there: put under “Director”\n");
}

/* The e-mail of a team makes no two people one. */
static void
test_emails (void)
{
  g_autoptr (MusterDocument) doc = import_pair (SENIOR "1,Ann,A,Director,,M,B,U,,team@b.uk,XX,,1,,,,,,\n2,Bob,A,Deputy,,M,B,U,,team@b.uk,1,,1,,,,,,\n", NULL, NULL, NULL, NULL);

  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, 2);
}

static void
test_refusals (void)
{
  static const char *const map[] = { "title=Grade", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (senior, sizeof senior - 1);
  MusterSource source = { "senior.csv", bytes };
  MusterImport import = { .sources = &source, .n_sources = 1, .map = map };
  g_autoptr (GError) error = NULL;

  g_assert_null (import_pair (junior, NULL, NULL, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (import_pair (senior, senior, NULL, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (muster_import (&import, muster_format_find ("organogram"), &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (import_table ("Name,Title\nAnn,Head\n", "organogram", NULL, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX);
}

static void
test_recognition (void)
{
  static const struct
  {
    const char *text;
    const char *charset;
    gboolean recognised;
  } files[] = {
    { senior, "UTF-8", TRUE },
    { junior, "UTF-8", TRUE },
    { senior, "WINDOWS-1252", TRUE },
    { senior, "UTF-16LE", TRUE },
    { senior, "UTF-16BE", TRUE },
    { "Post Unique Reference;Reports to Senior Post\n", "UTF-8", TRUE },
    { "Post Unique Reference,Name\n", "UTF-8", FALSE },
    { "Name,Title\nPost Unique Reference,Reports to Senior Post\n", "UTF-8", FALSE },
    { "\"Post Unique Reference,Reports to Senior Post\n", "UTF-8", FALSE },
    { "", "UTF-8", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      char *encoded = g_convert (files[i].text, -1, files[i].charset, "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (encoded, length);
      MusterSource source = { "file", bytes };

      g_assert_cmpint (muster_organogram_recognises (&source), ==, files[i].recognised);
    }
}

/* }}} */
/* {{{ Real ones */

typedef struct
{
  char *name;
  GBytes *bytes;
  /* %NULL if there is none. */
  MusterSheet *sheet;
  guint n_rows;
} Part;

typedef struct
{
  MusterDocument *doc;
  MusterNotes *notes;
  Part parts[2];
  guint n_parts;
} Pair;

static guint
count_notes (Pair *pair, guint part, MusterNoteKind kind)
{
  guint n = 0;

  for (guint i = 0; i < muster_notes_get_length (pair->notes); i++)
    {
      const MusterNote *note = muster_notes_get (pair->notes, i);

      n += note->kind == kind && g_strcmp0 (note->file, pair->parts[part].name) == 0;
    }
  return n;
}

static gboolean
is_noted (Pair *pair, guint part, guint line, MusterNoteKind kind, const char *check)
{
  for (guint i = 0; i < muster_notes_get_length (pair->notes); i++)
    {
      const MusterNote *note = muster_notes_get (pair->notes, i);

      if (note->kind == kind && note->line == line && g_strcmp0 (note->file, pair->parts[part].name) == 0 && (!check || g_strcmp0 (note->check, check) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Rows are roles, or in the notes; the posts of pooled rows add up. */
static void
account (Pair *pair, guint n_rows)
{
  guint n_senior = pair->parts[0].n_rows - count_notes (pair, 0, MUSTER_NOTE_MERGED) - count_notes (pair, 0, MUSTER_NOTE_SKIPPED);
  guint n_junior = pair->n_parts > 1 ? count_notes (pair, 1, MUSTER_NOTE_POOLED) : 0;
  g_autoptr (GArray) roles = muster_document_list (pair->doc, MUSTER_KIND_ROLE);
  double posts = 0, expected = 0;

  g_assert_cmpuint (n_rows, ==, pair->parts[0].n_rows + pair->parts[1].n_rows);
  g_assert_cmpuint (roles->len, ==, n_senior + n_junior);
  if (pair->n_parts < 2)
    return;
  g_assert_cmpuint (pair->parts[1].n_rows, ==, n_junior + count_notes (pair, 1, MUSTER_NOTE_MERGED) + count_notes (pair, 1, MUSTER_NOTE_SKIPPED));

  for (guint i = n_senior; i < roles->len; i++)
    posts += muster_document_get_number (pair->doc, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_POOL, NAN);
  for (guint row = 1; row < muster_sheet_get_n_rows (pair->parts[1].sheet); row++)
    expected += g_ascii_strtod (muster_csv_get (pair->parts[1].sheet->csv, row, 8), NULL);
  g_assert_cmpfloat_with_epsilon (posts, expected, 0.01);
}

static MusterRecord
find_ref (Pair *pair, const char *ref)
{
  MusterIter iter;
  MusterRecord role;

  muster_iter_init_kind (&iter, pair->doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    if (g_strcmp0 (muster_document_get_text (pair->doc, role, MUSTER_ROLE_REF), ref) == 0)
      return role;
  return 0;
}

/* Every senior post reports to the one that its row names, in spite of what is not written by hand. */
static void
compare_reporting (Pair *pair)
{
  MusterCsv *csv = pair->parts[0].sheet->csv;

  for (guint row = 1; row < muster_csv_get_n_rows (csv); row++)
    {
      guint line = muster_csv_get_line (csv, row);
      const char *manager = muster_csv_get (csv, row, 10);
      MusterRecord role = find_ref (pair, muster_csv_get (csv, row, 0));
      MusterRecord found = role != 0 ? muster_document_get_manager (pair->doc, role, 0) : 0;

      if (is_noted (pair, 0, line, MUSTER_NOTE_SKIPPED, NULL) || is_noted (pair, 0, line, MUSTER_NOTE_MERGED, NULL))
        continue;
      if (is_noted (pair, 0, line, MUSTER_NOTE_REPAIRED, "orphan"))
        continue;
      g_assert_cmpuint (role, !=, 0);
      if (strcmp (manager, "XX") == 0 || is_noted (pair, 0, line, MUSTER_NOTE_REPAIRED, "cycle"))
        g_assert_cmpuint (found, ==, 0);
      else
        g_assert_cmpstr (found != 0 ? muster_document_get_text (pair->doc, found, MUSTER_ROLE_REF) : "", ==, manager);
    }
}

static void
add_part (Pair *pair, const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  Part *part = &pair->parts[pair->n_parts];
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return;
  part->name = g_strdup (file);
  part->bytes = g_bytes_new_take (contents, length);
  part->sheet = muster_sheet_read (&(MusterSource){ part->name, part->bytes }, 0, TRUE, NULL, NULL);
  for (guint row = 1; row < muster_sheet_get_n_rows (part->sheet); row++)
    part->n_rows += muster_sheet_has_row (part->sheet, row);
  pair->n_parts++;
}

static void
test_pair (const char *folder, const char *senior_file)
{
  g_autofree char *stem = g_strndup (senior_file, strlen (senior_file) - strlen ("senior.csv"));
  g_autofree char *junior_file = g_strconcat (stem, "junior.csv", NULL);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GError) error = NULL;
  Pair pair = { .notes = notes };
  MusterSource sources[2];
  MusterImport import = { .sources = sources, .notes = notes };

  g_test_message ("%s", senior_file);
  add_part (&pair, folder, senior_file);
  add_part (&pair, folder, junior_file);
  for (guint i = 0; i < pair.n_parts; i++)
    sources[i] = (MusterSource){ pair.parts[i].name, pair.parts[i].bytes };
  import.n_sources = pair.n_parts;
  doc = pair.doc = muster_import (&import, NULL, &error);
  g_assert_no_error (error);

  account (&pair, import.rows);
  compare_reporting (&pair);
  for (guint i = 0; i < pair.n_parts; i++)
    {
      g_free (pair.parts[i].name);
      g_bytes_unref (pair.parts[i].bytes);
      muster_sheet_free (pair.parts[i].sheet);
    }
}

static char *
find_folder (void)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "shared", "data", "organograms", NULL);
}

static void
test_real (void)
{
  g_autofree char *folder = find_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint n = 0;

  if (!dir)
    {
      g_test_skip ("the real organograms are not here");
      return;
    }
  while ((file = g_dir_read_name (dir)))
    if (g_str_has_suffix (file, "-senior.csv"))
      {
        test_pair (folder, file);
        n++;
      }
  g_assert_cmpuint (n, >, 0);
}

/* }}} */

/* Any change to the bytes of the small one gives a document or an error. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2011);

  for (guint round = 0; round < 1000; round++)
    {
      g_autofree char *text = g_strdup (senior);
      g_autofree char *other = g_strdup (junior);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterDocument) doc = NULL;

      for (guint n = (guint) g_rand_int_range (rand, 1, 8); n > 0; n--)
        {
          char *which = g_rand_boolean (rand) ? text : other;

          which[(gsize) g_rand_int_range (rand, 0, (gint32) strlen (which))] = ",\n\"'1X;\xe9\x01"[g_rand_int_range (rand, 0, 9)];
        }
      doc = import_pair (text, other, NULL, NULL, &error);
      g_assert_true ((doc != NULL) == (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/organogram/small", test_small);
  g_test_add_func ("/organogram/e-mails", test_emails);
  g_test_add_func ("/organogram/refusals", test_refusals);
  g_test_add_func ("/organogram/recognition", test_recognition);
  g_test_add_func ("/organogram/any bytes", test_any_bytes);
  g_test_add_func ("/organogram/real ones", test_real);
  return g_test_run ();
}
