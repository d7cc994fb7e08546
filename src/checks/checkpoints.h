/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checkpoints.h: which checkpoints an inspection is about.
 */
#pragma once

#include "check.h"

G_BEGIN_DECLS

/* The checkpoints of the stage that is inspected, or all, in the order of the plan. Returns: (transfer
 * full) (element-type MusterRecord) */
GArray *muster_inspection_list_checkpoints (MusterInspection *inspection);

G_END_DECLS
