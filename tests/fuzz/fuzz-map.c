/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-map.c: columns that are mapped by hand. Whatever a map says, it is done or refused in a sentence, the same
 * each time; and the map that is written for a column means that column.
 *
 * An input is a line for each map, a blank line, and a table.
 */
#include "csv.h"
#include "format.h"
#include "fuzz.h"
#include "headings.h"

#include <string.h>

const char *const fuzz_name = "map";

void
fuzz_add_seeds (GPtrArray *seeds)
{
  fuzz_add_seed (seeds, "name=1\ntitle=What\nmanager=Boss\n\nWho,What,Boss\nAnn,Boss,\nKit,Cook,Ann\n");
  fuzz_add_seed (seeds, "department=2\n\n姓名,组,上级\n周敏,店铺,\n陈薇,售后,周敏\n");
  fuzz_add_seed (seeds, "name=name\nname=2\nid=99\nid=\n=\n\nName,Name,NAME\na,b,c\n");
}

static GBytes *
import (char **maps, GBytes *table, GError **error)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  MusterSource source = { "x.csv", table };
  MusterImport import = { .sources = &source, .n_sources = 1, .map = (const char *const *) maps, .notes = notes };
  g_autoptr (MusterDocument) doc = muster_import (&import, muster_format_find ("csv"), error);

  if (doc == NULL)
    return NULL;
  fuzz_check_document (doc);
  return fuzz_write (doc, FALSE);
}

/* What is written for a column maps that column, among whatever others. */
static void
check_maps (GBytes *table)
{
  g_autoptr (MusterCsv) csv = muster_csv_read (table, "x.csv", 0, NULL, NULL);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  guint n = csv != NULL && muster_csv_get_n_rows (csv) > 0 ? MIN (muster_csv_get_n_cells (csv, 0), 12) : 0;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (headings, (gpointer) muster_csv_get (csv, 0, i));
  g_ptr_array_add (headings, NULL);
  for (guint i = 0; i < n; i++)
    {
      const char *const *all = (const char *const *) headings->pdata;
      g_autoptr (MusterHeadings) columns = muster_headings_new (all, n);
      MusterColumn field = (MusterColumn) (i * 7 % MUSTER_COLUMN_IGNORED);
      g_autofree char *map = muster_headings_dup_map (all, i, field);
      g_autoptr (GError) error = NULL;

      if (muster_headings_map (columns, map, all, &error) != 1 || columns->at[field] != (int) i)
        g_error ("“%s” does not map column %u", map, i);
    }
}

gboolean
fuzz_one (GBytes *input)
{
  gsize length;
  const char *data = g_bytes_get_data (input, &length);
  const char *end = length > 0 ? g_strstr_len (data, (gssize) length, "\n\n") : NULL;
  g_autofree char *text = end != NULL ? g_strndup (data, (gsize) (end - data)) : NULL;
  g_auto (GStrv) maps = NULL;
  g_autoptr (GBytes) table = NULL, first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  /* The command line takes nothing else. */
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  maps = g_strsplit (text, "\n", 40);
  table = g_bytes_new (end + 2, length - (gsize) (end + 2 - data));
  check_maps (table);
  first = import (maps, table, &error);
  g_assert_true ((first == NULL) == (error != NULL));
  second = first != NULL ? import (maps, table, NULL) : NULL;
  g_assert_true (first == NULL || g_bytes_equal (first, second));
  return first != NULL;
}
