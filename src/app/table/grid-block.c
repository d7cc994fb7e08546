/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid-block.c: copying, pasting, filling and clearing cells; adding and deleting rows.
 *
 * Text on the clipboard is what a spreadsheet has there: a tab between cells, a line a row, quotation
 * marks around what has either in it. What is pasted is one step, or nothing of it is done.
 */
#include "grid-private.h"

#include "csv.h"
#include "table-write.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* {{{ Setting */

gboolean
muster_grid_set_block (MusterGrid *grid, MusterBlock *block, const guint *lines, guint first_column, const char *label)
{
  g_autoptr (GError) error = NULL;

  if (!muster_session_may_edit (grid->session))
    return FALSE;
  if (muster_edit_set_block (muster_session_get_document (grid->session), block, label, &error))
    return TRUE;
  if (lines != NULL && lines[block->bad_row] != MUSTER_NOWHERE)
    muster_grid_go_to (grid, lines[block->bad_row], first_column + MIN (block->bad_column, block->n_columns - 1), FALSE);
  if (block->bad_column < block->n_columns)
    /* Translators: which row of what was pasted, which column, and why; for example: Row 3, Grade: … */
    muster_session_say (grid->session, _ ("Row %u, %s: %s. Nothing was changed."), block->bad_row + 1, muster_aspect_get_label (&block->columns[block->bad_column]), error->message);
  else
    muster_session_say (grid->session, _ ("Row %u: %s. Nothing was changed."), block->bad_row + 1, error->message);
  return FALSE;
}

/* The aspects of columns that are shown; free it. */
static MusterAspect *
list_aspects (MusterGrid *grid, guint first, guint n)
{
  MusterAspect *aspects = g_new (MusterAspect, n + 1);

  for (guint i = 0; i < n; i++)
    aspects[i] = muster_table_model_get_column (grid->model, first + i)->aspect;
  return aspects;
}

/* Sets all cells of the rows and columns that are selected to what @text says of a column. */
static void
set_selected (MusterGrid *grid, const char *const *texts, const GArray *rows, const char *label)
{
  guint unused, first, last;
  g_autofree MusterAspect *aspects = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  MusterBlock block;

  muster_grid_get_block (grid, &unused, &unused, &first, &last);
  aspects = list_aspects (grid, first, last - first + 1);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = first; j <= last; j++)
      g_ptr_array_add (all, (gpointer) texts[j - first]);
  block = (MusterBlock){
    .kind = grid->model->kind,
    .stage = muster_session_get_options (grid->session)->stage,
    .rows = (MusterRecord *) (gpointer) rows->data,
    .n_rows = rows->len,
    .columns = aspects,
    .n_columns = last - first + 1,
    .texts = (const char *const *) all->pdata,
  };
  if (rows->len > 0)
    muster_grid_set_block (grid, &block, NULL, first, label);
}

/* }}} */
/* {{{ Copying and clearing */

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterGrid *grid = MUSTER_GRID (widget);
  g_autoptr (GArray) rows = NULL;
  MusterTable table = { .separator = '\t', .row_end = "\n" };
  guint unused, first, last;

  if (grid->model == NULL || grid->model->shown->len == 0)
    return;
  rows = muster_grid_list_rows (grid);
  table.text = g_string_new (NULL);
  muster_grid_get_block (grid, &unused, &unused, &first, &last);
  for (guint i = 0; i < rows->len; i++)
    {
      for (guint j = first; j <= last; j++)
        {
          g_autofree char *text = muster_facts_dup_plain (grid->model->facts, g_array_index (rows, MusterRecord, i), &muster_table_model_get_column (grid->model, j)->aspect);

          muster_table_append_text (&table, text);
        }
      muster_table_end_row (&table);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table.text->str);
  g_string_free (table.text, TRUE);
}

/* What follows from the chart is passed over. */
static const char *
get_clear (MusterGrid *grid, guint column)
{
  return muster_aspect_can_be_set (&muster_table_model_get_column (grid->model, column)->aspect) ? "" : NULL;
}

