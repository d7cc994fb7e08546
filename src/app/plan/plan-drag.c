/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-drag.c: roles, departments and checkpoints dragged to another stage: the former also from a pane,
 * as a parcel; the latter only within a plan, which is itself what its drag hands over.
 *
 * Over a column the drop is rehearsed: its numbers show what they would be, and below the columns it
 * says what letting go would mean, or why it cannot be. Near an edge the columns scroll.
 */
#include "plan-private.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

/* How near an edge the columns scroll, and how far a frame at the edge itself, in pixels. */
#define EDGE 40.0
#define EDGE_STEP 18.0

/* {{{ What it would mean */

/* @records: what the move is of. @transfer: of a checkpoint, if there is one in the hand. */
typedef struct
{
  GArray *records;
  MusterPlanMove move;
  MusterPlanTransfer transfer;
  MusterRecord stage;
  MusterFigures figures;
} Trial;

static void
trial_clear (Trial *trial)
{
  g_clear_pointer (&trial->records, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

static gboolean
try (MusterDocument *doc, gpointer data, GError **error)
{
  Trial *trial = data;

  if (trial->transfer.checkpoint != 0)
    return muster_plan_transfer (doc, &trial->transfer, error);
  return muster_plan_move (doc, &trial->move, error);
}

static char *
dup_label (MusterDocument *doc, const Trial *trial)
{
  if (trial->transfer.checkpoint != 0)
    return muster_plan_transfer_dup_label (doc, &trial->transfer);
  return muster_plan_move_dup_label (doc, &trial->move);
}

static void
look (MusterDocument *doc, gpointer data)
{
  Trial *trial = data;
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, trial->stage);
  g_autoptr (MusterMetrics) metrics = muster_metrics_new (projection);

  trial->figures = metrics->total;
}

static void
show_hint (MusterPlan *plan, const char *text, gboolean refused)
{
  gtk_label_set_text (plan->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (plan->hint), text != NULL);
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (plan->hint), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (plan->hint), "refused");
}

/* Cards lifted from a “Leave” leave at the stage to which they are dragged, wherever in its column. */
static Trial
get_trial (MusterPlanColumn *column)
{
  MusterPlan *plan = column->plan;
  MusterRecord stage = plan->state->stages[column->number].stage;
  Trial trial = { .records = g_array_new (FALSE, FALSE, sizeof (MusterRecord)), .stage = stage };
  MusterHand *hand = column->parcel != NULL ? muster_parcel_get_hand (column->parcel, plan->session) : NULL;

  trial.transfer = (MusterPlanTransfer){ plan->lifted, stage };
  if (hand == NULL)
    return trial;
  g_array_append_vals (trial.records, hand->departments->data, hand->departments->len);
  g_array_append_vals (trial.records, hand->roles->data, hand->roles->len);
  trial.move = (MusterPlanMove){
    .records = (const MusterRecord *) (gpointer) trial.records->data,
    .n_records = trial.records->len,
    .stage = stage,
    .leaves = column->over_leave || plan->leaving,
  };
  return trial;
}

static gboolean
is_for_plan (MusterPlanColumn *column)
{
  MusterHand *hand;

  if (column->parcel == NULL)
    return column->plan->lifted != 0;
  hand = muster_parcel_get_hand (column->parcel, column->plan->session);
  return !hand->guest && hand->roles->len + hand->departments->len > 0;
}

static gboolean
rehearse (MusterPlanColumn *column)
{
  MusterPlan *plan = column->plan;
  g_auto (Trial) trial = get_trial (column);
  g_autofree char *label = dup_label (plan->state->doc, &trial);
  g_autoptr (GError) error = NULL;
  gboolean done = muster_rehearse (plan->state->doc, try, look, &trial, &error);

  show_hint (plan, done ? label : error->message, !done);
  muster_plan_column_preview (column, done ? &trial.figures : NULL);
  return done;
}

/* }}} */
/* {{{ Held over a column */

static void
set_over (MusterPlanColumn *column, gboolean over, gboolean leave, gboolean refused)
{
  const char *const classes[] = { "drop-on", "refused" };
  GtkWidget *const widgets[] = { column->box, column->leave_here };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    for (guint j = 0; j < G_N_ELEMENTS (classes); j++)
      gtk_widget_remove_css_class (widgets[i], classes[j]);
  column->over = over;
  column->over_leave = leave;
  if (!over)
    return;
  gtk_widget_add_css_class (widgets[leave], "drop-on");
  if (refused)
    gtk_widget_add_css_class (widgets[leave], "refused");
}

