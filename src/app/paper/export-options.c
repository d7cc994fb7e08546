/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-options.c: see export-options.h. All rows are read into the choice each time one changes.
 */
#include "export-options-private.h"

#include <glib/gi18n-lib.h>

#define LAST_KEY "muster-last-export"
#define LEVELS_MAX 99

static const struct
{
  const char *label;
  double dpi;
} resolutions[] = {
  { N_ ("Screen (96 dpi)"), 96 },
  { N_ ("Sharp screen (144 dpi)"), 144 },
  { N_ ("Print (300 dpi)"), 300 },
  { N_ ("Fine print (600 dpi)"), 600 },
  { N_ ("By width"), 0 },
};

#define RESOLUTION_USUAL 1

/* What becomes of what a filter does not mean: as in the list of export-options.ui. */
enum
{
  OTHERS_FAINT,
  OTHERS_LEFT_OUT,
};

/* What is kept from one export to the next. */
typedef struct
{
  const MusterFormat *format;
  guint paper;
  guint turn;
  guint theme;
  guint resolution;
} Last;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterExportOptions, muster_export_options, ADW_TYPE_PREFERENCES_PAGE)

/* {{{ Rows to a choice */

static guint
find_paper (const char *name)
{
  const MusterSheetSize *sizes = muster_sheet_sizes ();

  for (guint i = 0; sizes[i].name != NULL; i++)
    if (g_str_equal (sizes[i].name, name))
      return i;
  return 0;
}

/* The stage before is wanted as that, whichever stage is chosen next. */
static void
want_beside (MusterExportOptions *options, MusterBeside beside, MusterRecord stage)
{
  if (beside.kind == MUSTER_BESIDE_CHANGES && stage != 0 && beside.stage == muster_stage_get_before (options->doc, stage))
    beside.stage = 0;
  options->beside_wanted = beside;
}

/* Some rows follow the view, the stage and the format; what was wanted of them is kept meanwhile. */
static void
follow_rows (MusterExportOptions *options, const MusterFormat *format, MusterView view, MusterRecord stage)
{
  const MusterExportChoice *before = &options->choice;
  gboolean refill = before->format != format || options->stage_placed != stage;
  gboolean filling = options->filling;
  guint style = adw_combo_row_get_selected (options->style), beside = adw_combo_row_get_selected (options->beside);

  if (style != options->style_placed)
    options->style_wanted = ((const MusterLayoutStyle *) g_ptr_array_index (options->styles, style))->name;
  if (beside != options->beside_placed)
    want_beside (options, g_array_index (options->besides, MusterBeside, beside), options->stage_placed);
  options->style_placed = style;
  options->beside_placed = beside;
  options->filling = TRUE;
  if (before->scene.view != view)
    muster_export_list_styles (options, view);
  if (refill)
    muster_export_list_besides (options, stage, format);
  options->filling = filling;
}

static void
read_beside (MusterExportOptions *options)
{
  MusterExportChoice *choice = &options->choice;
  const MusterBeside *beside = &g_array_index (options->besides, MusterBeside, adw_combo_row_get_selected (options->beside));

  choice->story = beside->kind == MUSTER_BESIDE_STORY;
  if (choice->story)
    choice->scene.stage = 0;
  choice->scene.ghosts = beside->kind == MUSTER_BESIDE_GHOSTS;
  choice->scene.compared = beside->kind == MUSTER_BESIDE_CHANGES ? beside->stage : 0;
}

/* Of a text nothing can be faint: what is filtered out of it is left out. */
static void
read_filter (MusterExportOptions *options)
{
  MusterExportChoice *choice = &options->choice;
  const char *text = g_ptr_array_index (options->filters, adw_combo_row_get_selected (options->filter));

  g_clear_pointer (&options->filter_chosen, muster_filter_unref);
  if (*text != '\0')
    options->filter_chosen = muster_filter_new (options->doc, text, NULL, NULL);
  choice->scene.filter = options->filter_chosen;
  choice->scene.hides = (choice->format->flags & MUSTER_FORMAT_PICTURE) == 0 || adw_combo_row_get_selected (options->others) == OTHERS_LEFT_OUT;
}

