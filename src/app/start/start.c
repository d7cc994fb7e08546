/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * start.c: see start.h.
 */
#include "start.h"
#include "recent.h"
#include "templates.h"
#include "thumb.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define RECENT_MOST 8

struct _MusterStart
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkButton *blank;
  GtkWidget *recent_part;
  GtkFlowBox *recent;
  GtkFlowBox *templates;
};

static guint template_chosen;

G_DEFINE_FINAL_TYPE (MusterStart, muster_start, GTK_TYPE_WIDGET)

/* {{{ Charts to choose from */

static GtkWidget *
make_line (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* Adds a chart; takes @thumb. */
static GtkWidget *
add_chart (GtkFlowBox *charts, GtkWidget *thumb, const char *name, const char *about, int about_lines)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = make_line (about, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (caption), about_lines > 1);
  gtk_label_set_lines (GTK_LABEL (caption), about_lines);
  gtk_label_set_yalign (GTK_LABEL (caption), 0);
  /* What asks for no more than the picture lets the grid decide. */
  gtk_label_set_max_width_chars (GTK_LABEL (caption), 10);
  gtk_box_append (GTK_BOX (box), thumb);
  gtk_box_append (GTK_BOX (box), make_line (name, "heading"));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_tooltip_text (child, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  gtk_flow_box_append (charts, child);
  return child;
}

static void
list_templates (MusterStart *start)
{
  /* The first is the blank one, which has a button of its own. */
  for (const MusterTemplate *template = muster_templates () + 1; template->name != NULL; template ++)
    {
      g_autoptr (GBytes) bytes = muster_template_get (template->name, NULL);

      add_chart (start->templates, muster_thumb_new (bytes, NULL), _ (template->label), _ (template->description), 3);
    }
}

static char *
dup_folder (GFile *file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *path = parent != NULL ? g_file_get_path (parent) : NULL;
  const char *home = g_get_home_dir ();

  if (path == NULL)
    return g_strdup ("");
  if (g_str_has_prefix (path, home))
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_steal_pointer (&path);
}

static void
list_recent (MusterStart *start)
{
  g_autoptr (GPtrArray) recent = muster_recent_list (RECENT_MOST);

  for (guint i = 0; i < recent->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (recent, i);
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *folder = dup_folder (file);
      GtkWidget *child = add_chart (start->recent, muster_thumb_new (NULL, file), name, folder, 1);

      g_object_set_data_full (G_OBJECT (child), "uri", g_strdup (gtk_recent_info_get_uri (info)), g_free);
    }
  gtk_widget_set_visible (start->recent_part, recent->len > 0);
}

/* }}} */
/* {{{ The widget */

static void
on_blank (MusterStart *start)
{
  g_signal_emit (start, template_chosen, 0, muster_templates ()[0].name);
}

static void
on_template_activated (MusterStart *start, GtkFlowBoxChild *child)
{
  g_signal_emit (start, template_chosen, 0, muster_templates ()[1 + gtk_flow_box_child_get_index (child)].name);
}

static void
on_recent_activated (MusterStart *start, GtkFlowBoxChild *child)
{
  gtk_widget_activate_action (GTK_WIDGET (start), "win.open-recent", "s", g_object_get_data (G_OBJECT (child), "uri"));
}

static void
muster_start_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (muster_start_parent_class)->dispose (object);
}

static void
muster_start_class_init (MusterStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_start_dispose;
  template_chosen = g_signal_new ("template-chosen", MUSTER_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/start.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterStart, blank);
  gtk_widget_class_bind_template_child (widget_class, MusterStart, recent_part);
  gtk_widget_class_bind_template_child (widget_class, MusterStart, recent);
  gtk_widget_class_bind_template_child (widget_class, MusterStart, templates);
}

static void
muster_start_init (MusterStart *start)
{
  gtk_widget_init_template (GTK_WIDGET (start));
  list_recent (start);
  list_templates (start);
  g_signal_connect_object (start->blank, "clicked", G_CALLBACK (on_blank), start, G_CONNECT_SWAPPED);
  g_signal_connect_object (start->recent, "child-activated", G_CALLBACK (on_recent_activated), start, G_CONNECT_SWAPPED);
  g_signal_connect_object (start->templates, "child-activated", G_CALLBACK (on_template_activated), start, G_CONNECT_SWAPPED);
}

/* }}} */
