/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pages.h: a chart over as many pages as it takes for all of it to be read.
 *
 * The first page shows the top levels. A card whose branch goes on elsewhere says on which page, and there
 * that card comes again, at the top, and says where it came from. Every card but those is on one page,
 * once. What hangs from one card and is too much for a page goes over several. Each page is laid out in the
 * first of some styles in which what it has to show fits at a scale at which no letter is too small, and
 * shows as many levels, and small branches in full, as fit.
 *
 * O(n) layouts of what a page can hold and a little more, without recursion.
 */
#pragma once

#include "page.h"

G_BEGIN_DECLS

typedef struct _MusterPages MusterPages;

/**
 * muster_pages_new:
 * @whole: the chart, which compares nothing; it has to stay until the pages are freed
 * @page: the sheet, of a size of its own, with the size of the smallest letters in it
 *
 * Returns: (transfer full): the pages, or %NULL with @error set, which names the branch that fits on no page
 */
MusterPages *muster_pages_new (MusterScene *whole, const MusterPage *page, GError **error);
void muster_pages_free (MusterPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterPages, muster_pages_free)

guint muster_pages_count (MusterPages *pages);

/* The page from which a page, by its number from 1 on, goes on; 0 for the first. */
guint muster_pages_get_back (MusterPages *pages, guint number);

/* What a page is called: the name of the card that its branch goes on from; %NULL for the first. */
const char *muster_pages_get_name (MusterPages *pages, guint number);

/* Returns: (transfer full): what is on a page, from 1 on; it has to be freed before the pages */
MusterScene *muster_pages_make_scene (MusterPages *pages, guint number);

G_END_DECLS
