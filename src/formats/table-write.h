/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-write.h: cells and rows of a table that a spreadsheet reads.
 *
 * RFC 4180. Text that a spreadsheet would take for a formula has a “'” before it, which import takes
 * away.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* A table being written: @separator stands between cells, “,” or a tab; @row_end behind each row,
 * CR LF if %NULL. */
typedef struct
{
  char separator;
  const char *row_end;
  GString *text;
  gboolean in_row;
} MusterTable;

/* Text, defused; %NULL is an empty cell. */
void muster_table_append_text (MusterTable *table, const char *text);

/* The field of a record, in the form that import reads; an empty cell for record 0. */
void muster_table_append_field (MusterTable *table, MusterDocument *doc, MusterRecord record, MusterField field);

void muster_table_end_row (MusterTable *table);

/* The headings that there are; g_hash_table_unref() it. */
GHashTable *muster_table_new_headings (void);

/* A heading that is there already, in any case of letters, gets a number. */
void muster_table_append_heading (MusterTable *table, GHashTable *headings, const char *heading);

/* A field of the user's own, on MUSTER_KIND_ROLE or MUSTER_KIND_PERSON. */
typedef struct
{
  MusterField field;
  MusterKind on;
  const char *heading;
} MusterOwnColumn;

/* The fields of the user's own that roles and people have, in their order; (element-type
 * MusterOwnColumn). */
GArray *muster_table_list_own_columns (MusterDocument *doc);

G_END_DECLS
