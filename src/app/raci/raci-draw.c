/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-draw.c: the grid as it is seen, and where its cells are. Text that was shaped is kept.
 */
#include "raci-private.h"
#include "shown.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Below these widths the authority scrolls along, and then the owner too. */
#define AUTHORITY_FIXED 920
#define OWNER_FIXED 560
#define COLUMN_MIN 38.0
#define COLUMN_MAX 74.0
#define CHIP 28.0
#define HEADINGS_MIN 72.0
#define HEADINGS_MAX 168.0
#define PADDING 10.0
#define MAX_LAYOUTS 6000

/* Signs of styles in the keys of what was shaped. */
#define PLAIN 'p'
#define BOLD 'b'
#define LETTER 'l'
#define UPWARDS 'u'

/* {{{ Where */

void
muster_raci_find_places (MusterRaciGrid *grid, Places *places)
{
  double width = gtk_widget_get_width (GTK_WIDGET (grid)), room;
  guint n = MAX (1, muster_raci_grid_get_raci (grid)->n_columns);

  *places = (Places){ .authority_scrolls = width < AUTHORITY_FIXED, .owner_scrolls = width < OWNER_FIXED };
  places->margin = places->authority_scrolls ? 0 : 24;
  places->name = places->owner_scrolls ? MIN (150, width * 0.42) : CLAMP (width * 0.2, 170, 300);
  places->authority = places->owner_scrolls ? 120 : places->authority_scrolls ? 170
                                                                              : CLAMP (width * 0.17, 150, 280);
  places->owner = places->owner_scrolls ? 170 : CLAMP (width * 0.15, 150, 250);
  places->left = places->margin + places->name + (places->authority_scrolls ? 0 : places->authority);
  room = width - places->left - (places->owner_scrolls ? 0 : places->owner + places->margin);
  places->first = places->authority_scrolls ? places->authority : 0;
  places->column = floor (CLAMP ((room - places->first) / n, COLUMN_MIN, COLUMN_MAX));
  places->content = places->first + places->column * muster_raci_grid_get_raci (grid)->n_columns + (places->owner_scrolls ? places->owner : 0);
  places->view = MAX (0, room);
}

static double
get_scroll (MusterRaciGrid *grid, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = grid->adjustments[orientation];

  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment)) : 0;
}

/* Left and width of a column. */
static void
place_column (MusterRaciGrid *grid, const Places *places, int column, double *x, double *width)
{
  int n = (int) muster_raci_grid_get_raci (grid)->n_columns;
  double scrolled = places->left - get_scroll (grid, GTK_ORIENTATION_HORIZONTAL);

  if (column == MUSTER_RACI_NAME)
    {
      *x = places->margin;
      *width = places->name;
    }
  else if (column == MUSTER_RACI_AUTHORITY)
    {
      *x = places->authority_scrolls ? scrolled : places->margin + places->name;
      *width = places->authority;
    }
  else if (column < n)
    {
      *x = scrolled + places->first + column * places->column;
      *width = places->column;
    }
  else
    {
      *x = places->owner_scrolls ? scrolled + places->first + n * places->column : places->left + MIN (places->content, places->view);
      *width = places->owner;
    }
}

void
muster_raci_grid_get_place (MusterRaciGrid *grid, int row, int column, graphene_rect_t *place)
{
  Places places;
  double x, width, y;

  muster_raci_find_places (grid, &places);
  place_column (grid, &places, column, &x, &width);
  y = row == MUSTER_RACI_HEADINGS ? 0 : grid->headings_height + row * ROW_HEIGHT - get_scroll (grid, GTK_ORIENTATION_VERTICAL);
  graphene_rect_init (place, (float) x, (float) y, (float) width, (float) (row == MUSTER_RACI_HEADINGS ? grid->headings_height : ROW_HEIGHT));
}

gboolean
muster_raci_hit (MusterRaciGrid *grid, double x, double y, int *row, int *column)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  int n = (int) raci->n_columns;
  double left, width;
  Places places;

  muster_raci_find_places (grid, &places);
  *row = y < grid->headings_height ? MUSTER_RACI_HEADINGS : (int) floor ((y - grid->headings_height + get_scroll (grid, GTK_ORIENTATION_VERTICAL)) / ROW_HEIGHT);
  if (*row >= (int) raci->n_rows)
    return FALSE;
  for (int fixed = 0; fixed < 3; fixed++)
    {
      const int columns[] = { MUSTER_RACI_NAME, MUSTER_RACI_AUTHORITY, n };

      place_column (grid, &places, columns[fixed], &left, &width);
      *column = columns[fixed];
      if (x >= left && x < left + width)
        return TRUE;
    }
  place_column (grid, &places, 0, &left, &width);
  *column = (int) floor ((x - left) / places.column);
  return x >= places.left && x < places.left + places.view && *column >= 0 && *column < n;
}

