/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * session.c: see session.h.
 */
#include "session.h"

#include "shifts.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

struct _MusterSession
{
  GObject parent_instance;

  MusterDocument *doc;
  MusterSceneOptions options;
  gboolean comparing;
  /* What was asked for; 0 for the stage before. */
  MusterRecord compared;
  /* A copy of the document as it would be; NULL if none is shown. */
  MusterDocument *preview;
  /* Interned; NULL for the chart. */
  const char *board;
  MusterScene *scene;
  MusterSearchIndex *search;
  GHashTable *bright;
  /* What is asked for, and of which state of the document @options.filter was made. */
  char *filter;
  gboolean filter_stale;
  /* The one before, until somebody takes it. */
  MusterScene *past;

  /* MusterRecord, in the order in which they were selected; and as a set. */
  GArray *selection;
  GHashTable *selected;

  GFile *file;
  char *file_name;
  char *checksum;
  gboolean read_only;
  gboolean was_modified;
};

enum
{
  CHANGED,
  SELECTION_CHANGED,
  BRIGHT_CHANGED,
  BOARD_CHANGED,
  FILE_CHANGED,
  VERSIONS_CHANGED,
  SAID,
  REVEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterSession, muster_session, G_TYPE_OBJECT)

/* {{{ What is shown */

/* From so many roles on a tidy tree is too wide to be read; up to so many, a style for each branch is
 * chosen at once. */
#define WIDE 200
#define MANY 20000

/* What a chart is laid out in as long as nobody has chosen. */
static const char *
get_usual_style (MusterSession *session)
{
  guint n_roles = muster_document_count (session->doc, MUSTER_KIND_ROLE);

  if (n_roles <= WIDE)
    return NULL;
  return n_roles <= MANY ? "automatic" : "stacked";
}

/* How cards are laid out is the chart's own, not the session's. */
static void
follow_chart (MusterSession *session)
{
  static const char *const directions[] = { "down", "up", "right", "left", NULL };
  MusterRecord chart = muster_document_get_chart (session->doc);
  const char *style = muster_document_get_text (session->doc, chart, MUSTER_CHART_LAYOUT);
  const char *direction = muster_document_get_text (session->doc, chart, MUSTER_CHART_DIRECTION);

  session->options.style = style != NULL && muster_layout_style_find (style) != NULL ? style : get_usual_style (session);
  session->options.mirrored = muster_scene_reads_leftwards (session->doc) || gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  session->options.direction = MUSTER_DIRECTION_DOWN;
  for (guint i = 0; direction != NULL && directions[i] != NULL; i++)
    if (g_str_equal (direction, directions[i]))
      session->options.direction = i;
}

/* A document's own fields come and go, and what a filter names with them. */
static void
follow_filter (MusterSession *session)
{
  if (!session->filter_stale)
    return;
  session->filter_stale = FALSE;
  g_clear_pointer (&session->options.filter, muster_filter_unref);
  if (session->filter != NULL)
    session->options.filter = muster_filter_new (session->doc, session->filter, NULL, NULL);
}

static void
put_scene_by (MusterSession *session)
{
  if (session->scene == NULL)
    return;
  g_clear_pointer (&session->past, muster_scene_free);
  session->past = g_steal_pointer (&session->scene);
}

static void
set_stale (MusterSession *session)
{
  put_scene_by (session);
  g_signal_emit (session, signals[CHANGED], 0);
}

MusterDocument *
muster_session_get_document (MusterSession *session)
{
  return session->doc;
}

const MusterSceneOptions *
muster_session_get_options (MusterSession *session)
{
  return &session->options;
}

void
muster_session_set_view (MusterSession *session, MusterView view)
{
  if (session->options.view == view)
    return;
  session->options.view = view;
  set_stale (session);
}

void
muster_session_set_board (MusterSession *session, const char *board)
{
  board = g_intern_string (board);
  if (session->board == board)
    return;
  session->board = board;
  g_signal_emit (session, signals[BOARD_CHANGED], 0);
}

const char *
muster_session_get_board (MusterSession *session)
{
  return session->board;
}

/* The stage to compare with follows from the one shown. */
static void
follow_stage (MusterSession *session)
{
  MusterRecord stage = session->options.stage, with = session->compared;

  session->options.compared = 0;
  if (!session->comparing || stage == 0)
    return;
  session->options.compared = with != 0 && with != stage ? with : muster_stage_get_before (session->doc, stage);
}

void
muster_session_set_stage (MusterSession *session, MusterRecord stage)
{
  if (session->options.stage == stage)
    return;
  session->options.stage = stage;
  follow_stage (session);
  set_stale (session);
}

