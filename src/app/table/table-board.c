/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-board.c: see table-board.h. Rows are made anew once a frame at most, and only while they can
 * be seen. What the table looks like is in the person's settings.
 */
#include "table-board.h"
#include "grid.h"
#include "settings.h"

#include <glib/gi18n-lib.h>

static const MusterKind kinds[] = { MUSTER_KIND_ROLE, MUSTER_KIND_PERSON, MUSTER_KIND_DEPARTMENT };

struct _MusterTableBoard
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkDropDown *kind;
  GtkMenuButton *grouping;
  GtkMenuButton *columns;
  GtkListBox *column_list;
  GtkLabel *count;
  GtkWidget *absent;
  GtkWidget *add;
  GtkStack *stack;
  MusterGrid *grid;

  /* Owned */
  MusterSession *session;
  MusterTableModel *model;
  GSettings *settings;
  GSimpleActionGroup *actions;
  gboolean stale;
  guint tick;
  MusterRecord wanted;
};

G_DEFINE_FINAL_TYPE (MusterTableBoard, muster_table_board, GTK_TYPE_WIDGET)

/* {{{ What is remembered */

static void
remember (MusterTableBoard *board)
{
  g_autoptr (GVariant) looks = g_settings_get_value (board->settings, "table-looks");
  g_autoptr (GVariantDict) dict = g_variant_dict_new (looks);
  g_autofree char *look = muster_table_model_save (board->model);

  g_variant_dict_insert (dict, muster_kind_get_name (board->model->kind), "s", look);
  g_settings_set_value (board->settings, "table-looks", g_variant_dict_end (dict));
  g_settings_set_string (board->settings, "table-kind", muster_kind_get_name (board->model->kind));
}

static void
recall (MusterTableBoard *board)
{
  g_autoptr (GVariant) looks = g_settings_get_value (board->settings, "table-looks");
  const char *look;

  if (g_variant_lookup (looks, muster_kind_get_name (board->model->kind), "&s", &look))
    muster_table_model_load (board->model, look);
}

/* }}} */
/* {{{ What is shown */

static void
show_count (MusterTableBoard *board)
{
  MusterTableModel *model = board->model;
  g_autofree char *text = NULL;

  if (model->n_shown == model->n_records)
    text = g_strdup_printf ("%u", model->n_records);
  else
    text = g_strdup_printf (_ ("%u of %u"), model->n_shown, model->n_records);
  gtk_label_set_text (board->count, text);
  if (model->n_records == 0)
    gtk_stack_set_visible_child_name (board->stack, "empty");
  else
    gtk_stack_set_visible_child_name (board->stack, model->n_shown == 0 ? "nothing" : "rows");
}

static void
go_to_wanted (MusterTableBoard *board)
{
  guint line = muster_table_model_find (board->model, board->wanted);
  guint old_line, column;

  board->wanted = 0;
  if (line == MUSTER_NOWHERE)
    return;
  muster_grid_get_focus (board->grid, &old_line, &column);
  muster_grid_go_to (board->grid, line, column, FALSE);
}

static void
update (MusterTableBoard *board)
{
  if (board->stale)
    muster_table_model_update (board->model);
  board->stale = FALSE;
  show_count (board);
  muster_grid_refresh (board->grid);
  go_to_wanted (board);
  gtk_widget_set_visible (board->absent, muster_session_get_options (board->session)->stage != 0 && board->model->kind != MUSTER_KIND_PERSON);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MUSTER_TABLE_BOARD (widget)->tick = 0;
  update (MUSTER_TABLE_BOARD (widget));
  return G_SOURCE_REMOVE;
}

static void
update_soon (MusterTableBoard *board)
{
  if (board->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (board)))
    board->tick = gtk_widget_add_tick_callback (GTK_WIDGET (board), on_tick, NULL, NULL);
}

static void
on_changed (MusterTableBoard *board)
{
  board->stale = TRUE;
  update_soon (board);
}

