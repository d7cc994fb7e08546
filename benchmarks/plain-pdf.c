/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plain-pdf CHART.tsv OUT.pdf: what drawing a chart with cairo and Pango costs at least, when nobody
 * has thought much about it: a box and two lines of text a role, three strokes from it to its reports.
 *
 * A parent stands over the middle of its children, and a branch beside the branch before it.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define GAP 16.0
#define LEVEL 44.0
#define SIDE_MAX 14400.0

typedef struct
{
  int parent;
  double width;
  double height;
  const char *name;
  const char *title;
  /* Of its branch. */
  double extent;
  double taken;
  double x;
  double y;
} Role;

static GArray *
read_roles (char *text)
{
  GArray *roles = g_array_new (FALSE, TRUE, sizeof (Role));

  for (char *line = text, *end; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      Role role = { 0 };
      char *at;

      *end = '\0';
      role.parent = (int) g_ascii_strtoll (line, &at, 10);
      role.width = g_ascii_strtod (at + 1, &at);
      role.height = g_ascii_strtod (at + 1, &at);
      role.name = at + 1;
      at = strchr (at + 1, '\t');
      *at = '\0';
      role.title = at + 1;
      g_array_append_val (roles, role);
    }
  return roles;
}

/* Parents come before their children. */
static void
place (Role *roles, guint n_roles, double *width, double *height)
{
  for (guint i = n_roles; i-- > 0;)
    {
      Role *role = &roles[i];

      role->extent = MAX (role->extent - GAP, role->width);
      if (role->parent >= 0)
        roles[role->parent].extent += role->extent + GAP;
    }
  *width = roles[0].extent;
  *height = 0;
  for (guint i = 0; i < n_roles; i++)
    {
      Role *role = &roles[i], *parent = role->parent >= 0 ? &roles[role->parent] : NULL;
      double left = parent != NULL ? parent->taken : 0;

      if (parent != NULL)
        parent->taken += role->extent + GAP;
      role->taken = left;
      role->x = left + (role->extent - role->width) / 2;
      role->y = parent != NULL ? parent->y + parent->height + LEVEL : 0;
      *height = MAX (*height, role->y + role->height);
    }
}

static void
draw_text (cairo_t *cr, PangoLayout *layout, const char *text, double x, double y)
{
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw (cairo_t *cr, PangoLayout *layout, const Role *role, const Role *parent)
{
  cairo_rectangle (cr, role->x, role->y, role->width, role->height);
  if (parent != NULL)
    {
      cairo_move_to (cr, parent->x + parent->width / 2, parent->y + parent->height);
      cairo_line_to (cr, parent->x + parent->width / 2, role->y - LEVEL / 2);
      cairo_line_to (cr, role->x + role->width / 2, role->y - LEVEL / 2);
      cairo_line_to (cr, role->x + role->width / 2, role->y);
    }
  cairo_stroke (cr);
  draw_text (cr, layout, role->name, role->x + 8, role->y + 8);
  draw_text (cr, layout, role->title, role->x + 8, role->y + 28);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) roles = NULL;
  double width, height, scale;
  cairo_surface_t *surface;
  PangoLayout *layout;
  cairo_t *cr;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    return 2;
  roles = read_roles (text);
  place (&g_array_index (roles, Role, 0), roles->len, &width, &height);
  scale = MIN (1, SIDE_MAX / MAX (width, height));
  surface = cairo_pdf_surface_create (argv[2], width * scale, height * scale);
  cr = cairo_create (surface);
  /* Without an opaque ground first, cairo takes fifty times as long. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 0, 0, 0);
  layout = pango_cairo_create_layout (cr);
  for (guint i = 0; i < roles->len; i++)
    {
      const Role *role = &g_array_index (roles, Role, i);

      draw (cr, layout, role, role->parent >= 0 ? &g_array_index (roles, Role, role->parent) : NULL);
    }
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return 0;
}
