/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * numbers.h: the board of numbers: tiles, charts and tables of the stage shown, live with every edit.
 */
#pragma once

#include "boards.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_NUMBERS (muster_numbers_get_type ())
G_DECLARE_FINAL_TYPE (MusterNumbers, muster_numbers, MUSTER, NUMBERS, GtkWidget)

extern const MusterBoard muster_board_numbers;

/* Asks where to, and saves a report of what @session shows: as the name of the file says, PDF, HTML, CSV,
 * JSON or text. */
void muster_report_save (MusterSession *session, GtkWindow *parent);

/* Writes it there at once; says how it went. */
void muster_report_save_to (MusterSession *session, GFile *file);

G_END_DECLS
