/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * application.h: the desktop application.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the application on the files of the command line. Returns: the exit status. */
int muster_application_run (int argc, char **argv);

G_END_DECLS
