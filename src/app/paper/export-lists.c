/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-lists.c: what the rows of the export options offer, beginning with what the window shows.
 */
#include "export-options-private.h"

#include "traits.h"

#include <glib/gi18n-lib.h>

void
muster_export_list_set (AdwComboRow *row, GStrvBuilder *builder, guint selected)
{
  g_auto (GStrv) strings = g_strv_builder_end (builder);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) strings);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

void
muster_export_list_stages (MusterExportOptions *options)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GArray) stages = muster_document_list (options->doc, MUSTER_KIND_STAGE);
  MusterRecord all = 0;
  guint selected = 0;

  g_strv_builder_add (labels, _ ("All stages"));
  g_array_append_val (options->stages, all);
  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord stage = g_array_index (stages, MusterRecord, i);

      if (stage == options->shown.stage)
        selected = options->stages->len;
      g_array_append_val (options->stages, stage);
      g_strv_builder_add (labels, muster_document_get_name (options->doc, stage));
    }
  muster_export_list_set (options->stage, labels, selected);
}

/* {{{ Beside a stage */

static void
offer (MusterExportOptions *options, GStrvBuilder *labels, MusterBeside beside, const char *label)
{
  g_array_append_val (options->besides, beside);
  g_strv_builder_add (labels, label);
}

static void
offer_changes (MusterExportOptions *options, GStrvBuilder *labels, MusterRecord than)
{
  for (guint i = 1; i < options->stages->len; i++)
    {
      MusterRecord stage = g_array_index (options->stages, MusterRecord, i);
      g_autofree char *label = NULL;

      if (stage == than)
        continue;
      label = g_strdup_printf (_ ("Since “%s”"), muster_document_get_name (options->doc, stage));
      offer (options, labels, (MusterBeside){ MUSTER_BESIDE_CHANGES, stage }, label);
    }
}

/* Where what is wanted is among what is offered; nothing, if it is not. */
static guint
find_beside (MusterExportOptions *options, MusterRecord stage)
{
  MusterBeside wanted = options->beside_wanted;

  if (wanted.kind == MUSTER_BESIDE_CHANGES && (wanted.stage == 0 || wanted.stage == stage))
    wanted.stage = stage != 0 ? muster_stage_get_before (options->doc, stage) : 0;
  for (guint i = 0; i < options->besides->len; i++)
    {
      const MusterBeside *beside = &g_array_index (options->besides, MusterBeside, i);

      if (beside->kind == wanted.kind && beside->stage == wanted.stage)
        return i;
    }
  return 0;
}

void
muster_export_list_besides (MusterExportOptions *options, MusterRecord stage, const MusterFormat *format)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  gboolean staged = options->stages->len > 1;

  g_array_set_size (options->besides, 0);
  offer (options, labels, (MusterBeside){ MUSTER_BESIDE_NOTHING, 0 }, _ ("Not shown"));
  if (stage != 0)
    {
      offer_changes (options, labels, stage);
      offer (options, labels, (MusterBeside){ MUSTER_BESIDE_GHOSTS, 0 }, _ ("Other stages as ghosts"));
    }
  if (staged && (format->flags & MUSTER_FORMAT_STORY) != 0)
    offer (options, labels, (MusterBeside){ MUSTER_BESIDE_STORY, 0 }, _ ("A page a stage"));
  options->stage_placed = stage;
  options->beside_placed = find_beside (options, stage);
  muster_export_list_set (options->beside, labels, options->beside_placed);
}

/* }}} */
/* {{{ Which of the cards */

/* The whole chart, the branch that is shown alone, and the one that is offered. */
void
muster_export_list_branches (MusterExportOptions *options, MusterRecord branch)
{
  const MusterRecord offered[] = { 0, options->shown.root, branch };
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      MusterKind kind = muster_document_get_kind (options->doc, offered[i]);

      if (i > 0 && ((kind != MUSTER_KIND_DEPARTMENT && kind != MUSTER_KIND_ROLE) || offered[i] == offered[i - 1]))
        continue;
      g_array_append_val (options->branches, offered[i]);
      g_strv_builder_add (labels, offered[i] != 0 ? muster_document_get_name (options->doc, offered[i]) : _ ("Whole chart"));
    }
  muster_export_list_set (options->branch, labels, options->shown.root != 0 && options->branches->len > 1 ? 1 : 0);
}