/* The style that is shown keeps its number. */
static const char *
get_style (MusterExportOptions *options)
{
  const MusterLayoutStyle *chosen = g_ptr_array_index (options->styles, adw_combo_row_get_selected (options->style));

  return chosen == muster_layout_style_find (options->shown.style) ? options->shown.style : chosen->name;
}

static void
read_scene (MusterExportOptions *options, MusterView view, MusterRecord stage)
{
  MusterSceneOptions *scene = &options->choice.scene;

  scene->view = view;
  scene->stage = stage;
  scene->style = get_style (options);
  scene->direction = (MusterDirection) adw_combo_row_get_selected (options->direction);
  scene->theme = (MusterTheme) adw_combo_row_get_selected (options->theme);
  scene->color_by = g_ptr_array_index (options->colors, adw_combo_row_get_selected (options->color_by));
  scene->root = g_array_index (options->branches, MusterRecord, adw_combo_row_get_selected (options->branch));
  scene->depth = adw_combo_row_get_selected (options->levels);
  scene->expanded = gtk_switch_get_active (options->expanded);
}

static void
read_choice (MusterExportOptions *options)
{
  MusterExportChoice *choice = &options->choice;
  const MusterSheetSize *sizes = muster_sheet_sizes ();
  const MusterFormat *format = g_ptr_array_index (options->formats, adw_combo_row_get_selected (options->format));
  MusterView view = (MusterView) adw_combo_row_get_selected (options->view);
  MusterRecord stage = g_array_index (options->stages, MusterRecord, adw_combo_row_get_selected (options->stage));
  guint resolution = adw_combo_row_get_selected (options->resolution);

  follow_rows (options, format, view, stage);
  choice->format = format;
  read_scene (options, view, stage);
  read_beside (options);
  read_filter (options);
  choice->sheet = adw_combo_row_get_selected (options->paper);
  choice->paper = (MusterPaper){ sizes[choice->sheet].width, sizes[choice->sheet].height, (MusterTurn) adw_combo_row_get_selected (options->turn) };
  choice->dpi = resolutions[resolution].dpi;
  choice->pixel_width = choice->dpi > 0 ? 0 : (guint) gtk_spin_button_get_value_as_int (options->width);
}

/* Only what matters to the format is asked, and what there is a choice of. */
static void
show_chart_rows (MusterExportOptions *options)
{
  const MusterExportChoice *choice = &options->choice;
  MusterFormatFlags flags = choice->format->flags;
  gboolean parts = (flags & MUSTER_FORMAT_PARTS) != 0, picture = (flags & MUSTER_FORMAT_PICTURE) != 0;
  gboolean filters = parts && options->filters->len > 1;

  gtk_widget_set_visible (GTK_WIDGET (options->view), (flags & MUSTER_FORMAT_VIEWS) != 0);
  gtk_widget_set_visible (GTK_WIDGET (options->stage), parts && options->stages->len > 1 && !choice->story);
  gtk_widget_set_visible (GTK_WIDGET (options->beside), picture && options->besides->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (options->branch), parts && options->branches->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (options->levels), parts && options->n_levels > 1);
  gtk_widget_set_visible (options->expanded_row, picture && options->collapses);
  gtk_widget_set_visible (GTK_WIDGET (options->filter), filters);
  gtk_widget_set_visible (GTK_WIDGET (options->others), filters && picture && choice->scene.filter != NULL);
  gtk_widget_set_visible (options->chart_group, parts || (flags & MUSTER_FORMAT_VIEWS) != 0);
}

static void
show_rows (MusterExportOptions *options)
{
  const MusterExportChoice *choice = &options->choice;
  MusterFormatFlags flags = choice->format->flags;
  gboolean placed = (flags & MUSTER_FORMAT_PLACED) != 0, picture = (flags & MUSTER_FORMAT_PICTURE) != 0, pixels = (flags & MUSTER_FORMAT_PIXELS) != 0;

  show_chart_rows (options);
  gtk_widget_set_visible (GTK_WIDGET (options->style), placed);
  gtk_widget_set_visible (GTK_WIDGET (options->direction), placed && !muster_layout_style_find (choice->scene.style)->undirected);
  gtk_widget_set_visible (GTK_WIDGET (options->color_by), picture);
  gtk_widget_set_visible (GTK_WIDGET (options->theme), picture);
  gtk_widget_set_visible (options->look_group, placed || picture);
  gtk_widget_set_visible (GTK_WIDGET (options->turn), picture && choice->paper.width > 0);
  gtk_widget_set_visible (GTK_WIDGET (options->resolution), pixels);
  gtk_widget_set_visible (options->width_row, pixels && choice->dpi <= 0);
  gtk_widget_set_visible (options->sheet_group, picture);
}

