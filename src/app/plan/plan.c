/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan.c: see plan.h. What is shown is made of the document once a frame while the board is mapped,
 * and columns are kept, so that typing in one goes on.
 */
#include "plan-private.h"

#include "actions.h"
#include "editor.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MusterPlan, muster_plan, GTK_TYPE_WIDGET)

/* {{{ Showing */

static void
fit_columns (MusterPlan *plan)
{
  while (plan->columns->len > plan->state->n_stages)
    {
      GtkWidget *column = g_ptr_array_index (plan->columns, plan->columns->len - 1);

      plan->pulled = NULL;
      g_ptr_array_remove_index (plan->columns, plan->columns->len - 1);
      gtk_box_remove (plan->box, column);
    }
  while (plan->columns->len < plan->state->n_stages)
    {
      GtkWidget *column = muster_plan_column_new (plan);

      g_ptr_array_add (plan->columns, column);
      gtk_box_append (plan->box, column);
    }
}

void
muster_plan_refresh (MusterPlan *plan)
{
  MusterPlanState *old = plan->state;

  g_clear_handle_id (&plan->refreshing, g_source_remove);
  plan->stale = FALSE;
  for (guint i = 0; i < plan->columns->len; i++)
    muster_plan_column_forget (g_ptr_array_index (plan->columns, i));
  plan->state = muster_plan_state_new (muster_session_get_document (plan->session));
  g_clear_pointer (&old, muster_plan_state_free);
  /* A focus in what goes would be lost to the window. */
  if (plan->state->n_stages == 0)
    gtk_stack_set_visible_child_name (plan->stack, "empty");
  fit_columns (plan);
  for (guint i = 0; i < plan->columns->len; i++)
    muster_plan_column_show (g_ptr_array_index (plan->columns, i), i);
  if (plan->state->n_stages > 0)
    gtk_stack_set_visible_child_name (plan->stack, "columns");
}

static gboolean
refresh_later (gpointer data)
{
  MusterPlan *plan = data;

  plan->refreshing = 0;
  muster_plan_refresh (plan);
  return G_SOURCE_REMOVE;
}

static void
on_changed (MusterPlan *plan)
{
  plan->stale = TRUE;
  if (plan->refreshing == 0 && gtk_widget_get_mapped (GTK_WIDGET (plan)))
    plan->refreshing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_later, plan, NULL);
}

static void
on_selection_changed (MusterPlan *plan)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (plan)))
    {
      plan->stale = TRUE;
      return;
    }
  for (guint i = 0; i < plan->columns->len && !plan->stale; i++)
    muster_plan_column_follow_selection (g_ptr_array_index (plan->columns, i));
}

/* }}} */
/* {{{ Bringing into sight */

MusterPlanColumn *
muster_plan_get_column (MusterPlan *plan, int number)
{
  return number >= 0 && number < (int) plan->columns->len ? g_ptr_array_index (plan->columns, (guint) number) : NULL;
}

static void
scroll_to (MusterPlan *plan, MusterPlanColumn *column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (plan->scroller);
  double x, y;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (column), GTK_WIDGET (plan->box), 0, 0, &x, &y))
    gtk_adjustment_clamp_page (adjustment, x, x + gtk_widget_get_width (GTK_WIDGET (column)) + 24);
}

/* The number of the stage that is shown elsewhere. */
static guint
find_shown (MusterPlan *plan)
{
  MusterRecord shown = muster_session_get_options (plan->session)->stage;

  for (guint i = 0; i < plan->state->n_stages; i++)
    if (plan->state->stages[i].stage == shown)
      return i;
  return MUSTER_NOWHERE;
}

gboolean
muster_plan_go_to (MusterPlan *plan, MusterRecord record, gboolean focus)
{
  MusterPlanSection section;
  MusterPlanColumn *column;
  guint index, number = muster_plan_state_find (plan->state, record, find_shown (plan), &section, &index);

  if (number == MUSTER_NOWHERE)
    return FALSE;
  column = g_ptr_array_index (plan->columns, number);
  scroll_to (plan, column);
  if (focus)
    muster_plan_cards_enter (column->cards[section], index, FALSE);
  return TRUE;
}

static gboolean
may_have_card (MusterPlan *plan, MusterRecord record)
{
  MusterKind kind = record != 0 ? muster_document_get_kind (plan->state->doc, record) : MUSTER_KIND_NONE;

  return kind == MUSTER_KIND_ROLE || kind == MUSTER_KIND_DEPARTMENT;
}

