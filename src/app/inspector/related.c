/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * related.c: see related.h. A row is kept as long as it shows the same record, so that typing in it goes
 * on; and taken for another record where there are others, because making rows is what costs. Of very
 * many the first are shown until all are asked for.
 */
#include "related-private.h"
#include "field-row.h"
#include "record-picker.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

/* How many are shown at first, and how many rows are kept for a record that has more. */
#define FIRST 25
#define SPARE 50

/**
 * Row:
 * @record: what it is about; 0 if it has to be shown anew
 * @shape: what of it there is, which another record must have too to be shown by it
 * @name: (nullable): a button that leads to the record on the other side
 *
 * A row's widgets.
 */
typedef struct
{
  MusterRecord record;
  guint shape;
  GtkWidget *name;
  GtkWidget *remove;
  GtkWidget *note;
} Row;

struct _MusterRelated
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *all;
  GtkWidget *adder;

  MusterSession *session;
  const Relation *relation;
  MusterRecord record;
  gboolean wants_all;
};

G_DEFINE_FINAL_TYPE (MusterRelated, muster_related, GTK_TYPE_WIDGET)

/* {{{ Rows, and what adds one */

static void
on_name_clicked (MusterRelated *related, GtkButton *button)
{
  muster_session_go_to (related->session, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "record")));
}

static void
on_remove_clicked (MusterRelated *related, GtkButton *button)
{
  MusterRecord record = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "record"));
  GError *error = NULL;

  if (!muster_session_may_edit (related->session))
    return;
  if (muster_edit_remove (muster_session_get_document (related->session), &record, 1, MUSTER_SCOPE_ALONE, &error))
    muster_session_say_done (related->session);
  else
    muster_session_say_error (related->session, error);
}

/* The record that a row names, on the other side of what is related. */
static MusterRecord
get_other (MusterRelated *related, MusterRecord record)
{
  const Relation *relation = related->relation;
  MusterDocument *doc = muster_session_get_document (related->session);

  if (relation->by_too != 0 && muster_document_get_ref (doc, record, relation->by) != related->record)
    return muster_document_get_ref (doc, record, relation->other_too);
  return relation->other != 0 ? muster_document_get_ref (doc, record, relation->other) : 0;
}

/* A number stands beside the name. */
static gboolean
is_beside (const MusterField *fields)
{
  return muster_field_get_info (fields[0])->type == MUSTER_TYPE_NUMBER;
}

/* Stages are no question in a chart that has none. */
static gboolean
is_asked (MusterRelated *related, MusterField field)
{
  MusterDocument *doc = muster_session_get_document (related->session);

  return muster_field_get_info (field)->target != MUSTER_KIND_STAGE || muster_document_count (doc, MUSTER_KIND_STAGE) > 0;
}

/* What holds while nothing is said. */
static void
set_hint (MusterFieldRow *row, MusterField field)
{
  switch (field)
    {
    case MUSTER_HOLDING_SHARE:
      muster_field_row_set_hint (row, "100");
      break;
    case MUSTER_HOLDING_FROM:
    case MUSTER_LINE_FROM:
      muster_field_row_set_hint (row, _ ("From the start"));
      break;
    case MUSTER_HOLDING_UNTIL:
    case MUSTER_LINE_UNTIL:
      muster_field_row_set_hint (row, _ ("Always"));
      break;
    default:
      break;
    }
}

static GtkWidget *
make_field (MusterRelated *related, MusterField field)
{
  GtkWidget *row = muster_field_row_new (related->session, field);

  muster_field_row_set_bare (MUSTER_FIELD_ROW (row));
  set_hint (MUSTER_FIELD_ROW (row), field);
  gtk_widget_set_hexpand (row, TRUE);
  return row;
}

static GtkWidget *
make_name (MusterRelated *related)
{
  GtkWidget *button = gtk_button_new_with_label ("");
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "name");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_name_clicked), related, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_remove (MusterRelated *related)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), related, G_CONNECT_SWAPPED);
  return button;
}

