/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline-model.c: see outline-model.h. Both trees are arrays in which a branch is a run, so that
 * closing a row is a jump and nothing recurses.
 */
#include "outline-model.h"

/* From how many rows on all is closed at first. */
#define MANY 150

struct _MusterOutlineModel
{
  MusterSession *session;
  MusterRecordList *list;
  /* The records of closed rows, which may be no more. */
  GHashTable *closed;
  char *query;
  gboolean begun;
};

/* What a walk knows; @shown is %NULL if all is. */
typedef struct
{
  MusterOutlineModel *model;
  MusterProjection *projection;
  GHashTable *shown;
  GArray *rows;
} Walk;

/* {{{ Above a row */

static MusterRecord
get_node_record (const MusterTree *tree, guint index)
{
  return index != MUSTER_NOWHERE ? tree->nodes[index].record : 0;
}

static MusterRecord
get_parent (MusterOutlineModel *model, MusterProjection *projection, MusterRecord record)
{
  const MusterTree *departments = muster_projection_get_departments (projection), *roles = muster_projection_get_roles (projection);
  MusterKind kind = muster_document_get_kind (muster_session_get_document (model->session), record);
  guint index = kind == MUSTER_KIND_DEPARTMENT || kind == MUSTER_KIND_ROLE ? muster_projection_find (projection, record) : MUSTER_NOWHERE;

  if (index == MUSTER_NOWHERE)
    return 0;
  if (kind == MUSTER_KIND_DEPARTMENT)
    return get_node_record (departments, departments->nodes[index].parent);
  if (muster_session_get_options (model->session)->view == MUSTER_VIEW_REPORTING)
    return get_node_record (roles, roles->nodes[index].parent);
  return get_node_record (departments, muster_projection_get_department_of (projection, index));
}

MusterRecord
muster_outline_model_get_parent (MusterOutlineModel *model, MusterRecord record)
{
  return get_parent (model, muster_session_get_projection (model->session), record);
}

void
muster_outline_model_open_above (MusterOutlineModel *model, MusterRecord record)
{
  MusterProjection *projection = muster_session_get_projection (model->session);

  for (MusterRecord above = get_parent (model, projection, record); above != 0; above = get_parent (model, projection, above))
    g_hash_table_remove (model->closed, GUINT_TO_POINTER (above));
}

/* }}} */
/* {{{ What was found */

static GHashTable *
find_shown (MusterOutlineModel *model, MusterProjection *projection)
{
  GHashTable *shown = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) found = muster_search_find (muster_session_get_search (model->session), model->query);

  for (guint i = 0; i < found->len; i++)
    {
      const MusterSearchResult *result = &g_array_index (found, MusterSearchResult, i);
      MusterRecord record = result->record;

      if (result->kind == MUSTER_KIND_PERSON || muster_projection_find (projection, record) == MUSTER_NOWHERE)
        continue;
      /* What is above one that was found before is there already. */
      for (; record != 0 && g_hash_table_add (shown, GUINT_TO_POINTER (record)); record = get_parent (model, projection, record))
        ;
    }
  return shown;
}

/* }}} */
/* {{{ The walk */

static gboolean
is_open (const Walk *walk, MusterRecord record)
{
  return walk->shown != NULL || !g_hash_table_contains (walk->model->closed, GUINT_TO_POINTER (record));
}

static void
add_row (const Walk *walk, MusterRecord record, guint depth, gboolean has_children)
{
  MusterRow row = { record, depth, 0 };

  if (walk->shown != NULL && !g_hash_table_contains (walk->shown, GUINT_TO_POINTER (record)))
    return;
  if (has_children)
    row.flags |= MUSTER_ROW_HAS_CHILDREN;
  if (has_children && is_open (walk, record))
    row.flags |= MUSTER_ROW_EXPANDED;
  g_array_append_val (walk->rows, row);
}

