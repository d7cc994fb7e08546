/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * inspector.h: every field of what is selected, from the table of fields, and what belongs to it.
 * Several records of one kind are set together. With nothing selected it shows the brief: what the
 * chart itself says.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_INSPECTOR (muster_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MusterInspector, muster_inspector, MUSTER, INSPECTOR, GtkWidget)

void muster_inspector_set_session (MusterInspector *inspector, MusterSession *session);

/* Shows what is selected now, even if it cannot be seen yet: before the keyboard goes there. */
void muster_inspector_freshen (MusterInspector *inspector);

G_END_DECLS
