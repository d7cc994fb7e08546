/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-private.h: what the parts of the grid share.
 *
 * raci-grid.c is the widget: its model, cursor, scrolling and actions. raci-draw.c draws, and says where
 * things are. raci-pointer.c: clicks, menus and dragging rows. raci-change.c: what changes the document.
 * raci-ask.c: the popovers. raci-entry.c: text edited in its place.
 */
#pragma once

#include "raci-grid.h"

G_BEGIN_DECLS

#define ROW_HEIGHT 36.0

struct _MusterRaciGrid
{
  GtkWidget parent_instance;

  MusterSession *session;
  MusterRaciOptions options;
  /* NULL if it is to be made. */
  MusterRaci *raci;

  /* The cursor: a responsibility, 0 for the headings; and a column, of which the record is a role's or
   * department's. */
  MusterRecord at_row;
  int at_column;
  MusterRecord at_record;
  /* The grid itself selects. */
  gboolean choosing;

  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];

  /* PangoLayout by a sign for its style and its text. */
  GHashTable *layouts;
  double headings_height;

  /* Stands for the cell with the cursor. */
  GtkWidget *stand_in;
  GtkWidget *popover;
  GtkEventController *keys;

  GtkWidget *entry;
  GtkWidget *suggestions;
  MusterRecord edited;
  MusterField field;
  guint leaving;

  /* A row under way, and before which row it would go; -1 while there is none. */
  int dragged;
  int drop;
  /* The row under the pointer; -1 for none. */
  int hover;
};

/* {{{ Where things are (raci-draw.c) */

/**
 * Places:
 * @margin: beside it
 * @left: where the columns that scroll begin
 * @name: width of the names; of the authority, a role's column, and the owner
 * @first: where the roles' columns begin in what scrolls
 * @content: how wide all is that scrolls, and how much of it can be seen
 */
typedef struct
{
  double margin;
  double left;
  double name;
  double authority;
  double column;
  double owner;
  double first;
  double content;
  double view;
  gboolean authority_scrolls;
  gboolean owner_scrolls;
} Places;

void muster_raci_find_places (MusterRaciGrid *grid, Places *places);

/* The row and column at a point. Returns: whether there is a cell or heading */
gboolean muster_raci_hit (MusterRaciGrid *grid, double x, double y, int *row, int *column);

void muster_raci_draw (MusterRaciGrid *grid, GtkSnapshot *snapshot);

/* How high the headings have to be. */
double muster_raci_measure_headings (MusterRaciGrid *grid);

/* }}} */
/* {{{ The grid (raci-grid.c) */

/* The responsibility and the role or department under the cursor; 0 for none. */
MusterRecord muster_raci_get_responsibility (MusterRaciGrid *grid);
MusterRecord muster_raci_get_across (MusterRaciGrid *grid);
void muster_raci_reveal_cursor (MusterRaciGrid *grid);

/* }}} */
/* {{{ Changing (raci-change.c) */

/* Gives the role under the cursor a part; where that cannot be it asks instead. */
void muster_raci_set_part (MusterRaciGrid *grid, MusterPart part);
void muster_raci_cycle (MusterRaciGrid *grid);
void muster_raci_hand_over (MusterRaciGrid *grid, MusterRecord responsibility, MusterRecord role);
void muster_raci_add (MusterRaciGrid *grid);
void muster_raci_remove (MusterRaciGrid *grid);
void muster_raci_move (MusterRaciGrid *grid, int step);
void muster_raci_move_before (MusterRaciGrid *grid, int row, int before);

/* }}} */
/* {{{ Popovers (raci-ask.c) */

/* Something that a person may do in a popover. @part is NONE to hand over to @role. */
typedef struct
{
  char *label;
  MusterRecord role;
  MusterPart part;
} Offer;

/* Whatever suits the cell with the cursor: the four parts, what can be done about the owner, an entry. */
void muster_raci_ask (MusterRaciGrid *grid);

/* Says why something cannot be, at the cell, with what can be done instead. Takes @offers. */
void muster_raci_explain (MusterRaciGrid *grid, const char *sentence, GArray *offers);

/* The same for what is wrong with the owner. */
void muster_raci_ask_owner (MusterRaciGrid *grid);
GArray *muster_raci_offers_new (void);
void muster_raci_offers_add (GArray *offers, char *label, MusterRecord role, MusterPart part);
void muster_raci_show_menu (MusterRaciGrid *grid);
void muster_raci_close_popover (MusterRaciGrid *grid);

/* }}} */
/* {{{ Entry (raci-entry.c) */

void muster_raci_edit (MusterRaciGrid *grid, MusterField field);
void muster_raci_end_edit (MusterRaciGrid *grid, gboolean keeps);
void muster_raci_allocate_entry (MusterRaciGrid *grid);

/* }}} */

void muster_raci_add_pointer (MusterRaciGrid *grid);

G_END_DECLS