static void
add_roles_of (const Walk *walk, guint department, guint depth)
{
  const MusterTree *tree = muster_projection_get_roles (walk->projection);
  guint n_roles;
  const guint *roles = muster_projection_list_roles (walk->projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    add_row (walk, tree->nodes[roles[i]].record, depth, FALSE);
}

static void
walk_departments (const Walk *walk)
{
  const MusterTree *tree = muster_projection_get_departments (walk->projection);

  for (guint i = 0; i < tree->n_nodes;)
    {
      const MusterNode *node = &tree->nodes[i];
      guint n_roles;

      muster_projection_list_roles (walk->projection, i, &n_roles);
      add_row (walk, node->record, node->level - 1, n_roles > 0 || node->n_children > 0);
      if (!is_open (walk, node->record))
        {
          i += node->size;
          continue;
        }
      add_roles_of (walk, i++, node->level);
    }
  add_roles_of (walk, MUSTER_NOWHERE, 0);
}

static void
walk_reports (const Walk *walk)
{
  const MusterTree *tree = muster_projection_get_roles (walk->projection);

  for (guint i = 0; i < tree->n_nodes;)
    {
      const MusterNode *node = &tree->nodes[i];

      add_row (walk, node->record, node->level - 1, node->n_children > 0);
      i += is_open (walk, node->record) ? 1 : node->size;
    }
}

/* }}} */

/* All but a single one that holds all others. */
static void
close_all (MusterOutlineModel *model, const MusterTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].level > 1 || tree->nodes[0].size < tree->n_nodes)
      g_hash_table_add (model->closed, GUINT_TO_POINTER (tree->nodes[i].record));
}

/* Nobody reads thousands of rows: a large chart begins with what is at its top. */
static void
begin (MusterOutlineModel *model, MusterProjection *projection)
{
  const MusterTree *departments = muster_projection_get_departments (projection), *roles = muster_projection_get_roles (projection);

  if (model->begun)
    return;
  model->begun = TRUE;
  if (departments->n_nodes + roles->n_nodes < MANY)
    return;
  close_all (model, departments);
  close_all (model, roles);
}

void
muster_outline_model_update (MusterOutlineModel *model)
{
  MusterProjection *projection = muster_session_get_projection (model->session);
  gboolean reporting = muster_session_get_options (model->session)->view == MUSTER_VIEW_REPORTING;
  g_autoptr (GHashTable) shown = muster_outline_model_is_filtered (model) ? find_shown (model, projection) : NULL;
  Walk walk = { model, projection, shown, g_array_new (FALSE, FALSE, sizeof (MusterRow)) };

  begin (model, projection);
  if (reporting)
    walk_reports (&walk);
  else
    walk_departments (&walk);
  muster_record_list_take_rows (model->list, walk.rows);
}

gboolean
muster_outline_model_is_filtered (MusterOutlineModel *model)
{
  return model->query != NULL && *model->query != '\0';
}

void
muster_outline_model_set_query (MusterOutlineModel *model, const char *query)
{
  g_free (model->query);
  model->query = g_strstrip (g_strdup (query));
  muster_outline_model_update (model);
}

void
muster_outline_model_set_expanded (MusterOutlineModel *model, MusterRecord record, gboolean expanded)
{
  if (expanded)
    g_hash_table_remove (model->closed, GUINT_TO_POINTER (record));
  else
    g_hash_table_add (model->closed, GUINT_TO_POINTER (record));
  muster_outline_model_update (model);
}

MusterRecordList *
muster_outline_model_get_list (MusterOutlineModel *model)
{
  return model->list;
}

MusterOutlineModel *
muster_outline_model_new (MusterSession *session)
{
  MusterOutlineModel *model = g_new0 (MusterOutlineModel, 1);

  model->session = g_object_ref (session);
  model->list = muster_record_list_new (session);
  model->closed = g_hash_table_new (NULL, NULL);
  return model;
}

void
muster_outline_model_free (MusterOutlineModel *model)
{
  if (model == NULL)
    return;
  g_object_unref (model->list);
  g_object_unref (model->session);
  g_hash_table_unref (model->closed);
  g_free (model->query);
  g_free (model);
}
