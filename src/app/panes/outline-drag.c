/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline-drag.c: rows in the hand, and things held over rows.
 *
 * The middle of a row is the row itself, its edges are the places before and after it. What a drop
 * would mean there is said below the list; doing it, and what is said then, is that of the chart.
 */
#include "drag-icon.h"
#include "outline-private.h"
#include "shown-label.h"

/* Milliseconds after which a closed row that is pointed at opens. */
#define SPRING 600

/* How near an edge of the list it scrolls, and how far a frame at the edge itself, in pixels. */
#define EDGE 36.0
#define EDGE_STEP 14.0

/* {{{ What it would mean */

/* The next among the rows at the same level under the same parent; 0 if there is none. */
static MusterRecord
find_next (MusterOutlineModel *model, MusterSession *session, MusterRecord record)
{
  MusterRecordList *list = muster_outline_model_get_list (model);
  MusterDocument *doc = muster_session_get_document (session);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list)), i = muster_record_list_find (list, record);
  guint depth = i < n_rows ? muster_record_list_get_row (list, i)->depth : 0;

  for (i = i < n_rows ? i + 1 : n_rows; i < n_rows && muster_record_list_get_row (list, i)->depth >= depth; i++)
    {
      const MusterRow *row = muster_record_list_get_row (list, i);

      if (row->depth == depth && muster_document_get_kind (doc, row->record) == muster_document_get_kind (doc, record))
        return row->record;
    }
  return 0;
}

/* To a place among those who are beside @record. */
static MusterDrop *
find_place (MusterOutlineModel *model, MusterSession *session, MusterHand *hand, MusterRecord record, gboolean after, MusterScope scope)
{
  MusterRecord before = after ? find_next (model, session, record) : record;
  MusterMeaning meaning = hand->kind == MUSTER_KIND_ROLE ? MUSTER_DROP_PLACE : MUSTER_DROP_NEST_PLACE;

  return muster_drop_new (muster_session_get_scene (session), hand, meaning, muster_outline_model_get_parent (model, record), before, scope);
}

/* Whether something can be put beside a row, rather than on it: what is of its kind, where there is
 * an order. */
static gboolean
has_places (MusterOutlineModel *model, MusterSession *session, const MusterHand *hand, MusterRecord record)
{
  return !hand->guest && muster_document_get_kind (muster_session_get_document (session), record) == hand->kind && (hand->kind == MUSTER_KIND_DEPARTMENT || muster_outline_model_get_parent (model, record) != 0);
}

MusterDrop *
muster_outline_find_drop (MusterOutlineModel *model, MusterSession *session, MusterHand *hand, MusterRecord record, MusterCellPlace place, MusterScope scope)
{
  MusterScene *scene = muster_session_get_scene (session);

  if (record == 0 && hand->kind == MUSTER_KIND_PERSON)
    return muster_drop_new (scene, hand, MUSTER_DROP_NOTHING, 0, 0, scope);
  if (record == 0)
    return muster_drop_new (scene, hand, hand->kind == MUSTER_KIND_ROLE ? MUSTER_DROP_MOVE : MUSTER_DROP_NEST, 0, 0, scope);
  if (place != MUSTER_CELL_ON && has_places (model, session, hand, record))
    return find_place (model, session, hand, record, place == MUSTER_CELL_BELOW, scope);
  return muster_drop_new_on (scene, hand, record, muster_session_get_options (session)->view, scope);
}

/* A role in a department has no inside: it is before or after. */
static MusterCellPlace
find_edge (MusterOutline *outline, const MusterHand *hand, MusterOutlineCell *cell, double y)
{
  MusterRecord record = muster_row_item_get_record (muster_outline_cell_get_item (cell));
  gboolean reporting = muster_session_get_options (outline->session)->view == MUSTER_VIEW_REPORTING;
  double height = gtk_widget_get_height (GTK_WIDGET (cell)), edge = height / 3;

  if (!has_places (outline->model, outline->session, hand, record))
    return MUSTER_CELL_ON;
  if (hand->kind == MUSTER_KIND_ROLE && !reporting)
    edge = height / 2;
  if (y < edge)
    return MUSTER_CELL_ABOVE;
  return y >= height - edge ? MUSTER_CELL_BELOW : MUSTER_CELL_ON;
}

/* }}} */
/* {{{ What is shown of it */

static void
mark (MusterOutline *outline, MusterOutlineCell *cell, MusterCellPlace place, gboolean refused)
{
  MusterOutlineDrag *drag = &outline->drag;

  if (drag->over != NULL && drag->over != cell)
    muster_outline_cell_mark (drag->over, MUSTER_CELL_NOWHERE, FALSE);
  drag->over = cell;
  drag->place = place;
  if (cell != NULL)
    muster_outline_cell_mark (cell, place, refused);
}

