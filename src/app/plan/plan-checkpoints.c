/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-checkpoints.c: the checkpoints of a stage: by which results one sees that it is reached.
 *
 * A press marks one as done. The row that is selected is the session's; rows are made anew only where
 * other checkpoints are to be shown. Of very many the first are shown until all are asked for.
 */
#include "plan-private.h"
#include "plan-words.h"
#include "words.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define FIRST 40

struct _MusterPlanCheckpoints
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *all;
  GtkWidget *entry;

  MusterPlan *plan;
  MusterRecord stage;
  /* MusterRecord: what the rows are about. */
  GArray *shown;
  gboolean wants_all;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MusterPlanCheckpoints, muster_plan_checkpoints, GTK_TYPE_WIDGET)

static MusterRecord
get_record (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "record"));
}

/* {{{ Rows */

static void
on_toggled (MusterPlanCheckpoints *checkpoints, GtkCheckButton *button)
{
  MusterRecord record = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "record"));

  if (checkpoints->showing)
    return;
  /* What was refused is shown as it is. */
  if (!muster_plan_set_done (checkpoints->plan->session, record, gtk_check_button_get_active (button)))
    muster_plan_refresh (checkpoints->plan);
}

static void
show_day (GtkLabel *label, MusterDocument *doc, MusterRecord record, const char *today)
{
  const char *due = muster_document_get_text (doc, record, MUSTER_CHECKPOINT_DUE);
  const char *done = muster_document_get_text (doc, record, MUSTER_CHECKPOINT_DONE);
  gboolean overdue = muster_checkpoint_is_overdue (doc, record, today);
  g_autofree char *day = muster_plan_dup_day (done != NULL ? done : due, today);
  /* Translators: %s is a day */
  g_autofree char *late = overdue ? g_strdup_printf (_ ("overdue · %s"), day) : NULL;

  gtk_label_set_text (label, late != NULL ? late : day != NULL ? day
                                                               : "");
  gtk_widget_remove_css_class (GTK_WIDGET (label), overdue ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (label), overdue ? "error" : "dim-label");
}

static void
show_row (MusterPlanCheckpoints *checkpoints, GtkListBoxRow *row)
{
  const MusterPlanState *state = checkpoints->plan->state;
  MusterDocument *doc = state->doc;
  MusterRecord record = get_record (row);
  MusterRecord owner = muster_document_get_ref (doc, record, MUSTER_CHECKPOINT_OWNER);
  gboolean done = muster_checkpoint_is_done (doc, record);
  GtkWidget *owner_label = g_object_get_data (G_OBJECT (row), "owner");
  GtkWidget *result_label = g_object_get_data (G_OBJECT (row), "result");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "done");
  g_autofree char *result = muster_words_clean (muster_document_get_name (doc, record));
  g_autofree char *name = owner != 0 ? muster_words_clean (muster_document_get_name (doc, owner)) : NULL;
  g_autofree char *label = g_strdup_printf (_ ("“%s” is done"), result);

  gtk_label_set_text (GTK_LABEL (result_label), result);
  gtk_label_set_text (GTK_LABEL (owner_label), name != NULL ? name : "");
  gtk_widget_set_visible (owner_label, owner != 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_day (g_object_get_data (G_OBJECT (row), "day"), doc, record, state->today);
}

static GtkWidget *
make_row (MusterPlanCheckpoints *checkpoints, MusterRecord record)
{
  static const char *const parts[] = { "result", "owner", "day", "done" };
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/musterapp/Muster/plan-checkpoint.ui");
  GtkWidget *row = GTK_WIDGET (gtk_builder_get_object (builder, "row"));
  GObject *button = gtk_builder_get_object (builder, "done");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_set_data (G_OBJECT (row), parts[i], gtk_builder_get_object (builder, parts[i]));
  g_object_set_data (G_OBJECT (row), "record", GUINT_TO_POINTER (record));
  g_object_set_data (button, "record", GUINT_TO_POINTER (record));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), checkpoints, G_CONNECT_SWAPPED);
  return g_object_ref (row);
}

