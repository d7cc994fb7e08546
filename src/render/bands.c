/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bands.c: see bands.h.
 */
#include "bands.h"

#include <glib/gi18n-lib.h>

#define EDGE 1.0
#define LABEL_DROP 14.0

GArray *
muster_bands_list_edges (const MusterLayout *layout)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (MusterRect));

  for (guint i = 1; i < layout->n_bands; i++)
    {
      const MusterRect *rect = &layout->bands[i].rect;
      const MusterRect edge = { rect->x, rect->y - EDGE / 2, rect->width, EDGE };

      g_array_append_val (edges, edge);
    }
  return edges;
}

/* Before the row of those in no team, where others have their head. */
static void
draw_label (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter)
{
  const MusterLayout *layout = picture->layout;
  const MusterRect *head = &layout->cards[layout->bands[1].head].rect;

  painter->draw_text (painter, &(MusterTextBox){
                                   /* Translators: the row of a matrix for roles without a dotted line */
                                   .text = _ ("No dotted line"),
                                   .style = MUSTER_TEXT_HOLDER,
                                   .align = MUSTER_ALIGN_CENTER,
                                   .color = scene->maker.palette->dim,
                                   .x = head->x,
                                   .y = layout->bands[0].rect.y + LABEL_DROP,
                                   .width = head->width,
                                   .lines = 1,
                               });
}

void
muster_bands_draw (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter, const MusterRect *clip)
{
  g_autoptr (GArray) edges = muster_bands_list_edges (picture->layout);

  for (guint i = 0; i < edges->len; i++)
    {
      const MusterRect *edge = &g_array_index (edges, MusterRect, i);

      if (muster_picture_meets (edge, clip))
        painter->draw_box (painter, edge, 0, &(MusterPaint){ .fill = scene->maker.palette->connector });
    }
  if (picture->layout->n_bands > 1 && muster_picture_meets (&picture->layout->bands[0].rect, clip))
    draw_label (scene, picture, painter);
}
