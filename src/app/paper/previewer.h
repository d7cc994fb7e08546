/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * previewer.h: what an export would give, on a thread.
 *
 * Each time something else is asked for, what is under way is dropped and the latest is made, of a
 * copy of the document as it is then; never two at once, and none before a short pause. A picture is
 * drawn by the code that exports, only smaller.
 */
#pragma once

#include <gdk/gdk.h>

#include "paper.h"
#include "format.h"

G_BEGIN_DECLS

/**
 * MusterPreviewRequest:
 * @format: what would be written; %NULL for a sheet as it is printed
 * @scene: what of the chart
 * @story: whether it is the last sheet of a story, which compares the last stage with the one before
 * @paper: the sheet that a picture is on
 * @margin: on each side of it, in points; 0 for what suits it
 * @file_name: (nullable): for its foot
 * @pixels: how long the longer side of the preview's picture may be
 */
typedef struct
{
  const MusterFormat *format;
  MusterSceneOptions scene;
  gboolean story;
  MusterPaper paper;
  double margin;
  const char *file_name;
  guint pixels;
} MusterPreviewRequest;

/**
 * MusterPreview:
 * @picture: (nullable): the sheet; %NULL for text
 * @text: (nullable): how a text begins
 * @error: (nullable): why there is neither
 * @width: of the sheet, in points
 * @height: likewise
 * @scale: how large the chart is on it; 1 is 100 %
 * @n_levels: how many levels the branch has at this stage, of departments or of roles
 * @n_cards: how many cards are drawn
 */
typedef struct
{
  GdkTexture *picture;
  char *text;
  GError *error;
  double width;
  double height;
  double scale;
  guint n_levels;
  guint n_cards;
} MusterPreview;

#define MUSTER_TYPE_PREVIEWER (muster_previewer_get_type ())
G_DECLARE_FINAL_TYPE (MusterPreviewer, muster_previewer, MUSTER, PREVIEWER, GObject)

/**
 * MusterPreviewer::ready:
 * @preview: (type MusterPreview): what was asked for last; good during the signal
 */

MusterPreviewer *muster_previewer_new (MusterDocument *doc);

/* Asks for a preview. The filter is held and the file's name copied; a style's
 * name must be the table's, and a colour's good as long as the previewer is. */
void muster_previewer_ask (MusterPreviewer *previewer, const MusterPreviewRequest *request);

/* Drops what is under way. */
void muster_previewer_stop (MusterPreviewer *previewer);

G_END_DECLS
