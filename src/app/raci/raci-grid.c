/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-grid.c: the grid as a widget: what it shows, its cursor, scrolling, and its actions.
 */
#include "raci-private.h"
#include "actions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the corners of the board may cover of the last row. */
#define FOOT 64.0

static void muster_raci_grid_scrollable_init (GtkScrollableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusterRaciGrid, muster_raci_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, muster_raci_grid_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* {{{ What is shown */

const MusterRaci *
muster_raci_grid_get_raci (MusterRaciGrid *grid)
{
  if (grid->raci != NULL)
    return grid->raci;
  grid->raci = muster_raci_new (muster_session_get_projection (grid->session), &grid->options);
  grid->headings_height = muster_raci_measure_headings (grid);
  return grid->raci;
}

/* }}} */
/* {{{ Scrolling */

static void
configure (MusterRaciGrid *grid, GtkOrientation orientation, double upper, double page)
{
  GtkAdjustment *adjustment = grid->adjustments[orientation];

  if (adjustment == NULL)
    return;
  upper = MAX (upper, page);
  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page), 0, upper, orientation == GTK_ORIENTATION_VERTICAL ? ROW_HEIGHT : 40, page * 0.9, page);
}

static void
configure_both (MusterRaciGrid *grid)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  Places places;

  muster_raci_find_places (grid, &places);
  configure (grid, GTK_ORIENTATION_HORIZONTAL, places.content, places.view);
  configure (grid, GTK_ORIENTATION_VERTICAL, raci->n_rows * ROW_HEIGHT + FOOT, MAX (ROW_HEIGHT, gtk_widget_get_height (GTK_WIDGET (grid)) - grid->headings_height));
}

static void
set_adjustment (MusterRaciGrid *grid, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (grid->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (grid->adjustments[orientation], grid);
  g_set_object (&grid->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), grid, G_CONNECT_SWAPPED);
}

static void
scroll_to (MusterRaciGrid *grid, GtkOrientation orientation, double from, double to)
{
  if (grid->adjustments[orientation] != NULL)
    gtk_adjustment_clamp_page (grid->adjustments[orientation], MAX (0, from), to);
}

void
muster_raci_reveal_cursor (MusterRaciGrid *grid)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  int row, column, n = (int) raci->n_columns;
  Places places;
  double x;

  if (gtk_widget_get_width (GTK_WIDGET (grid)) == 0)
    return;
  muster_raci_find_places (grid, &places);
  muster_raci_grid_get_cursor (grid, &row, &column);
  if (row >= 0)
    scroll_to (grid, GTK_ORIENTATION_VERTICAL, row * ROW_HEIGHT, (row + 1) * ROW_HEIGHT + (row + 1 == (int) raci->n_rows ? FOOT : 0));
  if (column >= 0 && column < n)
    {
      x = places.first + column * places.column;
      scroll_to (grid, GTK_ORIENTATION_HORIZONTAL, column == 0 ? 0 : x, x + places.column);
    }
  else if (places.authority_scrolls && column == MUSTER_RACI_AUTHORITY)
    scroll_to (grid, GTK_ORIENTATION_HORIZONTAL, 0, places.authority);
  else if (places.owner_scrolls && column == n)
    scroll_to (grid, GTK_ORIENTATION_HORIZONTAL, places.content - places.owner, places.content);
}

/* }}} */
/* {{{ The cursor */

void
muster_raci_grid_get_cursor (MusterRaciGrid *grid, int *row, int *column)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  guint at_row = muster_raci_find_row (raci, grid->at_row);
  guint at_column = muster_raci_find_column (raci, grid->at_record);
  int n = (int) raci->n_columns;

  *row = at_row != MUSTER_NOWHERE ? (int) at_row : MUSTER_RACI_HEADINGS;
  *column = at_column != MUSTER_NOWHERE ? (int) at_column : MIN (grid->at_column, n);
}

MusterRecord
muster_raci_get_responsibility (MusterRaciGrid *grid)
{
  int row, column;

  muster_raci_grid_get_cursor (grid, &row, &column);
  return row >= 0 ? muster_raci_grid_get_raci (grid)->rows[row].record : 0;
}

MusterRecord
muster_raci_get_across (MusterRaciGrid *grid)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  int row, column;

  muster_raci_grid_get_cursor (grid, &row, &column);
  return column >= 0 && column < (int) raci->n_columns ? raci->columns[column].record : 0;
}

