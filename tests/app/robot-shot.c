/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-shot.c: pictures of widgets and of the screen.
 */
#include "robot-private.h"

#include <X11/Xutil.h>

/* What a widget paints, without what the window system adds. */
static cairo_surface_t *
draw_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
draw_screen (void)
{
  Robot *robot = robot_get ();
  XImage *image = XGetImage (robot->x, robot->root, 0, 0, robot->width, robot->height, AllPlanes, ZPixmap);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, robot->width, robot->height);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  g_assert_nonnull (image);
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  for (int y = 0; y < robot->height; y++)
    memcpy (pixels + y * stride, image->data + y * image->bytes_per_line, robot->width * 4);
  cairo_surface_mark_dirty (surface);
  XDestroyImage (image);
  return surface;
}

cairo_surface_t *
robot_picture (GtkWidget *widget)
{
  return widget != NULL ? draw_widget (widget) : draw_screen ();
}

void
robot_shot (GtkWidget *widget, const char *name)
{
  g_autofree char *path = g_canonicalize_filename (name, robot_get ()->build_folder);
  cairo_surface_t *surface = robot_picture (widget);

  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s could not be written\n", path);
  cairo_surface_destroy (surface);
}
