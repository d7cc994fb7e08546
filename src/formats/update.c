/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * update.c: what was imported, over the document that is there.
 *
 * Records are paired first: by reference, by id, and those that tables give no key to by what
 * names them: a department by its name and place, a person by e-mail or a name of its own, a stage
 * or field by its name. Then fields are set, and last what a table says by leaving something out:
 * who reports to the head of a department, who no longer holds a role. O(n log n) and the depth of
 * departments.
 */
#include "format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "commit.h"
#include "order.h"
#include "projection.h"
#include "repair.h"

typedef struct
{
  MusterDraft *draft;
  MusterDocument *doc;
  MusterDocument *from;
  MusterNotes *notes;
  /* By handle in @from: the record in @doc; and whether it was there before. */
  MusterRecord *to;
  gboolean *matched;
  /* Records of @doc that are somebody's pair already. */
  GHashTable *taken;
  /* "KIND KEY" to a record of @doc; 0 for a key of several. */
  GHashTable *keys;
  char *orders[MUSTER_N_KINDS];
  /* Whether @from says anything of who holds roles, for how much of their time, of what type they
   * are, of assistants, of reporting and of departments. What it says by a default is not there to be seen. */
  gboolean says_holders;
  gboolean says_shares;
  gboolean says_types;
  gboolean says_assistants;
  gboolean says_managers;
  gboolean says_departments;
} Update;

/* {{{ Pairs */

static const char *
get_ref (MusterDocument *doc, MusterRecord record)
{
  MusterField field = muster_field_find (muster_document_get_kind (doc, record), "ref");

  return field != MUSTER_FIELD_KIND ? muster_document_get_text (doc, record, field) : NULL;
}

static char *
make_ref_key (MusterKind kind, const char *ref)
{
  return g_strdup_printf ("%u ref %s", kind, ref);
}

/* A name in any case of letters. */
static char *
make_key (MusterKind kind, const char *what, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strdup_printf ("%u %s %s", kind, what, folded);
}

/* What names a record that has no key, the surest first; %NULL if nothing does. @n counts up. For a
 * person that is the e-mail, and then the name. */
static char *
name_record (Update *update, MusterDocument *doc, MusterRecord record, guint n)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterRecord above;

  switch (kind)
    {
    case MUSTER_KIND_PERSON:
      if (n == 0)
        {
          const char *email = muster_document_get_text (doc, record, MUSTER_PERSON_EMAIL);

          return make_key (kind, "mail", email ? email : muster_document_get_id (doc, record));
        }
      return n == 1 ? make_key (kind, "name", muster_document_get_name (doc, record)) : NULL;
    case MUSTER_KIND_STAGE:
    case MUSTER_KIND_FIELD:
      return n == 0 ? make_key (kind, "name", muster_document_get_name (doc, record)) : NULL;
    case MUSTER_KIND_DEPARTMENT:
      above = muster_document_get_ref (doc, record, MUSTER_DEPARTMENT_PARENT);
      if (doc == update->from && above != 0)
        above = update->to[above];
      if (n == 0)
        {
          g_autofree char *place = g_strdup_printf ("%u %s", above, muster_document_get_name (doc, record));

          return make_key (kind, "place", place);
        }
      return NULL;
    default:
      return NULL;
    }
}

/* Takes @key. A key that a second record has is nobody's. */
static void
add_key (Update *update, char *key, MusterRecord record)
{
  gpointer known;

  if (g_hash_table_lookup_extended (update->keys, key, NULL, &known) && GPOINTER_TO_UINT (known) != record)
    record = 0;
  g_hash_table_replace (update->keys, key, GUINT_TO_POINTER (record));
}

static void
list_keys (Update *update)
{
  for (MusterKind kind = MUSTER_KIND_CHART; kind <= MUSTER_KIND_OTHER; kind++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, update->doc, kind);
      while (muster_iter_next (&iter, &record))
        {
          const char *ref = get_ref (update->doc, record);
          char *key;

          if (ref)
            add_key (update, make_ref_key (kind, ref), record);
          for (guint n = 0; (key = name_record (update, update->doc, record, n)); n++)
            add_key (update, key, record);
        }
    }
}

static MusterRecord
look_up (Update *update, char *key)
{
  MusterRecord record = key ? GPOINTER_TO_UINT (g_hash_table_lookup (update->keys, key)) : 0;

  g_free (key);
  return g_hash_table_contains (update->taken, GUINT_TO_POINTER (record)) ? 0 : record;
}

/* By reference, by id, or by what names it: but two that have references, and not the same, are two,
 * unless the same e-mail says that they are one person. */
