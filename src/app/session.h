/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * session.h: what is looked at of one open document.
 *
 * The document, its file, what of it is shown and how, what is selected, and the scene made of it.
 * The canvas and every pane of an editor share one session and hold no truth of their own. It knows
 * no widget.
 *
 * A change of the document or of what is shown makes the scene stale and says so at once; the new
 * scene is made when somebody asks for it, which is once a frame however much changes in between.
 */
#pragma once

#include "edit.h"
#include "scene.h"
#include "search.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_SESSION (muster_session_get_type ())
G_DECLARE_FINAL_TYPE (MusterSession, muster_session, MUSTER, SESSION, GObject)

/**
 * MusterSession::changed:
 *
 * The document changed, or what is shown of it. What was asked of the scene before is stale.
 */

/**
 * MusterSession::selection-changed:
 *
 * Other records are selected, or the cursor moved.
 */

/**
 * MusterSession::bright-changed:
 *
 * Other records are drawn faintly; the cards are where they were.
 */

/**
 * MusterSession::board-changed:
 *
 * Another board is shown, or the chart again.
 */

/**
 * MusterSession::file-changed:
 *
 * The file, its name, whether it can be written, or whether all is saved.
 */

/**
 * MusterSession::versions-changed:
 *
 * The earlier versions of its file may be others.
 */

/**
 * MusterSession::said:
 * @text: a sentence for a person, translated
 * @offer: (nullable) (type MusterOffer): what a person may do about it
 *
 * Something is to be said in passing.
 */

/**
 * MusterSession::reveal:
 * @record: a department, role or person
 *
 * @record is to be brought into sight.
 */

MusterSession *muster_session_new (MusterDocument *doc);

MusterDocument *muster_session_get_document (MusterSession *session);

/* {{{ What is shown */

const MusterSceneOptions *muster_session_get_options (MusterSession *session);

void muster_session_set_view (MusterSession *session, MusterView view);

/* @board: (nullable): the name of one of boards.h, to be shown in place of the chart; %NULL for the chart. */
void muster_session_set_board (MusterSession *session, const char *board);

/* Returns: (nullable): the name of the board that is shown in place of the chart */
const char *muster_session_get_board (MusterSession *session);

/* @stage: 0 for all. */
void muster_session_set_stage (MusterSession *session, MusterRecord stage);

/* Whether what is there only at other stages than the one shown is drawn faintly. */
void muster_session_set_ghosts (MusterSession *session, gboolean ghosts);

/**
 * muster_session_set_comparing:
 * @comparing: whether what is otherwise than at another stage is marked on the chart
 * @with: that stage; 0 for the one before whichever is shown
 *
 * Where no stage is shown, or nothing comes before it, there is nothing to see of this, until another
 * is shown.
 */
void muster_session_set_comparing (MusterSession *session, gboolean comparing, MusterRecord with);
gboolean muster_session_is_comparing (MusterSession *session);

/* The stage that was asked for; 0 for the one before. The options of the scene say which it is now. */
MusterRecord muster_session_get_compared (MusterSession *session);

/**
 * muster_session_set_preview:
 * @then: (nullable): a copy of the document (muster_document_dup()) in which something was done; %NULL
 *   to show the document itself again
 *
 * Shows a chart as it would be, with all that would be otherwise marked on it, until the document
 * changes. Meanwhile nothing can be edited: whoever shows it ends it before doing the same to the
 * document.
 */
void muster_session_set_preview (MusterSession *session, MusterDocument *then);
gboolean muster_session_is_previewing (MusterSession *session);

/* @root: a department or role whose branch alone is shown; 0 for all. */
void muster_session_set_root (MusterSession *session, MusterRecord root);
void muster_session_set_theme (MusterSession *session, MusterTheme theme);

/**
 * muster_session_get_scene:
 *
 * Returns: (transfer none): the scene as it is to be shown now, good until "changed". Makes it if
 *   that is due, which costs what a layout costs
 */
MusterScene *muster_session_get_scene (MusterSession *session);

/**
 * muster_session_take_past:
 *
 * Returns: (transfer full) (nullable): the scene that was shown before "changed", if one was made:
 *   where its cards were may be asked and nothing else. Once; for what slides from there
 */
MusterScene *muster_session_take_past (MusterSession *session);

/* Of the scene. */
MusterProjection *muster_session_get_projection (MusterSession *session);
const MusterMetrics *muster_session_get_metrics (MusterSession *session);

/**
 * muster_session_set_bright:
 * @bright: (nullable): records, as GUINT_TO_POINTER(), that is not changed after; %NULL for all
 *
 * Lets all but some records be drawn faintly, from now on, in every scene.
 */
void muster_session_set_bright (MusterSession *session, GHashTable *bright);

