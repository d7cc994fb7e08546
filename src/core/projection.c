/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * projection.c: see projection.h.
 *
 * Both trees are made the same way: list what is there in order, give each its parent as an index
 * into that list, cut cycles, and write the nodes in preorder. Nothing recurses: a chain may be as
 * long as the chart.
 */
#include "projection.h"

#include <string.h>

struct _MusterProjection
{
  MusterDocument *doc;
  MusterRecord stage;
  MusterTree departments;
  MusterTree roles;

  /* By handle: the index in its tree, or MUSTER_NOWHERE; for the handles that there were. */
  guint *indices;
  guint limit;
  /* By role: the index of its department. */
  guint *role_departments;
  /* By department: its head, and the first place of its roles in @members; the last entry is for
   * roles without a department. */
  MusterRecord *heads;
  guint *member_starts;
  guint *members;

  GArray *cuts;
};

/* Something that is there, with what it sorts by. */
typedef struct
{
  MusterRecord record;
  guint group;
  const char *order;
  const char *id;
} Item;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *other = b;
  int order;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  order = g_strcmp0 (one->order, other->order);
  return order != 0 ? order : strcmp (one->id, other->id);
}

gboolean
muster_document_lives_at (MusterDocument *doc, MusterRecord record, MusterRecord stage)
{
  static const struct
  {
    MusterField from;
    MusterField until;
  } spans[MUSTER_N_KINDS] = {
    [MUSTER_KIND_DEPARTMENT] = { MUSTER_DEPARTMENT_FROM, MUSTER_DEPARTMENT_UNTIL },
    [MUSTER_KIND_ROLE] = { MUSTER_ROLE_FROM, MUSTER_ROLE_UNTIL },
    [MUSTER_KIND_HOLDING] = { MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL },
    [MUSTER_KIND_LINE] = { MUSTER_LINE_FROM, MUSTER_LINE_UNTIL },
  };
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterRecord from, until;

  if (stage == 0 || spans[kind].from == MUSTER_FIELD_KIND)
    return kind != MUSTER_KIND_NONE;

  from = muster_document_get_ref (doc, record, spans[kind].from);
  until = muster_document_get_ref (doc, record, spans[kind].until);
  return (from == 0 || muster_document_compare_order (&from, &stage, doc) <= 0) && (until == 0 || muster_document_compare_order (&stage, &until, doc) < 0);
}

/* All records of @kind that are there, by @group (all one group if %NULL), order and id. */
static GArray *
list_items (MusterProjection *projection, MusterKind kind, guint (*group) (MusterProjection *, MusterRecord))
{
  MusterDocument *doc = projection->doc;
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (Item), muster_document_count (doc, kind));
  MusterField order = muster_kind_order_field (kind);
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    {
      Item item = { .record = record };

      if (!muster_document_lives_at (doc, record, projection->stage))
        continue;
      item.group = group != NULL ? group (projection, record) : 0;
      item.order = muster_document_get_text (doc, record, order);
      item.id = muster_document_get_id (doc, record);
      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);
  return items;
}

/* {{{ Trees */

/* Makes every chain of @parents end: where one leads back into itself, the first of its members in
 * order becomes a top, and is added to @cuts. */
static void
cut_cycles (guint *parents, guint n, const Item *items, GArray *cuts)
{
  g_autofree guint *seen = g_new0 (guint, n);

  for (guint start = 0; start < n; start++)
    {
      guint node = start, first;

      while (node != MUSTER_NOWHERE && seen[node] == 0)
        {
          seen[node] = start + 1;
          node = parents[node];
        }
      if (node == MUSTER_NOWHERE || seen[node] != start + 1)
        continue;

      first = node;
      for (guint other = parents[node]; other != node; other = parents[other])
        first = MIN (first, other);
      parents[first] = MUSTER_NOWHERE;
      g_array_append_val (cuts, items[first].record);
    }
}

