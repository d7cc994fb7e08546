/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * traits.c: see traits.h.
 */
#include "traits.h"

#include "report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef enum
{
  COUNTED_NOTHING,
  COUNTED_DEPARTMENT,
  COUNTED_STAGE,
  COUNTED_OPEN,
  COUNTED_HOLDER,
  COUNTED_PERSON,
  COUNTED_COST,
  COUNTED_LOAD,
  COUNTED_SPAN,
  COUNTED_LAYER,
  COUNTED_FTE,
  COUNTED_HEADCOUNT,
  COUNTED_OVER_BUDGET,
} Counted;

static const struct
{
  const char *name;
  const char *label;
  MusterKind on;
  MusterTraitType type;
  MusterField field;
  Counted counted;
} usual[] = {
  { "department", N_ ("Department"), MUSTER_KIND_ROLE, MUSTER_TRAIT_CATEGORY, MUSTER_FIELD_KIND, COUNTED_DEPARTMENT },
  { "grade", N_ ("Grade"), MUSTER_KIND_ROLE, MUSTER_TRAIT_CATEGORY, MUSTER_ROLE_GRADE, COUNTED_NOTHING },
  { "stage", N_ ("From stage"), MUSTER_KIND_ROLE, MUSTER_TRAIT_CATEGORY, MUSTER_FIELD_KIND, COUNTED_STAGE },
  { "open", N_ ("Open role"), MUSTER_KIND_ROLE, MUSTER_TRAIT_FLAG, MUSTER_FIELD_KIND, COUNTED_OPEN },
  { "holder", N_ ("Type of holder"), MUSTER_KIND_ROLE, MUSTER_TRAIT_CATEGORY, MUSTER_FIELD_KIND, COUNTED_HOLDER },
  { "cost", N_ ("Cost"), MUSTER_KIND_ROLE, MUSTER_TRAIT_MONEY, MUSTER_FIELD_KIND, COUNTED_COST },
  { "load", N_ ("Load of the holder"), MUSTER_KIND_ROLE, MUSTER_TRAIT_NUMBER, MUSTER_FIELD_KIND, COUNTED_LOAD },
  { "span", N_ ("Direct reports"), MUSTER_KIND_ROLE, MUSTER_TRAIT_NUMBER, MUSTER_FIELD_KIND, COUNTED_SPAN },
  { "layer", N_ ("Layer"), MUSTER_KIND_ROLE, MUSTER_TRAIT_NUMBER, MUSTER_FIELD_KIND, COUNTED_LAYER },
  { "fte", N_ ("FTE"), MUSTER_KIND_ROLE, MUSTER_TRAIT_NUMBER, MUSTER_FIELD_KIND, COUNTED_FTE },
  { "pay-min", N_ ("Pay from"), MUSTER_KIND_ROLE, MUSTER_TRAIT_MONEY, MUSTER_ROLE_PAY_MIN, COUNTED_NOTHING },
  { "pay-max", N_ ("Pay to"), MUSTER_KIND_ROLE, MUSTER_TRAIT_MONEY, MUSTER_ROLE_PAY_MAX, COUNTED_NOTHING },
  { "assistant", N_ ("Assistant"), MUSTER_KIND_ROLE, MUSTER_TRAIT_FLAG, MUSTER_ROLE_ASSISTANT, COUNTED_NOTHING },
  { "title", N_ ("Title"), MUSTER_KIND_ROLE, MUSTER_TRAIT_TEXT, MUSTER_ROLE_TITLE, COUNTED_NOTHING },
  { "person", N_ ("Person"), MUSTER_KIND_ROLE, MUSTER_TRAIT_TEXT, MUSTER_FIELD_KIND, COUNTED_PERSON },
  { "requirements", N_ ("Requirements"), MUSTER_KIND_ROLE, MUSTER_TRAIT_TEXT, MUSTER_ROLE_REQUIREMENTS, COUNTED_NOTHING },
  { "notes", N_ ("Notes"), MUSTER_KIND_ROLE, MUSTER_TRAIT_TEXT, MUSTER_ROLE_NOTES, COUNTED_NOTHING },
  { "headcount", N_ ("Headcount of a department"), MUSTER_KIND_DEPARTMENT, MUSTER_TRAIT_NUMBER, MUSTER_FIELD_KIND, COUNTED_HEADCOUNT },
  { "budget", N_ ("Budget of a department"), MUSTER_KIND_DEPARTMENT, MUSTER_TRAIT_MONEY, MUSTER_DEPARTMENT_BUDGET, COUNTED_NOTHING },
  { "over-budget", N_ ("Department over its budget"), MUSTER_KIND_DEPARTMENT, MUSTER_TRAIT_FLAG, MUSTER_FIELD_KIND, COUNTED_OVER_BUDGET },
  { "purpose", N_ ("Purpose of a department"), MUSTER_KIND_DEPARTMENT, MUSTER_TRAIT_TEXT, MUSTER_DEPARTMENT_PURPOSE, COUNTED_NOTHING },
};

