/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-pdf.c: a chart as a PDF of one sheet, of one a stage, or of as many as it takes to be read.
 *
 * Text can be searched and copied; departments, or in Reporting whoever has reports, make the
 * outline; a card leads to the one above it or to its holder's e-mail. The same input gives the
 * same bytes. The sheet is painted opaque before anything else: cairo then adds to one content
 * stream in linear time, where it would otherwise ask of each shape what it covers.
 */
#include "error.h"
#include "format.h"
#include "page.h"
#include "pages.h"
#include "watch.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

extern const MusterFormat muster_format_pdf;

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, MusterScene *scene, gint64 time)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  const char *author = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *created = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("1970-01-01T00:00:00Z");
  g_autofree char *title = muster_page_dup_title (scene);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Muster");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
}

/* Whether a card has a line in the outline: only what something hangs from or lies in can be led
 * to, and is worth it. */
static gboolean *
find_parents (const MusterLayout *layout)
{
  gboolean *parents = g_new0 (gboolean, layout->n_cards + 1);

  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].parent != MUSTER_NOWHERE)
      parents[layout->cards[i].parent] = TRUE;
  return parents;
}

static void
add_outline (cairo_surface_t *surface, MusterScene *scene)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  MusterDocument *doc = muster_scene_get_document (scene);
  g_autofree gboolean *parents = find_parents (layout);
  g_autofree int *lines = g_new0 (int, layout->n_cards + 1);

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      int above = card->parent != MUSTER_NOWHERE ? lines[card->parent] : CAIRO_PDF_OUTLINE_ROOT;
      g_autofree char *name = NULL, *link = NULL;

      if (!parents[i] || card->record == 0)
        continue;
      name = muster_painter_dup_name (muster_document_get_id (doc, card->record));
      link = g_strdup_printf ("dest='%s'", name);
      lines[i] = cairo_pdf_surface_add_outline (surface, above, muster_document_get_name (doc, card->record), link, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static gboolean
set_error (cairo_status_t status, GError **error)
{
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("The PDF could not be made: %s. Choose a smaller part of the chart."), cairo_status_to_string (status));
  return FALSE;
}

/* {{{ A story */

/* One stage of a story: its scene, and what is told beside it. */
typedef struct
{
  MusterScene *scene;
  GPtrArray *sentences;
  guint n_sheets;
} Chapter;

static void
clear_chapter (gpointer data)
{
  Chapter *chapter = data;

  muster_scene_free (chapter->scene);
  g_ptr_array_unref (chapter->sentences);
}

static MusterPage
make_page (const MusterExport *export, const Chapter *chapter, const char *date)
{
  return (MusterPage){
    .width = export->page_width,
    .height = export->page_height,
    .limit = muster_format_pdf.sheet_limit,
    .file_name = export->file_name,
    .date = date,
    .sentences = (const char *const *) chapter->sentences->pdata,
    .n_sentences = chapter->sentences->len,
    .n_sheets = 1,
  };
}

static void
count_sheets (const MusterExport *export, Chapter *chapter)
{
  MusterPage page = make_page (export, chapter, NULL);

  chapter->n_sheets = 1;
  for (page.first = muster_page_get_next (&page, chapter->scene); page.first < page.n_sentences; page.first = muster_page_get_next (&page, chapter->scene))
    {
      page.continued = TRUE;
      chapter->n_sheets++;
    }
}

static GArray *
list_chapters (const MusterExport *export, guint *n_sheets)
{
  g_autoptr (GArray) stages = muster_document_list (export->doc, MUSTER_KIND_STAGE);
  GArray *chapters = g_array_new (FALSE, FALSE, sizeof (Chapter));

  g_array_set_clear_func (chapters, clear_chapter);
  *n_sheets = 0;
  for (guint i = 0; i < stages->len; i++)
    {
      MusterSceneOptions options = export->scene;
      Chapter chapter = { 0 };

      options.stage = g_array_index (stages, MusterRecord, i);
      options.compared = i > 0 ? g_array_index (stages, MusterRecord, i - 1) : 0;
      chapter.scene = muster_scene_new (export->doc, &options);
      chapter.sentences = muster_page_list_sentences (chapter.scene);
      count_sheets (export, &chapter);
      *n_sheets += chapter.n_sheets;
      g_array_append_val (chapters, chapter);
    }
  return chapters;
}

/* Its sheets. Cards come again on the next, so that none can be led to. */
static void
tell (const MusterExport *export, Chapter *chapter, guint number, guint n_sheets, const char *date, cairo_surface_t *surface, cairo_t *cr, MusterWatch *watch)
{
  MusterPage page = make_page (export, chapter, date);
  double width, height;

  page.n_sheets = n_sheets;
  muster_page_get_size (&page, chapter->scene, &width, &height);
  cairo_pdf_surface_set_size (surface, width, height);
  for (guint i = 0; i < chapter->n_sheets; i++)
    {
      MusterCairoPainter painter;

      page.number = number + i;
      page.continued = i > 0;
      muster_cairo_painter_init (&painter, cr, muster_scene_get_text (chapter->scene));
      painter.pdf = FALSE;
      muster_watch_painter (watch, &painter.painter);
      muster_page_paint (&page, chapter->scene, &painter.painter);
      page.first = muster_page_get_next (&page, chapter->scene);
      cairo_show_page (cr);
    }
}

