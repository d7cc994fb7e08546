/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-options.c: see export-options.h. All rows are read into the choice each time one changes.
 */
#include "export-options.h"

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

/* What is kept from one export to the next. */
typedef struct
{
  const MusterFormat *format;
  guint paper;
  guint turn;
  guint theme;
  guint resolution;
} Last;

struct _MusterExportOptions
{
  AdwPreferencesPage parent_instance;

  /* Of the template */
  GtkWidget *chart_group;
  GtkWidget *sheet_group;
  AdwComboRow *format;
  AdwComboRow *view;
  AdwComboRow *stage;
  AdwComboRow *beside;
  AdwComboRow *branch;
  AdwComboRow *levels;
  AdwComboRow *style;
  AdwComboRow *theme;
  AdwComboRow *paper;
  AdwComboRow *turn;
  AdwComboRow *resolution;
  GtkWidget *width_row;
  GtkSpinButton *width;

  /* Owned; what the rows' places stand for */
  MusterDocument *doc;
  GPtrArray *formats;
  GArray *stages;
  GArray *branches;

  MusterSceneOptions shown;
  MusterExportChoice choice;
  guint n_levels;
  /* The rows are being filled: what they say is not a choice yet. */
  gboolean filling;
};

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

/* What is shown beside a stage: as in the list of export-options.ui. */
enum
{
  BESIDE_NOTHING,
  BESIDE_CHANGES,
  BESIDE_GHOSTS,
  BESIDE_STORY,
};

/* The stage that was compared with on the screen, if that stage is exported; else the one before. */
static void
read_beside (MusterExportOptions *options)
{
  MusterExportChoice *choice = &options->choice;
  guint beside = adw_combo_row_get_selected (options->beside);
  MusterRecord compared = options->shown.stage == choice->scene.stage ? options->shown.compared : 0;

  choice->scene.ghosts = beside == BESIDE_GHOSTS;
  choice->scene.compared = 0;
  if (beside == BESIDE_CHANGES && choice->scene.stage != 0)
    choice->scene.compared = compared != 0 ? compared : muster_stage_get_before (options->doc, choice->scene.stage);
  choice->story = beside == BESIDE_STORY && (choice->format->flags & MUSTER_FORMAT_STORY) != 0;
}

/* The style that is shown keeps its number. */
static const char *
get_style (MusterExportOptions *options)
{
  const MusterLayoutStyle *chosen = muster_layout_styles ()[adw_combo_row_get_selected (options->style)];

  return chosen == muster_layout_style_find (options->shown.style) ? options->shown.style : chosen->name;
}

static void
read_choice (MusterExportOptions *options)
{
  MusterExportChoice *choice = &options->choice;
  const MusterSheetSize *sizes = muster_sheet_sizes ();
  guint resolution = adw_combo_row_get_selected (options->resolution);

  choice->format = g_ptr_array_index (options->formats, adw_combo_row_get_selected (options->format));
  choice->scene = options->shown;
  choice->scene.view = (MusterView) adw_combo_row_get_selected (options->view);
  choice->scene.theme = (MusterTheme) adw_combo_row_get_selected (options->theme);
  choice->scene.style = get_style (options);
  choice->scene.stage = g_array_index (options->stages, MusterRecord, adw_combo_row_get_selected (options->stage));
  read_beside (options);
  choice->scene.root = g_array_index (options->branches, MusterRecord, adw_combo_row_get_selected (options->branch));
  choice->scene.depth = adw_combo_row_get_selected (options->levels);
  choice->sheet = adw_combo_row_get_selected (options->paper);
  choice->paper = (MusterPaper){ sizes[choice->sheet].width, sizes[choice->sheet].height, (MusterTurn) adw_combo_row_get_selected (options->turn) };
  choice->dpi = resolutions[resolution].dpi;
  choice->pixel_width = choice->dpi > 0 ? 0 : (guint) gtk_spin_button_get_value_as_int (options->width);
}

