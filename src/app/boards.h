/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * boards.h: the views of an organisation that are not a chart.
 *
 * A board takes the place of the canvas: a widget that shows one session's document in its own way
 * and changes it by the same verbs. It shares the session's stage, selection and filters, so that
 * switching between boards and the chart loses nothing. A board is one file that defines one constant
 * struct, and a line of the table in boards.c; menus, the window's title and what is restored at the
 * next start come from the table.
 */
#pragma once

#include "session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MusterBoard:
 * @name: as in "win.view::plan", never translated
 * @label: for menus, with a mnemonic; not yet translated
 * @title: beside the file's name in the window; not yet translated
 * @icon: a symbolic icon's name
 * @make: makes the widget, which hears the session itself while it is mapped, and takes the keyboard
 *   when it grabs the focus; called when the board is shown for the first time
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (MusterSession *session);
} MusterBoard;

/* All of them in the order of the menu, ended by %NULL. */
const MusterBoard *const *muster_boards (void);

/* The board with that name, or %NULL: then the chart is meant. */
const MusterBoard *muster_board_find (const char *name);

G_END_DECLS
