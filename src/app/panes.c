/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * panes.c: see panes.h.
 */
#include "panes.h"

#define WIDTH_MIN 180
#define WIDTH_MAX 560
#define HANDLE 8

/* How much of a folded widget a pane lying over the content leaves to see, and to click on. */
#define SCRIM_MIN 48

typedef struct
{
  GtkWidget *child;
  GtkWidget *handle;
  int width;
  gboolean wanted;
} Pane;

struct _MusterPanes
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *scrim;
  Pane panes[2];
  gboolean folded;
  /* The pane that lies over the folded content; NULL for none. */
  Pane *over;
};

enum
{
  PROP_0,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void muster_panes_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusterPanes, muster_panes, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, muster_panes_buildable_init))

gboolean
muster_panes_is_folded (MusterPanes *panes)
{
  return panes->folded;
}

gboolean
muster_panes_get_wanted (MusterPanes *panes, MusterPane which)
{
  return panes->panes[which].wanted;
}

gboolean
muster_panes_get_shown (MusterPanes *panes, MusterPane which)
{
  const Pane *pane = &panes->panes[which];

  return panes->folded ? panes->over == pane : pane->wanted;
}

/* Which children can be seen follows from the state. */
static void
show_children (MusterPanes *panes)
{
  for (MusterPane which = MUSTER_PANE_START; which <= MUSTER_PANE_END; which++)
    {
      Pane *pane = &panes->panes[which];
      gboolean shown = muster_panes_get_shown (panes, which);

      if (pane->child != NULL)
        gtk_widget_set_child_visible (pane->child, shown);
      gtk_widget_set_child_visible (pane->handle, shown && !panes->folded);
      if (pane->child != NULL && panes->folded)
        gtk_widget_add_css_class (pane->child, "over");
      else if (pane->child != NULL)
        gtk_widget_remove_css_class (pane->child, "over");
    }
  gtk_widget_set_child_visible (panes->scrim, panes->folded && panes->over != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (panes));
}

static void
notify_shown (MusterPanes *panes)
{
  g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_START_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_END_SHOWN]);
}

void
muster_panes_set_shown (MusterPanes *panes, MusterPane which, gboolean shown)
{
  Pane *pane = &panes->panes[which];

  if (muster_panes_get_shown (panes, which) == shown)
    return;
  if (!panes->folded)
    pane->wanted = shown;
  else
    panes->over = shown ? pane : NULL;
  show_children (panes);
  notify_shown (panes);
}

int
muster_panes_get_width (MusterPanes *panes, MusterPane which)
{
  return panes->panes[which].width;
}

void
muster_panes_set_width (MusterPanes *panes, MusterPane which, int width)
{
  width = CLAMP (width, WIDTH_MIN, WIDTH_MAX);
  if (width == panes->panes[which].width)
    return;
  panes->panes[which].width = width;
  gtk_widget_queue_allocate (GTK_WIDGET (panes));
  g_object_notify_by_pspec (G_OBJECT (panes), properties[which == MUSTER_PANE_START ? PROP_START_WIDTH : PROP_END_WIDTH]);
}

void
muster_panes_set_pane (MusterPanes *panes, MusterPane which, GtkWidget *child)
{
  Pane *pane = &panes->panes[which];

  g_clear_pointer (&pane->child, gtk_widget_unparent);
  pane->child = child;
  /* Above the content and the scrim, below the handles. */
  gtk_widget_insert_before (child, GTK_WIDGET (panes), panes->panes[MUSTER_PANE_START].handle);
  show_children (panes);
}

void
muster_panes_set_content (MusterPanes *panes, GtkWidget *content)
{
  g_clear_pointer (&panes->content, gtk_widget_unparent);
  panes->content = content;
  gtk_widget_insert_after (content, GTK_WIDGET (panes), NULL);
}

/* {{{ Handles and scrim */

static Pane *
get_pane_of (MusterPanes *panes, GtkGesture *gesture)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  return handle == panes->panes[0].handle ? &panes->panes[0] : &panes->panes[1];
}

static void
on_handle_begin (MusterPanes *panes, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The handle moves with the pane, so that what the gesture tells is from where it is now. */
static void
on_handle_update (MusterPanes *panes, double dx, double dy, GtkGesture *gesture)
{
  Pane *pane = get_pane_of (panes, gesture);
  MusterPane which = pane - panes->panes;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (panes)) == GTK_TEXT_DIR_RTL;
  int sign = (which == MUSTER_PANE_START) != mirrored ? 1 : -1;

  muster_panes_set_width (panes, which, pane->width + sign * (int) dx);
}

static GtkWidget *
add_handle (MusterPanes *panes)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_BOX, "css-name", "handle", NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_cursor_from_name (handle, "col-resize");
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_handle_begin), panes);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_handle_update), panes);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_parent (handle, GTK_WIDGET (panes));
  return handle;
}

static void
close_over (MusterPanes *panes)
{
  if (!panes->folded || panes->over == NULL)
    return;
  panes->over = NULL;
  show_children (panes);
  notify_shown (panes);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  MusterPanes *panes = MUSTER_PANES (widget);
  gboolean is_over = panes->folded && panes->over != NULL;

  close_over (panes);
  return is_over;
}

