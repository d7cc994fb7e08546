/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * department.c: a department's card: its heading, and the cards of its roles in columns.
 *
 * Places inside it are relative to its upper left corner, and the same in every direction.
 */
#include "columns.h"
#include "frame.h"

/* Up to so many roles a single column reads best; ministries have hundreds. */
const MusterColumns muster_department_columns = {
  .across = MUSTER_CARD_SPACING,
  .down = MUSTER_CARD_SPACING,
  .whole = 8,
  .aspect = 1,
  .stretch = TRUE,
};

static void
add_roles (MusterFrame *frame, const guint *roles, guint n_roles, guint department, double *width, double *height)
{
  const MusterLayoutOptions *options = frame->options;
  const MusterTree *tree = muster_projection_get_roles (frame->projection);
  g_autofree MusterRect *cells = g_new0 (MusterRect, n_roles);

  for (guint i = 0; i < n_roles; i++)
    options->measure (MUSTER_KIND_ROLE, tree->nodes[roles[i]].record, &cells[i].width, &cells[i].height, options->measure_data);
  muster_columns_place (frame->roles, cells, n_roles, width, height);
  for (guint i = 0; i < n_roles; i++)
    {
      MusterCard card = {
        .record = tree->nodes[roles[i]].record,
        .kind = MUSTER_KIND_ROLE,
        .parent = department,
        .inside = TRUE,
        .rect = cells[i],
      };

      g_array_append_val (frame->cards, card);
    }
}

/* Puts the roles below the heading, and widens the last column to the edge of the card where the
 * heading is wider than all columns. */
static void
fit_roles (MusterFrame *frame, guint first, double top, double spare)
{
  double last_x = g_array_index (frame->cards, MusterCard, frame->cards->len - 1).rect.x;

  for (guint i = first; i < frame->cards->len; i++)
    {
      MusterRect *rect = &g_array_index (frame->cards, MusterCard, i).rect;

      if (rect->x == last_x)
        rect->width += spare;
      rect->x += MUSTER_CARD_PADDING;
      rect->y += top;
    }
}

guint
muster_department_add (MusterFrame *frame, guint department, guint parent, gboolean collapsed)
{
  const MusterLayoutOptions *options = frame->options;
  const MusterTree *tree = muster_projection_get_departments (frame->projection);
  guint index = frame->cards->len;
  MusterCard card = { .kind = MUSTER_KIND_DEPARTMENT, .parent = parent };
  double top = MUSTER_CARD_PADDING;
  double width;
  double heading;
  guint n_roles;
  const guint *roles = muster_projection_list_roles (frame->projection, department, &n_roles);

  if (department != MUSTER_NOWHERE)
    card.record = tree->nodes[department].record;
  options->measure (MUSTER_KIND_DEPARTMENT, card.record, &width, &heading, options->measure_data);
  top += heading;
  g_array_append_val (frame->cards, card);
  if (n_roles > 0 && !collapsed)
    {
      double roles_width;
      double roles_height;

      top += MUSTER_CARD_SPACING;
      add_roles (frame, roles, n_roles, index, &roles_width, &roles_height);
      fit_roles (frame, index + 1, top, MAX (width - roles_width, 0));
      width = MAX (width, roles_width);
      top += roles_height;
    }
  g_array_index (frame->cards, MusterCard, index).rect = (MusterRect){
    .width = width + 2 * MUSTER_CARD_PADDING,
    .height = top + MUSTER_CARD_PADDING,
  };
  return index;
}
