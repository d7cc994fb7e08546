/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bands.c: see bands.h.
 */
#include "bands.h"

#include "words.h"

#include <glib/gi18n-lib.h>

#define EDGE 1.0
#define LABEL_DROP 14.0

/* Bands follow each other down or up, or to a side where levels go sideways. */
GArray *
muster_bands_list_edges (const MusterLayout *layout)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (MusterRect));

  for (guint i = 1; i < layout->n_bands; i++)
    {
      const MusterRect *rect = &layout->bands[i].rect, *before = &layout->bands[i - 1].rect;
      MusterRect edge = { rect->x, MAX (rect->y, before->y) - EDGE / 2, rect->width, EDGE };

      if (rect->x != before->x)
        edge = (MusterRect){ MAX (rect->x, before->x) - EDGE / 2, rect->y, EDGE, rect->height };
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

static char *
dup_name (MusterScene *scene, const MusterBand *band)
{
  if (band->kind == MUSTER_BAND_STAGE)
    return muster_words_clean (muster_document_get_name (scene->doc, band->stage));
  /* Translators: the row of a chart for roles of which no grade is known */
  return band->grade != NULL ? muster_words_clean (band->grade) : g_strdup (_ ("No grade"));
}

/* What a row of grades or stages stands for: beside it, or above it where that is a column. */
static void
draw_name (MusterScene *scene, const MusterPicture *picture, const MusterBand *band, MusterPainter *painter)
{
  g_autofree char *name = dup_name (scene, band);
  gboolean above = picture->layout->n_bands > 1 && picture->layout->bands[0].rect.x != picture->layout->bands[1].rect.x;

  painter->draw_text (painter, &(MusterTextBox){
                                   .text = name,
                                   .style = MUSTER_TEXT_HOLDER,
                                   .align = above ? MUSTER_ALIGN_CENTER : (scene->options.mirrored ? MUSTER_ALIGN_END : MUSTER_ALIGN_START),
                                   .color = scene->maker.palette->dim,
                                   .x = band->label.x,
                                   .y = band->label.y,
                                   .width = band->label.width,
                                   .lines = above ? 1 : 2,
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
  for (guint i = 0; i < picture->layout->n_bands; i++)
    {
      const MusterBand *band = &picture->layout->bands[i];

      if (band->kind != MUSTER_BAND_TEAM && muster_picture_meets (&band->label, clip))
        draw_name (scene, picture, band, painter);
      else if (i == 0 && band->kind == MUSTER_BAND_TEAM && picture->layout->n_bands > 1 && muster_picture_meets (&band->rect, clip))
        draw_label (scene, picture, painter);
    }
}
