/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shown-label.h: labels that say text of a document, as it may be shown (shown.h).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_label_set_text(). */
void muster_label_set_shown (GtkLabel *label, const char *text);

G_END_DECLS
