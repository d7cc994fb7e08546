/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * oracle.h: what is true of a document, found out the slow and simple way.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* Whether @record lives at @stage by its own stages; 0 is always. */
gboolean oracle_lives (MusterDocument *doc, MusterRecord record, MusterRecord stage);

/* Who @role reports to at @stage by the rules of the file format, 0 for nobody. */
MusterRecord oracle_manager (MusterDocument *doc, MusterRecord role, MusterRecord stage);

/* Whether the way up from @role at @stage leads back to it. */
gboolean oracle_in_circle (MusterDocument *doc, MusterRecord role, MusterRecord stage);

/* Whether the way up from @department leads back to it. */
gboolean oracle_lies_in_itself (MusterDocument *doc, MusterRecord department);

/* Fails unless the document keeps every promise that the rest of Muster builds on. */
void oracle_check (MusterDocument *doc);

G_END_DECLS
