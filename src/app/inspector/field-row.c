/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-row.c: see field-row.h; the controls are in field-controls.c.
 */
#include "field-row-private.h"
#include "plain.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MusterFieldRow, muster_field_row, GTK_TYPE_WIDGET)

const char *
muster_field_row_get_mixed (void)
{
  return _ ("Several values");
}

/* {{{ Values */

/* A value as it is typed; empty where there is none. */
static char *
dup_text (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterValue value = muster_document_get (doc, record, field);
  char *text;

  if (value.type == MUSTER_TYPE_REF)
    return g_strdup (muster_document_get_id (doc, value.ref));
  text = muster_value_dup_plain (value);
  return text != NULL ? text : g_strdup ("");
}

/* What all records have; NULL where they differ. */
static char *
dup_common (MusterFieldRow *row)
{
  MusterDocument *doc = muster_session_get_document (row->session);
  char *common = NULL;

  for (guint i = 0; i < row->records->len; i++)
    {
      g_autofree char *own = dup_text (doc, g_array_index (row->records, MusterRecord, i), row->field);

      if (i > 0 && g_strcmp0 (own, common) != 0)
        {
          g_free (common);
          return NULL;
        }
      if (i == 0)
        common = g_steal_pointer (&own);
    }
  return common != NULL ? common : g_strdup ("");
}

/* }}} */
/* {{{ Setting */

void
muster_field_row_show_error (MusterFieldRow *row, const char *message)
{
  gtk_label_set_text (row->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (row->error), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (row->widget, "error");
  else
    gtk_widget_remove_css_class (row->widget, "error");
}

/* {{{ Parts: one owner, whatever is chosen */

static void
hand_over (MusterSession *session, gpointer assignment)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord record = GPOINTER_TO_UINT (assignment);
  GError *error = NULL;

  if (muster_document_get_kind (doc, record) != MUSTER_KIND_ASSIGNMENT || !muster_session_may_edit (session))
    return;
  muster_edit_hand_over (doc, muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_RESPONSIBILITY), muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_ROLE), &error);
  muster_session_say_error (session, error);
}

/* Refuses a second owner, and offers to hand over. */
static gboolean
set_part (MusterFieldRow *row, MusterRecord assignment, const char *text, GError **error)
{
  MusterDocument *doc = muster_session_get_document (row->session);
  MusterRecord role = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE);
  MusterPart part = muster_part_find (text);
  g_autofree char *offer = NULL;

  if (muster_edit_set_part (doc, muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY), role, part != MUSTER_PART_NONE ? part : MUSTER_PART_ACCOUNTABLE, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, MUSTER_ERROR, MUSTER_ERROR_OWNED))
    {
      offer = g_strdup_printf (_ ("Make %s the owner instead"), muster_document_get_name (doc, role));
      muster_session_offer (row->session, (*error)->message, (MusterOffer){ .label = offer, .run = hand_over, .data = GUINT_TO_POINTER (assignment) });
    }
  return FALSE;
}

/* }}} */

gboolean
muster_field_row_set (MusterFieldRow *row, const char *text, gboolean typing)
{
  MusterDocument *doc = muster_session_get_document (row->session);
  const MusterRecord *records = (const MusterRecord *) (gpointer) row->records->data;
  MusterCommitFlags flags = typing ? MUSTER_COMMIT_TYPING : MUSTER_COMMIT_DEFAULT;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (row->showing || row->records->len == 0 || !muster_session_may_edit (row->session))
    return FALSE;
  row->setting = TRUE;
  if (row->records->len == 1 && row->field == MUSTER_ASSIGNMENT_PART)
    done = set_part (row, records[0], text, &error);
  else if (row->records->len == 1)
    done = muster_edit_set (doc, records[0], row->field, text, flags, &error);
  else
    done = muster_edit_set_many (doc, records, row->records->len, row->field, text, flags, &error);
  row->setting = FALSE;
  /* What was refused is not what is shown. */
  if (!done && row->field == MUSTER_ASSIGNMENT_PART)
    muster_field_row_refresh (row);
  muster_field_row_show_error (row, done ? NULL : error->message);
  return done;
}

/* }}} */
/* {{{ Showing */

/* Money is in the chart's currency. */
static void
show_label (MusterFieldRow *row)
{
  MusterDocument *doc = muster_session_get_document (row->session);
  const char *currency = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_CURRENCY);
  g_autofree char *text = g_strdup_printf ("%s (%s)", _ (row->info.label), currency != NULL ? currency : "CNY");

  gtk_label_set_text (GTK_LABEL (row->label), text);
}

