/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * finding-item.c: see finding-item.h.
 */
#include "finding-item.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterFindingItem, muster_finding_item, G_TYPE_OBJECT)

static void
muster_finding_item_finalize (GObject *object)
{
  MusterFindingItem *item = MUSTER_FINDING_ITEM (object);

  g_clear_pointer (&item->findings, g_ptr_array_unref);
  g_free (item->name);
  g_free (item->reason);
  G_OBJECT_CLASS (muster_finding_item_parent_class)->finalize (object);
}

static void
muster_finding_item_class_init (MusterFindingItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_finding_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", MUSTER_TYPE_FINDING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
muster_finding_item_init (MusterFindingItem *item)
{
}

MusterFindingItem *
muster_finding_item_new (MusterFindingLine line)
{
  MusterFindingItem *item = g_object_new (MUSTER_TYPE_FINDING_ITEM, NULL);

  item->line = line;
  return item;
}

void
muster_finding_item_set_open (MusterFindingItem *item, gboolean open)
{
  if (item->open == open)
    return;
  item->open = open;
  g_signal_emit (item, signals[CHANGED], 0);
}

MusterFindingItem *
muster_finding_item_new_found (GPtrArray *findings, guint index, const char *name)
{
  MusterFindingItem *item = muster_finding_item_new (MUSTER_FINDING_FOUND);

  item->findings = g_ptr_array_ref (findings);
  item->finding = g_ptr_array_index (findings, index);
  item->check = item->finding->check;
  item->name = g_strdup (name);
  return item;
}

static gboolean
equal_findings (const MusterFinding *a, const MusterFinding *b)
{
  if (a == b)
    return TRUE;
  return a != NULL && b != NULL && a->record == b->record && a->other == b->other && g_str_equal (a->message, b->message) && g_strcmp0 (a->fix, b->fix) == 0;
}

gboolean
muster_finding_item_equal (MusterFindingItem *a, MusterFindingItem *b)
{
  return a->line == b->line && a->check == b->check && a->waiver == b->waiver && a->count == b->count && a->severity == b->severity && a->open == b->open && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->reason, b->reason) == 0 && equal_findings (a->finding, b->finding);
}
