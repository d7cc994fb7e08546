/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * breakpoint.h: a child that may get narrower than it wants, and that hears when it is to change.
 *
 * Under MUSTER_NARROW points "narrow" holds, under MUSTER_TIGHT "tight" too, and what does not fit is to be hidden by who listens. For
 * the frame in between, the child is drawn as wide as it wants and cut off.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_NARROW 860
#define MUSTER_TIGHT 440
#define MUSTER_NARROWEST 360

#define MUSTER_TYPE_BREAKPOINT (muster_breakpoint_get_type ())
G_DECLARE_FINAL_TYPE (MusterBreakpoint, muster_breakpoint, MUSTER, BREAKPOINT, GtkWidget)

gboolean muster_breakpoint_get_narrow (MusterBreakpoint *breakpoint);

G_END_DECLS
