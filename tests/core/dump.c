/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dump.c: see dump.h.
 */
#include "dump.h"

#include <string.h>

static void
dump_field (MusterDocument *doc, GString *text, MusterRecord record, MusterField field)
{
  MusterValue value = muster_document_get (doc, record, field);
  const char *name = muster_document_get_field_name (doc, field);

  switch (value.type)
    {
    case MUSTER_TYPE_NONE:
      break;
    case MUSTER_TYPE_NUMBER:
      g_string_append_printf (text, " %s=%.17g", name, value.number);
      break;
    case MUSTER_TYPE_FLAG:
      g_string_append_printf (text, " %s", name);
      break;
    case MUSTER_TYPE_REF:
      g_string_append_printf (text, " %s->%s", name, muster_document_get_id (doc, value.ref));
      break;
    default:
      g_string_append_printf (text, " %s=“%s”", name, value.text);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer doc)
{
  return strcmp (muster_document_get_id (doc, *(const MusterRecord *) a), muster_document_get_id (doc, *(const MusterRecord *) b));
}

char *
dump_records (MusterDocument *doc)
{
  GString *text = g_string_new (NULL);

  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_N_KINDS; kind++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kind);
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);

      g_array_sort_with_data (records, compare_ids, doc);
      for (guint i = 0; i < records->len; i++)
        {
          MusterRecord record = g_array_index (records, MusterRecord, i);
          guint n_own;
          g_autofree MusterField *own = muster_document_list_own_fields (doc, record, &n_own);

          g_string_append_printf (text, "%s %s", muster_document_get (doc, record, MUSTER_FIELD_KIND).text, muster_document_get_id (doc, record));
          for (MusterField field = first; field < first + n_fields; field++)
            dump_field (doc, text, record, field);
          for (guint j = 0; j < n_own; j++)
            dump_field (doc, text, record, own[j]);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
