/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * panes.h: a content with a pane at either side.
 *
 * Where there is room the panes stand beside the content, as wide as a person drags them. Where there
 * is not (under MUSTER_PANES_FOLD points) the widget is folded: at most one pane at a time lies over
 * the content, until a click beside it or Escape. Which panes stand there unfolded is remembered
 * through a fold.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_PANES_FOLD 700

#define MUSTER_TYPE_PANES (muster_panes_get_type ())
G_DECLARE_FINAL_TYPE (MusterPanes, muster_panes, MUSTER, PANES, GtkWidget)

typedef enum
{
  MUSTER_PANE_START,
  MUSTER_PANE_END,
} MusterPane;

/* In templates, children of type "start" and "end" are the panes, and one without is the content. */
void muster_panes_set_pane (MusterPanes *panes, MusterPane which, GtkWidget *pane);
void muster_panes_set_content (MusterPanes *panes, GtkWidget *content);

/* Whether a pane is to be seen now; the properties "start-shown" and "end-shown". */
gboolean muster_panes_get_shown (MusterPanes *panes, MusterPane which);
void muster_panes_set_shown (MusterPanes *panes, MusterPane which, gboolean shown);

/* Whether it stands there when there is room, whatever is to be seen now. */
gboolean muster_panes_get_wanted (MusterPanes *panes, MusterPane which);

/* How wide a pane is, in pixels; the properties "start-width" and "end-width". */
int muster_panes_get_width (MusterPanes *panes, MusterPane which);
void muster_panes_set_width (MusterPanes *panes, MusterPane which, int width);

gboolean muster_panes_is_folded (MusterPanes *panes);

G_END_DECLS
