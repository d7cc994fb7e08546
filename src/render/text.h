/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * text.h: shaped text, kept.
 *
 * Measuring a text and drawing it ask the same layout, unhinted, so that screen, print and files
 * break lines alike at every scale. Lines stand at distances that the style fixes, whatever fonts a
 * script brings along. What was shaped is kept, up to some thousands of texts.
 */
#pragma once

#include <pango/pangocairo.h>

#include "theme.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_TEXT_TITLE,
  MUSTER_TEXT_HOLDER,
  MUSTER_TEXT_HEADING,
  MUSTER_TEXT_COUNT,
  MUSTER_TEXT_PILL,
  MUSTER_TEXT_INITIALS,
  MUSTER_TEXT_LABEL,
  MUSTER_TEXT_SHEET_TITLE,
  MUSTER_TEXT_SHEET_BRIEF,
  MUSTER_TEXT_SHEET_LEGEND,
  MUSTER_TEXT_SHEET_FOOT,
} MusterTextStyle;

typedef enum
{
  MUSTER_ALIGN_START,
  MUSTER_ALIGN_CENTER,
  MUSTER_ALIGN_END,
} MusterAlign;

/**
 * MusterTextBox:
 * @text: one line of text, as muster_words_clean() makes it
 * @x: left of the box
 * @y: top of the box
 * @width: what the text may take; it breaks or ends in an ellipsis
 * @lines: how many lines it may take
 * @upwards: whether it is turned to read from bottom to top, about the top left of its box
 */
typedef struct
{
  const char *text;
  MusterTextStyle style;
  MusterAlign align;
  MusterColor color;
  double x;
  double y;
  double width;
  guint lines;
  gboolean upwards;
} MusterTextBox;

typedef struct _MusterText MusterText;

MusterText *muster_text_new (void);
void muster_text_free (MusterText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterText, muster_text_free)

/* The fonts of every chart, the first that is there for each character, separated by commas. */
const char *muster_text_get_families (MusterText *text);

/* The size of a style's letters, from line to line, and from the top of a box to its first
 * baseline, in points. */
double muster_text_get_size (MusterTextStyle style);
double muster_text_get_pitch (MusterTextStyle style);
double muster_text_get_baseline (MusterTextStyle style);
gboolean muster_text_is_bold (MusterTextStyle style);

/**
 * muster_text_measure:
 * @width: what it may take; negative for any
 * @lines: how many lines it may take
 * @n_lines: (out) (optional): how many it takes
 *
 * Returns: how wide it is, in points
 */
double muster_text_measure (MusterText *text, const char *string, MusterTextStyle style, double width, guint lines, guint *n_lines);

/**
 * muster_text_count_lines:
 * @string: one line of text, as muster_words_clean() makes it
 * @width: what it may take
 * @lines: how many lines it may take: 1 or 2
 *
 * The same number that muster_text_measure() finds, from the widths of words, of which tens of thousands
 * are kept: shaping a chart's titles would take longer than all else. What is too near to the edge
 * to tell is shaped.
 */
guint muster_text_count_lines (MusterText *text, const char *string, MusterTextStyle style, double width, guint lines);

/**
 * muster_text_get_layout:
 * @overflows: (out) (optional): whether ink leaves the box, as with tall scripts
 *
 * Returns: (transfer none): the shaped text of @box, good until the next call
 */
PangoLayout *muster_text_get_layout (MusterText *text, const MusterTextBox *box, gboolean *overflows);

/* Where line @line of @box starts from the left of the box, by its alignment. */
double muster_text_get_line_x (const MusterTextBox *box, PangoLayoutLine *line);

/* Returns: (transfer full): what a line shows, with its ellipsis */
char *muster_text_dup_line (PangoLayoutLine *line);

G_END_DECLS
