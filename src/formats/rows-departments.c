/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rows-departments.c: departments from names, ways to them, and the names of those above.
 *
 * While rows come in, a department is its name and the way to it, or the name of what it is part
 * of, which may be explained by a later row. At the end both kinds become one tree.
 */
#include "rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest way that is kept as a reference. */
#define MAX_PATH 32

static Department *
get (MusterRows *rows, guint number)
{
  return &g_array_index (rows->departments, Department, number);
}

/* A department with that name below @parent, or below what is called @above. */
static guint
find (MusterRows *rows, const char *name, guint parent, const char *above, const char *file, guint line)
{
  const char *folded = muster_rows_fold (rows, name);
  g_autofree char *way = g_strdup_printf ("%s\x1f%s\x1f%s", get (rows, parent)->key, above ? muster_rows_fold (rows, above) : "", folded);
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, way, -1);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (rows->departments_by_key, key));
  Department department = { .parent = parent, .above = above, .file = file, .line = line };

  if (number != 0)
    return number;
  number = rows->departments->len;
  department.name = muster_rows_line (rows, g_string_chunk_insert_const (rows->text, name));
  department.key = g_string_chunk_insert_const (rows->text, key);
  department.same_as = number;
  g_array_append_val (rows->departments, department);
  g_hash_table_insert (rows->departments_by_key, (gpointer) department.key, GUINT_TO_POINTER (number));

  /* One that says what it is part of is the one to mean by a name. */
  if (above || !g_hash_table_contains (rows->departments_by_name, folded))
    {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (rows->departments_by_name, folded));

      if (known == 0 || !get (rows, known)->above)
        g_hash_table_insert (rows->departments_by_name, (gpointer) folded, GUINT_TO_POINTER (number));
    }
  return number;
}

guint
muster_rows_department (MusterRows *rows, const char *const *path, const char *parent, const char *file, guint line)
{
  g_auto (GStrv) above = parent && *parent ? muster_cell_split_path (parent) : NULL;
  guint n_above = above ? g_strv_length (above) : 0;
  guint number = 0;

  if (n_above > 1)
    {
      for (char **name = above; *name; name++)
        number = find (rows, *name, number, NULL, file, line);
    }
  for (const char *const *name = path; *name; name++)
    {
      gboolean named = name == path && n_above == 1;

      if (named && muster_rows_fold (rows, *name) == muster_rows_fold (rows, above[0]))
        named = FALSE;
      number = find (rows, *name, number, named ? g_string_chunk_insert_const (rows->text, above[0]) : NULL, file, line);
    }
  return number;
}

/* {{{ One tree */

/* Finds what departments are part of by its name, and takes a name alone at the top for the
 * department of that name that says what it is part of. */
static void
resolve (MusterRows *rows)
{
  guint n = rows->departments->len;

  for (guint i = 1; i < n; i++)
    {
      const char *above = get (rows, i)->above;
      guint parent;

      if (!above)
        continue;
      parent = GPOINTER_TO_UINT (g_hash_table_lookup (rows->departments_by_name, muster_rows_fold (rows, above)));
      if (parent == 0)
        parent = find (rows, above, 0, NULL, get (rows, i)->file, get (rows, i)->line);
      get (rows, i)->parent = parent;
    }

  for (guint i = 1; i < rows->departments->len; i++)
    {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (rows->departments_by_name, muster_rows_fold (rows, get (rows, i)->name)));

      if (get (rows, i)->parent == 0 && !get (rows, i)->above && known != 0 && get (rows, known)->above)
        get (rows, i)->same_as = known;
    }
  for (guint i = 1; i < rows->departments->len; i++)
    get (rows, i)->parent = get (rows, get (rows, i)->parent)->same_as;
}

/* Where departments are part of each other in a circle, the first of them goes to the top. */
static void
cut_circles (MusterRows *rows)
{
  g_autofree guint *met = g_new0 (guint, rows->departments->len);

  for (guint start = 1; start < rows->departments->len; start++)
    {
      guint at = start, first;

      while (at != 0 && met[at] == 0)
        {
          met[at] = start;
          at = get (rows, at)->parent;
        }
      if (at == 0 || met[at] != start)
        continue;
      first = at;
      for (guint other = get (rows, at)->parent; other != at; other = get (rows, other)->parent)
        first = MIN (first, other);
      get (rows, first)->parent = 0;
      muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, get (rows, first)->file, get (rows, first)->line, 0, get (rows, first)->name, "cycle", _ ("The department “%s” was part of itself: put at the top"), get (rows, first)->name);
    }
}

/* The way to a department, by which the next import knows it; %NULL if it is very long. */
static char *
dup_path (MusterRows *rows, guint number)
{
  g_autoptr (GString) path = g_string_new (get (rows, number)->name);
  guint length = 1;

  for (guint at = get (rows, number)->parent; at != 0; at = get (rows, at)->parent)
    {
      if (++length > MAX_PATH)
        return NULL;
      g_string_prepend (path, " / ");
      g_string_prepend (path, get (rows, at)->name);
    }
  return path->len < 4096 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

void
muster_rows_finish_departments (MusterRows *rows)
{
  resolve (rows);
  cut_circles (rows);
  for (guint i = 1; i < rows->departments->len; i++)
    if (get (rows, i)->same_as == i)
      {
        g_autofree char *path = dup_path (rows, i);
        MusterRecord record = muster_rows_make (rows, MUSTER_KIND_DEPARTMENT, path ? path : get (rows, i)->key);

        get (rows, i)->record = record;
        muster_draft_set_text (rows->draft, record, MUSTER_DEPARTMENT_NAME, get (rows, i)->name);
        muster_draft_set_text (rows->draft, record, MUSTER_DEPARTMENT_REF, path);
      }
  for (guint i = 1; i < rows->departments->len; i++)
    if (get (rows, i)->same_as == i && get (rows, i)->parent != 0)
      muster_draft_set_ref (rows->draft, get (rows, i)->record, MUSTER_DEPARTMENT_PARENT, get (rows, get (rows, i)->parent)->record);
  for (guint i = 0; i < rows->roles->len; i++)
    {
      Role *role = &g_array_index (rows->roles, Role, i);

      role->department = get (rows, role->department)->same_as;
      if (role->department != 0)
        muster_draft_set_ref (rows->draft, role->record, MUSTER_ROLE_DEPARTMENT, get (rows, role->department)->record);
    }
}

/* }}} */