/* Whether a point of the column is at its “Leave”, which is no place for a checkpoint. */
static gboolean
is_at_leave (MusterPlanColumn *column, double y)
{
  GtkWidget *next = gtk_widget_get_visible (column->change_heading) ? column->change_heading : column->checkpoints_heading;
  double x, top, bottom;

  if (!gtk_widget_get_visible (column->leave_heading) || column->parcel == NULL)
    return FALSE;
  gtk_widget_translate_coordinates (column->leave_heading, GTK_WIDGET (column), 0, 0, &x, &top);
  gtk_widget_translate_coordinates (next, GTK_WIDGET (column), 0, 0, &x, &bottom);
  return y >= top && y < bottom;
}

static void
offer_leave (MusterPlan *plan, gboolean offer)
{
  for (guint i = 0; i < plan->columns->len; i++)
    muster_plan_column_offer_leave (g_ptr_array_index (plan->columns, i), offer);
}

/* Finds what a drop at a point of the column would mean, if that is not known. Returns: whether it can
 * be done */
static gboolean
follow (MusterPlanColumn *column, double x, double y)
{
  gboolean leave = is_at_leave (column, y), done;

  if (column->over && column->over_leave == leave)
    return !gtk_widget_has_css_class (column->box, "refused") && !gtk_widget_has_css_class (column->leave_here, "refused");
  column->over_leave = leave;
  done = rehearse (column);
  set_over (column, TRUE, leave, !done);
  return done;
}

static double
get_pull (double at, double size)
{
  if (at < EDGE)
    return -1;
  return at > size - EDGE ? 1 : 0;
}

static gboolean
scroll (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MusterPlan *plan = data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (plan->scroller);
  GtkAdjustment *along;

  if (plan->pulled == NULL || (plan->pull_across == 0 && plan->pull_along == 0))
    {
      plan->tick = 0;
      return G_SOURCE_REMOVE;
    }
  along = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (plan->pulled->scroller));
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + plan->pull_across * EDGE_STEP);
  gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) + plan->pull_along * EDGE_STEP);
  follow (plan->pulled, plan->x, plan->y);
  return G_SOURCE_CONTINUE;
}

static void
set_pull (MusterPlanColumn *column, double x, double y)
{
  MusterPlan *plan = column->plan;
  double across, along, other;

  gtk_widget_translate_coordinates (GTK_WIDGET (column), GTK_WIDGET (plan->scroller), x, 0, &across, &other);
  gtk_widget_translate_coordinates (GTK_WIDGET (column), column->scroller, 0, y, &other, &along);
  plan->pull_across = get_pull (across, gtk_widget_get_width (GTK_WIDGET (plan->scroller)));
  /* Above is the head, where a drop is as good as anywhere. */
  plan->pull_along = along < 0 ? 0 : get_pull (along, gtk_widget_get_height (column->scroller));
  plan->pulled = column;
  plan->x = x;
  plan->y = y;
  if ((plan->pull_across != 0 || plan->pull_along != 0) && plan->tick == 0)
    plan->tick = gtk_widget_add_tick_callback (GTK_WIDGET (plan->scroller), scroll, plan, NULL);
}

static void
on_leave (MusterPlanColumn *column)
{
  set_over (column, FALSE, FALSE, FALSE);
  column->plan->pulled = NULL;
  show_hint (column->plan, NULL, FALSE);
  if (column->number < column->plan->state->n_stages)
    muster_plan_column_preview (column, NULL);
  g_clear_pointer (&column->parcel, muster_parcel_unref);
}

static GdkDragAction
on_motion (MusterPlanColumn *column, double x, double y, GtkDropTarget *target)
{
  MusterPlan *plan = column->plan;

  if (column->parcel == NULL && plan->lifted == 0)
    column->parcel = muster_parcel_peek (gtk_drop_target_get_current_drop (target));
  if (!is_for_plan (column))
    {
      show_hint (plan, _ ("Only what belongs to this chart joins and leaves here"), TRUE);
      return 0;
    }
  set_pull (column, x, y);
  if (!column->over && column->parcel != NULL)
    offer_leave (plan, TRUE);
  return follow (column, x, y) ? GDK_ACTION_MOVE : 0;
}

/* The keyboard is where the hand let go. */
static gboolean
drop_cards (MusterPlan *plan, const MusterPlanMove *move)
{
  if (!muster_plan_perform (plan->session, move))
    return FALSE;
  muster_plan_refresh (plan);
  muster_session_select_many (plan->session, move->records, move->n_records, MUSTER_SELECT_ONLY);
  muster_plan_go_to (plan, move->records[0], TRUE);
  return TRUE;
}

static gboolean
drop_checkpoint (MusterPlan *plan, MusterPlanColumn *column, const MusterPlanTransfer *transfer)
{
  if (!muster_plan_perform_transfer (plan->session, transfer))
    return FALSE;
  muster_plan_refresh (plan);
  muster_session_select (plan->session, transfer->checkpoint, MUSTER_SELECT_ONLY);
  muster_plan_checkpoints_enter (column->checkpoints, transfer->checkpoint);
  return TRUE;
}