/* What the cell with the cursor is called: "Pricing, Operations lead: accountable". */
static char *
dup_cell_name (MusterRaciGrid *grid)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  int row, column, n = (int) raci->n_columns;
  const MusterRaciCell *cell;
  g_autofree char *status = NULL;

  muster_raci_grid_get_cursor (grid, &row, &column);
  if (row < 0)
    return g_strdup (column >= 0 && column < n ? raci->columns[column].name : column == MUSTER_RACI_NAME ? _ ("Responsibility")
                                                                          : column == n                  ? _ ("Owner")
                                                                                                         : _ ("Authority"));
  if (column == MUSTER_RACI_NAME)
    return g_strdup (raci->rows[row].name);
  if (column == MUSTER_RACI_AUTHORITY)
    return g_strdup_printf ("%s, %s: %s", raci->rows[row].name, _ ("Authority"), raci->rows[row].authority != NULL ? raci->rows[row].authority : _ ("none stated"));
  if (column == n)
    {
      status = muster_raci_row_dup_status (&raci->rows[row], muster_session_get_document (grid->session));
      return g_strdup_printf ("%s, %s: %s", raci->rows[row].name, _ ("Owner"), status);
    }
  cell = muster_raci_get_cell (raci, (guint) row, (guint) column);
  return g_strdup_printf ("%s, %s: %s", raci->rows[row].name, raci->columns[column].name, muster_part_get_label (cell != NULL ? cell->part : MUSTER_PART_NONE));
}

/* Assistive technology hears of the cell, and sees it where it is. */
static void
describe (MusterRaciGrid *grid)
{
  g_autofree char *name = NULL;
  int row, column;

  if (!gtk_widget_get_mapped (GTK_WIDGET (grid)))
    return;
  name = dup_cell_name (grid);
  muster_raci_grid_get_cursor (grid, &row, &column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid->stand_in), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid->stand_in), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 2, GTK_ACCESSIBLE_RELATION_COL_INDEX, column - MUSTER_RACI_NAME + 1, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid),
                                  GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) muster_raci_grid_get_raci (grid)->n_rows + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) muster_raci_grid_get_raci (grid)->n_columns + 3,
                                  -1);
}

static void
show_cursor (MusterRaciGrid *grid)
{
  muster_raci_reveal_cursor (grid);
  describe (grid);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* A row selects its responsibility, a heading its role. */
void
muster_raci_grid_set_cursor (MusterRaciGrid *grid, int row, int column)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  int n = (int) raci->n_columns;
  MusterRecord selected;

  row = CLAMP (row, MUSTER_RACI_HEADINGS, (int) raci->n_rows - 1);
  column = CLAMP (column, MUSTER_RACI_NAME, n);
  grid->at_row = row >= 0 ? raci->rows[row].record : 0;
  grid->at_column = column == n ? G_MAXINT : column;
  grid->at_record = column >= 0 && column < n ? raci->columns[column].record : 0;
  selected = grid->at_row != 0 ? grid->at_row : grid->at_record;
  grid->choosing = TRUE;
  if (selected != 0)
    muster_session_select (grid->session, selected, MUSTER_SELECT_ONLY);
  grid->choosing = FALSE;
  show_cursor (grid);
}

/* What is selected elsewhere has the cursor here. */
static void
on_selection_changed (MusterRaciGrid *grid)
{
  MusterRecord cursor = muster_session_get_cursor (grid->session);

  gtk_widget_queue_draw (GTK_WIDGET (grid));
  if (grid->choosing || cursor == 0 || !gtk_widget_get_mapped (GTK_WIDGET (grid)))
    return;
  if (muster_raci_find_row (muster_raci_grid_get_raci (grid), cursor) != MUSTER_NOWHERE)
    grid->at_row = cursor;
  else if (muster_raci_find_column (muster_raci_grid_get_raci (grid), cursor) != MUSTER_NOWHERE)
    grid->at_record = cursor;
  show_cursor (grid);
}

/* }}} */
/* {{{ Following the session */

static void
forget (MusterRaciGrid *grid)
{
  g_clear_pointer (&grid->raci, muster_raci_free);
  if (gtk_widget_get_mapped (GTK_WIDGET (grid)))
    gtk_widget_queue_allocate (GTK_WIDGET (grid));
}

