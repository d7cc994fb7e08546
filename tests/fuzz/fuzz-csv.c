/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-csv.c: a table of any program. What was read from it, written as a table and read again has the same
 * roles; and from then on it is the same table, but for the order of rows: holders of one role come as their
 * ids do. (The first time, somebody without an address may turn out to be another of that name.)
 */
#include "csv.h"
#include "format.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

const char *const fuzz_name = "csv";

void
fuzz_add_seeds (GPtrArray *seeds)
{
  fuzz_add_seed (seeds, "Name,Title,Department,Manager\nAnn,Boss,Shop,\nKit,Cook,Shop/Kitchen,Ann\n,Aide,Shop/Kitchen,Kit\n");
  fuzz_add_seed (seeds, "姓名,职位,部门,上级\n周敏,店长,店铺,\n陈薇,客服,店铺/售后,周敏\n");
  fuzz_add_seed (seeds, "sep=;\nId;Name;Title;Manager Id;FTE;Share\n1;Ann;Boss;;1;\n2;Kit;Cook;1;0,5;50%\n3;\"Kit\";\"'=Aide\nof, all\";2;;\n");
  fuzz_add_seed (seeds, "Id\tName\tE-mail\tTitle\tDotted\tAssistant\tPay\tFrom\tUntil\n1\tAnn\ta@x.example\tBoss\t\tno\t98000-131000\tNow\tLater\n2\tBob\tb@x.example\tCook\t1\tyes\t5k\t\tNow\n");
}

static MusterDocument *
import (GBytes *bytes, GError **error)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  MusterSource source = { "x.csv", bytes };
  MusterImport import = { .sources = &source, .n_sources = 1, .notes = notes };

  return muster_import (&import, muster_format_find ("csv"), error);
}

static GBytes *
write_table (MusterDocument *doc)
{
  MusterExport export = { .doc = doc };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = muster_export (&export, muster_format_find ("csv"), &error);

  g_assert_no_error (error);
  return bytes;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_sorted (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static gboolean
same_lines (GBytes *some, GBytes *others)
{
  g_autofree char *one = dup_sorted (some), *other = dup_sorted (others);

  return strcmp (one, other) == 0;
}

/* Cell by cell what lies in a row is text, and there is no more of it than there are bytes. */
static void
check_cells (GBytes *input)
{
  g_autoptr (MusterCsv) csv = muster_csv_read (input, "x.csv", 0, NULL, NULL);

  if (csv == NULL)
    return;
  for (guint row = 0; row < muster_csv_get_n_rows (csv); row++)
    {
      g_assert_cmpuint (muster_csv_get_n_cells (csv, row), <=, muster_csv_get_n_columns (csv));
      for (guint column = 0; column < muster_csv_get_n_columns (csv); column++)
        g_assert_true (g_utf8_validate (muster_csv_get (csv, row, column), -1, NULL));
    }
}

static char *
dup_roles (MusterDocument *doc)
{
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  g_autofree const char **ids = g_new0 (const char *, roles->len + 1);

  for (guint i = 0; i < roles->len; i++)
    ids[i] = muster_document_get_id (doc, g_array_index (roles, MusterRecord, i));
  qsort (ids, roles->len, sizeof *ids, compare_lines);
  return g_strjoinv (" ", (char **) ids);
}

static void
check_again (MusterDocument *doc)
{
  g_autoptr (GBytes) first = write_table (doc), second = NULL, third = NULL;
  g_autoptr (MusterDocument) again = import (first, NULL), last = NULL;
  g_autofree char *roles = dup_roles (doc), *roles_again = NULL;

  g_assert_nonnull (again);
  roles_again = dup_roles (again);
  g_assert_cmpstr (roles_again, ==, roles);
  second = write_table (again);
  last = import (second, NULL);
  third = write_table (last);
  if (!same_lines (second, third))
    g_error ("a table came back otherwise:\n%.*s\n---\n%.*s", (int) g_bytes_get_size (second), (const char *) g_bytes_get_data (second, NULL), (int) g_bytes_get_size (third), (const char *) g_bytes_get_data (third, NULL));
}

gboolean
fuzz_one (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = import (input, &error);

  check_cells (input);
  if (doc == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }
  fuzz_check_document (doc);
  if (muster_document_count (doc, MUSTER_KIND_ROLE) == 0)
    return TRUE;
  check_again (doc);
  return TRUE;
}
