/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rehearse.c: see rehearse.h. Whatever is committed meanwhile is gathered in the document's trial.
 */
#include "rehearse.h"
#include "draft-private.h"

/* Begins to gather. Returns: (nullable) (transfer none): the trial that this one is part of; and
 * where in all that is gathered it begins */
static GArray *
begin (MusterDocument *doc, guint *start)
{
  GArray *outer = doc->trial;

  *start = outer != NULL ? outer->len : 0;
  if (outer == NULL)
    doc->trial = g_array_new (FALSE, FALSE, sizeof (MusterOp));
  return outer;
}

static void
put_back (MusterDocument *doc, guint start)
{
  for (guint i = doc->trial->len; i-- > start;)
    {
      const MusterOp *op = &g_array_index (doc->trial, MusterOp, i);

      muster_document_put (doc, op->record, op->field, op->before);
    }
  g_array_set_size (doc->trial, start);
}

/* Ends to gather. Returns: (nullable) (transfer full): what was, unless it is part of more */
static GArray *
end (MusterDocument *doc, GArray *outer)
{
  return outer == NULL ? g_steal_pointer (&doc->trial) : NULL;
}

gboolean
muster_rehearse (MusterDocument *doc, MusterVerb verb, MusterLook look, gpointer data, GError **error)
{
  g_autoptr (GArray) ops = NULL;
  GArray *outer;
  gboolean done;
  guint start;

  g_return_val_if_fail (doc->draft == NULL, FALSE);

  outer = begin (doc, &start);
  done = verb (doc, data, error);
  if (done && look != NULL)
    look (doc, data);
  put_back (doc, start);
  ops = end (doc, outer);
  return done;
}

gboolean
muster_together (MusterDocument *doc, MusterVerb verb, gpointer data, const char *label, GError **error)
{
  g_autoptr (GArray) ops = NULL;
  GArray *outer;
  gboolean done;
  guint start;

  g_return_val_if_fail (doc->draft == NULL, FALSE);

  outer = begin (doc, &start);
  done = verb (doc, data, error);
  if (!done)
    put_back (doc, start);
  ops = end (doc, outer);
  if (ops != NULL && ops->len > 0)
    muster_commit_ops (doc, ops, label, MUSTER_COMMIT_DEFAULT);
  return done;
}