static void
on_changed (MusterRaciGrid *grid)
{
  int row, column;

  if (!gtk_widget_get_mapped (GTK_WIDGET (grid)))
    {
      forget (grid);
      return;
    }
  /* Where the row of the cursor goes, the next one gets it. */
  muster_raci_grid_get_cursor (grid, &row, &column);
  forget (grid);
  if (row >= 0 && muster_raci_find_row (muster_raci_grid_get_raci (grid), grid->at_row) == MUSTER_NOWHERE)
    {
      row = MIN (row, (int) muster_raci_grid_get_raci (grid)->n_rows - 1);
      grid->at_row = row >= 0 ? grid->raci->rows[row].record : 0;
    }
  grid->hover = -1;
  g_signal_emit (grid, signals[MADE], 0);
  describe (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

void
muster_raci_grid_set_options (MusterRaciGrid *grid, const MusterRaciOptions *options)
{
  grid->options = *options;
  muster_raci_close_popover (grid);
  on_changed (grid);
}

void
muster_raci_grid_set_session (MusterRaciGrid *grid, MusterSession *session)
{
  g_return_if_fail (grid->session == NULL);

  grid->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), grid, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), grid, G_CONNECT_SWAPPED);
}

/* }}} */
/* {{{ Actions */

static void
on_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);
  int row, column, down, right;

  g_variant_get (parameter, "(ii)", &down, &right);
  muster_raci_grid_get_cursor (grid, &row, &column);
  muster_raci_grid_set_cursor (grid, row + CLAMP (down, -100000000, 100000000), column + CLAMP (right, -100000000, 100000000));
}

static void
on_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);
  int row, column, rows = (int) ((gtk_widget_get_height (widget) - grid->headings_height) / ROW_HEIGHT);

  muster_raci_grid_get_cursor (grid, &row, &column);
  muster_raci_grid_set_cursor (grid, MAX (0, row + g_variant_get_int32 (parameter) * MAX (1, rows - 1)), column);
}

static void
on_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_set_part (MUSTER_RACI_GRID (widget), muster_part_find (g_variant_get_string (parameter, NULL)));
}

static void
on_cycle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_cycle (MUSTER_RACI_GRID (widget));
}

/* Enter: the text of a cell that has text, else whatever there is to choose. */
static void
on_ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_ask (MUSTER_RACI_GRID (widget));
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean authority = g_str_equal (g_variant_get_string (parameter, NULL), "authority");

  muster_raci_edit (MUSTER_RACI_GRID (widget), authority ? MUSTER_RESPONSIBILITY_AUTHORITY : MUSTER_RESPONSIBILITY_NAME);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_add (MUSTER_RACI_GRID (widget));
}

/* On a cell it takes the part away, on a name the whole responsibility. */
static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);

  if (muster_raci_get_across (grid) != 0)
    muster_raci_set_part (grid, MUSTER_PART_NONE);
  else
    muster_raci_remove (grid);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_remove (MUSTER_RACI_GRID (widget));
}

static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_move (MUSTER_RACI_GRID (widget), g_variant_get_int32 (parameter));
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_raci_show_menu (MUSTER_RACI_GRID (widget));
}

/* The steps are larger than any grid where they lead to an end. */
#define FAR 50000000

static void
bind_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    guint pad;
    int down;
    int right;
    GdkModifierType modifiers;
  } ways[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1, 0 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, -FAR, 0 },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, FAR, 0 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, -FAR, -FAR, GDK_CONTROL_MASK },
    { GDK_KEY_End, GDK_KEY_KP_End, FAR, FAR, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gtk_widget_class_add_binding_action (class, ways[i].key, ways[i].modifiers, "raci.go", "(ii)", ways[i].down, ways[i].right);
      gtk_widget_class_add_binding_action (class, ways[i].pad, ways[i].modifiers, "raci.go", "(ii)", ways[i].down, ways[i].right);
    }
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, 0, "raci.page", "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, 0, "raci.page", "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "raci.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, GDK_SHIFT_MASK, "raci.menu", NULL);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "raci.go", "(ii)", on_go);
  gtk_widget_class_install_action (class, "raci.page", "i", on_page);
  gtk_widget_class_install_action (class, "raci.part", "s", on_part);
  gtk_widget_class_install_action (class, "raci.cycle", NULL, on_cycle);
  gtk_widget_class_install_action (class, "raci.ask", NULL, on_ask);
  gtk_widget_class_install_action (class, "raci.edit", "s", on_edit);
  gtk_widget_class_install_action (class, "raci.add", NULL, on_add);
  gtk_widget_class_install_action (class, "raci.delete", NULL, on_delete);
  gtk_widget_class_install_action (class, "raci.remove", NULL, on_remove);
  gtk_widget_class_install_action (class, "raci.move", "i", on_move);
  gtk_widget_class_install_action (class, "raci.menu", NULL, on_menu);
}

/* }}} */
/* {{{ The widget */

