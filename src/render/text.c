/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * text.c: shaped text, kept.
 */
#include "text.h"

#include <math.h>

/* About 16 MB of layouts: more than any screen shows at a size at which text is drawn. */
#define KEPT_MAX 8192

/* Words whose width is kept: at most about 4 MB. */
#define WORDS_MAX 32768

/* By how much the width of a text may differ from the sum of its words', in points: kerning against a
 * space, a word. */
#define KERNING 0.25

typedef struct
{
  double size;
  double pitch;
  double baseline;
  gboolean bold;
} Style;

static const Style styles[] = {
  [MUSTER_TEXT_TITLE] = { 13, 16, 13, TRUE },
  [MUSTER_TEXT_HOLDER] = { 12, 16, 12.5, FALSE },
  [MUSTER_TEXT_HEADING] = { 13.5, 18, 15, TRUE },
  [MUSTER_TEXT_COUNT] = { 11.5, 16, 12, FALSE },
  [MUSTER_TEXT_PILL] = { 10, 16, 11.6, TRUE },
  [MUSTER_TEXT_INITIALS] = { 12, 16, 12.4, TRUE },
  [MUSTER_TEXT_LABEL] = { 9, 12, 9.2, FALSE },
  [MUSTER_TEXT_SHEET_TITLE] = { 17, 22, 18, TRUE },
  [MUSTER_TEXT_SHEET_BRIEF] = { 9.5, 14, 11, FALSE },
  [MUSTER_TEXT_SHEET_LEGEND] = { 9, 14, 10.5, FALSE },
  [MUSTER_TEXT_SHEET_FOOT] = { 8, 12, 9, FALSE },
};

struct _MusterText
{
  PangoContext *context;
  char *families;
  PangoFontDescription *fonts[G_N_ELEMENTS (styles)];
  GHashTable *kept;
  /* Style and word, to the width in Pango's units. */
  GHashTable *words;
  PangoLayout *measures[G_N_ELEMENTS (styles)];
};

/* A text in its style and width; a key points to the string that follows it in one block. */
typedef struct
{
  const char *string;
  MusterTextStyle style;
  int width;
  guint lines;
  gboolean overflows;
  PangoLayout *layout;
} Kept;

static guint
kept_hash (gconstpointer data)
{
  const Kept *kept = data;

  return g_str_hash (kept->string) ^ (kept->style * 0x9e3779b1u) ^ ((guint) kept->width * 31) ^ kept->lines;
}

static gboolean
kept_equal (gconstpointer a, gconstpointer b)
{
  const Kept *one = a, *other = b;

  return one->style == other->style && one->width == other->width && one->lines == other->lines && strcmp (one->string, other->string) == 0;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->layout);
  g_free (kept);
}

/* Chinese, Japanese and Korean write the same characters in different shapes: the person's language
 * says which are meant. */
static char *
dup_families (void)
{
  const char *language = pango_language_to_string (pango_language_get_default ());
  const char *region = "SC";

  if (g_str_has_prefix (language, "ja"))
    region = "JP";
  else if (g_str_has_prefix (language, "ko"))
    region = "KR";
  else if (g_str_has_prefix (language, "zh-hk"))
    region = "HK";
  else if (g_str_has_prefix (language, "zh-tw"))
    region = "TC";
  return g_strdup_printf ("Cantarell, Noto Sans, Noto Sans CJK %s, Noto Sans CJK SC, sans-serif", region);
}

