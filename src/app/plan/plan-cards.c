/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-cards.c: the cards of one section of a stage, side by side as many as there is room for.
 *
 * They are the canvas' cards with a title of one line, drawn as far as they can be seen. The keyboard
 * is on one of them, which is this widget's own; what is selected is the session's.
 */
#include "plan-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define HEIGHT 56.0
#define GAP 8.0
#define RING 2.0
#define ROUND 9.0
#define FAINT 0.3

struct _MusterPlanCards
{
  GtkWidget parent_instance;

  MusterPlan *plan;
  MusterPlanColumn *column;
  MusterPlanSection section;
  guint n_cards;
  guint cursor;
  /* Pressed while it was selected already: alone selected only if it is let go at once. */
  MusterRecord pressed;
};

G_DEFINE_FINAL_TYPE (MusterPlanCards, muster_plan_cards, GTK_TYPE_WIDGET)

/* {{{ Places */

static guint
count_across (double width)
{
  return (guint) MAX (1, floor ((width + GAP) / (MUSTER_CARD_WIDTH + GAP)));
}

static guint
get_across (MusterPlanCards *cards)
{
  return count_across (gtk_widget_get_width (GTK_WIDGET (cards)));
}

MusterRect
muster_plan_cards_get_place (MusterPlanCards *cards, guint index)
{
  double all = gtk_widget_get_width (GTK_WIDGET (cards));
  guint across = get_across (cards);
  double width = floor ((all - GAP * (across - 1)) / across);
  guint place = index % across;

  if (gtk_widget_get_direction (GTK_WIDGET (cards)) == GTK_TEXT_DIR_RTL)
    place = across - 1 - place;
  return (MusterRect){ place * (width + GAP), (index / across) * (HEIGHT + GAP), width, HEIGHT };
}

guint
muster_plan_cards_find_near (MusterPlanCards *cards, double x, double y)
{
  guint nearest = 0;
  double least = G_MAXDOUBLE;
  guint across = get_across (cards);
  guint row = y > 0 ? (guint) (y / (HEIGHT + GAP)) : 0;
  guint n_rows = (cards->n_cards + across - 1) / across;

  row = MIN (row, n_rows > 0 ? n_rows - 1 : 0);
  for (guint i = row * across; i < MIN (cards->n_cards, (row + 1) * across); i++)
    {
      MusterRect place = muster_plan_cards_get_place (cards, i);
      double distance = fabs (place.x + place.width / 2 - x);

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  return nearest;
}

static const MusterPlanCard *
get_card (MusterPlanCards *cards, guint index)
{
  GArray *list = cards->plan->state->stages[cards->column->number].cards[cards->section];

  return &g_array_index (list, MusterPlanCard, index);
}

static guint
pick (MusterPlanCards *cards, double x, double y)
{
  guint index = cards->n_cards > 0 ? muster_plan_cards_find_near (cards, x, y) : 0;
  MusterRect place;

  if (index >= cards->n_cards)
    return MUSTER_NOWHERE;
  place = muster_plan_cards_get_place (cards, index);
  return x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height ? index : MUSTER_NOWHERE;
}

MusterRecord
muster_plan_cards_pick (MusterPlanCards *cards, double x, double y)
{
  guint index = pick (cards, x, y);

  return index != MUSTER_NOWHERE ? get_card (cards, index)->record : 0;
}

static guint
find (MusterPlanCards *cards, MusterRecord role)
{
  for (guint i = 0; i < cards->n_cards; i++)
    if (get_card (cards, i)->record == role)
      return i;
  return MUSTER_NOWHERE;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MusterPlanCards *cards = MUSTER_PLAN_CARDS (widget);
  guint across = count_across (for_size < 0 ? 2 * MUSTER_CARD_WIDTH + GAP : for_size);
  guint n_rows = (cards->n_cards + across - 1) / across;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) MUSTER_CARD_WIDTH;
      *natural = (int) (2 * MUSTER_CARD_WIDTH + GAP);
      return;
    }
  *minimum = *natural = n_rows > 0 ? (int) (n_rows * (HEIGHT + GAP) - GAP) : 0;
}

/* }}} */
/* {{{ Drawing */

