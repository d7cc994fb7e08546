/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart-text.c: see chart-text.h.
 */
#include "chart-text.h"

#include <string.h>

#include "branches.h"
#include "json-text.h"
#include "projection.h"

/* Deeper departments are indented no further, and say what they are part of. */
#define MAX_INDENT 24

/* What is being written; how many records of each kind have a name. @level: of the departments that
 * are not indented. */
typedef struct
{
  MusterDocument *doc;
  MusterProjection *projection;
  guint level;
  GHashTable *names[MUSTER_N_KINDS];
  GString *out;
} Writer;

/* One line that cannot end early. */
static void
append_line_of (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else if (g_ascii_iscntrl (*p))
      g_string_append_printf (out, "\\x%02x", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
}

static const char *
own_name (Writer *writer, MusterRecord record)
{
  MusterField field = muster_kind_name_field (muster_document_get_kind (writer->doc, record));

  return field == MUSTER_FIELD_KIND ? NULL : muster_document_get_text (writer->doc, record, field);
}

static void
append_label (Writer *writer, GString *out, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (writer->doc, record);
  const char *name = own_name (writer, record);
  gboolean alone = name != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (writer->names[kind], name)) == 1;

  if (name != NULL)
    append_line_of (out, name);
  if (!alone)
    g_string_append_printf (out, name != NULL ? " [%s]" : "[%s]", muster_document_get_id (writer->doc, record));
}

/* A picture is told by its size and sum: it would fill pages. */
static void
append_image (GString *out, const char *text)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_string_append_printf (out, "%" G_GSIZE_FORMAT " characters, sha256 %.12s", strlen (text), sum);
}

static void
append_value (Writer *writer, GString *out, MusterField field, MusterValue value)
{
  switch (value.type)
    {
    case MUSTER_TYPE_NUMBER:
      muster_json_append_number (out, value.number);
      break;
    case MUSTER_TYPE_FLAG:
      g_string_append (out, "yes");
      break;
    case MUSTER_TYPE_REF:
      append_label (writer, out, value.ref);
      break;
    case MUSTER_TYPE_NONE:
      break;
    default:
      if (field < MUSTER_N_FIELDS && muster_field_get_info (field)->shape == MUSTER_SHAPE_IMAGE)
        append_image (out, value.text);
      else
        append_line_of (out, value.text);
    }
}

/* What a field is called: one of the user's by its record's name. */
static const char *
field_name (Writer *writer, MusterField field)
{
  const char *name = muster_document_get_field_name (writer->doc, field);
  MusterRecord record = field < MUSTER_N_FIELDS ? 0 : muster_document_find (writer->doc, name);

  return record != 0 && own_name (writer, record) != NULL ? own_name (writer, record) : name;
}

/* Whether a field is said by where its record stands: its order, its name, what it is below. */
static gboolean
is_said_by_place (MusterKind kind, MusterField field, guint depth)
{
  if (field == muster_kind_order_field (kind) || field == muster_kind_name_field (kind))
    return TRUE;
  if (field == MUSTER_DEPARTMENT_PARENT)
    return depth < MAX_INDENT;
  return field == MUSTER_ROLE_DEPARTMENT;
}

static void
append_field (Writer *writer, GString *out, MusterRecord record, MusterField field, const char *between)
{
  append_line_of (out, field_name (writer, field));
  g_string_append (out, between);
  append_value (writer, out, field, muster_document_get (writer->doc, record, field));
}

/* All fields that a record has, those of the table first; g_array_unref() it. */
static GArray *
list_fields (Writer *writer, MusterRecord record)
{
  guint n_table, n_own;
  MusterField first = muster_kind_first_field (muster_document_get_kind (writer->doc, record), &n_table);
  g_autofree MusterField *own = muster_document_list_own_fields (writer->doc, record, &n_own);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (MusterField));

  for (MusterField field = first; field < first + n_table; field++)
    if (muster_document_get (writer->doc, record, field).type != MUSTER_TYPE_NONE)
      g_array_append_val (fields, field);
  if (own != NULL)
    g_array_append_vals (fields, own, n_own);
  return fields;
}

static void
begin_line (Writer *writer, guint depth)
{
  for (guint i = 0; i < MIN (depth, MAX_INDENT); i++)
    g_string_append (writer->out, "  ");
}

