/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * related.c: see related.h. Rows are made anew when other records are related, and otherwise show
 * what has changed, so that typing in one goes on.
 */
#include "related-private.h"
#include "field-row.h"
#include "progress.h"
#include "record-picker.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

#include <math.h>

struct _MusterRelated
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *adder;

  MusterSession *session;
  const Relation *relation;
  MusterRecord record;
  /* MusterRecord: what the rows are about. */
  GArray *shown;
};

G_DEFINE_FINAL_TYPE (MusterRelated, muster_related, GTK_TYPE_WIDGET)

/* {{{ Adding, one verb each, and what is noted of what is there */

static MusterRecord
add_person (MusterDocument *doc, const char *name, GError **error)
{
  return muster_edit_add (doc, MUSTER_KIND_PERSON, &(MusterSetting){ MUSTER_PERSON_NAME, name }, 1, 0, error);
}

static gboolean
add_holder (MusterDocument *doc, const Addition *addition, GError **error)
{
  MusterRecord person = addition->name != NULL ? add_person (doc, addition->name, error) : addition->picked;

  return person != 0 && muster_edit_assign (doc, person, addition->record, NAN, error);
}

static gboolean
add_held (MusterDocument *doc, const Addition *addition, GError **error)
{
  return muster_edit_assign (doc, addition->record, addition->picked, NAN, error);
}

static gboolean
add_line (MusterDocument *doc, const Addition *addition, GError **error)
{
  return muster_edit_link (doc, addition->record, addition->picked, NULL, error) != 0;
}

static MusterRecord
find_responsibility (MusterDocument *doc, const char *name)
{
  MusterIter iter;
  MusterRecord responsibility;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_RESPONSIBILITY);
  while (muster_iter_next (&iter, &responsibility))
    if (g_utf8_collate (muster_document_get_name (doc, responsibility), name) == 0)
      return responsibility;
  return 0;
}

/* Who is first asked for a thing answers for it; who comes later carries it out. */
static gboolean
add_duty (MusterDocument *doc, const Addition *addition, GError **error)
{
  MusterRecord responsibility = find_responsibility (doc, addition->name);
  MusterSetting settings[3];

  if (responsibility == 0)
    responsibility = muster_edit_add (doc, MUSTER_KIND_RESPONSIBILITY, &(MusterSetting){ MUSTER_RESPONSIBILITY_NAME, addition->name }, 1, 0, error);
  if (responsibility == 0)
    return FALSE;
  settings[0] = (MusterSetting){ MUSTER_ASSIGNMENT_RESPONSIBILITY, muster_document_get_id (doc, responsibility) };
  settings[1] = (MusterSetting){ MUSTER_ASSIGNMENT_ROLE, muster_document_get_id (doc, addition->record) };
  settings[2] = (MusterSetting){ MUSTER_ASSIGNMENT_PART, muster_responsibility_find_rival (doc, responsibility, addition->record) != 0 ? "responsible" : "accountable" };
  return muster_edit_add (doc, MUSTER_KIND_ASSIGNMENT, settings, G_N_ELEMENTS (settings), 0, error) != 0;
}

/* Who is first asked to take part answers for it. */
static gboolean
add_taker (MusterDocument *doc, const Addition *addition, GError **error)
{
  gboolean owned = muster_responsibility_find_rival (doc, addition->record, addition->picked) != 0;

  return muster_edit_set_part (doc, addition->record, addition->picked, owned ? MUSTER_PART_RESPONSIBLE : MUSTER_PART_ACCOUNTABLE, error);
}

/* One that belongs to the record and has a name. */
static gboolean
add_named (MusterDocument *doc, const Addition *addition, GError **error)
{
  const Relation *relation = addition->relation;
  const MusterSetting settings[] = {
    { relation->fields[0], addition->name },
    { relation->by, muster_document_get_id (doc, addition->record) },
  };

  return muster_edit_add (doc, relation->related, settings, G_N_ELEMENTS (settings), 0, error) != 0;
}

