/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline.c: see outline.h. Rows follow the session once a frame, and only while they can be seen.
 */
#include "outline-private.h"

#include "actions.h"
#include "popovers.h"

#include <glib/gi18n-lib.h>

/* What can be done with a row is what can be done with its card. */
#define MENUS "/io/github/musterapp/Muster/canvas-menus.ui"

G_DEFINE_FINAL_TYPE (MusterOutline, muster_outline, GTK_TYPE_WIDGET)

/* {{{ Rows */

static guint
count_rows (MusterOutline *outline)
{
  return g_list_model_get_n_items (G_LIST_MODEL (muster_outline_model_get_list (outline->model)));
}

static void
show_page (MusterOutline *outline)
{
  MusterDocument *doc = muster_session_get_document (outline->session);
  gboolean blank = muster_document_count (doc, MUSTER_KIND_DEPARTMENT) + muster_document_count (doc, MUSTER_KIND_ROLE) == 0;

  if (count_rows (outline) > 0)
    gtk_stack_set_visible_child_name (outline->stack, "rows");
  else if (blank)
    gtk_stack_set_visible_child_name (outline->stack, "empty");
  else
    {
      gtk_label_set_text (outline->nothing, muster_outline_model_is_filtered (outline->model) ? _ ("Nothing found") : _ ("Nothing is there at this stage"));
      gtk_stack_set_visible_child_name (outline->stack, "nothing");
    }
  gtk_widget_set_visible (GTK_WIDGET (outline->filter), !blank);
}

static void
scroll_to (MusterOutline *outline, MusterRecord record)
{
  guint position = muster_record_list_find (muster_outline_model_get_list (outline->model), record);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (outline->list), "list.scroll-to-item", "u", position);
}

static void
update (MusterOutline *outline)
{
  MusterRecord wanted = outline->wanted;

  outline->wanted = 0;
  if (wanted != 0)
    muster_outline_model_open_above (outline->model, wanted);
  if (outline->stale || wanted != 0)
    muster_outline_model_update (outline->model);
  outline->stale = FALSE;
  show_page (outline);
  scroll_to (outline, wanted);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MUSTER_OUTLINE (widget)->tick = 0;
  update (MUSTER_OUTLINE (widget));
  return G_SOURCE_REMOVE;
}

static void
update_soon (MusterOutline *outline)
{
  if (outline->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (outline)) && outline->session != NULL)
    outline->tick = gtk_widget_add_tick_callback (GTK_WIDGET (outline), on_tick, NULL, NULL);
}

static void
on_changed (MusterOutline *outline)
{
  outline->stale = TRUE;
  update_soon (outline);
}

/* What is selected elsewhere comes into sight here. */
static void
on_selection_changed (MusterOutline *outline)
{
  if (muster_record_list_is_choosing (muster_outline_model_get_list (outline->model)))
    return;
  outline->wanted = muster_session_get_cursor (outline->session);
  update_soon (outline);
}

static void
on_chosen (MusterOutline *outline, MusterRecord record)
{
  muster_session_reveal (outline->session, record);
}

static void
on_filter (MusterOutline *outline)
{
  if (outline->session == NULL)
    return;
  muster_outline_model_set_query (outline->model, gtk_editable_get_text (GTK_EDITABLE (outline->filter)));
  show_page (outline);
  /* What was found by a filter is to be seen where it is when the filter goes. */
  outline->wanted = muster_session_get_cursor (outline->session);
  update_soon (outline);
}

