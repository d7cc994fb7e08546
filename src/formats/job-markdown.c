/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-markdown.c: job descriptions in CommonMark with tables (GFM).
 */
#include "jobs.h"
#include "markdown.h"

#include <glib/gi18n-lib.h>

static void
append_table_row (GString *text, const char *const *cells, guint n_cells)
{
  g_string_append_c (text, '|');
  for (guint i = 0; i < n_cells; i++)
    {
      g_string_append_c (text, ' ');
      muster_markdown_append (text, cells[i] != NULL ? cells[i] : "");
      g_string_append (text, " |");
    }
  g_string_append_c (text, '\n');
}

static void
append_table (GString *text, const MusterJobSection *section)
{
  g_string_append_c (text, '\n');
  append_table_row (text, section->columns, section->n_columns);
  g_string_append_c (text, '|');
  for (guint i = 0; i < section->n_columns; i++)
    g_string_append (text, "---|");
  g_string_append_c (text, '\n');
  for (guint i = 0; i < section->rows->len; i++)
    append_table_row (text, (const char *const *) g_array_index (section->rows, MusterJobRow, i).cells, section->n_columns);
}

static void
append_points (GString *text, const MusterJobSection *section)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < section->rows->len; i++)
    {
      char *const *cells = g_array_index (section->rows, MusterJobRow, i).cells;

      g_string_append (text, "- ");
      if (section->shape == MUSTER_JOB_FACTS)
        {
          g_string_append (text, "**");
          muster_markdown_append (text, cells[0]);
          g_string_append (text, "**: ");
        }
      muster_markdown_append (text, cells[section->n_columns - 1]);
      g_string_append_c (text, '\n');
    }
}

static void
append_section (GString *text, const MusterJobSection *section)
{
  if (section->heading != NULL)
    g_string_append_printf (text, "\n## %s\n", section->heading);
  if (section->shape == MUSTER_JOB_TABLE)
    append_table (text, section);
  else if (section->shape == MUSTER_JOB_TEXT)
    for (guint i = 0; i < section->rows->len; i++)
      muster_markdown_append_paragraphs (text, g_array_index (section->rows, MusterJobRow, i).cells[0]);
  else
    append_points (text, section);
}

static gboolean
write_markdown (const GPtrArray *jobs, gint64 time, GByteArray *out, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < jobs->len; i++)
    {
      const MusterJob *job = jobs->pdata[i];

      g_string_append (text, i > 0 ? "\n# " : "# ");
      muster_markdown_append (text, job->title);
      g_string_append_c (text, '\n');
      for (guint j = 0; j < job->sections->len; j++)
        append_section (text, job->sections->pdata[j]);
    }
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

const MusterJobFormat muster_job_markdown = {
  .name = "markdown",
  .label = N_ ("Markdown"),
  .suffix = "md",
  .write = write_markdown,
};
