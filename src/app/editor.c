/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * editor.c: see editor.h. What follows from the chart (numbers, findings) is counted once a frame,
 * however much changes in between.
 */
#include "editor.h"
#include "boards.h"
#include "checkup.h"
#include "findings.h"
#include "inspector.h"
#include "legend-view.h"
#include "minimap.h"
#include "outline.h"
#include "people.h"
#include "settings.h"
#include "shown-label.h"
#include "stage-bar.h"
#include "timeline.h"

#include <glib/gi18n-lib.h>

struct _MusterEditor
{
  GtkWidget parent_instance;

  /* Of the template */
  MusterPanes *panes;
  GtkStack *stack;
  GtkStack *boards;
  MusterOutline *outline;
  MusterPeople *people;
  MusterFindings *findings;
  MusterTimeline *timeline;
  MusterInspector *inspector;
  MusterCanvas *canvas;
  MusterFindBar *find_bar;
  MusterFilterBar *filter_bar;
  MusterStageBar *stage_bar;
  GtkToggleButton *checks_page;
  GtkLabel *problems;
  GtkLabel *figures;
  GtkButton *zoom;
  GtkWidget *zoom_out;
  GtkWidget *zoom_in;
  GtkWidget *numbers;
  GtkWidget *minimap;
  MusterLegendView *legend;
  GtkWidget *way_back;
  GtkLabel *branch;

  /* Owned */
  MusterSession *session;
  GSettings *settings;
  MusterCheckup *checkup;
  guint counting;
  guint folding;
};

G_DEFINE_FINAL_TYPE (MusterEditor, muster_editor, GTK_TYPE_WIDGET)

MusterSession *
muster_editor_get_session (MusterEditor *editor)
{
  return editor->session;
}

MusterCanvas *
muster_editor_get_canvas (MusterEditor *editor)
{
  return editor->canvas;
}

MusterPanes *
muster_editor_get_panes (MusterEditor *editor)
{
  return editor->panes;
}

GtkWidget *
muster_editor_get_minimap (MusterEditor *editor)
{
  return editor->minimap;
}

MusterFindBar *
muster_editor_get_find_bar (MusterEditor *editor)
{
  return editor->find_bar;
}

MusterFilterBar *
muster_editor_get_filter_bar (MusterEditor *editor)
{
  return editor->filter_bar;
}

MusterStory *
muster_editor_get_story (MusterEditor *editor)
{
  return muster_stage_bar_get_story (editor->stage_bar);
}

const char *
muster_editor_get_page (MusterEditor *editor)
{
  return gtk_stack_get_visible_child_name (editor->stack);
}

void
muster_editor_choose_page (MusterEditor *editor, const char *name)
{
  if (gtk_stack_get_child_by_name (editor->stack, name) != NULL)
    gtk_stack_set_visible_child_name (editor->stack, name);
}

void
muster_editor_show_page (MusterEditor *editor, const char *name)
{
  muster_panes_set_shown (editor->panes, MUSTER_PANE_START, TRUE);
  muster_editor_choose_page (editor, name);
}

void
muster_editor_inspect (MusterEditor *editor)
{
  muster_panes_set_shown (editor->panes, MUSTER_PANE_END, TRUE);
  muster_inspector_freshen (editor->inspector);
  gtk_widget_child_focus (GTK_WIDGET (editor->inspector), GTK_DIR_TAB_FORWARD);
}

/* {{{ Boards */

/* A board is made when it is looked at for the first time. */
static void
show_board (MusterEditor *editor)
{
  const MusterBoard *board = muster_board_find (muster_session_get_board (editor->session));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (editor)));
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (editor->boards));

  if (board != NULL && gtk_stack_get_child_by_name (editor->boards, board->name) == NULL)
    gtk_stack_add_named (editor->boards, board->make (editor->session), board->name);
  gtk_stack_set_visible_child_name (editor->boards, board != NULL ? board->name : "chart");
  if (focused)
    gtk_widget_grab_focus (board != NULL ? gtk_stack_get_visible_child (editor->boards) : GTK_WIDGET (editor->canvas));
}

GtkWidget *
muster_editor_get_board (MusterEditor *editor)
{
  return muster_session_get_board (editor->session) != NULL ? gtk_stack_get_visible_child (editor->boards) : NULL;
}

