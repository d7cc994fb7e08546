/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * open.c: see open.h.
 */
#include "open.h"
#include "native.h"

/* Whether the first byte that says something is a brace. */
static gboolean
looks_like_json (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (text[i]))
      return text[i] == '{';
  return FALSE;
}

gboolean
muster_is_document (const MusterSource *source)
{
  return g_str_has_suffix (source->name, ".muster") || looks_like_json (source->bytes);
}

MusterDocument *
muster_open (const MusterSource *source, MusterNotes *notes, gboolean *read_only, GError **error)
{
  g_autoptr (MusterNotes) unheard = notes == NULL ? muster_notes_new () : NULL;
  MusterImport import = { .sources = source, .n_sources = 1, .notes = notes != NULL ? notes : unheard };

  if (read_only != NULL)
    *read_only = FALSE;
  if (muster_is_document (source))
    return muster_native_read (source->bytes, source->name, notes, read_only, error);
  return muster_import (&import, NULL, error);
}

const MusterFormat *
muster_document_get_format (void)
{
  return muster_format_find ("muster");
}

GBytes *
muster_document_to_bytes (MusterDocument *doc, gboolean with_history)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  muster_native_write (doc, with_history, bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