static MusterRecord
find_pair (Update *update, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (update->from, record);
  const char *ref = get_ref (update->from, record);
  MusterRecord found = ref ? look_up (update, make_ref_key (kind, ref)) : 0;
  char *key;

  if (found == 0)
    {
      found = muster_document_find (update->doc, muster_document_get_id (update->from, record));
      if (found != 0 && (muster_document_get_kind (update->doc, found) != kind || g_hash_table_contains (update->taken, GUINT_TO_POINTER (found))))
        found = 0;
    }
  for (guint n = 0; found == 0 && (key = name_record (update, update->from, record, n)); n++)
    {
      found = look_up (update, key);
      if (found != 0 && ref && get_ref (update->doc, found) && !(kind == MUSTER_KIND_PERSON && n == 0))
        found = 0;
    }
  return found;
}

/* How well a holding or line of @doc fits one of @from with the same ends: 3 if it has the same id,
 * 2 if it lives for the same stages, else 1. */
static guint
rate_relation (Update *update, MusterRecord record, MusterRecord found)
{
  MusterKind kind = muster_document_get_kind (update->from, record);
  static const char *const names[] = { "from", "until" };

  if (strcmp (muster_document_get_id (update->from, record), muster_document_get_id (update->doc, found)) == 0)
    return 3;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MusterField field = muster_field_find (kind, names[i]);
      MusterRecord stage = muster_document_get_ref (update->from, record, field);

      if ((stage != 0 ? update->to[stage] : 0) != muster_document_get_ref (update->doc, found, field))
        return 1;
    }
  return 2;
}

/* The pair of a holding or line is the best of those between the pairs of its two ends that are not
 * paired yet. Walks what refers to the pair of @one: let that be the end with few. */
static MusterRecord
find_relation (Update *update, MusterRecord record, MusterField one, MusterField other)
{
  MusterRecord a = update->to[muster_document_get_ref (update->from, record, one)];
  MusterRecord b = update->to[muster_document_get_ref (update->from, record, other)];
  MusterIter iter;
  MusterRecord found, best = 0;
  guint best_rate = 0;

  if (!update->matched[muster_document_get_ref (update->from, record, one)] || !update->matched[muster_document_get_ref (update->from, record, other)])
    return 0;
  muster_iter_init_referrers (&iter, update->doc, a, one);
  while (muster_iter_next (&iter, &found))
    {
      guint rate;

      if (muster_document_get_ref (update->doc, found, other) != b || g_hash_table_contains (update->taken, GUINT_TO_POINTER (found)))
        continue;
      rate = rate_relation (update, record, found);
      if (rate > best_rate)
        best = found;
      best_rate = MAX (rate, best_rate);
    }
  return best;
}

static void
put_last (Update *update, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (update->doc, record);
  MusterField field = muster_kind_order_field (kind);
  char *next;

  if (field == MUSTER_FIELD_KIND)
    return;
  if (!update->orders[kind])
    {
      g_autoptr (GArray) records = muster_document_list (update->doc, kind);

      for (guint i = records->len; i-- > 0 && !update->orders[kind];)
        {
          const char *order = muster_document_get_text (update->doc, g_array_index (records, MusterRecord, i), field);

          update->orders[kind] = order && muster_order_is_valid (order) ? g_strdup (order) : NULL;
        }
    }
  next = muster_order_between (update->orders[kind], NULL);
  muster_draft_set_text (update->draft, record, field, next);
  g_free (update->orders[kind]);
  update->orders[kind] = next;
}

static MusterRecord
add_record (Update *update, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (update->from, record);
  const char *id = muster_document_get_id (update->from, record);
  MusterRecord added;

  if (muster_document_find (update->doc, id) != 0)
    id = NULL;
  if (kind == MUSTER_KIND_OTHER)
    return muster_draft_add_other (update->draft, muster_document_get_text (update->from, record, MUSTER_FIELD_KIND), id);
  added = muster_draft_add (update->draft, kind, id);
  put_last (update, added);
  return added;
}

static void
pair_record (Update *update, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (update->from, record);
  MusterRecord found;

  if (kind == MUSTER_KIND_HOLDING)
    found = find_relation (update, record, MUSTER_HOLDING_PERSON, MUSTER_HOLDING_ROLE);
  else if (kind == MUSTER_KIND_LINE)
    found = find_relation (update, record, MUSTER_LINE_FROM_ROLE, MUSTER_LINE_TO_ROLE);
  else
    found = find_pair (update, record);
  update->matched[record] = found != 0;
  if (found == 0)
    found = add_record (update, record);
  g_hash_table_add (update->taken, GUINT_TO_POINTER (found));
  update->to[record] = found;
}