/* }}} */
/* {{{ Numbers */

static char *
dup_figures (const MusterMetrics *metrics)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u role", "%u roles", metrics->total.roles), metrics->total.roles);
  if (metrics->total.open > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u open", "%u open", metrics->total.open), metrics->total.open);
    }
  if (metrics->span_max > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%.1f average span"), metrics->span_average);
    }
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u layer", "%u layers", metrics->layers), metrics->layers);
  return g_string_free (text, FALSE);
}

static void
show_findings (MusterEditor *editor)
{
  const GPtrArray *findings = muster_checkup_get_findings (editor->checkup);
  g_autofree char *text = g_strdup_printf (ngettext ("%u check", "%u checks", findings->len), findings->len);
  g_autofree char *page = findings->len > 0 ? g_strdup_printf (_ ("Checks %u"), findings->len) : g_strdup (_ ("Checks"));

  gtk_label_set_text (editor->problems, text);
  gtk_widget_set_visible (GTK_WIDGET (editor->problems), findings->len > 0);
  gtk_button_set_label (GTK_BUTTON (editor->checks_page), page);
}

static gboolean
count (gpointer data)
{
  MusterEditor *editor = data;
  g_autofree char *figures = dup_figures (muster_session_get_metrics (editor->session));

  editor->counting = 0;
  gtk_label_set_text (editor->figures, figures);
  return G_SOURCE_REMOVE;
}

/* Whose branch alone is shown, with the way back. */
static void
show_root (MusterEditor *editor)
{
  MusterRecord root = muster_session_get_options (editor->session)->root;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (editor->way_back, root != 0);
  if (root == 0)
    return;
  /* Translators: %s is a department or a role */
  text = g_strdup_printf (_ ("Only “%s”"), muster_document_get_name (muster_session_get_document (editor->session), root));
  muster_label_set_shown (editor->branch, text);
}

/* Below the frame, which is to be seen first. */
static void
on_changed (MusterEditor *editor)
{
  show_root (editor);
  if (editor->counting == 0)
    editor->counting = g_idle_add (count, editor);
}

static void
show_zoom (MusterEditor *editor)
{
  double per_cent = muster_canvas_get_zoom (editor->canvas) * 100;
  g_autofree char *text = g_strdup_printf (per_cent < 10 ? _ ("%.1f %%") : _ ("%.0f %%"), per_cent);

  gtk_button_set_label (editor->zoom, text);
}

/* }}} */
/* {{{ Where it is narrow */

/* What the corners leave free of each other, in pixels. */
#define ZOOM_WIDTH 200
#define ZOOM_WIDTH_FOLDED 72

/* Fitting is left of the zoom, and the numbers may be longer. */
static gboolean
fold (gpointer data)
{
  MusterEditor *editor = data;
  gboolean folded = muster_panes_is_folded (editor->panes);

  editor->folding = 0;
  gtk_widget_set_visible (editor->zoom_out, !folded);
  gtk_widget_set_visible (GTK_WIDGET (editor->zoom), !folded);
  gtk_widget_set_visible (editor->zoom_in, !folded);
  gtk_widget_set_margin_end (editor->numbers, folded ? ZOOM_WIDTH_FOLDED : ZOOM_WIDTH);
  return G_SOURCE_REMOVE;
}

/* The panes fold while sizes are given out, when nothing else may change. */
static void
queue_fold (MusterEditor *editor)
{
  if (editor->folding == 0)
    editor->folding = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold, editor, NULL);
}

/* }}} */
/* {{{ What is remembered */

/* A fold hides panes that are wanted, and is not remembered. */
static void
remember_panes (MusterEditor *editor)
{
  if (muster_panes_is_folded (editor->panes))
    return;
  g_settings_set_boolean (editor->settings, "show-left-pane", muster_panes_get_wanted (editor->panes, MUSTER_PANE_START));
  g_settings_set_boolean (editor->settings, "show-inspector", muster_panes_get_wanted (editor->panes, MUSTER_PANE_END));
}