/* {{{ Which there are */

static MusterTrait
make_usual (guint index)
{
  return (MusterTrait){
    .name = usual[index].name,
    .label = _ (usual[index].label),
    .on = usual[index].on,
    .type = usual[index].type,
    .field = usual[index].field,
    .counted = usual[index].counted,
  };
}

static MusterTrait
make_own (MusterDocument *doc, MusterRecord record)
{
  const char *id = muster_document_get_id (doc, record);
  const char *on = muster_document_get_text (doc, record, MUSTER_FIELD_ON);
  const char *type = muster_document_get_text (doc, record, MUSTER_FIELD_TYPE);
  const char *name = muster_document_get_name (doc, record);

  return (MusterTrait){
    .name = muster_document_intern (doc, id),
    .label = *name != '\0' ? name : muster_document_intern (doc, id),
    .on = g_strcmp0 (on, "role") == 0 || g_strcmp0 (on, "person") == 0 ? MUSTER_KIND_ROLE : MUSTER_KIND_DEPARTMENT,
    .type = g_strcmp0 (type, "number") == 0 ? MUSTER_TRAIT_NUMBER : g_strcmp0 (type, "flag") == 0 ? MUSTER_TRAIT_FLAG
                                                                                                  : MUSTER_TRAIT_CATEGORY,
    .field = muster_document_own_field (doc, id),
    .counted = g_strcmp0 (on, "person") == 0 ? COUNTED_PERSON : COUNTED_NOTHING,
  };
}

GArray *
muster_traits_list (MusterDocument *doc)
{
  GArray *traits = g_array_new (FALSE, FALSE, sizeof (MusterTrait));
  g_autoptr (GArray) own = muster_document_list (doc, MUSTER_KIND_FIELD);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      MusterTrait trait = make_usual (i);

      g_array_append_val (traits, trait);
    }
  for (guint i = 0; i < own->len; i++)
    {
      MusterTrait trait = make_own (doc, g_array_index (own, MusterRecord, i));

      g_array_append_val (traits, trait);
    }
  return traits;
}

gboolean
muster_traits_find (MusterDocument *doc, const char *name, MusterTrait *trait)
{
  MusterRecord record;

  if (name == NULL || *name == '\0')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].name, name))
      {
        *trait = make_usual (i);
        return TRUE;
      }
  record = muster_document_find (doc, name);
  if (record == 0 || muster_document_get_kind (doc, record) != MUSTER_KIND_FIELD)
    return FALSE;
  *trait = make_own (doc, record);
  return TRUE;
}

const char *
muster_trait_describe (const MusterTrait *trait, const char *text)
{
  if (trait->counted != COUNTED_HOLDER)
    return text;
  if (g_str_equal (text, "pool"))
    return _ ("Unnamed posts");
  return g_str_equal (text, "open") ? C_ ("pill", "Open") : muster_choice_get_label (text);
}

/* }}} */
/* {{{ What they are */

#define NO_FACT ((MusterFact){ 0 })

static MusterFact
number_fact (double number)
{
  return isnan (number) ? NO_FACT : (MusterFact){ .there = TRUE, .number = number };
}

static MusterFact
text_fact (const char *text)
{
  return text == NULL || *text == '\0' ? NO_FACT : (MusterFact){ .there = TRUE, .text = text };
}

static MusterFact
record_fact (MusterDocument *doc, MusterRecord record)
{
  if (record == 0)
    return NO_FACT;
  return (MusterFact){ .there = TRUE, .text = muster_document_get_name (doc, record), .record = record };
}

static MusterFact
get_field (const MusterTrait *trait, MusterDocument *doc, MusterRecord record)
{
  MusterValue value = muster_document_get (doc, record, trait->field);

  switch (value.type)
    {
    case MUSTER_TYPE_NUMBER:
      return number_fact (value.number);
    case MUSTER_TYPE_FLAG:
      return number_fact (1);
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
      return text_fact (value.text);
    default:
      return trait->type == MUSTER_TRAIT_FLAG ? number_fact (0) : NO_FACT;
    }
}

/* Who holds most of a role; 0 if nobody does. */
static MusterRecord
find_holder (MusterProjection *projection, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);

  if (holdings->len == 0)
    return 0;
  return muster_document_get_ref (muster_projection_get_document (projection), g_array_index (holdings, MusterRecord, 0), MUSTER_HOLDING_PERSON);
}

static MusterFact
get_holder (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord holder = find_holder (projection, role);
  const char *type = holder != 0 ? muster_document_get_text (doc, holder, MUSTER_PERSON_TYPE) : NULL;

  if (holder == 0)
    return text_fact (muster_projection_is_open (projection, role) ? "open" : "pool");
  return text_fact (type != NULL ? type : "employee");
}

