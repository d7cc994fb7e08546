/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people.c: see people.h. Rows follow the session once a frame, and only while they can be seen.
 *
 * Somebody who is dragged from here onto a role holds it, and a role that is dragged here is vacant.
 */
#include "actions.h"
#include "parcel.h"
#include "people-cell.h"
#include "people-model.h"
#include "people.h"
#include "parcel.h"
#include "popovers.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

#define MENUS "/io/github/musterapp/Muster/canvas-menus.ui"

struct _MusterPeople
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *bar;
  GtkSearchEntry *filter;
  GtkDropDown *types;
  GtkButton *add;
  GtkButton *first;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *list;
  GtkRevealer *hint;
  GtkLabel *hint_text;

  /* Owned */
  MusterSession *session;
  MusterPeopleModel *model;
  MusterParcel *parcel;
  MusterDrop *found;
  GtkWidget *menu;
  /* Of the next frame; who is to be scrolled to then. */
  guint tick;
  gboolean stale;
  MusterRecord wanted;
};

G_DEFINE_FINAL_TYPE (MusterPeople, muster_people, GTK_TYPE_WIDGET)

/* {{{ Rows */

static void
show_page (MusterPeople *people)
{
  gboolean blank = muster_document_count (muster_session_get_document (people->session), MUSTER_KIND_PERSON) == 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (muster_people_model_get_list (people->model))) > 0)
    gtk_stack_set_visible_child_name (people->stack, "rows");
  else
    gtk_stack_set_visible_child_name (people->stack, blank ? "empty" : "nothing");
  gtk_widget_set_visible (people->bar, !blank);
}

/* Whoever looks at the top goes on looking at it: those without a role are there. Scrolling moves the
 * focus of a list along, so that it is left alone while a person is in it. */
static gboolean
stays_at_top (MusterPeople *people)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (people->list)) == NULL && gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (people->scroller))) < 1;
}

static void
update (MusterPeople *people)
{
  gboolean at_top = stays_at_top (people);
  guint position;

  if (people->stale)
    muster_people_model_update (people->model);
  people->stale = FALSE;
  show_page (people);
  position = muster_record_list_find (muster_people_model_get_list (people->model), people->wanted);
  people->wanted = 0;
  if (position == GTK_INVALID_LIST_POSITION && at_top && g_list_model_get_n_items (G_LIST_MODEL (muster_people_model_get_list (people->model))) > 0)
    position = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (people->list), "list.scroll-to-item", "u", position);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MUSTER_PEOPLE (widget)->tick = 0;
  update (MUSTER_PEOPLE (widget));
  return G_SOURCE_REMOVE;
}

static void
update_soon (MusterPeople *people)
{
  if (people->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (people)) && people->session != NULL)
    people->tick = gtk_widget_add_tick_callback (GTK_WIDGET (people), on_tick, NULL, NULL);
}

static void
on_changed (MusterPeople *people)
{
  people->stale = TRUE;
  update_soon (people);
}

/* Who is selected elsewhere comes into sight here. */
static void
on_selection_changed (MusterPeople *people)
{
  if (muster_record_list_is_choosing (muster_people_model_get_list (people->model)))
    return;
  people->wanted = muster_session_get_cursor (people->session);
  update_soon (people);
}

static void
on_filter (MusterPeople *people)
{
  static const char *const types[] = { NULL, "employee", "contractor", "vendor", "tool" };
  guint selected = gtk_drop_down_get_selected (people->types);

  if (people->session == NULL)
    return;
  muster_people_model_set_filter (people->model, gtk_editable_get_text (GTK_EDITABLE (people->filter)), selected < G_N_ELEMENTS (types) ? types[selected] : NULL);
  people->wanted = muster_session_get_cursor (people->session);
  on_changed (people);
}

static void
on_filter_left (MusterPeople *people)
{
  gtk_editable_set_text (GTK_EDITABLE (people->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (people->list));
}

/* }}} */
/* {{{ Going to somebody, and a new one */

/* The first role that somebody holds; 0 if there is none. */
static MusterRecord
find_first_role (MusterPeople *people, MusterRecord person)
{
  g_autoptr (GArray) roles = muster_person_list_roles (muster_session_get_projection (people->session), person);

  return roles->len > 0 ? g_array_index (roles, MusterRecord, 0) : 0;
}

static void
on_chosen (MusterPeople *people, MusterRecord person)
{
  muster_session_reveal (people->session, find_first_role (people, person));
}

static void
inspect (MusterPeople *people)
{
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (people), MUSTER_TYPE_EDITOR);

  if (editor != NULL)
    muster_editor_inspect (MUSTER_EDITOR (editor));
}

