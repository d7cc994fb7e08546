/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * thumb.c: see thumb.h.
 */
#include "thumb.h"
#include "open.h"
#include "scene.h"

#include <adwaita.h>

#define SIZE_MAX_READ (4 << 20)
#define MARGIN 10.0

/* Pixels a point, so that it is sharp where the screen is. */
#define SCALE 2

typedef struct
{
  GBytes *bytes;
  GFile *file;
  MusterTheme theme;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->bytes, g_bytes_unref);
  g_clear_object (&order->file);
  g_free (order);
}

static GBytes *
load (const Order *order, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;

  if (order->bytes != NULL)
    return g_bytes_ref (order->bytes);
  info = g_file_query_info (order->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL || g_file_info_get_size (info) > SIZE_MAX_READ)
    return NULL;
  return g_file_load_bytes (order->file, cancellable, NULL, NULL);
}

/* The chart as large as it can be, in the middle. */
static void
draw (cairo_surface_t *surface, MusterScene *scene)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  double zoom = MIN (1, MIN ((MUSTER_THUMB_WIDTH - 2 * MARGIN) / MAX (layout->width, 1), (MUSTER_THUMB_HEIGHT - 2 * MARGIN) / MAX (layout->height, 1)));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, (MUSTER_THUMB_WIDTH - layout->width * zoom) / 2, (MUSTER_THUMB_HEIGHT - layout->height * zoom) / 2);
  cairo_scale (cr, zoom, zoom);
  muster_scene_draw (scene, cr, NULL);
  cairo_destroy (cr);
}

static GdkTexture *
make_texture (MusterDocument *doc, MusterTheme theme)
{
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &(MusterSceneOptions){ .theme = theme });
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MUSTER_THUMB_WIDTH * SCALE, MUSTER_THUMB_HEIGHT * SCALE);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  draw (surface, scene);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface), stride * MUSTER_THUMB_HEIGHT * SCALE);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (MUSTER_THUMB_WIDTH * SCALE, MUSTER_THUMB_HEIGHT * SCALE, GDK_MEMORY_DEFAULT, pixels, stride);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GBytes) bytes = load (order, cancellable);
  MusterSource named = { .name = "", .bytes = bytes };
  g_autoptr (MusterDocument) doc = NULL;

  if (bytes != NULL && muster_is_document (&named))
    doc = muster_open (&named, NULL, NULL, NULL);
  g_task_return_pointer (task, doc != NULL ? make_texture (doc, order->theme) : NULL, g_object_unref);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  gtk_picture_set_paintable (GTK_PICTURE (source), GDK_PAINTABLE (texture));
}

GtkWidget *
muster_thumb_new (GBytes *bytes, GFile *file)
{
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *clamp = adw_clamp_new ();
  Order *order = g_new0 (Order, 1);
  g_autoptr (GTask) task = g_task_new (picture, NULL, on_made, NULL);

  /* The picture has more pixels than its place has points. */
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MUSTER_THUMB_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), picture);
  gtk_widget_set_size_request (clamp, -1, MUSTER_THUMB_HEIGHT);
  gtk_widget_add_css_class (clamp, "thumb");
  order->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_set_object (&order->file, file);
  order->theme = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? MUSTER_THEME_DARK : MUSTER_THEME_LIGHT;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, run);
  return clamp;
}