static void
draw_ring (MusterPlanCards *cards, cairo_t *cr, const MusterRect *place, gboolean selected)
{
  double x = place->x - RING / 2 + 0.5, y = place->y - RING / 2 + 0.5, right = place->x + place->width + RING / 2 - 0.5, bottom = place->y + place->height + RING / 2 - 1.5;
  double round = ROUND + RING / 2;
  GdkRGBA accent = { 0.2, 0.5, 0.9, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (cards)), "accent_bg_color", &accent);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - round, y + round, round, -G_PI_2, 0);
  cairo_arc (cr, right - round, bottom - round, round, 0, G_PI_2);
  cairo_arc (cr, x + round, bottom - round, round, G_PI_2, G_PI);
  cairo_arc (cr, x + round, y + round, round, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, selected ? RING : 1);
  if (!selected)
    cairo_set_dash (cr, (double[]){ 2, 2 }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
init_face (MusterPlanCards *cards, guint index, MusterCardFace *face)
{
  MusterRect place = muster_plan_cards_get_place (cards, index);

  muster_plan_face_init (face, cards->plan, cards->column->number, cards->section, get_card (cards, index), &place);
}

static void
draw_card (MusterPlanCards *cards, guint index, cairo_t *cr)
{
  const MusterPlanCard *card = get_card (cards, index);
  MusterSession *session = cards->plan->session;
  const MusterPalette *palette = muster_theme_get_palette (muster_session_get_options (session)->theme);
  GHashTable *bright = muster_session_get_bright (session);
  gboolean faint = bright != NULL && !g_hash_table_contains (bright, GUINT_TO_POINTER (card->record));
  MusterRect place = muster_plan_cards_get_place (cards, index);
  g_auto (MusterCardFace) face = { 0 };
  MusterCairoPainter painter;

  init_face (cards, index, &face);
  if (faint)
    cairo_push_group (cr);
  muster_cairo_painter_init (&painter, cr, cards->plan->text);
  painter.painter.push (&painter.painter, place.x, place.y, 1);
  muster_card_face_draw (&face, palette, &painter.painter);
  painter.painter.pop (&painter.painter);
  if (faint)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, FAINT);
    }
  if (muster_session_is_selected (session, card->record))
    draw_ring (cards, cr, &place, TRUE);
  else if (index == cards->cursor && gtk_widget_has_visible_focus (GTK_WIDGET (cards)))
    draw_ring (cards, cr, &place, FALSE);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterPlanCards *cards = MUSTER_PLAN_CARDS (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double view = gtk_widget_get_height (cards->column->scroller), x, y = 0, top, bottom;
  guint across = get_across (cards), first, end;
  cairo_t *cr;

  if (cards->n_cards == 0 || !gtk_widget_translate_coordinates (widget, cards->column->scroller, 0, 0, &x, &y))
    return;
  top = MAX (0, -y);
  bottom = MIN (height, view - y);
  first = (guint) (top / (HEIGHT + GAP)) * across;
  end = MIN (cards->n_cards, (guint) ceil (MAX (0, bottom) / (HEIGHT + GAP)) * across);
  if (first >= end)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-4, (float) top - HEIGHT, (float) width + 8, (float) (bottom - top) + 2 * HEIGHT));
  for (guint i = first; i < end; i++)
    draw_card (cards, i, cr);
  cairo_destroy (cr);
}

GdkPaintable *
muster_plan_cards_make_icon (MusterPlanCards *cards, MusterRecord role)
{
  guint index = find (cards, role);
  MusterRect place = index != MUSTER_NOWHERE ? muster_plan_cards_get_place (cards, index) : (MusterRect){ 0 };
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_auto (MusterCardFace) face = { 0 };
  const MusterPalette *palette = muster_theme_get_palette (muster_session_get_options (cards->plan->session)->theme);
  MusterCairoPainter painter;
  cairo_t *cr;

  if (index == MUSTER_NOWHERE)
    return NULL;
  init_face (cards, index, &face);
  /* One without a fill of its own could not be read over what it is dragged over. */
  if (face.fill.alpha == 0)
    face.fill = palette->ground;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) place.width, HEIGHT));
  muster_cairo_painter_init (&painter, cr, cards->plan->text);
  muster_card_face_draw (&face, palette, &painter.painter);
  cairo_destroy (cr);
  return gtk_snapshot_to_paintable (snapshot, &GRAPHENE_SIZE_INIT ((float) place.width, HEIGHT));
}

