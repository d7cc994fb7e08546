/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-write.c: see report-write.h.
 */
#include "report-write.h"

static const MusterReportFormat *const formats[] = {
  &muster_report_text,
  &muster_report_csv,
  &muster_report_json,
  &muster_report_html,
  &muster_report_pdf,
  NULL,
};

const MusterReportFormat *const *
muster_report_formats (void)
{
  return formats;
}

const MusterReportFormat *
muster_report_format_find (const char *name)
{
  for (guint i = 0; formats[i] != NULL; i++)
    if (g_strcmp0 (formats[i]->name, name) == 0)
      return formats[i];
  return NULL;
}

const MusterReportFormat *
muster_report_format_for_file (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  for (guint i = 0; dot != NULL && formats[i] != NULL; i++)
    if (g_ascii_strcasecmp (formats[i]->suffix, dot + 1) == 0)
      return formats[i];
  return NULL;
}

char *
muster_report_format_dup_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; formats[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i]->name);
  return g_string_free (names, FALSE);
}

GBytes *
muster_report_write (const MusterReport *report, const MusterReportFormat *format, const MusterReportInk *ink, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (!format->write (report, ink, out, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
