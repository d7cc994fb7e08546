/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * earlier.h: the states in which the file was saved last, below the changes of the history. Each says when
 * that was and what was new in it; a click compares it to now, and it can be opened as a copy or
 * brought back as one step. Where there are none, there is nothing to be seen of this.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_EARLIER (muster_earlier_get_type ())
G_DECLARE_FINAL_TYPE (MusterEarlier, muster_earlier, MUSTER, EARLIER, GtkWidget)

void muster_earlier_set_session (MusterEarlier *earlier, MusterSession *session);

G_END_DECLS
