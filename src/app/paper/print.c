/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * print.c: see print.h. A scene's text belongs to the thread that made it, so that one thread makes
 * the scene, draws every page and frees it; GTK waits for each page (it calls that deferred drawing)
 * and touches the page's context only when told that it is finished.
 */
#include "print.h"

#include "page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define KEPT_KEY "muster-print"
#define MARK_LENGTH 10.0
#define MARK_WIDTH 0.35
#define CAPTION_GAP 3.0
/* Between two looks whether the scene is ready. */
#define NAP_US 2000

/* What is kept from one print to the next. */
typedef struct
{
  GtkPrintSettings *settings;
  GtkPageSetup *setup;
  MusterPrintLayout layout;
  /* Whether a person said how the page lies. */
  gboolean turned;
} Kept;

struct _MusterPrinting
{
  GtkPrintOperation parent_instance;

  MusterDocument *doc;
  MusterDocument *shown_doc;
  MusterSceneOptions scene_options;
  char *file_name;
  char *date;
  MusterPrintLayout layout;

  GThreadPool *thread;
  gboolean asked;
  /* Run when the scene is ready, for the dialog. */
  void (*prepared) (MusterPrinting *printing);
  GtkWindow *parent;
  GtkPageOrientation proposed;
  /* Of the thread, until it says that it is ready. */
  MusterScene *scene;
  double width;
  double height;
  int ready;
};

G_DEFINE_FINAL_TYPE (MusterPrinting, muster_printing, GTK_TYPE_PRINT_OPERATION)

/* {{{ On the thread */

/* One page to draw, or the scene to make if there is no context, or to free if nobody prints. */
typedef struct
{
  MusterPrinting *printing;
  MusterScene *scene;
  cairo_t *cr;
  GtkPageSetup *setup;
  guint page;
} Job;

static gboolean
finish_job (gpointer data)
{
  Job *job = data;

  if (job->cr != NULL)
    {
      g_clear_pointer (&job->cr, cairo_destroy);
      gtk_print_operation_draw_page_finish (GTK_PRINT_OPERATION (job->printing));
    }
  else if (job->printing->prepared != NULL)
    job->printing->prepared (job->printing);
  g_clear_object (&job->setup);
  g_object_unref (job->printing);
  g_free (job);
  return G_SOURCE_REMOVE;
}

static void
make_scene (MusterPrinting *printing)
{
  const MusterPage page = { .file_name = printing->file_name, .date = printing->date };

  printing->scene = muster_scene_new (printing->doc, &printing->scene_options);
  muster_page_get_size (&page, printing->scene, &printing->width, &printing->height);
  g_atomic_int_set (&printing->ready, TRUE);
}

/* Cards are not links on paper, and the same card may be on several pages. */
static void
paint_page (MusterScene *scene, const MusterPage *page, cairo_t *cr)
{
  MusterCairoPainter painter;

  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (scene));
  painter.pdf = FALSE;
  muster_page_paint (page, scene, &painter.painter);
}

