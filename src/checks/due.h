/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * due.h: since when a role should be filled.
 */
#pragma once

#include "check.h"

G_BEGIN_DECLS

/**
 * muster_due_get_day:
 * @role: a role that is there
 *
 * Returns: (nullable): the day, as YYYY-MM-DD, on which its stage has begun by today: that from which
 *   it lives, or the first of all for one that was always there. %NULL if that has no day, is still to
 *   come, or if the stage that is looked at is
 */
const char *muster_due_get_day (MusterInspection *inspection, MusterRecord role);

G_END_DECLS
