/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parcel.h: departments, roles or people on the way: dragged from the chart or a pane to another
 * place, tab or window, or out of Muster.
 *
 * Within its own chart a parcel is the records themselves, and a drop moves them. To any other it is
 * a copy, as from the clipboard, with who holds the roles. Other programs can have it as text or as a
 * picture in each format that there is; these are made only when one is asked for.
 *
 * A pane that lets go of records gives a GtkDragSource muster_parcel_make_provider(). One that takes
 * them has a GtkDropTarget for MUSTER_TYPE_PARCEL and GDK_ACTION_MOVE | GDK_ACTION_COPY; on motion it
 * asks muster_drop_new_on() what muster_parcel_get_hand() would mean there, and shows the sentence or
 * the refusal; on a drop it gives what it found to muster_parcel_deliver().
 */
#pragma once

#include <gtk/gtk.h>

#include "drop.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_PARCEL (muster_parcel_get_type ())

typedef struct _MusterParcel MusterParcel;

GType muster_parcel_get_type (void);

/* @records: as they were picked, that which was grabbed first. */
MusterParcel *muster_parcel_new (MusterSession *session, const MusterRecord *records, guint n_records);
MusterParcel *muster_parcel_ref (MusterParcel *parcel);
void muster_parcel_unref (MusterParcel *parcel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterParcel, muster_parcel_unref)

/* Returns: (transfer full): the parcel for a drag, in all the forms that it has. */
GdkContentProvider *muster_parcel_make_provider (MusterParcel *parcel);

/* The same in one, for a drag source's "prepare". */
GdkContentProvider *muster_parcel_pack (MusterSession *session, const MusterRecord *records, guint n_records);

/* Returns: (transfer full) (nullable): what is being dropped, if it comes from this process; %NULL
 * otherwise and if it is something else */
MusterParcel *muster_parcel_peek (GdkDrop *drop);

/* Whether it comes from the chart of @session. */
gboolean muster_parcel_is_from (const MusterParcel *parcel, MusterSession *session);

/* Returns: (transfer none): what it is to the chart of @session: its own records, or a guest. */
MusterHand *muster_parcel_get_hand (MusterParcel *parcel, MusterSession *session);

/* Whether branches come with their heads: as they do, unless Ctrl is held. */
MusterScope muster_parcel_get_scope (GdkDrop *drop);

/* What to answer a motion with: a move within a chart, a copy between two, nothing where it is
 * refused. */
GdkDragAction muster_parcel_get_action (MusterParcel *parcel, MusterSession *session, GdkDrop *drop, const MusterDrop *found);

/* Does what @found says with the parcel in the chart of @session, as a person asked for it. Returns:
 * whether it was done */
gboolean muster_parcel_deliver (MusterParcel *parcel, MusterSession *session, const MusterDrop *found);

G_END_DECLS
