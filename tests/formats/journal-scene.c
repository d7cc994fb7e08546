/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal-scene.c: see journal-scene.h.
 */
#include "journal-scene.h"

#include "chart.h"
#include "edit.h"
#include "journal-orphan.h"
#include "native.h"
#include "save.h"
#include "syscalls.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_folder (void)
{
  g_autofree char *template = g_strdup ("/dev/shm/muster-scene-XXXXXX");

  if (g_mkdtemp (template) != NULL)
    return g_steal_pointer (&template);
  return g_dir_make_tmp ("muster-scene-XXXXXX", NULL);
}

void
scene_begin (Scene *scene, guint32 seed)
{
  *scene = (Scene){ .rand = g_rand_new_with_seed (seed) };
  scene->folder = make_folder ();
  scene->path = g_build_filename (scene->folder, "chart.muster", NULL);
  scene->state = g_build_filename (scene->folder, "state", NULL);
  scene->journals = g_build_filename (scene->state, "journals", NULL);
  scene->doc = chart_random (scene->rand, g_rand_int_range (scene->rand, 1, 8), FALSE);
  scene->journal = muster_journal_new (scene->doc, scene->journals);
  muster_history_mark_saved (scene->doc);
  muster_journal_set_file (scene->journal, NULL, NULL);
  syscalls_watch (scene->folder);
}

/* Lets the journal hear what its thread said. */
static void
listen (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
scene_edit (Scene *scene)
{
  g_autofree char *name = g_strdup_printf ("%d", ++scene->n_edits);
  g_autoptr (GError) error = NULL;

  g_assert_true (muster_edit_set (scene->doc, muster_document_get_chart (scene->doc), MUSTER_CHART_NAME, name, MUSTER_COMMIT_DEFAULT, NULL));
  if (muster_journal_flush (scene->journal, &error))
    {
      scene->n_safe = scene->n_edits;
      syscalls_mark (scene->n_safe);
    }
  else
    g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 30);
  listen ();
}

void
scene_save (Scene *scene)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  muster_native_write (scene->doc, TRUE, out);
  bytes = g_byte_array_free_to_bytes (out);
  if (!muster_save_bytes (scene->path, bytes, NULL))
    return;
  scene->n_safe = scene->n_edits;
  syscalls_mark (scene->n_safe);
  muster_history_mark_saved (scene->doc);
  muster_journal_set_file (scene->journal, "file:///chart.muster", NULL);
  muster_journal_flush (scene->journal, NULL);
  listen ();
}

void
scene_go_on (Scene *scene)
{
  if (g_rand_int_range (scene->rand, 0, 4) == 0)
    scene_save (scene);
  else
    scene_edit (scene);
  /* A journal begins anew when the document belongs to another file. */
  if (g_rand_int_range (scene->rand, 0, 4) == 0)
    {
      g_autofree char *uri = g_strdup_printf ("file:///chart-%d.muster", scene->n_edits);

      muster_journal_set_file (scene->journal, uri, NULL);
      scene_edit (scene);
    }
}

/* The lock goes with the journal, whose files stay unless all is saved. */
void
scene_die (Scene *scene)
{
  syscalls_pause (TRUE);
  g_clear_object (&scene->journal);
  muster_journals_finish ();
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
scene_end (Scene *scene)
{
  if (scene->journal != NULL)
    scene_die (scene);
  syscalls_watch (NULL);
  remove_all (scene->journals);
  remove_all (scene->state);
  remove_all (scene->folder);
  g_object_unref (scene->doc);
  g_rand_free (scene->rand);
  g_free (scene->folder);
  g_free (scene->path);
  g_free (scene->state);
  g_free (scene->journals);
}

static int
get_number (MusterDocument *doc)
{
  const char *name = muster_document_get_name (doc, muster_document_get_chart (doc));

  return name != NULL ? (int) g_ascii_strtoll (name, NULL, 10) : 0;
}

static int
look_at_document (const char *path)
{
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return 0;
  bytes = g_bytes_new_take (text, length);
  doc = muster_native_read (bytes, path, NULL, NULL, NULL);
  return doc != NULL ? get_number (doc) : -1;
}

int
scene_look (const char *path, const char *journals)
{
  g_autoptr (GPtrArray) orphans = muster_orphans_list (journals);
  int last = look_at_document (path);

  for (guint i = 0; i < orphans->len && last >= 0; i++)
    {
      g_autoptr (MusterDocument) doc = muster_orphan_recover (orphans->pdata[i], NULL, NULL, NULL);

      last = doc != NULL ? MAX (last, get_number (doc)) : -1;
    }
  return last;
}

/* {{{ After a power cut */

void
place_make (Place *place)
{
  place->folder = make_folder ();
  place->path = g_build_filename (place->folder, "chart.muster", NULL);
  place->state = g_build_filename (place->folder, "state", NULL);
  place->journals = g_build_filename (place->state, "journals", NULL);
  g_assert_no_errno (g_mkdir_with_parents (place->journals, 0700));
}

static void
place_empty (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->journals, 0, NULL);
  const char *name;

  g_unlink (place->path);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->journals, name, NULL);

      g_unlink (path);
    }
}

void
place_remove (Place *place)
{
  place_empty (place);
  g_assert_no_errno (g_rmdir (place->journals));
  g_assert_no_errno (g_rmdir (place->state));
  g_assert_no_errno (g_rmdir (place->folder));
  g_free (place->journals);
  g_free (place->state);
  g_free (place->folder);
  g_free (place->path);
}

/* Temporary files are not looked at by anybody. */
static void
place_fill (Place *place, GHashTable *files, const Scene *scene)
{
  GHashTableIter iter;
  gpointer path, content;

  place_empty (place);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, &content))
    {
      g_autofree char *to = g_build_filename (place->folder, (char *) path + strlen (scene->folder), NULL);
      gsize length;
      const char *data = g_bytes_get_data (content, &length);

      if (strstr (path, "/.muster-") == NULL)
        g_assert_true (g_file_set_contents_full (to, length > 0 ? data : "", (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

int
place_look (Place *place, const Scene *scene, GHashTable *files)
{
  place_fill (place, files, scene);
  return scene_look (place->path, place->journals);
}

/* }}} */
