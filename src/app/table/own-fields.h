/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * own-fields.h: the window in which fields of the user's own are added, named, typed, ordered and
 * removed.
 */
#pragma once

#include "session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_OWN_FIELDS (muster_own_fields_get_type ())
G_DECLARE_FINAL_TYPE (MusterOwnFields, muster_own_fields, MUSTER, OWN_FIELDS, AdwWindow)

GtkWidget *muster_own_fields_new (MusterSession *session);

G_END_DECLS
