/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cli.h: what Muster does from a shell, without a display.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * muster_cli_run:
 * @arguments: (array zero-terminated=1): the command line without the program's name
 * @status: (out): the exit status: 0 done, 1 done and the answer is no, 2 failed
 *
 * Does what the arguments say if they name a sub-command or ask for help.
 *
 * Returns: %FALSE, and nothing was done, if they ask for the window: there are none, or the first
 *   names a file
 */
gboolean muster_cli_run (char **arguments, int *status);

G_END_DECLS
