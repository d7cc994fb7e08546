/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-preview.h: what would come of a proposal, drawn over what is there: who moves, from where to
 * where.
 */
#pragma once

#include <gtk/gtk.h>

#include "propose.h"
#include "session.h"

G_BEGIN_DECLS

/* Shows it in a window of its own, as @session shows the chart. */
void muster_propose_preview_show (GtkWindow *parent, MusterSession *session, const MusterProposal *proposal);

G_END_DECLS
