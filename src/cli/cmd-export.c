/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-export.c: muster export: a chart on paper, as a picture, or as text.
 *
 * The date on a page is when the input was last changed, so that the same input gives the same
 * bytes; SOURCE_DATE_EPOCH sets it. Options that a format has no use for do nothing.
 */
#include <glib/gi18n-lib.h>

#include "commands.h"
#include "error.h"
#include "input.h"
#include "output.h"
#include "paper.h"
#include "select.h"

typedef struct
{
  char *output;
  char *format;
  char *view;
  char *layout;
  char *direction;
  char *stage;
  char *root;
  int depth;
  gboolean expanded;
  gboolean ghosts;
  char *compare;
  char *filter;
  gboolean dim;
  gboolean story;
  char *page;
  double min_type;
  gboolean mirrored;
  char *theme;
  char *color_by;
  int dpi;
  int width;
} Options;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, output), N_ ("Write to OUT"), N_ ("OUT") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("What to write, if the name of OUT does not tell"), N_ ("FORMAT") },
  { "view", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, view), N_ ("departments (usual) or reporting"), N_ ("VIEW") },
  { "layout", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, layout), N_ ("How cards are laid out; usually as the chart says"), N_ ("NAME") },
  { "direction", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, direction), N_ ("down, up, right or left; usually as the chart says"), N_ ("WAY") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("Only what is there at a stage, by its name or id"), N_ ("STAGE") },
  { "root", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, root), N_ ("Only a department or role and what is below, by its id or name"), N_ ("ID") },
  { "depth", 0, 0, G_OPTION_ARG_INT, MUSTER_OPTION (Options, depth), N_ ("Only so many levels"), N_ ("N") },
  { "expanded", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, expanded), N_ ("Show also what is collapsed"), NULL },
  { "ghosts", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, ghosts), N_ ("With --stage, draw faintly what is there at other stages only"), NULL },
  { "compare", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, compare), N_ ("With --stage, show what is otherwise than at another stage"), N_ ("STAGE") },
  { "filter", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, filter), N_ ("Only what is meant, with the managers above: a saved filter by its name, or as “grade:7 open:yes”"), N_ ("TEXT") },
  { "dim", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, dim), N_ ("Draw what the filter does not mean faintly instead of leaving it out"), NULL },
  { "story", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, story), N_ ("A page a stage, each with what changes from the one before; for PDF"), NULL },
  { "page", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, page), N_ ("A0 to A5, Letter, Legal or Tabloid, as A4-landscape; or fit (usual), as large as the chart"), N_ ("SHEET") },
  { "min-type", 0, 0, G_OPTION_ARG_DOUBLE, MUSTER_OPTION (Options, min_type), N_ ("With --page, over as many pages as it takes for no letter to be smaller than so many points; for PDF"), N_ ("PT") },
  { "mirrored", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, mirrored), N_ ("Reflect all, left for right; done without asking where the chart is written from right to left"), NULL },
  { "theme", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, theme), N_ ("light (usual) or dark"), N_ ("THEME") },
  { "color-by", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, color_by), N_ ("Colour cards by department, grade, stage, open, holder, cost, load, span, layer or any field; usually as the chart says"), N_ ("FIELD") },
  { "dpi", 0, 0, G_OPTION_ARG_INT, MUSTER_OPTION (Options, dpi), N_ ("Pixels per inch of a picture (usually 144)"), N_ ("N") },
  { "width", 0, 0, G_OPTION_ARG_INT, MUSTER_OPTION (Options, width), N_ ("Width of a picture in pixels"), N_ ("PX") },
  G_OPTION_ENTRY_NULL
};

#define USUAL_DPI 144
#define MIN_TYPE 1
#define MAX_TYPE 72
#define MAX_DPI 2400
#define MAX_WIDTH 32767
#define MAX_DEPTH 1000000