/* Threads the children of each node: first_child[p], then next[c], in order. Tops hang from n. */
static void
thread_children (const guint *parents, guint n, guint *first_child, guint *next)
{
  for (guint i = 0; i <= n; i++)
    first_child[i] = MUSTER_NOWHERE;
  for (guint i = n; i-- > 0;)
    {
      guint parent = parents[i] == MUSTER_NOWHERE ? n : parents[i];

      next[i] = first_child[parent];
      first_child[parent] = i;
    }
}

static void
write_preorder (MusterProjection *projection, MusterTree *tree, const Item *items, const guint *parents, guint n)
{
  g_autofree guint *first_child = g_new (guint, n + 1);
  g_autofree guint *next = g_new (guint, n);
  guint item;

  thread_children (parents, n, first_child, next);
  tree->nodes = g_new0 (MusterNode, n);
  tree->n_nodes = 0;

  item = first_child[n];
  while (item != MUSTER_NOWHERE)
    {
      guint index = tree->n_nodes++;
      MusterNode *node = &tree->nodes[index];
      guint parent = parents[item];

      *node = (MusterNode){ .record = items[item].record, .parent = MUSTER_NOWHERE, .size = 1, .level = 1 };
      projection->indices[node->record] = index;
      if (parent != MUSTER_NOWHERE)
        {
          node->parent = projection->indices[items[parent].record];
          node->level = tree->nodes[node->parent].level + 1;
          tree->nodes[node->parent].n_children++;
        }

      if (first_child[item] != MUSTER_NOWHERE)
        {
          item = first_child[item];
          continue;
        }
      while (item != MUSTER_NOWHERE && next[item] == MUSTER_NOWHERE)
        item = parents[item];
      item = item != MUSTER_NOWHERE ? next[item] : MUSTER_NOWHERE;
    }

  for (guint i = tree->n_nodes; i-- > 0;)
    if (tree->nodes[i].parent != MUSTER_NOWHERE)
      tree->nodes[tree->nodes[i].parent].size += tree->nodes[i].size;
}

/* @positions: by handle, scratch: where a record is in @items. */
static void
make_departments (MusterProjection *projection, guint *positions)
{
  MusterDocument *doc = projection->doc;
  g_autoptr (GArray) items = list_items (projection, MUSTER_KIND_DEPARTMENT, NULL);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autofree guint *parents = g_new (guint, items->len);
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint i = 0; i < items->len; i++)
    positions[g_array_index (items, Item, i).record] = i;
  for (guint i = 0; i < items->len; i++)
    {
      MusterRecord above = muster_document_get_ref (doc, g_array_index (items, Item, i).record, MUSTER_DEPARTMENT_PARENT);

      /* A department that is not there yet passes its own on to the one above. */
      for (guint steps = 0; above != 0 && positions[above] == MUSTER_NOWHERE; steps++)
        above = steps < n_departments ? muster_document_get_ref (doc, above, MUSTER_DEPARTMENT_PARENT) : 0;
      parents[i] = above != 0 ? positions[above] : MUSTER_NOWHERE;
    }

  cut_cycles (parents, items->len, (const Item *) (gpointer) items->data, cuts);
  write_preorder (projection, &projection->departments, (const Item *) (gpointer) items->data, parents, items->len);
}

/* The index of the department that is there and holds @role. */
static guint
find_department (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = projection->doc;
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint steps = 0; department != 0 && steps <= n_departments; steps++)
    {
      if (projection->indices[department] != MUSTER_NOWHERE)
        return projection->indices[department];
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return MUSTER_NOWHERE;
}

/* The nearest head at a department or above, by index; 0 if none. */
static MusterRecord *
list_nearest_heads (MusterProjection *projection)
{
  const MusterTree *departments = &projection->departments;
  MusterRecord *nearest = g_new0 (MusterRecord, departments->n_nodes + 1);

  for (guint i = 0; i < departments->n_nodes; i++)
    {
      guint parent = departments->nodes[i].parent;

      nearest[i] = projection->heads[i];
      if (nearest[i] == 0 && parent != MUSTER_NOWHERE)
        nearest[i] = nearest[parent];
    }
  return nearest;
}

