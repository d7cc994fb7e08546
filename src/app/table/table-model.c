/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-model.c: see table-model.h.
 */
#include "table-model.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WIDTH_MIN 40
#define WIDTH_MAX 2000

/* {{{ Making one */

static void
clear_column (gpointer data)
{
  g_free (((MusterTableColumn *) data)->name);
}

static void
clear_key (gpointer data)
{
  g_free (((MusterTableKey *) data)->name);
}

static void
clear_group (gpointer data)
{
  MusterTableGroup *group = data;

  g_free (group->label);
  g_free (group->sums);
}

static void
add_column (MusterTableModel *model, const char *name, int width)
{
  MusterTableColumn column = { .name = g_strdup (name), .width = CLAMP (width, WIDTH_MIN, WIDTH_MAX) };

  g_array_append_val (model->columns, column);
}

/* What a person wants to see first. */
static const char *
get_usual (MusterKind kind)
{
  switch (kind)
    {
    case MUSTER_KIND_ROLE:
      return "title:220 holder:160 department:160 manager:180 grade:80 fte:70 pay-min:100 pay-max:100 cost:110 load:80 span:70 layer:70 from:120 until:120";
    case MUSTER_KIND_PERSON:
      return "name:200 type:120 role:280 load:90 email:200 notes:240";
    default:
      return "name:220 parent:180 head:200 roles:80 open-roles:100 headcount:100 fte:80 cost:120 budget:120 from:120 until:120 purpose:280";
    }
}

/* Whether an edit of a field leaves it as it was who is there and under whom: texts, numbers and days of
 * what stands in rows, and fields of the user's own. */
static gboolean
is_light (MusterTableModel *model, const MusterOp *op)
{
  const MusterFieldInfo *info;

  if (op->field >= MUSTER_N_FIELDS)
    return TRUE;
  if (op->field == MUSTER_FIELD_KIND)
    return FALSE;
  info = muster_field_get_info (op->field);
  if (info->kind != MUSTER_KIND_ROLE && info->kind != MUSTER_KIND_PERSON && info->kind != MUSTER_KIND_DEPARTMENT && info->kind != MUSTER_KIND_HOLDING)
    return FALSE;
  /* People stand in the order of their names. */
  if (model->kind == MUSTER_KIND_PERSON && op->field == MUSTER_PERSON_NAME)
    return FALSE;
  return info->shape != MUSTER_SHAPE_ORDER && (info->type == MUSTER_TYPE_TEXT || info->type == MUSTER_TYPE_NUMBER || info->type == MUSTER_TYPE_DATE);
}

static void
on_edited (MusterDocument *doc, const MusterChange *change, int direction, MusterTableModel *model)
{
  model->edited = TRUE;
  if (change == NULL)
    model->moved = TRUE;
  for (guint i = 0; !model->moved && i < change->n_ops; i++)
    model->moved = !is_light (model, &change->ops[i]);
}

MusterTableModel *
muster_table_model_new (MusterSession *session, MusterKind kind)
{
  MusterTableModel *model = g_new0 (MusterTableModel, 1);

  model->session = g_object_ref (session);
  model->kind = kind;
  model->columns = g_array_new (FALSE, FALSE, sizeof (MusterTableColumn));
  model->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  model->keys = g_array_new (FALSE, FALSE, sizeof (MusterTableKey));
  model->lines = g_array_new (FALSE, FALSE, sizeof (MusterTableLine));
  model->groups = g_array_new (FALSE, FALSE, sizeof (MusterTableGroup));
  model->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_set_clear_func (model->columns, clear_column);
  g_array_set_clear_func (model->keys, clear_key);
  g_array_set_clear_func (model->groups, clear_group);
  muster_table_model_load (model, get_usual (kind));
  g_signal_connect (muster_session_get_document (session), "changed", G_CALLBACK (on_edited), model);
  return model;
}

static void
forget_facts (MusterTableModel *model)
{
  g_clear_pointer (&model->facts, muster_facts_free);
  g_clear_pointer (&model->projection, muster_projection_free);
}

