/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-pdf.c: job descriptions on sheets of A4, each role from the top of one.
 *
 * All text is set in rows of columns, line by line: a page ends between two lines, wherever they are, so
 * that a text of any length fits. A heading stays with what follows, and a table repeats its headings.
 */
#include "error.h"
#include "jobs.h"
#include "page.h"
#include "shown.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define PAGE_WIDTH 595.0
#define PAGE_HEIGHT 842.0
#define MARGIN 62.0
#define TOP 64.0
#define BOTTOM (PAGE_HEIGHT - 72.0)
#define WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define GAP 14.0

#define TITLE_SIZE 21.0
#define HEADING_SIZE 11.5
#define BODY_SIZE 10.0
#define SMALL_SIZE 8.5

/* What follows a heading at least on its page. */
#define KEEP 44.0

typedef struct
{
  double size;
  gboolean bold;
  double gray;
} Style;

static const Style title_style = { TITLE_SIZE, TRUE, 0.1 };
static const Style heading_style = { HEADING_SIZE, TRUE, 0.1 };
static const Style body_style = { BODY_SIZE, FALSE, 0.1 };
static const Style label_style = { BODY_SIZE, FALSE, 0.4 };
static const Style small_style = { SMALL_SIZE, TRUE, 0.4 };
static const Style foot_style = { SMALL_SIZE, FALSE, 0.45 };

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  MusterText *text;
  const MusterJob *job;
  char *date;
  double y;
  guint page;
  /* The headings to be repeated at the top of a page; NULL outside tables. */
  const MusterJobSection *table;
  const double *widths;
} Sheet;

/* {{{ Text */

static PangoLayout *
make_layout (Sheet *sheet, const Style *style, const char *text, double width)
{
  g_autofree char *shown = muster_shown_dup (text);
  PangoLayout *layout = pango_cairo_create_layout (sheet->cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_font_description_set_family (font, muster_text_get_families (sheet->text));
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, shown, -1);
  return layout;
}

static double
get_pitch (const Style *style)
{
  return style->size * 1.45;
}

static void
draw_line (Sheet *sheet, PangoLayout *layout, int number, const Style *style, double x)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, number);

  if (line == NULL)
    return;
  cairo_set_source_rgb (sheet->cr, style->gray, style->gray, style->gray);
  cairo_move_to (sheet->cr, x, sheet->y + style->size * 1.1);
  pango_cairo_show_layout_line (sheet->cr, line);
}

/* }}} */
/* {{{ Pages */

static void
draw_foot (Sheet *sheet)
{
  g_autofree char *page = g_strdup_printf ("%u", sheet->page);
  g_autofree char *left = sheet->job->chart != NULL ? g_strdup_printf ("%s · %s", sheet->job->title, sheet->job->chart) : g_strdup (sheet->job->title);
  g_autofree char *right = g_strdup_printf ("%s · %s", sheet->date, page);
  g_autoptr (PangoLayout) start = make_layout (sheet, &foot_style, left, WIDTH * 0.7);
  g_autoptr (PangoLayout) end = make_layout (sheet, &foot_style, right, WIDTH * 0.3);
  double y = sheet->y;

  sheet->y = PAGE_HEIGHT - 46;
  pango_layout_set_ellipsize (start, PANGO_ELLIPSIZE_END);
  draw_line (sheet, start, 0, &foot_style, MARGIN);
  {
    PangoRectangle extents;

    pango_layout_get_extents (end, NULL, &extents);
    draw_line (sheet, end, 0, &foot_style, PAGE_WIDTH - MARGIN - (double) extents.width / PANGO_SCALE);
  }
  sheet->y = y;
}

static void draw_columns (Sheet *sheet);

static void
turn_page (Sheet *sheet)
{
  draw_foot (sheet);
  cairo_show_page (sheet->cr);
  sheet->page++;
  sheet->y = TOP;
  if (sheet->table != NULL)
    draw_columns (sheet);
}

static void
reserve (Sheet *sheet, double height)
{
  if (sheet->y + height > BOTTOM)
    turn_page (sheet);
}

/* }}} */
/* {{{ Rows */

static void
draw_rule (Sheet *sheet, double gray)
{
  cairo_set_source_rgb (sheet->cr, gray, gray, gray);
  cairo_set_line_width (sheet->cr, 0.5);
  cairo_move_to (sheet->cr, MARGIN, sheet->y);
  cairo_line_to (sheet->cr, PAGE_WIDTH - MARGIN, sheet->y);
  cairo_stroke (sheet->cr);
}

/* Texts side by side, line by line. @styles is one for each. */
static void
draw_row (Sheet *sheet, const char *const *cells, guint n_cells, const double *widths, const Style *const *styles)
{
  PangoLayout *layouts[MUSTER_JOB_COLUMNS];
  double pitch = 0;
  int n_lines = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      layouts[i] = make_layout (sheet, styles[i], cells[i], widths[i] - (i + 1 < n_cells ? GAP : 0));
      n_lines = MAX (n_lines, pango_layout_get_line_count (layouts[i]));
      pitch = MAX (pitch, get_pitch (styles[i]));
    }
  /* Short rows stay whole. */
  if (n_lines <= 4)
    reserve (sheet, n_lines * pitch);
  for (int line = 0; line < n_lines; line++)
    {
      double x = MARGIN;

      reserve (sheet, pitch);
      for (guint i = 0; i < n_cells; i++)
        {
          if (line < pango_layout_get_line_count (layouts[i]))
            draw_line (sheet, layouts[i], line, styles[i], x);
          x += widths[i];
        }
      sheet->y += pitch;
    }
  for (guint i = 0; i < n_cells; i++)
    g_object_unref (layouts[i]);
}

