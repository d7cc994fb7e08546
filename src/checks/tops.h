/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tops.h: the roles that report to nobody, and why.
 *
 * A role that reports to nobody leads, waits for a head of its department to be named, was cut from
 * a cycle, or is lost. Each is the business of one check alone: several-tops, missing-head, cycle
 * and orphan. O(n).
 */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterTopKind:
 * @MUSTER_TOP_LEADS: it heads a department or has reports
 * @MUSTER_TOP_HEADLESS: it is in a department that has no head at or above it
 * @MUSTER_TOP_CUT: its line led back to it
 * @MUSTER_TOP_LOST: it has neither department nor reports, and is not the only top of a chart that
 *   has departments or somebody who reports to somebody
 * @MUSTER_TOP_LOOSE: it has neither, but nor has any other role: a chart that is just begun
 */
typedef enum
{
  MUSTER_TOP_LEADS,
  MUSTER_TOP_HEADLESS,
  MUSTER_TOP_CUT,
  MUSTER_TOP_LOST,
  MUSTER_TOP_LOOSE,
} MusterTopKind;

typedef struct
{
  guint index;
  MusterTopKind kind;
} MusterTop;

/**
 * MusterTops:
 * @tops: (element-type MusterTop): in the order of the tree of roles
 * @n_leading: how many of them lead
 * @main: index of the leading role with the largest branch, the first of equals; MUSTER_NOWHERE if
 *   none leads
 */
typedef struct
{
  GArray *tops;
  guint n_leading;
  guint main;
} MusterTops;

MusterTops *muster_tops_new (MusterProjection *projection);
void muster_tops_free (MusterTops *tops);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterTops, muster_tops_free)

G_END_DECLS
