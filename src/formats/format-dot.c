/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-dot.c: a chart for Graphviz.
 *
 * By department: departments are clusters in each other. By reporting: roles alone, with their
 * department's name. Nodes have the ids of their records and the colours of their cards; what those mean
 * stands in a cluster of its own.
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
} Graph;

/* In a quoted name only the quote itself is special, but a backslash may not come to stand before
 * it: both are escaped, so that different ids stay different. */
static void
append_id (GString *out, const char *prefix, const char *id)
{
  g_string_append_printf (out, "\"%s", prefix);
  for (; *id; id++)
    {
      if (strchr ("\"\\", *id))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *id);
    }
  g_string_append_c (out, '"');
}

/* In a label backslashes and HTML entities are special too. */
static void
append_plain (GString *out, const char *text)
{
  g_autofree char *line = muster_text_on_one_line (text);

  for (const char *c = line; *c; c++)
    if (*c == '&')
      g_string_append (out, "&amp;");
    else
      {
        if (strchr ("\"\\", *c))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *c);
      }
}

static void
append_label (Graph *graph, const char *text)
{
  g_string_append (graph->text, "label=\"");
  append_plain (graph->text, text);
  g_string_append_c (graph->text, '"');
}

static const char *
id_of (Graph *graph, MusterRecord record)
{
  return muster_document_get_id (graph->doc, record);
}

static void
append_line (Graph *graph, const char *text)
{
  g_string_append (graph->text, "\\n");
  append_plain (graph->text, text);
}

/* The style of a box, and its colours if it has any. */
static void
append_style (Graph *graph, const MusterTint *tint, gboolean dashed)
{
  gboolean filled = *tint->fill != '\0';

  if (dashed || filled)
    g_string_append_printf (graph->text, ", style=\"rounded%s%s\"", dashed ? ",dashed" : "", filled ? ",filled" : "");
  if (filled)
    g_string_append_printf (graph->text, ", fillcolor=\"%s\", color=\"%s\"", tint->fill, tint->edge);
}

static void
append_role (Graph *graph, guint index)
{
  MusterProjection *projection = graph->extent->projection;
  const MusterTree *departments = muster_projection_get_departments (projection);
  MusterRecord role = muster_projection_get_roles (projection)->nodes[index].record;
  guint department = muster_projection_get_department_of (projection, index);
  g_auto (GStrv) holders = muster_extent_list_holders (graph->extent, role);
  MusterTint tint = muster_tints_get (graph->tints, role);

  g_string_append (graph->text, "  ");
  append_id (graph->text, "", id_of (graph, role));
  g_string_append (graph->text, " [label=\"");
  append_plain (graph->text, muster_document_get_name (graph->doc, role));
  for (char **holder = holders; *holder; holder++)
    append_line (graph, *holder);
  if (!graph->extent->by_department && department != MUSTER_NOWHERE)
    append_line (graph, muster_document_get_name (graph->doc, departments->nodes[department].record));
  if (tint.badge)
    append_line (graph, tint.badge);
  g_string_append_c (graph->text, '"');
  append_style (graph, &tint, muster_projection_is_open (projection, role));
  g_string_append (graph->text, "];\n");
}

static void
append_roles_of (Graph *graph, guint department)
{
  guint n_roles;
  const guint *list = muster_projection_list_roles (graph->extent->projection, department, &n_roles);

  for (guint i = 0; i < n_roles && !g_cancellable_is_cancelled (graph->extent->cancellable); i++)
    if (graph->extent->roles[list[i]])
      append_role (graph, list[i]);
}

/* Graphviz leaves out a cluster that holds no node. */
static void
append_department (Graph *graph, guint department)
{
  const MusterNode *node = &muster_projection_get_departments (graph->extent->projection)->nodes[department];
  MusterTint tint = muster_tints_get (graph->tints, node->record);
  guint n_roles;

  muster_projection_list_roles (graph->extent->projection, department, &n_roles);
  g_string_append (graph->text, "  subgraph ");
  append_id (graph->text, "cluster_", id_of (graph, node->record));
  g_string_append (graph->text, " {\n  ");
  append_label (graph, muster_document_get_name (graph->doc, node->record));
  g_string_append (graph->text, ";\n");
  if (*tint.fill)
    g_string_append_printf (graph->text, "  color=\"%s\"; bgcolor=\"%s\";\n", tint.edge, tint.fill);
  if (n_roles == 0)
    {
      g_string_append (graph->text, "  ");
      append_id (graph->text, "empty_", id_of (graph, node->record));
      g_string_append (graph->text, " [shape=point, style=invis];\n");
    }
  append_roles_of (graph, department);
}

