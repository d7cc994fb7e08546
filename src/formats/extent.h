/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * extent.h: what of a chart a format made of text shows.
 *
 * From the view, stage, root and depth that are asked for: in the Departments view, or below a
 * department, the departments of a branch down to a depth and the roles in them; in the Reporting
 * view, or below a role, the roles of a branch down to a depth and the departments that they are
 * in, with those above.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/**
 * MusterExtent:
 * @by_department: whether departments were chosen, and roles by them; else the other way
 * @departments: whether each department of the projection is shown, by index
 * @roles: likewise for roles
 * @cancellable: (nullable): what ends the writing; asked for each row
 */
typedef struct
{
  MusterProjection *projection;
  gboolean by_department;
  gboolean *departments;
  gboolean *roles;
  GCancellable *cancellable;
} MusterExtent;

/* Returns: (transfer full): what @export shows; %NULL with @error set if its root is not there. */
MusterExtent *muster_extent_new (const MusterExport *export, GError **error);
void muster_extent_free (MusterExtent *extent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterExtent, muster_extent_free)

/* The dotted lines between roles that are shown, by id; (element-type MusterRecord). */
GArray *muster_extent_list_lines (MusterExtent *extent);

/* Who holds a role, as "Wei Chen (60 %)", one a string; or that it is open, or how many posts it
 * stands for; translated. */
char **muster_extent_list_holders (MusterExtent *extent, MusterRecord role);

/* A text without line breaks, tabs and runs of spaces, for formats in which they mean something. */
char *muster_text_on_one_line (const char *text);

G_END_DECLS
