/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stages.c: see stages.h.
 */
#include "stages.h"
#include "actions.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

/* More of them are a menu, however much room there is. */
#define MOST_BUTTONS 6

struct _MusterStages
{
  GtkWidget parent_instance;

  GtkBox *whole;
  GtkBox *buttons;
  GtkMenuButton *more;
  GtkWidget *first;
  GtkMenuButton *menu;
  GtkLabel *shown_stage;
  gboolean narrow;

  MusterSession *session;
  /* What is shown now, as text, so that a change elsewhere makes nothing anew. */
  char *shown;
};

G_DEFINE_FINAL_TYPE (MusterStages, muster_stages, GTK_TYPE_WIDGET)

static void
add_stage (MusterStages *stages, GMenu *menu, const char *id, const char *label)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (stages->buttons));
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first != NULL ? GTK_TOGGLE_BUTTON (first) : NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.stage");
  gtk_box_append (stages->buttons, button);
  g_menu_item_set_action_and_target (item, "win.stage", "s", id);
  g_menu_append_item (menu, item);
}

/* What the switcher says, to see whether it must say something else. */
static char *
dup_wanted (MusterDocument *doc, GArray *list, MusterRecord shown)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      MusterRecord stage = g_array_index (list, MusterRecord, i);

      g_string_append_printf (text, "%s %s\n", muster_document_get_id (doc, stage), muster_document_get_name (doc, stage));
    }
  g_string_append_printf (text, "%u", shown);
  return g_string_free (text, FALSE);
}

/* What can be done with stages, beside choosing one. */
static GMenu *
make_actions (void)
{
  static const char *const sections[][4] = {
    { "compare-stages", "show-ghosts", NULL },
    { "play-stages", NULL },
    { "stages", NULL },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint j = 0; sections[i][j] != NULL; j++)
        {
          g_autofree char *name = g_strconcat ("win.", sections[i][j], NULL);

          g_menu_append (section, _ (muster_action_find (sections[i][j])->label), name);
        }
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return menu;
}

static void
fill (MusterStages *stages, MusterDocument *doc, GArray *list, MusterRecord shown)
{
  g_autoptr (GMenu) menu = g_menu_new (), list_menu = g_menu_new (), actions = make_actions ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stages->buttons))) != NULL)
    gtk_box_remove (stages->buttons, child);
  add_stage (stages, list_menu, "", _ ("All"));
  for (guint i = 0; i < list->len; i++)
    {
      MusterRecord stage = g_array_index (list, MusterRecord, i);

      add_stage (stages, list_menu, muster_document_get_id (doc, stage), muster_document_get_name (doc, stage));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (actions));
  gtk_menu_button_set_menu_model (stages->menu, G_MENU_MODEL (menu));
  muster_label_set_shown (stages->shown_stage, shown != 0 ? muster_document_get_name (doc, shown) : _ ("All stages"));
}

/* Buttons or the menu. */
static void
show_form (MusterStages *stages)
{
  guint n_stages = 0;
  gboolean menu;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stages->buttons)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_stages++;
  menu = stages->narrow || n_stages > MOST_BUTTONS;
  gtk_widget_set_visible (GTK_WIDGET (stages->buttons), stages->shown != NULL && !menu);
  gtk_widget_set_visible (GTK_WIDGET (stages->more), stages->shown != NULL && !menu);
  gtk_widget_set_visible (GTK_WIDGET (stages->menu), stages->shown != NULL && menu);
  gtk_widget_set_visible (stages->first, stages->shown == NULL && !stages->narrow);
  gtk_widget_set_visible (GTK_WIDGET (stages), stages->session != NULL && (stages->shown != NULL || !stages->narrow));
}

static void
follow (MusterStages *stages)
{
  MusterDocument *doc = stages->session != NULL ? muster_session_get_document (stages->session) : NULL;
  g_autoptr (GArray) list = doc != NULL ? muster_document_list (doc, MUSTER_KIND_STAGE) : NULL;
  MusterRecord shown = doc != NULL ? muster_session_get_options (stages->session)->stage : 0;
  g_autofree char *wanted = list != NULL && list->len > 0 ? dup_wanted (doc, list, shown) : NULL;

  if (wanted != NULL && g_strcmp0 (stages->shown, wanted) == 0)
    return;
  g_free (stages->shown);
  stages->shown = g_steal_pointer (&wanted);
  if (stages->shown != NULL)
    fill (stages, doc, list, shown);
  show_form (stages);
}

void
muster_stages_set_session (MusterStages *stages, MusterSession *session)
{
  if (stages->session != NULL)
    g_signal_handlers_disconnect_by_data (stages->session, stages);
  g_set_object (&stages->session, session);
  if (session != NULL)
    g_signal_connect_swapped (session, "changed", G_CALLBACK (follow), stages);
  follow (stages);
}

static void
muster_stages_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusterStages *stages = MUSTER_STAGES (object);

  stages->narrow = g_value_get_boolean (value);
  show_form (stages);
}

static void
muster_stages_dispose (GObject *object)
{
  MusterStages *stages = MUSTER_STAGES (object);
  GtkWidget *child;

  if (stages->session != NULL)
    g_signal_handlers_disconnect_by_data (stages->session, stages);
  g_clear_object (&stages->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&stages->shown, g_free);
  G_OBJECT_CLASS (muster_stages_parent_class)->dispose (object);
}

static void
muster_stages_class_init (MusterStagesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->set_property = muster_stages_set_property;
  object_class->dispose = muster_stages_dispose;
  g_object_class_install_property (object_class, 1, g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

/* What stands beside the buttons, and in their place where there is no stage yet. */
static void
make_more (MusterStages *stages)
{
  g_autoptr (GMenu) actions = make_actions ();

  stages->more = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (stages->more, "view-more-symbolic");
  gtk_menu_button_set_menu_model (stages->more, G_MENU_MODEL (actions));
  gtk_widget_set_tooltip_text (GTK_WIDGET (stages->more), _ ("Compare, play and edit stages"));
  stages->first = gtk_button_new_with_mnemonic (_ ("Add S_tage"));
  gtk_widget_add_css_class (stages->first, "flat");
  gtk_widget_set_tooltip_text (stages->first, _ ("Plan who is there at which stage"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stages->first), "win.add-stage");
}

static void
muster_stages_init (MusterStages *stages)
{
  stages->whole = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  stages->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  stages->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  stages->shown_stage = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (stages->shown_stage, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (stages->shown_stage, 4);
  gtk_label_set_max_width_chars (stages->shown_stage, 12);
  gtk_menu_button_set_child (stages->menu, GTK_WIDGET (stages->shown_stage));
  gtk_menu_button_set_always_show_arrow (stages->menu, TRUE);

  gtk_widget_add_css_class (GTK_WIDGET (stages->buttons), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (stages->buttons), "stages");
  gtk_accessible_update_property (GTK_ACCESSIBLE (stages->buttons), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stage"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (stages->menu), _ ("Stage"));
  make_more (stages);
  gtk_box_append (stages->whole, GTK_WIDGET (stages->buttons));
  gtk_box_append (stages->whole, GTK_WIDGET (stages->menu));
  gtk_box_append (stages->whole, GTK_WIDGET (stages->more));
  gtk_box_append (stages->whole, stages->first);
  gtk_widget_set_parent (GTK_WIDGET (stages->whole), GTK_WIDGET (stages));
  gtk_widget_set_visible (GTK_WIDGET (stages), FALSE);
}
