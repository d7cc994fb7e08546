/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline-cell.c: see outline-cell.h.
 */
#include "outline-cell.h"
#include "shown-label.h"
#include "swatch.h"

#include <glib/gi18n-lib.h>

/* Pixels a level, and how many levels are set in: names must stay to be read. */
#define INDENT 14
#define INDENT_LEVELS 9

struct _MusterOutlineCell
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *arrow;
  MusterSwatch *swatch;
  GtkStack *stack;
  GtkLabel *name;
  GtkText *entry;
  GtkLabel *aside;

  /* Owned */
  MusterSession *session;
  MusterRowItem *item;
  /* All that there is to say. */
  char *whole;
};

enum
{
  TOGGLED,
  RENAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterOutlineCell, muster_outline_cell, GTK_TYPE_WIDGET)

/* {{{ What it shows */

static void
set_class (gpointer widget, const char *class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
show_arrow (MusterOutlineCell *cell, const MusterRow *row)
{
  gboolean expanded = (row->flags & MUSTER_ROW_EXPANDED) != 0;

  gtk_widget_set_margin_start (cell->arrow, INDENT * (int) MIN (row->depth, INDENT_LEVELS));
  gtk_image_set_from_icon_name (GTK_IMAGE (cell->arrow), expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  /* It keeps its place where there is nothing to open, so that names stand below each other. */
  gtk_widget_set_opacity (cell->arrow, (row->flags & MUSTER_ROW_HAS_CHILDREN) != 0 ? 1 : 0);
}

/* What is cut off can be read in whole. */
static gboolean
on_query_tooltip (MusterOutlineCell *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (cell->whole == NULL || (!pango_layout_is_ellipsized (gtk_label_get_layout (cell->name)) && !pango_layout_is_ellipsized (gtk_label_get_layout (cell->aside)) && g_str_has_suffix (cell->whole, gtk_label_get_text (cell->aside))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, cell->whole);
  return TRUE;
}

static void
show_accessible (MusterOutlineCell *cell, const MusterRow *row, const char *name, const char *aside)
{
  g_free (cell->whole);
  cell->whole = g_strdup_printf ("%s, %s", name, aside);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, cell->whole, GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) row->depth + 1, -1);
  if ((row->flags & MUSTER_ROW_HAS_CHILDREN) != 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_EXPANDED, (row->flags & MUSTER_ROW_EXPANDED) != 0, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* Who holds a role: the first of them by name, the others by number. */
static char *
dup_holder (MusterOutlineCell *cell, MusterRecord role, const char *holders)
{
  MusterDocument *doc = muster_session_get_document (cell->session);
  g_autoptr (GArray) holdings = muster_projection_list_holdings (muster_session_get_projection (cell->session), role);

  if (holders == NULL)
    return g_strdup (C_ ("role", "open"));
  if (holdings->len < 2)
    return g_strdup (holders);
  /* Translators: one of those who hold a role, and how many others do */
  return g_strdup_printf (_ ("%s +%u"), muster_document_get_name (doc, muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, 0), MUSTER_HOLDING_PERSON)), holdings->len - 1);
}

static void
show (MusterOutlineCell *cell)
{
  const MusterRow *row = muster_row_item_get_row (cell->item);
  MusterDocument *doc = muster_session_get_document (cell->session);
  MusterScene *scene = muster_session_get_scene (cell->session);
  gboolean department = muster_document_get_kind (doc, row->record) == MUSTER_KIND_DEPARTMENT;
  const char *name = muster_document_get_name (doc, row->record);
  g_autofree char *whole = NULL, *aside = NULL;

  if (muster_projection_find (muster_session_get_projection (cell->session), row->record) == MUSTER_NOWHERE)
    return;
  whole = department ? muster_scene_dup_count (scene, row->record) : muster_scene_dup_holders (scene, row->record);
  aside = department ? g_strdup (whole) : dup_holder (cell, row->record, whole);
  muster_label_set_shown (cell->name, name);
  muster_label_set_shown (cell->aside, aside);
  set_class (cell->name, "heading", department);
  gtk_widget_set_visible (GTK_WIDGET (cell->swatch), department);
  if (department)
    muster_swatch_show (cell->swatch, cell->session, row->record);
  show_arrow (cell, row);
  show_accessible (cell, row, name, whole != NULL ? whole : aside);
}

MusterRowItem *
muster_outline_cell_get_item (MusterOutlineCell *cell)
{
  return cell->item;
}

static void
end_rename (MusterOutlineCell *cell)
{
  gtk_stack_set_visible_child (cell->stack, GTK_WIDGET (cell->name));
  gtk_widget_show (GTK_WIDGET (cell->aside));
}

void
muster_outline_cell_set_item (MusterOutlineCell *cell, MusterRowItem *item)
{
  if (cell->item != NULL)
    g_signal_handlers_disconnect_by_data (cell->item, cell);
  end_rename (cell);
  muster_outline_cell_mark (cell, MUSTER_CELL_NOWHERE, FALSE);
  g_set_object (&cell->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), cell);
  show (cell);
}

