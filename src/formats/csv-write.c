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
} Table;

/* One row: @person and @holding are 0 for a role that nobody holds. */
typedef struct
{
  guint index;
  MusterRecord role;
  MusterRecord holding;
  MusterRecord person;
} Row;

/* {{{ Columns */

static void
append_id (Table *table, const Row *row)
{
  muster_table_append_text (&table->to, muster_document_get_id (table->doc, row->role));
}

static void
append_path (Table *table, const Row *row)
{
  const MusterTree *tree = muster_projection_get_departments (table->extent->projection);
  guint department = muster_projection_get_department_of (table->extent->projection, row->index);
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
  guint manager = tree->nodes[row->index].parent;

  muster_table_append_text (&table->to, manager == MUSTER_NOWHERE ? "" : muster_document_get_id (table->doc, tree->nodes[manager].record));
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
  { "Department", MUSTER_ROLE_DEPARTMENT },
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
  Row row = { .index = index, .role = muster_projection_get_roles (projection)->nodes[index].record };
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
  Table table = { .extent = extent, .doc = export->doc, .to = { .separator = separator, .text = text }, .own_fields = own_fields };

  if (!extent || !check_depth (&table, error))
    return FALSE;
  append_headings (&table);
  for (guint i = 0; i < muster_projection_get_roles (extent->projection)->n_nodes && !g_cancellable_is_cancelled (export->cancellable); i++)
    if (extent->roles[i])
      append_role (&table, i);
  if (!g_str_is_ascii (text->str))
    g_byte_array_append (out, (const guint8 *) "\xef\xbb\xbf", 3);
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}
