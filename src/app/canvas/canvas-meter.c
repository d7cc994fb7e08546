/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-meter.c: how long frames take, and how much they draw, for who works on Muster.
 */
#include "canvas-private.h"

#define N_FRAMES 60
#define INSET 12.0

static void
on_after_paint (MusterCanvas *canvas, GdkFrameClock *clock)
{
  double took = (g_get_monotonic_time () - gdk_frame_clock_get_frame_time (clock)) / 1000.0;

  if (canvas->meter.frames->len == N_FRAMES)
    g_array_remove_index (canvas->meter.frames, 0);
  g_array_append_val (canvas->meter.frames, took);
}

gboolean
muster_canvas_get_metered (MusterCanvas *canvas)
{
  return canvas->meter.frames != NULL;
}

void
muster_canvas_set_metered (MusterCanvas *canvas, gboolean metered)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (canvas));

  if (metered == muster_canvas_get_metered (canvas) || (metered && clock == NULL))
    return;
  if (metered)
    {
      canvas->meter.frames = g_array_new (FALSE, FALSE, sizeof (double));
      canvas->meter.clock = g_object_ref (clock);
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), canvas);
    }
  else
    {
      g_signal_handlers_disconnect_by_data (canvas->meter.clock, canvas);
      g_clear_object (&canvas->meter.clock);
      g_clear_pointer (&canvas->meter.frames, g_array_unref);
    }
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static guint
count_cards (MusterCanvas *canvas, const MusterRect *clip)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));
  guint n = 0;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect *rect = &layout->cards[i].rect;

      if (rect->x < clip->x + clip->width && clip->x < rect->x + rect->width && rect->y < clip->y + clip->height && clip->y < rect->y + rect->height)
        n++;
    }
  return n;
}

static char *
dup_figures (MusterCanvas *canvas, const MusterRect *clip)
{
  double sum = 0, worst = 0, last = 0;

  for (guint i = 0; i < canvas->meter.frames->len; i++)
    {
      last = g_array_index (canvas->meter.frames, double, i);
      sum += last;
      worst = MAX (worst, last);
    }
  return g_strdup_printf ("%.1f ms\n%.1f ms ⌀\n%.1f ms ↑\n%u / %u", last, canvas->meter.frames->len > 0 ? sum / canvas->meter.frames->len : 0, worst, count_cards (canvas, clip), muster_scene_get_layout (muster_canvas_get_scene (canvas))->n_cards);
}

void
muster_canvas_draw_meter (MusterCanvas *canvas, GtkSnapshot *snapshot, const MusterRect *clip)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  if (canvas->meter.frames == NULL)
    return;
  text = dup_figures (canvas, clip);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), text);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (GTK_WIDGET (canvas)) - width - 2 * INSET, INSET));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.7 }, &GRAPHENE_RECT_INIT (0, 0, width + INSET, height + INSET));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (INSET / 2, INSET / 2));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}
