/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline.h: the whole tree of departments and roles as a list.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_OUTLINE (muster_outline_get_type ())
G_DECLARE_FINAL_TYPE (MusterOutline, muster_outline, MUSTER, OUTLINE, GtkWidget)

void muster_outline_set_session (MusterOutline *outline, MusterSession *session);

G_END_DECLS