static void
draw_whole (const Job *job)
{
  const MusterPage page = {
    .width = gtk_page_setup_get_paper_width (job->setup, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (job->setup, GTK_UNIT_POINTS),
    .margin = muster_print_get_margin (job->setup),
    .file_name = job->printing->file_name,
    .date = job->printing->date,
  };

  paint_page (job->printing->scene, &page, job->cr);
}

/* A mark at each end of each line along which the page is cut. */
static void
draw_marks (cairo_t *cr, const MusterTiling *tiling, const MusterTile *tile)
{
  double right = tile->width * tiling->scale, bottom = tile->height * tiling->scale;
  const double columns[] = { tile->cut_left, tile->cut_right }, rows[] = { tile->cut_top, tile->cut_bottom };
  gboolean cut_columns[] = { tile->cut_left > 0, tile->cut_right < right - 1e-6 }, cut_rows[] = { tile->cut_top > 0, tile->cut_bottom < bottom - 1e-6 };

  for (guint i = 0; i < 2; i++)
    {
      if (cut_columns[i])
        {
          cairo_move_to (cr, columns[i], 0);
          cairo_line_to (cr, columns[i], MARK_LENGTH);
          cairo_move_to (cr, columns[i], bottom);
          cairo_line_to (cr, columns[i], bottom - MARK_LENGTH);
        }
      if (cut_rows[i])
        {
          cairo_move_to (cr, 0, rows[i]);
          cairo_line_to (cr, MARK_LENGTH, rows[i]);
          cairo_move_to (cr, right, rows[i]);
          cairo_line_to (cr, right - MARK_LENGTH, rows[i]);
        }
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, MARK_WIDTH);
  cairo_stroke (cr);
}

static void
draw_caption (const Job *job, const MusterTiling *tiling, const MusterTile *tile)
{
  MusterCairoPainter painter;
  guint n_columns, n_rows;
  g_autofree char *caption = NULL;

  muster_tiling_count (tiling, &n_columns, &n_rows);
  /* Translators: page of pages, for who puts a poster together */
  caption = g_strdup_printf (_ ("%u / %u (row %u, column %u)"), job->page + 1, n_columns * n_rows, tile->row + 1, tile->column + 1);
  muster_cairo_painter_init (&painter, job->cr, muster_scene_get_text (job->printing->scene));
  painter.painter.draw_text (&painter.painter, &(MusterTextBox){
                                                   .text = caption,
                                                   .style = MUSTER_TEXT_SHEET_FOOT,
                                                   .color = muster_scene_get_palette (job->printing->scene)->dim,
                                                   .y = tiling->page_height + CAPTION_GAP,
                                                   .width = tiling->page_width,
                                                   .lines = 1,
                                               });
}

static void
draw_tile (const Job *job)
{
  const MusterPrinting *printing = job->printing;
  const MusterPage page = { .file_name = printing->file_name, .date = printing->date };
  MusterTiling tiling;
  MusterTile tile;
  cairo_t *cr = job->cr;

  muster_print_layout_tile (&printing->layout, job->setup, printing->width, printing->height, &tiling);
  muster_tiling_get (&tiling, job->page, &tile);
  /* Opaque to the edges, without which a PDF of many cards takes minutes. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, gtk_page_setup_get_left_margin (job->setup, GTK_UNIT_POINTS), gtk_page_setup_get_top_margin (job->setup, GTK_UNIT_POINTS));
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, tile.width * tiling.scale, tile.height * tiling.scale);
  cairo_clip (cr);
  cairo_scale (cr, tiling.scale, tiling.scale);
  cairo_translate (cr, -tile.x, -tile.y);
  paint_page (printing->scene, &page, cr);
  cairo_restore (cr);
  if (printing->layout.marks)
    draw_marks (cr, &tiling, &tile);
  draw_caption (job, &tiling, &tile);
}

static void
run_job (gpointer data, gpointer unused)
{
  Job *job = data;

  if (job->printing == NULL)
    {
      muster_scene_free (job->scene);
      g_free (job);
      return;
    }
  if (job->cr == NULL)
    make_scene (job->printing);
  else if (job->printing->layout.poster)
    draw_tile (job);
  else
    draw_whole (job);
  /* The last reference goes where GTK lives. */
  g_idle_add_full (G_PRIORITY_DEFAULT, finish_job, job, NULL);
}

/* }}} */
/* {{{ The operation */

static void
push_job (MusterPrinting *printing, cairo_t *cr, GtkPageSetup *setup, guint page)
{
  Job *job = g_new0 (Job, 1);

  job->printing = g_object_ref (printing);
  job->cr = cr != NULL ? cairo_reference (cr) : NULL;
  job->setup = setup != NULL ? gtk_page_setup_copy (setup) : NULL;
  job->page = page;
  g_thread_pool_push (printing->thread, job, NULL);
}

static void
prepare (MusterPrinting *printing)
{
  if (!printing->asked)
    push_job (printing, NULL, NULL, 0);
  printing->asked = TRUE;
}

/* Asked again until it says that it is done. */
static gboolean
muster_printing_paginate (GtkPrintOperation *operation, GtkPrintContext *context)
{
  MusterPrinting *printing = MUSTER_PRINTING (operation);
  guint n_columns = 1, n_rows = 1;
  MusterTiling tiling;

  prepare (printing);
  if (!g_atomic_int_get (&printing->ready))
    {
      g_usleep (NAP_US);
      return FALSE;
    }
  muster_print_layout_tile (&printing->layout, gtk_print_context_get_page_setup (context), printing->width, printing->height, &tiling);
  if (printing->layout.poster)
    muster_tiling_count (&tiling, &n_columns, &n_rows);
  gtk_print_operation_set_n_pages (operation, (int) MIN ((guint64) n_columns * n_rows, G_MAXINT));
  return TRUE;
}

static void
muster_printing_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  gtk_print_operation_set_defer_drawing (operation);
  push_job (MUSTER_PRINTING (operation), gtk_print_context_get_cairo_context (context), gtk_print_context_get_page_setup (context), (guint) page);
}

