/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rows-reporting.c: who reports to whom, and who heads what.
 *
 * All is worked out on numbers before anything is written. A role is a candidate for the head of
 * every department from its own up to, and without, the first that its manager is in too; counting
 * one up at its own and one down there, and summing over branches, gives each department the number
 * of its candidates and, summed likewise, which it is if it is one.
 */
#include "rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A department's part of the count; index 0 is the whole chart. */
typedef struct
{
  guint depth;
  guint jump;
  /* Candidates in all of the branch, and the sum of their numbers. */
  int candidates;
  gint64 sum;
  /* Candidates directly in it, and the number of the last. */
  guint direct;
  guint direct_one;
  /* Roles in the branch that report to nobody, and the sum of their numbers. */
  guint tops;
  gint64 top_sum;
  guint head;
  /* The head of it or of the nearest department above that has one. */
  guint nearest;
} Branch;

typedef struct
{
  MusterRows *rows;
  guint n_roles;
  Role *roles;
  Department *departments;
  guint n_departments;
  /* From titles to the number of their role plus one; G_MAXUINT for a title of several. */
  GHashTable *titles;
  /* By role: the manager, NOBODY if it has none. */
  guint *managers;
  /* By role: the word that was not understood, if any; and whether anybody reports to it. */
  const char **lost;
  gboolean *leads;
  Branch *branches;
  /* Departments, those above before those below. */
  guint *order;
  /* By role: the highest department that it heads, or 0. */
  guint *heads;
} Reporting;

/* {{{ Managers */

static guint
first_role (MusterRows *rows, MusterRecord person)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (rows->first_roles, GUINT_TO_POINTER (person))) - 1;
}

/* Why a word may mean another role than the one that was taken. */
typedef enum
{
  SURE,
  SHARED_NAME,
  IN_SEVERAL,
} Doubt;

/* The number of the role that @word means by key, e-mail or name; NOBODY if none. */
static guint
find_by_name (MusterRows *rows, const char *word, Doubt *doubt)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (rows->roles_by_key, word)) - 1;
  const char *folded = muster_rows_fold (rows, word);
  MusterRecord person;
  gboolean named = FALSE;

  *doubt = SURE;
  if (number != NOBODY)
    return number;
  person = GPOINTER_TO_UINT (g_hash_table_lookup (rows->people_by_email, folded));
  if (person == 0 || first_role (rows, person) == NOBODY)
    {
      person = GPOINTER_TO_UINT (g_hash_table_lookup (rows->people_by_name, folded));
      named = TRUE;
    }
  number = first_role (rows, person);
  if (number == NOBODY)
    return NOBODY;
  if (named && g_hash_table_contains (rows->shared_names, folded))
    *doubt = SHARED_NAME;
  else if (g_hash_table_contains (rows->in_several, GUINT_TO_POINTER (person)))
    *doubt = IN_SEVERAL;
  return number;
}

static void
note_doubt (Reporting *reporting, const Role *role, const char *word, guint number, Doubt doubt)
{
  MusterRows *rows = reporting->rows;
  const char *title = muster_document_get_name (rows->doc, reporting->roles[number].record);

  if (doubt == SHARED_NAME)
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "duplicate-person", _ ("Reports to “%s”, a name that several people have: the first of them was taken"), word);
  else if (doubt == IN_SEVERAL)
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "many-roles", _ ("Reports to “%s”, who holds several roles: “%s” was taken, the first of them"), word, title);
}

static GHashTable *
list_titles (MusterRows *rows)
{
  GHashTable *titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->roles->len; i++)
    {
      const char *title = muster_document_get_text (rows->doc, g_array_index (rows->roles, Role, i).record, MUSTER_ROLE_TITLE);
      const char *folded = title ? muster_rows_fold (rows, title) : NULL;

      if (folded)
        g_hash_table_insert (titles, (gpointer) folded, GUINT_TO_POINTER (g_hash_table_contains (titles, folded) ? G_MAXUINT : i + 1));
    }
  return titles;
}

static guint
find_by_title (Reporting *reporting, const char *word)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (reporting->titles, muster_rows_fold (reporting->rows, word)));

  return found == G_MAXUINT ? NOBODY : found - 1;
}

