/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * findings.c: see findings.h. A new look replaces only the lines that differ, so that the list stays
 * where it is scrolled to.
 */
#include "findings.h"
#include "finding-item.h"
#include "finding-row.h"

#include <adwaita.h>

struct _MusterFindings
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkStack *stack;
  GtkListView *view;
  GtkToggleButton *selected_only;

  /* Owned */
  MusterCheckup *checkup;
  GListStore *items;
  gboolean shows_silenced;

  /* What is shut: checks, and severities one above their number; and the finding that is explained. */
  GHashTable *shut;
  const MusterCheck *open_check;
  MusterRecord open_record;
};

G_DEFINE_FINAL_TYPE (MusterFindings, muster_findings, GTK_TYPE_WIDGET)

/* {{{ What is about the selection */

/* Whether a department, or one that it is part of, is selected. */
static gboolean
lies_in_selection (MusterSession *session, MusterRecord department)
{
  MusterDocument *doc = muster_session_get_document (session);
  guint n = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint i = 0; i < n && department != 0; i++)
    {
      if (muster_session_is_selected (session, department))
        return TRUE;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return FALSE;
}

/* Whether @field of a record that refers to @record by @by is selected: a role that a person holds. */
static gboolean
leads_to_selection (MusterSession *session, MusterRecord record, MusterField by, MusterField field)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterIter iter;
  MusterRecord between;

  muster_iter_init_referrers (&iter, doc, record, by);
  while (muster_iter_next (&iter, &between))
    if (muster_session_is_selected (session, muster_document_get_ref (doc, between, field)))
      return TRUE;
  return FALSE;
}

static gboolean
is_about_selection (MusterSession *session, MusterRecord record)
{
  MusterDocument *doc = muster_session_get_document (session);

  if (record == 0 || muster_session_is_selected (session, record))
    return record != 0;
  switch (muster_document_get_kind (doc, record))
    {
    case MUSTER_KIND_DEPARTMENT:
      return lies_in_selection (session, record);
    case MUSTER_KIND_ROLE:
      return lies_in_selection (session, muster_document_get_ref (doc, record, MUSTER_ROLE_DEPARTMENT)) || leads_to_selection (session, record, MUSTER_HOLDING_ROLE, MUSTER_HOLDING_PERSON);
    case MUSTER_KIND_PERSON:
      return leads_to_selection (session, record, MUSTER_HOLDING_PERSON, MUSTER_HOLDING_ROLE);
    case MUSTER_KIND_RESPONSIBILITY:
      return lies_in_selection (session, muster_document_get_ref (doc, record, MUSTER_RESPONSIBILITY_DEPARTMENT)) || leads_to_selection (session, record, MUSTER_ASSIGNMENT_RESPONSIBILITY, MUSTER_ASSIGNMENT_ROLE);
    case MUSTER_KIND_CHECKPOINT:
      return muster_session_is_selected (session, muster_document_get_ref (doc, record, MUSTER_CHECKPOINT_OWNER));
    default:
      return FALSE;
    }
}

static gboolean
is_wanted (MusterFindings *findings, const MusterFinding *finding)
{
  return !gtk_toggle_button_get_active (findings->selected_only) || is_about_selection (muster_checkup_get_session (findings->checkup), finding->record);
}

/* }}} */
/* {{{ Lines */

static const char *
get_name (MusterFindings *findings, MusterRecord record)
{
  return muster_document_get_name (muster_session_get_document (muster_checkup_get_session (findings->checkup)), record);
}

static MusterDocument *
get_document (MusterFindings *findings)
{
  return muster_session_get_document (muster_checkup_get_session (findings->checkup));
}

/* What is remembered of a heading that is shut. */
static gconstpointer
get_key (const MusterFindingItem *item)
{
  return item->line == MUSTER_FINDING_HEADING ? (gconstpointer) item->check : GUINT_TO_POINTER (item->severity + 1);
}

static MusterFindingItem *
add_heading (MusterFindings *findings, GPtrArray *lines, MusterFindingLine line, const MusterCheck *check)
{
  MusterFindingItem *heading = muster_finding_item_new (line);

  heading->check = line == MUSTER_FINDING_HEADING ? check : NULL;
  heading->severity = check->severity;
  heading->open = !g_hash_table_contains (findings->shut, get_key (heading));
  g_ptr_array_add (lines, heading);
  return heading;
}