static GtkWidget *
muster_printing_create_custom_widget (GtkPrintOperation *operation)
{
  MusterPrinting *printing = MUSTER_PRINTING (operation);
  GtkPageSetup *kept = gtk_print_operation_get_default_page_setup (operation);
  g_autoptr (GtkPageSetup) setup = kept != NULL ? g_object_ref (kept) : gtk_page_setup_new ();
  /* The other is the thread's. */
  g_autoptr (MusterDocument) doc = g_steal_pointer (&printing->shown_doc);

  return GTK_WIDGET (muster_print_tab_new (doc, &printing->scene_options, printing->file_name, &printing->layout, setup));
}

static void
muster_printing_update_custom_widget (GtkPrintOperation *operation, GtkWidget *widget, GtkPageSetup *setup, GtkPrintSettings *settings)
{
  muster_print_tab_set_setup (MUSTER_PRINT_TAB (widget), setup);
}

static void
muster_printing_custom_widget_apply (GtkPrintOperation *operation, GtkWidget *widget)
{
  muster_print_tab_get_layout (MUSTER_PRINT_TAB (widget), &MUSTER_PRINTING (operation)->layout);
}

static void
muster_printing_finalize (GObject *object)
{
  MusterPrinting *printing = MUSTER_PRINTING (object);
  Job *job = g_new0 (Job, 1);

  job->scene = printing->scene;
  g_thread_pool_push (printing->thread, job, NULL);
  g_thread_pool_free (printing->thread, FALSE, FALSE);
  g_object_unref (printing->doc);
  g_clear_object (&printing->shown_doc);
  g_clear_pointer (&printing->scene_options.filter, muster_filter_unref);
  g_clear_weak_pointer (&printing->parent);
  g_free (printing->file_name);
  g_free (printing->date);
  G_OBJECT_CLASS (muster_printing_parent_class)->finalize (object);
}

static void
muster_printing_class_init (MusterPrintingClass *class)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_printing_finalize;
  operation_class->paginate = muster_printing_paginate;
  operation_class->draw_page = muster_printing_draw_page;
  operation_class->create_custom_widget = muster_printing_create_custom_widget;
  operation_class->update_custom_widget = muster_printing_update_custom_widget;
  operation_class->custom_widget_apply = muster_printing_custom_widget_apply;
}

static void
muster_printing_init (MusterPrinting *printing)
{
  /* A pool of one thread that is its own. */
  printing->thread = g_thread_pool_new (run_job, NULL, 1, TRUE, NULL);
}