/* Who @word means, past keys that have no role. */
static guint
find_manager (Reporting *reporting, const Role *role, const char *word)
{
  MusterRows *rows = reporting->rows;
  const char *first = word;
  Doubt doubt;
  guint number = find_by_name (rows, word, &doubt);

  for (guint steps = g_hash_table_size (rows->passed); number == NOBODY && steps > 0; steps--)
    {
      const char *next = g_hash_table_lookup (rows->passed, word);

      if (!next)
        break;
      word = next;
      number = find_by_name (rows, word, &doubt);
    }
  if (number != NOBODY && word != first)
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "orphan", _ ("Reports to “%s”, a post that is not in use: put under “%s”, to which that reported"), first, muster_document_get_name (rows->doc, reporting->roles[number].record));
  if (number == NOBODY)
    return find_by_title (reporting, word);
  note_doubt (reporting, role, word, number, doubt);
  return number;
}

static void
find_managers (Reporting *reporting)
{
  for (guint i = 0; i < reporting->n_roles; i++)
    {
      const Role *role = &reporting->roles[i];

      reporting->managers[i] = NOBODY;
      for (guint k = 0; k < G_N_ELEMENTS (role->managers) && reporting->managers[i] == NOBODY; k++)
        {
          const char *word = role->managers[k];

          if (!word || !*word)
            continue;
          reporting->managers[i] = find_manager (reporting, role, word);
          if (!reporting->lost[i])
            reporting->lost[i] = word;
        }
      if (reporting->managers[i] != NOBODY)
        reporting->lost[i] = NULL;
    }
}

/* The first few of a circle, for a person. */
static char *
describe_circle (Reporting *reporting, guint first)
{
  MusterRows *rows = reporting->rows;
  g_autoptr (GString) way = g_string_new (NULL);
  guint at = reporting->managers[first];

  for (guint n = 0; at != first; at = reporting->managers[at], n++)
    {
      if (n == 4)
        {
          g_string_append (way, " → …");
          break;
        }
      g_string_append_printf (way, "%s“%s”", n > 0 ? " → " : "", muster_document_get_name (rows->doc, reporting->roles[at].record));
    }
  return g_string_free (g_steal_pointer (&way), FALSE);
}

static void
cut (Reporting *reporting, guint first)
{
  MusterRows *rows = reporting->rows;
  const Role *role = &reporting->roles[first];
  const char *title = muster_document_get_name (rows->doc, role->record);
  g_autofree char *way = describe_circle (reporting, first);

  if (*way)
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "cycle", _ ("“%s” reports to itself by way of %s: put at the top"), title, way);
  else
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "cycle", _ ("“%s” reports to itself: put at the top"), title);
  reporting->managers[first] = NOBODY;
}

static void
cut_circles (Reporting *reporting)
{
  g_autofree guint *met = g_new0 (guint, reporting->n_roles);

  for (guint start = 0; start < reporting->n_roles; start++)
    {
      guint at = start, first;

      while (at != NOBODY && met[at] == 0)
        {
          met[at] = start + 1;
          at = reporting->managers[at];
        }
      if (at == NOBODY || met[at] != start + 1)
        continue;
      first = at;
      for (guint other = reporting->managers[at]; other != at; other = reporting->managers[other])
        first = MIN (first, other);
      cut (reporting, first);
    }
  for (guint i = 0; i < reporting->n_roles; i++)
    if (reporting->managers[i] != NOBODY)
      reporting->leads[reporting->managers[i]] = TRUE;
}

/* }}} */
/* {{{ Departments */

static guint
parent_of (const Reporting *reporting, guint department)
{
  return reporting->departments[department].parent;
}

/* Those above before those below, without following chains twice: each walk stops at what has a
 * place already. */
static void
sort_departments (Reporting *reporting)
{
  g_autofree guint *stack = g_new (guint, reporting->n_departments);
  g_autofree gboolean *placed = g_new0 (gboolean, reporting->n_departments);
  guint n = 1;

  reporting->order[0] = 0;
  placed[0] = TRUE;
  for (guint i = 1; i < reporting->n_departments; i++)
    {
      guint depth = 0;

      for (guint at = i; !placed[at]; at = parent_of (reporting, at))
        {
          placed[at] = TRUE;
          stack[depth++] = at;
        }
      while (depth > 0)
        reporting->order[n++] = stack[--depth];
    }
}

