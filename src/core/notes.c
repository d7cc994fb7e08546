/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * notes.c: see notes.h.
 */
#include "notes.h"

#include <glib/gi18n-lib.h>

struct _MusterNotes
{
  GPtrArray *notes;
  guint counts[MUSTER_NOTE_MERGED + 1];
};

static void
note_free (gpointer data)
{
  MusterNote *note = data;

  g_free (note->file);
  g_free (note->key);
  g_free (note->text);
  g_free (note);
}

MusterNotes *
muster_notes_new (void)
{
  MusterNotes *notes = g_new0 (MusterNotes, 1);

  notes->notes = g_ptr_array_new_with_free_func (note_free);
  return notes;
}

void
muster_notes_free (MusterNotes *notes)
{
  g_ptr_array_unref (notes->notes);
  g_free (notes);
}

void
muster_notes_add (MusterNotes *notes, MusterNoteKind kind, const char *file, guint line, guint column, const char *key, const char *check, const char *format, ...)
{
  MusterNote *note;
  va_list args;

  if (notes == NULL)
    return;
  notes->counts[kind]++;
  if (notes->notes->len > MUSTER_NOTES_MAX)
    return;

  note = g_new0 (MusterNote, 1);
  note->kind = kind;
  note->file = g_strdup (file);
  note->line = line;
  note->column = column;
  note->key = g_strdup (key);
  note->check = check;
  va_start (args, format);
  note->text = g_strdup_vprintf (format, args);
  va_end (args);
  if (notes->notes->len == MUSTER_NOTES_MAX)
    {
      g_free (note->text);
      note->text = g_strdup (_ ("There is more of the kind, which is counted but not listed"));
    }
  g_ptr_array_add (notes->notes, note);
}

guint
muster_notes_get_length (MusterNotes *notes)
{
  return notes->notes->len;
}

const MusterNote *
muster_notes_get (MusterNotes *notes, guint index)
{
  g_return_val_if_fail (index < notes->notes->len, NULL);

  return g_ptr_array_index (notes->notes, index);
}

guint
muster_notes_count (MusterNotes *notes, MusterNoteKind kind)
{
  return notes->counts[kind];
}

const char *
muster_note_kind_get_name (MusterNoteKind kind)
{
  static const char *const names[] = {
    [MUSTER_NOTE_REPAIRED] = "repaired",
    [MUSTER_NOTE_SKIPPED] = "skipped",
    [MUSTER_NOTE_POOLED] = "pooled",
    [MUSTER_NOTE_MERGED] = "merged",
  };

  return names[kind];
}
