/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * headings.c: which column of a table is which field.
 *
 * A heading is compared without spaces and signs. The names of a field are in the order of
 * preference: with two columns for one field, that with the earlier name is it.
 */
#include "headings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

/* The name of a field, what a person calls it, and the headings that mean it, in their plain form,
 * separated by bars. */
typedef struct
{
  const char *name;
  const char *label;
  const char *headings;
} Names;

static const Names table[MUSTER_N_COLUMNS] = {
  [MUSTER_COLUMN_ID] = { "id", N_ ("ID"), "id|personid|uniqueid|employeeid|employeenumber|employeeno|staffid|staffnumber|"
                                          "staffno|workerid|userid|memberid|employeecode|identity|key|工号|员工编号|员工id|员工工号|人员编号|"
                                          "职员编号|编号|员工号" },
  [MUSTER_COLUMN_POST_ID] = { "post-id", N_ ("Position ID"), "postid|positionid|positionnumber|positioncode|roleid|jobid|seatid|"
                                                             "postuniquereference|岗位编号|职位编号|岗位id|职位id|岗位编码|职位编码" },
  [MUSTER_COLUMN_NAME] = { "name", N_ ("Person"), "name|fullname|employeename|personname|displayname|preferredname|holder|incumbent|"
                                                  "person|employee|staffname|occupant|heldby|姓名|员工姓名|名字|人员|员工|任职人|在岗人员|任职者|负责人姓名|人员姓名|"
                                                  "中文名" },
  [MUSTER_COLUMN_FIRST_NAME] = { "first-name", N_ ("First name"), "firstname|givenname|forename|forenames|first|名" },
  [MUSTER_COLUMN_LAST_NAME] = { "last-name", N_ ("Last name"), "lastname|surname|familyname|last|姓|姓氏" },
  [MUSTER_COLUMN_EMAIL] = { "email", N_ ("E-mail"), "email|emailaddress|workemail|businessemail|companyemail|primaryemail|contactemail|"
                                                    "userprincipalname|mail|邮箱|电子邮箱|电子邮件|工作邮箱|企业邮箱|公司邮箱|邮件|邮箱地址" },
  [MUSTER_COLUMN_TYPE] = { "type", N_ ("Type of person"), "type|persontype|employmenttype|employeetype|workertype|contracttype|"
                                                          "employmentstatus|类型|员工类型|用工类型|人员类型|用工形式|用工方式|人员类别" },
  [MUSTER_COLUMN_SHARE] = { "share", N_ ("Share of time"), "share|timeshare|allocation|sharepercent|投入比例|占比|时间占比|工作占比|分配比例" },
  [MUSTER_COLUMN_COST] = { "bought-in-cost", N_ ("Cost if bought in"), "boughtincost|costifboughtin|vendorcost|toolcost|vendorfee|toolfee|外购费用|供应商费用|工具费用" },
  [MUSTER_COLUMN_TITLE] = { "title", N_ ("Title"), "title|jobtitle|positiontitle|employeetitle|roletitle|position|role|jobrole|job|"
                                                   "jobname|rolename|positionname|post|posttitle|designation|职位|岗位|岗位名称|职务|职位名称|职务名称|角色|"
                                                   "岗位职务" },
  [MUSTER_COLUMN_DEPARTMENT] = { "department", N_ ("Department"), "department|departmentname|dept|deptname|orgunit|organizationalunit|"
                                                                  "organisationalunit|businessunit|team|teamname|division|function|unit|orgunitpath|"
                                                                  "group|部门|所属部门|部门名称|所在部门|当前部门|一级部门|团队|小组|组别|所属团队" },
  [MUSTER_COLUMN_DEPARTMENT_PATH] = { "department-path", N_ ("Path of departments"), "departmentpath|deptpath|部门路径|部门全称|部门全路径|完整部门" },
  [MUSTER_COLUMN_PARENT_DEPARTMENT] = { "parent-department", N_ ("Department above"), "parentdepartment|parentdept|parentunit|upperdepartment|superiordepartment|partof|"
                                                                                      "上级部门|父部门|上级单位|上层部门|所属上级部门" },
  [MUSTER_COLUMN_MANAGER_ID] = { "manager-id", N_ ("Manager’s ID"), "managerid|supervisorid|bossid|reportstoid|parentid|managerpersonid|"
                                                                    "manageremployeeid|managernumber|reportstopersonid|superiorid|linemanagerid|"
                                                                    "managerpositionid|reportstopositionid|reportstoposition|parentpositionid|"
                                                                    "reportstoseniorpost|上级工号|上级编号|直属上级工号|主管工号|上级员工编号|直接上级工号|上级岗位编号|直接主管工号|汇报对象工号" },
  [MUSTER_COLUMN_MANAGER_EMAIL] = { "manager-email", N_ ("Manager’s e-mail"), "manageremail|supervisoremail|manageremailaddress|bossemail|reportstoemail|"
                                                                              "linemanageremail|上级邮箱|直属上级邮箱|主管邮箱|直接上级邮箱|汇报对象邮箱" },
  [MUSTER_COLUMN_MANAGER] = { "manager", N_ ("Manager"), "manager|reportsto|managername|supervisor|supervisorname|boss|bossname|linemanager|"
                                                         "linemanagername|directmanager|reportstoname|reportingto|reportingmanager|superior|"
                                                         "parent|上级|直属上级|汇报对象|直接主管|直接上级|主管|上司|汇报人|汇报给|上级姓名|直属主管|上级领导|直属领导|直接领导|上级主管|上级岗位|"
                                                         "直接汇报人|直属上级姓名" },
  [MUSTER_COLUMN_DOTTED] = { "dotted", N_ ("Dotted line to"), "dotted|dottedline|dottedlines|dottedids|dottedlineids|dottedlinemanager|"
                                                              "dottedlinereport|dottedlinereports|dottedlineto|altreportsto|secondarymanager|"
                                                              "secondmanager|matrixmanager|additionalmanagers|additionalmanager|refs|虚线上级|虚线汇报|"
                                                              "虚线汇报对象|虚线主管|第二上级|矩阵上级|双线汇报" },
  [MUSTER_COLUMN_ASSISTANT] = { "assistant", N_ ("Assistant"), "assistant|isassistant|是否助理|助理|是助理" },
  [MUSTER_COLUMN_GRADE] = { "grade", N_ ("Grade"), "grade|gradeorequivalent|joblevel|jobgrade|paygrade|payband|level|band|rank|职级|级别|等级|"
                                                   "职等|岗位级别|职级名称|薪级" },
  [MUSTER_COLUMN_FTE] = { "fte", N_ ("FTE"), "fte|fulltimeequivalent|fulltimeequivalents|编制|编制数|全职当量|fte编制|编制fte" },
  [MUSTER_COLUMN_POOL] = { "pool", N_ ("Unnamed posts"), "pool|unnamedposts|numberofposts|posts|岗位人数|编制人数|未具名编制" },
  [MUSTER_COLUMN_PAY] = { "pay", N_ ("Pay"), "pay|salary|basesalary|basepay|annualsalary|monthlysalary|payrange|salaryrange|"
                                             "salaryband|compensation|wage|薪资|薪酬|工资|月薪|年薪|薪资范围|薪酬范围|基本工资|薪水" },
  [MUSTER_COLUMN_PAY_MIN] = { "pay-min", N_ ("Pay from"), "paymin|payfrom|minpay|minimumpay|salarymin|minsalary|minimumsalary|salaryfrom|"
                                                          "payfloor|actualpayfloor|payscaleminimum|薪资下限|薪酬下限|最低薪资|工资下限|最低工资|薪资起" },
  [MUSTER_COLUMN_PAY_MAX] = { "pay-max", N_ ("Pay to"), "paymax|payto|maxpay|maximumpay|salarymax|maxsalary|maximumsalary|salaryto|"
                                                        "payceiling|actualpayceiling|payscalemaximum|薪资上限|薪酬上限|最高薪资|工资上限|最高工资|薪资止" },
  [MUSTER_COLUMN_REQUIREMENTS] = { "requirements", N_ ("Requirements"), "requirements|requirement|qualifications|skills|任职要求|岗位要求|要求|任职资格|职位要求" },
  [MUSTER_COLUMN_NOTES] = { "notes", N_ ("Notes"), "notes|note|comments|comment|remarks|remark|备注|说明|注释" },
  [MUSTER_COLUMN_FROM] = { "from", N_ ("From stage"), "from|fromstage|stage|joinstage|入职阶段|阶段|开始阶段|起始阶段|加入阶段" },
  [MUSTER_COLUMN_UNTIL] = { "until", N_ ("Until stage"), "until|untilstage|leavestage|离开阶段|结束阶段|截止阶段|离职阶段" },
  [MUSTER_COLUMN_PERSON_REFERENCE] = { "person-ref", N_ ("Reference of the person"), "personreference|personref|referenceoftheperson|人员外部编号|人员参考编号" },
  [MUSTER_COLUMN_REFERENCE] = { "ref", N_ ("Reference"), "ref|reference|externalid|外部编号|参考编号" },
  [MUSTER_COLUMN_IGNORED] = { "ignore", N_ ("Leave out"), "photo|photourl|picture|pictureurl|image|imageurl|avatar|avatarurl|headshot|"
                                                          "mastershape|fill|stroke|照片|头像|图片|照片链接|头像链接" },
  [MUSTER_COLUMN_OWN] = { "own", N_ ("Own field"), "" },
};

