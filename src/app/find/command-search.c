/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * command-search.c: see command-search.h. What can be done now comes from the table of actions, of the
 * application and from here where an action needs a parameter; where one can go comes from the
 * document's search. The focus stays in the entry, the arrows move in the list.
 */
#include "command-search.h"
#include "actions.h"
#include "fold.h"
#include "record-picker.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MOST 60
#define MOST_RECORDS 30

#define MUSTER_TYPE_COMMAND_SEARCH (muster_command_search_get_type ())
G_DECLARE_FINAL_TYPE (MusterCommandSearch, muster_command_search, MUSTER, COMMAND_SEARCH, AdwWindow)

/**
 * Hit:
 * @label: what it is called, translated
 * @note: (nullable): where it belongs
 * @action: (nullable): its detailed name; %NULL for a record
 * @score: how well it fits; 0 is best
 */
typedef struct
{
  char *label;
  char *note;
  char *keys;
  char *action;
  MusterRecord record;
  guint score;
} Hit;

struct _MusterCommandSearch
{
  AdwWindow parent_instance;

  /* Of the template */
  GtkSearchEntry *entry;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  /* Hit: all that can be done; and what is listed, which are of @actions or of @records. */
  GPtrArray *actions;
  GPtrArray *records;
  GPtrArray *listed;
};

G_DEFINE_FINAL_TYPE (MusterCommandSearch, muster_command_search, ADW_TYPE_WINDOW)

static void
hit_free (gpointer data)
{
  Hit *hit = data;

  g_free (hit->label);
  g_free (hit->note);
  g_free (hit->keys);
  g_free (hit->action);
  g_free (hit);
}

static MusterWindow *
get_window (MusterCommandSearch *search)
{
  return MUSTER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (search)));
}

/* {{{ What can be done */

/* Actions that take a parameter, with one; and those of the application. */
static const struct
{
  const char *action;
  const char *label;
  const char *group;
} more[] = {
  { "win.view::departments", N_ ("Show Departments"), N_ ("View") },
  { "win.view::reporting", N_ ("Show Reporting"), N_ ("View") },
  { "win.page::outline", N_ ("Show Outline"), N_ ("View") },
  { "win.page::people", N_ ("Show People"), N_ ("View") },
  { "win.page::checks", N_ ("Show Checks"), N_ ("View") },
  { "win.page::history", N_ ("Show History"), N_ ("View") },
  { "app.new-window", N_ ("New Window"), N_ ("Muster") },
  { "app.help", N_ ("Help"), N_ ("Muster") },
  { "app.shortcuts", N_ ("Keyboard Shortcuts"), N_ ("Muster") },
  { "app.about", N_ ("About Muster"), N_ ("Muster") },
  { "app.quit", N_ ("Quit"), N_ ("Muster") },
};

static gboolean
is_enabled (MusterWindow *window, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GActionGroup *group = g_str_has_prefix (detailed, "app.") ? G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (window))) : G_ACTION_GROUP (window);

  return g_action_parse_detailed_name (detailed, &name, &target, NULL) && group != NULL && g_action_group_get_action_enabled (group, name + strlen ("win."));
}

static char *
dup_keys (const char *keys)
{
  g_auto (GStrv) parts = keys != NULL ? g_strsplit (keys, "|", -1) : NULL;
  guint key = 0;
  GdkModifierType modifiers;

  if (parts == NULL || parts[0] == NULL || !gtk_accelerator_parse (parts[0], &key, &modifiers) || key == 0)
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

/* Takes @detailed. */
static void
add_action (MusterCommandSearch *search, char *detailed, const char *label, const char *group, const char *keys)
{
  g_autofree char *action = detailed;
  Hit *hit;

  if (!is_enabled (get_window (search), action))
    return;
  hit = g_new0 (Hit, 1);
  hit->label = g_strdup (label);
  hit->note = g_strdup (group);
  hit->keys = dup_keys (keys);
  hit->action = g_steal_pointer (&action);
  g_ptr_array_add (search->actions, hit);
}

static void
add_of_table (const MusterAction *action, gpointer data)
{
  MusterCommandSearch *search = data;
  g_autofree char *label = NULL;

  if (action->parameter != NULL || g_str_equal (action->name, "command-search"))
    return;
  label = muster_action_dup_label (action);
  add_action (search, g_strconcat ("win.", action->name, NULL), label, _ (action->group), action->keys);
}

static void
add_stages (MusterCommandSearch *search)
{
  MusterSession *session = muster_window_get_session (get_window (search));
  g_autoptr (GArray) stages = session != NULL ? muster_document_list (muster_session_get_document (session), MUSTER_KIND_STAGE) : NULL;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      MusterDocument *doc = muster_session_get_document (session);
      MusterRecord stage = g_array_index (stages, MusterRecord, i);
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (muster_document_get_id (doc, stage)));
      /* Translators: the name of a stage */
      g_autofree char *label = g_strdup_printf (_ ("Show Stage “%s”"), muster_document_get_name (doc, stage));

      add_action (search, g_action_print_detailed_name ("win.stage", target), label, _ ("View"), NULL);
    }
}

