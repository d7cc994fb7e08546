/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * notes.h: what reading a file has to tell a person.
 *
 * Nothing that a file holds disappears in silence: what was repaired, skipped, pooled or merged on
 * the way in becomes a note with its place.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusterNoteKind:
 * @MUSTER_NOTE_REPAIRED: something wrong was mended in a stated way
 * @MUSTER_NOTE_SKIPPED: a row or record that did not become one
 * @MUSTER_NOTE_POOLED: a row that became a role for several unnamed posts
 * @MUSTER_NOTE_MERGED: a row that was added to a record of another row
 */
typedef enum
{
  MUSTER_NOTE_REPAIRED,
  MUSTER_NOTE_SKIPPED,
  MUSTER_NOTE_POOLED,
  MUSTER_NOTE_MERGED,
} MusterNoteKind;

/**
 * MusterNote:
 * @file: (nullable): the file's name as the user gave it
 * @line: from 1; 0 if it has none
 * @column: from 1; 0 if it has none
 * @key: (nullable): the row's key or the record's id
 * @check: (nullable): the name of the check that this would have failed, as "cycle"
 * @text: what and why, translated
 */
typedef struct
{
  MusterNoteKind kind;
  char *file;
  guint line;
  guint column;
  char *key;
  const char *check;
  char *text;
} MusterNote;

typedef struct _MusterNotes MusterNotes;

/* So many are listed, and one more that says that there are others: a file in which everything is wrong shall
 * not take more memory than one that is right. All are counted. */
#define MUSTER_NOTES_MAX 200000

MusterNotes *muster_notes_new (void);
void muster_notes_free (MusterNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterNotes, muster_notes_free)

/**
 * muster_notes_add:
 * @notes: (nullable): where to; nothing is done if %NULL
 * @check: (nullable): a static string
 *
 * Adds a note; @format is translated already.
 */
void muster_notes_add (MusterNotes *notes, MusterNoteKind kind, const char *file, guint line, guint column, const char *key, const char *check, const char *format, ...) G_GNUC_PRINTF (8, 9);

guint muster_notes_get_length (MusterNotes *notes);
const MusterNote *muster_notes_get (MusterNotes *notes, guint index);
guint muster_notes_count (MusterNotes *notes, MusterNoteKind kind);

/* "repaired", "skipped", "pooled" or "merged", as in log files. */
const char *muster_note_kind_get_name (MusterNoteKind kind);

G_END_DECLS
