/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-pdf.c: a report on A4 sheets: figures, charts, and tables that break between rows and repeat
 * their headings. Drawn twice, the first time only to know how many sheets there are. The same report
 * gives the same bytes.
 */
#include "error.h"
#include "page.h"
#include "report-tables.h"
#include "report-write.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH 595.28
#define HEIGHT 841.89
#define MARGIN 42.0
#define INNER (WIDTH - 2 * MARGIN)
#define BOTTOM (HEIGHT - MARGIN - 14)
#define GAP 14.0

#define TILES_ACROSS 4
#define TILE_HEIGHT 50.0
#define CHART_GAP 24.0
#define TITLE_HEIGHT 20.0
#define ROW 15.5
#define CELL_GAP 12.0
#define INDENT 9.0
#define INDENT_MAX 10
#define WORDS_MIN 90.0
#define ROWS_TOGETHER 3

#define BODY MUSTER_TEXT_SHEET_LEGEND
#define HEAD MUSTER_TEXT_SHEET_FOOT

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  MusterCairoPainter painter;
  const MusterReport *report;
  const MusterReportInk *ink;
  const MusterPalette *palette;
  double y;
  guint page;
  guint n_pages;
} Paper;

/* {{{ Sheets */

static void
draw_words (Paper *paper, const char *words, MusterTextStyle style, MusterAlign align, MusterColor color, double x, double y, double width)
{
  if (words == NULL || *words == '\0' || width <= 0)
    return;
  paper->painter.painter.draw_text (&paper->painter.painter, &(MusterTextBox){
                                                                 .text = words,
                                                                 .style = style,
                                                                 .align = align,
                                                                 .color = color,
                                                                 .x = x,
                                                                 .y = y,
                                                                 .width = width,
                                                                 .lines = 1,
                                                             });
}

static void
draw_line (Paper *paper, double y, MusterColor color)
{
  paper->painter.painter.draw_box (&paper->painter.painter, &(MusterRect){ MARGIN, y, INNER, 0.6 }, 0, &(MusterPaint){ .fill = color });
}

static void
begin_page (Paper *paper)
{
  g_autofree char *date = muster_page_dup_date (paper->ink->time);
  g_autofree char *number = NULL;
  double y = HEIGHT - MARGIN - 2;

  paper->page++;
  paper->y = MARGIN;
  paper->painter.painter.draw_box (&paper->painter.painter, &(MusterRect){ 0, 0, WIDTH, HEIGHT }, 0, &(MusterPaint){ .fill = paper->palette->background });
  number = g_strdup_printf (_ ("page %u of %u"), paper->page, MAX (paper->n_pages, paper->page));
  draw_line (paper, y - 4, paper->palette->hairline);
  draw_words (paper, paper->ink->file_name, HEAD, MUSTER_ALIGN_START, paper->palette->dim, MARGIN, y, INNER / 2 - 8);
  {
    g_autofree char *right = g_strdup_printf ("%s · %s", date, number);

    draw_words (paper, right, HEAD, MUSTER_ALIGN_END, paper->palette->dim, MARGIN + INNER / 2, y, INNER / 2);
  }
}

/* Goes on to a new sheet if @height does not fit on this one any more. Returns: whether it did */
static gboolean
make_room (Paper *paper, double height)
{
  if (paper->y + height <= BOTTOM)
    return FALSE;
  cairo_show_page (paper->cr);
  begin_page (paper);
  return TRUE;
}

/* }}} */
/* {{{ Head, figures and charts */

static void
draw_head (Paper *paper)
{
  g_autofree char *title = muster_report_dup_title (paper->report);
  g_autofree char *subtitle = muster_report_dup_subtitle (paper->report);

  draw_words (paper, title, MUSTER_TEXT_SHEET_TITLE, MUSTER_ALIGN_START, paper->palette->text, MARGIN, paper->y, INNER);
  paper->y += 23;
  draw_words (paper, subtitle, MUSTER_TEXT_SHEET_BRIEF, MUSTER_ALIGN_START, paper->palette->dim, MARGIN, paper->y, INNER);
  paper->y += 24;
}

