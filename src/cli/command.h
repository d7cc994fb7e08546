/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * command.h: what can be done from a shell.
 *
 * A sub-command is one file that defines one constant struct, and one word in this room's
 * meson.build. One table of options serves both parsing and help.
 */
#pragma once

#include <stddef.h>

#include "message.h"

G_BEGIN_DECLS

typedef struct _MusterCommand MusterCommand;

/**
 * MusterCommand:
 * @name: as in "muster NAME"
 * @summary: one line, not yet translated
 * @usage: what follows the name, not yet translated: "IN -o OUT"
 * @options: ended by %NULL; their arg_data is made by MUSTER_OPTION. What may name a record is taken
 *   as a file name is, byte for byte, so that it is found in any locale
 * @options_size: size of the struct that @options fill; it begins as zeros, and its text is freed
 * @min_files: how many arguments there must be beside options
 * @max_files: and may be
 * @describe: (nullable): appends what help says below the options
 * @run: does it
 */
struct _MusterCommand
{
  const char *name;
  const char *summary;
  const char *usage;
  const GOptionEntry *options;
  gsize options_size;
  guint min_files;
  guint max_files;
  void (*describe) (GString *text);
  MusterExit (*run) (const MusterCommand *command, gconstpointer options, char **files);
};

/* Where an option's value goes: a member of the struct of options. */
#define MUSTER_OPTION(Options, member) ((gpointer) offsetof (Options, member))

/* All sub-commands, ended by %NULL. */
const MusterCommand *const *muster_commands (void);
const MusterCommand *muster_command_find (const char *name);

/**
 * muster_command_run:
 * @argv: (array zero-terminated=1): the arguments that follow the sub-command's name
 *
 * Parses @argv, prints help if it asks for it, else does what it says.
 *
 * Returns: the exit code
 */
MusterExit muster_command_run (const MusterCommand *command, char **argv);

/* Says what is wrong with how @command was called. Returns: MUSTER_EXIT_FAILED */
MusterExit muster_command_refuse (const MusterCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Appends a line for each format that is read and written. */
void muster_command_describe_formats (GString *text, gboolean read, gboolean written);

G_END_DECLS
