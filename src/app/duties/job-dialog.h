/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-dialog.h: job descriptions to read, and to save as PDF, HTML or Markdown.
 */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_JOB_DIALOG (muster_job_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterJobDialog, muster_job_dialog, MUSTER, JOB_DIALOG, AdwWindow)

/* @role: whose description alone; 0 for those of all roles that are shown, one after another. */
GtkWidget *muster_job_dialog_new (MusterSession *session, MusterRecord role);

G_END_DECLS
