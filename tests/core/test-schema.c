/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-schema.c: the table of kinds and fields is the file format's, and can be asked by name.
 */
#include "schema.h"

#include <string.h>

/* As the file format lays down: kinds and fields in the order in which files have them. A reference
 * has its target after a colon. Changing a line here is a new version of the format. */
static const struct
{
  const char *name;
  const char *fields;
} format[] = {
  { "chart", "name industry platform model product audience vision currency pay-period span-min span-max layers-max layout direction color-by notes" },
  { "stage", "order name goal starts" },
  { "department", "order name parent:department head:role color purpose budget layout collapsed from:stage until:stage ref" },
  { "role", "order title department:department manager:role assistant grade fte pool pay-min pay-max requirements notes layout collapsed from:stage until:stage ref" },
  { "person", "name type email cost photo notes ref" },
  { "holding", "person:person role:role share from:stage until:stage" },
  { "line", "from-role:role to-role:role label from:stage until:stage" },
  { "responsibility", "order name authority department:department" },
  { "assignment", "responsibility:responsibility role:role part" },
  { "measure", "order name target weight reward department:department role:role" },
  { "checkpoint", "order stage:stage due result owner:role evidence done" },
  { "field", "order name on type" },
  { "rule", "order name field test value color badge" },
  { "filter", "order name text" },
  { "waiver", "check record:any reason" },
};

static void
test_names (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (format), ==, MUSTER_KIND_OTHER - 1);
  for (guint i = 0; i < G_N_ELEMENTS (format); i++)
    {
      MusterKind kind = i + 1;
      g_autoptr (GString) fields = g_string_new (NULL);
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);

      g_assert_cmpstr (muster_kind_get_name (kind), ==, format[i].name);
      g_assert_cmpint (muster_kind_find (format[i].name), ==, kind);
      for (MusterField field = first; field < first + n_fields; field++)
        {
          const MusterFieldInfo *info = muster_field_get_info (field);

          g_string_append_printf (fields, "%s%s", field > first ? " " : "", info->name);
          if (info->type == MUSTER_TYPE_REF)
            g_string_append_printf (fields, ":%s", info->target != MUSTER_KIND_NONE ? muster_kind_get_name (info->target) : "any");
          g_assert_cmpint (info->kind, ==, kind);
          g_assert_cmpint (muster_field_find (kind, info->name), ==, field);
        }
      g_assert_cmpstr (fields->str, ==, format[i].fields);
    }
}

static void
test_all_fields_belong_to_a_kind (void)
{
  guint n_all = 1;

  for (MusterKind kind = MUSTER_KIND_NONE; kind < MUSTER_N_KINDS; kind++)
    {
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);

      g_assert_true (n_fields == 0 || first == n_all);
      n_all += n_fields;
    }
  g_assert_cmpuint (n_all, ==, MUSTER_N_FIELDS);
}

static void
test_strangers (void)
{
  g_assert_cmpint (muster_kind_find ("team"), ==, MUSTER_KIND_OTHER);
  g_assert_cmpint (muster_kind_find (""), ==, MUSTER_KIND_OTHER);
  g_assert_cmpint (muster_field_find (MUSTER_KIND_ROLE, "parent"), ==, MUSTER_FIELD_KIND);
  g_assert_cmpint (muster_field_find (MUSTER_KIND_ROLE, "kind"), ==, MUSTER_FIELD_KIND);
  g_assert_cmpint (muster_field_find (MUSTER_KIND_ROLE, "id"), ==, MUSTER_FIELD_KIND);
  g_assert_cmpint (muster_field_find (MUSTER_KIND_OTHER, "name"), ==, MUSTER_FIELD_KIND);
  g_assert_cmpint (muster_field_find (MUSTER_KIND_NONE, "name"), ==, MUSTER_FIELD_KIND);
  g_assert_null (muster_kind_get_name (MUSTER_KIND_NONE));
  g_assert_null (muster_kind_get_name (MUSTER_KIND_OTHER));
}

