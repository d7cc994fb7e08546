/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-fsck.c: muster fsck: whether a document is whole, and a whole one of what is left of it.
 *
 * Opening a document mends what is wrong in it and says so; this says it and nothing else. What
 * cannot be opened, because it was cut off or overwritten in places, is put together from
 * the lines that are whole.
 */
#include <glib/gi18n-lib.h>

#include "commands.h"
#include "error.h"
#include "input.h"
#include "json-text.h"
#include "native.h"
#include "open.h"
#include "output.h"
#include "salvage.h"

typedef struct
{
  gboolean repair;
  gboolean force;
  char *output;
  char *format;
} Options;

static const GOptionEntry options[] = {
  { "repair", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, repair), N_ ("Write a document without what is wrong"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, output), N_ ("Where to, with --repair; never over IN"), N_ ("OUT") },
  { "force", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, force), N_ ("Write over OUT if it is there"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("text (usual) or json"), N_ ("FORMAT") },
  G_OPTION_ENTRY_NULL
};

/* {{{ What is wrong */

static void
append_text (GString *out, const char *input, MusterNotes *notes)
{
  guint n = muster_notes_get_length (notes);

  for (guint i = 0; i < n; i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);
      g_autofree char *place = muster_note_dup_place (note, input);

      g_string_append_printf (out, "%s: %s\n", place, note->text);
    }
  if (n == 0)
    g_string_append_printf (out, "%s: %s\n", input, _ ("Nothing is wrong with it"));
}

static void
append_member (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ", \"%s\": ", name);
  muster_json_append_string (out, text);
}

static void
append_json (GString *out, MusterNotes *notes)
{
  guint n = muster_notes_get_length (notes);

  g_string_append (out, "{\"repairs\": [");
  for (guint i = 0; i < n; i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);

      g_string_append_printf (out, "%s{\"what\": \"%s\"", i > 0 ? ",\n  " : "\n  ", muster_note_kind_get_name (note->kind));
      if (note->line > 0)
        g_string_append_printf (out, ", \"line\": %u, \"column\": %u", note->line, note->column);
      append_member (out, "record", note->key);
      append_member (out, "check", note->check);
      append_member (out, "message", note->text);
      g_string_append_c (out, '}');
    }
  g_string_append_printf (out, "%s], \"count\": %u}\n", n > 0 ? "\n" : "", n);
}

/* }}} */

/* What was wrong with the whole of a file that had to be put together. */
static MusterDocument *
salvage (const MusterSource *source, MusterNotes *notes, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_propagate_error (&why, g_steal_pointer (error));
  muster_notes_add (notes, MUSTER_NOTE_REPAIRED, source->name, 0, 0, NULL, NULL, _ ("It is not whole: %s"), why->message);
  bytes = muster_salvage (source->bytes, source->name, notes);
  if (bytes != NULL)
    return muster_native_read (bytes, source->name, notes, NULL, error);
  g_propagate_error (error, g_steal_pointer (&why));
  return NULL;
}

static MusterDocument *
read_document (const char *path, MusterNotes *notes, gboolean *read_only, GError **error)
{
  g_autoptr (GBytes) bytes = muster_input_read (path, error);
  MusterSource source = { .name = path, .bytes = bytes };
  MusterDocument *doc;

  if (bytes == NULL)
    return NULL;
  doc = muster_native_read (bytes, path, notes, read_only, error);
  return doc != NULL ? doc : salvage (&source, notes, error);
}

static MusterExit
write_repaired (MusterDocument *doc, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = muster_document_to_bytes (doc, TRUE);

  return muster_output_write (output, bytes, &error) ? MUSTER_EXIT_DONE : muster_message_error (output, error);
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  gboolean as_json = g_strcmp0 (given->format, "json") == 0, read_only = FALSE;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  MusterExit status;

  if (given->format != NULL && !as_json && !g_str_equal (given->format, "text"))
    return muster_command_refuse (command, _ ("unknown format “%s”; it is text or json"), given->format);
  if (given->repair != (given->output != NULL))
    return muster_command_refuse (command, "%s", _ ("--repair and -o OUT go together"));
  if (given->repair && (!muster_output_check_other (given->output, files[0], &error) || !muster_output_check_document (given->output, given->force, &error)))
    return muster_message_error (given->output, error);
  doc = read_document (files[0], notes, &read_only, &error);
  if (doc == NULL)
    return muster_message_error (files[0], error);
  if (read_only && given->repair)
    return muster_command_refuse (command, "%s", _ ("a newer version of Muster wrote this document; it can only be repaired with that one"));

  if (as_json)
    append_json (text, notes);
  else
    append_text (text, files[0], notes);
  status = muster_print (text->str);
  if (status == MUSTER_EXIT_DONE && given->repair)
    return write_repaired (doc, given->output);
  return status == MUSTER_EXIT_DONE && muster_notes_get_length (notes) > 0 ? MUSTER_EXIT_NO : status;
}

static void
describe (GString *text)
{
  g_string_append_printf (text, "%s\n", _ ("Exit code 1 if something is wrong and was not repaired."));
}

const MusterCommand muster_command_fsck = {
  .name = "fsck",
  .summary = N_ ("Say what is wrong with a document's file, and mend it"),
  .usage = N_ ("IN [--repair -o OUT]"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .describe = describe,
  .run = run,
};
