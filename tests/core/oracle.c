/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * oracle.c: see oracle.h.
 */
#include "oracle.h"
#include "order.h"

#include <string.h>

static guint
place_of_stage (MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  guint place = 0;

  while (place < stages->len && g_array_index (stages, MusterRecord, place) != stage)
    place++;
  return place;
}

gboolean
oracle_lives (MusterDocument *doc, MusterRecord record, MusterRecord stage)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField from_field = muster_field_find (kind, "from");
  MusterField until_field = muster_field_find (kind, "until");
  MusterRecord from, until;
  guint place;

  if (kind == MUSTER_KIND_NONE)
    return FALSE;
  if (stage == 0 || from_field == MUSTER_FIELD_KIND)
    return TRUE;

  place = place_of_stage (doc, stage);
  from = muster_document_get_ref (doc, record, from_field);
  until = muster_document_get_ref (doc, record, until_field);
  if (from != 0 && place < place_of_stage (doc, from))
    return FALSE;
  return until == 0 || place < place_of_stage (doc, until);
}

/* The heads that are there at @stage, of the department of @role first, then of those above. */
static GArray *
list_heads_above (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

  while (department != 0 && heads->len < muster_document_count (doc, MUSTER_KIND_DEPARTMENT))
    {
      MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);

      if (head != 0 && (!oracle_lives (doc, department, stage) || !oracle_lives (doc, head, stage)))
        head = 0;
      g_array_append_val (heads, head);
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return heads;
}

MusterRecord
oracle_manager (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  MusterRecord by_hand = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);
  g_autoptr (GArray) heads = NULL;
  guint begin = 0;

  if (by_hand != 0 && by_hand != role && oracle_lives (doc, by_hand, stage))
    return by_hand;

  heads = list_heads_above (doc, role, stage);
  for (guint i = 0; i < heads->len; i++)
    if (g_array_index (heads, MusterRecord, i) == role)
      begin = i + 1;
  for (guint i = begin; i < heads->len; i++)
    if (g_array_index (heads, MusterRecord, i) != 0)
      return g_array_index (heads, MusterRecord, i);
  return 0;
}

gboolean
oracle_in_circle (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  MusterRecord above = role;

  for (guint i = 0; i < muster_document_count (doc, MUSTER_KIND_ROLE); i++)
    {
      above = oracle_manager (doc, above, stage);
      if (above == 0)
        return FALSE;
      if (above == role)
        return TRUE;
    }
  return FALSE;
}

gboolean
oracle_lies_in_itself (MusterDocument *doc, MusterRecord department)
{
  MusterRecord above = department;

  for (guint i = 0; i < muster_document_count (doc, MUSTER_KIND_DEPARTMENT); i++)
    {
      above = muster_document_get_ref (doc, above, MUSTER_DEPARTMENT_PARENT);
      if (above == 0)
        return FALSE;
      if (above == department)
        return TRUE;
    }
  return FALSE;
}

static void
check_order (MusterDocument *doc, MusterRecord record, MusterField field)
{
  const char *key = muster_document_get_text (doc, record, field);

  g_assert_nonnull (key);
  g_assert_true (muster_order_is_valid (key));
}

static void
check_ref (MusterDocument *doc, MusterRecord record, MusterField field)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  MusterValue value = muster_document_get (doc, record, field);

  if (value.type == MUSTER_TYPE_NONE)
    {
      g_assert_true (info->on_remove != MUSTER_ON_REMOVE_REMOVE || info->kind == MUSTER_KIND_MEASURE);
      return;
    }
  g_assert_cmpint (value.type, ==, MUSTER_TYPE_REF);
  g_assert_cmpint (muster_document_get_kind (doc, value.ref), !=, MUSTER_KIND_NONE);
  if (info->target != MUSTER_KIND_NONE)
    g_assert_cmpint (muster_document_get_kind (doc, value.ref), ==, info->target);
}

static void
check_span (MusterDocument *doc, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField from_field = muster_field_find (kind, "from");
  MusterRecord from, until;

  if (from_field == MUSTER_FIELD_KIND)
    return;
  from = muster_document_get_ref (doc, record, from_field);
  until = muster_document_get_ref (doc, record, muster_field_find (kind, "until"));
  if (from != 0 && until != 0)
    g_assert_cmpuint (place_of_stage (doc, from), <, place_of_stage (doc, until));
}

/* Each reference is met once by a walk over the referrers of its target, and nothing else is. */
static void
check_referrers (MusterDocument *doc, guint n_refs)
{
  guint met = 0;

  for (MusterRecord target = 1; target < muster_document_get_limit (doc); target++)
    {
      MusterIter iter;
      MusterRecord record;
      guint n_of_target = 0;

      muster_iter_init_referrers (&iter, doc, target, MUSTER_FIELD_KIND);
      while (muster_iter_next (&iter, &record))
        n_of_target++;
      met += n_of_target;
      for (MusterField field = 1; field < MUSTER_N_FIELDS && n_of_target > 0; field++)
        {
          muster_iter_init_referrers (&iter, doc, target, field);
          for (; muster_iter_next (&iter, &record); n_of_target--)
            g_assert_cmpuint (muster_document_get (doc, record, field).ref, ==, target);
        }
      g_assert_cmpuint (n_of_target, ==, 0);
    }
  g_assert_cmpuint (met, ==, n_refs);
}

static guint
check_record (MusterDocument *doc, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  guint n_fields, n_refs = 0;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  g_assert_cmpuint (muster_document_find (doc, muster_document_get_id (doc, record)), ==, record);
  for (MusterField field = first; field < first + n_fields; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);
      MusterValue value = muster_document_get (doc, record, field);

      n_refs += value.type == MUSTER_TYPE_REF;
      if (info->shape == MUSTER_SHAPE_ORDER)
        check_order (doc, record, field);
      else if (info->type == MUSTER_TYPE_REF)
        check_ref (doc, record, field);
      else if (value.type != MUSTER_TYPE_NONE)
        g_assert_cmpint (value.type, ==, info->type);
      if (value.type == MUSTER_TYPE_NUMBER)
        g_assert_true (value.number >= info->min && value.number <= info->max);
    }
  check_span (doc, record);
  if (kind == MUSTER_KIND_DEPARTMENT)
    g_assert_false (oracle_lies_in_itself (doc, record));
  if (kind == MUSTER_KIND_ROLE)
    {
      g_assert_cmpuint (muster_document_get_ref (doc, record, MUSTER_ROLE_MANAGER), !=, record);
      g_assert_false (oracle_in_circle (doc, record, 0));
    }
  return n_refs;
}

void
oracle_check (MusterDocument *doc)
{
  guint n_refs = 0, n_records = 0, n_present = 0;

  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_CHART), ==, 1);
  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_N_KINDS; kind++)
    {
      MusterIter iter;
      MusterRecord record;
      guint n_of_kind = 0;

      muster_iter_init_kind (&iter, doc, kind);
      for (; muster_iter_next (&iter, &record); n_of_kind++)
        {
          g_assert_cmpint (muster_document_get_kind (doc, record), ==, kind);
          n_refs += check_record (doc, record);
        }
      g_assert_cmpuint (n_of_kind, ==, muster_document_count (doc, kind));
      n_records += n_of_kind;
    }

  for (MusterRecord record = 1; record < muster_document_get_limit (doc); record++)
    n_present += muster_document_get_kind (doc, record) != MUSTER_KIND_NONE;
  g_assert_cmpuint (n_present, ==, n_records);
  check_referrers (doc, n_refs);
}
