/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * recovery.c: see recovery.h. Charts are read on a thread, one for each button that was pressed.
 */
#include "recovery.h"
#include "compare-window.h"
#include "open.h"
#include "when.h"

#include <glib/gi18n-lib.h>

#define MUSTER_TYPE_RECOVERY (muster_recovery_get_type ())
G_DECLARE_FINAL_TYPE (MusterRecovery, muster_recovery, MUSTER, RECOVERY, AdwWindow)

struct _MusterRecovery
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwPreferencesGroup *group;

  guint n_rows;
};

G_DEFINE_FINAL_TYPE (MusterRecovery, muster_recovery, ADW_TYPE_WINDOW)

/* A chart that was left behind, and its row. Counted: a thread that reads it may outlive the window. */
typedef struct
{
  /* Then no widget below is there any more. */
  gboolean gone;
  MusterRecovery *recovery;
  GtkWidget *row;
  MusterOrphan *orphan;
  GtkWidget *buttons;
} Left;

static void
left_clear (gpointer data)
{
  Left *left = data;

  g_clear_pointer (&left->orphan, muster_orphan_free);
}

static void
left_release (gpointer left)
{
  g_atomic_rc_box_release_full (left, left_clear);
}

static void
on_row_gone (Left *left)
{
  left->gone = TRUE;
}

static void
forget (gpointer left, GClosure *closure)
{
  left_release (left);
}

char *
muster_recovery_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "muster", "journals", NULL);
}

/* {{{ Reading */

typedef struct
{
  MusterDocument *doc;
  gboolean whole;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->doc);
  g_free (found);
}

/* Whoever dies right after a save, before the journal has heard of it, leaves a file that nobody else has
 * changed: it holds what is brought back. */
static void
know_own_save (MusterOrphan *orphan, MusterDocument *doc)
{
  g_autoptr (GFile) file = orphan->uri != NULL ? g_file_new_for_uri (orphan->uri) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *text = NULL;
  g_autoptr (GBytes) found = NULL, own = NULL;
  gsize length;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &text, &length, NULL))
    return;
  found = g_bytes_new_take (g_steal_pointer (&text), length);
  own = muster_document_to_bytes (doc, TRUE);
  if (!g_bytes_equal (found, own))
    return;
  g_free (orphan->checksum);
  orphan->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, found);
}

static void
read_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Left *left = data;
  Found *found = g_new0 (Found, 1);
  GError *error = NULL;

  found->doc = muster_orphan_recover (left->orphan, NULL, &found->whole, &error);
  if (found->doc != NULL)
    {
      know_own_save (left->orphan, found->doc);
      g_task_return_pointer (task, found, found_free);
      return;
    }
  found_free (found);
  g_task_return_error (task, error);
}

/* Nothing else can be pressed meanwhile. */
static void
read_chart (Left *left, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, left);

  gtk_widget_set_sensitive (left->buttons, FALSE);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (left), left_release);
  g_task_run_in_thread (task, read_on_thread);
}

static Found *
finish_reading (Left *left, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  Found *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (left->gone)
    {
      g_clear_pointer (&found, found_free);
      return NULL;
    }
  gtk_widget_set_sensitive (left->buttons, TRUE);
  if (found == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (left->row), error->message);
  return found;
}

/* }}} */
/* {{{ What can be done with one */

static void
remove_row (Left *left)
{
  MusterRecovery *recovery = left->recovery;

  adw_preferences_group_remove (recovery->group, left->row);
  if (--recovery->n_rows == 0)
    gtk_window_close (GTK_WINDOW (recovery));
}

static void
on_read_to_open (GObject *source, GAsyncResult *result, gpointer data)
{
  Left *left = data;
  Found *found = finish_reading (left, result);
  MusterWindow *window;

  if (found == NULL)
    return;
  window = MUSTER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (left->recovery)));
  muster_window_recover (window, found->doc, g_steal_pointer (&left->orphan));
  muster_tab_say (muster_window_get_tab (window), found->whole ? _ ("Brought back. It is not saved yet") : _ ("Brought back, but for the very last changes, which were damaged. It is not saved yet"));
  found_free (found);
  remove_row (left);
}

static void
on_open (Left *left)
{
  read_chart (left, on_read_to_open);
}

static void
on_read_to_compare (GObject *source, GAsyncResult *result, gpointer data)
{
  Left *left = data;
  Found *found = finish_reading (left, result);

  if (found == NULL)
    return;
  muster_compare_window_show (GTK_WINDOW (left->recovery), found->doc, (guint) MAX (muster_history_get_saved (found->doc), 0));
  found_free (found);
}

static void
on_compare (Left *left)
{
  read_chart (left, on_read_to_compare);
}

static void
on_discard_response (Left *left, const char *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  muster_orphan_discard (left->orphan);
  remove_row (left);
}

static void
on_discard (Left *left)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (left->recovery), _ ("Discard what was not saved?"), _ ("It cannot be brought back after that. The file on the disk stays as it is."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_discard_response), left);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */
/* {{{ The window */

static char *
dup_subtitle (const MusterOrphan *orphan)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = muster_when_dup (orphan->time, now);
  g_autoptr (GFile) file = orphan->uri != NULL ? g_file_new_for_uri (orphan->uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : g_strdup (_ ("never saved to a file"));

  return g_strdup_printf ("%s · %s", when, name);
}

static void
add_button (Left *left, const char *label, const char *style, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_swapped (button, "clicked", callback, left);
  gtk_box_append (GTK_BOX (left->buttons), button);
}

static void
add_row (MusterRecovery *recovery, MusterOrphan *orphan)
{
  Left *left = g_atomic_rc_box_new0 (Left);
  g_autofree char *subtitle = dup_subtitle (orphan);

  left->recovery = recovery;
  left->orphan = orphan;
  left->row = adw_action_row_new ();
  left->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (left->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (left->row), orphan->title != NULL ? orphan->title : _ ("Chart without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (left->row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (left->row), 3);
  add_button (left, _ ("_Discard…"), "flat", G_CALLBACK (on_discard));
  add_button (left, _ ("What D_iffers"), "flat", G_CALLBACK (on_compare));
  add_button (left, _ ("_Open"), "suggested-action", G_CALLBACK (on_open));
  adw_action_row_add_suffix (ADW_ACTION_ROW (left->row), left->buttons);
  g_signal_connect_data (left->row, "destroy", G_CALLBACK (on_row_gone), left, forget, G_CONNECT_SWAPPED);
  adw_preferences_group_add (recovery->group, left->row);
  recovery->n_rows++;
}

static void
muster_recovery_class_init (MusterRecoveryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/recovery.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterRecovery, group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_recovery_init (MusterRecovery *recovery)
{
  gtk_widget_init_template (GTK_WIDGET (recovery));
}

void
muster_recovery_offer (MusterWindow *window)
{
  g_autofree char *folder = muster_recovery_dup_folder ();
  g_autoptr (GPtrArray) orphans = muster_orphans_list (folder);
  MusterRecovery *recovery;

  if (orphans->len == 0)
    return;
  recovery = g_object_new (MUSTER_TYPE_RECOVERY, "transient-for", window, NULL);
  while (orphans->len > 0)
    add_row (recovery, g_ptr_array_steal_index (orphans, 0));
  gtk_window_present (GTK_WINDOW (recovery));
}

/* }}} */
