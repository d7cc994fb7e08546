/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cells.h: what a cell of somebody else's table means.
 *
 * People write a number, a yes, an open post or the way to a department in many forms, in English
 * and in Chinese. All of these take trimmed text and look at it alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a name says of a post: who holds it, that nobody does, that somebody does who is not named,
 * or that the post is no more. */
typedef enum
{
  MUSTER_HOLDER_NAMED,
  MUSTER_HOLDER_OPEN,
  MUSTER_HOLDER_UNDISCLOSED,
  MUSTER_HOLDER_GONE,
} MusterHolder;

MusterHolder muster_cell_holder (const char *text);

/* Whether a cell says that there is nothing: empty, "-", "N/A" and the like. */
gboolean muster_cell_is_nothing (const char *text);

/**
 * muster_cell_number:
 * @comma: whether a comma alone is the decimal sign
 *
 * Understands signs of currency, thousands, per cent (as a part of 1), "k" and "万".
 *
 * Returns: whether @text is one number
 */
gboolean muster_cell_number (const char *text, gboolean comma, double *number);

/* As above for two numbers with a dash between them, or one for both. */
gboolean muster_cell_range (const char *text, gboolean comma, double *min, double *max);

/* Whether @text is yes or no in some form. */
gboolean muster_cell_flag (const char *text, gboolean *flag);

/* The type of person as in files, "employee" and so on; %NULL if it is none. */
const char *muster_cell_type (const char *text);

/* Whether @text begins as a date does. */
gboolean muster_cell_is_date (const char *text);

/**
 * muster_cell_split_path:
 *
 * Takes the way to a department apart: at " / ", " > " and " » ", at every "/" if it begins with
 * one, and at every "/" that stands beside a Chinese, Japanese or Korean character.
 *
 * Returns: (transfer full): its parts, without empty ones
 */
char **muster_cell_split_path (const char *text);

G_END_DECLS
