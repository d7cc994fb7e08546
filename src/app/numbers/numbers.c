/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * numbers.c: see numbers.h.
 */
#include "numbers.h"
#include "bars-view.h"
#include "figures-table.h"
#include "report-maker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _MusterNumbers
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkStack *stack;
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkFlowBox *tiles;
  GtkFlowBox *charts;
  GtkDropDown *choice;
  MusterFiguresTable *table;

  MusterSession *session;
  MusterReportMaker *maker;
  /* Of the last report. */
  GPtrArray *tables;
  GtkWidget *boxes[MUSTER_N_REPORT_CHARTS];
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (MusterNumbers, muster_numbers, GTK_TYPE_WIDGET)

/* {{{ Going to what a figure is of */

static void
show_chart (MusterNumbers *numbers)
{
  muster_session_set_board (numbers->session, NULL);
}

static void
go_to (MusterNumbers *numbers, MusterRecord record)
{
  MusterDocument *doc = muster_session_get_document (numbers->session);
  MusterKind kind = muster_document_get_kind (doc, record);

  if (kind == MUSTER_KIND_STAGE)
    {
      muster_session_set_stage (numbers->session, record);
      return;
    }
  if (kind != MUSTER_KIND_ROLE && kind != MUSTER_KIND_DEPARTMENT && kind != MUSTER_KIND_PERSON)
    return;
  show_chart (numbers);
  muster_session_go_to (numbers->session, record);
}

/* Whether a role belongs to a bar of a chart. */
static gboolean
belongs (MusterNumbers *numbers, MusterReportChart chart, const MusterBar *bar, const MusterNode *node)
{
  const MusterReport *report = muster_report_maker_get (numbers->maker);
  guint step;

  if (chart == MUSTER_CHART_LAYERS)
    return node->level == bar->number;
  if (chart == MUSTER_CHART_GRADES)
    return bar->number < report->grades->len &&
           g_strcmp0 (g_array_index (report->grades, MusterReportGrade, bar->number).grade, muster_document_get_text (muster_session_get_document (numbers->session), node->record, MUSTER_ROLE_GRADE)) == 0;
  step = muster_report_span_step (report);
  return chart == MUSTER_CHART_SPANS && node->n_children >= bar->number && node->n_children < bar->number + step;
}

static void
on_bar (MusterBarsView *view, const MusterBar *bar, gpointer data)
{
  MusterNumbers *numbers = data;
  MusterReportChart chart = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), "chart"));
  const MusterTree *roles = muster_projection_get_roles (muster_session_get_projection (numbers->session));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  if (bar->record != 0)
    {
      go_to (numbers, bar->record);
      return;
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    if (belongs (numbers, chart, bar, &roles->nodes[i]))
      g_array_append_val (found, roles->nodes[i].record);
  if (found->len == 0)
    return;
  show_chart (numbers);
  muster_session_select_many (numbers->session, (const MusterRecord *) (gpointer) found->data, found->len, MUSTER_SELECT_ONLY);
  muster_session_reveal (numbers->session, g_array_index (found, MusterRecord, 0));
}

static void
on_row (MusterNumbers *numbers, guint record)
{
  go_to (numbers, record);
}

/* }}} */
/* {{{ Showing */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_tile (const MusterReportFigure *figure)
{
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = make_label (figure->value, "value");

  gtk_widget_set_tooltip_text (tile, figure->value);
  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "tile");
  gtk_box_append (GTK_BOX (tile), make_label (figure->label, "caption"));
  gtk_box_append (GTK_BOX (tile), value);
  gtk_box_append (GTK_BOX (tile), make_label (figure->detail != NULL ? figure->detail : "", "caption"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (tile), "dim-label");
  gtk_widget_add_css_class (gtk_widget_get_last_child (tile), figure->alarm ? "error" : "dim-label");
  if (figure->alarm)
    gtk_widget_add_css_class (value, "error");
  return tile;
}

static void
show_tiles (MusterNumbers *numbers, const MusterReport *report)
{
  g_autoptr (GPtrArray) figures = muster_report_list_figures (report);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (numbers->tiles))) != NULL)
    gtk_flow_box_remove (numbers->tiles, child);
  for (guint i = 0; i < figures->len; i++)
    {
      gtk_flow_box_insert (numbers->tiles, make_tile (g_ptr_array_index (figures, i)), -1);
      gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (numbers->tiles)), FALSE);
    }
}

static void
show_charts (MusterNumbers *numbers, const MusterReport *report)
{
  MusterTheme theme = muster_session_get_options (numbers->session)->theme;

  for (MusterReportChart chart = 0; chart < MUSTER_N_REPORT_CHARTS; chart++)
    {
      MusterBars *bars = muster_report_draw_bars (report, chart);
      GtkWidget *box = numbers->boxes[chart];
      GtkWidget *title = gtk_widget_get_first_child (box), *legend = gtk_widget_get_next_sibling (title);

      gtk_widget_set_visible (gtk_widget_get_parent (box), bars != NULL);
      gtk_label_set_text (GTK_LABEL (title), bars != NULL ? bars->title : "");
      gtk_label_set_text (GTK_LABEL (legend), bars != NULL && bars->legend != NULL ? bars->legend : "");
      gtk_widget_set_visible (legend, bars != NULL && bars->legend != NULL);
      muster_bars_view_set_bars (MUSTER_BARS_VIEW (gtk_widget_get_last_child (box)), bars, theme);
    }
}

