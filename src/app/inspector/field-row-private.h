/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-row-private.h: what a field's row and its controls share.
 */
#pragma once

#include "field-row.h"

G_BEGIN_DECLS

/**
 * MusterControl:
 * @make: makes the widget, which calls muster_field_row_set() when a person has set something
 * @show: shows a value; @text is empty where there is none, %NULL where the records differ
 *
 * A way of showing and setting a field.
 */
typedef struct
{
  GtkWidget *(*make) (MusterFieldRow *row);
  void (*show) (MusterFieldRow *row, const char *text);
} MusterControl;

struct _MusterFieldRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkLabel *error;
  GtkWidget *widget;

  MusterSession *session;
  MusterField field;
  /* Of the table, or made up for a document's own field. */
  MusterFieldInfo info;
  const MusterControl *control;
  char *hint;
  /* MusterRecord. */
  GArray *records;
  /* While a value is shown, which is no setting. */
  gboolean showing;
  /* While a setting is on its way through the document and comes back as a change. */
  gboolean setting;
};

/* field-color.c */
extern const MusterControl muster_control_color;

/* field-photo.c */
extern const MusterControl muster_control_photo;
/* field-link.c */
extern const MusterControl muster_control_link;

/* field-layout.c */
extern const MusterControl muster_control_layout;

/* A list to choose from, in field-controls.c; and what there is to choose, which is taken, with the
 * choice: (nullable): %NULL for none. */
GtkWidget *muster_field_row_make_drop_down (MusterFieldRow *row);
void muster_field_row_fill_drop_down (MusterFieldRow *row, char **values, char **labels, const char *text);

/* The control for a field. */
const MusterControl *muster_control_for (const MusterFieldInfo *info);

/* Sets the field of all records. @typing: more of the same may come. Returns: whether it was taken */
gboolean muster_field_row_set (MusterFieldRow *row, const char *text, gboolean typing);

/* Says below the control why something was refused; @message: (nullable): %NULL takes that back. */
void muster_field_row_show_error (MusterFieldRow *row, const char *message);

/* "Several values" */
const char *muster_field_row_get_mixed (void);

G_END_DECLS
