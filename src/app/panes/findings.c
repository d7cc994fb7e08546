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

  /* Owned */
  MusterCheckup *checkup;
  GListStore *items;
  gboolean shows_silenced;
};

G_DEFINE_FINAL_TYPE (MusterFindings, muster_findings, GTK_TYPE_WIDGET)

/* {{{ Lines */

static const char *
get_name (MusterFindings *findings, MusterRecord record)
{
  return muster_document_get_name (muster_session_get_document (muster_checkup_get_session (findings->checkup)), record);
}

static void
add_found (MusterFindings *findings, GPtrArray *lines, GPtrArray *found)
{
  MusterFindingItem *heading = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const MusterFinding *finding = g_ptr_array_index (found, i);

      if (heading == NULL || heading->check != finding->check)
        {
          heading = muster_finding_item_new (MUSTER_FINDING_HEADING);
          heading->check = finding->check;
          g_ptr_array_add (lines, heading);
        }
      heading->count++;
      g_ptr_array_add (lines, muster_finding_item_new_found (found, i, get_name (findings, finding->record)));
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
  MusterDocument *doc = muster_session_get_document (muster_checkup_get_session (findings->checkup));
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

  gtk_list_item_set_activatable (list_item, item->line != MUSTER_FINDING_HEADING && item->line != MUSTER_FINDING_CLEAN);
  muster_finding_row_set_item (MUSTER_FINDING_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
on_unbind (MusterFindings *findings, GtkListItem *list_item)
{
  muster_finding_row_set_item (MUSTER_FINDING_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_activate (MusterFindings *findings, guint position)
{
  g_autoptr (MusterFindingItem) item = g_list_model_get_item (G_LIST_MODEL (findings->items), position);
  MusterSession *session = muster_checkup_get_session (findings->checkup);

  if (item->line == MUSTER_FINDING_FOUND)
    muster_session_go_to (session, item->finding->record);
  else if (item->line == MUSTER_FINDING_WAIVER)
    muster_session_go_to (session, muster_document_get_ref (muster_session_get_document (session), item->waiver, MUSTER_WAIVER_RECORD));
  else if (item->line == MUSTER_FINDING_SILENCED)
    {
      findings->shows_silenced = !findings->shows_silenced;
      refresh (findings);
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
  G_OBJECT_CLASS (muster_findings_parent_class)->dispose (object);
}

static void
muster_findings_class_init (MusterFindingsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_findings_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/findings.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterFindings, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterFindings, view);
}

static void
muster_findings_init (MusterFindings *findings)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (findings));
  findings->items = g_list_store_new (MUSTER_TYPE_FINDING_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), findings, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), findings, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), findings, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (findings->view, factory);
  g_signal_connect_object (findings->view, "activate", G_CALLBACK (on_activate), findings, G_CONNECT_SWAPPED);
}

/* }}} */