static gboolean
save_story (const MusterExport *export, GByteArray *out, GError **error)
{
  guint n_sheets, number = 1;
  g_autoptr (GArray) chapters = list_chapters (export, &n_sheets);
  g_autofree char *date = muster_page_dup_date (export->time);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, out, 1, 1);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (surface, g_array_index (chapters, Chapter, 0).scene, export->time);
  for (guint i = 0; i < chapters->len && !g_cancellable_is_cancelled (export->cancellable); i++)
    {
      Chapter *chapter = &g_array_index (chapters, Chapter, i);
      MusterRecord stage = muster_scene_get_options (chapter->scene)->stage;
      g_autofree char *link = g_strdup_printf ("page=%u", number);
      MusterWatch watch = { .export = export, .from = i / (double) chapters->len, .share = 1.0 / chapters->len };

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, muster_document_get_name (export->doc, stage), link, CAIRO_PDF_OUTLINE_FLAG_OPEN);
      tell (export, chapter, number, n_sheets, date, surface, cr, &watch);
      number += chapter->n_sheets;
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS || g_cancellable_is_cancelled (export->cancellable) || set_error (status, error);
}

/* }}} */

/* {{{ As many sheets as it takes */

/* The outline has a line for each, below that of the sheet from which it goes on. */
static void
add_sheet_line (cairo_surface_t *surface, MusterPages *pages, guint number, int *lines)
{
  guint back = muster_pages_get_back (pages, number);
  const char *name = muster_pages_get_name (pages, number);
  g_autofree char *link = g_strdup_printf ("page=%u", number);

  if (name != NULL)
    lines[number] = cairo_pdf_surface_add_outline (surface, back > 0 ? lines[back] : CAIRO_PDF_OUTLINE_ROOT, name, link, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void
paint_sheets (const MusterExport *export, MusterPages *pages, MusterPage page, cairo_surface_t *surface, cairo_t *cr)
{
  g_autofree int *lines = g_new0 (int, muster_pages_count (pages) + 1);

  page.n_sheets = muster_pages_count (pages);
  for (page.number = 1; page.number <= page.n_sheets; page.number++)
    {
      g_autoptr (MusterScene) scene = muster_pages_make_scene (pages, page.number);
      MusterWatch watch = { .export = export, .from = (page.number - 1) / (double) page.n_sheets, .share = 1.0 / page.n_sheets };
      MusterCairoPainter painter;

      muster_cairo_painter_init (&painter, cr, muster_scene_get_text (scene));
      muster_watch_painter (&watch, &painter.painter);
      muster_page_paint (&page, scene, &painter.painter);
      cairo_show_page (cr);
      if (!muster_watch_step (&watch, 1))
        return;
      add_sheet_line (surface, pages, page.number, lines);
    }
}

static gboolean
save_pages (const MusterExport *export, GByteArray *out, GError **error)
{
  g_autoptr (MusterScene) whole = muster_scene_new (export->doc, &export->scene);
  g_autofree char *date = muster_page_dup_date (export->time);
  const MusterPage page = {
    .width = export->page_width,
    .height = export->page_height,
    .min_type = export->min_type,
    .file_name = export->file_name,
    .date = date,
  };
  g_autoptr (MusterPages) pages = muster_pages_new (whole, &page, error);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (pages == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (append, out, page.width, page.height);
  set_metadata (surface, whole, export->time);
  cr = cairo_create (surface);
  paint_sheets (export, pages, page, surface, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS || g_cancellable_is_cancelled (export->cancellable) || set_error (status, error);
}

/* }}} */

static gboolean
save_sheet (const MusterExport *export, GByteArray *out, GError **error)
{
  g_autoptr (MusterScene) scene = muster_scene_new (export->doc, &export->scene);
  g_autofree char *date = muster_page_dup_date (export->time);
  const MusterPage page = {
    .width = export->page_width,
    .height = export->page_height,
    .limit = muster_format_pdf.sheet_limit,
    .file_name = export->file_name,
    .date = date,
  };
  MusterWatch watch = { .export = export, .share = 1 };
  MusterCairoPainter painter;
  double width, height;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  gboolean stopped;

  muster_page_get_size (&page, scene, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append, out, width, height);
  set_metadata (surface, scene, export->time);
  cr = cairo_create (surface);
  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (scene));
  muster_watch_painter (&watch, &painter.painter);
  muster_page_paint (&page, scene, &painter.painter);
  /* What leads to cards that were not drawn any more would be an error. */
  stopped = !muster_watch_step (&watch, 1);
  if (!stopped)
    add_outline (surface, scene);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (stopped || status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  return set_error (status, error);
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  if (export->story && muster_document_count (export->doc, MUSTER_KIND_STAGE) > 0)
    return save_story (export, out, error);
  if (export->min_type > 0 && export->page_width > 0)
    return save_pages (export, out, error);
  return save_sheet (export, out, error);
}

const MusterFormat muster_format_pdf = {
  .name = "pdf",
  .label = N_ ("PDF"),
  .suffixes = "pdf",
  .mime_type = "application/pdf",
  .flags = MUSTER_FORMAT_PICTURE | MUSTER_FORMAT_PLACED | MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS | MUSTER_FORMAT_STORY,
  .sheet_limit = MUSTER_PAGE_LIMIT,
  .save = save,
};
