/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sheet-view.c: see sheet-view.h.
 */
#include "sheet-view.h"

#define MARGIN 24.0
#define MARGIN_SMALL 12.0
#define SMALL 260
#define SIDE_MIN 96
#define SIDE_USUAL 320
#define SHADOW_BLUR 9.0
#define SHADOW_DROP 2.0

struct _MusterSheetView
{
  GtkWidget parent_instance;

  GdkTexture *picture;
  GArray *cuts;
  guint pixels;
};

enum
{
  RESIZED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterSheetView, muster_sheet_view, GTK_TYPE_WIDGET)

void
muster_sheet_view_set_picture (MusterSheetView *view, GdkTexture *picture)
{
  if (g_set_object (&view->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (view));
}

GdkTexture *
muster_sheet_view_get_picture (MusterSheetView *view)
{
  return view->picture;
}

guint
muster_sheet_view_get_pixels (MusterSheetView *view)
{
  int side = MAX (gtk_widget_get_width (GTK_WIDGET (view)), gtk_widget_get_height (GTK_WIDGET (view)));

  return (guint) MAX (side, SIDE_USUAL) * (guint) gtk_widget_get_scale_factor (GTK_WIDGET (view));
}

void
muster_sheet_view_set_cuts (MusterSheetView *view, const graphene_rect_t *rects, guint n_rects)
{
  g_array_set_size (view->cuts, 0);
  g_array_append_vals (view->cuts, rects, n_rects);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static graphene_rect_t
place_sheet (MusterSheetView *view)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (view)), height = (float) gtk_widget_get_height (GTK_WIDGET (view));
  float margin = (float) (MIN (width, height) < SMALL ? MARGIN_SMALL : MARGIN);
  float sheet_width = (float) gdk_texture_get_width (view->picture), sheet_height = (float) gdk_texture_get_height (view->picture);
  float scale = MIN (MAX (1, width - 2 * margin) / sheet_width, MAX (1, height - 2 * margin) / sheet_height);

  sheet_width *= scale;
  sheet_height *= scale;
  return GRAPHENE_RECT_INIT ((float) (int) ((width - sheet_width) / 2), (float) (int) ((height - sheet_height) / 2), sheet_width, sheet_height);
}

static void
snapshot_cuts (MusterSheetView *view, GtkSnapshot *snapshot, const graphene_rect_t *sheet)
{
  const GdkRGBA color = { 0.11f, 0.44f, 0.85f, 0.85f };
  const GdkRGBA colors[] = { color, color, color, color };
  const float widths[] = { 1, 1, 1, 1 };

  for (guint i = 0; i < view->cuts->len; i++)
    {
      const graphene_rect_t *cut = &g_array_index (view->cuts, graphene_rect_t, i);
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (sheet->origin.x + cut->origin.x * sheet->size.width, sheet->origin.y + cut->origin.y * sheet->size.height, cut->size.width * sheet->size.width, cut->size.height * sheet->size.height), 0);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
    }
}

static void
muster_sheet_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterSheetView *view = MUSTER_SHEET_VIEW (widget);
  const GdkRGBA shade = { 0, 0, 0, 0.28f }, edge = { 0, 0, 0, 0.16f };
  graphene_rect_t sheet;
  GskRoundedRect outline;

  if (view->picture == NULL)
    return;
  sheet = place_sheet (view);
  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, SHADOW_DROP, 0, SHADOW_BLUR);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_texture (snapshot, view->picture, &sheet);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  snapshot_cuts (view, snapshot, &sheet);
  gtk_snapshot_pop (snapshot);
}

static void
muster_sheet_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = SIDE_MIN;
  *natural = SIDE_USUAL;
}

static void
muster_sheet_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterSheetView *view = MUSTER_SHEET_VIEW (widget);
  guint pixels = muster_sheet_view_get_pixels (view);

  if (pixels <= view->pixels)
    return;
  view->pixels = pixels;
  g_signal_emit (view, signals[RESIZED], 0);
}

static void
muster_sheet_view_finalize (GObject *object)
{
  MusterSheetView *view = MUSTER_SHEET_VIEW (object);

  g_clear_object (&view->picture);
  g_array_unref (view->cuts);
  G_OBJECT_CLASS (muster_sheet_view_parent_class)->finalize (object);
}

static void
muster_sheet_view_class_init (MusterSheetViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_sheet_view_finalize;
  widget_class->measure = muster_sheet_view_measure;
  widget_class->size_allocate = muster_sheet_view_size_allocate;
  widget_class->snapshot = muster_sheet_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sheetview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[RESIZED] = g_signal_new ("resized", MUSTER_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
muster_sheet_view_init (MusterSheetView *view)
{
  view->cuts = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
}
