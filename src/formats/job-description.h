/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-description.h: what a role is there for, as a document of its own, made from the record.
 *
 * Sections of text, points and tables, without any form: jobs.h writes them as Markdown, HTML and PDF.
 * Sections that would be empty are left out. Text is translated where it is not the document's.
 */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

#define MUSTER_JOB_COLUMNS 4

/**
 * MusterJobShape:
 * @MUSTER_JOB_FACTS: two cells a row: what, and its value
 * @MUSTER_JOB_TEXT: a cell a row: a paragraph
 * @MUSTER_JOB_POINTS: a cell a row: a point of a list
 * @MUSTER_JOB_TABLE: several cells a row, below headings
 */
typedef enum
{
  MUSTER_JOB_FACTS,
  MUSTER_JOB_TEXT,
  MUSTER_JOB_POINTS,
  MUSTER_JOB_TABLE,
} MusterJobShape;

typedef struct
{
  char *cells[MUSTER_JOB_COLUMNS];
} MusterJobRow;

/**
 * MusterJobSection:
 * @heading: (nullable): translated; facts have none
 * @columns: of a table: the headings, translated
 * @n_columns: how many cells a row has
 * @rows: (element-type MusterJobRow)
 */
typedef struct
{
  const char *heading;
  MusterJobShape shape;
  const char *columns[MUSTER_JOB_COLUMNS];
  guint n_columns;
  GArray *rows;
} MusterJobSection;

/**
 * MusterJob:
 * @title: of the role
 * @chart: (nullable): whose role it is
 * @sections: (element-type MusterJobSection)
 */
typedef struct
{
  MusterRecord role;
  char *title;
  char *chart;
  GPtrArray *sections;
} MusterJob;

/**
 * muster_job_new:
 * @role: a role that is there at the stage of @projection
 * @pay: whether its pay band is told
 *
 * Returns: (transfer full): the description of @role
 */
MusterJob *muster_job_new (MusterProjection *projection, MusterRecord role, gboolean pay);
void muster_job_free (MusterJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterJob, muster_job_free)

G_END_DECLS