static MusterFindingItem *
make_found (MusterFindings *findings, GPtrArray *found, guint index)
{
  const MusterFinding *finding = g_ptr_array_index (found, index);
  MusterFindingItem *item = muster_finding_item_new_found (found, index, get_name (findings, finding->record));

  item->open = finding->check == findings->open_check && finding->record == findings->open_record;
  return item;
}

/* By severity and by check, each with how many there are, whether or not they are shown. */
static void
add_found (MusterFindings *findings, GPtrArray *lines, GPtrArray *found)
{
  MusterFindingItem *severity = NULL, *heading = NULL;
  const MusterCheck *check = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const MusterFinding *finding = g_ptr_array_index (found, i);

      if (!is_wanted (findings, finding))
        continue;
      if (severity == NULL || severity->severity != finding->check->severity)
        severity = add_heading (findings, lines, MUSTER_FINDING_SEVERITY, finding->check);
      severity->count++;
      if (!severity->open)
        continue;
      if (check != finding->check)
        heading = add_heading (findings, lines, MUSTER_FINDING_HEADING, finding->check);
      check = finding->check;
      heading->count++;
      if (heading->open)
        g_ptr_array_add (lines, make_found (findings, found, i));
    }
}

static MusterFindingItem *
make_waiver (MusterFindings *findings, MusterRecord waiver)
{
  MusterDocument *doc = muster_session_get_document (muster_checkup_get_session (findings->checkup));
  const char *check = muster_document_get_text (doc, waiver, MUSTER_WAIVER_CHECK);
  MusterFindingItem *item = muster_finding_item_new (MUSTER_FINDING_WAIVER);

  item->waiver = waiver;
  item->check = check != NULL ? muster_check_find (check) : NULL;
  item->name = g_strdup (get_name (findings, muster_document_get_ref (doc, waiver, MUSTER_WAIVER_RECORD)));
  item->reason = g_strdup (muster_document_get_text (doc, waiver, MUSTER_WAIVER_REASON));
  return item;
}

static void
add_silenced (MusterFindings *findings, GPtrArray *lines)
{
  MusterDocument *doc = get_document (findings);
  g_autoptr (GArray) waivers = muster_document_list (doc, MUSTER_KIND_WAIVER);
  MusterFindingItem *heading;

  if (waivers->len == 0)
    return;
  if (lines->len == 0)
    g_ptr_array_add (lines, muster_finding_item_new (MUSTER_FINDING_CLEAN));
  heading = muster_finding_item_new (MUSTER_FINDING_SILENCED);
  heading->count = waivers->len;
  heading->open = findings->shows_silenced;
  g_ptr_array_add (lines, heading);
  for (guint i = 0; i < waivers->len && heading->open; i++)
    g_ptr_array_add (lines, make_waiver (findings, g_array_index (waivers, MusterRecord, i)));
}

static gboolean
is_at (GListStore *items, guint position, GPtrArray *lines, guint index)
{
  g_autoptr (MusterFindingItem) item = g_list_model_get_item (G_LIST_MODEL (items), position);

  return muster_finding_item_equal (item, g_ptr_array_index (lines, index));
}

static void
replace_lines (GListStore *items, GPtrArray *lines)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (items));
  guint least = MIN (n, lines->len);
  guint head = 0, tail = 0;

  while (head < least && is_at (items, head, lines, head))
    head++;
  while (tail < least - head && is_at (items, n - 1 - tail, lines, lines->len - 1 - tail))
    tail++;
  if (head + tail < n || head + tail < lines->len)
    g_list_store_splice (items, head, n - head - tail, lines->pdata + head, lines->len - head - tail);
}

static void
refresh (MusterFindings *findings)
{
  GPtrArray *found = muster_checkup_get_findings (findings->checkup);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (found == NULL)
    return;
  add_found (findings, lines, found);
  add_silenced (findings, lines);
  replace_lines (findings->items, lines);
  gtk_stack_set_visible_child_name (findings->stack, lines->len > 0 ? "list" : "clean");
}

/* What is selected matters only where nothing else is shown. */
static void
on_selection_changed (MusterFindings *findings)
{
  if (gtk_toggle_button_get_active (findings->selected_only))
    refresh (findings);
}

