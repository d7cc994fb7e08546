/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people-cell.c: see people-cell.h.
 */
#include "people-cell.h"
#include "people-model.h"
#include "shown-label.h"
#include "swatch.h"

#include <glib/gi18n-lib.h>

/* As many titles as can be seen in any pane. */
#define ROLES_MAX 6

struct _MusterPeopleCell
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkStack *stack;
  GtkLabel *heading;
  GtkWidget *somebody;
  MusterSwatch *swatch;
  GtkLabel *name;
  GtkLabel *type;
  GtkLabel *roles;
  GtkLabel *load;

  /* Owned */
  MusterSession *session;
  MusterRowItem *item;
};

G_DEFINE_FINAL_TYPE (MusterPeopleCell, muster_people_cell, GTK_TYPE_WIDGET)

/* {{{ What it shows */

static void
show_heading (MusterPeopleCell *cell, const MusterRow *row)
{
  g_autofree char *text = NULL;

  if (row->record == MUSTER_PEOPLE_UNPLACED)
    text = g_strdup_printf (_ ("Not placed · %u"), row->depth);
  else if (row->record == MUSTER_PEOPLE_OVER)
    text = g_strdup_printf (_ ("Over 100 %% · %u"), row->depth);
  else
    text = g_strdup_printf (_ ("In roles · %u"), row->depth);
  muster_label_set_shown (cell->heading, text);
  gtk_stack_set_visible_child (cell->stack, GTK_WIDGET (cell->heading));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static char *
dup_roles (MusterPeopleCell *cell, MusterRecord person)
{
  g_autoptr (GArray) roles = muster_person_list_roles (muster_session_get_projection (cell->session), person);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (roles->len, ROLES_MAX); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", muster_document_get_name (muster_session_get_document (cell->session), g_array_index (roles, MusterRecord, i)));
  if (roles->len > ROLES_MAX)
    g_string_append (text, " · …");
  return g_string_free (text, FALSE);
}

static void
show_load (MusterPeopleCell *cell, guint held, double load)
{
  g_autofree char *text = held > 0 ? g_strdup_printf (_ ("%.0f %%"), load) : g_strdup ("");

  gtk_label_set_text (cell->load, text);
  if (load > 100 + 1e-6)
    gtk_widget_add_css_class (GTK_WIDGET (cell->load), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell->load), "error");
}

static void
show_somebody (MusterPeopleCell *cell, MusterRecord person)
{
  MusterDocument *doc = muster_session_get_document (cell->session);
  const char *name = muster_document_get_name (doc, person), *type = muster_person_get_type (doc, person);
  g_autofree char *roles = dup_roles (cell, person), *label = NULL;
  double load;
  guint held = muster_projection_count_held (muster_session_get_projection (cell->session), person, &load);

  muster_swatch_show (cell->swatch, cell->session, person);
  muster_label_set_shown (cell->name, name);
  muster_label_set_shown (cell->roles, roles);
  gtk_widget_set_visible (GTK_WIDGET (cell->roles), *roles != '\0');
  gtk_label_set_text (cell->type, muster_choice_get_label (type));
  gtk_widget_set_visible (GTK_WIDGET (cell->type), !g_str_equal (type, "employee"));
  show_load (cell, held, load);
  gtk_stack_set_visible_child (cell->stack, cell->somebody);
  label = g_strdup_printf ("%s, %s, %s %s", name, muster_choice_get_label (type), roles, gtk_label_get_text (cell->load));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show (MusterPeopleCell *cell)
{
  const MusterRow *row = muster_row_item_get_row (cell->item);

  if ((row->flags & MUSTER_ROW_HEADING) != 0)
    show_heading (cell, row);
  else if (muster_document_get_kind (muster_session_get_document (cell->session), row->record) == MUSTER_KIND_PERSON)
    show_somebody (cell, row->record);
}

/* }}} */
/* {{{ The widget */

MusterRowItem *
muster_people_cell_get_item (MusterPeopleCell *cell)
{
  return cell->item;
}

void
muster_people_cell_set_item (MusterPeopleCell *cell, MusterRowItem *item)
{
  if (cell->item != NULL)
    g_signal_handlers_disconnect_by_data (cell->item, cell);
  g_set_object (&cell->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), cell);
  show (cell);
}

/* What is cut off can be read in whole. */
static gboolean
on_query_tooltip (MusterPeopleCell *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (cell->roles)) && !pango_layout_is_ellipsized (gtk_label_get_layout (cell->name)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (pango_layout_is_ellipsized (gtk_label_get_layout (cell->roles)) ? cell->roles : cell->name));
  return TRUE;
}

static void
muster_people_cell_dispose (GObject *object)
{
  MusterPeopleCell *cell = MUSTER_PEOPLE_CELL (object);
  GtkWidget *child;

  if (cell->item != NULL)
    g_signal_handlers_disconnect_by_data (cell->item, cell);
  g_clear_object (&cell->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&cell->session);
  G_OBJECT_CLASS (muster_people_cell_parent_class)->dispose (object);
}

static void
muster_people_cell_class_init (MusterPeopleCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_people_cell_dispose;
  g_type_ensure (MUSTER_TYPE_SWATCH);
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/people-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, heading);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, somebody);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, swatch);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, name);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, type);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, roles);
  gtk_widget_class_bind_template_child (widget_class, MusterPeopleCell, load);
}

static void
muster_people_cell_init (MusterPeopleCell *cell)
{
  gtk_widget_init_template (GTK_WIDGET (cell));
  gtk_widget_set_has_tooltip (GTK_WIDGET (cell), TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

GtkWidget *
muster_people_cell_new (MusterSession *session)
{
  MusterPeopleCell *cell = g_object_new (MUSTER_TYPE_PEOPLE_CELL, NULL);

  cell->session = g_object_ref (session);
  return GTK_WIDGET (cell);
}

/* }}} */
