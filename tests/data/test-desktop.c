/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-desktop.c: what the desktop is told in one file agrees with what it is told in the others.
 * That each file is well made by itself is for the validators (data/meson.build).
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static char *
read_built (const char *suffix)
{
  g_autofree char *name = g_strconcat (APPLICATION_ID, suffix, NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MUSTER_DATA_DIR"), name, NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GKeyFile *
read_keys (const char *suffix)
{
  g_autofree char *text = read_built (suffix);
  GKeyFile *keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_data (keys, text, (gsize) -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  return keys;
}

static char *
get (GKeyFile *keys, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  char *value = g_key_file_get_string (keys, group, key, &error);

  g_assert_no_error (error);
  return value;
}

/* All that @pattern, with one group, finds in @text. */
static GPtrArray *
find_all (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (regex);
  for (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (found, g_match_info_fetch (match, 1));
  return found;
}

static void
assert_one (const char *text, const char *pattern, const char *expected)
{
  g_autoptr (GPtrArray) found = find_all (text, pattern);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, expected);
}

/* The bus starts the program under its name, as a service; where that is, an absolute path says. */
static void
test_service (void)
{
  g_autoptr (GKeyFile) service = read_keys (".service");
  g_autoptr (GKeyFile) desktop = read_keys (".desktop");
  g_autofree char *name = get (service, "D-BUS Service", "Name");
  g_autofree char *command = get (service, "D-BUS Service", "Exec");
  g_auto (GStrv) words = g_strsplit (command, " ", -1);

  g_assert_cmpstr (name, ==, APPLICATION_ID);
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_true (g_path_is_absolute (words[0]));
  g_assert_true (g_str_has_suffix (words[0], "/bin/muster"));
  g_assert_cmpstr (words[1], ==, "--gapplication-service");
  g_assert_true (g_key_file_get_boolean (desktop, "Desktop Entry", "DBusActivatable", NULL));
}

/* A desktop without D-Bus does by the command line what another asks of the program that runs. */
static void
test_actions (void)
{
  g_autoptr (GKeyFile) desktop = read_keys (".desktop");
  g_auto (GStrv) actions = g_key_file_get_string_list (desktop, "Desktop Entry", "Actions", NULL, NULL);

  g_assert_nonnull (actions);
  g_assert_cmpuint (g_strv_length (actions), ==, 2);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *group = g_strconcat ("Desktop Action ", actions[i], NULL);
      g_autofree char *command = get (desktop, group, "Exec");
      g_autofree char *expected = g_strconcat ("muster --", actions[i], NULL);
      g_autofree char *name = get (desktop, group, "Name");

      g_assert_cmpstr (command, ==, expected);
      g_assert_cmpstr (name, !=, "");
    }
}

static void
test_type (void)
{
  g_autoptr (GKeyFile) desktop = read_keys (".desktop");
  g_autofree char *types = get (desktop, "Desktop Entry", "MimeType");
  g_autofree char *mime = read_built (".xml");
  g_autofree char *metainfo = read_built (".metainfo.xml");

  g_assert_cmpstr (types, ==, "application/vnd.muster+json;");
  assert_one (mime, "<mime-type type=\"([^\"]*)\"", "application/vnd.muster+json");
  assert_one (mime, "<glob pattern=\"([^\"]*)\"", "*.muster");
  assert_one (mime, "<icon name=\"([^\"]*)\"", APPLICATION_ID ".document");
  assert_one (metainfo, "<mediatype>([^<]*)<", "application/vnd.muster+json");
}

/* What a software centre asks for: words that are short enough, and notes for this very release. */
static void
test_metainfo (void)
{
  g_autofree char *metainfo = read_built (".metainfo.xml");
  g_autoptr (GPtrArray) summary = find_all (metainfo, "<summary>([^<]*)<");
  g_autoptr (GPtrArray) captions = find_all (metainfo, "<caption>([^<]*)<");
  g_autoptr (GPtrArray) images = find_all (metainfo, "<image [^>]*>([^<]*)<");
  g_autoptr (GPtrArray) versions = find_all (metainfo, "<release version=\"([^\"]*)\"");

  assert_one (metainfo, "<id>([^<]*)<", APPLICATION_ID);
  assert_one (metainfo, "<launchable type=\"desktop-id\">([^<]*)<", APPLICATION_ID ".desktop");
  assert_one (metainfo, "scheme_preference=\"light\">(#[0-9a-f]{6})<", "#99c1f1");
  assert_one (metainfo, "scheme_preference=\"dark\">(#[0-9a-f]{6})<", "#1a3a66");
  g_assert_cmpuint (summary->len, ==, 1);
  g_assert_cmpint (g_utf8_strlen (g_ptr_array_index (summary, 0), -1), <=, 35);

  g_assert_cmpuint (images->len, >=, 3);
  g_assert_cmpuint (captions->len, ==, images->len);
  for (guint i = 0; i < captions->len; i++)
    {
      g_assert_false (g_str_has_suffix (g_ptr_array_index (captions, i), "."));
      g_assert_true (g_str_has_prefix (g_ptr_array_index (images, i), "https://"));
      g_assert_true (g_str_has_suffix (g_ptr_array_index (images, i), ".png"));
    }
  g_assert_cmpuint (versions->len, >=, 1);
  g_assert_cmpstr (g_ptr_array_index (versions, 0), ==, VERSION);
}

/* In a sandbox a window is all that is asked for: no network, no folder, no bus name of another. */
static void
test_sandbox (void)
{
  static const char *const allowed[] = { "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "flatpak", APPLICATION_ID ".yml", NULL);
  g_autofree char *manifest = NULL;
  g_autoptr (GPtrArray) asked = NULL;

  g_assert_true (g_file_get_contents (path, &manifest, NULL, NULL));
  asked = find_all (manifest, "\n *- (--[^\n]*)");
  g_assert_cmpuint (asked->len, ==, G_N_ELEMENTS (allowed));
  for (guint i = 0; i < asked->len; i++)
    g_assert_cmpstr (g_ptr_array_index (asked, i), ==, allowed[i]);
  assert_one (manifest, "\nid: (.*)\n", APPLICATION_ID);
}

/* A document is known by its name, and by how it begins where the name says nothing. */
static void
test_guess (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gboolean known;
  } cases[] = {
    { "team.muster", NULL, TRUE },
    { "team.muster", "{\n\"muster\":1,\n", TRUE },
    { "team", "{\n\"muster\":1,\n", TRUE },
    { "team", "{\n\"name\":\"Mira\",\n", FALSE },
    { "team.csv", "name,title\n", FALSE },
  };
  g_autofree char *program = g_find_program_in_path ("update-mime-database");
  g_autofree char *types = g_build_filename (g_get_user_data_dir (), "mime", NULL);
  g_autofree char *packages = g_build_filename (types, "packages", NULL);
  g_autofree char *path = g_build_filename (packages, "muster.xml", NULL);
  g_autofree char *text = read_built (".xml");
  const char *const argv[] = { program, types, NULL };
  const char *const dirs[] = { types, NULL };
  int status;

  if (program == NULL)
    {
      g_test_skip ("There is no update-mime-database");
      return;
    }
  g_assert_cmpint (g_mkdir_with_parents (packages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_content_type_set_mime_dirs (dirs);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *start = cases[i].text;
      g_autofree char *type = g_content_type_guess (cases[i].name, (const guchar *) start, start == NULL ? 0 : strlen (start), NULL);

      g_test_message ("%s: %s", cases[i].name, type);
      g_assert_cmpint (g_str_equal (type, "application/vnd.muster+json"), ==, cases[i].known);
    }
}

/* What windows remember: these names and types are in people's settings once they are released. */
static void
test_schema (void)
{
  static const struct
  {
    const char *name;
    const char *value;
  } keys[] = {
    { "window-width", "1280" },
    { "window-height", "800" },
    { "window-maximized", "false" },
    { "left-pane-width", "250" },
    { "inspector-width", "300" },
    { "show-left-pane", "true" },
    { "show-inspector", "true" },
    { "left-pane-page", "'outline'" },
    { "show-minimap", "false" },
    { "restore-session", "true" },
    { "export-folder", "''" },
    { "last-export", "@a{sv} {}" },
    { "table-kind", "'role'" },
    { "table-looks", "@a{sv} {}" },
    { "versions-kept", "10" },
  };
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), APPLICATION_ID, FALSE);
  g_auto (GStrv) names = NULL;

  g_assert_nonnull (schema);
  names = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i].name);
      g_autoptr (GVariant) value = g_settings_schema_key_get_default_value (key);
      g_autofree char *printed = g_variant_print (value, TRUE);

      g_assert_cmpstr (printed, ==, keys[i].value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/data/service-starts-the-program", test_service);
  g_test_add_func ("/data/actions-are-options-too", test_actions);
  g_test_add_func ("/data/one-type-everywhere", test_type);
  g_test_add_func ("/data/software-centres-have-what-they-ask", test_metainfo);
  g_test_add_func ("/data/the-sandbox-stays-small", test_sandbox);
  g_test_add_func ("/data/documents-are-known", test_guess);
  g_test_add_func ("/data/settings-keep-their-names", test_schema);
  return g_test_run ();
}
