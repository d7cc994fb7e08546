/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * inspector.c: see inspector.h. The rows of a kind are made when that kind is selected first, and then
 * shown for whatever of it is selected; so that a click through a chart makes no widgets.
 */
#include "inspector.h"
#include "field-row.h"
#include "related.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

struct _MusterInspector
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkBox *fields;
  GtkWidget *description;
  GtkWidget *leaving;

  /* Owned */
  MusterSession *session;
  /* What is shown: a kind, and the own fields of the document that its rows are for, as text. */
  MusterKind kind;
  char *own;
  /* MusterFieldRow and MusterRelated in the box, borrowed. */
  GPtrArray *rows;
  GPtrArray *lists;
  guint refreshing;
  /* Whether another selection is to be shown when somebody can see it. */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (MusterInspector, muster_inspector, GTK_TYPE_WIDGET)

/* {{{ What stands where
 *
 * A kind's fields come in this order, two that belong together side by side, and its lists at their
 * numbers in related.h; every other field of the table follows by itself. */

#define LIST(number) (MUSTER_N_FIELDS + (number))

static const struct
{
  MusterKind kind;
  guint items[2];
} places[] = {
  { MUSTER_KIND_CHART, { MUSTER_CHART_NAME } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_INDUSTRY, MUSTER_CHART_PLATFORM } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_MODEL } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_PRODUCT } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_AUDIENCE } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_VISION } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_SPAN_MIN, MUSTER_CHART_SPAN_MAX } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_LAYERS_MAX } },
  { MUSTER_KIND_CHART, { MUSTER_CHART_CURRENCY, MUSTER_CHART_PAY_PERIOD } },
  { MUSTER_KIND_DEPARTMENT, { MUSTER_DEPARTMENT_NAME } },
  { MUSTER_KIND_DEPARTMENT, { MUSTER_DEPARTMENT_HEAD } },
  { MUSTER_KIND_DEPARTMENT, { MUSTER_DEPARTMENT_PARENT } },
  { MUSTER_KIND_DEPARTMENT, { MUSTER_DEPARTMENT_COLOR, MUSTER_DEPARTMENT_BUDGET } },
  { MUSTER_KIND_DEPARTMENT, { MUSTER_DEPARTMENT_PURPOSE } },
  { MUSTER_KIND_DEPARTMENT, { MUSTER_DEPARTMENT_FROM, MUSTER_DEPARTMENT_UNTIL } },
  { MUSTER_KIND_DEPARTMENT, { LIST (0) } },
  { MUSTER_KIND_DEPARTMENT, { LIST (1) } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_TITLE } },
  { MUSTER_KIND_ROLE, { LIST (0) } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_DEPARTMENT } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_MANAGER } },
  { MUSTER_KIND_ROLE, { LIST (1) } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_FROM, MUSTER_ROLE_UNTIL } },
  { MUSTER_KIND_ROLE, { LIST (2) } },
  { MUSTER_KIND_ROLE, { LIST (3) } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_PAY_MIN, MUSTER_ROLE_PAY_MAX } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_GRADE, MUSTER_ROLE_FTE } },
  { MUSTER_KIND_ROLE, { MUSTER_ROLE_POOL, MUSTER_ROLE_ASSISTANT } },
  { MUSTER_KIND_PERSON, { MUSTER_PERSON_NAME } },
  { MUSTER_KIND_PERSON, { MUSTER_PERSON_PHOTO } },
  { MUSTER_KIND_PERSON, { MUSTER_PERSON_TYPE, MUSTER_PERSON_COST } },
  { MUSTER_KIND_PERSON, { MUSTER_PERSON_EMAIL } },
  { MUSTER_KIND_PERSON, { LIST (0) } },
  { MUSTER_KIND_RESPONSIBILITY, { MUSTER_RESPONSIBILITY_NAME } },
  { MUSTER_KIND_RESPONSIBILITY, { MUSTER_RESPONSIBILITY_AUTHORITY } },
  { MUSTER_KIND_RESPONSIBILITY, { MUSTER_RESPONSIBILITY_DEPARTMENT } },
  { MUSTER_KIND_RESPONSIBILITY, { LIST (0) } },
  { MUSTER_KIND_LINE, { MUSTER_LINE_LABEL } },
  { MUSTER_KIND_STAGE, { MUSTER_STAGE_NAME } },
  { MUSTER_KIND_STAGE, { MUSTER_STAGE_STARTS } },
  { MUSTER_KIND_STAGE, { MUSTER_STAGE_GOAL } },
  { MUSTER_KIND_STAGE, { LIST (0) } },
  { MUSTER_KIND_CHECKPOINT, { MUSTER_CHECKPOINT_RESULT } },
  { MUSTER_KIND_CHECKPOINT, { MUSTER_CHECKPOINT_OWNER } },
  { MUSTER_KIND_CHECKPOINT, { MUSTER_CHECKPOINT_DUE, MUSTER_CHECKPOINT_DONE } },
  { MUSTER_KIND_CHECKPOINT, { MUSTER_CHECKPOINT_EVIDENCE } },
  { MUSTER_KIND_CHECKPOINT, { MUSTER_CHECKPOINT_STAGE } },
};

