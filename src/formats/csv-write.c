/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv-write.c: a chart as a table, in a form that import reads back.
 */
#include "csv-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "extent.h"
#include "json-text.h"

/* A department's row says the way to it, so that deep ones would make a table that grows with the
 * square of their number. */
#define MAX_PATH 100

typedef struct
{
  MusterExtent *extent;
  MusterDocument *doc;
  char separator;
  gboolean in_row;
  GArray *own_fields;
  GString *text;
} Table;

/* A field of the user's own, and whose it is. */
typedef struct
{
  MusterField field;
  MusterKind on;
} Own;

/* One row: @person and @holding are 0 for a role that nobody holds. */
typedef struct
{
  guint index;
  MusterRecord role;
  MusterRecord holding;
  MusterRecord person;
} Row;

static void
append_cell (Table *table, const char *text)
{
  const char special[] = { table->separator, '"', '\r', '\n', '\0' };
  gboolean quoted = strpbrk (text, special) || *text == ' ' || g_str_has_suffix (text, " ");

  if (table->in_row)
    g_string_append_c (table->text, table->separator);
  table->in_row = TRUE;
  if (!quoted)
    {
      g_string_append (table->text, text);
      return;
    }
  g_string_append_c (table->text, '"');
  for (; *text; text++)
    {
      if (*text == '"')
        g_string_append_c (table->text, '"');
      g_string_append_c (table->text, *text);
    }
  g_string_append_c (table->text, '"');
}

static void
append_text (Table *table, const char *text)
{
  g_autofree char *safe = NULL;

  if (text && *text && strchr ("=+-@\t\r", *text))
    text = safe = g_strdup_printf ("'%s", text);
  append_cell (table, text ? text : "");
}

static void
end_row (Table *table)
{
  g_string_append (table->text, "\r\n");
  table->in_row = FALSE;
}

static void
append_field (Table *table, MusterRecord record, MusterField field)
{
  MusterValue value = record ? muster_document_get (table->doc, record, field) : MUSTER_NO_VALUE;
  g_autoptr (GString) number = NULL;

  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
      append_text (table, value.text);
      break;
    case MUSTER_TYPE_NUMBER:
      number = g_string_new (NULL);
      muster_json_append_number (number, value.number);
      append_cell (table, number->str);
      break;
    case MUSTER_TYPE_FLAG:
      append_cell (table, "yes");
      break;
    case MUSTER_TYPE_REF:
      append_text (table, muster_document_get_name (table->doc, value.ref));
      break;
    default:
      append_cell (table, "");
    }
}

/* Text of the user's own is shown as text, a flag as yes or no; a number as it is. */
static void
append_own (Table *table, MusterRecord record, MusterField field)
{
  MusterValue value = record ? muster_document_get (table->doc, record, field) : MUSTER_NO_VALUE;
  g_autofree char *text = NULL;

  if (value.type != MUSTER_TYPE_RAW || strcmp (value.text, "null") == 0)
    append_cell (table, "");
  else if (*value.text == '"')
    {
      text = muster_json_dup_string ((MusterJsonSpan){ value.text, value.text + strlen (value.text) });
      append_text (table, text);
    }
  else if (strcmp (value.text, "true") == 0 || strcmp (value.text, "false") == 0)
    append_cell (table, *value.text == 't' ? "yes" : "no");
  else
    append_cell (table, value.text);
}

/* {{{ Columns */

static void
append_id (Table *table, const Row *row)
{
  append_text (table, muster_document_get_id (table->doc, row->role));
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
  append_text (table, path->str);
}

static void
append_manager (Table *table, const Row *row)
{
  const MusterTree *tree = muster_projection_get_roles (table->extent->projection);
  guint manager = tree->nodes[row->index].parent;

  append_text (table, manager == MUSTER_NOWHERE ? "" : muster_document_get_id (table->doc, tree->nodes[manager].record));
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
      append_field (table, record_of (row, muster_field_get_info (columns[i].field)->kind), columns[i].field);
  for (guint i = 0; i < table->own_fields->len; i++)
    {
      const Own *own = &g_array_index (table->own_fields, Own, i);

      append_own (table, record_of (row, own->on), own->field);
    }
  end_row (table);
}

/* A heading that is there already, in any case of letters, gets a number. */
static void
append_heading (Table *table, GHashTable *taken, const char *heading)
{
  g_autofree char *unique = g_strdup (heading);
  char *folded = g_utf8_casefold (unique, -1);

  for (guint i = 2; g_hash_table_contains (taken, folded); i++)
    {
      g_free (unique);
      g_free (folded);
      unique = g_strdup_printf ("%s %u", heading, i);
      folded = g_utf8_casefold (unique, -1);
    }
  g_hash_table_add (taken, folded);
  append_text (table, unique);
}

/* The fields of the user's own that roles and people have, and the row of headings. */
static void
append_headings (Table *table)
{
  g_autoptr (GArray) fields = muster_document_list (table->doc, MUSTER_KIND_FIELD);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_heading (table, taken, columns[i].heading);
  for (guint i = 0; i < fields->len; i++)
    {
      MusterRecord field = g_array_index (fields, MusterRecord, i);
      const char *on = muster_document_get_text (table->doc, field, MUSTER_FIELD_ON);
      Own own = { muster_document_own_field (table->doc, muster_document_get_id (table->doc, field)), muster_kind_find (on ? on : "department") };

      if (own.on != MUSTER_KIND_ROLE && own.on != MUSTER_KIND_PERSON)
        continue;
      append_heading (table, taken, muster_document_get_name (table->doc, field));
      g_array_append_val (table->own_fields, own);
    }
  end_row (table);
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
  g_autoptr (GArray) own_fields = g_array_new (FALSE, FALSE, sizeof (Own));
  g_autoptr (GString) text = g_string_new (NULL);
  Table table = { .extent = extent, .doc = export->doc, .separator = separator, .own_fields = own_fields, .text = text };

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