/* Two fields stand in a line, and stages in one of their own. */
static void
add_below (MusterRelated *related, GtkBox *lines, guint first)
{
  const MusterField *fields = related->relation->fields;
  MusterKind target = MUSTER_KIND_NONE;
  GtkWidget *line = NULL;
  guint n_in_line = 0;

  for (guint i = first; i < MAX_FIELDS && fields[i] != 0; i++)
    {
      if (!is_asked (related, fields[i]))
        continue;
      if (line == NULL || n_in_line == 2 || muster_field_get_info (fields[i])->target != target)
        {
          gtk_box_append (lines, line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
          n_in_line = 0;
        }
      target = muster_field_get_info (fields[i])->target;
      gtk_box_append (GTK_BOX (line), make_field (related, fields[i]));
      n_in_line++;
    }
}

static Row *
get_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "row");
}

/* Whether the other side is named, and whether stages are asked. */
static guint
get_shape (MusterRelated *related, MusterRecord record)
{
  MusterDocument *doc = muster_session_get_document (related->session);

  return (get_other (related, record) != 0) | (guint) (muster_document_count (doc, MUSTER_KIND_STAGE) > 0) << 1;
}

/* The name with a number, or the record's own name; what more there is below, two in a row. */
static GtkWidget *
make_row (MusterRelated *related, guint shape)
{
  const MusterField *fields = related->relation->fields;
  gboolean named = shape & 1;
  Row *own = g_new0 (Row, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  guint first = !named || is_beside (fields);

  *own = (Row){ .shape = shape, .name = named ? make_name (related) : NULL, .remove = make_remove (related), .note = gtk_label_new (NULL) };
  gtk_box_append (GTK_BOX (line), named ? own->name : make_field (related, fields[0]));
  gtk_box_append (GTK_BOX (line), own->note);
  if (named && first > 0)
    {
      GtkWidget *field = make_field (related, fields[0]);

      gtk_widget_set_hexpand (field, FALSE);
      gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (field, "beside");
      gtk_box_append (GTK_BOX (line), field);
    }
  gtk_box_append (GTK_BOX (line), own->remove);
  gtk_box_append (GTK_BOX (lines), line);
  add_below (related, GTK_BOX (lines), first);
  gtk_widget_add_css_class (own->note, "caption");
  g_object_set_data_full (G_OBJECT (row), "row", own, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  return row;
}

/* Shows what has changed in the fields below @widget; or another record, if it is not 0. */
static void
show_fields (GtkWidget *widget, MusterRecord record)
{
  if (MUSTER_IS_FIELD_ROW (widget) && record != 0)
    {
      muster_field_row_set_records (MUSTER_FIELD_ROW (widget), &record, 1);
      return;
    }
  if (MUSTER_IS_FIELD_ROW (widget))
    {
      muster_field_row_refresh (MUSTER_FIELD_ROW (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    show_fields (child, record);
}

static void
show_note (MusterRelated *related, GtkWidget *note, MusterRecord record)
{
  gboolean good = FALSE;
  g_autofree char *text = NULL;

  if (related->relation->dup_note != NULL)
    text = related->relation->dup_note (muster_session_get_document (related->session), record, &good);
  gtk_label_set_text (GTK_LABEL (note), text != NULL ? text : "");
  gtk_widget_remove_css_class (note, good ? "warning" : "success");
  gtk_widget_add_css_class (note, good ? "success" : "warning");
}

/* Whom a record names may be another than before, though it is the same record. */
static void
show_name (MusterRelated *related, GtkWidget *button, MusterRecord other)
{
  const char *name = muster_document_get_name (muster_session_get_document (related->session), other);

  g_object_set_data (G_OBJECT (button), "record", GUINT_TO_POINTER (other));
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), name) != 0)
    gtk_button_set_label (GTK_BUTTON (button), name);
}

static void
show_row (MusterRelated *related, GtkListBoxRow *row, MusterRecord record)
{
  Row *own = get_row (row);

  if (own->name != NULL)
    show_name (related, own->name, get_other (related, record));
  g_object_set_data (G_OBJECT (own->remove), "record", GUINT_TO_POINTER (record));
  show_fields (GTK_WIDGET (row), own->record != record ? record : 0);
  show_note (related, own->note, record);
  own->record = record;
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

static void
append_referrers (GArray *records, MusterDocument *doc, MusterRecord record, MusterField field)
{
  g_autoptr (GArray) found = NULL;
  MusterIter iter;
  MusterRecord referrer;

  if (muster_kind_order_field (muster_field_get_info (field)->kind) != MUSTER_FIELD_KIND)
    {
      found = muster_document_list_referrers (doc, record, field);
      g_array_append_vals (records, found->data, found->len);
      return;
    }
  muster_iter_init_referrers (&iter, doc, record, field);
  while (muster_iter_next (&iter, &referrer))
    g_array_append_val (records, referrer);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  MusterRecord one = *(const MusterRecord *) a, other = *(const MusterRecord *) b;

  return one < other ? -1 : one > other;
}

static GArray *
list_related (MusterRelated *related)
{
  const Relation *relation = related->relation;
  MusterDocument *doc = muster_session_get_document (related->session);
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  if (related->record == 0 || muster_document_get_kind (doc, related->record) != relation->kind)
    return records;
  append_referrers (records, doc, related->record, relation->by);
  if (relation->by_too != 0)
    append_referrers (records, doc, related->record, relation->by_too);
  /* Without an order of their own they stand as they came. */
  if (muster_kind_order_field (relation->related) == MUSTER_FIELD_KIND)
    g_array_sort (records, compare_records);
  return records;
}

/* The row at a number, of the shape that @record needs. */
static GtkListBoxRow *
take_row (MusterRelated *related, int number, MusterRecord record)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (related->list, number);
  guint shape = get_shape (related, record);

  if (row != NULL && get_row (row)->shape == shape)
    return row;
  if (row != NULL)
    gtk_list_box_remove (related->list, GTK_WIDGET (row));
  gtk_list_box_insert (related->list, make_row (related, shape), number);
  return gtk_list_box_get_row_at_index (related->list, number);
}

/* Rows from a number on show nothing. */
static void
clear_from (MusterRelated *related, int number)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (related->list, MAX (number, SPARE))) != NULL)
    gtk_list_box_remove (related->list, GTK_WIDGET (row));
  for (; (row = gtk_list_box_get_row_at_index (related->list, number)) != NULL; number++)
    {
      get_row (row)->record = 0;
      gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
    }
}

