/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-words.h: numbers and days as the plan says them.
 */
#pragma once

#include "metrics.h"

G_BEGIN_DECLS

/* A sum in few letters, as "¥ 115k", in the chart's currency; @sign: with a plus or minus and without
 * the currency, as "+63k". Returns: (transfer full) */
char *muster_plan_dup_money (MusterDocument *doc, double sum, gboolean sign);

/* "a month" or "a year" */
const char *muster_plan_get_period (MusterDocument *doc);

/* The middle of what a stage may cost. */
double muster_plan_get_cost (const MusterFigures *figures);

/* The day of a stage or a checkpoint, without the year where that is this one. @today: as in files.
 * Returns: (transfer full) (nullable) */
char *muster_plan_dup_day (const char *date, const char *today);

/* "+3", "−2"; empty for none. Returns: (transfer full) */
char *muster_plan_dup_difference (int difference);

G_END_DECLS
