/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-edit.c: a name edited in its place.
 *
 * An entry lies over the name on the card, in letters as large as those, but never smaller than can be
 * read. It is a true entry, so that input methods, selections and the clipboard are the usual ones.
 * Leaving it keeps what was typed, as one step; an empty name is none and changes nothing.
 */
#include "canvas-private.h"

#include "card.h"
#include "text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Below this zoom the entry is as at 100 %. */
#define MIN_ZOOM 0.6
#define MAX_ZOOM 3.0

/* The entry's own padding. */
#define PADDING 6.0

#define LINE_HEIGHT 1.35

/* {{{ What is edited */

static MusterField
get_field (MusterCanvas *canvas)
{
  switch (muster_document_get_kind (muster_session_get_document (canvas->session), canvas->edited))
    {
    case MUSTER_KIND_DEPARTMENT:
      return MUSTER_DEPARTMENT_NAME;
    case MUSTER_KIND_ROLE:
      return MUSTER_ROLE_TITLE;
    default:
      return MUSTER_LINE_LABEL;
    }
}

static void
keep (MusterCanvas *canvas, const char *text)
{
  MusterDocument *doc = muster_session_get_document (canvas->session);
  MusterField field = get_field (canvas);
  const char *before = muster_document_get_text (doc, canvas->edited, field);
  g_autofree char *after = g_strstrip (g_strdup (text));
  GError *error = NULL;

  if (muster_document_get_kind (doc, canvas->edited) == MUSTER_KIND_NONE || g_strcmp0 (after, before != NULL ? before : "") == 0)
    return;
  if (*after == '\0' && field != MUSTER_LINE_LABEL)
    return;
  muster_edit_set (doc, canvas->edited, field, after, MUSTER_COMMIT_NAMING, &error);
  muster_session_say_error (canvas->session, error);
}

static void
close_entry (MusterCanvas *canvas, gboolean keeps)
{
  GtkWidget *entry = g_steal_pointer (&canvas->entry);
  GtkRoot *root;
  gboolean focused;

  if (entry == NULL)
    return;
  g_clear_handle_id (&canvas->leaving, g_source_remove);
  gtk_event_controller_set_propagation_phase (canvas->keys, GTK_PHASE_BUBBLE);
  root = gtk_widget_get_root (entry);
  focused = root != NULL && gtk_root_get_focus (root) != NULL && gtk_widget_is_ancestor (gtk_root_get_focus (root), entry);
  if (keeps)
    keep (canvas, gtk_editable_get_text (GTK_EDITABLE (entry)));
  canvas->edited = 0;
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (canvas));
  gtk_widget_unparent (entry);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
muster_canvas_end_edit (MusterCanvas *canvas)
{
  close_entry (canvas, TRUE);
}

/* }}} */
/* {{{ Where */

static double
get_scale (MusterCanvas *canvas)
{
  return canvas->zoom < MIN_ZOOM ? 1 : MIN (canvas->zoom, MAX_ZOOM);
}

typedef struct
{
  MusterRect place;
  double size;
} Name;

/* The name on the card, as wide as the card allows, and the size of its letters; in the scene's
 * points. */
static gboolean
find_name (MusterCanvas *canvas, Name *name)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  guint card = muster_scene_find (scene, canvas->edited);
  g_auto (MusterCardFace) face = { 0 };
  const MusterRect *rect;
  MusterPoint middle;

  if (card == MUSTER_NOWHERE)
    {
      if (!muster_canvas_get_line_middle (canvas, canvas->edited, &middle))
        return FALSE;
      name->size = muster_text_get_size (MUSTER_TEXT_TITLE);
      name->place = (MusterRect){ middle.x - MUSTER_CARD_WIDTH / 2, middle.y - name->size / 2, MUSTER_CARD_WIDTH, name->size };
      return TRUE;
    }
  rect = &muster_scene_get_layout (scene)->cards[card].rect;
  muster_scene_get_face (scene, card, &face);
  name->size = muster_text_get_size (face.name_box.style);
  name->place = (MusterRect){ rect->x + face.name_box.x, rect->y + face.name_box.y, 0, name->size * LINE_HEIGHT };
  name->place.width = rect->x + rect->width - MUSTER_CARD_PADDING - name->place.x;
  return TRUE;
}

