/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * page.c: a chart on a sheet.
 */
#include "page.h"

#include "changes.h"
#include "legend.h"
#include "page-list.h"
#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The size at which a sheet's own text is meant: that of A4. */
#define SHORT_SIDE 595.0
#define MARGIN 28.0
#define UNIT_OF_CHART (4.0 / 3)
#define CONTENT_MIN 420.0
#define SCALE_MAX 1.4

#define TITLE_HEIGHT 24.0
#define FIGURES_GAP 24.0
#define BESIDE_MIN 260.0
#define CHART_GAP 16.0
#define FOOT_HEIGHT 18.0
#define LEGEND_GAP 8.0
/* What is told beside the chart: how wide, and how high at least below it, as shares of what there is. */
#define LIST_SHARE 0.26
#define LIST_WIDTH_MIN 150.0
#define LIST_WIDTH_MAX 250.0
#define LIST_GAP 20.0
#define COLUMN_WIDTH 300.0
/* What the foot hangs into the margin; the head does by half as much. */
#define OVERHANG_MAX 8.0

/* All but width, height and unit in units: the points of the sheet's own text. */
typedef struct
{
  MusterScene *scene;
  double width;
  double height;
  double unit;
  double margin;
  double overhang;
  double inner;
  double figures_width;
  gboolean beside;
  guint brief_lines;
  guint n_figures;
  char *title;
  char *brief;
  char *figures[2];
  MusterLegend *legend;
  const MusterPage *page;
  double list_width;
} Sheet;

char *
muster_page_dup_date (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");
}

GPtrArray *
muster_page_list_sentences (MusterScene *scene)
{
  const MusterSceneOptions *options = muster_scene_get_options (scene);
  g_autoptr (MusterProjection) before = NULL;

  if (options->compared == 0 || muster_scene_get_shifts (scene) == NULL)
    return g_ptr_array_new ();
  before = muster_projection_new (muster_scene_get_document (scene), options->compared);
  return muster_shifts_list_sentences (muster_scene_get_shifts (scene), before, muster_scene_get_projection (scene));
}

char *
muster_page_dup_title (MusterScene *scene)
{
  const MusterSceneOptions *options = muster_scene_get_options (scene);
  MusterDocument *doc = muster_scene_get_document (scene);
  const char *view = options->view == MUSTER_VIEW_REPORTING ? _ ("Reporting lines") : _ ("Organisation chart");
  g_autofree char *name = muster_words_clean (muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME));
  GString *title = g_string_new (name);

  if (options->root != 0)
    {
      g_autofree char *root = muster_words_clean (muster_document_get_name (doc, options->root));

      if (strcmp (root, name) != 0)
        g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", root);
    }
  g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", view);
  return g_string_free (title, FALSE);
}

/* @format has one %s. */
static void
add_brief (GString *brief, const char *format, const char *text)
{
  g_autofree char *clean = muster_words_clean (text);
  const char *place = strstr (format, "%s");

  if (*clean == '\0' || place == NULL)
    return;
  if (brief->len > 0)
    g_string_append (brief, "\302\240\302\240|\302\240 ");
  g_string_append_len (brief, format, place - format);
  g_string_append (brief, clean);
  g_string_append (brief, place + 2);
}

static char *
dup_brief (MusterScene *scene, gboolean goal)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  MusterRecord chart = muster_document_get_chart (doc);
  MusterRecord stage = muster_scene_get_options (scene)->stage;
  MusterRecord compared = muster_scene_get_options (scene)->compared;
  GString *brief = g_string_new (NULL);

  add_brief (brief, _ ("Stage: %s"), stage != 0 ? muster_document_get_name (doc, stage) : NULL);
  add_brief (brief, _ ("Goal: %s"), goal && stage != 0 ? muster_document_get_text (doc, stage, MUSTER_STAGE_GOAL) : NULL);
  add_brief (brief, _ ("Compared with: %s"), stage != 0 && compared != 0 && compared != stage ? muster_document_get_name (doc, compared) : NULL);
  add_brief (brief, _ ("Industry: %s"), muster_document_get_text (doc, chart, MUSTER_CHART_INDUSTRY));
  add_brief (brief, _ ("Platform: %s"), muster_document_get_text (doc, chart, MUSTER_CHART_PLATFORM));
  add_brief (brief, _ ("Model: %s"), muster_document_get_text (doc, chart, MUSTER_CHART_MODEL));
  add_brief (brief, _ ("Vision: %s"), muster_document_get_text (doc, chart, MUSTER_CHART_VISION));
  return g_string_free (brief, FALSE);
}

