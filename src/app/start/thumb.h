/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * thumb.h: a small picture of a chart, for choosing among charts.
 *
 * It is drawn on a thread, from the bytes of a template or from a file; a file that cannot be read,
 * or is too large to be read for its picture's sake, leaves the place empty.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_THUMB_WIDTH 208
#define MUSTER_THUMB_HEIGHT 130

/* Returns: (transfer floating): the picture. Either @bytes or @file is given, the other is %NULL. */
GtkWidget *muster_thumb_new (GBytes *bytes, GFile *file);

G_END_DECLS
