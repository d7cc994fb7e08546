/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sheet-view.h: a picture of a sheet, as large as there is room, with a shadow under it.
 *
 * Emits "resized" when more pixels than before could be shown.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_SHEET_VIEW (muster_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (MusterSheetView, muster_sheet_view, MUSTER, SHEET_VIEW, GtkWidget)

/* Shows a picture of a sheet, or none for %NULL. */
void muster_sheet_view_set_picture (MusterSheetView *view, GdkTexture *picture);
GdkTexture *muster_sheet_view_get_picture (MusterSheetView *view);

/* How many pixels the longer side of a picture can have to be shown as sharp as the screen is. */
guint muster_sheet_view_get_pixels (MusterSheetView *view);

/**
 * muster_sheet_view_set_cuts:
 * @rects: (array length=n_rects): parts of the sheet, in shares of its width and height
 * @n_rects: how many; 0 for none
 *
 * Draws how the sheet is cut into parts.
 */
void muster_sheet_view_set_cuts (MusterSheetView *view, const graphene_rect_t *rects, guint n_rects);

G_END_DECLS
