/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * previewer.c: see previewer.h.
 */
#include "previewer.h"

#include "page.h"

#include <math.h>
#include <string.h>

/* A hand that goes through a list of choices does not stop that long. */
#define PAUSE_MS 120
#define TEXT_MAX (16 * 1024)
#define LINE_LENGTH 400
/* So many cards get letters of any size. */
#define LETTERED_MAX 2000

struct _MusterPreviewer
{
  GObject parent_instance;

  MusterDocument *doc;
  MusterPreviewRequest wanted;
  char *file_name;
  gboolean is_wanted;
  guint pause;
  /* Of the task that runs, if any. */
  GCancellable *cancellable;
};

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterPreviewer, muster_previewer, G_TYPE_OBJECT)

/* {{{ On the thread */

typedef struct
{
  MusterDocument *doc;
  MusterPreviewRequest request;
  char *file_name;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->doc);
  g_clear_pointer (&job->request.scene.filter, muster_filter_unref);
  g_free (job->file_name);
  g_free (job);
}

static void
preview_free (gpointer data)
{
  MusterPreview *preview = data;

  g_clear_object (&preview->picture);
  g_clear_error (&preview->error);
  g_free (preview->text);
  g_free (preview);
}

static gboolean
go_on (MusterPainter *painter, double done)
{
  return !g_cancellable_is_cancelled (painter->step_data);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface), height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static guint
count_levels (MusterScene *scene)
{
  const MusterSceneOptions *options = muster_scene_get_options (scene);
  MusterProjection *projection = muster_scene_get_projection (scene);
  const MusterTree *tree = options->view == MUSTER_VIEW_REPORTING ? muster_projection_get_roles (projection) : muster_projection_get_departments (projection);
  guint root = options->root != 0 ? muster_projection_find (projection, options->root) : MUSTER_NOWHERE;
  guint first = 0, end = tree->n_nodes, above = 0, deepest = 0;

  /* A branch of the other tree has no levels of its own in this one. */
  if (root != MUSTER_NOWHERE && root < tree->n_nodes && tree->nodes[root].record == options->root)
    {
      first = root;
      end = root + tree->nodes[root].size;
      above = tree->nodes[root].level - 1;
    }
  for (guint i = first; i < end; i++)
    deepest = MAX (deepest, tree->nodes[i].level);
  return deepest - MIN (above, deepest);
}

static void
draw (const Job *job, MusterScene *scene, MusterScene *whole, MusterPreview *preview, GCancellable *cancellable)
{
  g_autofree char *date = muster_page_dup_date (g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (GPtrArray) sentences = job->request.story ? muster_page_list_sentences (scene) : g_ptr_array_new ();
  MusterPage page = { .limit = job->request.format != NULL ? job->request.format->sheet_limit : 0, .margin = job->request.margin, .file_name = job->file_name, .date = date, .sentences = (const char *const *) sentences->pdata, .n_sentences = sentences->len };
  MusterCairoPainter painter;
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale;

  muster_paper_lay (&job->request.paper, whole, &page.width, &page.height);
  muster_page_get_size (&page, scene, &preview->width, &preview->height);
  preview->scale = muster_page_get_scale (&page, scene);
  scale = job->request.pixels / MAX (preview->width, preview->height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) MAX (1, round (preview->width * scale)), (int) MAX (1, round (preview->height * scale)));
  cr = cairo_create (surface);
  cairo_scale (cr, cairo_image_surface_get_width (surface) / preview->width, cairo_image_surface_get_height (surface) / preview->height);
  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (scene));
  /* Letters as they will be, not as the bars that stand for small ones on the screen. */
  painter.vector = preview->n_cards <= LETTERED_MAX;
  painter.painter.step = go_on;
  painter.painter.step_data = cancellable;
  muster_page_paint (&page, scene, &painter.painter);
  cairo_destroy (cr);
  preview->picture = make_texture (surface);
  cairo_surface_destroy (surface);
}

/* The beginning of a text, whole characters and no line longer than anyone reads. */
static char *
dup_beginning (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *end = text;
  GString *beginning = g_string_new (NULL);
  gsize column = 0;

  if (size >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  g_utf8_validate_len (text, MIN (size, TEXT_MAX), &end);
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      column = *at == '\n' ? 0 : column + 1;
      if (*at != '\r' && column < LINE_LENGTH)
        g_string_append_unichar (beginning, g_utf8_get_char (at));
      else if (column == LINE_LENGTH)
        g_string_append (beginning, "…");
    }
  if ((gsize) (end - text) < size)
    g_string_append (beginning, "\n…");
  return g_string_free (beginning, FALSE);
}