MusterPrinting *
muster_printing_new (MusterDocument *doc, const MusterSceneOptions *shown, const char *file_name, const MusterPrintLayout *layout)
{
  MusterPrinting *printing = g_object_new (MUSTER_TYPE_PRINTING, NULL);
  const char *name = muster_document_get_name (doc, muster_document_get_chart (doc));

  printing->doc = muster_document_dup (doc, FALSE);
  printing->shown_doc = muster_document_dup (doc, FALSE);
  printing->scene_options = *shown;
  printing->scene_options.style = muster_layout_style_intern (shown->style);
  printing->scene_options.theme = MUSTER_THEME_LIGHT;
  if (shown->filter != NULL)
    muster_filter_ref (shown->filter);
  printing->file_name = g_strdup (file_name);
  printing->date = muster_page_dup_date (g_get_real_time () / G_USEC_PER_SEC);
  printing->layout = *layout;
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (printing), name);
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (printing), GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (GTK_PRINT_OPERATION (printing), TRUE);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (printing), TRUE);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (printing), TRUE);
  gtk_print_operation_set_show_progress (GTK_PRINT_OPERATION (printing), TRUE);
  gtk_print_operation_set_custom_tab_label (GTK_PRINT_OPERATION (printing), _ ("Chart"));
  return printing;
}

/* }}} */
/* {{{ The dialog */

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_object (&kept->settings);
  g_clear_object (&kept->setup);
  g_free (kept);
}

/* What was kept, or the usual; with the application, so that it goes when that goes. */
static Kept *
get_kept (GtkApplication *application)
{
  Kept *kept = g_object_get_data (G_OBJECT (application), KEPT_KEY);

  if (kept != NULL)
    return kept;
  kept = g_new0 (Kept, 1);
  kept->layout = MUSTER_PRINT_LAYOUT_USUAL;
  g_object_set_data_full (G_OBJECT (application), KEPT_KEY, kept, kept_free);
  return kept;
}

static void
keep (MusterPrinting *printing)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (printing);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);
  Kept *kept = get_kept (gtk_window_get_application (printing->parent));

  g_set_object (&kept->settings, gtk_print_operation_get_print_settings (operation));
  g_set_object (&kept->setup, setup);
  kept->layout = printing->layout;
  if (setup != NULL && gtk_page_setup_get_orientation (setup) != printing->proposed)
    kept->turned = TRUE;
}

static void
say_problem (MusterPrinting *printing)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *alert = adw_message_dialog_new (printing->parent, _ ("The chart was not printed"), NULL);

  gtk_print_operation_get_error (GTK_PRINT_OPERATION (printing), &error);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (alert), error != NULL ? error->message : "");
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (alert), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (alert));
}

static void
on_done (MusterPrinting *printing, GtkPrintOperationResult result)
{
  if (printing->parent == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_problem (printing);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep (printing);
}

/* The page lies as suits the chart, until somebody turns it. */
static void
run_dialog (MusterPrinting *printing)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (printing);
  g_autoptr (GtkPageSetup) setup = NULL;
  const Kept *kept;

  if (printing->parent == NULL)
    return;
  kept = get_kept (gtk_window_get_application (printing->parent));
  setup = kept->setup != NULL ? gtk_page_setup_copy (kept->setup) : gtk_page_setup_new ();
  if (!kept->turned)
    gtk_page_setup_set_orientation (setup, printing->width > printing->height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  printing->proposed = gtk_page_setup_get_orientation (setup);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (kept->settings != NULL)
    gtk_print_operation_set_print_settings (operation, kept->settings);
  g_signal_connect (printing, "done", G_CALLBACK (on_done), NULL);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, printing->parent, NULL);
}

void
muster_print_chart (GtkWindow *parent, MusterDocument *doc, const MusterSceneOptions *shown, const char *file_name)
{
  const Kept *kept = get_kept (gtk_window_get_application (parent));
  g_autoptr (MusterPrinting) printing = muster_printing_new (doc, shown, file_name, &kept->layout);

  g_set_weak_pointer (&printing->parent, parent);
  printing->prepared = run_dialog;
  /* The job holds it until the dialog does. */
  prepare (printing);
}

/* }}} */
