/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-theme.c: what is drawn can be read, and colours stay with their owners.
 */
#include "sample.h"
#include "theme.h"

/* The least that WCAG 2.2 asks of text of this size. */
#define CONTRAST_MIN 4.5

static const MusterColor white = { 1, 1, 1, 1 };

static const char *const tints[] = {
  "#3584e4",
  "#9141ac",
  "#2ec27e",
  "#e66100",
  "#c01c28",
  "#0f9ba8",
  "#d9a206",
  "#d1478c",
  "#7a8f1c",
  "#865e3c",
  "#5e5c64",
};

static void
test_contrast (gconstpointer data)
{
  const MusterPalette *palette = muster_theme_get_palette (GPOINTER_TO_UINT (data));

  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    {
      MusterColor color, under, card;

      g_assert_true (muster_color_parse (tints[i], &color));
      under = muster_color_mix (palette->background, color, palette->tint);
      card = muster_color_mix (palette->card, color, palette->tint);
      g_assert_cmpfloat (muster_color_contrast (palette->text, under), >=, 7);
      g_assert_cmpfloat (muster_color_contrast (palette->dim, under), >=, CONTRAST_MIN);
      g_assert_cmpfloat (muster_color_contrast (palette->dim, card), >=, CONTRAST_MIN);
      g_assert_cmpfloat (muster_color_contrast (palette->pill_text, muster_color_mix (card, palette->text, 0.09)), >=, CONTRAST_MIN);
    }
  g_assert_cmpfloat (muster_color_contrast (palette->pill_text, palette->pill), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (palette->open_pill_text, palette->open_pill), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (palette->dotted, palette->background), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (palette->joins, palette->background), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (palette->leaves, palette->background), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (palette->moves, palette->background), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (palette->changes, palette->background), >=, CONTRAST_MIN);
}

static void
test_more_contrast (void)
{
  static const struct
  {
    MusterTheme plain;
    MusterTheme more;
  } pairs[] = { { MUSTER_THEME_LIGHT, MUSTER_THEME_LIGHT_CONTRAST }, { MUSTER_THEME_DARK, MUSTER_THEME_DARK_CONTRAST } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const MusterPalette *plain = muster_theme_get_palette (pairs[i].plain), *more = muster_theme_get_palette (pairs[i].more);

      g_assert_true (muster_theme_get_base (pairs[i].more) == pairs[i].plain);
      g_assert_cmpfloat (muster_color_contrast (more->dim, more->card), >=, 7);
      /* What WCAG 2.2 asks of what is no text. */
      g_assert_cmpfloat (muster_color_contrast (more->hairline, more->background), >=, 3);
      g_assert_cmpfloat (muster_color_contrast (more->connector, more->background), >=, 4.5);
      g_assert_cmpfloat (muster_color_contrast (more->connector, more->background), >, muster_color_contrast (plain->connector, plain->background));
    }
}

static void
test_discs (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpfloat (muster_color_contrast (white, muster_color_for_tool ()), >=, CONTRAST_MIN);
  g_assert_cmpfloat (muster_color_contrast (white, muster_color_for_pool ()), >=, CONTRAST_MIN);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i * 7919);
      MusterColor color = muster_color_for_name (name);

      g_assert_cmpfloat (muster_color_contrast (white, color), >=, CONTRAST_MIN);
      g_hash_table_add (seen, GUINT_TO_POINTER ((guint) (color.red * 255) << 16 | (guint) (color.green * 255) << 8 | (guint) (color.blue * 255)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >=, 8);
}

static void
test_parse (void)
{
  static const char *const wrong[] = { NULL, "", "#", "red", "#12", "#12345", "#1234567", "#12345g", "123456" };
  MusterColor color = white;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (muster_color_parse (wrong[i], &color));
  g_assert_cmpfloat (color.red, ==, 1);
  g_assert_true (muster_color_parse ("#F80", &color));
  g_assert_cmpfloat_with_epsilon (color.green, 0x88 / 255.0, 1e-9);
  g_assert_true (muster_color_parse ("#ff8800", &color));
  g_assert_cmpfloat_with_epsilon (color.green, 0x88 / 255.0, 1e-9);
}

static void
assert_color (MusterDocument *doc, MusterColors *colors, const char *id, const char *expected)
{
  MusterColor color = muster_colors_get (colors, muster_document_find (doc, id));
  g_autofree char *text = g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255 + 0.5), (guint) (color.green * 255 + 0.5), (guint) (color.blue * 255 + 0.5));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_departments (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autoptr (MusterColors) colors = muster_colors_new (doc);

  assert_color (doc, colors, "d-top", "#5e5c64");
  assert_color (doc, colors, "d-ops", "#3584e4");
  assert_color (doc, colors, "d-des", "#9141ac");
  assert_color (doc, colors, "d-care", "#2ec27e");
  assert_color (doc, colors, "d-sup", "#e66100");
  assert_color (doc, colors, "d-tech", "#c01c28");
  assert_color (doc, colors, "r-own", "#5e5c64");
}

static void
test_inherited (void)
{
  const guint depth = 100000;
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (MusterColors) colors = NULL;
  MusterRecord above = 0;

  for (guint i = 0; i < depth; i++)
    {
      g_autofree char *id = g_strdup_printf ("d-%u", i);
      MusterRecord record = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, id);

      muster_draft_set_ref (draft, record, MUSTER_DEPARTMENT_PARENT, above);
      above = record;
    }
  muster_draft_set_text (draft, muster_document_find (doc, "d-5"), MUSTER_DEPARTMENT_COLOR, "#123456");
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  colors = muster_colors_new (doc);
  assert_color (doc, colors, "d-99999", "#123456");
  assert_color (doc, colors, "d-6", "#123456");
  assert_color (doc, colors, "d-4", "#5e5c64");
  assert_color (doc, colors, "d-0", "#5e5c64");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/theme/light-can-be-read", GUINT_TO_POINTER (MUSTER_THEME_LIGHT), test_contrast);
  g_test_add_data_func ("/theme/dark-can-be-read", GUINT_TO_POINTER (MUSTER_THEME_DARK), test_contrast);
  g_test_add_data_func ("/theme/light-with-contrast-can-be-read", GUINT_TO_POINTER (MUSTER_THEME_LIGHT_CONTRAST), test_contrast);
  g_test_add_data_func ("/theme/dark-with-contrast-can-be-read", GUINT_TO_POINTER (MUSTER_THEME_DARK_CONTRAST), test_contrast);
  g_test_add_func ("/theme/more-contrast-is-more", test_more_contrast);
  g_test_add_func ("/theme/white-initials-can-be-read", test_discs);
  g_test_add_func ("/theme/colours-are-parsed", test_parse);
  g_test_add_func ("/theme/departments-have-colours", test_departments);
  g_test_add_func ("/theme/colours-are-inherited-at-any-depth", test_inherited);
  return g_test_run ();
}
