/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-tables.c: see report-tables.h.
 */
#include "report-tables.h"

#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many stages stand side by side, so that a sheet holds them; and how many people or roles are
 * named one by one. */
#define STAGES_ACROSS 5
#define NAMED_MAX 60

#define NOTHING "–"

/* {{{ Tables as such */

static void
free_table (gpointer data)
{
  MusterReportTable *table = data;

  g_free (table->title);
  g_ptr_array_unref (table->heads);
  g_ptr_array_unref (table->cells);
  g_array_unref (table->levels);
  g_array_unref (table->records);
  g_array_unref (table->alarms);
  g_free (table);
}

/* Takes @title. @heads: ended by %NULL. */
static MusterReportTable *
make_table (char *title, const char *const *heads, guint n_words)
{
  MusterReportTable *table = g_new0 (MusterReportTable, 1);

  table->title = title;
  table->heads = g_ptr_array_new_with_free_func (g_free);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->levels = g_array_new (FALSE, TRUE, sizeof (guint));
  table->records = g_array_new (FALSE, TRUE, sizeof (MusterRecord));
  table->alarms = g_array_new (FALSE, TRUE, sizeof (gboolean));
  table->n_words = n_words;
  for (guint i = 0; heads[i] != NULL; i++)
    g_ptr_array_add (table->heads, g_strdup (heads[i]));
  return table;
}

static void
begin_row (MusterReportTable *table, MusterRecord record, guint level, gboolean alarm)
{
  g_array_append_val (table->records, record);
  g_array_append_val (table->levels, level);
  g_array_append_val (table->alarms, alarm);
}

/* Takes @cell. */
static void
add_cell (MusterReportTable *table, char *cell)
{
  g_ptr_array_add (table->cells, cell);
}

static void
add_count (MusterReportTable *table, double number)
{
  add_cell (table, number == 0 ? g_strdup (NOTHING) : muster_words_number (number, 2));
}

static void
add_money (MusterReportTable *table, const MusterReport *report, double min, double max)
{
  if (isnan (min) || (min == 0 && max == 0))
    add_cell (table, g_strdup (NOTHING));
  else
    add_cell (table, muster_report_money (report, min, max));
}

guint
muster_report_table_count_rows (const MusterReportTable *table)
{
  return table->records->len;
}

const char *
muster_report_table_get_cell (const MusterReportTable *table, guint row, guint column)
{
  return g_ptr_array_index (table->cells, row * table->heads->len + column);
}

/* }}} */
/* {{{ By department */

static char *
dup_name (const MusterReport *report, MusterRecord record)
{
  char *name = muster_words_clean (muster_document_get_name (report->doc, record));

  if (*name != '\0')
    return name;
  g_free (name);
  return g_strdup (muster_kind_get_label (muster_document_get_kind (report->doc, record)));
}

static void
add_figures (MusterReportTable *table, const MusterReport *report, const MusterFigures *figures, double budget)
{
  add_count (table, figures->roles);
  add_count (table, figures->open);
  add_count (table, figures->headcount);
  add_count (table, figures->fte);
  add_money (table, report, figures->outlay_min, figures->outlay_max);
  add_money (table, report, budget, budget);
  add_money (table, report, isnan (budget) ? NAN : budget - figures->outlay_max, isnan (budget) ? NAN : budget - figures->outlay_min);
}

static MusterReportTable *
list_departments (const MusterReport *report)
{
  const MusterTree *tree = muster_projection_get_departments (report->projection);
  const char *const heads[] = { _ ("Department"), _ ("Roles"), C_ ("pill", "Open"), _ ("Headcount"), _ ("FTE"), muster_report_cost_label (report), _ ("Budget"), _ ("Left"), NULL };
  MusterReportTable *table = make_table (g_strdup (_ ("By department, with those below")), heads, 1);

  begin_row (table, 0, 0, muster_budget_is_exceeded (report->budget, &report->metrics->total));
  add_cell (table, g_strdup (_ ("Whole chart")));
  add_figures (table, report, &report->metrics->total, report->budget);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterFigures *figures = &report->metrics->departments[i];

      begin_row (table, tree->nodes[i].record, tree->nodes[i].level - 1, muster_budget_is_exceeded (report->budgets[i], figures));
      add_cell (table, dup_name (report, tree->nodes[i].record));
      add_figures (table, report, figures, report->budgets[i]);
    }
  return table;
}

/* }}} */
/* {{{ By department and stage */

