/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * salvage.c: see salvage.h.
 */
#include "salvage.h"

#include "json-gate.h"
#include "native.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  MusterNotes *notes;
  GString *out;
  guint n_records;
  gboolean history;
} Salvage;

/* Whether a member of an object in text that was let through is a string. */
static gboolean
has_text (MusterJsonSpan object, const char *name)
{
  MusterJsonIter iter;
  MusterJsonSpan member, value;

  muster_json_iter_init (&iter, object);
  while (muster_json_iter_next (&iter, &member, &value))
    if (muster_json_string_is (member, name))
      return *value.start == '"';
  return FALSE;
}

/* What stands around records in a file that is as it was written. */
static gboolean
is_frame (const char *line, gsize length)
{
  static const char *const frames[] = { "", "{", "}", "]", "],", "]}", "\"records\": [" };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    if (strlen (frames[i]) == length && strncmp (line, frames[i], length) == 0)
      return TRUE;
  return length >= 9 && strncmp (line, "\"muster\":", 9) == 0;
}

static void
take_line (Salvage *salvage, const char *line, gsize length, guint number)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MusterJsonSpan json;
  gsize end = length;

  if (length >= 10 && strncmp (line, "\"history\":", 10) == 0)
    salvage->history = TRUE;
  if (salvage->history || is_frame (line, length))
    return;
  if (end > 0 && line[end - 1] == ',')
    end--;
  bytes = g_bytes_new (line, end);
  if (!muster_json_gate (bytes, &json, &error) || *json.start != '{' || !has_text (json, "kind"))
    {
      muster_notes_add (salvage->notes, MUSTER_NOTE_SKIPPED, salvage->name, number, 1, NULL, NULL, "%s", error != NULL ? _ ("This line is damaged and was left out") : _ ("This line is no record and was left out"));
      return;
    }
  g_string_append (salvage->out, salvage->n_records++ > 0 ? ",\n" : "\n");
  g_string_append_len (salvage->out, line, (gssize) end);
}

GBytes *
muster_salvage (GBytes *bytes, const char *name, MusterNotes *notes)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length), *end = at + length;
  Salvage salvage = { name, notes, g_string_new (NULL), 0, FALSE };

  g_string_append_printf (salvage.out, "{\n\"muster\": %d,\n\"records\": [", MUSTER_NATIVE_VERSION);
  for (guint number = 1; at < end; number++)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *stop = newline != NULL ? newline : end;
      gsize size = (gsize) (stop - at);

      take_line (&salvage, at, size > 0 && stop[-1] == '\r' ? size - 1 : size, number);
      at = newline != NULL ? newline + 1 : end;
    }
  g_string_append (salvage.out, "\n]\n}\n");
  if (salvage.history)
    muster_notes_add (notes, MUSTER_NOTE_SKIPPED, name, 0, 0, "history", NULL, "%s", _ ("The history was left out"));
  if (salvage.n_records == 0)
    {
      g_string_free (salvage.out, TRUE);
      return NULL;
    }
  return g_string_free_to_bytes (salvage.out);
}
