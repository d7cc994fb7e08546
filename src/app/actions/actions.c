/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions.c: see actions.h.
 */
#include "actions.h"

#include <glib/gi18n-lib.h>

static const MusterAction *const parts[] = {
  muster_actions_file,
  muster_actions_edit,
  muster_actions_chart,
  muster_actions_plan,
  muster_actions_people,
  muster_actions_branch,
  muster_actions_walk,
  muster_actions_find,
  muster_actions_table,
  muster_actions_view,
  muster_actions_duties,
  muster_actions_stages,
};

void
muster_actions_foreach (MusterActionFunc function, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const MusterAction *action = parts[i]; action->name != NULL; action++)
      function (action, data);
}

const MusterAction *
muster_action_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const MusterAction *action = parts[i]; action->name != NULL; action++)
      if (g_str_equal (action->name, name))
        return action;
  return NULL;
}

char *
muster_action_dup_label (const MusterAction *action)
{
  g_auto (GStrv) pieces = g_strsplit (_ (action->label), "_", -1);
  g_autofree char *joined = g_strjoinv (NULL, pieces);
  /* Chinese has its mnemonics in brackets. */
  g_autoptr (GRegex) mnemonic = g_regex_new ("\\([A-Z0-9]\\)|…$", 0, 0, NULL);

  return g_regex_replace_literal (mnemonic, joined, -1, 0, "", 0, NULL);
}

/* {{{ On a window */

static void
on_activate (GSimpleAction *simple, GVariant *parameter, gpointer window)
{
  const MusterAction *action = muster_action_find (g_action_get_name (G_ACTION (simple)));

  action->run (window, parameter);
  muster_actions_refresh (window);
}

static void
add_one (const MusterAction *action, gpointer window)
{
  g_autoptr (GVariantType) type = action->parameter != NULL ? g_variant_type_new (action->parameter) : NULL;
  g_autoptr (GSimpleAction) simple = NULL;

  if (action->dup_state != NULL)
    simple = g_simple_action_new_stateful (action->name, type, action->dup_state (window));
  else
    simple = g_simple_action_new (action->name, type);
  /* Without a handler of its own a stateful action would set its state by itself. */
  g_signal_connect (simple, "activate", G_CALLBACK (on_activate), window);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (simple));
}

void
muster_actions_add (MusterWindow *window)
{
  muster_actions_foreach (add_one, window);
}

/* {{{ What holds now */

static MusterNeeds
find_selected (MusterSession *session)
{
  MusterNeeds met = 0;
  guint n_selected;
  MusterKind kind = muster_session_get_selected_kind (session);
  const MusterRecord *selection = muster_session_get_selection (session, &n_selected);
  MusterDocument *doc = muster_session_get_document (session);
  gboolean cards = n_selected > 0;

  if (n_selected == 0)
    return 0;
  met |= MUSTER_NEEDS_SELECTION;
  if (n_selected == 1)
    met |= MUSTER_NEEDS_ONE;
  for (guint i = 0; i < n_selected && cards; i++)
    {
      MusterKind own = muster_document_get_kind (doc, selection[i]);

      cards = own == MUSTER_KIND_DEPARTMENT || own == MUSTER_KIND_ROLE;
    }
  if (cards)
    met |= MUSTER_NEEDS_CARD;
  if (kind == MUSTER_KIND_ROLE)
    met |= MUSTER_NEEDS_ROLE;
  if (kind == MUSTER_KIND_PERSON)
    met |= MUSTER_NEEDS_PERSON;
  return met;
}

static MusterNeeds
find_met (MusterSession *session)
{
  MusterDocument *doc;
  MusterNeeds met = MUSTER_NEEDS_CHART;

  if (session == NULL)
    return 0;
  doc = muster_session_get_document (session);
  met |= find_selected (session);
  if (muster_session_get_file (session) != NULL)
    met |= MUSTER_NEEDS_FILE;
  if (muster_document_count (doc, MUSTER_KIND_STAGE) > 0)
    met |= MUSTER_NEEDS_STAGES;
  if (muster_session_is_read_only (session))
    return met;
  met |= MUSTER_NEEDS_EDIT;
  if (muster_history_peek_undo (doc) != NULL)
    met |= MUSTER_NEEDS_UNDO;
  if (muster_history_peek_redo (doc) != NULL)
    met |= MUSTER_NEEDS_REDO;
  return met;
}

typedef struct
{
  MusterWindow *window;
  MusterNeeds met;
} Refreshing;

static void
refresh_one (const MusterAction *action, gpointer data)
{
  const Refreshing *refreshing = data;
  GAction *there = g_action_map_lookup_action (G_ACTION_MAP (refreshing->window), action->name);
  GSimpleAction *simple = G_SIMPLE_ACTION (there);

  g_simple_action_set_enabled (simple, (action->needs & ~refreshing->met) == 0);
  if (action->dup_state != NULL)
    g_simple_action_set_state (simple, action->dup_state (refreshing->window));
}

void
muster_actions_refresh (MusterWindow *window)
{
  Refreshing refreshing = { window, find_met (muster_window_get_session (window)) };

  muster_actions_foreach (refresh_one, &refreshing);
}

/* }}} */
/* }}} */
/* {{{ Keys */

static void
set_keys (const MusterAction *action, gpointer application)
{
  g_autofree char *detailed = g_strconcat ("win.", action->name, NULL);
  g_auto (GStrv) keys = NULL;

  if (action->keys == NULL || action->local || action->on_canvas || action->board != NULL || action->parameter != NULL)
    return;
  keys = g_strsplit (action->keys, "|", -1);
  gtk_application_set_accels_for_action (application, detailed, (const char *const *) keys);
}

void
muster_actions_set_keys (GtkApplication *application)
{
  muster_actions_foreach (set_keys, application);
}

static void
add_key (const MusterAction *action, GtkShortcutController *controller)
{
  g_autofree char *detailed = g_strconcat ("win.", action->name, NULL);

  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (action->keys), gtk_named_action_new (detailed)));
}

static void
add_local_key (const MusterAction *action, gpointer controller)
{
  if (action->keys != NULL && action->local)
    add_key (action, controller);
}

static void
add_canvas_key (const MusterAction *action, gpointer controller)
{
  if (action->keys != NULL && (action->local || action->on_canvas))
    add_key (action, controller);
}

void
muster_actions_add_local_keys (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  muster_actions_foreach (add_local_key, controller);
  gtk_widget_add_controller (widget, controller);
}

GtkEventController *
muster_actions_add_canvas_keys (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  muster_actions_foreach (add_canvas_key, controller);
  gtk_widget_add_controller (widget, controller);
  return controller;
}

typedef struct
{
  GtkShortcutController *controller;
  const char *board;
} BoardKeys;

static void
add_board_key (const MusterAction *action, gpointer data)
{
  const BoardKeys *keys = data;

  if (action->keys != NULL && g_strcmp0 (action->board, keys->board) == 0)
    add_key (action, keys->controller);
}

GtkEventController *
muster_actions_add_board_keys (GtkWidget *widget, const char *board)
{
  BoardKeys keys = { GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ()), board };

  muster_actions_foreach (add_board_key, &keys);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (keys.controller));
  return GTK_EVENT_CONTROLLER (keys.controller);
}

/* }}} */
