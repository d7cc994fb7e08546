/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * findings.h: what the checks find.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_FINDINGS (muster_findings_get_type ())
G_DECLARE_FINAL_TYPE (MusterFindings, muster_findings, MUSTER, FINDINGS, GtkWidget)

void muster_findings_set_session (MusterFindings *findings, MusterSession *session);

G_END_DECLS
