/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * earlier.c: see earlier.h.
 *
 * Versions are listed, read and compared on threads. What was new in each is told for those that are
 * looked at, one after the other, and kept by the names of the two versions, which never change.
 */
#include "earlier.h"
#include "become.h"
#include "compare-window.h"
#include "earlier-row.h"
#include "versions-disk.h"
#include "when.h"
#include "window.h"

#include <glib/gi18n-lib.h>

struct _MusterEarlier
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkToggleButton *toggle;
  GtkImage *arrow;
  GtkLabel *count;
  GtkListBox *list;

  MusterSession *session;
  /* MusterVersion, the latest first; a row each. */
  GPtrArray *versions;
  /* What was new in a version, by its name and that of the one before. */
  GHashTable *sentences;
  gboolean telling;
  guint n_listed;
};

G_DEFINE_FINAL_TYPE (MusterEarlier, muster_earlier, GTK_TYPE_WIDGET)

/* What a thread is given: a widget may go while it is at work. */
typedef struct
{
  GWeakRef earlier;
  guint n;
  char *uri;
  MusterVersion *version;
  MusterVersion *before;
  char *key;
  /* What is compared, or %NULL. */
  MusterDocument *doc;
  void (*then) (MusterEarlier *earlier, MusterDocument *doc, const MusterVersion *version);
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_weak_ref_clear (&work->earlier);
  g_free (work->uri);
  g_clear_pointer (&work->version, muster_version_free);
  g_clear_pointer (&work->before, muster_version_free);
  g_free (work->key);
  g_clear_object (&work->doc);
  g_free (work);
}

static void
start (MusterEarlier *earlier, Work *work, GTaskThreadFunc run, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, NULL);

  g_weak_ref_init (&work->earlier, earlier);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

static MusterVersion *
version_copy (const MusterVersion *version)
{
  MusterVersion *copy = g_memdup2 (version, sizeof *version);

  copy->path = g_strdup (version->path);
  copy->state = g_strdup (version->state);
  return copy;
}

static char *
dup_when (const MusterVersion *version)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return muster_when_dup (version->time / G_USEC_PER_SEC, now);
}

/* {{{ What was new in each */

static void tell_next (MusterEarlier *earlier);

static char *
build_key (MusterEarlier *earlier, guint i)
{
  const MusterVersion *version = g_ptr_array_index (earlier->versions, i);
  const MusterVersion *before = i + 1 < earlier->versions->len ? g_ptr_array_index (earlier->versions, i + 1) : NULL;

  return g_strconcat (version->path, " ", before != NULL ? before->path : NULL, NULL);
}

static void
show_sentences (MusterEarlier *earlier)
{
  for (guint i = 0; i < earlier->versions->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (earlier->list, (int) i);
      g_autofree char *key = build_key (earlier, i);
      const char *sentence = g_hash_table_lookup (earlier->sentences, key);

      if (i + 1 == earlier->versions->len)
        sentence = _ ("The first that was kept");
      if (row != NULL && sentence != NULL)
        muster_earlier_row_set_sentence (MUSTER_EARLIER_ROW (row), sentence);
    }
}

static void
run_tell (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) before = muster_version_read (work->before, &error);
  g_autoptr (MusterDocument) after = error == NULL ? muster_version_read (work->version, &error) : NULL;
  char *sentence = error == NULL ? muster_become_dup_sentence (before, after) : g_strdup (error->message);

  g_task_return_pointer (task, sentence, g_free);
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (MusterEarlier) earlier = g_weak_ref_get (&work->earlier);
  char *sentence = g_task_propagate_pointer (G_TASK (result), NULL);

  if (earlier == NULL)
    {
      g_free (sentence);
      return;
    }
  earlier->telling = FALSE;
  g_hash_table_replace (earlier->sentences, g_steal_pointer (&work->key), sentence);
  show_sentences (earlier);
  tell_next (earlier);
}

/* As long as they are looked at. */
static void
tell_next (MusterEarlier *earlier)
{
  if (earlier->telling || !gtk_toggle_button_get_active (earlier->toggle) || !gtk_widget_get_mapped (GTK_WIDGET (earlier)))
    return;
  for (guint i = 0; i + 1 < earlier->versions->len; i++)
    {
      g_autofree char *key = build_key (earlier, i);
      Work *work;

      if (g_hash_table_contains (earlier->sentences, key))
        continue;
      work = g_new0 (Work, 1);
      work->version = version_copy (g_ptr_array_index (earlier->versions, i));
      work->before = version_copy (g_ptr_array_index (earlier->versions, i + 1));
      work->key = g_steal_pointer (&key);
      earlier->telling = TRUE;
      start (earlier, work, run_tell, on_told);
      return;
    }
}