static void
follow_actions (MusterTableBoard *board)
{
  GAction *group = g_action_map_lookup_action (G_ACTION_MAP (board->actions), "group");
  GAction *absent = g_action_map_lookup_action (G_ACTION_MAP (board->actions), "absent");

  g_simple_action_set_state (G_SIMPLE_ACTION (group), g_variant_new_string (board->model->group != NULL ? board->model->group : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (absent), g_variant_new_boolean (board->model->absent));
}

/* It looks otherwise, by what a person did. */
static void
rearrange (MusterTableBoard *board)
{
  board->stale = TRUE;
  update (board);
  follow_actions (board);
  remember (board);
}

static void
set_kind (MusterTableBoard *board, MusterKind kind)
{
  MusterTableModel *before = board->model;

  if (before != NULL && before->kind == kind)
    return;
  board->model = muster_table_model_new (board->session, kind);
  recall (board);
  muster_table_model_update (board->model);
  muster_grid_set_model (board->grid, board->session, board->model);
  g_clear_pointer (&before, muster_table_model_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      gtk_drop_down_set_selected (board->kind, i);
  board->wanted = muster_session_get_cursor (board->session);
  follow_actions (board);
  board->stale = FALSE;
  update (board);
}

static void
on_kind (MusterTableBoard *board)
{
  guint chosen = gtk_drop_down_get_selected (board->kind);

  if (board->session == NULL || chosen >= G_N_ELEMENTS (kinds))
    return;
  set_kind (board, kinds[chosen]);
  remember (board);
}

/* What is gone to is shown, whatever kind it is of. */
static void
on_reveal (MusterTableBoard *board, guint record)
{
  MusterDocument *doc = muster_session_get_document (board->session);
  MusterRecord cursor = muster_session_get_cursor (board->session);
  MusterKind kind;

  if (!gtk_widget_get_mapped (GTK_WIDGET (board)))
    return;
  board->wanted = cursor != 0 ? cursor : record;
  kind = muster_document_get_kind (doc, board->wanted);
  if (kind != board->model->kind && (kind == MUSTER_KIND_ROLE || kind == MUSTER_KIND_PERSON || kind == MUSTER_KIND_DEPARTMENT))
    set_kind (board, kind);
  update_soon (board);
}

/* }}} */
/* {{{ Columns */

static void
on_column_toggled (GtkCheckButton *button, gpointer data)
{
  MusterTableBoard *board = data;

  muster_table_model_show_column (board->model, g_object_get_data (G_OBJECT (button), "name"), gtk_check_button_get_active (button));
  rearrange (board);
}

static void
fill_columns (GtkMenuButton *button, gpointer data)
{
  MusterTableBoard *board = data;
  g_autoptr (GArray) aspects = muster_aspects_list (muster_session_get_document (board->session), board->model->kind);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (board->column_list))) != NULL)
    gtk_list_box_remove (board->column_list, row);
  for (guint i = 0; i < aspects->len; i++)
    {
      const MusterAspect *aspect = &g_array_index (aspects, MusterAspect, i);
      GtkWidget *check = gtk_check_button_new_with_label (muster_aspect_get_label (aspect));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), muster_table_model_has_column (board->model, aspect->name));
      g_object_set_data_full (G_OBJECT (check), "name", g_strdup (aspect->name), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_column_toggled), board);
      gtk_list_box_append (board->column_list, check);
    }
}

static void
fill_grouping (GtkMenuButton *button, gpointer data)
{
  MusterTableBoard *board = data;
  g_autoptr (GArray) aspects = muster_aspects_list (muster_session_get_document (board->session), board->model->kind);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();

  g_menu_append (menu, _ ("_No Groups"), "table.group::");
  for (guint i = 1; i < aspects->len; i++)
    {
      const MusterAspect *aspect = &g_array_index (aspects, MusterAspect, i);
      g_autoptr (GMenuItem) item = NULL;

      if (aspect->info.shape == MUSTER_SHAPE_LINES || aspect->info.shape == MUSTER_SHAPE_MONEY || aspect->field == MUSTER_PERSON_EMAIL)
        continue;
      item = g_menu_item_new (muster_aspect_get_label (aspect), NULL);
      g_menu_item_set_action_and_target (item, "table.group", "s", aspect->name);
      g_menu_append_item (fields, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* }}} */
/* {{{ Actions: "table.group::grade" */

static void
run_sort (MusterTableBoard *board, GVariant *parameter, MusterTableOrder order, gboolean further)
{
  muster_table_model_sort (board->model, g_variant_get_string (parameter, NULL), order, further);
  rearrange (board);
}

static void
ascending (GSimpleAction *action, GVariant *parameter, gpointer board)
{
  run_sort (board, parameter, MUSTER_TABLE_ASCENDING, FALSE);
}

static void
descending (GSimpleAction *action, GVariant *parameter, gpointer board)
{
  run_sort (board, parameter, MUSTER_TABLE_DESCENDING, FALSE);
}

