/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * words.h: names, numbers and money as a chart shows them.
 *
 * Translated, and grouped as the language groups digits.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * muster_words_clean:
 * @text: (nullable): any text of a document
 *
 * Returns: (transfer full): @text as one line: control characters and white space in a row become
 *   one space, what is longer than anybody reads on a card ends in an ellipsis, and all is as it may be
 *   shown (shown.h)
 */
char *muster_words_clean (const char *text);

/**
 * muster_words_initials:
 * @name: a person's name
 *
 * Returns: (transfer full): the first letters of the first and the last word; the first character
 *   alone of a name written in Chinese, Japanese, Korean or a script without capitals
 */
char *muster_words_initials (const char *name);

/* A number with its digits grouped and at most @decimals of them after the point, none in vain. */
char *muster_words_number (double number, guint decimals);

/**
 * muster_words_money:
 * @currency: (nullable): ISO 4217; %NULL for CNY
 *
 * Returns: (transfer full): "¥98,000–131,000", or one number if both are the same
 */
char *muster_words_money (const char *currency, double min, double max);

/* What a chart costs, per its pay period: "¥98,000–131,000 a month". */
char *muster_words_cost (MusterDocument *doc, double min, double max);

G_END_DECLS
