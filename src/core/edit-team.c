/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-team.c: the teams that dotted lines make: the roles whose line leads to the same one.
 */
#include "edit-private.h"

#include <glib/gi18n-lib.h>

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (muster_document_get_id (data, *(const MusterRecord *) a), muster_document_get_id (data, *(const MusterRecord *) b));
}

/* The lines of a role that live at a stage and lead to another, by id. */
static GArray *
list_lines (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord line;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_LINE_FROM_ROLE);
  while (muster_iter_next (&iter, &line))
    {
      MusterRecord to = muster_document_get_ref (doc, line, MUSTER_LINE_TO_ROLE);

      if (to != 0 && to != role && muster_document_lives_at (doc, line, stage) && muster_document_lives_at (doc, to, stage))
        g_array_append_val (lines, line);
    }
  g_array_sort_with_data (lines, compare_ids, doc);
  return lines;
}

MusterRecord
muster_document_get_team (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  g_autoptr (GArray) lines = list_lines (doc, role, stage);

  return lines->len > 0 ? muster_document_get_ref (doc, g_array_index (lines, MusterRecord, 0), MUSTER_LINE_TO_ROLE) : 0;
}

gboolean
muster_document_leads_team (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  MusterIter iter;
  MusterRecord line;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_LINE_TO_ROLE);
  while (muster_iter_next (&iter, &line))
    if (muster_document_get_ref (doc, line, MUSTER_LINE_FROM_ROLE) != role && muster_document_lives_at (doc, line, stage))
      return TRUE;
  return FALSE;
}

/* What all lines that lead to a role are called; %NULL if they differ. */
static const char *
find_label (MusterDocument *doc, MusterRecord team)
{
  const char *label = NULL;
  gboolean any = FALSE;
  MusterIter iter;
  MusterRecord line;

  muster_iter_init_referrers (&iter, doc, team, MUSTER_LINE_TO_ROLE);
  while (muster_iter_next (&iter, &line))
    {
      const char *own = muster_document_get_text (doc, line, MUSTER_LINE_LABEL);

      if (any && g_strcmp0 (own, label) != 0)
        return NULL;
      label = own;
      any = TRUE;
    }
  return label;
}

static void
add_line (MusterDraft *draft, MusterRecord role, MusterRecord team)
{
  const char *label = find_label (muster_draft_get_document (draft), team);
  MusterRecord line = muster_draft_add (draft, MUSTER_KIND_LINE, NULL);

  muster_draft_set_ref (draft, line, MUSTER_LINE_FROM_ROLE, role);
  muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, team);
  muster_draft_set_text (draft, line, MUSTER_LINE_LABEL, label);
}

/* The first line leads to the team, and no other does; without a team there is none. */
static void
join (MusterDraft *draft, MusterRecord role, MusterRecord team, MusterRecord stage)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) lines = list_lines (doc, role, stage);

  if (lines->len == 0 && team != 0)
    add_line (draft, role, team);
  for (guint i = 0; i < lines->len; i++)
    {
      MusterRecord line = g_array_index (lines, MusterRecord, i);

      if (team != 0 && i == 0)
        muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, team);
      else if (team == 0 || muster_document_get_ref (doc, line, MUSTER_LINE_TO_ROLE) == team)
        muster_draft_remove (draft, line);
    }
}

static char *
make_label (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord team)
{
  const char *name = muster_document_get_name (doc, roles[0]);

  if (team == 0)
    return n_roles == 1 ? g_strdup_printf (_ ("Take “%s” out of its team"), name)
                        : g_strdup_printf (ngettext ("Take %u role out of its team", "Take %u roles out of their teams", n_roles), n_roles);
  if (n_roles == 1)
    return g_strdup_printf (_ ("Put “%s” into the team of “%s”"), name, muster_document_get_name (doc, team));
  return g_strdup_printf (ngettext ("Put %u role into the team of “%s”", "Put %u roles into the team of “%s”", n_roles), n_roles, muster_document_get_name (doc, team));
}

gboolean
muster_edit_join (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord team, MusterRecord stage, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;

  g_return_val_if_fail (n_roles > 0, FALSE);

  if (team != 0 && !muster_expect (doc, team, MUSTER_KIND_ROLE, error))
    return FALSE;
  for (guint i = 0; i < n_roles; i++)
    {
      if (!muster_expect (doc, roles[i], MUSTER_KIND_ROLE, error))
        return FALSE;
      if (roles[i] == team)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” leads this team and cannot be put into it"), muster_document_get_name (doc, team));
    }
  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_roles; i++)
    join (draft, roles[i], team, stage);
  return muster_finish (g_steal_pointer (&draft), make_label (doc, roles, n_roles, team), MUSTER_COMMIT_DEFAULT, error);
}
