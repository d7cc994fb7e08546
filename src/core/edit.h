/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit.h: what a person can do to an organisation, with its rules.
 *
 * Each verb is one named step of the history (several can be made one: rehearse.h). It either does all that it says, or refuses with a
 * sentence that says why (MUSTER_ERROR) and leaves the document as it was. Verbs that take several
 * records do them in one step, in the order given. "Before" is a neighbour to come before; 0 puts
 * last.
 */
#pragma once

#include "aspect.h"
#include "commit.h"
#include "duties.h"
#include "error.h"

G_BEGIN_DECLS

/* Whether what reports to a role, or lies in a department, shares its fate. */
typedef enum
{
  MUSTER_SCOPE_ALONE,
  MUSTER_SCOPE_BRANCH,
} MusterScope;

/* A field and its value as text, as a person types it; for new records and for setting fields. */
typedef struct
{
  MusterField field;
  const char *text;
} MusterSetting;

/**
 * muster_edit_add:
 * @kind: a kind other than chart and holding
 * @settings: (array length=n_settings): fields to begin with; references as ids
 * @before: (nullable): a record of the same kind
 *
 * Adds a record, last among its neighbours or before @before.
 *
 * Returns: the record, or 0 if it is refused
 */
MusterRecord muster_edit_add (MusterDocument *doc, MusterKind kind, const MusterSetting *settings, guint n_settings, MusterRecord before, GError **error);

/**
 * muster_edit_set:
 * @record: a record
 * @field: a field of its kind or of the document's own
 * @text: (nullable): the value as a person types it: a number in plain or local form, "yes" or
 *   "no", a date as YYYY-MM-DD, the id of a record; empty takes it away
 *
 * Sets any field by its own rules: moving, nesting, reporting and heading go through the verbs
 * below, numbers keep their limits, dates and colours are checked, a stage span stays in order, and
 * stages have different names and start in their order.
 */
gboolean muster_edit_set (MusterDocument *doc, MusterRecord record, MusterField field, const char *text, MusterCommitFlags flags, GError **error);

/**
 * muster_edit_set_many:
 *
 * Sets the same field of several records in one step.
 */
gboolean muster_edit_set_many (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterField field, const char *text, MusterCommitFlags flags, GError **error);

/**
 * MusterBlock:
 * @kind: MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE or MUSTER_KIND_PERSON
 * @stage: at which stage holders are meant; 0 for all
 * @rows: (array length=n_rows): what is set; 0 adds a record, and gets what was added
 * @columns: (array length=n_columns): what of it is set
 * @texts: row by row, what a person types; %NULL leaves a cell as it is, and empty text clears it
 * @bad_row: set to where it was refused
 * @bad_column: the same; @n_columns if it was the row itself
 *
 * Cells side by side, as they come from a spreadsheet.
 */
typedef struct
{
  MusterKind kind;
  MusterRecord stage;
  MusterRecord *rows;
  guint n_rows;
  const MusterAspect *columns;
  guint n_columns;
  const char *const *texts;
  guint bad_row;
  guint bad_column;
} MusterBlock;

/**
 * muster_edit_set_block:
 * @label: the name of the step, translated
 *
 * Sets many fields of many records in one step, or none of them. A record is named by its id, or by a
 * name that only one has; holders by their names with commas between, and who is not there yet is
 * added; a choice by its label or as in files; a day also as 2026/1/31.
 */
gboolean muster_edit_set_block (MusterDocument *doc, MusterBlock *block, const char *label, GError **error);

/**
 * muster_edit_add_field:
 * @on: MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE or MUSTER_KIND_PERSON
 * @type: "text", "number", "date" or "flag"
 *
 * Adds a field of the user's own. Its name must not be that of another; later it is renamed, and given
 * another type, by muster_edit_set(), which keeps its values or refuses; ordered by
 * muster_edit_reorder(); and removed with its values by muster_edit_remove().
 *
 * Returns: its record, or 0 if it is refused
 */
MusterRecord muster_edit_add_field (MusterDocument *doc, MusterKind on, const char *name, const char *type, GError **error);

/**
 * muster_edit_save_filter:
 * @text: as filter.h has it
 *
 * Keeps a filter by its name; one that has that name already becomes @text.
 *
 * Returns: its record, or 0 if it is refused
 */
MusterRecord muster_edit_save_filter (MusterDocument *doc, const char *name, const char *text, GError **error);

/**
 * muster_edit_replace_text:
 * @records: where; those that cannot have @field are passed over
 * @field: a field that holds text
 * @find: what to replace, wherever it stands in the field
 * @with: what by; empty takes it out
 * @match_case: whether only the same letters are meant; if not, what a search finds (fold.h), as
 *   “shop” for “Shop” or “cafe” for “café”
 *
 * Replaces text in a field of several records in one step. What a field's own rules refuse in one
 * of them, as a text that becomes too long, is refused for all.
 *
 * Returns: how many records changed; 0 without @error set if it stands nowhere
 */
