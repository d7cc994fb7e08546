/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * colors-dialog.h: by what cards are coloured, and the rules that colour and badge some of them.
 *
 * Beside the window and not over it: the chart follows each change, which is a step like any other.
 */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_COLORS_DIALOG (muster_colors_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterColorsDialog, muster_colors_dialog, MUSTER, COLORS_DIALOG, AdwWindow)

GtkWidget *muster_colors_dialog_new (MusterSession *session);

G_END_DECLS
