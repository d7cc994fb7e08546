/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-model.h: the rows and columns of the table, without a widget.
 *
 * Rows are records of one kind: those that are there at the stage shown, or all of them; of those what
 * the session's filter means; sorted, and in groups with a heading each. They are an array that is made
 * anew, in O(n log n), when the document or what is looked at changes; but an edit of what decides neither
 * who is there nor their order costs nothing that grows with the rows, and a filter or another order no
 * look at the whole organisation. What a table looks like is the
 * person's and not the document's: a text to be kept.
 */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/**
 * MusterTableColumn:
 * @name: of the aspect
 * @width: in pixels
 * @there: whether the document has such a field; if not, the column waits for one that does
 */
typedef struct
{
  char *name;
  int width;
  gboolean there;
  MusterAspect aspect;
} MusterTableColumn;

/**
 * MusterTableLine:
 * @record: 0 for the heading of a group
 * @group: index of the group; 0 where there are none
 * @absent: whether it is not there at the stage shown
 */
typedef struct
{
  MusterRecord record;
  guint group;
  gboolean absent;
} MusterTableLine;

/**
 * MusterTableGroup:
 * @label: what its records have in common
 * @count: how many they are
 * @folded: whether they are not shown
 * @sums: by column that is shown; NAN where there is none
 */
typedef struct
{
  char *label;
  guint count;
  gboolean folded;
  double *sums;
} MusterTableGroup;

typedef struct
{
  char *name;
  gboolean descending;
} MusterTableKey;

/**
 * MusterTableModel:
 * @columns: (element-type MusterTableColumn): all that were chosen, in order
 * @shown: (element-type guint): those that are there, by index
 * @keys: (element-type MusterTableKey): by what it is sorted, the first first
 * @group: (nullable): the name of the aspect by which it is grouped
 * @absent: whether what is not there at the stage is shown too
 * @lines: (element-type MusterTableLine)
 * @groups: (element-type MusterTableGroup)
 * @n_records: how many there are before the filter, and @n_shown after it
 * @facts: of what is shown; good until the document changes
 */
typedef struct
{
  MusterSession *session;
  MusterKind kind;
  GArray *columns;
  GArray *shown;
  GArray *keys;
  char *group;
  gboolean absent;
  GHashTable *folded;
  GArray *lines;
  GArray *groups;
  guint n_records;
  guint n_shown;
  MusterProjection *projection;
  MusterFacts *facts;
  /* What came of the document since the last update: anything; and what may move rows. */
  gboolean edited;
  gboolean moved;
  /* What the rows were made for. */
  MusterRecord stage;
  char *made_for;
} MusterTableModel;

/* @kind: MUSTER_KIND_ROLE, MUSTER_KIND_PERSON or MUSTER_KIND_DEPARTMENT; with the usual columns. */
MusterTableModel *muster_table_model_new (MusterSession *session, MusterKind kind);
void muster_table_model_free (MusterTableModel *model);

/* Brings all up to what is there now. */
void muster_table_model_update (MusterTableModel *model);

/* Returns: (transfer full): columns, order, group and the like, as a text; and takes them from one, as
 * far as it says something. */
char *muster_table_model_save (MusterTableModel *model);
void muster_table_model_load (MusterTableModel *model, const char *text);

/* The column that is shown at a place. */
MusterTableColumn *muster_table_model_get_column (MusterTableModel *model, guint shown);

/* The line of a record; MUSTER_NOWHERE if it has none. */
guint muster_table_model_find (MusterTableModel *model, MusterRecord record);

/* Adds a column at the end, or takes it away, by the name of its aspect. */
void muster_table_model_show_column (MusterTableModel *model, const char *name, gboolean shown);
gboolean muster_table_model_has_column (MusterTableModel *model, const char *name);

/* Puts the column that is shown at @from before that at @to; the number of columns puts it last. */
void muster_table_model_move_column (MusterTableModel *model, guint from, guint to);

/* Sorts by an aspect: alone, or by it after what it is sorted by already. */
typedef enum
{
  MUSTER_TABLE_ASCENDING,
  MUSTER_TABLE_DESCENDING,
  MUSTER_TABLE_UNSORTED,
} MusterTableOrder;

void muster_table_model_sort (MusterTableModel *model, const char *name, MusterTableOrder order, gboolean further);

/* How it is sorted by an aspect, and as which of the keys, from 1. */
MusterTableOrder muster_table_model_get_order (MusterTableModel *model, const char *name, guint *place);

/* @name: (nullable): the aspect. */
void muster_table_model_set_group (MusterTableModel *model, const char *name);

/* Shows the records of a group, or no longer. */
void muster_table_model_fold (MusterTableModel *model, guint group);

G_END_DECLS
