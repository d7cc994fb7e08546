/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * draft-private.h: what a draft holds; for draft.c and commit.c.
 */
#pragma once

#include "document-private.h"
#include "draft.h"

G_BEGIN_DECLS

struct _MusterDraft
{
  MusterDocument *doc;
  /* What was done, as MusterOp; NULL while loading. */
  GArray *ops;
};

G_END_DECLS
