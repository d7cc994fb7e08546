/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shown.h: text of a document as it may be shown: only text, in the order in which it was written.
 *
 * Characters that turn the direction of what follows them, by which one name can look like another,
 * are shown by their names, as “‹RLO›”. Of marks that are put over or under a letter there are at
 * most MUSTER_SHOWN_MARKS: a tower of them hides what is around it and takes seconds to draw. The document keeps
 * its text as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As many as any language puts on a letter. */
#define MUSTER_SHOWN_MARKS 8

/* The name of a character that turns the direction of text, as "RLO"; %NULL of any other. */
const char *muster_shown_name (gunichar character);

/**
 * muster_shown_dup:
 * @text: (nullable): any text, in UTF-8
 *
 * Returns: (transfer full): @text as it may be shown; empty for %NULL
 */
char *muster_shown_dup (const char *text);

/* Appends a character as it may be shown. @n_marks counts the marks on one letter, from 0. */
void muster_shown_append (GString *out, gunichar character, guint *n_marks);

G_END_DECLS