/* A record as a heading with a line for each field. */
static void
write_block (Writer *writer, MusterRecord record, guint depth)
{
  MusterKind kind = muster_document_get_kind (writer->doc, record);
  g_autoptr (GArray) fields = list_fields (writer, record);

  begin_line (writer, depth);
  append_line_of (writer->out, muster_document_get_text (writer->doc, record, MUSTER_FIELD_KIND));
  g_string_append (writer->out, ": ");
  append_label (writer, writer->out, record);
  g_string_append_c (writer->out, '\n');

  for (guint i = 0; i < fields->len; i++)
    {
      MusterField field = g_array_index (fields, MusterField, i);

      if (is_said_by_place (kind, field, depth))
        continue;
      begin_line (writer, depth + 1);
      append_field (writer, writer->out, record, field, ": ");
      g_string_append_c (writer->out, '\n');
    }
}

/* A record as one line: "WORD: MAIN, FIELD VALUE, …", without the reference to what it stands
 * below. */
static char *
make_line (Writer *writer, MusterRecord record, const char *word, MusterField main, MusterField owner)
{
  g_autoptr (GArray) fields = list_fields (writer, record);
  MusterKind kind = muster_document_get_kind (writer->doc, record);
  GString *line = g_string_new (word);

  g_string_append (line, ": ");
  append_value (writer, line, main, muster_document_get (writer->doc, record, main));
  for (guint i = 0; i < fields->len; i++)
    {
      MusterField field = g_array_index (fields, MusterField, i);

      if (field == main || field == owner || field == MUSTER_ASSIGNMENT_PART || field == muster_kind_order_field (kind))
        continue;
      g_string_append (line, ", ");
      append_field (writer, line, record, field, " ");
    }
  return g_string_free (line, FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The records that refer to @owner by @by, a line each: in their order, or else by what they say.
 * @word is what they are, NULL for the part of an assignment. */
static void
write_lines (Writer *writer, MusterRecord owner, MusterField by, const char *word, MusterField main, guint depth)
{
  g_autoptr (GArray) records = muster_document_list_referrers (writer->doc, owner, by);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);
      const char *part = word == NULL ? muster_document_get_text (writer->doc, record, MUSTER_ASSIGNMENT_PART) : word;

      g_ptr_array_add (lines, make_line (writer, record, part != NULL ? part : "accountable", main, by));
    }
  if (muster_kind_order_field (muster_field_get_info (by)->kind) == MUSTER_FIELD_KIND)
    g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      begin_line (writer, depth);
      g_string_append (writer->out, lines->pdata[i]);
      g_string_append_c (writer->out, '\n');
    }
}

static void
write_role (Writer *writer, MusterRecord role, guint depth)
{
  write_block (writer, role, depth);
  write_lines (writer, role, MUSTER_HOLDING_ROLE, "holder", MUSTER_HOLDING_PERSON, depth + 1);
  write_lines (writer, role, MUSTER_LINE_FROM_ROLE, "line", MUSTER_LINE_TO_ROLE, depth + 1);
  write_lines (writer, role, MUSTER_MEASURE_ROLE, "measure", MUSTER_MEASURE_NAME, depth + 1);
}

