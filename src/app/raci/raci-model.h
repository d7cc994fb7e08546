/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-model.h: responsibilities down, roles or departments across, as they stand at a stage.
 *
 * Made for a state and never changed after; a new one is made for a new state, in O(responsibilities +
 * roles + assignments). It knows no widget. Names are the document's.
 */
#pragma once

#include "duties.h"
#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterRaciOptions:
 * @by_department: a column a department, which shows the strongest part of any role in it
 * @department: only what this department and those below have to do with; 0 for all
 * @only_taking: no columns without a part in anything
 */
typedef struct
{
  gboolean by_department;
  MusterRecord department;
  gboolean only_taking;
} MusterRaciOptions;

/**
 * MusterRaciRow:
 * @authority: (nullable): what is stated
 * @owner: the first role that is accountable, now or at another stage; 0 for none
 * @open: whether nobody holds that role
 * @first_cell: index of its first cell; the cells of a row follow each other
 */
typedef struct
{
  MusterRecord record;
  const char *name;
  const char *authority;
  MusterOwning owning;
  MusterRecord owner;
  gboolean open;
  guint first_cell;
  guint n_cells;
} MusterRaciRow;

/* A role or a department. */
typedef struct
{
  MusterRecord record;
  const char *name;
  gboolean open;
} MusterRaciColumn;

/* @conflict: whether it is one of several that are accountable at the same time. */
typedef struct
{
  guint column;
  MusterPart part;
  gboolean conflict;
} MusterRaciCell;

/**
 * MusterRaci:
 * @unowned: rows without exactly one owner
 * @unstated: rows without authority
 * @open: roles that are open and accountable or responsible for something
 * @first_open: the first of them
 */
typedef struct
{
  MusterRaciOptions options;
  MusterRaciRow *rows;
  guint n_rows;
  MusterRaciColumn *columns;
  guint n_columns;
  MusterRaciCell *cells;
  guint n_cells;
  guint unowned;
  guint unstated;
  guint open;
  MusterRecord first_open;
} MusterRaci;

MusterRaci *muster_raci_new (MusterProjection *projection, const MusterRaciOptions *options);
void muster_raci_free (MusterRaci *raci);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterRaci, muster_raci_free)

/* The cell in a row and column; %NULL where there is no part. O(log cells of the row). */
const MusterRaciCell *muster_raci_get_cell (const MusterRaci *raci, guint row, guint column);

/* The row of a responsibility, and the column of a role or department; MUSTER_NOWHERE if not shown. */
guint muster_raci_find_row (const MusterRaci *raci, MusterRecord record);
guint muster_raci_find_column (const MusterRaci *raci, MusterRecord record);

/* Whether a row is as it should be: owned by one filled role. */
gboolean muster_raci_row_is_fine (const MusterRaciRow *row);

/* Returns: (transfer full): who owns a row, or what is wrong; translated */
char *muster_raci_row_dup_status (const MusterRaciRow *row, MusterDocument *doc);

G_END_DECLS