/* {{{ Headings */

/* Lower case letters and digits alone, without what is in brackets at the end: "First Name
 * [Required]" and "first_name" are both "firstname". One that is all in brackets keeps it. */
static char *
simplify (const char *heading)
{
  g_autofree char *normal = g_utf8_normalize (heading, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : "", -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (int pass = 0; pass < 2 && plain->len == 0; pass++)
    {
      guint depth = 0;

      for (const char *p = folded; *p; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (pass == 0 && (c == '(' || c == '[' || c == 0x3010))
            depth++;
          else if (depth > 0 && (c == ')' || c == ']' || c == 0x3011))
            depth--;
          else if (depth == 0 && g_unichar_isalnum (c))
            g_string_append_unichar (plain, c);
        }
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* The field whose list has @plain, and its place there. */
static MusterColumn
look_up (const char *plain, guint *rank)
{
  gsize length = strlen (plain);

  for (MusterColumn field = 0; field < MUSTER_COLUMN_OWN && length > 0; field++)
    {
      const char *name = table[field].headings;

      for (*rank = 0; *name; (*rank)++)
        {
          gsize n = strcspn (name, "|");

          if (n == length && memcmp (name, plain, n) == 0)
            return field;
          name += n + (name[n] == '|');
        }
    }
  return MUSTER_COLUMN_OWN;
}

/* A Chinese heading may give two names, as "职位/岗位": then the first of them counts. */
static MusterColumn
recognise (const char *heading, guint *rank)
{
  g_autofree char *plain = simplify (heading);
  MusterColumn field = look_up (plain, rank);
  const char *slash = strchr (heading, '/');
  g_autofree char *first = NULL;

  if (field != MUSTER_COLUMN_OWN || !slash || g_str_is_ascii (heading))
    return field;
  first = g_strndup (heading, (gsize) (slash - heading));
  g_free (plain);
  plain = simplify (first);
  return look_up (plain, rank);
}

MusterColumn
muster_column_find (const char *heading)
{
  guint rank;

  return recognise (heading, &rank);
}

MusterHeadings *
muster_headings_new (const char *const *headings, guint n_headings)
{
  MusterHeadings *columns = g_new0 (MusterHeadings, 1);
  guint ranks[MUSTER_N_COLUMNS];

  columns->n = n_headings;
  columns->uses = g_new (MusterColumn, n_headings + 1);
  columns->by_hand = g_new0 (gboolean, n_headings + 1);
  for (MusterColumn field = 0; field < MUSTER_N_COLUMNS; field++)
    {
      columns->at[field] = -1;
      ranks[field] = G_MAXUINT;
    }

  for (guint i = 0; i < n_headings; i++)
    {
      guint rank = 0;
      MusterColumn field = recognise (headings[i], &rank);

      columns->uses[i] = field;
      if (field >= MUSTER_COLUMN_IGNORED)
        continue;
      if (rank >= ranks[field])
        {
          columns->uses[i] = MUSTER_COLUMN_OWN;
          continue;
        }
      muster_headings_release (columns, field);
      columns->uses[i] = field;
      columns->at[field] = (int) i;
      ranks[field] = rank;
    }
  return columns;
}

void
muster_headings_free (MusterHeadings *columns)
{
  g_free (columns->uses);
  g_free (columns->by_hand);
  g_free (columns);
}

void
muster_headings_release (MusterHeadings *columns, MusterColumn field)
{
  if (columns->at[field] < 0)
    return;
  columns->uses[columns->at[field]] = MUSTER_COLUMN_OWN;
  columns->by_hand[columns->at[field]] = FALSE;
  columns->at[field] = -1;
}

/* }}} */
/* {{{ By hand */

const char *
muster_column_get_label (MusterColumn field)
{
  return _ (table[field].label);
}

const char *
muster_column_get_name (MusterColumn field)
{
  return table[field].name;
}

char *
muster_column_dup_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (MusterColumn field = 0; field < MUSTER_N_COLUMNS; field++)
    g_string_append_printf (names, "%s%s", field > 0 ? ", " : "", table[field].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* By its own name, or any heading that means it. */
static gboolean
find_field (const char *name, MusterColumn *field)
{
  for (*field = 0; *field < MUSTER_N_COLUMNS; (*field)++)
    if (g_ascii_strcasecmp (name, table[*field].name) == 0)
      return TRUE;
  *field = muster_column_find (name);
  return *field != MUSTER_COLUMN_OWN;
}

/* By its heading as it is, then in its plain form, then by its number. Returns: -1 if none. */
static int
find_column (const char *name, const char *const *headings, guint n)
{
  g_autofree char *plain = simplify (name);
  guint64 number;

  for (guint i = 0; i < n; i++)
    if (strcmp (headings[i], name) == 0)
      return (int) i;
  for (guint i = 0; i < n && *plain; i++)
    {
      g_autofree char *heading = simplify (headings[i]);

      if (strcmp (heading, plain) == 0)
        return (int) i;
    }
  return g_ascii_string_to_unsigned (name, 10, 1, n, &number, NULL) ? (int) number - 1 : -1;
}

int
muster_headings_map (MusterHeadings *columns, const char *map, const char *const *headings, GError **error)
{
  const char *equals = strchr (map, '=');
  g_autofree char *name = equals ? g_strndup (map, (gsize) (equals - map)) : NULL;
  g_autofree char *names = muster_column_dup_names ();
  MusterColumn field;
  int column;

  if (!equals)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("“%s” maps nothing; write FIELD=COLUMN, where FIELD is one of: %s"), map, names);
      return -1;
    }
  g_strstrip (name);
  if (!find_field (name, &field))
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no field “%s”; there are: %s"), name, names);
      return -1;
    }
  column = find_column (equals + 1, headings, columns->n);
  if (column < 0)
    return 0;
  if (columns->uses[column] < MUSTER_COLUMN_IGNORED)
    columns->at[columns->uses[column]] = -1;
  if (field < MUSTER_COLUMN_IGNORED)
    {
      muster_headings_release (columns, field);
      columns->at[field] = column;
    }
  columns->uses[column] = field;
  columns->by_hand[column] = TRUE;
  return 1;
}

/* Zeros before a number are no matter, so some number is no heading. */
char *
muster_headings_dup_map (const char *const *headings, guint column, MusterColumn field)
{
  guint n = g_strv_length ((char **) headings);
  g_autofree char *name = g_strdup (headings[column]);

  for (guint width = 1; find_column (name, headings, n) != (int) column; width++)
    {
      g_free (name);
      name = g_strdup_printf ("%0*u", (int) width, column + 1);
    }
  return g_strdup_printf ("%s=%s", table[field].name, name);
}

/* }}} */