static void
add_at_stage (MusterReportTable *table, const MusterReport *report, const MusterFigures *figures, gboolean money)
{
  if (money)
    {
      add_money (table, report, figures->outlay_min, figures->outlay_max);
      return;
    }
  if (figures->roles == 0)
    add_cell (table, g_strdup (NOTHING));
  else if (figures->open > 0)
    {
      g_autofree char *people = muster_words_number (figures->headcount, 0);

      add_cell (table, g_strdup_printf (_ ("%s + %u"), people, figures->open));
    }
  else
    add_cell (table, muster_words_number (figures->headcount, 0));
}

/* Some of the stages, side by side. */
static MusterReportTable *
list_matrix (const MusterReport *report, guint first, guint n, gboolean money)
{
  const MusterReportStage *stages = &g_array_index (report->stages, MusterReportStage, first);
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  MusterReportTable *table;

  g_ptr_array_add (heads, g_strdup (_ ("Department")));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (heads, dup_name (report, stages[i].stage));
  g_ptr_array_add (heads, NULL);
  table = make_table (g_strdup (money ? _ ("Cost by department and stage") : _ ("People by department and stage, with open roles")), (const char *const *) heads->pdata, 1);
  begin_row (table, 0, 0, FALSE);
  add_cell (table, g_strdup (_ ("Whole chart")));
  for (guint i = 0; i < n; i++)
    add_at_stage (table, report, &stages[i].total, money);
  for (guint row = 0; row < report->rows->len; row++)
    {
      MusterRecord department = g_array_index (report->rows, MusterRecord, row);

      begin_row (table, department, report->levels[row] - 1, FALSE);
      add_cell (table, dup_name (report, department));
      for (guint i = 0; i < n; i++)
        add_at_stage (table, report, &stages[i].departments[row], money);
    }
  return table;
}

static void
add_matrices (GPtrArray *tables, const MusterReport *report)
{
  if (report->stages->len == 0 || g_array_index (report->stages, MusterReportStage, 0).departments == NULL)
    return;
  for (guint money = 2; money-- > 0;)
    for (guint first = 0; first < report->stages->len; first += STAGES_ACROSS)
      g_ptr_array_add (tables, list_matrix (report, first, MIN (STAGES_ACROSS, report->stages->len - first), money == 1));
}

static MusterReportTable *
list_stages (const MusterReport *report)
{
  const char *const heads[] = { _ ("Stage"), _ ("Roles"), C_ ("pill", "Open"), _ ("Headcount"), _ ("FTE"), muster_report_cost_label (report), _ ("Budget"), _ ("Left"), NULL };
  MusterReportTable *table = make_table (g_strdup (_ ("By stage")), heads, 1);

  for (guint i = 0; i < report->stages->len; i++)
    {
      const MusterReportStage *stage = &g_array_index (report->stages, MusterReportStage, i);

      begin_row (table, stage->stage, 0, muster_budget_is_exceeded (stage->budget, &stage->total));
      add_cell (table, dup_name (report, stage->stage));
      add_figures (table, report, &stage->total, stage->budget);
    }
  return table;
}

/* }}} */
/* {{{ By layer, span, grade and person */

static MusterReportTable *
list_layers (const MusterReport *report)
{
  const char *const heads[] = { _ ("Layer"), _ ("Roles"), C_ ("pill", "Open"), _ ("Headcount"), NULL };
  MusterReportTable *table = make_table (g_strdup (_ ("By layer")), heads, 1);

  for (guint i = 0; i < MIN (report->n_layers, NAMED_MAX); i++)
    {
      begin_row (table, 0, 0, FALSE);
      add_cell (table, g_strdup_printf (_ ("Layer %u"), i + 1));
      add_count (table, report->layers[i].roles);
      add_count (table, report->layers[i].open);
      add_count (table, report->layers[i].headcount);
    }
  return table;
}

static MusterReportTable *
list_widest (const MusterReport *report)
{
  const char *const heads[] = { _ ("Role"), _ ("Direct reports"), NULL };
  double most = muster_document_get_number (report->doc, muster_document_get_chart (report->doc), MUSTER_CHART_SPAN_MAX, INFINITY);
  MusterReportTable *table = make_table (g_strdup (_ ("Widest spans")), heads, 1);

  for (guint i = 0; i < report->n_widest; i++)
    {
      begin_row (table, report->widest[i].role, 0, report->widest[i].span > most);
      add_cell (table, dup_name (report, report->widest[i].role));
      add_count (table, report->widest[i].span);
    }
  return table;
}

