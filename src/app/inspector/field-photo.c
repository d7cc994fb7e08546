/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-photo.c: the control for a photo: what the chart draws, choosing another, and none.
 *
 * A picture is read and made smaller on a thread, since a large one takes as long as it takes. Whoever
 * is shown when that is done, it belongs to those who were when it was chosen.
 */
#include "field-row-private.h"
#include "photo.h"

#include <glib/gi18n-lib.h>

#define SIZE 64

/* {{{ Taking in */

typedef struct
{
  GFile *file;
  MusterSession *session;
  GArray *records;
  GWeakRef row;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_object_unref (chosen->file);
  g_object_unref (chosen->session);
  g_array_unref (chosen->records);
  g_weak_ref_clear (&chosen->row);
  g_free (chosen);
}

static gboolean
may_be_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= (goffset) MUSTER_PHOTO_FILE_MAX)
    return TRUE;
  g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("This file is larger than 64 MB: make the picture smaller first"));
  return FALSE;
}

static void
take_in (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Chosen *chosen = data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  char *text = NULL;

  if (may_be_read (chosen->file, cancellable, &error))
    bytes = g_file_load_bytes (chosen->file, cancellable, NULL, &error);
  if (bytes != NULL)
    text = muster_photo_take_in (bytes, &error);
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static gboolean
shows (MusterFieldRow *row, const Chosen *chosen)
{
  return row != NULL && row->records->len == chosen->records->len && memcmp (row->records->data, chosen->records->data, sizeof (MusterRecord) * chosen->records->len) == 0;
}

static void
on_taken_in (GObject *source, GAsyncResult *result, gpointer data)
{
  Chosen *chosen = g_task_get_task_data (G_TASK (result));
  g_autoptr (MusterFieldRow) row = g_weak_ref_get (&chosen->row);
  GError *error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);
  const MusterRecord *records = (const MusterRecord *) (gpointer) chosen->records->data;

  if (text != NULL && muster_session_may_edit (chosen->session))
    muster_edit_set_many (muster_session_get_document (chosen->session), records, chosen->records->len, MUSTER_PERSON_PHOTO, text, MUSTER_COMMIT_DEFAULT, &error);
  if (shows (row, chosen))
    muster_field_row_show_error (row, error != NULL ? error->message : NULL);
  else
    muster_session_say_error (chosen->session, g_steal_pointer (&error));
  g_clear_error (&error);
}

/* }}} */
/* {{{ Choosing */

static void
on_response (GtkNativeDialog *dialog, int response, MusterFieldRow *row)
{
  g_autoptr (GTask) task = NULL;
  Chosen *chosen;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      chosen = g_new0 (Chosen, 1);
      chosen->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      chosen->session = g_object_ref (row->session);
      chosen->records = g_array_copy (row->records);
      g_weak_ref_init (&chosen->row, row);
      task = g_task_new (NULL, NULL, on_taken_in, NULL);
      g_task_set_task_data (task, chosen, chosen_free);
      g_task_run_in_thread (task, take_in);
    }
  g_object_set_data (G_OBJECT (row->widget), "dialog", NULL);
}

static void
on_choose (MusterFieldRow *row)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_WINDOW);
  GtkFileChooserNative *dialog;
  GtkFileFilter *filter;

  if (!muster_session_may_edit (row->session))
    return;
  dialog = gtk_file_chooser_native_new (_ ("Choose a Photo"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("PNG and JPEG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), row, 0);
  /* It lives until it is answered, and no longer than what asks. */
  g_object_set_data_full (G_OBJECT (row->widget), "dialog", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_remove (MusterFieldRow *row)
{
  muster_field_row_set (row, "", FALSE);
  muster_field_row_refresh (row);
}

/* }}} */
/* {{{ The control */

/* As the chart draws whoever is shown; of several that differ the first. */
static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  MusterFieldRow *row = data;
  MusterRecord person = row->records->len > 0 ? g_array_index (row->records, MusterRecord, 0) : 0;

  if (muster_document_get_kind (muster_session_get_document (row->session), person) == MUSTER_KIND_PERSON)
    muster_scene_draw_person (muster_session_get_scene (row->session), person, SIZE, cr);
}

static GtkWidget *
make (MusterFieldRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));
  GtkWidget *removal = gtk_button_new_with_label (_ ("Remove"));
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, row, NULL);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (choose, _ ("Choose a picture of this person from a file"));
  gtk_widget_set_tooltip_text (removal, _ ("Remove the photo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose a photo"), -1);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (on_choose), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (removal, "clicked", G_CALLBACK (on_remove), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), choose);
  gtk_box_append (GTK_BOX (buttons), removal);
  gtk_box_append (GTK_BOX (column), buttons);
  gtk_box_append (GTK_BOX (column), hint);
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), column);
  g_object_set_data (G_OBJECT (box), "area", area);
  g_object_set_data (G_OBJECT (box), "remove", removal);
  g_object_set_data (G_OBJECT (box), "hint", hint);
  return box;
}

/* A photo that cannot be drawn says why. */
static void
show (MusterFieldRow *row, const char *text)
{
  GtkLabel *hint = g_object_get_data (G_OBJECT (row->widget), "hint");
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture = text != NULL && *text != '\0' ? muster_photo_decode (text, SIZE, &error) : NULL;
  const char *said = text == NULL ? muster_field_row_get_mixed () : error != NULL ? error->message
                                                                                  : NULL;

  g_clear_pointer (&picture, cairo_surface_destroy);
  gtk_label_set_text (hint, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (hint), said != NULL);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row->widget), "remove"), text == NULL || *text != '\0');
  gtk_widget_queue_draw (g_object_get_data (G_OBJECT (row->widget), "area"));
}

/* }}} */

const MusterControl muster_control_photo = { make, show };