static void
on_filter_left (MusterOutline *outline)
{
  gtk_editable_set_text (GTK_EDITABLE (outline->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (outline->list));
}

void
muster_outline_set_expanded (MusterOutline *outline, MusterRecord record, gboolean expanded)
{
  if (!muster_outline_model_is_filtered (outline->model))
    muster_outline_model_set_expanded (outline->model, record, expanded);
}

/* }}} */
/* {{{ Cells */

static void
on_toggled (MusterOutline *outline, MusterOutlineCell *cell)
{
  const MusterRow *row = muster_row_item_get_row (muster_outline_cell_get_item (cell));

  muster_outline_set_expanded (outline, row->record, (row->flags & MUSTER_ROW_EXPANDED) == 0);
}

static void
on_renamed (MusterOutline *outline, MusterOutlineCell *cell)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (cell)));
}

static void
on_setup (MusterOutline *outline, GtkListItem *list_item)
{
  GtkWidget *cell = muster_outline_cell_new (outline->session);

  g_signal_connect_object (cell, "toggled", G_CALLBACK (on_toggled), outline, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "renamed", G_CALLBACK (on_renamed), outline, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, cell);
}

static void
on_bind (MusterOutline *outline, GtkListItem *list_item)
{
  muster_outline_cell_set_item (MUSTER_OUTLINE_CELL (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (MusterOutline *outline, GtkListItem *list_item)
{
  MusterOutlineCell *cell = MUSTER_OUTLINE_CELL (gtk_list_item_get_child (list_item));

  if (outline->drag.over == cell)
    outline->drag.over = NULL;
  muster_outline_cell_set_item (cell, NULL);
}

static MusterOutlineCell *
get_cell_in (GtkWidget *widget)
{
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, MUSTER_TYPE_OUTLINE_CELL) : NULL;

  if (cell == NULL && widget != NULL)
    cell = gtk_widget_get_first_child (widget);
  return cell != NULL && MUSTER_IS_OUTLINE_CELL (cell) && muster_outline_cell_get_item (MUSTER_OUTLINE_CELL (cell)) != NULL ? MUSTER_OUTLINE_CELL (cell) : NULL;
}

MusterOutlineCell *
muster_outline_pick (MusterOutline *outline, double x, double y)
{
  return get_cell_in (gtk_widget_pick (outline->scroller, x, y, GTK_PICK_DEFAULT));
}

static MusterOutlineCell *
get_focus_cell (MusterOutline *outline)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (outline)));

  if (focus == NULL || GTK_IS_TEXT (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (outline->list)))
    return NULL;
  return get_cell_in (focus);
}

/* }}} */
/* {{{ Keys and renaming */

GtkWidget *
muster_outline_find_row (MusterOutline *outline, MusterRecord record)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (outline->list)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      MusterOutlineCell *cell = get_cell_in (child);

      if (cell != NULL && muster_row_item_get_record (muster_outline_cell_get_item (cell)) == record)
        return child;
    }
  return NULL;
}

/* A list cannot be told which of its rows to focus (GTK 4.8). A row that is far out of sight is no
 * widget yet: then it is the list. */
static void
focus_row (MusterOutline *outline, MusterRecord record)
{
  GtkWidget *row = muster_outline_find_row (outline, record);

  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (outline->list));
}

/* A row that is selected stands for all that is said to be done with what is selected. */
static void
go_to (MusterOutline *outline, MusterRecord record)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (muster_outline_model_get_list (outline->model));
  guint position = muster_record_list_find (MUSTER_RECORD_LIST (model), record);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_selection_model_select_item (model, position, TRUE);
  scroll_to (outline, record);
  focus_row (outline, record);
}

/* Closes an open row, or goes to the one above. */
static void
go_out (MusterOutline *outline, const MusterRow *row)
{
  if ((row->flags & MUSTER_ROW_EXPANDED) != 0 && !muster_outline_model_is_filtered (outline->model))
    muster_outline_set_expanded (outline, row->record, FALSE);
  else
    go_to (outline, muster_outline_model_get_parent (outline->model, row->record));
}

