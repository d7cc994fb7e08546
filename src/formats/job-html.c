/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-html.c: job descriptions as a page of HTML that needs nothing else, and prints a role a sheet. All
 * text of the document is escaped; nothing in it can be a script or a link.
 */
#include "jobs.h"

#include <glib/gi18n-lib.h>

static const char style[] =
    "body{font:16px/1.5 system-ui,'Noto Sans','Noto Sans CJK SC',sans-serif;color:#241f31;background:#fff;max-width:46em;margin:2em auto;padding:0 1em}\n"
    "article+article{margin-top:4em;border-top:1px solid #c0bfbc;padding-top:3em}\n"
    "h1{font-size:1.8em;line-height:1.2;margin:0 0 .6em}\n"
    "h2{font-size:1.05em;margin:1.8em 0 .5em;color:#1a5fb4}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.5em;margin:0}\n"
    "dt{color:#5e5c64}dd{margin:0}p{margin:.4em 0}ul{margin:.4em 0;padding-left:1.3em}\n"
    "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35em 1em .35em 0;border-bottom:1px solid #deddda}\n"
    "th{font-size:.85em;color:#5e5c64;font-weight:600}\n"
    "@media print{@page{size:A4;margin:20mm}body{font-size:10.5pt;max-width:none;margin:0;padding:0}\n"
    "article+article{break-before:page;border:0;margin:0;padding:0}h2{break-after:avoid}tr,li{break-inside:avoid}}\n";

static void
append_escaped (GString *text, const char *string)
{
  g_autofree char *escaped = g_markup_escape_text (string != NULL ? string : "", -1);

  g_string_append (text, escaped);
}

static void
append_element (GString *text, const char *name, const char *content)
{
  g_string_append_printf (text, "<%s>", name);
  append_escaped (text, content);
  g_string_append_printf (text, "</%s>", name);
}

static void
append_table (GString *text, const MusterJobSection *section)
{
  g_string_append (text, "<table>\n<thead><tr>");
  for (guint i = 0; i < section->n_columns; i++)
    append_element (text, "th", section->columns[i]);
  g_string_append (text, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < section->rows->len; i++)
    {
      g_string_append (text, "<tr>");
      for (guint j = 0; j < section->n_columns; j++)
        append_element (text, "td", g_array_index (section->rows, MusterJobRow, i).cells[j]);
      g_string_append (text, "</tr>\n");
    }
  g_string_append (text, "</tbody>\n</table>\n");
}

static void
append_rows (GString *text, const MusterJobSection *section)
{
  static const char *const around[] = { [MUSTER_JOB_FACTS] = "dl", [MUSTER_JOB_TEXT] = NULL, [MUSTER_JOB_POINTS] = "ul" };

  if (around[section->shape] != NULL)
    g_string_append_printf (text, "<%s>\n", around[section->shape]);
  for (guint i = 0; i < section->rows->len; i++)
    {
      char *const *cells = g_array_index (section->rows, MusterJobRow, i).cells;

      if (section->shape == MUSTER_JOB_FACTS)
        {
          append_element (text, "dt", cells[0]);
          append_element (text, "dd", cells[1]);
        }
      else
        append_element (text, section->shape == MUSTER_JOB_TEXT ? "p" : "li", cells[0]);
      g_string_append_c (text, '\n');
    }
  if (around[section->shape] != NULL)
    g_string_append_printf (text, "</%s>\n", around[section->shape]);
}

static void
append_job (GString *text, const MusterJob *job)
{
  g_string_append (text, "<article>\n");
  append_element (text, "h1", job->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < job->sections->len; i++)
    {
      const MusterJobSection *section = job->sections->pdata[i];

      if (section->heading != NULL)
        {
          append_element (text, "h2", section->heading);
          g_string_append_c (text, '\n');
        }
      if (section->shape == MUSTER_JOB_TABLE)
        append_table (text, section);
      else
        append_rows (text, section);
    }
  g_string_append (text, "</article>\n");
}

/* Of a single role its title, else what they all are. */
static char *
dup_title (const GPtrArray *jobs)
{
  const MusterJob *first = jobs->len > 0 ? jobs->pdata[0] : NULL;
  const char *chart = first != NULL && first->chart != NULL ? first->chart : NULL;
  const char *what = jobs->len == 1 ? first->title : _ ("Job descriptions");

  return chart != NULL ? g_strdup_printf ("%s · %s", what, chart) : g_strdup (what);
}

static gboolean
write_html (const GPtrArray *jobs, gint64 time, GByteArray *out, GError **error)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE html>\n<html lang=\"");
  g_autofree char *title = dup_title (jobs);

  /* Translators: the code of your language in HTML, as “en” or “zh-CN” */
  append_escaped (text, C_ ("language of a page", "en"));
  g_string_append (text, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
  append_element (text, "title", title);
  g_string_append_printf (text, "\n<style>\n%s</style>\n</head>\n<body>\n", style);
  for (guint i = 0; i < jobs->len; i++)
    append_job (text, jobs->pdata[i]);
  g_string_append (text, "</body>\n</html>\n");
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

const MusterJobFormat muster_job_html = {
  .name = "html",
  .label = N_ ("HTML"),
  .suffix = "html",
  .write = write_html,
};
