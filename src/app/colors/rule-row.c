/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rule-row.c: see rule-row.h. Each control sets its field by itself, as one step.
 */
#include "rule-row.h"
#include "traits.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const tests[] = { "is", "is-not", "contains", "above", "below", "empty" };

struct _MusterRuleRow
{
  AdwExpanderRow parent_instance;

  /* Of the template */
  GtkDrawingArea *patch;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  AdwComboRow *field;
  AdwComboRow *test;
  AdwEntryRow *value;
  GtkFlowBox *colors;
  AdwEntryRow *badge;

  MusterSession *session;
  MusterRecord rule;
  /* (element-type utf8): the names of the fields that can be chosen, in order. */
  GPtrArray *names;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (MusterRuleRow, muster_rule_row, ADW_TYPE_EXPANDER_ROW)

static MusterDocument *
get_document (MusterRuleRow *row)
{
  return muster_session_get_document (row->session);
}

static const char *
get_text (MusterRuleRow *row, MusterField field)
{
  const char *text = muster_document_get_text (get_document (row), row->rule, field);

  return text != NULL ? text : "";
}

/* {{{ What a person does */

static void
set (MusterRuleRow *row, MusterField field, const char *text)
{
  GError *error = NULL;

  if (row->refreshing || g_str_equal (get_text (row, field), text) || !muster_session_may_edit (row->session))
    return;
  muster_edit_set (get_document (row), row->rule, field, text, MUSTER_COMMIT_DEFAULT, &error);
  muster_session_say_error (row->session, error);
}

static void
on_field (MusterRuleRow *row)
{
  guint selected = adw_combo_row_get_selected (row->field);

  if (selected < row->names->len)
    set (row, MUSTER_RULE_FIELD, g_ptr_array_index (row->names, selected));
}

static void
on_test (MusterRuleRow *row)
{
  guint selected = adw_combo_row_get_selected (row->test);

  /* The first is the usual one, which is not written down. */
  if (selected < G_N_ELEMENTS (tests) && (selected > 0 || *get_text (row, MUSTER_RULE_TEST) != '\0'))
    set (row, MUSTER_RULE_TEST, tests[selected]);
}

static void
on_value (MusterRuleRow *row)
{
  set (row, MUSTER_RULE_VALUE, gtk_editable_get_text (GTK_EDITABLE (row->value)));
}

static void
on_badge (MusterRuleRow *row)
{
  set (row, MUSTER_RULE_BADGE, gtk_editable_get_text (GTK_EDITABLE (row->badge)));
}

static void
on_color (MusterRuleRow *row, GtkButton *button)
{
  set (row, MUSTER_RULE_COLOR, g_object_get_data (G_OBJECT (button), "code"));
}

static void
on_remove (MusterRuleRow *row)
{
  GError *error = NULL;

  if (!muster_session_may_edit (row->session))
    return;
  muster_edit_remove (get_document (row), &row->rule, 1, MUSTER_SCOPE_ALONE, &error);
  muster_session_say_error (row->session, error);
}

/* Before the one before, or before the one after the next. */
static void
move (MusterRuleRow *row, int by)
{
  g_autoptr (GArray) rules = muster_document_list (get_document (row), MUSTER_KIND_RULE);
  GError *error = NULL;
  guint place = 0;
  int before;

  if (!muster_session_may_edit (row->session))
    return;
  while (place < rules->len && g_array_index (rules, MusterRecord, place) != row->rule)
    place++;
  before = (int) place + (by < 0 ? -1 : 2);
  if (before < 0 || place + 1 > rules->len)
    return;
  muster_edit_reorder (get_document (row), row->rule, (guint) before < rules->len ? g_array_index (rules, MusterRecord, before) : 0, &error);
  muster_session_say_error (row->session, error);
}

static void
on_up (MusterRuleRow *row)
{
  move (row, -1);
}

static void
on_down (MusterRuleRow *row)
{
  move (row, 1);
}

/* }}} */
/* {{{ Colours */

static void
draw_patch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const char *code = g_object_get_data (G_OBJECT (area), "code");
  GdkRGBA color;
  gboolean none = code == NULL || !gdk_rgba_parse (&color, code);

  if (none)
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 1, 0, 2 * G_PI);
  if (!none)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
add_color (MusterRuleRow *row, char *code, const char *label)
{
  GtkWidget *button = gtk_button_new (), *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 20);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 20);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_patch, NULL, NULL);
  g_object_set_data_full (G_OBJECT (area), "code", g_strdup (code), g_free);
  gtk_button_set_child (GTK_BUTTON (button), area);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "code", code, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_color), row, G_CONNECT_SWAPPED);
  gtk_flow_box_insert (row->colors, button, -1);
}