static void
add_figure (GString *figures, char *figure)
{
  g_string_append_printf (figures, "%s%s", figures->len > 0 ? " · " : "", figure);
  g_free (figure);
}

/* @one and @several have one %s each, for the number. */
static char *
count (gulong n, const char *format)
{
  g_autofree char *number = muster_words_number (n, 0);
  const char *place = strstr (format, "%s");
  GString *text = g_string_new_len (format, place != NULL ? place - format : (gssize) strlen (format));

  if (place != NULL)
    g_string_append_printf (text, "%s%s", number, place + 2);
  return g_string_free (text, FALSE);
}

static char *
dup_people (const MusterFigures *figures)
{
  GString *text = g_string_new (NULL);

  add_figure (text, count (figures->roles, ngettext ("%s role", "%s roles", figures->roles)));
  add_figure (text, count (figures->headcount, ngettext ("%s person", "%s people", figures->headcount)));
  if (figures->open > 0)
    add_figure (text, count (figures->open, ngettext ("%s open", "%s open", figures->open)));
  if (figures->bought_in > 0)
    add_figure (text, count (figures->bought_in, ngettext ("%s vendor or tool", "%s vendors and tools", figures->bought_in)));
  return g_string_free (text, FALSE);
}

/* Layers and spans are the whole chart's; a branch shows its people and cost alone. */
static char *
dup_shape (MusterScene *scene, const MusterFigures *figures)
{
  const MusterMetrics *metrics = muster_scene_get_metrics (scene);
  GString *text = g_string_new (NULL);

  if (figures == &metrics->total && metrics->layers > 0)
    {
      g_autofree char *span = muster_words_number (metrics->span_average, 1);

      add_figure (text, count (metrics->layers, ngettext ("%s layer", "%s layers", metrics->layers)));
      if (metrics->span_average > 0)
        add_figure (text, g_strdup_printf (_ ("average span %s"), span));
    }
  if (figures->cost_max > 0)
    add_figure (text, muster_words_cost (muster_scene_get_document (scene), figures->cost_min, figures->cost_max));
  return g_string_free (text, FALSE);
}

static const MusterFigures *
find_figures (MusterScene *scene)
{
  const MusterMetrics *metrics = muster_scene_get_metrics (scene);
  MusterRecord root = muster_scene_get_options (scene)->root;
  guint index = MUSTER_NOWHERE;

  if (root == 0)
    return &metrics->total;
  if (muster_document_get_kind (muster_scene_get_document (scene), root) == MUSTER_KIND_DEPARTMENT)
    index = muster_projection_find (muster_scene_get_projection (scene), root);
  return index != MUSTER_NOWHERE ? &metrics->departments[index] : NULL;
}

/* The figures stand beside the title if that leaves it room, else below the brief. */
static void
set_words (Sheet *sheet)
{
  MusterText *text = muster_scene_get_text (sheet->scene);
  const MusterFigures *figures = find_figures (sheet->scene);
  double room;

  sheet->overhang = MIN (OVERHANG_MAX, sheet->margin / 2);
  sheet->title = muster_page_dup_title (sheet->scene);
  sheet->brief = dup_brief (sheet->scene, sheet->page->n_sheets > 0);
  if (figures != NULL)
    {
      sheet->figures[sheet->n_figures++] = dup_people (figures);
      sheet->figures[sheet->n_figures] = dup_shape (sheet->scene, figures);
      sheet->n_figures += *sheet->figures[sheet->n_figures] != '\0' ? 1 : 0;
    }
  for (guint i = 0; i < sheet->n_figures; i++)
    sheet->figures_width = MAX (sheet->figures_width, ceil (muster_text_measure (text, sheet->figures[i], MUSTER_TEXT_SHEET_BRIEF, sheet->inner, 1, NULL)) + 1);
  room = sheet->inner - sheet->figures_width - FIGURES_GAP;
  sheet->beside = room >= MAX (BESIDE_MIN, muster_text_measure (text, sheet->title, MUSTER_TEXT_SHEET_TITLE, sheet->inner, 1, NULL));
  room = sheet->beside ? room : sheet->inner;
  if (*sheet->brief != '\0')
    muster_text_measure (text, sheet->brief, MUSTER_TEXT_SHEET_BRIEF, room, 2, &sheet->brief_lines);
  sheet->legend = muster_legend_new (sheet->scene, sheet->inner);
}

