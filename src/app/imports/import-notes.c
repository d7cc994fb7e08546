/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-notes.c: see import-notes.h.
 *
 * A tree of two levels: the kinds that there are, and the notes of each.
 */
#include "import-notes.h"
#include "import-row.h"

#include <glib/gi18n-lib.h>

struct _MusterImportNotes
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *scroller;
  GtkWidget *view;
  /* The kinds that there are; and by kind, the indices of its notes. */
  GArray *kinds;
  GArray *indices[MUSTER_NOTE_MERGED + 1];

  /* Borrowed */
  MusterNotes *notes;
  gboolean with_files;
};

G_DEFINE_FINAL_TYPE (MusterImportNotes, muster_import_notes, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* {{{ Which item is what: a kind by its place, a note by its place among those of its kind */

static GtkTreeListRow *
get_row (MusterImportNotes *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view))), position);
}

static guint
get_place (GtkTreeListRow *row)
{
  g_autoptr (MusterImportRow) item = MUSTER_IMPORT_ROW (gtk_tree_list_row_get_item (row));

  return muster_import_row_get_number (item);
}

static MusterNoteKind
get_kind (MusterImportNotes *self, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);

  return g_array_index (self->kinds, MusterNoteKind, get_place (parent != NULL ? parent : row));
}

static guint
get_index (MusterImportNotes *self, GtkTreeListRow *row)
{
  return g_array_index (self->indices[get_kind (self, row)], guint, get_place (row));
}

/* }}} */
/* {{{ Rows */

static const char *
name_kind (MusterNoteKind kind)
{
  switch (kind)
    {
    case MUSTER_NOTE_REPAIRED:
      return _ ("Mended");
    case MUSTER_NOTE_SKIPPED:
      return _ ("Left out or left as it is");
    case MUSTER_NOTE_POOLED:
      return _ ("Several posts as one role");
    default:
      return _ ("Added to a role of another row");
    }
}

/* Where a note is, in so many words; empty if it is nowhere. */
static char *
describe_place (MusterImportNotes *self, const MusterNote *note)
{
  if (self->with_files && note->file != NULL)
    return note->line > 0 ? g_strdup_printf (_ ("%s, line %u"), note->file, note->line) : g_strdup (note->file);
  return note->line > 0 ? g_strdup_printf (_ ("Line %u"), note->line) : g_strdup ("");
}

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *place = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_label_set_width_chars (GTK_LABEL (place), 8);
  gtk_widget_set_valign (place, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (place), 1);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "numeric");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), place);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind (MusterImportNotes *self, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *box = gtk_tree_expander_get_child (expander);
  GtkWidget *text = gtk_widget_get_first_child (box), *place = gtk_widget_get_last_child (box);
  gboolean is_kind = gtk_tree_list_row_get_depth (row) == 0;
  g_autofree char *where = NULL;

  gtk_tree_expander_set_list_row (expander, row);
  if (is_kind)
    {
      MusterNoteKind kind = get_kind (self, row);

      where = g_strdup_printf ("%u", self->indices[kind]->len);
      gtk_label_set_text (GTK_LABEL (text), name_kind (kind));
      gtk_widget_add_css_class (text, "heading");
    }
  else
    {
      const MusterNote *note = muster_notes_get (self->notes, get_index (self, row));

      where = describe_place (self, note);
      gtk_label_set_text (GTK_LABEL (text), note->text);
      gtk_widget_remove_css_class (text, "heading");
    }
  gtk_label_set_text (GTK_LABEL (place), where);
}

static void
on_activate (MusterImportNotes *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = get_row (self, position);

  if (gtk_tree_list_row_get_depth (row) == 0)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    g_signal_emit (self, signals[ACTIVATED], 0, get_index (self, row));
}

/* }}} */
/* {{{ What is shown */

/* By their places, files first; what has none comes before. */
static int
compare_places (gconstpointer a, gconstpointer b, gpointer notes)
{
  const MusterNote *one = muster_notes_get (notes, *(const guint *) a), *other = muster_notes_get (notes, *(const guint *) b);
  int order = g_strcmp0 (one->file, other->file);

  if (order == 0)
    order = (one->line > other->line) - (one->line < other->line);
  return order != 0 ? order : (*(const guint *) a > *(const guint *) b) - (*(const guint *) a < *(const guint *) b);
}

