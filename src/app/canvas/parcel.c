/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parcel.c: see parcel.h. What other programs can have is told to GDK once, by the type: it asks for a
 * form when somebody wants that. Pictures are made of a copy of the records, on a thread.
 */
#include "parcel.h"
#include "clip.h"
#include "open.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DPI 144.0

struct _MusterParcel
{
  /* Both %NULL for what comes from another process. */
  MusterSession *session;
  MusterHand *hand;
  MusterHand *guest;
  /* What comes from another process; or as it was when first asked for. */
  GBytes *clip;
};

static void register_forms (GType type);

G_DEFINE_BOXED_TYPE_WITH_CODE (MusterParcel, muster_parcel, muster_parcel_ref, muster_parcel_unref, register_forms (g_define_type_id))

/* {{{ The parcel */

MusterParcel *
muster_parcel_new (MusterSession *session, const MusterRecord *records, guint n_records)
{
  MusterParcel *parcel = g_rc_box_new0 (MusterParcel);

  parcel->session = g_object_ref (session);
  parcel->hand = muster_hand_new (muster_session_get_scene (session), records, n_records);
  parcel->guest = muster_hand_new_guest (parcel->hand->kind);
  return parcel;
}

static MusterParcel *
new_from_clip (GBytes *clip)
{
  MusterParcel *parcel = g_rc_box_new0 (MusterParcel);

  parcel->clip = g_bytes_ref (clip);
  parcel->guest = muster_hand_new_guest (MUSTER_KIND_ROLE);
  return parcel;
}

MusterParcel *
muster_parcel_ref (MusterParcel *parcel)
{
  return g_rc_box_acquire (parcel);
}

static void
clear (gpointer data)
{
  MusterParcel *parcel = data;

  g_clear_object (&parcel->session);
  g_clear_pointer (&parcel->hand, muster_hand_unref);
  muster_hand_unref (parcel->guest);
  g_clear_pointer (&parcel->clip, g_bytes_unref);
}

void
muster_parcel_unref (MusterParcel *parcel)
{
  g_rc_box_release_full (parcel, clear);
}

GdkContentProvider *
muster_parcel_make_provider (MusterParcel *parcel)
{
  return gdk_content_provider_new_typed (MUSTER_TYPE_PARCEL, parcel);
}

GdkContentProvider *
muster_parcel_pack (MusterSession *session, const MusterRecord *records, guint n_records)
{
  g_autoptr (MusterParcel) parcel = muster_parcel_new (session, records, n_records);

  return muster_parcel_make_provider (parcel);
}

gboolean
muster_parcel_is_from (const MusterParcel *parcel, MusterSession *session)
{
  return parcel->session != NULL && muster_session_get_document (parcel->session) == muster_session_get_document (session);
}

MusterHand *
muster_parcel_get_hand (MusterParcel *parcel, MusterSession *session)
{
  return muster_parcel_is_from (parcel, session) ? parcel->hand : parcel->guest;
}

static GArray *
list_records (const MusterHand *hand)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  g_array_append_vals (records, hand->departments->data, hand->departments->len);
  g_array_append_vals (records, hand->roles->data, hand->roles->len);
  g_array_append_vals (records, hand->people->data, hand->people->len);
  return records;
}

/* %NULL if there is nothing of which one could be made. */
static GBytes *
get_clip (MusterParcel *parcel)
{
  g_autoptr (GArray) records = NULL;

  if (parcel->clip != NULL)
    return parcel->clip;
  records = list_records (parcel->hand);
  if (records->len > 0)
    parcel->clip = muster_clip_write (muster_session_get_document (parcel->session), (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SCOPE_BRANCH);
  return parcel->clip;
}

/* }}} */
/* {{{ Arriving */

MusterParcel *
muster_parcel_peek (GdkDrop *drop)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);
  g_auto (GValue) value = G_VALUE_INIT;

  if (drag == NULL)
    return NULL;
  g_value_init (&value, MUSTER_TYPE_PARCEL);
  if (!gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return NULL;
  return g_value_dup_boxed (&value);
}

/* Holding Ctrl asks the source for a copy, on every windowing system; within a chart that has another
 * meaning. */
MusterScope
muster_parcel_get_scope (GdkDrop *drop)
{
  return (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) != 0 ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE;
}

