/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * save-files.h: a folder with a file in it, and what it shall hold next.
 */
#pragma once

#include "save.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  GBytes *old_bytes;
  GBytes *new_bytes;
} SaveFiles;

void save_set_up (SaveFiles *fixture, gconstpointer data);
void save_tear_down (SaveFiles *fixture, gconstpointer data);

guint save_count_files (SaveFiles *fixture);
void save_assert_holds (const char *path, GBytes *expected);

/* Saves, and looks whether it is there. */
void save_assert_saves (const char *path, GBytes *bytes);

G_END_DECLS
