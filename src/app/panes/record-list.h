/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * record-list.h: records of a session as rows of a list, with the session's selection.
 *
 * A flat array of small structs; objects are made only for rows that somebody looks at, and go when
 * nobody does. New rows are compared with the old ones by what they begin and end with in common, so
 * that a list keeps its scroll position, its focus and the widgets of what stayed; what a row says is
 * not compared: rows that are looked at hear "changed" each time. All is O(rows).
 *
 * What is selected is what the session has selected: the list knows nothing of its own.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

typedef enum
{
  /* A heading and no record: cannot be selected. */
  MUSTER_ROW_HEADING = 1 << 0,
  MUSTER_ROW_HAS_CHILDREN = 1 << 1,
  MUSTER_ROW_EXPANDED = 1 << 2,
} MusterRowFlags;

/**
 * MusterRow:
 * @record: the record; of a heading its number among the headings. No two rows have the same
 * @depth: how many rows are above it in the tree; of a heading how many rows follow it
 */
typedef struct
{
  MusterRecord record;
  guint depth;
  MusterRowFlags flags;
} MusterRow;

/* {{{ A row as an object */

#define MUSTER_TYPE_ROW_ITEM (muster_row_item_get_type ())
G_DECLARE_FINAL_TYPE (MusterRowItem, muster_row_item, MUSTER, ROW_ITEM, GObject)

/**
 * MusterRowItem::changed:
 *
 * The row, or what there is to say of it, may be another than before.
 */

const MusterRow *muster_row_item_get_row (MusterRowItem *item);

/* The record; 0 for a heading. */
MusterRecord muster_row_item_get_record (MusterRowItem *item);

/* }}} */

#define MUSTER_TYPE_RECORD_LIST (muster_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MusterRecordList, muster_record_list, MUSTER, RECORD_LIST, GObject)

/**
 * MusterRecordList::chosen:
 * @record: what was selected alone
 *
 * A person selected a row of this list; the session has it already.
 */

/* Returns: (transfer full): an empty list; a GtkSelectionModel of MusterRowItem */
MusterRecordList *muster_record_list_new (MusterSession *session);

/* @rows: (transfer full) (element-type MusterRow): what the list is from now on. */
void muster_record_list_take_rows (MusterRecordList *list, GArray *rows);

/* The row at a place, good until the next rows. */
const MusterRow *muster_record_list_get_row (MusterRecordList *list, guint position);

/* Where the row of a record is; GTK_INVALID_LIST_POSITION if it has none. */
guint muster_record_list_find (MusterRecordList *list, MusterRecord record);

/* Whether the selection that changes just now is changed by this list. */
gboolean muster_record_list_is_choosing (MusterRecordList *list);

/* How many objects there are for rows now; for tests. */
guint muster_record_list_count_items (MusterRecordList *list);

G_END_DECLS
