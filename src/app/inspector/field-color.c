/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * field-color.c: the control for a colour: a few that go together, any other by its code, or none.
 */
#include "field-row-private.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 5

/* GNOME's palette, in the shades that white letters can stand on. */
static const struct
{
  const char *code;
  const char *label;
} palette[] = {
  { "#3584e4", N_ ("Blue") },
  { "#2190a4", N_ ("Teal") },
  { "#3a944a", N_ ("Green") },
  { "#c88800", N_ ("Yellow") },
  { "#ed5b00", N_ ("Orange") },
  { "#e62d42", N_ ("Red") },
  { "#d56199", N_ ("Pink") },
  { "#9141ac", N_ ("Purple") },
  { "#986a44", N_ ("Brown") },
  { "#6f8396", N_ ("Slate") },
};

/* {{{ A patch of colour */

static void
draw_patch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const char *code = g_object_get_data (G_OBJECT (area), "code");
  GdkRGBA color;

  if (code == NULL || !gdk_rgba_parse (&color, code))
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
      color.alpha = 0.2;
    }
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static GtkWidget *
make_patch (const char *code, int size)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), size);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), size);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_patch, NULL, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (area), "code", (gpointer) code);
  return area;
}

/* }}} */

static void
set (MusterFieldRow *row, const char *code)
{
  gtk_popover_popdown (g_object_get_data (G_OBJECT (row->widget), "popover"));
  if (muster_field_row_set (row, code, FALSE))
    muster_field_row_refresh (row);
}

static void
on_color_clicked (MusterFieldRow *row, GtkButton *button)
{
  set (row, g_object_get_data (G_OBJECT (button), "code"));
}

static void
on_code_typed (MusterFieldRow *row, GtkEntry *entry)
{
  set (row, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static GtkWidget *
make_grid (MusterFieldRow *row)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 3);
  for (int i = 0; i < (int) G_N_ELEMENTS (palette); i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), make_patch (palette[i].code, 22));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ (palette[i].label));
      g_object_set_data (G_OBJECT (button), "code", (gpointer) palette[i].code);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_color_clicked), row, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (grid), button, i % COLUMNS, i / COLUMNS, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_popover (MusterFieldRow *row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *none = gtk_button_new_with_label (_ ("By itself"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (none, "flat");
  g_object_set_data (G_OBJECT (none), "code", (gpointer) "");
  g_signal_connect_object (none, "clicked", G_CALLBACK (on_color_clicked), row, G_CONNECT_SWAPPED);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "#3584e4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Code of a colour"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_code_typed), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_grid (row));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), none);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static GtkWidget *
make (MusterFieldRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *patch = make_patch (NULL, 16);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *popover = make_popover (row);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), patch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  /* A menu button centres what is in it. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_object_set_data (G_OBJECT (button), "patch", patch);
  g_object_set_data (G_OBJECT (button), "label", label);
  g_object_set_data (G_OBJECT (button), "popover", popover);
  return button;
}

static const char *
get_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    if (g_ascii_strcasecmp (palette[i].code, code) == 0)
      return _ (palette[i].label);
  return code;
}

static void
show (MusterFieldRow *row, const char *text)
{
  GtkWidget *patch = g_object_get_data (G_OBJECT (row->widget), "patch");
  GtkLabel *label = g_object_get_data (G_OBJECT (row->widget), "label");
  const char *shown = text == NULL ? muster_field_row_get_mixed () : *text == '\0' ? _ ("By itself")
                                                                                   : get_name (text);

  gtk_label_set_text (label, shown);
  g_object_set_data_full (G_OBJECT (patch), "code", text != NULL && *text != '\0' ? g_strdup (text) : NULL, g_free);
  gtk_widget_queue_draw (patch);
}

const MusterControl muster_control_color = { make, show };
