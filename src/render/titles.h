/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * titles.h: the shaped text of a document, and how many lines the titles of its roles take.
 *
 * Both stay from one scene to the next: a change touches few of a hundred thousand titles. They belong to
 * the document, and to its thread.
 */
#pragma once

#include "document.h"
#include "text.h"

G_BEGIN_DECLS

typedef struct _MusterTitles MusterTitles;

/* Returns: (transfer none): those of @doc, as long as it lives */
MusterTitles *muster_titles_of (MusterDocument *doc);

MusterText *muster_titles_get_text (MusterTitles *titles);

/**
 * muster_titles_count_lines:
 * @role: a role
 * @title: its title, as the document has it
 * @width: what the title may take on a card, the same each time
 * @lines: how many lines it may take, the same each time
 *
 * Returns: how many lines it takes. O(1) for a title that was asked for before
 */
guint muster_titles_count_lines (MusterTitles *titles, MusterRecord role, const char *title, double width, guint lines);

G_END_DECLS
