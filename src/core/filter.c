/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * filter.c: see filter.h. A record is asked term by term; what texts fold to is kept by the facts, so
 * that a chart costs some comparisons a record.
 */
#include "filter-private.h"

#include "edit-private.h"
#include "fold.h"
#include "plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };

/* {{{ Making one */

/* Words are looked for in what was written, in who holds a role, and in its department. */
static gboolean
is_worded (const MusterAspect *aspect)
{
  if (aspect->own != 0 || aspect->field == MUSTER_ROLE_DEPARTMENT || aspect->derived == MUSTER_DERIVED_HOLDERS)
    return TRUE;
  return aspect->derived == MUSTER_DERIVED_NONE && aspect->info.type == MUSTER_TYPE_TEXT && aspect->info.choices == NULL && aspect->info.shape != MUSTER_SHAPE_COLOR;
}

static GArray *
list_worded (MusterDocument *doc, MusterKind kind)
{
  GArray *aspects = muster_aspects_list (doc, kind);
  guint n_kept = 0;

  for (guint i = 0; i < aspects->len; i++)
    if (is_worded (&g_array_index (aspects, MusterAspect, i)))
      g_array_index (aspects, MusterAspect, n_kept++) = g_array_index (aspects, MusterAspect, i);
  g_array_set_size (aspects, n_kept);
  return aspects;
}

