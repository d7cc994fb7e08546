/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * veil.c: see veil.h.
 */
#include "veil.h"

static MusterPainter *
under (MusterPainter *painter)
{
  return ((MusterVeil *) painter)->under;
}

static MusterColor
fade (MusterPainter *painter, MusterColor color)
{
  color.alpha *= ((MusterVeil *) painter)->opacity;
  return color;
}

static MusterPaint
fade_paint (MusterPainter *painter, const MusterPaint *paint)
{
  MusterPaint faint = *paint;

  faint.fill = fade (painter, paint->fill);
  faint.stroke = fade (painter, paint->stroke);
  return faint;
}

static void
open_group (MusterPainter *painter, const MusterGroup *group)
{
  under (painter)->open (under (painter), group);
}

static void
close_group (MusterPainter *painter, const MusterGroup *group)
{
  under (painter)->close (under (painter), group);
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
  under (painter)->push (under (painter), x, y, scale);
}

static void
pop (MusterPainter *painter)
{
  under (painter)->pop (under (painter));
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  return under (painter)->get_clip (under (painter), clip);
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
  MusterPaint faint = fade_paint (painter, paint);

  under (painter)->draw_box (under (painter), rect, radius, &faint);
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
  MusterPaint faint = fade_paint (painter, paint);

  under (painter)->draw_path (under (painter), steps, n_steps, &faint);
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  MusterTextBox faint = *box;

  faint.color = fade (painter, box->color);
  under (painter)->draw_text (under (painter), &faint);
}

static gboolean
draw_photo (MusterPainter *painter, MusterPhoto *photo, const MusterRect *place, double opacity)
{
  return under (painter)->draw_photo != NULL && under (painter)->draw_photo (under (painter), photo, place, opacity * ((MusterVeil *) painter)->opacity);
}

MusterPainter *
muster_veil_over (MusterVeil *veil, MusterPainter *under_it, double opacity)
{
  if (opacity >= 1)
    return under_it;
  *veil = (MusterVeil){
    .painter = {
        .text = under_it->text,
        .open = open_group,
        .close = close_group,
        .push = push,
        .pop = pop,
        .get_clip = get_clip,
        .draw_box = draw_box,
        .draw_path = draw_path,
        .draw_text = draw_text,
        .draw_photo = draw_photo,
    },
    .under = under_it,
    .opacity = opacity,
  };
  return &veil->painter;
}
