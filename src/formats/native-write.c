/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * native-write.c: a document as bytes.
 */
#include "native.h"

#include <string.h>

#include "history.h"
#include "json-text.h"

/* A line being made, of what, for where. */
typedef struct
{
  MusterDocument *doc;
  GByteArray *out;
  GString *line;
} Writer;

static void
flush (Writer *writer)
{
  g_byte_array_append (writer->out, (const guint8 *) writer->line->str, (guint) writer->line->len);
  g_string_truncate (writer->line, 0);
}

static void
append_name (GString *line, const char *name)
{
  muster_json_append_string (line, name);
  g_string_append_c (line, ':');
}

static void
append_member (GString *line, const char *name)
{
  g_string_append_c (line, ',');
  append_name (line, name);
}

static void
append_value (Writer *writer, MusterValue value)
{
  switch (value.type)
    {
    case MUSTER_TYPE_NONE:
      g_string_append (writer->line, "null");
      break;
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
      muster_json_append_string (writer->line, value.text);
      break;
    case MUSTER_TYPE_NUMBER:
      muster_json_append_number (writer->line, value.number);
      break;
    case MUSTER_TYPE_FLAG:
      g_string_append (writer->line, "true");
      break;
    case MUSTER_TYPE_REF:
      muster_json_append_string (writer->line, muster_document_get_id (writer->doc, value.ref));
      break;
    case MUSTER_TYPE_RAW:
      g_string_append (writer->line, value.text);
      break;
    }
}

static const char *
kind_name (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get_text (doc, record, MUSTER_FIELD_KIND);
}

/* The document's own fields by name; of the chart without those that stand beside the records. */
static void
append_own_members (Writer *writer, MusterRecord record)
{
  gboolean is_chart = record == muster_document_get_chart (writer->doc);
  guint n_fields;
  g_autofree MusterField *fields = muster_document_list_own_fields (writer->doc, record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *name = muster_document_get_field_name (writer->doc, fields[i]);

      if (is_chart && *name == MUSTER_NATIVE_BESIDE)
        continue;
      append_member (writer->line, is_chart && *name == MUSTER_NATIVE_MARK ? name + 1 : name);
      append_value (writer, muster_document_get (writer->doc, record, fields[i]));
    }
}

static void
append_record (Writer *writer, MusterRecord record)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (muster_document_get_kind (writer->doc, record), &n_fields);

  g_string_append_c (writer->line, '{');
  append_name (writer->line, "kind");
  muster_json_append_string (writer->line, kind_name (writer->doc, record));
  append_member (writer->line, "id");
  muster_json_append_string (writer->line, muster_document_get_id (writer->doc, record));
  for (MusterField field = first; field < first + n_fields; field++)
    {
      MusterValue value = muster_document_get (writer->doc, record, field);

      if (value.type == MUSTER_TYPE_NONE)
        continue;
      append_member (writer->line, muster_document_get_field_name (writer->doc, field));
      append_value (writer, value);
    }
  append_own_members (writer, record);
  g_string_append_c (writer->line, '}');
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  MusterDocument *doc = data;
  MusterRecord left = *(const MusterRecord *) a, right = *(const MusterRecord *) b;
  int order = 0;

  if (muster_document_get_kind (doc, left) == MUSTER_KIND_OTHER)
    order = strcmp (kind_name (doc, left), kind_name (doc, right));
  return order != 0 ? order : strcmp (muster_document_get_id (doc, left), muster_document_get_id (doc, right));
}

static void
write_records (Writer *writer)
{
  const char *separator = "\n";

  g_string_append (writer->line, "\"records\": [");
  for (MusterKind kind = MUSTER_KIND_NONE + 1; kind < MUSTER_N_KINDS; kind++)
    {
      g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, writer->doc, kind);
      while (muster_iter_next (&iter, &record))
        g_array_append_val (records, record);
      g_array_sort_with_data (records, compare_records, writer->doc);
      for (guint i = 0; i < records->len; i++)
        {
          g_string_append (writer->line, separator);
          separator = ",\n";
          append_record (writer, g_array_index (records, MusterRecord, i));
          flush (writer);
        }
    }
  g_string_append (writer->line, "\n]");
  flush (writer);
}

static void
write_beside (Writer *writer)
{
  MusterRecord chart = muster_document_get_chart (writer->doc);
  guint n_fields;
  g_autofree MusterField *fields = muster_document_list_own_fields (writer->doc, chart, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *name = muster_document_get_field_name (writer->doc, fields[i]);

      if (*name != MUSTER_NATIVE_BESIDE)
        continue;
      g_string_append (writer->line, ",\n");
      append_name (writer->line, name + 1);
      g_string_append_c (writer->line, ' ');
      append_value (writer, muster_document_get (writer->doc, chart, fields[i]));
      flush (writer);
    }
}

static void
append_op (Writer *writer, const MusterOp *op)
{
  g_string_append_c (writer->line, '[');
  muster_json_append_string (writer->line, muster_document_get_id (writer->doc, op->record));
  g_string_append_c (writer->line, ',');
  muster_json_append_string (writer->line, muster_document_get_field_name (writer->doc, op->field));
  g_string_append_c (writer->line, ',');
  append_value (writer, op->before);
  g_string_append_c (writer->line, ',');
  append_value (writer, op->after);
  g_string_append_c (writer->line, ']');
}

static void
append_change (Writer *writer, const MusterChange *change)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (change->time);

  g_string_append_c (writer->line, '{');
  append_name (writer->line, "label");
  muster_json_append_string (writer->line, change->label ? change->label : "");
  if (change->name)
    {
      append_member (writer->line, "name");
      muster_json_append_string (writer->line, change->name);
    }
  if (time)
    {
      g_autofree char *text = g_date_time_format_iso8601 (time);

      append_member (writer->line, "time");
      muster_json_append_string (writer->line, text);
    }
  append_member (writer->line, "ops");
  g_string_append_c (writer->line, '[');
  for (guint i = 0; i < change->n_ops; i++)
    {
      if (i > 0)
        g_string_append_c (writer->line, ',');
      append_op (writer, &change->ops[i]);
    }
  g_string_append (writer->line, "]}");
}

void
muster_native_write_change (MusterDocument *doc, const MusterChange *change, GString *out)
{
  Writer writer = { .doc = doc, .line = out };

  append_change (&writer, change);
}

static void
write_history (Writer *writer)
{
  guint n_changes = muster_history_get_length (writer->doc);

  if (n_changes == 0)
    return;
  g_string_append_printf (writer->line, ",\n\"history\": {\"position\": %u, \"changes\": [", muster_history_get_position (writer->doc));
  for (guint i = 0; i < n_changes; i++)
    {
      g_string_append (writer->line, i > 0 ? ",\n" : "\n");
      append_change (writer, muster_history_get_change (writer->doc, i));
      flush (writer);
    }
  g_string_append (writer->line, "\n]}");
}

void
muster_native_write (MusterDocument *doc, gboolean with_history, GByteArray *out)
{
  g_autoptr (GString) line = g_string_new (NULL);
  Writer writer = { doc, out, line };

  g_string_append_printf (line, "{\n\"muster\": %d,\n", MUSTER_NATIVE_VERSION);
  write_records (&writer);
  write_beside (&writer);
  if (with_history)
    write_history (&writer);
  g_string_append (line, "\n}\n");
  flush (&writer);
}
