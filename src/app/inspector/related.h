/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * related.h: the records that belong to one that is selected, as a list in the inspector: who holds a
 * role, its dotted lines, what it answers for, how it is measured.
 *
 * What is related is a record of its own, so that one widget serves all of them from a table.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_RELATED (muster_related_get_type ())
G_DECLARE_FINAL_TYPE (MusterRelated, muster_related, MUSTER, RELATED, GtkWidget)

/* How many lists a record of @kind has, and one of them by its number. */
guint muster_related_count (MusterKind kind);
GtkWidget *muster_related_new (MusterSession *session, MusterKind kind, guint number);

/* Whose related records are shown. */
void muster_related_set_record (MusterRelated *related, MusterRecord record);

/* The document has changed: shows what is there now. */
void muster_related_refresh (MusterRelated *related);

G_END_DECLS