static double
get_head_height (const Sheet *sheet)
{
  double pitch = muster_text_get_pitch (MUSTER_TEXT_SHEET_BRIEF);
  double left = TITLE_HEIGHT + sheet->brief_lines * pitch;

  if (!sheet->beside)
    return left + sheet->n_figures * pitch + CHART_GAP;
  return MAX (left, 4 + sheet->n_figures * pitch) + CHART_GAP;
}

static double
get_foot_height (const Sheet *sheet)
{
  double legend = muster_legend_get_height (sheet->legend);

  return FOOT_HEIGHT + (legend > 0 ? legend + LEGEND_GAP : 0) + CHART_GAP;
}

static double
measure_list (const Sheet *sheet)
{
  const MusterPage *page = sheet->page;

  if (page->n_sentences == 0)
    return 0;
  return muster_page_list_measure (muster_scene_get_text (sheet->scene), page->sentences, page->n_sentences, sheet->list_width);
}

/* A sheet as large as its chart: its text is larger on a large chart, so that both can be read at
 * once, and the whole is scaled down to what a sheet may be. */
static void
fit_sheet (Sheet *sheet, const MusterPage *page)
{
  const MusterLayout *layout = muster_scene_get_layout (sheet->scene);
  double scale;

  sheet->unit = MAX (UNIT_OF_CHART, MIN (layout->width, 2 * layout->height) / 1500);
  sheet->margin = page->margin > 0 ? page->margin / sheet->unit : MARGIN;
  sheet->list_width = page->n_sentences > 0 ? LIST_WIDTH_MAX : 0;
  sheet->inner = MAX (layout->width / sheet->unit, CONTENT_MIN) + (sheet->list_width > 0 ? sheet->list_width + LIST_GAP : 0);
  sheet->width = ceil ((sheet->inner + 2 * sheet->margin) * sheet->unit);
  set_words (sheet);
  sheet->height = ceil ((get_head_height (sheet) + get_foot_height (sheet) + 2 * sheet->margin) * sheet->unit + MAX (layout->height, measure_list (sheet) * sheet->unit));
  scale = page->limit > 0 ? MIN (1, page->limit / MAX (sheet->width, sheet->height)) : 1;
  sheet->width *= scale;
  sheet->height *= scale;
  sheet->unit *= scale;
}

static void
sheet_init (Sheet *sheet, const MusterPage *page, MusterScene *scene)
{
  *sheet = (Sheet){ .scene = scene, .page = page, .width = page->width, .height = page->height };
  if (page->width <= 0 || page->height <= 0)
    {
      fit_sheet (sheet, page);
      return;
    }
  /* As large as its sheet, however small that is, the text leaves the chart its place. */
  sheet->unit = MAX (MIN (page->width, page->height) / SHORT_SIDE, page->min_type / muster_text_get_size (MUSTER_TEXT_SHEET_FOOT));
  sheet->margin = MIN (page->margin > 0 ? page->margin / sheet->unit : MARGIN, SHORT_SIDE / 6);
  sheet->inner = MAX (sheet->width / sheet->unit - 2 * sheet->margin, 1);
  if (page->n_sentences > 0 && page->width >= page->height)
    sheet->list_width = CLAMP (sheet->inner * LIST_SHARE, LIST_WIDTH_MIN, LIST_WIDTH_MAX);
  set_words (sheet);
}

