/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-options.h: the rows in which is chosen what of a chart goes out, and as what.
 *
 * Only what matters to the format is shown. Emits "changed" when something else is chosen.
 */
#pragma once

#include <adwaita.h>

#include "format.h"
#include "paper.h"

G_BEGIN_DECLS

/**
 * MusterExportChoice:
 * @sheet: which of muster_sheet_sizes()
 * @scene: what of the chart; its filter is the options' own, until something else is chosen
 * @story: whether it is a page a stage, each with what changes; no stage is chosen then
 * @dpi: resolution of pixels; 0 if @pixel_width says how many
 */
typedef struct
{
  const MusterFormat *format;
  MusterSceneOptions scene;
  guint sheet;
  MusterPaper paper;
  gboolean story;
  double dpi;
  guint pixel_width;
} MusterExportChoice;

#define MUSTER_TYPE_EXPORT_OPTIONS (muster_export_options_get_type ())
G_DECLARE_FINAL_TYPE (MusterExportOptions, muster_export_options, MUSTER, EXPORT_OPTIONS, AdwPreferencesPage)

/**
 * muster_export_options_fill:
 * @shown: how the chart is shown: what all rows begin with
 * @branch: a department or role that is offered beside the whole chart; 0 for none
 * @keeper: (nullable): what muster_export_options_keep() was given
 *
 * Offers what there is in @doc. To be called once.
 */
void muster_export_options_fill (MusterExportOptions *options, MusterDocument *doc, const MusterSceneOptions *shown, MusterRecord branch, GObject *keeper);

/* What is chosen now. */
const MusterExportChoice *muster_export_options_get (MusterExportOptions *options);

/* How many levels can be chosen from. */
void muster_export_options_set_levels (MusterExportOptions *options, guint n_levels);

/* Shows beside the resolution what comes of it. */
void muster_export_options_set_size (MusterExportOptions *options, const char *size);

/* Keeps format, sheet, theme and resolution with @keeper for the next time. */
void muster_export_options_keep (MusterExportOptions *options, GObject *keeper);

G_END_DECLS
