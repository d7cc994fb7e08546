/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-people.c: who holds which role.
 */
#include "edit-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* The holding of @role by @person, 0 if none. */
static MusterRecord
find_holding (MusterDocument *doc, MusterRecord person, MusterRecord role)
{
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON) == person)
      return holding;
  return 0;
}

static gboolean
expect_both (MusterDocument *doc, MusterRecord person, MusterRecord role, GError **error)
{
  return muster_expect (doc, person, MUSTER_KIND_PERSON, error) && muster_expect (doc, role, MUSTER_KIND_ROLE, error);
}

static void
remove_holdings (MusterDraft *draft, MusterRecord role, MusterRecord but)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) holdings = muster_document_list_referrers (doc, role, MUSTER_HOLDING_ROLE);

  for (guint i = 0; i < holdings->len; i++)
    if (g_array_index (holdings, MusterRecord, i) != but)
      muster_draft_remove (draft, g_array_index (holdings, MusterRecord, i));
}

static MusterRecord
hold (MusterDraft *draft, MusterRecord person, MusterRecord role)
{
  MusterRecord holding = muster_draft_add (draft, MUSTER_KIND_HOLDING, NULL);

  muster_draft_set_ref (draft, holding, MUSTER_HOLDING_PERSON, person);
  muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, role);
  return holding;
}

gboolean
muster_edit_assign (MusterDocument *doc, MusterRecord person, MusterRecord role, double share, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord holding;

  if (!expect_both (doc, person, role, error))
    return FALSE;
  if (!isnan (share) && (share <= 0 || share > 1000))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("A share must be above 0 and at most 1000 per cent"));
  holding = find_holding (doc, person, role);
  if (holding != 0 && isnan (share))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("%s holds “%s” already"), muster_document_get_name (doc, person), muster_document_get_name (doc, role));

  draft = muster_draft_new (doc);
  if (holding == 0)
    holding = hold (draft, person, role);
  if (!isnan (share))
    muster_draft_set_number (draft, holding, MUSTER_HOLDING_SHARE, share);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Assign %s to “%s”"), muster_document_get_name (doc, person), muster_document_get_name (doc, role)), MUSTER_COMMIT_DEFAULT, error);
}

gboolean
muster_edit_replace (MusterDocument *doc, MusterRecord person, MusterRecord role, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord holding;

  if (!expect_both (doc, person, role, error))
    return FALSE;

  draft = muster_draft_new (doc);
  holding = find_holding (doc, person, role);
  remove_holdings (draft, role, holding);
  if (holding == 0)
    hold (draft, person, role);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Fill “%s” with %s"), muster_document_get_name (doc, role), muster_document_get_name (doc, person)), MUSTER_COMMIT_DEFAULT, error);
}

gboolean
muster_edit_unassign (MusterDocument *doc, MusterRecord person, MusterRecord role, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord holding;

  if (!expect_both (doc, person, role, error))
    return FALSE;
  holding = find_holding (doc, person, role);
  if (holding == 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("%s does not hold “%s”"), muster_document_get_name (doc, person), muster_document_get_name (doc, role));

  draft = muster_draft_new (doc);
  muster_draft_remove (draft, holding);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Take %s from “%s”"), muster_document_get_name (doc, person), muster_document_get_name (doc, role)), MUSTER_COMMIT_DEFAULT, error);
}

gboolean
muster_edit_vacate (MusterDocument *doc, MusterRecord role, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error))
    return FALSE;

  draft = muster_draft_new (doc);
  remove_holdings (draft, role, 0);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Make “%s” vacant"), muster_document_get_name (doc, role)), MUSTER_COMMIT_DEFAULT, error);
}

gboolean
muster_edit_swap (MusterDocument *doc, MusterRecord role, MusterRecord other, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autoptr (GArray) ours = NULL;
  g_autoptr (GArray) theirs = NULL;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error) || !muster_expect (doc, other, MUSTER_KIND_ROLE, error))
    return FALSE;
  if (role == other)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("Choose two different roles to swap"));

  ours = muster_document_list_referrers (doc, role, MUSTER_HOLDING_ROLE);
  theirs = muster_document_list_referrers (doc, other, MUSTER_HOLDING_ROLE);
  draft = muster_draft_new (doc);
  for (guint i = 0; i < ours->len; i++)
    muster_draft_set_ref (draft, g_array_index (ours, MusterRecord, i), MUSTER_HOLDING_ROLE, other);
  for (guint i = 0; i < theirs->len; i++)
    muster_draft_set_ref (draft, g_array_index (theirs, MusterRecord, i), MUSTER_HOLDING_ROLE, role);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Swap “%s” and “%s”"), muster_document_get_name (doc, role), muster_document_get_name (doc, other)), MUSTER_COMMIT_DEFAULT, error);
}
