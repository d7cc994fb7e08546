/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-import.c: muster import: other programs' files into a document.
 *
 * With --update, OUT is a document that is read, brought up to date as one step of its history, and
 * written again. Nothing that the files hold disappears: what did not become a record of its own is
 * said on standard error and in the log. Pooled rows, often thousands, are only counted there.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "commands.h"
#include "error.h"
#include "headings.h"
#include "input.h"
#include "native.h"
#include "output.h"

typedef struct
{
  char *output;
  char *from;
  char **map;
  gboolean no_headings;
  gboolean update;
  gboolean force;
  char *log;
} Options;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, output), N_ ("Write the document to OUT"), N_ ("OUT") },
  { "from", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, from), N_ ("What IN is, if its name and content do not tell"), N_ ("FORMAT") },
  { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, MUSTER_OPTION (Options, map), N_ ("Take FIELD from the column that is called COLUMN; as often as needed"), N_ ("FIELD=COLUMN") },
  { "no-headings", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, no_headings), N_ ("The first row is a row like the others; columns go by their numbers"), NULL },
  { "update", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, update), N_ ("Bring OUT, which must be a document, up to what IN says"), NULL },
  { "force", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, force), N_ ("Write over OUT if it is there"), NULL },
  { "log", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, log), N_ ("List what was repaired, skipped, pooled or merged in FILE, separated by tabs"), N_ ("FILE") },
  G_OPTION_ENTRY_NULL
};

/* In lines that are not too long, two spaces in. */
static void
append_wrapped (GString *text, const char *words)
{
  gsize length = 0;

  for (const char *word = words; *word != '\0';)
    {
      gsize n = strcspn (word, " ");

      if (length > 0 && length + 1 + n > 76)
        length = 0;
      g_string_append (text, length > 0 ? " " : (text->str[text->len - 1] == '\n' ? "  " : "\n  "));
      g_string_append_len (text, word, (gssize) n);
      length += n + 1;
      word += n + strspn (word + n, " ");
    }
  g_string_append_c (text, '\n');
}

static void
describe (GString *text)
{
  g_autofree char *fields = muster_column_dup_names ();

  g_string_append_printf (text, "%s\n", _ ("Formats:"));
  muster_command_describe_formats (text, TRUE, FALSE);
  g_string_append_printf (text, "\n%s\n", _ ("Fields of a table; “ignore” leaves a column out, “own” keeps it as a field of your own:"));
  append_wrapped (text, fields);
  g_string_append_printf (text, "\n%s\n", _ ("Several files, as a senior and a junior list, make one chart."));
}

static void
append_cell (GString *out, const char *text, char end)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_iscntrl (*p) ? ' ' : *p);
  g_string_append_c (out, end);
}

static gboolean
write_log (const char *path, const char *input, MusterNotes *notes, GError **error)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);

      append_cell (log, note->file != NULL ? note->file : input, '\t');
      g_string_append_printf (log, "%u\t%s\t", note->line, muster_note_kind_get_name (note->kind));
      append_cell (log, note->key, '\t');
      append_cell (log, note->text, '\n');
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&log));
  return muster_output_write (path, bytes, error);
}

static void
free_sources (GArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    g_bytes_unref (g_array_index (sources, MusterSource, i).bytes);
  g_array_unref (sources);
}

/* Returns: (nullable): an array of sources; what could not be read is said */
static GArray *
read_sources (char **files)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (MusterSource));

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      MusterSource source = { .name = files[i], .bytes = muster_input_read (files[i], &error) };

      if (source.bytes == NULL)
        {
          muster_message_error (files[i], error);
          free_sources (sources);
          return NULL;
        }
      g_array_append_val (sources, source);
    }
  return sources;
}

/* What was done to rows, as the end of the line of counts. */
static void
append_notes (GString *out, MusterNotes *notes)
{
  static const char *const labels[] = {
    [MUSTER_NOTE_REPAIRED] = N_ ("repaired"),
    [MUSTER_NOTE_SKIPPED] = N_ ("skipped"),
    [MUSTER_NOTE_POOLED] = N_ ("pooled"),
    [MUSTER_NOTE_MERGED] = N_ ("merged"),
  };

  for (MusterNoteKind kind = MUSTER_NOTE_REPAIRED; kind <= MUSTER_NOTE_MERGED; kind++)
    if (muster_notes_count (notes, kind) > 0)
      g_string_append_printf (out, _ ("; %s: %u"), _ (labels[kind]), muster_notes_count (notes, kind));
}

/* One line: what was read, what became of it, and how much of it has a note. */
static void
say_counts (const char *output, guint rows, MusterDocument *doc, MusterNotes *notes)
{
  guint roles = muster_document_count (doc, MUSTER_KIND_ROLE);
  guint people = muster_document_count (doc, MUSTER_KIND_PERSON);
  guint departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, ngettext ("%u row read", "%u rows read", rows), rows);
  g_string_append (out, ": ");
  g_string_append_printf (out, ngettext ("%u role", "%u roles", roles), roles);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u person", "%u people", people), people);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u department", "%u departments", departments), departments);
  append_notes (out, notes);
  muster_message (output, "%s", out->str);
}

