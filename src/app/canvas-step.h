/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-step.h: from card to card by arrow keys.
 *
 * An arrow goes where it points, along relations where it can: between the roles of a department, from
 * the first of them to the department, from that into it; to a manager, a report, a neighbour; and if
 * none of these lies there, to the nearest card that does. So it is right in every layout and direction.
 * A walk over all cards.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/**
 * muster_scene_step:
 * @record: a record with a card; 0 or another begins at the top
 * @dx: -1, 0 or 1: to the right
 * @dy: -1, 0 or 1: down
 *
 * Returns: the record of the card that is there; 0 if none is
 */
MusterRecord muster_scene_step (MusterScene *scene, MusterRecord record, int dx, int dy);

/* The first or last of the cards beside that of @record, itself included. */
MusterRecord muster_scene_step_to_end (MusterScene *scene, MusterRecord record, gboolean last);

G_END_DECLS