MusterText *
muster_text_new (void)
{
  MusterText *text = g_new0 (MusterText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  text->families = dup_families ();
  text->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (text->context, options);
  pango_context_set_round_glyph_positions (text->context, FALSE);
  cairo_font_options_destroy (options);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      text->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (text->fonts[i], text->families);
      pango_font_description_set_absolute_size (text->fonts[i], styles[i].size * PANGO_SCALE);
      pango_font_description_set_weight (text->fonts[i], styles[i].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
  text->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  text->kept = g_hash_table_new_full (kept_hash, kept_equal, NULL, kept_free);
  return text;
}

void
muster_text_free (MusterText *text)
{
  if (text == NULL)
    return;
  g_hash_table_unref (text->kept);
  g_hash_table_unref (text->words);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_clear_object (&text->measures[i]);
      pango_font_description_free (text->fonts[i]);
    }
  g_object_unref (text->context);
  g_free (text->families);
  g_free (text);
}

const char *
muster_text_get_families (MusterText *text)
{
  return text->families;
}

double
muster_text_get_size (MusterTextStyle style)
{
  return styles[style].size;
}

double
muster_text_get_pitch (MusterTextStyle style)
{
  return styles[style].pitch;
}

double
muster_text_get_baseline (MusterTextStyle style)
{
  return styles[style].baseline;
}

gboolean
muster_text_is_bold (MusterTextStyle style)
{
  return styles[style].bold;
}

static gboolean
find_overflow (PangoLayout *layout, const Style *style)
{
  int n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; i < n_lines; i++)
    {
      PangoRectangle ink, logical;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), &ink, &logical);
      if (ink.width > 0 && (ink.y < -(style->baseline + 1) * PANGO_SCALE || ink.y + ink.height > (style->pitch - style->baseline + 1) * PANGO_SCALE || ink.x < -2 * PANGO_SCALE || ink.x + ink.width > logical.width + 2 * PANGO_SCALE))
        return TRUE;
    }
  return FALSE;
}

static PangoLayout *
shape (MusterText *text, const Kept *key)
{
  PangoLayout *layout = pango_layout_new (text->context);

  pango_layout_set_font_description (layout, text->fonts[key->style]);
  pango_layout_set_text (layout, key->string, -1);
  if (key->width >= 0)
    {
      pango_layout_set_width (layout, key->width);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -(int) key->lines);
    }
  return layout;
}

static const Kept *
find (MusterText *text, const char *string, MusterTextStyle style, double width, guint lines)
{
  Kept key = {
    .string = string,
    .style = style,
    .width = width >= 0 ? (int) MIN (ceil (width * PANGO_SCALE), G_MAXINT / 2) : -1,
    .lines = lines,
  };
  Kept *kept = g_hash_table_lookup (text->kept, &key);
  gsize size = strlen (string) + 1;

  if (kept != NULL)
    return kept;
  if (g_hash_table_size (text->kept) >= KEPT_MAX)
    g_hash_table_remove_all (text->kept);
  kept = g_malloc (sizeof (Kept) + size);
  *kept = key;
  kept->string = memcpy (kept + 1, string, size);
  kept->layout = shape (text, &key);
  kept->overflows = find_overflow (kept->layout, &styles[style]);
  g_hash_table_add (text->kept, kept);
  return kept;
}

double
muster_text_measure (MusterText *text, const char *string, MusterTextStyle style, double width, guint lines, guint *n_lines)
{
  const Kept *kept = find (text, string, style, width, lines);
  int found = pango_layout_get_line_count (kept->layout);
  int widest = 0;

  for (int i = 0; i < found; i++)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (kept->layout, i), NULL, &logical);
      widest = MAX (widest, logical.width);
    }
  if (n_lines != NULL)
    *n_lines = (guint) found;
  return widest / (double) PANGO_SCALE;
}

/* {{{ Widths of words */

#define WORD_MAX 64

static int
measure_word (MusterText *text, const char *word, gsize length, MusterTextStyle style)
{
  PangoLayout **layout = &text->measures[style];
  int width;

  if (*layout == NULL)
    {
      *layout = pango_layout_new (text->context);
      pango_layout_set_font_description (*layout, text->fonts[style]);
    }
  pango_layout_set_text (*layout, word, (int) length);
  pango_layout_get_size (*layout, &width, NULL);
  return width;
}

