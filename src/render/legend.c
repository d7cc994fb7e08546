/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * legend.c: what the marks on a chart mean.
 */
#include "legend.h"

#include "card.h"
#include "haunt.h"
#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 20.0
#define ROWS_MAX 3
/* With what colours mean beside it, and of that alone. */
#define ROWS_MAX_COLORS 5
#define ROWS_MAX_ALONE 12
#define ITEM_GAP 18.0
#define SAMPLE_GAP 6.0
#define LINE_SAMPLE 16.0
#define SWATCH 8.0
#define TEXT_MAX 260.0
#define SAMPLE_SCALE 0.8
#define OPEN_PADDING 6.0
#define LABELS_MAX 4

typedef enum
{
  SAMPLE_NONE,
  SAMPLE_LINE,
  SAMPLE_DOTTED,
  SAMPLE_OPEN,
  SAMPLE_PILL,
  SAMPLE_BADGE,
  SAMPLE_SWATCH,
  SAMPLE_SHIFT,
  SAMPLE_GHOST,
} Sample;

typedef struct
{
  Sample sample;
  char *pill;
  char *text;
  MusterColor color;
  MusterColor pill_fill;
  MusterColor pill_text;
  double x;
  double y;
  double sample_width;
  double text_width;
} Item;

struct _MusterLegend
{
  MusterScene *scene;
  const MusterPalette *palette;
  GArray *items;
  guint rows_max;
  double height;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->pill);
  g_free (item->text);
}

static void
add (MusterLegend *legend, Sample sample, const char *pill, const char *text, MusterColor color)
{
  MusterText *shaper = muster_scene_get_text (legend->scene);
  Item item = { .sample = sample, .pill = g_strdup (pill), .text = muster_words_clean (text), .color = color };

  if (sample == SAMPLE_LINE || sample == SAMPLE_DOTTED || sample == SAMPLE_GHOST)
    item.sample_width = LINE_SAMPLE;
  else if (sample == SAMPLE_SWATCH)
    item.sample_width = SWATCH;
  else if (pill != NULL)
    item.sample_width = muster_pill_measure (shaper, pill) * SAMPLE_SCALE;
  item.text_width = ceil (muster_text_measure (shaper, item.text, MUSTER_TEXT_SHEET_LEGEND, TEXT_MAX, 1, NULL)) + 1;
  g_array_append_val (legend->items, item);
}

/* Finds what lines there are. Returns: what dotted ones are for, the first few, for a label that
 * found no room beside its line; %NULL if none says */
static char *
dup_lines (MusterScene *scene, gboolean *solid, gboolean *dotted)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  MusterDocument *doc = muster_scene_get_document (scene);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  *solid = *dotted = FALSE;
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      MusterRecord line = layout->connectors[i].line;
      const char *label = line != 0 ? muster_document_get_text (doc, line, MUSTER_LINE_LABEL) : NULL;

      *solid = *solid || line == 0;
      *dotted = *dotted || line != 0;
      if (label == NULL || labels->len >= LABELS_MAX || g_ptr_array_find (labels, label, NULL))
        continue;
      g_ptr_array_add (labels, (gpointer) label);
      if (labels->len == LABELS_MAX)
        g_string_append (text, "…");
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between names", ", ") : "", label);
    }
  return text->len > 0 ? g_strdup_printf (_ ("Work together: %s"), text->str) : NULL;
}