/* }}} */
/* {{{ Colours and text */

typedef struct
{
  MusterRaciGrid *grid;
  const MusterRaci *raci;
  Places places;
  cairo_t *cr;
  double width;
  double height;
  double right;
  GdkRGBA text;
  GdkRGBA ground;
  GdkRGBA accent;
  GdkRGBA on_accent;
  GdkRGBA warning;
  GdkRGBA success;
  GdkRGBA error;
} Drawing;

static void
look_up (MusterRaciGrid *grid, const char *name, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (grid)), name, color))
    *color = (GdkRGBA){ 0.5, 0.5, 0.5, 1 };
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

static gboolean
is_ideographic (const char *text)
{
  for (; *text != 0; text = g_utf8_next_char (text))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));

      if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
        return TRUE;
    }
  return FALSE;
}

static PangoLayout *
make_layout (MusterRaciGrid *grid, char style, const char *text)
{
  g_autofree char *shown = muster_shown_dup (text);
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (grid));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout;

  if (style == UPWARDS && is_ideographic (text))
    {
      pango_context_set_base_gravity (context, PANGO_GRAVITY_EAST);
      pango_context_set_gravity_hint (context, PANGO_GRAVITY_HINT_NATURAL);
    }
  layout = pango_layout_new (context);
  g_object_unref (context);
  if (style != PLAIN)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style == UPWARDS)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.94));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, shown, -1);
  return layout;
}

/* A text on one line of @width, kept. */
static PangoLayout *
get_layout (MusterRaciGrid *grid, char style, const char *text, double width)
{
  g_autofree char *key = g_strdup_printf ("%c%s", style, text);
  PangoLayout *layout = g_hash_table_lookup (grid->layouts, key);

  if (layout == NULL)
    {
      if (g_hash_table_size (grid->layouts) > MAX_LAYOUTS)
        g_hash_table_remove_all (grid->layouts);
      layout = make_layout (grid, style, text);
      g_hash_table_insert (grid->layouts, g_steal_pointer (&key), layout);
    }
  pango_layout_set_width (layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  return layout;
}

double
muster_raci_measure_headings (MusterRaciGrid *grid)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  double most = 0;

  for (guint i = 0; i < raci->n_columns && most < HEADINGS_MAX; i++)
    {
      int width;

      pango_layout_get_pixel_size (get_layout (grid, UPWARDS, raci->columns[i].name, 0), &width, NULL);
      most = MAX (most, width + 2 * PADDING);
    }
  return CLAMP (ceil (most), HEADINGS_MIN, HEADINGS_MAX);
}

static void
draw_text (const Drawing *drawing, char style, const char *text, const graphene_rect_t *place)
{
  PangoLayout *layout = get_layout (drawing->grid, style, text, place->size.width - 2 * PADDING);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (drawing->cr, place->origin.x + PADDING, round (place->origin.y + (place->size.height - height) / 2));
  pango_cairo_show_layout (drawing->cr, layout);
}

static void
draw_centered (const Drawing *drawing, const char *text, double x, double y)
{
  PangoLayout *layout = get_layout (drawing->grid, LETTER, text, 0);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (drawing->cr, x - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (drawing->cr, layout);
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* }}} */
/* {{{ Cells */

static void
draw_chip (const Drawing *drawing, const MusterRaciCell *cell, double x, double y)
{
  static const double strengths[MUSTER_N_PARTS] = { 0, 1, 0.28, 0.12, 0 };
  gboolean accountable = cell->part == MUSTER_PART_ACCOUNTABLE;
  const GdkRGBA *fill = cell->part == MUSTER_PART_CONSULTED ? &drawing->text : &drawing->accent;

  add_rounded (drawing->cr, x - CHIP / 2, y - CHIP / 2, CHIP, CHIP, 7);
  set_color (drawing->cr, cell->conflict ? &drawing->error : fill, strengths[cell->part]);
  cairo_fill (drawing->cr);
  if (accountable)
    set_color (drawing->cr, &drawing->on_accent, 1);
  else
    set_color (drawing->cr, &drawing->text, cell->part == MUSTER_PART_INFORMED ? 0.7 : 0.95);
  draw_centered (drawing, muster_part_get_letter (cell->part), x, y);
}