guint muster_edit_replace_text (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterField field, const char *find, const char *with, gboolean match_case, GError **error);

/**
 * muster_edit_remove:
 * @scope: whether all below goes too. If alone, reports go to the manager of the removed role, and
 *   what lies in a removed department to the one above
 *
 * Removes records of any kind but the chart, with all that cannot be without them.
 */
gboolean muster_edit_remove (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope, GError **error);

/**
 * muster_edit_move:
 * @roles: roles to move
 * @department: where to; 0 takes them out of any department
 * @before: (optional): a role of @department
 * @scope: whether all that report to a role come with it. The branch of a department's head is the
 *   department
 *
 * Moves roles to a department. A manager set by hand is dropped when the role leaves that manager's
 * department; a head that moves alone is head no longer.
 */
gboolean muster_edit_move (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord department, MusterRecord before, MusterScope scope, GError **error);

/* Puts departments into another, or at the top with 0. */
gboolean muster_edit_nest (MusterDocument *doc, const MusterRecord *departments, guint n_departments, MusterRecord parent, MusterRecord before, GError **error);

/* Puts a record of a kind with an order before another of its kind, or last among its neighbours. */
gboolean muster_edit_reorder (MusterDocument *doc, MusterRecord record, MusterRecord before, GError **error);

/**
 * muster_edit_set_manager:
 * @manager: a role; 0 leaves it to the departments again
 *
 * Makes roles report to @manager. One that leads there anyway is not written down.
 */
gboolean muster_edit_set_manager (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord manager, GError **error);

/**
 * muster_edit_insert_above:
 * @role: a role
 * @manager: a role that becomes its manager and takes its place; 0 makes a new one
 * @title: (nullable): the title of a new one
 *
 * Returns: the manager, or 0 if it is refused
 */
MusterRecord muster_edit_insert_above (MusterDocument *doc, MusterRecord role, MusterRecord manager, const char *title, GError **error);

/* Makes a role the head of its department. */
gboolean muster_edit_promote (MusterDocument *doc, MusterRecord role, GError **error);

/**
 * muster_edit_assign:
 * @share: in per cent; NAN for what is usual
 *
 * Makes a person hold a role, beside others who do; or changes the share of one who does.
 */
gboolean muster_edit_assign (MusterDocument *doc, MusterRecord person, MusterRecord role, double share, GError **error);

/* Makes a person the only one to hold a role. */
gboolean muster_edit_replace (MusterDocument *doc, MusterRecord person, MusterRecord role, GError **error);

/* Takes a person from a role. */
gboolean muster_edit_unassign (MusterDocument *doc, MusterRecord person, MusterRecord role, GError **error);

/* Takes everybody from a role: it is open. */
gboolean muster_edit_vacate (MusterDocument *doc, MusterRecord role, GError **error);

/* Those who hold either role hold the other. */
gboolean muster_edit_swap (MusterDocument *doc, MusterRecord role, MusterRecord other, GError **error);

/**
 * muster_edit_split:
 *
 * Makes a second role like @role beside it, open, with half of its FTE; whoever holds the role
 * stays.
 *
 * Returns: the new role, or 0 if it is refused
 */
MusterRecord muster_edit_split (MusterDocument *doc, MusterRecord role, GError **error);

/* Gives all that @other has, its holders, reports, lines and duties, to @role and removes it. */
gboolean muster_edit_merge (MusterDocument *doc, MusterRecord role, MusterRecord other, GError **error);

/**
 * muster_edit_copy:
 * @record: a department or role
 * @scope: whether all below is copied too
 * @parent: a department to put the copy into; 0 beside the original
 *
 * Copies a department or role with new ids: its departments, roles, lines between them,
 * responsibilities and measures, but not who holds them. This is "Duplicate"; for copy and paste, and
 * for drags from document to document, see clip.h in formats.
 *
 * Returns: the copy, or 0 if it is refused
 */
MusterRecord muster_edit_copy (MusterDocument *doc, MusterRecord record, MusterScope scope, MusterRecord parent, GError **error);

/* Adds a dotted line between two roles. Returns: the line, or 0 if it is refused. */
MusterRecord muster_edit_link (MusterDocument *doc, MusterRecord from_role, MusterRecord to_role, const char *label, GError **error);