static void
choose_last_stage (MusterDocument *doc, MusterSceneOptions *options)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  if (stages->len == 0)
    return;
  options->stage = g_array_index (stages, MusterRecord, stages->len - 1);
  options->compared = muster_stage_get_before (doc, options->stage);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  MusterPreview *preview = g_new0 (MusterPreview, 1);
  MusterSceneOptions options = job->request.scene;
  g_autoptr (MusterScene) scene = NULL, whole = NULL;

  if (job->request.story)
    {
      /* By which all sheets are turned. */
      whole = muster_scene_new (job->doc, &options);
      choose_last_stage (job->doc, &options);
    }
  scene = muster_scene_new (job->doc, &options);
  preview->n_levels = count_levels (scene);
  preview->n_cards = muster_scene_get_layout (scene)->n_cards;
  if (job->request.format == NULL || (job->request.format->flags & MUSTER_FORMAT_PICTURE) != 0)
    draw (job, scene, whole != NULL ? whole : scene, preview, cancellable);
  else
    {
      const MusterExport export = { .doc = job->doc, .scene = job->request.scene, .file_name = job->file_name, .cancellable = cancellable };
      g_autoptr (GBytes) bytes = muster_export (&export, job->request.format, &preview->error);

      if (bytes != NULL)
        preview->text = dup_beginning (bytes);
    }
  g_task_return_pointer (task, preview, preview_free);
}

/* }}} */
/* {{{ On the main thread */

static void start (MusterPreviewer *previewer);

static void
on_done (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterPreviewer) previewer = data;
  gboolean dropped = g_cancellable_is_cancelled (previewer->cancellable);
  MusterPreview *preview = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&previewer->cancellable);
  if (!dropped && preview != NULL)
    g_signal_emit (previewer, signals[READY], 0, preview);
  g_clear_pointer (&preview, preview_free);
  if (previewer->is_wanted && previewer->pause == 0 && previewer->doc != NULL)
    start (previewer);
}

static void
start (MusterPreviewer *previewer)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  previewer->is_wanted = FALSE;
  previewer->cancellable = g_cancellable_new ();
  job->doc = muster_document_dup (previewer->doc, FALSE);
  job->request = previewer->wanted;
  if (job->request.scene.filter != NULL)
    muster_filter_ref (job->request.scene.filter);
  job->file_name = g_strdup (previewer->file_name);
  /* Not as the task's source: that may go with the task, which may end on its thread. */
  task = g_task_new (NULL, previewer->cancellable, on_done, g_object_ref (previewer));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
}

static gboolean
on_pause (gpointer data)
{
  MusterPreviewer *previewer = data;

  previewer->pause = 0;
  if (previewer->is_wanted && previewer->cancellable == NULL)
    start (previewer);
  return G_SOURCE_REMOVE;
}

void
muster_previewer_stop (MusterPreviewer *previewer)
{
  previewer->is_wanted = FALSE;
  g_clear_handle_id (&previewer->pause, g_source_remove);
  g_cancellable_cancel (previewer->cancellable);
}

static void
forget (MusterPreviewer *previewer)
{
  g_clear_pointer (&previewer->file_name, g_free);
  g_clear_pointer (&previewer->wanted.scene.filter, muster_filter_unref);
}

void
muster_previewer_ask (MusterPreviewer *previewer, const MusterPreviewRequest *request)
{
  muster_previewer_stop (previewer);
  forget (previewer);
  previewer->file_name = g_strdup (request->file_name);
  previewer->wanted = *request;
  if (request->scene.filter != NULL)
    muster_filter_ref (request->scene.filter);
  previewer->is_wanted = TRUE;
  previewer->pause = g_timeout_add (PAUSE_MS, on_pause, previewer);
}

static void
muster_previewer_dispose (GObject *object)
{
  MusterPreviewer *previewer = MUSTER_PREVIEWER (object);

  muster_previewer_stop (previewer);
  g_clear_object (&previewer->doc);
  G_OBJECT_CLASS (muster_previewer_parent_class)->dispose (object);
}

static void
muster_previewer_finalize (GObject *object)
{
  forget (MUSTER_PREVIEWER (object));
  G_OBJECT_CLASS (muster_previewer_parent_class)->finalize (object);
}

static void
muster_previewer_class_init (MusterPreviewerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_previewer_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_previewer_finalize;
  signals[READY] = g_signal_new ("ready", MUSTER_TYPE_PREVIEWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
muster_previewer_init (MusterPreviewer *previewer)
{
}

MusterPreviewer *
muster_previewer_new (MusterDocument *doc)
{
  MusterPreviewer *previewer = g_object_new (MUSTER_TYPE_PREVIEWER, NULL);

  previewer->doc = g_object_ref (doc);
  return previewer;
}

/* }}} */
