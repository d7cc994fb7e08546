/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv-write.c: a chart as a table, in a form that import reads back.
 */
#include "csv-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "extent.h"
#include "table-write.h"

/* A department's row says the way to it, so that deep ones would make a table that grows with the
 * square of their number. */
#define MAX_PATH 100

typedef struct
{
  MusterExtent *extent;
  MusterDocument *doc;
  MusterTable to;
  GArray *own_fields;
  /* MusterRecord to GArray of MusterRecord: where dotted lines lead from a role. */
  GHashTable *dotted;
} Table;

/* One row: @person and @holding are 0 for a role that nobody holds; @role is 0 for a department alone. */
typedef struct
{
  guint index;
  guint department;
  MusterRecord role;
  MusterRecord holding;
  MusterRecord person;
} Row;

/* {{{ Columns */

static void
append_id (Table *table, const Row *row)
{
  muster_table_append_text (&table->to, row->role != 0 ? muster_document_get_id (table->doc, row->role) : "");
}

static void
append_department (Table *table, const Row *row)
{
  const MusterTree *tree = muster_projection_get_departments (table->extent->projection);

  muster_table_append_text (&table->to, row->department != MUSTER_NOWHERE ? muster_document_get_name (table->doc, tree->nodes[row->department].record) : "");
}

static void
append_path (Table *table, const Row *row)
{
  const MusterTree *tree = muster_projection_get_departments (table->extent->projection);
  guint department = row->department;
  g_autoptr (GString) path = g_string_new (NULL);

  for (; department != MUSTER_NOWHERE; department = tree->nodes[department].parent)
    {
      if (path->len > 0)
        g_string_prepend (path, " / ");
      g_string_prepend (path, muster_document_get_name (table->doc, tree->nodes[department].record));
    }
  muster_table_append_text (&table->to, path->str);
}

static void
append_manager (Table *table, const Row *row)
{
  const MusterTree *tree = muster_projection_get_roles (table->extent->projection);
  guint manager = row->role != 0 ? tree->nodes[row->index].parent : MUSTER_NOWHERE;

  muster_table_append_text (&table->to, manager == MUSTER_NOWHERE ? "" : muster_document_get_id (table->doc, tree->nodes[manager].record));
}

/* Whether an id can stand in a list of them. */
static gboolean
is_listable (const char *id)
{
  return strpbrk (id, ";:|\n\r") == NULL;
}

/* The roles to which dotted lines lead, by their ids. */
static void
append_dotted (Table *table, const Row *row)
{
  const GArray *targets = row->role != 0 ? g_hash_table_lookup (table->dotted, GUINT_TO_POINTER (row->role)) : NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; targets && i < targets->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ";" : "", muster_document_get_id (table->doc, g_array_index (targets, MusterRecord, i)));
  muster_table_append_text (&table->to, ids->str);
}

/* A column: a field of the role, its holding or its holder, or something that is not one field. */
typedef struct
{
  const char *heading;
  MusterField field;
  void (*append) (Table *table, const Row *row);
} Column;

static const Column columns[] = {
  { .heading = "Id", .append = append_id },
  { "Title", MUSTER_ROLE_TITLE },
  { .heading = "Department", .append = append_department },
  { .heading = "Department path", .append = append_path },
  { .heading = "Manager Id", .append = append_manager },
  { "Name", MUSTER_PERSON_NAME },
  { "E-mail", MUSTER_PERSON_EMAIL },
  { "Type", MUSTER_PERSON_TYPE },
  { "Share", MUSTER_HOLDING_SHARE },
  { "Grade", MUSTER_ROLE_GRADE },
  { "FTE", MUSTER_ROLE_FTE },
  { "Pool", MUSTER_ROLE_POOL },
  { "Pay from", MUSTER_ROLE_PAY_MIN },
  { "Pay to", MUSTER_ROLE_PAY_MAX },
  { "Assistant", MUSTER_ROLE_ASSISTANT },
  { "From", MUSTER_ROLE_FROM },
  { "Until", MUSTER_ROLE_UNTIL },
  { "Reference", MUSTER_ROLE_REF },
  { "Notes", MUSTER_ROLE_NOTES },
  { "Requirements", MUSTER_ROLE_REQUIREMENTS },
  { "Bought-in cost", MUSTER_PERSON_COST },
  { .heading = "Dotted line to", .append = append_dotted },
  { "Person reference", MUSTER_PERSON_REF },
};