static void
on_reveal (MusterPlan *plan, MusterRecord record)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (plan)) && !plan->stale && may_have_card (plan, record))
    muster_plan_go_to (plan, record, FALSE);
}

void
muster_plan_inspect (MusterPlan *plan)
{
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (plan), MUSTER_TYPE_EDITOR);

  if (editor != NULL)
    muster_editor_inspect (MUSTER_EDITOR (editor));
}

/* }}} */
/* {{{ The widget */

static void
muster_plan_map (GtkWidget *widget)
{
  MusterPlan *plan = MUSTER_PLAN (widget);

  GTK_WIDGET_CLASS (muster_plan_parent_class)->map (widget);
  if (plan->stale)
    muster_plan_refresh (plan);
}

/* To what is selected, else to the first card of the stage that is shown. */
static gboolean
muster_plan_grab_focus (GtkWidget *widget)
{
  MusterPlan *plan = MUSTER_PLAN (widget);
  MusterRecord cursor = muster_session_get_cursor (plan->session);
  guint shown;

  if (plan->stale)
    muster_plan_refresh (plan);
  if (plan->state->n_stages == 0)
    return gtk_widget_child_focus (GTK_WIDGET (plan->stack), GTK_DIR_TAB_FORWARD);
  if (may_have_card (plan, cursor) && muster_plan_go_to (plan, cursor, TRUE))
    return TRUE;
  shown = find_shown (plan);
  return gtk_widget_grab_focus (MUSTER_PLAN_COLUMN (g_ptr_array_index (plan->columns, shown != MUSTER_NOWHERE ? shown : 0))->header);
}

static void
muster_plan_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterPlan *plan = MUSTER_PLAN (widget);

  gtk_widget_allocate (GTK_WIDGET (plan->stack), width, height, baseline, NULL);
  if (plan->menu != NULL)
    gtk_popover_present (GTK_POPOVER (plan->menu));
}

static void
muster_plan_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (MUSTER_PLAN (widget)->stack), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
muster_plan_dispose (GObject *object)
{
  MusterPlan *plan = MUSTER_PLAN (object);

  g_clear_handle_id (&plan->refreshing, g_source_remove);
  if (plan->session != NULL)
    g_signal_handlers_disconnect_by_data (plan->session, plan);
  g_clear_pointer (&plan->menu, gtk_widget_unparent);
  if (plan->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (plan->stack));
  plan->stack = NULL;
  g_ptr_array_set_size (plan->columns, 0);
  g_clear_pointer (&plan->state, muster_plan_state_free);
  g_clear_object (&plan->session);
  G_OBJECT_CLASS (muster_plan_parent_class)->dispose (object);
}

static void
muster_plan_finalize (GObject *object)
{
  MusterPlan *plan = MUSTER_PLAN (object);

  g_ptr_array_unref (plan->columns);
  muster_text_free (plan->text);
  G_OBJECT_CLASS (muster_plan_parent_class)->finalize (object);
}

static void
muster_plan_class_init (MusterPlanClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_plan_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_plan_finalize;
  widget_class->map = muster_plan_map;
  widget_class->grab_focus = muster_plan_grab_focus;
  widget_class->size_allocate = muster_plan_size_allocate;
  widget_class->measure = muster_plan_measure;
  gtk_widget_class_set_css_name (widget_class, "plan");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/plan.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterPlan, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterPlan, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterPlan, box);
  gtk_widget_class_bind_template_child (widget_class, MusterPlan, hint);
}

static void
muster_plan_init (MusterPlan *plan)
{
  plan->columns = g_ptr_array_new ();
  plan->text = muster_text_new ();
  plan->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (plan));
  muster_actions_add_local_keys (GTK_WIDGET (plan));
}

static GtkWidget *
make (MusterSession *session)
{
  MusterPlan *plan = g_object_new (MUSTER_TYPE_PLAN, NULL);

  plan->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), plan);
  g_signal_connect_swapped (session, "bright-changed", G_CALLBACK (on_selection_changed), plan);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (on_selection_changed), plan);
  g_signal_connect_swapped (session, "reveal", G_CALLBACK (on_reveal), plan);
  return GTK_WIDGET (plan);
}

const MusterBoard muster_board_plan = {
  .name = "plan",
  .label = N_ ("_Plan"),
  .title = N_ ("Plan"),
  .icon = "muster-plan-symbolic",
  .make = make,
};

/* }}} */
