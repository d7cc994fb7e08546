/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * command.c: options, help and refusals, the same for all sub-commands.
 */
#include "command.h"

#include <stdarg.h>
#include <glib/gi18n-lib.h>

#include "format.h"

const MusterCommand *
muster_command_find (const char *name)
{
  const MusterCommand *const *commands = muster_commands ();

  for (guint i = 0; commands[i] != NULL; i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

MusterExit
muster_command_refuse (const MusterCommand *command, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  muster_message (NULL, "%s", what);
  muster_message (NULL, _ ("“muster %s --help” says how it is called"), command->name);
  return MUSTER_EXIT_FAILED;
}

void
muster_command_describe_formats (GString *text, gboolean read, gboolean written)
{
  const MusterFormat *const *formats = muster_formats ();

  for (guint i = 0; formats[i] != NULL; i++)
    {
      g_auto (GStrv) suffixes = g_strsplit (formats[i]->suffixes, "|", -1);
      g_autofree char *joined = g_strjoinv (" .", suffixes);

      if (!(read && formats[i]->load != NULL) && !(written && formats[i]->save != NULL))
        continue;
      g_string_append_printf (text, "  %-10s %s", formats[i]->name, _ (formats[i]->label));
      if (*joined != '\0')
        g_string_append_printf (text, " (.%s)", joined);
      if (read && written && formats[i]->save == NULL)
        g_string_append_printf (text, ", %s", _ ("only read"));
      if (read && written && formats[i]->load == NULL)
        g_string_append_printf (text, ", %s", _ ("only written"));
      g_string_append_c (text, '\n');
    }
}

/* The entries with the addresses of the members of @options instead of their places. */
static GOptionEntry *
aim_entries (const MusterCommand *command, gpointer options, guint *n_entries)
{
  GOptionEntry *entries;
  guint n = 0;

  while (command->options[n].long_name != NULL)
    n++;
  entries = g_new0 (GOptionEntry, n + 1);
  for (guint i = 0; i < n; i++)
    {
      entries[i] = command->options[i];
      entries[i].arg_data = (char *) options + (gsize) entries[i].arg_data;
    }
  *n_entries = n;
  return entries;
}

static void
free_values (const GOptionEntry *entries, guint n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    if (entries[i].arg == G_OPTION_ARG_STRING || entries[i].arg == G_OPTION_ARG_FILENAME)
      g_free (*(char **) entries[i].arg_data);
    else if (entries[i].arg == G_OPTION_ARG_STRING_ARRAY || entries[i].arg == G_OPTION_ARG_FILENAME_ARRAY)
      g_strfreev (*(char ***) entries[i].arg_data);
}

static GOptionContext *
make_context (const MusterCommand *command, const GOptionEntry *entries, gboolean *help)
{
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Print this help"), NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = g_option_context_new (_ (command->usage));

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static MusterExit
print_help (const MusterCommand *command, GOptionContext *context)
{
  g_autoptr (GString) below = g_string_new (NULL);
  g_autofree char *help = NULL;

  if (command->describe != NULL)
    command->describe (below);
  g_string_truncate (below, below->len > 0 ? below->len - 1 : 0);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_description (context, below->str);
  help = g_option_context_get_help (context, FALSE, NULL);
  return muster_print (help);
}

static MusterExit
run_parsed (const MusterCommand *command, gconstpointer options, char **files)
{
  guint n_files = g_strv_length (files);

  if (n_files < command->min_files)
    return muster_command_refuse (command, _ ("Too few arguments: muster %s %s"), command->name, _ (command->usage));
  if (n_files > command->max_files)
    return muster_command_refuse (command, _ ("There is no place for “%s”"), files[command->max_files]);
  return command->run (command, options, files);
}

MusterExit
muster_command_run (const MusterCommand *command, char **argv)
{
  g_autofree gpointer options = g_malloc0 (command->options_size);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autofree char *program = g_strconcat ("muster ", command->name, NULL);
  g_autofree GOptionEntry *entries = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  guint n_entries;
  MusterExit code;

  g_set_prgname (program);
  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) argv);
  arguments = g_strv_builder_end (builder);
  entries = aim_entries (command, options, &n_entries);
  context = make_context (command, entries, &help);

  if (!g_option_context_parse_strv (context, &arguments, &error))
    code = muster_command_refuse (command, "%s", error->message);
  else if (help)
    code = print_help (command, context);
  else
    code = run_parsed (command, options, arguments + 1);

  free_values (entries, n_entries);
  return code;
}
