/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal-scene.h: somebody who edits, saves now and then, and dies.
 *
 * A scene has a folder with a document in it and a folder for journals. Each edit gives the chart another
 * name, its number, so that any state tells how far it is.
 */
#pragma once

#include "journal.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  char *state;
  char *journals;
  MusterDocument *doc;
  MusterJournal *journal;
  GRand *rand;

  /* The edit made last, and the last of which it was said that it is safe. */
  int n_edits;
  int n_safe;
} Scene;

/* Files are watched (syscalls.h) from here on. */
void scene_begin (Scene *scene, guint32 seed);

/* Edits, and waits until that is said to be safe or not; a save also writes the document, after which no journal is
 * needed. */
void scene_edit (Scene *scene);
void scene_save (Scene *scene);

/* By chance one of what can be done. */
void scene_go_on (Scene *scene);

/* Dies: nothing is written any more, nor forgotten. */
void scene_die (Scene *scene);

/* Removes all that is left. */
void scene_end (Scene *scene);

/**
 * scene_look:
 * @path: of the document
 * @journals: the folder
 *
 * Returns: the number of the last edit that is found, in the document or in a journal; 0 for none; -1 if
 *   something that is there cannot be read
 */
int scene_look (const char *path, const char *journals);

/* Where what is found after a power cut is laid out, to be looked at. */
typedef struct
{
  char *folder;
  char *path;
  char *state;
  char *journals;
} Place;

void place_make (Place *place);
void place_remove (Place *place);

/* What scene_look() says of @files, as power_cut() gave them. */
int place_look (Place *place, const Scene *scene, GHashTable *files);

G_END_DECLS