/* Departments pair by what they lie in, so those above come first. */
static void
pair_departments (Update *update)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (update->from, 0);
  const MusterTree *tree = muster_projection_get_departments (projection);

  for (guint i = 0; i < tree->n_nodes; i++)
    pair_record (update, tree->nodes[i].record);
}

static void
pair_records (Update *update)
{
  update->to[muster_document_get_chart (update->from)] = muster_document_get_chart (update->doc);
  for (MusterKind kind = MUSTER_KIND_STAGE; kind <= MUSTER_KIND_OTHER; kind++)
    {
      g_autoptr (GArray) records = NULL;

      if (kind == MUSTER_KIND_DEPARTMENT)
        {
          pair_departments (update);
          continue;
        }
      records = muster_document_list (update->from, kind);
      for (guint i = 0; i < records->len; i++)
        pair_record (update, g_array_index (records, MusterRecord, i));
    }
}

/* }}} */
/* {{{ Fields */

/* What is settled by other rules: its place, and who reports to whom. */
static gboolean
is_settled (MusterField field)
{
  return field == MUSTER_ROLE_MANAGER || field == muster_kind_order_field (muster_field_get_info (field)->kind);
}

static void
set_field (Update *update, MusterRecord record, MusterField field)
{
  MusterRecord to = update->to[record];
  MusterValue value = muster_document_get (update->from, record, field);

  switch (value.type)
    {
    case MUSTER_TYPE_NONE:
      break;
    case MUSTER_TYPE_REF:
      muster_draft_set_ref (update->draft, to, field, update->to[value.ref]);
      break;
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
      muster_draft_set_text (update->draft, to, field, value.text);
      break;
    default:
      muster_draft_set (update->draft, to, field, value);
    }
}

/* The field of @doc for one of @from's own: a field of the user's may have another id there. */
static MusterField
map_own_field (Update *update, MusterField field)
{
  const char *name = muster_document_get_field_name (update->from, field);
  MusterRecord record = muster_document_find (update->from, name);

  if (record != 0 && muster_document_get_kind (update->from, record) == MUSTER_KIND_FIELD)
    name = muster_document_get_id (update->doc, update->to[record]);
  return muster_document_own_field (update->doc, name);
}

static void
set_fields (Update *update, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (update->from, record);
  guint n_fields, n_own;
  MusterField first = muster_kind_first_field (kind, &n_fields);
  g_autofree MusterField *own = muster_document_list_own_fields (update->from, record, &n_own);

  for (MusterField field = first; field < first + n_fields; field++)
    if (!is_settled (field) && !(kind == MUSTER_KIND_CHART && muster_document_get (update->doc, update->to[record], field).type != MUSTER_TYPE_NONE))
      set_field (update, record, field);
  for (guint i = 0; i < n_own; i++)
    muster_draft_set_raw (update->draft, update->to[record], map_own_field (update, own[i]), muster_document_get (update->from, record, own[i]).text);
}

/* }}} */
/* {{{ What is said by leaving it out */

/* Who @role of @doc reports to if nothing is set by hand. */
static MusterRecord
derive_manager (MusterDocument *doc, MusterRecord role)
{
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT), manager = 0;
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint steps = 0; department != 0 && steps < n_departments; steps++)
    {
      MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);

      if (head == role)
        manager = 0;
      else if (manager == 0)
        manager = head;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return manager;
}

static void
settle_manager (Update *update, MusterRecord record)
{
  MusterRecord role = update->to[record];
  MusterRecord manager = muster_document_get_manager (update->from, record, 0);
  MusterRecord wanted = manager != 0 ? update->to[manager] : 0;

  muster_draft_set_ref (update->draft, role, MUSTER_ROLE_MANAGER, wanted != 0 && wanted != derive_manager (update->doc, role) ? wanted : 0);
}

static gboolean
is_bounded (Update *update, MusterRecord holding)
{
  return muster_document_get_ref (update->doc, holding, MUSTER_HOLDING_FROM) != 0 || muster_document_get_ref (update->doc, holding, MUSTER_HOLDING_UNTIL) != 0;
}

/* Takes from @role those who do not hold it any more; a holding that was planned for some stages
 * stays. */
static void
settle_holders (Update *update, MusterRecord record)
{
  MusterRecord role = update->to[record];
  g_autoptr (GArray) holdings = muster_document_list_referrers (update->doc, role, MUSTER_HOLDING_ROLE);

  muster_draft_set (update->draft, role, MUSTER_ROLE_POOL, muster_document_get (update->from, record, MUSTER_ROLE_POOL));
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);

      if (g_hash_table_contains (update->taken, GUINT_TO_POINTER (holding)) || is_bounded (update, holding))
        continue;
      muster_notes_add (update->notes, MUSTER_NOTE_REPAIRED, NULL, 0, 0, get_ref (update->doc, role), NULL, _ ("%s does not hold “%s” any more"), muster_document_get_name (update->doc, muster_document_get_ref (update->doc, holding, MUSTER_HOLDING_PERSON)), muster_document_get_name (update->doc, role));
      muster_draft_remove (update->draft, holding);
    }
}