static void
sheet_clear (Sheet *sheet)
{
  g_free (sheet->title);
  g_free (sheet->brief);
  g_free (sheet->figures[0]);
  g_free (sheet->figures[1]);
  muster_legend_free (sheet->legend);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

void
muster_page_get_size (const MusterPage *page, MusterScene *scene, double *width, double *height)
{
  g_auto (Sheet) sheet = { 0 };

  sheet_init (&sheet, page, scene);
  *width = sheet.width;
  *height = sheet.height;
}

static void
paint_words (const Sheet *sheet, MusterPainter *painter, const char *words, MusterTextStyle style, MusterAlign align, MusterColor color, const MusterRect *place, guint lines)
{
  gboolean mirrored = muster_scene_get_options (sheet->scene)->mirrored;

  if (words == NULL || *words == '\0' || place->width <= 0)
    return;
  painter->draw_text (painter, &(MusterTextBox){
                                   .text = words,
                                   .style = style,
                                   .align = mirrored && align != MUSTER_ALIGN_CENTER ? (align == MUSTER_ALIGN_START ? MUSTER_ALIGN_END : MUSTER_ALIGN_START) : align,
                                   .color = color,
                                   .x = mirrored ? sheet->width / sheet->unit - place->x - place->width : place->x,
                                   .y = place->y,
                                   .width = place->width,
                                   .lines = lines,
                               });
}

static void
paint_head (const Sheet *sheet, MusterPainter *painter)
{
  const MusterPalette *palette = muster_scene_get_palette (sheet->scene);
  double pitch = muster_text_get_pitch (MUSTER_TEXT_SHEET_BRIEF);
  double room = sheet->inner - (sheet->beside ? sheet->figures_width + FIGURES_GAP : 0);
  double right = sheet->margin + sheet->inner - sheet->figures_width;

  paint_words (sheet, painter, sheet->title, MUSTER_TEXT_SHEET_TITLE, MUSTER_ALIGN_START, palette->text, &(MusterRect){ sheet->margin, sheet->margin - sheet->overhang / 2, room, TITLE_HEIGHT }, 1);
  paint_words (sheet, painter, sheet->brief, MUSTER_TEXT_SHEET_BRIEF, MUSTER_ALIGN_START, palette->dim, &(MusterRect){ sheet->margin, sheet->margin + TITLE_HEIGHT - sheet->overhang / 2, room, 2 * pitch }, 2);
  for (guint i = 0; i < sheet->n_figures; i++)
    {
      MusterRect beside = { right, sheet->margin + i * pitch, sheet->figures_width, pitch };
      MusterRect below = { sheet->margin, sheet->margin + TITLE_HEIGHT - sheet->overhang / 2 + (sheet->brief_lines + i) * pitch, sheet->inner, pitch };

      paint_words (sheet, painter, sheet->figures[i], MUSTER_TEXT_SHEET_BRIEF, sheet->beside ? MUSTER_ALIGN_END : MUSTER_ALIGN_START, palette->dim, sheet->beside ? &beside : &below, 1);
    }
}

static void
paint_foot (const Sheet *sheet, const MusterPage *page, MusterPainter *painter)
{
  const MusterPalette *palette = muster_scene_get_palette (sheet->scene);
  MusterRecord stage = muster_scene_get_options (sheet->scene)->stage;
  double bottom = sheet->height / sheet->unit - sheet->margin + sheet->overhang;
  double pitch = muster_text_get_pitch (MUSTER_TEXT_SHEET_FOOT);
  double third = sheet->inner / 3;
  MusterRect place = { sheet->margin, bottom - pitch, third - 8, pitch };
  MusterRect line = { sheet->margin, bottom - FOOT_HEIGHT, sheet->inner, 0.75 };
  g_autofree char *file = muster_words_clean (page->file_name);
  g_autofree char *name = stage != 0 ? muster_words_clean (muster_document_get_name (muster_scene_get_document (sheet->scene), stage)) : NULL;
  g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), MAX (1u, page->number), MAX (1u, page->n_sheets));
  g_autofree char *date = page->date != NULL ? g_strdup_printf ("%s · %s", page->date, number) : g_strdup (number);

  painter->draw_box (painter, &line, 0, &(MusterPaint){ .fill = palette->hairline });
  paint_words (sheet, painter, file, MUSTER_TEXT_SHEET_FOOT, MUSTER_ALIGN_START, palette->dim, &place, 1);
  place.x += third + 4;
  paint_words (sheet, painter, name, MUSTER_TEXT_SHEET_FOOT, MUSTER_ALIGN_CENTER, palette->dim, &place, 1);
  place.x = sheet->margin + sheet->inner - place.width;
  paint_words (sheet, painter, date, MUSTER_TEXT_SHEET_FOOT, MUSTER_ALIGN_END, palette->dim, &place, 1);
  painter->push (painter, sheet->margin, bottom - FOOT_HEIGHT - LEGEND_GAP - muster_legend_get_height (sheet->legend), 1);
  muster_legend_paint (sheet->legend, painter);
  painter->pop (painter);
}

/* Where the chart may be, and what is told of it, in units. */
static void
divide (const Sheet *sheet, MusterRect *chart, MusterRect *list)
{
  double top = sheet->margin + get_head_height (sheet);
  double room = sheet->height / sheet->unit - sheet->margin - get_foot_height (sheet) + sheet->overhang - top;

  *chart = (MusterRect){ sheet->margin, top, sheet->inner, room };
  *list = (MusterRect){ sheet->margin, top, sheet->inner, 0 };
  if (sheet->page->n_sentences == 0)
    return;
  if (sheet->list_width > 0)
    {
      chart->width -= sheet->list_width + LIST_GAP;
      *list = (MusterRect){ chart->x + chart->width + LIST_GAP, top, sheet->list_width, room };
    }
  else
    {
      double wanted = muster_page_list_measure (muster_scene_get_text (sheet->scene), sheet->page->sentences, sheet->page->n_sentences, sheet->inner);

      list->height = MIN (wanted, room * 0.45);
      chart->height -= list->height + CHART_GAP;
      list->y = top + chart->height + CHART_GAP;
    }
}

