/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-write.h: what a report is written as.
 *
 * JSON and CSV have stable names and plain numbers whatever the language; text, HTML and PDF are for
 * reading, translated. A way to write one is a constant struct in a file report-NAME.c and a line of the
 * table in report-write.c. The same report gives the same bytes.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

/**
 * MusterReportInk:
 * @file_name: (nullable): the document's base name, for the foot of a page
 * @time: when, in seconds since 1970 UTC
 *
 * What a report on paper says of itself.
 */
typedef struct
{
  const char *file_name;
  gint64 time;
} MusterReportInk;

/**
 * MusterReportFormat:
 * @name: as in --format
 * @label: for a person; not yet translated
 * @suffix: of its files
 * @binary: whether it is nothing for a terminal
 * @write: appends the file's bytes to @out
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *suffix;
  gboolean binary;
  gboolean (*write) (const MusterReport *report, const MusterReportInk *ink, GByteArray *out, GError **error);
} MusterReportFormat;

/* All of them, "text" first, ended by %NULL. */
const MusterReportFormat *const *muster_report_formats (void);

/* The one with that name, or %NULL. */
const MusterReportFormat *muster_report_format_find (const char *name);

/* The one for a file's name by its suffix, or %NULL. */
const MusterReportFormat *muster_report_format_for_file (const char *file_name);

/* Returns: (transfer full): the names of all, separated by commas */
char *muster_report_format_dup_names (void);

/* Returns: (transfer full): the file, or %NULL with @error set */
GBytes *muster_report_write (const MusterReport *report, const MusterReportFormat *format, const MusterReportInk *ink, GError **error);

extern const MusterReportFormat muster_report_text;
extern const MusterReportFormat muster_report_csv;
extern const MusterReportFormat muster_report_json;
extern const MusterReportFormat muster_report_html;
extern const MusterReportFormat muster_report_pdf;

G_END_DECLS