static void
on_chosen (MusterExportOptions *options)
{
  if (options->filling || options->doc == NULL)
    return;
  read_choice (options);
  show_rows (options);
  g_signal_emit (options, signals[CHANGED], 0);
}

/* }}} */
/* {{{ Filling the rows */

static void
fill_formats (MusterExportOptions *options, const MusterFormat *chosen)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  guint selected = G_MAXUINT;

  for (const MusterFormat *const *format = muster_formats (); *format != NULL; format++)
    {
      if ((*format)->save == NULL)
        continue;
      /* The first picture, if nothing was chosen before. */
      if (*format == chosen || (chosen == NULL && selected == G_MAXUINT && ((*format)->flags & MUSTER_FORMAT_PICTURE) != 0))
        selected = options->formats->len;
      g_ptr_array_add (options->formats, (gpointer) *format);
      g_strv_builder_add (labels, _ ((*format)->label));
    }
  muster_export_list_set (options->format, labels, selected == G_MAXUINT ? 0 : selected);
}

void
muster_export_options_set_levels (MusterExportOptions *options, guint n_levels)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  guint selected = options->choice.scene.depth;
  gboolean filling;

  n_levels = MIN (n_levels, LEVELS_MAX);
  if (options->n_levels == n_levels && adw_combo_row_get_model (options->levels) != NULL)
    return;
  options->n_levels = n_levels;
  /* What is chosen stays to be chosen. */
  n_levels = MAX (n_levels, selected);
  g_strv_builder_add (labels, _ ("All levels"));
  for (guint i = 1; i <= n_levels; i++)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("%u level", "%u levels", i), i);

      g_strv_builder_add (labels, label);
    }
  filling = options->filling;
  options->filling = TRUE;
  muster_export_list_set (options->levels, labels, selected);
  options->filling = filling;
  if (!filling)
    show_rows (options);
}

static void
fill_papers (MusterExportOptions *options, const Last *last)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  const MusterSheetSize *sizes = muster_sheet_sizes ();

  for (guint i = 0; sizes[i].name != NULL; i++)
    g_strv_builder_add (labels, sizes[i].width > 0 ? sizes[i].name : _ ("Fit to the chart"));
  muster_export_list_set (options->paper, labels, last != NULL ? last->paper : find_paper ("A4"));
  adw_combo_row_set_selected (options->turn, last != NULL ? last->turn : 0);
}

static void
fill_resolutions (MusterExportOptions *options, const Last *last)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    g_strv_builder_add (labels, _ (resolutions[i].label));
  muster_export_list_set (options->resolution, labels, last != NULL ? last->resolution : RESOLUTION_USUAL);
}

/* Whether anything is collapsed, so that it could be shown as if it were not. */
static gboolean
collapses (MusterDocument *doc)
{
  static const struct
  {
    MusterKind kind;
    MusterField field;
  } flags[] = {
    { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_COLLAPSED },
    { MUSTER_KIND_ROLE, MUSTER_ROLE_COLLAPSED },
  };
  MusterIter iter;
  MusterRecord record;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      muster_iter_init_kind (&iter, doc, flags[i].kind);
      while (muster_iter_next (&iter, &record))
        if (muster_document_get_flag (doc, record, flags[i].field))
          return TRUE;
    }
  return FALSE;
}