/* Which field keeps the order of a kind, and by which a person knows it. */
static const struct
{
  MusterKind kind;
  MusterField order;
  MusterField name;
} special[] = {
  { MUSTER_KIND_NONE, MUSTER_FIELD_KIND, MUSTER_FIELD_KIND },
  { MUSTER_KIND_CHART, MUSTER_FIELD_KIND, MUSTER_CHART_NAME },
  { MUSTER_KIND_STAGE, MUSTER_STAGE_ORDER, MUSTER_STAGE_NAME },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_ORDER, MUSTER_DEPARTMENT_NAME },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_ORDER, MUSTER_ROLE_TITLE },
  { MUSTER_KIND_PERSON, MUSTER_FIELD_KIND, MUSTER_PERSON_NAME },
  { MUSTER_KIND_HOLDING, MUSTER_FIELD_KIND, MUSTER_FIELD_KIND },
  { MUSTER_KIND_LINE, MUSTER_FIELD_KIND, MUSTER_LINE_LABEL },
  { MUSTER_KIND_RESPONSIBILITY, MUSTER_RESPONSIBILITY_ORDER, MUSTER_RESPONSIBILITY_NAME },
  { MUSTER_KIND_ASSIGNMENT, MUSTER_FIELD_KIND, MUSTER_FIELD_KIND },
  { MUSTER_KIND_MEASURE, MUSTER_MEASURE_ORDER, MUSTER_MEASURE_NAME },
  { MUSTER_KIND_CHECKPOINT, MUSTER_CHECKPOINT_ORDER, MUSTER_CHECKPOINT_RESULT },
  { MUSTER_KIND_FIELD, MUSTER_FIELD_ORDER, MUSTER_FIELD_NAME },
  { MUSTER_KIND_RULE, MUSTER_RULE_ORDER, MUSTER_RULE_NAME },
  { MUSTER_KIND_FILTER, MUSTER_FILTER_ORDER, MUSTER_FILTER_NAME },
  { MUSTER_KIND_WAIVER, MUSTER_FIELD_KIND, MUSTER_FIELD_KIND },
  { MUSTER_KIND_OTHER, MUSTER_FIELD_KIND, MUSTER_FIELD_KIND },
};

static void
test_special_fields (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (special), ==, MUSTER_N_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    {
      g_assert_cmpint (muster_kind_order_field (special[i].kind), ==, special[i].order);
      g_assert_cmpint (muster_kind_name_field (special[i].kind), ==, special[i].name);
    }
}

static void
test_labels (void)
{
  for (MusterKind kind = MUSTER_KIND_NONE + 1; kind < MUSTER_N_KINDS; kind++)
    {
      g_assert_cmpstr (muster_kind_get_label (kind), !=, "");
      g_assert_cmpstr (muster_kind_get_plural (kind), !=, muster_kind_get_label (kind));
    }
  for (MusterField field = 0; field < MUSTER_N_FIELDS; field++)
    g_assert_cmpstr (muster_field_get_info (field)->label, !=, "");
}

static void
test_limits (void)
{
  for (MusterField field = 1; field < MUSTER_N_FIELDS; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);

      g_assert_true ((info->type == MUSTER_TYPE_NUMBER) == (info->min < info->max));
      g_assert_true (info->choices == NULL || info->type == MUSTER_TYPE_TEXT);
      g_assert_true (info->choices != NULL || !info->open);
      g_assert_true (info->on_remove != MUSTER_ON_REMOVE_STAGE || info->target == MUSTER_KIND_STAGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/kinds and fields are those of the file format", test_names);
  g_test_add_func ("/schema/every field belongs to one kind", test_all_fields_belong_to_a_kind);
  g_test_add_func ("/schema/unknown names are no field and kind", test_strangers);
  g_test_add_func ("/schema/order and name fields", test_special_fields);
  g_test_add_func ("/schema/everything has a label", test_labels);
  g_test_add_func ("/schema/limits and choices fit the types", test_limits);
  return g_test_run ();
}
