/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-write.c: see table-write.h.
 */
#include "table-write.h"

#include <string.h>

#include "plain.h"

static void
append_cell (MusterTable *table, const char *text)
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

void
muster_table_append_text (MusterTable *table, const char *text)
{
  g_autofree char *safe = NULL;

  if (text && *text && strchr ("=+-@\t\r", *text))
    text = safe = g_strdup_printf ("'%s", text);
  append_cell (table, text ? text : "");
}

void
muster_table_append_field (MusterTable *table, MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterValue value = record ? muster_document_get (doc, record, field) : MUSTER_NO_VALUE;
  g_autofree char *plain = value.type == MUSTER_TYPE_REF ? g_strdup (muster_document_get_name (doc, value.ref)) : muster_value_dup_plain (value);

  /* A number below nought is no formula. */
  if (value.type == MUSTER_TYPE_NUMBER || (value.type == MUSTER_TYPE_RAW && *value.text != '"'))
    append_cell (table, plain ? plain : "");
  else
    muster_table_append_text (table, plain);
}

void
muster_table_end_row (MusterTable *table)
{
  g_string_append (table->text, table->row_end ? table->row_end : "\r\n");
  table->in_row = FALSE;
}

GHashTable *
muster_table_new_headings (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
muster_table_append_heading (MusterTable *table, GHashTable *headings, const char *heading)
{
  g_autofree char *unique = g_strdup (heading);
  char *folded = g_utf8_casefold (unique, -1);

  for (guint i = 2; g_hash_table_contains (headings, folded); i++)
    {
      g_free (unique);
      g_free (folded);
      unique = g_strdup_printf ("%s %u", heading, i);
      folded = g_utf8_casefold (unique, -1);
    }
  g_hash_table_add (headings, folded);
  muster_table_append_text (table, unique);
}

GArray *
muster_table_list_own_columns (MusterDocument *doc)
{
  g_autoptr (GArray) fields = muster_document_list (doc, MUSTER_KIND_FIELD);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (MusterOwnColumn));

  for (guint i = 0; i < fields->len; i++)
    {
      MusterRecord field = g_array_index (fields, MusterRecord, i);
      const char *on = muster_document_get_text (doc, field, MUSTER_FIELD_ON);
      MusterOwnColumn column = {
        muster_document_own_field (doc, muster_document_get_id (doc, field)),
        muster_kind_find (on ? on : "department"),
        muster_document_get_name (doc, field),
      };

      if (column.on == MUSTER_KIND_ROLE || column.on == MUSTER_KIND_PERSON)
        g_array_append_val (columns, column);
    }
  return columns;
}
