/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart-text.h: a chart as indented text.
 *
 * All that a document holds is there but its history: one fact a line, in the order of the chart,
 * with the words of files and not of the user's language, so that the same document is always the
 * same text and a change is a few lines. A record is called by its name, and by its id too where
 * others of its kind have that name. What belongs to a record stands below it.
 */
#pragma once

#include "branches.h"

G_BEGIN_DECLS

/* Returns: (transfer full): all of a document */
char *muster_chart_text (MusterDocument *doc);

/* Returns: (transfer full): some branches, departments first; roles without one below their
 * managers */
char *muster_chart_text_of (MusterDocument *doc, MusterBranches *branches);

G_END_DECLS
