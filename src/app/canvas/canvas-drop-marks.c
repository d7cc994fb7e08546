/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-drop-marks.c: what a drag shows on the canvas: lifted cards faint in their places, the card
 * below the hand aglow, a bar at the place in the order, and beside the hand what would happen. In the
 * widget's pixels, so that it is as clear at every zoom.
 */
#include "canvas-drag.h"

#include <math.h>

#define FAINT 0.62
#define RING 2.0
#define BAR 3.0
#define ROUND_ROLE 9.0
#define ROUND_DEPARTMENT 14.0

/* The label: its distance from the hand, its padding, and how wide text may be. */
#define LABEL_GAP 10.0
#define LABEL_PADDING 9.0
#define LABEL_ROUND 9.0
#define LABEL_WIDTH 460
#define FIGURES_SCALE 0.9

static void
trace_rounded (cairo_t *cr, const MusterRect *rect, double radius)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  radius = MIN (radius, MIN (rect->width, rect->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static MusterRect
to_widget (MusterCanvas *canvas, const MusterRect *rect)
{
  return (MusterRect){ rect->x * canvas->zoom - canvas->offset_x, rect->y * canvas->zoom - canvas->offset_y, rect->width * canvas->zoom, rect->height * canvas->zoom };
}

static MusterRect
grow (const MusterRect *rect, double by)
{
  return (MusterRect){ rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

static gboolean
is_seen (MusterCanvas *canvas, const MusterRect *rect)
{
  return rect->x < gtk_widget_get_width (GTK_WIDGET (canvas)) && rect->y < gtk_widget_get_height (GTK_WIDGET (canvas)) && rect->x + rect->width > 0 && rect->y + rect->height > 0;
}

static GdkRGBA
get_color (MusterCanvas *canvas, const char *name, GdkRGBA otherwise)
{
  GdkRGBA color;

  return gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (canvas)), name, &color) ? color : otherwise;
}

static void
set_color (cairo_t *cr, GdkRGBA color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
}

/* {{{ Faint cards */

/* What a card lies on: its department's card, or the canvas. */
static void
set_ground (MusterCanvas *canvas, MusterScene *scene, const MusterCard *card, cairo_t *cr)
{
  const MusterPalette *palette = muster_scene_get_palette (scene);
  MusterColor ground = palette->background;

  if (card->inside)
    ground = muster_color_mix (ground, muster_scene_get_color (scene, muster_scene_get_layout (scene)->cards[card->parent].record), palette->tint);
  cairo_set_source_rgba (cr, ground.red, ground.green, ground.blue, FAINT);
}

static void
draw_faint (MusterCanvas *canvas, cairo_t *cr)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  MusterCanvasDrag *drag = canvas->drag;
  GHashTable *taken = drag->over && drag->scope == MUSTER_SCOPE_ALONE ? drag->taken_alone : drag->taken;
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, taken);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    {
      guint index = muster_scene_find (scene, GPOINTER_TO_UINT (record));
      const MusterCard *card = index != MUSTER_NOWHERE ? &layout->cards[index] : NULL;
      MusterRect place;

      /* What lies in a faint card is faint with it. */
      if (card == NULL || (card->inside && g_hash_table_contains (taken, GUINT_TO_POINTER (layout->cards[card->parent].record))))
        continue;
      place = to_widget (canvas, &card->rect);
      place = grow (&place, 1.5);
      if (!is_seen (canvas, &place))
        continue;
      set_ground (canvas, scene, card, cr);
      trace_rounded (cr, &place, (card->kind == MUSTER_KIND_ROLE ? ROUND_ROLE : ROUND_DEPARTMENT) * canvas->zoom);
      cairo_fill (cr);
    }
}

/* }}} */
/* {{{ Glow and bar */

static gboolean
lies_in (const MusterRect *rect, const MusterRect *glow)
{
  return rect->x >= glow->x && rect->y >= glow->y && rect->x + rect->width <= glow->x + glow->width && rect->y + rect->height <= glow->y + glow->height;
}

/* Whether what glows is a round card. */
static gboolean
is_round (MusterCanvas *canvas, const MusterRect *glow)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  guint card = muster_scene_hit (scene, glow->x + glow->width / 2, glow->y + 1);

  return card != MUSTER_NOWHERE && muster_scene_get_layout (scene)->cards[card].round;
}

/* Cuts the cards in a department out of the path around it, so that they stay as they are. */
static void
cut_inside (MusterCanvas *canvas, cairo_t *cr)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  guint department = muster_scene_find (scene, canvas->drag->found->target);

  if (department == MUSTER_NOWHERE)
    return;
  for (guint i = department + 1; i < layout->n_cards && layout->cards[i].inside && layout->cards[i].parent >= department; i++)
    {
      MusterRect place = to_widget (canvas, &layout->cards[i].rect);

      if (layout->cards[i].parent == department && lies_in (&layout->cards[i].rect, &canvas->drag->found->glow))
        trace_rounded (cr, &place, layout->cards[i].round ? place.width / 2 : ROUND_ROLE * canvas->zoom);
    }
}

static void
draw_glow (MusterCanvas *canvas, cairo_t *cr, GdkRGBA color)
{
  const MusterRect *rect = &canvas->drag->found->glow;
  MusterRect place = to_widget (canvas, rect);
  double round = (rect->height > 70 ? ROUND_DEPARTMENT : ROUND_ROLE) * canvas->zoom;

  if (rect->width <= 0)
    return;
  if (rect->width == rect->height && is_round (canvas, rect))
    round = place.width / 2;
  trace_rounded (cr, &place, round);
  cut_inside (canvas, cr);
  set_color (cr, color, 0.08);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  place = grow (&place, RING / 2);
  trace_rounded (cr, &place, round + RING / 2);
  set_color (cr, color, 1);
  cairo_set_line_width (cr, RING);
  cairo_stroke (cr);
}

