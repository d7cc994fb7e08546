/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * application.c: see application.h.
 */
#include "application.h"
#include "actions.h"
#include "help-window.h"
#include "journal.h"
#include "recovery.h"
#include "restore.h"
#include "settings.h"
#include "shortcuts.h"
#include "versions-disk.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define MUSTER_TYPE_APPLICATION (muster_application_get_type ())
G_DECLARE_FINAL_TYPE (MusterApplication, muster_application, MUSTER, APPLICATION, AdwApplication)

struct _MusterApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  /* Whether what was left behind has been shown. */
  gboolean offered;
};

G_DEFINE_FINAL_TYPE (MusterApplication, muster_application, ADW_TYPE_APPLICATION)

static MusterWindow *
add_window (gpointer application)
{
  MusterWindow *window = muster_window_new (application);

  muster_window_add_tab (window);
  return window;
}

static void
activate_new_window (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  gtk_window_present (GTK_WINDOW (add_window (application)));
}

/* For the launcher: in a window that is there, or in a new one. */
static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_application_activate (application);
  gtk_widget_activate_action (GTK_WIDGET (gtk_application_get_active_window (application)), "win.open", NULL);
}

static void
activate_help (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  muster_help_window_show (gtk_application_get_active_window (application));
}

/* Each window asks about what is not saved; the program ends with the last one. */
static void
activate_quit (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
}

static void
activate_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  muster_shortcuts_show (gtk_application_get_active_window (application));
}

static void
activate_about (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name",
                         "Muster",
                         "application-icon",
                         APPLICATION_ID,
                         "version",
                         VERSION,
                         "developer-name",
                         _ ("The Muster developers"),
                         "comments",
                         _ ("Plan teams, roles and who answers for what"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
muster_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = activate_new_window },
    { .name = "open", .activate = activate_open },
    { .name = "help", .activate = activate_help },
    { .name = "quit", .activate = activate_quit },
    { .name = "shortcuts", .activate = activate_shortcuts },
    { .name = "about", .activate = activate_about },
  };

  g_autoptr (GAction) restore = NULL;

  G_APPLICATION_CLASS (muster_application_parent_class)->startup (application);
  MUSTER_APPLICATION (application)->settings = muster_settings_new ();
  restore = g_settings_create_action (MUSTER_APPLICATION (application)->settings, "restore-session");
  g_action_map_add_action (G_ACTION_MAP (application), restore);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window", (const char *[]){ "<Control>n", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.help", (const char *[]){ "F1", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", (const char *[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.shortcuts", (const char *[]){ "<Control>question", NULL });
  muster_actions_set_keys (GTK_APPLICATION (application));
}

/* Once, over the first window. */
static void
offer_recovery (MusterApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (application->offered || !MUSTER_IS_WINDOW (window))
    return;
  application->offered = TRUE;
  muster_recovery_offer (MUSTER_WINDOW (window));
}

static void
muster_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL && g_settings_get_boolean (MUSTER_APPLICATION (application)->settings, "restore-session") && muster_restore_load (GTK_APPLICATION (application)))
    {
      offer_recovery (MUSTER_APPLICATION (application));
      return;
    }
  if (window == NULL)
    window = GTK_WINDOW (add_window (application));
  gtk_window_present (window);
  offer_recovery (MUSTER_APPLICATION (application));
}

static void
muster_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL || !MUSTER_IS_WINDOW (window))
    window = GTK_WINDOW (add_window (application));
  gtk_window_present (window);
  for (int i = 0; i < n_files; i++)
    muster_window_open (MUSTER_WINDOW (window), files[i]);
  offer_recovery (MUSTER_APPLICATION (application));
}

/* An option is the action of that name, in the program that is running already if there is one. */
static int
muster_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const char *const names[] = { "new-window", "open" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_variant_dict_contains (options, names[i]) && g_application_register (application, NULL, NULL))
      {
        g_action_group_activate_action (G_ACTION_GROUP (application), names[i], NULL);
        if (g_application_get_is_remote (application))
          return 0;
      }
  return -1;
}

static void
muster_application_finalize (GObject *object)
{
  g_clear_object (&MUSTER_APPLICATION (object)->settings);
  G_OBJECT_CLASS (muster_application_parent_class)->finalize (object);
}

static void
muster_application_class_init (MusterApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_application_finalize;
  application_class->startup = muster_application_startup;
  application_class->activate = muster_application_activate;
  application_class->open = muster_application_open;
  application_class->handle_local_options = muster_application_handle_local_options;
}

static void
muster_application_init (MusterApplication *application)
{
  static const GOptionEntry options[] = {
    { .long_name = "new-window", .arg = G_OPTION_ARG_NONE, .description = N_ ("Open a new window") },
    { .long_name = "open", .arg = G_OPTION_ARG_NONE, .description = N_ ("Choose a file to open") },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (application), options);
}

int
muster_application_run (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  int status;

  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _ ("muster: there is no display to open a window on; “muster export” draws a chart without one, “muster --help” lists what else there is"));
      return 2;
    }

  application = g_object_new (MUSTER_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/musterapp/Muster", NULL);

  g_set_application_name ("Muster");
  status = g_application_run (application, argc, argv);
  muster_journals_finish ();
  muster_versions_finish ();
  return status;
}