/* The name under which a filter is kept; what is typed if it is not. */
static const char *
name_filter (MusterDocument *doc, const char *text)
{
  MusterIter iter;
  MusterRecord filter;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_FILTER);
  while (muster_iter_next (&iter, &filter))
    if (g_strcmp0 (muster_document_get_text (doc, filter, MUSTER_FILTER_TEXT), text) == 0)
      return muster_document_get_name (doc, filter);
  return text;
}

static void
offer_filter (MusterExportOptions *options, GStrvBuilder *labels, const char *text)
{
  g_autoptr (MusterFilter) filter = muster_filter_new (options->doc, text, NULL, NULL);

  if (filter == NULL || muster_filter_is_empty (filter) || g_ptr_array_find_with_equal_func (options->filters, text, g_str_equal, NULL))
    return;
  g_ptr_array_add (options->filters, g_strdup (text));
  g_strv_builder_add (labels, name_filter (options->doc, text));
}

/* None, the one that is set, and those that are kept. */
void
muster_export_list_filters (MusterExportOptions *options)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GArray) kept = muster_document_list (options->doc, MUSTER_KIND_FILTER);
  guint selected;

  g_ptr_array_add (options->filters, g_strdup (""));
  g_strv_builder_add (labels, _ ("All that there is"));
  if (options->shown.filter != NULL)
    offer_filter (options, labels, muster_filter_get_text (options->shown.filter));
  selected = options->filters->len - 1;
  for (guint i = 0; i < kept->len; i++)
    {
      const char *text = muster_document_get_text (options->doc, g_array_index (kept, MusterRecord, i), MUSTER_FILTER_TEXT);

      offer_filter (options, labels, text != NULL ? text : "");
    }
  muster_export_list_set (options->filter, labels, selected);
}

/* }}} */
/* {{{ How they look */

void
muster_export_list_styles (MusterExportOptions *options, MusterView view)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  const MusterLayoutStyle *wanted = muster_layout_style_for (options->style_wanted, view);

  g_ptr_array_set_size (options->styles, 0);
  options->style_placed = 0;
  for (const MusterLayoutStyle *const *style = muster_layout_styles (); *style != NULL; style++)
    {
      if (muster_layout_style_for ((*style)->name, view) != *style)
        continue;
      if (*style == wanted)
        options->style_placed = options->styles->len;
      g_ptr_array_add (options->styles, (gpointer) *style);
      g_strv_builder_add (labels, _ ((*style)->label));
    }
  muster_export_list_set (options->style, labels, options->style_placed);
}

/* What roles can be coloured by, as in the colours of the chart, and what this one is coloured by. */
void
muster_export_list_colors (MusterExportOptions *options)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GArray) traits = muster_traits_list (options->doc);
  const char *now = options->shown.color_by;
  guint selected = 0;

  if (now == NULL)
    now = muster_document_get_text (options->doc, muster_document_get_chart (options->doc), MUSTER_CHART_COLOR_BY);
  for (guint i = 0; i < traits->len; i++)
    {
      const MusterTrait *trait = &g_array_index (traits, MusterTrait, i);
      gboolean is_now = g_strcmp0 (trait->name, now) == 0;

      if (trait->type == MUSTER_TRAIT_TEXT || (trait->on != MUSTER_KIND_ROLE && !is_now))
        continue;
      if (is_now)
        selected = options->colors->len;
      g_ptr_array_add (options->colors, g_strdup (trait->name));
      g_strv_builder_add (labels, trait->label);
    }
  muster_export_list_set (options->color_by, labels, selected);
}

/* }}} */
