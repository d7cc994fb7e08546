/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hand.c: what is dragged; see drop.h.
 */
#include "drop-private.h"

MusterHand *
muster_hand_ref (MusterHand *hand)
{
  return g_rc_box_acquire (hand);
}

static void
clear (gpointer data)
{
  MusterHand *hand = data;

  g_array_unref (hand->roles);
  g_array_unref (hand->departments);
  g_array_unref (hand->people);
  g_hash_table_unref (hand->set);
}

void
muster_hand_unref (MusterHand *hand)
{
  g_rc_box_release_full (hand, clear);
}

gboolean
muster_hand_has (const MusterHand *hand, MusterRecord record)
{
  return g_hash_table_contains (hand->set, GUINT_TO_POINTER (record));
}

/* Whether a department is held, or lies in one that is. */
static gboolean
is_held (MusterDocument *doc, GHashTable *set, MusterRecord department)
{
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint steps = 0; department != 0 && steps <= n_departments; steps++)
    {
      if (g_hash_table_contains (set, GUINT_TO_POINTER (department)))
        return TRUE;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return FALSE;
}

/* What lies in something that is held goes with that. */
static void
take (MusterHand *hand, MusterDocument *doc, GHashTable *given, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (doc, record);

  if (muster_hand_has (hand, record))
    return;
  if (kind == MUSTER_KIND_ROLE && !is_held (doc, given, muster_document_get_ref (doc, record, MUSTER_ROLE_DEPARTMENT)))
    g_array_append_val (hand->roles, record);
  else if (kind == MUSTER_KIND_DEPARTMENT && !is_held (doc, given, muster_document_get_ref (doc, record, MUSTER_DEPARTMENT_PARENT)))
    g_array_append_val (hand->departments, record);
  else if (kind == MUSTER_KIND_PERSON)
    g_array_append_val (hand->people, record);
  else
    return;
  g_hash_table_add (hand->set, GUINT_TO_POINTER (record));
}

static MusterHand *
make_empty (void)
{
  MusterHand *hand = g_rc_box_new0 (MusterHand);

  hand->roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  hand->departments = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  hand->people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  hand->set = g_hash_table_new (NULL, NULL);
  return hand;
}

MusterHand *
muster_hand_new_guest (MusterKind kind)
{
  MusterHand *hand = make_empty ();

  hand->kind = kind;
  hand->guest = TRUE;
  return hand;
}

MusterHand *
muster_hand_new (MusterScene *scene, const MusterRecord *records, guint n_records)
{
  MusterHand *hand = make_empty ();
  MusterDocument *doc = muster_scene_get_document (scene);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_records; i++)
    g_hash_table_add (given, GUINT_TO_POINTER (records[i]));
  for (guint i = 0; i < layout->n_cards && n_records > 1; i++)
    if (g_hash_table_contains (given, GUINT_TO_POINTER (layout->cards[i].record)))
      take (hand, doc, given, layout->cards[i].record);
  for (guint i = 0; i < n_records; i++)
    take (hand, doc, given, records[i]);
  if (n_records > 0)
    hand->kind = muster_document_get_kind (doc, records[0]);
  if (hand->kind == MUSTER_KIND_ROLE && hand->roles->len == 0)
    hand->kind = MUSTER_KIND_DEPARTMENT;
  return hand;
}

/* {{{ Branches */

MusterRecord
muster_hand_led_department (MusterDocument *doc, MusterRecord role)
{
  MusterRecord home = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

  return home != 0 && muster_document_get_ref (doc, home, MUSTER_DEPARTMENT_HEAD) == role ? home : 0;
}

static void
take_department (GHashTable *taken, MusterProjection *projection, MusterRecord department)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  const MusterTree *roles = muster_projection_get_roles (projection);
  guint index = muster_projection_find (projection, department);

  g_hash_table_add (taken, GUINT_TO_POINTER (department));
  for (guint i = index; index != MUSTER_NOWHERE && i < index + departments->nodes[index].size; i++)
    {
      guint n_roles;
      const guint *in = muster_projection_list_roles (projection, i, &n_roles);

      g_hash_table_add (taken, GUINT_TO_POINTER (departments->nodes[i].record));
      for (guint j = 0; j < n_roles; j++)
        g_hash_table_add (taken, GUINT_TO_POINTER (roles->nodes[in[j]].record));
    }
}

/* Among departments, those of its own department; in Reporting all below it. */
static void
take_role (GHashTable *taken, MusterScene *scene, MusterRecord role, MusterScope scope)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  MusterProjection *projection = muster_scene_get_projection (scene);
  const MusterTree *roles = muster_projection_get_roles (projection);
  gboolean reporting = muster_scene_get_options (scene)->view == MUSTER_VIEW_REPORTING;
  MusterRecord home = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  MusterRecord led = muster_hand_led_department (doc, role);
  guint index = muster_projection_find (projection, role);

  /* What was taken with somebody above it has its branch with it. */
  if (!g_hash_table_add (taken, GUINT_TO_POINTER (role)) || index == MUSTER_NOWHERE || scope == MUSTER_SCOPE_ALONE)
    return;
  if (!reporting && led != 0)
    {
      take_department (taken, projection, led);
      return;
    }
  for (guint i = index + 1; i < index + roles->nodes[index].size; i++)
    if (reporting || muster_document_get_ref (doc, roles->nodes[i].record, MUSTER_ROLE_DEPARTMENT) == home)
      g_hash_table_add (taken, GUINT_TO_POINTER (roles->nodes[i].record));
}

GHashTable *
muster_hand_list_taken (const MusterHand *hand, MusterScene *scene, MusterScope scope)
{
  GHashTable *taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < hand->departments->len; i++)
    take_department (taken, muster_scene_get_projection (scene), g_array_index (hand->departments, MusterRecord, i));
  for (guint i = 0; i < hand->roles->len; i++)
    take_role (taken, scene, g_array_index (hand->roles, MusterRecord, i), scope);
  return taken;
}

/* }}} */
