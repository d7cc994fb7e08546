/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-preview.c: see propose-preview.h. Two copies of the document are compared: one as it is, and one
 * in which the proposal was done. What changes stands out; the rest is faint. Cards are large enough to be
 * read, unless the chart is so large that the picture would be.
 */
#include "propose-preview.h"
#include "rehearse.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Around the picture; the size of cards; and how many pixels it may be wide or high. */
#define MARGIN 24
#define SCALE 0.75
#define LONGEST 6000

/* What is drawn; belongs to the window. */
typedef struct
{
  MusterDocument *before;
  MusterDocument *after;
  MusterScene *scene;
  MusterRecord first;
  double scale;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  muster_scene_free (picture->scene);
  g_object_unref (picture->after);
  g_object_unref (picture->before);
  g_free (picture);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Picture *picture = data;
  const MusterLayout *layout = muster_scene_get_layout (picture->scene);
  MusterColor ground = muster_scene_get_palette (picture->scene)->ground;

  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, (width - layout->width * picture->scale) / 2, MARGIN);
  cairo_scale (cr, picture->scale, picture->scale);
  muster_scene_draw (picture->scene, cr, NULL);
}

/* Lets what changes stand out, with those whom it is about. */
static void
light_up (MusterScene *scene)
{
  const GArray *shifts = muster_scene_get_shifts (scene);
  g_autoptr (GHashTable) bright = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);

      g_hash_table_add (bright, GUINT_TO_POINTER (muster_shift_get_record (shift)));
      g_hash_table_add (bright, GUINT_TO_POINTER (shift->before.above));
      g_hash_table_add (bright, GUINT_TO_POINTER (shift->after.above));
    }
  muster_scene_set_dimmed (scene, bright);
}

static Picture *
make_picture (MusterSession *session, const MusterProposal *proposal)
{
  Picture *picture = g_new0 (Picture, 1);
  MusterSceneOptions options = *muster_session_get_options (session);
  const MusterLayout *layout;

  picture->before = muster_document_dup (muster_session_get_document (session), FALSE);
  picture->after = muster_document_dup (picture->before, FALSE);
  muster_proposal_apply (picture->after, proposal, NULL);
  options.view = MUSTER_VIEW_REPORTING;
  options.style = "stacked";
  options.root = 0;
  options.depth = 0;
  options.expanded = TRUE;
  options.compared = 0;
  options.ghosts = FALSE;
  options.past = picture->before;
  picture->scene = muster_scene_new (picture->after, &options);
  picture->first = g_array_index (proposal->moves, MusterMove, 0).role;
  light_up (picture->scene);
  layout = muster_scene_get_layout (picture->scene);
  picture->scale = MIN (SCALE, LONGEST / MAX (MAX (layout->width, layout->height), 1));
  return picture;
}

/* Brings what moves first into the middle, once it is known how much is to be seen. */
static gboolean
scroll_there (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  const Picture *picture = data;
  guint card = muster_scene_find (picture->scene, picture->first);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  MusterRect rect;

  if (gtk_adjustment_get_page_size (across) <= 1)
    return G_SOURCE_CONTINUE;
  if (card == MUSTER_NOWHERE)
    return G_SOURCE_REMOVE;
  rect = muster_scene_get_layout (picture->scene)->cards[card].rect;
  gtk_adjustment_set_value (across, (rect.x + rect.width / 2) * picture->scale + MARGIN - gtk_adjustment_get_page_size (across) / 2);
  gtk_adjustment_set_value (down, (rect.y + rect.height / 2) * picture->scale + MARGIN - gtk_adjustment_get_page_size (down) / 2);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_area (Picture *picture)
{
  const MusterLayout *layout = muster_scene_get_layout (picture->scene);
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the Proposal Changes"), -1);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (layout->width * picture->scale) + 2 * MARGIN);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (layout->height * picture->scale) + 2 * MARGIN);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, picture, picture_free);
  return area;
}

void
muster_propose_preview_show (GtkWindow *parent, MusterSession *session, const MusterProposal *proposal)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, "title", _ ("What the Proposal Changes"), "default-width", 1000, "default-height", 680, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Picture *picture = make_picture (session, proposal);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_area (picture));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_widget_add_tick_callback (scrolled, scroll_there, picture, NULL);
  gtk_window_present (GTK_WINDOW (window));
}
