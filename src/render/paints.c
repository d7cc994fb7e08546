/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paints.c: see paints.h.
 */
#include "paints.h"

#include "report.h"
#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEX(rgb)                                                                            \
  {                                                                                         \
    (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb) &0xff) / 255.0, 1 \
  }

#define STEPS_MAX 5

/* Found so that any two differ clearly also for who sees no red or no green, and each stands out from a
 * card at 3 : 1; the tests ask for both. */
static const MusterColor rows[][MUSTER_PAINT_COLORS] = {
  [MUSTER_THEME_LIGHT] = { HEX (0x31529f), HEX (0xe14001), HEX (0x077777), HEX (0xd559a1), HEX (0x7c8923), HEX (0x8c2610), HEX (0x4e80c3), HEX (0x2530b1) },
  [MUSTER_THEME_DARK] = { HEX (0x88b6fc), HEX (0xe78317), HEX (0x38eb9c), HEX (0xdf87b0), HEX (0xecfb47), HEX (0xe2654f), HEX (0xcaffff), HEX (0x9179ff) },
};

static const MusterColor greys[] = { [MUSTER_THEME_LIGHT] = HEX (0x85858d), [MUSTER_THEME_DARK] = HEX (0x9a9aa2) };
static const MusterColor ramps[][2] = {
  [MUSTER_THEME_LIGHT] = { HEX (0xb9d3f3), HEX (0x123f7c) },
  [MUSTER_THEME_DARK] = { HEX (0x3c5878), HEX (0xc4e0ff) },
};
static const MusterColor black = HEX (0x1e1e22);
static const MusterColor white = HEX (0xffffff);

struct _MusterPaints
{
  MusterProjection *projection;
  const MusterMetrics *metrics;
  MusterTheme theme;
  /* By what; by departments if there is no colouring. */
  gboolean colors;
  MusterTrait trait;
  /* Of a category: its values in order, and the place of each. Text is interned. */
  GPtrArray *values;
  GHashTable *places;
  /* Of a number. */
  double start;
  double step;
  guint n_steps;
  GArray *rules;
  /* Of roles by index, then of departments; whether each is known. */
  MusterCoat *coats;
  guint8 *known;
  GPtrArray *keys;
};

/* {{{ Colours */

MusterColor
muster_paint_color (MusterTheme theme, guint place)
{
  theme = muster_theme_get_base (theme);
  return place < MUSTER_PAINT_COLORS ? rows[theme][place] : greys[theme];
}

MusterColor
muster_paint_ramp (MusterTheme theme, double share)
{
  theme = muster_theme_get_base (theme);
  return muster_color_mix (ramps[theme][0], ramps[theme][1], CLAMP (share, 0, 1));
}

MusterColor
muster_paint_letters (MusterColor color)
{
  return muster_color_contrast (color, white) >= muster_color_contrast (color, black) ? white : black;
}

double
muster_paint_step (double min, double max, guint n, double *start)
{
  double raw = MAX ((max - min) / n, 1e-9);
  double power = pow (10, floor (log10 (raw)));
  static const double round[] = { 1, 2, 5, 10, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (round); i++)
    {
      double step = round[i] * power;

      *start = floor (min / step + 1e-9) * step;
      if (*start + n * step > max - 1e-9 * step)
        return step;
    }
  return 50 * power;
}

/* }}} */
/* {{{ Making */

typedef struct
{
  const char *text;
  MusterRecord record;
  guint n;
  gboolean rare;
} Value;

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Value *one = *(Value *const *) a, *other = *(Value *const *) b;

  return one->n > other->n ? -1 : one->n < other->n;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer doc)
{
  const Value *one = *(Value *const *) a, *other = *(Value *const *) b;

  if (one->rare != other->rare)
    return one->rare ? 1 : -1;
  if (one->record != 0 && other->record != 0)
    return muster_document_compare_order (&one->record, &other->record, doc);
  return muster_compare_natural (one->text, other->text);
}

/* What tells values apart: the record if it is one, else the interned text. */
static gpointer
value_key (const MusterFact *fact)
{
  return fact->record != 0 ? GUINT_TO_POINTER (fact->record) : (gpointer) fact->text;
}

/* Where there are more values than colours, those that most cards have get them. */
static void
sort_values (MusterPaints *paints)
{
  MusterDocument *doc = muster_projection_get_document (paints->projection);

  g_ptr_array_sort_with_data (paints->values, compare_values, doc);
  if (paints->values->len <= MUSTER_PAINT_COLORS)
    return;
  g_ptr_array_sort (paints->values, compare_counts);
  for (guint i = MUSTER_PAINT_COLORS; i < paints->values->len; i++)
    ((Value *) g_ptr_array_index (paints->values, i))->rare = TRUE;
  g_ptr_array_sort_with_data (paints->values, compare_values, doc);
}

