/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * png-rows.h: pixels to the bytes of a PNG, some rows at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MusterPngRows MusterPngRows;

/**
 * muster_png_rows_new:
 * @out: where the file is appended; it must outlive the writer
 * @width: in pixels
 * @height: in pixels
 * @density: pixels a metre
 * @title: what it is a picture of
 *
 * Returns: (transfer full): a writer to which rows are added from the top
 */
MusterPngRows *muster_png_rows_new (GByteArray *out, guint width, guint height, guint density, const char *title);

/* Whether all went well so far; there may be too little memory. */
gboolean muster_png_rows_is_good (const MusterPngRows *rows);

/* Adds rows of CAIRO_FORMAT_RGB24, each @stride bytes after the other. */
void muster_png_rows_add (MusterPngRows *rows, const guchar *pixels, gsize stride, guint n_rows);

/* Ends the file, if all its rows are there. Returns: whether it is whole */
gboolean muster_png_rows_end (MusterPngRows *rows);

void muster_png_rows_free (MusterPngRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterPngRows, muster_png_rows_free)

G_END_DECLS