static gboolean
is_placed (MusterField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].items[0] == field || places[i].items[1] == field)
      return TRUE;
  return FALSE;
}

/* What is set elsewhere: on the card, in a menu, by importing. */
static gboolean
is_hidden (MusterField field)
{
  const MusterFieldInfo *info = muster_field_get_info (field);

  return info->shape == MUSTER_SHAPE_ORDER || field == MUSTER_DEPARTMENT_COLLAPSED || field == MUSTER_ROLE_COLLAPSED || field == MUSTER_CHART_LAYOUT || field == MUSTER_CHART_DIRECTION || field == MUSTER_CHART_COLOR_BY;
}

/* }}} */
/* {{{ Making rows */

static void
add_item (MusterInspector *inspector, GtkBox *box, guint item)
{
  GtkWidget *widget;

  if (item >= LIST (0))
    {
      widget = muster_related_new (inspector->session, inspector->kind, item - LIST (0));
      g_ptr_array_add (inspector->lists, widget);
    }
  else
    {
      widget = muster_field_row_new (inspector->session, item);
      g_ptr_array_add (inspector->rows, widget);
    }
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (box, widget);
}

static void
add_place (MusterInspector *inspector, const guint *items)
{
  GtkWidget *pair;

  if (items[1] == 0)
    {
      add_item (inspector, inspector->fields, items[0]);
      return;
    }
  pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  add_item (inspector, GTK_BOX (pair), items[0]);
  add_item (inspector, GTK_BOX (pair), items[1]);
  gtk_box_append (inspector->fields, pair);
}

/* The user's own fields on a kind, in their order. */
static GArray *
list_own (MusterInspector *inspector)
{
  MusterDocument *doc = muster_session_get_document (inspector->session);
  GArray *own = muster_document_list (doc, MUSTER_KIND_FIELD);
  const char *kind = muster_kind_get_name (inspector->kind);
  guint n_kept = 0;

  for (guint i = 0; i < own->len; i++)
    {
      MusterRecord field = g_array_index (own, MusterRecord, i);
      const char *on = muster_document_get_text (doc, field, MUSTER_FIELD_ON);

      if (g_strcmp0 (on != NULL ? on : "department", kind) == 0)
        g_array_index (own, MusterRecord, n_kept++) = field;
    }
  g_array_set_size (own, n_kept);
  return own;
}

static char *
describe_own (MusterInspector *inspector, GArray *own)
{
  MusterDocument *doc = muster_session_get_document (inspector->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < own->len; i++)
    {
      MusterRecord field = g_array_index (own, MusterRecord, i);
      const char *type = muster_document_get_text (doc, field, MUSTER_FIELD_TYPE);

      g_string_append_printf (text, "%u %s %s\n", field, type != NULL ? type : "", muster_document_get_name (doc, field));
    }
  return g_string_free (text, FALSE);
}

static void
add_own (MusterInspector *inspector, GArray *own)
{
  MusterDocument *doc = muster_session_get_document (inspector->session);

  for (guint i = 0; i < own->len; i++)
    {
      MusterRecord record = g_array_index (own, MusterRecord, i);
      MusterField field = muster_document_own_field (doc, muster_document_get_id (doc, record));
      GtkWidget *row = muster_field_row_new_own (inspector->session, field, muster_document_get_name (doc, record), muster_document_get_text (doc, record, MUSTER_FIELD_TYPE));

      g_ptr_array_add (inspector->rows, row);
      gtk_box_append (inspector->fields, row);
    }
}

static void
clear_rows (MusterInspector *inspector)
{
  GtkWidget *child;

  g_ptr_array_set_size (inspector->rows, 0);
  g_ptr_array_set_size (inspector->lists, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (inspector->fields))) != NULL)
    gtk_box_remove (inspector->fields, child);
}

