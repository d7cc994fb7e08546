/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-link.c: an address, or whatever says where a thing is, with a button that opens it.
 *
 * What a file names is opened only when a person presses the button, and only if it is an address that
 * can be looked at; it is always shown as it is written.
 */
#include "field-row-private.h"
#include "progress.h"

#include <glib/gi18n-lib.h>

static void
show_open (MusterFieldRow *row)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row->widget), "entry");

  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row->widget), "open"), muster_evidence_is_link (gtk_editable_get_text (entry)));
}

static void
on_changed (MusterFieldRow *row, GtkEditable *entry)
{
  muster_field_row_set (row, gtk_editable_get_text (entry), TRUE);
  show_open (row);
}

static void
on_open (MusterFieldRow *row)
{
  const char *text = gtk_editable_get_text (g_object_get_data (G_OBJECT (row->widget), "entry"));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));

  if (muster_evidence_is_link (text))
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, text, GDK_CURRENT_TIME);
}

static GtkWidget *
make (MusterFieldRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *open = gtk_button_new_from_icon_name ("document-open-symbolic");

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (open, _ ("Open"));
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), open);
  g_object_set_data (G_OBJECT (box), "entry", entry);
  g_object_set_data (G_OBJECT (box), "open", open);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (open, "clicked", G_CALLBACK (on_open), row, G_CONNECT_SWAPPED);
  return box;
}

static void
show (MusterFieldRow *row, const char *text)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row->widget), "entry");
  const char *shown = text != NULL ? text : "";

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text == NULL ? muster_field_row_get_mixed () : _ ("Address or place"));
  if (!g_str_equal (gtk_editable_get_text (entry), shown))
    gtk_editable_set_text (entry, shown);
  show_open (row);
}

const MusterControl muster_control_link = { make, show };