static void
muster_raci_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);
  graphene_rect_t place;
  int row, column, least;

  if (grid->session == NULL)
    return;
  configure_both (grid);
  muster_raci_grid_get_cursor (grid, &row, &column);
  muster_raci_grid_get_place (grid, row, column, &place);
  gtk_widget_measure (grid->stand_in, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (grid->stand_in, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (grid->stand_in, MAX (1, (int) place.size.width), MAX (1, (int) place.size.height), -1, gsk_transform_translate (NULL, &place.origin));
  muster_raci_allocate_entry (grid);
  if (grid->popover != NULL)
    gtk_popover_present (GTK_POPOVER (grid->popover));
  gtk_widget_queue_draw (widget);
}

static void
muster_raci_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
}

static void
muster_raci_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);

  if (grid->session == NULL)
    return;
  muster_raci_draw (grid, snapshot);
  if (grid->entry != NULL)
    gtk_widget_snapshot_child (widget, grid->entry, snapshot);
}

static void
muster_raci_grid_map (GtkWidget *widget)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);

  GTK_WIDGET_CLASS (muster_raci_grid_parent_class)->map (widget);
  if (grid->session == NULL)
    return;
  on_changed (grid);
  if (grid->at_row == 0 && grid->at_record == 0 && muster_raci_grid_get_raci (grid)->n_rows > 0)
    grid->at_row = grid->raci->rows[0].record;
  on_selection_changed (grid);
}

static void
muster_raci_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (widget);

  GTK_WIDGET_CLASS (muster_raci_grid_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (grid->layouts);
  if (grid->raci != NULL)
    grid->headings_height = muster_raci_measure_headings (grid);
  gtk_widget_queue_draw (widget);
}

static gboolean
muster_raci_grid_get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (scrollable);

  *border = (GtkBorder){ .top = (gint16) grid->headings_height };
  return TRUE;
}

static void
muster_raci_grid_scrollable_init (GtkScrollableInterface *interface)
{
  interface->get_border = muster_raci_grid_get_border;
}

static void
muster_raci_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, grid->adjustments[id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, grid->policies[id - PROP_HSCROLL_POLICY]);
}

static void
muster_raci_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (grid, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    grid->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
}

static void
muster_raci_grid_dispose (GObject *object)
{
  MusterRaciGrid *grid = MUSTER_RACI_GRID (object);

  g_clear_handle_id (&grid->leaving, g_source_remove);
  g_clear_pointer (&grid->popover, gtk_widget_unparent);
  g_clear_pointer (&grid->suggestions, gtk_widget_unparent);
  g_clear_pointer (&grid->entry, gtk_widget_unparent);
  g_clear_pointer (&grid->stand_in, gtk_widget_unparent);
  set_adjustment (grid, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (grid, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&grid->raci, muster_raci_free);
  g_clear_object (&grid->session);
  G_OBJECT_CLASS (muster_raci_grid_parent_class)->dispose (object);
}

static void
muster_raci_grid_finalize (GObject *object)
{
  g_hash_table_unref (MUSTER_RACI_GRID (object)->layouts);
  G_OBJECT_CLASS (muster_raci_grid_parent_class)->finalize (object);
}

static void
muster_raci_grid_class_init (MusterRaciGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = muster_raci_grid_dispose;
  object_class->finalize = muster_raci_grid_finalize;
  object_class->get_property = muster_raci_grid_get_property;
  object_class->set_property = muster_raci_grid_set_property;
  widget_class->size_allocate = muster_raci_grid_size_allocate;
  widget_class->measure = muster_raci_grid_measure;
  widget_class->snapshot = muster_raci_grid_snapshot;
  widget_class->map = muster_raci_grid_map;
  widget_class->css_changed = muster_raci_grid_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "raci");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  signals[MADE] = g_signal_new ("made", MUSTER_TYPE_RACI_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  bind_keys (widget_class);
}

static void
muster_raci_grid_init (MusterRaciGrid *grid)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  grid->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  grid->at_column = MUSTER_RACI_NAME;
  grid->dragged = grid->drop = grid->hover = -1;
  gtk_widget_set_focusable (GTK_WIDGET (grid), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (grid), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Responsibilities"), -1);
  grid->stand_in = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, "can-target", FALSE, "can-focus", FALSE, NULL);
  gtk_widget_set_parent (grid->stand_in, GTK_WIDGET (grid));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, grid->stand_in, -1);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (gtk_widget_queue_draw), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), focus);
  grid->keys = muster_actions_add_board_keys (GTK_WIDGET (grid), "responsibilities");
  muster_raci_add_pointer (grid);
}

/* }}} */
