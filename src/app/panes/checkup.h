/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checkup.h: what the checks find at the stage that a session shows, found out once for all who tell
 * of it.
 *
 * After a change it looks again when there is nothing more urgent to do. A large chart is looked at on
 * a thread, over a copy, so that the window never waits for it; until that is done the findings are
 * those of before.
 */
#pragma once

#include "check.h"
#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_CHECKUP (muster_checkup_get_type ())
G_DECLARE_FINAL_TYPE (MusterCheckup, muster_checkup, MUSTER, CHECKUP, GObject)

/**
 * MusterCheckup::changed:
 *
 * The checks have looked again.
 */

MusterCheckup *muster_checkup_new (MusterSession *session);

MusterSession *muster_checkup_get_session (MusterCheckup *checkup);

/* Returns: (transfer none) (nullable) (element-type MusterFinding): what was found when the checks
 * looked last, as muster_inspect() gives it; %NULL until they have. Take a reference to keep it */
GPtrArray *muster_checkup_get_findings (MusterCheckup *checkup);

/* Whether the findings are those of the document as it is now. */
gboolean muster_checkup_is_fresh (MusterCheckup *checkup);

G_END_DECLS
