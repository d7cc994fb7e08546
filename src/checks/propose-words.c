/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-words.c: moves, and what came of a search for them, in words; see propose.h.
 */
#include "propose.h"

#include <glib/gi18n-lib.h>

char *
muster_move_describe (MusterDocument *doc, const MusterMove *move)
{
  const char *role = muster_document_get_name (doc, move->role);
  const char *to = muster_document_get_name (doc, move->to);

  switch (move->kind)
    {
    case MUSTER_MOVE_REPORT:
      return g_strdup_printf (_ ("“%s” reports to “%s”"), role, to);
    case MUSTER_MOVE_DEPARTMENT:
      return g_strdup_printf (_ ("“%s” moves to %s"), role, to);
    case MUSTER_MOVE_PROMOTE:
      return g_strdup_printf (_ ("“%s” becomes the head of %s"), role, to);
    case MUSTER_MOVE_SPARE:
      return g_strdup_printf (_ ("“%s” is not hired: “%s” takes over"), role, to);
    default:
      g_return_val_if_reached (NULL);
    }
}

static guint
count_moves (const MusterProposals *proposals)
{
  return proposals->list->len > 0 ? ((const MusterProposal *) proposals->list->pdata[0])->moves->len : G_MAXUINT;
}

gboolean
muster_proposals_are_proved (const MusterProposals *proposals)
{
  if (proposals->end == MUSTER_PROPOSE_FOUND)
    return count_moves (proposals) <= proposals->at_least;
  return proposals->end != MUSTER_PROPOSE_UNKNOWN;
}

static char *
describe_none (const MusterProposals *proposals, guint n_moves)
{
  if (proposals->unpaid)
    return g_strdup (_ ("No moves meet the budget: it is exceeded even if no open role is filled."));
  if (proposals->at_least == G_MAXUINT)
    return g_strdup (_ ("No moves meet these targets, however many: that is proved."));
  return g_strdup_printf (ngettext ("No %u move meets these targets: that is proved. At least %u are needed.", "No %u moves meet these targets: that is proved. At least %u are needed.", n_moves), n_moves, proposals->at_least);
}

char *
muster_proposals_describe (const MusterProposals *proposals, guint n_moves)
{
  guint least = proposals->at_least, size = count_moves (proposals);

  switch (proposals->end)
    {
    case MUSTER_PROPOSE_MET:
      return g_strdup (_ ("The targets are met as it is."));
    case MUSTER_PROPOSE_NONE:
      return describe_none (proposals, n_moves);
    case MUSTER_PROPOSE_UNKNOWN:
      return g_strdup_printf (ngettext ("None was found within %u move in the time; that there is none is not proved. At least %u are needed.", "None was found within %u moves in the time; that there is none is not proved. At least %u are needed.", n_moves), n_moves, least);
    case MUSTER_PROPOSE_FOUND:
    default:
      if (size <= least)
        return g_strdup_printf (ngettext ("%u move is enough, and no fewer: that is proved.", "%u moves are enough, and no fewer: that is proved.", size), size);
      return g_strdup_printf (ngettext ("%u move is enough. At least %u are needed; whether fewer would do was not found out in the time.", "%u moves are enough. At least %u are needed; whether fewer would do was not found out in the time.", size), size, least);
    }
}
