/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-file.c: opening, saving and watching the file of a tab.
 *
 * One save at a time: another one waits for it. The state that is saved is the one at the moment of
 * saving; what is changed meanwhile is unsaved after it.
 */
#include "disk.h"
#include "open.h"
#include "recent.h"
#include "tab-private.h"

#include <glib/gi18n-lib.h>

/* How long a file must stand still before it is looked at, in milliseconds. */
#define SETTLE 300

gboolean
muster_tab_is_busy (MusterTab *tab)
{
  return tab->n_reading > 0 || tab->saving != NULL;
}

/* {{{ Opening */

typedef struct
{
  MusterTab *tab;
  GFile *file;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->tab);
  g_object_unref (opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
show_loaded (MusterTab *tab, GFile *file, const char *name, MusterLoaded *loaded)
{
  g_autoptr (MusterSession) session = NULL;
  guint n_notes = muster_notes_get_length (loaded->notes);

  if (loaded->doc == NULL)
    {
      g_signal_emit_by_name (tab, "table-opened", loaded->bytes, name);
      return;
    }
  session = muster_session_new (loaded->doc);
  muster_session_set_file (session, file, loaded->checksum);
  muster_session_set_read_only (session, loaded->read_only);
  if (n_notes == 0)
    muster_session_mark_saved (session, muster_history_get_position (loaded->doc), muster_history_peek_undo (loaded->doc));
  muster_tab_show_session (tab, session);
  muster_recent_add (file);
  if (n_notes > 0)
    muster_tab_say (tab, ngettext ("%u thing was repaired or set aside while reading; “muster check” lists it", "%u things were repaired or set aside while reading; “muster check” lists them", n_notes), n_notes);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autofree char *name = g_file_get_basename (opening->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterLoaded) loaded = muster_disk_load_finish (result, &error);

  opening->tab->n_reading--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded != NULL)
    show_loaded (opening->tab, opening->file, name, loaded);
  else
    muster_tab_say (opening->tab, _ ("“%s” could not be opened: %s"), name, error->message);
  muster_tab_say_shows (opening->tab);
}

void
muster_tab_open (MusterTab *tab, GFile *file)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->tab = g_object_ref (tab);
  opening->file = g_object_ref (file);
  tab->n_reading++;
  muster_disk_load_async (file, tab->cancellable, on_loaded, opening);
  muster_tab_say_shows (tab);
}

/* }}} */
/* {{{ Saving */

/* What a save that is under way carries with it. */
typedef struct
{
  MusterSaveAs how;
  MusterSession *session;
  GFile *file;
  char *expected;
  MusterSaveFlags flags;
  guint position;
  guint namings;
  const MusterChange *last;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->session);
  g_clear_object (&save->file);
  g_free (save->expected);
  g_free (save);
}

static void write_now (GTask *task);

static void
finish (GTask *task, gboolean saved)
{
  MusterTab *tab = g_task_get_source_object (task);

  if (tab->saving == task)
    g_clear_object (&tab->saving);
  muster_tab_say_shows (tab);
  g_task_return_boolean (task, saved);
  g_object_unref (task);
}

static void ask_where (GTask *task);

/* What only a person can decide, and what saving all the same means. */
static const struct
{
  MusterSaveError code;
  const char *heading;
  const char *body;
  const char *label;
  MusterSaveFlags flags;
} questions[] = {
  { MUSTER_SAVE_ERROR_CHANGED, N_ ("“%s” was changed by another program"), N_ ("If you save over it, what the other program wrote is lost."), N_ ("Save _Over It"), 0 },
  { MUSTER_SAVE_ERROR_READ_ONLY, N_ ("“%s” is read-only"), N_ ("Somebody has protected it from being changed. If you save it all the same, it will be read-only after that too."), N_ ("Save _All the Same"), MUSTER_SAVE_READ_ONLY },
  { MUSTER_SAVE_ERROR_LINKED, N_ ("“%s” has other names"), N_ ("It is a hard link. If you save it under this name, the file has what you saved here, and what it had before under its other names."), N_ ("Save _This Name Only"), MUSTER_SAVE_LINKED },
};

static void
on_question_response (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  Save *save = g_task_get_task_data (task);

  if (g_str_equal (response, "as"))
    {
      ask_where (task);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (response, questions[i].label))
      {
        save->flags |= questions[i].flags;
        if (questions[i].code == MUSTER_SAVE_ERROR_CHANGED)
          g_clear_pointer (&save->expected, g_free);
        write_now (task);
        return;
      }
  finish (task, FALSE);
}