static void
add_marks (MusterLegend *legend)
{
  guint marks = muster_scene_list_marks (legend->scene);
  g_autofree char *two_roles = g_strdup_printf (ngettext ("%u role", "%u roles", 2), 2u);
  const MusterLayout *layout = muster_scene_get_layout (legend->scene);
  gboolean solid, dotted;
  g_autofree char *labels = dup_lines (legend->scene, &solid, &dotted);

  if (solid)
    add (legend, SAMPLE_LINE, NULL, _ ("Reporting line"), MUSTER_NO_COLOR);
  if (dotted)
    add (legend, SAMPLE_DOTTED, NULL, labels != NULL ? labels : _ ("Work together"), MUSTER_NO_COLOR);
  if (layout->n_undrawn > 0)
    {
      g_autofree char *undrawn = g_strdup_printf (ngettext ("%u dotted line too long to draw", "%u dotted lines too long to draw", layout->n_undrawn), layout->n_undrawn);

      add (legend, SAMPLE_NONE, NULL, undrawn, MUSTER_NO_COLOR);
    }
  if (marks & (1u << MUSTER_MARK_OPEN))
    add (legend, SAMPLE_OPEN, NULL, _ ("Open role"), MUSTER_NO_COLOR);
  if (marks & (1u << MUSTER_MARK_SEVERAL))
    add (legend, SAMPLE_PILL, two_roles, _ ("one person in several roles"), MUSTER_NO_COLOR);
  if (marks & (1u << MUSTER_MARK_VENDOR))
    add (legend, SAMPLE_PILL, C_ ("pill", "vendor"), _ ("outside firm"), MUSTER_NO_COLOR);
  if (marks & (1u << MUSTER_MARK_TOOL))
    add (legend, SAMPLE_PILL, C_ ("pill", "tool"), _ ("software in place of a hire"), MUSTER_NO_COLOR);
  if (marks & (1u << MUSTER_MARK_ASSISTANT))
    add (legend, SAMPLE_PILL, C_ ("pill", "assistant"), _ ("helps the manager"), MUSTER_NO_COLOR);
  if (marks & MUSTER_SCENE_HIDES)
    add (legend, SAMPLE_BADGE, "+", _ ("roles below that are not shown"), MUSTER_NO_COLOR);
}

/* What occurs of what is otherwise than before, in the colour and words of its mark; or what ghosts are. */
static void
add_shifts (MusterLegend *legend)
{
  static const struct
  {
    MusterShiftKinds kind;
    const char *text;
  } meanings[] = {
    { MUSTER_SHIFT_JOINS, N_ ("not there before") },
    { MUSTER_SHIFT_LEAVES, N_ ("there before, no longer") },
    { MUSTER_SHIFT_MOVES, N_ ("from where it was, by the arrow") },
    { MUSTER_SHIFT_LINE, N_ ("reports to another") },
    { MUSTER_SHIFT_HOLDERS, N_ ("held by others, or in other shares") },
  };
  const GArray *shifts = muster_scene_get_shifts (legend->scene);
  MusterShiftKinds marked = 0;

  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    marked |= muster_shift_get_main (&g_array_index (shifts, MusterShift, i));
  if (shifts == NULL && muster_scene_count_ghosts (legend->scene) > 0)
    add (legend, SAMPLE_GHOST, NULL, _ ("at other stages only"), MUSTER_NO_COLOR);
  for (guint i = 0; shifts != NULL && i < G_N_ELEMENTS (meanings); i++)
    {
      const MusterShift shift = { .kinds = meanings[i].kind };

      if ((marked & meanings[i].kind) != 0)
        add (legend, SAMPLE_SHIFT, muster_shift_get_badge (&shift, MUSTER_KIND_ROLE), _ (meanings[i].text), muster_shift_get_color (&shift, legend->palette));
    }
}

/* In Reporting colour alone says which department a role is in. Only departments that differ from
 * the one above them are named. */
static void
add_departments (MusterLegend *legend)
{
  MusterProjection *projection = muster_scene_get_projection (legend->scene);
  MusterDocument *doc = muster_scene_get_document (legend->scene);
  const MusterLayout *layout = muster_scene_get_layout (legend->scene);
  const MusterTree *tree = muster_projection_get_departments (projection);
  g_autofree gboolean *shown = g_new0 (gboolean, tree->n_nodes + 1);
  g_autofree guint *starts = g_new0 (guint, tree->n_nodes + 1);

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint parent = tree->nodes[i].parent;
      MusterColor own = muster_scene_get_color (legend->scene, tree->nodes[i].record);
      MusterColor above = parent != MUSTER_NOWHERE ? muster_scene_get_color (legend->scene, tree->nodes[parent].record) : MUSTER_NO_COLOR;

      starts[i] = parent != MUSTER_NOWHERE && own.red == above.red && own.green == above.green && own.blue == above.blue ? starts[parent] : i;
    }
  for (guint i = 0; i < layout->n_cards; i++)
    {
      guint role = layout->cards[i].kind == MUSTER_KIND_ROLE ? muster_projection_find (projection, layout->cards[i].record) : MUSTER_NOWHERE;
      guint department = role != MUSTER_NOWHERE ? muster_projection_get_department_of (projection, role) : MUSTER_NOWHERE;

      if (department != MUSTER_NOWHERE)
        shown[starts[department]] = TRUE;
    }
  for (guint i = 0; i < tree->n_nodes; i++)
    if (shown[i])
      add (legend, SAMPLE_SWATCH, NULL, muster_document_get_name (doc, tree->nodes[i].record), muster_scene_get_color (legend->scene, tree->nodes[i].record));
}

