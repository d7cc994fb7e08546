/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-options-private.h: what the parts of the export options share.
 *
 * export-options.c reads the rows, export-lists.c says what they offer. Lists that depend on another
 * row keep what was wanted, so that going there and back leaves all as it was.
 */
#pragma once

#include "export-options.h"

G_BEGIN_DECLS

/* What is shown beside a stage. */
typedef enum
{
  MUSTER_BESIDE_NOTHING,
  MUSTER_BESIDE_CHANGES,
  MUSTER_BESIDE_GHOSTS,
  MUSTER_BESIDE_STORY,
} MusterBesideKind;

/**
 * MusterBeside:
 * @stage: for changes, the stage to compare with; 0 for the one before
 */
typedef struct
{
  MusterBesideKind kind;
  MusterRecord stage;
} MusterBeside;

struct _MusterExportOptions
{
  AdwPreferencesPage parent_instance;

  /* Of the template */
  GtkWidget *chart_group;
  GtkWidget *look_group;
  GtkWidget *sheet_group;
  AdwComboRow *format;
  AdwComboRow *view;
  AdwComboRow *stage;
  AdwComboRow *beside;
  AdwComboRow *branch;
  AdwComboRow *levels;
  GtkWidget *expanded_row;
  GtkSwitch *expanded;
  AdwComboRow *filter;
  AdwComboRow *others;
  AdwComboRow *style;
  AdwComboRow *direction;
  AdwComboRow *color_by;
  AdwComboRow *theme;
  AdwComboRow *paper;
  AdwComboRow *turn;
  AdwComboRow *resolution;
  GtkWidget *width_row;
  GtkSpinButton *width;

  /* Owned; what the rows' places stand for */
  MusterDocument *doc;
  GPtrArray *formats;
  GArray *stages;
  GArray *besides;
  GArray *branches;
  GPtrArray *filters;
  GPtrArray *styles;
  GPtrArray *colors;

  MusterSceneOptions shown;
  MusterExportChoice choice;
  MusterFilter *filter_chosen;
  gboolean collapses;
  guint n_levels;
  /* What was chosen last in a list that follows another, and what is chosen there for it. */
  const char *style_wanted;
  guint style_placed;
  MusterBeside beside_wanted;
  guint beside_placed;
  MusterRecord stage_placed;
  /* The rows are being filled: what they say is not a choice yet. */
  gboolean filling;
};

/* Puts @builder's strings into a row. */
void muster_export_list_set (AdwComboRow *row, GStrvBuilder *builder, guint selected);

void muster_export_list_stages (MusterExportOptions *options);
void muster_export_list_branches (MusterExportOptions *options, MusterRecord branch);
void muster_export_list_filters (MusterExportOptions *options);
void muster_export_list_colors (MusterExportOptions *options);

/* The layouts that fit a view. */
void muster_export_list_styles (MusterExportOptions *options, MusterView view);

/* What @format can show beside a stage. */
void muster_export_list_besides (MusterExportOptions *options, MusterRecord stage, const MusterFormat *format);

G_END_DECLS
