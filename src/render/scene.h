/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scene.h: a chart ready to be drawn and pointed at.
 *
 * Document, stage and options in; cards and connectors out, onto any cairo context. Screen, PDF,
 * PNG, SVG, print and thumbnails all draw through a scene, so that they cannot differ.
 */
#pragma once

#include <cairo.h>

#include "filter.h"
#include "layout.h"
#include "metrics.h"
#include "shifts.h"
#include "painter.h"
#include "paints.h"
#include "theme.h"

G_BEGIN_DECLS

/**
 * MusterReferences:
 * @onward: from a record, as GUINT_TO_POINTER(), to the number of the page on which its branch goes on
 * @root: the record that is repeated because its branch goes on here; 0 for none
 * @back: the number of the page from which that is
 * @again: whether @root was at the top of a page before
 *
 * What cards say of other pages.
 */
typedef struct
{
  GHashTable *onward;
  MusterRecord root;
  guint back;
  gboolean again;
} MusterReferences;

/**
 * MusterSceneOptions:
 * @stage: the stage to show; 0 for all
 * @style: (nullable): the name of a layout
 * @direction: where reports go from their manager
 * @root: a department or role whose branch alone is shown; 0 for all
 * @depth: how many levels are shown; 0 for all
 * @mirrored: whether all is reflected, left for right, as scripts from right to left want it
 * @cut: (nullable): what is left out beside that; it has to stay until the scene is freed
 * @references: (nullable): likewise, what cards say of other pages
 * @aspect: the shape that an automatic layout aims at, as in #MusterLayoutOptions
 * @expanded: whether what is collapsed is shown as if it were not
 * @ghosts: whether what is there at other stages only is drawn faintly, where it would be
 * @compared: a stage, to show what is otherwise at @stage; 0 for none. Who joins, leaves, moves,
 *   reports elsewhere or changes hands is marked, what is gone is a ghost where it was, and an arrow
 *   leads from there to where it moved
 * @past: (nullable): in place of @compared the organisation as it was before an edit: a document of
 *   which the scene's is a copy, or the other way round, at the same @stage. It is asked while the scene
 *   is made and drawn, and has to stay as it is until the scene is freed
 *
 * Of the last three that which is set last in this order counts.
 * @color_by: (nullable): the name of a trait (traits.h) by which cards are coloured; %NULL for what the chart
 *   says
 * @filter: (nullable): what is meant; all else is drawn faintly
 * @hides: whether all else is not there at all, but for the managers and departments above what is meant
 */
typedef struct
{
  MusterView view;
  MusterRecord stage;
  const char *style;
  MusterDirection direction;
  MusterRecord root;
  guint depth;
  gboolean mirrored;
  const MusterLayoutCut *cut;
  const MusterReferences *references;
  double aspect;
  gboolean expanded;
  gboolean ghosts;
  MusterRecord compared;
  MusterDocument *past;
  MusterFilter *filter;
  gboolean hides;
  MusterTheme theme;
  const char *color_by;
} MusterSceneOptions;

typedef struct _MusterScene MusterScene;

/* A scene of the document as it is now; make a new one when it changes. */
MusterScene *muster_scene_new (MusterDocument *doc, const MusterSceneOptions *options);

/**
 * muster_scene_new_part:
 * @whole: a scene, which has to stay until this one is freed
 * @options: as those of @whole but for what of it is shown and how it is laid out
 *
 * Another scene of the same document at the same stage, which shares with @whole what does not depend on
 * what is shown: for the pages of a large chart. It compares nothing.
 */
MusterScene *muster_scene_new_part (MusterScene *whole, const MusterSceneOptions *options);

/* Lays out what a part with these options would show. Returns: (transfer full): the layout */
MusterLayout *muster_scene_lay_out (MusterScene *whole, const MusterSceneOptions *options);
void muster_scene_free (MusterScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterScene, muster_scene_free)

MusterDocument *muster_scene_get_document (MusterScene *scene);
const MusterSceneOptions *muster_scene_get_options (MusterScene *scene);
MusterProjection *muster_scene_get_projection (MusterScene *scene);
const MusterMetrics *muster_scene_get_metrics (MusterScene *scene);
const MusterLayout *muster_scene_get_layout (MusterScene *scene);

/* Whether most of what a document has to say by name is written from right to left. */
gboolean muster_scene_reads_leftwards (MusterDocument *doc);

/* The shaped text of the scene, which its painters share. */
MusterText *muster_scene_get_text (MusterScene *scene);

