/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz.h: what a target is, and what all targets promise.
 *
 * A target is a program that is given whatever bytes there may be: it must not crash, hang or fill the
 * memory, and what it reads, writes and reads again is the same. fuzz-driver.c tries seeds that it mutates
 * by chance, the same each time; with clang and -Dfuzzing=true libFuzzer does that instead, which sees where it has
 * not been yet.
 *
 *   tests/fuzz/fuzz-native DICTIONARY            so many rounds as MUSTER_TORTURE says
 *   tests/fuzz/fuzz-native DICTIONARY FILE…      those files, as one that was left by a crash
 *   tests/fuzz/fuzz-native DICTIONARY --seeds=D  writes the seeds into a folder, for libFuzzer
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* {{{ What each target has */

/* What it is called. */
extern const char *const fuzz_name;

/* Tries one input. Returns: whether it was taken, so that more like it are worth trying */
gboolean fuzz_one (GBytes *input);

/* Adds inputs to begin with; (element-type GBytes). */
void fuzz_add_seeds (GPtrArray *seeds);

/* }}} */
/* {{{ What they share */

/* Adds text as a seed. */
void fuzz_add_seed (GPtrArray *seeds, const char *text);

/* Adds a document that has a record of each kind, Chinese, and what can be edited, with or without the steps
 * that made it. */
void fuzz_add_document (GPtrArray *seeds, gboolean with_history);

/* Returns: (transfer full): @doc as it is written */
GBytes *fuzz_write (MusterDocument *doc, gboolean with_history);

/* Fails unless a document that was read keeps all promises of one, and is the same, with nothing to mend, when
 * it is written and read again. */
void fuzz_check_document (MusterDocument *doc);

/* }}} */

G_END_DECLS
