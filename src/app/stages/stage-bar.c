/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stage-bar.c: see stage-bar.h. What changes is counted by the scene; it is asked once a frame, after
 * the scene is made anyway.
 */
#include "stage-bar.h"
#include "shifts.h"
#include "shown-label.h"

#include <glib/gi18n-lib.h>

struct _MusterStageBar
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *box;
  GtkWidget *with;
  GtkLabel *with_label;
  GtkLabel *text;
  GtkWidget *stop;
  GtkWidget *close;
  GMenu *stages;

  /* Owned */
  MusterSession *session;
  MusterStory *story;
  guint counting;
  GtkEventController *keys;
};

G_DEFINE_FINAL_TYPE (MusterStageBar, muster_stage_bar, GTK_TYPE_WIDGET)

/* {{{ What changes */

/* Adds a number with its words, in a colour. Takes @words. */
static void
add_count (GString *text, PangoAttrList *attributes, guint n, char *words, MusterColor color)
{
  PangoAttribute *paint = pango_attr_foreground_new ((guint16) (color.red * 65535), (guint16) (color.green * 65535), (guint16) (color.blue * 65535));
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  if (n == 0)
    {
      pango_attribute_destroy (paint);
      pango_attribute_destroy (weight);
      g_free (words);
      return;
    }
  if (text->len > 0)
    g_string_append (text, " · ");
  paint->start_index = weight->start_index = (guint) text->len;
  g_string_append (text, words);
  paint->end_index = weight->end_index = (guint) text->len;
  pango_attr_list_insert (attributes, paint);
  pango_attr_list_insert (attributes, weight);
  g_free (words);
}

static guint
count_changes (const GArray *shifts)
{
  guint n = 0;

  for (guint i = 0; i < shifts->len; i++)
    n += (g_array_index (shifts, MusterShift, i).kinds & (MUSTER_SHIFT_JOINS | MUSTER_SHIFT_LEAVES | MUSTER_SHIFT_MOVES)) == 0;
  return n;
}

static void
show_counts (MusterStageBar *bar, const GArray *shifts)
{
  MusterScene *scene = muster_session_get_scene (bar->session);
  MusterDocument *doc = muster_scene_get_document (scene);
  const MusterPalette *palette = muster_scene_get_palette (scene);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint joins = muster_shifts_count (shifts, doc, MUSTER_KIND_NONE, MUSTER_SHIFT_JOINS), leaves = muster_shifts_count (shifts, doc, MUSTER_KIND_NONE, MUSTER_SHIFT_LEAVES);
  guint moves = muster_shifts_count (shifts, doc, MUSTER_KIND_NONE, MUSTER_SHIFT_MOVES), changes = count_changes (shifts);

  add_count (text, attributes, joins, g_strdup_printf (ngettext ("%u joins", "%u join", joins), joins), palette->joins);
  add_count (text, attributes, leaves, g_strdup_printf (ngettext ("%u leaves", "%u leave", leaves), leaves), palette->leaves);
  add_count (text, attributes, moves, g_strdup_printf (ngettext ("%u moves", "%u move", moves), moves), palette->moves);
  add_count (text, attributes, changes, g_strdup_printf (ngettext ("%u has another line or holder", "%u have another line or holder", changes), changes), palette->changes);
  muster_label_set_shown (bar->text, text->len > 0 ? text->str : _ ("Nothing changes"));
  gtk_label_set_attributes (bar->text, attributes);
}

/* }}} */
/* {{{ With what */

