/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-board.c: see raci-board.h.
 */
#include "raci-board.h"
#include "record-picker.h"

#include <glib/gi18n-lib.h>

struct _MusterRaciBoard
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *box;
  GtkToggleButton *roles;
  GtkToggleButton *departments;
  GtkBox *filter;
  GtkToggleButton *only_taking;
  GtkStack *stack;
  MusterRaciGrid *grid;
  GtkLabel *wrong;
  GtkLabel *counts;
  GtkWidget *legend;

  /* Owned */
  MusterSession *session;
  MusterRecordPicker *picker;
  MusterRecord department;
};

G_DEFINE_FINAL_TYPE (MusterRaciBoard, muster_raci_board, GTK_TYPE_WIDGET)

MusterRaciGrid *
muster_raci_board_get_grid (MusterRaciBoard *board)
{
  return board->grid;
}

/* {{{ Counts */

static void
append_count (GString *text, char *count)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
  g_free (count);
}

static void
show_counts (MusterRaciBoard *board)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (board->grid);
  MusterDocument *doc = muster_session_get_document (board->session);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wrong = g_strdup_printf (ngettext ("▲ %u without a single owner", "▲ %u without a single owner", raci->unowned), raci->unowned);

  gtk_label_set_text (board->wrong, wrong);
  gtk_widget_set_visible (GTK_WIDGET (board->wrong), raci->unowned > 0);
  if (raci->unstated > 0)
    append_count (text, g_strdup_printf (ngettext ("%u without authority", "%u without authority", raci->unstated), raci->unstated));
  append_count (text, g_strdup_printf (ngettext ("%u responsibility", "%u responsibilities", raci->n_rows), raci->n_rows));
  if (raci->open == 1)
    append_count (text, g_strdup_printf (_ ("%s is open"), muster_document_get_name (doc, raci->first_open)));
  else if (raci->open > 1)
    append_count (text, g_strdup_printf (ngettext ("%u role is open", "%u roles are open", raci->open), raci->open));
  gtk_label_set_text (board->counts, text->str);
  gtk_stack_set_visible_child_name (board->stack, muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY) > 0 ? "grid" : "empty");
}

static void
show_department (MusterRaciBoard *board)
{
  muster_record_picker_set_text (board->picker, board->department != 0 ? muster_document_get_name (muster_session_get_document (board->session), board->department) : _ ("All departments"));
}

static void
apply (MusterRaciBoard *board)
{
  const MusterRaciOptions options = {
    .by_department = gtk_toggle_button_get_active (board->departments),
    .department = board->department,
    .only_taking = gtk_toggle_button_get_active (board->only_taking),
  };

  if (board->session == NULL)
    return;
  muster_raci_grid_set_options (board->grid, &options);
  show_department (board);
}

static void
on_made (MusterRaciBoard *board)
{
  /* The department may be gone. */
  if (board->department != 0 && muster_document_get_kind (muster_session_get_document (board->session), board->department) != MUSTER_KIND_DEPARTMENT)
    {
      board->department = 0;
      apply (board);
      return;
    }
  show_department (board);
  show_counts (board);
}

static void
on_picked (MusterRaciBoard *board, guint department)
{
  board->department = department;
  apply (board);
}

/* }}} */
/* {{{ The widget */

static gboolean
muster_raci_board_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MUSTER_RACI_BOARD (widget)->grid));
}

/* Where it is narrow the legend makes room for the counts. */
static void
muster_raci_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterRaciBoard *board = MUSTER_RACI_BOARD (widget);

  gtk_widget_set_child_visible (board->legend, width >= 900);
  gtk_widget_allocate (board->box, width, height, baseline, NULL);
}

static void
muster_raci_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (MUSTER_RACI_BOARD (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
muster_raci_board_dispose (GObject *object)
{
  MusterRaciBoard *board = MUSTER_RACI_BOARD (object);

  g_clear_pointer (&board->box, gtk_widget_unparent);
  g_clear_object (&board->session);
  G_OBJECT_CLASS (muster_raci_board_parent_class)->dispose (object);
}

static void
muster_raci_board_class_init (MusterRaciBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_raci_board_dispose;
  widget_class->grab_focus = muster_raci_board_grab_focus;
  widget_class->size_allocate = muster_raci_board_size_allocate;
  widget_class->measure = muster_raci_board_measure;
  g_type_ensure (MUSTER_TYPE_RACI_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/raci-board.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, box);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, roles);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, departments);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, filter);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, only_taking);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, grid);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, wrong);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, counts);
  gtk_widget_class_bind_template_child (widget_class, MusterRaciBoard, legend);
}

static void
muster_raci_board_init (MusterRaciBoard *board)
{
  gtk_widget_init_template (GTK_WIDGET (board));
  g_signal_connect_object (board->departments, "toggled", G_CALLBACK (apply), board, G_CONNECT_SWAPPED);
  g_signal_connect_object (board->only_taking, "toggled", G_CALLBACK (apply), board, G_CONNECT_SWAPPED);
  g_signal_connect_object (board->grid, "made", G_CALLBACK (on_made), board, G_CONNECT_SWAPPED);
}

static GtkWidget *
make (MusterSession *session)
{
  MusterRaciBoard *board = g_object_new (MUSTER_TYPE_RACI_BOARD, NULL);

  board->session = g_object_ref (session);
  board->picker = MUSTER_RECORD_PICKER (muster_record_picker_new (session, 1u << MUSTER_KIND_DEPARTMENT));
  muster_record_picker_set_empty (board->picker, _ ("All departments"));
  g_signal_connect_object (board->picker, "picked", G_CALLBACK (on_picked), board, G_CONNECT_SWAPPED);
  gtk_box_append (board->filter, GTK_WIDGET (board->picker));
  muster_raci_grid_set_session (board->grid, session);
  on_made (board);
  return GTK_WIDGET (board);
}

/* }}} */

const MusterBoard muster_board_responsibilities = {
  .name = "responsibilities",
  .label = N_ ("R_esponsibilities"),
  .title = N_ ("Responsibilities"),
  .icon = "muster-responsibilities-symbolic",
  .make = make,
};
