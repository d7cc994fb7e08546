/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-drag.c: roles dragged to another stage, from the plan or from a pane.
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

typedef struct
{
  MusterPlanMove move;
  MusterRecord stage;
  MusterFigures figures;
} Trial;

static gboolean
try_move (MusterDocument *doc, gpointer data, GError **error)
{
  Trial *trial = data;

  return muster_plan_move (doc, &trial->move, error);
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
static MusterPlanMove
get_move (MusterPlanColumn *column)
{
  MusterPlan *plan = column->plan;
  MusterHand *hand = muster_parcel_get_hand (column->parcel, plan->session);

  return (MusterPlanMove){
    .roles = (const MusterRecord *) (gpointer) hand->roles->data,
    .n_roles = hand->roles->len,
    .stage = plan->state->stages[column->number].stage,
    .leaves = column->over_leave || plan->leaving,
  };
}

static gboolean
is_for_plan (MusterPlanColumn *column)
{
  MusterHand *hand = muster_parcel_get_hand (column->parcel, column->plan->session);

  return !hand->guest && hand->roles->len > 0;
}

static gboolean
rehearse (MusterPlanColumn *column)
{
  MusterPlan *plan = column->plan;
  Trial trial = { .move = get_move (column), .stage = plan->state->stages[column->number].stage };
  g_autofree char *label = muster_plan_move_dup_label (plan->state->doc, &trial.move);
  g_autoptr (GError) error = NULL;
  gboolean done = muster_rehearse (plan->state->doc, try_move, look, &trial, &error);

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

/* Whether a point of the column is at its “Leave”. */
static gboolean
is_at_leave (MusterPlanColumn *column, double y)
{
  double x, top, bottom;

  if (!gtk_widget_get_visible (column->leave_heading))
    return FALSE;
  gtk_widget_translate_coordinates (column->leave_heading, GTK_WIDGET (column), 0, 0, &x, &top);
  gtk_widget_translate_coordinates (column->checkpoints_heading, GTK_WIDGET (column), 0, 0, &x, &bottom);
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
  if (column->parcel != NULL && column->number < column->plan->state->n_stages)
    muster_plan_column_preview (column, NULL);
  g_clear_pointer (&column->parcel, muster_parcel_unref);
}

static GdkDragAction
on_motion (MusterPlanColumn *column, double x, double y, GtkDropTarget *target)
{
  MusterPlan *plan = column->plan;

  if (column->parcel == NULL)
    column->parcel = muster_parcel_peek (gtk_drop_target_get_current_drop (target));
  if (column->parcel == NULL || !is_for_plan (column))
    {
      show_hint (plan, _ ("Only roles of this chart join and leave here"), TRUE);
      return 0;
    }
  set_pull (column, x, y);
  if (!column->over)
    offer_leave (plan, TRUE);
  return follow (column, x, y) ? GDK_ACTION_MOVE : 0;
}

static gboolean
on_drop (MusterPlanColumn *column, const GValue *value, double x, double y)
{
  MusterPlan *plan = column->plan;
  g_autoptr (GArray) roles = NULL;
  MusterPlanMove move;
  gboolean done;

  g_clear_pointer (&column->parcel, muster_parcel_unref);
  column->parcel = g_value_dup_boxed (value);
  if (column->parcel == NULL || !is_for_plan (column))
    return FALSE;
  column->over_leave = is_at_leave (column, y);
  move = get_move (column);
  roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_array_append_vals (roles, move.roles, move.n_roles);
  move.roles = (const MusterRecord *) (gpointer) roles->data;
  on_leave (column);
  offer_leave (plan, FALSE);
  done = muster_plan_perform (plan->session, &move);
  if (!done)
    return FALSE;
  muster_plan_refresh (plan);
  muster_session_select_many (plan->session, move.roles, move.n_roles, MUSTER_SELECT_ONLY);
  muster_plan_go_to (plan, move.roles[0], TRUE);
  return TRUE;
}

void
muster_plan_add_drop_target (MusterPlan *plan, MusterPlanColumn *column)
{
  GtkDropTarget *target = gtk_drop_target_new (MUSTER_TYPE_PARCEL, GDK_ACTION_MOVE);

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
  MusterRecord role = muster_plan_cards_pick (cards, x, y);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  const MusterRecord *selection;
  guint n_selected;

  if (role == 0)
    return NULL;
  if (!muster_session_is_selected (plan->session, role))
    muster_session_select (plan->session, role, MUSTER_SELECT_ONLY);
  g_array_append_val (records, role);
  selection = muster_session_get_selection (plan->session, &n_selected);
  for (guint i = 0; i < n_selected; i++)
    if (selection[i] != role && muster_document_get_kind (plan->state->doc, selection[i]) == MUSTER_KIND_ROLE)
      g_array_append_val (records, selection[i]);
  g_object_set_data (G_OBJECT (source), "role", GUINT_TO_POINTER (role));
  return muster_parcel_pack (plan->session, (const MusterRecord *) (gpointer) records->data, records->len);
}

static void
on_drag_begin (MusterPlanCards *cards, GdkDrag *drag, GtkDragSource *source)
{
  MusterPlan *plan = g_object_get_data (G_OBJECT (source), "plan");
  MusterRecord role = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (source), "role"));
  g_autoptr (GdkPaintable) icon = muster_plan_cards_make_icon (cards, role);

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