static void
show_hint (MusterOutline *outline, const MusterDrop *found)
{
  const char *text = found == NULL ? NULL : found->refusal != NULL ? found->refusal
                                                                   : found->sentence;

  gtk_revealer_set_reveal_child (outline->hint, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (outline->hint), text != NULL);
  if (text == NULL)
    return;
  muster_label_set_shown (outline->hint_text, text);
  if (found->refusal != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (outline->hint_text), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (outline->hint_text), "refused");
}

static void
clear_found (MusterOutline *outline)
{
  MusterOutlineDrag *drag = &outline->drag;

  mark (outline, NULL, MUSTER_CELL_NOWHERE, FALSE);
  show_hint (outline, NULL);
  g_clear_handle_id (&drag->spring, g_source_remove);
  drag->spring_over = 0;
  if (drag->tick != 0)
    gtk_widget_remove_tick_callback (outline->scroller, drag->tick);
  drag->tick = 0;
  g_clear_pointer (&drag->found, muster_drop_free);
  g_clear_pointer (&drag->parcel, muster_parcel_unref);
}

static gboolean
open_spring (gpointer data)
{
  MusterOutline *outline = data;

  outline->drag.spring = 0;
  muster_outline_set_expanded (outline, outline->drag.spring_over, TRUE);
  return G_SOURCE_REMOVE;
}

static void
follow_spring (MusterOutline *outline, MusterOutlineCell *cell)
{
  MusterOutlineDrag *drag = &outline->drag;
  const MusterRow *row = cell != NULL ? muster_row_item_get_row (muster_outline_cell_get_item (cell)) : NULL;
  MusterRecord over = row != NULL && (row->flags & (MUSTER_ROW_HAS_CHILDREN | MUSTER_ROW_EXPANDED)) == MUSTER_ROW_HAS_CHILDREN ? row->record : 0;

  if (over == drag->spring_over)
    return;
  g_clear_handle_id (&drag->spring, g_source_remove);
  drag->spring_over = over;
  if (over != 0)
    drag->spring = g_timeout_add (SPRING, open_spring, outline);
}

/* }}} */
/* {{{ Held over rows */

static void
find (MusterOutline *outline)
{
  MusterOutlineDrag *drag = &outline->drag;
  MusterHand *hand = muster_parcel_get_hand (drag->parcel, outline->session);
  MusterOutlineCell *cell = muster_outline_pick (outline, drag->x, drag->y);
  MusterCellPlace place = MUSTER_CELL_NOWHERE;
  double x, y;

  if (cell != NULL)
    {
      gtk_widget_translate_coordinates (outline->scroller, GTK_WIDGET (cell), drag->x, drag->y, &x, &y);
      place = find_edge (outline, hand, cell, y);
    }
  follow_spring (outline, cell);
  if (drag->found != NULL && cell == drag->over && place == drag->place && drag->found->scope == drag->scope)
    return;
  g_clear_pointer (&drag->found, muster_drop_free);
  drag->found = muster_outline_find_drop (outline->model, outline->session, hand, cell != NULL ? muster_row_item_get_record (muster_outline_cell_get_item (cell)) : 0, place, drag->scope);
  if (drag->found->refusal == NULL && drag->found->meaning == MUSTER_DROP_NOTHING)
    mark (outline, cell, MUSTER_CELL_NOWHERE, FALSE);
  else
    mark (outline, cell, place, drag->found->refusal != NULL);
  /* The place that was asked about, whatever is shown there. */
  drag->place = place;
  show_hint (outline, drag->found);
}

static double
get_pull (MusterOutline *outline)
{
  double y = outline->drag.y, height = gtk_widget_get_height (outline->scroller);

  if (y < EDGE)
    return -(EDGE - y) / EDGE;
  return y > height - EDGE ? (y - height + EDGE) / EDGE : 0;
}

static gboolean
scroll (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  MusterOutline *outline = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double pull = get_pull (outline);

  if (pull == 0 || outline->drag.parcel == NULL)
    {
      outline->drag.tick = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + CLAMP (pull, -1, 1) * EDGE_STEP);
  find (outline);
  return G_SOURCE_CONTINUE;
}

static GdkDragAction
on_motion (MusterOutline *outline, double x, double y, GtkDropTarget *target)
{
  MusterOutlineDrag *drag = &outline->drag;
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  const GValue *value = gtk_drop_target_get_value (target);

  if (outline->session == NULL)
    return 0;
  if (drag->parcel == NULL)
    drag->parcel = muster_parcel_peek (drop);
  if (drag->parcel == NULL && value != NULL && G_VALUE_HOLDS (value, MUSTER_TYPE_PARCEL))
    drag->parcel = g_value_dup_boxed (value);
  if (drag->parcel == NULL)
    return GDK_ACTION_COPY;
  drag->x = x;
  drag->y = y;
  drag->scope = muster_parcel_get_scope (drop);
  find (outline);
  if (drag->tick == 0 && get_pull (outline) != 0)
    drag->tick = gtk_widget_add_tick_callback (outline->scroller, scroll, outline, NULL);
  return muster_parcel_get_action (drag->parcel, outline->session, drop, drag->found);
}

