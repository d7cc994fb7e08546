/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plain-window start|frames: an empty window of libadwaita: from the start to its first frame; or its
 * frames, each painted all over in another colour: by cairo, as whatever is drawn must be ("frame"), or
 * as a colour that the X server fills in ("flat").
 */
#include "meter.h"
#include "stage.h"

#define N_FRAMES 100

/* {{{ A ground that changes its colour */

#define TYPE_GROUND (ground_get_type ())
G_DECLARE_FINAL_TYPE (Ground, ground, PLAIN, GROUND, GtkWidget)

struct _Ground
{
  GtkWidget parent_instance;

  guint frame;
  gboolean flat;
};

G_DEFINE_FINAL_TYPE (Ground, ground, GTK_TYPE_WIDGET)

static void
ground_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const float shade = 0.9f + (float) (PLAIN_GROUND (widget)->frame % 2) * 0.05f;

  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_t *cr;

  if (PLAIN_GROUND (widget)->flat)
    {
      gtk_snapshot_append_color (snapshot, &(GdkRGBA){ shade, shade, shade, 1 }, &bounds);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, shade, shade, shade);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
ground_class_init (GroundClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = ground_snapshot;
}

static void
ground_init (Ground *ground)
{
}

static void
change (gpointer data, guint frame)
{
  PLAIN_GROUND (data)->frame = frame;
  gtk_widget_queue_draw (data);
}

/* }}} */

static void
on_activate (GtkApplication *application, double *since)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  stage_await_frame (GTK_WINDOW (window));
  printf ("{\"cpu\": %.3f, \"wall\": %.3f, \"memory\": %.1f}\n", meter_cpu (), meter_wall () - *since, meter_memory ());
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
run_start (void)
{
  const char *text = g_getenv ("BENCHMARK_SINCE");
  double since = text != NULL ? g_ascii_strtod (text, NULL) : meter_wall ();
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.musterapp.Plain", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &since);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GtkWidget *ground;
  GtkWindow *window;

  stage_init ();
  if (argc > 1 && g_str_equal (argv[1], "start"))
    return run_start ();
  adw_init ();
  ground = g_object_new (TYPE_GROUND, NULL);
  window = stage_show (ground);
  stage_run (out, "frame", window, change, ground, N_FRAMES);
  PLAIN_GROUND (ground)->flat = TRUE;
  stage_run (out, "flat", window, change, ground, N_FRAMES);
  printf ("{%s}\n", out->str);
  return 0;
}