/* All of how the chart is shown that the document knows. */
static void
fill_chart (MusterExportOptions *options, MusterRecord branch)
{
  const MusterSceneOptions *shown = &options->shown;
  MusterBeside beside = { MUSTER_BESIDE_NOTHING, shown->compared };

  if (shown->compared != 0)
    beside.kind = MUSTER_BESIDE_CHANGES;
  else if (shown->ghosts)
    beside.kind = MUSTER_BESIDE_GHOSTS;
  adw_combo_row_set_selected (options->view, shown->view);
  muster_export_list_stages (options);
  want_beside (options, beside, shown->stage);
  muster_export_list_besides (options, shown->stage, g_ptr_array_index (options->formats, adw_combo_row_get_selected (options->format)));
  muster_export_list_branches (options, branch);
  options->collapses = collapses (options->doc);
  gtk_switch_set_active (options->expanded, shown->expanded);
  muster_export_list_filters (options);
  adw_combo_row_set_selected (options->others, shown->hides ? OTHERS_LEFT_OUT : OTHERS_FAINT);
  options->style_wanted = shown->style;
  muster_export_list_styles (options, shown->view);
  adw_combo_row_set_selected (options->direction, shown->direction);
  muster_export_list_colors (options);
  options->choice.scene = *shown;
  muster_export_options_set_levels (options, shown->depth);
}

void
muster_export_options_fill (MusterExportOptions *options, MusterDocument *doc, const MusterSceneOptions *shown, MusterRecord branch, GObject *keeper)
{
  const Last *last = keeper != NULL ? g_object_get_data (keeper, LAST_KEY) : NULL;

  options->doc = g_object_ref (doc);
  options->shown = *shown;
  /* A name that the table has, not the caller's. */
  options->shown.style = muster_layout_style_intern (shown->style);
  options->filling = TRUE;
  fill_formats (options, last != NULL ? last->format : NULL);
  fill_chart (options, branch);
  fill_papers (options, last);
  fill_resolutions (options, last);
  /* What is handed out is on white, whatever the window is. */
  adw_combo_row_set_selected (options->theme, last != NULL ? last->theme : MUSTER_THEME_LIGHT);
  read_choice (options);
  options->shown.filter = NULL;
  options->filling = FALSE;
  show_rows (options);
}

void
muster_export_options_keep (MusterExportOptions *options, GObject *keeper)
{
  Last *last = g_new0 (Last, 1);

  *last = (Last){
    .format = options->choice.format,
    .paper = options->choice.sheet,
    .turn = options->choice.paper.turn,
    .theme = options->choice.scene.theme,
    .resolution = adw_combo_row_get_selected (options->resolution),
  };
  g_object_set_data_full (keeper, LAST_KEY, last, g_free);
}

const MusterExportChoice *
muster_export_options_get (MusterExportOptions *options)
{
  return &options->choice;
}

void
muster_export_options_set_size (MusterExportOptions *options, const char *size)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (options->resolution), size);
}

/* }}} */
/* {{{ Widget */

static void
muster_export_options_finalize (GObject *object)
{
  MusterExportOptions *options = MUSTER_EXPORT_OPTIONS (object);

  g_clear_object (&options->doc);
  g_ptr_array_unref (options->formats);
  g_array_unref (options->stages);
  g_array_unref (options->besides);
  g_array_unref (options->branches);
  g_ptr_array_unref (options->filters);
  g_ptr_array_unref (options->styles);
  g_ptr_array_unref (options->colors);
  g_clear_pointer (&options->filter_chosen, muster_filter_unref);
  G_OBJECT_CLASS (muster_export_options_parent_class)->finalize (object);
}

static void
muster_export_options_class_init (MusterExportOptionsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_export_options_finalize;
  signals[CHANGED] = g_signal_new ("changed", MUSTER_TYPE_EXPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/export-options.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, chart_group);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, look_group);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, format);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, view);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, stage);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, beside);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, branch);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, levels);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, expanded_row);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, expanded);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, filter);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, others);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, style);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, direction);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, color_by);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, theme);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, paper);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, turn);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, resolution);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, width_row);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, width);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
muster_export_options_init (MusterExportOptions *options)
{
  options->formats = g_ptr_array_new ();
  options->stages = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  options->besides = g_array_new (FALSE, FALSE, sizeof (MusterBeside));
  options->branches = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  options->filters = g_ptr_array_new_with_free_func (g_free);
  options->styles = g_ptr_array_new ();
  options->colors = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (options));
}

/* }}} */
