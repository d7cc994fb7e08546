/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-model.c: see raci-model.h.
 */
#include "raci-model.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MusterRaci *raci;
  MusterProjection *projection;
  MusterDocument *doc;
  /* By index of a role in its tree: its column, or MUSTER_NOWHERE. */
  guint *column_of;
  gboolean *open;
  /* By column: the strongest part in the row at hand; and whether it has any in any row. */
  MusterPart *parts;
  gboolean *taking;
  GHashTable *opened;
} Making;

/* {{{ Columns */

/* Whether a department is, or lies in, the one that is asked for. */
static gboolean
is_asked (Making *making, guint department)
{
  const MusterTree *tree = muster_projection_get_departments (making->projection);
  guint asked = making->raci->options.department != 0 ? muster_projection_find (making->projection, making->raci->options.department) : MUSTER_NOWHERE;

  if (asked == MUSTER_NOWHERE)
    return TRUE;
  return department != MUSTER_NOWHERE && department >= asked && department < asked + tree->nodes[asked].size;
}

static void
add_column (Making *making, GArray *columns, MusterRecord record)
{
  MusterRaciColumn column = { record, muster_document_get_name (making->doc, record), FALSE };

  column.open = muster_document_get_kind (making->doc, record) == MUSTER_KIND_ROLE && muster_projection_is_open (making->projection, record);
  g_array_append_val (columns, column);
}

/* The roles of a department as a column each, or all in the department's. */
static void
add_department (Making *making, GArray *columns, guint department)
{
  guint n_roles;
  const guint *roles = muster_projection_list_roles (making->projection, department, &n_roles);
  gboolean asked = is_asked (making, department);

  if (asked && making->raci->options.by_department && department != MUSTER_NOWHERE)
    add_column (making, columns, muster_projection_get_departments (making->projection)->nodes[department].record);
  for (guint i = 0; i < n_roles; i++)
    {
      if (asked && !making->raci->options.by_department)
        add_column (making, columns, muster_projection_get_roles (making->projection)->nodes[roles[i]].record);
      if (asked && (department != MUSTER_NOWHERE || !making->raci->options.by_department))
        making->column_of[roles[i]] = columns->len - 1;
    }
}

static void
make_columns (Making *making)
{
  const MusterTree *departments = muster_projection_get_departments (making->projection);
  guint n_roles = muster_projection_get_roles (making->projection)->n_nodes;
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (MusterRaciColumn));

  making->column_of = g_new (guint, n_roles + 1);
  making->open = g_new (gboolean, n_roles + 1);
  for (guint i = 0; i < n_roles; i++)
    {
      making->column_of[i] = MUSTER_NOWHERE;
      making->open[i] = muster_projection_is_open (making->projection, muster_projection_get_roles (making->projection)->nodes[i].record);
    }
  for (guint i = 0; i < departments->n_nodes; i++)
    add_department (making, columns, i);
  add_department (making, columns, MUSTER_NOWHERE);
  making->raci->n_columns = columns->len;
  making->raci->columns = (MusterRaciColumn *) (gpointer) g_array_free (columns, FALSE);
  making->parts = g_new0 (MusterPart, making->raci->n_columns + 1);
  making->taking = g_new0 (gboolean, making->raci->n_columns + 1);
}

/* Leaves out the columns that have no part in anything. */
static void
drop_idle_columns (Making *making)
{
  MusterRaci *raci = making->raci;
  g_autofree guint *place = g_new (guint, raci->n_columns + 1);
  guint n_kept = 0;

  for (guint i = 0; i < raci->n_columns; i++)
    {
      place[i] = n_kept;
      if (making->taking[i])
        raci->columns[n_kept++] = raci->columns[i];
    }
  raci->n_columns = n_kept;
  for (guint i = 0; i < raci->n_cells; i++)
    raci->cells[i].column = place[raci->cells[i].column];
}

/* }}} */
/* {{{ Rows */

/* What an assignment of a role, by its index, says, and whether an open role is missed by it. */
static void
take_part (Making *making, MusterRecord assignment, MusterRecord role, guint index)
{
  MusterPart part = muster_assignment_get_part (making->doc, assignment);
  guint column = making->column_of[index];

  if (making->parts[column] == MUSTER_PART_NONE || part < making->parts[column])
    making->parts[column] = part;
  if (part > MUSTER_PART_RESPONSIBLE || !making->open[index])
    return;
  if (making->raci->first_open == 0)
    making->raci->first_open = role;
  g_hash_table_add (making->opened, GUINT_TO_POINTER (role));
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* Appends the cells of a row by column. */
static void
add_cells (Making *making, GArray *cells, MusterRaciRow *row)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  MusterRecord assignment;
  MusterIter iter;

  muster_iter_init_referrers (&iter, making->doc, row->record, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    {
      MusterRecord role = muster_document_get_ref (making->doc, assignment, MUSTER_ASSIGNMENT_ROLE);
      guint index = role != 0 ? muster_projection_find (making->projection, role) : MUSTER_NOWHERE;
      guint column = index != MUSTER_NOWHERE ? making->column_of[index] : MUSTER_NOWHERE;

      if (column == MUSTER_NOWHERE)
        continue;
      if (making->parts[column] == MUSTER_PART_NONE)
        g_array_append_val (columns, column);
      take_part (making, assignment, role, index);
    }
  g_array_sort (columns, compare_numbers);
  row->first_cell = cells->len;
  row->n_cells = columns->len;
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);
      MusterRaciCell cell = { column, making->parts[column], row->owning == MUSTER_OWNING_SEVERAL && making->parts[column] == MUSTER_PART_ACCOUNTABLE };

      making->parts[column] = MUSTER_PART_NONE;
      making->taking[column] = TRUE;
      g_array_append_val (cells, cell);
    }
}

