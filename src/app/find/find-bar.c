/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * find-bar.c: see find-bar.h. What was found goes stale when the document changes. A small chart is
 * searched again at once, a large one when it is asked next: its index takes a while to make.
 */
#include "find-bar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Up to how many roles a chart is searched again after each change. */
#define MOST_ROLES_AT_ONCE 5000

/* What can be replaced in. */
static const MusterField fields[] = {
  MUSTER_ROLE_TITLE,
  MUSTER_ROLE_GRADE,
  MUSTER_ROLE_REQUIREMENTS,
  MUSTER_ROLE_NOTES,
  MUSTER_ROLE_REF,
  MUSTER_DEPARTMENT_NAME,
  MUSTER_DEPARTMENT_PURPOSE,
  MUSTER_PERSON_NAME,
  MUSTER_PERSON_EMAIL,
  MUSTER_PERSON_NOTES,
  MUSTER_RESPONSIBILITY_NAME,
  MUSTER_MEASURE_NAME,
  MUSTER_MEASURE_TARGET,
};

struct _MusterFindBar
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkToggleButton *replacing;
  GtkWidget *close;
  GtkEditable *with;
  GtkDropDown *field;
  GtkWidget *replace;

  /* Owned */
  MusterSession *session;

  /* MusterRecord: where it leads to, in the order of the chart; how many more are at other stages;
   * and for what that is. */
  GArray *found;
  guint n_elsewhere;
  char *query;
  gboolean stale;

  /* Of @found; -1 before the first. */
  int current;
  guint refreshing;

  /* Where the focus was. */
  GtkWidget *focus;
};

G_DEFINE_FINAL_TYPE (MusterFindBar, muster_find_bar, GTK_TYPE_WIDGET)

/* {{{ Finding */

static void
show_count (MusterFindBar *bar)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean none = *bar->query != '\0' && bar->found->len == 0;

  if (bar->current >= 0)
    g_string_append_printf (text, _ ("%u of %u"), (guint) bar->current + 1, bar->found->len);
  else if (bar->found->len > 0)
    g_string_append_printf (text, "%u", bar->found->len);
  else if (none && bar->n_elsewhere == 0)
    g_string_append (text, _ ("Nothing found"));
  if (bar->n_elsewhere > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u at another stage", "%u at other stages", bar->n_elsewhere), bar->n_elsewhere);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", more);
    }
  gtk_label_set_text (bar->count, text->str);
  if (none)
    gtk_widget_add_css_class (GTK_WIDGET (bar->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar->entry), "error");
}

/* Adds a place once. */
static void
add_place (MusterFindBar *bar, GHashTable *bright, MusterRecord record)
{
  if (g_hash_table_add (bright, GUINT_TO_POINTER (record)))
    g_array_append_val (bar->found, record);
}

static void
add_person (MusterFindBar *bar, GHashTable *bright, MusterRecord person)
{
  MusterProjection *projection = muster_session_get_projection (bar->session);
  g_autoptr (GArray) roles = muster_search_list_roles (muster_session_get_search (bar->session), person);
  guint n_here = 0;

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);

      if (!muster_projection_has (projection, role))
        continue;
      add_place (bar, bright, role);
      n_here++;
    }
  if (n_here == 0 && roles->len > 0)
    bar->n_elsewhere++;
  else if (n_here == 0)
    add_place (bar, bright, person);
}

static void
find (MusterFindBar *bar)
{
  g_autoptr (GArray) results = muster_search_find (muster_session_get_search (bar->session), bar->query);
  MusterProjection *projection = muster_session_get_projection (bar->session);
  g_autoptr (GHashTable) bright = g_hash_table_new (NULL, NULL);

  g_array_set_size (bar->found, 0);
  bar->n_elsewhere = 0;
  for (guint i = 0; i < results->len; i++)
    {
      const MusterSearchResult *result = &g_array_index (results, MusterSearchResult, i);

      if (result->kind == MUSTER_KIND_PERSON)
        add_person (bar, bright, result->record);
      else if (muster_projection_has (projection, result->record))
        add_place (bar, bright, result->record);
      else
        bar->n_elsewhere++;
    }
  bar->stale = FALSE;
  muster_session_set_bright (bar->session, *bar->query != '\0' ? bright : NULL);
}

static int
find_current (MusterFindBar *bar, MusterRecord record)
{
  for (guint i = 0; i < bar->found->len; i++)
    if (g_array_index (bar->found, MusterRecord, i) == record)
      return i;
  return -1;
}

/* Finds again what was asked for; what was gone to stays so if it is still among it. */
static void
find_again (MusterFindBar *bar)
{
  MusterRecord record = bar->current >= 0 ? g_array_index (bar->found, MusterRecord, bar->current) : 0;

  find (bar);
  bar->current = find_current (bar, record);
  show_count (bar);
}

