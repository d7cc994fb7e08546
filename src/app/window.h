/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * window.h: a window with one chart, or with the start page.
 */
#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_WINDOW (muster_window_get_type ())
G_DECLARE_FINAL_TYPE (MusterWindow, muster_window, MUSTER, WINDOW, AdwApplicationWindow)

MusterWindow *muster_window_new (AdwApplication *application);

/* Opens a file; a toast says what was repaired, or why it cannot be opened. */
void muster_window_open (MusterWindow *window, GFile *file);

/* Whether the window shows the start page. */
gboolean muster_window_is_empty (MusterWindow *window);

G_END_DECLS
