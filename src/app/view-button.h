/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * view-button.h: which view of the chart is shown, and how it is laid out, in the header bar.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_VIEW_BUTTON (muster_view_button_get_type ())
G_DECLARE_FINAL_TYPE (MusterViewButton, muster_view_button, MUSTER, VIEW_BUTTON, GtkWidget)

void muster_view_button_set_session (MusterViewButton *button, MusterSession *session);

G_END_DECLS
