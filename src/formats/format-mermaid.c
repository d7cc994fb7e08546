/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-mermaid.c: a chart as a Mermaid flowchart.
 *
 * Nodes are named by their place, because words such as “end” mean something to Mermaid. By
 * department: departments are subgraphs in each other. By reporting: roles alone. Each has the colours of
 * its card; what those mean stands in a subgraph of its own.
 */
#include "tints.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  MusterExtent *extent;
  MusterDocument *doc;
  MusterTints *tints;
  GString *text;
} Flowchart;

/* Mermaid writes a character by its number as “#35;”. Quotes, HTML, its Markdown and its directives
 * are told by these alone, and lists, which it refuses, by how they begin. */
static void
append_plain (GString *out, const char *text)
{
  g_autofree char *line = muster_text_on_one_line (text);
  const char *after_digits = line + strspn (line, "0123456789");

  for (const char *c = line; *c; c++)
    if (strchr ("\"#&<>`%;\\*_~|{}[]", *c) || (c == after_digits && strchr ("-+.)", *c)))
      g_string_append_printf (out, "#%d;", *c);
    else
      g_string_append_c (out, *c);
}

static void
append_role (Flowchart *chart, guint index)
{
  MusterProjection *projection = chart->extent->projection;
  const MusterTree *departments = muster_projection_get_departments (projection);
  MusterRecord role = muster_projection_get_roles (projection)->nodes[index].record;
  guint department = muster_projection_get_department_of (projection, index);
  g_auto (GStrv) holders = muster_extent_list_holders (chart->extent, role);
  const char *badge = muster_tints_get (chart->tints, role).badge;

  g_string_append_printf (chart->text, "  r%u[\"", index + 1);
  append_plain (chart->text, muster_document_get_name (chart->doc, role));
  for (char **holder = holders; *holder; holder++)
    {
      g_string_append (chart->text, "<br/>");
      append_plain (chart->text, *holder);
    }
  if (!chart->extent->by_department && department != MUSTER_NOWHERE)
    {
      g_string_append (chart->text, "<br/>");
      append_plain (chart->text, muster_document_get_name (chart->doc, departments->nodes[department].record));
    }
  if (badge)
    {
      g_string_append (chart->text, "<br/>");
      append_plain (chart->text, badge);
    }
  g_string_append_printf (chart->text, "\"]%s\n", muster_projection_is_open (projection, role) ? ":::open" : "");
}

static void
append_roles_of (Flowchart *chart, guint department)
{
  guint n_roles;
  const guint *list = muster_projection_list_roles (chart->extent->projection, department, &n_roles);

  for (guint i = 0; i < n_roles && !g_cancellable_is_cancelled (chart->extent->cancellable); i++)
    if (chart->extent->roles[list[i]])
      append_role (chart, list[i]);
}

/* A department's subgraph ends before the first department that does not lie in it. */
static void
append_subgraphs (Flowchart *chart)
{
  const MusterTree *tree = muster_projection_get_departments (chart->extent->projection);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i <= tree->n_nodes; i++)
    {
      guint end = i < tree->n_nodes ? i + tree->nodes[i].size : i;

      for (; ends->len > 0 && g_array_index (ends, guint, ends->len - 1) <= i; g_array_set_size (ends, ends->len - 1))
        g_string_append (chart->text, "  end\n");
      if (i == tree->n_nodes || !chart->extent->departments[i])
        continue;
      g_string_append_printf (chart->text, "  subgraph d%u[\"", i + 1);
      append_plain (chart->text, muster_document_get_name (chart->doc, tree->nodes[i].record));
      g_string_append (chart->text, "\"]\n");
      append_roles_of (chart, i);
      g_array_append_val (ends, end);
    }
  append_roles_of (chart, MUSTER_NOWHERE);
}

static void
append_line (Flowchart *chart, MusterRecord line)
{
  guint from = muster_projection_find (chart->extent->projection, muster_document_get_ref (chart->doc, line, MUSTER_LINE_FROM_ROLE));
  guint to = muster_projection_find (chart->extent->projection, muster_document_get_ref (chart->doc, line, MUSTER_LINE_TO_ROLE));
  const char *label = muster_document_get_text (chart->doc, line, MUSTER_LINE_LABEL);

  g_string_append_printf (chart->text, "  r%u -.-", from + 1);
  if (label)
    {
      g_string_append (chart->text, "|\"");
      append_plain (chart->text, label);
      g_string_append (chart->text, "\"|");
    }
  g_string_append_printf (chart->text, " r%u\n", to + 1);
}

