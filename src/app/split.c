/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * split.c: see split.h.
 */
#include "split.h"

#define BREADTH 640
/* Of the height, for the first when it is above. */
#define SHARE_ABOVE 0.4

struct _MusterSplit
{
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *second;
  int breadth;
};

enum
{
  PROP_0,
  PROP_FIRST,
  PROP_SECOND,
  PROP_BREADTH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MusterSplit, muster_split, GTK_TYPE_WIDGET)

static void
set_child (MusterSplit *split, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (split));
  *place = child;
}

static GtkSizeRequestMode
muster_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How wide the second is beside the first. */
static int
get_second_width (MusterSplit *split, int width)
{
  int least, usual;

  gtk_widget_measure (split->second, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
  return CLAMP (usual, least, MAX (least, width / 2));
}

static void
measure_width (MusterSplit *split, int *minimum, int *natural)
{
  int least[2], usual[2];

  gtk_widget_measure (split->first, GTK_ORIENTATION_HORIZONTAL, -1, &least[0], &usual[0], NULL, NULL);
  gtk_widget_measure (split->second, GTK_ORIENTATION_HORIZONTAL, -1, &least[1], &usual[1], NULL, NULL);
  *minimum = MAX (least[0], least[1]);
  *natural = usual[0] + usual[1];
}

static void
measure_height (MusterSplit *split, int width, int *minimum, int *natural)
{
  gboolean beside = width < 0 || width >= split->breadth;
  int second_width = width < 0 || !beside ? width : get_second_width (split, width);
  int least[2], usual[2];

  gtk_widget_measure (split->first, GTK_ORIENTATION_VERTICAL, width < 0 || !beside ? width : width - second_width, &least[0], &usual[0], NULL, NULL);
  gtk_widget_measure (split->second, GTK_ORIENTATION_VERTICAL, second_width, &least[1], &usual[1], NULL, NULL);
  *minimum = beside ? MAX (least[0], least[1]) : least[0] + least[1];
  *natural = beside ? MAX (usual[0], usual[1]) : usual[0] + usual[1];
}

static void
muster_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MusterSplit *split = MUSTER_SPLIT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (split, minimum, natural);
  else
    measure_height (split, for_size, minimum, natural);
}

static void
muster_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterSplit *split = MUSTER_SPLIT (widget);
  GtkAllocation first = { 0, 0, width, height }, second = { 0, 0, width, height };
  int least[2];

  if (width >= split->breadth)
    {
      second.width = get_second_width (split, width);
      first.width = width - second.width;
      second.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : first.width;
      first.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? second.width : 0;
    }
  else
    {
      gtk_widget_measure (split->first, GTK_ORIENTATION_VERTICAL, width, &least[0], NULL, NULL, NULL);
      gtk_widget_measure (split->second, GTK_ORIENTATION_VERTICAL, width, &least[1], NULL, NULL, NULL);
      first.height = MAX (least[0], MIN ((int) (height * SHARE_ABOVE), height - least[1]));
      second.y = first.height;
      second.height = height - first.height;
    }
  gtk_widget_size_allocate (split->first, &first, -1);
  gtk_widget_size_allocate (split->second, &second, -1);
}

static void
muster_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusterSplit *split = MUSTER_SPLIT (object);

  switch (id)
    {
    case PROP_FIRST:
      g_value_set_object (value, split->first);
      break;
    case PROP_SECOND:
      g_value_set_object (value, split->second);
      break;
    case PROP_BREADTH:
      g_value_set_int (value, split->breadth);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
muster_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusterSplit *split = MUSTER_SPLIT (object);

  switch (id)
    {
    case PROP_FIRST:
      set_child (split, &split->first, g_value_get_object (value));
      break;
    case PROP_SECOND:
      set_child (split, &split->second, g_value_get_object (value));
      break;
    case PROP_BREADTH:
      split->breadth = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (split));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
muster_split_dispose (GObject *object)
{
  MusterSplit *split = MUSTER_SPLIT (object);

  g_clear_pointer (&split->first, gtk_widget_unparent);
  g_clear_pointer (&split->second, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_split_parent_class)->dispose (object);
}

static void
muster_split_class_init (MusterSplitClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = muster_split_get_property;
  object_class->set_property = muster_split_set_property;
  object_class->dispose = muster_split_dispose;
  widget_class->get_request_mode = muster_split_get_request_mode;
  widget_class->measure = muster_split_measure;
  widget_class->size_allocate = muster_split_size_allocate;

  properties[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND] = g_param_spec_object ("second", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BREADTH] = g_param_spec_int ("breadth", NULL, NULL, 0, G_MAXINT, BREADTH, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
muster_split_init (MusterSplit *split)
{
  split->breadth = BREADTH;
}