static double
get_width (const Item *item)
{
  double sample = item->sample_width > 0 ? item->sample_width + SAMPLE_GAP : 0;

  return sample + item->text_width + (item->sample == SAMPLE_OPEN ? 2 * OPEN_PADDING : 0);
}

/* Gives each item its place. Returns: how many have one */
static guint
flow (MusterLegend *legend, double width)
{
  double x = 0, y = 0;
  guint n_placed = 0;

  for (; n_placed < legend->items->len; n_placed++)
    {
      Item *item = &g_array_index (legend->items, Item, n_placed);

      if (x > 0 && x + get_width (item) > width)
        {
          x = 0;
          y += ROW;
        }
      if (y >= legend->rows_max * ROW)
        break;
      item->x = x;
      item->y = y;
      x += get_width (item) + ITEM_GAP;
    }
  legend->height = legend->items->len > 0 ? MIN (y + ROW, legend->rows_max * ROW) : 0;
  return n_placed;
}

/* What colours and badges mean beside departments: first by what cards are coloured, then each key. */
static void
add_keys (MusterLegend *legend)
{
  MusterPaints *paints = muster_scene_get_paints (legend->scene);
  const char *title = paints != NULL ? muster_paints_get_title (paints) : NULL;
  GPtrArray *keys = paints != NULL ? muster_paints_get_keys (paints) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const MusterPaintKey *key = g_ptr_array_index (keys, i);
      g_autofree char *label = NULL;
      Item *item;

      /* Translators: what cards are coloured by, before what its first colour means: “Grade: M1” */
      if (key->rule == 0 && title != NULL)
        label = g_strdup_printf (_ ("%s: %s"), title, key->label);
      if (label != NULL)
        title = NULL;
      add (legend, key->badge != NULL ? SAMPLE_PILL : SAMPLE_SWATCH, key->badge, label != NULL ? label : key->label, key->color);
      item = &g_array_index (legend->items, Item, legend->items->len - 1);
      item->pill_fill = key->badge_color;
      item->pill_text = key->badge_text;
    }
}

/* Leaves out what does not fit, and says how much that is. */
static void
fit_items (MusterLegend *legend, double width)
{
  guint left_out = 0, fit;

  while ((fit = flow (legend, width)) < legend->items->len && fit > 1)
    {
      g_autofree char *more = NULL;

      left_out += legend->items->len - (fit - 1) - (left_out > 0 ? 1 : 0);
      g_array_set_size (legend->items, fit - 1);
      more = g_strdup_printf (ngettext ("and %u more", "and %u more", left_out), left_out);
      add (legend, SAMPLE_NONE, NULL, more, MUSTER_NO_COLOR);
    }
}

static MusterLegend *
make (MusterScene *scene, guint rows_max)
{
  MusterLegend *legend = g_new0 (MusterLegend, 1);

  legend->scene = scene;
  legend->rows_max = rows_max;
  legend->palette = muster_scene_get_palette (scene);
  legend->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (legend->items, clear_item);
  return legend;
}

MusterLegend *
muster_legend_new (MusterScene *scene, double width)
{
  MusterPaints *paints = muster_scene_get_paints (scene);
  MusterLegend *legend = make (scene, paints != NULL ? ROWS_MAX_COLORS : ROWS_MAX);

  add_shifts (legend);
  add_keys (legend);
  add_marks (legend);
  if (muster_scene_get_options (scene)->view == MUSTER_VIEW_REPORTING && (paints == NULL || !muster_paints_replace_departments (paints)))
    add_departments (legend);
  fit_items (legend, width);
  return legend;
}

MusterLegend *
muster_legend_new_colors (MusterScene *scene, double width)
{
  MusterLegend *legend = make (scene, ROWS_MAX_ALONE);

  add_keys (legend);
  fit_items (legend, width);
  return legend;
}

void
muster_legend_free (MusterLegend *legend)
{
  if (legend == NULL)
    return;
  g_array_unref (legend->items);
  g_free (legend);
}

