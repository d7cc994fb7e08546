/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-text.c: muster text: a chart as indented text, for reading and for git's textconv.
 */
#include <glib/gi18n-lib.h>

#include "chart-text.h"
#include "commands.h"
#include "input.h"

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  g_autoptr (MusterDocument) doc = muster_input_open_saying (files[0], NULL);
  g_autofree char *text = NULL;

  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  text = muster_chart_text (doc);
  return muster_print (text);
}

/* It takes no options; the table is there for help. */
static const GOptionEntry options[] = {
  G_OPTION_ENTRY_NULL
};

static void
describe (GString *text)
{
  g_string_append_printf (text, "%s\n", _ ("To let git show changes of documents as text:\n"
                                           "  git config diff.muster.textconv \"muster text\"\n"
                                           "  echo \"*.muster diff=muster\" >> .gitattributes"));
}

const MusterCommand muster_command_text = {
  .name = "text",
  .summary = N_ ("Write all that a document holds as indented text"),
  .usage = N_ ("IN"),
  .options = options,
  .min_files = 1,
  .max_files = 1,
  .describe = describe,
  .run = run,
};