/* Over everything that there is at any stage, so that a value keeps its colour from stage to stage. */
static void
list_values (MusterPaints *paints)
{
  MusterDocument *doc = muster_projection_get_document (paints->projection);
  g_autoptr (MusterProjection) whole = muster_projection_new (doc, 0);
  g_autoptr (MusterMetrics) metrics = muster_metrics_new (whole);
  const MusterTree *tree = paints->trait.on == MUSTER_KIND_ROLE ? muster_projection_get_roles (whole) : muster_projection_get_departments (whole);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Value *value;

  paints->values = g_ptr_array_new_with_free_func (g_free);
  paints->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      MusterFact fact = muster_trait_get (&paints->trait, whole, metrics, tree->nodes[i].record);

      if (!fact.there || fact.text == NULL)
        continue;
      value = g_hash_table_lookup (seen, value_key (&fact));
      if (value == NULL)
        {
          value = g_new0 (Value, 1);
          *value = (Value){ .text = fact.text, .record = fact.record };
          g_ptr_array_add (paints->values, value);
          g_hash_table_insert (seen, value_key (&fact), value);
        }
      value->n++;
    }
  sort_values (paints);
  for (guint i = 0; i < paints->values->len; i++)
    {
      gpointer key;

      value = g_ptr_array_index (paints->values, i);
      key = value->record != 0 ? GUINT_TO_POINTER (value->record) : (gpointer) value->text;

      g_hash_table_insert (paints->places, key, GUINT_TO_POINTER (i));
    }
}

static const MusterTree *
get_tree (MusterPaints *paints, MusterKind kind)
{
  return kind == MUSTER_KIND_ROLE ? muster_projection_get_roles (paints->projection) : muster_projection_get_departments (paints->projection);
}

static void
find_steps (MusterPaints *paints)
{
  const MusterTree *tree = get_tree (paints, paints->trait.on);
  double min = INFINITY, max = -INFINITY;
  gboolean whole = TRUE;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      MusterFact fact = muster_trait_get (&paints->trait, paints->projection, paints->metrics, tree->nodes[i].record);

      if (!fact.there)
        continue;
      min = MIN (min, fact.number);
      max = MAX (max, fact.number);
      whole = whole && fact.number == floor (fact.number);
    }
  if (max < min)
    return;
  paints->step = muster_paint_step (min, max, STEPS_MAX, &paints->start);
  if (whole && paints->step < 1)
    {
      paints->step = 1;
      paints->start = min;
    }
  paints->n_steps = 1 + (guint) CLAMP (floor ((max - paints->start) / paints->step + 1e-9), 0, STEPS_MAX);
  /* The upper end belongs to the last step rather than to one of its own, unless steps are single numbers. */
  if (paints->n_steps > 1 && !(whole && paints->step == 1) && paints->start + (paints->n_steps - 1) * paints->step > max - 1e-9)
    paints->n_steps--;
}

static gboolean
is_numeric (const MusterTrait *trait)
{
  return trait->type == MUSTER_TRAIT_NUMBER || trait->type == MUSTER_TRAIT_MONEY;
}

MusterPaints *
muster_paints_new (MusterProjection *projection, const MusterMetrics *metrics, MusterTheme theme, const char *color_by)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterPaints *paints = g_new0 (MusterPaints, 1);
  guint n;

  paints->projection = projection;
  paints->metrics = metrics;
  paints->theme = theme;
  paints->rules = muster_rules_list (doc);
  if (color_by == NULL)
    color_by = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_COLOR_BY);
  paints->colors = color_by != NULL && !g_str_equal (color_by, "department") && muster_traits_find (doc, color_by, &paints->trait);
  if (!paints->colors && paints->rules->len == 0)
    {
      muster_paints_free (paints);
      return NULL;
    }
  if (paints->colors && is_numeric (&paints->trait))
    find_steps (paints);
  else if (paints->colors && paints->trait.type != MUSTER_TRAIT_FLAG)
    list_values (paints);
  n = muster_projection_get_roles (projection)->n_nodes + muster_projection_get_departments (projection)->n_nodes;
  paints->coats = g_new0 (MusterCoat, n + 1);
  paints->known = g_new0 (guint8, n + 1);
  return paints;
}

void
muster_paints_free (MusterPaints *paints)
{
  if (paints == NULL)
    return;
  g_clear_pointer (&paints->values, g_ptr_array_unref);
  g_clear_pointer (&paints->places, g_hash_table_unref);
  g_clear_pointer (&paints->keys, g_ptr_array_unref);
  g_array_unref (paints->rules);
  g_free (paints->coats);
  g_free (paints->known);
  g_free (paints);
}

