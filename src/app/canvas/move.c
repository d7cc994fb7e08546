/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * move.c: see move.h.
 */
#include "move.h"

#include <math.h>

static gboolean
move_one (MusterDocument *doc, MusterRecord record, const MusterMove *move, GError **error)
{
  gboolean under = move->target != 0 && muster_document_get_kind (doc, move->target) == MUSTER_KIND_ROLE;

  switch (muster_document_get_kind (doc, record))
    {
    case MUSTER_KIND_DEPARTMENT:
      return muster_edit_nest (doc, &record, 1, under ? muster_document_get_ref (doc, move->target, MUSTER_ROLE_DEPARTMENT) : move->target, 0, error);
    case MUSTER_KIND_ROLE:
      if (under)
        return muster_edit_set_manager (doc, &record, 1, move->target, error);
      return muster_edit_move (doc, &record, 1, move->target, 0, move->scope, error);
    case MUSTER_KIND_PERSON:
      return muster_edit_assign (doc, record, move->target, NAN, error);
    default:
      return TRUE;
    }
}

gboolean
muster_move_run (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterMove *move = data;

  for (guint i = 0; i < move->n_records; i++)
    if (!move_one (doc, move->records[i], move, error))
      return FALSE;
  return TRUE;
}
