/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * witness.c: see witness.h.
 */
#include "witness.h"

#include <math.h>
#include <string.h>

static Witness *
get (MusterPainter *painter)
{
  return (Witness *) painter;
}

static WitnessGroup *
last_group (MusterPainter *painter)
{
  Witness *witness = get (painter);

  return witness->in_group ? &g_array_index (witness->groups, WitnessGroup, witness->groups->len - 1) : NULL;
}

static void
open_group (MusterPainter *painter, const MusterGroup *group)
{
  WitnessGroup added = { .id = g_strdup (group->id) };

  g_assert_false (get (painter)->in_group);
  get (painter)->in_group = TRUE;
  g_array_append_val (get (painter)->groups, added);
}

static void
close_group (MusterPainter *painter, const MusterGroup *group)
{
  g_assert_cmpstr (last_group (painter)->id, ==, group->id);
  get (painter)->in_group = FALSE;
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
  g_assert_cmpfloat (scale, ==, 1);
  if (get (painter)->depth++ == 0)
    last_group (painter)->at = (MusterPoint){ x, y };
}

static void
pop (MusterPainter *painter)
{
  g_assert_cmpuint (get (painter)->depth--, >, 0);
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  return FALSE;
}

static void
see (MusterPainter *painter, double opacity)
{
  WitnessGroup *group = last_group (painter);

  if (group == NULL)
    return;
  group->opacity = MAX (group->opacity, opacity);
  group->n_shapes++;
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
  see (painter, MAX (paint->fill.alpha, paint->stroke.alpha));
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  see (painter, box->color.alpha);
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
  see (painter, MAX (paint->fill.alpha, paint->stroke.alpha));
  if (get (painter)->depth > 0)
    return;
  for (guint i = 0; i < n_steps; i++)
    {
      MusterPoint to = steps[i].points[steps[i].op == MUSTER_PATH_CURVE ? 2 : 0];
      WitnessLine begun = { to, to, FALSE, paint->stroke.alpha };
      WitnessLine *line;

      if (steps[i].op == MUSTER_PATH_MOVE)
        g_array_append_val (get (painter)->lines, begun);
      line = &g_array_index (get (painter)->lines, WitnessLine, get (painter)->lines->len - 1);
      if (steps[i].op == MUSTER_PATH_LINE && fabs (to.x - line->end.x) > 1e-6 && fabs (to.y - line->end.y) > 1e-6)
        line->askew = TRUE;
      line->end = to;
    }
}

void
witness_init (Witness *witness, MusterText *text)
{
  *witness = (Witness){
    .painter = {
        .text = text,
        .open = open_group,
        .close = close_group,
        .push = push,
        .pop = pop,
        .get_clip = get_clip,
        .draw_box = draw_box,
        .draw_path = draw_path,
        .draw_text = draw_text,
    },
    .groups = g_array_new (FALSE, FALSE, sizeof (WitnessGroup)),
    .lines = g_array_new (FALSE, FALSE, sizeof (WitnessLine)),
  };
}

void
witness_clear (Witness *witness)
{
  for (guint i = 0; i < witness->groups->len; i++)
    g_free (g_array_index (witness->groups, WitnessGroup, i).id);
  g_array_unref (witness->groups);
  g_array_unref (witness->lines);
}

guint
witness_find (const Witness *witness, const char *id)
{
  for (guint i = 0; i < witness->groups->len; i++)
    if (strcmp (g_array_index (witness->groups, WitnessGroup, i).id, id) == 0)
      return i;
  return MUSTER_NOWHERE;
}

char *
witness_write (const Witness *witness)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < witness->groups->len; i++)
    {
      const WitnessGroup *group = &g_array_index (witness->groups, WitnessGroup, i);

      g_string_append_printf (text, "%s at %.3f,%.3f: %u shapes at %.3f\n", group->id, group->at.x, group->at.y, group->n_shapes, group->opacity);
    }
  for (guint i = 0; i < witness->lines->len; i++)
    {
      const WitnessLine *line = &g_array_index (witness->lines, WitnessLine, i);

      g_string_append_printf (text, "%.3f,%.3f to %.3f,%.3f at %.3f\n", line->start.x, line->start.y, line->end.x, line->end.y, line->opacity);
    }
  return g_string_free (text, FALSE);
}
