/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-writing.c: what every format that is written keeps to: it says what matters to it, stops when
 * cancelled, says how far it is, and writes the same of a copy.
 */
#include "native.h"
#include "paper.h"
#include "sample.h"

#include <string.h>

static GBytes *
write_as (const MusterExport *export, const MusterFormat *format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = muster_export (export, format, &error);

  g_assert_no_error (error);
  return bytes;
}

static MusterExport
usual (MusterDocument *doc)
{
  return (MusterExport){ .doc = doc, .dpi = 72, .file_name = "lantern.muster", .time = 1795417200 };
}

/* Writing the copy is what writing the document is, in every format. */
static void
test_copy (gconstpointer data)
{
  const MusterFormat *format = data;
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autoptr (MusterDocument) copy = muster_document_dup (doc, FALSE);
  const MusterExport export = usual (doc), other = usual (copy);
  g_autoptr (GBytes) bytes = write_as (&export, format), again = write_as (&other, format);

  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_copy_with_history (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new (), again = g_byte_array_new ();
  g_autoptr (MusterDocument) copy = NULL;
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord team = muster_draft_add_other (draft, "team", "t-1");

  muster_draft_set_raw (draft, team, muster_document_own_field (doc, "size"), "[7]");
  muster_draft_set_text (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, "r-new"), MUSTER_ROLE_TITLE, "Photographer");
  muster_commit (draft, "Add a team and a role", MUSTER_COMMIT_DEFAULT);
  copy = muster_document_dup (doc, TRUE);
  muster_native_write (doc, TRUE, bytes);
  muster_native_write (copy, TRUE, again);
  g_assert_cmpmem (bytes->data, bytes->len, again->data, again->len);
}

/* What does not matter to a format changes nothing of what it writes, and what does matter does. */
static const struct
{
  MusterFormatFlags flag;
  MusterExport change;
} choices[] = {
  { MUSTER_FORMAT_PICTURE, { .scene.theme = MUSTER_THEME_DARK } },
  { MUSTER_FORMAT_PICTURE, { .page_width = 300, .page_height = 200 } },
  { MUSTER_FORMAT_PIXELS, { .dpi = 36 } },
  { MUSTER_FORMAT_PIXELS, { .pixel_width = 123 } },
  { MUSTER_FORMAT_PLACED, { .scene.style = "stacked" } },
  { MUSTER_FORMAT_VIEWS, { .scene.view = MUSTER_VIEW_REPORTING } },
  { MUSTER_FORMAT_PARTS, { .scene.depth = 1 } },
};