/* }}} */
/* {{{ The list */

static void
show_versions (MusterEarlier *earlier)
{
  g_autofree char *count = g_strdup_printf ("%u", earlier->versions->len);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (earlier->list))) != NULL)
    gtk_list_box_remove (earlier->list, row);
  for (guint i = 0; i < earlier->versions->len; i++)
    gtk_list_box_append (earlier->list, muster_earlier_row_new (g_ptr_array_index (earlier->versions, i)));
  gtk_label_set_text (earlier->count, count);
  gtk_widget_set_visible (GTK_WIDGET (earlier), earlier->versions->len > 0);
  show_sentences (earlier);
  tell_next (earlier);
}

static void
run_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *folder = muster_versions_dup_folder ();

  g_task_return_pointer (task, muster_versions_list (folder, work->uri), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
same_versions (GPtrArray *some, GPtrArray *others)
{
  if (some->len != others->len)
    return FALSE;
  for (guint i = 0; i < some->len; i++)
    if (!g_str_equal (((MusterVersion *) g_ptr_array_index (some, i))->path, ((MusterVersion *) g_ptr_array_index (others, i))->path))
      return FALSE;
  return TRUE;
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (MusterEarlier) earlier = g_weak_ref_get (&work->earlier);
  g_autoptr (GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), NULL);

  if (earlier == NULL || work->n != earlier->n_listed || same_versions (versions, earlier->versions))
    return;
  g_ptr_array_unref (earlier->versions);
  earlier->versions = g_steal_pointer (&versions);
  show_versions (earlier);
}

static void
list_versions (MusterEarlier *earlier)
{
  GFile *file = muster_session_get_file (earlier->session);
  Work *work;

  earlier->n_listed++;
  if (file == NULL)
    {
      g_ptr_array_set_size (earlier->versions, 0);
      show_versions (earlier);
      return;
    }
  work = g_new0 (Work, 1);
  work->n = earlier->n_listed;
  work->uri = g_file_get_uri (file);
  start (earlier, work, run_list, on_listed);
}

static void
on_toggled (MusterEarlier *earlier)
{
  gboolean active = gtk_toggle_button_get_active (earlier->toggle);

  gtk_image_set_from_icon_name (earlier->arrow, active ? "pan-down-symbolic" : "pan-end-symbolic");
  tell_next (earlier);
}

/* }}} */
/* {{{ What can be done with one */

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  MusterDocument *doc = muster_version_read (work->version, &error);

  if (doc == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* From then to now in one step, to be looked at. */
  if (work->doc != NULL)
    muster_edit_become (doc, work->doc, "");
  g_task_return_pointer (task, doc, g_object_unref);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (MusterEarlier) earlier = g_weak_ref_get (&work->earlier);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = g_task_propagate_pointer (G_TASK (result), &error);

  if (earlier == NULL || earlier->session == NULL)
    return;
  if (doc == NULL)
    muster_session_say (earlier->session, _ ("This version cannot be read: %s"), error->message);
  else
    work->then (earlier, doc, work->version);
}

static void
compare (MusterEarlier *earlier, MusterDocument *doc, const MusterVersion *version)
{
  g_autofree char *when = muster_when_dup_full (version->time / G_USEC_PER_SEC);

  muster_compare_window_show_from (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (earlier))), doc, 0, when);
}

static void
open_copy (MusterEarlier *earlier, MusterDocument *doc, const MusterVersion *version)
{
  MusterWindow *window = MUSTER_WINDOW (gtk_widget_get_root (GTK_WIDGET (earlier)));
  g_autofree char *when = dup_when (version);

  muster_window_show_document (window, doc);
  muster_tab_say (muster_window_get_tab (window), _ ("A copy of how it was saved: %s. It has no file yet"), when);
}