static void
append_links (Flowchart *chart)
{
  const MusterTree *roles = muster_projection_get_roles (chart->extent->projection);
  g_autoptr (GArray) lines = muster_extent_list_lines (chart->extent);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint manager = roles->nodes[i].parent;

      if (chart->extent->roles[i] && manager != MUSTER_NOWHERE && chart->extent->roles[manager])
        g_string_append_printf (chart->text, "  r%u --- r%u\n", manager + 1, i + 1);
    }
  for (guint i = 0; i < lines->len; i++)
    append_line (chart, g_array_index (lines, MusterRecord, i));
}

/* {{{ Colours */

/* @name: of a node or subgraph */
static void
append_style (Flowchart *chart, const char *name, guint number, const MusterTint *tint)
{
  if (*tint->fill)
    g_string_append_printf (chart->text, "  style %s%u fill:%s,stroke:%s,color:#000\n", name, number, tint->fill, tint->edge);
}

static void
append_styles (Flowchart *chart)
{
  const MusterTree *departments = muster_projection_get_departments (chart->extent->projection);
  const MusterTree *roles = muster_projection_get_roles (chart->extent->projection);
  MusterTint tint;

  for (guint i = 0; chart->extent->by_department && i < departments->n_nodes; i++)
    if (chart->extent->departments[i])
      {
        tint = muster_tints_get (chart->tints, departments->nodes[i].record);
        append_style (chart, "d", i + 1, &tint);
      }
  for (guint i = 0; i < roles->n_nodes; i++)
    if (chart->extent->roles[i])
      {
        tint = muster_tints_get (chart->tints, roles->nodes[i].record);
        append_style (chart, "r", i + 1, &tint);
      }
}

/* What colours and badges mean. */
static void
append_legend (Flowchart *chart)
{
  GPtrArray *keys = muster_tints_get_keys (chart->tints);

  if (!keys || keys->len == 0)
    return;
  g_string_append (chart->text, "  subgraph legend[\"");
  append_plain (chart->text, *muster_tints_get_title (chart->tints) ? muster_tints_get_title (chart->tints) : " ");
  g_string_append (chart->text, "\"]\n");
  for (guint i = 0; i < keys->len; i++)
    {
      const MusterPaintKey *key = g_ptr_array_index (keys, i);

      g_string_append_printf (chart->text, "  k%u[\"", i + 1);
      if (key->badge)
        {
          append_plain (chart->text, key->badge);
          g_string_append (chart->text, ": ");
        }
      append_plain (chart->text, key->label);
      g_string_append (chart->text, "\"]\n");
    }
  g_string_append (chart->text, "  end\n");
  for (guint i = 0; i < keys->len; i++)
    {
      MusterTint tint = muster_tint_of_key (g_ptr_array_index (keys, i));

      append_style (chart, "k", i + 1, &tint);
    }
}

/* }}} */

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  static const char *const directions[] = {
    [MUSTER_DIRECTION_DOWN] = "TD",
    [MUSTER_DIRECTION_UP] = "BT",
    [MUSTER_DIRECTION_RIGHT] = "LR",
    [MUSTER_DIRECTION_LEFT] = "RL",
  };
  g_autoptr (MusterExtent) extent = muster_extent_new (export, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MusterTints) tints = extent ? muster_tints_new (export, extent) : NULL;
  Flowchart chart = { extent, export->doc, tints, text };

  if (!extent)
    return FALSE;
  g_string_append_printf (text, "flowchart %s\n", directions[export->scene.direction]);
  if (extent->by_department)
    append_subgraphs (&chart);
  else
    for (guint i = 0; i < muster_projection_get_roles (extent->projection)->n_nodes && !g_cancellable_is_cancelled (export->cancellable); i++)
      if (extent->roles[i])
        append_role (&chart, i);
  append_links (&chart);
  append_legend (&chart);
  append_styles (&chart);
  g_string_append (text, "  classDef open stroke-dasharray: 5 5\n");
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

extern const MusterFormat muster_format_mermaid;

const MusterFormat muster_format_mermaid = {
  .name = "mermaid",
  .label = N_ ("Mermaid flowchart"),
  .suffixes = "mmd|mermaid",
  .mime_type = "text/vnd.mermaid",
  .flags = MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS | MUSTER_FORMAT_TEXT,
  .save = save,
};
