/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * command-search.h: whatever there is to do or to go to, by a few letters of its name.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/* Asks what to do in @window, and does it. */
void muster_command_search_show (MusterWindow *window);

G_END_DECLS
