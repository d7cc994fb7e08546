/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hiring.c: see hiring.h. Costs a projection a stage.
 */
#include "hiring.h"

#include "metrics.h"
#include "table-write.h"

static const char *const headings[] = {
  "Role",
  "Department",
  "Manager",
  "Stage",
  "Starts",
  "FTE",
  "Pay from",
  "Pay to",
  "Currency",
  "Pay period",
  "Requirements",
  "Status",
};

/* What is written, and the roles that have a row or began at a stage before those wanted. */
typedef struct
{
  MusterDocument *doc;
  MusterTable to;
  GHashTable *begun;
  guint n_rows;
} List;

static const char *
get_name (MusterDocument *doc, MusterRecord record)
{
  return record != 0 ? muster_document_get_name (doc, record) : "";
}

static MusterRecord
get_department (MusterProjection *projection, guint role)
{
  guint department = muster_projection_get_department_of (projection, role);

  return department != MUSTER_NOWHERE ? muster_projection_get_departments (projection)->nodes[department].record : 0;
}

static MusterRecord
get_manager (MusterProjection *projection, guint role)
{
  const MusterTree *roles = muster_projection_get_roles (projection);
  guint manager = roles->nodes[role].parent;

  return manager != MUSTER_NOWHERE ? roles->nodes[manager].record : 0;
}

static void
append_fte (List *list, MusterRecord role)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  muster_table_append_text (&list->to, g_ascii_formatd (number, sizeof number, "%.15g", muster_role_get_fte (list->doc, role)));
}

static void
append_role (List *list, MusterProjection *projection, guint index)
{
  MusterDocument *doc = list->doc;
  MusterRecord role = muster_projection_get_roles (projection)->nodes[index].record;
  MusterRecord stage = muster_projection_get_stage (projection);
  MusterRecord chart = muster_document_get_chart (doc);
  const char *period = muster_document_get_text (doc, chart, MUSTER_CHART_PAY_PERIOD);
  gboolean paid = muster_document_get (doc, role, MUSTER_ROLE_PAY_MIN).type != MUSTER_TYPE_NONE || muster_document_get (doc, role, MUSTER_ROLE_PAY_MAX).type != MUSTER_TYPE_NONE;

  muster_table_append_text (&list->to, get_name (doc, role));
  muster_table_append_text (&list->to, get_name (doc, get_department (projection, index)));
  muster_table_append_text (&list->to, get_name (doc, get_manager (projection, index)));
  muster_table_append_text (&list->to, get_name (doc, stage));
  muster_table_append_field (&list->to, doc, stage, MUSTER_STAGE_STARTS);
  append_fte (list, role);
  muster_table_append_field (&list->to, doc, role, MUSTER_ROLE_PAY_MIN);
  muster_table_append_field (&list->to, doc, role, MUSTER_ROLE_PAY_MAX);
  muster_table_append_field (&list->to, doc, paid ? chart : 0, MUSTER_CHART_CURRENCY);
  muster_table_append_text (&list->to, !paid ? "" : period != NULL ? period
                                                                   : "month");
  muster_table_append_field (&list->to, doc, role, MUSTER_ROLE_REQUIREMENTS);
  muster_table_append_text (&list->to, muster_projection_is_open (projection, role) ? "open" : "filled");
  muster_table_end_row (&list->to);
  list->n_rows++;
}

static void
append_stage (List *list, MusterRecord stage, gboolean wanted)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (list->doc, stage);
  const MusterTree *roles = muster_projection_get_roles (projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    if (g_hash_table_add (list->begun, GUINT_TO_POINTER (roles->nodes[i].record)) && wanted)
      append_role (list, projection, i);
}

guint
muster_hiring_write (MusterDocument *doc, MusterRecord stage, GByteArray *out)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  g_autoptr (GHashTable) begun = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  List list = { .doc = doc, .to = { .separator = ',', .text = text }, .begun = begun };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    muster_table_append_text (&list.to, headings[i]);
  muster_table_end_row (&list.to);
  if (stages->len == 0)
    append_stage (&list, 0, TRUE);
  for (guint i = 0; i < stages->len; i++)
    append_stage (&list, g_array_index (stages, MusterRecord, i), stage == 0 || stage == g_array_index (stages, MusterRecord, i));
  if (!g_str_is_ascii (text->str))
    g_byte_array_append (out, (const guint8 *) "\xef\xbb\xbf", 3);
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return list.n_rows;
}
