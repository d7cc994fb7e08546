/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * print-tab.c: see print-tab.h.
 */
#include "print-tab.h"

#include "page.h"
#include "previewer.h"
#include "sheet-view.h"
#include "split.h"

#include <glib/gi18n-lib.h>

#define POINTS_PER_MM (72 / 25.4)
/* The strip below a page of a poster that says which it is. */
#define CAPTION_HEIGHT 14.0
/* More rectangles than that are no picture of a poster. */
#define CUTS_MAX 2000
/* What the sheet takes by itself; page.h */
#define MARGIN_USUAL 28.0

struct _MusterPrintTab
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *split;
  MusterSheetView *sheet;
  GtkLabel *note;
  AdwComboRow *size;
  GtkWidget *scale_row;
  GtkSpinButton *scale;
  GtkWidget *overlap_row;
  GtkSpinButton *overlap;
  GtkWidget *marks_row;
  GtkSwitch *marks;

  /* Owned */
  MusterPreviewer *previewer;
  GtkPageSetup *setup;
  char *file_name;

  MusterSceneOptions scene;
  MusterPrintLayout layout;
  /* Of the chart's own sheet, when a poster was shown. */
  double sheet_width;
  double sheet_height;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MusterPrintTab, muster_print_tab, GTK_TYPE_WIDGET)

double
muster_print_get_margin (GtkPageSetup *setup)
{
  double left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS), right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS);
  double top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS), bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS);
  double most = MAX (MAX (left, right), MAX (top, bottom));

  return most > MARGIN_USUAL ? most : 0;
}

void
muster_print_layout_tile (const MusterPrintLayout *layout, GtkPageSetup *setup, double width, double height, MusterTiling *tiling)
{
  *tiling = (MusterTiling){
    .sheet_width = width,
    .sheet_height = height,
    .scale = layout->scale,
    .page_width = gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS),
    .page_height = gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS) - CAPTION_HEIGHT,
  };
  tiling->overlap = MIN (layout->overlap, MIN (tiling->page_width, tiling->page_height) / 3);
}

/* {{{ The preview */

static void
ask_preview (MusterPrintTab *tab)
{
  MusterPreviewRequest request = {
    .scene = tab->scene,
    .file_name = tab->file_name,
    .pixels = muster_sheet_view_get_pixels (tab->sheet),
  };

  if (tab->previewer == NULL)
    return;
  if (!tab->layout.poster)
    {
      request.paper.width = gtk_page_setup_get_paper_width (tab->setup, GTK_UNIT_POINTS);
      request.paper.height = gtk_page_setup_get_paper_height (tab->setup, GTK_UNIT_POINTS);
      request.paper.turn = MUSTER_TURN_PORTRAIT;
      request.margin = muster_print_get_margin (tab->setup);
    }
  muster_previewer_ask (tab->previewer, &request);
}

static void
say_poster (MusterPrintTab *tab, guint n_columns, guint n_rows)
{
  guint n = n_columns * n_rows;
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  /* Translators: "6 pages: 2 rows of 3" */
  g_autofree char *rows = g_strdup_printf (ngettext ("%s: %u row of %u", "%s: %u rows of %u", n_rows), pages, n_rows, n_columns);

  gtk_label_set_text (tab->note, rows);
}

static void
show_cuts (MusterPrintTab *tab)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  guint n_columns, n_rows;
  MusterTiling tiling;

  muster_print_layout_tile (&tab->layout, tab->setup, tab->sheet_width, tab->sheet_height, &tiling);
  muster_tiling_count (&tiling, &n_columns, &n_rows);
  for (guint i = 0; i < n_columns * n_rows && n_columns * n_rows <= CUTS_MAX; i++)
    {
      MusterTile tile;
      graphene_rect_t cut;

      muster_tiling_get (&tiling, i, &tile);
      graphene_rect_init (&cut, (float) ((tile.x + tile.cut_left / tiling.scale) / tab->sheet_width), (float) ((tile.y + tile.cut_top / tiling.scale) / tab->sheet_height), (float) ((tile.cut_right - tile.cut_left) / tiling.scale / tab->sheet_width), (float) ((tile.cut_bottom - tile.cut_top) / tiling.scale / tab->sheet_height));
      g_array_append_val (cuts, cut);
    }
  muster_sheet_view_set_cuts (tab->sheet, (const graphene_rect_t *) (gpointer) cuts->data, cuts->len);
  say_poster (tab, n_columns, n_rows);
}