static gboolean
on_drop (MusterOutline *outline, const GValue *value, double x, double y)
{
  MusterOutlineDrag *drag = &outline->drag;
  g_autoptr (MusterParcel) parcel = g_value_dup_boxed (value);
  g_autoptr (MusterDrop) found = NULL;

  if (outline->session == NULL || parcel == NULL)
    return FALSE;
  if (drag->parcel == NULL)
    drag->parcel = muster_parcel_ref (parcel);
  drag->x = x;
  drag->y = y;
  g_clear_pointer (&drag->found, muster_drop_free);
  find (outline);
  found = g_steal_pointer (&drag->found);
  clear_found (outline);
  gtk_widget_grab_focus (GTK_WIDGET (outline->list));
  return muster_parcel_deliver (parcel, outline->session, found);
}

/* }}} */
/* {{{ Lifting rows */

/* The row that was grabbed, then whatever else is selected. */
static GdkContentProvider *
on_prepare (MusterOutline *outline, double x, double y)
{
  MusterOutlineCell *cell = muster_outline_pick (outline, x, y);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  const MusterRecord *selection;
  MusterRecord record;
  guint n_selected;

  if (cell == NULL)
    return NULL;
  record = muster_row_item_get_record (muster_outline_cell_get_item (cell));
  if (!muster_session_is_selected (outline->session, record))
    muster_session_select (outline->session, record, MUSTER_SELECT_ONLY);
  g_array_append_val (records, record);
  selection = muster_session_get_selection (outline->session, &n_selected);
  for (guint i = 0; i < n_selected; i++)
    if (selection[i] != record)
      g_array_append_val (records, selection[i]);
  outline->drag.grabbed = record;
  g_clear_pointer (&outline->drag.lifted, muster_parcel_unref);
  outline->drag.lifted = muster_parcel_new (outline->session, (const MusterRecord *) (gpointer) records->data, records->len);
  return muster_parcel_make_provider (outline->drag.lifted);
}

/* In the hand it is the card; of what the chart does not show now, the row as it looks. */
static void
on_drag_begin (MusterOutline *outline, GdkDrag *gdk_drag, GtkDragSource *source)
{
  MusterOutlineDrag *drag = &outline->drag;
  MusterScene *scene = muster_session_get_scene (outline->session);
  guint card = muster_scene_find (scene, drag->grabbed);
  MusterHand *hand = muster_parcel_get_hand (drag->lifted, outline->session);
  g_autoptr (GdkPaintable) icon = NULL;
  MusterPoint hot = { 0, 0 };
  MusterRect place;

  if (card != MUSTER_NOWHERE)
    {
      const MusterRect *rect = &muster_scene_get_layout (scene)->cards[card].rect;

      icon = muster_drag_icon_new (GTK_WIDGET (outline), scene, hand, drag->grabbed, (MusterPoint){ rect->x + 24, rect->y + 20 }, 1, &hot, &place);
    }
  else
    {
      GtkWidget *row = muster_outline_find_row (outline, drag->grabbed);
      g_autoptr (GdkPaintable) live = row != NULL ? gtk_widget_paintable_new (row) : NULL;

      icon = live != NULL ? gdk_paintable_get_current_image (live) : NULL;
    }
  gtk_drag_source_set_icon (source, icon, (int) hot.x, (int) hot.y);
}

static void
on_drag_end (MusterOutline *outline)
{
  g_clear_pointer (&outline->drag.lifted, muster_parcel_unref);
}

/* }}} */

void
muster_outline_add_drag_controllers (MusterOutline *outline)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MUSTER_TYPE_PARCEL, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), outline);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), outline);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_drag_end), outline);
  gtk_widget_add_controller (outline->scroller, GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_motion), outline);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_motion), outline);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_found), outline);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), outline);
  gtk_widget_add_controller (outline->scroller, GTK_EVENT_CONTROLLER (target));
}

void
muster_outline_end_drag (MusterOutline *outline)
{
  MusterOutlineDrag *drag = &outline->drag;

  g_clear_handle_id (&drag->spring, g_source_remove);
  g_clear_pointer (&drag->found, muster_drop_free);
  g_clear_pointer (&drag->parcel, muster_parcel_unref);
  g_clear_pointer (&drag->lifted, muster_parcel_unref);
  drag->over = NULL;
}