const MusterPalette *muster_scene_get_palette (MusterScene *scene);

/* Returns: (transfer none) (nullable): the records that the filter means, as GUINT_TO_POINTER(); %NULL
 * if there is none */
GHashTable *muster_scene_get_meant (MusterScene *scene);

/* The colour of a department; grey for 0. */
MusterColor muster_scene_get_color (MusterScene *scene, MusterRecord department);

/* What colours and badges cards beside their departments; %NULL if nothing does. */
MusterPaints *muster_scene_get_paints (MusterScene *scene);

/* What occurs among the cards: (1 << MusterMark) for each mark, and MUSTER_SCENE_HIDES when some
 * card hides roles below it. Walks all cards. */
#define MUSTER_SCENE_HIDES (1u << 31)
guint muster_scene_list_marks (MusterScene *scene);

/* The card of a record; MUSTER_NOWHERE if it has none. O(1). */
guint muster_scene_find (MusterScene *scene, MusterRecord record);

/**
 * MusterArrow:
 * @shift: what moves; among muster_scene_get_shifts()
 * @from: where it was: its ghost, or the card that hides it
 * @card: where it is: its card, or the card that hides it
 */
typedef struct
{
  const MusterShift *shift;
  MusterRect from;
  guint card;
} MusterArrow;

/* Returns: (nullable) (element-type MusterShift): what is otherwise than in what the scene is compared
 * with, whether or not it is shown; %NULL if it is not compared */
const GArray *muster_scene_get_shifts (MusterScene *scene);

/* Returns: (element-type MusterArrow): the arrows of a scene that is compared: one for each role that
 * moves and, among departments, for each department that does, as far as both its ends are shown or
 * hidden by different cards */
const GArray *muster_scene_list_arrows (MusterScene *scene);

/* How many ghosts are shown. They are no cards of the layout and cannot be pointed at. */
guint muster_scene_count_ghosts (MusterScene *scene);

/**
 * muster_scene_set_dimmed:
 * @bright: (nullable): a set of records, as GUINT_TO_POINTER(), that is not changed after; %NULL to
 *   dim nothing
 *
 * Lets everything else be drawn faintly, as when something was looked for. While it is set, it counts
 * instead of a filter.
 */
void muster_scene_set_dimmed (MusterScene *scene, GHashTable *bright);

/**
 * muster_scene_paint:
 * @clip: (nullable): what to draw, in the scene's points; %NULL for all
 *
 * Draws cards and connectors, without a background. Only what meets @clip is drawn. Cards are
 * groups under their record's id; a card with something below is a target, and a card leads to the
 * one above it, or to its holder's e-mail.
 */
void muster_scene_paint (MusterScene *scene, MusterPainter *painter, const MusterRect *clip);

/* The same onto a cairo context at its transformation. On a PDF surface groups become links and
 * destinations; text stays text. On screens and in images, what is too small to be read is drawn in
 * less detail (detail.h). */
void muster_scene_draw (MusterScene *scene, cairo_t *cr, const MusterRect *clip);

/* Draws one card, with the cards that lie in it, alone and with its top left at the origin: for a
 * drag. Whatever is dimmed, it is not. */
void muster_scene_draw_card (MusterScene *scene, guint card, cairo_t *cr);

/* Draws the disc of somebody, @size points wide, with its top left at the origin. */
void muster_scene_draw_person (MusterScene *scene, MusterRecord person, double size, cairo_t *cr);

/* What the card of a department says of what it has: "4 · 1 open"; whether or not it is shown. */
char *muster_scene_dup_count (MusterScene *scene, MusterRecord department);

/* Who holds a role, in the words of its card; of a pool its posts; %NULL if it is open. */
char *muster_scene_dup_holders (MusterScene *scene, MusterRecord role);

/* The topmost card at a point of the scene; MUSTER_NOWHERE if there is none. */
guint muster_scene_hit (MusterScene *scene, double x, double y);

/* The card whose badge of what is hidden is at a point; MUSTER_NOWHERE if there is none. */
guint muster_scene_hit_badge (MusterScene *scene, double x, double y);

/* The record of the dotted line that is nearest to a point and no farther than @tolerance, in the
 * scene's points; 0 if there is none. */
MusterRecord muster_scene_hit_line (MusterScene *scene, double x, double y, double tolerance);

/* Where a dotted line is drawn from a card by hand: the middle of its right edge. */
void muster_scene_get_handle (MusterScene *scene, guint card, double *x, double *y);

G_END_DECLS