static char *
dup_owner_note (MusterDocument *doc, MusterRecord assignment, gboolean *good)
{
  MusterRecord responsibility = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  MusterRecord other;

  if (muster_assignment_get_part (doc, assignment) != MUSTER_PART_ACCOUNTABLE)
    return NULL;
  other = muster_responsibility_find_rival (doc, responsibility, muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE));
  *good = other == 0 && muster_document_get_text (doc, responsibility, MUSTER_RESPONSIBILITY_AUTHORITY) != NULL;
  if (other == 0)
    return g_strdup (*good ? _ ("only owner") : _ ("no authority"));
  /* Translators: another role answers for the same thing */
  return g_strdup_printf (_ ("also %s"), muster_document_get_name (doc, other));
}

static char *
dup_overdue_note (MusterDocument *doc, MusterRecord checkpoint, gboolean *good)
{
  g_autofree char *today = muster_today ();

  *good = muster_checkpoint_is_done (doc, checkpoint);
  if (*good)
    return g_strdup (_ ("done"));
  return muster_checkpoint_is_overdue (doc, checkpoint, today) ? g_strdup (_ ("overdue")) : NULL;
}

/* }}} */

static const Relation relations[] = {
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Filled by"),
      .related = MUSTER_KIND_HOLDING,
      .by = MUSTER_HOLDING_ROLE,
      .other = MUSTER_HOLDING_PERSON,
      .fields = { MUSTER_HOLDING_SHARE, MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL },
      .add_label = N_ ("Add person, vendor or tool"),
      .adds = 1u << MUSTER_KIND_PERSON,
      .names = TRUE,
      .add = add_holder,
  },
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Also works with (dotted)"),
      .related = MUSTER_KIND_LINE,
      .by = MUSTER_LINE_FROM_ROLE,
      .other = MUSTER_LINE_TO_ROLE,
      .by_too = MUSTER_LINE_TO_ROLE,
      .other_too = MUSTER_LINE_FROM_ROLE,
      .fields = { MUSTER_LINE_LABEL, MUSTER_LINE_FROM, MUSTER_LINE_UNTIL },
      .add_label = N_ ("Add dotted line"),
      .adds = 1u << MUSTER_KIND_ROLE,
      .add = add_line,
  },
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Answers for"),
      .related = MUSTER_KIND_ASSIGNMENT,
      .by = MUSTER_ASSIGNMENT_ROLE,
      .other = MUSTER_ASSIGNMENT_RESPONSIBILITY,
      .fields = { MUSTER_ASSIGNMENT_PART },
      .add_label = N_ ("Add responsibility"),
      .names = TRUE,
      .add = add_duty,
      .dup_note = dup_owner_note,
  },
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Measured by"),
      .related = MUSTER_KIND_MEASURE,
      .by = MUSTER_MEASURE_ROLE,
      .fields = { MUSTER_MEASURE_NAME, MUSTER_MEASURE_TARGET, MUSTER_MEASURE_WEIGHT, MUSTER_MEASURE_REWARD },
      .add_label = N_ ("Add measure"),
      .names = TRUE,
      .add = add_named,
  },
  {
      .kind = MUSTER_KIND_DEPARTMENT,
      .heading = N_ ("Responsibilities"),
      .related = MUSTER_KIND_RESPONSIBILITY,
      .by = MUSTER_RESPONSIBILITY_DEPARTMENT,
      .fields = { MUSTER_RESPONSIBILITY_NAME, MUSTER_RESPONSIBILITY_AUTHORITY },
      .add_label = N_ ("Add responsibility"),
      .names = TRUE,
      .add = add_named,
  },
  {
      .kind = MUSTER_KIND_DEPARTMENT,
      .heading = N_ ("Measured by"),
      .related = MUSTER_KIND_MEASURE,
      .by = MUSTER_MEASURE_DEPARTMENT,
      .fields = { MUSTER_MEASURE_NAME, MUSTER_MEASURE_TARGET, MUSTER_MEASURE_WEIGHT, MUSTER_MEASURE_REWARD },
      .add_label = N_ ("Add measure"),
      .names = TRUE,
      .add = add_named,
  },
  {
      .kind = MUSTER_KIND_RESPONSIBILITY,
      .heading = N_ ("Who takes part"),
      .related = MUSTER_KIND_ASSIGNMENT,
      .by = MUSTER_ASSIGNMENT_RESPONSIBILITY,
      .other = MUSTER_ASSIGNMENT_ROLE,
      .fields = { MUSTER_ASSIGNMENT_PART },
      .add_label = N_ ("Add role"),
      .adds = 1u << MUSTER_KIND_ROLE,
      .add = add_taker,
      .dup_note = dup_owner_note,
  },
  {
      .kind = MUSTER_KIND_PERSON,
      .heading = N_ ("Holds"),
      .related = MUSTER_KIND_HOLDING,
      .by = MUSTER_HOLDING_PERSON,
      .other = MUSTER_HOLDING_ROLE,
      .fields = { MUSTER_HOLDING_SHARE, MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL },
      .add_label = N_ ("Add role"),
      .adds = 1u << MUSTER_KIND_ROLE,
      .add = add_held,
  },
  {
      .kind = MUSTER_KIND_STAGE,
      .heading = N_ ("Checkpoints"),
      .related = MUSTER_KIND_CHECKPOINT,
      .by = MUSTER_CHECKPOINT_STAGE,
      .fields = { MUSTER_CHECKPOINT_RESULT, MUSTER_CHECKPOINT_DUE, MUSTER_CHECKPOINT_DONE, MUSTER_CHECKPOINT_OWNER },
      .add_label = N_ ("Add checkpoint"),
      .names = TRUE,
      .add = add_named,
      .dup_note = dup_overdue_note,
  },
};

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
make_field (MusterRelated *related, MusterRecord record, MusterField field)
{
  GtkWidget *row = muster_field_row_new (related->session, field);

  muster_field_row_set_bare (MUSTER_FIELD_ROW (row));
  set_hint (MUSTER_FIELD_ROW (row), field);
  muster_field_row_set_records (MUSTER_FIELD_ROW (row), &record, 1);
  gtk_widget_set_hexpand (row, TRUE);
  return row;
}

