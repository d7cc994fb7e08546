/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * markdown.h: text in which nothing means anything to Markdown.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends a text on one line. */
void muster_markdown_append (GString *out, const char *text);

/* Appends a paragraph for each line of a text, each after an empty line. One that begins like a point or
 * a rule has that mark escaped. */
void muster_markdown_append_paragraphs (GString *out, const char *text);

G_END_DECLS
