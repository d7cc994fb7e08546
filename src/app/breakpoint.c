/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * breakpoint.c: see breakpoint.h.
 */
#include "breakpoint.h"

struct _MusterBreakpoint
{
  GtkWidget parent_instance;

  GtkWidget *child;
  gboolean narrow;
  gboolean tight;
  /* Says that it changed, when the frame is done: nothing may change during allocation. */
  guint saying;
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_TIGHT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void muster_breakpoint_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusterBreakpoint, muster_breakpoint, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, muster_breakpoint_buildable_init))

gboolean
muster_breakpoint_get_narrow (MusterBreakpoint *breakpoint)
{
  return breakpoint->narrow;
}

static void
muster_breakpoint_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (MUSTER_BREAKPOINT (widget)->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MUSTER_NARROWEST);
}

static gboolean
say_narrow (gpointer data)
{
  MusterBreakpoint *breakpoint = data;

  breakpoint->saying = 0;
  breakpoint->narrow = gtk_widget_get_width (GTK_WIDGET (breakpoint)) < MUSTER_NARROW;
  breakpoint->tight = gtk_widget_get_width (GTK_WIDGET (breakpoint)) < MUSTER_TIGHT;
  g_object_notify_by_pspec (G_OBJECT (breakpoint), properties[PROP_TIGHT]);
  g_object_notify_by_pspec (G_OBJECT (breakpoint), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
muster_breakpoint_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterBreakpoint *breakpoint = MUSTER_BREAKPOINT (widget);
  int minimum;

  if (((width < MUSTER_NARROW) != breakpoint->narrow || (width < MUSTER_TIGHT) != breakpoint->tight) && breakpoint->saying == 0)
    breakpoint->saying = g_idle_add_full (G_PRIORITY_HIGH_IDLE, say_narrow, breakpoint, NULL);
  gtk_widget_measure (breakpoint->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (breakpoint->child, &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
}

static void
muster_breakpoint_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  MusterBreakpoint *breakpoint = MUSTER_BREAKPOINT (buildable);

  breakpoint->child = GTK_WIDGET (child);
  gtk_widget_set_parent (breakpoint->child, GTK_WIDGET (breakpoint));
}

static void
muster_breakpoint_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = muster_breakpoint_add_child;
}

static void
muster_breakpoint_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusterBreakpoint *breakpoint = MUSTER_BREAKPOINT (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, breakpoint->narrow);
  else if (id == PROP_TIGHT)
    g_value_set_boolean (value, breakpoint->tight);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
muster_breakpoint_dispose (GObject *object)
{
  MusterBreakpoint *breakpoint = MUSTER_BREAKPOINT (object);

  g_clear_handle_id (&breakpoint->saying, g_source_remove);
  g_clear_pointer (&breakpoint->child, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_breakpoint_parent_class)->dispose (object);
}

static void
muster_breakpoint_class_init (MusterBreakpointClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = muster_breakpoint_get_property;
  object_class->dispose = muster_breakpoint_dispose;
  widget_class->measure = muster_breakpoint_measure;
  widget_class->size_allocate = muster_breakpoint_size_allocate;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIGHT] = g_param_spec_boolean ("tight", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
muster_breakpoint_init (MusterBreakpoint *breakpoint)
{
  gtk_widget_set_overflow (GTK_WIDGET (breakpoint), GTK_OVERFLOW_HIDDEN);
}