static gboolean
on_drop (MusterPlanColumn *column, const GValue *value, double x, double y)
{
  MusterPlan *plan = column->plan;
  g_auto (Trial) trial = { 0 };

  g_clear_pointer (&column->parcel, muster_parcel_unref);
  if (G_VALUE_HOLDS (value, MUSTER_TYPE_PARCEL))
    column->parcel = g_value_dup_boxed (value);
  column->over_leave = is_at_leave (column, y);
  trial = get_trial (column);
  on_leave (column);
  offer_leave (plan, FALSE);
  if (trial.transfer.checkpoint != 0)
    return drop_checkpoint (plan, column, &trial.transfer);
  return trial.move.n_records > 0 && drop_cards (plan, &trial.move);
}

void
muster_plan_add_drop_target (MusterPlan *plan, MusterPlanColumn *column)
{
  GType types[] = { MUSTER_TYPE_PARCEL, MUSTER_TYPE_PLAN };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_motion), column);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_motion), column);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_leave), column);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), column);
  gtk_widget_add_controller (GTK_WIDGET (column), GTK_EVENT_CONTROLLER (target));
}

/* }}} */
/* {{{ Lifting */

/* The card that was grabbed, then what else is selected. */
static GdkContentProvider *
on_prepare (MusterPlanCards *cards, double x, double y, GtkDragSource *source)
{
  MusterPlan *plan = g_object_get_data (G_OBJECT (source), "plan");
  MusterRecord record = muster_plan_cards_pick (cards, x, y);
  g_autoptr (GArray) records = NULL;

  if (record == 0)
    return NULL;
  if (!muster_session_is_selected (plan->session, record))
    muster_session_select (plan->session, record, MUSTER_SELECT_ONLY);
  records = muster_plan_cards_list_held (cards, record);
  g_object_set_data (G_OBJECT (source), "record", GUINT_TO_POINTER (record));
  return muster_parcel_pack (plan->session, (const MusterRecord *) (gpointer) records->data, records->len);
}

static void
on_drag_begin (MusterPlanCards *cards, GdkDrag *drag, GtkDragSource *source)
{
  MusterPlan *plan = g_object_get_data (G_OBJECT (source), "plan");
  MusterRecord record = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (source), "record"));
  g_autoptr (GdkPaintable) icon = muster_plan_cards_make_icon (cards, record);

  plan->leaving = muster_plan_cards_get_section (cards) == MUSTER_PLAN_LEAVE;
  if (icon != NULL)
    gtk_drag_source_set_icon (source, icon, 24, 20);
  offer_leave (plan, TRUE);
}

static void
on_drag_end (MusterPlanCards *cards, GdkDrag *drag, gboolean gone, GtkDragSource *source)
{
  MusterPlan *plan = g_object_get_data (G_OBJECT (source), "plan");

  plan->leaving = FALSE;
  plan->pulled = NULL;
  offer_leave (plan, FALSE);
}

void
muster_plan_add_drag_source (MusterPlan *plan, MusterPlanCards *cards)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_object_set_data (G_OBJECT (source), "plan", plan);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), cards);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), cards);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_drag_end), cards);
  gtk_widget_add_controller (GTK_WIDGET (cards), GTK_EVENT_CONTROLLER (source));
}

/* }}} */
/* {{{ Lifting a checkpoint */

typedef struct
{
  MusterPlan *plan;
  MusterPlanPick pick;
} CheckpointSource;

static GdkContentProvider *
on_prepare_checkpoint (CheckpointSource *lifting, double x, double y, GtkDragSource *source)
{
  MusterPlan *plan = lifting->plan;
  MusterRecord checkpoint = lifting->pick (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), x, y);

  if (checkpoint == 0)
    return NULL;
  muster_session_select (plan->session, checkpoint, MUSTER_SELECT_ONLY);
  plan->lifted = checkpoint;
  return gdk_content_provider_new_typed (MUSTER_TYPE_PLAN, plan);
}

static void
on_checkpoint_begin (CheckpointSource *lifting, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));
  g_autoptr (GdkPaintable) icon = row != NULL ? gtk_widget_paintable_new (GTK_WIDGET (row)) : NULL;

  if (icon != NULL)
    gtk_drag_source_set_icon (source, icon, 24, 12);
}

static void
on_checkpoint_end (CheckpointSource *lifting)
{
  lifting->plan->lifted = 0;
  lifting->plan->pulled = NULL;
}

void
muster_plan_add_checkpoint_source (MusterPlan *plan, GtkWidget *list, MusterPlanPick pick)
{
  GtkDragSource *source = gtk_drag_source_new ();
  CheckpointSource *lifting = g_new0 (CheckpointSource, 1);

  *lifting = (CheckpointSource){ plan, pick };
  g_object_set_data_full (G_OBJECT (source), "lifting", lifting, g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare_checkpoint), lifting);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_checkpoint_begin), lifting);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_checkpoint_end), lifting);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));
}

/* }}} */
