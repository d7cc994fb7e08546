/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * print-tab.h: the tab of the print dialog in which is chosen how a chart goes onto pages.
 */
#pragma once

#include <adwaita.h>

#include "print-tiles.h"
#include "scene.h"

G_BEGIN_DECLS

/**
 * MusterPrintLayout:
 * @poster: whether it goes onto as many pages as it takes at @scale; otherwise onto one
 * @scale: of a poster; 1 is 100 %
 * @overlap: what neighbouring pages share, in points
 * @marks: whether pages show where they are cut
 */
typedef struct
{
  gboolean poster;
  double scale;
  double overlap;
  gboolean marks;
} MusterPrintLayout;

#define MUSTER_PRINT_LAYOUT_USUAL ((MusterPrintLayout){ .scale = 1, .overlap = 10 * 72 / 25.4, .marks = TRUE })

#define MUSTER_TYPE_PRINT_TAB (muster_print_tab_get_type ())
G_DECLARE_FINAL_TYPE (MusterPrintTab, muster_print_tab, MUSTER, PRINT_TAB, GtkWidget)

MusterPrintTab *muster_print_tab_new (MusterDocument *doc, const MusterSceneOptions *scene, const char *file_name, const MusterPrintLayout *layout, GtkPageSetup *setup);

/* The page that is printed on has changed. */
void muster_print_tab_set_setup (MusterPrintTab *tab, GtkPageSetup *setup);

void muster_print_tab_get_layout (MusterPrintTab *tab, MusterPrintLayout *layout);

/* How a sheet of that size, in points at 100 %, goes onto the pages of a poster. */
void muster_print_layout_tile (const MusterPrintLayout *layout, GtkPageSetup *setup, double width, double height, MusterTiling *tiling);

/* The margin of a chart on a single page: 0 for what suits the page, if that leaves the printer room. */
double muster_print_get_margin (GtkPageSetup *setup);

G_END_DECLS