/* The topmost department that a role heads of those that it lies in, by role item; MUSTER_NOWHERE if
 * it heads none of them. Departments come parents first, so the first one found is the topmost. */
static guint *
list_led (MusterProjection *projection, const GArray *items, const guint *positions)
{
  const MusterTree *departments = &projection->departments;
  guint *led = g_new (guint, items->len);

  for (guint i = 0; i < items->len; i++)
    led[i] = MUSTER_NOWHERE;
  for (guint d = 0; d < departments->n_nodes; d++)
    {
      guint item = projection->heads[d] != 0 ? positions[projection->heads[d]] : MUSTER_NOWHERE;
      guint home;

      if (item == MUSTER_NOWHERE || led[item] != MUSTER_NOWHERE)
        continue;
      home = g_array_index (items, Item, item).group;
      if (home != MUSTER_NOWHERE && home >= d && home < d + departments->nodes[d].size)
        led[item] = d;
    }
  return led;
}

/* Who a role in @department reports to if nothing is set by hand; @led is the topmost department
 * that it heads itself. */
static MusterRecord
derive_manager (MusterProjection *projection, guint department, guint led, const MusterRecord *nearest)
{
  if (led != MUSTER_NOWHERE)
    department = projection->departments.nodes[led].parent;
  return department != MUSTER_NOWHERE ? nearest[department] : 0;
}

static void
make_roles (MusterProjection *projection, guint *positions)
{
  MusterDocument *doc = projection->doc;
  g_autoptr (GArray) items = list_items (projection, MUSTER_KIND_ROLE, find_department);
  g_autofree guint *parents = g_new (guint, items->len);
  g_autofree MusterRecord *nearest = NULL;
  g_autofree guint *led = NULL;

  for (guint i = 0; i < items->len; i++)
    positions[g_array_index (items, Item, i).record] = i;

  projection->heads = g_new0 (MusterRecord, projection->departments.n_nodes + 1);
  for (guint i = 0; i < projection->departments.n_nodes; i++)
    {
      MusterRecord head = muster_document_get_ref (doc, projection->departments.nodes[i].record, MUSTER_DEPARTMENT_HEAD);

      if (head != 0 && positions[head] != MUSTER_NOWHERE)
        projection->heads[i] = head;
    }
  nearest = list_nearest_heads (projection);
  led = list_led (projection, items, positions);

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      MusterRecord manager = muster_document_get_ref (doc, item->record, MUSTER_ROLE_MANAGER);

      if (manager == item->record || manager == 0 || positions[manager] == MUSTER_NOWHERE)
        manager = derive_manager (projection, item->group, led[i], nearest);
      parents[i] = manager != 0 ? positions[manager] : MUSTER_NOWHERE;
    }

  cut_cycles (parents, items->len, (const Item *) (gpointer) items->data, projection->cuts);
  write_preorder (projection, &projection->roles, (const Item *) (gpointer) items->data, parents, items->len);

  projection->role_departments = g_new (guint, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      projection->role_departments[projection->indices[item->record]] = item->group;
    }
}

/* }}} */
/* {{{ Who is in a department */

typedef struct
{
  guint role;
  guint department;
  gboolean led;
  const char *order;
  const char *id;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *one = a, *other = b;
  int order;

  if (one->department != other->department)
    return one->department < other->department ? -1 : 1;
  if (one->led != other->led)
    return one->led ? -1 : 1;
  order = g_strcmp0 (one->order, other->order);
  return order != 0 ? order : strcmp (one->id, other->id);
}