/* }}} */
/* {{{ Asking */

/* The place of a fact among the colours: of a value, of a step, of yes and no. */
static guint
find_place (MusterPaints *paints, const MusterFact *fact)
{
  gpointer place;

  if (!fact->there)
    return G_MAXUINT;
  if (paints->trait.type == MUSTER_TRAIT_FLAG)
    return fact->number != 0 ? 1 : 0;
  if (is_numeric (&paints->trait))
    return (guint) CLAMP (floor ((fact->number - paints->start) / paints->step + 1e-9), 0, paints->n_steps - 1);
  if (paints->places != NULL && g_hash_table_lookup_extended (paints->places, value_key (fact), NULL, &place))
    return GPOINTER_TO_UINT (place);
  return G_MAXUINT;
}

static MusterColor
color_of_place (MusterPaints *paints, guint place)
{
  if (place == G_MAXUINT)
    return muster_paint_color (paints->theme, MUSTER_PAINT_COLORS);
  if (is_numeric (&paints->trait))
    return muster_paint_ramp (paints->theme, paints->n_steps > 1 ? place / (double) (paints->n_steps - 1) : 0.6);
  return muster_paint_color (paints->theme, place);
}

static guint
find_place_of (MusterPaints *paints, MusterRecord record)
{
  MusterFact fact = muster_trait_get (&paints->trait, paints->projection, paints->metrics, record);

  return find_place (paints, &fact);
}

/* A badge without a colour of its own is the palette's. */
static void
set_badge (MusterPaints *paints, MusterCoat *coat, const char *badge, MusterColor color)
{
  const MusterPalette *palette = muster_theme_get_palette (paints->theme);

  coat->badge = badge;
  coat->badge_color = color.alpha > 0 ? color : palette->pill;
  coat->badge_text = color.alpha > 0 ? muster_paint_letters (color) : palette->pill_text;
}

static void
ask_rules (MusterPaints *paints, MusterRecord record, MusterCoat *coat, gboolean *colored)
{
  MusterDocument *doc = muster_projection_get_document (paints->projection);

  for (guint i = 0; i < paints->rules->len && (!*colored || coat->badge == NULL); i++)
    {
      const MusterRuleTest *rule = &g_array_index (paints->rules, MusterRuleTest, i);
      const char *badge = muster_document_get_text (doc, rule->rule, MUSTER_RULE_BADGE);
      MusterColor color = MUSTER_NO_COLOR;

      muster_color_parse (muster_document_get_text (doc, rule->rule, MUSTER_RULE_COLOR), &color);
      if ((color.alpha == 0 || *colored) && (badge == NULL || coat->badge != NULL))
        continue;
      if (!muster_rule_fits (rule, paints->projection, paints->metrics, record))
        continue;
      if (color.alpha > 0 && !*colored)
        coat->color = color;
      *colored = *colored || color.alpha > 0;
      if (badge != NULL && *badge != '\0' && coat->badge == NULL)
        set_badge (paints, coat, badge, color);
    }
}

MusterCoat
muster_paints_get (MusterPaints *paints, MusterRecord record)
{
  MusterDocument *doc = muster_projection_get_document (paints->projection);
  MusterKind kind = muster_document_get_kind (doc, record);
  guint index = record != 0 ? muster_projection_find (paints->projection, record) : MUSTER_NOWHERE;
  MusterCoat *coat;
  gboolean colored = FALSE;

  if (index == MUSTER_NOWHERE)
    return (MusterCoat){ 0 };
  if (kind == MUSTER_KIND_DEPARTMENT)
    index += muster_projection_get_roles (paints->projection)->n_nodes;
  coat = &paints->coats[index];
  if (paints->known[index])
    return *coat;
  ask_rules (paints, record, coat, &colored);
  if (!colored && paints->colors && kind == paints->trait.on)
    coat->color = color_of_place (paints, find_place_of (paints, record));
  paints->known[index] = 1;
  return *coat;
}

gboolean
muster_paints_replace_departments (MusterPaints *paints)
{
  return paints->colors;
}

const char *
muster_paints_get_title (MusterPaints *paints)
{
  return paints->colors ? paints->trait.label : NULL;
}

/* }}} */
/* {{{ The legend */

static void
free_key (gpointer data)
{
  MusterPaintKey *key = data;

  g_free (key->label);
  g_free (key->badge);
  g_free (key);
}

