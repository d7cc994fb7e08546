/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * select.h: a record that a person names in a shell.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * muster_select:
 * @kinds: (array length=n_kinds): the kinds that it may be
 * @name: (nullable): an id, or a name that only one record has; whatever its case if none has it
 *   exactly
 * @record: (out): the record; 0 if @name is %NULL
 *
 * Returns: whether there is one. If not, @error lists what there is, or what has that name
 */
gboolean muster_select (MusterDocument *doc, const MusterKind *kinds, guint n_kinds, const char *name, MusterRecord *record, GError **error);

/* A stage by its id or name. */
gboolean muster_select_stage (MusterDocument *doc, const char *name, MusterRecord *stage, GError **error);

G_END_DECLS