/* To the role; of somebody who has none there is only the person to be looked at. */
static void
on_activate (MusterPeople *people, guint position)
{
  const MusterRow *row = muster_record_list_get_row (muster_people_model_get_list (people->model), position);
  MusterRecord role = (row->flags & MUSTER_ROW_HEADING) == 0 ? find_first_role (people, row->record) : 0;

  if (role != 0)
    muster_session_go_to (people->session, role);
  else if ((row->flags & MUSTER_ROW_HEADING) == 0)
    inspect (people);
}

static void
on_add (MusterPeople *people)
{
  const MusterSetting settings[] = { { MUSTER_PERSON_NAME, _ ("New person") } };
  GError *error = NULL;
  MusterRecord made;

  if (!muster_session_may_edit (people->session))
    return;
  made = muster_edit_add (muster_session_get_document (people->session), MUSTER_KIND_PERSON, settings, G_N_ELEMENTS (settings), 0, &error);
  if (made == 0)
    {
      muster_session_say_error (people->session, error);
      return;
    }
  /* A filter must not hide who was just made. */
  gtk_editable_set_text (GTK_EDITABLE (people->filter), "");
  gtk_drop_down_set_selected (people->types, 0);
  muster_session_go_to (people->session, made);
  inspect (people);
}

/* }}} */
/* {{{ Cells */

static void
on_setup (MusterPeople *people, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, muster_people_cell_new (people->session));
}

static void
on_bind (MusterPeople *people, GtkListItem *list_item)
{
  MusterRowItem *item = gtk_list_item_get_item (list_item);
  gboolean somebody = muster_row_item_get_record (item) != 0;

  gtk_list_item_set_activatable (list_item, somebody);
  gtk_list_item_set_selectable (list_item, somebody);
  muster_people_cell_set_item (MUSTER_PEOPLE_CELL (gtk_list_item_get_child (list_item)), item);
}

