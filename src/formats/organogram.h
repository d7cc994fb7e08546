/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * organogram.h: staff organograms of UK government bodies.
 *
 * A file of senior posts, and any number of junior posts below them. Source of the columns: the
 * schemas of data.gov.uk (datagovuk/schemas, organogram). What they leave open is settled so:
 *
 *  - "XX" is the top. "Vacant" is an open role. "N/D", "Not disclosed" and a name that is left out,
 *    as it may be for lower grades, are a post that is filled, by somebody who is not named: the
 *    role gets a pool of one for each.
 *  - "Eliminated" and the reference "0" are posts that are no more: they are skipped, and what
 *    reports to them goes to what they report to.
 *  - A reference that comes again is the same post; its FTE is the sum.
 *  - Junior rows are roles that stand for so many unnamed posts. Rows that differ in nothing but
 *    that number are one.
 *  - The unit is a department in the organisation, which is one in its parent department unless the
 *    two are the same. Pay is in pounds a year; a floor and a ceiling of 0 say nothing.
 *  - The contact e-mail is often that of a team, so it does not say who somebody is.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/* Whether a file has the headings of senior or junior posts. */
gboolean muster_organogram_recognises (const MusterSource *source);

/* Fills @draft, as a format's load does. */
gboolean muster_organogram_load (MusterImport *import, MusterDraft *draft, GError **error);

G_END_DECLS