/* A jump skips so far up that the way to any department above takes the logarithm of its length. */
static void
measure_departments (Reporting *reporting)
{
  Branch *branches = reporting->branches;

  for (guint i = 1; i < reporting->n_departments; i++)
    {
      guint d = reporting->order[i], p = parent_of (reporting, d), j = branches[p].jump;

      branches[d].depth = branches[p].depth + 1;
      branches[d].jump = branches[p].depth - branches[j].depth == branches[j].depth - branches[branches[j].jump].depth ? branches[j].jump : p;
    }
}

/* The lowest department that both are in. */
static guint
find_common (const Reporting *reporting, guint a, guint b)
{
  const Branch *branches = reporting->branches;

  while (branches[a].depth != branches[b].depth)
    {
      guint *lower = branches[a].depth > branches[b].depth ? &a : &b;
      guint goal = MIN (branches[a].depth, branches[b].depth);

      *lower = branches[branches[*lower].jump].depth >= goal ? branches[*lower].jump : parent_of (reporting, *lower);
    }
  while (a != b)
    {
      gboolean far = branches[a].jump != branches[b].jump;

      a = far ? branches[a].jump : parent_of (reporting, a);
      b = far ? branches[b].jump : parent_of (reporting, b);
    }
  return a;
}

/* One whose manager is lost and whom nobody follows finds a place under the head of its department:
 * it neither heads nor tops anything. */
static gboolean
is_stray (const Reporting *reporting, guint role)
{
  return reporting->lost[role] && !reporting->leads[role];
}

static void
count_candidates (Reporting *reporting)
{
  Branch *branches = reporting->branches;

  for (guint i = 0; i < reporting->n_roles; i++)
    {
      guint manager = reporting->managers[i], own = reporting->roles[i].department;
      guint common = manager != NOBODY ? find_common (reporting, own, reporting->roles[manager].department) : 0;

      if (is_stray (reporting, i))
        continue;
      if (manager == NOBODY)
        {
          branches[own].tops++;
          branches[own].top_sum += i;
        }
      if (reporting->roles[i].follows || common == own)
        continue;
      branches[own].candidates++;
      branches[own].sum += i;
      branches[common].candidates--;
      branches[common].sum -= i;
      branches[own].direct++;
      branches[own].direct_one = i;
    }

  for (guint i = reporting->n_departments; i-- > 1;)
    {
      Branch *below = &branches[reporting->order[i]], *above = &branches[parent_of (reporting, reporting->order[i])];

      above->candidates += below->candidates;
      above->sum += below->sum;
      above->tops += below->tops;
      above->top_sum += below->top_sum;
    }
}

/* Who reports to nobody must not come under a head: a department with such a role in it is headed
 * by that role or by none. */
static guint
choose_head (const Branch *branch)
{
  guint head = NOBODY;

  if (branch->direct == 1)
    head = branch->direct_one;
  else if (branch->direct == 0 && branch->candidates == 1)
    head = (guint) branch->sum;
  if (branch->tops > 1 || (branch->tops == 1 && branch->top_sum != head))
    return NOBODY;
  return head;
}

static void
choose_heads (Reporting *reporting)
{
  MusterRows *rows = reporting->rows;
  Branch *branches = reporting->branches;

  branches[0].head = branches[0].nearest = NOBODY;
  for (guint i = 1; i < reporting->n_departments; i++)
    {
      guint d = reporting->order[i];

      branches[d].head = reporting->departments[d].record != 0 ? choose_head (&branches[d]) : NOBODY;
      branches[d].nearest = branches[d].head != NOBODY ? branches[d].head : branches[parent_of (reporting, d)].nearest;
      if (branches[d].head == NOBODY)
        continue;
      if (reporting->heads[branches[d].head] == 0)
        reporting->heads[branches[d].head] = d;
      muster_draft_set_ref (rows->draft, reporting->departments[d].record, MUSTER_DEPARTMENT_HEAD, reporting->roles[branches[d].head].record);
    }
}

