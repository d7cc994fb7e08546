/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-html.c: a report as one HTML page that needs nothing else: no script, no font, no picture from
 * anywhere. Charts are SVG in the page, once for light and once for dark; on paper it is light. All that
 * comes from the document is escaped.
 */
#include "report-tables.h"
#include "report-write.h"
#include "svg-painter.h"

#include <glib/gi18n-lib.h>

#define CHART_WIDTH 400.0

static const char style[] =
    ":root{color-scheme:light dark;--ground:#fafafa;--card:#fff;--text:#1e1e22;--dim:#5f5f68;--line:#dedee3;--alarm:#a51d2d}\n"
    "@media screen and (prefers-color-scheme:dark){:root{--ground:#1d1d20;--card:#2e2e33;--text:#f4f4f6;--dim:#b3b3bb;--line:#45454b;--alarm:#ff938c}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:32px 24px;max-width:1040px;background:var(--ground);color:var(--text);font:15px/1.5 Inter,Cantarell,\"Noto Sans\",\"Noto Sans CJK SC\",system-ui,sans-serif}\n"
    "h1{margin:0;font-size:26px;line-height:1.25}\n"
    "header p{margin:4px 0 24px;color:var(--dim)}\n"
    "h2{margin:32px 0 10px;font-size:17px}\n"
    ".tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px;margin:0}\n"
    ".tiles div,figure{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:12px 14px}\n"
    ".tiles dt{color:var(--dim);font-size:13px}\n"
    ".tiles dd{margin:2px 0 0;font-size:21px;font-weight:700;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}\n"
    ".tiles dd.more{font-size:12.5px;font-weight:400;color:var(--dim)}\n"
    ".alarm{color:var(--alarm)!important}\n"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:12px;margin-top:24px}\n"
    "figure{margin:0}\n"
    "figcaption{font-weight:700;margin-bottom:8px}\n"
    "figcaption small{display:block;font-weight:400;color:var(--dim)}\n"
    "svg{width:100%;height:auto;display:block}\n"
    "svg.dark{display:none}\n"
    "@media screen and (prefers-color-scheme:dark){svg.light{display:none}svg.dark{display:block}}\n"
    ".table{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:12px}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{padding:6px 14px;text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    "th{color:var(--dim);font-size:13px;font-weight:600}\n"
    "th.words,td.words{text-align:start;white-space:normal;min-width:9em}\n"
    "tbody tr{border-top:1px solid var(--line)}\n"
    "footer{margin-top:32px;color:var(--dim);font-size:13px}\n"
    "@media print{body{padding:0;max-width:none;background:none;font-size:10.5pt}figure,.tiles div,.table{break-inside:avoid-page}.table{break-inside:auto;overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}}\n";

static void
append_element (GString *out, const char *name, const char *classes, const char *text)
{
  g_string_append_printf (out, "<%s", name);
  if (classes != NULL && *classes != '\0')
    g_string_append_printf (out, " class=\"%s\"", classes);
  g_string_append_c (out, '>');
  muster_svg_append_escaped (out, text);
  g_string_append_printf (out, "</%s>", name);
}

static void
append_figures (GString *out, const MusterReport *report)
{
  g_autoptr (GPtrArray) figures = muster_report_list_figures (report);

  g_string_append (out, "<dl class=\"tiles\">\n");
  for (guint i = 0; i < figures->len; i++)
    {
      const MusterReportFigure *figure = g_ptr_array_index (figures, i);

      g_string_append (out, "<div>");
      append_element (out, "dt", NULL, figure->label);
      append_element (out, "dd", figure->alarm ? "alarm" : NULL, figure->value);
      if (figure->detail != NULL)
        append_element (out, "dd", "more", figure->detail);
      g_string_append (out, "</div>\n");
    }
  g_string_append (out, "</dl>\n");
}

static void
append_drawing (GString *out, const MusterBars *bars, MusterText *text, MusterTheme theme)
{
  const MusterPalette *palette = muster_theme_get_palette (theme);
  g_autofree char *description = muster_bars_dup_description (bars);
  MusterPalette on_card = *palette;
  MusterSvgPainter painter;

  on_card.background = palette->card;
  g_string_append_printf (out, "<svg class=\"%s\" role=\"img\" viewBox=\"0 0 %g ", theme == MUSTER_THEME_DARK ? "dark" : "light", CHART_WIDTH);
  muster_svg_append_number (out, muster_bars_get_height (bars, CHART_WIDTH));
  g_string_append (out, "\" aria-label=\"");
  muster_svg_append_escaped (out, description);
  g_string_append (out, "\">\n");
  muster_svg_painter_init (&painter, out, text);
  muster_bars_paint (bars, &on_card, &painter.painter, CHART_WIDTH, MUSTER_NO_BAR);
  g_string_append (out, "</svg>\n");
}

