/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip.h: departments, roles and people on the clipboard, and in drags from window to window.
 *
 * A clip is a Muster document like any other that holds only what goes along, with one member more,
 * "clip", that says in which order. It comes in through the same gate as a file, from whatever
 * program: what is wrong in it is an error that says so, or is repaired.
 *
 * Which one to use:
 *
 *  - What moves within a document moves by the verbs of edit.h (muster_edit_move(),
 *    muster_edit_nest()), also by cut and paste: it keeps its ids, holders and all that refers to it.
 *  - "Duplicate" is muster_edit_copy(): beside the original or in a department, without a clip, and
 *    without what else takes part in it.
 *  - Copy and paste, within a document or between two, and drags between documents are a clip. Within
 *    a document it is pasted without people, who would hold twice as much otherwise.
 */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

#define MUSTER_CLIP_MIME_TYPE "application/vnd.muster.clip+json"

/**
 * muster_clip_write:
 * @records: (array length=n_records): departments, roles and people; others are passed over
 * @scope: whether all that report to a role come along, and the departments that these head. A
 *   department comes with all in it
 *
 * Along come the dotted lines, responsibilities, assignments and measures among them (a responsibility
 * of no department if nobody else takes part in it), who holds the roles, their stages, and the
 * fields of the user's own that they have.
 *
 * Returns: (transfer full) (nullable): a clip, %NULL if there is nothing in it
 */
GBytes *muster_clip_write (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope);

/**
 * muster_clip_paste:
 * @clip: a clip, or any Muster document
 * @target: a department to paste into; a role to report to, in its department; 0 for the top
 * @before: (optional): a department or role in @target that pasted ones of its kind come before; 0
 *   and any other record is last
 * @with_people: whether roles are held by those who held them; they are open otherwise
 * @roots: (out) (optional) (element-type MusterRecord): what was picked up, as it is now, in its order
 *
 * Adds what is in a clip, with new ids, as one step. A person who is there is not added again: one
 * with the same id and the same name or e-mail, else with the same e-mail, else with the same name
 * and type. Stages are those with the same id or else the same name; a stage that is not there is
 * left out, and so is an end that would come before its beginning. Fields of the user's own are those
 * with the same id or name that are on the same kind and of the same type, and are added if there are
 * none. People who were picked up themselves come whatever @with_people says, and hold @target if that is
 * a role. A reference that a record of the document has already ("ref") is left out.
 *
 * Returns: the first of @roots; 0 with @error set (MUSTER_ERROR) and nothing changed
 */
MusterRecord muster_clip_paste (MusterDocument *doc, GBytes *clip, MusterRecord target, MusterRecord before, gboolean with_people, GArray **roots, GError **error);

/**
 * muster_clip_to_tsv:
 *
 * The same roles as a table for a spreadsheet, with headings in the user's language: a row for each
 * who holds a role and for each that nobody holds, in the order of the chart. Text that would be a
 * formula is defused.
 *
 * Returns: (transfer full): UTF-8, rows ended by a line feed
 */
char *muster_clip_to_tsv (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope);

/* Returns: (transfer full): the same as indented text, as chart-text.h has it; then the names of people, a line each */
char *muster_clip_to_text (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope);

/**
 * muster_clip_looks_like_table:
 * @text: what was pasted
 *
 * Looks at the first hundred lines.
 *
 * Returns: whether it is a table: columns with tabs between them, or two lines and more that have as
 *   many commas or semicolons, or that are a list of short ones
 */
gboolean muster_clip_looks_like_table (const char *text);

G_END_DECLS