void
muster_outline_cell_mark (MusterOutlineCell *cell, MusterCellPlace place, gboolean refused)
{
  set_class (cell, "drop-above", place == MUSTER_CELL_ABOVE);
  set_class (cell, "drop-on", place == MUSTER_CELL_ON);
  set_class (cell, "drop-below", place == MUSTER_CELL_BELOW);
  set_class (cell, "refused", place != MUSTER_CELL_NOWHERE && refused);
}

/* }}} */
/* {{{ Renaming */

static gboolean
is_renaming (MusterOutlineCell *cell)
{
  return gtk_stack_get_visible_child (cell->stack) == GTK_WIDGET (cell->entry);
}

static MusterField
get_name_field (MusterOutlineCell *cell)
{
  return muster_kind_name_field (muster_document_get_kind (muster_session_get_document (cell->session), muster_row_item_get_record (cell->item)));
}

void
muster_outline_cell_rename (MusterOutlineCell *cell)
{
  MusterDocument *doc = muster_session_get_document (cell->session);
  const char *name;

  if (cell->item == NULL || is_renaming (cell) || !muster_session_may_edit (cell->session) || get_name_field (cell) == MUSTER_FIELD_KIND)
    return;
  name = muster_document_get_text (doc, muster_row_item_get_record (cell->item), get_name_field (cell));
  gtk_editable_set_text (GTK_EDITABLE (cell->entry), name != NULL ? name : "");
  gtk_stack_set_visible_child (cell->stack, GTK_WIDGET (cell->entry));
  gtk_widget_hide (GTK_WIDGET (cell->aside));
  gtk_widget_grab_focus (GTK_WIDGET (cell->entry));
  gtk_editable_select_region (GTK_EDITABLE (cell->entry), 0, -1);
}

/* What is refused is said, and can be typed again. */
static gboolean
take_name (MusterOutlineCell *cell)
{
  MusterDocument *doc = muster_session_get_document (cell->session);
  MusterRecord record = muster_row_item_get_record (cell->item);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (cell->entry));
  GError *error = NULL;

  if (g_strcmp0 (name, muster_document_get_text (doc, record, get_name_field (cell))) == 0)
    return TRUE;
  if (muster_edit_set (doc, record, get_name_field (cell), name, MUSTER_COMMIT_NAMING, &error))
    return TRUE;
  muster_session_say_error (cell->session, error);
  return FALSE;
}

static void
on_activate (MusterOutlineCell *cell)
{
  if (!is_renaming (cell) || !take_name (cell))
    return;
  end_rename (cell);
  g_signal_emit (cell, signals[RENAMED], 0);
}

/* Whoever looks elsewhere has done with it. */
static void
on_leave (MusterOutlineCell *cell)
{
  if (!is_renaming (cell) || cell->item == NULL)
    return;
  take_name (cell);
  end_rename (cell);
}

static gboolean
on_key (MusterOutlineCell *cell, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_rename (cell);
  g_signal_emit (cell, signals[RENAMED], 0);
  return GDK_EVENT_STOP;
}

/* }}} */
/* {{{ The widget */

static void
on_arrow (MusterOutlineCell *cell, int n_press, double x, double y, GtkGesture *gesture)
{
  if (cell->item == NULL || (muster_row_item_get_row (cell->item)->flags & MUSTER_ROW_HAS_CHILDREN) == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (cell, signals[TOGGLED], 0);
}

static void
muster_outline_cell_dispose (GObject *object)
{
  MusterOutlineCell *cell = MUSTER_OUTLINE_CELL (object);
  GtkWidget *child;

  if (cell->item != NULL)
    g_signal_handlers_disconnect_by_data (cell->item, cell);
  g_clear_object (&cell->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&cell->session);
  g_clear_pointer (&cell->whole, g_free);
  G_OBJECT_CLASS (muster_outline_cell_parent_class)->dispose (object);
}

static void
muster_outline_cell_class_init (MusterOutlineCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_outline_cell_dispose;
  signals[TOGGLED] = g_signal_new ("toggled", MUSTER_TYPE_OUTLINE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RENAMED] = g_signal_new ("renamed", MUSTER_TYPE_OUTLINE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MUSTER_TYPE_SWATCH);
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/outline-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterOutlineCell, arrow);
  gtk_widget_class_bind_template_child (widget_class, MusterOutlineCell, swatch);
  gtk_widget_class_bind_template_child (widget_class, MusterOutlineCell, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterOutlineCell, name);
  gtk_widget_class_bind_template_child (widget_class, MusterOutlineCell, entry);
  gtk_widget_class_bind_template_child (widget_class, MusterOutlineCell, aside);
}

static void
muster_outline_cell_init (MusterOutlineCell *cell)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (cell));
  gtk_widget_set_has_tooltip (GTK_WIDGET (cell), TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_arrow), cell);
  gtk_widget_add_controller (cell->arrow, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (cell->entry, "activate", G_CALLBACK (on_activate), cell);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), cell);
  gtk_widget_add_controller (GTK_WIDGET (cell->entry), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), cell);
  gtk_widget_add_controller (GTK_WIDGET (cell->entry), keys);
}

GtkWidget *
muster_outline_cell_new (MusterSession *session)
{
  MusterOutlineCell *cell = g_object_new (MUSTER_TYPE_OUTLINE_CELL, NULL);

  cell->session = g_object_ref (session);
  return GTK_WIDGET (cell);
}

/* }}} */
