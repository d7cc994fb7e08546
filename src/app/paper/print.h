/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * print.h: a chart on a printer.
 *
 * On one page, as a PDF of that page would be, or as a poster of several. Scene and pages are made
 * on a thread of their own, of a copy of the document. How it was printed is kept with the
 * application while it runs.
 */
#pragma once

#include <gtk/gtk.h>

#include "print-tab.h"
#include "scene.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_PRINTING (muster_printing_get_type ())
G_DECLARE_FINAL_TYPE (MusterPrinting, muster_printing, MUSTER, PRINTING, GtkPrintOperation)

/**
 * muster_printing_new:
 * @doc: what to print, as it is now
 * @shown: how the chart is shown; it is printed on white
 * @file_name: (nullable): the document's base name, for the foot
 * @layout: how it goes onto pages, at first
 *
 * Returns: (transfer full): an operation to be run
 */
MusterPrinting *muster_printing_new (MusterDocument *doc, const MusterSceneOptions *shown, const char *file_name, const MusterPrintLayout *layout);

/* Opens the print dialog and prints; what goes wrong is said in an alert over @parent. */
void muster_print_chart (GtkWindow *parent, MusterDocument *doc, const MusterSceneOptions *shown, const char *file_name);

G_END_DECLS