/* Beside the chart in one column, on a sheet of their own in as many as it has room for. */
static guint
paint_list (const Sheet *sheet, MusterPainter *painter)
{
  const MusterPage *page = sheet->page;
  MusterText *text = muster_scene_get_text (sheet->scene);
  const MusterPalette *palette = muster_scene_get_palette (sheet->scene);
  MusterRect chart, list;
  guint n_columns = 1, next = page->first;

  divide (sheet, &chart, &list);
  if (page->continued)
    {
      list = (MusterRect){ sheet->margin, chart.y, sheet->inner, sheet->list_width > 0 ? chart.height : chart.height + CHART_GAP + list.height };
      n_columns = MAX (1, (guint) (sheet->inner / COLUMN_WIDTH));
      list.width = (sheet->inner - (n_columns - 1) * LIST_GAP) / n_columns;
    }
  for (guint i = 0; i < n_columns && next < page->n_sentences; i++)
    {
      next = muster_page_list_flow (text, page->sentences, next, page->n_sentences, &list, palette, painter);
      list.x += list.width + LIST_GAP;
    }
  return next;
}

guint
muster_page_get_next (const MusterPage *page, MusterScene *scene)
{
  g_auto (Sheet) sheet = { 0 };

  sheet_init (&sheet, page, scene);
  return paint_list (&sheet, NULL);
}

void
muster_page_get_room (const MusterPage *page, MusterScene *scene, double *width, double *height)
{
  g_auto (Sheet) sheet = { 0 };
  MusterRect chart, list;

  sheet_init (&sheet, page, scene);
  divide (&sheet, &chart, &list);
  *width = MAX (chart.width * sheet.unit, 0);
  *height = MAX (chart.height * sheet.unit, 0);
}

/* In the middle of what is left, a little above it when there is much room. Gives the top left corner
 * and the scale, all in units; 0 if there is no room or no chart. */
static double
place_chart (const Sheet *sheet, double *x, double *y)
{
  const MusterLayout *layout = muster_scene_get_layout (sheet->scene);
  MusterRect chart, list;
  double scale;

  divide (sheet, &chart, &list);
  if (sheet->page->continued || layout->width <= 0 || layout->height <= 0 || chart.width <= 0 || chart.height <= 0)
    return 0;
  scale = MIN (SCALE_MAX, MIN (chart.width / layout->width, chart.height / layout->height));
  *x = chart.x + (chart.width - layout->width * scale) / 2;
  *y = chart.y + (chart.height - layout->height * scale) * 0.4;
  return scale;
}

static void
paint_chart (const Sheet *sheet, MusterPainter *painter)
{
  double x, y;
  double scale = place_chart (sheet, &x, &y);
  MusterRect clip;
  gboolean clipped;

  if (scale <= 0)
    return;
  painter->push (painter, x, y, scale);
  clipped = painter->get_clip (painter, &clip);
  muster_scene_paint (sheet->scene, painter, clipped ? &clip : NULL);
  painter->pop (painter);
}

double
muster_page_get_scale (const MusterPage *page, MusterScene *scene)
{
  g_auto (Sheet) sheet = { 0 };
  double x, y;

  sheet_init (&sheet, page, scene);
  return place_chart (&sheet, &x, &y) * sheet.unit;
}

void
muster_page_paint (const MusterPage *page, MusterScene *scene, MusterPainter *painter)
{
  const MusterPalette *palette = muster_scene_get_palette (scene);
  g_auto (Sheet) sheet = { 0 };

  sheet_init (&sheet, page, scene);
  painter->draw_box (painter, &(MusterRect){ 0, 0, sheet.width, sheet.height }, 0, &(MusterPaint){ .fill = palette->background });
  painter->push (painter, 0, 0, sheet.unit);
  paint_head (&sheet, painter);
  paint_chart (&sheet, painter);
  if (page->n_sentences > 0)
    paint_list (&sheet, painter);
  paint_foot (&sheet, page, painter);
  painter->pop (painter);
}

void
muster_page_draw (const MusterPage *page, MusterScene *scene, cairo_t *cr)
{
  MusterCairoPainter painter;

  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (scene));
  muster_page_paint (page, scene, &painter.painter);
}
