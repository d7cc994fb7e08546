/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-preview.c: see propose-preview.h. Two copies of the document are compared: one as it is, and one
 * in which the proposal was done. The picture is always whole; a larger window shows more of it.
 */
#include "propose-preview.h"
#include "rehearse.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Around the picture, and how much larger than life it may be. */
#define MARGIN 24
#define LARGEST 1.25

/* What is drawn; belongs to the window. */
typedef struct
{
  MusterDocument *before;
  MusterDocument *after;
  MusterScene *scene;
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
  double scale = MIN ((width - 2 * MARGIN) / MAX (layout->width, 1), (height - 2 * MARGIN) / MAX (layout->height, 1));

  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  scale = CLAMP (scale, 0.01, LARGEST);
  cairo_translate (cr, (width - layout->width * scale) / 2, (height - layout->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  muster_scene_draw (picture->scene, cr, NULL);
}

static Picture *
make_picture (MusterSession *session, const MusterProposal *proposal)
{
  Picture *picture = g_new0 (Picture, 1);
  MusterSceneOptions options = *muster_session_get_options (session);

  picture->before = muster_document_dup (muster_session_get_document (session), FALSE);
  picture->after = muster_document_dup (picture->before, FALSE);
  muster_proposal_apply (picture->after, proposal, NULL);
  options.view = MUSTER_VIEW_REPORTING;
  options.root = 0;
  options.depth = 0;
  options.expanded = TRUE;
  options.compared = 0;
  options.ghosts = FALSE;
  options.past = picture->before;
  picture->scene = muster_scene_new (picture->after, &options);
  return picture;
}

void
muster_propose_preview_show (GtkWindow *parent, MusterSession *session, const MusterProposal *proposal)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", _ ("Preview"), "default-width", 1000, "default-height", 680, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the proposal changes"), -1);
  gtk_widget_set_vexpand (area, TRUE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, make_picture (session, proposal), picture_free);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), area);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
