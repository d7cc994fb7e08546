/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * error.h: what can be wrong with what a person asks for or gives us.
 *
 * Messages are translated sentences that say what to do.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSTER_ERROR (muster_error_quark ())
GQuark muster_error_quark (void);

/**
 * MusterError:
 * @MUSTER_ERROR_REFUSED: an edit that cannot be
 * @MUSTER_ERROR_CYCLE: an edit that would make somebody report to himself
 * @MUSTER_ERROR_SYNTAX: a file that does not follow its format
 * @MUSTER_ERROR_LIMIT: more, larger or deeper than Muster takes
 * @MUSTER_ERROR_NEWER: a file of a version that this one can only show
 * @MUSTER_ERROR_OWNED: an edit that would make a second owner of what has one
 */
typedef enum
{
  MUSTER_ERROR_REFUSED,
  MUSTER_ERROR_CYCLE,
  MUSTER_ERROR_SYNTAX,
  MUSTER_ERROR_LIMIT,
  MUSTER_ERROR_NEWER,
  MUSTER_ERROR_OWNED,
} MusterError;

G_END_DECLS