/* }}} */
/* {{{ The keyboard */

/* The card under the keyboard in words. */
static void
describe (MusterPlanCards *cards)
{
  g_autofree char *text = NULL;

  if (cards->cursor >= cards->n_cards)
    return;
  text = muster_plan_dup_words (cards->plan, cards->column->number, cards->section, get_card (cards, cards->cursor));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cards), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
scroll_to (MusterPlanCards *cards, guint index)
{
  MusterRect place = muster_plan_cards_get_place (cards, index);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (cards->column->scroller));
  double x, y;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (cards), GTK_WIDGET (cards->column->body), place.x, place.y, &x, &y))
    gtk_adjustment_clamp_page (adjustment, y - GAP, y + place.height + GAP);
}

/* The cards as one widget may be taller than what is seen of them, to which the view would scroll. */
static void
grab_focus (MusterPlanCards *cards)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (cards->column->scroller));
  double value = gtk_adjustment_get_value (adjustment);

  gtk_widget_grab_focus (GTK_WIDGET (cards));
  gtk_adjustment_set_value (adjustment, value);
}

void
muster_plan_cards_enter (MusterPlanCards *cards, guint index, gboolean select)
{
  if (index >= cards->n_cards)
    return;
  cards->cursor = index;
  grab_focus (cards);
  scroll_to (cards, index);
  if (select)
    muster_session_select (cards->plan->session, get_card (cards, index)->record, MUSTER_SELECT_ONLY);
  describe (cards);
  gtk_widget_queue_draw (GTK_WIDGET (cards));
}

static void
on_focus (MusterPlanCards *cards)
{
  if (cards->cursor < cards->n_cards)
    scroll_to (cards, cards->cursor);
  gtk_widget_queue_draw (GTK_WIDGET (cards));
}

static gboolean
leave_sideways (MusterPlanCards *cards, int step)
{
  MusterPlanColumn *other = muster_plan_get_column (cards->plan, (int) cards->column->number + step);
  MusterRect place = muster_plan_cards_get_place (cards, cards->cursor);
  double x, y = 0;

  gtk_widget_translate_coordinates (GTK_WIDGET (cards), GTK_WIDGET (cards->plan), 0, place.y + place.height / 2, &x, &y);
  return other != NULL && muster_plan_column_enter (other, cards->section, y);
}

/* Up or down out of the section: to the next, or where Tab leads. */
static void
leave_along (MusterPlanCards *cards, int step)
{
  MusterRect place = muster_plan_cards_get_place (cards, cards->cursor);

  if (!muster_plan_column_step (cards->column, cards->section, step, place.x + place.width / 2))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (cards))), step < 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

static void
walk (MusterPlanCards *cards, int dx, int dy, gboolean extend)
{
  int across = (int) get_across (cards), cursor = (int) cards->cursor;
  int column = cursor % across, next = cursor + dx + dy * across;

  if (dx != 0 && (column + dx < 0 || column + dx >= across || next < 0 || next >= (int) cards->n_cards))
    {
      leave_sideways (cards, dx);
      return;
    }
  if (dy > 0 && next >= (int) cards->n_cards && (int) cards->n_cards - 1 > cursor && ((int) cards->n_cards - 1) / across > cursor / across)
    next = (int) cards->n_cards - 1;
  if (next < 0 || next >= (int) cards->n_cards)
    {
      leave_along (cards, dy);
      return;
    }
  muster_plan_cards_enter (cards, (guint) next, !extend);
  if (extend)
    muster_session_select (cards->plan->session, get_card (cards, (guint) next)->record, MUSTER_SELECT_ADD);
}

GArray *
muster_plan_cards_list_held (MusterPlanCards *cards, MusterRecord record)
{
  MusterSession *session = cards->plan->session;
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (session, &n_selected);

  g_array_append_val (records, record);
  for (guint i = 0; muster_session_is_selected (session, record) && i < n_selected; i++)
    {
      MusterKind kind = muster_document_get_kind (cards->plan->state->doc, selection[i]);

      if (selection[i] != record && (kind == MUSTER_KIND_ROLE || kind == MUSTER_KIND_DEPARTMENT))
        g_array_append_val (records, selection[i]);
    }
  return records;
}