static void
add_actions (MusterCommandSearch *search)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (get_window (search)));

  muster_actions_foreach (add_of_table, search);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_auto (GStrv) keys = application != NULL ? gtk_application_get_accels_for_action (application, more[i].action) : NULL;

      add_action (search, g_strdup (more[i].action), _ (more[i].label), _ (more[i].group), keys != NULL ? keys[0] : NULL);
    }
  add_stages (search);
}

/* }}} */
/* {{{ What fits */

/* Whether all words are somewhere in @text, which is folded. */
static gboolean
has_words (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether the words begin words of @text, in order: “sh dep” for “show departments”. */
static gboolean
begins_words (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      while (text != NULL && !g_str_has_prefix (text, words[i]))
        {
          text = strchr (text, ' ');
          text = text != NULL ? text + 1 : NULL;
        }
      if (text == NULL)
        return FALSE;
      text += strlen (words[i]);
    }
  return TRUE;
}

/* Whether the letters are there in order: “zmin” for “zoom in”. */
static gboolean
has_letters (const char *text, const char *letters)
{
  for (; *letters != '\0' && text != NULL; letters = g_utf8_next_char (letters))
    {
      text = g_utf8_strchr (text, -1, g_utf8_get_char (letters));
      text = text != NULL ? g_utf8_next_char (text) : NULL;
    }
  return text != NULL;
}

/* How well a label fits what was typed, both folded; G_MAXUINT if not at all. */
static guint
score (const char *label, const char *note, const char *text, char **words)
{
  g_autofree char *all = g_strconcat (label, " ", note, NULL);

  if (g_str_equal (label, text))
    return 0;
  if (g_str_has_prefix (label, text))
    return 1;
  if (begins_words (label, words))
    return 2;
  if (has_words (label, words))
    return 3;
  if (has_words (all, words))
    return 4;
  return words[0] != NULL && words[1] == NULL && g_utf8_strlen (text, -1) > 2 && has_letters (label, text) ? 6 : G_MAXUINT;
}

static void
list_fitting (MusterCommandSearch *search, const char *text, char **words)
{
  for (guint i = 0; i < search->actions->len; i++)
    {
      Hit *hit = g_ptr_array_index (search->actions, i);
      g_autofree char *label = muster_fold (hit->label);
      g_autofree char *note = muster_fold (hit->note);

      hit->score = score (label, note, text, words);
      if (hit->score != G_MAXUINT)
        g_ptr_array_add (search->listed, hit);
    }
}

static void
list_records (MusterCommandSearch *search, const char *text, char **words)
{
  MusterSession *session = muster_window_get_session (get_window (search));
  const guint kinds = 1 << MUSTER_KIND_DEPARTMENT | 1 << MUSTER_KIND_ROLE | 1 << MUSTER_KIND_PERSON;
  g_autoptr (GArray) found = NULL;

  if (session == NULL || *text == '\0')
    return;
  found = muster_search_rank (muster_session_get_search (session), text, kinds, MOST_RECORDS);
  for (guint i = 0; i < found->len; i++)
    {
      MusterDocument *doc = muster_session_get_document (session);
      Hit *hit = g_new0 (Hit, 1);
      g_autofree char *folded = NULL;

      hit->record = g_array_index (found, MusterSearchResult, i).record;
      hit->label = g_strdup (muster_document_get_name (doc, hit->record));
      hit->note = muster_record_dup_place (doc, hit->record);
      folded = muster_fold (hit->label);
      /* Whatever the search found fits: in another field, if not here. */
      hit->score = MIN (score (folded, "", text, words), 5);
      g_ptr_array_add (search->records, hit);
      g_ptr_array_add (search->listed, hit);
    }
}

/* g_ptr_array_sort() keeps the order of equals: actions before records. */
static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const Hit *const *first = a, *const *second = b;

  return (*first)->score < (*second)->score ? -1 : (*first)->score > (*second)->score;
}