static void
on_unbind (MusterPeople *people, GtkListItem *list_item)
{
  muster_people_cell_set_item (MUSTER_PEOPLE_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/* The cell of somebody at a place of the scrolled window; %NULL if there is none. */
static MusterPeopleCell *
pick (MusterPeople *people, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (people->scroller, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL ? gtk_widget_get_ancestor (picked, MUSTER_TYPE_PEOPLE_CELL) : NULL;

  if (cell == NULL || muster_people_cell_get_item (MUSTER_PEOPLE_CELL (cell)) == NULL)
    return NULL;
  return muster_row_item_get_record (muster_people_cell_get_item (MUSTER_PEOPLE_CELL (cell))) != 0 ? MUSTER_PEOPLE_CELL (cell) : NULL;
}

/* }}} */
/* {{{ Dragging */

/* Who was grabbed, then whoever else is selected. */
static GdkContentProvider *
on_prepare (MusterPeople *people, double x, double y, GtkDragSource *source)
{
  MusterPeopleCell *cell = pick (people, x, y);
  MusterDocument *doc = muster_session_get_document (people->session);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GdkPaintable) live = NULL, icon = NULL;
  const MusterRecord *selection;
  MusterRecord person;
  guint n_selected;

  if (cell == NULL)
    return NULL;
  person = muster_row_item_get_record (muster_people_cell_get_item (cell));
  if (!muster_session_is_selected (people->session, person))
    muster_session_select (people->session, person, MUSTER_SELECT_ONLY);
  g_array_append_val (records, person);
  selection = muster_session_get_selection (people->session, &n_selected);
  for (guint i = 0; i < n_selected; i++)
    if (selection[i] != person && muster_document_get_kind (doc, selection[i]) == MUSTER_KIND_PERSON)
      g_array_append_val (records, selection[i]);
  live = gtk_widget_paintable_new (GTK_WIDGET (cell));
  icon = gdk_paintable_get_current_image (live);
  gtk_drag_source_set_icon (source, icon, 14, gtk_widget_get_height (GTK_WIDGET (cell)) / 2);
  return muster_parcel_pack (people->session, (const MusterRecord *) (gpointer) records->data, records->len);
}

static void
show_hint (MusterPeople *people)
{
  const char *text = people->found == NULL ? NULL : people->found->refusal != NULL ? people->found->refusal
                                                                                   : people->found->sentence;

  gtk_widget_set_visible (GTK_WIDGET (people->hint), text != NULL);
  gtk_revealer_set_reveal_child (people->hint, text != NULL);
  muster_label_set_shown (people->hint_text, text != NULL ? text : "");
  if (people->found != NULL && people->found->refusal != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (people->hint_text), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (people->hint_text), "refused");
}

static void
clear_found (MusterPeople *people)
{
  g_clear_pointer (&people->found, muster_drop_free);
  g_clear_pointer (&people->parcel, muster_parcel_unref);
  show_hint (people);
}

/* Roles of this chart become vacant here, and people of another come along. %NULL for anything else */
static MusterDrop *
find_drop (MusterPeople *people, MusterParcel *parcel)
{
  MusterHand *hand = muster_parcel_get_hand (parcel, people->session);

  if (hand->guest && hand->kind == MUSTER_KIND_PERSON)
    return muster_drop_new (muster_session_get_scene (people->session), hand, MUSTER_DROP_FILL, 0, 0, MUSTER_SCOPE_ALONE);
  if (hand->guest || hand->kind != MUSTER_KIND_ROLE)
    return NULL;
  return muster_drop_new (muster_session_get_scene (people->session), hand, MUSTER_DROP_UNPLACE, 0, 0, MUSTER_SCOPE_ALONE);
}

static GdkDragAction
on_motion (MusterPeople *people, double x, double y, GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  if (people->session == NULL || drop == NULL)
    return 0;
  if (people->parcel == NULL)
    {
      people->parcel = muster_parcel_peek (drop);
      people->found = people->parcel != NULL ? find_drop (people, people->parcel) : NULL;
      show_hint (people);
    }
  return people->found != NULL ? muster_parcel_get_action (people->parcel, people->session, drop, people->found) : 0;
}

static gboolean
on_drop (MusterPeople *people, const GValue *value)
{
  g_autoptr (MusterParcel) parcel = g_value_dup_boxed (value);
  g_autoptr (MusterDrop) found = people->session != NULL && parcel != NULL ? find_drop (people, parcel) : NULL;

  clear_found (people);
  return found != NULL && muster_parcel_deliver (parcel, people->session, found);
}

/* }}} */
/* {{{ The menu */

static void
pop_up (MusterPeople *people, double x, double y)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MENUS);
  guint n_selected;
  const char *name;

  muster_session_get_selection (people->session, &n_selected);
  name = n_selected == 0 ? "nobody" : n_selected == 1 ? "person"
                                                      : "people";
  muster_popovers_open_menu (GTK_WIDGET (people), &people->menu, G_MENU_MODEL (gtk_builder_get_object (builder, name)), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
select_for_menu (MusterPeople *people, MusterRecord person)
{
  if (person == 0 || !muster_session_is_selected (people->session, person))
    muster_session_select (people->session, person, MUSTER_SELECT_ONLY);
}

/* When the button is let go: a menu that opens under a pressed button closes with the release on X11
 * (GTK 4.8). */
static void
on_menu_click (MusterPeople *people, int n_press, double x, double y)
{
  MusterPeopleCell *cell;
  double own_x, own_y;

  if (people->session == NULL)
    return;
  cell = pick (people, x, y);
  select_for_menu (people, cell != NULL ? muster_row_item_get_record (muster_people_cell_get_item (cell)) : 0);
  gtk_widget_translate_coordinates (people->scroller, GTK_WIDGET (people), x, y, &own_x, &own_y);
  pop_up (people, own_x, own_y);
}

/* The cell in the row that has the focus. */
static MusterPeopleCell *
get_focus_cell (MusterPeople *people)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (people->list));
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return cell != NULL && MUSTER_IS_PEOPLE_CELL (cell) && muster_people_cell_get_item (MUSTER_PEOPLE_CELL (cell)) != NULL ? MUSTER_PEOPLE_CELL (cell) : NULL;
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  MusterPeople *people = MUSTER_PEOPLE (widget);
  MusterPeopleCell *cell = people->session != NULL ? get_focus_cell (people) : NULL;
  double x, y;

  if (cell == NULL)
    return GDK_EVENT_PROPAGATE;
  select_for_menu (people, muster_row_item_get_record (muster_people_cell_get_item (cell)));
  gtk_widget_translate_coordinates (GTK_WIDGET (cell), widget, 24, gtk_widget_get_height (GTK_WIDGET (cell)), &x, &y);
  pop_up (people, x, y);
  return GDK_EVENT_STOP;
}

