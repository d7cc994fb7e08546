/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report.c: see report.h.
 */
#include "report.h"

#include <math.h>

/* How many figures of departments at stages are held at most: what is more nobody reads. */
#define CELLS_MAX 1000000u

/* {{{ Order */

/* The end of a run of digits, and its first digit that is no 0. */
static const char *
skip_digits (const char *at, const char **first)
{
  while (*at == '0')
    at++;
  *first = at;
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

int
muster_compare_natural (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  while (*a != '\0' && *b != '\0')
    {
      const char *one, *other;
      gsize n, m;
      int order;

      if (!g_ascii_isdigit (*a) || !g_ascii_isdigit (*b))
        {
          if (*a != *b)
            break;
          a++;
          b++;
          continue;
        }
      a = skip_digits (a, &one);
      b = skip_digits (b, &other);
      n = (gsize) (a - one);
      m = (gsize) (b - other);
      order = n != m ? (n < m ? -1 : 1) : strncmp (one, other, n);
      if (order != 0)
        return order;
    }
  return (guchar) *a < (guchar) *b ? -1 : (guchar) *a > (guchar) *b;
}

/* }}} */
/* {{{ Money */

gboolean
muster_budget_is_exceeded (double budget, const MusterFigures *figures)
{
  return !isnan (budget) && figures->outlay_min > budget + 1e-6;
}

/* A department without a budget of its own has what those right below it have. */
static double *
sum_budgets (MusterProjection *projection, double *whole)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *tree = muster_projection_get_departments (projection);
  double *budgets = g_new (double, tree->n_nodes + 1);

  *whole = NAN;
  for (guint i = 0; i < tree->n_nodes; i++)
    budgets[i] = NAN;
  for (guint i = tree->n_nodes; i-- > 0;)
    {
      guint parent = tree->nodes[i].parent;
      double *above = parent != MUSTER_NOWHERE ? &budgets[parent] : whole;

      budgets[i] = muster_document_get_number (doc, tree->nodes[i].record, MUSTER_DEPARTMENT_BUDGET, budgets[i]);
      if (!isnan (budgets[i]))
        *above = (isnan (*above) ? 0 : *above) + budgets[i];
    }
  return budgets;
}

/* }}} */
/* {{{ Spans and layers */

/* Keeps the widest spans, of equal ones those that come first. */
static void
add_widest (MusterReport *report, MusterRecord role, guint span)
{
  guint place = report->n_widest;

  while (place > 0 && report->widest[place - 1].span < span)
    place--;
  if (place == MUSTER_REPORT_WIDEST)
    return;
  report->n_widest = MIN (report->n_widest + 1, MUSTER_REPORT_WIDEST);
  memmove (&report->widest[place + 1], &report->widest[place], (report->n_widest - place - 1) * sizeof (MusterReportSpan));
  report->widest[place] = (MusterReportSpan){ .role = role, .span = span };
}

static void
count_spans (MusterReport *report)
{
  const MusterTree *roles = muster_projection_get_roles (report->projection);

  report->n_layers = report->metrics->layers;
  report->layers = g_new0 (MusterReportLayer, report->n_layers + 1);
  report->n_spans = roles->n_nodes > 0 ? report->metrics->span_max + 1 : 0;
  report->spans = g_new0 (guint, report->n_spans + 1);
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      const MusterNode *node = &roles->nodes[i];
      MusterReportLayer *layer = &report->layers[node->level - 1];
      double pool = muster_document_get_number (report->doc, node->record, MUSTER_ROLE_POOL, 0);

      report->spans[node->n_children]++;
      if (node->n_children > 0)
        add_widest (report, node->record, node->n_children);
      layer->roles++;
      layer->open += muster_projection_is_open (report->projection, node->record);
      layer->headcount += pool > 0 ? (guint) ceil (pool) : 0;
    }
}

/* }}} */
/* {{{ Grades and people */

static MusterReportGrade *
get_grade (MusterReport *report, GHashTable *known, const char *grade)
{
  gpointer found;
  MusterReportGrade row = { .grade = grade };

  if (!g_hash_table_lookup_extended (known, grade, NULL, &found))
    {
      found = GUINT_TO_POINTER (report->grades->len);
      g_hash_table_insert (known, (gpointer) grade, found);
      g_array_append_val (report->grades, row);
    }
  return &g_array_index (report->grades, MusterReportGrade, GPOINTER_TO_UINT (found));
}

static int
compare_grades (gconstpointer a, gconstpointer b)
{
  const MusterReportGrade *one = a, *other = b;

  return muster_compare_natural (one->grade, other->grade);
}

static int
compare_loads (gconstpointer a, gconstpointer b, gpointer doc)
{
  const MusterReportLoad *one = a, *other = b;
  int order;

  if (one->load != other->load)
    return one->load > other->load ? -1 : 1;
  order = strcmp (muster_document_get_name (doc, one->person), muster_document_get_name (doc, other->person));
  return order != 0 ? order : strcmp (muster_document_get_id (doc, one->person), muster_document_get_id (doc, other->person));
}

/* Text is interned, so that a grade is its pointer. Counts somebody once in each grade and in the
 * highest layer; @seen is empty before and after. */