static void
clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterGrid *grid = MUSTER_GRID (widget);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint unused, first, last;

  if (grid->model == NULL || grid->model->shown->len == 0)
    return;
  rows = muster_grid_list_rows (grid);
  muster_grid_get_block (grid, &unused, &unused, &first, &last);
  for (guint i = first; i <= last; i++)
    g_ptr_array_add (texts, (gpointer) get_clear (grid, i));
  set_selected (grid, (const char *const *) texts->pdata, rows, ngettext ("Clear cells of a row", "Clear cells of rows", rows->len));
}

/* The first of the selected rows gives the others what it has. */
static void
fill_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterGrid *grid = MUSTER_GRID (widget);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint unused, first, last;

  if (grid->model == NULL || grid->model->shown->len == 0)
    return;
  rows = muster_grid_list_rows (grid);
  if (rows->len < 2)
    {
      muster_session_say (grid->session, _ ("Select several rows first: the others are filled from the first"));
      return;
    }
  muster_grid_get_block (grid, &unused, &unused, &first, &last);
  for (guint i = first; i <= last; i++)
    {
      const MusterAspect *aspect = &muster_table_model_get_column (grid->model, i)->aspect;
      MusterDocument *doc = muster_session_get_document (grid->session);
      MusterRecord from = g_array_index (rows, MusterRecord, 0);
      MusterValue value = muster_facts_get (grid->model->facts, from, aspect);

      /* By its id, as several may be called the same. */
      if (!muster_aspect_can_be_set (aspect))
        g_ptr_array_add (texts, NULL);
      else if (value.type == MUSTER_TYPE_REF)
        g_ptr_array_add (texts, g_strdup (muster_document_get_id (doc, value.ref)));
      else
        g_ptr_array_add (texts, muster_facts_dup_plain (grid->model->facts, from, aspect));
    }
  g_array_remove_index (rows, 0);
  set_selected (grid, (const char *const *) texts->pdata, rows, _ ("Fill down"));
}

/* }}} */
/* {{{ Pasting */

/* @csv: what was on the clipboard; @line and @column: where it goes to. */
typedef struct
{
  MusterGrid *grid;
  MusterCsv *csv;
  guint line;
  guint column;
} Paste;

static void
paste_free (Paste *paste)
{
  g_clear_pointer (&paste->csv, muster_csv_free);
  g_object_unref (paste->grid);
  g_free (paste);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

/* The lines that have a record, from the focus cell on. */
static GArray *
list_lines (const Paste *paste)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = paste->line; i < paste->grid->model->lines->len; i++)
    if (muster_grid_get_line (paste->grid, i)->record != 0)
      g_array_append_val (lines, i);
  return lines;
}

static guint
count_columns (const Paste *paste)
{
  return MIN (muster_csv_get_n_columns (paste->csv), paste->grid->model->shown->len - paste->column);
}

/* Sets @n_rows rows; those beyond the last line are new. */
static void
run_paste (const Paste *paste, guint n_rows)
{
  MusterGrid *grid = paste->grid;
  guint n_columns = count_columns (paste);
  g_autoptr (GArray) lines = list_lines (paste);
  g_autofree MusterAspect *aspects = list_aspects (grid, paste->column, n_columns);
  g_autofree MusterRecord *rows = g_new0 (MusterRecord, n_rows + 1);
  g_autofree guint *places = g_new (guint, n_rows + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *label = g_strdup_printf (ngettext ("Paste %u row", "Paste %u rows", n_rows), n_rows);
  MusterBlock block = { .kind = grid->model->kind, .stage = muster_session_get_options (grid->session)->stage, .rows = rows, .n_rows = n_rows, .columns = aspects, .n_columns = n_columns };

  for (guint i = 0; i < n_rows; i++)
    {
      guint n_cells = muster_csv_get_n_cells (paste->csv, i);

      places[i] = i < lines->len ? g_array_index (lines, guint, i) : MUSTER_NOWHERE;
      rows[i] = i < lines->len ? muster_grid_get_line (grid, places[i])->record : 0;
      for (guint j = 0; j < n_columns; j++)
        g_ptr_array_add (texts, j < n_cells ? (gpointer) muster_csv_get (paste->csv, i, j) : NULL);
    }
  block.texts = (const char *const *) texts->pdata;
  if (!muster_grid_set_block (grid, &block, places, paste->column, label))
    return;
  muster_session_say_done (grid->session);
  muster_session_select_many (grid->session, rows, n_rows, MUSTER_SELECT_ONLY);
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GArray) lines = NULL;

  if (paste->grid->model == NULL || paste->column >= paste->grid->model->shown->len)
    return;
  lines = list_lines (paste);
  if (g_str_equal (response, "add"))
    run_paste (paste, muster_csv_get_n_rows (paste->csv));
  else if (g_str_equal (response, "fit") && lines->len > 0)
    run_paste (paste, lines->len);
}