static void
list_members (MusterProjection *projection)
{
  const MusterTree *roles = &projection->roles;
  guint n_departments = projection->departments.n_nodes;
  g_autofree Member *members = g_new (Member, roles->n_nodes);

  projection->member_starts = g_new0 (guint, n_departments + 2);
  projection->members = g_new (guint, roles->n_nodes);
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record;
      guint department = MIN (projection->role_departments[i], n_departments);

      members[i] = (Member){
        .role = i,
        .department = department,
        .led = department < n_departments && projection->heads[department] == role,
        .order = muster_document_get_text (projection->doc, role, MUSTER_ROLE_ORDER),
        .id = muster_document_get_id (projection->doc, role),
      };
      projection->member_starts[department + 1]++;
    }
  if (roles->n_nodes > 0)
    qsort (members, roles->n_nodes, sizeof (Member), compare_members);

  for (guint i = 0; i < roles->n_nodes; i++)
    projection->members[i] = members[i].role;
  for (guint i = 0; i <= n_departments; i++)
    projection->member_starts[i + 1] += projection->member_starts[i];
}

/* }}} */

MusterProjection *
muster_projection_new (MusterDocument *doc, MusterRecord stage)
{
  MusterProjection *projection = g_new0 (MusterProjection, 1);
  guint limit = muster_document_get_limit (doc);
  g_autofree guint *positions = g_new (guint, limit);

  projection->doc = g_object_ref (doc);
  projection->stage = stage;
  projection->limit = limit;
  projection->cuts = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  projection->indices = g_new (guint, limit);
  memset (projection->indices, 0xff, limit * sizeof (guint));
  memset (positions, 0xff, limit * sizeof (guint));

  make_departments (projection, positions);
  make_roles (projection, positions);
  list_members (projection);
  return projection;
}

/* {{{ A part */

/* Adds to what is kept the nodes of @set, and all above. */
static void
mark_kept (const MusterTree *tree, GHashTable *set, gboolean *kept)
{
  for (guint i = tree->n_nodes; i-- > 0;)
    {
      kept[i] |= g_hash_table_contains (set, GUINT_TO_POINTER (tree->nodes[i].record));
      if (kept[i] && tree->nodes[i].parent != MUSTER_NOWHERE)
        kept[tree->nodes[i].parent] = TRUE;
    }
}

/* Writes what is kept of a tree; @places gets the new index of each node, and MUSTER_NOWHERE. As all
 * above a node is kept with it, levels stay. */
static void
write_kept (MusterProjection *projection, MusterTree *tree, const MusterTree *whole, const gboolean *kept, guint *places)
{
  tree->nodes = g_new0 (MusterNode, whole->n_nodes);
  for (guint i = 0; i < whole->n_nodes; i++)
    {
      const MusterNode *before = &whole->nodes[i];
      MusterNode *node = &tree->nodes[tree->n_nodes];

      places[i] = MUSTER_NOWHERE;
      if (!kept[i])
        continue;
      places[i] = tree->n_nodes++;
      *node = (MusterNode){ .record = before->record, .parent = MUSTER_NOWHERE, .size = 1, .level = before->level };
      projection->indices[node->record] = places[i];
      if (before->parent == MUSTER_NOWHERE)
        continue;
      node->parent = places[before->parent];
      tree->nodes[node->parent].n_children++;
    }
  for (guint i = tree->n_nodes; i-- > 0;)
    if (tree->nodes[i].parent != MUSTER_NOWHERE)
      tree->nodes[tree->nodes[i].parent].size += tree->nodes[i].size;
}

