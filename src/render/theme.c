/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * theme.c: the colours of a chart.
 */
#include "theme.h"

#include <math.h>

#define HEX(rgb)                                                                            \
  {                                                                                         \
    (((rgb) >> 16) & 0xff) / 255.0, (((rgb) >> 8) & 0xff) / 255.0, ((rgb) &0xff) / 255.0, 1 \
  }

static const MusterPalette palettes[] = {
  [MUSTER_THEME_LIGHT] = {
      .background = HEX (0xffffff),
      .ground = HEX (0xfafafa),
      .card = HEX (0xffffff),
      .hairline = HEX (0xdedee3),
      .text = HEX (0x1e1e22),
      .dim = HEX (0x5f5f68),
      .connector = HEX (0x9b9ba3),
      .dotted = HEX (0x8132a0),
      .dash = HEX (0x8e8e97),
      .pill = HEX (0xececef),
      .pill_text = HEX (0x55555d),
      .open_pill = HEX (0xfbe3c4),
      .open_pill_text = HEX (0x8a4500),
      .joins = HEX (0x1a7f37),
      .leaves = HEX (0xb3261e),
      .moves = HEX (0x1a63c4),
      .changes = HEX (0x8a5200),
      .shade = 0.07,
      .tint = 0.12,
      .coat = 0.15,
      .edge = 0.32,
  },
  [MUSTER_THEME_DARK] = {
      .background = HEX (0x1d1d20),
      .ground = HEX (0x1d1d20),
      .card = HEX (0x2e2e33),
      .hairline = HEX (0x45454b),
      .text = HEX (0xf4f4f6),
      .dim = HEX (0xb3b3bb),
      .connector = HEX (0x77777f),
      .dotted = HEX (0xcf8ee6),
      .dash = HEX (0x85858d),
      .pill = HEX (0x47474d),
      .pill_text = HEX (0xd6d6db),
      .open_pill = HEX (0x5b3c12),
      .open_pill_text = HEX (0xffd9a3),
      .joins = HEX (0x5bd27c),
      .leaves = HEX (0xff8a80),
      .moves = HEX (0x82b8ff),
      .changes = HEX (0xf5c26b),
      .shade = 0.25,
      .tint = 0.15,
      .coat = 0.1,
      .edge = 0.36,
  },
  [MUSTER_THEME_LIGHT_CONTRAST] = {
      .background = HEX (0xffffff),
      .ground = HEX (0xfafafa),
      .card = HEX (0xffffff),
      .hairline = HEX (0x5f5f68),
      .text = HEX (0x000000),
      .dim = HEX (0x34343a),
      .connector = HEX (0x45454b),
      .dotted = HEX (0x5b1a75),
      .dash = HEX (0x45454b),
      .pill = HEX (0xdcdce0),
      .pill_text = HEX (0x1e1e22),
      .open_pill = HEX (0xfbe3c4),
      .open_pill_text = HEX (0x5c2e00),
      .joins = HEX (0x1a7f37),
      .leaves = HEX (0xb3261e),
      .moves = HEX (0x1a63c4),
      .changes = HEX (0x8a5200),
      .shade = 0.07,
      .tint = 0.12,
      .coat = 0.15,
      .edge = 0.85,
  },
  [MUSTER_THEME_DARK_CONTRAST] = {
      .background = HEX (0x101012),
      .ground = HEX (0x101012),
      .card = HEX (0x1d1d20),
      .hairline = HEX (0xa4a4ac),
      .text = HEX (0xffffff),
      .dim = HEX (0xe4e4e8),
      .connector = HEX (0xc4c4cc),
      .dotted = HEX (0xe3b6f2),
      .dash = HEX (0xc4c4cc),
      .pill = HEX (0x47474d),
      .pill_text = HEX (0xffffff),
      .open_pill = HEX (0x5b3c12),
      .open_pill_text = HEX (0xffe9cc),
      .joins = HEX (0x5bd27c),
      .leaves = HEX (0xff8a80),
      .moves = HEX (0x82b8ff),
      .changes = HEX (0xf5c26b),
      .shade = 0.25,
      .tint = 0.15,
      .coat = 0.1,
      .edge = 0.85,
  },
};