void
muster_table_model_free (MusterTableModel *model)
{
  g_signal_handlers_disconnect_by_data (muster_session_get_document (model->session), model);
  forget_facts (model);
  g_free (model->made_for);
  g_array_unref (model->columns);
  g_array_unref (model->shown);
  g_array_unref (model->keys);
  g_array_unref (model->lines);
  g_array_unref (model->groups);
  g_hash_table_unref (model->folded);
  g_free (model->group);
  g_object_unref (model->session);
  g_free (model);
}

/* }}} */
/* {{{ What it looks like, as a text: "title:220 grade:80 sort:-grade sort:title group:department absent" */

char *
muster_table_model_save (MusterTableModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->columns->len; i++)
    {
      const MusterTableColumn *column = &g_array_index (model->columns, MusterTableColumn, i);

      g_string_append_printf (text, "%s:%d ", column->name, column->width);
    }
  for (guint i = 0; i < model->keys->len; i++)
    {
      const MusterTableKey *key = &g_array_index (model->keys, MusterTableKey, i);

      g_string_append_printf (text, "sort:%s%s ", key->descending ? "-" : "", key->name);
    }
  if (model->group != NULL)
    g_string_append_printf (text, "group:%s ", model->group);
  if (model->absent)
    g_string_append (text, "absent ");
  return g_string_free (text, FALSE);
}

static void
load_word (MusterTableModel *model, const char *word)
{
  const char *colon = strrchr (word, ':');
  g_autofree char *name = colon != NULL ? g_strndup (word, (gsize) (colon - word)) : NULL;

  if (g_str_has_prefix (word, "sort:"))
    {
      gboolean descending = word[5] == '-';

      muster_table_model_sort (model, word + 5 + descending, descending ? MUSTER_TABLE_DESCENDING : MUSTER_TABLE_ASCENDING, TRUE);
    }
  else if (g_str_has_prefix (word, "group:"))
    muster_table_model_set_group (model, colon + 1);
  else if (strcmp (word, "absent") == 0)
    model->absent = TRUE;
  else if (colon != NULL && *name != 0 && !muster_table_model_has_column (model, name))
    add_column (model, name, (int) g_ascii_strtoll (colon + 1, NULL, 10));
}

void
muster_table_model_load (MusterTableModel *model, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  if (strchr (text, ':') == NULL)
    return;
  g_array_set_size (model->columns, 0);
  g_array_set_size (model->keys, 0);
  g_clear_pointer (&model->group, g_free);
  model->absent = FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != 0)
      load_word (model, words[i]);
}

/* }}} */
/* {{{ Columns */

MusterTableColumn *
muster_table_model_get_column (MusterTableModel *model, guint shown)
{
  return &g_array_index (model->columns, MusterTableColumn, g_array_index (model->shown, guint, shown));
}

/* Fields come and go with the document. */
static void
find_columns (MusterTableModel *model)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  g_autoptr (GArray) aspects = muster_aspects_list (doc, model->kind);

  g_array_set_size (model->shown, 0);
  for (guint i = 0; i < model->columns->len; i++)
    {
      MusterTableColumn *column = &g_array_index (model->columns, MusterTableColumn, i);

      column->there = FALSE;
      for (guint j = 0; j < aspects->len && !column->there; j++)
        if (strcmp (g_array_index (aspects, MusterAspect, j).name, column->name) == 0)
          {
            column->aspect = g_array_index (aspects, MusterAspect, j);
            column->there = TRUE;
          }
      if (column->there)
        g_array_append_val (model->shown, i);
    }
}

static guint
find_column (MusterTableModel *model, const char *name)
{
  for (guint i = 0; i < model->columns->len; i++)
    if (strcmp (g_array_index (model->columns, MusterTableColumn, i).name, name) == 0)
      return i;
  return MUSTER_NOWHERE;
}

gboolean
muster_table_model_has_column (MusterTableModel *model, const char *name)
{
  return find_column (model, name) != MUSTER_NOWHERE;
}