void
muster_session_set_ghosts (MusterSession *session, gboolean ghosts)
{
  if (session->options.ghosts == ghosts)
    return;
  session->options.ghosts = ghosts;
  set_stale (session);
}

void
muster_session_set_comparing (MusterSession *session, gboolean comparing, MusterRecord with)
{
  if (session->comparing == comparing && session->compared == with)
    return;
  session->comparing = comparing;
  session->compared = with;
  follow_stage (session);
  set_stale (session);
}

gboolean
muster_session_is_comparing (MusterSession *session)
{
  return session->comparing;
}

MusterRecord
muster_session_get_compared (MusterSession *session)
{
  return session->compared;
}

void
muster_session_set_preview (MusterSession *session, MusterDocument *then)
{
  if (g_set_object (&session->preview, then))
    set_stale (session);
}

gboolean
muster_session_is_previewing (MusterSession *session)
{
  return session->preview != NULL;
}

void
muster_session_set_root (MusterSession *session, MusterRecord root)
{
  if (session->options.root == root)
    return;
  session->options.root = root;
  set_stale (session);
}

void
muster_session_set_theme (MusterSession *session, MusterTheme theme)
{
  if (session->options.theme == theme)
    return;
  session->options.theme = theme;
  set_stale (session);
}

static MusterScene *
make_scene (MusterSession *session)
{
  MusterSceneOptions options = session->options;

  if (session->preview == NULL)
    return muster_scene_new (session->doc, &options);
  options.past = session->doc;
  return muster_scene_new (session->preview, &options);
}

MusterScene *
muster_session_get_scene (MusterSession *session)
{
  if (session->scene != NULL)
    return session->scene;
  follow_chart (session);
  follow_filter (session);
  session->scene = make_scene (session);
  muster_scene_set_dimmed (session->scene, session->bright);
  return session->scene;
}

MusterScene *
muster_session_take_past (MusterSession *session)
{
  return g_steal_pointer (&session->past);
}

void
muster_session_set_bright (MusterSession *session, GHashTable *bright)
{
  if (bright == session->bright)
    return;
  g_clear_pointer (&session->bright, g_hash_table_unref);
  session->bright = bright != NULL ? g_hash_table_ref (bright) : NULL;
  if (session->scene != NULL)
    muster_scene_set_dimmed (session->scene, bright);
  g_signal_emit (session, signals[BRIGHT_CHANGED], 0);
}

GHashTable *
muster_session_get_bright (MusterSession *session)
{
  return session->bright;
}

void
muster_session_set_filter (MusterSession *session, const char *text, gboolean hides)
{
  if (text != NULL && *text == 0)
    text = NULL;
  if (g_strcmp0 (text, session->filter) == 0 && hides == session->options.hides)
    return;
  g_free (session->filter);
  session->filter = g_strdup (text);
  session->options.hides = hides;
  session->filter_stale = TRUE;
  set_stale (session);
}

const char *
muster_session_get_filter (MusterSession *session, gboolean *hides)
{
  if (hides != NULL)
    *hides = session->options.hides;
  return session->filter;
}

MusterProjection *
muster_session_get_projection (MusterSession *session)
{
  return muster_scene_get_projection (muster_session_get_scene (session));
}

const MusterMetrics *
muster_session_get_metrics (MusterSession *session)
{
  return muster_scene_get_metrics (muster_session_get_scene (session));
}

MusterSearchIndex *
muster_session_get_search (MusterSession *session)
{
  if (session->search == NULL)
    session->search = muster_search_index_new (session->doc, NULL);
  return session->search;
}

/* }}} */
/* {{{ What is selected */

static gboolean
is_there (MusterSession *session, MusterRecord record)
{
  return record != 0 && record < muster_document_get_limit (session->doc) && muster_document_get_kind (session->doc, record) != MUSTER_KIND_NONE;
}

static void
drop (MusterSession *session, MusterRecord record)
{
  for (guint i = 0; i < session->selection->len; i++)
    if (g_array_index (session->selection, MusterRecord, i) == record)
      {
        g_array_remove_index (session->selection, i);
        break;
      }
  g_hash_table_remove (session->selected, GUINT_TO_POINTER (record));
}

static void
take_up (MusterSession *session, MusterRecord record, MusterSelect how)
{
  gboolean there = muster_session_is_selected (session, record);

  if (there)
    drop (session, record);
  if (there && how == MUSTER_SELECT_TOGGLE)
    return;
  g_array_append_val (session->selection, record);
  g_hash_table_add (session->selected, GUINT_TO_POINTER (record));
}