static void
add_scrim (MusterPanes *panes)
{
  GtkGesture *click = gtk_gesture_click_new ();

  panes->scrim = g_object_new (GTK_TYPE_BOX, "css-name", "scrim", NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (close_over), panes);
  gtk_widget_add_controller (panes->scrim, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (panes->scrim, GTK_WIDGET (panes));
}

/* }}} */
/* {{{ Size */

static void
muster_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MusterPanes *panes = MUSTER_PANES (widget);

  gtk_widget_measure (panes->content, orientation, -1, minimum, natural, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (panes->panes); i++)
    {
      int child_minimum, child_natural;

      if (panes->panes[i].child == NULL)
        continue;
      gtk_widget_measure (panes->panes[i].child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum = MAX (*minimum, child_minimum + SCRIM_MIN);
          *natural += panes->panes[i].width;
        }
    }
}

static void
allocate (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

/* @width: of the whole. */
static int
get_pane_width (Pane *pane, int width)
{
  int minimum;

  gtk_widget_measure (pane->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, MIN (pane->width, width - SCRIM_MIN));
}

/* What panes that lie beside the content may take, each by its width, so that it keeps what it needs. */
static int
get_share (MusterPanes *panes, MusterPane which, int width, int content)
{
  int wanted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes->panes); i++)
    if (panes->panes[i].child != NULL && muster_panes_get_shown (panes, i))
      wanted += panes->panes[i].width;
  if (panes->folded || wanted + content <= width)
    return width;
  return SCRIM_MIN + MAX (0, width - content) * panes->panes[which].width / wanted;
}

static void
set_folded (MusterPanes *panes, gboolean folded)
{
  if (panes->folded == folded)
    return;
  panes->folded = folded;
  panes->over = NULL;
  show_children (panes);
  notify_shown (panes);
}

static void
muster_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterPanes *panes = MUSTER_PANES (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int left = 0, right = 0, content;

  gtk_widget_measure (panes->content, GTK_ORIENTATION_HORIZONTAL, -1, &content, NULL, NULL, NULL);
  set_folded (panes, width < MUSTER_PANES_FOLD);
  for (MusterPane which = MUSTER_PANE_START; which <= MUSTER_PANE_END; which++)
    {
      Pane *pane = &panes->panes[which];
      gboolean on_left = (which == MUSTER_PANE_START) != mirrored;
      int own;

      if (pane->child == NULL || !muster_panes_get_shown (panes, which))
        continue;
      own = get_pane_width (pane, get_share (panes, which, width, content));
      allocate (pane->child, on_left ? 0 : width - own, own, height);
      if (panes->folded)
        continue;
      allocate (pane->handle, (on_left ? own : width - own) - HANDLE / 2, HANDLE, height);
      *(on_left ? &left : &right) = own;
    }
  if (panes->folded && panes->over != NULL)
    allocate (panes->scrim, 0, width, height);
  allocate (panes->content, left, MAX (content, width - left - right), height);
}

/* }}} */
/* {{{ The widget */

static void
muster_panes_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  MusterPanes *panes = MUSTER_PANES (buildable);

  if (g_strcmp0 (type, "start") == 0)
    muster_panes_set_pane (panes, MUSTER_PANE_START, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    muster_panes_set_pane (panes, MUSTER_PANE_END, GTK_WIDGET (child));
  else
    muster_panes_set_content (panes, GTK_WIDGET (child));
}

static void
muster_panes_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = muster_panes_add_child;
}

static void
muster_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusterPanes *panes = MUSTER_PANES (object);

  if (id == PROP_START_SHOWN || id == PROP_END_SHOWN)
    g_value_set_boolean (value, muster_panes_get_shown (panes, id - PROP_START_SHOWN));
  else
    g_value_set_int (value, panes->panes[id - PROP_START_WIDTH].width);
}

static void
muster_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusterPanes *panes = MUSTER_PANES (object);

  if (id == PROP_START_SHOWN || id == PROP_END_SHOWN)
    muster_panes_set_shown (panes, id - PROP_START_SHOWN, g_value_get_boolean (value));
  else
    muster_panes_set_width (panes, id - PROP_START_WIDTH, g_value_get_int (value));
}

static void
muster_panes_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (muster_panes_parent_class)->dispose (object);
}

static void
muster_panes_class_init (MusterPanesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = muster_panes_get_property;
  object_class->set_property = muster_panes_set_property;
  object_class->dispose = muster_panes_dispose;
  widget_class->measure = muster_panes_measure;
  widget_class->size_allocate = muster_panes_size_allocate;

  properties[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, TRUE, flags);
  properties[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, TRUE, flags);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, WIDTH_MIN, WIDTH_MAX, 250, flags);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, WIDTH_MIN, WIDTH_MAX, 300, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "panes");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
muster_panes_init (MusterPanes *panes)
{
  gtk_widget_set_overflow (GTK_WIDGET (panes), GTK_OVERFLOW_HIDDEN);
  panes->panes[MUSTER_PANE_START] = (Pane){ .width = 250, .wanted = TRUE };
  panes->panes[MUSTER_PANE_END] = (Pane){ .width = 300, .wanted = TRUE };
  add_scrim (panes);
  for (guint i = 0; i < G_N_ELEMENTS (panes->panes); i++)
    panes->panes[i].handle = add_handle (panes);
  show_children (panes);
}

/* }}} */
