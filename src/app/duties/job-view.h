/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-view.h: a job description as it reads, in widgets whose text can be selected.
 */
#pragma once

#include "job-description.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *muster_job_view_new (const MusterJob *job);

G_END_DECLS
