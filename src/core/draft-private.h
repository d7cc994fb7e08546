/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * draft-private.h: what a draft holds; for draft.c, commit.c and rehearse.c.
 */
#pragma once

#include "commit.h"
#include "document-private.h"

G_BEGIN_DECLS

struct _MusterDraft
{
  MusterDocument *doc;
  /* What was done, as MusterOp; NULL while loading. */
  GArray *ops;
};

/* Makes one step of ops that were run, and emits "changed". */
void muster_commit_ops (MusterDocument *doc, const GArray *ops, const char *label, MusterCommitFlags flags);

G_END_DECLS