void
muster_table_model_show_column (MusterTableModel *model, const char *name, gboolean shown)
{
  guint place = find_column (model, name);

  if (shown && place == MUSTER_NOWHERE)
    add_column (model, name, 140);
  else if (!shown && place != MUSTER_NOWHERE && model->shown->len > 1)
    g_array_remove_index (model->columns, place);
  find_columns (model);
}

void
muster_table_model_move_column (MusterTableModel *model, guint from, guint to)
{
  guint n = model->shown->len;
  guint source = g_array_index (model->shown, guint, from);
  guint target = to < n ? g_array_index (model->shown, guint, to) : model->columns->len;
  MusterTableColumn column = g_array_index (model->columns, MusterTableColumn, source);

  if (to == from || to == from + 1)
    return;
  g_array_set_clear_func (model->columns, NULL);
  g_array_insert_val (model->columns, target, column);
  g_array_remove_index (model->columns, source < target ? source : source + 1);
  g_array_set_clear_func (model->columns, clear_column);
  find_columns (model);
}

/* }}} */
/* {{{ Order and groups */

void
muster_table_model_sort (MusterTableModel *model, const char *name, MusterTableOrder order, gboolean further)
{
  MusterTableKey key = { g_strdup (name), order == MUSTER_TABLE_DESCENDING };
  guint place = 0;
  MusterTableOrder before = muster_table_model_get_order (model, name, &place);

  if (!further)
    g_array_set_size (model->keys, 0);
  else if (before != MUSTER_TABLE_UNSORTED)
    g_array_remove_index (model->keys, place - 1);
  if (order == MUSTER_TABLE_UNSORTED)
    g_free (key.name);
  else if (further && before != MUSTER_TABLE_UNSORTED)
    g_array_insert_val (model->keys, place - 1, key);
  else
    g_array_append_val (model->keys, key);
}

MusterTableOrder
muster_table_model_get_order (MusterTableModel *model, const char *name, guint *place)
{
  for (guint i = 0; i < model->keys->len; i++)
    {
      const MusterTableKey *key = &g_array_index (model->keys, MusterTableKey, i);

      *place = i + 1;
      if (strcmp (key->name, name) == 0)
        return key->descending ? MUSTER_TABLE_DESCENDING : MUSTER_TABLE_ASCENDING;
    }
  *place = 0;
  return MUSTER_TABLE_UNSORTED;
}

void
muster_table_model_set_group (MusterTableModel *model, const char *name)
{
  if (name == model->group)
    return;
  g_free (model->group);
  model->group = name != NULL && *name != 0 ? g_strdup (name) : NULL;
  g_hash_table_remove_all (model->folded);
}

void
muster_table_model_fold (MusterTableModel *model, guint group)
{
  const MusterTableGroup *folded = &g_array_index (model->groups, MusterTableGroup, group);

  if (!g_hash_table_remove (model->folded, folded->label))
    g_hash_table_add (model->folded, g_strdup (folded->label));
  muster_table_model_update (model);
}

/* }}} */
/* {{{ Records */

