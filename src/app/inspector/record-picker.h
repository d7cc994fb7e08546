/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * record-picker.h: a button that shows a department, role or person, and chooses another by name.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_RECORD_PICKER (muster_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (MusterRecordPicker, muster_record_picker, MUSTER, RECORD_PICKER, GtkWidget)

/**
 * MusterRecordPicker::picked:
 * @record: what was chosen; 0 for none
 */

/**
 * MusterRecordPicker::named:
 * @name: what was typed
 *
 * Somebody or something new of that name is wanted.
 */

/* @kinds: what can be chosen: (1 << MUSTER_KIND_ROLE) and such. */
GtkWidget *muster_record_picker_new (MusterSession *session, guint kinds);

/* What the button says. */
void muster_record_picker_set_text (MusterRecordPicker *picker, const char *text);

/* @empty: (nullable): what choosing nothing is called; %NULL if something must be chosen. */
void muster_record_picker_set_empty (MusterRecordPicker *picker, const char *empty);

/* Whether a name that nobody has can be chosen, which makes "named". */
void muster_record_picker_set_names (MusterRecordPicker *picker, gboolean names);

/* Returns: (transfer full): where a record belongs, in a few words: a role's department and holder */
char *muster_record_dup_place (MusterDocument *doc, MusterRecord record);

G_END_DECLS
