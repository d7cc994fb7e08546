/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-view.c: see job-view.h.
 */
#include "job-view.h"

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_cell (GtkGrid *grid, const char *text, const char *class, guint column, guint row, gboolean wide)
{
  GtkWidget *label = make_label (text, class);

  gtk_widget_set_hexpand (label, wide);
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
}

static GtkWidget *
make_grid (const MusterJobSection *section)
{
  GtkWidget *grid = gtk_grid_new ();
  gboolean table = section->shape == MUSTER_JOB_TABLE;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; table && i < section->n_columns; i++)
    add_cell (GTK_GRID (grid), section->columns[i], "caption-heading", i, 0, FALSE);
  for (guint i = 0; i < section->rows->len; i++)
    for (guint j = 0; j < section->n_columns; j++)
      add_cell (GTK_GRID (grid), g_array_index (section->rows, MusterJobRow, i).cells[j], !table && j == 0 ? "dim-label" : NULL, j, i + 1, table ? j != 1 : j == 1);
  return grid;
}

static GtkWidget *
make_rows (const MusterJobSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < section->rows->len; i++)
    {
      const char *text = g_array_index (section->rows, MusterJobRow, i).cells[0];
      g_autofree char *point = section->shape == MUSTER_JOB_POINTS ? g_strconcat ("•  ", text, NULL) : g_strdup (text);

      gtk_box_append (GTK_BOX (box), make_label (point, NULL));
    }
  return box;
}

GtkWidget *
muster_job_view_new (const MusterJob *job)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_label (job->title, "title-1"));
  gtk_widget_set_margin_bottom (gtk_widget_get_last_child (box), 6);
  for (guint i = 0; i < job->sections->len; i++)
    {
      const MusterJobSection *section = job->sections->pdata[i];

      if (section->heading != NULL)
        {
          gtk_box_append (GTK_BOX (box), make_label (section->heading, "heading"));
          gtk_widget_set_margin_top (gtk_widget_get_last_child (box), 18);
        }
      gtk_box_append (GTK_BOX (box), section->shape == MUSTER_JOB_FACTS || section->shape == MUSTER_JOB_TABLE ? make_grid (section) : make_rows (section));
    }
  return box;
}
