/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-find.c: finding widgets by what a person or a .ui file calls them.
 */
#include "robot-private.h"

/* {{{ Walking */

/* The innermost first: what a name is written on, and not the box around it. */
static GtkWidget *
look_below (GtkWidget *widget, GType type, RobotMatch match, gconstpointer data)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = look_below (child, type, match, data);
  if (found == NULL && g_type_is_a (G_OBJECT_TYPE (widget), type) && match (widget, data))
    found = widget;
  return found;
}

/* The window in front first. */
GtkWidget *
robot_look_for (gpointer root, GType type, RobotMatch match, gconstpointer data)
{
  g_autoptr (GPtrArray) windows = NULL;
  GtkWidget *found = NULL;

  if (root != NULL)
    return look_below (GTK_WIDGET (root), type, match, data);
  windows = robot_list_windows ();
  for (guint i = windows->len; i > 0 && found == NULL; i--)
    found = look_below (windows->pdata[i - 1], type, match, data);
  return found;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return NULL;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (get_text (widget), text) == 0;
}

static void
read_below (GtkWidget *widget, GString *text)
{
  const char *own = get_text (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (own != NULL && *own != 0)
    g_string_append_printf (text, "%s\n", own);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    read_below (child, text);
}

char *
robot_read (gpointer root)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();
  GString *text = g_string_new (NULL);

  if (root != NULL)
    read_below (GTK_WIDGET (root), text);
  for (guint i = 0; i < windows->len && root == NULL; i++)
    read_below (windows->pdata[i], text);
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ Names */

static gboolean
is_labelled (GtkWidget *widget, const char *name)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  for (GList *label = labels; label != NULL; label = label->next)
    if (says (label->data, name))
      return TRUE;
  return FALSE;
}

static gboolean
has_accessible_name (GtkWidget *widget, const char *name)
{
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

static gboolean
is_called (GtkWidget *widget, gconstpointer name)
{
  if (name == NULL || g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return TRUE;
  if (GTK_IS_WINDOW (widget) && g_strcmp0 (gtk_window_get_title (GTK_WINDOW (widget)), name) == 0)
    return TRUE;
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0 || has_accessible_name (widget, name) || is_labelled (widget, name) || look_below (widget, GTK_TYPE_WIDGET, says, name) != NULL;
}

static gboolean
has_id (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

typedef struct
{
  const char *name;
  GVariant *target;
} Action;

static gboolean
has_action (GtkWidget *widget, gconstpointer data)
{
  const Action *action = data;
  GtkActionable *actionable = GTK_ACTIONABLE (widget);
  GVariant *target;

  if (g_strcmp0 (gtk_actionable_get_action_name (actionable), action->name) != 0)
    return FALSE;
  target = gtk_actionable_get_action_target_value (actionable);
  return action->target == NULL || (target != NULL && g_variant_equal (target, action->target));
}

GtkWidget *
robot_look (gpointer root, GType type, const char *name)
{
  return robot_look_for (root, type, is_called, name);
}

GtkWidget *
robot_look_id (gpointer root, const char *id)
{
  return robot_look_for (root, GTK_TYPE_WIDGET, has_id, id);
}

GtkWidget *
robot_look_action (gpointer root, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &target, NULL));
  return robot_look_for (root, GTK_TYPE_ACTIONABLE, has_action, &(Action){ name, target });
}

/* }}} */
/* {{{ Finding */

typedef enum
{
  BY_NAME,
  BY_ID,
  BY_ACTION,
} Way;

static GtkWidget *
look (gpointer root, GType type, Way way, const char *name)
{
  switch (way)
    {
    case BY_ID:
      return robot_look_id (root, name);
    case BY_ACTION:
      return robot_look_action (root, name);
    case BY_NAME:
    default:
      return robot_look (root, type, name);
    }
}

static GtkWidget *
find (gpointer root, GType type, Way way, const char *name)
{
  static const char *const ways[] = { "the name", "the id", "the action" };
  gint64 since = g_get_monotonic_time ();
  g_autofree char *what = g_strdup_printf ("a %s with %s “%s” in %s",
                                           g_type_name (type),
                                           ways[way],
                                           name != NULL ? name : "*",
                                           root != NULL ? G_OBJECT_TYPE_NAME (root) : "any window");
  GtkWidget *found;

  while ((found = look (root, type, way, name)) == NULL)
    robot_wait (since, G_STRLOC, what);
  return found;
}

GtkWidget *
robot_find (gpointer root, GType type, const char *name)
{
  return find (root, type, BY_NAME, name);
}

GtkWidget *
robot_find_id (gpointer root, const char *id)
{
  return find (root, GTK_TYPE_WIDGET, BY_ID, id);
}

GtkWidget *
robot_find_action (gpointer root, const char *detailed_name)
{
  return find (root, GTK_TYPE_ACTIONABLE, BY_ACTION, detailed_name);
}

/* }}} */
/* {{{ Describing */

static void
append_quoted (GString *text, const char *what, const char *value)
{
  if (value == NULL || *value == 0)
    return;
  g_string_append_printf (text, " %s“%s”", what, value);
}

static void
describe_below (GtkWidget *widget, guint depth, GString *text)
{
  graphene_rect_t bounds;

  g_string_append_printf (text, "%*s%s", (int) depth * 2, "", G_OBJECT_TYPE_NAME (widget));
  append_quoted (text, "", get_text (widget));
  append_quoted (text, "#", gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
  append_quoted (text, "tooltip ", gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_EDITABLE (widget))
    append_quoted (text, "text ", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_ACTIONABLE (widget))
    append_quoted (text, "action ", gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  if (gtk_widget_get_root (widget) != NULL && gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &bounds))
    g_string_append_printf (text, " %.0f,%.0f %.0f×%.0f", bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height);
  g_string_append_printf (text,
                          "%s%s%s\n",
                          gtk_widget_get_mapped (widget) ? "" : " unmapped",
                          gtk_widget_is_sensitive (widget) ? "" : " insensitive",
                          gtk_widget_has_focus (widget) ? " FOCUS" : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    describe_below (child, depth + 1, text);
}

char *
robot_describe (gpointer root)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();
  GString *text = g_string_new (NULL);

  if (root != NULL)
    describe_below (GTK_WIDGET (root), 0, text);
  for (guint i = 0; i < windows->len && root == NULL; i++)
    describe_below (windows->pdata[i], 0, text);
  return g_string_free (text, FALSE);
}

/* }}} */
