/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-responsibility.c: who takes which part in a responsibility. Exactly one role is accountable at
 * any time: what a file brought otherwise stays until somebody mends it, and is never made worse.
 */
#include "edit-private.h"

#include <glib/gi18n-lib.h>

static gboolean
expect_both (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, GError **error)
{
  return muster_expect (doc, responsibility, MUSTER_KIND_RESPONSIBILITY, error) && muster_expect (doc, role, MUSTER_KIND_ROLE, error);
}

/* Whether @role may answer for it beside those who do. */
static gboolean
may_own (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, GError **error)
{
  MusterRecord rival = muster_responsibility_find_rival (doc, responsibility, role);

  if (rival == 0)
    return TRUE;
  return muster_refuse (error, MUSTER_ERROR_OWNED, _ ("“%s” has an owner: %s. Only one role can answer for it"), muster_document_get_name (doc, responsibility), muster_document_get_name (doc, rival));
}

gboolean
muster_check_owner (MusterDocument *doc, MusterRecord assignment, GError **error)
{
  MusterRecord responsibility = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  MusterRecord role = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE);

  if (responsibility == 0 || role == 0 || muster_assignment_get_part (doc, assignment) != MUSTER_PART_ACCOUNTABLE)
    return TRUE;
  return may_own (doc, responsibility, role, error);
}

/* Takes a role out of it: all assignments but @kept, of which a file may have brought several. */
static void
step_out (MusterDraft *draft, MusterRecord responsibility, MusterRecord role, MusterRecord kept)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) doomed = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRecord assignment;
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, responsibility, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    if (assignment != kept && muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE) == role)
      g_array_append_val (doomed, assignment);
  for (guint i = 0; i < doomed->len; i++)
    muster_draft_remove (draft, g_array_index (doomed, MusterRecord, i));
}

static void
step_part (MusterDraft *draft, MusterRecord responsibility, MusterRecord role, MusterPart part)
{
  MusterRecord kept = muster_responsibility_find_assignment (muster_draft_get_document (draft), responsibility, role);

  step_out (draft, responsibility, role, part != MUSTER_PART_NONE ? kept : 0);
  if (part == MUSTER_PART_NONE)
    return;
  if (kept == 0)
    {
      kept = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);
      muster_draft_set_ref (draft, kept, MUSTER_ASSIGNMENT_RESPONSIBILITY, responsibility);
      muster_draft_set_ref (draft, kept, MUSTER_ASSIGNMENT_ROLE, role);
    }
  /* The first of the choices is what is meant where nothing is said. */
  muster_draft_set_text (draft, kept, MUSTER_ASSIGNMENT_PART, part != MUSTER_PART_ACCOUNTABLE ? muster_part_get_name (part) : NULL);
}

static gboolean
finish (MusterDraft *draft, MusterRecord responsibility, MusterRecord role, MusterPart part, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  const char *what = muster_document_get_name (doc, responsibility), *who = muster_document_get_name (doc, role);
  char *label = NULL;

  switch (part)
    {
    case MUSTER_PART_ACCOUNTABLE:
      /* Translators: the first is a role, the second a responsibility */
      label = g_strdup_printf (_ ("Make “%s” the owner of “%s”"), who, what);
      break;
    case MUSTER_PART_RESPONSIBLE:
      label = g_strdup_printf (_ ("Let “%s” carry out “%s”"), who, what);
      break;
    case MUSTER_PART_CONSULTED:
      label = g_strdup_printf (_ ("Let “%s” be consulted on “%s”"), who, what);
      break;
    case MUSTER_PART_INFORMED:
      label = g_strdup_printf (_ ("Let “%s” be informed of “%s”"), who, what);
      break;
    case MUSTER_PART_NONE:
    default:
      label = g_strdup_printf (_ ("Take “%s” out of “%s”"), who, what);
      break;
    }
  return muster_finish (draft, label, MUSTER_COMMIT_DEFAULT, error);
}

gboolean
muster_edit_set_part (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, MusterPart part, GError **error)
{
  MusterDraft *draft;

  g_return_val_if_fail (part < MUSTER_N_PARTS, FALSE);

  if (!expect_both (doc, responsibility, role, error))
    return FALSE;
  if (muster_responsibility_get_part (doc, responsibility, role) == part)
    return TRUE;
  if (part == MUSTER_PART_ACCOUNTABLE && !may_own (doc, responsibility, role, error))
    return FALSE;

  draft = muster_draft_new (doc);
  step_part (draft, responsibility, role, part);
  return finish (draft, responsibility, role, part, error);
}

gboolean
muster_edit_hand_over (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, GError **error)
{
  MusterRecord rival;
  MusterDraft *draft;

  if (!expect_both (doc, responsibility, role, error))
    return FALSE;
  draft = muster_draft_new (doc);
  while ((rival = muster_responsibility_find_rival (doc, responsibility, role)) != 0)
    step_part (draft, responsibility, rival, MUSTER_PART_RESPONSIBLE);
  step_part (draft, responsibility, role, MUSTER_PART_ACCOUNTABLE);
  return finish (draft, responsibility, role, MUSTER_PART_ACCOUNTABLE, error);
}
