/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-journal.c: a journal that somebody left behind. Lines that are as they were written bring a document
 * back; what comes after one that is not is lost, and nothing else.
 *
 * An input is the lines of a journal after its first. With a “#” before it they stand as they are; if not, each
 * gets the checksum that makes it be read.
 */
#include "chart.h"
#include "fuzz.h"
#include "journal-file.h"
#include "journal-orphan.h"
#include "journal.h"
#include "verbs.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

const char *const fuzz_name = "journal";

/* The texts of the lines of what a real journal wrote, without the first. */
static char *
dup_lines (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GString *out = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      if (g_str_has_suffix (name, ".journal") && g_file_get_contents (path, &text, NULL, NULL))
        lines = g_strsplit (text, "\n", -1);
      for (guint i = 1; lines != NULL && lines[i] != NULL && *lines[i] != '\0'; i++)
        g_string_append_printf (out, "%s\n", strchr (strchr (lines[i], ' ') + 1, ' ') + 1);
      g_unlink (path);
    }
  return g_string_free (out, FALSE);
}

static MusterDocument *
make_base (void)
{
  return chart_read ("<s1 s2> Shop[*boss{Ann} cook{Kit} Hall[*head aide@s2-]] ~cook-head");
}

static void
add_journal (GPtrArray *seeds, guint32 seed)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-fuzz-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (MusterDocument) doc = make_base ();
  MusterJournal *journal = muster_journal_new (doc, folder);
  g_autofree char *lines = NULL;

  /* It begins with the first change, which is in its base then. */
  muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, "begun", MUSTER_COMMIT_DEFAULT, NULL);
  g_assert_true (muster_journal_flush (journal, NULL));
  for (guint i = 0; i < 8; i++)
    if (i % 3 == 2)
      muster_undo (doc);
    else
      verbs_do (doc, rand, NULL);
  g_assert_true (muster_journal_flush (journal, NULL));
  g_object_unref (journal);
  muster_journals_finish ();
  lines = dup_lines (folder);
  fuzz_add_seed (seeds, lines);
  g_rmdir (folder);
}

void
fuzz_add_seeds (GPtrArray *seeds)
{
  for (guint32 i = 0; i < 4; i++)
    add_journal (seeds, i);
  fuzz_add_seed (seeds, "{\"to\":0}\n{\"keep\":0}\n{\"name\":0,\"as\":\"x\"}\n{\"name\":0}\n");
  fuzz_add_seed (seeds, "#0123456789abcdef 8 {\"to\":0}\n");
}

static void
append_line (GString *out, const char *text, gsize length)
{
  char sum[MUSTER_JOURNAL_SUM_DIGITS + 1];

  muster_journal_sum (text, length, sum);
  g_string_append_printf (out, "%s %" G_GSIZE_FORMAT " ", sum, length);
  g_string_append_len (out, text, (gssize) length);
  g_string_append_c (out, '\n');
}

static GString *
make_journal (GBytes *input, GBytes *base)
{
  gsize length;
  const char *data = g_bytes_get_data (input, &length), *end = data + length;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  g_autofree char *header = g_strdup_printf ("{\"journal\":1,\"title\":\"x\",\"saved\":0,\"base\":\"x-0.base\",\"base-checksum\":\"%s\"}", sum);
  GString *out = g_string_new (NULL);

  append_line (out, header, strlen (header));
  if (length > 0 && *data == '#')
    {
      g_string_append_len (out, data + 1, (gssize) length - 1);
      return out;
    }
  while (data < end)
    {
      const char *next = memchr (data, '\n', (gsize) (end - data));

      append_line (out, data, (gsize) ((next != NULL ? next : end) - data));
      data = next != NULL ? next + 1 : end;
    }
  return out;
}

static void
put (const char *folder, const char *name, const char *data, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

gboolean
fuzz_one (GBytes *input)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-fuzz-XXXXXX", NULL);
  g_autoptr (MusterDocument) start = make_base (), doc = NULL;
  g_autoptr (GBytes) base = fuzz_write (start, TRUE);
  g_autoptr (GString) journal = make_journal (input, base);
  g_autoptr (GPtrArray) orphans = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;
  gboolean whole;

  put (folder, "x-0.base", g_bytes_get_data (base, NULL), g_bytes_get_size (base));
  put (folder, "x.journal", journal->str, journal->len);
  orphans = muster_orphans_list (folder);
  g_assert_cmpuint (orphans->len, ==, 1);
  doc = muster_orphan_recover (g_ptr_array_index (orphans, 0), &n_changes, &whole, &error);
  g_assert_no_error (error);
  fuzz_check_document (doc);
  muster_orphan_discard (g_ptr_array_index (orphans, 0));
  g_assert_no_errno (g_rmdir (folder));
  return n_changes > 0;
}
