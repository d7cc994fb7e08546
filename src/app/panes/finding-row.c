/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * finding-row.c: see finding-row.h. Popovers are made when they are opened: a row is shown far more
 * often than asked about.
 */
#include "finding-row.h"
#include "rehearse.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

struct _MusterFindingRow
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *heading;
  GtkImage *arrow;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;
  GtkMenuButton *why;
  GtkWidget *body;
  GtkLabel *name;
  GtkMenuButton *silence;
  GtkWidget *restore;
  GtkLabel *sentence;
  GtkLabel *explanation;
  GtkWidget *fix;
  GtkLabel *fix_label;

  /* Owned */
  MusterCheckup *checkup;
  MusterFindingItem *item;
};

G_DEFINE_FINAL_TYPE (MusterFindingRow, muster_finding_row, GTK_TYPE_WIDGET)

static MusterSession *
get_session (MusterFindingRow *row)
{
  return muster_checkup_get_session (row->checkup);
}

/* {{{ What can be done about a finding */

static void
on_fix (MusterFindingRow *row)
{
  g_autoptr (MusterFindingItem) item = g_object_ref (row->item);
  MusterSession *session = get_session (row);
  GError *error = NULL;

  if (!muster_session_may_edit (session))
    return;
  /* What it is about may be gone: a large chart is looked at a moment later. */
  if (!muster_checkup_is_fresh (row->checkup))
    muster_session_say (session, _ ("The checks are still looking at your last change: try again in a moment"));
  else if (item->check->fix (muster_session_get_document (session), item->finding, &error))
    muster_session_say_done (session);
  else
    muster_session_say_error (session, error);
}

typedef struct
{
  const MusterFindingItem *item;
  const char *reason;
} Silencing;

static gboolean
add_waiver (MusterDocument *doc, gpointer data, GError **error)
{
  const Silencing *silencing = data;
  const MusterSetting settings[] = {
    { MUSTER_WAIVER_CHECK, silencing->item->check->name },
    { MUSTER_WAIVER_RECORD, muster_document_get_id (doc, silencing->item->finding->record) },
    { MUSTER_WAIVER_REASON, silencing->reason },
  };

  return muster_edit_add (doc, MUSTER_KIND_WAIVER, settings, G_N_ELEMENTS (settings), 0, error) != 0;
}

static void
on_silence (MusterFindingRow *row, GtkWidget *asked)
{
  g_autoptr (MusterFindingItem) item = g_object_ref (row->item);
  GtkEditable *entry = g_object_get_data (G_OBJECT (asked), "reason");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  /* Translators: the first is the name of a check, as “Open role”, the second that of a record */
  g_autofree char *label = g_strdup_printf (_ ("Silence “%s” for “%s”"), _ (item->check->label), item->name);
  MusterSession *session = get_session (row);
  GError *error = NULL;

  if (*reason == '\0')
    return;
  gtk_menu_button_popdown (row->silence);
  if (!muster_session_may_edit (session))
    return;
  if (muster_together (muster_session_get_document (session), add_waiver, &(Silencing){ item, reason }, label, &error))
    muster_session_say_done (session);
  else
    muster_session_say_error (session, error);
}

static gboolean
remove_waiver (MusterDocument *doc, gpointer data, GError **error)
{
  return muster_edit_remove (doc, data, 1, MUSTER_SCOPE_ALONE, error);
}

static void
on_restore (MusterFindingRow *row)
{
  g_autofree char *label = g_strdup_printf (_ ("Do not silence “%s” any longer"), row->item->name);
  MusterRecord waiver = row->item->waiver;
  MusterSession *session = get_session (row);
  GError *error = NULL;

  if (!muster_session_may_edit (session))
    return;
  if (muster_together (muster_session_get_document (session), remove_waiver, &waiver, label, &error))
    muster_session_say_done (session);
  else
    muster_session_say_error (session, error);
}

/* }}} */
/* {{{ Popovers */

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  muster_label_set_shown (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
explain (GtkMenuButton *button, gpointer data)
{
  MusterFindingRow *row = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = make_text (_ (row->item->check->explanation));

  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_popover (button, popover);
}

static void
follow_reason (GtkEditable *entry, GtkWidget *button)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  gtk_widget_set_sensitive (button, *reason != '\0');
}

static void
ask_reason (GtkMenuButton *menu_button, gpointer row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Silence"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, FALSE);
  g_object_set_data (G_OBJECT (button), "reason", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (follow_reason), button, 0);
  g_object_set_data (G_OBJECT (entry), "reason", entry);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_silence), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_silence), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_text (_ ("Say why this is meant to be so: it stays in the chart for whoever asks")));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (menu_button, popover);
}

/* }}} */
/* {{{ What is shown */

static const char *
severity_label (MusterSeverity severity)
{
  switch (severity)
    {
    case MUSTER_SEVERITY_PROBLEM:
      return _ ("Problems");
    case MUSTER_SEVERITY_WARNING:
      return _ ("Warnings");
    default:
      return _ ("Notes");
    }
}