static void
draw_figure (Paper *paper, const MusterReportFigure *figure, double x, double y, double width)
{
  MusterColor alarm = { 0.65, 0.11, 0.18, 1 };
  gboolean wide = muster_text_measure (paper->painter.painter.text, figure->value, MUSTER_TEXT_TITLE, -1, 1, NULL) > width - 16;
  MusterPaint paint = { .fill = muster_color_mix (paper->palette->background, paper->palette->hairline, 0.35) };

  paper->painter.painter.draw_box (&paper->painter.painter, &(MusterRect){ x, y, width, TILE_HEIGHT }, 6, &paint);
  draw_words (paper, figure->label, HEAD, MUSTER_ALIGN_START, paper->palette->dim, x + 8, y + 5, width - 16);
  draw_words (paper, figure->value, wide ? MUSTER_TEXT_PILL : MUSTER_TEXT_TITLE, MUSTER_ALIGN_START, figure->alarm ? alarm : paper->palette->text, x + 8, y + 17, width - 16);
  draw_words (paper, figure->detail, HEAD, MUSTER_ALIGN_START, figure->alarm ? alarm : paper->palette->dim, x + 8, y + 34, width - 16);
}

static void
draw_figures (Paper *paper)
{
  g_autoptr (GPtrArray) figures = muster_report_list_figures (paper->report);
  double width = (INNER - (TILES_ACROSS - 1) * 8) / TILES_ACROSS;

  for (guint i = 0; i < figures->len; i++)
    {
      guint column = i % TILES_ACROSS;

      if (column == 0 && i > 0)
        paper->y += TILE_HEIGHT + 8;
      draw_figure (paper, g_ptr_array_index (figures, i), MARGIN + column * (width + 8), paper->y, width);
    }
  paper->y += TILE_HEIGHT + GAP + 6;
}

static void
draw_chart (Paper *paper, const MusterBars *bars, double x, double width)
{
  MusterPainter *painter = &paper->painter.painter;

  draw_words (paper, bars->title, MUSTER_TEXT_COUNT, MUSTER_ALIGN_START, paper->palette->text, x, paper->y, width);
  draw_words (paper, bars->legend, HEAD, MUSTER_ALIGN_START, paper->palette->dim, x, paper->y + 15, width);
  painter->push (painter, x, paper->y + 31, 1);
  muster_bars_paint (bars, paper->palette, painter, width, MUSTER_NO_BAR);
  painter->pop (painter);
}

/* Two side by side, as high as the higher. */
static void
draw_charts (Paper *paper)
{
  g_autoptr (GPtrArray) charts = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_bars_free);
  double width = (INNER - CHART_GAP) / 2;

  for (MusterReportChart chart = 0; chart < MUSTER_N_REPORT_CHARTS; chart++)
    {
      MusterBars *bars = muster_report_draw_bars (paper->report, chart);

      if (bars != NULL)
        g_ptr_array_add (charts, bars);
    }
  for (guint i = 0; i < charts->len; i += 2)
    {
      const MusterBars *one = g_ptr_array_index (charts, i), *other = i + 1 < charts->len ? g_ptr_array_index (charts, i + 1) : NULL;
      double height = 31 + MAX (muster_bars_get_height (one, width), other != NULL ? muster_bars_get_height (other, width) : 0);

      make_room (paper, height);
      draw_chart (paper, one, MARGIN, width);
      if (other != NULL)
        draw_chart (paper, other, MARGIN + width + CHART_GAP, width);
      paper->y += height + GAP;
    }
}

/* }}} */
/* {{{ Tables */

/* Numbers take what they need; words share the rest by what they would like. */
static double *
measure_columns (Paper *paper, const MusterReportTable *table)
{
  MusterText *text = paper->painter.painter.text;
  guint n = table->heads->len, n_rows = muster_report_table_count_rows (table);
  double *widths = g_new0 (double, n);
  double numbers = 0, words = 0, room;

  for (guint column = 0; column < n; column++)
    {
      widths[column] = muster_text_measure (text, g_ptr_array_index (table->heads, column), HEAD, -1, 1, NULL);
      for (guint row = 0; row < n_rows; row++)
        {
          double indent = column == 0 ? MIN (g_array_index (table->levels, guint, row), INDENT_MAX) * INDENT : 0;

          widths[column] = MAX (widths[column], indent + muster_text_measure (text, muster_report_table_get_cell (table, row, column), BODY, -1, 1, NULL));
        }
      widths[column] = ceil (widths[column]) + 1 + CELL_GAP;
      *(column < table->n_words ? &words : &numbers) += widths[column];
    }
  room = MAX (INNER - numbers, WORDS_MIN * table->n_words);
  for (guint column = 0; column < n; column++)
    if (column < table->n_words)
      widths[column] *= room / words;
    else if (numbers > INNER - room)
      widths[column] *= (INNER - room) / numbers;
  return widths;
}