/* }}} */
/* {{{ The widget */

void
muster_people_set_session (MusterPeople *people, MusterSession *session)
{
  MusterRecordList *list;

  g_return_if_fail (people->session == NULL);

  people->session = g_object_ref (session);
  people->model = muster_people_model_new (session);
  list = muster_people_model_get_list (people->model);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), people, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), people, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), people, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (people->list, GTK_SELECTION_MODEL (list));
  on_changed (people);
}

static void
muster_people_map (GtkWidget *widget)
{
  MusterPeople *people = MUSTER_PEOPLE (widget);

  GTK_WIDGET_CLASS (muster_people_parent_class)->map (widget);
  if (people->session == NULL)
    return;
  if (people->stale)
    update (people);
  people->wanted = muster_session_get_cursor (people->session);
  update_soon (people);
}

static void
muster_people_unmap (GtkWidget *widget)
{
  MusterPeople *people = MUSTER_PEOPLE (widget);

  if (people->tick != 0)
    gtk_widget_remove_tick_callback (widget, people->tick);
  people->tick = 0;
  GTK_WIDGET_CLASS (muster_people_parent_class)->unmap (widget);
}

static void
muster_people_dispose (GObject *object)
{
  MusterPeople *people = MUSTER_PEOPLE (object);
  GtkWidget *child;

  g_clear_pointer (&people->found, muster_drop_free);
  g_clear_pointer (&people->parcel, muster_parcel_unref);
  if (people->list != NULL)
    gtk_list_view_set_model (people->list, NULL);
  people->list = NULL;
  g_clear_pointer (&people->menu, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&people->model, muster_people_model_free);
  g_clear_object (&people->session);
  G_OBJECT_CLASS (muster_people_parent_class)->dispose (object);
}

static void
muster_people_class_init (MusterPeopleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_people_dispose;
  widget_class->map = muster_people_map;
  widget_class->unmap = muster_people_unmap;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "win.rename", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/people.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, bar);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, filter);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, types);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, add);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, first);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, list);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, hint);
  gtk_widget_class_bind_template_child (widget_class, MusterPeople, hint_text);
}

static void
add_drag_controllers (MusterPeople *people)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MUSTER_TYPE_PARCEL, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "released", G_CALLBACK (on_menu_click), people);
  gtk_widget_add_controller (people->scroller, GTK_EVENT_CONTROLLER (menu));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), people);
  gtk_widget_add_controller (people->scroller, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_motion), people);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_motion), people);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_found), people);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), people);
  gtk_widget_add_controller (GTK_WIDGET (people->stack), GTK_EVENT_CONTROLLER (target));
}

static void
muster_people_init (MusterPeople *people)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (people));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), people);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), people);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), people);
  gtk_list_view_set_factory (people->list, factory);
  g_object_unref (factory);
  g_signal_connect_swapped (people->list, "activate", G_CALLBACK (on_activate), people);
  g_signal_connect_swapped (people->filter, "search-changed", G_CALLBACK (on_filter), people);
  g_signal_connect_swapped (people->filter, "stop-search", G_CALLBACK (on_filter_left), people);
  g_signal_connect_swapped (people->types, "notify::selected", G_CALLBACK (on_filter), people);
  g_signal_connect_swapped (people->add, "clicked", G_CALLBACK (on_add), people);
  g_signal_connect_swapped (people->first, "clicked", G_CALLBACK (on_add), people);
  muster_actions_add_local_keys (GTK_WIDGET (people->list));
  add_drag_controllers (people);
}

/* }}} */
