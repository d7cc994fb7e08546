/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fold.h: text as a search sees it.
 *
 * Letters without their case and accents, wide and narrow forms as one, marks that are not seen
 * left out, any space or control as a space: "Ｃafé" is "cafe". Characters are folded one by one, so
 * that a part of a text folds to a part of its fold, and what has neither case nor accents, as
 * Chinese, stays as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends what one character folds to, which may be nothing. */
void muster_fold_append_char (GString *out, gunichar character);

/* Appends what a text folds to. */
void muster_fold_append (GString *out, const char *text);

/* Returns: (transfer full): what @text folds to */
char *muster_fold (const char *text);

G_END_DECLS