static GtkWidget *
make_name (MusterRelated *related, MusterRecord other)
{
  MusterDocument *doc = muster_session_get_document (related->session);
  GtkWidget *button = gtk_button_new_with_label (muster_document_get_name (doc, other));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "name");
  g_object_set_data (G_OBJECT (button), "record", GUINT_TO_POINTER (other));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_name_clicked), related, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_remove (MusterRelated *related, MusterRecord record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  g_object_set_data (G_OBJECT (button), "record", GUINT_TO_POINTER (record));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), related, G_CONNECT_SWAPPED);
  return button;
}

/* Two fields stand in a line, and stages in one of their own. */
static void
add_below (MusterRelated *related, GtkBox *lines, MusterRecord record, guint first)
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
      gtk_box_append (GTK_BOX (line), make_field (related, record, fields[i]));
      n_in_line++;
    }
}

/* The name with a number, or the record's own name; what more there is below, two in a row. */
static GtkWidget *
make_row (MusterRelated *related, MusterRecord record)
{
  const MusterField *fields = related->relation->fields;
  MusterRecord other = get_other (related, record);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *note = gtk_label_new (NULL);
  guint first = other == 0 || is_beside (fields);

  gtk_box_append (GTK_BOX (line), other != 0 ? make_name (related, other) : make_field (related, record, fields[0]));
  gtk_box_append (GTK_BOX (line), note);
  if (other != 0 && first > 0)
    {
      GtkWidget *field = make_field (related, record, fields[0]);

      gtk_widget_set_hexpand (field, FALSE);
      gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (field, "beside");
      gtk_box_append (GTK_BOX (line), field);
    }
  gtk_box_append (GTK_BOX (line), make_remove (related, record));
  gtk_box_append (GTK_BOX (lines), line);
  add_below (related, GTK_BOX (lines), record, first);
  gtk_widget_add_css_class (note, "caption");
  g_object_set_data (G_OBJECT (row), "note", note);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  return row;
}