static MusterFact
get_cost (MusterProjection *projection, const MusterMetrics *metrics, guint index, MusterRecord role)
{
  MusterFigures figures = muster_figures_of_role (projection, role);

  if (!isnan (metrics->paid[index]))
    return number_fact (metrics->paid[index]);
  return figures.cost_max > 0 ? number_fact ((figures.cost_min + figures.cost_max) / 2) : NO_FACT;
}

/* The greatest load of whoever holds it. */
static MusterFact
get_load (MusterProjection *projection, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);
  double most = NAN;

  for (guint i = 0; i < holdings->len; i++)
    {
      double load;

      muster_projection_count_held (projection, muster_document_get_ref (muster_projection_get_document (projection), g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON), &load);
      most = isnan (most) ? load : MAX (most, load);
    }
  return number_fact (most);
}

static MusterFact
get_of_role (const MusterTrait *trait, MusterProjection *projection, const MusterMetrics *metrics, guint index, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterNode *node = &muster_projection_get_roles (projection)->nodes[index];
  guint department = MUSTER_NOWHERE;
  MusterRecord holder;

  switch ((Counted) trait->counted)
    {
    case COUNTED_DEPARTMENT:
      department = muster_projection_get_department_of (projection, index);
      return record_fact (doc, department != MUSTER_NOWHERE ? muster_projection_get_departments (projection)->nodes[department].record : 0);
    case COUNTED_STAGE:
      return record_fact (doc, muster_document_get_ref (doc, role, MUSTER_ROLE_FROM));
    case COUNTED_OPEN:
      return number_fact (muster_projection_is_open (projection, role));
    case COUNTED_HOLDER:
      return get_holder (projection, role);
    case COUNTED_PERSON:
      holder = find_holder (projection, role);
      if (trait->field == MUSTER_FIELD_KIND)
        return holder != 0 ? text_fact (muster_document_get_name (doc, holder)) : NO_FACT;
      return holder != 0 ? get_field (trait, doc, holder) : NO_FACT;
    case COUNTED_COST:
      return get_cost (projection, metrics, index, role);
    case COUNTED_LOAD:
      return get_load (projection, role);
    case COUNTED_SPAN:
      return node->n_children > 0 ? number_fact (node->n_children) : NO_FACT;
    case COUNTED_LAYER:
      return number_fact (node->level);
    case COUNTED_FTE:
      return number_fact (muster_role_get_fte (doc, role));
    default:
      return get_field (trait, doc, role);
    }
}

static MusterFact
get_of_department (const MusterTrait *trait, MusterProjection *projection, const MusterMetrics *metrics, guint index, MusterRecord department)
{
  MusterDocument *doc = muster_projection_get_document (projection);

  if (trait->counted == COUNTED_HEADCOUNT)
    return number_fact (metrics->departments[index].headcount);
  if (trait->counted == COUNTED_OVER_BUDGET)
    return number_fact (muster_budget_is_exceeded (muster_document_get_number (doc, department, MUSTER_DEPARTMENT_BUDGET, NAN), &metrics->departments[index]));
  return get_field (trait, doc, department);
}

MusterFact
muster_trait_get (const MusterTrait *trait, MusterProjection *projection, const MusterMetrics *metrics, MusterRecord record)
{
  guint index = muster_projection_find (projection, record);

  if (index == MUSTER_NOWHERE || muster_document_get_kind (muster_projection_get_document (projection), record) != trait->on)
    return NO_FACT;
  if (trait->on == MUSTER_KIND_DEPARTMENT)
    return get_of_department (trait, projection, metrics, index, record);
  return get_of_role (trait, projection, metrics, index, record);
}

/* }}} */
/* {{{ Rules */

static void
clear_rule (gpointer data)
{
  MusterRuleTest *rule = data;

  g_free (rule->test);
  g_free (rule->value);
  g_free (rule->folded);
}

static char *
fold (const char *text)
{
  return g_utf8_casefold (text, -1);
}

GArray *
muster_rules_list (MusterDocument *doc)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (MusterRuleTest));
  g_autoptr (GArray) records = muster_document_list (doc, MUSTER_KIND_RULE);

  g_array_set_clear_func (rules, clear_rule);
  for (guint i = 0; i < records->len; i++)
    {
      MusterRuleTest rule = { .rule = g_array_index (records, MusterRecord, i) };
      const char *test = muster_document_get_text (doc, rule.rule, MUSTER_RULE_TEST);
      const char *value = muster_document_get_text (doc, rule.rule, MUSTER_RULE_VALUE);
      char *end = NULL;

      if (!muster_traits_find (doc, muster_document_get_text (doc, rule.rule, MUSTER_RULE_FIELD), &rule.trait))
        continue;
      rule.test = g_strdup (test != NULL ? test : "is");
      rule.value = g_strdup (value != NULL ? value : "");
      rule.folded = fold (rule.value);
      rule.number = g_ascii_strtod (rule.value, &end);
      if (end == rule.value || *end != '\0')
        rule.number = NAN;
      g_array_append_val (rules, rule);
    }
  return rules;
}

