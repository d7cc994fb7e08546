/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-column.c: a stage of the plan: its head, its numbers, its cards and its checkpoints.
 */
#include "plan-private.h"
#include "plan-words.h"
#include "words.h"

#include <glib/gi18n-lib.h>

#include <math.h>

G_DEFINE_FINAL_TYPE (MusterPlanColumn, muster_plan_column, GTK_TYPE_WIDGET)

static const MusterPlanStage *
get_stage (MusterPlanColumn *column)
{
  return &column->plan->state->stages[column->number];
}

/* The figures of the stage before; those of the first begin from nothing that is worth a difference. */
static const MusterFigures *
get_before (MusterPlanColumn *column)
{
  return column->number > 0 ? &column->plan->state->stages[column->number - 1].metrics->total : NULL;
}

static void
set_class (gpointer widget, const char *class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

/* {{{ Numbers */

static void
show_count (GtkLabel *label, GtkLabel *more, guint now, guint would_be, int difference)
{
  g_autofree char *text = now == would_be ? g_strdup_printf ("%u", now) : g_strdup_printf ("%u → %u", now, would_be);
  g_autofree char *aside = muster_plan_dup_difference (difference);

  gtk_label_set_text (label, text);
  gtk_label_set_text (more, now == would_be ? aside : "");
  set_class (label, "would", now != would_be);
  set_class (more, "less", difference < 0);
}

/* More people is growth, but more cost is no success: its difference has no colour of its own. */
static void
show_cost (MusterPlanColumn *column, const MusterFigures *now, const MusterFigures *would, const MusterFigures *before)
{
  MusterDocument *doc = column->plan->state->doc;
  double cost = muster_plan_get_cost (now), then = muster_plan_get_cost (would);
  double difference = before != NULL ? cost - muster_plan_get_cost (before) : 0;
  g_autofree char *text = muster_plan_dup_money (doc, cost, FALSE);
  g_autofree char *other = muster_plan_dup_money (doc, then, FALSE);
  g_autofree char *arrow = g_strdup_printf ("%s → %s", text, other);
  g_autofree char *aside = fabs (difference) >= 0.5 ? muster_plan_dup_money (doc, difference, TRUE) : NULL;
  g_autofree char *full = muster_words_cost (doc, would->cost_min, would->cost_max);
  gboolean changes = !g_str_equal (text, other);

  gtk_label_set_text (column->cost, changes ? arrow : text);
  gtk_label_set_text (column->cost_more, aside != NULL && !changes ? aside : "");
  gtk_label_set_text (column->period, muster_plan_get_period (doc));
  gtk_widget_set_tooltip_text (column->cost_tile, full);
  set_class (column->cost, "would", changes);
  set_class (column->cost_more, "less", difference > 0);
}

static void
show_totals (MusterPlanColumn *column, const MusterFigures *figures)
{
  const MusterPlanStage *stage = get_stage (column);
  g_autofree char *fte = muster_words_number (figures->fte, 1);
  g_autofree char *hires = stage->hires > 0 ? g_strdup_printf (ngettext ("%u hire to make", "%u hires to make", stage->hires), stage->hires) : g_strdup (_ ("no hires to make"));
  /* Translators: full-time equivalents, as a number */
  g_autofree char *full = g_strdup_printf (_ ("%s FTE"), fte);
  g_autofree char *text = g_strdup_printf ("%s · %s", full, hires);

  gtk_label_set_text (column->totals, text);
}

void
muster_plan_column_preview (MusterPlanColumn *column, const MusterFigures *figures)
{
  const MusterFigures *now = &get_stage (column)->metrics->total, *before = get_before (column);
  const MusterFigures *would = figures != NULL ? figures : now;

  show_count (column->headcount, column->headcount_more, now->headcount, would->headcount, before != NULL ? (int) now->headcount - (int) before->headcount : 0);
  show_count (column->bought, column->bought_more, now->bought_in, would->bought_in, before != NULL ? (int) now->bought_in - (int) before->bought_in : 0);
  show_cost (column, now, would, before);
  show_totals (column, would);
}

/* }}} */
/* {{{ Head and sections */

static void
show_head (MusterPlanColumn *column)
{
  MusterPlan *plan = column->plan;
  MusterDocument *doc = plan->state->doc;
  const MusterPlanStage *stage = get_stage (column);
  const char *goal = muster_document_get_text (doc, stage->stage, MUSTER_STAGE_GOAL);
  g_autofree char *name = muster_words_clean (muster_document_get_name (doc, stage->stage));
  g_autofree char *line = muster_words_clean (goal);
  g_autofree char *day = muster_plan_dup_day (muster_document_get_text (doc, stage->stage, MUSTER_STAGE_STARTS), plan->state->today);

  gtk_label_set_text (column->name, name);
  gtk_label_set_text (column->goal, line);
  gtk_widget_set_visible (GTK_WIDGET (column->goal), goal != NULL);
  gtk_widget_set_tooltip_text (column->header, goal);
  gtk_label_set_text (column->day, day != NULL ? day : "");
  gtk_widget_set_visible (column->reached, stage->progress.checkpoints > 0 && stage->progress.done == stage->progress.checkpoints);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_progress (MusterPlanColumn *column)
{
  const MusterProgress *progress = &get_stage (column)->progress;
  g_autofree char *text = NULL;

  if (progress->overdue > 0)
    text = g_strdup_printf (ngettext ("%u overdue", "%u overdue", progress->overdue), progress->overdue);
  else if (progress->checkpoints > 0)
    /* Translators: how many checkpoints are done, and how many there are */
    text = g_strdup_printf (_ ("%u of %u done"), progress->done, progress->checkpoints);
  gtk_label_set_text (column->progress, text != NULL ? text : "");
  set_class (column->progress, "error", progress->overdue > 0);
  set_class (column->progress, "dim-label", progress->overdue == 0);
}

static void
show_sections (MusterPlanColumn *column)
{
  const MusterPlanStage *stage = get_stage (column);
  gboolean leave = gtk_widget_get_visible (column->leave_here);

  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    {
      muster_plan_cards_show (column->cards[i]);
      gtk_widget_set_visible (GTK_WIDGET (column->cards[i]), stage->cards[i]->len > 0);
    }
  gtk_widget_set_visible (column->nobody, stage->cards[MUSTER_PLAN_JOIN]->len == 0);
  gtk_widget_set_visible (column->move_heading, stage->cards[MUSTER_PLAN_MOVE]->len > 0);
  gtk_widget_set_visible (column->change_heading, stage->cards[MUSTER_PLAN_CHANGE]->len > 0);
  gtk_widget_set_visible (column->leave_heading, leave || stage->cards[MUSTER_PLAN_LEAVE]->len > 0);
}

void
muster_plan_column_forget (MusterPlanColumn *column)
{
  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    muster_plan_cards_forget (column->cards[i]);
}

void
muster_plan_column_show (MusterPlanColumn *column, guint number)
{
  column->number = number;
  show_head (column);
  muster_plan_column_preview (column, NULL);
  show_sections (column);
  show_progress (column);
  muster_plan_checkpoints_show (column->checkpoints, get_stage (column)->stage);
  muster_plan_column_follow_selection (column);
}

void
muster_plan_column_follow_selection (MusterPlanColumn *column)
{
  MusterSession *session = column->plan->session;
  MusterRecord stage = get_stage (column)->stage;

  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    gtk_widget_queue_draw (GTK_WIDGET (column->cards[i]));
  muster_plan_checkpoints_follow_selection (column->checkpoints);
  set_class (column->box, "shown", muster_session_get_options (session)->stage == stage);
  set_class (column->header, "selected", muster_session_is_selected (session, stage));
}

/* Nobody can leave before the first stage. */
void
muster_plan_column_offer_leave (MusterPlanColumn *column, gboolean offer)
{
  gtk_widget_set_visible (column->leave_here, offer && column->number > 0);
  show_sections (column);
}

/* }}} */
/* {{{ The keyboard */

gboolean
muster_plan_column_enter (MusterPlanColumn *column, MusterPlanSection section, double y)
{
  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    {
      MusterPlanCards *cards = column->cards[(section + i) % MUSTER_PLAN_N_SECTIONS];
      double x, within = 0;

      if (muster_plan_cards_count (cards) == 0)
        continue;
      gtk_widget_translate_coordinates (GTK_WIDGET (column->plan), GTK_WIDGET (cards), 0, y, &x, &within);
      muster_plan_cards_enter (cards, muster_plan_cards_find_near (cards, 0, within), TRUE);
      return TRUE;
    }
  return FALSE;
}

gboolean
muster_plan_column_step (MusterPlanColumn *column, MusterPlanSection section, int step, double x)
{
  for (int i = (int) section + step; i >= 0 && i < MUSTER_PLAN_N_SECTIONS; i += step)
    if (muster_plan_cards_count (column->cards[i]) > 0)
      {
        muster_plan_cards_enter (column->cards[i], muster_plan_cards_find_near (column->cards[i], x, step > 0 ? 0 : G_MAXINT / 2), TRUE);
        return TRUE;
      }
  return FALSE;
}

/* }}} */
/* {{{ What a person does */

static void
on_header (MusterPlanColumn *column)
{
  MusterRecord stage = get_stage (column)->stage;

  muster_session_select (column->plan->session, stage, MUSTER_SELECT_ONLY);
  muster_session_set_stage (column->plan->session, stage);
}

static void
on_add_role (MusterPlanColumn *column)
{
  MusterPlan *plan = column->plan;
  MusterRecord role = muster_plan_add_role (plan->session, get_stage (column)->stage);

  if (role == 0)
    return;
  muster_plan_refresh (plan);
  muster_session_select (plan->session, role, MUSTER_SELECT_ONLY);
  muster_plan_go_to (plan, role, TRUE);
  muster_plan_inspect (plan);
}

static MusterRecord
pick_stage (GtkWidget *widget, double x, double y)
{
  MusterPlanColumn *column = MUSTER_PLAN_COLUMN (gtk_widget_get_ancestor (widget, MUSTER_TYPE_PLAN_COLUMN));

  return get_stage (column)->stage;
}

/* Only what can be seen is drawn, so that what comes into sight must be. */
static void
on_scrolled (MusterPlanColumn *column)
{
  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    gtk_widget_queue_draw (GTK_WIDGET (column->cards[i]));
}

/* }}} */
/* {{{ The widget */

static void
muster_plan_column_dispose (GObject *object)
{
  MusterPlanColumn *column = MUSTER_PLAN_COLUMN (object);

  g_clear_pointer (&column->parcel, muster_parcel_unref);
  g_clear_pointer (&column->box, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_plan_column_parent_class)->dispose (object);
}

static void
muster_plan_column_class_init (MusterPlanColumnClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_plan_column_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plancolumn");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/plan-column.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, box);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, header);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, name);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, day);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, goal);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, reached);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, headcount);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, headcount_more);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, bought);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, bought_more);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, cost_tile);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, cost);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, cost_more);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, period);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, totals);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, body);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, join_heading);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, move_heading);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, leave_heading);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, nobody);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, leave_here);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, change_heading);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, checkpoints_heading);
  gtk_widget_class_bind_template_child (widget_class, MusterPlanColumn, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_header);
  gtk_widget_class_bind_template_callback (widget_class, on_add_role);
}

static void
muster_plan_column_init (MusterPlanColumn *column)
{
  gtk_widget_init_template (GTK_WIDGET (column));
}

GtkWidget *
muster_plan_column_new (MusterPlan *plan)
{
  MusterPlanColumn *column = g_object_new (MUSTER_TYPE_PLAN_COLUMN, NULL);
  GtkWidget *const after[] = { column->nobody, column->move_heading, column->leave_here, column->change_heading };
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (column->scroller));

  column->plan = plan;
  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    {
      GtkWidget *cards = muster_plan_cards_new (plan, column, i);

      column->cards[i] = MUSTER_PLAN_CARDS (cards);
      gtk_box_insert_child_after (column->body, cards, after[i]);
    }
  column->checkpoints = MUSTER_PLAN_CHECKPOINTS (muster_plan_checkpoints_new (plan));
  gtk_box_append (column->body, GTK_WIDGET (column->checkpoints));
  muster_plan_add_menu (plan, column->header, pick_stage);
  muster_plan_add_drop_target (plan, column);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), column, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled), column, G_CONNECT_SWAPPED);
  return GTK_WIDGET (column);
}

/* }}} */