static MusterReportTable *
list_grades (const MusterReport *report)
{
  const char *const heads[] = { _ ("Grade"), _ ("Roles"), C_ ("pill", "Open"), _ ("Headcount"), _ ("FTE"), _ ("Pay bands"), NULL };
  MusterReportTable *table = make_table (g_strdup (_ ("By grade")), heads, 1);

  for (guint i = 0; i < report->grades->len; i++)
    {
      const MusterReportGrade *grade = &g_array_index (report->grades, MusterReportGrade, i);

      begin_row (table, 0, 0, FALSE);
      add_cell (table, grade->grade != NULL ? muster_words_clean (grade->grade) : g_strdup (_ ("No grade")));
      add_count (table, grade->figures.roles);
      add_count (table, grade->figures.open);
      add_count (table, grade->figures.headcount);
      add_count (table, grade->figures.fte);
      add_money (table, report, grade->figures.cost_min, grade->figures.cost_max);
    }
  return table;
}

/* Who holds several roles or has more than 100 per cent, the most loaded first. */
static MusterReportTable *
list_loads (const MusterReport *report)
{
  const char *const heads[] = { _ ("Person"), _ ("Type"), _ ("Roles"), _ ("Load"), NULL };
  MusterReportTable *table = make_table (g_strdup (_ ("People in several roles, or over 100 %")), heads, 2);

  for (guint i = 0; i < report->loads->len && muster_report_table_count_rows (table) < NAMED_MAX; i++)
    {
      const MusterReportLoad *load = &g_array_index (report->loads, MusterReportLoad, i);
      const char *type = muster_document_get_text (report->doc, load->person, MUSTER_PERSON_TYPE);
      gboolean over = load->load > 100 + 1e-6;
      g_autofree char *percent = NULL;

      if (!over && load->roles < 2)
        continue;
      begin_row (table, load->person, 0, over);
      add_cell (table, dup_name (report, load->person));
      add_cell (table, g_strdup (muster_choice_get_label (type != NULL ? type : "employee")));
      add_count (table, load->roles);
      percent = muster_words_number (load->load, 1);
      /* Translators: a number in per cent */
      add_cell (table, g_strdup_printf (_ ("%s %%"), percent));
    }
  return table;
}

static char *
dup_holders (const MusterReport *report, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (report->projection, role);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (holdings->len, 4); i++)
    {
      g_autofree char *name = dup_name (report, muster_document_get_ref (report->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON));

      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("between names", ", ") : "", name);
    }
  return g_string_free (names, FALSE);
}

/* What is bought in instead of hired, and what that saves. */
static MusterReportTable *
list_replaced (const MusterReport *report)
{
  const char *const heads[] = { _ ("Role"), _ ("Bought in"), muster_report_cost_label (report), _ ("A hire"), _ ("Saved"), NULL };
  const MusterTree *roles = muster_projection_get_roles (report->projection);
  MusterReportTable *table = make_table (g_strdup (_ ("Bought in instead of hired")), heads, 2);

  for (guint i = 0; i < roles->n_nodes && muster_report_table_count_rows (table) < NAMED_MAX; i++)
    {
      double paid = report->metrics->paid[i];
      MusterFigures hire;

      if (isnan (paid))
        continue;
      hire = muster_figures_of_role (report->projection, roles->nodes[i].record);
      begin_row (table, roles->nodes[i].record, 0, FALSE);
      add_cell (table, dup_name (report, roles->nodes[i].record));
      add_cell (table, dup_holders (report, roles->nodes[i].record));
      add_cell (table, muster_report_money (report, paid, paid));
      add_money (table, report, hire.cost_min, hire.cost_max);
      add_money (table, report, hire.cost_max > 0 ? hire.cost_min - paid : NAN, hire.cost_max - paid);
    }
  return table;
}

GPtrArray *
muster_report_list_tables (const MusterReport *report)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (free_table);

  g_ptr_array_add (tables, list_departments (report));
  g_ptr_array_add (tables, list_stages (report));
  add_matrices (tables, report);
  g_ptr_array_add (tables, list_replaced (report));
  if (report->grades->len > 1 || (report->grades->len == 1 && g_array_index (report->grades, MusterReportGrade, 0).grade != NULL))
    g_ptr_array_add (tables, list_grades (report));
  g_ptr_array_add (tables, list_layers (report));
  g_ptr_array_add (tables, list_widest (report));
  g_ptr_array_add (tables, list_loads (report));
  for (guint i = tables->len; i-- > 0;)
    if (muster_report_table_count_rows (g_ptr_array_index (tables, i)) == 0)
      g_ptr_array_remove_index (tables, i);
  return tables;
}

/* }}} */
/* {{{ Figures */

static void
free_figure (gpointer data)
{
  MusterReportFigure *figure = data;

  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->detail);
  g_free (figure);
}