/* }}} */
/* {{{ The list */

static void
on_setup (MusterFindings *findings, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, muster_finding_row_new (findings->checkup));
}

static void
on_bind (MusterFindings *findings, GtkListItem *list_item)
{
  MusterFindingItem *item = gtk_list_item_get_item (list_item);

  gtk_list_item_set_activatable (list_item, item->line != MUSTER_FINDING_CLEAN);
  muster_finding_row_set_item (MUSTER_FINDING_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
on_unbind (MusterFindings *findings, GtkListItem *list_item)
{
  muster_finding_row_set_item (MUSTER_FINDING_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Explains a finding, and no other any more. */
static void
open_found (MusterFindings *findings, MusterFindingItem *item)
{
  gboolean open = !item->open;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MusterFindingItem) other = g_list_model_get_item (G_LIST_MODEL (findings->items), i);

      if (other != item && other->line == MUSTER_FINDING_FOUND)
        muster_finding_item_set_open (other, FALSE);
    }
  muster_finding_item_set_open (item, open);
  findings->open_check = open ? item->check : NULL;
  findings->open_record = open ? item->finding->record : 0;
}

static void
open_heading (MusterFindings *findings, MusterFindingItem *item)
{
  gpointer key = (gpointer) get_key (item);

  if (!g_hash_table_remove (findings->shut, key))
    g_hash_table_add (findings->shut, key);
  refresh (findings);
}

static void
on_activate (MusterFindings *findings, guint position)
{
  g_autoptr (MusterFindingItem) item = g_list_model_get_item (G_LIST_MODEL (findings->items), position);
  MusterSession *session = muster_checkup_get_session (findings->checkup);

  switch (item->line)
    {
    case MUSTER_FINDING_SEVERITY:
    case MUSTER_FINDING_HEADING:
      open_heading (findings, item);
      break;
    case MUSTER_FINDING_FOUND:
      open_found (findings, item);
      if (!gtk_toggle_button_get_active (findings->selected_only))
        muster_session_go_to (session, item->finding->record);
      break;
    case MUSTER_FINDING_WAIVER:
      muster_session_go_to (session, muster_document_get_ref (get_document (findings), item->waiver, MUSTER_WAIVER_RECORD));
      break;
    case MUSTER_FINDING_SILENCED:
      findings->shows_silenced = !findings->shows_silenced;
      refresh (findings);
      break;
    case MUSTER_FINDING_CLEAN:
    default:
      break;
    }
}

/* }}} */
/* {{{ The widget */

void
muster_findings_set_checkup (MusterFindings *findings, MusterCheckup *checkup)
{
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (findings->items))));

  g_set_object (&findings->checkup, checkup);
  gtk_list_view_set_model (findings->view, model);
  g_signal_connect_object (checkup, "changed", G_CALLBACK (refresh), findings, G_CONNECT_SWAPPED);
  g_signal_connect_object (muster_checkup_get_session (checkup), "selection-changed", G_CALLBACK (on_selection_changed), findings, G_CONNECT_SWAPPED);
  g_signal_connect_object (findings->selected_only, "toggled", G_CALLBACK (refresh), findings, G_CONNECT_SWAPPED);
  refresh (findings);
}

static void
muster_findings_dispose (GObject *object)
{
  MusterFindings *findings = MUSTER_FINDINGS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&findings->checkup);
  g_clear_object (&findings->items);
  g_clear_pointer (&findings->shut, g_hash_table_unref);
  G_OBJECT_CLASS (muster_findings_parent_class)->dispose (object);
}

static void
muster_findings_class_init (MusterFindingsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_findings_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/findings.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterFindings, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterFindings, view);
  gtk_widget_class_bind_template_child (widget_class, MusterFindings, selected_only);
}

static void
muster_findings_init (MusterFindings *findings)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (findings));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (findings))), GTK_ORIENTATION_VERTICAL);
  findings->shut = g_hash_table_new (NULL, NULL);
  findings->items = g_list_store_new (MUSTER_TYPE_FINDING_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), findings, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), findings, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), findings, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (findings->view, factory);
  g_signal_connect_object (findings->view, "activate", G_CALLBACK (on_activate), findings, G_CONNECT_SWAPPED);
}

/* }}} */
