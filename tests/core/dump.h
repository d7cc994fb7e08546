/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dump.h: all that a document holds, as text, to compare states by.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a line for each record, by kind and id, with all its fields */
char *dump_records (MusterDocument *doc);

G_END_DECLS
