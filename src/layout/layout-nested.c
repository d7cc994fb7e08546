/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-nested.c: departments as boxes inside the boxes of those above them. What belongs to
 * what is seen without a line, and all takes about the room of a page.
 */
#include "nest.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  return muster_nest_lay_out (projection, options, FALSE);
}

const MusterLayoutStyle muster_layout_nested = {
  .name = "nested",
  .label = N_ ("Boxes in boxes"),
  .departments_only = TRUE,
  .undirected = TRUE,
  .run = run,
};
