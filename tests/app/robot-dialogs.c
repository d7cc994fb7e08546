/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-dialogs.c: answering what the application asks.
 */
#include "robot-private.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable()
#define __lsan_enable()
#endif

static gboolean
is_question (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_MESSAGE_DIALOG (widget) || GTK_IS_MESSAGE_DIALOG (widget);
}

static GtkWidget *
look_for_question (void)
{
  return robot_look_for (NULL, GTK_TYPE_WINDOW, is_question, NULL);
}

void
robot_answer (const char *label)
{
  GtkWidget *dialog;

  robot_await (look_for_question () != NULL);
  dialog = look_for_question ();
  /* The answer may end the dialog with its window, so that it is only looked after, not kept. */
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  robot_click (robot_find (dialog, GTK_TYPE_BUTTON, label));
  robot_await (dialog == NULL || !gtk_widget_get_mapped (dialog));
  g_clear_weak_pointer (&dialog);
  robot_settle ();
}

static gboolean
is_file_chooser (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_FILE_CHOOSER_DIALOG (widget);
}

static gboolean
is_file_entry (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkFileChooserEntry");
}

/* What GTK offers while a name is typed comes when it likes and lies in the way. */
static void
type_path (GtkWidget *dialog, const char *path)
{
  GtkWidget *entry;

  robot_await (robot_look_for (dialog, GTK_TYPE_ENTRY, is_file_entry, NULL) != NULL);
  entry = robot_look_for (dialog, GTK_TYPE_ENTRY, is_file_entry, NULL);
  g_object_set (gtk_entry_get_completion (GTK_ENTRY (entry)), "inline-completion", FALSE, "popup-completion", FALSE, NULL);
  robot_click (entry);
  robot_key ("<Control>a");
  robot_type (path);
  robot_await (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), path));
}

/* A chooser looks at the file before it can be accepted. */
static void
await_accept (GtkWidget *dialog)
{
  GtkWidget *button = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);

  g_assert_nonnull (button);
  robot_await (gtk_widget_is_sensitive (button));
}

/* Accepting is pressing Return and not the button: once that has the keyboard, a chooser that shows
 * recent files knows the name no more. */
void
robot_choose_file (const char *path)
{
  g_autoptr (GtkWidget) dialog = NULL;

  /* GTK 4.8 forgets some text whenever it sorts a folder, until the chooser has gone. */
  __lsan_disable ();
  robot_await (robot_look_for (NULL, GTK_TYPE_WINDOW, is_file_chooser, NULL) != NULL);
  dialog = g_object_ref (robot_look_for (NULL, GTK_TYPE_WINDOW, is_file_chooser, NULL));
  robot_settle ();
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) != GTK_FILE_CHOOSER_ACTION_SAVE)
    robot_key ("<Control>l");
  type_path (dialog, path);
  await_accept (dialog);
  robot_key ("Return");
  robot_await (!gtk_widget_get_mapped (dialog) || look_for_question () != NULL);
  if (gtk_widget_get_mapped (dialog))
    robot_key ("Return");
  robot_await (!gtk_widget_get_mapped (dialog));
  robot_settle ();
  __lsan_enable ();
}
