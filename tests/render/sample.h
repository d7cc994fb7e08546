/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sample.h: a chart in which everything occurs that a chart can show, with ids that stay.
 */
#pragma once

#include "commit.h"
#include "draft.h"

G_BEGIN_DECLS

/* A shop of six departments at three stages, with open, shared and pooled roles, a vendor, a tool,
 * people in two roles and a dotted line. Pay, an e-mail and a brief. */
MusterDocument *sample_new (void);

/* One department whose names are what breaks layouts: long, tall, without spaces, from right to
 * left, in markup, in emoji, in control characters and in nothing. */
MusterDocument *sample_new_hard (void);

/* @n_roles roles in departments of eight, four departments below each. */
MusterDocument *sample_new_large (guint n_roles);

G_END_DECLS