static void
append_charts (GString *out, const MusterReport *report)
{
  g_autoptr (MusterText) text = muster_text_new ();

  g_string_append (out, "<div class=\"charts\">\n");
  for (MusterReportChart chart = 0; chart < MUSTER_N_REPORT_CHARTS; chart++)
    {
      g_autoptr (MusterBars) bars = muster_report_draw_bars (report, chart);

      if (bars == NULL)
        continue;
      g_string_append (out, "<figure><figcaption>");
      muster_svg_append_escaped (out, bars->title);
      if (bars->legend != NULL)
        append_element (out, "small", NULL, bars->legend);
      g_string_append (out, "</figcaption>\n");
      append_drawing (out, bars, text, MUSTER_THEME_LIGHT);
      append_drawing (out, bars, text, MUSTER_THEME_DARK);
      g_string_append (out, "</figure>\n");
    }
  g_string_append (out, "</div>\n");
}

static void
append_row (GString *out, const MusterReportTable *table, guint row)
{
  guint level = g_array_index (table->levels, guint, row);
  gboolean alarm = g_array_index (table->alarms, gboolean, row);

  g_string_append (out, "<tr>");
  for (guint column = 0; column < table->heads->len; column++)
    {
      gboolean last = column + 1 == table->heads->len;

      g_string_append_printf (out, "<td class=\"%s%s\"", column < table->n_words ? "words" : "", alarm && last ? " alarm" : "");
      if (column == 0 && level > 0)
        g_string_append_printf (out, " style=\"padding-inline-start:%upx\"", 14 + 16 * MIN (level, 12));
      g_string_append_c (out, '>');
      muster_svg_append_escaped (out, muster_report_table_get_cell (table, row, column));
      g_string_append (out, "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_table (GString *out, const MusterReportTable *table)
{
  append_element (out, "h2", NULL, table->title);
  g_string_append (out, "\n<div class=\"table\"><table>\n<thead><tr>");
  for (guint column = 0; column < table->heads->len; column++)
    {
      g_string_append_printf (out, "<th scope=\"col\"%s>", column < table->n_words ? " class=\"words\"" : "");
      muster_svg_append_escaped (out, g_ptr_array_index (table->heads, column));
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < muster_report_table_count_rows (table); row++)
    append_row (out, table, row);
  g_string_append (out, "</tbody></table></div>\n");
}

static void
append_foot (GString *out, const MusterReportInk *ink)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (ink->time);
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");

  g_string_append (out, "<footer>");
  if (ink->file_name != NULL)
    {
      muster_svg_append_escaped (out, ink->file_name);
      g_string_append (out, " · ");
    }
  g_string_append_printf (out, "%s</footer>\n", day);
}

static gboolean
write_html (const MusterReport *report, const MusterReportInk *ink, GByteArray *bytes, GError **error)
{
  g_autofree char *title = muster_report_dup_title (report);
  g_autofree char *subtitle = muster_report_dup_subtitle (report);
  g_autoptr (GPtrArray) tables = muster_report_list_tables (report);
  g_autoptr (GString) out = g_string_new ("<!DOCTYPE html>\n");

  /* Translators: the language of this translation, as "de" or "zh-CN" */
  g_string_append_printf (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"generator\" content=\"Muster\">\n", C_ ("HTML language", "en"));
  append_element (out, "title", NULL, title);
  g_string_append_printf (out, "\n<style>\n%s</style>\n</head>\n<body>\n<header>", style);
  append_element (out, "h1", NULL, title);
  append_element (out, "p", NULL, subtitle);
  g_string_append (out, "</header>\n<main>\n");
  append_figures (out, report);
  append_charts (out, report);
  for (guint i = 0; i < tables->len; i++)
    append_table (out, g_ptr_array_index (tables, i));
  g_string_append (out, "</main>\n");
  append_foot (out, ink);
  g_string_append (out, "</body>\n</html>\n");
  g_byte_array_append (bytes, (const guint8 *) out->str, (guint) out->len);
  return TRUE;
}

const MusterReportFormat muster_report_html = {
  .name = "html",
  .label = N_ ("Web page"),
  .suffix = "html",
  .write = write_html,
};
