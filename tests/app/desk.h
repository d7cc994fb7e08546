/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * desk.h: what tests of the window begin with: a template on the disk, open in a window.
 */
#pragma once

#include "robot.h"
#include "window.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a copy of an English template in the robot's folder, as @name.muster */
GFile *desk_copy_template (const char *template, const char *name);

/* A window, and a chart open in it. */
MusterWindow *desk_open (GFile *file);
MusterWindow *desk_open_template (const char *template);

/* Of what @window shows. */
MusterDocument *desk_get_document (MusterWindow *window);

/* A record by its title or name; fails the test if there is none. */
MusterRecord desk_find (MusterWindow *window, const char *name);

/* The middle of a record's card on the canvas; it must be shown. */
void desk_get_place (MusterWindow *window, const char *name, double *x, double *y);

/* Runs the tests of a program as the application does. Returns: the exit status. */
int desk_run (void);

G_END_DECLS
