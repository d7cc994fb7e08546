/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-file CHART.muster WORK: a document and its file, without a window.
 *
 *   read    the file's bytes to a document; and how many bytes of memory that takes for a role
 *   save    a document to a file that is on the disk, in place of one that is there
 *   find    each keystroke of some words, in an index that is made
 *   edit    a role's title, with history and journal, again and again
 *   copy    a document for another thread
 */
#include "edit.h"
#include "journal.h"
#include "memory.h"
#include "meter.h"
#include "open.h"
#include "save.h"
#include "search.h"

#include <malloc.h>

static double
count_allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) info.uordblks + (double) info.hblkhd;
}

static MusterDocument *
read_file (const char *path)
{
  char *text;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  MusterSource source = { .name = path };

  if (!g_file_get_contents (path, &text, &size, NULL))
    exit (2);
  bytes = g_bytes_new_take (text, size);
  source.bytes = bytes;
  return muster_open (&source, NULL, NULL, NULL);
}

static void
bench_read (const char *path)
{
  double held = count_allocated (), wall = meter_wall (), cpu = meter_cpu ();
  MusterDocument *doc = read_file (path);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  printf ("{\"cpu\": %.3f, \"wall\": %.3f, \"memory\": %.1f, \"bytes\": %.1f}\n", meter_cpu () - cpu, meter_wall () - wall, meter_peak (), (count_allocated () - held) / roles->len);
}

static void
bench_save (MusterDocument *doc, const char *path)
{
  g_autofree char *to = g_strconcat (path, ".saved", NULL);
  double wall = meter_wall (), cpu = meter_cpu ();
  GBytes *bytes = muster_document_to_bytes (doc, TRUE);
  double written = meter_wall ();
  g_autoptr (GError) error = NULL;

  if (!muster_save_bytes (to, bytes, &error))
    g_error ("%s", error->message);
  printf ("{\"cpu\": %.3f, \"wall\": %.3f, \"disk\": %.3f, \"memory\": %.1f}\n", meter_cpu () - cpu, meter_wall () - wall, meter_wall () - written, meter_peak ());
  unlink (to);
}

static void
bench_find (MusterDocument *doc)
{
  static const char *const words[] = { "zieliński", "vice president", "王伟", "customer success 12", "is:open", "role:director" };
  double cpu = meter_cpu ();
  g_autoptr (MusterSearchIndex) index = muster_search_index_new (doc, NULL);
  double made = meter_cpu () - cpu;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *end = words[i]; *end != '\0';)
      {
        g_autofree char *typed = g_strndup (words[i], (gsize) ((end = g_utf8_next_char (end)) - words[i]));
        double before = meter_cpu (), took;

        g_array_unref (muster_search_find (index, typed));
        took = meter_cpu () - before;
        g_array_append_val (times, took);
      }
  printf ("{\"cpu\": %.3f, \"p95\": %.3f, \"index\": %.3f}\n", meter_share (times, 0.5), meter_share (times, 0.95), made);
}

/* Until the journal has begun, which the first change starts. */
static void
settle (MusterJournal *journal)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  muster_journal_flush (journal, NULL);
}

static void
bench_edit (MusterDocument *doc, const char *path)
{
  g_autofree char *folder = g_strconcat (path, ".journal", NULL);
  MusterJournal *journal = muster_journal_new (doc, folder);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  muster_edit_set (doc, g_array_index (roles, MusterRecord, 0), MUSTER_ROLE_TITLE, "First", MUSTER_COMMIT_DEFAULT, NULL);
  settle (journal);
  for (guint i = 0; i < 200; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i * 7919u % roles->len);
      g_autofree char *title = g_strdup_printf ("Title %u", i);
      double before = meter_wall (), took;

      if (!muster_edit_set (doc, role, MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_DEFAULT, NULL))
        exit (2);
      took = meter_wall () - before;
      g_array_append_val (times, took);
    }
  muster_journal_discard (journal);
  settle (journal);
  g_object_unref (journal);
  muster_journals_finish ();
  printf ("{\"wall\": %.4f, \"p95\": %.4f}\n", meter_share (times, 0.5), meter_share (times, 0.95));
}

static void
bench_copy (MusterDocument *doc)
{
  double cpu = meter_cpu (), wall = meter_wall ();
  MusterDocument *copy = muster_document_dup (doc, TRUE);

  printf ("{\"cpu\": %.3f, \"wall\": %.3f}\n", meter_cpu () - cpu, meter_wall () - wall);
  g_object_unref (copy);
}

int
main (int argc, char **argv)
{
  g_autoptr (MusterDocument) doc = NULL;

  if (argc != 3)
    return 2;
  muster_memory_keep ();
  if (g_str_equal (argv[2], "read"))
    {
      bench_read (argv[1]);
      return 0;
    }
  doc = read_file (argv[1]);
  if (g_str_equal (argv[2], "save"))
    bench_save (doc, argv[1]);
  else if (g_str_equal (argv[2], "find"))
    bench_find (doc);
  else if (g_str_equal (argv[2], "edit"))
    bench_edit (doc, argv[1]);
  else
    bench_copy (doc);
  return 0;
}