static void
describe (GString *text)
{
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  g_string_append_printf (text, "%s\n", _ ("Formats:"));
  muster_command_describe_formats (text, FALSE, TRUE);
  g_string_append_printf (text, "\n%s\n", _ ("Layouts:"));
  for (guint i = 0; styles[i] != NULL; i++)
    g_string_append_printf (text, "  %-14s %s\n", styles[i]->name, _ (styles[i]->label));
  g_string_append_printf (text, "\n%s\n", _ ("A number may stand behind two of them: grid:4 has four columns at most, and mixed:2 stands in\n"
                                             "columns from the second level on."));
  g_string_append_printf (text, "\n%s\n", _ ("IN may also be a file that can be imported. The date on a page is when IN was last changed, or\n"
                                             "what SOURCE_DATE_EPOCH says."));
}

static const char *const views[] = { "departments", "reporting", NULL };
static const char *const directions[] = { "down", "up", "right", "left", NULL };
static const char *const themes[] = { "light", "dark", NULL };

/* Sets @choice to the place of @value among @names; leaves it alone if @value is NULL. */
static gboolean
choose (const char *const *names, const char *option, const char *value, guint *choice, GError **error)
{
  g_autofree char *joined = NULL;

  for (guint i = 0; value != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], value))
      {
        *choice = i;
        return TRUE;
      }
  if (value == NULL)
    return TRUE;
  joined = g_strjoinv (", ", (char **) names);
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--%s cannot be “%s”; it is one of: %s"), option, value, joined);
  return FALSE;
}

static gboolean
check_number (const char *option, int value, int most, GError **error)
{
  if (value >= 0 && value <= most)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--%s cannot be %d; it is at most %d"), option, value, most);
  return FALSE;
}

static gboolean
check_layout (const char *name, GError **error)
{
  const MusterLayoutStyle *const *styles = muster_layout_styles ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint choice;

  if (name == NULL || muster_layout_style_find (name) != NULL)
    return TRUE;
  for (guint i = 0; styles[i] != NULL; i++)
    g_strv_builder_add (builder, styles[i]->name);
  names = g_strv_builder_end (builder);
  return choose ((const char *const *) names, "layout", name, &choice, error);
}

/* Some layouts show departments alone. */
static gboolean
check_view (const char *name, MusterView view, GError **error)
{
  if (name == NULL || muster_layout_style_for (name, view) == muster_layout_style_find (name))
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--layout=%s shows departments; leave out --view=reporting or take another layout"), name);
  return FALSE;
}

/* Letters of any size fit on a sheet as large as the chart; and pages of a chart compare nothing. */
static gboolean
check_min_type (const Options *given, const MusterPaper *paper, GError **error)
{
  if (given->min_type == 0)
    return TRUE;
  if (!(given->min_type >= MIN_TYPE && given->min_type <= MAX_TYPE))
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--min-type cannot be %g; it is from %d to %d points"), given->min_type, MIN_TYPE, MAX_TYPE);
  else if (paper->width <= 0)
    g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--min-type needs a sheet; say which with --page, as --page=A3"));
  else if (given->story || given->compare != NULL || given->ghosts)
    g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--min-type goes with neither --story nor --compare nor --ghosts"));
  else
    return TRUE;
  return FALSE;
}

/* Reads all options that mean something without the document. */
static gboolean
read_options (const Options *given, MusterExport *export, MusterPaper *paper, GError **error)
{
  guint view = 0, theme = 0, direction = 0;

  if (!choose (views, "view", given->view, &view, error) ||
      !choose (themes, "theme", given->theme, &theme, error) ||
      !choose (directions, "direction", given->direction, &direction, error) ||
      !check_layout (given->layout, error) ||
      !check_view (given->layout, (MusterView) view, error) ||
      !check_number ("depth", given->depth, MAX_DEPTH, error) ||
      !check_number ("dpi", given->dpi, MAX_DPI, error) ||
      !check_number ("width", given->width, MAX_WIDTH, error) ||
      !muster_paper_parse (given->page != NULL ? given->page : "fit", paper, error))
    return FALSE;
  if (given->story && (given->stage != NULL || given->compare != NULL || given->ghosts))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--story shows all stages, each beside the one before; leave out --stage, --compare and --ghosts"));
      return FALSE;
    }
  if (given->stage == NULL && (given->ghosts || given->compare != NULL))
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--%s needs a stage to look at; name it with --stage"), given->ghosts ? "ghosts" : "compare");
      return FALSE;
    }
  if (!check_min_type (given, paper, error))
    return FALSE;
  if (given->dpi > 0 && given->width > 0)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--dpi and --width both say how many pixels; take one of them"));
      return FALSE;
    }
  export->scene.view = (MusterView) view;
  export->scene.theme = (MusterTheme) theme;
  export->scene.depth = (guint) given->depth;
  export->scene.expanded = given->expanded;
  export->scene.ghosts = given->ghosts;
  export->scene.mirrored = given->mirrored;
  export->min_type = given->min_type;
  export->story = given->story;
  export->dpi = given->dpi > 0 ? given->dpi : USUAL_DPI;
  export->pixel_width = (guint) given->width;
  return TRUE;
}

