/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-description.c: see job-description.h.
 */
#include "job-description.h"
#include "duties.h"
#include "metrics.h"
#include "plain.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  MusterJob *job;
  MusterProjection *projection;
  MusterDocument *doc;
  guint index;
} Writer;

/* {{{ Sections */

static void
clear_row (gpointer data)
{
  MusterJobRow *row = data;

  for (guint i = 0; i < MUSTER_JOB_COLUMNS; i++)
    g_free (row->cells[i]);
}

static void
free_section (gpointer data)
{
  MusterJobSection *section = data;

  g_array_unref (section->rows);
  g_free (section);
}

static MusterJobSection *
begin (const char *heading, MusterJobShape shape, guint n_columns)
{
  MusterJobSection *section = g_new0 (MusterJobSection, 1);

  section->heading = heading;
  section->shape = shape;
  section->n_columns = n_columns;
  section->rows = g_array_new (FALSE, TRUE, sizeof (MusterJobRow));
  g_array_set_clear_func (section->rows, clear_row);
  return section;
}

/* Takes the section, and the cells below. */
static void
end (Writer *writer, MusterJobSection *section)
{
  if (section->rows->len > 0)
    g_ptr_array_add (writer->job->sections, section);
  else
    free_section (section);
}

static void
add_row (MusterJobSection *section, char *first, char *second, char *third, char *fourth)
{
  MusterJobRow row = { { first, second, third, fourth } };

  g_array_append_val (section->rows, row);
}

static void
add_fact (MusterJobSection *section, const char *label, char *value)
{
  if (value != NULL && *value != '\0')
    add_row (section, g_strdup (label), value, NULL, NULL);
  else
    g_free (value);
}

/* A row for each line of a text that has any. */
static void
add_lines (MusterJobSection *section, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      add_row (section, g_strdup (*line), NULL, NULL, NULL);
}

/* }}} */
/* {{{ Facts */

static const char *
get_name (Writer *writer, MusterRecord record)
{
  return muster_document_get_name (writer->doc, record);
}

static void
append_name (GString *text, const char *name)
{
  /* Translators: between the names of a list */
  g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", name);
}

static char *
dup_holders (Writer *writer, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (writer->projection, role);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holdings->len; i++)
    append_name (text, get_name (writer, muster_document_get_ref (writer->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON)));
  if (muster_projection_is_open (writer->projection, role))
    append_name (text, _ ("open"));
  return g_string_free (text, FALSE);
}

/* A role with who holds it. */
static char *
dup_role (Writer *writer, MusterRecord role)
{
  g_autofree char *holders = dup_holders (writer, role);

  return *holders != '\0' ? g_strdup_printf (_ ("%s (%s)"), get_name (writer, role), holders) : g_strdup (get_name (writer, role));
}

static char *
dup_manager (Writer *writer)
{
  const MusterTree *roles = muster_projection_get_roles (writer->projection);
  guint parent = roles->nodes[writer->index].parent;

  return parent != MUSTER_NOWHERE ? dup_role (writer, roles->nodes[parent].record) : g_strdup (_ ("nobody"));
}

static char *
dup_reports (Writer *writer)
{
  const MusterTree *roles = muster_projection_get_roles (writer->projection);
  GString *text = g_string_new (NULL);

  MUSTER_TREE_FOREACH_CHILD (roles, writer->index, child)
  {
    g_autofree char *name = dup_role (writer, roles->nodes[child].record);

    append_name (text, name);
  }
  return g_string_free (text, FALSE);
}

static char *
dup_departments (Writer *writer)
{
  const MusterTree *departments = muster_projection_get_departments (writer->projection);
  guint department = muster_projection_get_department_of (writer->projection, writer->index);
  GString *text = g_string_new (NULL);

  for (; department != MUSTER_NOWHERE; department = departments->nodes[department].parent)
    {
      if (text->len > 0)
        g_string_prepend (text, " › ");
      g_string_prepend (text, get_name (writer, departments->nodes[department].record));
    }
  return g_string_free (text, FALSE);
}