/* Takes @value and @detail. */
static void
add_figure (GPtrArray *figures, const char *label, char *value, char *detail, gboolean alarm)
{
  MusterReportFigure *figure = g_new (MusterReportFigure, 1);

  *figure = (MusterReportFigure){ .label = g_strdup (label), .value = value, .detail = detail, .alarm = alarm };
  g_ptr_array_add (figures, figure);
}

static void
add_cost (GPtrArray *figures, const MusterReport *report)
{
  const MusterFigures *total = &report->metrics->total;
  gboolean over = muster_budget_is_exceeded (report->budget, total);
  g_autofree char *budget = isnan (report->budget) ? NULL : muster_report_money (report, report->budget, report->budget);
  g_autofree char *open = total->open_cost_max > 0 ? muster_report_money (report, total->open_cost_min, total->open_cost_max) : NULL;
  char *detail = NULL;

  if (total->outlay_max == 0 && budget == NULL)
    return;
  if (budget != NULL)
    detail = g_strdup_printf (over ? _ ("over the budget of %s") : _ ("of a budget of %s"), budget);
  else if (open != NULL)
    detail = g_strdup_printf (_ ("of which open: %s"), open);
  add_figure (figures, muster_report_cost_label (report), muster_report_money (report, total->outlay_min, total->outlay_max), detail, over);
  if (total->replaced > 0)
    add_figure (figures,
                _ ("Saved by buying in"),
                muster_report_money (report, total->saved_min, total->saved_max),
                g_strdup_printf (ngettext ("%u role without a hire", "%u roles without a hire", total->replaced), total->replaced),
                total->saved_max < 0);
}

static void
add_shape (GPtrArray *figures, const MusterReport *report)
{
  const MusterMetrics *metrics = report->metrics;
  MusterRecord chart = muster_document_get_chart (report->doc);
  double layers_max = muster_document_get_number (report->doc, chart, MUSTER_CHART_LAYERS_MAX, INFINITY);
  double span_max = muster_document_get_number (report->doc, chart, MUSTER_CHART_SPAN_MAX, INFINITY);
  g_autofree char *most = isinf (layers_max) ? NULL : muster_words_number (layers_max, 0);

  add_figure (figures, _ ("Layers"), muster_words_number (metrics->layers, 0), most != NULL ? g_strdup_printf (_ ("at most %s wanted"), most) : NULL, metrics->layers > layers_max);
  if (metrics->span_at == 0)
    return;
  add_figure (figures, _ ("Average span"), muster_words_number (metrics->span_average, 1), NULL, FALSE);
  add_figure (figures, _ ("Widest span"), muster_words_number (metrics->span_max, 0), dup_name (report, metrics->span_at), metrics->span_max > span_max);
}

GPtrArray *
muster_report_list_figures (const MusterReport *report)
{
  const MusterMetrics *metrics = report->metrics;
  const MusterFigures *total = &metrics->total;
  GPtrArray *figures = g_ptr_array_new_with_free_func (free_figure);
  char *bought = total->bought_in > 0 ? g_strdup_printf (ngettext ("and %u vendor or tool", "and %u vendors and tools", total->bought_in), total->bought_in) : NULL;
  g_autofree char *open_fte = muster_words_number (total->open_fte, 2);

  add_figure (figures, _ ("Headcount"), muster_words_number (total->headcount, 0), bought, FALSE);
  add_figure (figures, _ ("Open roles"), muster_words_number (total->open, 0), g_strdup_printf (ngettext ("of %u role", "of %u roles", total->roles), total->roles), FALSE);
  add_figure (figures, _ ("FTE"), muster_words_number (total->fte, 2), total->open_fte > 0 ? g_strdup_printf (_ ("of which open: %s"), open_fte) : NULL, FALSE);
  add_cost (figures, report);
  add_shape (figures, report);
  add_figure (figures, _ ("In several roles"), muster_words_number (metrics->several_roles, 0), NULL, FALSE);
  add_figure (figures, _ ("Over 100 %"), muster_words_number (metrics->over_100, 0), NULL, metrics->over_100 > 0);
  return figures;
}

char *
muster_report_dup_title (const MusterReport *report)
{
  char *name = muster_words_clean (muster_document_get_name (report->doc, muster_document_get_chart (report->doc)));

  if (*name != '\0')
    return name;
  g_free (name);
  return g_strdup (_ ("Organisation"));
}

char *
muster_report_dup_subtitle (const MusterReport *report)
{
  g_autofree char *stage = report->stage != 0 ? dup_name (report, report->stage) : NULL;

  if (stage != NULL)
    return g_strdup_printf (_ ("Stage: %s"), stage);
  return report->stages->len > 0 ? g_strdup (_ ("All stages together")) : g_strdup (_ ("Numbers of the organisation"));
}

/* }}} */
