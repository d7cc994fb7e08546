/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-maker.c: see report-maker.h. At most one is under way.
 */
#include "report-maker.h"

/* Up to how many roles, counted once a stage, a report is made in less time than anybody notices. */
#define MOST_AT_ONCE 10000

struct _MusterReportMaker
{
  GObject parent_instance;

  MusterSession *session;
  MusterReport *report;
  gboolean active;
  gboolean stale;
  gboolean making;
  guint waiting;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterReportMaker, muster_report_maker, G_TYPE_OBJECT)

static void queue (MusterReportMaker *maker);

const MusterReport *
muster_report_maker_get (MusterReportMaker *maker)
{
  return maker->report;
}

/* Takes @report. */
static void
set_report (MusterReportMaker *maker, MusterReport *report)
{
  MusterReport *past = maker->report;

  maker->report = report;
  g_signal_emit (maker, signals[MADE], 0);
  muster_report_free (past);
}

/* {{{ On a thread */

typedef struct
{
  MusterDocument *copy;
  MusterRecord stage;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->copy);
  g_free (job);
}

static void
make_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, muster_report_new (job->copy, job->stage), (GDestroyNotify) muster_report_free);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  MusterReportMaker *maker = MUSTER_REPORT_MAKER (source);

  maker->making = FALSE;
  set_report (maker, g_task_propagate_pointer (G_TASK (result), NULL));
  if (maker->stale)
    queue (maker);
}

static void
start (MusterReportMaker *maker, MusterRecord stage)
{
  g_autoptr (GTask) task = g_task_new (maker, NULL, on_made, NULL);
  Job *job = g_new0 (Job, 1);

  job->copy = muster_document_dup (muster_session_get_document (maker->session), FALSE);
  job->stage = stage;
  maker->making = TRUE;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, make_on_thread);
}

/* }}} */

static gboolean
make (gpointer data)
{
  MusterReportMaker *maker = data;
  MusterDocument *doc = muster_session_get_document (maker->session);
  MusterRecord stage = muster_session_get_options (maker->session)->stage;
  guint64 work = (guint64) muster_document_count (doc, MUSTER_KIND_ROLE) * (1 + muster_document_count (doc, MUSTER_KIND_STAGE));

  maker->waiting = 0;
  maker->stale = FALSE;
  if (work > MOST_AT_ONCE)
    start (maker, stage);
  else
    set_report (maker, muster_report_new (doc, stage));
  return G_SOURCE_REMOVE;
}

static void
queue (MusterReportMaker *maker)
{
  maker->stale = TRUE;
  if (maker->active && !maker->making && maker->waiting == 0)
    maker->waiting = g_idle_add (make, maker);
}

void
muster_report_maker_set_active (MusterReportMaker *maker, gboolean active)
{
  maker->active = active;
  if (active && maker->stale)
    queue (maker);
}

static void
muster_report_maker_finalize (GObject *object)
{
  MusterReportMaker *maker = MUSTER_REPORT_MAKER (object);

  g_clear_handle_id (&maker->waiting, g_source_remove);
  g_signal_handlers_disconnect_by_data (maker->session, maker);
  muster_report_free (maker->report);
  g_object_unref (maker->session);
  G_OBJECT_CLASS (muster_report_maker_parent_class)->finalize (object);
}

static void
muster_report_maker_class_init (MusterReportMakerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_report_maker_finalize;
  signals[MADE] = g_signal_new ("made", MUSTER_TYPE_REPORT_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
muster_report_maker_init (MusterReportMaker *maker)
{
  maker->stale = TRUE;
}

MusterReportMaker *
muster_report_maker_new (MusterSession *session)
{
  MusterReportMaker *maker = g_object_new (MUSTER_TYPE_REPORT_MAKER, NULL);

  maker->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (queue), maker);
  return maker;
}
