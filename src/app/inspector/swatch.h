/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * swatch.h: the small mark before a name: a square in a department's colour, or the disc of somebody
 * as the chart draws it.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_SWATCH (muster_swatch_get_type ())
G_DECLARE_FINAL_TYPE (MusterSwatch, muster_swatch, MUSTER, SWATCH, GtkWidget)

/* @record: a department or a person. */
void muster_swatch_show (MusterSwatch *swatch, MusterSession *session, MusterRecord record);

G_END_DECLS
