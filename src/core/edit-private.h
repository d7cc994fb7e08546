/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-private.h: what the verbs of edit.h are made of: steps in a draft, and the rules.
 */
#pragma once

#include "draft-private.h"
#include "edit.h"
#include "projection.h"

G_BEGIN_DECLS

/* Sets @error (translated already) and is FALSE. */
gboolean muster_refuse (GError **error, MusterError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Whether @record is there and of @kind; says so if not. */
gboolean muster_expect (MusterDocument *doc, MusterRecord record, MusterKind kind, GError **error);

/* Commits, unless the draft makes somebody report to himself. Takes @draft and @label. */
gboolean muster_finish (MusterDraft *draft, char *label, MusterCommitFlags flags, GError **error);

/* What a person types as a number, or as yes or no. */
gboolean muster_parse_number (const char *text, double *number);
gboolean muster_parse_flag (const char *text, gboolean *flag);

/* The records that @record is ordered among, itself included if it is there: by order. */
GArray *muster_list_siblings (MusterDocument *doc, MusterRecord record);

/* Sets any field from text, by its own rules. */
gboolean muster_step_set (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error);

/* Sets a field of the record of a field of the user's own: its name, whose it is, its type. */
gboolean muster_step_define (MusterDraft *draft, MusterRecord own, MusterField field, const char *text, GError **error);

/* Takes the values of a field of the user's own away from all records. */
void muster_step_empty (MusterDraft *draft, MusterRecord own);

/* Whether everything that lives from one stage until another begins before it ends; says what not. */
gboolean muster_check_spans (MusterDocument *doc, GError **error);

/* Whether a field of a stage may be @text, which may be NULL: each has a name of its own, and they start
 * in their order. What is wrong in itself, as a date that is none, is not asked here. */
gboolean muster_check_stage (MusterDocument *doc, MusterRecord stage, MusterField field, const char *text, GError **error);

/* Puts records, in the order given, last or before @before among the siblings of the first. */
gboolean muster_step_place (MusterDraft *draft, const MusterRecord *records, guint n_records, MusterRecord before, GError **error);

/* Makes a role report to @manager, writing down only what does not follow from the departments. */
void muster_step_report (MusterDraft *draft, MusterRecord role, MusterRecord manager);

/* Makes a role the head of a department; it no longer reports to somebody in there. */
void muster_step_lead (MusterDraft *draft, MusterRecord department, MusterRecord role);

/* Whether @department is @above or lies in it. */
gboolean muster_lies_in (MusterDocument *doc, MusterRecord department, MusterRecord above);

/* Puts a department into @parent; 0 is the top. */
gboolean muster_step_nest (MusterDraft *draft, MusterRecord department, MusterRecord parent, GError **error);

/* Moves a role alone. @moving: roles that move with it, as a set of handles. */
void muster_step_move (MusterDraft *draft, MusterRecord role, MusterRecord department, GHashTable *moving);

/* All who report to @role, taking all stages together; (element-type MusterRecord). */
GArray *muster_list_reports (MusterDocument *doc, MusterRecord role);

/* @role and all below it; (element-type MusterRecord), managers first. */
GArray *muster_list_branch (MusterDocument *doc, MusterRecord role);

/* @department and all in it; (element-type MusterRecord), parents first. */
GArray *muster_list_departments (MusterDocument *doc, MusterRecord department);

/* Whether an assignment that was set makes no second owner of its responsibility; says who the first
 * is. */
gboolean muster_check_owner (MusterDocument *doc, MusterRecord assignment, GError **error);

/* Copies all fields of one record to another of its kind. */
void muster_step_copy_fields (MusterDraft *draft, MusterRecord from, MusterRecord to);

G_END_DECLS