/* }}} */

/* Who a role reports to without a manager set by hand. */
static guint
derive (const Reporting *reporting, guint role)
{
  guint highest = reporting->heads[role];

  if (highest != 0)
    return reporting->branches[parent_of (reporting, highest)].nearest;
  return reporting->branches[reporting->roles[role].department].nearest;
}

static void
write_manager (Reporting *reporting, guint number)
{
  MusterRows *rows = reporting->rows;
  const Role *role = &reporting->roles[number];
  guint derived = derive (reporting, number), manager = reporting->managers[number];

  if (manager != NOBODY && manager != derived)
    muster_draft_set_ref (rows->draft, role->record, MUSTER_ROLE_MANAGER, reporting->roles[manager].record);
  if (!reporting->lost[number])
    return;
  if (derived != NOBODY)
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "orphan", _ ("Reports to “%s”, who is not there: put under “%s”"), reporting->lost[number], muster_document_get_name (rows->doc, reporting->roles[derived].record));
  else
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "orphan", _ ("Reports to “%s”, who is not there: put at the top"), reporting->lost[number]);
}

/* {{{ Dotted lines */

static void
draw_line (Reporting *reporting, guint number, const char *word)
{
  MusterRows *rows = reporting->rows;
  const Role *role = &reporting->roles[number];
  Doubt doubt;
  guint target = find_by_name (rows, word, &doubt);
  g_autofree char *key = NULL;
  MusterRecord line;

  if (target == NOBODY)
    target = find_by_title (reporting, word);
  if (target == NOBODY || target == number)
    {
      muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, role->file, role->line, 0, role->key, "orphan", _ ("Left out the dotted line to “%s”, who is not another role"), word);
      return;
    }
  key = g_strdup_printf ("%s %s", muster_document_get_id (rows->doc, role->record), muster_document_get_id (rows->doc, reporting->roles[target].record));
  line = muster_rows_make (rows, MUSTER_KIND_LINE, key);
  muster_draft_set_ref (rows->draft, line, MUSTER_LINE_FROM_ROLE, role->record);
  muster_draft_set_ref (rows->draft, line, MUSTER_LINE_TO_ROLE, reporting->roles[target].record);
}

static void
draw_lines (Reporting *reporting)
{
  for (guint i = 0; i < reporting->n_roles; i++)
    {
      const char *dotted = reporting->roles[i].dotted;
      g_auto (GStrv) words = dotted && *dotted ? g_strsplit_set (dotted, ";:|\n\r", -1) : NULL;

      for (guint k = 0; words && words[k]; k++)
        if (*g_strstrip (words[k]))
          draw_line (reporting, i, words[k]);
    }
}

/* }}} */

void
muster_rows_finish_reporting (MusterRows *rows)
{
  guint n_roles = rows->roles->len, n_departments = rows->departments->len;
  g_autofree guint *managers = g_new (guint, n_roles + 1);
  g_autofree const char **lost = g_new0 (const char *, n_roles + 1);
  g_autofree gboolean *leads = g_new0 (gboolean, n_roles + 1);
  g_autofree Branch *branches = g_new0 (Branch, n_departments);
  g_autofree guint *order = g_new0 (guint, n_departments);
  g_autofree guint *heads = g_new0 (guint, n_roles + 1);
  g_autoptr (GHashTable) titles = list_titles (rows);
  Reporting reporting = {
    .rows = rows,
    .titles = titles,
    .n_roles = n_roles,
    .roles = (Role *) (gpointer) rows->roles->data,
    .departments = (Department *) (gpointer) rows->departments->data,
    .n_departments = n_departments,
    .managers = managers,
    .lost = lost,
    .leads = leads,
    .branches = branches,
    .order = order,
    .heads = heads,
  };

  find_managers (&reporting);
  cut_circles (&reporting);
  sort_departments (&reporting);
  measure_departments (&reporting);
  count_candidates (&reporting);
  choose_heads (&reporting);
  for (guint i = 0; i < n_roles; i++)
    write_manager (&reporting, i);
  draw_lines (&reporting);
}