/* Shows what has changed in the fields below @widget. */
static void
refresh_fields (GtkWidget *widget)
{
  if (MUSTER_IS_FIELD_ROW (widget))
    {
      muster_field_row_refresh (MUSTER_FIELD_ROW (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    refresh_fields (child);
}

static void
show_note (MusterRelated *related, GtkWidget *row, MusterRecord record)
{
  GtkWidget *note = g_object_get_data (G_OBJECT (row), "note");
  gboolean good = FALSE;
  g_autofree char *text = NULL;

  if (related->relation->dup_note != NULL)
    text = related->relation->dup_note (muster_session_get_document (related->session), record, &good);
  gtk_label_set_text (GTK_LABEL (note), text != NULL ? text : "");
  gtk_widget_remove_css_class (note, good ? "warning" : "success");
  gtk_widget_add_css_class (note, good ? "success" : "warning");
}

static void
refresh_row (MusterRelated *related, guint number)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (related->list, (int) number));
  MusterRecord record = g_array_index (related->shown, MusterRecord, number);

  refresh_fields (row);
  show_note (related, row, record);
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

void
muster_related_refresh (MusterRelated *related)
{
  g_autoptr (GArray) now = list_related (related);
  gboolean same = now->len == related->shown->len && (now->len == 0 || memcmp (now->data, related->shown->data, now->len * sizeof (MusterRecord)) == 0);
  GtkListBoxRow *row;

  if (!same)
    {
      while ((row = gtk_list_box_get_row_at_index (related->list, 0)) != NULL)
        gtk_list_box_remove (related->list, GTK_WIDGET (row));
      g_array_set_size (related->shown, 0);
      g_array_append_vals (related->shown, now->data, now->len);
      for (guint i = 0; i < now->len; i++)
        gtk_list_box_append (related->list, make_row (related, g_array_index (now, MusterRecord, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (related->list), now->len > 0);
  for (guint i = 0; i < now->len; i++)
    refresh_row (related, i);
}

void
muster_related_set_record (MusterRelated *related, MusterRecord record)
{
  related->record = record;
  /* Rows of another record's are never taken for its own. */
  g_array_set_size (related->shown, 0);
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (related->list, 0)) != NULL;)
    gtk_list_box_remove (related->list, GTK_WIDGET (row));
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
    return TRUE;
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

static const Relation *
find_relation (MusterKind kind, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].kind == kind && number-- == 0)
      return &relations[i];
  return NULL;
}

guint
muster_related_count (MusterKind kind)
{
  guint n = 0;

  while (find_relation (kind, n) != NULL)
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
muster_related_finalize (GObject *object)
{
  g_array_unref (MUSTER_RELATED (object)->shown);
  G_OBJECT_CLASS (muster_related_parent_class)->finalize (object);
}

static void
muster_related_class_init (MusterRelatedClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_related_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_related_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "related");
}

static void
muster_related_init (MusterRelated *related)
{
  related->shown = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
}

GtkWidget *
muster_related_new (MusterSession *session, MusterKind kind, guint number)
{
  MusterRelated *related = g_object_new (MUSTER_TYPE_RELATED, NULL);
  GtkWidget *heading;

  related->session = g_object_ref (session);
  related->relation = find_relation (kind, number);
  related->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  related->list = GTK_LIST_BOX (gtk_list_box_new ());
  related->adder = make_adder (related);
  heading = gtk_label_new (_ (related->relation->heading));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_list_box_set_selection_mode (related->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (related->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (related->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (related->relation->heading), -1);
  gtk_box_append (GTK_BOX (related->box), heading);
  gtk_box_append (GTK_BOX (related->box), GTK_WIDGET (related->list));
  gtk_box_append (GTK_BOX (related->box), related->adder);
  gtk_widget_set_parent (related->box, GTK_WIDGET (related));
  return GTK_WIDGET (related);
}

/* }}} */
