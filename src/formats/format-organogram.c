/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-organogram.c: staff organograms of UK government bodies among the formats.
 *
 * They are CSV files, told by their headings and not by a suffix.
 */
#include <glib/gi18n-lib.h>

#include "organogram.h"

extern const MusterFormat muster_format_organogram;

const MusterFormat muster_format_organogram = {
  .name = "organogram",
  .label = N_ ("UK government organogram (senior and junior posts)"),
  .suffixes = "",
  .mime_type = "text/csv",
  .load = muster_organogram_load,
};
