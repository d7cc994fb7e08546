/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * main.c: from a shell, or in a window.
 */
#include "application.h"
#include "cli.h"
#include "memory.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  int status;

  muster_memory_keep ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("muster");

  if (argc > 0 && muster_cli_run (argv + 1, &status))
    return status;
  return muster_application_run (argc, argv);
}
