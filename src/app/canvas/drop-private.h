/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop-private.h: what the parts of drop.h share.
 *
 * hand.c is what is dragged; drop-find.c is where it is held, drop-cell.c in a
 * matrix; drop.c is what that means, and doing it;
 * drop-words.c says it; drop-perform.c does it for a person.
 */
#pragma once

#include "drop.h"

G_BEGIN_DECLS

/* The department that a role heads and is in, 0 if none: that is its branch among departments. */
MusterRecord muster_hand_led_department (MusterDocument *doc, MusterRecord role);

/* A drop as it was asked for, not judged yet. */
MusterDrop *muster_drop_ask (MusterHand *hand, MusterMeaning meaning, MusterRecord target, MusterRecord before, MusterScope scope);

/* What it would mean to let go of roles in a cell of a matrix, not judged yet; %NULL if it is none. */
MusterDrop *muster_drop_find_cell (MusterScene *scene, MusterHand *hand, MusterPoint point, MusterScope scope);

/* Finds out whether it would change anything, whether it is refused, and what to say of it. What @last
 * says holds if it was asked the same. Returns: @drop */
MusterDrop *muster_drop_judge (MusterDrop *drop, MusterScene *scene, const MusterDrop *last);

/* Returns: (transfer full): "Move to Operations" */
char *muster_drop_dup_sentence (MusterDocument *doc, const MusterDrop *drop);

/* Returns: (transfer full): the name of a step that is several verbs */
char *muster_drop_dup_label (MusterDocument *doc, const MusterDrop *drop);

G_END_DECLS