void
muster_related_refresh (MusterRelated *related)
{
  g_autoptr (GArray) now = list_related (related);
  guint n = related->wants_all ? now->len : MIN (now->len, FIRST);
  g_autofree char *all = g_strdup_printf (_ ("Show all %u"), now->len);

  for (guint i = 0; i < n; i++)
    {
      MusterRecord record = g_array_index (now, MusterRecord, i);

      show_row (related, take_row (related, (int) i, record), record);
    }
  clear_from (related, (int) n);
  gtk_widget_set_visible (GTK_WIDGET (related->list), n > 0);
  gtk_widget_set_visible (related->all, n < now->len);
  gtk_button_set_label (GTK_BUTTON (related->all), all);
}

void
muster_related_set_record (MusterRelated *related, MusterRecord record)
{
  GtkListBoxRow *row;

  related->record = record;
  related->wants_all = FALSE;
  /* What a row shows of another record's, or an error there, is never taken for its own. */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (related->list, i)) != NULL; i++)
    get_row (row)->record = 0;
  muster_related_refresh (related);
}

static void
on_all (MusterRelated *related)
{
  related->wants_all = TRUE;
  muster_related_refresh (related);
}

static gboolean
run_addition (MusterDocument *doc, gpointer data, GError **error)
{
  const Addition *addition = data;

  return addition->relation->add (doc, addition, error);
}

