/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * svg-painter.h: a painter that writes SVG.
 *
 * Groups get their record's id and a title, and text is text. Each line carries its length, so that it
 * keeps to its place when a reader has other fonts. Nothing is held but the text.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

/* @out: (not owned): where the elements go; @has_disc: whether the shape of photos is in it */
typedef struct
{
  MusterPainter painter;
  GString *out;
  gboolean has_disc;
} MusterSvgPainter;

void muster_svg_painter_init (MusterSvgPainter *painter, GString *out, MusterText *text);

/* Appends a length: two decimals are a hundredth of a point; none is written in vain. */
void muster_svg_append_number (GString *out, double number);

/* Appends text so that it is text in XML and HTML, also within quotes. */
void muster_svg_append_escaped (GString *out, const char *text);

G_END_DECLS