/* The sign before a heading: of how bad it is; of a check none. */
static void
show_icon (MusterFindingRow *row)
{
  static const char *const icons[] = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
  static const char *const classes[] = { "error", "warning", "accent" };
  const MusterFindingItem *item = row->item;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (row->icon), classes[i]);
  gtk_widget_set_visible (GTK_WIDGET (row->icon), item->line == MUSTER_FINDING_SEVERITY || item->line == MUSTER_FINDING_CLEAN);
  if (item->line == MUSTER_FINDING_CLEAN)
    gtk_image_set_from_icon_name (row->icon, "object-select-symbolic");
  if (item->line != MUSTER_FINDING_SEVERITY)
    return;
  gtk_image_set_from_icon_name (row->icon, icons[item->severity]);
  gtk_widget_add_css_class (GTK_WIDGET (row->icon), classes[item->severity]);
}

static const char *
get_title (const MusterFindingItem *item)
{
  switch (item->line)
    {
    case MUSTER_FINDING_SEVERITY:
      return severity_label (item->severity);
    case MUSTER_FINDING_HEADING:
      return _ (item->check->label);
    case MUSTER_FINDING_SILENCED:
      return _ ("Silenced");
    default:
      return _ ("Nothing to mend");
    }
}

static void
show_heading (MusterFindingRow *row)
{
  const MusterFindingItem *item = row->item;
  g_autofree char *count = g_strdup_printf ("%u", item->count);

  show_icon (row);
  gtk_image_set_from_icon_name (row->arrow, item->open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (row->arrow), item->line != MUSTER_FINDING_CLEAN);
  gtk_label_set_text (row->title, get_title (item));
  gtk_label_set_text (row->count, item->line == MUSTER_FINDING_CLEAN ? "" : count);
  gtk_widget_set_visible (GTK_WIDGET (row->why), item->line == MUSTER_FINDING_HEADING);
  if (item->line == MUSTER_FINDING_SEVERITY)
    gtk_widget_add_css_class (row->heading, "finding-severity");
  else
    gtk_widget_remove_css_class (row->heading, "finding-severity");
}

static void
show_body (MusterFindingRow *row)
{
  MusterFindingItem *item = row->item;
  const char *fix = item->finding != NULL && item->check->fix != NULL ? item->finding->fix : NULL;
  g_autofree char *silenced = NULL;

  if (item->line == MUSTER_FINDING_WAIVER)
    silenced = g_strdup_printf ("%s%s%s", item->check != NULL ? _ (item->check->label) : "", item->check != NULL && item->reason != NULL ? " · " : "", item->reason != NULL ? item->reason : "");
  muster_label_set_shown (row->name, item->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->name), item->name);
  muster_label_set_shown (row->sentence, silenced != NULL ? silenced : item->finding->message);
  gtk_widget_set_visible (GTK_WIDGET (row->silence), item->line == MUSTER_FINDING_FOUND);
  gtk_widget_set_visible (row->restore, item->line == MUSTER_FINDING_WAIVER);
  gtk_widget_set_visible (row->fix, fix != NULL);
  gtk_widget_set_visible (GTK_WIDGET (row->explanation), item->line == MUSTER_FINDING_FOUND && item->open);
  gtk_label_set_text (row->explanation, item->check != NULL ? _ (item->check->explanation) : "");
  muster_label_set_shown (row->fix_label, fix != NULL ? fix : "");
}

static void
show_item (MusterFindingRow *row)
{
  gboolean body = row->item->line == MUSTER_FINDING_FOUND || row->item->line == MUSTER_FINDING_WAIVER;

  gtk_widget_set_visible (row->heading, !body);
  gtk_widget_set_visible (row->body, body);
  if (body)
    show_body (row);
  else
    show_heading (row);
}

void
muster_finding_row_set_item (MusterFindingRow *row, MusterFindingItem *item)
{
  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_set_object (&row->item, item);
  gtk_menu_button_set_popover (row->why, NULL);
  gtk_menu_button_set_popover (row->silence, NULL);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), row);
  show_item (row);
}

/* }}} */
/* {{{ The widget */

static void
muster_finding_row_dispose (GObject *object)
{
  MusterFindingRow *row = MUSTER_FINDING_ROW (object);

  g_clear_pointer (&row->heading, gtk_widget_unparent);
  g_clear_pointer (&row->body, gtk_widget_unparent);
  g_clear_object (&row->checkup);
  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_clear_object (&row->item);
  G_OBJECT_CLASS (muster_finding_row_parent_class)->dispose (object);
}

static void
muster_finding_row_class_init (MusterFindingRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_finding_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, heading);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, title);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, count);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, why);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, body);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, name);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, silence);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, restore);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, explanation);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, fix);
  gtk_widget_class_bind_template_child (widget_class, MusterFindingRow, fix_label);
}

static void
muster_finding_row_init (MusterFindingRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  gtk_menu_button_set_create_popup_func (row->why, explain, row, NULL);
  gtk_menu_button_set_create_popup_func (row->silence, ask_reason, row, NULL);
  g_signal_connect_object (row->fix, "clicked", G_CALLBACK (on_fix), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->restore, "clicked", G_CALLBACK (on_restore), row, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_finding_row_new (MusterCheckup *checkup)
{
  MusterFindingRow *row = g_object_new (MUSTER_TYPE_FINDING_ROW, NULL);

  row->checkup = g_object_ref (checkup);
  return GTK_WIDGET (row);
}

/* }}} */
