/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * owners.h: who answers for what, at a stage.
 *
 * An assignment without a part is accountable, as the file format lays down. A responsibility has no
 * stages of its own: it begins with the first role that owns it, so that one whose owners are all
 * still to come is nobody's fault yet.
 */
#pragma once

#include "check.h"

G_BEGIN_DECLS

/* Whether an assignment says that its role is accountable. */
gboolean muster_assignment_owns (MusterDocument *doc, MusterRecord assignment);

/**
 * muster_owners_list:
 * @coming: (out) (optional): whether a role owns it that comes at a later stage
 *
 * Returns: (transfer full) (element-type MusterRecord): the roles that are there and accountable for a
 *   responsibility, by order, each once
 */
GArray *muster_owners_list (MusterInspection *inspection, MusterRecord responsibility, gboolean *coming);

/* The same for the roles that do the work of it. */
GArray *muster_doers_list (MusterInspection *inspection, MusterRecord responsibility);

/**
 * muster_owners_list_owned:
 *
 * Returns: (transfer full) (element-type MusterRecord): the responsibilities that @role is accountable
 *   for, by order
 */
GArray *muster_owners_list_owned (MusterDocument *doc, MusterRecord role);

/* How many different people hold a role for good or for a time that two of them share. Tools and
 * vendors do not count. */
guint muster_holders_count (MusterInspection *inspection, MusterRecord role);

/* Whether a person is somebody, and not a tool or a vendor. */
gboolean muster_person_is_human (MusterDocument *doc, MusterRecord person);

/* Gives a role a part in a responsibility, as "accountable", in place of any that it has. To be called
 * within muster_together(): it can take several steps. */
gboolean muster_owners_give (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, const char *part, GError **error);

G_END_DECLS
