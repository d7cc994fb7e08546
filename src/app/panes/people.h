/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people.h: everybody, with load and roles held.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_PEOPLE (muster_people_get_type ())
G_DECLARE_FINAL_TYPE (MusterPeople, muster_people, MUSTER, PEOPLE, GtkWidget)

void muster_people_set_session (MusterPeople *people, MusterSession *session);

G_END_DECLS