/* Returns: (transfer none) (nullable): the records that are not drawn faintly; %NULL for all */
GHashTable *muster_session_get_bright (MusterSession *session);
/**
 * muster_session_set_filter:
 * @text: (nullable): a filter (filter.h); %NULL for none
 * @hides: whether what it does not mean is hidden, and not only drawn faintly
 *
 * Shows some of the chart, until something else is set. A filter that is none (any more, as when a
 * field went that it names) shows all.
 */
void muster_session_set_filter (MusterSession *session, const char *text, gboolean hides);

/* Returns: (nullable): the filter that is set */
const char *muster_session_get_filter (MusterSession *session, gboolean *hides);

/* Returns: (transfer none): an index of the whole document, all stages together, good until
 * "changed"; made if that is due */
MusterSearchIndex *muster_session_get_search (MusterSession *session);

/* }}} */
/* {{{ What is selected */

typedef enum
{
  /* Only this. */
  MUSTER_SELECT_ONLY,
  /* This too, or no longer. */
  MUSTER_SELECT_TOGGLE,
  /* This too. */
  MUSTER_SELECT_ADD,
} MusterSelect;

/* Selects a record and moves the cursor to it; 0 selects nothing. Records that the document does not
 * have (any more) are never selected. */
void muster_session_select (MusterSession *session, MusterRecord record, MusterSelect how);
void muster_session_select_many (MusterSession *session, const MusterRecord *records, guint n_records, MusterSelect how);

gboolean muster_session_is_selected (MusterSession *session, MusterRecord record);

/* The selected records in the order in which they were; good until "selection-changed". */
const MusterRecord *muster_session_get_selection (MusterSession *session, guint *n_records);

/* The record selected last, from which the keyboard goes on; 0 if none. */
MusterRecord muster_session_get_cursor (MusterSession *session);

/* The kind of all selected records; NONE if there are none, or of several kinds. */
MusterKind muster_session_get_selected_kind (MusterSession *session);

/* Asks for a record to be brought into sight. */
void muster_session_reveal (MusterSession *session, MusterRecord record);

/* Where @record is to be seen: itself if it has a card in the scene, else what hides it; of a person a
 * role. 0 if it is nowhere. */
MusterRecord muster_session_find_shown (MusterSession *session, MusterRecord record);

/* Selects @record and asks for it, or for what hides it, to be brought into sight. */
void muster_session_go_to (MusterSession *session, MusterRecord record);

/* }}} */
/* {{{ Its file */

/* %NULL while it has none. */
GFile *muster_session_get_file (MusterSession *session);

/* @checksum: of what the file held when it was read or written last; see disk.h. */
void muster_session_set_file (MusterSession *session, GFile *file, const char *checksum);
const char *muster_session_get_checksum (MusterSession *session);

/* What a person calls it: the file's base name, or %NULL. */
const char *muster_session_get_file_name (MusterSession *session);

/* Whether the document can only be looked at: it is of a newer version. */
gboolean muster_session_is_read_only (MusterSession *session);
void muster_session_set_read_only (MusterSession *session, gboolean read_only);

/* Whether there is anything that is not on the disk. */
gboolean muster_session_is_modified (MusterSession *session);

/* A state of the document is on the disk: that after @position changes, of which @last was the last. */
void muster_session_mark_saved (MusterSession *session, guint position, const MusterChange *last);

/* Says that the earlier versions of its file may be others. */
void muster_session_say_versions (MusterSession *session);

/* Gives the state after a change a name, or takes it away with %NULL. */
void muster_session_name_version (MusterSession *session, guint change, const char *name);

/* }}} */
/* {{{ What is said */

/**
 * MusterOffer:
 * @undo: whether it offers to take the last step back
 * @label: (nullable): of another thing that can be done instead, translated
 * @run: does it; the last step was taken back before, when @undo is set
 * @other_label: (nullable): of a third
 * @other_run: does that
 * @data: for @run and @other_run
 * @free: (nullable): frees @data
 *
 * What a person may do about something that was said.
 */
typedef struct
{
  gboolean undo;
  const char *label;
  void (*run) (MusterSession *session, gpointer data);
  const char *other_label;
  void (*other_run) (MusterSession *session, gpointer data);
  gpointer data;
  GDestroyNotify free;
} MusterOffer;

/* Says something in passing. */
void muster_session_say (MusterSession *session, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Says it and offers what can be done about it. Whoever shows it owns @offer's data from then on. */
void muster_session_offer (MusterSession *session, const char *text, MusterOffer offer);

/* Says what was done in the last step, with Undo. */
void muster_session_say_done (MusterSession *session);

/* Says why something was refused; takes @error, which may be %NULL: then nothing is said. */
void muster_session_say_error (MusterSession *session, GError *error);

/* Refuses, in a sentence, to change what can only be looked at. Every verb that a person starts asks
 * this first. */
gboolean muster_session_may_edit (MusterSession *session);

/* }}} */

G_END_DECLS
