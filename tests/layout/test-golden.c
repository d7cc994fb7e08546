/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-golden.c: one chart in every style, view and direction, compared with what it was.
 *
 * MUSTER_RENEW_GOLDEN=1 meson test layout/golden writes the files anew; look at the difference
 * before committing it.
 */
#include "sample.h"

#include <string.h>

static const char *const view_names[] = { "departments", "reporting" };
static const char *const direction_names[] = { "down", "up", "right", "left" };

static const char *
get_id (MusterDocument *doc, MusterRecord record)
{
  return record != 0 ? muster_document_get_id (doc, record) : "none";
}

static void
write_layout (GString *text, MusterDocument *doc, const MusterLayout *layout)
{
  g_string_append_printf (text, "%.2f by %.2f\n", layout->width, layout->height);
  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      const MusterRect *rect = &card->rect;

      g_string_append_printf (text, "%s%s %.2f %.2f %.2f %.2f\n", card->inside ? "  " : "", get_id (doc, card->record), rect->x, rect->y, rect->width, rect->height);
    }
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];

      g_string_append_printf (text, "%s %s", get_id (doc, layout->cards[connector->from].record), get_id (doc, layout->cards[connector->to].record));
      if (connector->line != 0)
        g_string_append_printf (text, " by %s", get_id (doc, connector->line));
      for (guint p = 0; p < connector->n_points; p++)
        {
          const MusterPoint *point = &layout->points[connector->first_point + p];

          g_string_append_printf (text, " %.2f,%.2f", point->x, point->y);
        }
      g_string_append_c (text, '\n');
    }
}

static char *
dump (const MusterLayoutStyle *style, MusterView view, gboolean assistants)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (MusterDocument) doc = sample_new_random (26, rand);
  g_autoptr (MusterProjection) projection = NULL;
  GString *text = g_string_new (NULL);

  if (assistants)
    sample_add_assistants (doc, 0.4, rand);
  projection = muster_projection_new (doc, 0);
  for (guint direction = 0; direction < 4; direction++)
    {
      const MusterLayoutOptions options = {
        .view = view,
        .style = style->name,
        .direction = direction,
        .measure = sample_measure,
        .measure_data = doc,
      };
      g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);

      g_string_append_printf (text, "%s%s: ", direction > 0 ? "\n" : "", direction_names[direction]);
      write_layout (text, doc, layout);
    }
  return g_string_free (text, FALSE);
}

static void
compare (const char *style, const char *what, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.txt", style, what);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "golden", name, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("MUSTER_RENEW_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, &error);
  else if (g_file_get_contents (path, &golden, NULL, &error))
    g_assert_cmpstr (text, ==, golden);
  g_assert_no_error (error);
}

static void
test_golden (gconstpointer data)
{
  const MusterLayoutStyle *style = data;

  for (guint view = 0; view < (style->departments_only ? 1 : 2); view++)
    {
      g_autofree char *text = dump (style, view, FALSE);

      compare (style->name, view_names[view], text);
    }
  if (!style->departments_only)
    {
      g_autofree char *text = dump (style, MUSTER_VIEW_REPORTING, TRUE);

      compare (style->name, "assistants", text);
    }
}

int
main (int argc, char **argv)
{
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; styles[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/golden/%s", styles[i]->name);

      g_test_add_data_func (path, styles[i], test_golden);
    }
  return g_test_run ();
}