/* Takes @paste. */
static void
ask_for_more (Paste *paste, guint n_more, gboolean some_fit)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (paste->grid));
  g_autofree char *add = g_strdup_printf (ngettext ("_Add %u Row", "_Add %u Rows", n_more), n_more);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Add rows?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), ngettext ("What is pasted has %u row more than the table below the cell.", "What is pasted has %u rows more than the table below the cell.", n_more), n_more);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  if (some_fit)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "fit", _ ("_Paste What Fits"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "add", add);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answer), paste);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* One cell goes into all that are selected. */
static gboolean
paste_one (MusterGrid *grid, MusterCsv *csv)
{
  g_autoptr (GArray) rows = muster_grid_list_rows (grid);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint unused, first, last;

  muster_grid_get_block (grid, &unused, &unused, &first, &last);
  if (muster_csv_get_n_rows (csv) != 1 || muster_csv_get_n_columns (csv) != 1 || (rows->len < 2 && first == last))
    return FALSE;
  for (guint i = first; i <= last; i++)
    g_ptr_array_add (texts, (gpointer) muster_csv_get (csv, 0, 0));
  set_selected (grid, (const char *const *) texts->pdata, rows, _ ("Paste into cells"));
  return TRUE;
}

static void
paste_text (MusterGrid *grid, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GArray) lines = NULL;
  g_autoptr (Paste) paste = g_new0 (Paste, 1);
  GError *error = NULL;
  guint line, last_line, last_column, n_rows;

  paste->grid = g_object_ref (grid);
  muster_grid_get_block (grid, &line, &last_line, &paste->column, &last_column);
  paste->line = line;
  paste->csv = muster_csv_read (bytes, _ ("Clipboard"), '\t', NULL, &error);
  if (paste->csv == NULL)
    {
      muster_session_say_error (grid->session, error);
      return;
    }
  n_rows = muster_csv_get_n_rows (paste->csv);
  if (n_rows == 0 || paste_one (grid, paste->csv))
    return;
  lines = list_lines (paste);
  if (n_rows > lines->len)
    {
      guint n_fitting = lines->len;

      ask_for_more (g_steal_pointer (&paste), n_rows - n_fitting, n_fitting > 0);
      return;
    }
  run_paste (paste, n_rows);
}

static void
on_text (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterGrid) grid = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (grid->model == NULL || grid->model->shown->len == 0)
    return;
  if (text == NULL || *text == 0)
    muster_session_say (grid->session, _ ("There is nothing to paste: copy cells of a spreadsheet first"));
  else
    paste_text (grid, text);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterGrid *grid = MUSTER_GRID (widget);

  if (grid->model != NULL && muster_session_may_edit (grid->session))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_text, g_object_ref (grid));
}

/* }}} */
/* {{{ Rows */