/* Points where there is no part, in one path: there are most of them. */
static void
draw_cells (const Drawing *drawing, int from, int to, int first, int last)
{
  cairo_t *cr = drawing->cr;
  graphene_rect_t place;

  cairo_new_path (cr);
  for (int row = from; row < to; row++)
    for (int column = first; column < last; column++)
      if (muster_raci_get_cell (drawing->raci, (guint) row, (guint) column) == NULL)
        {
          muster_raci_grid_get_place (drawing->grid, row, column, &place);
          cairo_rectangle (cr, round (place.origin.x + place.size.width / 2) - 1, round (place.origin.y + ROW_HEIGHT / 2) - 1, 2, 2);
        }
  set_color (cr, &drawing->text, 0.45);
  cairo_fill (cr);
  for (int row = from; row < to; row++)
    {
      const MusterRaciRow *of = &drawing->raci->rows[row];

      for (guint i = of->first_cell; i < of->first_cell + of->n_cells; i++)
        {
          const MusterRaciCell *cell = &drawing->raci->cells[i];

          if ((int) cell->column < first || (int) cell->column >= last)
            continue;
          muster_raci_grid_get_place (drawing->grid, row, (int) cell->column, &place);
          draw_chip (drawing, cell, round (place.origin.x + place.size.width / 2), round (place.origin.y + ROW_HEIGHT / 2));
        }
    }
}

static void
draw_authority (const Drawing *drawing, int row)
{
  const MusterRaciRow *of = &drawing->raci->rows[row];
  g_autofree char *none = of->authority == NULL ? g_strconcat ("▲ ", _ ("none stated"), NULL) : NULL;
  graphene_rect_t place;

  muster_raci_grid_get_place (drawing->grid, row, MUSTER_RACI_AUTHORITY, &place);
  set_color (drawing->cr, none != NULL ? &drawing->warning : &drawing->text, none != NULL ? 1 : 0.65);
  draw_text (drawing, PLAIN, none != NULL ? none : of->authority, &place);
}

static void
draw_owner (const Drawing *drawing, int row)
{
  const MusterRaciRow *of = &drawing->raci->rows[row];
  gboolean fine = muster_raci_row_is_fine (of);
  g_autofree char *status = muster_raci_row_dup_status (of, muster_session_get_document (drawing->grid->session));
  g_autofree char *text = g_strconcat (fine ? "✓ " : "▲ ", status, NULL);
  graphene_rect_t place;

  muster_raci_grid_get_place (drawing->grid, row, (int) drawing->raci->n_columns, &place);
  set_color (drawing->cr, fine ? &drawing->success : of->owning == MUSTER_OWNING_SEVERAL ? &drawing->error
                                                                                         : &drawing->warning,
             1);
  draw_text (drawing, BOLD, text, &place);
}

static void
draw_name (const Drawing *drawing, int row)
{
  graphene_rect_t place;

  muster_raci_grid_get_place (drawing->grid, row, MUSTER_RACI_NAME, &place);
  set_color (drawing->cr, &drawing->text, 1);
  draw_text (drawing, BOLD, drawing->raci->rows[row].name, &place);
}

/* }}} */
/* {{{ Bands behind rows, and headings */

static void
fill_band (const Drawing *drawing, double y, const GdkRGBA *color, double alpha)
{
  cairo_rectangle (drawing->cr, drawing->places.margin, y, drawing->right - drawing->places.margin, ROW_HEIGHT);
  set_color (drawing->cr, color, alpha);
  cairo_fill (drawing->cr);
}

static void
draw_bands (const Drawing *drawing, int from, int to)
{
  for (int row = from; row < to; row++)
    {
      const MusterRaciRow *of = &drawing->raci->rows[row];
      graphene_rect_t place;

      muster_raci_grid_get_place (drawing->grid, row, MUSTER_RACI_NAME, &place);
      if (of->owning != MUSTER_OWNING_ONE)
        fill_band (drawing, place.origin.y, &drawing->warning, 0.12);
      if (muster_session_is_selected (drawing->grid->session, of->record))
        fill_band (drawing, place.origin.y, &drawing->accent, 0.12);
      else if (row == drawing->grid->hover)
        fill_band (drawing, place.origin.y, &drawing->text, 0.04);
      cairo_rectangle (drawing->cr, drawing->places.margin, place.origin.y, drawing->right - drawing->places.margin, 1);
      set_color (drawing->cr, &drawing->text, 0.15);
      cairo_fill (drawing->cr);
    }
}