static void
draw_columns (Sheet *sheet)
{
  const Style *const styles[] = { &small_style, &small_style, &small_style, &small_style };
  const MusterJobSection *table = g_steal_pointer (&sheet->table);

  draw_row (sheet, table->columns, table->n_columns, sheet->widths, styles);
  sheet->y += 2;
  draw_rule (sheet, 0.6);
  sheet->y += 5;
  sheet->table = table;
}

static void
draw_table (Sheet *sheet, const MusterJobSection *section)
{
  static const double shares[][MUSTER_JOB_COLUMNS] = { { 0.42, 0.2, 0.38 }, { 0.34, 0.28, 0.12, 0.26 } };
  const Style *const styles[] = { &body_style, &body_style, &body_style, &body_style };
  double widths[MUSTER_JOB_COLUMNS];

  for (guint i = 0; i < section->n_columns; i++)
    widths[i] = WIDTH * shares[section->n_columns == 4][i];
  sheet->table = section;
  sheet->widths = widths;
  draw_columns (sheet);
  for (guint i = 0; i < section->rows->len; i++)
    {
      draw_row (sheet, (const char *const *) g_array_index (section->rows, MusterJobRow, i).cells, section->n_columns, widths, styles);
      sheet->y += 3;
      draw_rule (sheet, 0.85);
      sheet->y += 4;
    }
  sheet->table = NULL;
}

static void
draw_rows (Sheet *sheet, const MusterJobSection *section)
{
  static const double facts[] = { 118, WIDTH - 118 }, points[] = { 24, WIDTH - 24 }, text[] = { WIDTH };
  const Style *const fact_styles[] = { &label_style, &body_style };
  const Style *const styles[] = { &body_style, &body_style };

  for (guint i = 0; i < section->rows->len; i++)
    {
      const char *const *cells = (const char *const *) g_array_index (section->rows, MusterJobRow, i).cells;
      const char *const point[] = { "•", cells[0] };

      if (section->shape == MUSTER_JOB_FACTS)
        draw_row (sheet, cells, 2, facts, fact_styles);
      else if (section->shape == MUSTER_JOB_POINTS)
        draw_row (sheet, point, 2, points, styles);
      else
        draw_row (sheet, cells, 1, text, styles);
      sheet->y += section->shape == MUSTER_JOB_FACTS ? 1 : 3;
    }
}

/* }}} */
/* {{{ A role */

static void
draw_job (Sheet *sheet, const MusterJob *job)
{
  const Style *const titles[] = { &title_style }, *const headings[] = { &heading_style };
  const double width[] = { WIDTH };
  const char *const title[] = { job->title };
  g_autofree char *link = g_strdup_printf ("page=%u", sheet->page);

  sheet->job = job;
  sheet->y = TOP;
  cairo_pdf_surface_add_outline (sheet->surface, CAIRO_PDF_OUTLINE_ROOT, job->title, link, 0);
  draw_row (sheet, title, 1, width, titles);
  sheet->y += 6;
  draw_rule (sheet, 0.1);
  sheet->y += 12;
  for (guint i = 0; i < job->sections->len; i++)
    {
      const MusterJobSection *section = job->sections->pdata[i];
      const char *const heading[] = { section->heading };

      if (section->heading != NULL)
        {
          sheet->y += 16;
          reserve (sheet, KEEP);
          draw_row (sheet, heading, 1, width, headings);
          sheet->y += 4;
        }
      if (section->shape == MUSTER_JOB_TABLE)
        draw_table (sheet, section);
      else
        draw_rows (sheet, section);
    }
  draw_foot (sheet);
  cairo_show_page (sheet->cr);
  sheet->page++;
}

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const GPtrArray *jobs, gint64 time)
{
  const MusterJob *first = jobs->len > 0 ? jobs->pdata[0] : NULL;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *created = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("1970-01-01T00:00:00Z");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, jobs->len == 1 ? first->title : _ ("Job descriptions"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Muster");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
  if (first != NULL && first->chart != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, first->chart);
}

static gboolean
write_pdf (const GPtrArray *jobs, gint64 time, GByteArray *out, GError **error)
{
  g_autoptr (MusterText) text = muster_text_new ();
  g_autofree char *date = muster_page_dup_date (time);
  Sheet sheet = { .text = text, .date = date, .page = 1 };
  cairo_status_t status;

  sheet.surface = cairo_pdf_surface_create_for_stream (append, out, PAGE_WIDTH, PAGE_HEIGHT);
  set_metadata (sheet.surface, jobs, time);
  sheet.cr = cairo_create (sheet.surface);
  for (guint i = 0; i < jobs->len; i++)
    draw_job (&sheet, jobs->pdata[i]);
  status = cairo_status (sheet.cr);
  cairo_destroy (sheet.cr);
  cairo_surface_finish (sheet.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (sheet.surface);
  cairo_surface_destroy (sheet.surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("The PDF could not be made: %s. Choose fewer roles."), cairo_status_to_string (status));
  return FALSE;
}

const MusterJobFormat muster_job_pdf = {
  .name = "pdf",
  .label = N_ ("PDF"),
  .suffix = "pdf",
  .write = write_pdf,
};

/* }}} */
