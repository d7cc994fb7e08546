/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rehearse.h: verbs on trial, and several verbs as one step.
 *
 * While either runs, what the verbs of edit.h commit changes the document but makes no step of the
 * history and emits nothing; so a verb can be tried to see whether it is refused and what would come
 * of it, and a step can be made of several. History, typing and what counts as saved stay as they
 * are. Both nest: what runs within another is part of that.
 *
 * Each verb keeps the rules by itself: two that are right only together are refused.
 */
#pragma once

#include "commit.h"

G_BEGIN_DECLS

/* Does something to a document by verbs of edit.h, one or several; or refuses. It neither loads nor
 * undoes. */
typedef gboolean (*MusterVerb) (MusterDocument *doc, gpointer data, GError **error);

/* Looks at a document as it would be, and changes nothing. */
typedef void (*MusterLook) (MusterDocument *doc, gpointer data);

/**
 * muster_rehearse:
 * @look: (nullable) (scope call): called with the outcome, unless @verb refuses
 * @data: for both
 *
 * Runs a verb and puts everything back. What a verb adds leaves nothing but its handle, so that
 * nothing may be kept of what is seen but figures; costs what the verb costs.
 *
 * Returns: what @verb says, with its error
 */
gboolean muster_rehearse (MusterDocument *doc, MusterVerb verb, MusterLook look, gpointer data, GError **error);

/**
 * muster_together:
 * @label: the name of the step for a person, translated
 *
 * Runs verbs as one step with one "changed". If @verb refuses, all that it did is put back. If it
 * did nothing, there is no step.
 *
 * Returns: what @verb says, with its error
 */
gboolean muster_together (MusterDocument *doc, MusterVerb verb, gpointer data, const char *label, GError **error);

G_END_DECLS
