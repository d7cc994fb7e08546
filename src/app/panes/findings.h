/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * findings.h: what the checks find, by severity and check, with what can be done about it; and below,
 * what was silenced.
 */
#pragma once

#include <gtk/gtk.h>

#include "checkup.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_FINDINGS (muster_findings_get_type ())
G_DECLARE_FINAL_TYPE (MusterFindings, muster_findings, MUSTER, FINDINGS, GtkWidget)

void muster_findings_set_checkup (MusterFindings *findings, MusterCheckup *checkup);

G_END_DECLS
