/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-markdown.c: a chart as an outline in CommonMark.
 *
 * By department: a heading a department, a point a role, so that depth costs nothing. By reporting:
 * a point a role, indented below its manager; from a level on no further, but with its number.
 */
#include "extent.h"
#include "markdown.h"

#include <glib/gi18n-lib.h>

#define MAX_INDENT 32

typedef struct
{
  MusterExtent *extent;
  MusterDocument *doc;
  GString *text;
} Outline;

static void
append_name (Outline *outline, MusterRecord record)
{
  muster_markdown_append (outline->text, muster_document_get_name (outline->doc, record));
}

static void
append_brief (Outline *outline)
{
  static const MusterField brief[] = { MUSTER_CHART_INDUSTRY, MUSTER_CHART_PLATFORM, MUSTER_CHART_MODEL, MUSTER_CHART_PRODUCT, MUSTER_CHART_AUDIENCE };
  MusterRecord chart = muster_document_get_chart (outline->doc);
  const char *gap = "\n";

  g_string_append (outline->text, "# ");
  append_name (outline, chart);
  g_string_append_c (outline->text, '\n');
  muster_markdown_append_paragraphs (outline->text, muster_document_get_text (outline->doc, chart, MUSTER_CHART_VISION));
  for (guint i = 0; i < G_N_ELEMENTS (brief); i++)
    {
      const char *text = muster_document_get_text (outline->doc, chart, brief[i]);

      if (!text)
        continue;
      g_string_append_printf (outline->text, "%s- %s: ", gap, _ (muster_field_get_info (brief[i])->label));
      muster_markdown_append (outline->text, text);
      g_string_append_c (outline->text, '\n');
      gap = "";
    }
}

static void
append_holders (Outline *outline, MusterRecord role)
{
  g_auto (GStrv) holders = muster_extent_list_holders (outline->extent, role);
  gboolean is_open = muster_projection_is_open (outline->extent->projection, role);

  for (char **holder = holders; *holder; holder++)
    {
      g_string_append (outline->text, holder == holders ? ": " : ", ");
      if (is_open)
        g_string_append_c (outline->text, '*');
      muster_markdown_append (outline->text, *holder);
      if (is_open)
        g_string_append_c (outline->text, '*');
    }
}

static void
append_role (Outline *outline, MusterRecord role)
{
  g_string_append (outline->text, "- **");
  append_name (outline, role);
  g_string_append (outline->text, "**");
}

/* Roles that do not report to the department's head, listed above them, say to whom they do. */
static void
append_roles_of (Outline *outline, guint department)
{
  MusterProjection *projection = outline->extent->projection;
  const MusterTree *roles = muster_projection_get_roles (projection);
  MusterRecord head = department == MUSTER_NOWHERE ? 0 : muster_projection_get_head (projection, department);
  guint n_roles;
  const guint *list = muster_projection_list_roles (projection, department, &n_roles);

  if (n_roles > 0)
    g_string_append_c (outline->text, '\n');
  for (guint i = 0; i < n_roles; i++)
    {
      const MusterNode *node = &roles->nodes[list[i]];

      append_role (outline, node->record);
      if (node->record == head)
        g_string_append_printf (outline->text, " (%s)", _ ("head"));
      append_holders (outline, node->record);
      if (node->record != head && node->parent != MUSTER_NOWHERE && roles->nodes[node->parent].record != head)
        {
          /* Translators: what follows is the name of the manager. */
          g_string_append (outline->text, _ ("; reports to "));
          append_name (outline, roles->nodes[node->parent].record);
        }
      g_string_append_c (outline->text, '\n');
    }
}

static gboolean
has_placeless (Outline *outline)
{
  guint n_roles;
  const guint *list = muster_projection_list_roles (outline->extent->projection, MUSTER_NOWHERE, &n_roles);

  return n_roles > 0 && outline->extent->roles[list[0]];
}

static void
append_by_department (Outline *outline)
{
  const MusterTree *tree = muster_projection_get_departments (outline->extent->projection);
  guint top = 0;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterNode *node = &tree->nodes[i];

      if (g_cancellable_is_cancelled (outline->extent->cancellable))
        return;
      if (!outline->extent->departments[i])
        continue;
      top = top > 0 ? top : node->level;
      g_string_append_printf (outline->text, "\n%.*s ", (int) MIN (node->level - top + 2, 6), "######");
      append_name (outline, node->record);
      g_string_append_c (outline->text, '\n');
      muster_markdown_append_paragraphs (outline->text, muster_document_get_text (outline->doc, node->record, MUSTER_DEPARTMENT_PURPOSE));
      append_roles_of (outline, i);
    }
  if (!has_placeless (outline))
    return;
  g_string_append_printf (outline->text, "\n## %s\n", _ ("Without a department"));
  append_roles_of (outline, MUSTER_NOWHERE);
}

static void
append_by_reporting (Outline *outline)
{
  const MusterTree *roles = muster_projection_get_roles (outline->extent->projection);
  const MusterTree *departments = muster_projection_get_departments (outline->extent->projection);
  guint top = 0;

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      const MusterNode *node = &roles->nodes[i];
      guint department = muster_projection_get_department_of (outline->extent->projection, i);
      guint indent;

      if (g_cancellable_is_cancelled (outline->extent->cancellable))
        return;
      if (!outline->extent->roles[i])
        continue;
      if (top == 0)
        g_string_append_c (outline->text, '\n');
      top = top > 0 ? top : node->level;
      indent = MIN (node->level - top, MAX_INDENT);
      g_string_append_printf (outline->text, "%*s", (int) (2 * indent), "");
      append_role (outline, node->record);
      if (node->level - top > MAX_INDENT)
        g_string_append_printf (outline->text, _ (" (level %u)"), node->level);
      if (department != MUSTER_NOWHERE)
        {
          g_string_append (outline->text, " (");
          append_name (outline, departments->nodes[department].record);
          g_string_append_c (outline->text, ')');
        }
      append_holders (outline, node->record);
      g_string_append_c (outline->text, '\n');
    }
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  g_autoptr (MusterExtent) extent = muster_extent_new (export, error);
  g_autoptr (GString) text = g_string_new (NULL);
  Outline outline = { extent, export->doc, text };

  if (!extent)
    return FALSE;
  append_brief (&outline);
  if (extent->by_department)
    append_by_department (&outline);
  else
    append_by_reporting (&outline);
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

extern const MusterFormat muster_format_markdown;

const MusterFormat muster_format_markdown = {
  .name = "markdown",
  .label = N_ ("Markdown outline"),
  .suffixes = "md|markdown",
  .mime_type = "text/markdown",
  .flags = MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS | MUSTER_FORMAT_TEXT,
  .save = save,
};