static void
sort_notes (MusterImportNotes *self)
{
  g_array_set_size (self->kinds, 0);
  for (MusterNoteKind kind = 0; kind <= MUSTER_NOTE_MERGED; kind++)
    g_array_set_size (self->indices[kind], 0);
  for (guint i = 0; self->notes != NULL && i < muster_notes_get_length (self->notes); i++)
    g_array_append_val (self->indices[muster_notes_get (self->notes, i)->kind], i);
  for (MusterNoteKind kind = 0; kind <= MUSTER_NOTE_MERGED; kind++)
    if (self->indices[kind]->len > 0)
      {
        g_array_sort_with_data (self->indices[kind], compare_places, self->notes);
        g_array_append_val (self->kinds, kind);
      }
}

static GListModel *
list_notes (gpointer item, gpointer data)
{
  MusterImportNotes *self = data;
  MusterImportRows *rows;
  guint place;

  if (!MUSTER_IS_IMPORT_ROW (item) || g_object_get_data (item, "kind") == NULL)
    return NULL;
  place = muster_import_row_get_number (item);
  rows = muster_import_rows_new ();
  muster_import_rows_reset (rows, self->indices[g_array_index (self->kinds, MusterNoteKind, place)]->len);
  return G_LIST_MODEL (rows);
}

/* The kinds, each marked as one: its notes are items of the same type. */
static GListModel *
list_kinds (MusterImportNotes *self)
{
  g_autoptr (MusterImportRows) rows = muster_import_rows_new ();
  GListStore *kinds = g_list_store_new (MUSTER_TYPE_IMPORT_ROW);

  muster_import_rows_reset (rows, self->kinds->len);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_object_set_data (row, "kind", GUINT_TO_POINTER (1));
      g_list_store_append (kinds, row);
    }
  return G_LIST_MODEL (kinds);
}

void
muster_import_notes_show (MusterImportNotes *self, MusterNotes *notes, gboolean with_files)
{
  GtkTreeListModel *tree;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  self->notes = notes;
  self->with_files = with_files;
  sort_notes (self);
  if (self->kinds->len == 0)
    return;
  tree = gtk_tree_list_model_new (list_kinds (self), FALSE, FALSE, list_notes, self, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (tree));
  for (guint i = self->kinds->len; i-- > 0;)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (tree, i);
      MusterNoteKind kind = g_array_index (self->kinds, MusterNoteKind, i);

      gtk_tree_list_row_set_expanded (row, kind == MUSTER_NOTE_REPAIRED || kind == MUSTER_NOTE_SKIPPED);
    }
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (selection));
}

/* }}} */

static void
muster_import_notes_dispose (GObject *object)
{
  MusterImportNotes *self = MUSTER_IMPORT_NOTES (object);

  if (self->scroller != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_import_notes_parent_class)->dispose (object);
}

static void
muster_import_notes_finalize (GObject *object)
{
  MusterImportNotes *self = MUSTER_IMPORT_NOTES (object);

  g_array_unref (self->kinds);
  for (MusterNoteKind kind = 0; kind <= MUSTER_NOTE_MERGED; kind++)
    g_array_unref (self->indices[kind]);
  G_OBJECT_CLASS (muster_import_notes_parent_class)->finalize (object);
}

static void
muster_import_notes_class_init (MusterImportNotesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_import_notes_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_import_notes_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", MUSTER_TYPE_IMPORT_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_import_notes_init (MusterImportNotes *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkScrolledWindow *scroller;

  self->kinds = g_array_new (FALSE, FALSE, sizeof (MusterNoteKind));
  for (MusterNoteKind kind = 0; kind <= MUSTER_NOTE_MERGED; kind++)
    self->indices[kind] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (factory, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind), self);
  self->view = gtk_list_view_new (NULL, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What there is to see"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  scroller = GTK_SCROLLED_WINDOW (self->scroller);
  gtk_scrolled_window_set_child (scroller, self->view);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, 190);
  gtk_scrolled_window_set_min_content_height (scroller, 76);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
