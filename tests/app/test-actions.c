/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-actions.c: the table of actions is whole: each can be read, found and reached, and no key does
 * two things.
 */
#include "actions.h"

/* Keys that the application itself has. */
static const char *const application_keys[] = { "<Control>n", "<Control>q", "F1", "<Control>question" };

static void
add_keys (const MusterAction *action, gpointer data)
{
  GHashTable *taken = data;
  g_auto (GStrv) keys = action->keys != NULL ? g_strsplit (action->keys, "|", -1) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *name = NULL, *normal = NULL;

      if (!gtk_accelerator_parse (keys[i], &key, &modifiers))
        g_error ("“%s” of %s is no key", keys[i], action->name);
      name = gtk_accelerator_name (key, modifiers);
      /* A board has keys of its own, beside those that count everywhere. */
      normal = g_strconcat (name, " ", action->board, NULL);
      if (g_hash_table_contains (taken, normal))
        g_error ("%s is of %s and of %s", normal, action->name, (const char *) g_hash_table_lookup (taken, normal));
      g_hash_table_insert (taken, g_steal_pointer (&normal), (gpointer) action->name);
    }
}

static void
add_shared_keys (const MusterAction *action, gpointer taken)
{
  if (action->board == NULL)
    add_keys (action, taken);
}

typedef struct
{
  const char *board;
  GHashTable *taken;
} BoardKeys;

/* What is heard on a board: its own keys, and those that are heard everywhere. */
static void
add_board_keys (const MusterAction *action, gpointer data)
{
  const BoardKeys *keys = data;

  if (action->board != NULL ? g_str_equal (action->board, keys->board) : !action->local && !action->on_canvas)
    add_keys (action, keys->taken);
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (application_keys); i++)
    {
      const MusterAction action = { .name = "app", .keys = application_keys[i] };

      add_keys (&action, taken);
    }
  muster_actions_foreach (add_shared_keys, taken);
  g_assert_cmpuint (g_hash_table_size (taken), >, 30);
}

static void
test_board_keys (void)
{
  const char *const boards[] = { "responsibilities" };

  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    {
      g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      BoardKeys keys = { boards[i], taken };

      muster_actions_foreach (add_board_keys, &keys);
      g_assert_cmpuint (g_hash_table_size (taken), >, 30);
    }
}

static void
check_one (const MusterAction *action, gpointer names)
{
  g_assert_true (g_action_name_is_valid (action->name));
  g_assert_nonnull (action->label);
  g_assert_nonnull (action->group);
  g_assert_nonnull (action->run);
  g_assert_true (g_hash_table_add (names, (gpointer) action->name));
  g_assert_true (muster_action_find (action->name) == action);
  if (action->parameter != NULL)
    g_assert_true (g_variant_type_string_is_valid (action->parameter));
}

static void
test_whole (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  muster_actions_foreach (check_one, names);
  g_assert_null (muster_action_find ("no-such-thing"));
}

/* Whatever a template names is in the table. */
static void
test_named (void)
{
  static const char folder[] = "/io/github/musterapp/Muster/";
  g_auto (GStrv) files = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\\bwin\\.([a-z-]+)", 0, 0, NULL);
  guint n_found = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, files[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (files[i], ".ui"))
        continue;
      bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      for (g_regex_match_full (regex, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0, 0, &match, NULL); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);

          if (muster_action_find (name) == NULL)
            g_error ("%s names win.%s, which is no action", files[i], name);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/no-key-does-two-things", test_keys);
  g_test_add_func ("/actions/no-key-does-two-things-on-a-board", test_board_keys);
  g_test_add_func ("/actions/each-is-whole", test_whole);
  g_test_add_func ("/actions/what-is-named-is-there", test_named);
  return g_test_run ();
}