static void
ask (GTask *task, int code)
{
  MusterTab *tab = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (save->file);
  g_auto (GStrv) parts = g_strsplit (_ (questions[code].heading), "%s", 2);
  g_autofree char *heading = g_strjoinv (name, parts);
  const char *label = questions[code].label;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (tab))), heading, _ (questions[code].body));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), label, _ (label), "as", _ ("Save _As…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), label, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_question_response), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  MusterTab *tab = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *checksum = muster_disk_save_finish (result, &error);

  if (error != NULL && error->domain == MUSTER_SAVE_ERROR)
    {
      ask (task, error->code);
      return;
    }
  if (checksum == NULL)
    {
      muster_tab_say (tab, "%s", error->message);
      finish (task, FALSE);
      return;
    }
  if (save->how != MUSTER_SAVE_COPY)
    {
      muster_session_set_file (save->session, save->file, checksum);
      /* A state that was named meanwhile is not the one that was written. */
      if (save->namings != muster_history_count_namings (muster_session_get_document (save->session)))
        save->position = G_MAXUINT;
      muster_session_mark_saved (save->session, save->position, save->last);
      gtk_revealer_set_reveal_child (tab->changed_bar, FALSE);
      muster_tab_keep_version (tab, save->session);
      if (save->session == tab->session)
        muster_tab_watch (tab);
    }
  muster_recent_add (save->file);
  finish (task, TRUE);
}

static void
write_now (GTask *task)
{
  MusterTab *tab = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  MusterDocument *doc = muster_session_get_document (save->session);

  muster_history_seal (doc);
  save->position = muster_history_get_position (doc);
  save->last = muster_history_peek_undo (doc);
  save->namings = muster_history_count_namings (doc);
  g_set_object (&tab->saving, task);
  muster_tab_say_shows (tab);
  muster_disk_save_async (doc, save->file, save->expected, save->flags, save->how != MUSTER_SAVE_COPY, on_written, task);
}

static void
on_where_response (GtkNativeDialog *dialog, int response, GTask *task)
{
  Save *save = g_task_get_task_data (task);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  g_object_unref (dialog);
  if (file == NULL)
    {
      finish (task, FALSE);
      return;
    }
  /* The chooser has asked whether to write over what is there. */
  g_set_object (&save->file, file);
  g_clear_pointer (&save->expected, g_free);
  save->flags = MUSTER_SAVE_ASKING;
  write_now (task);
}

static char *
dup_suggestion (MusterTab *tab)
{
  const char *suffix = muster_document_get_format ()->suffixes;
  g_autofree char *title = muster_tab_dup_title (tab);

  g_strdelimit (title, "/\\", '-');
  return g_strdup_printf ("%s.%s", title, suffix);
}

static void
ask_where (GTask *task)
{
  MusterTab *tab = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  const char *title = save->how == MUSTER_SAVE_COPY ? _ ("Save a Copy Without History") : _ ("Save As");
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (tab))), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = muster_session_get_file_name (save->session) != NULL ? g_strdup (muster_session_get_file_name (save->session)) : dup_suggestion (tab);
  g_autoptr (GFile) folder = save->file != NULL ? g_file_get_parent (save->file) : NULL;

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_where_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GTask *
make_task (MusterTab *tab, MusterSaveAs how, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (tab, NULL, callback, data);
  Save *save = g_new0 (Save, 1);

  save->how = how;
  save->session = g_object_ref (tab->session);
  g_set_object (&save->file, file);
  g_task_set_task_data (task, save, save_free);
  return task;
}

void
muster_tab_save_to_async (MusterTab *tab, MusterSaveAs how, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  write_now (make_task (tab, how, file, callback, data));
}

void
muster_tab_save_async (MusterTab *tab, MusterSaveAs how, GAsyncReadyCallback callback, gpointer data)
{
  GFile *file = muster_session_get_file (tab->session);
  GTask *task = make_task (tab, how, file, callback, data);

  if (tab->saving != NULL)
    {
      muster_tab_say (tab, _ ("The chart is being saved already"));
      finish (task, FALSE);
    }
  else if (how == MUSTER_SAVE && file != NULL && !muster_session_is_read_only (tab->session))
    {
      Save *save = g_task_get_task_data (task);

      save->expected = g_strdup (muster_session_get_checksum (tab->session));
      write_now (task);
    }
  else
    ask_where (task);
}

