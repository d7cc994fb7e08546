/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * finding-item.h: a line of the list of findings.
 */
#pragma once

#include "check.h"

G_BEGIN_DECLS

/**
 * MusterFindingLine:
 * @MUSTER_FINDING_SEVERITY: how bad what follows is
 * @MUSTER_FINDING_HEADING: the name of a check, above what it found
 * @MUSTER_FINDING_FOUND: a finding
 * @MUSTER_FINDING_CLEAN: in place of findings, where there are none
 * @MUSTER_FINDING_SILENCED: the heading of what is silenced
 * @MUSTER_FINDING_WAIVER: what is silenced
 */
typedef enum
{
  MUSTER_FINDING_SEVERITY,
  MUSTER_FINDING_HEADING,
  MUSTER_FINDING_FOUND,
  MUSTER_FINDING_CLEAN,
  MUSTER_FINDING_SILENCED,
  MUSTER_FINDING_WAIVER,
} MusterFindingLine;

#define MUSTER_TYPE_FINDING_ITEM (muster_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (MusterFindingItem, muster_finding_item, MUSTER, FINDING_ITEM, GObject)

/**
 * MusterFindingItem:
 * @check: of a heading, and of a finding
 * @finding: of a finding
 * @name: (nullable): of the record of a finding or waiver
 * @waiver: of a waiver
 * @reason: (nullable): of a waiver, as it is shown
 * @count: of a heading: how many lines it is about
 * @severity: of a heading of what is how bad
 * @open: of a heading: whether what is below it is shown; of a finding: whether it is explained
 */
struct _MusterFindingItem
{
  GObject parent_instance;

  MusterFindingLine line;
  const MusterCheck *check;
  const MusterFinding *finding;
  MusterRecord waiver;
  char *name;
  char *reason;
  guint count;
  MusterSeverity severity;
  gboolean open;

  /* What @finding is in. */
  GPtrArray *findings;
};

MusterFindingItem *muster_finding_item_new (MusterFindingLine line);

/**
 * MusterFindingItem::changed:
 *
 * The line is to be shown otherwise.
 */

/* Opens or shuts a line where it is. */
void muster_finding_item_set_open (MusterFindingItem *item, gboolean open);

/* A line for one of @findings, which it keeps. */
MusterFindingItem *muster_finding_item_new_found (GPtrArray *findings, guint index, const char *name);

/* Whether both would be shown alike. */
gboolean muster_finding_item_equal (MusterFindingItem *a, MusterFindingItem *b);

G_END_DECLS
