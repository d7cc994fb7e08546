/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * painter.h: what a chart is drawn with.
 *
 * A handful of shapes, so that a cairo context and a file that keeps ids and text draw the same
 * geometry from the same code. All lengths are in the points of the innermost push.
 */
#pragma once

#include "layout.h"
#include "photos.h"
#include "text.h"

G_BEGIN_DECLS

/**
 * MusterPaint:
 * @fill: inside, or MUSTER_NO_COLOR
 * @stroke: the line, or MUSTER_NO_COLOR; it lies half inside and half outside
 * @line_width: of the line
 * @dash: length of dashes and of the gaps between them; 0 for none
 */
typedef struct
{
  MusterColor fill;
  MusterColor stroke;
  double line_width;
  double dash;
} MusterPaint;

typedef enum
{
  MUSTER_PATH_MOVE,
  MUSTER_PATH_LINE,
  MUSTER_PATH_CURVE,
  MUSTER_PATH_CLOSE,
} MusterPathOp;

/* One step of a path; a curve's two control points come before its end. */
typedef struct
{
  MusterPathOp op;
  MusterPoint points[3];
} MusterPathStep;

/**
 * MusterGroup:
 * @id: of the record
 * @title: what it is, in words
 * @target: whether something leads here
 * @link: (nullable): the id of a group, or an address that begins with "mailto:", where it leads
 */
typedef struct
{
  const char *id;
  const char *title;
  gboolean target;
  const char *link;
} MusterGroup;

typedef struct _MusterPainter MusterPainter;

/**
 * MusterPainter:
 * @text: what shapes text
 * @open: begins what belongs to one record; groups do not nest
 * @push: shapes that follow are moved by (x, y), then scaled, until the pop
 * @get_clip: what can be seen at all, in the present points; %FALSE if all
 * @path: even-odd
 * @draw_photo: (nullable): draws what of a photo fills a round place; returns whether it could be drawn
 * @step: (nullable): called before each card with how much is done, from 0 to 1; no more is drawn
 *   after it returned %FALSE
 */
struct _MusterPainter
{
  MusterText *text;
  void (*open) (MusterPainter *painter, const MusterGroup *group);
  void (*close) (MusterPainter *painter, const MusterGroup *group);
  void (*push) (MusterPainter *painter, double x, double y, double scale);
  void (*pop) (MusterPainter *painter);
  gboolean (*get_clip) (MusterPainter *painter, MusterRect *clip);
  void (*draw_box) (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint);
  void (*draw_path) (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint);
  void (*draw_text) (MusterPainter *painter, const MusterTextBox *box);
  gboolean (*draw_photo) (MusterPainter *painter, MusterPhoto *photo, const MusterRect *place, double opacity);
  gboolean (*step) (MusterPainter *painter, double done);
  gpointer step_data;
};

/**
 * MusterCairoPainter:
 *
 * Draws onto a cairo context. On screens and in images, letters too small to be read are drawn as
 * bars, and left out when smaller still; vector surfaces get text at any size. On a PDF surface
 * groups become destinations and links.
 */
typedef struct
{
  MusterPainter painter;
  cairo_t *cr;
  gboolean vector;
  gboolean pdf;
} MusterCairoPainter;

void muster_cairo_painter_init (MusterCairoPainter *painter, cairo_t *cr, MusterText *text);

/* Returns: (transfer full): an id that is also a name in XML and in PDF; different for different
 * ids */
char *muster_painter_dup_name (const char *id);

G_END_DECLS
