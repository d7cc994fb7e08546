/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * leave-dialog.c: see leave-dialog.h.
 */
#include "leave-dialog.h"
#include "departure.h"

#include <glib/gi18n-lib.h>

struct _MusterLeaveDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwWindowTitle *title;
  GtkBox *chooser_box;
  GtkDropDown *chooser;
  GtkBox *groups;

  MusterSession *session;
  GArray *people;
};

G_DEFINE_FINAL_TYPE (MusterLeaveDialog, muster_leave_dialog, ADW_TYPE_WINDOW)

static MusterDocument *
get_document (MusterLeaveDialog *dialog)
{
  return muster_session_get_document (dialog->session);
}

static const char *
get_name (MusterLeaveDialog *dialog, MusterRecord record)
{
  return muster_document_get_name (get_document (dialog), record);
}

/* {{{ Rows */

static void
on_row_activated (MusterLeaveDialog *dialog, AdwActionRow *row)
{
  muster_session_go_to (dialog->session, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "record")));
}

/* @go: where a click leads. Takes @note. */
static GtkWidget *
make_row (MusterLeaveDialog *dialog, const char *name, char *note, MusterRecord go, gboolean bad)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (note, -1);

  /* Both are markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (bad)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Left with nobody"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  g_object_set_data (G_OBJECT (row), "record", GUINT_TO_POINTER (go));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), dialog, G_CONNECT_SWAPPED);
  g_free (note);
  return row;
}

/* A group of rows; none if there are none. Takes @rows. */
static void
add_group (MusterLeaveDialog *dialog, const char *title, GPtrArray *rows)
{
  GtkWidget *group;

  if (rows->len > 0)
    {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
      for (guint i = 0; i < rows->len; i++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
      gtk_box_append (dialog->groups, group);
    }
  g_ptr_array_unref (rows);
}

/* "…; could cover: Ann, Bob". */
static char *
dup_note (MusterLeaveDialog *dialog, const char *what, const GArray *cover)
{
  GString *text = g_string_new (what);

  for (guint i = 0; i < cover->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? _ ("; could cover: ") : _ (", "), get_name (dialog, g_array_index (cover, MusterRecord, i)));
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ Groups */

static void
add_roles (MusterLeaveDialog *dialog, const GArray *roles)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < roles->len; i++)
    {
      const MusterLeftRole *left = &g_array_index (roles, MusterLeftRole, i);
      g_autofree char *what = left->open ? g_strdup (_ ("Becomes open")) : g_strdup_printf (_ ("Has fewer hands: %g %% go"), left->share);

      g_ptr_array_add (rows, make_row (dialog, get_name (dialog, left->role), dup_note (dialog, what, left->cover), left->role, left->open));
    }
  add_group (dialog, _ ("Roles"), rows);
}

static void
add_duties (MusterLeaveDialog *dialog, const GArray *duties)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < duties->len; i++)
    {
      const MusterLeftDuty *left = &g_array_index (duties, MusterLeftDuty, i);
      const char *what = left->uncovered ? _ ("Nobody is left for it") : _ ("Nobody answers for it");

      g_ptr_array_add (rows, make_row (dialog, get_name (dialog, left->responsibility), dup_note (dialog, what, left->cover), left->role, left->uncovered));
    }
  add_group (dialog, _ ("Responsibilities"), rows);
}

static void
add_reports (MusterLeaveDialog *dialog, const GArray *reports)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < reports->len; i++)
    {
      const MusterLeftLink *link = &g_array_index (reports, MusterLeftLink, i);

      g_ptr_array_add (rows, make_row (dialog, get_name (dialog, link->record), g_strdup_printf (_ ("Reports to %s"), get_name (dialog, link->role)), link->record, FALSE));
    }
  add_group (dialog, _ ("Reports Without a Manager"), rows);
}

static void
add_checkpoints (MusterLeaveDialog *dialog, const GArray *checkpoints)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < checkpoints->len; i++)
    {
      const MusterLeftLink *link = &g_array_index (checkpoints, MusterLeftLink, i);
      const char *result = muster_document_get_text (get_document (dialog), link->record, MUSTER_CHECKPOINT_RESULT);
      const char *due = muster_document_get_text (get_document (dialog), link->record, MUSTER_CHECKPOINT_DUE);
      g_autofree char *owner = g_strdup_printf (_ ("Owned by %s"), get_name (dialog, link->role));

      g_ptr_array_add (rows, make_row (dialog, result != NULL ? result : get_name (dialog, link->record), due != NULL ? g_strdup_printf (_ ("%s, due %s"), owner, due) : g_strdup (owner), link->role, FALSE));
    }
  add_group (dialog, _ ("Checkpoints Without an Owner"), rows);
}

