/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-maker.h: the report of what a session shows, made anew after each change while somebody wants
 * it: at once for a usual chart, on a thread over a copy for a large one.
 */
#pragma once

#include "report.h"
#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_REPORT_MAKER (muster_report_maker_get_type ())
G_DECLARE_FINAL_TYPE (MusterReportMaker, muster_report_maker, MUSTER, REPORT_MAKER, GObject)

/**
 * MusterReportMaker::made:
 *
 * There is a new report.
 */

MusterReportMaker *muster_report_maker_new (MusterSession *session);

/* Whether reports are wanted; when they are again, one is made if anything changed. */
void muster_report_maker_set_active (MusterReportMaker *maker, gboolean active);

/* Returns: (transfer none) (nullable): the last report, good until "made". Its document may be a copy, with the
 * same handles */
const MusterReport *muster_report_maker_get (MusterReportMaker *maker);

G_END_DECLS