/* The table chosen stays chosen as long as there is one of its name. */
static void
show_tables (MusterNumbers *numbers, const MusterReport *report)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (numbers->choice);
  g_autofree char *name = chosen != NULL ? g_strdup (gtk_string_object_get_string (chosen)) : NULL;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint index = 0;

  g_clear_pointer (&numbers->tables, g_ptr_array_unref);
  numbers->tables = muster_report_list_tables (report);
  for (guint i = 0; i < numbers->tables->len; i++)
    {
      const MusterReportTable *table = g_ptr_array_index (numbers->tables, i);

      gtk_string_list_append (titles, table->title);
      if (g_strcmp0 (table->title, name) == 0)
        index = i;
    }
  gtk_drop_down_set_model (numbers->choice, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (numbers->choice, index);
  muster_figures_table_show (numbers->table, numbers->tables, index);
}

static void
on_made (MusterNumbers *numbers)
{
  const MusterReport *report = muster_report_maker_get (numbers->maker);
  g_autofree char *title = muster_report_dup_title (report);
  g_autofree char *subtitle = muster_report_dup_subtitle (report);

  numbers->refreshing = TRUE;
  gtk_stack_set_visible_child_name (numbers->stack, report->metrics->total.roles > 0 ? "numbers" : "nothing");
  gtk_label_set_text (numbers->title, title);
  gtk_label_set_text (numbers->subtitle, subtitle);
  show_tiles (numbers, report);
  show_charts (numbers, report);
  show_tables (numbers, report);
  numbers->refreshing = FALSE;
}

static void
on_choice (MusterNumbers *numbers)
{
  guint index = gtk_drop_down_get_selected (numbers->choice);

  if (!numbers->refreshing && numbers->tables != NULL && index < numbers->tables->len)
    muster_figures_table_show (numbers->table, numbers->tables, index);
}

/* }}} */

static void
add_charts (MusterNumbers *numbers)
{
  for (MusterReportChart chart = 0; chart < MUSTER_N_REPORT_CHARTS; chart++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *view = muster_bars_view_new ();

      gtk_widget_add_css_class (box, "card");
      gtk_widget_add_css_class (box, "tile");
      gtk_box_append (GTK_BOX (box), make_label ("", "heading"));
      gtk_box_append (GTK_BOX (box), make_label ("", "caption"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
      gtk_widget_set_margin_top (view, 6);
      gtk_box_append (GTK_BOX (box), view);
      g_object_set_data (G_OBJECT (view), "chart", GUINT_TO_POINTER (chart));
      g_signal_connect_object (view, "activated", G_CALLBACK (on_bar), numbers, 0);
      gtk_flow_box_insert (numbers->charts, box, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
      numbers->boxes[chart] = box;
    }
}

static void
muster_numbers_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (muster_numbers_parent_class)->map (widget);
  muster_report_maker_set_active (MUSTER_NUMBERS (widget)->maker, TRUE);
}

static void
muster_numbers_unmap (GtkWidget *widget)
{
  muster_report_maker_set_active (MUSTER_NUMBERS (widget)->maker, FALSE);
  GTK_WIDGET_CLASS (muster_numbers_parent_class)->unmap (widget);
}

static gboolean
muster_numbers_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (MUSTER_NUMBERS (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static void
muster_numbers_dispose (GObject *object)
{
  MusterNumbers *numbers = MUSTER_NUMBERS (object);
  GtkWidget *child;

  if (numbers->maker != NULL)
    g_signal_handlers_disconnect_by_data (numbers->maker, numbers);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&numbers->maker);
  g_clear_object (&numbers->session);
  g_clear_pointer (&numbers->tables, g_ptr_array_unref);
  G_OBJECT_CLASS (muster_numbers_parent_class)->dispose (object);
}

static void
muster_numbers_class_init (MusterNumbersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_numbers_dispose;
  widget_class->map = muster_numbers_map;
  widget_class->unmap = muster_numbers_unmap;
  widget_class->grab_focus = muster_numbers_grab_focus;
  g_type_ensure (MUSTER_TYPE_FIGURES_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "numbers");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/numbers.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, title);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, tiles);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, charts);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, choice);
  gtk_widget_class_bind_template_child (widget_class, MusterNumbers, table);
}

static void
muster_numbers_init (MusterNumbers *numbers)
{
  gtk_widget_init_template (GTK_WIDGET (numbers));
  add_charts (numbers);
  g_signal_connect_object (numbers->choice, "notify::selected", G_CALLBACK (on_choice), numbers, G_CONNECT_SWAPPED);
  g_signal_connect_object (numbers->table, "activated", G_CALLBACK (on_row), numbers, G_CONNECT_SWAPPED);
}

static GtkWidget *
make (MusterSession *session)
{
  MusterNumbers *numbers = g_object_new (MUSTER_TYPE_NUMBERS, NULL);

  numbers->session = g_object_ref (session);
  numbers->maker = muster_report_maker_new (session);
  g_signal_connect_swapped (numbers->maker, "made", G_CALLBACK (on_made), numbers);
  return GTK_WIDGET (numbers);
}

const MusterBoard muster_board_numbers = {
  .name = "numbers",
  .label = N_ ("_Numbers"),
  .title = N_ ("Numbers"),
  .icon = "muster-numbers-symbolic",
  .make = make,
};