/* Neighbours in this row differ in hue, and in lightness for those who see few hues. */
static const MusterColor department_row[] = {
  HEX (0x3584e4),
  HEX (0x9141ac),
  HEX (0x2ec27e),
  HEX (0xe66100),
  HEX (0xc01c28),
  HEX (0x0f9ba8),
  HEX (0xd9a206),
  HEX (0xd1478c),
  HEX (0x7a8f1c),
  HEX (0x865e3c),
};

static const MusterColor people_row[] = {
  HEX (0x1a5fb4),
  HEX (0x613583),
  HEX (0x18794e),
  HEX (0xb84100),
  HEX (0xa51d2d),
  HEX (0x0b6e7d),
  HEX (0x8a5a00),
  HEX (0x3d4aa8),
  HEX (0x9c2f6f),
  HEX (0x566b13),
};

static const MusterColor grey = HEX (0x5e5c64);
static const MusterColor brown = HEX (0x865e3c);

struct _MusterColors
{
  MusterDocument *doc;
  /* department → pointer into @values */
  GHashTable *table;
  GArray *values;
};

MusterTheme
muster_theme_get_base (MusterTheme theme)
{
  return theme == MUSTER_THEME_DARK || theme == MUSTER_THEME_DARK_CONTRAST ? MUSTER_THEME_DARK : MUSTER_THEME_LIGHT;
}

const MusterPalette *
muster_theme_get_palette (MusterTheme theme)
{
  g_return_val_if_fail (theme < G_N_ELEMENTS (palettes), &palettes[0]);
  return &palettes[theme];
}

gboolean
muster_color_parse (const char *text, MusterColor *color)
{
  int digits[6];
  gsize length = text != NULL && text[0] == '#' ? strlen (text + 1) : 0;

  if (length != 3 && length != 6)
    return FALSE;
  for (guint i = 0; i < 6; i++)
    {
      digits[i] = g_ascii_xdigit_value (text[1 + (length == 3 ? i / 2 : i)]);
      if (digits[i] < 0)
        return FALSE;
    }
  *color = (MusterColor){
    (digits[0] * 16 + digits[1]) / 255.0,
    (digits[2] * 16 + digits[3]) / 255.0,
    (digits[4] * 16 + digits[5]) / 255.0,
    1,
  };
  return TRUE;
}

MusterColor
muster_color_mix (MusterColor under, MusterColor over, double share)
{
  return (MusterColor){
    under.red + (over.red - under.red) * share,
    under.green + (over.green - under.green) * share,
    under.blue + (over.blue - under.blue) * share,
    1,
  };
}

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (MusterColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

double
muster_color_contrast (MusterColor a, MusterColor b)
{
  double one = luminance (a), other = luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

MusterColor
muster_color_for_name (const char *name)
{
  return people_row[g_str_hash (name) % G_N_ELEMENTS (people_row)];
}

MusterColor
muster_color_for_tool (void)
{
  return brown;
}

MusterColor
muster_color_for_pool (void)
{
  return grey;
}

/* The department that alone is at the top and has others below it; 0 if there is none. */
static MusterRecord
find_single_top (MusterDocument *doc, const GArray *departments)
{
  MusterRecord top = 0;
  guint n_tops = 0;

  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord department = g_array_index (departments, MusterRecord, i);

      if (muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT) != 0)
        continue;
      top = department;
      n_tops++;
    }
  return n_tops == 1 && departments->len > 1 ? top : 0;
}

