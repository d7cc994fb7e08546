/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * earlier-row.c: see earlier-row.h.
 */
#include "earlier-row.h"
#include "shown-label.h"
#include "when.h"

#include <glib/gi18n-lib.h>

struct _MusterEarlierRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *sentence;
  GtkMenuButton *more;
  char *name;
};

G_DEFINE_FINAL_TYPE (MusterEarlierRow, muster_earlier_row, GTK_TYPE_LIST_BOX_ROW)

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  static const struct
  {
    const char *label;
    const char *action;
  } entries[] = {
    { N_ ("_Compare to Now"), "version.compare" },
    { N_ ("_Open as a Copy"), "version.copy" },
    { N_ ("_Go Back to This Version"), "version.restore" },
  };
  MusterEarlierRow *row = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "s", row->name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
on_right_click (MusterEarlierRow *row)
{
  gtk_menu_button_popup (row->more);
}

static void
muster_earlier_row_finalize (GObject *object)
{
  g_free (MUSTER_EARLIER_ROW (object)->name);
  G_OBJECT_CLASS (muster_earlier_row_parent_class)->finalize (object);
}

static void
muster_earlier_row_class_init (MusterEarlierRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_earlier_row_finalize;
}

static void
muster_earlier_row_init (MusterEarlierRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  row->more = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (row->more, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (row->more, make_menu, row, NULL);
  gtk_widget_set_valign (GTK_WIDGET (row->more), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row->more), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (row->more), "small");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->more), _ ("Compare, open or go back"));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (click));
}

/* When, and how many roles. */
static void
add_facts (GtkWidget *texts, const MusterVersion *version)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = muster_when_dup (version->time / G_USEC_PER_SEC, now);
  g_autofree char *full = muster_when_dup_full (version->time / G_USEC_PER_SEC);
  g_autofree char *roles = g_strdup_printf (ngettext ("%u role", "%u roles", version->n_roles), version->n_roles);
  g_autofree char *facts = g_strdup_printf ("%s · %s", when, roles);
  GtkLabel *label = add_label (texts);

  gtk_label_set_text (label, facts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), full);
  gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
}

GtkWidget *
muster_earlier_row_new (const MusterVersion *version)
{
  MusterEarlierRow *row = g_object_new (MUSTER_TYPE_EARLIER_ROW, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  row->name = g_path_get_basename (version->path);
  row->sentence = add_label (texts);
  gtk_label_set_lines (row->sentence, 2);
  gtk_label_set_ellipsize (row->sentence, PANGO_ELLIPSIZE_END);
  add_facts (texts, version);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->more));
  muster_earlier_row_set_sentence (row, "…");
  return GTK_WIDGET (row);
}

const char *
muster_earlier_row_get_name (MusterEarlierRow *row)
{
  return row->name;
}

void
muster_earlier_row_set_sentence (MusterEarlierRow *row, const char *sentence)
{
  muster_label_set_shown (row->sentence, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->sentence), sentence);
}