static void
make_rows (MusterPlanCheckpoints *checkpoints, const GArray *records, guint n_records)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (checkpoints->list, 0)) != NULL)
    gtk_list_box_remove (checkpoints->list, GTK_WIDGET (row));
  g_array_set_size (checkpoints->shown, 0);
  g_array_append_vals (checkpoints->shown, records->data, n_records);
  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (GtkWidget) made = make_row (checkpoints, g_array_index (records, MusterRecord, i));

      gtk_list_box_append (checkpoints->list, made);
    }
}

void
muster_plan_checkpoints_show (MusterPlanCheckpoints *checkpoints, MusterRecord stage)
{
  g_autoptr (GArray) records = muster_document_list_referrers (checkpoints->plan->state->doc, stage, MUSTER_CHECKPOINT_STAGE);
  guint n = checkpoints->wants_all ? records->len : MIN (records->len, FIRST);
  g_autofree char *all = g_strdup_printf (_ ("Show all %u"), records->len);

  checkpoints->stage = stage;
  checkpoints->showing = TRUE;
  if (n != checkpoints->shown->len || (n > 0 && memcmp (records->data, checkpoints->shown->data, n * sizeof (MusterRecord)) != 0))
    make_rows (checkpoints, records, n);
  for (guint i = 0; i < n; i++)
    show_row (checkpoints, gtk_list_box_get_row_at_index (checkpoints->list, (int) i));
  checkpoints->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (checkpoints->list), n > 0);
  gtk_button_set_label (GTK_BUTTON (checkpoints->all), all);
  gtk_widget_set_visible (checkpoints->all, n < records->len);
}

void
muster_plan_checkpoints_follow_selection (MusterPlanCheckpoints *checkpoints)
{
  checkpoints->showing = TRUE;
  gtk_list_box_unselect_all (checkpoints->list);
  for (guint i = 0; i < checkpoints->shown->len; i++)
    if (muster_session_is_selected (checkpoints->plan->session, g_array_index (checkpoints->shown, MusterRecord, i)))
      gtk_list_box_select_row (checkpoints->list, gtk_list_box_get_row_at_index (checkpoints->list, (int) i));
  checkpoints->showing = FALSE;
}

/* }}} */
/* {{{ What a person does */

static void
on_row_selected (MusterPlanCheckpoints *checkpoints, GtkListBoxRow *row)
{
  if (!checkpoints->showing && row != NULL)
    muster_session_select (checkpoints->plan->session, get_record (row), MUSTER_SELECT_ONLY);
}

static GtkListBoxRow *
get_focused (MusterPlanCheckpoints *checkpoints)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (checkpoints)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (checkpoints->list)) ? GTK_LIST_BOX_ROW (row) : NULL;
}

gboolean
muster_plan_checkpoints_enter (MusterPlanCheckpoints *checkpoints, MusterRecord record)
{
  for (guint i = 0; i < checkpoints->shown->len; i++)
    if (g_array_index (checkpoints->shown, MusterRecord, i) == record)
      return gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (checkpoints->list, (int) i)));
  return FALSE;
}

/* The keyboard stays on what was moved. */
static void
focus_record (MusterPlan *plan, MusterRecord record)
{
  muster_plan_refresh (plan);
  for (guint i = 0; i < plan->columns->len; i++)
    muster_plan_checkpoints_enter (MUSTER_PLAN_COLUMN (g_ptr_array_index (plan->columns, i))->checkpoints, record);
}

static gboolean
on_key (MusterPlanCheckpoints *checkpoints, guint key, guint code, GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  GtkListBoxRow *row = get_focused (checkpoints);
  MusterPlan *plan = checkpoints->plan;
  MusterRecord record = row != NULL ? get_record (row) : 0;
  int across = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  int along = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);

  if (row == NULL)
    return FALSE;
  if (held == GDK_ALT_MASK && (across != 0 || along != 0))
    {
      if (across != 0 ? muster_plan_postpone (plan->session, record, across) : muster_plan_reorder (plan->session, record, along))
        focus_record (plan, record);
      return TRUE;
    }
  if (held == 0 && key == GDK_KEY_space)
    return muster_plan_set_done (plan->session, record, !muster_checkpoint_is_done (plan->state->doc, record)) || TRUE;
  if (held == 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_F2))
    {
      muster_session_select (plan->session, record, MUSTER_SELECT_ONLY);
      muster_plan_inspect (plan);
      return TRUE;
    }
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    {
      muster_session_select (plan->session, record, MUSTER_SELECT_ONLY);
      muster_plan_show_menu (plan, GTK_WIDGET (row), &(GdkRectangle){ 12, 12, 1, 1 });
      return TRUE;
    }
  return FALSE;
}