static void
bind_settings (MusterEditor *editor)
{
  g_autofree char *page = NULL;

  editor->settings = muster_settings_new ();
  page = g_settings_get_string (editor->settings, "left-pane-page");
  muster_editor_choose_page (editor, page);
  g_settings_bind (editor->settings, "left-pane-page", editor->stack, "visible-child-name", G_SETTINGS_BIND_SET);
  g_settings_bind (editor->settings, "left-pane-width", editor->panes, "start-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (editor->settings, "inspector-width", editor->panes, "end-width", G_SETTINGS_BIND_DEFAULT);
  muster_panes_set_shown (editor->panes, MUSTER_PANE_START, g_settings_get_boolean (editor->settings, "show-left-pane"));
  muster_panes_set_shown (editor->panes, MUSTER_PANE_END, g_settings_get_boolean (editor->settings, "show-inspector"));
  g_signal_connect_object (editor->panes, "notify::start-shown", G_CALLBACK (remember_panes), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor->panes, "notify::start-shown", G_CALLBACK (queue_fold), editor, G_CONNECT_SWAPPED);
}

/* }}} */
/* {{{ The widget */

static void
muster_editor_dispose (GObject *object)
{
  MusterEditor *editor = MUSTER_EDITOR (object);
  GtkWidget *child;

  g_clear_handle_id (&editor->counting, g_source_remove);
  g_clear_handle_id (&editor->folding, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  if (editor->session != NULL)
    g_signal_handlers_disconnect_by_data (editor->session, editor);
  g_clear_object (&editor->checkup);
  g_clear_object (&editor->session);
  g_clear_object (&editor->settings);
  G_OBJECT_CLASS (muster_editor_parent_class)->dispose (object);
}

static void
muster_editor_class_init (MusterEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_editor_dispose;
  g_type_ensure (MUSTER_TYPE_PANES);
  g_type_ensure (MUSTER_TYPE_CANVAS);
  g_type_ensure (MUSTER_TYPE_FIND_BAR);
  g_type_ensure (MUSTER_TYPE_FILTER_BAR);
  g_type_ensure (MUSTER_TYPE_STAGE_BAR);
  g_type_ensure (MUSTER_TYPE_OUTLINE);
  g_type_ensure (MUSTER_TYPE_PEOPLE);
  g_type_ensure (MUSTER_TYPE_FINDINGS);
  g_type_ensure (MUSTER_TYPE_TIMELINE);
  g_type_ensure (MUSTER_TYPE_INSPECTOR);
  g_type_ensure (MUSTER_TYPE_MINIMAP);
  g_type_ensure (MUSTER_TYPE_LEGEND_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, panes);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, boards);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, outline);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, people);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, timeline);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, inspector);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, canvas);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, find_bar);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, stage_bar);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, checks_page);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, problems);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, figures);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, zoom);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, numbers);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, minimap);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, legend);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, way_back);
  gtk_widget_class_bind_template_child (widget_class, MusterEditor, branch);
}

static void
muster_editor_init (MusterEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  bind_settings (editor);
  g_signal_connect_object (editor->canvas, "notify::zoom", G_CALLBACK (show_zoom), editor, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_editor_new (MusterSession *session)
{
  MusterEditor *editor = g_object_new (MUSTER_TYPE_EDITOR, NULL);

  editor->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), editor);
  g_signal_connect_swapped (session, "board-changed", G_CALLBACK (show_board), editor);
  muster_canvas_set_session (editor->canvas, session);
  muster_minimap_set_canvas (MUSTER_MINIMAP (editor->minimap), editor->canvas);
  muster_legend_view_set_session (editor->legend, session);
  muster_find_bar_set_session (editor->find_bar, session);
  muster_filter_bar_set_session (editor->filter_bar, session);
  muster_stage_bar_set_session (editor->stage_bar, session);
  muster_outline_set_session (editor->outline, session);
  muster_people_set_session (editor->people, session);
  editor->checkup = muster_checkup_new (session);
  g_signal_connect_object (editor->checkup, "changed", G_CALLBACK (show_findings), editor, G_CONNECT_SWAPPED);
  muster_findings_set_checkup (editor->findings, editor->checkup);
  muster_timeline_set_session (editor->timeline, session);
  muster_inspector_set_session (editor->inspector, session);
  on_changed (editor);
  return GTK_WIDGET (editor);
}

/* }}} */