static void
test_flags (gconstpointer data)
{
  const MusterFormat *format = data;
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport export = usual (doc);
  g_autoptr (GBytes) bytes = write_as (&export, format);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      MusterExport changed = choices[i].change;
      g_autoptr (GBytes) other = NULL;

      changed.doc = doc;
      changed.dpi = changed.dpi > 0 ? changed.dpi : export.dpi;
      changed.file_name = export.file_name;
      changed.time = export.time;
      other = write_as (&changed, format);
      g_test_message ("choice %u", i);
      g_assert_cmpint (g_bytes_equal (bytes, other), ==, (format->flags & choices[i].flag) == 0);
    }
  g_assert_true (((format->flags & MUSTER_FORMAT_TEXT) != 0) != ((format->flags & MUSTER_FORMAT_PICTURE) != 0));
  if ((format->flags & MUSTER_FORMAT_TEXT) != 0)
    g_assert_true (g_utf8_validate (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

typedef struct
{
  GCancellable *cancellable;
  double stop_at;
  double last;
  guint n_calls;
} Watcher;

static void
on_progress (double done, gpointer data)
{
  Watcher *watcher = data;

  g_assert_cmpfloat (done, >=, watcher->last);
  g_assert_cmpfloat (done, <=, 1);
  g_assert_false (g_cancellable_is_cancelled (watcher->cancellable));
  watcher->last = done;
  watcher->n_calls++;
  if (done >= watcher->stop_at)
    g_cancellable_cancel (watcher->cancellable);
}

/* Twice: to the end, and until half of it is done. */
static void
test_progress (gconstpointer data)
{
  const MusterFormat *format = data;
  g_autoptr (MusterDocument) doc = sample_new_large (200);
  MusterExport export = usual (doc);

  export.dpi = 144;
  export.progress = on_progress;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Watcher watcher = { cancellable, i == 0 ? 2 : 0.5, 0, 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      export.cancellable = cancellable;
      export.progress_data = &watcher;
      bytes = muster_export (&export, format, &error);
      if ((format->flags & MUSTER_FORMAT_PICTURE) == 0)
        {
          g_assert_cmpuint (watcher.n_calls, ==, 0);
          continue;
        }
      g_assert_cmpuint (watcher.n_calls, >, 5);
      if (i == 0)
        {
          g_assert_no_error (error);
          g_assert_cmpfloat (watcher.last, ==, 1);
          continue;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (bytes);
      g_assert_cmpfloat (watcher.last, <, 0.6);
    }
}

static void
test_cancelled (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MusterExport export = usual (doc);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  export.cancellable = cancellable;
  g_assert_null (muster_export (&export, data, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A name with the suffix that a format gives fits it, whatever the case of its letters. */
static void
test_suffix (gconstpointer data)
{
  const MusterFormat *format = data;
  g_autofree char *suffix = muster_format_dup_suffix (format);
  g_autofree char *name = g_strdup_printf ("a.b.%s", suffix);
  g_autofree char *loud = g_ascii_strup (name, -1);

  g_assert_cmpstr (suffix, !=, "");
  g_assert_null (strchr (suffix, '|'));
  g_assert_true (muster_format_fits (format, name));
  g_assert_true (muster_format_fits (format, loud));
  g_assert_false (muster_format_fits (format, suffix));
  g_assert_true (muster_format_for_file (name) == format);
}

static void
test_paper (void)
{
  static const struct
  {
    MusterTurn turn;
    MusterDirection direction;
    double width;
  } cases[] = {
    { MUSTER_TURN_PORTRAIT, MUSTER_DIRECTION_DOWN, 200 },
    { MUSTER_TURN_LANDSCAPE, MUSTER_DIRECTION_DOWN, 300 },
    { MUSTER_TURN_BY_CHART, MUSTER_DIRECTION_DOWN, 300 },
    { MUSTER_TURN_BY_CHART, MUSTER_DIRECTION_RIGHT, 200 },
  };
  g_autoptr (MusterDocument) doc = sample_new_large (100);

  g_assert_cmpstr (muster_sheet_sizes ()[0].name, ==, "fit");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MusterSceneOptions options = { .direction = cases[i].direction };
      const MusterPaper paper = { 200, 300, cases[i].turn };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
      double width, height;

      muster_paper_lay (&paper, scene, &width, &height);
      g_assert_cmpfloat (width, ==, cases[i].width);
      g_assert_cmpfloat (height, ==, 500 - cases[i].width);
    }
}

static void
add_for_all (const char *promise, GTestDataFunc func)
{
  for (const MusterFormat *const *format = muster_formats (); *format != NULL; format++)
    {
      g_autofree char *path = g_strdup_printf ("/writing/%s/%s", promise, (*format)->name);

      if ((*format)->save != NULL)
        g_test_add_data_func (path, *format, func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_for_all ("a copy gives the same bytes", test_copy);
  add_for_all ("only what it says matters to it", test_flags);
  add_for_all ("progress goes forward and cancelling stops it", test_progress);
  add_for_all ("what is cancelled before is not written", test_cancelled);
  add_for_all ("its suffix is its own", test_suffix);
  g_test_add_func ("/writing/a copy has the same bytes with history", test_copy_with_history);
  g_test_add_func ("/writing/a sheet lies as it was said, or as suits the chart", test_paper);
  return g_test_run ();
}