/* In the department of the row that it comes after. */
static MusterRecord
add_record (MusterGrid *grid, GError **error)
{
  MusterDocument *doc = muster_session_get_document (grid->session);
  const MusterTableLine *line = muster_grid_get_line (grid, grid->line);
  MusterRecord beside = line != NULL ? line->record : 0;
  MusterField group = grid->model->kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT;
  MusterRecord above = beside != 0 && grid->model->kind != MUSTER_KIND_PERSON ? muster_document_get_ref (doc, beside, group) : 0;
  const char *names[MUSTER_N_KINDS] = {
    [MUSTER_KIND_ROLE] = _ ("New role"),
    [MUSTER_KIND_PERSON] = _ ("New person"),
    [MUSTER_KIND_DEPARTMENT] = _ ("New department"),
  };
  const MusterSetting settings[] = {
    { muster_kind_name_field (grid->model->kind), names[grid->model->kind] },
    { group, above != 0 ? muster_document_get_id (doc, above) : NULL },
  };

  return muster_edit_add (doc, grid->model->kind, settings, above != 0 ? 2 : 1, 0, error);
}

void
muster_grid_add_row (MusterGrid *grid)
{
  GError *error = NULL;
  MusterRecord record;
  guint line;

  if (grid->model == NULL || !muster_grid_end_edit (grid, TRUE) || !muster_session_may_edit (grid->session))
    return;
  record = add_record (grid, &error);
  if (record == 0)
    {
      muster_session_say_error (grid->session, error);
      return;
    }
  muster_table_model_update (grid->model);
  muster_session_select (grid->session, record, MUSTER_SELECT_ONLY);
  line = muster_table_model_find (grid->model, record);
  muster_grid_refresh (grid);
  if (line == MUSTER_NOWHERE)
    {
      muster_session_say (grid->session, _ ("It was added, but the filter does not show it"));
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  for (guint i = 0; i < grid->model->shown->len; i++)
    if (muster_table_model_get_column (grid->model, i)->aspect.field == muster_kind_name_field (grid->model->kind))
      {
        muster_grid_go_to (grid, line, i, TRUE);
        muster_grid_edit (grid, NULL);
        return;
      }
  muster_grid_go_to (grid, line, grid->column, TRUE);
}

static void
add_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  muster_grid_add_row (MUSTER_GRID (widget));
}

static void
delete_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusterGrid *grid = MUSTER_GRID (widget);
  g_autoptr (GArray) rows = NULL;
  GError *error = NULL;

  if (grid->model == NULL || !muster_session_may_edit (grid->session))
    return;
  rows = muster_grid_list_rows (grid);
  if (rows->len == 0)
    return;
  grid->anchor_line = grid->line = MIN (grid->line, grid->anchor_line);
  if (muster_edit_remove (muster_session_get_document (grid->session), (const MusterRecord *) (gpointer) rows->data, rows->len, MUSTER_SCOPE_ALONE, &error))
    muster_session_say_done (grid->session);
  muster_session_say_error (grid->session, error);
}

static void
open_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (MUSTER_GRID (widget)->model != NULL)
    muster_grid_open_menu (MUSTER_GRID (widget));
}

/* }}} */

void
muster_grid_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc run;
    guint key;
    GdkModifierType modifiers;
    guint other_key;
    GdkModifierType other_modifiers;
  } actions[] = {
    { "grid.copy", copy, GDK_KEY_c, GDK_CONTROL_MASK, GDK_KEY_Insert, GDK_CONTROL_MASK },
    { "grid.paste", paste, GDK_KEY_v, GDK_CONTROL_MASK, GDK_KEY_Insert, GDK_SHIFT_MASK },
    { "grid.fill-down", fill_down, GDK_KEY_d, GDK_CONTROL_MASK, 0, 0 },
    { "grid.clear", clear, GDK_KEY_Delete, 0, GDK_KEY_BackSpace, 0 },
    { "grid.add-row", add_row, GDK_KEY_Insert, GDK_ALT_MASK, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "grid.delete-rows", delete_rows, GDK_KEY_Delete, GDK_CONTROL_MASK, 0, 0 },
    { "grid.menu", open_menu, GDK_KEY_F10, GDK_SHIFT_MASK, GDK_KEY_Menu, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].run);
      gtk_widget_class_add_binding_action (class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
      if (actions[i].other_key != 0)
        gtk_widget_class_add_binding_action (class, actions[i].other_key, actions[i].other_modifiers, actions[i].name, NULL);
    }
}