static int
get_word (MusterText *text, const char *word, gsize length, MusterTextStyle style)
{
  char key[WORD_MAX + 2];
  gpointer width;

  if (length > WORD_MAX)
    return measure_word (text, word, length, style);
  key[0] = (char) ('A' + style);
  memcpy (key + 1, word, length);
  key[length + 1] = '\0';
  if (g_hash_table_lookup_extended (text->words, key, NULL, &width))
    return GPOINTER_TO_INT (width);
  if (g_hash_table_size (text->words) >= WORDS_MAX)
    g_hash_table_remove_all (text->words);
  width = GINT_TO_POINTER (measure_word (text, word, length, style));
  g_hash_table_insert (text->words, g_strdup (key), width);
  return GPOINTER_TO_INT (width);
}

/* Chinese characters stand in squares and take no notice of each other. */
static gboolean
is_square (const char *at)
{
  gunichar character = (guchar) *at >= 0xe3 ? g_utf8_get_char (at) : 0;

  return (character >= 0x3400 && character < 0x4dc0) || (character >= 0x4e00 && character < 0xa000);
}

/* Whether a text is made of Latin letters and such characters alone. In others a letter's form may follow
 * from its neighbours, and a mark's font too. */
static gboolean
is_plain (const char *string)
{
  for (const char *at = string; *at != '\0'; at = g_utf8_next_char (at))
    if ((guchar) *at >= 0x80 && g_utf8_get_char (at) >= 0x250 && !is_square (at))
      return FALSE;
  return TRUE;
}

/* A space, a square character, or what is between those. */
static const char *
find_end (const char *word)
{
  const char *at = word;

  if (*at == ' ' || is_square (at))
    return g_utf8_next_char (at);
  while (*at != '\0' && *at != ' ' && !is_square (at))
    at = g_utf8_next_char (at);
  return at;
}

guint
muster_text_count_lines (MusterText *text, const char *string, MusterTextStyle style, double width, guint lines)
{
  double limit = ceil (width * PANGO_SCALE), sum = 0, doubt = KERNING * PANGO_SCALE;
  gboolean plain = is_plain (string);
  guint n_lines;

  if (lines == 1)
    return 1;
  for (const char *word = plain ? string : "", *end; *word != '\0'; word = end)
    {
      end = find_end (word);
      sum += get_word (text, word, (gsize) (end - word), style);
      if (*word == ' ')
        doubt += KERNING * PANGO_SCALE;
      if (sum > limit + doubt && lines == 2)
        return 2;
    }
  if (plain && sum + doubt < limit)
    return 1;
  muster_text_measure (text, string, style, width, lines, &n_lines);
  return n_lines;
}

/* }}} */

PangoLayout *
muster_text_get_layout (MusterText *text, const MusterTextBox *box, gboolean *overflows)
{
  const Kept *kept = find (text, box->text, box->style, box->width, box->lines);

  if (overflows != NULL)
    *overflows = kept->overflows;
  return kept->layout;
}

double
muster_text_get_line_x (const MusterTextBox *box, PangoLayoutLine *line)
{
  PangoRectangle logical;

  if (box->align == MUSTER_ALIGN_START)
    return 0;
  pango_layout_line_get_extents (line, NULL, &logical);
  return (box->width - logical.width / (double) PANGO_SCALE) * (box->align == MUSTER_ALIGN_CENTER ? 0.5 : 1);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const PangoGlyphItem *one = *(PangoGlyphItem *const *) a, *other = *(PangoGlyphItem *const *) b;

  return one->item->offset - other->item->offset;
}

char *
muster_text_dup_line (PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);
  GString *shown = g_string_new (NULL);
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  for (GSList *run = line->runs; run != NULL; run = run->next)
    g_ptr_array_add (runs, run->data);
  g_ptr_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const PangoItem *item = ((PangoGlyphItem *) runs->pdata[i])->item;

      if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0)
        g_string_append (shown, "…");
      else
        g_string_append_len (shown, text + item->offset, item->length);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}
