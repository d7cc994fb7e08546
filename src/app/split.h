/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * split.h: two widgets side by side, or one above the other where that is too narrow.
 *
 * The second has its natural width beside the first, and all of the width below it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_SPLIT (muster_split_get_type ())
G_DECLARE_FINAL_TYPE (MusterSplit, muster_split, MUSTER, SPLIT, GtkWidget)

/* Properties "first" and "second" hold the widgets, "breadth" the width from which on they are side
 * by side. */

G_END_DECLS
