/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-dialog.c: see job-dialog.h. What is shown is made from the session as it is when it opens; it is
 * modal, so that nothing changes below it.
 */
#include "job-dialog.h"
#include "job-view.h"
#include "job-write.h"

#include <glib/gi18n-lib.h>

struct _MusterJobDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwWindowTitle *title;
  GtkWidget *save;
  GtkScrolledWindow *scroller;
  GtkDropDown *format;
  GtkCheckButton *pay;
  GtkCheckButton *each;
  GtkWidget *pager;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *place;
  GtkRevealer *problem_revealer;
  GtkLabel *problem;

  MusterSession *session;
  MusterRecord role;
  /* (element-type MusterJob) */
  GPtrArray *jobs;
  guint shown;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (MusterJobDialog, muster_job_dialog, ADW_TYPE_WINDOW)

/* {{{ Reading */

static void
show_job (MusterJobDialog *dialog)
{
  g_autofree char *place = g_strdup_printf (_ ("%u of %u"), dialog->shown + 1, dialog->jobs->len);
  GtkWidget *view = muster_job_view_new (dialog->jobs->pdata[dialog->shown]);

  gtk_widget_add_css_class (view, "job");
  gtk_scrolled_window_set_child (dialog->scroller, view);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (dialog->scroller), 0);
  gtk_label_set_text (dialog->place, place);
  gtk_widget_set_sensitive (dialog->previous, dialog->shown > 0);
  gtk_widget_set_sensitive (dialog->next, dialog->shown + 1 < dialog->jobs->len);
}

static void
make_jobs (MusterJobDialog *dialog)
{
  g_clear_pointer (&dialog->jobs, g_ptr_array_unref);
  dialog->jobs = muster_jobs_new (muster_session_get_projection (dialog->session), dialog->role, gtk_check_button_get_active (dialog->pay));
  show_job (dialog);
}

static void
on_previous (MusterJobDialog *dialog)
{
  dialog->shown--;
  show_job (dialog);
}

static void
on_next (MusterJobDialog *dialog)
{
  dialog->shown++;
  show_job (dialog);
}

/* }}} */
/* {{{ Saving */

static const MusterJobFormat *
get_format (MusterJobDialog *dialog)
{
  return muster_job_formats ()[gtk_drop_down_get_selected (dialog->format)];
}

static void
say_problem (MusterJobDialog *dialog, const char *problem)
{
  gtk_label_set_text (dialog->problem, problem != NULL ? problem : "");
  gtk_revealer_set_reveal_child (dialog->problem_revealer, problem != NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterJobDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  gboolean written = muster_job_write_finish (result, &error);

  /* Closed meanwhile. */
  if (dialog->session == NULL)
    return;
  gtk_widget_set_sensitive (dialog->save, TRUE);
  if (!written)
    {
      say_problem (dialog, error->message);
      return;
    }
  muster_session_say (dialog->session, ngettext ("%u job description was saved", "%u job descriptions were saved", dialog->jobs->len), dialog->jobs->len);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* With the format's suffix, which a name that was typed may lack. */
static char *
complete (MusterJobDialog *dialog, const char *path)
{
  const MusterJobFormat *format = get_format (dialog);

  if (gtk_check_button_get_active (dialog->each) || muster_job_format_for_file (path) == format)
    return g_strdup (path);
  return g_strdup_printf ("%s.%s", path, format->suffix);
}

static void
write_to (MusterJobDialog *dialog, GFile *file)
{
  g_autofree char *chosen = g_file_get_path (file);
  g_autofree char *path = chosen != NULL ? complete (dialog, chosen) : NULL;
  const MusterJobWriting writing = {
    .doc = muster_session_get_document (dialog->session),
    .stage = muster_session_get_options (dialog->session)->stage,
    .role = dialog->role,
    .pay = gtk_check_button_get_active (dialog->pay),
    .format = get_format (dialog),
    .path = path,
    .each = gtk_check_button_get_active (dialog->each),
  };

  if (path == NULL)
    {
      say_problem (dialog, _ ("That place is not on this computer"));
      return;
    }
  /* The chooser asked about the name that was chosen, not about this one. */
  if (g_strcmp0 (path, chosen) != 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *problem = g_strdup_printf (_ ("“%s” is there already; choose it by its full name to replace it"), name);

      say_problem (dialog, problem);
      return;
    }
  say_problem (dialog, NULL);
  gtk_widget_set_sensitive (dialog->save, FALSE);
  muster_job_write_async (&writing, on_written, g_object_ref (dialog));
}

static void
on_response (MusterJobDialog *dialog, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_clear_object (&dialog->chooser);
  if (file != NULL)
    write_to (dialog, file);
}

static char *
dup_name (MusterJobDialog *dialog)
{
  g_auto (GStrv) names = muster_jobs_dup_names (dialog->jobs, get_format (dialog)->suffix);

  if (dialog->role != 0)
    return g_strdup (names[0]);
  return g_strdup_printf ("%s.%s", _ ("Job descriptions"), get_format (dialog)->suffix);
}

static void
on_save (MusterJobDialog *dialog)
{
  gboolean folder = gtk_check_button_get_active (dialog->each);
  g_autofree char *name = dup_name (dialog);

  g_clear_object (&dialog->chooser);
  dialog->chooser = gtk_file_chooser_native_new (folder ? _ ("Choose an Empty Folder") : _ ("Save Job Descriptions"), GTK_WINDOW (dialog), folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog->chooser), TRUE);
  if (!folder)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog->chooser), name);
  g_signal_connect_object (dialog->chooser, "response", G_CALLBACK (on_response), dialog, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog->chooser));
}

