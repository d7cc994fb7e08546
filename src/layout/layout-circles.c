/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-circles.c: teams as circles: departments as circles inside the circles of those above
 * them, with their roles in them and dotted lines between. Rings would be rounder, but rows can be read
 * in order.
 */
#include "nest.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  return muster_nest_lay_out (projection, options, TRUE);
}

const MusterLayoutStyle muster_layout_circles = {
  .name = "circles",
  .label = N_ ("Circles of teams"),
  .departments_only = TRUE,
  .undirected = TRUE,
  .run = run,
};