static MusterRecord
record_of (const Row *row, MusterKind kind)
{
  if (kind == MUSTER_KIND_ROLE)
    return row->role;
  return kind == MUSTER_KIND_PERSON ? row->person : row->holding;
}

static void
append_row (Table *table, const Row *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].append)
      columns[i].append (table, row);
    else
      muster_table_append_field (&table->to, table->doc, record_of (row, muster_field_get_info (columns[i].field)->kind), columns[i].field);
  for (guint i = 0; i < table->own_fields->len; i++)
    {
      const MusterOwnColumn *own = &g_array_index (table->own_fields, MusterOwnColumn, i);

      muster_table_append_field (&table->to, table->doc, record_of (row, own->on), own->field);
    }
  muster_table_end_row (&table->to);
}

static void
append_headings (Table *table)
{
  g_autoptr (GHashTable) taken = muster_table_new_headings ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    muster_table_append_heading (&table->to, taken, columns[i].heading);
  for (guint i = 0; i < table->own_fields->len; i++)
    muster_table_append_heading (&table->to, taken, g_array_index (table->own_fields, MusterOwnColumn, i).heading);
  muster_table_end_row (&table->to);
}

/* }}} */

static void
append_role (Table *table, guint index)
{
  MusterProjection *projection = table->extent->projection;
  Row row = { .index = index, .department = muster_projection_get_department_of (projection, index), .role = muster_projection_get_roles (projection)->nodes[index].record };
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, row.role);

  if (holdings->len == 0)
    append_row (table, &row);
  for (guint i = 0; i < holdings->len; i++)
    {
      row.holding = g_array_index (holdings, MusterRecord, i);
      row.person = muster_document_get_ref (table->doc, row.holding, MUSTER_HOLDING_PERSON);
      append_row (table, &row);
    }
}

/* Departments that no row of a role has named: neither it nor one in it has any. */
static void
append_empty_departments (Table *table)
{
  const MusterTree *tree = muster_projection_get_departments (table->extent->projection);
  g_autofree gboolean *named = g_new0 (gboolean, tree->n_nodes + 1);

  for (guint i = tree->n_nodes; table->extent->by_department && i-- > 0;)
    {
      guint n_roles;

      muster_projection_list_roles (table->extent->projection, i, &n_roles);
      named[i] = named[i] || n_roles > 0;
      if (named[i] && tree->nodes[i].parent != MUSTER_NOWHERE)
        named[tree->nodes[i].parent] = TRUE;
    }
  for (guint i = 0; table->extent->by_department && i < tree->n_nodes; i++)
    if (table->extent->departments[i] && !named[i] && tree->nodes[i].size == 1)
      append_row (table, &(Row){ .department = i });
}

static void
free_targets (gpointer targets)
{
  g_array_unref (targets);
}

static GHashTable *
list_dotted (MusterExtent *extent, MusterDocument *doc)
{
  GHashTable *dotted = g_hash_table_new_full (NULL, NULL, NULL, free_targets);
  g_autoptr (GArray) lines = muster_extent_list_lines (extent);

  for (guint i = 0; i < lines->len; i++)
    {
      MusterRecord line = g_array_index (lines, MusterRecord, i);
      gpointer from = GUINT_TO_POINTER (muster_document_get_ref (doc, line, MUSTER_LINE_FROM_ROLE));
      MusterRecord to = muster_document_get_ref (doc, line, MUSTER_LINE_TO_ROLE);
      GArray *targets = g_hash_table_lookup (dotted, from);

      if (!is_listable (muster_document_get_id (doc, to)))
        continue;
      if (!targets)
        g_hash_table_insert (dotted, from, targets = g_array_new (FALSE, FALSE, sizeof (MusterRecord)));
      g_array_append_val (targets, to);
    }
  return dotted;
}

static gboolean
check_depth (const Table *table, GError **error)
{
  const MusterTree *tree = muster_projection_get_departments (table->extent->projection);

  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].level > MAX_PATH && table->extent->departments[i])
      {
        const char *name = muster_document_get_name (table->doc, tree->nodes[i].record);

        g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("“%s” lies more than %d departments deep, too deep for a table; export a Muster document"), name, MAX_PATH);
        return FALSE;
      }
  return TRUE;
}