void
muster_canvas_follow_entry (MusterCanvas *canvas)
{
  Name name;

  if (canvas->entry == NULL)
    return;
  if (find_name (canvas, &name))
    gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  else
    muster_canvas_end_edit (canvas);
}

void
muster_canvas_allocate_entry (MusterCanvas *canvas)
{
  Name name;
  int height, width;
  double x, y, room;

  if (canvas->entry == NULL || !find_name (canvas, &name))
    return;
  /* Wide enough to type into at any zoom, and within the window. */
  gtk_widget_measure (canvas->entry, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (canvas->entry, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  width = MAX (width, (int) (name.place.width * get_scale (canvas) + 2 * PADDING));
  room = MAX (0, gtk_widget_get_width (GTK_WIDGET (canvas)) - width);
  x = CLAMP (name.place.x * canvas->zoom - canvas->offset_x - PADDING, 0, room);
  y = (name.place.y + name.place.height / 2) * canvas->zoom - canvas->offset_y - height / 2.0;
  gtk_widget_allocate (canvas->entry, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (round (x), round (y))));
}

/* }}} */
/* {{{ The entry */

/* After the text itself, so that an input method has its Escape first. */
static gboolean
on_key (MusterCanvas *canvas, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  if (key == GDK_KEY_Escape)
    {
      close_entry (canvas, FALSE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    {
      muster_canvas_end_edit (canvas);
      gtk_widget_activate_action (GTK_WIDGET (canvas), key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) == 0 ? "win.rename-next" : "win.rename-previous", NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* A popover that closes gives the focus back to the canvas, and a window that is left keeps it. Who
 * goes elsewhere is done. */
static gboolean
follow_focus (gpointer data)
{
  MusterCanvas *canvas = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (canvas->entry));

  canvas->leaving = 0;
  if (focus == NULL || focus == GTK_WIDGET (canvas))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (canvas->entry));
  else if (!gtk_widget_is_ancestor (focus, canvas->entry))
    muster_canvas_end_edit (canvas);
  return G_SOURCE_REMOVE;
}

/* While the focus moves, GTK cannot bear that a widget goes. */
static void
on_leave (MusterCanvas *canvas)
{
  if (canvas->entry != NULL && canvas->leaving == 0)
    canvas->leaving = g_idle_add (follow_focus, canvas);
}

static GtkWidget *
make_entry (MusterCanvas *canvas, double size)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  MusterDocument *doc = muster_session_get_document (canvas->session);
  const char *text = muster_document_get_text (doc, canvas->edited, get_field (canvas));

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MUSTER_TEXT_MAX / 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), get_field (canvas) == MUSTER_LINE_LABEL ? _ ("Label") : muster_document_get_name (doc, canvas->edited));
  gtk_widget_add_css_class (entry, "name");
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (size * get_scale (canvas) * PANGO_SCALE));
  gtk_entry_set_attributes (GTK_ENTRY (entry), attributes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (muster_field_get_info (get_field (canvas))->label), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (muster_canvas_end_edit), canvas);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), canvas);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), canvas);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

gboolean
muster_canvas_edit (MusterCanvas *canvas, MusterRecord record)
{
  Name name;

  muster_canvas_end_edit (canvas);
  if (canvas->session == NULL || record == 0 || muster_session_is_read_only (canvas->session))
    return FALSE;
  canvas->edited = record;
  if (!find_name (canvas, &name))
    {
      canvas->edited = 0;
      return FALSE;
    }
  muster_canvas_end_slide (canvas);
  muster_canvas_reveal (canvas, record);
  canvas->entry = make_entry (canvas, name.size);
  gtk_widget_set_parent (canvas->entry, GTK_WIDGET (canvas));
  /* Its keys are for the text alone. */
  gtk_event_controller_set_propagation_phase (canvas->keys, GTK_PHASE_NONE);
  gtk_widget_grab_focus (canvas->entry);
  gtk_editable_select_region (GTK_EDITABLE (canvas->entry), 0, -1);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  return TRUE;
}

/* }}} */