static char *
dup_summary (const MusterDeparture *departure)
{
  guint open = muster_departure_count_open (departure);
  g_autofree char *roles = g_strdup_printf (ngettext ("%u role becomes open", "%u roles become open", open), open);
  g_autofree char *duties = g_strdup_printf (ngettext ("%u responsibility is left", "%u responsibilities are left", departure->duties->len), departure->duties->len);

  if (departure->roles->len == 0)
    return g_strdup (_ ("Holds no role at this stage"));
  return open + departure->duties->len > 0 ? g_strdup_printf ("%s · %s", roles, duties) : g_strdup (_ ("All is covered"));
}

static MusterRecord
get_person (MusterLeaveDialog *dialog)
{
  guint selected = gtk_drop_down_get_selected (dialog->chooser);

  return selected < dialog->people->len ? g_array_index (dialog->people, MusterRecord, selected) : 0;
}

static void
show (MusterLeaveDialog *dialog)
{
  MusterRecord person = get_person (dialog);
  g_autoptr (MusterDeparture) departure = NULL;
  g_autoptr (GHashTable) roles = NULL;
  g_autofree char *title = NULL, *summary = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (dialog->groups))) != NULL)
    gtk_box_remove (dialog->groups, child);
  if (person == 0 || muster_document_get_kind (get_document (dialog), person) != MUSTER_KIND_PERSON)
    {
      gtk_window_close (GTK_WINDOW (dialog));
      return;
    }
  departure = muster_departure_new (muster_session_get_projection (dialog->session), person);
  title = g_strdup_printf (_ ("If %s Leaves"), get_name (dialog, person));
  summary = dup_summary (departure);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  adw_window_title_set_title (dialog->title, title);
  adw_window_title_set_subtitle (dialog->title, summary);
  add_roles (dialog, departure->roles);
  add_duties (dialog, departure->duties);
  add_reports (dialog, departure->reports);
  add_checkpoints (dialog, departure->checkpoints);
  roles = muster_departure_dup_roles (departure);
  muster_session_set_bright (dialog->session, g_hash_table_size (roles) > 0 ? roles : NULL);
}

/* }}} */
/* {{{ The window */

/* What was faint is as it was. */
static void
muster_leave_dialog_unmap (GtkWidget *widget)
{
  MusterLeaveDialog *dialog = MUSTER_LEAVE_DIALOG (widget);

  if (dialog->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (dialog->session, show, dialog);
      muster_session_set_bright (dialog->session, NULL);
    }
  GTK_WIDGET_CLASS (muster_leave_dialog_parent_class)->unmap (widget);
}

static void
muster_leave_dialog_dispose (GObject *object)
{
  MusterLeaveDialog *dialog = MUSTER_LEAVE_DIALOG (object);

  g_clear_pointer (&dialog->people, g_array_unref);
  g_clear_object (&dialog->session);
  G_OBJECT_CLASS (muster_leave_dialog_parent_class)->dispose (object);
}

static void
muster_leave_dialog_class_init (MusterLeaveDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_leave_dialog_dispose;
  widget_class->unmap = muster_leave_dialog_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/leave-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterLeaveDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MusterLeaveDialog, chooser_box);
  gtk_widget_class_bind_template_child (widget_class, MusterLeaveDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, MusterLeaveDialog, groups);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_leave_dialog_init (MusterLeaveDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

GtkWidget *
muster_leave_dialog_new (MusterSession *session, const GArray *people)
{
  MusterLeaveDialog *dialog = g_object_new (MUSTER_TYPE_LEAVE_DIALOG, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  dialog->session = g_object_ref (session);
  dialog->people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_array_append_vals (dialog->people, people->data, people->len);
  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (names, get_name (dialog, g_array_index (people, MusterRecord, i)));
  gtk_drop_down_set_model (dialog->chooser, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (dialog->chooser_box), people->len > 1);
  show (dialog);
  g_signal_connect_object (dialog->chooser, "notify::selected", G_CALLBACK (show), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (show), dialog, G_CONNECT_SWAPPED);
  return GTK_WIDGET (dialog);
}

/* }}} */