static void
count_person (MusterReport *report, GHashTable *known, GHashTable *seen, MusterRecord person)
{
  MusterReportLoad load = { .person = person };
  gboolean bought_in = muster_person_is_bought_in (report->doc, person);
  guint layer = G_MAXUINT;
  MusterIter holdings;
  MusterRecord holding;

  muster_iter_init_referrers (&holdings, report->doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&holdings, &holding))
    {
      MusterRecord role = muster_document_get_ref (report->doc, holding, MUSTER_HOLDING_ROLE);
      guint index = role != 0 ? muster_projection_find (report->projection, role) : MUSTER_NOWHERE;
      const char *grade;

      if (index == MUSTER_NOWHERE || !muster_document_lives_at (report->doc, holding, report->stage))
        continue;
      layer = MIN (layer, muster_projection_get_roles (report->projection)->nodes[index].level - 1);
      grade = muster_document_get_text (report->doc, role, MUSTER_ROLE_GRADE);
      if (g_hash_table_add (seen, (gpointer) grade))
        {
          MusterFigures *figures = &get_grade (report, known, grade)->figures;

          figures->headcount += !bought_in;
          figures->bought_in += bought_in;
        }
    }
  g_hash_table_remove_all (seen);
  if (layer == G_MAXUINT)
    return;
  load.roles = muster_projection_count_held (report->projection, person, &load.load);
  if (!bought_in)
    report->layers[layer].headcount++;
  g_array_append_val (report->loads, load);
}

static void
count_people (MusterReport *report)
{
  const MusterTree *roles = muster_projection_get_roles (report->projection);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  MusterIter people;
  MusterRecord person;

  report->grades = g_array_new (FALSE, TRUE, sizeof (MusterReportGrade));
  report->loads = g_array_new (FALSE, TRUE, sizeof (MusterReportLoad));
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record;
      MusterFigures figures = muster_figures_of_role (report->projection, role);

      muster_figures_add (&get_grade (report, known, muster_document_get_text (report->doc, role, MUSTER_ROLE_GRADE))->figures, &figures);
    }
  muster_iter_init_kind (&people, report->doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&people, &person))
    count_person (report, known, seen, person);
  g_array_sort (report->grades, compare_grades);
  g_array_sort_with_data (report->loads, compare_loads, report->doc);
}

/* }}} */
/* {{{ Stages */

static void
clear_stage (gpointer data)
{
  g_free (((MusterReportStage *) data)->departments);
}

/* The rows of all tables by department: what there is at any stage. */
static void
list_rows (MusterReport *report)
{
  g_autoptr (MusterProjection) whole = muster_projection_new (report->doc, 0);
  const MusterTree *tree = muster_projection_get_departments (whole);

  report->rows = g_array_sized_new (FALSE, TRUE, sizeof (MusterRecord), tree->n_nodes);
  report->levels = g_new (guint, tree->n_nodes + 1);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      g_array_append_val (report->rows, tree->nodes[i].record);
      report->levels[i] = tree->nodes[i].level;
    }
}

static void
add_stage (MusterReport *report, MusterRecord stage, gboolean with_departments)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (report->doc, stage);
  g_autoptr (MusterMetrics) metrics = muster_metrics_new (projection);
  MusterReportStage row = {
    .stage = stage,
    .total = metrics->total,
    .layers = metrics->layers,
    .span_average = metrics->span_average,
  };
  g_autofree double *budgets = sum_budgets (projection, &row.budget);

  if (with_departments)
    row.departments = g_new0 (MusterFigures, report->rows->len + 1);
  for (guint i = 0; with_departments && i < report->rows->len; i++)
    {
      guint index = muster_projection_find (projection, g_array_index (report->rows, MusterRecord, i));

      if (index != MUSTER_NOWHERE)
        row.departments[i] = metrics->departments[index];
    }
  g_array_append_val (report->stages, row);
}

static void
list_stages (MusterReport *report)
{
  g_autoptr (GArray) stages = muster_document_list (report->doc, MUSTER_KIND_STAGE);
  gboolean with_departments = (guint64) stages->len * report->rows->len <= CELLS_MAX;

  report->stages = g_array_new (FALSE, TRUE, sizeof (MusterReportStage));
  g_array_set_clear_func (report->stages, clear_stage);
  for (guint i = 0; i < stages->len; i++)
    add_stage (report, g_array_index (stages, MusterRecord, i), with_departments);
}

/* }}} */

MusterReport *
muster_report_new (MusterDocument *doc, MusterRecord stage)
{
  MusterReport *report = g_new0 (MusterReport, 1);

  report->doc = g_object_ref (doc);
  report->stage = stage;
  report->projection = muster_projection_new (doc, stage);
  report->metrics = muster_metrics_new (report->projection);
  report->budgets = sum_budgets (report->projection, &report->budget);
  count_spans (report);
  count_people (report);
  list_rows (report);
  list_stages (report);
  return report;
}

void
muster_report_free (MusterReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->stages);
  g_free (report->levels);
  g_array_unref (report->rows);
  g_array_unref (report->loads);
  g_array_unref (report->grades);
  g_free (report->layers);
  g_free (report->spans);
  g_free (report->budgets);
  muster_metrics_free (report->metrics);
  muster_projection_free (report->projection);
  g_object_unref (report->doc);
  g_free (report);
}
