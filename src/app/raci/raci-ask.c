/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-ask.c: the popovers at a cell: the four parts, what is in the way with what can be done instead,
 * and the menu. They open when the button is let go, a little aside of it: GTK 4.8 on X11 closes one that
 * maps under the pointer.
 */
#include "raci-private.h"

#include <glib/gi18n-lib.h>

#define MENUS "/io/github/musterapp/Muster/raci-menus.ui"

/* {{{ One at a time */

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* While it closes GTK still needs it. */
static void
on_closed (GtkWidget *popover, MusterRaciGrid *grid)
{
  if (grid->popover != popover)
    return;
  grid->popover = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent, g_object_ref (popover), g_object_unref);
}

void
muster_raci_close_popover (MusterRaciGrid *grid)
{
  if (grid->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (grid->popover));
}

static void
pop_up (MusterRaciGrid *grid, GtkWidget *popover)
{
  graphene_rect_t place;
  int row, column;

  muster_raci_close_popover (grid);
  muster_raci_grid_get_cursor (grid, &row, &column);
  muster_raci_grid_get_place (grid, row, column, &place);
  grid->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (grid));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y, (int) place.size.width, (int) place.size.height });
  gtk_popover_set_offset (GTK_POPOVER (popover), 1, 4);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), grid, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* }}} */
/* {{{ The four parts */

static void
on_part_clicked (MusterRaciGrid *grid, GtkButton *button)
{
  muster_raci_set_part (grid, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part")));
}

static GtkWidget *
make_part (MusterRaciGrid *grid, MusterPart part, MusterPart now)
{
  GtkWidget *button = part != MUSTER_PART_NONE ? gtk_toggle_button_new_with_label (muster_part_get_letter (part)) : gtk_button_new_from_icon_name ("edit-clear-symbolic");
  const char *label = part != MUSTER_PART_NONE ? muster_part_get_label (part) : _ ("No part");

  if (part != MUSTER_PART_NONE)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), part == now);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_part_clicked), grid, G_CONNECT_SWAPPED);
  return button;
}

static void
ask_part (MusterRaciGrid *grid)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  MusterRecord responsibility = muster_raci_get_responsibility (grid), across = muster_raci_get_across (grid);
  gboolean role = muster_document_get_kind (doc, across) == MUSTER_KIND_ROLE;
  MusterPart now = role ? muster_responsibility_get_part (doc, responsibility, across) : MUSTER_PART_NONE;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (MusterPart part = MUSTER_PART_ACCOUNTABLE; part < MUSTER_N_PARTS; part++)
    gtk_box_append (GTK_BOX (box), make_part (grid, part, now));
  if (now != MUSTER_PART_NONE)
    gtk_box_append (GTK_BOX (box), make_part (grid, MUSTER_PART_NONE, now));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "raci-parts");
  pop_up (grid, popover);
}

/* }}} */
/* {{{ What is in the way */

GArray *
muster_raci_offers_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Offer));
}

void
muster_raci_offers_add (GArray *offers, char *label, MusterRecord role, MusterPart part)
{
  Offer offer = { label, role, part };

  g_array_append_val (offers, offer);
}

static void
on_offer_clicked (MusterRaciGrid *grid, GtkButton *button)
{
  MusterRecord role = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "role"));
  MusterPart part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part"));
  MusterRecord responsibility = muster_raci_get_responsibility (grid);
  GError *error = NULL;

  muster_raci_close_popover (grid);
  if (part == MUSTER_PART_NONE)
    {
      muster_raci_hand_over (grid, responsibility, role);
      return;
    }
  if (!muster_session_may_edit (grid->session))
    return;
  muster_edit_set_part (muster_session_get_document (grid->session), responsibility, role, part, &error);
  muster_session_say_error (grid->session, error);
}