/* By its name in files, or as a person calls it. */
static gboolean
find_color_by (MusterDocument *doc, const char *given, const char **name, GError **error)
{
  g_autoptr (GArray) traits = muster_traits_list (doc);
  g_autoptr (GString) names = g_string_new (NULL);

  *name = NULL;
  for (guint i = 0; given != NULL && i < traits->len; i++)
    {
      const MusterTrait *trait = &g_array_index (traits, MusterTrait, i);

      if (trait->type == MUSTER_TRAIT_TEXT)
        continue;
      if (strcmp (trait->name, given) == 0 || strcmp (trait->label, given) == 0)
        *name = trait->name;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", trait->name);
    }
  if (given == NULL || *name != NULL)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--%s cannot be “%s”; it is one of: %s"), "color-by", given, names->str);
  return FALSE;
}

/* A saved filter by its name, or else what is written. */
static gboolean
read_filter (const Options *given, MusterExport *export, GError **error)
{
  const char *text = given->filter;
  MusterIter iter;
  MusterRecord filter;

  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("The filter is not valid UTF-8"));
      return FALSE;
    }
  muster_iter_init_kind (&iter, export->doc, MUSTER_KIND_FILTER);
  while (muster_iter_next (&iter, &filter))
    if (strcmp (muster_document_get_name (export->doc, filter), given->filter) == 0)
      text = muster_document_get_text (export->doc, filter, MUSTER_FILTER_TEXT);
  export->scene.filter = muster_filter_new (export->doc, text != NULL ? text : "", NULL, error);
  export->scene.hides = !given->dim;
  return export->scene.filter != NULL;
}

/* The rest, which the document has a say in. */
static gboolean
read_records (const Options *given, MusterExport *export, GError **error)
{
  static const MusterKind roots[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE };
  MusterDocument *doc = export->doc;
  MusterRecord chart = muster_document_get_chart (doc);
  const char *usual_style = muster_document_get_text (doc, chart, MUSTER_CHART_LAYOUT);
  guint direction = MUSTER_DIRECTION_DOWN;

  if (usual_style != NULL && muster_layout_style_find (usual_style) == NULL)
    usual_style = NULL;
  export->scene.style = given->layout != NULL ? given->layout : usual_style;
  choose (directions, "direction", muster_document_get_text (doc, chart, MUSTER_CHART_DIRECTION), &direction, NULL);
  choose (directions, "direction", given->direction, &direction, NULL);
  export->scene.direction = (MusterDirection) direction;
  export->scene.mirrored = given->mirrored || muster_scene_reads_leftwards (doc);
  return read_filter (given, export, error) &&
         find_color_by (doc, given->color_by, &export->scene.color_by, error) &&
         muster_select_stage (doc, given->stage, &export->scene.stage, error) &&
         muster_select_stage (doc, given->compare, &export->scene.compared, error) &&
         muster_select (doc, roots, G_N_ELEMENTS (roots), given->root, &export->scene.root, error);
}

