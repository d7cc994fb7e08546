/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-edit.c: taking back, selecting, and the clipboard.
 *
 * What was cut stays where it is until it is pasted, and then moves, with all that refers to it. What
 * was copied is pasted with new ids.
 */
#include "actions.h"
#include "clip.h"
#include "clip-content.h"
#include "move.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

static void
undo (MusterWindow *window, GVariant *parameter)
{
  muster_undo (muster_session_get_document (muster_window_get_session (window)));
}

static void
redo (MusterWindow *window, GVariant *parameter)
{
  muster_redo (muster_session_get_document (muster_window_get_session (window)));
}

/* {{{ Selecting */

static void
select_all (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const MusterLayout *layout = muster_scene_get_layout (muster_session_get_scene (session));
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].record != 0)
      g_array_append_val (records, layout->cards[i].record);
  muster_session_select_many (session, (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SELECT_ONLY);
}

static void
add_branch (MusterProjection *projection, const MusterTree *tree, guint top, GArray *records)
{
  gboolean departments = tree == muster_projection_get_departments (projection);

  for (guint i = top; i < top + tree->nodes[top].size; i++)
    {
      guint n_roles = 0;
      const guint *roles = departments ? muster_projection_list_roles (projection, i, &n_roles) : NULL;

      g_array_append_val (records, tree->nodes[i].record);
      for (guint j = 0; j < n_roles; j++)
        g_array_append_val (records, muster_projection_get_roles (projection)->nodes[roles[j]].record);
    }
}

/* The selected ones and all below. */
static void
select_branch (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterProjection *projection = muster_session_get_projection (session);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean role = muster_document_get_kind (muster_session_get_document (session), selection[i]) == MUSTER_KIND_ROLE;
      guint top = muster_projection_find (projection, selection[i]);

      if (top != MUSTER_NOWHERE)
        add_branch (projection, role ? muster_projection_get_roles (projection) : muster_projection_get_departments (projection), top, records);
    }
  muster_session_select_many (session, (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SELECT_ADD);
}

/* Out of the selection first, then out of the branch that is shown alone. */
static void
unselect (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);

  if (muster_session_get_cursor (session) != 0)
    muster_session_select (session, 0, MUSTER_SELECT_ONLY);
  else if (muster_session_get_options (session)->root != 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-focus", NULL);
}

/* }}} */
/* {{{ Cutting and copying */

/* A role comes with what hangs from it where that is what is seen. */
static MusterScope
get_scope (MusterSession *session)
{
  return muster_session_get_options (session)->view == MUSTER_VIEW_REPORTING ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE;
}

static void
put_on_clipboard (MusterWindow *window, gboolean moves)
{
  MusterSession *session = muster_window_get_session (window);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);
  g_autoptr (MusterClipContent) content = muster_clip_content_new (session, selection, n, get_scope (session));

  if (content == NULL)
    {
      muster_session_say (session, _ ("Only departments, roles and people can be copied"));
      return;
    }
  muster_clip_content_set_moves (content, moves);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), GDK_CONTENT_PROVIDER (content));
  if (moves)
    muster_session_say (session, _ ("Select where it shall go, then paste"));
}

static void
cut (MusterWindow *window, GVariant *parameter)
{
  put_on_clipboard (window, TRUE);
}

static void
copy (MusterWindow *window, GVariant *parameter)
{
  put_on_clipboard (window, FALSE);
}

/* }}} */
/* {{{ Pasting */

/* The card that things are pasted into. */
static MusterRecord
get_target (MusterSession *session)
{
  MusterRecord cursor = muster_session_get_cursor (session);
  MusterKind kind = cursor != 0 ? muster_document_get_kind (muster_session_get_document (session), cursor) : MUSTER_KIND_NONE;

  return kind == MUSTER_KIND_DEPARTMENT || kind == MUSTER_KIND_ROLE ? cursor : 0;
}

static void
paste_moving (MusterSession *session, MusterClipContent *content)
{
  guint n;
  const MusterRecord *records = muster_clip_content_get_records (content, &n);
  MusterMove move = { records, n, get_target (session), get_scope (session) };
  GError *error = NULL;

  if (muster_together (muster_session_get_document (session), muster_move_run, &move, _ ("Move what was cut"), &error))
    {
      muster_clip_content_set_moves (content, FALSE);
      muster_session_select_many (session, records, n, MUSTER_SELECT_ONLY);
      muster_session_say_done (session);
    }
  muster_session_say_error (session, error);
}

static void
paste_clip (MusterSession *session, GBytes *clip, gboolean with_people)
{
  g_autoptr (GArray) roots = NULL;
  MusterDocument *doc = muster_session_get_document (session);
  guint position = muster_history_get_position (doc);
  GError *error = NULL;

  if (muster_clip_paste (doc, clip, get_target (session), 0, with_people, &roots, &error) != 0)
    {
      muster_session_go_to (session, g_array_index (roots, MusterRecord, 0));
      muster_session_select_many (session, (const MusterRecord *) (gpointer) roots->data, roots->len, MUSTER_SELECT_ONLY);
      if (muster_history_get_position (doc) == position)
        muster_session_say (session, _ ("They are in this chart already"));
    }
  muster_session_say_error (session, error);
}