/* Takes up what is typed now. Returns: whether that is something else than before */
static gboolean
follow_entry (MusterFindBar *bar)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (bar->entry))));

  if (g_str_equal (query, bar->query))
    return FALSE;
  g_free (bar->query);
  bar->query = g_steal_pointer (&query);
  bar->current = -1;
  find (bar);
  return TRUE;
}

static void
go (MusterFindBar *bar, int index)
{
  bar->current = index;
  show_count (bar);
  muster_session_go_to (bar->session, g_array_index (bar->found, MusterRecord, index));
}

/* The first of what is found is shown while a person types. */
static void
on_typed (MusterFindBar *bar)
{
  if (!muster_find_bar_is_open (bar) || !follow_entry (bar))
    return;
  if (bar->found->len > 0)
    go (bar, 0);
  else
    show_count (bar);
}

void
muster_find_bar_step (MusterFindBar *bar, int step)
{
  int n;

  if (!muster_find_bar_is_open (bar))
    muster_find_bar_open (bar, FALSE);
  if (!follow_entry (bar) && bar->stale)
    find_again (bar);
  n = bar->found->len;
  if (n > 0)
    go (bar, bar->current < 0 ? (step > 0 ? 0 : n - 1) : (bar->current + step + n) % n);
  else
    show_count (bar);
}

/* }}} */
/* {{{ Replacing */

static void
setup_field (GtkListItemFactory *factory, GtkListItem *list_item, gpointer ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), GPOINTER_TO_INT (ellipsize));
  gtk_list_item_set_child (list_item, label);
}

static void
bind_field (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static GtkListItemFactory *
make_factory (PangoEllipsizeMode ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_field), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_field), NULL);
  return factory;
}

/* In a narrow window the button is cut short, the list never. */
static void
fill_fields (MusterFindBar *bar)
{
  g_autoptr (GtkListItemFactory) in_button = make_factory (PANGO_ELLIPSIZE_END);
  g_autoptr (GtkListItemFactory) in_list = make_factory (PANGO_ELLIPSIZE_NONE);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const MusterFieldInfo *info = muster_field_get_info (fields[i]);
      /* Translators: a kind of record and one of its fields, as “Role: Title” */
      g_autofree char *label = g_strdup_printf (_ ("%s: %s"), muster_kind_get_label (info->kind), _ (info->label));

      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_factory (bar->field, in_button);
  gtk_drop_down_set_list_factory (bar->field, in_list);
  gtk_drop_down_set_model (bar->field, G_LIST_MODEL (labels));
}

/* Whether @result was found by what a person calls it, which is most likely what is meant. */
static gboolean
is_by_name (const MusterSearchResult *result)
{
  return result->field == muster_kind_name_field (result->kind);
}

static void
suggest_field (MusterFindBar *bar)
{
  g_autoptr (GArray) results = muster_search_find (muster_session_get_search (bar->session), bar->query);
  guint best = 0;

  while (best < results->len && !is_by_name (&g_array_index (results, MusterSearchResult, best)))
    best++;
  if (results->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == g_array_index (results, MusterSearchResult, best < results->len ? best : 0).field)
      gtk_drop_down_set_selected (bar->field, i);
}

static void
on_replacing (MusterFindBar *bar)
{
  if (!gtk_toggle_button_get_active (bar->replacing) || bar->session == NULL)
    return;
  suggest_field (bar);
  if (muster_find_bar_is_open (bar) && *bar->query != '\0')
    gtk_widget_grab_focus (GTK_WIDGET (bar->with));
}

static void
on_replace (MusterFindBar *bar)
{
  MusterField field = fields[gtk_drop_down_get_selected (bar->field)];
  const MusterFieldInfo *info = muster_field_get_info (field);
  MusterDocument *doc = muster_session_get_document (bar->session);
  g_autoptr (GArray) records = muster_document_list (doc, info->kind);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (bar->entry))));
  GError *error = NULL;
  guint n;

  if (!muster_session_may_edit (bar->session))
    return;
  n = muster_edit_replace_text (doc, (const MusterRecord *) (gpointer) records->data, records->len, field, text, gtk_editable_get_text (bar->with), FALSE, &error);
  if (n > 0)
    muster_session_say_done (bar->session);
  else if (error != NULL)
    muster_session_say_error (bar->session, error);
  else
    /* Translators: what was looked for, then a kind of record and one of its fields: “Role: Title” */
    muster_session_say (bar->session, _ ("“%s” is not found in %s: %s"), text, muster_kind_get_label (info->kind), _ (info->label));
}

/* }}} */
/* {{{ Opening and closing */

