/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv.h: rows and cells of delimited text.
 *
 * RFC 4180, and what spreadsheets make of it: comma, semicolon or tab, any line end, line breaks in
 * quotes, any encoding of decode.h, a first line "sep=;", and the lines that begin with # of a
 * draw.io table, which are left out. Blank lines are no rows. Cells lie in one block of text, so a
 * table costs its size and four bytes a cell. One pass in O(n).
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

#define MUSTER_CSV_MAX_SIZE (256u << 20)
#define MUSTER_CSV_MAX_CELL (64u << 10)
#define MUSTER_CSV_MAX_ROWS 1000000u
#define MUSTER_CSV_MAX_COLUMNS 1000u

typedef struct _MusterCsv MusterCsv;

/**
 * muster_csv_read:
 * @name: the file's name, for notes
 * @separator: what stands between cells if the first row has it; 0 to find out
 * @notes: (nullable): what was read in another way than it says
 *
 * Returns: (transfer full): the table; %NULL with @error set (MUSTER_ERROR, "LINE:COLUMN: what")
 */
MusterCsv *muster_csv_read (GBytes *bytes, const char *name, char separator, MusterNotes *notes, GError **error);
void muster_csv_free (MusterCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterCsv, muster_csv_free)

guint muster_csv_get_n_rows (MusterCsv *csv);

/* The most cells that a row has. */
guint muster_csv_get_n_columns (MusterCsv *csv);

/* How many cells a row has. */
guint muster_csv_get_n_cells (MusterCsv *csv, guint row);

/* A cell as it was written, without quotes and without the ' that keeps a formula from being one;
 * empty if the row has no such cell. */
const char *muster_csv_get (MusterCsv *csv, guint row, guint column);

/* The line on which a row begins, from 1. */
guint muster_csv_get_line (MusterCsv *csv, guint row);

/* The separator that was found. */
char muster_csv_get_separator (MusterCsv *csv);

/* Puts a row without cells before the first: headings for a table that has none. */
void muster_csv_add_headings (MusterCsv *csv);

/* Takes the space off both ends of every cell. */
void muster_csv_trim (MusterCsv *csv);

G_END_DECLS
