/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-content.c: see clip-content.h. A clip is a document of its own, so that a thread can draw it
 * while the chart goes on changing.
 */
#include "clip-content.h"

#include "clip.h"
#include "format.h"
#include "open.h"

#define TABLE "text/tab-separated-values"
#define TEXT "text/plain;charset=utf-8"
#define DPI 144

struct _MusterClipContent
{
  GdkContentProvider parent_instance;

  GBytes *clip;
  /* Whether there is anything in it but people, who by themselves have no picture and no table. */
  gboolean drawn;
  char *table;
  char *text;
  MusterSceneOptions options;
  char *style;

  /* Not owned. */
  MusterDocument *origin;
  GArray *records;
  gboolean moves;
};

G_DEFINE_FINAL_TYPE (MusterClipContent, muster_clip_content, GDK_TYPE_CONTENT_PROVIDER)

static const char *const pictures[] = { "image/svg+xml", "image/png" };

MusterDocument *
muster_clip_content_get_origin (MusterClipContent *content)
{
  return content->origin;
}

const MusterRecord *
muster_clip_content_get_records (MusterClipContent *content, guint *n_records)
{
  *n_records = content->records->len;
  return (const MusterRecord *) (gpointer) content->records->data;
}

gboolean
muster_clip_content_get_moves (MusterClipContent *content)
{
  return content->moves;
}

void
muster_clip_content_set_moves (MusterClipContent *content, gboolean moves)
{
  content->moves = moves;
}

GBytes *
muster_clip_content_get_clip (MusterClipContent *content)
{
  return content->clip;
}

/* {{{ Handing it out */

static const MusterFormat *
find_format (const char *mime_type)
{
  for (const MusterFormat *const *format = muster_formats (); *format != NULL; format++)
    if ((*format)->save != NULL && g_strcmp0 ((*format)->mime_type, mime_type) == 0)
      return *format;
  return NULL;
}

static void
run_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MusterClipContent *content = source;
  GError *error = NULL;
  g_autoptr (MusterDocument) doc = muster_open (&(MusterSource){ "clip.muster", content->clip }, NULL, NULL, &error);
  GBytes *bytes = NULL;

  if (doc != NULL)
    {
      MusterExport export = { .doc = doc, .scene = content->options, .dpi = DPI };

      bytes = muster_export (&export, find_format (data), &error);
    }
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  GOutputStream *stream;
  GBytes *bytes;
  int priority;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->stream);
  g_clear_pointer (&writing->bytes, g_bytes_unref);
  g_free (writing);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task and @bytes. */
static void
write_bytes (GTask *task, GBytes *bytes)
{
  Writing *writing = g_task_get_task_data (task);
  gsize size;
  gconstpointer data;

  writing->bytes = bytes;
  data = g_bytes_get_data (bytes, &size);
  g_output_stream_write_all_async (writing->stream, data, size, writing->priority, g_task_get_cancellable (task), on_written, task);
}

static void
on_picture (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    write_bytes (g_steal_pointer (&task), bytes);
  else
    g_task_return_error (task, error);
}

static void
muster_clip_content_write_mime_type_async (GdkContentProvider *provider, const char *mime_type, GOutputStream *stream, int priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  MusterClipContent *content = MUSTER_CLIP_CONTENT (provider);
  GTask *task = g_task_new (provider, cancellable, callback, data);
  Writing *writing = g_new0 (Writing, 1);

  writing->stream = g_object_ref (stream);
  writing->priority = priority;
  g_task_set_task_data (task, writing, writing_free);
  if (g_str_equal (mime_type, MUSTER_CLIP_MIME_TYPE))
    write_bytes (task, g_bytes_ref (content->clip));
  else if (g_str_equal (mime_type, TABLE))
    write_bytes (task, g_bytes_new (content->table, strlen (content->table)));
  else if (g_str_equal (mime_type, TEXT))
    write_bytes (task, g_bytes_new (content->text, strlen (content->text)));
  else
    {
      g_autoptr (GTask) drawing = g_task_new (provider, cancellable, on_picture, task);

      g_task_set_task_data (drawing, g_strdup (mime_type), g_free);
      g_task_run_in_thread (drawing, run_picture);
    }
}

static gboolean
muster_clip_content_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Best first. */
static GdkContentFormats *
muster_clip_content_ref_formats (GdkContentProvider *provider)
{
  MusterClipContent *content = MUSTER_CLIP_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_mime_type (builder, MUSTER_CLIP_MIME_TYPE);
  for (guint i = 0; i < G_N_ELEMENTS (pictures) && content->drawn; i++)
    if (find_format (pictures[i]) != NULL)
      gdk_content_formats_builder_add_mime_type (builder, pictures[i]);
  if (content->drawn)
    gdk_content_formats_builder_add_mime_type (builder, TABLE);
  gdk_content_formats_builder_add_mime_type (builder, TEXT);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* }}} */

static void
muster_clip_content_finalize (GObject *object)
{
  MusterClipContent *content = MUSTER_CLIP_CONTENT (object);

  g_clear_weak_pointer (&content->origin);
  g_clear_pointer (&content->clip, g_bytes_unref);
  g_free (content->table);
  g_free (content->text);
  g_free (content->style);
  g_array_unref (content->records);
  G_OBJECT_CLASS (muster_clip_content_parent_class)->finalize (object);
}

static void
muster_clip_content_class_init (MusterClipContentClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_clip_content_finalize;
  provider_class->ref_formats = muster_clip_content_ref_formats;
  provider_class->write_mime_type_async = muster_clip_content_write_mime_type_async;
  provider_class->write_mime_type_finish = muster_clip_content_write_mime_type_finish;
}

static void
muster_clip_content_init (MusterClipContent *content)
{
  content->records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
}

MusterClipContent *
muster_clip_content_new (MusterSession *session, const MusterRecord *records, guint n_records, MusterScope scope)
{
  MusterDocument *doc = muster_session_get_document (session);
  const MusterSceneOptions *options = muster_session_get_options (session);
  GBytes *clip = muster_clip_write (doc, records, n_records, scope);
  MusterClipContent *content;

  if (clip == NULL)
    return NULL;
  content = g_object_new (MUSTER_TYPE_CLIP_CONTENT, NULL);
  content->clip = clip;
  for (guint i = 0; i < n_records; i++)
    content->drawn |= muster_document_get_kind (doc, records[i]) != MUSTER_KIND_PERSON;
  content->table = muster_clip_to_tsv (doc, records, n_records, scope);
  content->text = muster_clip_to_text (doc, records, n_records, scope);
  content->style = g_strdup (options->style);
  content->options = (MusterSceneOptions){ .view = options->view, .style = content->style, .direction = options->direction, .expanded = TRUE };
  g_set_weak_pointer (&content->origin, doc);
  g_array_append_vals (content->records, records, n_records);
  return content;
}