GdkDragAction
muster_parcel_get_action (MusterParcel *parcel, MusterSession *session, GdkDrop *drop, const MusterDrop *found)
{
  GdkDragAction actions = gdk_drop_get_actions (drop);
  GdkDragAction wanted = muster_parcel_is_from (parcel, session) ? GDK_ACTION_MOVE : GDK_ACTION_COPY;

  if (found->refusal != NULL || found->meaning == MUSTER_DROP_NOTHING)
    return 0;
  if ((actions & wanted) != 0)
    return wanted;
  return (actions & GDK_ACTION_COPY) != 0 ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static gboolean
paste (MusterParcel *parcel, MusterSession *session, const MusterDrop *found)
{
  GBytes *clip = get_clip (parcel);
  g_autoptr (GArray) roots = NULL;
  g_autoptr (GError) error = NULL;
  MusterDocument *doc = muster_session_get_document (session);
  guint position = muster_history_get_position (doc);

  if (clip == NULL || !muster_session_may_edit (session))
    return FALSE;
  if (muster_clip_paste (doc, clip, found->target, found->before, TRUE, &roots, &error) == 0)
    {
      muster_session_say_error (session, g_steal_pointer (&error));
      return FALSE;
    }
  muster_session_select_many (session, (const MusterRecord *) (gpointer) roots->data, roots->len, MUSTER_SELECT_ONLY);
  if (muster_history_get_position (doc) != position)
    muster_session_say_done (session);
  else
    muster_session_say (session, _ ("They are in this chart already"));
  return TRUE;
}

gboolean
muster_parcel_deliver (MusterParcel *parcel, MusterSession *session, const MusterDrop *found)
{
  if (found->hand->guest && found->refusal == NULL && found->meaning != MUSTER_DROP_NOTHING)
    return paste (parcel, session, found);
  return !found->hand->guest && muster_drop_perform (session, found);
}

/* }}} */
/* {{{ For other programs */

static void
on_written (GObject *stream, GAsyncResult *result, gpointer data)
{
  GdkContentSerializer *serializer = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    gdk_content_serializer_return_success (serializer);
  else
    gdk_content_serializer_return_error (serializer, g_steal_pointer (&error));
}

/* Takes @bytes, which may be %NULL: then there is no such form. */
static void
write_bytes (GdkContentSerializer *serializer, GBytes *bytes)
{
  gsize length;
  gconstpointer data;

  if (bytes == NULL)
    {
      gdk_content_serializer_return_error (serializer, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("There is no picture of this")));
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  gdk_content_serializer_set_task_data (serializer, bytes, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (gdk_content_serializer_get_output_stream (serializer), data, length, gdk_content_serializer_get_priority (serializer), gdk_content_serializer_get_cancellable (serializer), on_written, serializer);
}

static MusterParcel *
get_parcel (GdkContentSerializer *serializer)
{
  return g_value_get_boxed (gdk_content_serializer_get_value (serializer));
}

static void
write_clip (GdkContentSerializer *serializer)
{
  GBytes *clip = get_clip (get_parcel (serializer));

  write_bytes (serializer, clip != NULL ? g_bytes_ref (clip) : NULL);
}

static void
write_text (GdkContentSerializer *serializer)
{
  MusterParcel *parcel = get_parcel (serializer);
  g_autoptr (GArray) records = NULL;
  MusterDocument *doc;
  char *text;

  if (parcel->session == NULL)
    {
      write_bytes (serializer, NULL);
      return;
    }
  doc = muster_session_get_document (parcel->session);
  records = list_records (parcel->hand);
  text = muster_clip_to_text (doc, (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SCOPE_BRANCH);
  write_bytes (serializer, g_bytes_new_take (text, strlen (text)));
}

typedef struct
{
  GBytes *clip;
  const MusterFormat *format;
  MusterSceneOptions scene;
  gint64 time;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_bytes_unref (picture->clip);
  g_free (picture);
}

static void
make_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Picture *picture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = muster_open (&(MusterSource){ "clip", picture->clip }, NULL, NULL, &error);
  GBytes *bytes = NULL;

  if (doc != NULL)
    bytes = muster_export (&(MusterExport){ .doc = doc, .scene = picture->scene, .dpi = DPI, .time = picture->time }, picture->format, &error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_picture (GObject *source, GAsyncResult *result, gpointer data)
{
  GdkContentSerializer *serializer = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes != NULL)
    write_bytes (serializer, bytes);
  else
    gdk_content_serializer_return_error (serializer, g_steal_pointer (&error));
}

static void
write_picture (GdkContentSerializer *serializer)
{
  MusterParcel *parcel = get_parcel (serializer);
  GBytes *clip = parcel->session != NULL ? get_clip (parcel) : NULL;
  g_autoptr (GTask) task = NULL;
  Picture *picture;

  if (clip == NULL)
    {
      write_bytes (serializer, NULL);
      return;
    }
  picture = g_new0 (Picture, 1);
  picture->clip = g_bytes_ref (clip);
  picture->format = gdk_content_serializer_get_user_data (serializer);
  picture->time = g_get_real_time () / G_USEC_PER_SEC;
  /* As it is shown, but whole, of all stages, and on white. */
  picture->scene.view = muster_session_get_options (parcel->session)->view;
  picture->scene.direction = muster_session_get_options (parcel->session)->direction;
  task = g_task_new (NULL, gdk_content_serializer_get_cancellable (serializer), on_picture, serializer);
  g_task_set_task_data (task, picture, picture_free);
  g_task_run_in_thread (task, make_picture);
}

/* }}} */
/* {{{ From another process */

static void
on_read (GObject *stream, GAsyncResult *result, gpointer data)
{
  GdkContentDeserializer *deserializer = data;
  g_autoptr (GBytes) clip = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error) < 0)
    {
      gdk_content_deserializer_return_error (deserializer, g_steal_pointer (&error));
      return;
    }
  clip = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_value_take_boxed (gdk_content_deserializer_get_value (deserializer), new_from_clip (clip));
  gdk_content_deserializer_return_success (deserializer);
}

static void
read_clip (GdkContentDeserializer *deserializer)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_output_stream_splice_async (stream, gdk_content_deserializer_get_input_stream (deserializer), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET | G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, gdk_content_deserializer_get_priority (deserializer), gdk_content_deserializer_get_cancellable (deserializer), on_read, deserializer);
}

/* }}} */

static void
register_forms (GType type)
{
  const MusterFormat *const *formats = muster_formats ();

  gdk_content_register_serializer (type, MUSTER_CLIP_MIME_TYPE, write_clip, NULL, NULL);
  gdk_content_register_deserializer (MUSTER_CLIP_MIME_TYPE, type, read_clip, NULL, NULL);
  for (guint i = 0; formats[i] != NULL; i++)
    if (formats[i]->save != NULL && g_str_has_prefix (formats[i]->mime_type, "image/"))
      gdk_content_register_serializer (type, formats[i]->mime_type, write_picture, (gpointer) formats[i], NULL);
  gdk_content_register_serializer (type, "text/plain;charset=utf-8", write_text, NULL, NULL);
}