/* }}} */
/* {{{ The window */

static void
muster_job_dialog_dispose (GObject *object)
{
  MusterJobDialog *dialog = MUSTER_JOB_DIALOG (object);

  g_clear_object (&dialog->chooser);
  g_clear_pointer (&dialog->jobs, g_ptr_array_unref);
  g_clear_object (&dialog->session);
  G_OBJECT_CLASS (muster_job_dialog_parent_class)->dispose (object);
}

static void
muster_job_dialog_class_init (MusterJobDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_job_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/job-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, save);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, format);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, pay);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, each);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, pager);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, previous);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, next);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, place);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, MusterJobDialog, problem);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_job_dialog_init (MusterJobDialog *dialog)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (dialog));
  for (guint i = 0; muster_job_formats ()[i] != NULL; i++)
    gtk_string_list_append (formats, _ (muster_job_formats ()[i]->label));
  gtk_drop_down_set_model (dialog->format, G_LIST_MODEL (formats));
  g_signal_connect_object (dialog->save, "clicked", G_CALLBACK (on_save), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->previous, "clicked", G_CALLBACK (on_previous), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->next, "clicked", G_CALLBACK (on_next), dialog, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_job_dialog_new (MusterSession *session, MusterRecord role)
{
  MusterJobDialog *dialog = g_object_new (MUSTER_TYPE_JOB_DIALOG, NULL);
  MusterRecord stage = muster_session_get_options (session)->stage;
  MusterDocument *doc = muster_session_get_document (session);

  dialog->session = g_object_ref (session);
  dialog->role = role;
  gtk_window_set_title (GTK_WINDOW (dialog), role != 0 ? _ ("Job Description") : _ ("Job Descriptions"));
  adw_window_title_set_title (dialog->title, gtk_window_get_title (GTK_WINDOW (dialog)));
  adw_window_title_set_subtitle (dialog->title, stage != 0 ? muster_document_get_name (doc, stage) : "");
  gtk_widget_set_visible (GTK_WIDGET (dialog->each), role == 0);
  gtk_widget_set_visible (dialog->pager, role == 0);
  make_jobs (dialog);
  g_signal_connect_object (dialog->pay, "toggled", G_CALLBACK (make_jobs), dialog, G_CONNECT_SWAPPED);
  return GTK_WIDGET (dialog);
}

/* }}} */
