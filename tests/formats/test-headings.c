/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns are found as each program that is named here calls them, in English and in Chinese; a
 * hand overrides; what there is not is an error that says what there is.
 */
#include <string.h>

#include "error.h"
#include "headings.h"

typedef struct
{
  const char *name;
  const char *headings;
  /* The name of the field of each column. */
  const char *fields;
} Case;

static const Case cases[] = {
  { "Visio", "Name|Reports_To|Title|Department|Telephone|Unique_ID|Master_Shape", "name|manager|title|department|own|id|ignore" },
  { "OrgPlus", "Person ID|Supervisor ID|Full Name|Job Title|Department|Is Assistant|Salary|Photo|AltReportsTo", "id|manager-id|name|title|department|assistant|pay|ignore|dotted" },
  { "OrgChart", "PersonID|SupervisorID|Name|Title|IsAssistant", "id|manager-id|name|title|assistant" },
  { "Organimi", "ID|First Name|Last Name|Boss ID|Dottedids", "id|first-name|last-name|manager-id|dotted" },
  { "ChartHop", "Work Email|First Name|Last Name|Job Title|Start Date|Manager", "email|first-name|last-name|title|own|manager" },
  { "Pingboard", "First Name|Last Name|Email|Job Title|Reports To|Department|Start Date", "first-name|last-name|email|title|manager|department|own" },
  { "Google", "First Name [Required]|Last Name [Required]|Email Address [Required]|Org Unit Path [Required]|Employee ID|Employee Title|Manager Email|Department|Cost Center", "first-name|last-name|email|own|id|title|manager-email|department|own" },
  { "Google without departments", "Email Address [Required]|Org Unit Path [Required]", "email|department" },
  { "Entra", "userPrincipalName|displayName|jobTitle|department", "email|name|title|department" },
  { "draw.io", "name|position|id|location|manager|email|fill|stroke|refs|url|image", "name|title|id|own|manager|email|ignore|ignore|dotted|own|ignore" },
  { "organogram", "Post Unique Reference|Name|Grade (or equivalent)|Job Title|Parent Department|Reports to Senior Post|FTE|Actual Pay Floor (£)|Actual Pay Ceiling (£)", "post-id|name|grade|title|parent-department|manager-id|fte|pay-min|pay-max" },
  { "Muster", "Id|Title|Department|Department path|Manager Id|Name|E-mail|Type|Share|Grade|FTE|Pool|Pay from|Pay to|Assistant|From|Until|Reference|Notes|Requirements|Bought-in cost|Dotted line to|Person reference", "id|title|department|department-path|manager-id|name|email|type|share|grade|fte|pool|pay-min|pay-max|assistant|from|until|ref|notes|requirements|bought-in-cost|dotted|person-ref" },
  { "Chinese", "工号|姓名|职位|所属部门|上级部门|直属上级|邮箱|职级|编制|薪资下限|薪资上限|是否助理|备注|入职阶段", "id|name|title|department|parent-department|manager|email|grade|fte|pay-min|pay-max|assistant|notes|from" },
  { "Chinese, other words", "员工编号|员工姓名|岗位名称|部门|汇报对象|企业邮箱|用工类型|任职要求|虚线上级|部门路径", "id|name|title|department|manager|email|type|requirements|dotted|department-path" },
  { "Chinese, full-width signs and two names", "姓名（必填）|岗位／职务|直接主管|编制/FTE", "name|title|manager|fte" },
  { "case, signs and space do not matter", "  JOB_title |e-Mail|REPORTS-TO|f.t.e.", "title|email|manager|fte" },
  { "the more usual name wins", "Role|Team|Job Title|Department", "own|own|title|department" },
  { "the first of two equal ones wins", "Notes|Notes", "notes|own" },
  { "nothing known", "Favourite colour||(x)|[Required]", "own|own|own|own" },
};

static char *
dump (MusterHeadings *columns)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < columns->n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", muster_column_get_name (columns->uses[i]));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_find (gconstpointer data)
{
  const Case *c = data;
  g_auto (GStrv) headings = g_strsplit (c->headings, "|", -1);
  g_autoptr (MusterHeadings) columns = muster_headings_new ((const char *const *) headings, g_strv_length (headings));
  g_autofree char *fields = dump (columns);

  g_assert_cmpstr (fields, ==, c->fields);
  for (MusterColumn field = 0; field < MUSTER_COLUMN_IGNORED; field++)
    g_assert_true (columns->at[field] < 0 || columns->uses[columns->at[field]] == field);
  for (guint i = 0; i < columns->n; i++)
    g_assert_true (columns->uses[i] >= MUSTER_COLUMN_IGNORED || columns->at[columns->uses[i]] == (int) i);
}

/* No heading can mean two fields, and every field's own name means it. */
static void
test_names (void)
{
  for (MusterColumn field = 0; field < MUSTER_COLUMN_IGNORED; field++)
    g_assert_cmpstr (muster_column_get_name (muster_column_find (muster_column_get_name (field))), ==, muster_column_get_name (field));
}

static const struct
{
  const char *map;
  int result;
  const char *fields;
} maps[] = {
  { "title=Role", 1, "title|name|own|id" },
  { "title=role", 1, "title|name|own|id" },
  { "title=1", 1, "title|name|own|id" },
  { "TITLE=4", 1, "own|name|own|title" },
  { "职位=Role", 1, "title|name|own|id" },
  { "job title=Role", 1, "title|name|own|id" },
  { "department=Name", 1, "own|department|title|id" },
  { "ignore=Name", 1, "own|ignore|title|id" },
  { "own=ID", 1, "own|name|title|own" },
  { "title=Job Title", 1, "own|name|title|id" },
  { "title=0", 0, "own|name|title|id" },
  { "title=5", 0, "own|name|title|id" },
  { "title=Boss", 0, "own|name|title|id" },
  { "title=", 0, "own|name|title|id" },
  { "boos=Name", -1, "own|name|title|id" },
  { "=Name", -1, "own|name|title|id" },
  { "title", -1, "own|name|title|id" },
};

static void
test_map (void)
{
  static const char *const headings[] = { "Role", "Name", "Job Title", "ID" };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (MusterHeadings) columns = muster_headings_new (headings, G_N_ELEMENTS (headings));
      g_autoptr (GError) error = NULL;
      g_autofree char *fields = NULL;

      g_assert_cmpint (muster_headings_map (columns, maps[i].map, headings, &error), ==, maps[i].result);
      g_assert_true ((error != NULL) == (maps[i].result < 0));
      g_assert_true (!error || strstr (error->message, "manager-email, manager, dotted"));
      fields = dump (columns);
      g_assert_cmpstr (fields, ==, maps[i].fields);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/headings/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_find);
    }
  g_test_add_func ("/headings/names", test_names);
  g_test_add_func ("/headings/by hand", test_map);
  return g_test_run ();
}
