/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * extent.c: what of a chart a format made of text shows.
 */
#include "extent.h"

#include <glib/gi18n-lib.h>

#include "error.h"
#include "json-text.h"

/* Marks the branch of @root, all of the tree for MUSTER_NOWHERE, down to @depth levels. */
static void
mark_branch (const MusterTree *tree, guint root, guint depth, gboolean *marks)
{
  guint first = root == MUSTER_NOWHERE ? 0 : root;
  guint end = root == MUSTER_NOWHERE ? tree->n_nodes : root + tree->nodes[root].size;
  guint top = root == MUSTER_NOWHERE ? 1 : tree->nodes[root].level;

  for (guint i = first; i < end; i++)
    marks[i] = depth == 0 || tree->nodes[i].level - top < depth;
}

static void
mark_roles_of_departments (MusterExtent *extent, gboolean with_placeless)
{
  const MusterTree *roles = muster_projection_get_roles (extent->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint department = muster_projection_get_department_of (extent->projection, i);

      extent->roles[i] = department == MUSTER_NOWHERE ? with_placeless : extent->departments[department];
    }
}

/* A department comes before those in it, so that going back passes a mark on to the top. */
static void
mark_departments_of_roles (MusterExtent *extent)
{
  const MusterTree *departments = muster_projection_get_departments (extent->projection);
  const MusterTree *roles = muster_projection_get_roles (extent->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint department = muster_projection_get_department_of (extent->projection, i);

      if (extent->roles[i] && department != MUSTER_NOWHERE)
        extent->departments[department] = TRUE;
    }
  for (guint i = departments->n_nodes; i-- > 0;)
    if (extent->departments[i] && departments->nodes[i].parent != MUSTER_NOWHERE)
      extent->departments[departments->nodes[i].parent] = TRUE;
}

/* What is there, or of that what a filter leaves. */
static MusterProjection *
project (const MusterExport *export)
{
  const MusterSceneOptions *scene = &export->scene;
  MusterProjection *whole = muster_projection_new (export->doc, scene->stage);
  g_autoptr (MusterFacts) facts = NULL;
  g_autoptr (GHashTable) meant = NULL;
  MusterProjection *kept;

  if (scene->filter == NULL || !scene->hides || muster_filter_is_empty (scene->filter))
    return whole;
  facts = muster_facts_new (whole);
  meant = muster_filter_find (scene->filter, facts);
  kept = muster_projection_new_kept (whole, meant);
  g_clear_pointer (&facts, muster_facts_free);
  muster_projection_free (whole);
  return kept;
}

MusterExtent *
muster_extent_new (const MusterExport *export, GError **error)
{
  const MusterSceneOptions *scene = &export->scene;
  g_autoptr (MusterExtent) extent = g_new0 (MusterExtent, 1);
  MusterKind root_kind = scene->root ? muster_document_get_kind (export->doc, scene->root) : MUSTER_KIND_NONE;
  const MusterTree *departments, *roles;
  guint root;

  extent->cancellable = export->cancellable;
  extent->projection = project (export);
  departments = muster_projection_get_departments (extent->projection);
  roles = muster_projection_get_roles (extent->projection);
  extent->departments = g_new0 (gboolean, departments->n_nodes);
  extent->roles = g_new0 (gboolean, roles->n_nodes);
  extent->by_department = root_kind == MUSTER_KIND_NONE ? scene->view == MUSTER_VIEW_DEPARTMENTS : root_kind == MUSTER_KIND_DEPARTMENT;

  root = scene->root ? muster_projection_find (extent->projection, scene->root) : MUSTER_NOWHERE;
  if (scene->root && root == MUSTER_NOWHERE)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("“%s” is no department or role at this stage; choose another to begin at"), muster_document_get_name (export->doc, scene->root));
      return NULL;
    }
  if (extent->by_department)
    {
      mark_branch (departments, root, scene->depth, extent->departments);
      mark_roles_of_departments (extent, root == MUSTER_NOWHERE);
    }
  else
    {
      mark_branch (roles, root, scene->depth, extent->roles);
      mark_departments_of_roles (extent);
    }
  return g_steal_pointer (&extent);
}

void
muster_extent_free (MusterExtent *extent)
{
  g_clear_pointer (&extent->projection, muster_projection_free);
  g_free (extent->departments);
  g_free (extent->roles);
  g_free (extent);
}

static gboolean
shows_role (MusterExtent *extent, MusterRecord role)
{
  guint index = role ? muster_projection_find (extent->projection, role) : MUSTER_NOWHERE;

  return index != MUSTER_NOWHERE && extent->roles[index];
}

GArray *
muster_extent_list_lines (MusterExtent *extent)
{
  MusterDocument *doc = muster_projection_get_document (extent->projection);
  g_autoptr (GArray) all = muster_document_list (doc, MUSTER_KIND_LINE);
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < all->len; i++)
    {
      MusterRecord line = g_array_index (all, MusterRecord, i);

      if (muster_projection_has (extent->projection, line) &&
          shows_role (extent, muster_document_get_ref (doc, line, MUSTER_LINE_FROM_ROLE)) &&
          shows_role (extent, muster_document_get_ref (doc, line, MUSTER_LINE_TO_ROLE)))
        g_array_append_val (shown, line);
    }
  return shown;
}

static char *
dup_holder (MusterDocument *doc, MusterRecord holding)
{
  double share = muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);
  g_autoptr (GString) percent = g_string_new (NULL);
  g_autofree char *name = muster_text_on_one_line (muster_document_get_name (doc, muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON)));

  if (share == 100)
    return g_steal_pointer (&name);
  muster_json_append_number (percent, share);
  return g_strdup_printf (_ ("%s (%s %%)"), name, percent->str);
}

char **
muster_extent_list_holders (MusterExtent *extent, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (extent->projection);
  g_autoptr (GArray) holdings = muster_projection_list_holdings (extent->projection, role);
  g_autoptr (GStrvBuilder) holders = g_strv_builder_new ();
  double pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0);

  for (guint i = 0; i < holdings->len; i++)
    {
      g_autofree char *holder = dup_holder (doc, g_array_index (holdings, MusterRecord, i));

      g_strv_builder_add (holders, holder);
    }
  if (pool > 0)
    {
      g_autoptr (GString) number = g_string_new (NULL);
      g_autofree char *posts = NULL;

      muster_json_append_number (number, pool);
      posts = g_strdup_printf (ngettext ("%s unnamed post", "%s unnamed posts", pool == 1 ? 1 : 2), number->str);
      g_strv_builder_add (holders, posts);
    }
  if (muster_projection_is_open (extent->projection, role))
    g_strv_builder_add (holders, _ ("open"));
  return g_strv_builder_end (holders);
}

char *
muster_text_on_one_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (; *text; text++)
    if ((guchar) *text > ' ' && *text != 0x7f)
      g_string_append_c (line, *text);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}