static void
show (MusterFieldRow *row)
{
  g_autofree char *common = dup_common (row);

  if (row->info.shape == MUSTER_SHAPE_MONEY)
    show_label (row);
  row->showing = TRUE;
  row->control->show (row, common);
  row->showing = FALSE;
}

void
muster_field_row_refresh (MusterFieldRow *row)
{
  /* What comes back of a setting is in the control already, as it was typed; and what was refused is
   * for the person to mend. */
  if (row->setting || gtk_widget_get_visible (GTK_WIDGET (row->error)))
    return;
  show (row);
}

void
muster_field_row_set_records (MusterFieldRow *row, const MusterRecord *records, guint n_records)
{
  g_array_set_size (row->records, 0);
  g_array_append_vals (row->records, records, n_records);
  muster_field_row_show_error (row, NULL);
  show (row);
}

void
muster_field_row_set_hint (MusterFieldRow *row, const char *hint)
{
  if (g_strcmp0 (row->hint, hint) == 0)
    return;
  g_free (row->hint);
  row->hint = g_strdup (hint);
  muster_field_row_refresh (row);
}

MusterField
muster_field_row_get_field (MusterFieldRow *row)
{
  return row->field;
}

void
muster_field_row_set_bare (MusterFieldRow *row)
{
  gtk_widget_set_visible (row->label, FALSE);
  muster_field_row_set_hint (row, gtk_label_get_text (GTK_LABEL (row->label)));
}

/* }}} */
/* {{{ The widget */

static void
muster_field_row_dispose (GObject *object)
{
  MusterFieldRow *row = MUSTER_FIELD_ROW (object);

  g_clear_pointer (&row->box, gtk_widget_unparent);
  g_clear_object (&row->session);
  G_OBJECT_CLASS (muster_field_row_parent_class)->dispose (object);
}

static void
muster_field_row_finalize (GObject *object)
{
  MusterFieldRow *row = MUSTER_FIELD_ROW (object);

  g_array_unref (row->records);
  g_free (row->hint);
  G_OBJECT_CLASS (muster_field_row_parent_class)->finalize (object);
}

static void
muster_field_row_class_init (MusterFieldRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_field_row_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_field_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "field");
}

static void
muster_field_row_init (MusterFieldRow *row)
{
  row->records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  row->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  row->label = gtk_label_new (NULL);
  row->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (row->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (row->label, "caption-heading");
  gtk_widget_add_css_class (row->label, "dim-label");
  gtk_label_set_xalign (row->error, 0);
  gtk_label_set_wrap (row->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->error), "error");
  gtk_widget_add_css_class (GTK_WIDGET (row->error), "caption");
  gtk_widget_set_visible (GTK_WIDGET (row->error), FALSE);
  gtk_widget_set_parent (row->box, GTK_WIDGET (row));
}

static GtkWidget *
make (MusterSession *session, MusterField field, const MusterFieldInfo *info)
{
  MusterFieldRow *row = g_object_new (MUSTER_TYPE_FIELD_ROW, NULL);
  const char *label = field < MUSTER_N_FIELDS ? _ (info->label) : info->label;

  row->session = g_object_ref (session);
  row->field = field;
  row->info = *info;
  row->control = muster_control_for (info);
  gtk_label_set_text (GTK_LABEL (row->label), label);
  row->widget = row->control->make (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (row->label), row->widget);
  gtk_box_append (GTK_BOX (row->box), row->label);
  gtk_box_append (GTK_BOX (row->box), row->widget);
  gtk_box_append (GTK_BOX (row->box), GTK_WIDGET (row->error));
  return GTK_WIDGET (row);
}

GtkWidget *
muster_field_row_new (MusterSession *session, MusterField field)
{
  return make (session, field, muster_field_get_info (field));
}

GtkWidget *
muster_field_row_new_own (MusterSession *session, MusterField field, const char *label, const char *type)
{
  MusterFieldInfo info = { .label = label, .type = MUSTER_TYPE_TEXT };

  if (g_strcmp0 (type, "number") == 0)
    info.type = MUSTER_TYPE_NUMBER;
  else if (g_strcmp0 (type, "date") == 0)
    info.type = MUSTER_TYPE_DATE;
  else if (g_strcmp0 (type, "flag") == 0)
    info.type = MUSTER_TYPE_FLAG;
  return make (session, field, &info);
}

/* }}} */