static void
draw_cells (Paper *paper, const MusterReportTable *table, const double *widths, guint row, gboolean head)
{
  double x = MARGIN;
  gboolean alarm = !head && g_array_index (table->alarms, gboolean, row);
  MusterColor alarmed = { 0.65, 0.11, 0.18, 1 };

  for (guint column = 0; column < table->heads->len; column++)
    {
      const char *cell = head ? g_ptr_array_index (table->heads, column) : muster_report_table_get_cell (table, row, column);
      double indent = !head && column == 0 ? MIN (g_array_index (table->levels, guint, row), INDENT_MAX) * INDENT : 0;
      gboolean last = column + 1 == table->heads->len;
      MusterColor color = head ? paper->palette->dim : alarm && last ? alarmed
                                                                     : paper->palette->text;

      if (column < table->n_words)
        draw_words (paper, cell, head ? HEAD : BODY, MUSTER_ALIGN_START, color, x + indent, paper->y + (head ? 2 : 1), widths[column] - indent - CELL_GAP / 2);
      else
        draw_words (paper, cell, head ? HEAD : BODY, MUSTER_ALIGN_END, color, x + CELL_GAP / 2, paper->y + (head ? 2 : 1), widths[column] - CELL_GAP / 2);
      x += widths[column];
    }
  paper->y += ROW;
  draw_line (paper, paper->y - 0.6, head ? paper->palette->dim : paper->palette->hairline);
}

static void
draw_table (Paper *paper, const MusterReportTable *table)
{
  g_autofree double *widths = measure_columns (paper, table);
  guint n_rows = muster_report_table_count_rows (table);

  make_room (paper, TITLE_HEIGHT + ROW * (1 + MIN (n_rows, ROWS_TOGETHER)));
  draw_words (paper, table->title, MUSTER_TEXT_TITLE, MUSTER_ALIGN_START, paper->palette->text, MARGIN, paper->y, INNER);
  paper->y += TITLE_HEIGHT;
  draw_cells (paper, table, widths, 0, TRUE);
  for (guint row = 0; row < n_rows; row++)
    {
      if (make_room (paper, ROW))
        draw_cells (paper, table, widths, 0, TRUE);
      draw_cells (paper, table, widths, row, FALSE);
    }
  paper->y += GAP + 8;
}

/* }}} */

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  if (data != NULL)
    g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const MusterReport *report, gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *created = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("1970-01-01T00:00:00Z");
  g_autofree char *title = muster_report_dup_title (report);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Muster");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* Returns: how many sheets it took; 0 if cairo could not */
static guint
draw_all (const MusterReport *report, const MusterReportInk *ink, MusterText *text, guint n_pages, GByteArray *out, cairo_status_t *status)
{
  g_autoptr (GPtrArray) tables = muster_report_list_tables (report);
  Paper paper = {
    .surface = cairo_pdf_surface_create_for_stream (append, out, WIDTH, HEIGHT),
    .report = report,
    .ink = ink,
    .palette = muster_theme_get_palette (MUSTER_THEME_LIGHT),
    .n_pages = n_pages,
  };

  set_metadata (paper.surface, report, ink->time);
  paper.cr = cairo_create (paper.surface);
  muster_cairo_painter_init (&paper.painter, paper.cr, text);
  begin_page (&paper);
  draw_head (&paper);
  draw_figures (&paper);
  draw_charts (&paper);
  for (guint i = 0; i < tables->len; i++)
    draw_table (&paper, g_ptr_array_index (tables, i));
  cairo_show_page (paper.cr);
  *status = cairo_status (paper.cr);
  cairo_destroy (paper.cr);
  cairo_surface_finish (paper.surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (paper.surface);
  cairo_surface_destroy (paper.surface);
  return paper.page;
}

static gboolean
write_pdf (const MusterReport *report, const MusterReportInk *ink, GByteArray *bytes, GError **error)
{
  g_autoptr (MusterText) text = muster_text_new ();
  cairo_status_t status;
  guint n_pages = draw_all (report, ink, text, 0, NULL, &status);

  if (status == CAIRO_STATUS_SUCCESS)
    draw_all (report, ink, text, n_pages, bytes, &status);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("The PDF could not be made: %s. Save the report as HTML or CSV."), cairo_status_to_string (status));
  return FALSE;
}

const MusterReportFormat muster_report_pdf = {
  .name = "pdf",
  .label = N_ ("PDF"),
  .suffix = "pdf",
  .binary = TRUE,
  .write = write_pdf,
};