void
muster_session_select_many (MusterSession *session, const MusterRecord *records, guint n_records, MusterSelect how)
{
  if (how == MUSTER_SELECT_ONLY)
    {
      if (n_records == session->selection->len && (n_records == 0 || memcmp (records, session->selection->data, n_records * sizeof *records) == 0))
        return;
      g_array_set_size (session->selection, 0);
      g_hash_table_remove_all (session->selected);
    }
  for (guint i = 0; i < n_records; i++)
    if (is_there (session, records[i]))
      take_up (session, records[i], how);
  g_signal_emit (session, signals[SELECTION_CHANGED], 0);
}

void
muster_session_select (MusterSession *session, MusterRecord record, MusterSelect how)
{
  muster_session_select_many (session, &record, record != 0, how);
}

gboolean
muster_session_is_selected (MusterSession *session, MusterRecord record)
{
  return g_hash_table_contains (session->selected, GUINT_TO_POINTER (record));
}

const MusterRecord *
muster_session_get_selection (MusterSession *session, guint *n_records)
{
  *n_records = session->selection->len;
  return (const MusterRecord *) (gpointer) session->selection->data;
}

MusterRecord
muster_session_get_cursor (MusterSession *session)
{
  guint n = session->selection->len;

  return n > 0 ? g_array_index (session->selection, MusterRecord, n - 1) : 0;
}

MusterKind
muster_session_get_selected_kind (MusterSession *session)
{
  MusterKind kind = MUSTER_KIND_NONE;

  for (guint i = 0; i < session->selection->len; i++)
    {
      MusterKind own = muster_document_get_kind (session->doc, g_array_index (session->selection, MusterRecord, i));

      if (i > 0 && own != kind)
        return MUSTER_KIND_NONE;
      kind = own;
    }
  return kind;
}

/* One step towards what hides a record: what it lies in, or reports to. */
static MusterRecord
step_up (MusterSession *session, MusterRecord record)
{
  switch (muster_document_get_kind (session->doc, record))
    {
    case MUSTER_KIND_DEPARTMENT:
      return muster_document_get_ref (session->doc, record, MUSTER_DEPARTMENT_PARENT);
    case MUSTER_KIND_ROLE:
      if (session->options.view == MUSTER_VIEW_REPORTING)
        return muster_document_get_manager (session->doc, record, session->options.stage);
      return muster_document_get_ref (session->doc, record, MUSTER_ROLE_DEPARTMENT);
    default:
      return 0;
    }
}

static MusterRecord
find_shown_role (MusterSession *session, MusterRecord person)
{
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, session->doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (session->doc, holding, MUSTER_HOLDING_ROLE);

      if (muster_scene_find (muster_session_get_scene (session), role) != MUSTER_NOWHERE)
        return role;
    }
  return 0;
}

MusterRecord
muster_session_find_shown (MusterSession *session, MusterRecord record)
{
  MusterScene *scene = muster_session_get_scene (session);

  if (muster_document_get_kind (session->doc, record) == MUSTER_KIND_PERSON)
    return find_shown_role (session, record);
  /* Lines of reporting may lead back to where they began. */
  for (guint i = muster_document_get_limit (session->doc); i > 0 && record != 0; i--)
    {
      if (muster_scene_find (scene, record) != MUSTER_NOWHERE)
        return record;
      record = step_up (session, record);
    }
  return 0;
}

void
muster_session_reveal (MusterSession *session, MusterRecord record)
{
  if (is_there (session, record))
    g_signal_emit (session, signals[REVEAL], 0, record);
}

void
muster_session_go_to (MusterSession *session, MusterRecord record)
{
  MusterRecord shown;

  if (!is_there (session, record))
    return;
  muster_session_select (session, record, MUSTER_SELECT_ONLY);
  shown = muster_session_find_shown (session, record);
  if (shown != 0)
    muster_session_reveal (session, shown);
}

/* What is no more cannot be selected, shown as a stage, or be the root of what is shown. */
static void
forget_what_is_gone (MusterSession *session)
{
  guint n_before = session->selection->len;

  for (guint i = n_before; i-- > 0;)
    {
      MusterRecord record = g_array_index (session->selection, MusterRecord, i);

      if (!is_there (session, record))
        drop (session, record);
    }
  if (session->options.stage != 0 && !is_there (session, session->options.stage))
    session->options.stage = 0;
  if (session->compared != 0 && !is_there (session, session->compared))
    session->compared = 0;
  follow_stage (session);
  if (session->options.root != 0 && !is_there (session, session->options.root))
    session->options.root = 0;
  if (session->selection->len != n_before)
    g_signal_emit (session, signals[SELECTION_CHANGED], 0);
}

