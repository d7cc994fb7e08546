/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * torture.h: how far tests go that could go on for ever.
 *
 * MUSTER_TORTURE says how far: "quick" (what an ordinary run does, also if it is not set), "ci",
 * "long", or a number of rounds. Such a test is in the suite "torture" besides its own, so that
 *
 *   MUSTER_TORTURE=long meson test -C BUILD --suite torture --timeout-multiplier 0
 *
 * runs them all; build-aux/torture does that, and gathers what they tell.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * torture_rounds:
 * @name: what is tried, in one word, as MUSTER_TORTURE_ONLY may name it
 * @quick: rounds of an ordinary run, a second or so of processor time
 * @ci: rounds before a change goes in
 * @lengthy: rounds by hand
 *
 * Returns: how many rounds to do. 0 if MUSTER_TORTURE_ONLY is set and names something else
 */
guint64 torture_rounds (const char *name, guint64 quick, guint64 ci, guint64 lengthy);

/* Where chance begins: MUSTER_TORTURE_SEED, or @usual. A long run is worth more with another one. */
guint32 torture_seed (guint32 usual);

/**
 * torture_tell:
 * @name: as above
 * @rounds: how many were done
 * @format: what came of them, as "0 documents lost, 0 successes that lied"
 *
 * Tells a figure, as a line that build-aux/torture finds in the log.
 */
void torture_tell (const char *name, guint64 rounds, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
