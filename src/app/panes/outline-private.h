/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline-private.h: what an outline is made of; for outline*.c.
 */
#pragma once

#include "outline-cell.h"
#include "outline-model.h"
#include "outline.h"
#include "parcel.h"

G_BEGIN_DECLS

/**
 * MusterOutlineDrag:
 * @over: the cell under what is held, and where on it
 * @x: where that is, in pixels of the scrolled window
 * @grabbed: the row that is being dragged
 * @spring_over: the closed row that is pointed at, and opens after a while
 *
 * What is dragged from an outline, and held over it.
 */
typedef struct
{
  MusterParcel *lifted;
  MusterRecord grabbed;
  MusterParcel *parcel;
  MusterDrop *found;
  MusterScope scope;
  MusterOutlineCell *over;
  MusterCellPlace place;
  double x, y;
  MusterRecord spring_over;
  guint spring;
  guint tick;
} MusterOutlineDrag;

struct _MusterOutline
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkSearchEntry *filter;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *list;
  GtkLabel *nothing;
  GtkRevealer *hint;
  GtkLabel *hint_text;

  /* Owned */
  MusterSession *session;
  MusterOutlineModel *model;
  GtkWidget *menu;
  MusterOutlineDrag drag;
  /* Of the next frame; what is to be scrolled to then. */
  guint tick;
  gboolean stale;
  MusterRecord wanted;
};

/* The cell of the row at a place of the scrolled window; %NULL if there is none. */
MusterOutlineCell *muster_outline_pick (MusterOutline *outline, double x, double y);

/* The widget of a record's row, if there is one now. */
GtkWidget *muster_outline_find_row (MusterOutline *outline, MusterRecord record);

/* Opens a row, or closes it. */
void muster_outline_set_expanded (MusterOutline *outline, MusterRecord record, gboolean expanded);

/* {{{ outline-drag.c */

/* Makes rows things that can be dragged, and places to drop on. */
void muster_outline_add_drag_controllers (MusterOutline *outline);
void muster_outline_end_drag (MusterOutline *outline);

/* What it would mean to let go of @hand at a place of a row; @record 0 is below all rows. */
MusterDrop *muster_outline_find_drop (MusterOutlineModel *model, MusterSession *session, MusterHand *hand, MusterRecord record, MusterCellPlace place, MusterScope scope);

/* }}} */

G_END_DECLS
