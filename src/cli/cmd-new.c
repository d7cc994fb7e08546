/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-new.c: muster new: a document from a template.
 */
#include <glib/gi18n-lib.h>

#include "commands.h"
#include "output.h"
#include "templates.h"

typedef struct
{
  char *output;
  gboolean force;
  gboolean list;
} Options;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, output), N_ ("Write the document to OUT"), N_ ("OUT") },
  { "force", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, force), N_ ("Write over OUT if it is there"), NULL },
  { "list", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, list), N_ ("List the templates"), NULL },
  G_OPTION_ENTRY_NULL
};

static void
describe (GString *text)
{
  const MusterTemplate *templates = muster_templates ();

  g_string_append_printf (text, "%s\n", _ ("Templates:"));
  for (guint i = 0; templates[i].name != NULL; i++)
    g_string_append_printf (text, "  %-22s %s\n  %-22s %s\n", templates[i].name, _ (templates[i].label), "", _ (templates[i].description));
}

static MusterExit
list_templates (void)
{
  const MusterTemplate *templates = muster_templates ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; templates[i].name != NULL; i++)
    g_string_append_printf (text, "%s\t%s\t%s\n", templates[i].name, _ (templates[i].label), _ (templates[i].description));
  return muster_print (text->str);
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (given->list)
    return list_templates ();
  if (files[0] == NULL)
    return muster_command_refuse (command, _ ("Say which template; --list shows them"));
  if (given->output == NULL)
    return muster_command_refuse (command, _ ("Say where to with -o OUT; “-” is standard output"));

  bytes = muster_template_get (files[0], &error);
  if (bytes == NULL)
    return muster_message_error (NULL, error);
  if (!muster_output_check_document (given->output, given->force, &error) ||
      !muster_output_write (given->output, bytes, &error))
    return muster_message_error (given->output, error);
  return MUSTER_EXIT_DONE;
}

const MusterCommand muster_command_new = {
  .name = "new",
  .summary = N_ ("Make a document from a template"),
  .usage = N_ ("TEMPLATE -o OUT"),
  .options = options,
  .options_size = sizeof (Options),
  .max_files = 1,
  .describe = describe,
  .run = run,
};