static void
restore (MusterEarlier *earlier, MusterDocument *doc, const MusterVersion *version)
{
  g_autofree char *when = dup_when (version);
  g_autofree char *label = g_strdup_printf (_ ("Go back to the version saved: %s"), when);

  if (!muster_session_may_edit (earlier->session))
    return;
  if (muster_edit_become (muster_session_get_document (earlier->session), doc, label))
    muster_session_say_done (earlier->session);
  else
    muster_session_say (earlier->session, _ ("The chart is as it was then"));
}

static const MusterVersion *
find (MusterEarlier *earlier, const char *name)
{
  for (guint i = 0; i < earlier->versions->len; i++)
    {
      const MusterVersion *version = g_ptr_array_index (earlier->versions, i);

      if (g_str_has_suffix (version->path, name))
        return version;
    }
  return NULL;
}

static void
read_version (MusterEarlier *earlier, const char *name, gboolean compares, void (*then) (MusterEarlier *, MusterDocument *, const MusterVersion *))
{
  const MusterVersion *version = find (earlier, name);
  Work *work;

  if (version == NULL)
    return;
  work = g_new0 (Work, 1);
  work->version = version_copy (version);
  work->doc = compares ? muster_document_dup (muster_session_get_document (earlier->session), FALSE) : NULL;
  work->then = then;
  start (earlier, work, run_read, on_read);
}

static void
compare_version (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  read_version (data, g_variant_get_string (parameter, NULL), TRUE, compare);
}

static void
copy_version (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  read_version (data, g_variant_get_string (parameter, NULL), FALSE, open_copy);
}

static void
restore_version (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterEarlier *earlier = data;

  if (muster_session_may_edit (earlier->session))
    read_version (earlier, g_variant_get_string (parameter, NULL), FALSE, restore);
}

static void
on_row_activated (MusterEarlier *earlier, MusterEarlierRow *row)
{
  read_version (earlier, muster_earlier_row_get_name (row), TRUE, compare);
}

static void
add_actions (MusterEarlier *earlier)
{
  static const GActionEntry entries[] = {
    { .name = "compare", .activate = compare_version, .parameter_type = "s" },
    { .name = "copy", .activate = copy_version, .parameter_type = "s" },
    { .name = "restore", .activate = restore_version, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), earlier);
  gtk_widget_insert_action_group (GTK_WIDGET (earlier), "version", G_ACTION_GROUP (group));
}

/* }}} */
/* {{{ The widget */

void
muster_earlier_set_session (MusterEarlier *earlier, MusterSession *session)
{
  g_set_object (&earlier->session, session);
  g_signal_connect_object (session, "versions-changed", G_CALLBACK (list_versions), earlier, G_CONNECT_SWAPPED);
  list_versions (earlier);
}

static void
muster_earlier_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (muster_earlier_parent_class)->map (widget);
  tell_next (MUSTER_EARLIER (widget));
}

static void
muster_earlier_dispose (GObject *object)
{
  MusterEarlier *earlier = MUSTER_EARLIER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  if (earlier->session != NULL)
    g_signal_handlers_disconnect_by_data (earlier->session, earlier);
  g_clear_object (&earlier->session);
  G_OBJECT_CLASS (muster_earlier_parent_class)->dispose (object);
}

static void
muster_earlier_finalize (GObject *object)
{
  g_ptr_array_unref (MUSTER_EARLIER (object)->versions);
  g_hash_table_unref (MUSTER_EARLIER (object)->sentences);
  G_OBJECT_CLASS (muster_earlier_parent_class)->finalize (object);
}

static void
muster_earlier_class_init (MusterEarlierClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_earlier_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_earlier_finalize;
  widget_class->map = muster_earlier_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/earlier.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterEarlier, toggle);
  gtk_widget_class_bind_template_child (widget_class, MusterEarlier, arrow);
  gtk_widget_class_bind_template_child (widget_class, MusterEarlier, count);
  gtk_widget_class_bind_template_child (widget_class, MusterEarlier, list);
}

static void
muster_earlier_init (MusterEarlier *earlier)
{
  gtk_widget_init_template (GTK_WIDGET (earlier));
  earlier->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_version_free);
  earlier->sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_connect_object (earlier->toggle, "toggled", G_CALLBACK (on_toggled), earlier, G_CONNECT_SWAPPED);
  g_signal_connect_object (earlier->list, "row-activated", G_CALLBACK (on_row_activated), earlier, G_CONNECT_SWAPPED);
  add_actions (earlier);
}

/* }}} */
