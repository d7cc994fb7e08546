/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-pdf.c: a chart as a PDF of one sheet.
 *
 * Text can be searched and copied; departments, or in Reporting whoever has reports, make the
 * outline; a card leads to the one above it or to its holder's e-mail. The same input gives the
 * same bytes. The sheet is painted opaque before anything else: cairo then adds to one content
 * stream in linear time, where it would otherwise ask of each shape what it covers.
 */
#include "error.h"
#include "format.h"
#include "page.h"
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
save (const MusterExport *export, GByteArray *out, GError **error)
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
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("The PDF could not be made: %s. Choose a smaller part of the chart."), cairo_status_to_string (status));
  return FALSE;
}

const MusterFormat muster_format_pdf = {
  .name = "pdf",
  .label = N_ ("PDF"),
  .suffixes = "pdf",
  .mime_type = "application/pdf",
  .flags = MUSTER_FORMAT_PICTURE | MUSTER_FORMAT_PLACED | MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS,
  .sheet_limit = MUSTER_PAGE_LIMIT,
  .save = save,
};
