/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * order.h: keys that sort as text and always leave room between two of them.
 *
 * A key is an integer part, whose first letter says how long it is ("a0" … "zzzz…"), and a fraction
 * without a trailing zero, both in base 62. Appending makes short keys that grow with the logarithm
 * of their number. Source: fractional indexing as described by D. Greenspan, "Implementing
 * Fractional Indexing" (2020).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @key is one that this file could have made. */
gboolean muster_order_is_valid (const char *key);

/**
 * muster_order_between:
 * @before: (nullable): the key that it comes after, valid; %NULL for the start
 * @after: (nullable): the key that it comes before, valid and larger; %NULL for the end
 *
 * Returns: (transfer full): a key between the two
 */
char *muster_order_between (const char *before, const char *after);

/**
 * muster_order_spread:
 * @n: how many keys
 *
 * Returns: (transfer full) (element-type utf8): @n keys between the two, in order, that grow with
 *   the logarithm of @n
 */
GPtrArray *muster_order_spread (const char *before, const char *after, guint n);

G_END_DECLS
