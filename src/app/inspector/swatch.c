/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * swatch.c: see swatch.h.
 */
#include "swatch.h"

#define SQUARE 9
#define ROUND 2.5f
#define DISC 28

struct _MusterSwatch
{
  GtkWidget parent_instance;

  MusterSession *session;
  MusterRecord record;
  MusterKind kind;
};

G_DEFINE_FINAL_TYPE (MusterSwatch, muster_swatch, GTK_TYPE_WIDGET)

void
muster_swatch_show (MusterSwatch *swatch, MusterSession *session, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (muster_session_get_document (session), record);

  g_set_object (&swatch->session, session);
  swatch->record = record;
  if (kind != swatch->kind)
    gtk_widget_queue_resize (GTK_WIDGET (swatch));
  swatch->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (swatch));
}

static void
muster_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = MUSTER_SWATCH (widget)->kind == MUSTER_KIND_PERSON ? DISC : SQUARE;
}

static void
snapshot_square (GtkSnapshot *snapshot, MusterColor color)
{
  GdkRGBA rgba = { (float) color.red, (float) color.green, (float) color.blue, (float) color.alpha };
  GskRoundedRect square;

  gsk_rounded_rect_init_from_rect (&square, &GRAPHENE_RECT_INIT (0, 0, SQUARE, SQUARE), ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &square);
  gtk_snapshot_append_color (snapshot, &rgba, &square.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
muster_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterSwatch *swatch = MUSTER_SWATCH (widget);
  MusterScene *scene;
  cairo_t *cr;

  /* The record may have gone since it was shown; then the row goes before it is drawn again. */
  if (swatch->session == NULL || muster_document_get_kind (muster_session_get_document (swatch->session), swatch->record) != swatch->kind)
    return;
  scene = muster_session_get_scene (swatch->session);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) / 2), (float) (gtk_widget_get_height (widget) / 2)));
  if (swatch->kind == MUSTER_KIND_PERSON)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-DISC / 2, -DISC / 2));
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, DISC, DISC));
      muster_scene_draw_person (scene, swatch->record, DISC, cr);
      cairo_destroy (cr);
    }
  else
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-SQUARE / 2, -SQUARE / 2));
      snapshot_square (snapshot, muster_scene_get_color (scene, swatch->record));
    }
  gtk_snapshot_restore (snapshot);
}

static void
muster_swatch_dispose (GObject *object)
{
  g_clear_object (&MUSTER_SWATCH (object)->session);
  G_OBJECT_CLASS (muster_swatch_parent_class)->dispose (object);
}

static void
muster_swatch_class_init (MusterSwatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_swatch_dispose;
  widget_class->measure = muster_swatch_measure;
  widget_class->snapshot = muster_swatch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
muster_swatch_init (MusterSwatch *swatch)
{
}