/* A scene is made only for a sheet that has to know it. */
static void
lay_page (const MusterPaper *paper, MusterExport *export)
{
  g_autoptr (MusterScene) scene = NULL;
  MusterPaper upright = *paper;

  if (paper->turn == MUSTER_TURN_BY_CHART && paper->width > 0 && export->min_type == 0)
    scene = muster_scene_new (export->doc, &export->scene);
  if (export->min_type > 0 && upright.turn == MUSTER_TURN_BY_CHART)
    upright.turn = MUSTER_TURN_LANDSCAPE;
  muster_paper_lay (&upright, scene, &export->page_width, &export->page_height);
}

/* The format that was asked for, or that the name of OUT tells. */
static const MusterFormat *
find_format (const Options *given, GError **error)
{
  const MusterFormat *format = given->format != NULL ? muster_format_find (given->format)
                                                     : muster_format_for_file (given->output);

  if (format != NULL && format->save != NULL)
    return format;
  if (given->format != NULL)
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no format “%s” that can be written"), given->format);
  else
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("The name “%s” does not tell the format; say it with --format"), given->output);
  return NULL;
}

static gboolean
check_pages (const Options *given, const MusterFormat *format, GError **error)
{
  if (given->min_type == 0 || (format->flags & MUSTER_FORMAT_STORY) != 0)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--min-type makes several pages, which %s has not; write a PDF"), _ (format->label));
  return FALSE;
}

static gboolean
check_story (const Options *given, const MusterFormat *format, GError **error)
{
  if (!given->story || (format->flags & MUSTER_FORMAT_STORY) != 0)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("--story makes several pages, which %s has not; write a PDF"), _ (format->label));
  return FALSE;
}

static MusterExit
export_document (const Options *given, const MusterFormat *format, MusterExport *export, MusterPaper paper, const char *input)
{
  gboolean read_only;
  g_autoptr (MusterDocument) doc = muster_input_open_saying (input, &read_only);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *left_out = NULL;
  g_autoptr (GError) error = NULL;

  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  if (read_only && format->load != NULL)
    {
      muster_message (given->output, _ ("Not written: a newer version of Muster wrote “%s”, and this one would lose what it does not know"), input);
      return MUSTER_EXIT_FAILED;
    }
  export->doc = doc;
  if (!read_records (given, export, &error))
    return muster_message_error (input, error);
  if (given->story && muster_document_count (doc, MUSTER_KIND_STAGE) == 0)
    {
      muster_message (input, _ ("There are no stages to tell; add them in the editor first"));
      return MUSTER_EXIT_FAILED;
    }
  lay_page (&paper, export);
  bytes = muster_export (export, format, &error);
  g_clear_pointer (&export->scene.filter, muster_filter_unref);
  if (bytes == NULL || !muster_output_write (given->output, bytes, &error))
    return muster_message_error (given->output, error);
  left_out = format->dup_left_out != NULL ? format->dup_left_out (export) : NULL;
  if (left_out != NULL)
    muster_message (given->output, "%s", left_out);
  return MUSTER_EXIT_DONE;
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  g_autofree char *base_name = g_path_get_basename (files[0]);
  const MusterFormat *format;
  MusterExport export = { 0 };
  MusterPaper paper;
  g_autoptr (GError) error = NULL;

  if (given->output == NULL)
    return muster_command_refuse (command, _ ("Say where to with -o OUT; “-” is standard output"));
  format = find_format (given, &error);
  if (format == NULL || !check_story (given, format, &error) || !check_pages (given, format, &error) || !read_options (given, &export, &paper, &error) || !muster_input_get_time (files[0], &export.time, &error))
    return muster_command_refuse (command, "%s", error->message);
  if (!muster_output_check_other (given->output, files[0], &error))
    return muster_message_error (given->output, error);

  export.file_name = muster_is_stream (files[0]) ? NULL : base_name;
  return export_document (given, format, &export, paper, files[0]);
}

const MusterCommand muster_command_export = {
  .name = "export",
  .summary = N_ ("Draw a chart to a file, or write it as another format"),
  .usage = N_ ("IN -o OUT"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .describe = describe,
  .run = run,
};