static void
then (GSimpleAction *action, GVariant *parameter, gpointer board)
{
  run_sort (board, parameter, MUSTER_TABLE_ASCENDING, TRUE);
}

static void
hide (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterTableBoard *board = data;

  muster_table_model_show_column (board->model, g_variant_get_string (parameter, NULL), FALSE);
  rearrange (board);
}

static void
group (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterTableBoard *board = data;

  muster_table_model_set_group (board->model, g_variant_get_string (parameter, NULL));
  rearrange (board);
}

static void
absent (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterTableBoard *board = data;

  board->model->absent = !board->model->absent;
  rearrange (board);
}

static void
add_actions (MusterTableBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "ascending", .activate = ascending, .parameter_type = "s" },
    { .name = "descending", .activate = descending, .parameter_type = "s" },
    { .name = "then", .activate = then, .parameter_type = "s" },
    { .name = "hide", .activate = hide, .parameter_type = "s" },
    { .name = "group", .activate = group, .parameter_type = "s", .state = "''" },
    { .name = "absent", .activate = absent, .state = "false" },
  };

  board->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries), board);
  gtk_widget_insert_action_group (GTK_WIDGET (board), "table", G_ACTION_GROUP (board->actions));
}

/* }}} */
/* {{{ The widget */

static void
muster_table_board_map (GtkWidget *widget)
{
  MusterTableBoard *board = MUSTER_TABLE_BOARD (widget);

  GTK_WIDGET_CLASS (muster_table_board_parent_class)->map (widget);
  board->wanted = muster_session_get_cursor (board->session);
  update_soon (board);
}

static gboolean
muster_table_board_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MUSTER_TABLE_BOARD (widget)->grid));
}

static void
muster_table_board_dispose (GObject *object)
{
  MusterTableBoard *board = MUSTER_TABLE_BOARD (object);
  GtkWidget *child;

  if (board->session != NULL)
    g_signal_handlers_disconnect_by_data (board->session, board);
  if (board->grid != NULL)
    muster_grid_set_model (board->grid, NULL, NULL);
  board->grid = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&board->model, muster_table_model_free);
  g_clear_object (&board->actions);
  g_clear_object (&board->settings);
  g_clear_object (&board->session);
  G_OBJECT_CLASS (muster_table_board_parent_class)->dispose (object);
}

static void
muster_table_board_class_init (MusterTableBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_table_board_dispose;
  widget_class->map = muster_table_board_map;
  widget_class->grab_focus = muster_table_board_grab_focus;
  g_type_ensure (MUSTER_TYPE_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/table-board.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, kind);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, grouping);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, columns);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, column_list);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, count);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, absent);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, add);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterTableBoard, grid);
}

static void
muster_table_board_init (MusterTableBoard *board)
{
  add_actions (board);
  gtk_widget_init_template (GTK_WIDGET (board));
  board->settings = muster_settings_new ();
  gtk_menu_button_set_create_popup_func (board->columns, fill_columns, board, NULL);
  gtk_menu_button_set_create_popup_func (board->grouping, fill_grouping, board, NULL);
  g_signal_connect_object (board->kind, "notify::selected", G_CALLBACK (on_kind), board, G_CONNECT_SWAPPED);
  g_signal_connect_object (board->add, "clicked", G_CALLBACK (muster_grid_add_row), board->grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (board->grid, "rearranged", G_CALLBACK (rearrange), board, G_CONNECT_SWAPPED);
}

static MusterKind
recall_kind (MusterTableBoard *board)
{
  g_autofree char *name = g_settings_get_string (board->settings, "table-kind");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, muster_kind_get_name (kinds[i])))
      return kinds[i];
  return MUSTER_KIND_ROLE;
}

static GtkWidget *
make (MusterSession *session)
{
  MusterTableBoard *board = g_object_new (MUSTER_TYPE_TABLE_BOARD, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  MusterKind kind = recall_kind (board);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, muster_kind_get_plural (kinds[i]));
  gtk_drop_down_set_model (board->kind, G_LIST_MODEL (labels));
  board->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), board);
  g_signal_connect_swapped (session, "reveal", G_CALLBACK (on_reveal), board);
  set_kind (board, kind);
  return GTK_WIDGET (board);
}

const MusterBoard muster_board_table = {
  .name = "table",
  .label = N_ ("_Table"),
  .title = N_ ("Table"),
  .icon = "view-list-symbolic",
  .make = make,
};

/* }}} */