double
muster_legend_get_width (const MusterLegend *legend)
{
  double width = 0;

  for (guint i = 0; i < legend->items->len; i++)
    {
      const Item *item = &g_array_index (legend->items, Item, i);

      width = MAX (width, item->x + get_width (item));
    }
  return width;
}

char *
muster_legend_dup_words (const MusterLegend *legend)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < legend->items->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", g_array_index (legend->items, Item, i).text);
  return g_string_free (words, FALSE);
}

double
muster_legend_get_height (const MusterLegend *legend)
{
  return legend->height;
}

static void
paint_line (MusterPainter *painter, MusterColor color, double dash)
{
  const MusterPathStep steps[] = {
    { MUSTER_PATH_MOVE, { { 0, ROW / 2 } } },
    { MUSTER_PATH_LINE, { { LINE_SAMPLE, ROW / 2 } } },
  };

  painter->draw_path (painter, steps, G_N_ELEMENTS (steps), &(MusterPaint){ .stroke = color, .line_width = 1.5, .dash = dash });
}

static void
paint_pill (const MusterLegend *legend, const Item *item, MusterPainter *painter)
{
  const MusterPalette *palette = legend->palette;
  MusterRect place = { 0, -MUSTER_PILL_HEIGHT / 2, item->sample_width / SAMPLE_SCALE, MUSTER_PILL_HEIGHT };
  gboolean own = item->pill_fill.alpha > 0;
  MusterPaint plain = { .fill = own ? item->pill_fill : palette->pill };
  MusterPaint badge = { .fill = palette->background, .stroke = palette->connector, .line_width = 1 };

  painter->push (painter, 0, ROW / 2, SAMPLE_SCALE);
  if (item->sample == SAMPLE_BADGE)
    muster_pill_draw (painter, &place, item->pill, palette->dim, &badge);
  else if (item->sample == SAMPLE_SHIFT)
    muster_pill_draw (painter, &place, item->pill, palette->background, &(MusterPaint){ .fill = item->color });
  else
    muster_pill_draw (painter, &place, item->pill, own ? item->pill_text : palette->pill_text, &plain);
  painter->pop (painter);
}

static void
paint_sample (const MusterLegend *legend, const Item *item, MusterPainter *painter)
{
  const MusterPalette *palette = legend->palette;
  MusterRect swatch = { 0, (ROW - SWATCH) / 2, SWATCH, SWATCH };
  MusterRect around = { 0.5 - OPEN_PADDING, 2, item->text_width + 2 * OPEN_PADDING - 1, ROW - 4 };

  if (item->sample == SAMPLE_LINE)
    paint_line (painter, palette->connector, 0);
  else if (item->sample == SAMPLE_DOTTED)
    paint_line (painter, palette->dotted, 3);
  else if (item->sample == SAMPLE_GHOST)
    painter->draw_box (painter, &(MusterRect){ 0.5, 4, LINE_SAMPLE - 1, ROW - 8 }, 3, &(MusterPaint){ .stroke = palette->dash, .line_width = 0.75, .dash = 2.5 });
  else if (item->sample == SAMPLE_SWATCH)
    painter->draw_box (painter, &swatch, 2.5, &(MusterPaint){ .fill = item->color });
  else if (item->sample == SAMPLE_OPEN)
    painter->draw_box (painter, &around, 5, &(MusterPaint){ .stroke = palette->dash, .line_width = 0.75, .dash = 2.5 });
  else if (item->pill != NULL)
    paint_pill (legend, item, painter);
}

void
muster_legend_paint (const MusterLegend *legend, MusterPainter *painter)
{
  for (guint i = 0; i < legend->items->len; i++)
    {
      const Item *item = &g_array_index (legend->items, Item, i);

      painter->push (painter, item->x + (item->sample == SAMPLE_OPEN ? OPEN_PADDING : 0), item->y, 1);
      paint_sample (legend, item, painter);
      painter->draw_text (painter, &(MusterTextBox){
                                       .text = item->text,
                                       .style = MUSTER_TEXT_SHEET_LEGEND,
                                       .color = item->sample == SAMPLE_DOTTED ? legend->palette->dotted : legend->palette->dim,
                                       .x = item->sample_width > 0 ? item->sample_width + SAMPLE_GAP : 0,
                                       .y = (ROW - muster_text_get_pitch (MUSTER_TEXT_SHEET_LEGEND)) / 2,
                                       .width = item->text_width,
                                       .lines = 1,
                                   });
      painter->pop (painter);
    }
}