gboolean
muster_csv_write (const MusterExport *export, char separator, GByteArray *out, GError **error)
{
  g_autoptr (MusterExtent) extent = muster_extent_new (export, error);
  g_autoptr (GArray) own_fields = muster_table_list_own_columns (export->doc);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) dotted = NULL;
  Table table = { .extent = extent, .doc = export->doc, .to = { .separator = separator, .text = text }, .own_fields = own_fields };

  if (!extent || !check_depth (&table, error))
    return FALSE;
  table.dotted = dotted = list_dotted (extent, export->doc);
  append_headings (&table);
  for (guint i = 0; i < muster_projection_get_roles (extent->projection)->n_nodes && !g_cancellable_is_cancelled (export->cancellable); i++)
    if (extent->roles[i])
      append_role (&table, i);
  append_empty_departments (&table);
  if (!g_str_is_ascii (text->str))
    g_byte_array_append (out, (const guint8 *) "\xef\xbb\xbf", 3);
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

/* {{{ What there is no place for */

static void
add_part (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between parts of a sentence", ", ") : "", part);
  g_free (part);
}

/* How many records of a kind have any of the fields; the last is 0. */
static guint
count_with (MusterDocument *doc, MusterKind kind, const MusterField *fields)
{
  MusterIter iter;
  MusterRecord record;
  guint n = 0;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    for (guint i = 0; fields[i] != 0; i++)
      if (muster_document_get (doc, record, fields[i]).type != MUSTER_TYPE_NONE)
        {
          n++;
          break;
        }
  return n;
}

/* People who hold nothing: a row with a name alone is a role for whoever reads it. */
static guint
count_unplaced (MusterDocument *doc)
{
  MusterIter people, holdings;
  MusterRecord person, holding;
  guint n = 0;

  muster_iter_init_kind (&people, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&people, &person))
    {
      muster_iter_init_referrers (&holdings, doc, person, MUSTER_HOLDING_PERSON);
      n += !muster_iter_next (&holdings, &holding);
    }
  return n;
}

static void
add_parts (GString *text, MusterDocument *doc)
{
  static const MusterField terms[] = { MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL, 0 };
  static const MusterField lines[] = { MUSTER_LINE_LABEL, MUSTER_LINE_FROM, MUSTER_LINE_UNTIL, 0 };
  static const MusterField departments[] = { MUSTER_DEPARTMENT_PURPOSE, MUSTER_DEPARTMENT_BUDGET, MUSTER_DEPARTMENT_FROM, MUSTER_DEPARTMENT_UNTIL, 0 };
  guint n;

  n = count_unplaced (doc);
  add_part (text, n, g_strdup_printf (ngettext ("%u person without a role", "%u people without a role", n), n));
  n = count_with (doc, MUSTER_KIND_HOLDING, terms);
  add_part (text, n, g_strdup_printf (ngettext ("the stages of %u holding", "the stages of %u holdings", n), n));
  n = count_with (doc, MUSTER_KIND_LINE, lines);
  add_part (text, n, g_strdup_printf (ngettext ("the label and stages of %u dotted line", "the labels and stages of %u dotted lines", n), n));
  n = count_with (doc, MUSTER_KIND_DEPARTMENT, departments);
  add_part (text, n, g_strdup_printf (ngettext ("the purpose, budget and stages of %u department", "the purposes, budgets and stages of %u departments", n), n));
  n = muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY);
  add_part (text, n, g_strdup_printf (ngettext ("%u responsibility", "%u responsibilities", n), n));
  n = muster_document_count (doc, MUSTER_KIND_MEASURE);
  add_part (text, n, g_strdup_printf (ngettext ("%u measure", "%u measures", n), n));
  n = muster_document_count (doc, MUSTER_KIND_CHECKPOINT);
  add_part (text, n, g_strdup_printf (ngettext ("%u checkpoint", "%u checkpoints", n), n));
}

char *
muster_csv_dup_left_out (const MusterExport *export)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_parts (text, export->doc);
  /* Translators: %s is a list, as "2 people without a role, 5 measures" */
  return text->len > 0 ? g_strdup_printf (_ ("A table has no place for all of the chart; left out: %s"), text->str) : NULL;
}

/* }}} */
