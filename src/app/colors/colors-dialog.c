/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * colors-dialog.c: see colors-dialog.h. Rows stay while the same rules are there, so that nothing closes
 * or loses the focus while it is edited.
 */
#include "colors-dialog.h"
#include "rule-row.h"
#include "traits.h"

#include <glib/gi18n-lib.h>

struct _MusterColorsDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwComboRow *color_by;
  AdwPreferencesGroup *rules;
  GtkWidget *add;

  MusterSession *session;
  /* (element-type utf8): what can be chosen, in order; and rows in order, borrowed. */
  GPtrArray *names;
  GPtrArray *rows;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (MusterColorsDialog, muster_colors_dialog, ADW_TYPE_WINDOW)

static MusterDocument *
get_document (MusterColorsDialog *dialog)
{
  return muster_session_get_document (dialog->session);
}

/* {{{ By what */

/* The choices stay while they are the same: a model must not go while something of it is being chosen. */
static gboolean
has_same (MusterColorsDialog *dialog, GListModel *labels)
{
  GListModel *now = adw_combo_row_get_model (dialog->color_by);
  guint n = g_list_model_get_n_items (labels);

  if (now == NULL || g_list_model_get_n_items (now) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (now), i), gtk_string_list_get_string (GTK_STRING_LIST (labels), i)) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_traits (MusterColorsDialog *dialog)
{
  MusterDocument *doc = get_document (dialog);
  g_autoptr (GArray) traits = muster_traits_list (doc);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *now = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_COLOR_BY);
  guint selected = 0;

  g_ptr_array_set_size (dialog->names, 0);
  for (guint i = 0; i < traits->len; i++)
    {
      const MusterTrait *trait = &g_array_index (traits, MusterTrait, i);

      if (trait->type == MUSTER_TRAIT_TEXT || trait->on != MUSTER_KIND_ROLE)
        continue;
      if (g_strcmp0 (trait->name, now) == 0)
        selected = dialog->names->len;
      gtk_string_list_append (labels, trait->label);
      g_ptr_array_add (dialog->names, g_strdup (trait->name));
    }
  if (!has_same (dialog, G_LIST_MODEL (labels)))
    adw_combo_row_set_model (dialog->color_by, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (dialog->color_by, selected);
}

/* Departments are the usual, which is not written down. */
static void
on_color_by (MusterColorsDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (dialog->color_by);
  MusterDocument *doc;
  GError *error = NULL;

  if (dialog->refreshing || dialog->session == NULL || selected >= dialog->names->len || !muster_session_may_edit (dialog->session))
    return;
  doc = get_document (dialog);
  muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_COLOR_BY, selected == 0 ? "" : g_ptr_array_index (dialog->names, selected), MUSTER_COMMIT_DEFAULT, &error);
  muster_session_say_error (dialog->session, error);
}

/* }}} */
/* {{{ Rules */

static gboolean
shows (MusterColorsDialog *dialog, const GArray *rules)
{
  if (rules->len != dialog->rows->len)
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    if (muster_rule_row_get_rule (g_ptr_array_index (dialog->rows, i)) != g_array_index (rules, MusterRecord, i))
      return FALSE;
  return TRUE;
}

static void
make_rows (MusterColorsDialog *dialog, const GArray *rules)
{
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dialog->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (dialog->rows, i);

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (open, GUINT_TO_POINTER (muster_rule_row_get_rule (MUSTER_RULE_ROW (row))));
      adw_preferences_group_remove (dialog->rules, row);
    }
  g_ptr_array_set_size (dialog->rows, 0);
  for (guint i = 0; i < rules->len; i++)
    {
      MusterRecord rule = g_array_index (rules, MusterRecord, i);
      GtkWidget *row = muster_rule_row_new (dialog->session, rule);

      g_ptr_array_add (dialog->rows, row);
      adw_preferences_group_add (dialog->rules, row);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (open, GUINT_TO_POINTER (rule)));
    }
}

static guint
count_fits (MusterColorsDialog *dialog, MusterRecord rule)
{
  MusterPaints *paints = muster_scene_get_paints (muster_session_get_scene (dialog->session));
  GPtrArray *keys = paints != NULL ? muster_paints_get_keys (paints) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const MusterPaintKey *key = g_ptr_array_index (keys, i);

      if (key->rule == rule)
        return key->n;
    }
  return 0;
}

static void
refresh (MusterColorsDialog *dialog)
{
  g_autoptr (GArray) rules = muster_document_list (get_document (dialog), MUSTER_KIND_RULE);

  dialog->refreshing = TRUE;
  fill_traits (dialog);
  if (!shows (dialog, rules))
    make_rows (dialog, rules);
  for (guint i = 0; i < dialog->rows->len; i++)
    {
      MusterRuleRow *row = g_ptr_array_index (dialog->rows, i);

      muster_rule_row_refresh (row, count_fits (dialog, muster_rule_row_get_rule (row)), i == 0, i + 1 == dialog->rows->len);
    }
  dialog->refreshing = FALSE;
}

/* One that does something at once: open roles in red. */
static void
on_add (MusterColorsDialog *dialog)
{
  static const MusterSetting settings[] = {
    { MUSTER_RULE_FIELD, "open" },
    { MUSTER_RULE_COLOR, "#e14001" },
  };
  GError *error = NULL;
  MusterRecord rule;

  if (!muster_session_may_edit (dialog->session))
    return;
  rule = muster_edit_add (get_document (dialog), MUSTER_KIND_RULE, settings, G_N_ELEMENTS (settings), 0, &error);
  muster_session_say_error (dialog->session, error);
  if (rule != 0 && dialog->rows->len > 0)
    adw_expander_row_set_expanded (g_ptr_array_index (dialog->rows, dialog->rows->len - 1), TRUE);
}

/* }}} */

static void
muster_colors_dialog_dispose (GObject *object)
{
  MusterColorsDialog *dialog = MUSTER_COLORS_DIALOG (object);

  if (dialog->session != NULL)
    g_signal_handlers_disconnect_by_data (dialog->session, dialog);
  g_clear_object (&dialog->session);
  g_clear_pointer (&dialog->names, g_ptr_array_unref);
  g_clear_pointer (&dialog->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (muster_colors_dialog_parent_class)->dispose (object);
}

static void
muster_colors_dialog_class_init (MusterColorsDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_colors_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/colors-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterColorsDialog, color_by);
  gtk_widget_class_bind_template_child (widget_class, MusterColorsDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, MusterColorsDialog, add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_colors_dialog_init (MusterColorsDialog *dialog)
{
  dialog->names = g_ptr_array_new_with_free_func (g_free);
  dialog->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (dialog));
  g_signal_connect_object (dialog->add, "clicked", G_CALLBACK (on_add), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->color_by, "notify::selected", G_CALLBACK (on_color_by), dialog, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_colors_dialog_new (MusterSession *session)
{
  MusterColorsDialog *dialog = g_object_new (MUSTER_TYPE_COLORS_DIALOG, NULL);

  dialog->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), dialog);
  refresh (dialog);
  return GTK_WIDGET (dialog);
}
