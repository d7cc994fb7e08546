/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * walk.h: from card to card with the arrow keys.
 *
 * An arrow goes to what a person sees next in its direction. That depends on where cards are, in
 * rows, columns and stacks, so it is asked of the layout and not of the organisation; but where a
 * line of reporting leads that way, the arrow follows the line, however far it goes sideways. What is
 * collapsed has no card, and is passed over.
 *
 *  - Along the lines: to the card above, or to the nearest of those below; stacked cards one after
 *    the other.
 *  - Across: to the nearest card that is level with it, a sibling's or a cousin's.
 *  - From an assistant across the trunk, or by the trunk to the reports.
 *  - In a department's card: down from its heading to its first role, from role to role, up to the
 *    heading; sideways to the next column, then to what is level with it in the next department.
 *
 *  - Where departments are nested, from what is seen to what is nearest that way, level with it if
 *    anything is: roles, and the headings of departments. Around a centre to what is nearest that way.
 *
 * Every card can be reached. O(n).
 */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

/**
 * MusterStep:
 * @MUSTER_STEP_UP: the arrow; likewise down, left and right
 * @MUSTER_STEP_PREVIOUS: the sibling before, in the order of the chart; likewise next, first and last
 * @MUSTER_STEP_PARENT: what it hangs from or lies in
 * @MUSTER_STEP_CHILD: the first that lies in it or hangs from it
 */
typedef enum
{
  MUSTER_STEP_UP,
  MUSTER_STEP_DOWN,
  MUSTER_STEP_LEFT,
  MUSTER_STEP_RIGHT,
  MUSTER_STEP_PREVIOUS,
  MUSTER_STEP_NEXT,
  MUSTER_STEP_FIRST,
  MUSTER_STEP_LAST,
  MUSTER_STEP_PARENT,
  MUSTER_STEP_CHILD,
} MusterStep;

/**
 * muster_layout_walk:
 * @from: index of a card; MUSTER_NOWHERE to begin at the first
 *
 * Returns: index of the card that is next, which has a record; MUSTER_NOWHERE if there is none
 */
guint muster_layout_walk (const MusterLayout *layout, guint from, MusterStep step);

G_END_DECLS
