/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pdf.h: a PDF as another program reads it, poppler's; cairo from 1.18 on packs what it writes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether poppler is installed; if not, the test is skipped. To be asked before any of the others. */
gboolean pdf_is_readable (void);

/* Returns: (transfer full): the text in it */
char *pdf_read_text (const void *pdf, gsize length);

/* Returns: (transfer full): what pdfinfo says of it after @key, as "Pages" or "Page size" */
char *pdf_look_up (const void *pdf, gsize length, const char *key);

/* How many pages there are. */
guint pdf_count_pages (GBytes *pdf);

G_END_DECLS