/* A department's cluster closes before the first department that does not lie in it. */
static void
append_clusters (Graph *graph)
{
  const MusterTree *tree = muster_projection_get_departments (graph->extent->projection);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i <= tree->n_nodes; i++)
    {
      guint end = i < tree->n_nodes ? i + tree->nodes[i].size : i;

      for (; ends->len > 0 && g_array_index (ends, guint, ends->len - 1) <= i; g_array_set_size (ends, ends->len - 1))
        g_string_append (graph->text, "  }\n");
      if (i == tree->n_nodes || !graph->extent->departments[i])
        continue;
      append_department (graph, i);
      g_array_append_val (ends, end);
    }
  append_roles_of (graph, MUSTER_NOWHERE);
}

static void
append_edges (Graph *graph)
{
  const MusterTree *roles = muster_projection_get_roles (graph->extent->projection);
  g_autoptr (GArray) lines = muster_extent_list_lines (graph->extent);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint manager = roles->nodes[i].parent;

      if (!graph->extent->roles[i] || manager == MUSTER_NOWHERE || !graph->extent->roles[manager])
        continue;
      g_string_append (graph->text, "  ");
      append_id (graph->text, "", id_of (graph, roles->nodes[manager].record));
      g_string_append (graph->text, " -> ");
      append_id (graph->text, "", id_of (graph, roles->nodes[i].record));
      g_string_append (graph->text, ";\n");
    }
  for (guint i = 0; i < lines->len; i++)
    {
      MusterRecord line = g_array_index (lines, MusterRecord, i);
      const char *label = muster_document_get_text (graph->doc, line, MUSTER_LINE_LABEL);

      g_string_append (graph->text, "  ");
      append_id (graph->text, "", id_of (graph, muster_document_get_ref (graph->doc, line, MUSTER_LINE_FROM_ROLE)));
      g_string_append (graph->text, " -> ");
      append_id (graph->text, "", id_of (graph, muster_document_get_ref (graph->doc, line, MUSTER_LINE_TO_ROLE)));
      g_string_append (graph->text, " [style=dotted, constraint=false, ");
      append_label (graph, label ? label : "");
      g_string_append (graph->text, "];\n");
    }
}

/* What colours and badges mean; no record has an id with a blank in it. */
static void
append_legend (Graph *graph)
{
  GPtrArray *keys = muster_tints_get_keys (graph->tints);

  if (!keys || keys->len == 0)
    return;
  g_string_append (graph->text, "  subgraph \"cluster_ legend\" {\n  ");
  append_label (graph, muster_tints_get_title (graph->tints));
  g_string_append (graph->text, ";\n");
  for (guint i = 0; i < keys->len; i++)
    {
      const MusterPaintKey *key = g_ptr_array_index (keys, i);
      MusterTint tint = muster_tint_of_key (key);

      g_string_append_printf (graph->text, "  \" legend %u\" [label=\"", i + 1);
      if (key->badge)
        {
          append_plain (graph->text, key->badge);
          g_string_append (graph->text, ": ");
        }
      append_plain (graph->text, key->label);
      g_string_append_c (graph->text, '"');
      append_style (graph, &tint, FALSE);
      g_string_append (graph->text, "];\n");
    }
  g_string_append (graph->text, "  }\n");
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  static const char *const directions[] = {
    [MUSTER_DIRECTION_DOWN] = "TB",
    [MUSTER_DIRECTION_UP] = "BT",
    [MUSTER_DIRECTION_RIGHT] = "LR",
    [MUSTER_DIRECTION_LEFT] = "RL",
  };
  g_autoptr (MusterExtent) extent = muster_extent_new (export, error);
  g_autoptr (GString) text = g_string_new ("digraph {\n  ");
  g_autoptr (MusterTints) tints = extent ? muster_tints_new (export, extent) : NULL;
  Graph graph = { extent, export->doc, tints, text };

  if (!extent)
    return FALSE;
  append_label (&graph, muster_document_get_name (export->doc, muster_document_get_chart (export->doc)));
  g_string_append_printf (text, ";\n  labelloc=t;\n  rankdir=%s;\n  node [shape=box, style=rounded];\n  edge [arrowhead=none];\n", directions[export->scene.direction]);
  if (extent->by_department)
    append_clusters (&graph);
  else
    for (guint i = 0; i < muster_projection_get_roles (extent->projection)->n_nodes && !g_cancellable_is_cancelled (export->cancellable); i++)
      if (extent->roles[i])
        append_role (&graph, i);
  append_edges (&graph);
  append_legend (&graph);
  g_string_append (text, "}\n");
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

extern const MusterFormat muster_format_dot;

const MusterFormat muster_format_dot = {
  .name = "dot",
  .label = N_ ("Graphviz graph"),
  .suffixes = "dot|gv",
  .mime_type = "text/vnd.graphviz",
  .flags = MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS | MUSTER_FORMAT_TEXT,
  .save = save,
};