static void
make_rows (MusterInspector *inspector, GArray *own)
{
  guint n_fields;
  MusterField first;

  clear_rows (inspector);
  if (inspector->kind == MUSTER_KIND_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].kind == inspector->kind)
      add_place (inspector, places[i].items);
  first = muster_kind_first_field (inspector->kind, &n_fields);
  for (MusterField field = first; field < first + n_fields; field++)
    if (!is_placed (field) && !is_hidden (field))
      add_item (inspector, inspector->fields, field);
  add_own (inspector, own);
}

/* }}} */
/* {{{ Showing */

/* Whom a role reports to while nobody was set by hand. */
static void
show_derived (MusterInspector *inspector, MusterFieldRow *row, MusterRecord role)
{
  MusterDocument *doc = muster_session_get_document (inspector->session);
  MusterRecord manager = muster_document_get_manager (doc, role, muster_session_get_options (inspector->session)->stage);
  g_autofree char *hint = NULL;

  /* Translators: %s is a role; nobody was set as the manager, and by the departments it is this one */
  hint = manager != 0 ? g_strdup_printf (_ ("%s (by department)"), muster_document_get_name (doc, manager)) : g_strdup (_ ("Nobody"));
  muster_field_row_set_hint (row, hint);
}

static void
set_hints (MusterInspector *inspector, const MusterRecord *records, guint n_records)
{
  for (guint i = 0; i < inspector->rows->len; i++)
    {
      MusterFieldRow *row = g_ptr_array_index (inspector->rows, i);

      switch (muster_field_row_get_field (row))
        {
        case MUSTER_ROLE_MANAGER:
          if (n_records == 1)
            show_derived (inspector, row, records[0]);
          else
            muster_field_row_set_hint (row, _ ("By department"));
          break;
        case MUSTER_ROLE_FTE:
          muster_field_row_set_hint (row, "1");
          break;
        case MUSTER_ROLE_FROM:
        case MUSTER_DEPARTMENT_FROM:
        case MUSTER_LINE_FROM:
          muster_field_row_set_hint (row, _ ("From the start"));
          break;
        case MUSTER_ROLE_UNTIL:
        case MUSTER_DEPARTMENT_UNTIL:
        case MUSTER_LINE_UNTIL:
          muster_field_row_set_hint (row, _ ("Always"));
          break;
        default:
          break;
        }
    }
}

static char *
dup_subtitle (MusterInspector *inspector, const MusterRecord *records, guint n_records)
{
  MusterDocument *doc = muster_session_get_document (inspector->session);
  const char *label = muster_kind_get_label (inspector->kind);
  MusterRecord department;

  if (n_records != 1 || inspector->kind == MUSTER_KIND_CHART)
    return g_strdup (n_records > 1 ? muster_kind_get_plural (inspector->kind) : _ ("Brief of the chart"));
  department = inspector->kind == MUSTER_KIND_ROLE ? muster_document_get_ref (doc, records[0], MUSTER_ROLE_DEPARTMENT) : 0;
  return department != 0 ? g_strdup_printf ("%s · %s", label, muster_document_get_name (doc, department)) : g_strdup (label);
}

static void
show_heading (MusterInspector *inspector, const MusterRecord *records, guint n_records)
{
  MusterDocument *doc = muster_session_get_document (inspector->session);
  g_autofree char *title = NULL, *subtitle = NULL;

  if (inspector->kind == MUSTER_KIND_NONE)
    {
      title = g_strdup_printf (ngettext ("%u selected", "%u selected", n_records), n_records);
      subtitle = g_strdup (_ ("Of several kinds"));
    }
  else
    {
      title = n_records == 1 ? g_strdup (muster_document_get_name (doc, records[0])) : g_strdup_printf (ngettext ("%u selected", "%u selected", n_records), n_records);
      subtitle = dup_subtitle (inspector, records, n_records);
    }
  muster_label_set_shown (inspector->title, title);
  muster_label_set_shown (inspector->subtitle, subtitle);
}

/* What is shown: the selection, or the chart itself. */
static const MusterRecord *
get_records (MusterInspector *inspector, guint *n_records, MusterKind *kind, MusterRecord *chart)
{
  const MusterRecord *records = muster_session_get_selection (inspector->session, n_records);

  *kind = muster_session_get_selected_kind (inspector->session);
  if (*n_records > 0)
    return records;
  *chart = muster_document_get_chart (muster_session_get_document (inspector->session));
  *kind = MUSTER_KIND_CHART;
  *n_records = 1;
  return chart;
}