static gboolean
add (MusterRelated *related, MusterRecord picked, const char *name)
{
  MusterDocument *doc = muster_session_get_document (related->session);
  Addition addition = { related->relation, related->record, picked, name };
  const char *what = name != NULL ? name : muster_document_get_name (doc, picked);
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (!muster_session_may_edit (related->session))
    return FALSE;
  /* Translators: the first is what is added, the second what to: Add “Wei Chen” to “Designer” */
  label = g_strdup_printf (_ ("Add “%s” to “%s”"), what, muster_document_get_name (doc, related->record));
  if (muster_together (doc, run_addition, &addition, label, &error))
    {
      /* What was added is last. */
      related->wants_all = TRUE;
      return TRUE;
    }
  muster_session_say_error (related->session, error);
  return FALSE;
}

static void
on_picked (MusterRelated *related, guint record)
{
  add (related, record, NULL);
}

static void
on_named (MusterRelated *related, const char *name)
{
  add (related, 0, name);
}

static void
on_typed (MusterRelated *related, GtkEntry *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*name != '\0' && add (related, 0, name))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static GtkWidget *
make_adder (MusterRelated *related)
{
  const Relation *relation = related->relation;
  GtkWidget *adder;

  if (relation->adds == 0)
    {
      adder = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (adder), _ (relation->add_label));
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (adder), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (adder), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (relation->add_label), -1);
      g_signal_connect_object (adder, "activate", G_CALLBACK (on_typed), related, G_CONNECT_SWAPPED);
      return adder;
    }
  adder = muster_record_picker_new (related->session, relation->adds);
  muster_record_picker_set_text (MUSTER_RECORD_PICKER (adder), _ (relation->add_label));
  muster_record_picker_set_names (MUSTER_RECORD_PICKER (adder), relation->names);
  g_signal_connect_object (adder, "picked", G_CALLBACK (on_picked), related, G_CONNECT_SWAPPED);
  g_signal_connect_object (adder, "named", G_CALLBACK (on_named), related, G_CONNECT_SWAPPED);
  return adder;
}

/* }}} */
/* {{{ The widget */

guint
muster_related_count (MusterKind kind)
{
  guint n = 0;

  while (muster_relation_find (kind, n) != NULL)
    n++;
  return n;
}

static void
muster_related_dispose (GObject *object)
{
  MusterRelated *related = MUSTER_RELATED (object);

  g_clear_pointer (&related->box, gtk_widget_unparent);
  g_clear_object (&related->session);
  G_OBJECT_CLASS (muster_related_parent_class)->dispose (object);
}

static void
muster_related_class_init (MusterRelatedClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_related_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "related");
}

static void
muster_related_init (MusterRelated *related)
{
}

GtkWidget *
muster_related_new (MusterSession *session, MusterKind kind, guint number)
{
  MusterRelated *related = g_object_new (MUSTER_TYPE_RELATED, NULL);
  GtkWidget *heading;

  related->session = g_object_ref (session);
  related->relation = muster_relation_find (kind, number);
  related->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  related->list = GTK_LIST_BOX (gtk_list_box_new ());
  related->all = gtk_button_new ();
  related->adder = make_adder (related);
  gtk_widget_add_css_class (related->all, "flat");
  g_signal_connect_object (related->all, "clicked", G_CALLBACK (on_all), related, G_CONNECT_SWAPPED);
  heading = gtk_label_new (_ (related->relation->heading));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_list_box_set_selection_mode (related->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (related->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (related->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (related->relation->heading), -1);
  gtk_box_append (GTK_BOX (related->box), heading);
  gtk_box_append (GTK_BOX (related->box), GTK_WIDGET (related->list));
  gtk_box_append (GTK_BOX (related->box), related->all);
  gtk_box_append (GTK_BOX (related->box), related->adder);
  gtk_widget_set_parent (related->box, GTK_WIDGET (related));
  return GTK_WIDGET (related);
}

/* }}} */