static void
on_preview (MusterPrintTab *tab, const MusterPreview *preview)
{
  g_autofree char *note = g_strdup_printf (preview->scale < 0.1 ? _ ("Chart at %.2g %% of full size") : _ ("Chart at %.0f %% of full size"), preview->scale * 100);

  muster_sheet_view_set_picture (tab->sheet, preview->picture);
  if (!tab->layout.poster)
    {
      muster_sheet_view_set_cuts (tab->sheet, NULL, 0);
      gtk_label_set_text (tab->note, note);
      return;
    }
  tab->sheet_width = preview->width;
  tab->sheet_height = preview->height;
  show_cuts (tab);
}

/* }}} */

static void
show_rows (MusterPrintTab *tab)
{
  gtk_widget_set_visible (tab->scale_row, tab->layout.poster);
  gtk_widget_set_visible (tab->overlap_row, tab->layout.poster);
  gtk_widget_set_visible (tab->marks_row, tab->layout.poster);
}

static void
on_chosen (MusterPrintTab *tab)
{
  gboolean was_poster = tab->layout.poster;

  if (tab->filling || tab->previewer == NULL)
    return;
  tab->layout = (MusterPrintLayout){
    .poster = adw_combo_row_get_selected (tab->size) == 1,
    .scale = gtk_spin_button_get_value (tab->scale) / 100,
    .overlap = gtk_spin_button_get_value (tab->overlap) * POINTS_PER_MM,
    .marks = gtk_switch_get_active (tab->marks),
  };
  show_rows (tab);
  /* The same sheet cut otherwise is shown at once. */
  if (tab->layout.poster && was_poster && tab->sheet_width > 0)
    show_cuts (tab);
  else
    ask_preview (tab);
}

void
muster_print_tab_set_setup (MusterPrintTab *tab, GtkPageSetup *setup)
{
  if (!g_set_object (&tab->setup, setup))
    return;
  if (tab->layout.poster && tab->sheet_width > 0)
    show_cuts (tab);
  else
    ask_preview (tab);
}

void
muster_print_tab_get_layout (MusterPrintTab *tab, MusterPrintLayout *layout)
{
  *layout = tab->layout;
}

static void
muster_print_tab_dispose (GObject *object)
{
  MusterPrintTab *tab = MUSTER_PRINT_TAB (object);

  if (tab->previewer != NULL)
    muster_previewer_stop (tab->previewer);
  g_clear_object (&tab->previewer);
  g_clear_object (&tab->setup);
  g_clear_pointer (&tab->split, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_print_tab_parent_class)->dispose (object);
}

static void
muster_print_tab_finalize (GObject *object)
{
  MusterPrintTab *tab = MUSTER_PRINT_TAB (object);

  g_clear_pointer (&tab->scene.filter, muster_filter_unref);
  g_free (tab->file_name);
  G_OBJECT_CLASS (muster_print_tab_parent_class)->finalize (object);
}

static void
muster_print_tab_class_init (MusterPrintTabClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_print_tab_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_print_tab_finalize;
  g_type_ensure (MUSTER_TYPE_SHEET_VIEW);
  g_type_ensure (MUSTER_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/print-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, split);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, sheet);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, note);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, size);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, scale_row);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, scale);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, overlap_row);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, overlap);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, marks_row);
  gtk_widget_class_bind_template_child (widget_class, MusterPrintTab, marks);
  gtk_widget_class_bind_template_callback (widget_class, ask_preview);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
muster_print_tab_init (MusterPrintTab *tab)
{
  gtk_widget_init_template (GTK_WIDGET (tab));
}

MusterPrintTab *
muster_print_tab_new (MusterDocument *doc, const MusterSceneOptions *scene, const char *file_name, const MusterPrintLayout *layout, GtkPageSetup *setup)
{
  MusterPrintTab *tab = g_object_new (MUSTER_TYPE_PRINT_TAB, NULL);

  tab->scene = *scene;
  if (scene->filter != NULL)
    muster_filter_ref (scene->filter);
  tab->file_name = g_strdup (file_name);
  tab->layout = *layout;
  tab->setup = g_object_ref (setup);
  tab->filling = TRUE;
  adw_combo_row_set_selected (tab->size, layout->poster ? 1 : 0);
  gtk_spin_button_set_value (tab->scale, layout->scale * 100);
  gtk_spin_button_set_value (tab->overlap, layout->overlap / POINTS_PER_MM);
  gtk_switch_set_active (tab->marks, layout->marks);
  tab->filling = FALSE;
  show_rows (tab);
  tab->previewer = muster_previewer_new (doc);
  g_signal_connect_object (tab->previewer, "ready", G_CALLBACK (on_preview), tab, G_CONNECT_SWAPPED);
  ask_preview (tab);
  return tab;
}
