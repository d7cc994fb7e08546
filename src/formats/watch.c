/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * watch.c: see watch.h.
 */
#include "watch.h"

/* Nobody sees less. */
#define STEP_MIN 0.005

gboolean
muster_watch_step (MusterWatch *watch, double done)
{
  const MusterExport *export = watch->export;
  double all = watch->from + watch->share * done;

  if (g_cancellable_is_cancelled (export->cancellable))
    return FALSE;
  if (export->progress != NULL && (all >= watch->said + STEP_MIN || (all >= 1 && watch->said < 1)))
    {
      watch->said = all;
      export->progress (MIN (all, 1), export->progress_data);
    }
  return !g_cancellable_is_cancelled (export->cancellable);
}

static gboolean
step (MusterPainter *painter, double done)
{
  return muster_watch_step (painter->step_data, done);
}

void
muster_watch_painter (MusterWatch *watch, MusterPainter *painter)
{
  painter->step = step;
  painter->step_data = watch;
}
