/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * importing.h: tables on their way into a window: chosen, opened, dropped or pasted. Whatever way they
 * come, the import dialog shows first what will become of them.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/* Asks for a file, and shows what would be imported from it. */
void muster_import_ask (MusterWindow *window);

/* Shows what would be imported; @name is what it is called, with a suffix if it has one. */
void muster_import_show (MusterWindow *window, GBytes *bytes, const char *name);

/* Lets files be dropped on @window: charts open, tables are imported. */
void muster_import_accept_drops (MusterWindow *window);

G_END_DECLS
