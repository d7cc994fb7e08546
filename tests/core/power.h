/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * power.h: what a disk may hold after the power failed.
 *
 * Follows what was noted (syscalls.h) and knows what has to be on the disk and what only may be. The file
 * system that is imagined is as bad as it may be: of what was written to a file since its last sync each
 * block may be there, be what it was or, where the file grew, be rubbish; its length may be any that it
 * had; and each name in a folder may be any that it was since the folder's last sync, whatever other
 * names are. Only a name's change is all or nothing.
 */
#pragma once

#include "syscalls.h"

G_BEGIN_DECLS

typedef struct _Power Power;

/**
 * PowerCut:
 * @POWER_KEEPS_NOTHING: what was not synced is lost
 * @POWER_KEEPS_ALL: all that was done is there
 * @POWER_KEEPS_NAMES: names are as they were last, content as it was synced
 * @POWER_KEEPS_CONTENT: the other way round
 * @POWER_KEEPS_SOME: each by chance
 */
typedef enum
{
  POWER_KEEPS_NOTHING,
  POWER_KEEPS_ALL,
  POWER_KEEPS_NAMES,
  POWER_KEEPS_CONTENT,
  POWER_KEEPS_SOME,
} PowerCut;

/* Calls that a program forgot, to see that this is found. */
typedef enum
{
  POWER_HONEST = 0,
  POWER_NO_SYNC = 1 << 0,
  POWER_NO_FOLDER_SYNC = 1 << 1,
} PowerLies;

Power *power_new (PowerLies lies);
void power_free (Power *power);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Power, power_free)

/* What was done next. */
void power_follow (Power *power, const Note *note);

/**
 * power_cut:
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the files, by their paths, that are found
 *   afterwards
 */
GHashTable *power_cut (Power *power, PowerCut cut, GRand *rand);

G_END_DECLS