static void
settle_roles (Update *update)
{
  g_autoptr (GArray) roles = muster_document_list (update->from, MUSTER_KIND_ROLE);

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord record = g_array_index (roles, MusterRecord, i);

      if (update->says_managers)
        settle_manager (update, record);
      if (update->says_holders && update->matched[record])
        settle_holders (update, record);
    }
}

/* Takes @field from all whose pairs do not have it. */
static void
settle_default (Update *update, MusterField field)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, update->from, muster_field_get_info (field)->kind);
  while (muster_iter_next (&iter, &record))
    if (muster_document_get (update->from, record, field).type == MUSTER_TYPE_NONE)
      muster_draft_set (update->draft, update->to[record], field, MUSTER_NO_VALUE);
}

static gboolean
says (Update *update, MusterField field)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, update->from, muster_field_get_info (field)->kind);
  while (muster_iter_next (&iter, &record))
    if (muster_document_get (update->from, record, field).type != MUSTER_TYPE_NONE)
      return TRUE;
  return FALSE;
}

static void
listen (Update *update)
{
  update->says_holders = muster_document_count (update->from, MUSTER_KIND_PERSON) > 0 || says (update, MUSTER_ROLE_POOL);
  update->says_shares = says (update, MUSTER_HOLDING_SHARE) || says (update, MUSTER_ROLE_FTE);
  update->says_types = says (update, MUSTER_PERSON_TYPE);
  update->says_assistants = says (update, MUSTER_ROLE_ASSISTANT);
  update->says_departments = says (update, MUSTER_ROLE_DEPARTMENT);
  update->says_managers = says (update, MUSTER_ROLE_MANAGER) || says (update, MUSTER_DEPARTMENT_HEAD);
}

/* }}} */

static void
note_absent (Update *update, MusterKind kind)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, update->doc, kind);
  while (muster_iter_next (&iter, &record))
    if (!g_hash_table_contains (update->taken, GUINT_TO_POINTER (record)))
      {
        const char *ref = get_ref (update->doc, record);

        muster_notes_add (update->notes, MUSTER_NOTE_SKIPPED, NULL, 0, 0, ref ? ref : muster_document_get_id (update->doc, record), NULL, _ ("“%s” is not in what was imported: it stays as it is"), muster_document_get_name (update->doc, record));
      }
}

static void
run (Update *update)
{
  list_keys (update);
  listen (update);
  pair_records (update);
  for (MusterKind kind = MUSTER_KIND_CHART; kind <= MUSTER_KIND_OTHER; kind++)
    {
      g_autoptr (GArray) records = muster_document_list (update->from, kind);

      for (guint i = 0; i < records->len; i++)
        set_fields (update, g_array_index (records, MusterRecord, i));
    }
  /* Whom a role reports to follows from its department. */
  if (update->says_departments)
    settle_default (update, MUSTER_ROLE_DEPARTMENT);
  settle_roles (update);
  if (update->says_shares)
    settle_default (update, MUSTER_HOLDING_SHARE);
  if (update->says_types)
    settle_default (update, MUSTER_PERSON_TYPE);
  if (update->says_assistants)
    settle_default (update, MUSTER_ROLE_ASSISTANT);
  note_absent (update, MUSTER_KIND_DEPARTMENT);
  note_absent (update, MUSTER_KIND_ROLE);
  note_absent (update, MUSTER_KIND_PERSON);
  muster_repair (update->draft, update->notes, NULL, NULL);
}

gboolean
muster_import_update (MusterDocument *doc, MusterDocument *from, MusterNotes *notes)
{
  guint limit = muster_document_get_limit (from);
  g_autofree MusterRecord *to = g_new0 (MusterRecord, limit);
  g_autofree gboolean *matched = g_new0 (gboolean, limit);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Update update = {
    .draft = muster_draft_new (doc),
    .doc = doc,
    .from = from,
    .notes = notes,
    .to = to,
    .matched = matched,
    .taken = taken,
    .keys = keys,
  };

  run (&update);
  for (guint i = 0; i < MUSTER_N_KINDS; i++)
    g_free (update.orders[i]);
  return muster_commit (update.draft, _ ("Update from a file"), MUSTER_COMMIT_DEFAULT);
}
