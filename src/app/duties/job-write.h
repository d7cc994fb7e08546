/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-write.h: job descriptions to files, on a thread and of a copy of the document.
 */
#pragma once

#include "jobs.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusterJobWriting:
 * @doc: the document, which is copied
 * @stage: the stage, 0 for all
 * @role: a role; 0 for all
 * @pay: whether pay bands are told
 * @path: a file, or a folder for a file each
 */
typedef struct
{
  MusterDocument *doc;
  MusterRecord stage;
  MusterRecord role;
  gboolean pay;
  const MusterJobFormat *format;
  const char *path;
  gboolean each;
} MusterJobWriting;

/* Files are written whole or not at all. @callback hears it with no source object. */
void muster_job_write_async (const MusterJobWriting *writing, GAsyncReadyCallback callback, gpointer data);
gboolean muster_job_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
