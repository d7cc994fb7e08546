/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hiring.h: the hiring list: every role with the stage at which it begins, as a table.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * muster_hiring_write:
 * @stage: the only stage whose roles are wanted; 0 for all
 *
 * Appends a row a role, by the stage at which it is there first, and in a stage as the chart reports:
 * its department, manager and whether it is open are those of then. RFC 4180 with a heading of stable
 * English names, and text that a spreadsheet would take for a formula has a “'” before it. In a chart
 * without stages all roles begin together. What is not plain ASCII is UTF-8 behind a byte order mark.
 *
 * Returns: how many roles there are in it
 */
guint muster_hiring_write (MusterDocument *doc, MusterRecord stage, GByteArray *out);

G_END_DECLS
