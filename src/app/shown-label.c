/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shown-label.c: see shown-label.h.
 */
#include "shown-label.h"

#include "shown.h"

void
muster_label_set_shown (GtkLabel *label, const char *text)
{
  g_autofree char *shown = muster_shown_dup (text);

  gtk_label_set_text (label, shown);
}
