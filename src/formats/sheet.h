/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sheet.h: tables of which it is known what their columns are.
 *
 * The first row of a table has the headings. Sheets of one import share the user's own fields: a
 * column of the same name is the same field, and a number only if it is one in all of them.
 */
#pragma once

#include "headings.h"
#include "csv.h"
#include "format.h"
#include "rows.h"

G_BEGIN_DECLS

/* A column that is a field of the user's own. */
typedef struct
{
  guint column;
  const char *name;
  gboolean number;
  MusterField field;
} MusterOwnColumn;

/**
 * MusterSheet:
 * @headings: (array zero-terminated): of all columns; a column without one is called by its number
 * @own: (element-type MusterOwnColumn): those columns that are the user's own and not empty
 * @comma: whether numbers have a decimal comma
 * @has_headings: whether the first row is that of the headings; if not, row 0 has no cells
 * @roles: by row: the role that it became or was added to, 0 if none; who takes the rows fills it in
 */
typedef struct
{
  const char *file;
  MusterCsv *csv;
  MusterHeadings *columns;
  char **headings;
  GArray *own;
  gboolean comma;
  gboolean has_headings;
  MusterRecord *roles;
  MusterNotes *notes;
} MusterSheet;

/* Reads a table and finds out its columns. Returns: (transfer full): %NULL with @error set. */
MusterSheet *muster_sheet_read (const MusterSource *source, char separator, gboolean has_headings, MusterNotes *notes, GError **error);
void muster_sheet_free (MusterSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterSheet, muster_sheet_free)

/* What its columns are called, as long as none is a field of the user's own. */
char **muster_sheet_dup_headings (MusterSheet *sheet);

/* Whether a column is a name, a title or a department, without which there is nothing to take. */
gboolean muster_sheet_names_something (MusterSheet *sheet);

/* How many rows there are, from 1 on; those without any text are among them. */
guint muster_sheet_get_n_rows (MusterSheet *sheet);

/* Whether there is any text in a row, or in a column below its heading. */
gboolean muster_sheet_has_row (MusterSheet *sheet, guint row);
gboolean muster_sheet_has_column (MusterSheet *sheet, guint column);

/* A cell; %NULL if it is empty or no column is that field. */
const char *muster_sheet_get (MusterSheet *sheet, guint row, MusterColumn field);

/* A number within the limits of @field, NAN if there is none; one that is wrong is noted. */
double muster_sheet_get_number (MusterSheet *sheet, guint row, MusterColumn column, MusterField field);

/* Fills in file, line and all that says one thing in one cell; notes what is not understood. */
void muster_sheet_get_row (MusterSheet *sheet, guint row, MusterRow *into);

/* Finds the columns of the user's own, when @columns will not change any more; then makes fields of
 * them, when all sheets are known. */
void muster_sheet_find_own (MusterSheet *sheet);
void muster_sheets_make_fields (MusterSheet **sheets, guint n_sheets, MusterRows *rows);

/* Sets @cells (element-type MusterOwnCell) to what a row has in the user's own fields; their texts
 * are in @text, which is written over. */
void muster_sheet_get_own (MusterSheet *sheet, guint row, GArray *cells, GString *text);

G_END_DECLS