static void
show_selection (MusterInspector *inspector)
{
  guint n_records;
  MusterRecord chart;
  MusterKind kind;
  const MusterRecord *records = get_records (inspector, &n_records, &kind, &chart);
  gboolean same_kind = kind == inspector->kind;
  g_autoptr (GArray) own = NULL;
  g_autofree char *described = NULL;

  inspector->stale = FALSE;
  inspector->kind = kind;
  own = list_own (inspector);
  described = describe_own (inspector, own);
  if (!same_kind || g_strcmp0 (described, inspector->own) != 0)
    {
      g_free (inspector->own);
      inspector->own = g_steal_pointer (&described);
      make_rows (inspector, own);
    }
  set_hints (inspector, records, n_records);
  for (guint i = 0; i < inspector->rows->len; i++)
    muster_field_row_set_records (g_ptr_array_index (inspector->rows, i), records, n_records);
  for (guint i = 0; i < inspector->lists->len; i++)
    {
      GtkWidget *list = g_ptr_array_index (inspector->lists, i);

      gtk_widget_set_visible (list, n_records == 1);
      muster_related_set_record (MUSTER_RELATED (list), n_records == 1 ? records[0] : 0);
    }
  gtk_widget_set_visible (inspector->description, n_records == 1 && kind == MUSTER_KIND_ROLE);
  gtk_widget_set_visible (inspector->leaving, n_records == 1 && (kind == MUSTER_KIND_ROLE || kind == MUSTER_KIND_PERSON));
  show_heading (inspector, records, n_records);
}

/* What was changed elsewhere, or here; once a frame. */
static gboolean
refresh (gpointer data)
{
  MusterInspector *inspector = data;
  guint n_records;
  MusterRecord chart;
  MusterKind kind;
  const MusterRecord *records = get_records (inspector, &n_records, &kind, &chart);
  g_autoptr (GArray) own = list_own (inspector);
  g_autofree char *described = describe_own (inspector, own);

  inspector->refreshing = 0;
  if (inspector->stale)
    return G_SOURCE_REMOVE;
  if (kind != inspector->kind || g_strcmp0 (described, inspector->own) != 0)
    {
      show_selection (inspector);
      return G_SOURCE_REMOVE;
    }
  set_hints (inspector, records, n_records);
  for (guint i = 0; i < inspector->rows->len; i++)
    muster_field_row_refresh (g_ptr_array_index (inspector->rows, i));
  for (guint i = 0; n_records == 1 && i < inspector->lists->len; i++)
    muster_related_refresh (g_ptr_array_index (inspector->lists, i));
  show_heading (inspector, records, n_records);
  return G_SOURCE_REMOVE;
}

static void
on_changed (MusterInspector *inspector)
{
  if (inspector->refreshing == 0)
    inspector->refreshing = g_idle_add (refresh, inspector);
}

void
muster_inspector_freshen (MusterInspector *inspector)
{
  if (inspector->stale)
    show_selection (inspector);
}

/* What nobody sees costs nothing. */
static void
on_selection_changed (MusterInspector *inspector)
{
  inspector->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (inspector)))
    show_selection (inspector);
}

static void
muster_inspector_map (GtkWidget *widget)
{
  muster_inspector_freshen (MUSTER_INSPECTOR (widget));
  GTK_WIDGET_CLASS (muster_inspector_parent_class)->map (widget);
}

/* }}} */
/* {{{ The widget */

void
muster_inspector_set_session (MusterInspector *inspector, MusterSession *session)
{
  g_set_object (&inspector->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), inspector, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), inspector, G_CONNECT_SWAPPED);
  show_selection (inspector);
}

static void
muster_inspector_dispose (GObject *object)
{
  MusterInspector *inspector = MUSTER_INSPECTOR (object);

  g_clear_handle_id (&inspector->refreshing, g_source_remove);
  g_clear_pointer (&inspector->scroller, gtk_widget_unparent);
  g_clear_object (&inspector->session);
  g_clear_pointer (&inspector->own, g_free);
  g_clear_pointer (&inspector->rows, g_ptr_array_unref);
  g_clear_pointer (&inspector->lists, g_ptr_array_unref);
  G_OBJECT_CLASS (muster_inspector_parent_class)->dispose (object);
}

static void
muster_inspector_class_init (MusterInspectorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_inspector_dispose;
  widget_class->map = muster_inspector_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterInspector, title);
  gtk_widget_class_bind_template_child (widget_class, MusterInspector, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MusterInspector, fields);
  gtk_widget_class_bind_template_child (widget_class, MusterInspector, description);
  gtk_widget_class_bind_template_child (widget_class, MusterInspector, leaving);
}

static void
muster_inspector_init (MusterInspector *inspector)
{
  inspector->rows = g_ptr_array_new ();
  inspector->lists = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (inspector));
}

/* }}} */
