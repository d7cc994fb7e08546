/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts.c: the values of aspects, see aspect.h. What is made here is kept once: paths of departments,
 * texts that come of several, and folds.
 */
#include "aspect.h"

#include "fold.h"
#include "plain.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _MusterFacts
{
  MusterDocument *doc;
  MusterProjection *projection;
  MusterMetrics *metrics;
  GStringChunk *texts;
  /* By index in the tree of departments. */
  const char **paths;
  /* By text, which are equal where their pointers are. */
  GHashTable *folds;
  /* Text to what it sorts by; kept from one state of a document to the next, as making them is most of
   * what sorting costs. */
  GHashTable *keys;
};

MusterFacts *
muster_facts_new (MusterProjection *projection)
{
  MusterFacts *facts = g_new0 (MusterFacts, 1);

  facts->doc = g_object_ref (muster_projection_get_document (projection));
  facts->projection = projection;
  facts->texts = g_string_chunk_new (4096);
  facts->folds = g_hash_table_new (NULL, NULL);
  facts->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return facts;
}

void
muster_facts_free (MusterFacts *facts)
{
  g_clear_pointer (&facts->metrics, muster_metrics_free);
  g_string_chunk_free (facts->texts);
  g_hash_table_unref (facts->folds);
  g_hash_table_unref (facts->keys);
  g_free (facts->paths);
  g_object_unref (facts->doc);
  g_free (facts);
}

void
muster_facts_take_keys (MusterFacts *facts, MusterFacts *before)
{
  GHashTable *keys = facts->keys;

  facts->keys = before->keys;
  before->keys = keys;
}

const char *
muster_facts_get_key (MusterFacts *facts, const char *text)
{
  char *key = g_hash_table_lookup (facts->keys, text);

  if (key == NULL)
    {
      key = g_utf8_collate_key_for_filename (text, -1);
      g_hash_table_insert (facts->keys, g_strdup (text), key);
    }
  return key;
}

MusterProjection *
muster_facts_get_projection (MusterFacts *facts)
{
  return facts->projection;
}

const char *
muster_facts_fold (MusterFacts *facts, const char *text)
{
  const char *folded = g_hash_table_lookup (facts->folds, text);

  if (folded == NULL)
    {
      g_autofree char *made = muster_fold (text);

      folded = g_string_chunk_insert_const (facts->texts, made);
      g_hash_table_insert (facts->folds, (gpointer) text, (gpointer) folded);
    }
  return folded;
}

/* {{{ Making values */

static MusterValue
as_text (const char *text)
{
  return text != NULL && *text != 0 ? (MusterValue){ .type = MUSTER_TYPE_TEXT, .text = text } : MUSTER_NO_VALUE;
}

static MusterValue
as_number (double number)
{
  return (MusterValue){ .type = MUSTER_TYPE_NUMBER, .number = number };
}

static MusterValue
as_ref (MusterRecord record)
{
  return record != 0 ? (MusterValue){ .type = MUSTER_TYPE_REF, .ref = record } : MUSTER_NO_VALUE;
}

static const char *
keep (MusterFacts *facts, const char *text)
{
  return g_string_chunk_insert_const (facts->texts, text);
}

static const MusterMetrics *
get_metrics (MusterFacts *facts)
{
  if (facts->metrics == NULL)
    facts->metrics = muster_metrics_new (facts->projection);
  return facts->metrics;
}

/* A parent comes before its children, so that one walk makes all. */
static const char *
get_path (MusterFacts *facts, guint department)
{
  const MusterTree *tree = muster_projection_get_departments (facts->projection);

  if (department == MUSTER_NOWHERE)
    return NULL;
  if (facts->paths == NULL)
    {
      facts->paths = g_new0 (const char *, tree->n_nodes);
      for (guint i = 0; i < tree->n_nodes; i++)
        {
          const char *name = muster_document_get_name (facts->doc, tree->nodes[i].record);
          guint parent = tree->nodes[i].parent;
          g_autofree char *path = parent != MUSTER_NOWHERE ? g_strdup_printf ("%s / %s", facts->paths[parent], name) : g_strdup (name);

          facts->paths[i] = keep (facts, path);
        }
    }
  return facts->paths[department];
}

/* Where it begins; what has no stage is there from the first. */
static MusterRecord
get_stage (MusterFacts *facts, MusterRecord record, MusterField from)
{
  MusterRecord stage = muster_document_get_ref (facts->doc, record, from);
  MusterRecord first = 0, other;
  MusterIter iter;

  if (stage != 0)
    return stage;
  muster_iter_init_kind (&iter, facts->doc, MUSTER_KIND_STAGE);
  while (muster_iter_next (&iter, &other))
    if (first == 0 || muster_document_compare_order (&other, &first, facts->doc) < 0)
      first = other;
  return first;
}

/* }}} */
/* {{{ Of a role */

static MusterValue
get_holders (MusterFacts *facts, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (facts->projection, role);
  g_autoptr (GString) names = NULL;

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord person = muster_document_get_ref (facts->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);
      const char *name = muster_document_get_name (facts->doc, person);

      if (holdings->len == 1)
        return as_text (name);
      if (names == NULL)
        names = g_string_new (name);
      else
        g_string_append_printf (names, ", %s", name);
    }
  return names != NULL ? as_text (keep (facts, names->str)) : MUSTER_NO_VALUE;
}

