/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-report.c: muster report: the numbers of an organisation, in any of the forms of report-write.h.
 */
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "commands.h"
#include "error.h"
#include "hiring.h"
#include "input.h"
#include "output.h"
#include "report-write.h"
#include "select.h"

typedef struct
{
  char *output;
  char *format;
  char *stage;
  gboolean hiring;
} Options;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, output), N_ ("Write to OUT and not to standard output"), N_ ("OUT") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("text (usual), csv, json, html or pdf, if the name of OUT does not tell"), N_ ("FORMAT") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("Only what is there at a stage, by its name or id"), N_ ("STAGE") },
  { "hiring", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, hiring), N_ ("The roles to hire by stage instead, as csv"), NULL },
  G_OPTION_ENTRY_NULL
};

/* The format that was asked for, or that the name of OUT tells; text for a terminal. */
static const MusterReportFormat *
find_format (const Options *given, GError **error)
{
  const MusterReportFormat *format = muster_report_format_find ("text");
  g_autofree char *names = muster_report_format_dup_names ();
  gboolean to_file = given->output != NULL && !muster_is_stream (given->output);

  if (given->format != NULL)
    format = muster_report_format_find (given->format);
  else if (to_file)
    format = muster_report_format_for_file (given->output);
  if (format != NULL)
    return format;
  if (given->format != NULL)
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--format cannot be “%s”; it is one of: %s"), given->format, names);
  else
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("The name “%s” does not tell the format; say it with --format"), given->output);
  return NULL;
}

static MusterExit
report (const Options *given, const MusterReportFormat *format, const char *input, const MusterReportInk *ink)
{
  g_autoptr (MusterDocument) doc = muster_input_open_saying (input, NULL);
  const char *output = given->output != NULL ? given->output : "-";
  g_autoptr (MusterReport) figures = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MusterRecord stage;

  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  if (!muster_select_stage (doc, given->stage, &stage, &error))
    return muster_message_error (input, error);
  figures = muster_report_new (doc, stage);
  bytes = muster_report_write (figures, format, ink, &error);
  if (bytes == NULL || !muster_output_write (output, bytes, &error))
    return muster_message_error (output, error);
  return MUSTER_EXIT_DONE;
}

/* The roles to hire, by stage. */
static MusterExit
write_hiring (const Options *given, const char *input)
{
  g_autoptr (MusterDocument) doc = muster_input_open_saying (input, NULL);
  const char *output = given->output != NULL ? given->output : "-";
  GByteArray *list = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MusterRecord stage;

  if (doc != NULL && !muster_select_stage (doc, given->stage, &stage, &error))
    muster_message_error (input, error);
  else if (doc != NULL)
    muster_hiring_write (doc, stage, list);
  bytes = g_byte_array_free_to_bytes (list);
  if (doc == NULL || error != NULL)
    return MUSTER_EXIT_FAILED;
  return muster_output_write (output, bytes, &error) ? MUSTER_EXIT_DONE : muster_message_error (output, error);
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  g_autofree char *base_name = g_path_get_basename (files[0]);
  MusterReportInk ink = { .file_name = muster_is_stream (files[0]) ? NULL : base_name };
  g_autoptr (GError) error = NULL;
  const MusterReportFormat *format;

  if (given->hiring && given->format != NULL && !g_str_equal (given->format, "csv"))
    return muster_command_refuse (command, _ ("--hiring is a table: leave --format out, or say csv"));
  if (given->output != NULL && !muster_output_check_other (given->output, files[0], &error))
    return muster_message_error (given->output, error);
  if (given->hiring)
    return write_hiring (given, files[0]);
  format = find_format (given, &error);
  if (format == NULL || !muster_input_get_time (files[0], &ink.time, &error))
    return muster_command_refuse (command, "%s", error->message);
  if (format->binary && given->output == NULL && isatty (STDOUT_FILENO))
    return muster_command_refuse (command, _ ("A report as %s is nothing for a terminal; say where to with -o OUT"), _ (format->label));
  return report (given, format, files[0], &ink);
}

const MusterCommand muster_command_report = {
  .name = "report",
  .summary = N_ ("Count people, open roles, FTE, cost, spans and layers"),
  .usage = N_ ("IN [-o OUT]"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .run = run,
};
