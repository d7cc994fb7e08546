/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-cards.c: what every card of a chart says, compared with what it said.
 *
 * MUSTER_RENEW_GOLDEN=1 meson test render/cards writes the files in golden/ anew; look at the
 * difference before it is kept. They hold nothing that depends on the fonts that are there.
 */
#include "card.h"
#include "sample.h"

static const char *const kinds[] = { "initials", "tool", "pool", "open" };
static const char *const marks[] = { "open", "vendor", "tool", "several", "pool", "assistant", "-" };

static const struct
{
  const char *name;
  const char *stage;
  const char *root;
  /* The ids of what is collapsed, with a space behind each. */
  const char *collapsed;
  MusterSceneOptions options;
} cases[] = {
  { "departments", NULL, NULL, "", { .view = MUSTER_VIEW_DEPARTMENTS } },
  { "growth", "s-2", NULL, "", { .view = MUSTER_VIEW_DEPARTMENTS, .theme = MUSTER_THEME_DARK } },
  { "depth", NULL, "d-top", "", { .view = MUSTER_VIEW_DEPARTMENTS, .depth = 2 } },
  { "reporting", "s-1", NULL, "", { .view = MUSTER_VIEW_REPORTING } },
  { "collapsed", NULL, NULL, "d-ops d-care d-empty ", { .view = MUSTER_VIEW_DEPARTMENTS } },
  { "collapsed-reporting", NULL, "r-own", "r-own r-ops r-sup ", { .view = MUSTER_VIEW_REPORTING } },
};

static void
dump_color (GString *out, const char *name, MusterColor color)
{
  if (color.alpha > 0)
    g_string_append_printf (out, " %s #%02x%02x%02x", name, (guint) (color.red * 255 + 0.5), (guint) (color.green * 255 + 0.5), (guint) (color.blue * 255 + 0.5));
}

static void
dump_face (GString *out, const char *id, const MusterCardFace *face)
{
  g_string_append_printf (out, "%s “%s”", id, face->name);
  if (face->kind == MUSTER_KIND_DEPARTMENT)
    g_string_append_printf (out, " count “%s”", face->count);
  else
    g_string_append_printf (out, " holder “%s” disc %s %s mark %s", face->holder, kinds[face->disc - MUSTER_DISC_INITIALS], face->initials != NULL ? face->initials : "-", marks[face->mark]);
  if (face->pill != NULL)
    g_string_append_printf (out, " pill “%s”", face->pill);
  if (face->dashed)
    g_string_append (out, " dashed");
  if (face->badge != NULL)
    g_string_append_printf (out, " badge “%s”", face->badge);
  dump_color (out, "fill", face->fill);
  dump_color (out, "edge", face->edge);
  dump_color (out, "swatch", face->swatch_color);
  dump_color (out, "disc", face->disc_color);
  g_string_append_c (out, '\n');
}

/* Two departments with nobody in them, d-nobody in d-empty, and what is collapsed. */
static void
collapse (MusterDocument *doc, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord empty = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "d-empty");

  muster_draft_set_text (draft, empty, MUSTER_DEPARTMENT_ORDER, "c");
  muster_draft_set_ref (draft, muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "d-nobody"), MUSTER_DEPARTMENT_PARENT, empty);
  for (guint i = 0; *words[i] != '\0'; i++)
    {
      MusterRecord record = muster_document_find (doc, words[i]);

      muster_draft_set_flag (draft, record, *words[i] == 'r' ? MUSTER_ROLE_COLLAPSED : MUSTER_DEPARTMENT_COLLAPSED, TRUE);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
}

static void
test_cards (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (MusterDocument) doc = sample_new ();
  MusterSceneOptions options = cases[index].options;
  g_autoptr (MusterScene) scene = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("%s.txt", cases[index].name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "render", "golden", name, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  options.stage = cases[index].stage != NULL ? muster_document_find (doc, cases[index].stage) : 0;
  options.root = cases[index].root != NULL ? muster_document_find (doc, cases[index].root) : 0;
  if (*cases[index].collapsed != '\0')
    collapse (doc, cases[index].collapsed);
  scene = muster_scene_new (doc, &options);
  for (guint i = 0; i < muster_scene_get_layout (scene)->n_cards; i++)
    {
      g_auto (MusterCardFace) face = { 0 };
      MusterRecord record = muster_scene_get_layout (scene)->cards[i].record;

      muster_scene_get_face (scene, i, &face);
      dump_face (text, record != 0 ? muster_document_get_id (doc, record) : "-", &face);
    }
  if (g_getenv ("MUSTER_RENEW_GOLDEN") != NULL)
    g_file_set_contents (path, text->str, (gssize) text->len, &error);
  else if (g_file_get_contents (path, &golden, NULL, &error))
    g_assert_cmpstr (text->str, ==, golden);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cards/%s-say-what-they-said", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cards);
    }
  return g_test_run ();
}