static void
add_roles_of (MusterTableModel *model, guint department, GArray *records)
{
  guint n;
  const guint *roles = muster_projection_list_roles (model->projection, department, &n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (records, muster_projection_get_roles (model->projection)->nodes[roles[i]].record);
}

static void
add_absent (MusterTableModel *model, GArray *records)
{
  g_autoptr (GArray) all = muster_document_list (muster_session_get_document (model->session), model->kind);

  for (guint i = 0; i < all->len; i++)
    if (muster_projection_find (model->projection, g_array_index (all, MusterRecord, i)) == MUSTER_NOWHERE)
      g_array_append_val (records, g_array_index (all, MusterRecord, i));
}

static void
sort_by_name (MusterTableModel *model, GArray *records)
{
  g_autoptr (GArray) aspects = muster_aspects_list (muster_session_get_document (model->session), model->kind);
  MusterSortKey key = { &g_array_index (aspects, MusterAspect, 0), FALSE };

  muster_facts_sort (model->facts, records, &key, 1);
}

/* In the order of the chart; people by name. */
static GArray *
list_records (MusterTableModel *model)
{
  const MusterTree *departments = muster_projection_get_departments (model->projection);
  GArray *records;

  if (model->kind == MUSTER_KIND_PERSON)
    {
      records = muster_document_list (muster_session_get_document (model->session), MUSTER_KIND_PERSON);
      sort_by_name (model, records);
      return records;
    }
  records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  for (guint i = 0; i < departments->n_nodes; i++)
    if (model->kind == MUSTER_KIND_DEPARTMENT)
      g_array_append_val (records, departments->nodes[i].record);
    else
      add_roles_of (model, i, records);
  if (model->kind == MUSTER_KIND_ROLE)
    add_roles_of (model, MUSTER_NOWHERE, records);
  if (model->absent)
    add_absent (model, records);
  return records;
}

static void
sift (MusterTableModel *model, GArray *records)
{
  const char *text = muster_session_get_filter (model->session, NULL);
  g_autoptr (MusterFilter) filter = text != NULL ? muster_filter_new (muster_session_get_document (model->session), text, NULL, NULL) : NULL;
  g_autoptr (GHashTable) meant = NULL;
  guint n_kept = 0;

  if (filter == NULL || muster_filter_is_empty (filter))
    return;
  /* As on the chart, the roles of people who are meant are meant too. */
  meant = muster_filter_find (filter, model->facts);
  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);
      gboolean here = model->kind == MUSTER_KIND_PERSON || muster_projection_find (model->projection, record) != MUSTER_NOWHERE;

      if (here ? g_hash_table_contains (meant, GUINT_TO_POINTER (record)) : muster_filter_matches (filter, model->facts, record))
        g_array_index (records, MusterRecord, n_kept++) = record;
    }
  g_array_set_size (records, n_kept);
}

static void
sort (MusterTableModel *model, const MusterAspect *group, GArray *records)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  g_autofree MusterAspect *aspects = g_new (MusterAspect, model->keys->len + 1);
  g_autofree MusterSortKey *keys = g_new (MusterSortKey, model->keys->len + 1);
  guint n_keys = 0;

  if (group != NULL)
    keys[n_keys++] = (MusterSortKey){ group, FALSE };
  for (guint i = 0; i < model->keys->len; i++)
    {
      const MusterTableKey *key = &g_array_index (model->keys, MusterTableKey, i);

      if (muster_aspect_find (doc, model->kind, key->name, &aspects[i]))
        keys[n_keys++] = (MusterSortKey){ &aspects[i], key->descending };
    }
  if (n_keys > 0)
    muster_facts_sort (model->facts, records, keys, n_keys);
}

/* }}} */
/* {{{ Lines */

static void
add_sums (MusterTableModel *model, MusterTableGroup *group, MusterRecord record)
{
  for (guint i = 0; i < model->shown->len; i++)
    {
      const MusterAspect *aspect = &muster_table_model_get_column (model, i)->aspect;
      MusterValue value;

      if (!muster_aspect_adds_up (aspect))
        continue;
      value = muster_facts_get (model->facts, record, aspect);
      if (value.type == MUSTER_TYPE_NUMBER)
        group->sums[i] = (isnan (group->sums[i]) ? 0 : group->sums[i]) + value.number;
    }
}

/* A group begins with @record. */
static void
begin_group (MusterTableModel *model, MusterRecord record, const MusterAspect *aspect)
{
  MusterTableGroup group = { .label = muster_facts_dup_text (model->facts, record, aspect) };
  MusterTableLine heading = { .group = model->groups->len };

  if (aspect->info.type == MUSTER_TYPE_FLAG && *group.label == 0)
    {
      g_free (group.label);
      group.label = g_strdup (_ ("No"));
    }
  else if (*group.label == 0)
    {
      g_free (group.label);
      group.label = g_strdup (_ ("None"));
    }
  group.folded = g_hash_table_contains (model->folded, group.label);
  group.sums = g_new (double, model->shown->len);
  for (guint i = 0; i < model->shown->len; i++)
    group.sums[i] = NAN;
  g_array_append_val (model->groups, group);
  g_array_append_val (model->lines, heading);
}

