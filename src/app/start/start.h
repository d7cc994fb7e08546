/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * start.h: the start page: what a tab shows before anything is open in it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_START (muster_start_get_type ())
G_DECLARE_FINAL_TYPE (MusterStart, muster_start, MUSTER, START, GtkWidget)

/**
 * MusterStart::template-chosen:
 * @name: the name of a template
 */

G_END_DECLS
