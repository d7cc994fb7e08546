/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid-private.h: what the parts of the grid share.
 *
 * grid.c: the widget, its places and scrolling. grid-draw.c: what it looks like. grid-keys.c: moving
 * and selecting, by keys and pointer. grid-edit.c: the cell that is being set. grid-block.c: copying,
 * pasting, filling, rows.
 */
#pragma once

#include "grid.h"

G_BEGIN_DECLS

/* In pixels. */
#define GRID_ROW 30
#define GRID_HEADING 34
#define GRID_PADDING 9
#define GRID_EDGE 5

/* What the pointer is doing with the heading. */
typedef enum
{
  GRID_DRAG_NONE,
  GRID_DRAG_SELECT,
  GRID_DRAG_PRESS_HEADING,
  GRID_DRAG_WIDTH,
  GRID_DRAG_COLUMN,
} MusterGridDrag;

struct _MusterGrid
{
  GtkWidget parent_instance;

  GtkAdjustment *horizontal;
  GtkAdjustment *vertical;
  GtkScrollablePolicy policies[2];

  MusterSession *session;
  MusterTableModel *model;

  /* The focus cell, and where selecting began. */
  guint line;
  guint column;
  guint anchor_line;
  guint anchor_column;
  /* While the grid itself selects. */
  gboolean selecting;

  /* Of the drag: what, which column, how wide it was, where it would be put. */
  MusterGridDrag drag;
  guint drag_column;
  int drag_width;
  guint drop_column;

  /* The cell being typed into: its entry, with what may be meant below; or the control that the
   * inspector has, in a popover. */
  GtkWidget *entry;
  MusterRecord edited;
  GtkWidget *choices;
  GtkListBox *choice_list;
  GtkWidget *control;
  gboolean ending;

  GtkWidget *menu;
  /* Stands for the focus cell, for assistive technology. */
  GtkWidget *row_stand_in;
  GtkWidget *cell_stand_in;
};

static inline const MusterTableLine *
muster_grid_get_line (MusterGrid *grid, guint line)
{
  return line < grid->model->lines->len ? &g_array_index (grid->model->lines, MusterTableLine, line) : NULL;
}

/* {{{ grid.c */

/* Whether the first column stays beside the others. */
gboolean muster_grid_is_frozen (MusterGrid *grid);

/* Where a column is, without scrolling; and how wide all are. */
int muster_grid_get_x (MusterGrid *grid, guint column);
int muster_grid_get_total_width (MusterGrid *grid);

/* The column at a place of the widget; MUSTER_NOWHERE beside them. */
guint muster_grid_find_column (MusterGrid *grid, double x);
guint muster_grid_find_line (MusterGrid *grid, double y);

void muster_grid_scroll_to (MusterGrid *grid, guint line, guint column);

/* The first and last line and column that are selected as a block. */
void muster_grid_get_block (MusterGrid *grid, guint *first_line, guint *last_line, guint *first_column, guint *last_column);

/* Tells assistive technology of the focus cell. */
void muster_grid_describe (MusterGrid *grid);

/* }}} */
/* {{{ grid-draw.c */

void muster_grid_draw (MusterGrid *grid, GtkSnapshot *snapshot);

/* }}} */
/* {{{ grid-keys.c */

void muster_grid_add_controllers (MusterGrid *grid);

/* Moves the focus cell; @extend keeps where selecting began. */
void muster_grid_move (MusterGrid *grid, int lines, int columns, gboolean extend);

/* Opens the menu of the focus cell. */
void muster_grid_open_menu (MusterGrid *grid);

/* Makes the rows of the block the session's selection. */
void muster_grid_select_block (MusterGrid *grid);

/* }}} */
/* {{{ grid-edit.c */

/* Begins to set the focus cell. @text: (nullable): what was typed already; %NULL keeps what is there. */
void muster_grid_edit (MusterGrid *grid, const char *text);

/* Ends it. Returns: whether it is over; not, if what was typed is refused */
gboolean muster_grid_end_edit (MusterGrid *grid, gboolean keep);

/* Opens the control that the inspector has. */
void muster_grid_open_control (MusterGrid *grid);

void muster_grid_allocate_editor (MusterGrid *grid);
void muster_grid_forget_editor (MusterGrid *grid);

/* The records that are set together: those that are selected, or the one of the focus cell;
 * (element-type MusterRecord). */
GArray *muster_grid_list_rows (MusterGrid *grid);

/* }}} */
/* {{{ grid-block.c */

void muster_grid_install_actions (GtkWidgetClass *class);

/* Sets cells and says what was refused where. @lines: (nullable): where the rows are, to go to the one
 * that is refused. */
gboolean muster_grid_set_block (MusterGrid *grid, MusterBlock *block, const guint *lines, guint first_column, const char *label);

/* }}} */

G_END_DECLS