static void
fill_stages (MusterStageBar *bar)
{
  MusterDocument *doc = muster_session_get_document (bar->session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  g_menu_remove_all (bar->stages);
  g_menu_append (bar->stages, _ ("The Stage Before"), "win.compare-with::");
  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord stage = g_array_index (stages, MusterRecord, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (muster_document_get_name (doc, stage), NULL);

      g_menu_item_set_action_and_target (item, "win.compare-with", "s", muster_document_get_id (doc, stage));
      g_menu_append_item (bar->stages, item);
    }
}

static void
show_comparison (MusterStageBar *bar)
{
  MusterDocument *doc = muster_session_get_document (bar->session);
  const MusterSceneOptions *options = muster_session_get_options (bar->session);
  const GArray *shifts = muster_scene_get_shifts (muster_session_get_scene (bar->session));
  g_autofree char *label = NULL;

  if (muster_session_is_previewing (bar->session))
    label = g_strdup (_ ("Preview"));
  else if (options->compared != 0)
    /* Translators: a stage, and the one that it is compared with, before it: “Start-up → Growth” */
    label = g_strdup_printf (_ ("%s → %s"), muster_document_get_name (doc, options->compared), muster_document_get_name (doc, options->stage));
  else
    label = g_strdup (_ ("Compare with"));
  muster_label_set_shown (bar->with_label, label);
  fill_stages (bar);
  if (shifts != NULL)
    {
      show_counts (bar, shifts);
      return;
    }
  gtk_label_set_attributes (bar->text, NULL);
  muster_label_set_shown (bar->text, options->stage != 0 ? _ ("Nothing comes before the first stage: choose a later one") : _ ("Choose a stage to see what changes with it"));
}

static gboolean
show (gpointer data)
{
  MusterStageBar *bar = data;
  gboolean playing = muster_story_is_playing (bar->story), previewing = muster_session_is_previewing (bar->session);
  gboolean comparing = muster_session_is_comparing (bar->session) || previewing;

  bar->counting = 0;
  gtk_widget_set_visible (GTK_WIDGET (bar), playing || comparing);
  gtk_widget_set_visible (bar->with, comparing && !playing);
  gtk_widget_set_sensitive (bar->with, !previewing);
  gtk_widget_set_visible (bar->stop, playing);
  gtk_widget_set_visible (bar->close, !playing && !previewing);
  if (playing)
    {
      g_autofree char *caption = muster_story_dup_caption (bar->story);

      gtk_label_set_attributes (bar->text, NULL);
      muster_label_set_shown (bar->text, caption);
    }
  else if (comparing)
    show_comparison (bar);
  return G_SOURCE_REMOVE;
}

/* Below the frame, for which the scene is made. */
static void
queue_show (MusterStageBar *bar)
{
  if (bar->counting == 0)
    bar->counting = g_idle_add (show, bar);
}

/* }}} */
/* {{{ The story */

/* Before anything else in the window hears it. */
static gboolean
on_key (GtkEventController *controller, guint key, guint code, GdkModifierType modifiers, MusterStageBar *bar)
{
  if (key != GDK_KEY_Escape || bar->story == NULL || !muster_story_is_playing (bar->story) || !gtk_widget_get_mapped (GTK_WIDGET (bar)))
    return FALSE;
  muster_story_stop (bar->story);
  return TRUE;
}

static void
muster_stage_bar_root (GtkWidget *widget)
{
  MusterStageBar *bar = MUSTER_STAGE_BAR (widget);

  GTK_WIDGET_CLASS (muster_stage_bar_parent_class)->root (widget);
  bar->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (bar->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (bar->keys, "key-pressed", G_CALLBACK (on_key), bar, 0);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), bar->keys);
}

static void
muster_stage_bar_unroot (GtkWidget *widget)
{
  MusterStageBar *bar = MUSTER_STAGE_BAR (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), bar->keys);
  bar->keys = NULL;
  GTK_WIDGET_CLASS (muster_stage_bar_parent_class)->unroot (widget);
}

MusterStory *
muster_stage_bar_get_story (MusterStageBar *bar)
{
  return bar->story;
}

/* }}} */

void
muster_stage_bar_set_session (MusterStageBar *bar, MusterSession *session)
{
  g_return_if_fail (bar->session == NULL);

  bar->session = g_object_ref (session);
  bar->story = muster_story_new (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (queue_show), bar);
  g_signal_connect_swapped (bar->story, "changed", G_CALLBACK (queue_show), bar);
  g_signal_connect_swapped (bar->stop, "clicked", G_CALLBACK (muster_story_stop), bar->story);
  queue_show (bar);
}

static void
muster_stage_bar_dispose (GObject *object)
{
  MusterStageBar *bar = MUSTER_STAGE_BAR (object);

  g_clear_handle_id (&bar->counting, g_source_remove);
  if (bar->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (bar->session, bar);
      g_signal_handlers_disconnect_by_data (bar->story, bar);
      g_signal_handlers_disconnect_by_data (bar->stop, bar->story);
    }
  g_clear_object (&bar->story);
  g_clear_object (&bar->session);
  g_clear_pointer (&bar->box, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_stage_bar_parent_class)->dispose (object);
}

static void
muster_stage_bar_class_init (MusterStageBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_stage_bar_dispose;
  widget_class->root = muster_stage_bar_root;
  widget_class->unroot = muster_stage_bar_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/stage-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, box);
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, with);
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, with_label);
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, text);
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, stop);
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, close);
  gtk_widget_class_bind_template_child (widget_class, MusterStageBar, stages);
}

static void
muster_stage_bar_init (MusterStageBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}