static gboolean
is_same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
make_lines (MusterTableModel *model, const GArray *records, const MusterAspect *aspect)
{
  g_autofree double *ranks = aspect != NULL ? muster_facts_rank (model->facts, records, aspect) : NULL;

  g_array_set_size (model->lines, 0);
  g_array_set_size (model->groups, 0);
  for (guint i = 0; i < records->len; i++)
    {
      MusterTableLine line = { .record = g_array_index (records, MusterRecord, i) };
      MusterTableGroup *group = NULL;

      line.absent = model->kind != MUSTER_KIND_PERSON && muster_projection_find (model->projection, line.record) == MUSTER_NOWHERE;
      if (ranks != NULL && (i == 0 || !is_same (ranks[i], ranks[i - 1])))
        begin_group (model, line.record, aspect);
      if (ranks != NULL)
        {
          line.group = model->groups->len - 1;
          group = &g_array_index (model->groups, MusterTableGroup, line.group);
          group->count++;
          add_sums (model, group, line.record);
        }
      if (group == NULL || !group->folded)
        g_array_append_val (model->lines, line);
    }
}

/* Makes anew what is no longer good. Returns: whether the organisation may be another */
static gboolean
make_facts (MusterTableModel *model)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  MusterRecord stage = muster_session_get_options (model->session)->stage;
  gboolean anew = model->projection == NULL || model->moved || stage != model->stage;
  MusterFacts *before = g_steal_pointer (&model->facts);

  if (!anew && !model->edited)
    {
      model->facts = before;
      return FALSE;
    }
  if (anew)
    {
      MusterProjection *old = model->projection;

      model->projection = muster_projection_new (doc, stage);
      model->facts = muster_facts_new (model->projection);
      if (before != NULL)
        muster_facts_take_keys (model->facts, before);
      g_clear_pointer (&before, muster_facts_free);
      g_clear_pointer (&old, muster_projection_free);
    }
  else
    {
      model->facts = muster_facts_new (model->projection);
      muster_facts_take_keys (model->facts, before);
      muster_facts_free (before);
    }
  model->stage = stage;
  model->moved = FALSE;
  return anew;
}

/* Whether the lines that there are are still right. */
static gboolean
keeps_lines (MusterTableModel *model, const char *made_for, const char *filter)
{
  gboolean plain = model->keys->len == 0 && model->group == NULL && filter == NULL;

  return g_strcmp0 (made_for, model->made_for) == 0 && (plain || !model->edited);
}

void
muster_table_model_update (MusterTableModel *model)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  const char *filter = muster_session_get_filter (model->session, NULL);
  g_autofree char *look = muster_table_model_save (model);
  g_autofree char *made_for = g_strjoin ("\n", look, filter, NULL);
  g_autoptr (GArray) records = NULL;
  MusterAspect group;
  gboolean grouped, anew = make_facts (model), kept = !anew && keeps_lines (model, made_for, filter);

  model->edited = FALSE;
  find_columns (model);
  /* Columns come with sums, and groups are folded without a word. */
  if (kept && model->group == NULL)
    return;
  g_free (model->made_for);
  model->made_for = g_steal_pointer (&made_for);
  grouped = model->group != NULL && muster_aspect_find (doc, model->kind, model->group, &group);
  records = list_records (model);
  model->n_records = records->len;
  sift (model, records);
  model->n_shown = records->len;
  sort (model, grouped ? &group : NULL, records);
  make_lines (model, records, grouped ? &group : NULL);
}

guint
muster_table_model_find (MusterTableModel *model, MusterRecord record)
{
  for (guint i = 0; record != 0 && i < model->lines->len; i++)
    if (g_array_index (model->lines, MusterTableLine, i).record == record)
      return i;
  return MUSTER_NOWHERE;
}

/* }}} */