static MusterRecord
pick (GtkWidget *widget, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (widget), (int) y);

  return row != NULL ? get_record (row) : 0;
}

static void
on_typed (MusterPlanCheckpoints *checkpoints)
{
  g_autofree char *result = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (checkpoints->entry))));
  MusterRecord made;

  if (*result == '\0')
    return;
  made = muster_plan_add_checkpoint (checkpoints->plan->session, checkpoints->stage, result);
  if (made == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (checkpoints->entry), "");
  checkpoints->wants_all = checkpoints->wants_all || checkpoints->shown->len >= FIRST;
  muster_session_select (checkpoints->plan->session, made, MUSTER_SELECT_ONLY);
}

void
muster_plan_checkpoints_type (MusterPlanCheckpoints *checkpoints)
{
  gtk_widget_grab_focus (checkpoints->entry);
}

static void
on_all (MusterPlanCheckpoints *checkpoints)
{
  checkpoints->wants_all = TRUE;
  muster_plan_checkpoints_show (checkpoints, checkpoints->stage);
}

/* }}} */
/* {{{ The widget */

static void
muster_plan_checkpoints_dispose (GObject *object)
{
  g_clear_pointer (&MUSTER_PLAN_CHECKPOINTS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_plan_checkpoints_parent_class)->dispose (object);
}

static void
muster_plan_checkpoints_finalize (GObject *object)
{
  g_array_unref (MUSTER_PLAN_CHECKPOINTS (object)->shown);
  G_OBJECT_CLASS (muster_plan_checkpoints_parent_class)->finalize (object);
}

static void
muster_plan_checkpoints_class_init (MusterPlanCheckpointsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_plan_checkpoints_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_plan_checkpoints_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_plan_checkpoints_init (MusterPlanCheckpoints *checkpoints)
{
  checkpoints->shown = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
}

static void
make_entry (MusterPlanCheckpoints *checkpoints)
{
  checkpoints->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (checkpoints->entry), _ ("Add checkpoint"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (checkpoints->entry), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_widget_set_tooltip_text (checkpoints->entry, _ ("A result that can be looked at, as “First 100 orders shipped”"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (checkpoints->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add checkpoint"), -1);
  g_signal_connect_swapped (checkpoints->entry, "activate", G_CALLBACK (on_typed), checkpoints);
}

GtkWidget *
muster_plan_checkpoints_new (MusterPlan *plan)
{
  MusterPlanCheckpoints *checkpoints = g_object_new (MUSTER_TYPE_PLAN_CHECKPOINTS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  checkpoints->plan = plan;
  checkpoints->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  checkpoints->list = GTK_LIST_BOX (gtk_list_box_new ());
  checkpoints->all = gtk_button_new ();
  make_entry (checkpoints);
  gtk_widget_add_css_class (checkpoints->all, "flat");
  gtk_widget_add_css_class (GTK_WIDGET (checkpoints->list), "checkpoints");
  gtk_accessible_update_property (GTK_ACCESSIBLE (checkpoints->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Checkpoints"), -1);
  gtk_box_append (GTK_BOX (checkpoints->box), GTK_WIDGET (checkpoints->list));
  gtk_box_append (GTK_BOX (checkpoints->box), checkpoints->all);
  gtk_box_append (GTK_BOX (checkpoints->box), checkpoints->entry);
  gtk_widget_set_parent (checkpoints->box, GTK_WIDGET (checkpoints));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), checkpoints);
  gtk_widget_add_controller (GTK_WIDGET (checkpoints->list), keys);
  g_signal_connect_swapped (checkpoints->list, "row-selected", G_CALLBACK (on_row_selected), checkpoints);
  g_signal_connect_swapped (checkpoints->all, "clicked", G_CALLBACK (on_all), checkpoints);
  muster_plan_add_menu (plan, GTK_WIDGET (checkpoints->list), pick);
  muster_plan_add_checkpoint_source (plan, GTK_WIDGET (checkpoints->list), pick);
  return GTK_WIDGET (checkpoints);
}

/* }}} */