/* }}} */
/* {{{ Its file */

static void
follow_saved (MusterSession *session)
{
  gboolean modified = muster_session_is_modified (session);

  if (modified == session->was_modified)
    return;
  session->was_modified = modified;
  g_signal_emit (session, signals[FILE_CHANGED], 0);
}

GFile *
muster_session_get_file (MusterSession *session)
{
  return session->file;
}

const char *
muster_session_get_checksum (MusterSession *session)
{
  return session->checksum;
}

void
muster_session_set_file (MusterSession *session, GFile *file, const char *checksum)
{
  g_set_object (&session->file, file);
  g_free (session->checksum);
  session->checksum = g_strdup (checksum);
  g_free (session->file_name);
  session->file_name = file != NULL ? g_file_get_basename (file) : NULL;
  g_signal_emit (session, signals[FILE_CHANGED], 0);
}

const char *
muster_session_get_file_name (MusterSession *session)
{
  return session->file_name;
}

gboolean
muster_session_is_read_only (MusterSession *session)
{
  return session->read_only;
}

void
muster_session_set_read_only (MusterSession *session, gboolean read_only)
{
  session->read_only = read_only;
  g_signal_emit (session, signals[FILE_CHANGED], 0);
}

gboolean
muster_session_is_modified (MusterSession *session)
{
  return !muster_history_is_saved (session->doc);
}

void
muster_session_mark_saved (MusterSession *session, guint position, const MusterChange *last)
{
  muster_history_mark_saved_at (session->doc, position, last);
  session->was_modified = muster_session_is_modified (session);
  g_signal_emit (session, signals[FILE_CHANGED], 0);
}

void
muster_session_name_version (MusterSession *session, guint change, const char *name)
{
  muster_history_set_name (session->doc, change, name);
  session->was_modified = muster_session_is_modified (session);
  g_signal_emit (session, signals[FILE_CHANGED], 0);
}

void
muster_session_say_versions (MusterSession *session)
{
  g_signal_emit (session, signals[VERSIONS_CHANGED], 0);
}

/* }}} */
/* {{{ May it be changed? */

gboolean
muster_session_may_edit (MusterSession *session)
{
  if (session->read_only)
    muster_session_say (session, _ ("This chart was made by a newer Muster: it can be looked at and exported, not changed"));
  else if (session->preview != NULL)
    muster_session_say (session, _ ("This is a preview: apply it or close it first"));
  return !session->read_only && session->preview == NULL;
}

/* }}} */
/* {{{ The object */

static void
on_document_changed (MusterSession *session)
{
  put_scene_by (session);
  session->filter_stale = TRUE;
  g_clear_object (&session->preview);
  g_clear_pointer (&session->search, muster_search_index_free);
  forget_what_is_gone (session);
  g_signal_emit (session, signals[CHANGED], 0);
  follow_saved (session);
}

static void
muster_session_finalize (GObject *object)
{
  MusterSession *session = MUSTER_SESSION (object);

  g_signal_handlers_disconnect_by_data (session->doc, session);
  g_clear_pointer (&session->scene, muster_scene_free);
  g_clear_pointer (&session->search, muster_search_index_free);
  g_clear_pointer (&session->past, muster_scene_free);
  g_clear_pointer (&session->options.filter, muster_filter_unref);
  g_free (session->filter);
  g_clear_pointer (&session->bright, g_hash_table_unref);
  g_clear_object (&session->preview);
  g_hash_table_unref (session->selected);
  g_array_unref (session->selection);
  g_clear_object (&session->file);
  g_free (session->file_name);
  g_free (session->checksum);
  g_object_unref (session->doc);
  G_OBJECT_CLASS (muster_session_parent_class)->finalize (object);
}

static void
muster_session_class_init (MusterSessionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BRIGHT_CHANGED] = g_signal_new ("bright-changed", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BOARD_CHANGED] = g_signal_new ("board-changed", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILE_CHANGED] = g_signal_new ("file-changed", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VERSIONS_CHANGED] = g_signal_new ("versions-changed", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
  signals[REVEAL] = g_signal_new ("reveal", MUSTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
muster_session_init (MusterSession *session)
{
  session->selection = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  session->selected = g_hash_table_new (NULL, NULL);
}

MusterSession *
muster_session_new (MusterDocument *doc)
{
  MusterSession *session = g_object_new (MUSTER_TYPE_SESSION, NULL);

  session->doc = g_object_ref (doc);
  session->was_modified = muster_session_is_modified (session);
  g_signal_connect_swapped (doc, "changed", G_CALLBACK (on_document_changed), session);
  return session;
}

/* }}} */