static void
draw_bar (MusterCanvas *canvas, cairo_t *cr, GdkRGBA color)
{
  MusterRect place = to_widget (canvas, &canvas->drag->found->bar);
  double x = place.x + place.width / 2, y = place.y + place.height / 2;
  gboolean upright = place.height > place.width;

  if (canvas->drag->found->bar.width <= 0)
    return;
  place = upright ? (MusterRect){ x - BAR / 2, place.y, BAR, place.height } : (MusterRect){ place.x, y - BAR / 2, place.width, BAR };
  trace_rounded (cr, &place, BAR / 2);
  set_color (cr, color, 1);
  cairo_fill (cr);
}

/* }}} */
/* {{{ The label */

static PangoLayout *
make_text (MusterCanvas *canvas, const char *text, PangoWeight weight, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, LABEL_WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* Below what is in the hand, so that it does not hide it; above it near the lower edge. */
static MusterRect
place_label (MusterCanvas *canvas, double width, double height)
{
  const MusterCanvasDrag *drag = canvas->drag;
  gboolean own = drag->taken != NULL;
  double left = own ? drag->x - drag->hot.x + drag->icon.x : drag->x + LABEL_GAP;
  double top = own ? drag->y - drag->hot.y + drag->icon.y : drag->y - LABEL_GAP;
  double bottom = own ? top + drag->icon.height : drag->y + 3 * LABEL_GAP;
  double right_most = gtk_widget_get_width (GTK_WIDGET (canvas)) - width - LABEL_GAP;
  MusterRect place = { left, bottom + LABEL_GAP, width, height };

  if (place.y + height + LABEL_GAP > gtk_widget_get_height (GTK_WIDGET (canvas)))
    place.y = top - height - LABEL_GAP;
  place.x = CLAMP (left, LABEL_GAP, MAX (LABEL_GAP, right_most));
  place.y = MAX (place.y, LABEL_GAP);
  place.x = round (place.x);
  place.y = round (place.y);
  return place;
}

static void
draw_label (MusterCanvas *canvas, cairo_t *cr)
{
  const MusterDrop *found = canvas->drag->found;
  const char *figures = found->refusal == NULL ? canvas->drag->figures : NULL;
  g_autoptr (PangoLayout) head = NULL, tail = NULL;
  GdkRGBA ground = { 0.1f, 0.1f, 0.11f, 0.96f }, ink = { 1, 1, 1, 1 };
  int head_width, head_height, tail_width = 0, tail_height = 0;
  MusterRect place;

  head = make_text (canvas, found->refusal != NULL ? found->refusal : found->sentence, PANGO_WEIGHT_SEMIBOLD, 1);
  pango_layout_get_pixel_size (head, &head_width, &head_height);
  if (figures != NULL)
    {
      tail = make_text (canvas, figures, PANGO_WEIGHT_NORMAL, FIGURES_SCALE);
      pango_layout_get_pixel_size (tail, &tail_width, &tail_height);
    }
  if (found->refusal != NULL)
    {
      ground = get_color (canvas, "error_bg_color", (GdkRGBA){ 0.88f, 0.11f, 0.14f, 1 });
      ink = get_color (canvas, "error_fg_color", ink);
    }

  place = place_label (canvas, MAX (head_width, tail_width) + 2 * LABEL_PADDING, head_height + tail_height + 1.4 * LABEL_PADDING);
  trace_rounded (cr, &(MusterRect){ place.x, place.y + 1, place.width, place.height + 1 }, LABEL_ROUND);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.18);
  cairo_fill (cr);
  trace_rounded (cr, &place, LABEL_ROUND);
  set_color (cr, ground, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.12);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);

  set_color (cr, ink, 1);
  cairo_move_to (cr, place.x + LABEL_PADDING, place.y + 0.7 * LABEL_PADDING);
  pango_cairo_show_layout (cr, head);
  if (tail != NULL)
    {
      set_color (cr, ink, 0.78);
      cairo_move_to (cr, place.x + LABEL_PADDING, place.y + 0.7 * LABEL_PADDING + head_height);
      pango_cairo_show_layout (cr, tail);
    }
}

/* }}} */

char *
muster_canvas_dup_hint (MusterCanvas *canvas)
{
  const MusterCanvasDrag *drag = canvas->drag;
  const MusterDrop *found = drag != NULL ? drag->found : NULL;

  if (found == NULL || (found->refusal == NULL && found->sentence == NULL))
    return NULL;
  if (found->refusal != NULL)
    return g_strdup (found->refusal);
  return drag->figures != NULL ? g_strdup_printf ("%s\n%s", found->sentence, drag->figures) : g_strdup (found->sentence);
}

void
muster_canvas_draw_drag (MusterCanvas *canvas, cairo_t *cr)
{
  MusterCanvasDrag *drag = canvas->drag;
  GdkRGBA accent = get_color (canvas, "accent_bg_color", (GdkRGBA){ 0.21f, 0.52f, 0.89f, 1 });

  if (drag == NULL)
    return;
  if (drag->taken != NULL)
    draw_faint (canvas, cr);
  if (drag->found == NULL)
    return;
  if (drag->found->refusal != NULL)
    accent = get_color (canvas, "error_bg_color", accent);
  draw_glow (canvas, cr, accent);
  if (drag->found->refusal == NULL)
    draw_bar (canvas, cr, accent);
  if (drag->found->refusal != NULL || drag->found->sentence != NULL)
    draw_label (canvas, cr);
}