gboolean
muster_tab_save_finish (MusterTab *tab, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* }}} */
/* {{{ Closing and reverting */

static void
on_saved_to_close (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (task, muster_tab_save_finish (MUSTER_TAB (source), result));
}

static void
discard (gpointer task)
{
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_close_response (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  MusterTab *tab = g_task_get_source_object (task);

  if (g_str_equal (response, "save"))
    {
      muster_tab_save_async (tab, MUSTER_SAVE, on_saved_to_close, task);
      return;
    }
  if (g_str_equal (response, "discard"))
    {
      /* The window may go now, but not before the dialog above it has. */
      g_idle_add_once (discard, task);
      return;
    }
  g_task_return_boolean (task, FALSE);
  g_object_unref (task);
}

static void ask_to_close (GTask *task);

static void
on_save_ended (GObject *saving, GParamSpec *pspec, gpointer task)
{
  ask_to_close (task);
}

/* A save that is under way may make the question needless. */
static void
ask_to_close (GTask *task)
{
  MusterTab *tab = g_task_get_source_object (task);
  g_autofree char *title = NULL, *heading = NULL;
  GtkWidget *dialog;

  if (tab->saving != NULL)
    {
      g_signal_connect (tab->saving, "notify::completed", G_CALLBACK (on_save_ended), task);
      return;
    }
  if (tab->session == NULL || !muster_session_is_modified (tab->session))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  title = muster_tab_dup_title (tab);
  heading = g_strdup_printf (_ ("Save “%s” before closing?"), title);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (tab))), heading, _ ("What is not saved is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_close_response), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
muster_tab_ask_to_close_async (MusterTab *tab, GAsyncReadyCallback callback, gpointer data)
{
  ask_to_close (g_task_new (tab, NULL, callback, data));
}

gboolean
muster_tab_ask_to_close_finish (MusterTab *tab, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
muster_tab_reload (MusterTab *tab)
{
  gtk_revealer_set_reveal_child (tab->changed_bar, FALSE);
  muster_tab_open (tab, muster_session_get_file (tab->session));
}

static void
on_revert_response (MusterTab *tab, const char *response)
{
  if (g_str_equal (response, "revert"))
    muster_tab_reload (tab);
}

void
muster_tab_revert (MusterTab *tab)
{
  GtkWidget *dialog;

  if (!muster_session_is_modified (tab->session))
    {
      muster_tab_reload (tab);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (tab))), _ ("Go back to the file as it is saved?"), _ ("What was changed since is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "revert", _ ("_Revert"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "revert", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_revert_response), tab, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */
/* {{{ Watching */

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterTab) tab = data;
  g_autofree char *found = muster_disk_look_finish (result, NULL);

  if (found == NULL || tab->session == NULL || tab->saving != NULL || g_strcmp0 (found, muster_session_get_checksum (tab->session)) == 0)
    return;
  gtk_button_set_label (tab->reload, muster_session_is_modified (tab->session) ? _ ("_Discard Changes and Reload") : _ ("_Reload"));
  gtk_revealer_set_reveal_child (tab->changed_bar, TRUE);
}

static gboolean
on_settled (gpointer data)
{
  MusterTab *tab = data;

  tab->settling = 0;
  muster_disk_look_async (muster_session_get_file (tab->session), tab->cancellable, on_looked, g_object_ref (tab));
  return G_SOURCE_REMOVE;
}

static void
on_file_event (MusterTab *tab)
{
  g_clear_handle_id (&tab->settling, g_source_remove);
  tab->settling = g_timeout_add (SETTLE, on_settled, tab);
}

void
muster_tab_stop_watching (MusterTab *tab)
{
  g_clear_handle_id (&tab->settling, g_source_remove);
  if (tab->monitor != NULL)
    g_signal_handlers_disconnect_by_data (tab->monitor, tab);
  g_clear_object (&tab->monitor);
}

/* A file that cannot be watched is still looked at before it is written over. */
void
muster_tab_watch (MusterTab *tab)
{
  GFile *file = muster_session_get_file (tab->session);

  muster_tab_stop_watching (tab);
  if (file != NULL)
    tab->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (tab->monitor != NULL)
    g_signal_connect_swapped (tab->monitor, "changed", G_CALLBACK (on_file_event), tab);
}

/* }}} */
