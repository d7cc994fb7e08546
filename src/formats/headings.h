/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * headings.h: which column of a table is which field.
 *
 * Columns are found by their headings, in English and Chinese, as Muster's own tables and those of
 * other programs name them: the case of letters, spaces, signs and what is in brackets do not
 * matter. Where several columns could be the same field, the one with the more usual name is. What
 * is no field of ours becomes a field of the user's own, so that nothing disappears.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a row of a table can say. MANAGER may be an id, an e-mail, a name or a title. */
typedef enum
{
  MUSTER_COLUMN_ID,
  MUSTER_COLUMN_POST_ID,
  MUSTER_COLUMN_NAME,
  MUSTER_COLUMN_FIRST_NAME,
  MUSTER_COLUMN_LAST_NAME,
  MUSTER_COLUMN_EMAIL,
  MUSTER_COLUMN_TYPE,
  MUSTER_COLUMN_SHARE,
  MUSTER_COLUMN_COST,
  MUSTER_COLUMN_TITLE,
  MUSTER_COLUMN_DEPARTMENT,
  MUSTER_COLUMN_DEPARTMENT_PATH,
  MUSTER_COLUMN_PARENT_DEPARTMENT,
  MUSTER_COLUMN_MANAGER_ID,
  MUSTER_COLUMN_MANAGER_EMAIL,
  MUSTER_COLUMN_MANAGER,
  MUSTER_COLUMN_DOTTED,
  MUSTER_COLUMN_ASSISTANT,
  MUSTER_COLUMN_GRADE,
  MUSTER_COLUMN_FTE,
  MUSTER_COLUMN_POOL,
  MUSTER_COLUMN_PAY,
  MUSTER_COLUMN_PAY_MIN,
  MUSTER_COLUMN_PAY_MAX,
  MUSTER_COLUMN_REQUIREMENTS,
  MUSTER_COLUMN_NOTES,
  MUSTER_COLUMN_FROM,
  MUSTER_COLUMN_UNTIL,
  MUSTER_COLUMN_PERSON_REFERENCE,
  MUSTER_COLUMN_REFERENCE,
  /* Set aside, with a word about it: pictures that would have to be fetched, and how a drawing
   * looked. Any number of columns. */
  MUSTER_COLUMN_IGNORED,
  /* A field of the user's own. */
  MUSTER_COLUMN_OWN,
  MUSTER_N_COLUMNS
} MusterColumn;

/**
 * MusterHeadings:
 * @n: how many columns the table has
 * @uses: what each of them is
 * @by_hand: whether that was said by hand
 * @at: the column that is each field, or -1
 */
typedef struct
{
  guint n;
  MusterColumn *uses;
  gboolean *by_hand;
  int at[MUSTER_N_COLUMNS];
} MusterHeadings;

/* Finds out what columns with these headings are; no column may be any field. */
MusterHeadings *muster_headings_new (const char *const *headings, guint n_headings);
void muster_headings_free (MusterHeadings *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterHeadings, muster_headings_free)

/**
 * muster_headings_map:
 * @map: "FIELD=COLUMN": the name of a field, and a heading or the number of a column from 1
 * @headings: those from which @columns was made
 *
 * Makes one column a field, by hand. Another that was that field is one of the user's own then.
 *
 * Returns: 1 if it is done, 0 if there is no such column, -1 if there is no such field or @map is
 *   not of that form, with @error set (MUSTER_ERROR_REFUSED)
 */
int muster_headings_map (MusterHeadings *columns, const char *map, const char *const *headings, GError **error);

/**
 * muster_headings_dup_map:
 * @headings: (array zero-terminated): of all columns
 *
 * Returns: (transfer full): the "FIELD=COLUMN" that makes just that column the field, by its heading
 *   or, where another has the same, by its number
 */
char *muster_headings_dup_map (const char *const *headings, guint column, MusterColumn field);

/* Makes a column one of the user's own. */
void muster_headings_release (MusterHeadings *columns, MusterColumn field);

/* The field that a heading would be; MUSTER_COLUMN_OWN if it is none of ours. */
MusterColumn muster_column_find (const char *heading);

/* What a person calls a field, translated. */
const char *muster_column_get_label (MusterColumn field);

/* The name of a field as in "FIELD=COLUMN"; and all of them, separated by commas. */
const char *muster_column_get_name (MusterColumn field);
char *muster_column_dup_names (void);

G_END_DECLS
