/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions.h: all that a person can do in a window, in one table.
 *
 * An action has a name, a label, keys, a state and what it needs to make sense. Menus and buttons
 * name actions; keys, the shortcuts window and the command search are made from the table, and tests
 * go over it. It is parts of a table, one file each (actions-*.c), by what they are about.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/**
 * MusterNeeds:
 * @MUSTER_NEEDS_CHART: an open chart
 * @MUSTER_NEEDS_EDIT: a chart that may be changed
 * @MUSTER_NEEDS_SELECTION: something selected
 * @MUSTER_NEEDS_ONE: exactly one record selected
 * @MUSTER_NEEDS_CARD: departments or roles selected
 * @MUSTER_NEEDS_ROLE: roles selected
 * @MUSTER_NEEDS_PERSON: people selected
 * @MUSTER_NEEDS_UNDO: a step to undo
 * @MUSTER_NEEDS_REDO: a step to redo
 * @MUSTER_NEEDS_FILE: a chart that has a file
 * @MUSTER_NEEDS_STAGES: a chart that has stages
 *
 * What must hold for an action to be enabled.
 */
typedef enum
{
  MUSTER_NEEDS_NOTHING = 0,
  MUSTER_NEEDS_CHART = 1 << 0,
  MUSTER_NEEDS_EDIT = 1 << 1 | MUSTER_NEEDS_CHART,
  MUSTER_NEEDS_SELECTION = 1 << 2 | MUSTER_NEEDS_CHART,
  MUSTER_NEEDS_ONE = 1 << 3 | MUSTER_NEEDS_SELECTION,
  MUSTER_NEEDS_CARD = 1 << 4 | MUSTER_NEEDS_SELECTION,
  MUSTER_NEEDS_ROLE = 1 << 5 | MUSTER_NEEDS_CARD,
  MUSTER_NEEDS_UNDO = 1 << 6 | MUSTER_NEEDS_EDIT,
  MUSTER_NEEDS_REDO = 1 << 7 | MUSTER_NEEDS_EDIT,
  MUSTER_NEEDS_FILE = 1 << 8 | MUSTER_NEEDS_CHART,
  MUSTER_NEEDS_STAGES = 1 << 9 | MUSTER_NEEDS_CHART,
  MUSTER_NEEDS_PERSON = 1 << 10 | MUSTER_NEEDS_SELECTION,
} MusterNeeds;

/**
 * MusterAction:
 * @name: as in "win.undo"
 * @label: for menus and the command search, with a mnemonic; not yet translated
 * @group: under which heading the shortcuts window has it; not yet translated
 * @keys: (nullable): accelerators separated by bars
 * @local: whether the keys count only where the chart or a pane with records has the focus, because a
 *   text being typed needs them too
 * @on_canvas: whether they count only where the chart itself has the focus, because lists have uses of
 *   their own for them
 * @board: (nullable): the board on which alone its keys count
 * @parameter: (nullable): type string of a parameter
 * @run: does it
 * @dup_state: (nullable): the state now; a boolean's action toggles, one with a parameter is a choice
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *group;
  const char *keys;
  gboolean local;
  gboolean on_canvas;
  const char *board;
  MusterNeeds needs;
  const char *parameter;
  void (*run) (MusterWindow *window, GVariant *parameter);
  GVariant *(*dup_state) (MusterWindow *window);
} MusterAction;

/* Calls @function for each action of the table, in its order. */
typedef void (*MusterActionFunc) (const MusterAction *action, gpointer data);
void muster_actions_foreach (MusterActionFunc function, gpointer data);

/* The action with that name, or %NULL. */
const MusterAction *muster_action_find (const char *name);

/* Returns: (transfer full): what an action is called outside a menu: translated, without mnemonic and
 * ellipsis */
char *muster_action_dup_label (const MusterAction *action);

/* The parts of the table, each ended by an action without a name. */
extern const MusterAction muster_actions_file[];
extern const MusterAction muster_actions_edit[];
extern const MusterAction muster_actions_chart[];
extern const MusterAction muster_actions_people[];
extern const MusterAction muster_actions_branch[];
extern const MusterAction muster_actions_plan[];
extern const MusterAction muster_actions_walk[];
extern const MusterAction muster_actions_find[];
extern const MusterAction muster_actions_table[];
extern const MusterAction muster_actions_view[];
extern const MusterAction muster_actions_duties[];
extern const MusterAction muster_actions_stages[];

/* Adds all actions to @window. */
void muster_actions_add (MusterWindow *window);

/* Brings what is enabled, and every state, up to date with what @window shows. */
void muster_actions_refresh (MusterWindow *window);

/* Gives the application the keys of all actions that are not local. */
void muster_actions_set_keys (GtkApplication *application);

/* Lets @widget hear the keys of the local actions. */
void muster_actions_add_local_keys (GtkWidget *widget);

/* The same for the canvas, with those that are its own. Returns: (transfer none): what hears them */
GtkEventController *muster_actions_add_canvas_keys (GtkWidget *widget);

/* Lets @widget hear the keys that count on the board of that name. Returns: (transfer none): what hears
 * them */
GtkEventController *muster_actions_add_board_keys (GtkWidget *widget, const char *board);

G_END_DECLS
