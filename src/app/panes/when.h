/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * when.h: a moment as a person says it, in as few words as tell it from others.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the time of day if @time is of the day of @now, “Yesterday” with it, or
 * the date; translated. @time is in seconds since 1970 UTC. */
char *muster_when_dup (gint64 time, GDateTime *now);

/* Returns: (transfer full): date and time in full, as the person's country writes them */
char *muster_when_dup_full (gint64 time);

G_END_DECLS
