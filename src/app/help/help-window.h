/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help-window.h: the help, which needs no network and no other program.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_HELP_WINDOW (muster_help_window_get_type ())
G_DECLARE_FINAL_TYPE (MusterHelpWindow, muster_help_window, MUSTER, HELP_WINDOW, AdwWindow)

/**
 * muster_help_window_show:
 * @parent: (nullable): the window that it is asked for from
 *
 * Shows the help; the one that is open already, if there is one.
 *
 * Returns: (transfer none): the window, which owns itself until it is closed
 */
MusterHelpWindow *muster_help_window_show (GtkWindow *parent);

G_END_DECLS
