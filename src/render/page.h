/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * page.h: a chart on a sheet: title block with the brief, figures, the chart scaled to fit, legend
 * and foot.
 *
 * On a sheet of its own size a chart is drawn at 100 %, and the sheet grows with it, where there is a
 * limit up to that: all is smaller in proportion then. MUSTER_PAGE_LIMIT is what PDF readers take,
 * and well below where cairo's coordinates end.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

#define MUSTER_PAGE_LIMIT 14400.0

/**
 * MusterPage:
 * @width: of the sheet in points; 0 for a sheet as large as the chart at 100 %
 * @height: likewise
 * @limit: how long the longer side of a sheet as large as the chart may be; 0 for any
 * @margin: on each side, in points; 0 for what suits the sheet
 * @min_type: how large the smallest letters of the sheet's own text must be, in points; 0 for what suits it
 * @file_name: (nullable): shown at the foot; a base name, never a path
 * @date: (nullable): shown at the foot, in the form in which it shall be read
 * @sentences: (nullable) (array length=n_sentences): what is told of the chart, beside it or, on a sheet
 *   that is higher than wide, below it
 * @first: which of them comes first on this sheet
 * @continued: whether the sheet has sentences only, which did not fit beside their chart
 * @number: of the sheet among @n_sheets, from 1; 0 for the only one
 */
typedef struct
{
  double width;
  double height;
  double limit;
  double margin;
  double min_type;
  const char *file_name;
  const char *date;
  const char *const *sentences;
  guint n_sentences;
  guint first;
  gboolean continued;
  guint number;
  guint n_sheets;
} MusterPage;

/* Returns: (transfer full) (element-type utf8): what can be told of a scene that is compared with another
 * stage: a sentence for each thing that is otherwise; none of one that is not */
GPtrArray *muster_page_list_sentences (MusterScene *scene);

/* The first of the sentences that has no room on the sheet. */
guint muster_page_get_next (const MusterPage *page, MusterScene *scene);

/* Gives the size of the sheet in points: that of @page, or what the chart needs. */
void muster_page_get_size (const MusterPage *page, MusterScene *scene, double *width, double *height);

/* The room for the chart on a sheet of a size of its own, in points. */
void muster_page_get_room (const MusterPage *page, MusterScene *scene, double *width, double *height);

/* How large the chart is drawn on the sheet; 1 is 100 %, 0 that there is nothing to draw. */
double muster_page_get_scale (const MusterPage *page, MusterScene *scene);

/* Draws the whole sheet, opaque background first. */
void muster_page_draw (const MusterPage *page, MusterScene *scene, cairo_t *cr);

/* The same with any painter, which must share the scene's text. */
void muster_page_paint (const MusterPage *page, MusterScene *scene, MusterPainter *painter);

/* Returns: (transfer full): what the sheet is called: "Lantern Home Goods · Organisation chart" */
char *muster_page_dup_title (MusterScene *scene);

/* Returns: (transfer full): the day of a time in seconds since 1970 UTC, as YYYY-MM-DD */
char *muster_page_dup_date (gint64 time);

G_END_DECLS