static void
say_nothing_to_paste (MusterSession *session)
{
  muster_session_say (session, _ ("There is nothing to paste: copy departments or roles, or cells of a spreadsheet"));
}

static void
on_text (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterWindow) window = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  MusterSession *session = muster_window_get_session (window);

  if (session == NULL)
    return;
  if (text != NULL && muster_clip_looks_like_table (text) && g_action_group_has_action (G_ACTION_GROUP (window), "import-text"))
    g_action_group_activate_action (G_ACTION_GROUP (window), "import-text", g_variant_new_string (text));
  else
    say_nothing_to_paste (session);
}

static void
on_clip_bytes (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterWindow) window = data;
  g_autoptr (GError) error = NULL;
  GOutputStream *stream = G_OUTPUT_STREAM (object);
  MusterSession *session = muster_window_get_session (window);

  if (g_output_stream_splice_finish (stream, result, &error) < 0 || session == NULL)
    return;
  {
    g_autoptr (GBytes) clip = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

    paste_clip (session, clip, TRUE);
  }
}

static void
on_clip (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterWindow) window = data;
  g_autoptr (GInputStream) from = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, NULL);
  g_autoptr (GOutputStream) to = g_memory_output_stream_new_resizable ();

  if (from != NULL)
    g_output_stream_splice_async (to, from, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, on_clip_bytes, g_steal_pointer (&window));
  else if (muster_window_get_session (window) != NULL)
    say_nothing_to_paste (muster_window_get_session (window));
}

static void
paste (MusterWindow *window, GVariant *parameter)
{
  static const char *mime_types[] = { MUSTER_CLIP_MIME_TYPE, NULL };
  MusterSession *session = muster_window_get_session (window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);

  if (content != NULL && MUSTER_IS_CLIP_CONTENT (content))
    {
      MusterClipContent *own = MUSTER_CLIP_CONTENT (content);
      gboolean here = muster_clip_content_get_origin (own) == muster_session_get_document (session);

      if (here && muster_clip_content_get_moves (own))
        paste_moving (session, own);
      else
        paste_clip (session, muster_clip_content_get_clip (own), !here);
    }
  else if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MUSTER_CLIP_MIME_TYPE))
    gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, on_clip, g_object_ref (window));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, g_object_ref (window));
}

/* Beside each of them. */
static gboolean
run_duplicate (MusterDocument *doc, gpointer data, GError **error)
{
  GArray *records = data;

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord *record = &g_array_index (records, MusterRecord, i);

      *record = muster_edit_copy (doc, *record, muster_document_get_kind (doc, *record) == MUSTER_KIND_ROLE ? MUSTER_SCOPE_ALONE : MUSTER_SCOPE_BRANCH, 0, error);
      if (*record == 0)
        return FALSE;
    }
  return TRUE;
}

static void
duplicate (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  GError *error = NULL;

  g_array_append_vals (records, selection, n);
  if (muster_together (muster_session_get_document (session), run_duplicate, records, ngettext ("Duplicate it", "Duplicate them", n), &error))
    {
      muster_session_go_to (session, g_array_index (records, MusterRecord, 0));
      muster_session_select_many (session, (const MusterRecord *) (gpointer) records->data, n, MUSTER_SELECT_ONLY);
    }
  muster_session_say_error (session, error);
}

/* }}} */

#define EDIT_CARDS (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_CARD)

const MusterAction muster_actions_edit[] = {
  { .name = "undo", .label = N_ ("_Undo"), .group = N_ ("Editing"), .keys = "<Control>z", .needs = MUSTER_NEEDS_UNDO, .run = undo },
  { .name = "redo", .label = N_ ("_Redo"), .group = N_ ("Editing"), .keys = "<Shift><Control>z|<Control>y", .needs = MUSTER_NEEDS_REDO, .run = redo },
  { .name = "cut", .label = N_ ("Cu_t"), .group = N_ ("Editing"), .keys = "<Control>x|<Shift>Delete", .local = TRUE, .needs = EDIT_CARDS, .run = cut },
  { .name = "copy", .label = N_ ("_Copy"), .group = N_ ("Editing"), .keys = "<Control>c|<Control>Insert", .local = TRUE, .needs = MUSTER_NEEDS_SELECTION, .run = copy },
  { .name = "paste", .label = N_ ("_Paste"), .group = N_ ("Editing"), .keys = "<Control>v|<Shift>Insert", .local = TRUE, .needs = MUSTER_NEEDS_EDIT, .run = paste },
  { .name = "duplicate", .label = N_ ("D_uplicate"), .group = N_ ("Editing"), .keys = "<Control>d", .local = TRUE, .needs = EDIT_CARDS, .run = duplicate },
  { .name = "select-all", .label = N_ ("Select _All"), .group = N_ ("Editing"), .keys = "<Control>a", .local = TRUE, .needs = MUSTER_NEEDS_CHART, .run = select_all },
  { .name = "select-branch", .label = N_ ("Select the _Branch"), .group = N_ ("Editing"), .keys = "<Shift><Control>a", .local = TRUE, .needs = MUSTER_NEEDS_CARD, .run = select_branch },
  { .name = "unselect", .label = N_ ("Select _Nothing"), .group = N_ ("Editing"), .keys = "Escape", .local = TRUE, .needs = MUSTER_NEEDS_CHART, .run = unselect },
  { 0 },
};