/* The only department in @department that has others in turn and no colour of its own; 0 if none. */
static MusterRecord
find_trunk (MusterDocument *doc, MusterRecord department)
{
  g_autoptr (GArray) nested = muster_document_list_referrers (doc, department, MUSTER_DEPARTMENT_PARENT);
  MusterRecord only = nested->len == 1 ? g_array_index (nested, MusterRecord, 0) : 0;
  MusterIter iter;
  MusterRecord below;

  if (only == 0 || muster_document_get_text (doc, only, MUSTER_DEPARTMENT_COLOR) != NULL)
    return 0;
  muster_iter_init_referrers (&iter, doc, only, MUSTER_DEPARTMENT_PARENT);
  return muster_iter_next (&iter, &below) ? only : 0;
}

/* Where the chart first branches: what is above it is one trunk, as a ministry with one agency. */
static MusterRecord
find_fork (MusterDocument *doc, MusterRecord single_top)
{
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);
  MusterRecord fork = single_top;

  for (guint steps = 0; fork != 0 && steps < n_departments; steps++)
    {
      MusterRecord trunk = find_trunk (doc, fork);

      if (trunk == 0)
        break;
      fork = trunk;
    }
  return fork;
}

/* The colour that starts at @department and is not inherited: its own, one of the row if it is one
 * of those that get one; alpha 0 if it inherits. */
static MusterColor
start_color (MusterDocument *doc, MusterRecord department, MusterRecord single_top, MusterRecord fork, guint *next)
{
  MusterRecord parent = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
  MusterColor color = MUSTER_NO_COLOR;

  if (department == single_top)
    color = grey;
  else if (parent == fork)
    color = department_row[(*next)++ % G_N_ELEMENTS (department_row)];
  muster_color_parse (muster_document_get_text (doc, department, MUSTER_DEPARTMENT_COLOR), &color);
  return color;
}

MusterColors *
muster_colors_new (MusterDocument *doc)
{
  MusterColors *colors = g_new0 (MusterColors, 1);
  g_autoptr (GArray) departments = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);
  MusterRecord single_top = find_single_top (doc, departments);
  MusterRecord fork = find_fork (doc, single_top);
  guint next = 0;

  colors->doc = g_object_ref (doc);
  colors->table = g_hash_table_new (NULL, NULL);
  colors->values = g_array_sized_new (FALSE, FALSE, sizeof (MusterColor), departments->len);
  g_array_set_size (colors->values, departments->len);
  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord department = g_array_index (departments, MusterRecord, i);
      MusterColor *value = &g_array_index (colors->values, MusterColor, i);

      *value = start_color (doc, department, single_top, fork, &next);
      g_hash_table_insert (colors->table, GUINT_TO_POINTER (department), value);
    }
  return colors;
}

void
muster_colors_free (MusterColors *colors)
{
  if (colors == NULL)
    return;
  g_hash_table_unref (colors->table);
  g_array_unref (colors->values);
  g_object_unref (colors->doc);
  g_free (colors);
}

/* What is found is written down on the way back, so that each department is passed once in all. */
MusterColor
muster_colors_get (MusterColors *colors, MusterRecord department)
{
  MusterColor color = grey;
  MusterRecord walk = department;

  for (guint steps = 0; walk != 0 && steps <= colors->values->len; steps++)
    {
      const MusterColor *value = g_hash_table_lookup (colors->table, GUINT_TO_POINTER (walk));

      if (value != NULL && value->alpha > 0)
        {
          color = *value;
          break;
        }
      walk = muster_document_get_ref (colors->doc, walk, MUSTER_DEPARTMENT_PARENT);
    }
  for (MusterRecord fill = department; fill != 0 && fill != walk;)
    {
      MusterColor *value = g_hash_table_lookup (colors->table, GUINT_TO_POINTER (fill));

      if (value == NULL || value->alpha > 0)
        break;
      *value = color;
      fill = muster_document_get_ref (colors->doc, fill, MUSTER_DEPARTMENT_PARENT);
    }
  return color;
}
