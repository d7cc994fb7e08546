/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-help.c: the help is there, is found, and fits its window.
 */
#include "actions.h"
#include "help-topics.h"
#include "help-window.h"

/* All widgets of that type below @widget. */
static void
find_widgets (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_widgets (child, type, found);
}

static gpointer
find_widget (MusterHelpWindow *window, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_widgets (GTK_WIDGET (window), type, found);
  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

/* Whether some label below the window says just that */
static gboolean
says (MusterHelpWindow *window, const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  find_widgets (GTK_WIDGET (window), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, i)), text))
      return TRUE;
  return FALSE;
}

static void
search (MusterHelpWindow *window, const char *words)
{
  GtkWidget *entry = find_widget (window, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_topics (void)
{
  MusterHelpWindow *window = muster_help_window_show (NULL);
  GtkListBox *list = find_widget (window, GTK_TYPE_LIST_BOX);
  guint n_topics = 0;

  for (const MusterHelpTopic *topic = muster_help_topics (); topic->title != NULL; topic++, n_topics++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      guint n_keys = 0;

      gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, (int) n_topics));
      for (const MusterHelpPart *part = topic->parts; part->text != NULL; part++)
        {
          g_assert_true (says (window, part->text));
          n_keys += part->keys != NULL;
        }
      find_widgets (GTK_WIDGET (window), GTK_TYPE_SHORTCUT_LABEL, keys);
      g_assert_cmpuint (keys->len, ==, n_keys);
    }
  g_assert_cmpuint (n_topics, ==, 17);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_search (void)
{
  static const struct
  {
    const char *words;
    const char *title; /* of the first that has them; %NULL if none has */
    guint n_topics;
  } cases[] = {
    { "", "Getting Started", 17 },
    { "  ", "Getting Started", 17 },
    { "MATURITY", "Stages", 1 },
    { "second manager", "Dotted Lines", 1 },
    { "manager second", "Dotted Lines", 1 },
    { "mermaid", "Import and Export", 1 },
    { "job description", "Leaving and Hiring", 1 },
    { "ghosts", "What Changes", 1 },
    { "propose moves", "Numbers and Proposals", 1 },
    { "accountable", "Responsibilities", 1 },
    { "legend", "Colours", 1 },
    { "weather", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *first = NULL;
      guint n_topics = 0;

      for (const MusterHelpTopic *topic = muster_help_topics (); topic->title != NULL; topic++)
        if (muster_help_topic_matches (topic, cases[i].words))
          {
            if (n_topics++ == 0)
              first = topic->title;
          }
      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (first, ==, cases[i].title);
      g_assert_cmpuint (n_topics, ==, cases[i].n_topics);
    }
}

static void
note_keys (const MusterAction *action, gpointer data)
{
  g_auto (GStrv) keys = g_strsplit (action->keys != NULL ? action->keys : "", "|", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (data, g_strdup (keys[i]));
}

/* Whatever keys the help names do something. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  muster_actions_foreach (note_keys, known);
  g_hash_table_add (known, g_strdup ("<Control>question"));
  for (const MusterHelpTopic *topic = muster_help_topics (); topic->title != NULL; topic++)
    for (const MusterHelpPart *part = topic->parts; part->text != NULL; part++)
      {
        g_auto (GStrv) keys = g_strsplit (part->keys != NULL ? part->keys : "", " ", -1);

        for (guint i = 0; keys[i] != NULL; i++)
          {
            g_test_message ("%s: %s", part->text, keys[i]);
            g_assert_true (g_hash_table_contains (known, keys[i]));
          }
      }
}

/* Typing leads to a page that has the words; one that has them already stays. */
static void
test_finds (void)
{
  MusterHelpWindow *window = muster_help_window_show (NULL);
  GtkListBox *list = find_widget (window, GTK_TYPE_LIST_BOX);

  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 0);
  search (window, "maturity");
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 5);
  search (window, "stage");
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 5);
  search (window, "weather");
  g_assert_null (gtk_list_box_get_selected_row (list));
  search (window, "");
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_once (void)
{
  MusterHelpWindow *window = muster_help_window_show (NULL);

  g_assert_true (muster_help_window_show (NULL) == window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_narrow (void)
{
  MusterHelpWindow *window = muster_help_window_show (NULL);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The theme finds what is drawn for Muster where it looks for an application's icons. */
static void
test_icons (void)
{
  static const char *const names[] = {
    "io.github.musterapp.Muster",
    "io.github.musterapp.Muster-symbolic",
    "muster-checks-symbolic",
    "muster-departments-symbolic",
    "muster-dotted-line-symbolic",
    "muster-fit-symbolic",
    "muster-history-symbolic",
    "muster-inspector-symbolic",
    "muster-minimap-symbolic",
    "muster-outline-symbolic",
    "muster-person-symbolic",
    "muster-reporting-symbolic",
    "muster-tool-symbolic",
    "muster-vendor-symbolic",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, names[i], NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
      g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);
      g_autofree char *uri = file == NULL ? NULL : g_file_get_uri (file);

      g_test_message ("%s", names[i]);
      g_assert_nonnull (uri);
      g_assert_true (g_str_has_prefix (uri, "resource:///io/github/musterapp/Muster/icons/"));
    }
  for (const MusterHelpTopic *topic = muster_help_topics (); topic->title != NULL; topic++)
    g_assert_true (gtk_icon_theme_has_icon (theme, topic->icon_name));
}

static void
on_activate (GApplication *application, gpointer status)
{
  *(int *) status = g_test_run ();
  g_application_quit (application);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  int status = 1;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  g_test_add_func ("/help/has-every-topic", test_topics);
  g_test_add_func ("/help/topics-match-all-words", test_search);
  g_test_add_func ("/help/keys-do-something", test_keys);
  g_test_add_func ("/help/searching-turns-the-page", test_finds);
  g_test_add_func ("/help/opens-once", test_once);
  g_test_add_func ("/help/fits-a-narrow-screen", test_narrow);
  g_test_add_func ("/help/icons-are-found", test_icons);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &status);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return status;
}