/* What its first holder is. */
static MusterValue
get_holder_type (MusterFacts *facts, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (facts->projection, role);
  MusterRecord person;
  const char *type;

  if (holdings->len == 0)
    return MUSTER_NO_VALUE;
  person = muster_document_get_ref (facts->doc, g_array_index (holdings, MusterRecord, 0), MUSTER_HOLDING_PERSON);
  type = muster_document_get_text (facts->doc, person, MUSTER_PERSON_TYPE);
  return as_text (type != NULL ? type : muster_document_intern (facts->doc, "employee"));
}

/* The highest of its holders' loads. */
static MusterValue
get_load (MusterFacts *facts, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (facts->projection, role);
  double most = 0;

  for (guint i = 0; i < holdings->len; i++)
    {
      double load;

      muster_projection_count_held (facts->projection, muster_document_get_ref (facts->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON), &load);
      most = MAX (most, load);
    }
  return holdings->len > 0 ? as_number (most) : MUSTER_NO_VALUE;
}

static MusterValue
get_cost (MusterFacts *facts, MusterRecord role, gboolean highest)
{
  double low = muster_document_get_number (facts->doc, role, MUSTER_ROLE_PAY_MIN, NAN);
  double high = muster_document_get_number (facts->doc, role, MUSTER_ROLE_PAY_MAX, NAN);

  /* One end alone stands for both. */
  low = isnan (low) ? high : low;
  high = isnan (high) ? low : high;
  return isnan (low) ? MUSTER_NO_VALUE : as_number (muster_role_get_fte (facts->doc, role) * (highest ? high : low));
}

static MusterValue
get_of_role (MusterFacts *facts, MusterRecord role, MusterDerived derived)
{
  const MusterTree *tree = muster_projection_get_roles (facts->projection);
  guint index = muster_projection_find (facts->projection, role);
  const MusterNode *node = index != MUSTER_NOWHERE ? &tree->nodes[index] : NULL;

  switch (derived)
    {
    case MUSTER_DERIVED_HOLDERS:
      return get_holders (facts, role);
    case MUSTER_DERIVED_HOLDER_TYPE:
      return get_holder_type (facts, role);
    case MUSTER_DERIVED_LOAD:
      return get_load (facts, role);
    case MUSTER_DERIVED_OPEN:
      return muster_projection_is_open (facts->projection, role) ? (MusterValue){ .type = MUSTER_TYPE_FLAG, .number = 1 } : MUSTER_NO_VALUE;
    case MUSTER_DERIVED_COST:
    case MUSTER_DERIVED_COST_MIN:
      return get_cost (facts, role, derived == MUSTER_DERIVED_COST);
    case MUSTER_DERIVED_STAGE:
      return as_ref (get_stage (facts, role, MUSTER_ROLE_FROM));
    default:
      break;
    }
  if (node == NULL)
    return MUSTER_NO_VALUE;
  switch (derived)
    {
    case MUSTER_DERIVED_MANAGER:
      return as_ref (node->parent != MUSTER_NOWHERE ? tree->nodes[node->parent].record : 0);
    case MUSTER_DERIVED_PATH:
      return as_text (get_path (facts, muster_projection_get_department_of (facts->projection, index)));
    case MUSTER_DERIVED_LAYER:
      return as_number (node->level);
    case MUSTER_DERIVED_SPAN:
      return node->n_children > 0 ? as_number (node->n_children) : MUSTER_NO_VALUE;
    case MUSTER_DERIVED_BELOW:
      return node->size > 1 ? as_number (node->size - 1) : MUSTER_NO_VALUE;
    default:
      return MUSTER_NO_VALUE;
    }
}

/* }}} */
/* {{{ Of a department, and of a person */

static MusterValue
get_of_department (MusterFacts *facts, MusterRecord department, MusterDerived derived)
{
  guint index = muster_projection_find (facts->projection, department);
  const MusterFigures *figures;

  if (derived == MUSTER_DERIVED_STAGE)
    return as_ref (get_stage (facts, department, MUSTER_DEPARTMENT_FROM));
  if (index == MUSTER_NOWHERE)
    return MUSTER_NO_VALUE;
  if (derived == MUSTER_DERIVED_PATH)
    return as_text (get_path (facts, index));
  if (derived == MUSTER_DERIVED_LAYER)
    return as_number (muster_projection_get_departments (facts->projection)->nodes[index].level);
  figures = &get_metrics (facts)->departments[index];
  switch (derived)
    {
    case MUSTER_DERIVED_N_ROLES:
      return as_number (figures->roles);
    case MUSTER_DERIVED_N_OPEN:
      return as_number (figures->open);
    case MUSTER_DERIVED_HEADCOUNT:
      return as_number (figures->headcount);
    case MUSTER_DERIVED_FTE:
      return as_number (figures->fte);
    case MUSTER_DERIVED_COST_MIN:
      return as_number (figures->cost_min);
    case MUSTER_DERIVED_COST:
      return as_number (figures->cost_max);
    default:
      return MUSTER_NO_VALUE;
    }
}