/* The heads that are kept, and which departments the roles that are kept are in. */
static void
keep_members (MusterProjection *projection, MusterProjection *whole, const guint *departments, const guint *roles)
{
  projection->heads = g_new0 (MusterRecord, projection->departments.n_nodes + 1);
  projection->role_departments = g_new (guint, projection->roles.n_nodes + 1);
  for (guint i = 0; i < whole->departments.n_nodes; i++)
    if (departments[i] != MUSTER_NOWHERE && whole->heads[i] != 0 && projection->indices[whole->heads[i]] != MUSTER_NOWHERE)
      projection->heads[departments[i]] = whole->heads[i];
  for (guint i = 0; i < whole->roles.n_nodes; i++)
    {
      guint department = whole->role_departments[i];

      if (roles[i] != MUSTER_NOWHERE)
        projection->role_departments[roles[i]] = department != MUSTER_NOWHERE ? departments[department] : MUSTER_NOWHERE;
    }
  for (guint i = 0; i < whole->cuts->len; i++)
    if (projection->indices[g_array_index (whole->cuts, MusterRecord, i)] != MUSTER_NOWHERE)
      g_array_append_vals (projection->cuts, &g_array_index (whole->cuts, MusterRecord, i), 1);
}

MusterProjection *
muster_projection_new_kept (MusterProjection *whole, GHashTable *kept)
{
  MusterProjection *projection = g_new0 (MusterProjection, 1);
  guint n_departments = whole->departments.n_nodes, n_roles = whole->roles.n_nodes;
  g_autofree gboolean *departments = g_new0 (gboolean, n_departments + 1);
  g_autofree gboolean *roles = g_new0 (gboolean, n_roles + 1);
  g_autofree guint *department_places = g_new (guint, n_departments + 1);
  g_autofree guint *role_places = g_new (guint, n_roles + 1);

  projection->doc = g_object_ref (whole->doc);
  projection->stage = whole->stage;
  projection->limit = whole->limit;
  projection->cuts = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  projection->indices = g_new (guint, whole->limit);
  memset (projection->indices, 0xff, whole->limit * sizeof (guint));

  mark_kept (&whole->roles, kept, roles);
  for (guint i = 0; i < n_roles; i++)
    if (roles[i] && whole->role_departments[i] != MUSTER_NOWHERE)
      departments[whole->role_departments[i]] = TRUE;
  mark_kept (&whole->departments, kept, departments);
  write_kept (projection, &projection->departments, &whole->departments, departments, department_places);
  write_kept (projection, &projection->roles, &whole->roles, roles, role_places);
  keep_members (projection, whole, department_places, role_places);
  list_members (projection);
  return projection;
}

/* }}} */

void
muster_projection_free (MusterProjection *projection)
{
  g_free (projection->departments.nodes);
  g_free (projection->roles.nodes);
  g_free (projection->indices);
  g_free (projection->role_departments);
  g_free (projection->heads);
  g_free (projection->member_starts);
  g_free (projection->members);
  g_array_unref (projection->cuts);
  g_object_unref (projection->doc);
  g_free (projection);
}

MusterDocument *
muster_projection_get_document (MusterProjection *projection)
{
  return projection->doc;
}

MusterRecord
muster_projection_get_stage (MusterProjection *projection)
{
  return projection->stage;
}

const MusterTree *
muster_projection_get_departments (MusterProjection *projection)
{
  return &projection->departments;
}

const MusterTree *
muster_projection_get_roles (MusterProjection *projection)
{
  return &projection->roles;
}

guint
muster_projection_find (MusterProjection *projection, MusterRecord record)
{
  return record < projection->limit ? projection->indices[record] : MUSTER_NOWHERE;
}

gboolean
muster_projection_has (MusterProjection *projection, MusterRecord record)
{
  MusterDocument *doc = projection->doc;
  MusterKind kind = muster_document_get_kind (doc, record);
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  if (!muster_document_lives_at (doc, record, projection->stage))
    return FALSE;
  for (MusterField field = first; field < first + n_fields; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);
      MusterRecord target;

      if (info->type != MUSTER_TYPE_REF || info->on_remove != MUSTER_ON_REMOVE_REMOVE)
        continue;
      target = muster_document_get_ref (doc, record, field);
      if (target != 0 && !muster_document_lives_at (doc, target, projection->stage))
        return FALSE;
    }
  return TRUE;
}

guint
muster_projection_get_department_of (MusterProjection *projection, guint role)
{
  g_return_val_if_fail (role < projection->roles.n_nodes, MUSTER_NOWHERE);

  return projection->role_departments[role];
}

