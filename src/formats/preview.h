/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * preview.h: what an import would do, before it does it.
 *
 * A preview is an import into a document that nobody else has, kept together with the tables that it
 * was read from: so what it promises is what happens. It says which column is which field and how
 * sure that is, what becomes of each row, how much there will be, and what there is to tell. It does
 * not change once it is made, may be made on another thread, and costs what the import costs, and
 * the files' size.
 */
#pragma once

#include "format.h"
#include "headings.h"

G_BEGIN_DECLS

/**
 * MusterMatch:
 * @MUSTER_MATCH_NONE: the heading is that of no field
 * @MUSTER_MATCH_RIVALS: several columns could be the same field, and this is one of them
 * @MUSTER_MATCH_HEADING: the heading says what it is
 * @MUSTER_MATCH_HAND: somebody said what it is
 *
 * Why a column is taken for what it is.
 */
typedef enum
{
  MUSTER_MATCH_NONE,
  MUSTER_MATCH_RIVALS,
  MUSTER_MATCH_HEADING,
  MUSTER_MATCH_HAND,
} MusterMatch;

/**
 * MusterGap:
 * @MUSTER_GAP_NAMES: no column of some table is a name, a title or a department: nothing is imported
 * @MUSTER_GAP_TITLES: no column says what roles are called
 * @MUSTER_GAP_REPORTING: no column says who reports to whom, nor what belongs together
 *
 * What columns should say and do not.
 */
typedef enum
{
  MUSTER_GAP_NOTHING,
  MUSTER_GAP_NAMES,
  MUSTER_GAP_TITLES,
  MUSTER_GAP_REPORTING,
} MusterGap;

/**
 * MusterPreviewColumn:
 * @heading: what stands above it, or its number
 * @empty: whether there is nothing in it, so that it becomes nothing
 */
typedef struct
{
  char *heading;
  MusterColumn field;
  MusterMatch match;
  gboolean empty;
} MusterPreviewColumn;

/**
 * MusterBecomes:
 * @MUSTER_BECOMES_NOTHING: the row is left out
 * @MUSTER_BECOMES_DEPARTMENT: it says that there is a department
 * @MUSTER_BECOMES_ROLE: it is a role
 * @MUSTER_BECOMES_PART: it was added to the role of an earlier row
 */
typedef enum
{
  MUSTER_BECOMES_NOTHING,
  MUSTER_BECOMES_DEPARTMENT,
  MUSTER_BECOMES_ROLE,
  MUSTER_BECOMES_PART,
} MusterBecomes;

/**
 * MusterPreviewRow:
 * @line: where it begins, from 1
 * @mended: whether something of it was repaired or skipped
 * @role: of the preview's document; 0 unless it is or is part of one
 */
typedef struct
{
  guint line;
  gboolean mended;
  MusterBecomes becomes;
  MusterRecord role;
} MusterPreviewRow;

/**
 * MusterPreviewTotals:
 * @rows: read from the files
 * @roles: that there will be; in an update, that will be added; likewise people and departments
 * @changed: in an update, roles, people and departments that are there and will change
 * @anything: whether the import changes anything
 */
typedef struct
{
  guint rows;
  guint roles;
  guint people;
  guint departments;
  guint changed;
  gboolean anything;
} MusterPreviewTotals;

typedef struct _MusterPreview MusterPreview;

/**
 * muster_preview_new:
 * @import: what to import, as for muster_import(); all of it is copied, and its notes are not used
 * @format: (nullable): likewise
 * @into: (nullable) (transfer none): a copy of the document that it would bring up to date; it is
 *   brought up to date, so it must be one that nobody needs
 */
MusterPreview *muster_preview_new (const MusterImport *import, const MusterFormat *format, MusterDocument *into);
void muster_preview_free (MusterPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterPreview, muster_preview_free)

/* The document that an import makes; %NULL if it is refused. */
MusterDocument *muster_preview_get_document (MusterPreview *preview);

/* What the import refuses to read, with its place: its text is a sentence; %NULL if it does not. */
const MusterNote *muster_preview_get_refusal (MusterPreview *preview);

/* What the import has to tell, of an update too. */
MusterNotes *muster_preview_get_notes (MusterPreview *preview);

const MusterPreviewTotals *muster_preview_get_totals (MusterPreview *preview);

/* Whether columns can be mapped by hand: not where a format knows its columns, or has none. */
gboolean muster_preview_can_map (MusterPreview *preview);

/* What is missing from the columns; the gravest of all. */
MusterGap muster_preview_get_gap (MusterPreview *preview);

/* The tables: one a file, in their order, or none. */
guint muster_preview_get_n_tables (MusterPreview *preview);
const char *muster_preview_get_file (MusterPreview *preview, guint table);
guint muster_preview_get_n_columns (MusterPreview *preview, guint table);
const MusterPreviewColumn *muster_preview_get_column (MusterPreview *preview, guint table, guint column);

/* The "FIELD=COLUMN" that takes a column for @field, for the next import. */
char *muster_preview_dup_map (MusterPreview *preview, guint table, guint column, MusterColumn field);

/* The rows that have any text, headings apart. */
guint muster_preview_get_n_rows (MusterPreview *preview, guint table);
MusterPreviewRow muster_preview_get_row (MusterPreview *preview, guint table, guint row);

/* A cell as it is read, without space around it. Never %NULL. */
const char *muster_preview_get_cell (MusterPreview *preview, guint table, guint row, guint column);

/**
 * muster_preview_dup_role:
 *
 * Returns: (transfer full): the role of a row as it will be: its title, and who holds it
 */
char *muster_preview_dup_role (MusterPreview *preview, MusterRecord role);

/**
 * muster_preview_find_row:
 * @note: one of the preview's
 *
 * Returns: whether @note is about a row, which is the one at @table and @row
 */
gboolean muster_preview_find_row (MusterPreview *preview, const MusterNote *note, guint *table, guint *row);

G_END_DECLS
