/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-text.c: what else is put on a clipboard, and what text on one may be.
 */
#include "clip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "branches.h"
#include "chart-text.h"
#include "table-write.h"

/* How many lines of pasted text are looked at, and how long one of a list may be, in bytes. */
#define MAX_LOOK 100
#define MAX_ITEM 120

/* {{{ A table */

/* The columns: a field of the role, of its holding or its holder. Import knows their labels. */
static const MusterField columns[] = {
  MUSTER_ROLE_TITLE,
  MUSTER_PERSON_NAME,
  MUSTER_ROLE_DEPARTMENT,
  MUSTER_ROLE_MANAGER,
  MUSTER_PERSON_EMAIL,
  MUSTER_PERSON_TYPE,
  MUSTER_HOLDING_SHARE,
  MUSTER_ROLE_GRADE,
  MUSTER_ROLE_FTE,
  MUSTER_ROLE_POOL,
  MUSTER_ROLE_PAY_MIN,
  MUSTER_ROLE_PAY_MAX,
  MUSTER_ROLE_ASSISTANT,
  MUSTER_ROLE_FROM,
  MUSTER_ROLE_UNTIL,
  MUSTER_ROLE_REQUIREMENTS,
  MUSTER_ROLE_NOTES,
};

typedef struct
{
  MusterDocument *doc;
  MusterBranches *branches;
  GArray *own;
  MusterTable to;
} Table;

static void
append_headings (Table *table)
{
  g_autoptr (GHashTable) headings = muster_table_new_headings ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      /* Among roles, "Name" would not say whose. */
      MusterField field = columns[i] == MUSTER_PERSON_NAME ? MUSTER_HOLDING_PERSON : columns[i];

      muster_table_append_heading (&table->to, headings, _ (muster_field_get_info (field)->label));
    }
  for (guint i = 0; i < table->own->len; i++)
    muster_table_append_heading (&table->to, headings, g_array_index (table->own, MusterOwnColumn, i).heading);
  muster_table_end_row (&table->to);
}

static MusterRecord
record_of (Table *table, MusterRecord role, MusterRecord holding, MusterKind kind)
{
  if (kind == MUSTER_KIND_ROLE)
    return role;
  if (holding == 0 || kind == MUSTER_KIND_HOLDING)
    return holding;
  return muster_document_get_ref (table->doc, holding, MUSTER_HOLDING_PERSON);
}

/* @holding is 0 where nobody holds the role. */
static void
append_row (Table *table, guint index, MusterRecord holding)
{
  const MusterTree *roles = muster_projection_get_roles (table->branches->projection);
  const MusterNode *node = &roles->nodes[index];

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] == MUSTER_ROLE_MANAGER)
      muster_table_append_text (&table->to, node->parent != MUSTER_NOWHERE ? muster_document_get_name (table->doc, roles->nodes[node->parent].record) : NULL);
    else
      muster_table_append_field (&table->to, table->doc, record_of (table, node->record, holding, muster_field_get_info (columns[i])->kind), columns[i]);
  for (guint i = 0; i < table->own->len; i++)
    {
      const MusterOwnColumn *own = &g_array_index (table->own, MusterOwnColumn, i);

      muster_table_append_field (&table->to, table->doc, record_of (table, node->record, holding, own->on), own->field);
    }
  muster_table_end_row (&table->to);
}

static void
append_role (Table *table, guint index)
{
  MusterProjection *projection = table->branches->projection;
  MusterRecord role = muster_projection_get_roles (projection)->nodes[index].record;
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);

  if (holdings->len == 0)
    append_row (table, index, 0);
  for (guint i = 0; i < holdings->len; i++)
    append_row (table, index, g_array_index (holdings, MusterRecord, i));
}

/* The roles of a department that go along; of none for MUSTER_NOWHERE. */
static void
append_roles_of (Table *table, guint department)
{
  guint n_roles;
  const guint *roles = muster_projection_list_roles (table->branches->projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (table->branches->roles[roles[i]])
      append_role (table, roles[i]);
}

char *
muster_clip_to_tsv (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope)
{
  g_autoptr (MusterBranches) branches = muster_branches_new (doc, records, n_records, scope);
  g_autoptr (GArray) own = muster_table_list_own_columns (doc);
  Table table = { doc, branches, own, { .separator = '\t', .row_end = "\n", .text = g_string_new (NULL) } };
  guint n_departments = muster_projection_get_departments (branches->projection)->n_nodes;

  append_headings (&table);
  for (guint i = 0; i < n_departments; i++)
    append_roles_of (&table, i);
  append_roles_of (&table, MUSTER_NOWHERE);
  return g_string_free (table.to.text, FALSE);
}

/* }}} */

char *
muster_clip_to_text (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope)
{
  g_autoptr (MusterBranches) branches = muster_branches_new (doc, records, n_records, scope);
  g_autofree char *chart = branches->roots->len > 0 ? muster_chart_text_of (doc, branches) : NULL;
  GString *text = g_string_new (chart);

  for (guint i = 0; i < n_records; i++)
    if (muster_document_get_kind (doc, records[i]) == MUSTER_KIND_PERSON)
      g_string_append_printf (text, "%s\n", muster_document_get_name (doc, records[i]));
  return g_string_free (text, FALSE);
}

/* {{{ What text is */

/* What the lines of a text have in common, blank ones apart. */
typedef struct
{
  guint n_lines;
  gboolean tabs;
  gboolean regular[2];
  guint counts[2];
  gboolean is_short;
} Look;

/* How often @sign stands in a line outside quotes. */
static guint
count (const char *line, gsize length, char sign)
{
  gboolean quoted = FALSE;
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    if (line[i] == '"')
      quoted = !quoted;
    else
      n += !quoted && line[i] == sign;
  return n;
}

static void
look_at (Look *look, const char *line, gsize length)
{
  static const char separators[] = ",;";

  if (strspn (line, " \r") >= length)
    return;
  for (guint i = 0; i < 2; i++)
    {
      guint n = count (line, length, separators[i]);

      if (look->n_lines == 0)
        look->counts[i] = n;
      look->regular[i] &= n > 0 && n == look->counts[i];
    }
  look->tabs |= memchr (line, '\t', length) != NULL;
  look->is_short &= length <= MAX_ITEM;
  look->n_lines++;
}

gboolean
muster_clip_looks_like_table (const char *text)
{
  Look look = { .regular = { TRUE, TRUE }, .is_short = TRUE };

  /* What a program wrote for programs */
  text += strspn (text, " \r\n");
  if (*text != 0 && strchr ("{[<", *text) != NULL)
    return FALSE;
  for (guint i = 0; i < MAX_LOOK && *text != 0; i++)
    {
      gsize length = strcspn (text, "\n");

      look_at (&look, text, length);
      text += length + (text[length] != 0);
    }
  return look.tabs || (look.n_lines > 1 && (look.regular[0] || look.regular[1] || look.is_short));
}

/* }}} */
