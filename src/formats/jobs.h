/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jobs.h: job descriptions as files: one role, or all in the order of the chart.
 *
 * The same document gives the same bytes, but for the day at the foot of a PDF.
 */
#pragma once

#include "job-description.h"

G_BEGIN_DECLS

/**
 * MusterJobFormat:
 * @name: as in --format
 * @label: for a person; not yet translated
 * @suffix: of a file's name, without its dot
 * @write: appends a file of all @jobs (element-type MusterJob); @time in seconds since 1970 UTC
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *suffix;
  gboolean (*write) (const GPtrArray *jobs, gint64 time, GByteArray *out, GError **error);
} MusterJobFormat;

extern const MusterJobFormat muster_job_markdown;
extern const MusterJobFormat muster_job_html;
extern const MusterJobFormat muster_job_pdf;

/* All of them, ended by %NULL. */
const MusterJobFormat *const *muster_job_formats (void);

/* The one with that name, or for a file by its suffix; %NULL if there is none. */
const MusterJobFormat *muster_job_format_find (const char *name);
const MusterJobFormat *muster_job_format_for_file (const char *file_name);

/**
 * muster_jobs_new:
 * @projection: the organisation at a stage
 * @role: a role; 0 for all
 * @pay: whether pay bands are told
 *
 * Returns: (transfer full) (element-type MusterJob): the descriptions, by department and order
 */
GPtrArray *muster_jobs_new (MusterProjection *projection, MusterRecord role, gboolean pay);

/* Returns: (transfer full): the file, or %NULL with @error set */
GBytes *muster_jobs_write (const GPtrArray *jobs, const MusterJobFormat *format, gint64 time, GError **error);

/**
 * muster_jobs_dup_names:
 * @suffix: without its dot
 *
 * Returns: (transfer full): a name of a file for each of @jobs, by its title; no two are the same,
 *   whatever their case
 */
char **muster_jobs_dup_names (const GPtrArray *jobs, const char *suffix);

G_END_DECLS
