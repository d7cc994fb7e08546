/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal.c: see journal.h.
 *
 * What happened is told from the history before and after: its position, its length, and which change
 * it was. Lines are
 *
 *   {"at":12,"change":{…}}    12 changes were in force, and this was done
 *   {"to":11}                 undone or redone until 11 were
 *   {"keep":11}               the same, and those above were forgotten
 *   {"name":3,"as":"…"}       the state after the change 3 was named; without "as" it lost its name
 */
#include "journal.h"

#include "journal-file.h"
#include "native.h"

/* What the thread has of a journal: no reference, for then the last one could be let go there. */
typedef struct
{
  /* %NULL when it has gone; only for the main loop. */
  MusterJournal *journal;
} Ear;

struct _MusterJournal
{
  GObject parent_instance;

  MusterDocument *doc;
  MusterJournalFile *file;
  Ear *ear;
  char *uri;
  char *checksum;

  /* Whether the files hold what is in the document, or will when what was asked for is done. */
  gboolean begun;
  guint beginning;
  gboolean failed;

  /* The history as the files have it. */
  guint position;
  guint length;
  guint namings;
  GPtrArray *names;
};

enum
{
  KEPT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterJournal, muster_journal, G_TYPE_OBJECT)

/* {{{ What is heard from the thread */

typedef struct
{
  Ear *ear;
  GError *error;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_atomic_rc_box_release (news->ear);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
tell (gpointer data)
{
  News *news = data;
  MusterJournal *journal = news->ear->journal;

  if (journal == NULL)
    return G_SOURCE_REMOVE;
  if (news->error == NULL)
    {
      journal->failed = FALSE;
      g_signal_emit (journal, signals[KEPT], 0);
      return G_SOURCE_REMOVE;
    }
  journal->begun = FALSE;
  if (!journal->failed)
    {
      journal->failed = TRUE;
      g_signal_emit (journal, signals[FAILED], 0, news->error);
    }
  return G_SOURCE_REMOVE;
}

static void
on_heard (const GError *error, gpointer data)
{
  News *news = g_new0 (News, 1);

  news->ear = g_atomic_rc_box_acquire (data);
  news->error = error != NULL ? g_error_copy (error) : NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell, news, news_free);
}

/* }}} */
/* {{{ Beginning */

static void
remember (MusterJournal *journal)
{
  journal->position = muster_history_get_position (journal->doc);
  journal->length = muster_history_get_length (journal->doc);
}

static void
remember_names (MusterJournal *journal)
{
  guint n_changes = muster_history_get_length (journal->doc);

  journal->namings = muster_history_count_namings (journal->doc);
  g_ptr_array_set_size (journal->names, 0);
  for (guint i = 0; i < n_changes; i++)
    g_ptr_array_add (journal->names, g_strdup (muster_history_get_change (journal->doc, i)->name));
}

static void
append_text (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  muster_json_append_string (out, text);
}

static GBytes *
write_base (gpointer doc)
{
  GByteArray *out = g_byte_array_new ();

  muster_native_write (doc, TRUE, out);
  return g_byte_array_free_to_bytes (out);
}

static void
begin (MusterJournal *journal)
{
  MusterRecord chart = muster_document_get_chart (journal->doc);
  GString *header = g_string_new ("{\"journal\":1");

  g_clear_handle_id (&journal->beginning, g_source_remove);
  append_text (header, "title", muster_document_get_text (journal->doc, chart, MUSTER_CHART_NAME));
  append_text (header, "uri", journal->uri);
  append_text (header, "checksum", journal->checksum);
  g_string_append_printf (header, ",\"saved\":%d", muster_history_get_saved (journal->doc));
  journal->begun = TRUE;
  remember (journal);
  remember_names (journal);
  muster_journal_file_begin (journal->file, header, write_base, muster_document_dup (journal->doc, TRUE), g_object_unref);
}

static gboolean
begin_idle (gpointer data)
{
  MusterJournal *journal = data;

  journal->beginning = 0;
  begin (journal);
  return G_SOURCE_REMOVE;
}

/* After the frame, since copying a document takes a moment. */
static void
queue_begin (MusterJournal *journal)
{
  if (journal->beginning == 0)
    journal->beginning = g_idle_add (begin_idle, journal);
}

static void
forget (MusterJournal *journal)
{
  g_clear_handle_id (&journal->beginning, g_source_remove);
  if (journal->begun)
    muster_journal_file_remove (journal->file);
  journal->begun = FALSE;
}

/* }}} */
/* {{{ Changes */

/* Those above @position were forgotten, and the last one may be another. */
static void
forget_names (MusterJournal *journal, guint position, const char *name)
{
  g_ptr_array_set_size (journal->names, (int) position);
  g_ptr_array_add (journal->names, g_strdup (name));
}