static GtkWidget *
make_offer (MusterRaciGrid *grid, const Offer *offer, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_label (offer->label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "role", GUINT_TO_POINTER (offer->role));
  g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (offer->part));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_offer_clicked), grid, G_CONNECT_SWAPPED);
  return button;
}

void
muster_raci_explain (MusterRaciGrid *grid, const char *sentence, GArray *offers)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < offers->len; i++)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);

      gtk_box_append (GTK_BOX (box), make_offer (grid, offer, i == 0));
      g_free (offer->label);
    }
  g_array_unref (offers);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "raci-conflict");
  pop_up (grid, popover);
}

/* }}} */
/* {{{ The owner */

/* How many roles are offered. */
#define MAX_OFFERS 5

static void
offer_roles (MusterRaciGrid *grid, GArray *offers, MusterRecord responsibility, MusterPart part, const char *format)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  g_autoptr (GArray) roles = muster_responsibility_list_roles (doc, responsibility, part, muster_session_get_options (grid->session)->stage);

  for (guint i = 0; i < roles->len && offers->len < MAX_OFFERS; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);
      g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

      muster_raci_offers_add (offers, g_strconcat (halves[0], muster_document_get_name (doc, role), halves[1], NULL), role, MUSTER_PART_NONE);
    }
}

void
muster_raci_ask_owner (MusterRaciGrid *grid)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  MusterRecord responsibility = muster_raci_get_responsibility (grid), owner;
  GArray *offers = muster_raci_offers_new ();
  const char *name = muster_document_get_name (doc, responsibility);
  g_autofree char *sentence = NULL;

  switch (muster_responsibility_get_owning (doc, responsibility, muster_session_get_options (grid->session)->stage, &owner))
    {
    case MUSTER_OWNING_SEVERAL:
      sentence = g_strdup_printf (_ ("Several roles answer for “%s”, so none does. The others become responsible"), name);
      /* Translators: of several owners, the one that stays */
      offer_roles (grid, offers, responsibility, MUSTER_PART_ACCOUNTABLE, _ ("Keep %s"));
      break;
    case MUSTER_OWNING_NONE:
    case MUSTER_OWNING_ELSEWHERE:
      sentence = g_strdup_printf (_ ("Nobody answers for “%s”. Go to the role that does and press A"), name);
      offer_roles (grid, offers, responsibility, MUSTER_PART_RESPONSIBLE, _ ("Make %s the owner"));
      offer_roles (grid, offers, responsibility, MUSTER_PART_CONSULTED, _ ("Make %s the owner"));
      break;
    case MUSTER_OWNING_ONE:
    default:
      g_array_unref (offers);
      muster_session_go_to (grid->session, owner);
      return;
    }
  muster_raci_explain (grid, sentence, offers);
}

/* }}} */

void
muster_raci_ask (MusterRaciGrid *grid)
{
  int row, column;

  muster_raci_grid_get_cursor (grid, &row, &column);
  if (row < 0)
    gtk_widget_activate_action (GTK_WIDGET (grid), "raci.menu", NULL);
  else if (column == MUSTER_RACI_NAME)
    muster_raci_edit (grid, MUSTER_RESPONSIBILITY_NAME);
  else if (column == MUSTER_RACI_AUTHORITY)
    muster_raci_edit (grid, MUSTER_RESPONSIBILITY_AUTHORITY);
  else if (muster_raci_get_across (grid) == 0)
    muster_raci_ask_owner (grid);
  else if (muster_session_may_edit (grid->session))
    ask_part (grid);
}

void
muster_raci_show_menu (MusterRaciGrid *grid)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MENUS);
  MusterRecord across = muster_raci_get_across (grid);
  const char *menu = "ground";
  GtkWidget *popover;

  if (muster_raci_get_responsibility (grid) != 0)
    menu = across != 0 ? "cell" : "row";
  else if (across != 0 && muster_document_get_kind (muster_session_get_document (grid->session), across) == MUSTER_KIND_ROLE)
    menu = "role";
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, menu)));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  pop_up (grid, popover);
}