gboolean
muster_find_bar_is_open (MusterFindBar *bar)
{
  return gtk_revealer_get_reveal_child (bar->revealer);
}

gboolean
muster_find_bar_has_focus (MusterFindBar *bar)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (bar));
}

static void
set_focus (MusterFindBar *bar, GtkWidget *focus)
{
  g_set_weak_pointer (&bar->focus, focus);
}

void
muster_find_bar_open (MusterFindBar *bar, gboolean replace)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));

  if (root != NULL && !muster_find_bar_has_focus (bar))
    set_focus (bar, gtk_root_get_focus (root));
  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (bar->entry));
  gtk_editable_select_region (GTK_EDITABLE (bar->entry), 0, -1);
  follow_entry (bar);
  find_again (bar);
  gtk_toggle_button_set_active (bar->replacing, replace);
}

void
muster_find_bar_close (MusterFindBar *bar)
{
  gboolean had_focus = muster_find_bar_has_focus (bar);

  gtk_revealer_set_reveal_child (bar->revealer, FALSE);
  muster_session_set_bright (bar->session, NULL);
  if (had_focus && bar->focus != NULL && gtk_widget_get_mapped (bar->focus))
    gtk_widget_grab_focus (bar->focus);
  set_focus (bar, NULL);
}

/* By the action, which closes what has the focus, so that its button follows. */
static void
ask_to_close (MusterFindBar *bar)
{
  gtk_widget_activate_action (GTK_WIDGET (bar), "win.find", NULL);
}

static gboolean
on_key (MusterFindBar *bar, guint key, guint code, GdkModifierType state)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (key == GDK_KEY_Escape && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    {
      ask_to_close (bar);
      return GDK_EVENT_STOP;
    }
  if (!enter || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  muster_find_bar_step (bar, -1);
  return GDK_EVENT_STOP;
}

static void
on_enter (MusterFindBar *bar)
{
  muster_find_bar_step (bar, 1);
}

static gboolean
refresh (gpointer data)
{
  MusterFindBar *bar = data;

  bar->refreshing = 0;
  if (muster_find_bar_is_open (bar))
    find_again (bar);
  return G_SOURCE_REMOVE;
}

static void
on_changed (MusterFindBar *bar)
{
  bar->stale = TRUE;
  if (!muster_find_bar_is_open (bar) || *bar->query == '\0' || bar->refreshing != 0)
    return;
  if (muster_document_count (muster_session_get_document (bar->session), MUSTER_KIND_ROLE) <= MOST_ROLES_AT_ONCE)
    bar->refreshing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh, bar, NULL);
}

/* }}} */
/* {{{ The widget */

void
muster_find_bar_set_session (MusterFindBar *bar, MusterSession *session)
{
  g_set_object (&bar->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), bar, G_CONNECT_SWAPPED);
}

static void
muster_find_bar_dispose (GObject *object)
{
  MusterFindBar *bar = MUSTER_FIND_BAR (object);

  g_clear_handle_id (&bar->refreshing, g_source_remove);
  set_focus (bar, NULL);
  if (bar->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (bar->revealer));
  bar->revealer = NULL;
  if (bar->session != NULL)
    g_signal_handlers_disconnect_by_data (bar->session, bar);
  g_clear_object (&bar->session);
  G_OBJECT_CLASS (muster_find_bar_parent_class)->dispose (object);
}

static void
muster_find_bar_finalize (GObject *object)
{
  MusterFindBar *bar = MUSTER_FIND_BAR (object);

  g_array_unref (bar->found);
  g_free (bar->query);
  G_OBJECT_CLASS (muster_find_bar_parent_class)->finalize (object);
}

static void
muster_find_bar_class_init (MusterFindBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_find_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_find_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, replacing);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, close);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, with);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, field);
  gtk_widget_class_bind_template_child (widget_class, MusterFindBar, replace);
}

static void
muster_find_bar_init (MusterFindBar *bar)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  bar->found = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  bar->query = g_strdup ("");
  bar->current = -1;
  gtk_widget_init_template (GTK_WIDGET (bar));
  fill_fields (bar);
  g_signal_connect_object (bar->entry, "search-changed", G_CALLBACK (on_typed), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->entry, "activate", G_CALLBACK (on_enter), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->replacing, "toggled", G_CALLBACK (on_replacing), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->replace, "clicked", G_CALLBACK (on_replace), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->with, "activate", G_CALLBACK (on_replace), bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->close, "clicked", G_CALLBACK (ask_to_close), bar, G_CONNECT_SWAPPED);
  /* The entry takes Escape for itself and says so. */
  g_signal_connect_object (bar->entry, "stop-search", G_CALLBACK (ask_to_close), bar, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), bar);
  gtk_widget_add_controller (GTK_WIDGET (bar), keys);
}

/* }}} */
