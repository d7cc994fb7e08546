/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-tables.h: a report in words: figures and tables, translated, for whatever is read by a person.
 */
#pragma once

#include "report-bars.h"

G_BEGIN_DECLS

/**
 * MusterReportFigure:
 * @label: "Headcount"
 * @value: "24"
 * @detail: (nullable): "3 open"
 * @alarm: whether something is wrong with it
 */
typedef struct
{
  char *label;
  char *value;
  char *detail;
  gboolean alarm;
} MusterReportFigure;

/**
 * MusterReportTable:
 * @title: what it is of
 * @heads: (element-type utf8): a heading for each column
 * @cells: (element-type utf8): row by row
 * @levels: (element-type guint): how far the first cell of each row is indented, 0 for not
 * @records: (element-type MusterRecord): what each row is of; 0 for nothing
 * @alarms: (element-type gboolean): whether something is wrong with a row
 * @n_words: how many columns from the start are words; the others are numbers
 */
typedef struct
{
  char *title;
  GPtrArray *heads;
  GPtrArray *cells;
  GArray *levels;
  GArray *records;
  GArray *alarms;
  guint n_words;
} MusterReportTable;

guint muster_report_table_count_rows (const MusterReportTable *table);
const char *muster_report_table_get_cell (const MusterReportTable *table, guint row, guint column);

/* Returns: (transfer full) (element-type MusterReportFigure): the figures of the whole chart, most wanted
 * first */
GPtrArray *muster_report_list_figures (const MusterReport *report);

/* Returns: (transfer full) (element-type MusterReportTable): all tables in which there is anything, by
 * department first; none is long beyond use */
GPtrArray *muster_report_list_tables (const MusterReport *report);

/* Returns: (transfer full): "Lantern Home Goods", and below it "Stage: Growth" */
char *muster_report_dup_title (const MusterReport *report);
char *muster_report_dup_subtitle (const MusterReport *report);

G_END_DECLS