static MusterValue
get_roles_of_person (MusterFacts *facts, MusterRecord person)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, facts->doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (facts->doc, holding, MUSTER_HOLDING_ROLE);

      if (muster_projection_find (facts->projection, role) != MUSTER_NOWHERE && muster_projection_has (facts->projection, holding))
        g_ptr_array_add (names, (gpointer) muster_document_get_name (facts->doc, role));
    }
  if (names->len == 1)
    return as_text (names->pdata[0]);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  return as_text (keep (facts, joined));
}

static MusterValue
get_of_person (MusterFacts *facts, MusterRecord person, MusterDerived derived)
{
  double load;
  guint held;

  if (derived == MUSTER_DERIVED_ROLES)
    return get_roles_of_person (facts, person);
  held = muster_projection_count_held (facts->projection, person, &load);
  if (held == 0)
    return MUSTER_NO_VALUE;
  return as_number (derived == MUSTER_DERIVED_LOAD ? load : held);
}

/* }}} */
/* {{{ Fields */

/* What a field of the user's own holds, as its type has it. */
static MusterValue
get_own (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect)
{
  MusterValue value = muster_document_get (facts->doc, record, aspect->field);
  g_autofree char *plain = NULL;
  char *end;
  double number;

  if (value.type != MUSTER_TYPE_RAW)
    return MUSTER_NO_VALUE;
  plain = muster_value_dup_plain (value);
  if (plain == NULL || *plain == 0)
    return MUSTER_NO_VALUE;
  switch (aspect->info.type)
    {
    case MUSTER_TYPE_NUMBER:
      number = g_ascii_strtod (plain, &end);
      return *end == 0 && isfinite (number) ? as_number (number) : MUSTER_NO_VALUE;
    case MUSTER_TYPE_FLAG:
      return strcmp (plain, "yes") == 0 ? (MusterValue){ .type = MUSTER_TYPE_FLAG, .number = 1 } : MUSTER_NO_VALUE;
    case MUSTER_TYPE_DATE:
      return muster_date_is_valid (plain) ? (MusterValue){ .type = MUSTER_TYPE_DATE, .text = keep (facts, plain) } : MUSTER_NO_VALUE;
    default:
      return as_text (keep (facts, plain));
    }
}

static MusterValue
get_field (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect)
{
  MusterValue value = muster_document_get (facts->doc, record, aspect->field);
  g_autofree char *first = NULL;

  if (value.type != MUSTER_TYPE_NONE || aspect->info.choices == NULL || aspect->info.open)
    return value;
  first = g_strndup (aspect->info.choices, strcspn (aspect->info.choices, "|"));
  return as_text (muster_document_intern (facts->doc, first));
}

MusterValue
muster_facts_get (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect)
{
  if (aspect->own != 0)
    return get_own (facts, record, aspect);
  if (aspect->derived == MUSTER_DERIVED_NONE)
    return get_field (facts, record, aspect);
  switch (aspect->kind)
    {
    case MUSTER_KIND_ROLE:
      return get_of_role (facts, record, aspect->derived);
    case MUSTER_KIND_DEPARTMENT:
      return get_of_department (facts, record, aspect->derived);
    default:
      return get_of_person (facts, record, aspect->derived);
    }
}

/* }}} */
/* {{{ As text */

char *
muster_aspect_dup_number (const MusterAspect *aspect, double number)
{
  if (aspect->info.shape == MUSTER_SHAPE_PERCENT)
    return g_strdup_printf (_ ("%.15g %%"), number);
  return g_strdup_printf (aspect->info.shape == MUSTER_SHAPE_MONEY ? "%'.15g" : "%.15g", number);
}

char *
muster_facts_dup_text (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect)
{
  MusterValue value = muster_facts_get (facts, record, aspect);

  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
      if (aspect->info.choices != NULL)
        return g_strdup (muster_choice_get_label (value.text));
      return g_strdelimit (g_strdup (value.text), "\n\r\t", ' ');
    case MUSTER_TYPE_DATE:
      return g_strdup (value.text);
    case MUSTER_TYPE_NUMBER:
      return muster_aspect_dup_number (aspect, value.number);
    case MUSTER_TYPE_FLAG:
      return g_strdup (_ ("Yes"));
    case MUSTER_TYPE_REF:
      return g_strdup (muster_document_get_name (facts->doc, value.ref));
    default:
      return g_strdup ("");
    }
}

char *
muster_facts_dup_plain (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect)
{
  MusterValue value = muster_facts_get (facts, record, aspect);
  char *text;

  if (value.type == MUSTER_TYPE_REF)
    return g_strdup (muster_document_get_name (facts->doc, value.ref));
  if (value.type == MUSTER_TYPE_FLAG)
    return g_strdup (_ ("Yes"));
  if (value.type == MUSTER_TYPE_TEXT && aspect->info.choices != NULL)
    return g_strdup (muster_choice_get_label (value.text));
  text = muster_value_dup_plain (value);
  return text != NULL ? text : g_strdup ("");
}

/* }}} */