static void
add_colors (MusterRuleRow *row)
{
  static const char *const labels[] = { N_ ("Blue"), N_ ("Red"), N_ ("Teal"), N_ ("Pink"), N_ ("Olive"), N_ ("Brown"), N_ ("Sky blue"), N_ ("Violet") };

  add_color (row, g_strdup (""), _ ("No colour, only a badge"));
  for (guint i = 0; i < MUSTER_PAINT_COLORS; i++)
    {
      MusterColor color = muster_paint_color (MUSTER_THEME_LIGHT, i);
      char *code = g_strdup_printf ("#%02x%02x%02x", (guint) lround (color.red * 255), (guint) lround (color.green * 255), (guint) lround (color.blue * 255));

      add_color (row, code, _ (labels[i]));
    }
}

/* }}} */
/* {{{ Showing */

/* The choices stay while they are the same: a model must not go while something of it is being chosen. */
static gboolean
has_same (MusterRuleRow *row, GListModel *labels)
{
  GListModel *now = adw_combo_row_get_model (row->field);
  guint n = g_list_model_get_n_items (labels);

  if (now == NULL || g_list_model_get_n_items (now) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (now), i), gtk_string_list_get_string (GTK_STRING_LIST (labels), i)) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_fields (MusterRuleRow *row)
{
  g_autoptr (GArray) traits = muster_traits_list (get_document (row));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *now = get_text (row, MUSTER_RULE_FIELD);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (row->names, 0);
  for (guint i = 0; i < traits->len; i++)
    {
      const MusterTrait *trait = &g_array_index (traits, MusterTrait, i);

      gtk_string_list_append (labels, trait->label);
      g_ptr_array_add (row->names, g_strdup (trait->name));
      if (g_str_equal (trait->name, now))
        selected = i;
    }
  if (!has_same (row, G_LIST_MODEL (labels)))
    adw_combo_row_set_model (row->field, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row->field, selected);
}

static void
fill_tests (MusterRuleRow *row)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    gtk_string_list_append (labels, muster_choice_get_label (tests[i]));
  adw_combo_row_set_model (row->test, G_LIST_MODEL (labels));
}

static void
show_text (AdwEntryRow *entry, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
muster_rule_row_refresh (MusterRuleRow *row, guint fits, gboolean first, gboolean last)
{
  g_autofree char *words = muster_rule_dup_words (get_document (row), row->rule);
  g_autofree char *count = g_strdup_printf (ngettext ("Fits %u card", "Fits %u cards", fits), fits);
  const char *test = get_text (row, MUSTER_RULE_TEST), *code = get_text (row, MUSTER_RULE_COLOR);

  row->refreshing = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
  fill_fields (row);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (g_str_equal (*test != '\0' ? test : "is", tests[i]))
      adw_combo_row_set_selected (row->test, i);
  show_text (row->value, get_text (row, MUSTER_RULE_VALUE));
  show_text (row->badge, get_text (row, MUSTER_RULE_BADGE));
  gtk_widget_set_sensitive (GTK_WIDGET (row->value), !g_str_equal (test, "empty"));
  g_object_set_data_full (G_OBJECT (row->patch), "code", *code != '\0' ? g_strdup (code) : NULL, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (row->patch));
  gtk_widget_set_sensitive (row->up, !first);
  gtk_widget_set_sensitive (row->down, !last);
  row->refreshing = FALSE;
}

MusterRecord
muster_rule_row_get_rule (MusterRuleRow *row)
{
  return row->rule;
}

/* }}} */

static void
muster_rule_row_finalize (GObject *object)
{
  MusterRuleRow *row = MUSTER_RULE_ROW (object);

  g_ptr_array_unref (row->names);
  g_clear_object (&row->session);
  G_OBJECT_CLASS (muster_rule_row_parent_class)->finalize (object);
}

static void
muster_rule_row_class_init (MusterRuleRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_rule_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, patch);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, up);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, down);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, remove);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, field);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, test);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, value);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, colors);
  gtk_widget_class_bind_template_child (widget_class, MusterRuleRow, badge);
}

static void
muster_rule_row_init (MusterRuleRow *row)
{
  row->names = g_ptr_array_new_with_free_func (g_free);
  row->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (row));
  gtk_drawing_area_set_draw_func (row->patch, draw_patch, NULL, NULL);
  fill_tests (row);
  add_colors (row);
  g_signal_connect_object (row->up, "clicked", G_CALLBACK (on_up), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->down, "clicked", G_CALLBACK (on_down), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->remove, "clicked", G_CALLBACK (on_remove), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->field, "notify::selected", G_CALLBACK (on_field), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->test, "notify::selected", G_CALLBACK (on_test), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->value, "apply", G_CALLBACK (on_value), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->badge, "apply", G_CALLBACK (on_badge), row, G_CONNECT_SWAPPED);
  row->refreshing = FALSE;
}

GtkWidget *
muster_rule_row_new (MusterSession *session, MusterRecord rule)
{
  MusterRuleRow *row = g_object_new (MUSTER_TYPE_RULE_ROW, NULL);

  row->session = g_object_ref (session);
  row->rule = rule;
  return GTK_WIDGET (row);
}
