/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drag-icon.c: see drag-icon.h.
 */
#include "drag-icon.h"

#include <math.h>

#define TILT -2.0
#define ZOOM_MIN 0.4
#define WIDTH_MAX 340.0
#define HEIGHT_MAX 240.0

/* How far each card of the stack is from the one above it, and how many there are. */
#define STEP 6.0
#define STACK 3

#define ROUND_ROLE 9.0
#define ROUND_DEPARTMENT 14.0
#define BADGE 24.0

static double
choose_zoom (const MusterRect *rect, double zoom)
{
  return MIN (MAX (zoom, ZOOM_MIN), MIN (WIDTH_MAX / rect->width, HEIGHT_MAX / rect->height));
}

static GdkRGBA
to_rgba (MusterColor color)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue, (float) color.alpha };
}

static void
add_card (GtkSnapshot *snapshot, MusterScene *scene, guint index, double zoom)
{
  const MusterCard *card = &muster_scene_get_layout (scene)->cards[index];
  double round = (card->kind == MUSTER_KIND_ROLE ? ROUND_ROLE : ROUND_DEPARTMENT) * zoom;
  float width = (float) (card->rect.width * zoom), height = (float) (card->rect.height * zoom);
  GdkRGBA paper = to_rgba (muster_scene_get_palette (scene)->card);
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), (float) round);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.10f }, 0, 1, 0, 3);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.26f }, 0, 8, 0, 18);
  /* A role that nobody holds lets what is below it shine through, but not in the hand. */
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paper, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-8, -8, width + 16, height + 16));
  cairo_scale (cr, zoom, zoom);
  muster_scene_draw_card (scene, index, cr);
  cairo_destroy (cr);
}

/* How many cards there are, at the top right corner of the first. */
static void
add_count (GtkSnapshot *snapshot, GtkWidget *widget, guint n_cards, double right)
{
  g_autofree char *text = g_strdup_printf ("%u", n_cards);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 }, white = { 1, 1, 1, 1 };
  GskRoundedRect pill;
  int text_width, text_height;
  float width;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color", &accent);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_fg_color", &white);
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = (float) MAX (BADGE, text_width + 14);
  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT ((float) right - width / 2, (float) -BADGE / 2, width, (float) BADGE), (float) BADGE / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &accent, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) right - text_width / 2.0f, -text_height / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

/* The cards of the stack, that on top first. */
static guint
list_stack (MusterScene *scene, const MusterHand *hand, guint top, guint stack[STACK])
{
  GArray *const kinds[] = { hand->departments, hand->roles };
  guint n = 1;

  stack[0] = top;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < kinds[k]->len && n < STACK; i++)
      {
        guint card = muster_scene_find (scene, g_array_index (kinds[k], MusterRecord, i));

        if (card != MUSTER_NOWHERE && card != top)
          stack[n++] = card;
      }
  return n;
}

GdkPaintable *
muster_drag_icon_new (GtkWidget *widget, MusterScene *scene, const MusterHand *hand, MusterRecord grabbed, MusterPoint at, double zoom, MusterPoint *hot, MusterRect *place)
{
  guint top = muster_scene_find (scene, grabbed);
  const MusterRect *rect = &muster_scene_get_layout (scene)->cards[top].rect;
  double scale = choose_zoom (rect, zoom);
  double width = rect->width * scale, height = rect->height * scale;
  double margin = 34 + MAX (width, height) * 0.04;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint stack[STACK];
  guint n = list_stack (scene, hand, top, stack);
  guint n_cards = hand->roles->len + hand->departments->len;

  *hot = (MusterPoint){ margin + (at.x - rect->x) * scale, margin + (at.y - rect->y) * scale };
  *place = (MusterRect){ margin, margin, width + (n - 1) * STEP, height + (n - 1) * STEP };
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) hot->x, (float) hot->y));
  gtk_snapshot_rotate (snapshot, (float) TILT);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (margin - hot->x), (float) (margin - hot->y)));
  for (guint i = n; i-- > 0;)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (i * STEP), (float) (i * STEP)));
      add_card (snapshot, scene, stack[i], scale);
      gtk_snapshot_restore (snapshot);
    }
  if (n_cards > 1)
    add_count (snapshot, widget, n_cards, width);
  return gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT ((float) (width + 2 * margin), (float) (height + 2 * margin)));
}