const guint *
muster_projection_list_roles (MusterProjection *projection, guint department, guint *n_roles)
{
  guint place = MIN (department, projection->departments.n_nodes);

  *n_roles = projection->member_starts[place + 1] - projection->member_starts[place];
  return projection->members + projection->member_starts[place];
}

MusterRecord
muster_projection_get_head (MusterProjection *projection, guint department)
{
  g_return_val_if_fail (department < projection->departments.n_nodes, 0);

  return projection->heads[department];
}

static int
compare_shares (gconstpointer a, gconstpointer b, gpointer data)
{
  MusterDocument *doc = data;
  MusterRecord one = *(const MusterRecord *) a, other = *(const MusterRecord *) b;
  double share = muster_document_get_number (doc, one, MUSTER_HOLDING_SHARE, 100);
  double other_share = muster_document_get_number (doc, other, MUSTER_HOLDING_SHARE, 100);

  if (share != other_share)
    return share > other_share ? -1 : 1;
  return strcmp (muster_document_get_id (doc, one), muster_document_get_id (doc, other));
}

GArray *
muster_projection_list_holdings (MusterProjection *projection, MusterRecord role)
{
  GArray *holdings = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord holding;

  if (muster_projection_find (projection, role) == MUSTER_NOWHERE)
    return holdings;
  muster_iter_init_referrers (&iter, projection->doc, role, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_lives_at (projection->doc, holding, projection->stage))
      g_array_append_val (holdings, holding);
  g_array_sort_with_data (holdings, compare_shares, projection->doc);
  return holdings;
}

/* What somebody holds at a stage; at all of them together for 0. */
static guint
count_held_at (MusterProjection *projection, MusterRecord person, MusterRecord stage, double *load)
{
  MusterDocument *doc = projection->doc;
  MusterIter iter;
  MusterRecord holding;
  guint n = 0;

  *load = 0;
  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);

      if (role == 0 || muster_projection_find (projection, role) == MUSTER_NOWHERE || !muster_document_lives_at (doc, holding, stage) || !muster_document_lives_at (doc, role, stage))
        continue;
      *load += muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);
      n++;
    }
  return n;
}

/* All stages together are no stage: what is held one after the other is not held at once. */
guint
muster_projection_count_held (MusterProjection *projection, MusterRecord person, double *load)
{
  double sum, most_load = 0;
  guint n = count_held_at (projection, person, projection->stage, &sum), most = 0;
  MusterIter stages;
  MusterRecord stage;

  if (load != NULL)
    *load = sum;
  if (projection->stage != 0 || n == 0 || muster_document_count (projection->doc, MUSTER_KIND_STAGE) == 0)
    return n;
  muster_iter_init_kind (&stages, projection->doc, MUSTER_KIND_STAGE);
  while (muster_iter_next (&stages, &stage))
    {
      guint here = count_held_at (projection, person, stage, &sum);
      gboolean more = load != NULL ? sum > most_load || (sum == most_load && here > most) : here > most;

      most = more ? here : most;
      most_load = more ? sum : most_load;
    }
  if (load != NULL)
    *load = most_load;
  /* What never was, because it ends before its role begins, is held all the same. */
  return MAX (most, 1);
}

gboolean
muster_projection_is_open (MusterProjection *projection, MusterRecord role)
{
  MusterIter iter;
  MusterRecord holding;

  if (muster_projection_find (projection, role) == MUSTER_NOWHERE || muster_document_get_number (projection->doc, role, MUSTER_ROLE_POOL, 0) > 0)
    return FALSE;
  muster_iter_init_referrers (&iter, projection->doc, role, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_lives_at (projection->doc, holding, projection->stage))
      return FALSE;
  return TRUE;
}

const GArray *
muster_projection_get_cuts (MusterProjection *projection)
{
  return projection->cuts;
}
