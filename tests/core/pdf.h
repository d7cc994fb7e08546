/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pdf.h: a PDF as another program reads it, poppler's; cairo from 1.18 on packs what it writes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the text in it; %NULL, and the test is skipped, if poppler is not installed */
char *pdf_read_text (const void *pdf, gsize length);

/* What pdfinfo says of it after @key, as "Pages" or "Page size"; %NULL as above. */
char *pdf_look_up (const void *pdf, gsize length, const char *key);

/* How many pages there are; 0 as above. */
guint pdf_count_pages (GBytes *pdf);

G_END_DECLS
