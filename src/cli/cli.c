/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cli.c: see cli.h. Finds the sub-command, or what else is asked for.
 */
#include "cli.h"

#include <glib/gi18n-lib.h>

#include "command.h"
#include "config.h"
#include "format.h"

static char *
make_usage (void)
{
  const MusterCommand *const *commands = muster_commands ();
  GString *text = g_string_new (NULL);

  g_string_append (text, _ ("Muster draws who is in what position, and who answers for what.\n\nUsage:\n"));
  g_string_append_printf (text, "  muster %s\n", _ ("[FILE…]"));
  for (guint i = 0; commands[i] != NULL; i++)
    g_string_append_printf (text, "  muster %s %s\n", commands[i]->name, _ (commands[i]->usage));
  g_string_append (text, _ ("\nSub-commands:\n"));
  for (guint i = 0; commands[i] != NULL; i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i]->name, _ (commands[i]->summary));
  g_string_append_printf (text, "  %-10s %s\n", "help", _ ("What a sub-command does and takes"));
  g_string_append (text, _ ("\nFormats:\n"));
  muster_command_describe_formats (text, TRUE, TRUE);
  g_string_append (text, _ ("\nIN and OUT are files, “-” is standard input and output. Results go to standard output,\n"
                            "messages to standard error. Exit code 0: done; 1: done, and the answer is no, as when\n"
                            "a check finds problems; 2: called wrongly, or not read or written.\n"));
  return g_string_free (text, FALSE);
}

static MusterExit
run_help (const char *name)
{
  const MusterCommand *command = name == NULL ? NULL : muster_command_find (name);
  char *ask_help[] = { (char *) "--help", NULL };

  if (command != NULL)
    return muster_command_run (command, ask_help);
  if (name == NULL)
    {
      g_autofree char *usage = make_usage ();

      return muster_print (usage);
    }
  muster_message (NULL, _ ("There is no sub-command “%s”; “muster --help” lists them"), name);
  return MUSTER_EXIT_FAILED;
}

static gboolean
is_for_window (const char *argument)
{
  static const char *const options[] = { "--new-window", "--open", NULL };

  return g_strv_contains (options, argument) || g_str_has_prefix (argument, "--gapplication-") || g_file_test (argument, G_FILE_TEST_EXISTS);
}

static MusterExit
run (char **arguments)
{
  const char *first = arguments[0];
  const MusterCommand *command = muster_command_find (first);

  if (g_str_equal (first, "--help") || g_str_equal (first, "-h") || g_str_equal (first, "help"))
    return run_help (arguments[1]);
  if (g_str_equal (first, "--version"))
    return muster_print ("muster " VERSION "\n");
  if (command != NULL)
    return muster_command_run (command, arguments + 1);

  if (first[0] == '-' && first[1] != '\0')
    muster_message (NULL, _ ("There is no option “%s” without a sub-command; “muster --help” lists what there is"), first);
  else
    muster_message (first, _ ("Neither a sub-command nor a file; “muster --help” lists what there is"));
  return MUSTER_EXIT_FAILED;
}

gboolean
muster_cli_run (char **arguments, int *status)
{
  if (arguments[0] == NULL || (muster_command_find (arguments[0]) == NULL && is_for_window (arguments[0])))
    return FALSE;
  *status = (int) run (arguments);
  return TRUE;
}
