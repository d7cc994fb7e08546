/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * move.h: departments and roles to a place, whatever kinds these are.
 */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/**
 * MusterMove:
 * @target: a department to be in, or a role to report to; 0 for the top
 * @scope: whether what reports to a role comes along into a department
 *
 * A department that is moved to a role becomes part of the department of that.
 */
typedef struct
{
  const MusterRecord *records;
  guint n_records;
  MusterRecord target;
  MusterScope scope;
} MusterMove;

/* A MusterVerb: @data is a MusterMove. Records of other kinds stay. */
gboolean muster_move_run (MusterDocument *doc, gpointer data, GError **error);

G_END_DECLS