/* Whether a row belongs to what is asked for, or somebody there has a part in it. */
static gboolean
is_row_asked (Making *making, const MusterRaciRow *row)
{
  MusterRecord department = muster_document_get_ref (making->doc, row->record, MUSTER_RESPONSIBILITY_DEPARTMENT);
  guint index = department != 0 ? muster_projection_find (making->projection, department) : MUSTER_NOWHERE;

  return row->n_cells > 0 || is_asked (making, index);
}

static void
make_rows (Making *making)
{
  g_autoptr (GArray) records = muster_document_list (making->doc, MUSTER_KIND_RESPONSIBILITY);
  MusterRecord stage = muster_projection_get_stage (making->projection);
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (MusterRaciCell));
  MusterRaci *raci = making->raci;

  raci->rows = g_new0 (MusterRaciRow, records->len + 1);
  for (guint i = 0; i < records->len; i++)
    {
      MusterRaciRow *row = &raci->rows[raci->n_rows];

      row->record = g_array_index (records, MusterRecord, i);
      row->name = muster_document_get_name (making->doc, row->record);
      row->authority = muster_document_get_text (making->doc, row->record, MUSTER_RESPONSIBILITY_AUTHORITY);
      row->owning = muster_responsibility_get_owning (making->doc, row->record, stage, &row->owner);
      row->open = row->owning == MUSTER_OWNING_ONE && muster_projection_is_open (making->projection, row->owner);
      add_cells (making, cells, row);
      if (!is_row_asked (making, row))
        continue;
      raci->n_rows++;
      raci->unowned += row->owning != MUSTER_OWNING_ONE;
      raci->unstated += row->authority == NULL;
    }
  raci->n_cells = cells->len;
  raci->cells = (MusterRaciCell *) (gpointer) g_array_free (cells, FALSE);
}

gboolean
muster_raci_row_is_fine (const MusterRaciRow *row)
{
  return row->owning == MUSTER_OWNING_ONE && !row->open;
}

char *
muster_raci_row_dup_status (const MusterRaciRow *row, MusterDocument *doc)
{
  const char *owner = row->owner != 0 ? muster_document_get_name (doc, row->owner) : "";

  switch (row->owning)
    {
    case MUSTER_OWNING_NONE:
      return g_strdup (_ ("nobody owns this"));
    case MUSTER_OWNING_ELSEWHERE:
      /* Translators: a role answers for it, but is not there at the stage that is shown */
      return g_strdup_printf (_ ("nobody now: %s is not there"), owner);
    case MUSTER_OWNING_SEVERAL:
      return g_strdup (_ ("several owners: keep one"));
    case MUSTER_OWNING_ONE:
    default:
      return row->open ? g_strdup_printf (_ ("%s is open"), owner) : g_strdup (owner);
    }
}

/* }}} */

MusterRaci *
muster_raci_new (MusterProjection *projection, const MusterRaciOptions *options)
{
  MusterRaci *raci = g_new0 (MusterRaci, 1);
  g_autoptr (GHashTable) opened = g_hash_table_new (NULL, NULL);
  Making making = { .raci = raci, .projection = projection, .doc = muster_projection_get_document (projection), .opened = opened };

  raci->options = *options;
  make_columns (&making);
  make_rows (&making);
  if (options->only_taking)
    drop_idle_columns (&making);
  raci->open = g_hash_table_size (opened);
  g_free (making.column_of);
  g_free (making.open);
  g_free (making.parts);
  g_free (making.taking);
  return raci;
}

void
muster_raci_free (MusterRaci *raci)
{
  g_free (raci->rows);
  g_free (raci->columns);
  g_free (raci->cells);
  g_free (raci);
}

const MusterRaciCell *
muster_raci_get_cell (const MusterRaci *raci, guint row, guint column)
{
  const MusterRaciRow *of = &raci->rows[row];
  guint from = of->first_cell, to = of->first_cell + of->n_cells;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (raci->cells[middle].column == column)
        return &raci->cells[middle];
      if (raci->cells[middle].column < column)
        from = middle + 1;
      else
        to = middle;
    }
  return NULL;
}

guint
muster_raci_find_row (const MusterRaci *raci, MusterRecord record)
{
  for (guint i = 0; record != 0 && i < raci->n_rows; i++)
    if (raci->rows[i].record == record)
      return i;
  return MUSTER_NOWHERE;
}

guint
muster_raci_find_column (const MusterRaci *raci, MusterRecord record)
{
  for (guint i = 0; record != 0 && i < raci->n_columns; i++)
    if (raci->columns[i].record == record)
      return i;
  return MUSTER_NOWHERE;
}
