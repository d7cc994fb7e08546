/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-row.h: one field of one or several records, with the control that suits its type.
 *
 * What is typed goes into the document at once, and a run of typing is one step of the history. What
 * the document refuses stays in the control with the reason below it. Where the records differ it
 * says so, and setting sets all of them.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_FIELD_ROW (muster_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MusterFieldRow, muster_field_row, MUSTER, FIELD_ROW, GtkWidget)

/* @field: of the table, or a document's own of which @label and @type are told here. */
GtkWidget *muster_field_row_new (MusterSession *session, MusterField field);
GtkWidget *muster_field_row_new_own (MusterSession *session, MusterField field, const char *label, const char *type);

MusterField muster_field_row_get_field (MusterFieldRow *row);

/* Which records it shows and sets. */
void muster_field_row_set_records (MusterFieldRow *row, const MusterRecord *records, guint n_records);

/* The document has changed: shows what is there now. What is being typed and was refused stays. */
void muster_field_row_refresh (MusterFieldRow *row);

/* Without its label above: inside it while it is empty. */
void muster_field_row_set_bare (MusterFieldRow *row);

/* @hint: (nullable): what holds while the field has no value, as a manager that follows from the
 * department. */
void muster_field_row_set_hint (MusterFieldRow *row, const char *hint);

G_END_DECLS
