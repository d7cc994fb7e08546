/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-cards.c: what assistive technology is told of the cards that are seen.
 *
 * Each card in sight has a widget that lies over it, shows nothing and cannot be hit, with the role of
 * an item of a tree: its name, who holds it, whom it reports to, its level, whether it is selected.
 * They are reused, at most MAX_CARDS of them, and follow when the view has come to rest, so that
 * panning costs nothing. The canvas itself is described by what the cursor is on, so that moves by
 * keyboard are read out.
 */
#include "canvas-private.h"

#include "card.h"

#include <glib/gi18n-lib.h>

#define MAX_CARDS 400
#define REST 120

/* {{{ Words */

/* Whom a role reports to, or what a department is part of. */
static char *
dup_above (MusterCanvas *canvas, const MusterCard *card)
{
  MusterDocument *doc = muster_session_get_document (canvas->session);
  MusterProjection *projection = muster_session_get_projection (canvas->session);
  gboolean role = card->kind == MUSTER_KIND_ROLE;
  const MusterTree *tree = role ? muster_projection_get_roles (projection) : muster_projection_get_departments (projection);
  guint index = muster_projection_find (projection, card->record);
  guint parent = index != MUSTER_NOWHERE ? tree->nodes[index].parent : MUSTER_NOWHERE;
  const char *name = parent != MUSTER_NOWHERE ? muster_document_get_name (doc, tree->nodes[parent].record) : NULL;

  if (name == NULL)
    return g_strdup (role ? _ ("reports to nobody") : _ ("at the top"));
  return g_strdup_printf (role ? _ ("reports to %s") : _ ("part of %s"), name);
}

static guint
get_level (MusterCanvas *canvas, const MusterCard *card)
{
  MusterProjection *projection = muster_session_get_projection (canvas->session);
  const MusterTree *tree = card->kind == MUSTER_KIND_ROLE ? muster_projection_get_roles (projection) : muster_projection_get_departments (projection);
  guint index = muster_projection_find (projection, card->record);

  return index != MUSTER_NOWHERE ? tree->nodes[index].level : 1;
}

/* All that a card says, and where it stands. The level is said, since GTK does not hand it on before
 * 4.18. */
static char *
dup_description (MusterCanvas *canvas, guint index)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  const MusterCard *card = &muster_scene_get_layout (scene)->cards[index];
  g_auto (MusterCardFace) face = { 0 };
  g_autofree char *above = dup_above (canvas, card);
  GString *text = g_string_new (NULL);

  muster_scene_get_face (scene, index, &face);
  g_string_append (text, muster_kind_get_label (card->kind));
  if (face.holder != NULL)
    g_string_append_printf (text, ", %s", face.holder);
  if (face.count != NULL)
    g_string_append_printf (text, ", %s", face.count);
  if (face.pill != NULL)
    g_string_append_printf (text, ", %s", face.pill);
  g_string_append_printf (text, ", %s, ", above);
  g_string_append_printf (text, _ ("level %u"), get_level (canvas, card));
  if (card->hidden > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u role hidden", "%u roles hidden", card->hidden), card->hidden);
    }
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ Widgets that stand for cards */

static GtkWidget *
get_stand_in (MusterCanvas *canvas, guint i)
{
  GtkWidget *stand_in;

  if (i < canvas->cards.widgets->len)
    return g_ptr_array_index (canvas->cards.widgets, i);
  stand_in = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TREE_ITEM, "can-target", FALSE, "can-focus", FALSE, NULL);
  gtk_widget_set_parent (stand_in, GTK_WIDGET (canvas));
  g_ptr_array_add (canvas->cards.widgets, stand_in);
  return stand_in;
}

static void
describe_card (MusterCanvas *canvas, GtkWidget *stand_in, guint index)
{
  const MusterCard *card = &muster_scene_get_layout (muster_canvas_get_scene (canvas))->cards[index];
  g_autofree char *description = dup_description (canvas, index);
  const char *name = muster_document_get_name (muster_session_get_document (canvas->session), card->record);

  g_object_set_data (G_OBJECT (stand_in), "record", GUINT_TO_POINTER (card->record));
  gtk_accessible_update_property (GTK_ACCESSIBLE (stand_in),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) get_level (canvas, card),
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (stand_in),
                               GTK_ACCESSIBLE_STATE_SELECTED,
                               muster_session_is_selected (canvas->session, card->record),
                               -1);
  if (card->hidden > 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (stand_in), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (stand_in), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static gboolean
meets (const MusterRect *a, const MusterRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
describe_cards (MusterCanvas *canvas)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));
  MusterCanvasView view = { canvas->zoom, canvas->offset_x, canvas->offset_y };
  MusterRect clip = muster_canvas_get_clip (canvas, &view);
  guint n = 0;

  for (guint i = 0; i < layout->n_cards && n < MAX_CARDS; i++)
    if (layout->cards[i].record != 0 && meets (&layout->cards[i].rect, &clip))
      describe_card (canvas, get_stand_in (canvas, n++), i);
  canvas->cards.n_used = n;
  for (guint i = 0; i < canvas->cards.widgets->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (canvas->cards.widgets, i), i < n);
}

static void
describe_cursor (MusterCanvas *canvas)
{
  guint card = muster_scene_find (muster_canvas_get_scene (canvas), muster_session_get_cursor (canvas->session));
  g_autofree char *description = card != MUSTER_NOWHERE ? dup_description (canvas, card) : NULL;
  g_autofree char *text = NULL;

  if (card != MUSTER_NOWHERE)
    text = g_strdup_printf ("%s, %s", muster_document_get_name (muster_session_get_document (canvas->session), muster_session_get_cursor (canvas->session)), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static gboolean
describe (gpointer data)
{
  MusterCanvas *canvas = data;

  canvas->cards.queued = 0;
  if (canvas->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (canvas)))
    return G_SOURCE_REMOVE;
  describe_cards (canvas);
  describe_cursor (canvas);
  gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  return G_SOURCE_REMOVE;
}

void
muster_canvas_queue_describe (MusterCanvas *canvas)
{
  g_clear_handle_id (&canvas->cards.queued, g_source_remove);
  canvas->cards.queued = g_timeout_add_full (G_PRIORITY_LOW, REST, describe, canvas, NULL);
}

void
muster_canvas_forget_cards (MusterCanvas *canvas)
{
  g_clear_handle_id (&canvas->cards.queued, g_source_remove);
  for (guint i = 0; i < canvas->cards.widgets->len; i++)
    gtk_widget_unparent (g_ptr_array_index (canvas->cards.widgets, i));
  g_ptr_array_set_size (canvas->cards.widgets, 0);
  canvas->cards.n_used = 0;
}

void
muster_canvas_allocate_cards (MusterCanvas *canvas)
{
  for (guint i = 0; i < canvas->cards.n_used; i++)
    {
      GtkWidget *stand_in = g_ptr_array_index (canvas->cards.widgets, i);
      MusterRect place;
      int width, height;

      /* GTK wants to be asked before it is told. */
      gtk_widget_measure (stand_in, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (stand_in, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      if (!muster_canvas_get_place (canvas, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (stand_in), "record")), &place))
        place = (MusterRect){ 0 };
      gtk_widget_allocate (stand_in, MAX (1, (int) place.width), MAX (1, (int) place.height), -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (place.x, place.y)));
    }
}

/* }}} */