/* }}} */
/* {{{ The list */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  muster_label_set_shown (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static const char *
get_icon (MusterCommandSearch *search, const Hit *hit)
{
  MusterSession *session = muster_window_get_session (get_window (search));

  if (hit->action != NULL)
    return "system-run-symbolic";
  switch (muster_document_get_kind (muster_session_get_document (session), hit->record))
    {
    case MUSTER_KIND_DEPARTMENT:
      return "muster-departments-symbolic";
    case MUSTER_KIND_PERSON:
      return "muster-person-symbolic";
    default:
      return "muster-reporting-symbolic";
    }
}

static GtkWidget *
make_row (MusterCommandSearch *search, const Hit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *note = make_label (hit->note, "dim-label");
  GtkWidget *image = gtk_image_new_from_icon_name (get_icon (search, hit));

  gtk_widget_add_css_class (image, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_set_hexpand (note, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), make_label (hit->label, NULL));
  gtk_box_append (GTK_BOX (box), note);
  if (hit->keys != NULL)
    {
      GtkWidget *keys = gtk_label_new (hit->keys);

      gtk_widget_add_css_class (keys, "dim-label");
      gtk_widget_add_css_class (keys, "caption");
      gtk_box_append (GTK_BOX (box), keys);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
clear (MusterCommandSearch *search)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (search->list, 0)) != NULL)
    gtk_list_box_remove (search->list, GTK_WIDGET (row));
  g_ptr_array_set_size (search->listed, 0);
  g_ptr_array_set_size (search->records, 0);
}

static void
fill (MusterCommandSearch *search)
{
  g_autofree char *typed = g_strstrip (muster_fold (gtk_editable_get_text (GTK_EDITABLE (search->entry))));
  g_auto (GStrv) words = g_strsplit_set (typed, " ", -1);

  clear (search);
  list_fitting (search, typed, words);
  list_records (search, typed, words);
  g_ptr_array_sort (search->listed, compare_scores);
  for (guint i = 0; i < MIN (search->listed->len, MOST); i++)
    gtk_list_box_append (search->list, make_row (search, g_ptr_array_index (search->listed, i)));
  gtk_list_box_select_row (search->list, gtk_list_box_get_row_at_index (search->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (search->scroller), 0);
}

/* The window goes first: what is run may open one, and looks at what has the focus. */
static void
run (MusterCommandSearch *search, GtkListBoxRow *row)
{
  const Hit *hit = g_ptr_array_index (search->listed, gtk_list_box_row_get_index (row));
  g_autoptr (MusterWindow) window = g_object_ref (get_window (search));
  g_autofree char *action = g_strdup (hit->action);
  MusterRecord record = hit->record;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  gtk_window_destroy (GTK_WINDOW (search));
  if (action == NULL)
    muster_session_go_to (muster_window_get_session (window), record);
  else if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}

static void
run_selected (MusterCommandSearch *search)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (search->list);

  if (row != NULL)
    run (search, row);
}

/* }}} */
/* {{{ Keys */

static void
select_row (MusterCommandSearch *search, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (search->list, index);
  graphene_rect_t bounds;

  if (row == NULL)
    return;
  gtk_list_box_select_row (search->list, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (search->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (search->scroller), bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
on_key (MusterCommandSearch *search, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (search->list);
  int n = MIN (search->listed->len, MOST);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  switch (key)
    {
    case GDK_KEY_Down:
      select_row (search, MIN (index + 1, n - 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      select_row (search, MAX (index - 1, 0));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      select_row (search, MIN (index + 8, n - 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      select_row (search, MAX (index - 8, 0));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* }}} */
/* {{{ The window */

static void
muster_command_search_finalize (GObject *object)
{
  MusterCommandSearch *search = MUSTER_COMMAND_SEARCH (object);

  g_ptr_array_unref (search->listed);
  g_ptr_array_unref (search->records);
  g_ptr_array_unref (search->actions);
  G_OBJECT_CLASS (muster_command_search_parent_class)->finalize (object);
}

static void
muster_command_search_class_init (MusterCommandSearchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_command_search_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/command-search.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterCommandSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, MusterCommandSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterCommandSearch, list);
}

static void
muster_command_search_init (MusterCommandSearch *search)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  search->actions = g_ptr_array_new_with_free_func (hit_free);
  search->records = g_ptr_array_new_with_free_func (hit_free);
  search->listed = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (search));
  g_signal_connect_object (search->entry, "changed", G_CALLBACK (fill), search, G_CONNECT_SWAPPED);
  g_signal_connect_object (search->entry, "activate", G_CALLBACK (run_selected), search, G_CONNECT_SWAPPED);
  g_signal_connect_object (search->entry, "stop-search", G_CALLBACK (gtk_window_destroy), search, G_CONNECT_SWAPPED);
  g_signal_connect_object (search->list, "row-activated", G_CALLBACK (run), search, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), search);
  gtk_widget_add_controller (GTK_WIDGET (search->entry), keys);
}

void
muster_command_search_show (MusterWindow *window)
{
  MusterCommandSearch *search = g_object_new (MUSTER_TYPE_COMMAND_SEARCH, "transient-for", window, NULL);

  add_actions (search);
  fill (search);
  gtk_widget_grab_focus (GTK_WIDGET (search->entry));
  gtk_window_present (GTK_WINDOW (search));
}

/* }}} */