static void
append_change (MusterJournal *journal, guint position)
{
  GString *text = g_string_new (NULL);

  forget_names (journal, position - 1, muster_history_get_change (journal->doc, position - 1)->name);
  g_string_append_printf (text, "{\"at\":%u,\"change\":", position - 1);
  muster_native_write_change (journal->doc, muster_history_get_change (journal->doc, position - 1), text);
  g_string_append_c (text, '}');
  muster_journal_file_append (journal->file, text);
}

static void
append_position (MusterJournal *journal, const char *what, guint position)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\"%s\":%u}", what, position);
  muster_journal_file_append (journal->file, text);
}

/* A step that was undone or redone is the history's own; one that was done now is told by a copy. */
static gboolean
is_travel (MusterJournal *journal, const MusterChange *change, int direction, guint position)
{
  if (direction < 0)
    return TRUE;
  return position > 0 && muster_history_get_change (journal->doc, position - 1) == change;
}

static void
on_changed (MusterJournal *journal, const MusterChange *change, int direction)
{
  guint position = muster_history_get_position (journal->doc), length = muster_history_get_length (journal->doc);

  if (!journal->begun || change == NULL)
    {
      queue_begin (journal);
      return;
    }
  if (is_travel (journal, change, direction, position))
    append_position (journal, "to", position);
  else if (length < journal->length && position + 1 == journal->position)
    /* Typed back to what was there. */
    append_position (journal, "keep", position);
  else
    append_change (journal, position);
  remember (journal);
}

static void
append_name (MusterJournal *journal, guint index, const char *name)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\"name\":%u", index);
  append_text (text, "as", name);
  g_string_append_c (text, '}');
  muster_journal_file_append (journal->file, text);
}

static void
follow_names (MusterJournal *journal)
{
  guint n_changes = muster_history_get_length (journal->doc);

  if (journal->namings == muster_history_count_namings (journal->doc))
    return;
  for (guint i = 0; i < n_changes; i++)
    {
      const char *name = muster_history_get_change (journal->doc, i)->name;
      const char *known = i < journal->names->len ? g_ptr_array_index (journal->names, i) : NULL;

      if (g_strcmp0 (name, known) != 0)
        append_name (journal, i, name);
    }
  remember_names (journal);
}

/* }}} */

void
muster_journal_set_file (MusterJournal *journal, const char *uri, const char *checksum)
{
  gboolean same = g_strcmp0 (journal->uri, uri) == 0 && g_strcmp0 (journal->checksum, checksum) == 0;

  g_free (journal->uri);
  journal->uri = g_strdup (uri);
  g_free (journal->checksum);
  journal->checksum = g_strdup (checksum);
  if (muster_history_is_saved (journal->doc))
    forget (journal);
  else if (journal->begun && same)
    follow_names (journal);
  else
    queue_begin (journal);
}

void
muster_journal_discard (MusterJournal *journal)
{
  forget (journal);
}

gboolean
muster_journal_flush (MusterJournal *journal, GError **error)
{
  if (journal->beginning != 0)
    begin (journal);
  return muster_journal_file_wait (journal->file, error);
}

void
muster_journals_finish (void)
{
  muster_journal_files_finish ();
}

/* {{{ The object */

static void
ear_release (gpointer ear)
{
  g_atomic_rc_box_release (ear);
}

/* What was changed in the last moment is still written. */
static void
muster_journal_finalize (GObject *object)
{
  MusterJournal *journal = MUSTER_JOURNAL (object);

  if (muster_history_is_saved (journal->doc))
    forget (journal);
  else if (journal->beginning != 0)
    begin (journal);
  g_signal_handlers_disconnect_by_data (journal->doc, journal);
  journal->ear->journal = NULL;
  muster_journal_file_close (journal->file);
  g_atomic_rc_box_release (journal->ear);
  g_ptr_array_unref (journal->names);
  g_object_unref (journal->doc);
  g_free (journal->uri);
  g_free (journal->checksum);
  G_OBJECT_CLASS (muster_journal_parent_class)->finalize (object);
}

static void
muster_journal_class_init (MusterJournalClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_journal_finalize;
  signals[KEPT] = g_signal_new ("kept", MUSTER_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", MUSTER_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
muster_journal_init (MusterJournal *journal)
{
  journal->names = g_ptr_array_new_with_free_func (g_free);
}

MusterJournal *
muster_journal_new (MusterDocument *doc, const char *folder)
{
  MusterJournal *journal = g_object_new (MUSTER_TYPE_JOURNAL, NULL);

  journal->doc = g_object_ref (doc);
  journal->ear = g_atomic_rc_box_new0 (Ear);
  journal->ear->journal = journal;
  journal->file = muster_journal_file_new (folder, on_heard, g_atomic_rc_box_acquire (journal->ear), ear_release);
  g_signal_connect_swapped (doc, "changed", G_CALLBACK (on_changed), journal);
  return journal;
}

/* }}} */
