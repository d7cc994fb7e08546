/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-settings.c: there are settings, whether they are installed or not.
 */
#include "settings.h"

#include "config.h"

#include <glib/gstdio.h>

/* A program that finds no schema of its own in any folder of the system. */
static void
test_without_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) installed = NULL;
  g_autoptr (GSettings) settings = muster_settings_new ();
  g_autoptr (GSettings) others = muster_settings_new ();
  g_autofree char *page = g_settings_get_string (settings, "left-pane-page");

  if (source != NULL)
    installed = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  g_assert_null (installed);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1280);
  g_assert_true (g_settings_get_boolean (settings, "restore-session"));
  g_assert_cmpstr (page, ==, "outline");

  g_assert_true (g_settings_set_int (settings, "window-width", 900));
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 900);
  g_assert_cmpint (g_settings_get_int (others, "window-width"), ==, 1280);
}

static void
test_leaves_nothing (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);

  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_installed (void)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GSettings) others = NULL;

  if (g_test_subprocess ())
    {
      settings = muster_settings_new ();
      others = g_settings_new (APPLICATION_ID);
      g_assert_true (g_settings_set_int (settings, "window-width", 900));
      g_assert_cmpint (g_settings_get_int (others, "window-width"), ==, 900);
      return;
    }
  g_setenv ("GSETTINGS_SCHEMA_DIR", g_getenv ("MUSTER_SCHEMA_DIR"), TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* No folder of the system has a schema here; the subprocess finds what it is given. */
static char *
hide_schemas (void)
{
  char *empty = g_strdup ("/tmp/muster-test-XXXXXX");

  g_assert_nonnull (g_mkdtemp (empty));
  g_setenv ("TMPDIR", empty, TRUE);
  g_setenv ("XDG_DATA_DIRS", empty, TRUE);
  g_setenv ("XDG_DATA_HOME", empty, TRUE);
  g_unsetenv ("GSETTINGS_SCHEMA_DIR");
  return empty;
}

int
main (int argc, char **argv)
{
  g_autofree char *empty = g_getenv ("MUSTER_HIDDEN") == NULL ? hide_schemas () : NULL;
  int status;

  g_setenv ("MUSTER_HIDDEN", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/are-there-without-a-schema", test_without_schema);
  g_test_add_func ("/settings/leave-no-file-behind", test_leaves_nothing);
  g_test_add_func ("/settings/are-the-installed-ones", test_installed);
  status = g_test_run ();
  if (empty != NULL)
    g_rmdir (empty);
  return status;
}