/* Opens a closed row, or goes to the first below. */
static void
go_in (MusterOutline *outline, const MusterRow *row)
{
  MusterRecordList *list = muster_outline_model_get_list (outline->model);
  guint position = muster_record_list_find (list, row->record);

  if ((row->flags & MUSTER_ROW_HAS_CHILDREN) == 0)
    return;
  if ((row->flags & MUSTER_ROW_EXPANDED) == 0)
    muster_outline_set_expanded (outline, row->record, TRUE);
  else if (position + 1 < count_rows (outline))
    go_to (outline, muster_record_list_get_row (list, position + 1)->record);
}

static gboolean
on_key (MusterOutline *outline, guint key, guint code, GdkModifierType state)
{
  MusterOutlineCell *cell = get_focus_cell (outline);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (outline)) == GTK_TEXT_DIR_RTL;
  MusterRow row;

  if (cell == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  row = *muster_row_item_get_row (muster_outline_cell_get_item (cell));
  switch (key)
    {
    case GDK_KEY_F2:
      muster_outline_cell_rename (cell);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      (mirrored ? go_in : go_out) (outline, &row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      (mirrored ? go_out : go_in) (outline, &row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
rename_focus (gpointer data)
{
  MusterOutline *outline = data;
  MusterOutlineCell *cell = gtk_widget_get_root (GTK_WIDGET (outline)) != NULL ? get_focus_cell (outline) : NULL;

  if (cell != NULL)
    muster_outline_cell_rename (cell);
  g_object_unref (outline);
  return G_SOURCE_REMOVE;
}

/* After the press that activates it the row takes the focus. */
static void
on_activate (MusterOutline *outline)
{
  g_idle_add (rename_focus, g_object_ref (outline));
}

/* }}} */
/* {{{ The menu */

static const char *
choose_menu (MusterOutline *outline)
{
  guint n_selected;

  muster_session_get_selection (outline->session, &n_selected);
  if (n_selected == 0)
    return "ground";
  if (n_selected > 1)
    return "several";
  return muster_session_get_selected_kind (outline->session) == MUSTER_KIND_ROLE ? "role" : "department";
}

/* The same menu, but what is renamed is the row. */
static GMenuModel *
make_menu (GMenuModel *model)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (model, i);
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) own = section != NULL ? make_menu (section) : NULL;
      g_autofree char *action = NULL;

      if (own != NULL)
        g_menu_item_set_section (item, own);
      if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) && g_str_equal (action, "win.rename"))
        g_menu_item_set_detailed_action (item, "outline.rename");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static gboolean
rename_cursor (gpointer data)
{
  MusterOutline *outline = data;
  GtkWidget *row = outline->list != NULL ? muster_outline_find_row (outline, muster_session_get_cursor (outline->session)) : NULL;

  if (row != NULL)
    muster_outline_cell_rename (get_cell_in (row));
  g_object_unref (outline);
  return G_SOURCE_REMOVE;
}

/* When the menu has gone and given the focus back. */
static void
on_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_idle_add (rename_cursor, g_object_ref (widget));
}