/* The roles of the department at an index, or of none. */
static void
write_roles (Writer *writer, guint department, guint depth)
{
  const MusterTree *roles = muster_projection_get_roles (writer->projection);
  guint n_roles;
  const guint *indices = muster_projection_list_roles (writer->projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    write_role (writer, roles->nodes[indices[i]].record, depth);
}

/* The departments at [first, end), with their roles. */
static void
write_departments (Writer *writer, guint first, guint end)
{
  const MusterTree *departments = muster_projection_get_departments (writer->projection);

  for (guint i = first; i < end; i++)
    {
      const MusterNode *node = &departments->nodes[i];
      guint depth = node->level - writer->level;

      write_block (writer, node->record, depth);
      write_lines (writer, node->record, MUSTER_MEASURE_DEPARTMENT, "measure", MUSTER_MEASURE_NAME, depth + 1);
      write_roles (writer, i, depth + 1);
    }
}

/* Whether a record was written below another. */
static gboolean
is_placed (Writer *writer, MusterRecord record)
{
  switch (muster_document_get_kind (writer->doc, record))
    {
    case MUSTER_KIND_MEASURE:
      return muster_document_get_ref (writer->doc, record, MUSTER_MEASURE_DEPARTMENT) != 0 ||
             muster_document_get_ref (writer->doc, record, MUSTER_MEASURE_ROLE) != 0;
    case MUSTER_KIND_CHECKPOINT:
      return muster_document_get_ref (writer->doc, record, MUSTER_CHECKPOINT_STAGE) != 0;
    case MUSTER_KIND_HOLDING:
    case MUSTER_KIND_LINE:
    case MUSTER_KIND_ASSIGNMENT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* All records of a kind that stand by themselves. */
static void
write_kind (Writer *writer, MusterKind kind)
{
  g_autoptr (GArray) records = muster_document_list (writer->doc, kind);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);

      if (is_placed (writer, record))
        continue;
      write_block (writer, record, 0);
      if (kind == MUSTER_KIND_STAGE)
        write_lines (writer, record, MUSTER_CHECKPOINT_STAGE, "checkpoint", MUSTER_CHECKPOINT_RESULT, 1);
      if (kind == MUSTER_KIND_RESPONSIBILITY)
        write_lines (writer, record, MUSTER_ASSIGNMENT_RESPONSIBILITY, NULL, MUSTER_ASSIGNMENT_ROLE, 1);
    }
}

static void
count_names (Writer *writer, MusterKind kind)
{
  MusterIter iter;
  MusterRecord record;

  writer->names[kind] = g_hash_table_new (NULL, NULL);
  muster_iter_init_kind (&iter, writer->doc, kind);
  while (muster_iter_next (&iter, &record))
    {
      gpointer name = (gpointer) own_name (writer, record);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (writer->names[kind], name));

      g_hash_table_insert (writer->names[kind], name, GUINT_TO_POINTER (n + 1));
    }
}

static void
writer_init (Writer *writer, MusterDocument *doc, MusterProjection *projection)
{
  *writer = (Writer){ .doc = doc, .projection = projection, .level = 1, .out = g_string_new (NULL) };
  for (MusterKind kind = MUSTER_KIND_NONE + 1; kind < MUSTER_N_KINDS; kind++)
    count_names (writer, kind);
}

static char *
writer_end (Writer *writer)
{
  for (MusterKind kind = MUSTER_KIND_NONE + 1; kind < MUSTER_N_KINDS; kind++)
    g_hash_table_unref (writer->names[kind]);
  return g_string_free (writer->out, FALSE);
}

char *
muster_chart_text (MusterDocument *doc)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  Writer writer;

  writer_init (&writer, doc, projection);
  for (MusterKind kind = MUSTER_KIND_NONE + 1; kind < MUSTER_N_KINDS; kind++)
    if (kind == MUSTER_KIND_DEPARTMENT)
      {
        write_departments (&writer, 0, muster_projection_get_departments (projection)->n_nodes);
        write_roles (&writer, MUSTER_NOWHERE, 0);
      }
    else if (kind != MUSTER_KIND_ROLE)
      write_kind (&writer, kind);
  return writer_end (&writer);
}

/* The roles that go along without a department, each below its manager. */
static void
write_loose_roles (Writer *writer, MusterBranches *branches)
{
  const MusterTree *roles = muster_projection_get_roles (branches->projection);
  g_autofree guint *depths = g_new0 (guint, roles->n_nodes + 1);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint manager = roles->nodes[i].parent;

      if (!branches->roles[i] || muster_branches_get_home (branches, i) != MUSTER_NOWHERE)
        continue;
      if (manager != MUSTER_NOWHERE && branches->roles[manager] && muster_branches_get_home (branches, manager) == MUSTER_NOWHERE)
        depths[i] = depths[manager] + 1;
      write_role (writer, roles->nodes[i].record, depths[i]);
    }
}

char *
muster_chart_text_of (MusterDocument *doc, MusterBranches *branches)
{
  const MusterTree *departments = muster_projection_get_departments (branches->projection);
  Writer writer;

  writer_init (&writer, doc, branches->projection);
  for (guint i = 0; i < departments->n_nodes; i++)
    if (branches->departments[i])
      {
        writer.level = departments->nodes[i].level;
        write_departments (&writer, i, i + departments->nodes[i].size);
        i += departments->nodes[i].size - 1;
      }
  write_loose_roles (&writer, branches);
  return writer_end (&writer);
}
