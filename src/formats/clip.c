/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip.c: departments and roles to a clip.
 */
#include "clip-private.h"

#include "branches.h"
#include "json-text.h"

/* {{{ Copies in another document */

MusterRecord
muster_clip_copy_of (GHashTable *copies, MusterRecord record)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (copies, GUINT_TO_POINTER (record)));
}

/* The draft's own field for one of @from. */
static MusterField
own_field (MusterDocument *from, MusterField field, MusterDocument *doc, GHashTable *copies)
{
  const char *name = muster_document_get_field_name (from, field);
  MusterRecord copy = muster_clip_copy_of (copies, muster_document_find (from, name));

  return muster_document_own_field (doc, copy != 0 ? muster_document_get_id (doc, copy) : name);
}

/* @value in the words of the draft's document. */
static MusterValue
translate (MusterDocument *doc, MusterValue value, GHashTable *copies)
{
  MusterRecord copy;

  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
    case MUSTER_TYPE_RAW:
      value.text = muster_document_intern (doc, value.text);
      return value;
    case MUSTER_TYPE_REF:
      copy = muster_clip_copy_of (copies, value.ref);
      return copy != 0 ? (MusterValue){ .type = MUSTER_TYPE_REF, .ref = copy } : MUSTER_NO_VALUE;
    default:
      return value;
    }
}

void
muster_clip_copy_fields (MusterDocument *from, MusterRecord record, MusterDraft *draft, MusterRecord copy, GHashTable *copies)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  guint n_fields, n_own = 0;
  MusterField first = muster_kind_first_field (muster_document_get_kind (from, record), &n_fields);
  g_autofree MusterField *own = muster_document_list_own_fields (from, record, &n_own);

  for (MusterField field = first; field < first + n_fields; field++)
    muster_draft_set (draft, copy, field, translate (doc, muster_document_get (from, record, field), copies));
  for (guint i = 0; i < n_own; i++)
    muster_draft_set (draft, copy, own_field (from, own[i], doc, copies), translate (doc, muster_document_get (from, record, own[i]), copies));
}

void
muster_clip_report (MusterDraft *draft, MusterRecord role, MusterRecord manager)
{
  muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, 0);
  if (manager != 0 && muster_document_get_manager (muster_draft_get_document (draft), role, 0) != manager)
    muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, manager);
}

/* }}} */
/* {{{ What goes along */

/* @copies: from each record that goes along to its copy in the clip. */
typedef struct
{
  MusterDocument *doc;
  MusterBranches *branches;
  MusterDraft *draft;
  GHashTable *copies;
} Writer;

static void
take (Writer *writer, MusterRecord record)
{
  MusterRecord copy;

  if (record == 0 || g_hash_table_contains (writer->copies, GUINT_TO_POINTER (record)))
    return;
  copy = muster_draft_add (writer->draft, muster_document_get_kind (writer->doc, record), muster_document_get_id (writer->doc, record));
  g_hash_table_insert (writer->copies, GUINT_TO_POINTER (record), GUINT_TO_POINTER (copy));
}

static gboolean
takes (Writer *writer, MusterRecord record)
{
  return record != 0 && g_hash_table_contains (writer->copies, GUINT_TO_POINTER (record));
}

static void
take_tree (Writer *writer, const MusterTree *tree, const gboolean *marks)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (marks[i])
      take (writer, tree->nodes[i].record);
}

/* Whether a responsibility goes along: with its department, or with all that take part in it. */
static gboolean
is_among (Writer *writer, MusterRecord responsibility)
{
  MusterRecord department = muster_document_get_ref (writer->doc, responsibility, MUSTER_RESPONSIBILITY_DEPARTMENT);
  MusterIter iter;
  MusterRecord assignment;
  gboolean any = FALSE;

  if (department != 0)
    return takes (writer, department);
  muster_iter_init_referrers (&iter, writer->doc, responsibility, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    {
      any = TRUE;
      if (!takes (writer, muster_document_get_ref (writer->doc, assignment, MUSTER_ASSIGNMENT_ROLE)))
        return FALSE;
    }
  return any;
}

static gboolean
belongs (Writer *writer, MusterRecord record)
{
  MusterDocument *doc = writer->doc;

  switch (muster_document_get_kind (doc, record))
    {
    case MUSTER_KIND_HOLDING:
      return takes (writer, muster_document_get_ref (doc, record, MUSTER_HOLDING_ROLE));
    case MUSTER_KIND_LINE:
      return takes (writer, muster_document_get_ref (doc, record, MUSTER_LINE_FROM_ROLE)) && takes (writer, muster_document_get_ref (doc, record, MUSTER_LINE_TO_ROLE));
    case MUSTER_KIND_RESPONSIBILITY:
      return is_among (writer, record);
    case MUSTER_KIND_ASSIGNMENT:
      return takes (writer, muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_RESPONSIBILITY)) && takes (writer, muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_ROLE));
    case MUSTER_KIND_MEASURE:
      return takes (writer, muster_document_get_ref (doc, record, MUSTER_MEASURE_DEPARTMENT)) || takes (writer, muster_document_get_ref (doc, record, MUSTER_MEASURE_ROLE));
    default:
      return FALSE;
    }
}