/* The document to bring up to date. */
static MusterDocument *
open_old (const char *path, GError **error)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GBytes) bytes = muster_input_read (path, error);
  g_autoptr (MusterDocument) doc = NULL;
  gboolean read_only = FALSE;

  if (bytes == NULL)
    return NULL;
  doc = muster_native_read (bytes, path, notes, &read_only, error);
  muster_input_say_notes (path, notes);
  if (doc != NULL && read_only)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_NEWER, _ ("A newer Muster wrote this; update Muster to change it"));
      return NULL;
    }
  return g_steal_pointer (&doc);
}

static gboolean
write_document (const char *path, MusterDocument *doc, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  muster_native_write (doc, TRUE, out);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return muster_output_write (path, bytes, error);
}

/* What OUT shall be: what was imported, or the document that it brings up to date. Sets @changed to
 * whether it differs from what is there. */
static MusterDocument *
prepare (const Options *given, MusterDocument *from, MusterNotes *notes, gboolean *changed, GError **error)
{
  MusterDocument *old;

  *changed = TRUE;
  if (!given->update)
    return g_object_ref (from);
  old = open_old (given->output, error);
  if (old != NULL)
    *changed = muster_import_update (old, from, notes);
  return old;
}

/* The log first: without it what it lists would be lost. Sets @about to the file that an error is
 * about. */
static gboolean
deliver (const Options *given, const char *input, MusterDocument *from, MusterNotes *notes, const char **about, GError **error)
{
  g_autoptr (MusterDocument) doc = NULL;
  gboolean changed;

  *about = given->output;
  doc = prepare (given, from, notes, &changed, error);
  muster_input_say_notes (input, notes);
  if (doc == NULL)
    return FALSE;
  if (given->log != NULL && !write_log (given->log, input, notes, error))
    {
      *about = given->log;
      return FALSE;
    }
  if (changed)
    return write_document (given->output, doc, error);
  muster_message (given->output, _ ("Nothing has changed"));
  return TRUE;
}

static MusterExit
import_files (const Options *given, const MusterFormat *format, char **files)
{
  GArray *sources = read_sources (files);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GError) error = NULL;
  MusterImport import = { .map = (const char *const *) given->map, .no_headings = given->no_headings, .notes = notes };
  const char *about = files[0];

  if (sources == NULL)
    return MUSTER_EXIT_FAILED;
  import.sources = (const MusterSource *) (gpointer) sources->data;
  import.n_sources = sources->len;
  doc = muster_import (&import, format, &error);
  free_sources (sources);
  if (doc == NULL)
    {
      muster_input_say_notes (files[0], notes);
      return muster_message_error (about, error);
    }
  if (!deliver (given, files[0], doc, notes, &about, &error))
    return muster_message_error (about, error);
  say_counts (given->output, import.rows, doc, notes);
  return MUSTER_EXIT_DONE;
}

static guint
count_streams (char **files)
{
  guint n = 0;

  for (guint i = 0; files[i] != NULL; i++)
    n += muster_is_stream (files[i]);
  return n;
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  const MusterFormat *format = NULL;
  g_autoptr (GError) error = NULL;

  if (given->output == NULL)
    return muster_command_refuse (command, _ ("Say where to with -o OUT; “-” is standard output"));
  if (count_streams (files) > 1)
    return muster_command_refuse (command, _ ("Standard input can be read only once"));
  if (given->update && given->force)
    return muster_command_refuse (command, _ ("--update keeps what is in OUT and --force drops it; take one of them"));
  if (given->update && muster_is_stream (given->output))
    return muster_command_refuse (command, _ ("--update reads OUT and writes it again, so it has to be a file"));
  if (given->log != NULL && muster_is_stream (given->log) && muster_is_stream (given->output))
    return muster_command_refuse (command, _ ("Document and log cannot both go to standard output"));
  for (guint i = 0; given->map != NULL && given->map[i] != NULL; i++)
    if (!g_utf8_validate (given->map[i], -1, NULL))
      return muster_command_refuse (command, _ ("--map has to be UTF-8"));
  if (given->from != NULL)
    {
      format = muster_format_find (given->from);
      if (format == NULL || format->load == NULL)
        return muster_command_refuse (command, _ ("There is no format “%s” that can be read"), given->from);
    }
  if (!muster_output_check_document (given->output, given->force || given->update, &error))
    return muster_message_error (given->output, error);
  return import_files (given, format, files);
}

const MusterCommand muster_command_import = {
  .name = "import",
  .summary = N_ ("Make a document from other programs’ files, or update one"),
  .usage = N_ ("IN… -o OUT"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = G_MAXUINT,
  .describe = describe,
  .run = run,
};
