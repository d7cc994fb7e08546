/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shortcuts.c: see shortcuts.h. GTK makes such a window only from a description, so one is written
 * here: a group a heading of the table, in the table's order.
 */
#include "shortcuts.h"
#include "actions.h"

#include <glib/gi18n-lib.h>

/* What belongs to the program and not to a window. */
static const struct
{
  const char *keys;
  const char *label;
} of_program[] = {
  { "<Control>n", N_ ("New Window") },
  { "F1", N_ ("Help") },
  { "<Control>question", N_ ("Keyboard Shortcuts") },
  { "<Control>q", N_ ("Quit") },
};

/* What the pointer does is in no table of actions, and is what people look for. */
static const struct
{
  const char *keys;
  const char *label;
} pointer[] = {
  { "<Control>", N_ ("Zoom, with scrolling") },
  { "<Shift>", N_ ("Scroll sideways, with scrolling") },
  { "space", N_ ("Move the chart, with dragging") },
  { "<Control>", N_ ("Move a card alone, with dragging") },
};

typedef struct
{
  /* The groups in order, and the description of each. */
  GPtrArray *names;
  GHashTable *groups;
} Making;

static GString *
get_group (Making *making, const char *name)
{
  GString *text = g_hash_table_lookup (making->groups, name);

  if (text != NULL)
    return text;
  text = g_string_new (NULL);
  g_ptr_array_add (making->names, (gpointer) name);
  g_hash_table_insert (making->groups, (gpointer) name, text);
  return text;
}

static void
add_shortcut (GString *text, const char *keys, const char *title)
{
  g_autofree char *escaped_keys = g_markup_escape_text (keys, -1);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);

  g_string_append_printf (text,
                          "<child><object class='GtkShortcutsShortcut'>"
                          "<property name='accelerator'>%s</property><property name='title'>%s</property>"
                          "</object></child>",
                          escaped_keys,
                          escaped_title);
}

/* Those of the number pad go without saying. */
static char *
dup_keys (const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, "|", -1);
  GString *text = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    if (strstr (parts[i], "KP_") == NULL)
      g_string_append_printf (text, " %s", parts[i]);
  return g_string_free (text, FALSE);
}

static void
add_action (const MusterAction *action, gpointer data)
{
  g_autofree char *plain = NULL, *keys = NULL;

  if (action->keys == NULL)
    return;
  plain = muster_action_dup_label (action);
  keys = dup_keys (action->keys);
  add_shortcut (get_group (data, action->group), keys, plain);
}

static char *
describe (void)
{
  Making making = { g_ptr_array_new (), g_hash_table_new (g_str_hash, g_str_equal) };
  GString *all = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'><property name='modal'>1</property>"
                               "<child><object class='GtkShortcutsSection'><property name='section-name'>all</property><property name='max-height'>12</property>");
  GHashTableIter iter;
  gpointer value;

  muster_actions_foreach (add_action, &making);
  for (guint i = 0; i < G_N_ELEMENTS (of_program); i++)
    add_shortcut (get_group (&making, "Muster"), of_program[i].keys, _ (of_program[i].label));
  for (guint i = 0; i < G_N_ELEMENTS (pointer); i++)
    add_shortcut (get_group (&making, N_ ("Pointer")), pointer[i].keys, _ (pointer[i].label));
  for (guint i = 0; i < making.names->len; i++)
    {
      const char *name = g_ptr_array_index (making.names, i);
      g_autofree char *escaped = g_markup_escape_text (_ (name), -1);

      g_string_append_printf (all, "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>%s</object></child>", escaped, get_group (&making, name)->str);
    }
  g_string_append (all, "</object></child></object></interface>");
  g_hash_table_iter_init (&iter, making.groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_string_free (value, TRUE);
  g_hash_table_unref (making.groups);
  g_ptr_array_unref (making.names);
  return g_string_free (all, FALSE);
}

void
muster_shortcuts_show (GtkWindow *parent)
{
  g_autofree char *description = describe ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (description, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
