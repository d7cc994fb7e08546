/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plain.h: a value as a person types it.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * muster_value_dup_plain:
 * @value: a value
 *
 * The other way round of muster_edit_set(): text and dates as they are, a number in plain form, "yes"
 * for a flag, and the same for a field of the user's own. A list or an object that this version has
 * no meaning for is its JSON.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if there is none, and for a reference
 */
char *muster_value_dup_plain (MusterValue value);

G_END_DECLS
