/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * commit.c: see commit.h. The whole write path is on this screen.
 */
#include "draft-private.h"

#include <string.h>

/* In bytes. */
#define LABEL_MAX 400

/* Whether the draft goes on with what is being typed. */
static gboolean
goes_on (MusterDocument *doc, const MusterOp *ops, guint n_ops)
{
  const History *history = &doc->history;

  return n_ops == 1 && history->typing_record == ops[0].record && history->typing_field == ops[0].field && history->position == history->changes->len && !muster_history_is_saved (doc);
}

/* Names in a label may be long; a history is to be read. Takes its time only for those. */
static char *
shorten (const char *label)
{
  gsize length = strlen (label);

  if (length <= LABEL_MAX)
    return g_strdup (label);
  length = g_utf8_find_prev_char (label, label + LABEL_MAX) - label;
  return g_strdup_printf ("%.*s…", (int) length, label);
}

static void
record_step (MusterDocument *doc, const GArray *ops, const char *label, MusterCommitFlags flags)
{
  const MusterOp *first = &g_array_index (ops, MusterOp, 0);
  gboolean typing = (flags & MUSTER_COMMIT_TYPING) != 0 && ops->len == 1;
  gsize n_ops = ops->len;

  if ((flags & MUSTER_COMMIT_NAMING) != 0 && ops->len == 1 && muster_history_rename_made (doc, first))
    {
      doc->history.unnamed = (flags & MUSTER_COMMIT_TYPING) != 0;
      return;
    }
  if (typing && goes_on (doc, first, ops->len))
    {
      muster_history_extend (doc, first);
      return;
    }

  doc->history.typing_record = typing ? first->record : 0;
  doc->history.typing_field = typing ? first->field : MUSTER_FIELD_KIND;
  doc->history.unnamed = TRUE;
  muster_history_push (doc, muster_change_new (shorten (label), NULL, g_get_real_time () / G_USEC_PER_SEC, g_memdup2 (ops->data, n_ops * sizeof (MusterOp)), n_ops));
}

void
muster_commit_ops (MusterDocument *doc, const GArray *ops, const char *label, MusterCommitFlags flags)
{
  gsize n_ops = ops->len;
  g_autoptr (MusterChange) change = muster_change_new (g_strdup (label), NULL, 0, g_memdup2 (ops->data, n_ops * sizeof (MusterOp)), n_ops);

  record_step (doc, ops, label, flags);
  muster_document_changed (doc, change, 1);
}

gboolean
muster_commit (MusterDraft *draft, const char *label, MusterCommitFlags flags)
{
  g_autoptr (MusterDocument) doc = g_object_ref (draft->doc);
  g_autoptr (GArray) ops = g_steal_pointer (&draft->ops);

  muster_draft_free (draft);
  if (ops != NULL && ops->len == 0)
    return FALSE;

  if (ops == NULL)
    muster_document_changed (doc, NULL, 1);
  else if (doc->trial != NULL)
    g_array_append_vals (doc->trial, ops->data, ops->len);
  else
    muster_commit_ops (doc, ops, label, flags);
  return TRUE;
}

static void
run (MusterDocument *doc, const MusterChange *change, int direction)
{
  for (guint i = 0; i < change->n_ops; i++)
    {
      const MusterOp *op = &change->ops[direction > 0 ? i : change->n_ops - 1 - i];

      muster_document_put (doc, op->record, op->field, direction > 0 ? op->after : op->before);
    }
  doc->history.position += direction;
  muster_history_seal (doc);
  muster_document_changed (doc, change, direction);
}

gboolean
muster_undo (MusterDocument *doc)
{
  const MusterChange *change = muster_history_peek_undo (doc);

  g_return_val_if_fail (doc->draft == NULL && doc->trial == NULL, FALSE);

  if (change != NULL)
    run (doc, change, -1);
  return change != NULL;
}

gboolean
muster_redo (MusterDocument *doc)
{
  const MusterChange *change = muster_history_peek_redo (doc);

  g_return_val_if_fail (doc->draft == NULL && doc->trial == NULL, FALSE);

  if (change != NULL)
    run (doc, change, 1);
  return change != NULL;
}

void
muster_travel (MusterDocument *doc, guint position)
{
  g_return_if_fail (doc->trial == NULL && position <= doc->history.changes->len);

  while (doc->history.position > position)
    muster_undo (doc);
  while (doc->history.position < position)
    muster_redo (doc);
}

gboolean
muster_replay (MusterDocument *doc, guint position, MusterChange *change)
{
  g_return_val_if_fail (doc->draft == NULL && position <= doc->history.changes->len, FALSE);

  muster_travel (doc, position);
  if (change != NULL && !muster_history_fits (doc, change))
    {
      muster_change_free (change);
      return FALSE;
    }
  muster_history_cut (doc);
  if (change == NULL)
    return TRUE;
  muster_history_push (doc, change);
  doc->history.position--;
  run (doc, change, 1);
  return TRUE;
}
