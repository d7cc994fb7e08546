/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * compare-window.c: see compare-window.h. It is modal, so that the document stays as it is while it is
 * compared; a row is put into words when it comes into sight.
 */
#include "compare-window.h"
#include "number-item.h"
#include "shown-label.h"
#include "when.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MUSTER_TYPE_COMPARE_WINDOW (muster_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (MusterCompareWindow, muster_compare_window, MUSTER, COMPARE_WINDOW, AdwWindow)

struct _MusterCompareWindow
{
  AdwWindow parent_instance;

  /* Of the template */
  AdwWindowTitle *heading;
  GtkStack *stack;
  GtkListView *view;

  MusterNet *net;
};

G_DEFINE_FINAL_TYPE (MusterCompareWindow, muster_compare_window, ADW_TYPE_WINDOW)

/* {{{ Rows */

/* The lines of what changed: what was added or removed is told by its name alone. */
static char *
dup_details (MusterNet *net, const MusterNetRecord *record)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < record->fields->len && record->state == MUSTER_NET_CHANGED; i++)
    {
      const MusterNetField *field = &g_array_index (record->fields, MusterNetField, i);
      g_autofree char *before = muster_net_dup_value (net, field->field, field->before);
      g_autofree char *after = muster_net_dup_value (net, field->field, field->after);
      const char *label = muster_net_get_label (net, field->field);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (before == NULL && after == NULL)
        g_string_append (text, label);
      else
        /* Translators: a field, what it was, and what it is */
        g_string_append_printf (text, _ ("%s: %s → %s"), label, before != NULL ? before : "–", after != NULL ? after : "–");
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
add_label (GtkWidget *box, const char *name, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_name (label, name);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_setup (MusterCompareWindow *window, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = add_label (texts, "name", NULL);
  GtkWidget *kind = add_label (texts, "kind", "caption");
  GtkWidget *details = add_label (texts, "details", NULL);

  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 3);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (details), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (details), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (details), FALSE);
  gtk_widget_set_margin_top (details, 3);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), texts);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "kind", kind);
  g_object_set_data (G_OBJECT (row), "details", details);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

/* Whose words the three states of a record are. */
static char *
dup_kind (const MusterNetRecord *record)
{
  const char *kind = muster_kind_get_label (record->kind);

  switch (record->state)
    {
    case MUSTER_NET_ADDED:
      /* Translators: what kind of record it is, as “Role”, and that it is new */
      return g_strdup_printf (_ ("%s · added"), kind);
    case MUSTER_NET_REMOVED:
      return g_strdup_printf (_ ("%s · removed"), kind);
    default:
      return g_strdup (kind);
    }
}

static void
on_bind (MusterCompareWindow *window, GtkListItem *list_item)
{
  static const char *const icons[] = { "list-add-symbolic", "list-remove-symbolic", "document-edit-symbolic" };
  static const char *const classes[] = { "success", "error", "dim-label" };
  GObject *row = G_OBJECT (gtk_list_item_get_child (list_item));
  const MusterNetRecord *record = g_ptr_array_index (muster_net_get_records (window->net), muster_number_item_get (gtk_list_item_get_item (list_item)));
  GtkWidget *image = g_object_get_data (row, "image");
  g_autofree char *name = muster_net_dup_name (window->net, record->record);
  g_autofree char *kind = dup_kind (record);
  g_autofree char *details = dup_details (window->net, record);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (image, classes[i]);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icons[record->state]);
  gtk_widget_add_css_class (image, classes[record->state]);
  muster_label_set_shown (g_object_get_data (row, "name"), name);
  gtk_label_set_text (g_object_get_data (row, "kind"), kind);
  muster_label_set_shown (g_object_get_data (row, "details"), details);
  gtk_widget_set_visible (g_object_get_data (row, "details"), *details != '\0');
}

/* }}} */
/* {{{ The window */

static char *
dup_subtitle (MusterDocument *doc, guint position)
{
  const MusterChange *change = position > 0 ? muster_history_get_change (doc, position - 1) : NULL;
  g_autofree char *when = change != NULL ? muster_when_dup_full (change->time) : NULL;

  if (change == NULL)
    return g_strdup (_ ("From the beginning to now"));
  /* Translators: the name of a version, or a date and time */
  return g_strdup_printf (_ ("From %s to now"), change->name != NULL ? change->name : when);
}

static void
muster_compare_window_finalize (GObject *object)
{
  muster_net_free (MUSTER_COMPARE_WINDOW (object)->net);
  G_OBJECT_CLASS (muster_compare_window_parent_class)->finalize (object);
}

static void
muster_compare_window_class_init (MusterCompareWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_compare_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterCompareWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, MusterCompareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterCompareWindow, view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_compare_window_init (MusterCompareWindow *window)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (window));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), window, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (window->view, factory);
}

static void
show (GtkWindow *parent, MusterDocument *doc, guint position, const char *subtitle)
{
  MusterCompareWindow *window = g_object_new (MUSTER_TYPE_COMPARE_WINDOW, "transient-for", parent, NULL);
  GListStore *numbers = g_list_store_new (MUSTER_TYPE_NUMBER_ITEM);
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (numbers)));
  guint n;

  window->net = muster_net_new (doc, position);
  n = muster_net_get_records (window->net)->len;
  muster_number_items_resize (numbers, n, FALSE);
  adw_window_title_set_subtitle (window->heading, subtitle);
  gtk_list_view_set_model (window->view, model);
  gtk_stack_set_visible_child_name (window->stack, n > 0 ? "list" : "same");
  gtk_window_present (GTK_WINDOW (window));
}

void
muster_compare_window_show (GtkWindow *parent, MusterDocument *doc, guint position)
{
  g_autofree char *subtitle = dup_subtitle (doc, position);

  show (parent, doc, position, subtitle);
}

void
muster_compare_window_show_from (GtkWindow *parent, MusterDocument *doc, guint position, const char *from)
{
  g_autofree char *subtitle = g_strdup_printf (_ ("From %s to now"), from);

  show (parent, doc, position, subtitle);
}

/* }}} */
