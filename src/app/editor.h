/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * editor.h: one open chart: the canvas, the pane with outline, people, checks and history on its
 * left, and the inspector on its right. All of them look at one session.
 */
#pragma once

#include "canvas.h"
#include "filter-bar.h"
#include "find-bar.h"
#include "panes.h"
#include "session.h"
#include "story.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_EDITOR (muster_editor_get_type ())
G_DECLARE_FINAL_TYPE (MusterEditor, muster_editor, MUSTER, EDITOR, GtkWidget)

GtkWidget *muster_editor_new (MusterSession *session);

MusterSession *muster_editor_get_session (MusterEditor *editor);
MusterCanvas *muster_editor_get_canvas (MusterEditor *editor);
MusterPanes *muster_editor_get_panes (MusterEditor *editor);
MusterFindBar *muster_editor_get_find_bar (MusterEditor *editor);
MusterFilterBar *muster_editor_get_filter_bar (MusterEditor *editor);
MusterStory *muster_editor_get_story (MusterEditor *editor);

/* To be shown and hidden. */
GtkWidget *muster_editor_get_minimap (MusterEditor *editor);

/* The page of the left pane: "outline", "people", "checks" or "history". Showing it shows the pane
 * too. */
const char *muster_editor_get_page (MusterEditor *editor);
void muster_editor_choose_page (MusterEditor *editor, const char *name);
void muster_editor_show_page (MusterEditor *editor, const char *name);

/* The board that is shown in place of the chart, %NULL if none is. */
GtkWidget *muster_editor_get_board (MusterEditor *editor);

/* Shows the inspector and moves the focus into it. */
void muster_editor_inspect (MusterEditor *editor);

G_END_DECLS