/* Only what matters to the format is asked. */
static void
show_rows (MusterExportOptions *options)
{
  MusterFormatFlags flags = options->choice.format->flags;
  gboolean parts = (flags & MUSTER_FORMAT_PARTS) != 0, picture = (flags & MUSTER_FORMAT_PICTURE) != 0, pixels = (flags & MUSTER_FORMAT_PIXELS) != 0;

  gtk_widget_set_visible (GTK_WIDGET (options->view), (flags & MUSTER_FORMAT_VIEWS) != 0);
  gtk_widget_set_visible (GTK_WIDGET (options->stage), parts && options->stages->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (options->beside), picture && options->stages->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (options->branch), parts && options->branches->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (options->levels), parts && options->n_levels > 1);
  gtk_widget_set_visible (GTK_WIDGET (options->style), (flags & MUSTER_FORMAT_PLACED) != 0);
  gtk_widget_set_visible (GTK_WIDGET (options->theme), picture);
  gtk_widget_set_visible (GTK_WIDGET (options->turn), picture && options->choice.paper.width > 0);
  gtk_widget_set_visible (GTK_WIDGET (options->resolution), pixels);
  gtk_widget_set_visible (options->width_row, pixels && options->choice.dpi <= 0);
  gtk_widget_set_visible (options->chart_group, parts || (flags & (MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PLACED)) != 0);
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
set_strings (AdwComboRow *row, GStrvBuilder *builder, guint selected)
{
  g_auto (GStrv) strings = g_strv_builder_end (builder);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) strings);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

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
  set_strings (options->format, labels, selected == G_MAXUINT ? 0 : selected);
}

static void
fill_styles (MusterExportOptions *options)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  const MusterLayoutStyle *shown = muster_layout_style_find (options->shown.style);
  guint selected = 0;

  for (guint i = 0; muster_layout_styles ()[i] != NULL; i++)
    {
      if (muster_layout_styles ()[i] == shown)
        selected = i;
      g_strv_builder_add (labels, _ (muster_layout_styles ()[i]->label));
    }
  set_strings (options->style, labels, selected);
}

static void
fill_stages (MusterExportOptions *options)
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
  set_strings (options->stage, labels, selected);
}

/* The whole chart, the branch that is shown alone, and the one that is offered. */
static void
fill_branches (MusterExportOptions *options, MusterRecord branch)
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
  set_strings (options->branch, labels, options->shown.root != 0 && options->branches->len > 1 ? 1 : 0);
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
  set_strings (options->levels, labels, selected);
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
  set_strings (options->paper, labels, last != NULL ? last->paper : find_paper ("A4"));
  adw_combo_row_set_selected (options->turn, last != NULL ? last->turn : 0);
}

static void
fill_resolutions (MusterExportOptions *options, const Last *last)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    g_strv_builder_add (labels, _ (resolutions[i].label));
  set_strings (options->resolution, labels, last != NULL ? last->resolution : RESOLUTION_USUAL);
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
  fill_styles (options);
  fill_stages (options);
  adw_combo_row_set_selected (options->beside, shown->compared != 0 ? BESIDE_CHANGES : shown->ghosts ? BESIDE_GHOSTS
                                                                                                     : BESIDE_NOTHING);
  fill_branches (options, branch);
  fill_papers (options, last);
  fill_resolutions (options, last);
  adw_combo_row_set_selected (options->view, shown->view);
  /* What is handed out is on white, whatever the window is. */
  adw_combo_row_set_selected (options->theme, last != NULL ? last->theme : MUSTER_THEME_LIGHT);
  options->choice.scene.depth = shown->depth;
  muster_export_options_set_levels (options, shown->depth);
  options->filling = FALSE;
  read_choice (options);
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
  g_array_unref (options->branches);
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
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, format);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, view);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, stage);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, beside);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, branch);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, levels);
  gtk_widget_class_bind_template_child (widget_class, MusterExportOptions, style);
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
  options->branches = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  gtk_widget_init_template (GTK_WIDGET (options));
}

/* }}} */
