/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checkup.c: see checkup.h. At most one look is under way; what changes meanwhile is looked at when
 * it is done, so that typing in a large chart costs one look now and then and not one a key.
 */
#include "checkup.h"

/* Up to how many roles the checks look in less time than anybody notices. */
#define MOST_ROLES_AT_ONCE 5000

/* Milliseconds for which a large chart must be left alone before it is copied. */
#define CALM 300

struct _MusterCheckup
{
  GObject parent_instance;

  MusterSession *session;
  GPtrArray *findings;
  MusterRecord stage;
  guint waiting;
  gboolean looking;
  gboolean stale;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterCheckup, muster_checkup, G_TYPE_OBJECT)

static void queue (MusterCheckup *checkup);

MusterSession *
muster_checkup_get_session (MusterCheckup *checkup)
{
  return checkup->session;
}

GPtrArray *
muster_checkup_get_findings (MusterCheckup *checkup)
{
  return checkup->findings;
}

gboolean
muster_checkup_is_fresh (MusterCheckup *checkup)
{
  return !checkup->stale && !checkup->looking;
}

/* Takes @findings. */
static void
set_findings (MusterCheckup *checkup, GPtrArray *findings)
{
  g_clear_pointer (&checkup->findings, g_ptr_array_unref);
  checkup->findings = findings;
  g_signal_emit (checkup, signals[CHANGED], 0);
}

/* {{{ On a thread */

typedef struct
{
  MusterDocument *copy;
  MusterRecord stage;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_object (&look->copy);
  g_free (look);
}

static void
look_at_copy (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  GPtrArray *findings = muster_inspect (look->copy, look->stage);

  /* Here and not on the main thread: a large document takes its time to free. */
  g_clear_object (&look->copy);
  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  MusterCheckup *checkup = MUSTER_CHECKUP (source);
  GPtrArray *findings = g_task_propagate_pointer (G_TASK (result), NULL);

  checkup->looking = FALSE;
  set_findings (checkup, findings);
  if (checkup->stale)
    queue (checkup);
}

static void
start_look (MusterCheckup *checkup)
{
  g_autoptr (GTask) task = g_task_new (checkup, NULL, on_looked, NULL);
  Look *look = g_new0 (Look, 1);

  look->copy = muster_document_dup (muster_session_get_document (checkup->session), FALSE);
  look->stage = checkup->stage;
  checkup->looking = TRUE;
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_at_copy);
}

/* }}} */
/* {{{ When to look */

static gboolean
is_large (MusterCheckup *checkup)
{
  return muster_document_count (muster_session_get_document (checkup->session), MUSTER_KIND_ROLE) > MOST_ROLES_AT_ONCE;
}

static gboolean
look (gpointer data)
{
  MusterCheckup *checkup = data;

  checkup->waiting = 0;
  checkup->stale = FALSE;
  checkup->stage = muster_session_get_options (checkup->session)->stage;
  if (is_large (checkup))
    start_look (checkup);
  else
    set_findings (checkup, muster_inspect (muster_session_get_document (checkup->session), checkup->stage));
  return G_SOURCE_REMOVE;
}

static void
queue (MusterCheckup *checkup)
{
  checkup->stale = TRUE;
  if (checkup->looking)
    return;
  /* The first look at what was just opened need not wait for calm. */
  if (is_large (checkup) && checkup->findings != NULL)
    {
      g_clear_handle_id (&checkup->waiting, g_source_remove);
      checkup->waiting = g_timeout_add (CALM, look, checkup);
    }
  else if (checkup->waiting == 0)
    checkup->waiting = g_idle_add (look, checkup);
}

/* Most of what changes about a session is nothing to the checks: how it is shown. */
static void
on_session_changed (MusterCheckup *checkup)
{
  if (muster_session_get_options (checkup->session)->stage != checkup->stage)
    queue (checkup);
}

/* }}} */
/* {{{ The object */

static void
muster_checkup_finalize (GObject *object)
{
  MusterCheckup *checkup = MUSTER_CHECKUP (object);

  g_clear_handle_id (&checkup->waiting, g_source_remove);
  g_signal_handlers_disconnect_by_data (muster_session_get_document (checkup->session), checkup);
  g_signal_handlers_disconnect_by_data (checkup->session, checkup);
  g_clear_pointer (&checkup->findings, g_ptr_array_unref);
  g_object_unref (checkup->session);
  G_OBJECT_CLASS (muster_checkup_parent_class)->finalize (object);
}

static void
muster_checkup_class_init (MusterCheckupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_checkup_finalize;
  signals[CHANGED] = g_signal_new ("changed", MUSTER_TYPE_CHECKUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
muster_checkup_init (MusterCheckup *checkup)
{
}

MusterCheckup *
muster_checkup_new (MusterSession *session)
{
  MusterCheckup *checkup = g_object_new (MUSTER_TYPE_CHECKUP, NULL);

  checkup->session = g_object_ref (session);
  g_signal_connect_swapped (muster_session_get_document (session), "changed", G_CALLBACK (queue), checkup);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_session_changed), checkup);
  queue (checkup);
  return checkup;
}

/* }}} */