/* Latin titles read upwards; those of upright scripts downwards, sign by sign. */
static void
draw_title (const Drawing *drawing, int column)
{
  const MusterRaciColumn *of = &drawing->raci->columns[column];
  double room = drawing->grid->headings_height - 2 * PADDING;
  PangoLayout *layout = get_layout (drawing->grid, UPWARDS, of->name, room);
  graphene_rect_t place;
  int width, height;

  muster_raci_grid_get_place (drawing->grid, MUSTER_RACI_HEADINGS, column, &place);
  if (muster_session_is_selected (drawing->grid->session, of->record))
    {
      add_rounded (drawing->cr, place.origin.x + 3, 4, place.size.width - 6, place.size.height - 6, 7);
      set_color (drawing->cr, &drawing->accent, 0.18);
      cairo_fill (drawing->cr);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (drawing->cr, of->open ? &drawing->warning : &drawing->text, 1);
  cairo_save (drawing->cr);
  if (is_ideographic (of->name))
    {
      cairo_translate (drawing->cr, round (place.origin.x + place.size.width / 2 + height / 2.0), PADDING + MAX (0, room - width));
      cairo_rotate (drawing->cr, G_PI_2);
    }
  else
    {
      cairo_translate (drawing->cr, round (place.origin.x + place.size.width / 2 - height / 2.0), drawing->grid->headings_height - PADDING);
      cairo_rotate (drawing->cr, -G_PI_2);
    }
  cairo_move_to (drawing->cr, 0, 0);
  pango_cairo_show_layout (drawing->cr, layout);
  cairo_restore (drawing->cr);
}

static void
draw_heading (const Drawing *drawing, int column, const char *text, double alpha)
{
  graphene_rect_t place;

  muster_raci_grid_get_place (drawing->grid, MUSTER_RACI_HEADINGS, column, &place);
  place.origin.y = place.size.height - ROW_HEIGHT;
  place.size.height = ROW_HEIGHT;
  set_color (drawing->cr, &drawing->text, alpha);
  draw_text (drawing, BOLD, text, &place);
}

/* }}} */
/* {{{ Cursor and drag */

static void
draw_cursor (const Drawing *drawing)
{
  graphene_rect_t place;
  int row, column;

  if (!gtk_widget_has_focus (GTK_WIDGET (drawing->grid)) && drawing->grid->popover == NULL)
    return;
  muster_raci_grid_get_cursor (drawing->grid, &row, &column);
  muster_raci_grid_get_place (drawing->grid, row, column, &place);
  if (row == MUSTER_RACI_HEADINGS && (column < 0 || column == (int) drawing->raci->n_columns))
    {
      place.origin.y = place.size.height - (float) ROW_HEIGHT;
      place.size.height = (float) ROW_HEIGHT;
    }
  add_rounded (drawing->cr, place.origin.x + 2, place.origin.y + 2, place.size.width - 4, place.size.height - 3, 6);
  set_color (drawing->cr, &drawing->accent, 1);
  cairo_set_line_width (drawing->cr, 2);
  cairo_stroke (drawing->cr);
}

static void
draw_drop (const Drawing *drawing)
{
  graphene_rect_t place;

  if (drawing->grid->dragged < 0 || drawing->grid->drop < 0)
    return;
  muster_raci_grid_get_place (drawing->grid, drawing->grid->drop, MUSTER_RACI_NAME, &place);
  cairo_rectangle (drawing->cr, drawing->places.margin, place.origin.y - 1, drawing->right - drawing->places.margin, 3);
  set_color (drawing->cr, &drawing->accent, 1);
  cairo_fill (drawing->cr);
}

/* }}} */
/* {{{ All of it */

static void
clip_to (const Drawing *drawing, double x, double y, double width, double height)
{
  cairo_save (drawing->cr);
  cairo_rectangle (drawing->cr, x, y, MAX (0, width), MAX (0, height));
  cairo_clip (drawing->cr);
}

/* What scrolls sideways, of rows and of headings. */
static void
draw_scrolling (const Drawing *drawing, int from, int to)
{
  MusterRaciGrid *grid = drawing->grid;
  const Places *places = &drawing->places;
  int n = (int) drawing->raci->n_columns;
  double left = MAX (0, get_scroll (grid, GTK_ORIENTATION_HORIZONTAL) - places->first);
  int first = MIN (n, (int) floor (left / places->column));
  int last = MIN (n, first + (int) ceil (places->view / places->column) + 1);

  clip_to (drawing, places->left, 0, places->view, grid->headings_height);
  for (int column = first; column < last; column++)
    draw_title (drawing, column);
  if (places->authority_scrolls)
    draw_heading (drawing, MUSTER_RACI_AUTHORITY, _ ("Authority"), 0.65);
  if (places->owner_scrolls)
    draw_heading (drawing, n, _ ("Owner"), 1);
  cairo_restore (drawing->cr);
  clip_to (drawing, places->left, grid->headings_height, places->view, drawing->height - grid->headings_height);
  draw_cells (drawing, from, to, first, last);
  for (int row = from; row < to; row++)
    {
      if (places->authority_scrolls)
        draw_authority (drawing, row);
      if (places->owner_scrolls)
        draw_owner (drawing, row);
    }
  cairo_restore (drawing->cr);
}

static void
draw_fixed (const Drawing *drawing, int from, int to)
{
  int n = (int) drawing->raci->n_columns;

  draw_heading (drawing, MUSTER_RACI_NAME, _ ("Responsibility"), 1);
  if (!drawing->places.authority_scrolls)
    draw_heading (drawing, MUSTER_RACI_AUTHORITY, _ ("Authority"), 0.65);
  if (!drawing->places.owner_scrolls)
    draw_heading (drawing, n, _ ("Owner"), 1);
  clip_to (drawing, 0, drawing->grid->headings_height, drawing->width, drawing->height - drawing->grid->headings_height);
  for (int row = from; row < to; row++)
    {
      draw_name (drawing, row);
      if (!drawing->places.authority_scrolls)
        draw_authority (drawing, row);
      if (!drawing->places.owner_scrolls)
        draw_owner (drawing, row);
    }
  cairo_restore (drawing->cr);
}

static gboolean
is_scrolled (const Drawing *drawing, int column)
{
  if (column == MUSTER_RACI_AUTHORITY)
    return drawing->places.authority_scrolls;
  return column >= 0 && (column < (int) drawing->raci->n_columns || drawing->places.owner_scrolls);
}

static void
draw_all (const Drawing *drawing)
{
  MusterRaciGrid *grid = drawing->grid;
  double scroll = get_scroll (grid, GTK_ORIENTATION_VERTICAL);
  int from = MAX (0, (int) floor (scroll / ROW_HEIGHT));
  int to = MIN ((int) drawing->raci->n_rows, from + (int) ceil ((drawing->height - grid->headings_height) / ROW_HEIGHT) + 1);
  int row, column;

  clip_to (drawing, 0, grid->headings_height, drawing->width, drawing->height - grid->headings_height);
  draw_bands (drawing, from, to);
  cairo_restore (drawing->cr);
  draw_scrolling (drawing, from, to);
  draw_fixed (drawing, from, to);
  cairo_rectangle (drawing->cr, drawing->places.margin, grid->headings_height - 1, drawing->right - drawing->places.margin, 1);
  set_color (drawing->cr, &drawing->text, 0.2);
  cairo_fill (drawing->cr);
  muster_raci_grid_get_cursor (grid, &row, &column);
  clip_to (drawing, is_scrolled (drawing, column) ? drawing->places.left : 0, row >= 0 ? grid->headings_height : 0, drawing->width, drawing->height);
  draw_cursor (drawing);
  cairo_restore (drawing->cr);
  clip_to (drawing, 0, grid->headings_height - 2, drawing->width, drawing->height);
  draw_drop (drawing);
  cairo_restore (drawing->cr);
}

void
muster_raci_draw (MusterRaciGrid *grid, GtkSnapshot *snapshot)
{
  Drawing drawing = { .grid = grid, .raci = muster_raci_grid_get_raci (grid) };
  double x, width;

  drawing.width = gtk_widget_get_width (GTK_WIDGET (grid));
  drawing.height = gtk_widget_get_height (GTK_WIDGET (grid));
  muster_raci_find_places (grid, &drawing.places);
  place_column (grid, &drawing.places, (int) drawing.raci->n_columns, &x, &width);
  drawing.right = drawing.places.owner_scrolls ? drawing.width : x + width;
  look_up (grid, "view_fg_color", &drawing.text);
  look_up (grid, "accent_bg_color", &drawing.accent);
  look_up (grid, "accent_fg_color", &drawing.on_accent);
  look_up (grid, "warning_color", &drawing.warning);
  look_up (grid, "success_color", &drawing.success);
  look_up (grid, "error_color", &drawing.error);
  drawing.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) drawing.width, (float) drawing.height));
  draw_all (&drawing);
  cairo_destroy (drawing.cr);
}

/* }}} */