/* A stage earlier or later, with what else is selected; the keyboard goes along. */
static void
move (MusterPlanCards *cards, int step)
{
  MusterPlan *plan = cards->plan;
  MusterRecord record = get_card (cards, cards->cursor)->record;
  g_autoptr (GArray) records = muster_plan_cards_list_held (cards, record);

  if (cards->section == MUSTER_PLAN_CHANGE)
    {
      muster_session_say (plan->session, _ ("This changes because others come and go: change when they do, or who holds it, in the inspector"));
      return;
    }
  if (!muster_plan_step (plan->session, (const MusterRecord *) (gpointer) records->data, records->len, cards->section == MUSTER_PLAN_LEAVE, step))
    return;
  muster_plan_refresh (plan);
  muster_plan_go_to (plan, record, TRUE);
}

static void
show_menu (MusterPlanCards *cards)
{
  MusterRect place = muster_plan_cards_get_place (cards, cards->cursor);
  MusterRecord role = get_card (cards, cards->cursor)->record;

  if (!muster_session_is_selected (cards->plan->session, role))
    muster_session_select (cards->plan->session, role, MUSTER_SELECT_ONLY);
  muster_plan_show_menu (cards->plan, GTK_WIDGET (cards), &(GdkRectangle){ place.x, place.y, place.width, place.height });
}

static gboolean
act (MusterPlanCards *cards, guint key, GdkModifierType held)
{
  MusterRecord role = get_card (cards, cards->cursor)->record;

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      muster_session_select (cards->plan->session, role, (held & GDK_CONTROL_MASK) != 0 ? MUSTER_SELECT_TOGGLE : MUSTER_SELECT_ONLY);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      if (held != 0)
        return FALSE;
      muster_session_select (cards->plan->session, role, MUSTER_SELECT_ONLY);
      muster_plan_inspect (cards->plan);
      return TRUE;
    case GDK_KEY_Menu:
      show_menu (cards);
      return TRUE;
    case GDK_KEY_F10:
      if (held == GDK_SHIFT_MASK)
        show_menu (cards);
      return held == GDK_SHIFT_MASK;
    case GDK_KEY_Home:
      muster_plan_cards_enter (cards, 0, TRUE);
      return TRUE;
    case GDK_KEY_End:
      muster_plan_cards_enter (cards, cards->n_cards - 1, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (MusterPlanCards *cards, guint key, guint code, GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (cards)) == GTK_TEXT_DIR_RTL;
  gboolean back = key == GDK_KEY_Left || key == GDK_KEY_KP_Left, on = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up, down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  int dx = (on - back) * (rtl ? -1 : 1), dy = down - up;

  if (cards->cursor >= cards->n_cards)
    return FALSE;
  if (held == GDK_ALT_MASK && dx != 0)
    move (cards, dx);
  else if ((held & ~GDK_SHIFT_MASK) == 0 && (dx != 0 || dy != 0))
    walk (cards, dx, dy, held == GDK_SHIFT_MASK);
  else
    return act (cards, key, held);
  return TRUE;
}

/* }}} */
/* {{{ The pointer */

static void
on_pressed (MusterPlanCards *cards, int n_press, double x, double y, GtkGesture *gesture)
{
  MusterSession *session = cards->plan->session;
  guint index = pick (cards, x, y);
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  MusterRecord role;

  cards->pressed = 0;
  if (index == MUSTER_NOWHERE)
    {
      grab_focus (cards);
      muster_session_select (session, 0, MUSTER_SELECT_ONLY);
      return;
    }
  role = get_card (cards, index)->record;
  if ((held & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    muster_session_select (session, role, (held & GDK_CONTROL_MASK) != 0 ? MUSTER_SELECT_TOGGLE : MUSTER_SELECT_ADD);
  else if (muster_session_is_selected (session, role))
    cards->pressed = role;
  else
    muster_session_select (session, role, MUSTER_SELECT_ONLY);
  muster_plan_cards_enter (cards, index, FALSE);
  if (n_press == 2)
    muster_plan_inspect (cards->plan);
}

static void
on_released (MusterPlanCards *cards)
{
  if (cards->pressed != 0)
    muster_session_select (cards->plan->session, cards->pressed, MUSTER_SELECT_ONLY);
  cards->pressed = 0;
}

static MusterRecord
pick_for_menu (GtkWidget *widget, double x, double y)
{
  return muster_plan_cards_pick (MUSTER_PLAN_CARDS (widget), x, y);
}

static gboolean
is_cut_off (MusterPlanCards *cards, const MusterTextBox *box)
{
  return box->text != NULL && muster_text_measure (cards->plan->text, box->text, box->style, -1, 1, NULL) > box->width;
}

/* What is cut off on its card, and all that changes. */
static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MusterPlanCards *cards = MUSTER_PLAN_CARDS (widget);
  guint index = keyboard ? cards->cursor : pick (cards, x, y);
  g_auto (MusterCardFace) face = { 0 };
  g_autofree char *text = NULL;

  if (index >= cards->n_cards)
    return FALSE;
  init_face (cards, index, &face);
  if (cards->section != MUSTER_PLAN_CHANGE && !is_cut_off (cards, &face.name_box) && !is_cut_off (cards, &face.holder_box) && !is_cut_off (cards, &face.count_box))
    return FALSE;
  text = muster_plan_dup_words (cards->plan, cards->column->number, cards->section, get_card (cards, index));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* }}} */