MusterFilter *
muster_filter_new (MusterDocument *doc, const char *text, guint *position, GError **error)
{
  g_autoptr (MusterFilter) filter = g_atomic_rc_box_new0 (MusterFilter);

  filter->clauses = g_array_new (FALSE, FALSE, sizeof (MusterClause));
  g_array_set_clear_func (filter->clauses, muster_clause_clear);
  filter->text = g_strdup (text);
  if (!muster_filter_parse (doc, text, filter->clauses, position, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    filter->worded[kinds[i]] = list_worded (doc, kinds[i]);
  return g_steal_pointer (&filter);
}

MusterFilter *
muster_filter_ref (MusterFilter *filter)
{
  return g_atomic_rc_box_acquire (filter);
}

static void
clear_filter (gpointer data)
{
  MusterFilter *filter = data;

  g_array_unref (filter->clauses);
  g_free (filter->text);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_pointer (&filter->worded[kinds[i]], g_array_unref);
}

void
muster_filter_unref (MusterFilter *filter)
{
  g_atomic_rc_box_release_full (filter, clear_filter);
}

const char *
muster_filter_get_text (MusterFilter *filter)
{
  return filter->text;
}

gboolean
muster_filter_is_empty (MusterFilter *filter)
{
  return filter->clauses->len == 0;
}

/* }}} */
/* {{{ One value */

static gboolean
has_word (MusterFacts *facts, const char *text, const MusterClause *clause)
{
  const char *folded = muster_facts_fold (facts, text);

  for (guint i = 0; clause->words[i] != NULL; i++)
    if (clause->sign == MUSTER_SIGN_HOLDS ? strstr (folded, clause->words[i]) != NULL : strcmp (folded, clause->words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A choice is asked for by its name in files or by its label. */
static gboolean
is_choice (MusterFacts *facts, const char *choice, const MusterClause *clause)
{
  const char *name = muster_facts_fold (facts, choice);
  const char *label = muster_facts_fold (facts, muster_choice_get_label (choice));

  for (guint i = 0; clause->words[i] != NULL; i++)
    if (strcmp (name, clause->words[i]) == 0 || strcmp (label, clause->words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_number (double number, const MusterClause *clause)
{
  for (guint i = 0; clause->words[i] != NULL; i++)
    {
      double asked;

      if (muster_parse_number (clause->words[i], &asked) && asked == number)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_date (const char *date, const MusterClause *clause)
{
  for (guint i = 0; clause->words[i] != NULL; i++)
    if (clause->sign == MUSTER_SIGN_HOLDS ? g_str_has_prefix (date, clause->words[i]) : strcmp (date, clause->words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_flag (gboolean flag, const MusterClause *clause)
{
  for (guint i = 0; clause->words[i] != NULL; i++)
    {
      gboolean asked;

      if (muster_parse_flag (clause->words[i], &asked) && asked == flag)
        return TRUE;
    }
  return FALSE;
}

static gboolean
compares (double number, const MusterClause *clause)
{
  switch (clause->sign)
    {
    case MUSTER_SIGN_ABOVE:
      return number > clause->number;
    case MUSTER_SIGN_ABOVE_OR_IS:
      return number >= clause->number;
    case MUSTER_SIGN_BELOW:
      return number < clause->number;
    default:
      return number <= clause->number;
    }
}

/* Whether a value is what a clause asks for, whether or not that is turned round. */
static gboolean
answers (MusterFacts *facts, const MusterAspect *aspect, MusterValue value, const MusterClause *clause)
{
  MusterDocument *doc = muster_projection_get_document (muster_facts_get_projection (facts));

  if (clause->words == NULL)
    {
      if (value.type == MUSTER_TYPE_NUMBER)
        return compares (value.number, clause);
      return value.type == MUSTER_TYPE_DATE && compares (muster_date_to_number (value.text), clause);
    }
  if (clause->words[0] == NULL)
    return value.type != MUSTER_TYPE_NONE;
  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
      if (aspect->info.choices != NULL && !aspect->info.open)
        return is_choice (facts, value.text, clause);
      return has_word (facts, value.text, clause);
    case MUSTER_TYPE_REF:
      return has_word (facts, muster_document_get_name (doc, value.ref), clause);
    case MUSTER_TYPE_NUMBER:
      return is_number (value.number, clause);
    case MUSTER_TYPE_DATE:
      return is_date (value.text, clause);
    default:
      return aspect->info.type == MUSTER_TYPE_FLAG && is_flag (value.type == MUSTER_TYPE_FLAG, clause);
    }
}

/* }}} */
/* {{{ One record */

static guint
flags_of_person (MusterFacts *facts, MusterRecord person)
{
  MusterProjection *projection = muster_facts_get_projection (facts);
  const char *type = muster_document_get_text (muster_projection_get_document (projection), person, MUSTER_PERSON_TYPE);
  guint flags = 0;

  if (g_strcmp0 (type, "vendor") == 0)
    flags |= MUSTER_SEARCH_VENDOR;
  if (g_strcmp0 (type, "tool") == 0)
    flags |= MUSTER_SEARCH_TOOL;
  if (muster_projection_count_held (projection, person, NULL) > 1)
    flags |= MUSTER_SEARCH_SEVERAL;
  return flags;
}

/* What "is:" finds of a record, as a search does. */
static guint
list_flags (MusterFacts *facts, MusterRecord record, MusterKind kind)
{
  MusterProjection *projection = muster_facts_get_projection (facts);
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (GArray) holdings = NULL;
  guint flags = MUSTER_SEARCH_ROLE;

  if (kind == MUSTER_KIND_DEPARTMENT)
    return MUSTER_SEARCH_DEPARTMENT;
  if (kind == MUSTER_KIND_PERSON)
    return MUSTER_SEARCH_PERSON | flags_of_person (facts, record);
  if (muster_projection_is_open (projection, record))
    flags |= MUSTER_SEARCH_OPEN;
  holdings = muster_projection_list_holdings (projection, record);
  for (guint i = 0; i < holdings->len; i++)
    flags |= flags_of_person (facts, muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON));
  return flags;
}

static gboolean
has_word_anywhere (MusterFilter *filter, MusterFacts *facts, MusterRecord record, MusterKind kind, const MusterClause *clause)
{
  const GArray *aspects = filter->worded[kind];

  for (guint i = 0; i < aspects->len; i++)
    {
      const MusterAspect *aspect = &g_array_index (aspects, MusterAspect, i);
      MusterValue value = muster_facts_get (facts, record, aspect);
      g_autofree char *plain = NULL;

      if (value.type == MUSTER_TYPE_TEXT || value.type == MUSTER_TYPE_REF)
        {
          if (answers (facts, aspect, value, clause))
            return TRUE;
        }
      else if (value.type == MUSTER_TYPE_NUMBER || value.type == MUSTER_TYPE_DATE)
        {
          plain = muster_value_dup_plain (value);
          if (strstr (plain, clause->words[0]) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* A clause that names fields speaks only of what has one of them. */
static gboolean
holds (MusterFilter *filter, MusterFacts *facts, MusterRecord record, MusterKind kind, const MusterClause *clause)
{
  gboolean turned = clause->negated != (clause->sign == MUSTER_SIGN_IS_NOT);
  gboolean answered = FALSE, has_one = FALSE;

  if (clause->flag != 0)
    return ((list_flags (facts, record, kind) & clause->flag) != 0) != clause->negated;
  if (clause->aspects == NULL)
    return has_word_anywhere (filter, facts, record, kind, clause) != clause->negated;
  for (guint i = 0; i < clause->aspects->len && !answered; i++)
    {
      const MusterAspect *aspect = &g_array_index (clause->aspects, MusterAspect, i);

      if (aspect->kind != kind)
        continue;
      has_one = TRUE;
      answered = answers (facts, aspect, muster_facts_get (facts, record, aspect), clause);
    }
  return has_one && answered != turned;
}

gboolean
muster_filter_matches (MusterFilter *filter, MusterFacts *facts, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (muster_projection_get_document (muster_facts_get_projection (facts)), record);

  if (filter->worded[kind] == NULL)
    return FALSE;
  for (guint i = 0; i < filter->clauses->len; i++)
    if (!holds (filter, facts, record, kind, &g_array_index (filter->clauses, MusterClause, i)))
      return FALSE;
  return TRUE;
}

/* }}} */
/* {{{ All */

static void
add_matching_nodes (MusterFilter *filter, MusterFacts *facts, const MusterTree *tree, GHashTable *found)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (muster_filter_matches (filter, facts, tree->nodes[i].record))
      g_hash_table_add (found, GUINT_TO_POINTER (tree->nodes[i].record));
}

static void
add_held (MusterFacts *facts, MusterRecord person, GHashTable *found)
{
  MusterProjection *projection = muster_facts_get_projection (facts);
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    if (muster_projection_has (projection, holding))
      g_hash_table_add (found, GUINT_TO_POINTER (muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE)));
}

GHashTable *
muster_filter_find (MusterFilter *filter, MusterFacts *facts)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);
  MusterProjection *projection = muster_facts_get_projection (facts);
  MusterIter iter;
  MusterRecord person;

  add_matching_nodes (filter, facts, muster_projection_get_departments (projection), found);
  add_matching_nodes (filter, facts, muster_projection_get_roles (projection), found);
  muster_iter_init_kind (&iter, muster_projection_get_document (projection), MUSTER_KIND_PERSON);
  while (muster_iter_next (&iter, &person))
    if (muster_filter_matches (filter, facts, person))
      {
        g_hash_table_add (found, GUINT_TO_POINTER (person));
        add_held (facts, person, found);
      }
  return found;
}

/* }}} */