/* Whether a flag is what a person wrote: nothing written means yes. */
static gboolean
flag_is (const MusterRuleTest *rule, double number)
{
  gboolean no = g_str_equal (rule->folded, "no") || g_str_equal (rule->folded, "false") || g_str_equal (rule->folded, "0") || g_str_equal (rule->folded, "否");

  return (number != 0) != no;
}

static gboolean
is_same (const MusterRuleTest *rule, const MusterFact *fact)
{
  g_autofree char *folded = NULL;

  if (rule->trait.type == MUSTER_TRAIT_FLAG)
    return flag_is (rule, fact->number);
  if (fact->text == NULL)
    return fabs (fact->number - rule->number) < 1e-9;
  folded = fold (fact->text);
  if (g_str_equal (folded, rule->folded))
    return TRUE;
  g_free (folded);
  folded = fold (muster_trait_describe (&rule->trait, fact->text));
  return g_str_equal (folded, rule->folded);
}

static gboolean
contains (const MusterRuleTest *rule, const MusterFact *fact)
{
  g_autofree char *folded = fact->text != NULL ? fold (fact->text) : NULL;

  return folded != NULL && *rule->folded != '\0' && strstr (folded, rule->folded) != NULL;
}

/* Text that is a number compares as one, so that grade 9 is below 10; other text by its order. */
static int
compare (const MusterRuleTest *rule, const MusterFact *fact)
{
  if (fact->text != NULL)
    return muster_compare_natural (fact->text, rule->value);
  return fact->number < rule->number ? -1 : fact->number > rule->number;
}

gboolean
muster_rule_fits (const MusterRuleTest *rule, MusterProjection *projection, const MusterMetrics *metrics, MusterRecord record)
{
  MusterFact fact;
  gboolean numeric = rule->trait.type == MUSTER_TRAIT_NUMBER || rule->trait.type == MUSTER_TRAIT_MONEY;

  if (muster_document_get_kind (muster_projection_get_document (projection), record) != rule->trait.on)
    return FALSE;
  fact = muster_trait_get (&rule->trait, projection, metrics, record);
  if (g_str_equal (rule->test, "empty"))
    return !fact.there;
  if (numeric && isnan (rule->number))
    return FALSE;
  if (g_str_equal (rule->test, "is-not"))
    return !fact.there || !is_same (rule, &fact);
  if (!fact.there)
    return FALSE;
  if (g_str_equal (rule->test, "contains"))
    return contains (rule, &fact);
  if (g_str_equal (rule->test, "above"))
    return compare (rule, &fact) > 0;
  if (g_str_equal (rule->test, "below"))
    return compare (rule, &fact) < 0;
  return is_same (rule, &fact);
}

static char *
describe (const char *label, const char *test, const char *value)
{
  if (g_str_equal (test, "is-not"))
    /* Translators: a field and a value: “Grade is not M1” */
    return g_strdup_printf (_ ("%s is not %s"), label, value);
  if (g_str_equal (test, "contains"))
    return g_strdup_printf (_ ("%s contains %s"), label, value);
  if (g_str_equal (test, "above"))
    return g_strdup_printf (_ ("%s above %s"), label, value);
  if (g_str_equal (test, "below"))
    return g_strdup_printf (_ ("%s below %s"), label, value);
  if (g_str_equal (test, "empty"))
    return g_strdup_printf (_ ("%s is empty"), label);
  return g_strdup_printf (_ ("%s is %s"), label, value);
}

char *
muster_rule_dup_words (MusterDocument *doc, MusterRecord rule)
{
  const char *name = muster_document_get_text (doc, rule, MUSTER_RULE_NAME);
  const char *test = muster_document_get_text (doc, rule, MUSTER_RULE_TEST);
  const char *value = muster_document_get_text (doc, rule, MUSTER_RULE_VALUE);
  const char *field = muster_document_get_text (doc, rule, MUSTER_RULE_FIELD);
  MusterTrait trait;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  if (!muster_traits_find (doc, field, &trait))
    return g_strdup (field != NULL ? field : _ ("Rule without a field"));
  if (trait.type == MUSTER_TRAIT_FLAG && (value == NULL || *value == '\0') && g_strcmp0 (test, "is-not") != 0)
    return g_strdup (trait.label);
  return describe (trait.label, test != NULL ? test : "is", value != NULL ? value : "");
}

/* }}} */