static char *
dup_number (MusterPaints *paints, double number)
{
  MusterDocument *doc = muster_projection_get_document (paints->projection);

  if (paints->trait.type == MUSTER_TRAIT_MONEY)
    return muster_words_money (muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_CURRENCY), number, number);
  return muster_words_number (number, 2);
}

static char *
dup_place (MusterPaints *paints, guint place)
{
  if (place == G_MAXUINT)
    return g_strdup (C_ ("value", "Not stated"));
  if (paints->trait.type == MUSTER_TRAIT_FLAG)
    return g_strdup (place == 1 ? C_ ("value", "Yes") : C_ ("value", "No"));
  if (is_numeric (&paints->trait))
    {
      double from = paints->start + place * paints->step;
      g_autofree char *low = dup_number (paints, from), *high = NULL;

      if (paints->step == 1 && paints->trait.type == MUSTER_TRAIT_NUMBER && place + 1 < paints->n_steps)
        return g_steal_pointer (&low);
      if (place + 1 == paints->n_steps && place > 0)
        return g_strdup_printf (_ ("%s and more"), low);
      high = dup_number (paints, from + paints->step);
      return g_strdup_printf ("%s–%s", low, high);
    }
  return muster_words_clean (muster_trait_describe (&paints->trait, ((Value *) g_ptr_array_index (paints->values, place))->text));
}

static void
add_key (MusterPaints *paints, char *label, MusterColor color, guint n)
{
  MusterPaintKey *key = g_new0 (MusterPaintKey, 1);

  key->label = label;
  key->color = color;
  key->n = n;
  g_ptr_array_add (paints->keys, key);
}

/* A key for each colour; values beyond the row share one. */
static void
list_colors (MusterPaints *paints)
{
  const MusterTree *tree = get_tree (paints, paints->trait.on);
  guint n_places = paints->trait.type == MUSTER_TRAIT_FLAG ? 2 : is_numeric (&paints->trait) ? paints->n_steps
                                                                                             : paints->values->len;
  g_autofree guint *counts = g_new0 (guint, n_places + 1);
  guint others = 0, n_others = 0;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint place = find_place_of (paints, tree->nodes[i].record);

      counts[MIN (place, n_places)]++;
    }
  for (guint place = 0; place < n_places; place++)
    if (counts[place] > 0 && (is_numeric (&paints->trait) || place < MUSTER_PAINT_COLORS))
      add_key (paints, dup_place (paints, place), color_of_place (paints, place), counts[place]);
    else if (counts[place] > 0)
      {
        others += counts[place];
        n_others++;
      }
  if (n_others > 0)
    add_key (paints, g_strdup_printf (ngettext ("%u other value", "%u other values", n_others), n_others), muster_paint_color (paints->theme, MUSTER_PAINT_COLORS), others);
  if (counts[n_places] > 0)
    add_key (paints, dup_place (paints, G_MAXUINT), muster_paint_color (paints->theme, MUSTER_PAINT_COLORS), counts[n_places]);
}

static void
list_rules (MusterPaints *paints)
{
  MusterDocument *doc = muster_projection_get_document (paints->projection);

  for (guint i = 0; i < paints->rules->len; i++)
    {
      const MusterRuleTest *rule = &g_array_index (paints->rules, MusterRuleTest, i);
      const MusterTree *tree = get_tree (paints, rule->trait.on);
      const char *badge = muster_document_get_text (doc, rule->rule, MUSTER_RULE_BADGE);
      MusterColor color = MUSTER_NO_COLOR;
      MusterCoat coat = { 0 };
      MusterPaintKey *key;
      guint n = 0;

      for (guint j = 0; j < tree->n_nodes; j++)
        n += muster_rule_fits (rule, paints->projection, paints->metrics, tree->nodes[j].record);
      muster_color_parse (muster_document_get_text (doc, rule->rule, MUSTER_RULE_COLOR), &color);
      if (n == 0 || (color.alpha == 0 && badge == NULL))
        continue;
      set_badge (paints, &coat, badge, color);
      key = g_new0 (MusterPaintKey, 1);
      *key = (MusterPaintKey){
        .label = muster_rule_dup_words (doc, rule->rule),
        .badge = badge != NULL && *badge != '\0' ? muster_words_clean (badge) : NULL,
        .color = color,
        .badge_color = coat.badge_color,
        .badge_text = coat.badge_text,
        .rule = rule->rule,
        .n = n,
      };
      g_ptr_array_add (paints->keys, key);
    }
}

GPtrArray *
muster_paints_get_keys (MusterPaints *paints)
{
  if (paints->keys != NULL)
    return paints->keys;
  paints->keys = g_ptr_array_new_with_free_func (free_key);
  list_rules (paints);
  if (paints->colors)
    list_colors (paints);
  return paints->keys;
}

/* }}} */