/* From when and until when there is such a role. */
static char *
dup_stages (Writer *writer)
{
  MusterRecord from = muster_document_get_ref (writer->doc, writer->job->role, MUSTER_ROLE_FROM);
  MusterRecord until = muster_document_get_ref (writer->doc, writer->job->role, MUSTER_ROLE_UNTIL);

  if (from != 0 && until != 0)
    /* Translators: both are stages */
    return g_strdup_printf (_ ("from %s until %s"), get_name (writer, from), get_name (writer, until));
  if (from != 0)
    return g_strdup_printf (_ ("from %s"), get_name (writer, from));
  return until != 0 ? g_strdup_printf (_ ("until %s"), get_name (writer, until)) : NULL;
}

static char *
dup_number (double number)
{
  return muster_value_dup_plain ((MusterValue){ .type = MUSTER_TYPE_NUMBER, .number = number });
}

/* With a comma between thousands, whatever the locale. */
static void
append_money (GString *text, double amount)
{
  g_autofree char *plain = dup_number (amount);
  gsize digits = 0;

  while (g_ascii_isdigit (plain[digits]))
    digits++;
  for (gsize i = 0; i < digits; i++)
    {
      if (i > 0 && (digits - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, plain[i]);
    }
  g_string_append (text, plain + digits);
}

static char *
dup_pay (Writer *writer)
{
  MusterRecord chart = muster_document_get_chart (writer->doc);
  const char *currency = muster_document_get_text (writer->doc, chart, MUSTER_CHART_CURRENCY);
  const char *period = muster_document_get_text (writer->doc, chart, MUSTER_CHART_PAY_PERIOD);
  double low = muster_document_get_number (writer->doc, writer->job->role, MUSTER_ROLE_PAY_MIN, NAN);
  double high = muster_document_get_number (writer->doc, writer->job->role, MUSTER_ROLE_PAY_MAX, NAN);
  g_autoptr (GString) text = g_string_new (NULL);

  if (isnan (low) && isnan (high))
    return NULL;
  append_money (text, isnan (low) ? high : low);
  if (!isnan (low) && !isnan (high) && low != high)
    {
      g_string_append (text, "–");
      append_money (text, high);
    }
  if (currency != NULL)
    g_string_append_printf (text, " %s", currency);
  return g_strdup_printf (g_strcmp0 (period, "year") == 0 ? _ ("%s a year") : _ ("%s a month"), text->str);
}

static void
write_facts (Writer *writer, gboolean pay)
{
  MusterJobSection *facts = begin (NULL, MUSTER_JOB_FACTS, 2);
  MusterRecord role = writer->job->role;
  double fte = muster_role_get_fte (writer->doc, role);

  add_fact (facts, _ ("Department"), dup_departments (writer));
  add_fact (facts, _ ("Reports to"), dup_manager (writer));
  add_fact (facts, _ ("Direct reports"), dup_reports (writer));
  add_fact (facts, _ ("Held by"), dup_holders (writer, role));
  add_fact (facts, _ ("Grade"), g_strdup (muster_document_get_text (writer->doc, role, MUSTER_ROLE_GRADE)));
  add_fact (facts, _ ("FTE"), fte != 1 ? dup_number (fte) : NULL);
  add_fact (facts, _ ("Pay"), pay ? dup_pay (writer) : NULL);
  add_fact (facts, _ ("Stage"), dup_stages (writer));
  end (writer, facts);
}

/* }}} */
/* {{{ What it is about */

static void
write_purpose (Writer *writer)
{
  MusterJobSection *purpose = begin (_ ("Purpose"), MUSTER_JOB_TEXT, 1);
  guint department = muster_projection_get_department_of (writer->projection, writer->index);

  if (department != MUSTER_NOWHERE)
    add_lines (purpose, muster_document_get_text (writer->doc, muster_projection_get_departments (writer->projection)->nodes[department].record, MUSTER_DEPARTMENT_PURPOSE));
  add_lines (purpose, muster_document_get_text (writer->doc, writer->job->role, MUSTER_ROLE_NOTES));
  end (writer, purpose);
}

typedef void (*OnDuty) (Writer *writer, MusterJobSection *section, MusterRecord responsibility, MusterPart part);

/* Calls @write for what the role has that part in, by the order of the responsibilities. */
static void
for_each_duty (Writer *writer, MusterJobSection *section, MusterPart part, OnDuty write)
{
  g_autoptr (GArray) responsibilities = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRecord assignment;
  MusterIter iter;

  muster_iter_init_referrers (&iter, writer->doc, writer->job->role, MUSTER_ASSIGNMENT_ROLE);
  while (muster_iter_next (&iter, &assignment))
    {
      MusterRecord responsibility = muster_document_get_ref (writer->doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY);

      if (responsibility != 0 && assignment == muster_responsibility_find_assignment (writer->doc, responsibility, writer->job->role) && muster_assignment_get_part (writer->doc, assignment) == part)
        g_array_append_val (responsibilities, responsibility);
    }
  g_array_sort_with_data (responsibilities, muster_document_compare_order, writer->doc);
  for (guint i = 0; i < responsibilities->len; i++)
    write (writer, section, g_array_index (responsibilities, MusterRecord, i), part);
}

static void
write_duty (Writer *writer, MusterJobSection *section, MusterRecord responsibility, MusterPart part)
{
  const char *authority = muster_document_get_text (writer->doc, responsibility, MUSTER_RESPONSIBILITY_AUTHORITY);

  /* The authority is with who answers for it. */
  add_row (section, g_strdup (get_name (writer, responsibility)), g_strdup (muster_part_get_label (part)), g_strdup (part != MUSTER_PART_ACCOUNTABLE ? "" : authority != NULL ? authority
                                                                                                                                                                              : _ ("none stated")),
           NULL);
}

static void
write_duties (Writer *writer)
{
  MusterJobSection *duties = begin (_ ("Responsibilities"), MUSTER_JOB_TABLE, 3);

  duties->columns[0] = _ ("Responsibility");
  duties->columns[1] = _ ("Part");
  duties->columns[2] = _ ("Authority");
  for_each_duty (writer, duties, MUSTER_PART_ACCOUNTABLE, write_duty);
  for_each_duty (writer, duties, MUSTER_PART_RESPONSIBLE, write_duty);
  end (writer, duties);
}

/* Who is asked or told, and by whom: with the owner, to whom one turns. */
static void
write_contact (Writer *writer, MusterJobSection *section, MusterRecord responsibility, MusterPart part)
{
  MusterRecord owner;
  const char *name = get_name (writer, responsibility);

  muster_responsibility_get_owning (writer->doc, responsibility, muster_projection_get_stage (writer->projection), &owner);
  if (owner != 0)
    add_row (section, g_strdup_printf (part == MUSTER_PART_CONSULTED ? _ ("%s consults this role on “%s”") : _ ("%s informs this role of “%s”"), get_name (writer, owner), name), NULL, NULL, NULL);
  else
    add_row (section, g_strdup_printf (part == MUSTER_PART_CONSULTED ? _ ("Is consulted on “%s”") : _ ("Is informed of “%s”"), name), NULL, NULL, NULL);
}

static void
write_lines_by (Writer *writer, MusterJobSection *section, MusterField near, MusterField far)
{
  MusterRecord line;
  MusterIter iter;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  muster_iter_init_referrers (&iter, writer->doc, writer->job->role, near);
  while (muster_iter_next (&iter, &line))
    if (muster_projection_has (writer->projection, line))
      g_array_append_val (others, line);
  for (guint i = 0; i < others->len; i++)
    {
      MusterRecord each = g_array_index (others, MusterRecord, i);
      const char *label = muster_document_get_text (writer->doc, each, MUSTER_LINE_LABEL);
      g_autofree char *other = dup_role (writer, muster_document_get_ref (writer->doc, each, far));

      add_row (section, label != NULL ? g_strdup_printf ("%s: %s", other, label) : g_strdup (other), NULL, NULL, NULL);
    }
}

static void
write_contacts (Writer *writer)
{
  MusterJobSection *contacts = begin (_ ("Works with"), MUSTER_JOB_POINTS, 1);

  for_each_duty (writer, contacts, MUSTER_PART_CONSULTED, write_contact);
  for_each_duty (writer, contacts, MUSTER_PART_INFORMED, write_contact);
  write_lines_by (writer, contacts, MUSTER_LINE_FROM_ROLE, MUSTER_LINE_TO_ROLE);
  write_lines_by (writer, contacts, MUSTER_LINE_TO_ROLE, MUSTER_LINE_FROM_ROLE);
  end (writer, contacts);
}

static char *
dup_weight (Writer *writer, MusterRecord measure)
{
  MusterValue weight = muster_document_get (writer->doc, measure, MUSTER_MEASURE_WEIGHT);
  g_autofree char *number = muster_value_dup_plain (weight);

  return weight.type == MUSTER_TYPE_NUMBER ? g_strdup_printf (_ ("%s %%"), number) : g_strdup ("");
}

static char *
dup_text (Writer *writer, MusterRecord record, MusterField field)
{
  const char *text = muster_document_get_text (writer->doc, record, field);

  return g_strdup (text != NULL ? text : "");
}

static void
write_measures (Writer *writer)
{
  MusterJobSection *measures = begin (_ ("Measured by"), MUSTER_JOB_TABLE, 4);
  g_autoptr (GArray) list = muster_document_list_referrers (writer->doc, writer->job->role, MUSTER_MEASURE_ROLE);

  measures->columns[0] = _ ("Measure");
  measures->columns[1] = _ ("Target");
  measures->columns[2] = _ ("Weight");
  measures->columns[3] = _ ("Reward");
  for (guint i = 0; i < list->len; i++)
    {
      MusterRecord measure = g_array_index (list, MusterRecord, i);

      add_row (measures, g_strdup (get_name (writer, measure)), dup_text (writer, measure, MUSTER_MEASURE_TARGET), dup_weight (writer, measure), dup_text (writer, measure, MUSTER_MEASURE_REWARD));
    }
  end (writer, measures);
}

static void
write_requirements (Writer *writer)
{
  MusterJobSection *requirements = begin (_ ("Requirements"), MUSTER_JOB_POINTS, 1);

  add_lines (requirements, muster_document_get_text (writer->doc, writer->job->role, MUSTER_ROLE_REQUIREMENTS));
  end (writer, requirements);
}

/* }}} */

MusterJob *
muster_job_new (MusterProjection *projection, MusterRecord role, gboolean pay)
{
  MusterJob *job = g_new0 (MusterJob, 1);
  Writer writer = { job, projection, muster_projection_get_document (projection), muster_projection_find (projection, role) };

  g_return_val_if_fail (writer.index != MUSTER_NOWHERE, NULL);

  job->role = role;
  job->title = g_strdup (muster_document_get_name (writer.doc, role));
  job->chart = g_strdup (muster_document_get_text (writer.doc, muster_document_get_chart (writer.doc), MUSTER_CHART_NAME));
  job->sections = g_ptr_array_new_with_free_func (free_section);
  write_facts (&writer, pay);
  write_purpose (&writer);
  write_duties (&writer);
  write_measures (&writer);
  write_contacts (&writer);
  write_requirements (&writer);
  return job;
}

void
muster_job_free (MusterJob *job)
{
  g_free (job->title);
  g_free (job->chart);
  g_ptr_array_unref (job->sections);
  g_free (job);
}