/* {{{ The widget */

MusterPlanSection
muster_plan_cards_get_section (MusterPlanCards *cards)
{
  return cards->section;
}

guint
muster_plan_cards_count (MusterPlanCards *cards)
{
  return cards->n_cards;
}

/* "Join: 1 department, 3 roles" */
static char *
dup_label (MusterPlanCards *cards)
{
  const char *const labels[] = { _ ("Join"), _ ("Move"), _ ("Leave"), _ ("Change") };
  guint n_departments = 0, n_roles;
  GString *text = g_string_new (labels[cards->section]);

  for (guint i = 0; i < cards->n_cards; i++)
    n_departments += muster_document_get_kind (cards->plan->state->doc, get_card (cards, i)->record) == MUSTER_KIND_DEPARTMENT;
  n_roles = cards->n_cards - n_departments;
  g_string_append (text, C_ ("before what there is", ": "));
  if (n_departments > 0)
    g_string_append_printf (text, ngettext ("%u department", "%u departments", n_departments), n_departments);
  if (n_departments > 0 && n_roles > 0)
    g_string_append (text, C_ ("between parts of a sentence", ", "));
  if (n_roles > 0 || n_departments == 0)
    g_string_append_printf (text, ngettext ("%u role", "%u roles", n_roles), n_roles);
  return g_string_free (text, FALSE);
}

void
muster_plan_cards_forget (MusterPlanCards *cards)
{
  cards->n_cards = 0;
}

void
muster_plan_cards_show (MusterPlanCards *cards)
{
  guint n = cards->plan->state->stages[cards->column->number].cards[cards->section]->len;
  g_autofree char *label = NULL;

  if (n != cards->n_cards)
    gtk_widget_queue_resize (GTK_WIDGET (cards));
  cards->n_cards = n;
  cards->cursor = n > 0 ? MIN (cards->cursor, n - 1) : 0;
  label = dup_label (cards);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cards), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  describe (cards);
  gtk_widget_queue_draw (GTK_WIDGET (cards));
}

static void
muster_plan_cards_class_init (MusterPlanCardsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  widget_class->query_tooltip = on_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "plancards");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
muster_plan_cards_init (MusterPlanCards *cards)
{
  gtk_widget_set_focusable (GTK_WIDGET (cards), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (cards), TRUE);
}

GtkWidget *
muster_plan_cards_new (MusterPlan *plan, MusterPlanColumn *column, MusterPlanSection section)
{
  MusterPlanCards *cards = g_object_new (MUSTER_TYPE_PLAN_CARDS, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  cards->plan = plan;
  cards->column = column;
  cards->section = section;
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), cards);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), cards);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), cards);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus), cards);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), cards);
  gtk_widget_add_controller (GTK_WIDGET (cards), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (cards), keys);
  gtk_widget_add_controller (GTK_WIDGET (cards), focus);
  muster_plan_add_menu (plan, GTK_WIDGET (cards), pick_for_menu);
  if (section != MUSTER_PLAN_CHANGE)
    muster_plan_add_drag_source (plan, cards);
  return GTK_WIDGET (cards);
}

/* }}} */
