/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-jobs.c: muster jobs: job descriptions, of one role or of all, in one file or a file each.
 *
 * The day at the foot of a PDF is when the input was last changed, so that the same input gives the
 * same bytes; SOURCE_DATE_EPOCH sets it.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "commands.h"
#include "error.h"
#include "input.h"
#include "jobs.h"
#include "output.h"
#include "select.h"

typedef struct
{
  char *output;
  char *format;
  char *role;
  char *stage;
  gboolean without_pay;
} Options;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, output), N_ ("Write to OUT; a file a role if that is a folder"), N_ ("OUT") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("pdf, html or markdown, if the name of OUT does not tell"), N_ ("FORMAT") },
  { "role", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, role), N_ ("Only that of a role, by its title or id; usually of all"), N_ ("ROLE") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("As it is at a stage, by its name or id"), N_ ("STAGE") },
  { "without-pay", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, without_pay), N_ ("Leave out pay bands"), NULL },
  G_OPTION_ENTRY_NULL
};

static void
describe (GString *text)
{
  g_string_append_printf (text, "%s\n", _ ("A description says what a role is there for, to whom it reports and who to it, what it answers\n"
                                           "for and with which authority, how it is measured, with whom it works, what it requires and\n"
                                           "what it pays. In PDF each role begins a page."));
}

static gboolean
is_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) || g_str_has_suffix (path, G_DIR_SEPARATOR_S);
}

static const MusterJobFormat *
find_format (const Options *given, GError **error)
{
  const MusterJobFormat *format = given->format != NULL ? muster_job_format_find (given->format) : muster_job_format_for_file (given->output);

  if (format != NULL)
    return format;
  if (given->format != NULL)
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--format cannot be “%s”; it is one of: %s"), given->format, "pdf, html, markdown");
  else
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("The name “%s” does not tell the format; say it with --format"), given->output);
  return NULL;
}

/* A file each, named by title. */
static gboolean
write_folder (const GPtrArray *jobs, const MusterJobFormat *format, gint64 time, const char *folder, GError **error)
{
  g_auto (GStrv) names = muster_jobs_dup_names (jobs, format->suffix);

  for (guint i = 0; i < jobs->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GBytes) bytes = NULL;

      g_ptr_array_add (one, jobs->pdata[i]);
      bytes = muster_jobs_write (one, format, time, error);
      if (bytes == NULL || !muster_output_write (path, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_jobs (const GPtrArray *jobs, const MusterJobFormat *format, gint64 time, const char *output, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (is_folder (output))
    return write_folder (jobs, format, time, output, error);
  bytes = muster_jobs_write (jobs, format, time, error);
  return bytes != NULL && muster_output_write (output, bytes, error);
}

/* The roles that are asked for, as they are at the stage. */
static GPtrArray *
find_jobs (MusterDocument *doc, const Options *given, GError **error)
{
  static const MusterKind kinds[] = { MUSTER_KIND_ROLE };
  g_autoptr (MusterProjection) projection = NULL;
  MusterRecord stage, role;

  if (!muster_select_stage (doc, given->stage, &stage, error) || !muster_select (doc, kinds, G_N_ELEMENTS (kinds), given->role, &role, error))
    return NULL;
  projection = muster_projection_new (doc, stage);
  if (role != 0 && muster_projection_find (projection, role) == MUSTER_NOWHERE)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("“%s” is not there at “%s”"), muster_document_get_name (doc, role), muster_document_get_name (doc, stage));
      return NULL;
    }
  if (muster_projection_get_roles (projection)->n_nodes == 0)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There are no roles to describe"));
      return NULL;
    }
  return muster_jobs_new (projection, role, !given->without_pay);
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  const MusterJobFormat *format;
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time;

  if (given->output == NULL)
    return muster_command_refuse (command, _ ("Say where to with -o OUT; “-” is standard output"));
  format = find_format (given, &error);
  if (format == NULL || !muster_input_get_time (files[0], &time, &error))
    return muster_command_refuse (command, "%s", error->message);
  if (!muster_output_check_other (given->output, files[0], &error))
    return muster_message_error (given->output, error);
  doc = muster_input_open_saying (files[0], NULL);
  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  jobs = find_jobs (doc, given, &error);
  if (jobs == NULL)
    return muster_message_error (files[0], error);
  if (!write_jobs (jobs, format, time, given->output, &error))
    return muster_message_error (given->output, error);
  return MUSTER_EXIT_DONE;
}

const MusterCommand muster_command_jobs = {
  .name = "jobs",
  .summary = N_ ("Write job descriptions of a role or of all"),
  .usage = N_ ("IN -o OUT"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .describe = describe,
  .run = run,
};