static void
take_belongings (Writer *writer)
{
  static const MusterKind kinds[] = { MUSTER_KIND_HOLDING, MUSTER_KIND_LINE, MUSTER_KIND_RESPONSIBILITY, MUSTER_KIND_ASSIGNMENT, MUSTER_KIND_MEASURE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, writer->doc, kinds[i]);
      while (muster_iter_next (&iter, &record))
        if (belongs (writer, record))
          {
            take (writer, record);
            if (kinds[i] == MUSTER_KIND_HOLDING)
              take (writer, muster_document_get_ref (writer->doc, record, MUSTER_HOLDING_PERSON));
          }
    }
}

static GArray *
list_taken (Writer *writer)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, writer->copies);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      MusterRecord handle = GPOINTER_TO_UINT (record);

      g_array_append_val (taken, handle);
    }
  return taken;
}

/* The stages in which what goes along begins and ends, and the user's own fields that it has. */
static void
take_terms (Writer *writer)
{
  g_autoptr (GArray) taken = list_taken (writer);

  for (guint i = 0; i < taken->len; i++)
    {
      MusterRecord record = g_array_index (taken, MusterRecord, i);
      MusterKind kind = muster_document_get_kind (writer->doc, record);
      MusterField from = muster_field_find (kind, "from"), until = muster_field_find (kind, "until");
      guint n_own = 0;
      g_autofree MusterField *own = muster_document_list_own_fields (writer->doc, record, &n_own);

      if (from != MUSTER_FIELD_KIND)
        take (writer, muster_document_get_ref (writer->doc, record, from));
      if (until != MUSTER_FIELD_KIND)
        take (writer, muster_document_get_ref (writer->doc, record, until));
      for (guint j = 0; j < n_own; j++)
        {
          MusterRecord field = muster_document_find (writer->doc, muster_document_get_field_name (writer->doc, own[j]));

          if (field != 0 && muster_document_get_kind (writer->doc, field) == MUSTER_KIND_FIELD)
            take (writer, field);
        }
    }
}

/* Roles report to those they report to in the document, also where the department that says so
 * stays behind. */
static void
keep_managers (Writer *writer)
{
  const MusterTree *roles = muster_projection_get_roles (writer->branches->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord copy = muster_clip_copy_of (writer->copies, roles->nodes[i].record);
      guint manager = roles->nodes[i].parent;

      if (copy != 0 && manager != MUSTER_NOWHERE && takes (writer, roles->nodes[manager].record))
        muster_clip_report (writer->draft, copy, muster_clip_copy_of (writer->copies, roles->nodes[manager].record));
    }
}

/* }}} */

/* People come by themselves where they were picked up themselves. */
static GArray *
take_people (Writer *writer, const MusterRecord *records, guint n_records)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < n_records; i++)
    if (muster_document_get_kind (writer->doc, records[i]) == MUSTER_KIND_PERSON)
      {
        take (writer, records[i]);
        g_array_append_val (people, records[i]);
      }
  return people;
}

static void
write_roots (Writer *writer, const GArray *roots)
{
  MusterDocument *clip = muster_draft_get_document (writer->draft);
  g_autoptr (GString) json = g_string_new ("{\"" MUSTER_CLIP_ROOTS "\":[");

  for (guint i = 0; i < roots->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      muster_json_append_string (json, muster_document_get_id (writer->doc, g_array_index (roots, MusterRecord, i)));
    }
  g_string_append (json, "]}");
  muster_draft_set_raw (writer->draft, muster_document_get_chart (clip), muster_document_own_field (clip, MUSTER_CLIP_MEMBER), json->str);
}

GBytes *
muster_clip_write (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope)
{
  g_autoptr (MusterBranches) branches = muster_branches_new (doc, records, n_records, scope);
  g_autoptr (MusterDocument) clip = muster_document_new ();
  g_autoptr (GHashTable) copies = g_hash_table_new (NULL, NULL);
  Writer writer = { doc, branches, muster_draft_new_loading (clip), copies };
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GArray) roots = take_people (&writer, records, n_records);
  GHashTableIter iter;
  gpointer record, copy;

  if (branches->roots->len > 0)
    g_array_prepend_vals (roots, branches->roots->data, branches->roots->len);
  take_tree (&writer, muster_projection_get_departments (branches->projection), branches->departments);
  take_tree (&writer, muster_projection_get_roles (branches->projection), branches->roles);
  take_belongings (&writer);
  take_terms (&writer);
  g_hash_table_iter_init (&iter, copies);
  while (g_hash_table_iter_next (&iter, &record, &copy))
    muster_clip_copy_fields (doc, GPOINTER_TO_UINT (record), writer.draft, GPOINTER_TO_UINT (copy), copies);
  keep_managers (&writer);
  write_roots (&writer, roots);
  muster_commit (writer.draft, "", MUSTER_COMMIT_DEFAULT);

  muster_native_write (clip, FALSE, bytes);
  if (roots->len > 0)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