/**
 * muster_edit_join_at:
 * @records: roles and departments
 * @stage: the stage at which they are hired, or begin; the first one means from the start
 *
 * Hires roles and begins departments earlier or later. Who holds one and its dotted lines, where they
 * began with it, begin with it still, and so does what is in a department; what is in it and would be
 * there before it begins with it too. A department that is not there yet begins with what is in it.
 * Refused where the role, who holds it or its department would be gone before.
 */
gboolean muster_edit_join_at (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage, GError **error);

/**
 * muster_edit_leave_at:
 * @records: roles and departments
 * @stage: the first stage at which they are not there any more; 0 lets them stay
 *
 * Lets roles leave and departments end earlier, later or not at all. Who holds one and its dotted lines,
 * where they ended with it, end with it still, and so does what is in a department; what is in it and
 * would be there after it ends with it too. Refused where any of them would not even have begun.
 */
gboolean muster_edit_leave_at (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage, GError **error);

/* Returns: (transfer full): what muster_edit_join_at(), or muster_edit_leave_at() where @leaves, is called:
 * "“Designer” joins at “Growth”" */
char *muster_edit_dup_life_label (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage, gboolean leaves);

/**
 * muster_edit_mark_done:
 * @day: (nullable): when, as YYYY-MM-DD; %NULL for not yet
 *
 * Marks a checkpoint as done, or as open again.
 */
gboolean muster_edit_mark_done (MusterDocument *doc, MusterRecord checkpoint, const char *day, GError **error);

/**
 * muster_edit_set_part:
 * @part: %MUSTER_PART_NONE takes the role out of it
 *
 * Says how a role takes part in a responsibility. That a second becomes accountable while another is
 * there at the same stage is refused with %MUSTER_ERROR_OWNED, in a sentence that says who it is now
 * (muster_responsibility_find_rival()); muster_edit_hand_over() is the way then.
 */
gboolean muster_edit_set_part (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, MusterPart part, GError **error);

/* Makes a role the only one that is accountable while it is there; who was is responsible. */
gboolean muster_edit_hand_over (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, GError **error);

/**
 * muster_edit_join:
 * @team: a role; 0 takes them out of all teams
 * @stage: at which stage; lines that are not there then stay. 0 for all
 *
 * Puts roles into the team of a role: the first dotted line of each, by id, leads there. What it has
 * twice is removed, and a new one bears the label of those that lead there already.
 */
gboolean muster_edit_join (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord team, MusterRecord stage, GError **error);

/* Whether any dotted line leads to a role: it has a team. */
gboolean muster_document_leads_team (MusterDocument *doc, MusterRecord role, MusterRecord stage);

/* The role in whose team a role is: where its first dotted line leads, by id. 0 if it has none. */
MusterRecord muster_document_get_team (MusterDocument *doc, MusterRecord role, MusterRecord stage);

/* Hides, or shows again, what is below departments and roles: of a department also its own roles. */
gboolean muster_edit_collapse (MusterDocument *doc, const MusterRecord *records, guint n_records, gboolean collapsed, GError **error);

/**
 * muster_edit_collapse_to:
 * @kind: MUSTER_KIND_DEPARTMENT or MUSTER_KIND_ROLE
 * @stage: the stage at which levels are counted; 0 for all
 * @level: the last level that is shown, from 1; 0 expands all
 *
 * Collapses what has anything to hide at @level, and expands what is above.
 */
gboolean muster_edit_collapse_to (MusterDocument *doc, MusterKind kind, MusterRecord stage, guint level, GError **error);

/* {{{ Stages: their name, goal and day are set, and they are reordered and removed, by the verbs above */

/* Adds a stage, last or before @before. Returns: the stage, or 0 if it has no name or another's */
MusterRecord muster_edit_add_stage (MusterDocument *doc, const char *name, MusterRecord before, GError **error);

/**
 * muster_edit_divide:
 * @role: a role that is there at @stage and before
 *
 * Ends a role at a stage and lets another like it go on from there, so that it may be otherwise: with
 * who holds it, its dotted lines, assignments and measures, and its checkpoints from then on. Who
 * reports to it by hand reports to the line above after @stage, unless he begins no earlier; and
 * a department that it heads has no head from then on.
 *
 * Returns: the role that goes on, or 0 if it is refused
 */
MusterRecord muster_edit_divide (MusterDocument *doc, MusterRecord role, MusterRecord stage, GError **error);

/**
 * muster_edit_move_from_stage:
 * @department: where to; 0 takes it out of any
 * @before: (optional): a role of @department
 *
 * Moves a role to a department from a stage on: what it is before stays where it is.
 *
 * Returns: the role as it is from @stage on, or 0 if it is refused
 */
MusterRecord muster_edit_move_from_stage (MusterDocument *doc, MusterRecord role, MusterRecord department, MusterRecord before, MusterRecord stage, GError **error);

/* }}} */

G_END_DECLS
