/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * verbs.h: verbs of edit.h at random.
 */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/* Does something to some records by chance, as often refused as not. Returns: whether it was done */
gboolean verbs_do (MusterDocument *doc, GRand *rand, GError **error);

/* The same with every verb that there is. */
gboolean verbs_do_any (MusterDocument *doc, GRand *rand, GError **error);

G_END_DECLS