static void
pop_up (MusterOutline *outline, double x, double y)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MENUS);
  g_autoptr (GMenuModel) model = make_menu (G_MENU_MODEL (gtk_builder_get_object (builder, choose_menu (outline))));

  muster_popovers_open_menu (GTK_WIDGET (outline), &outline->menu, model, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

/* When the button is let go: a menu that opens under a pressed button closes with the release on X11
 * (GTK 4.8). */
static void
on_menu_click (MusterOutline *outline, int n_press, double x, double y)
{
  MusterOutlineCell *cell = muster_outline_pick (outline, x, y);
  MusterRecord record = cell != NULL ? muster_row_item_get_record (muster_outline_cell_get_item (cell)) : 0;
  double own_x, own_y;

  if (record == 0 || !muster_session_is_selected (outline->session, record))
    go_to (outline, record);
  if (record == 0)
    muster_session_select (outline->session, 0, MUSTER_SELECT_ONLY);
  gtk_widget_translate_coordinates (outline->scroller, GTK_WIDGET (outline), x, y, &own_x, &own_y);
  pop_up (outline, own_x, own_y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  MusterOutline *outline = MUSTER_OUTLINE (widget);
  MusterOutlineCell *cell = get_focus_cell (outline);
  double x, y;

  if (cell == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!muster_session_is_selected (outline->session, muster_row_item_get_record (muster_outline_cell_get_item (cell))))
    go_to (outline, muster_row_item_get_record (muster_outline_cell_get_item (cell)));
  gtk_widget_translate_coordinates (GTK_WIDGET (cell), widget, 24, gtk_widget_get_height (GTK_WIDGET (cell)), &x, &y);
  pop_up (outline, x, y);
  return GDK_EVENT_STOP;
}

/* }}} */
/* {{{ The widget */

void
muster_outline_set_session (MusterOutline *outline, MusterSession *session)
{
  MusterRecordList *list;

  g_return_if_fail (outline->session == NULL);

  outline->session = g_object_ref (session);
  outline->model = muster_outline_model_new (session);
  list = muster_outline_model_get_list (outline->model);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), outline, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), outline, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), outline, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (outline->list, GTK_SELECTION_MODEL (list));
  on_changed (outline);
}

static void
muster_outline_map (GtkWidget *widget)
{
  MusterOutline *outline = MUSTER_OUTLINE (widget);

  GTK_WIDGET_CLASS (muster_outline_parent_class)->map (widget);
  if (outline->session == NULL)
    return;
  if (outline->stale)
    update (outline);
  outline->wanted = muster_session_get_cursor (outline->session);
  update_soon (outline);
}

static void
muster_outline_unmap (GtkWidget *widget)
{
  MusterOutline *outline = MUSTER_OUTLINE (widget);

  if (outline->tick != 0)
    gtk_widget_remove_tick_callback (widget, outline->tick);
  outline->tick = 0;
  GTK_WIDGET_CLASS (muster_outline_parent_class)->unmap (widget);
}

static void
muster_outline_dispose (GObject *object)
{
  MusterOutline *outline = MUSTER_OUTLINE (object);
  GtkWidget *child;

  muster_outline_end_drag (outline);
  if (outline->list != NULL)
    gtk_list_view_set_model (outline->list, NULL);
  outline->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&outline->model, muster_outline_model_free);
  g_clear_object (&outline->session);
  G_OBJECT_CLASS (muster_outline_parent_class)->dispose (object);
}

static void
muster_outline_class_init (MusterOutlineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_outline_dispose;
  widget_class->map = muster_outline_map;
  widget_class->unmap = muster_outline_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/outline.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, filter);
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, list);
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, nothing);
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, hint);
  gtk_widget_class_bind_template_child (widget_class, MusterOutline, hint_text);
  gtk_widget_class_install_action (widget_class, "outline.rename", NULL, on_rename);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
add_controllers (MusterOutline *outline)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  /* Before the list moves its focus sideways, which is nowhere. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), outline);
  gtk_widget_add_controller (GTK_WIDGET (outline->list), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "released", G_CALLBACK (on_menu_click), outline);
  gtk_widget_add_controller (outline->scroller, GTK_EVENT_CONTROLLER (menu));
  muster_actions_add_local_keys (GTK_WIDGET (outline->list));
  muster_outline_add_drag_controllers (outline);
}

static void
muster_outline_init (MusterOutline *outline)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (outline));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), outline);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), outline);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), outline);
  gtk_list_view_set_factory (outline->list, factory);
  g_object_unref (factory);
  g_signal_connect_swapped (outline->list, "activate", G_CALLBACK (on_activate), outline);
  g_signal_connect_swapped (outline->filter, "search-changed", G_CALLBACK (on_filter), outline);
  g_signal_connect_swapped (outline->filter, "stop-search", G_CALLBACK (on_filter_left), outline);
  add_controllers (outline);
}

/* }}} */
