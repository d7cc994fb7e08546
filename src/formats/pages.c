/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pages.c: see pages.h.
 *
 * The tree that is split is what the whole chart shows: its cards, without those that lie in others.
 * Pages are made from the top down, each from a job: a card, or the top above all tops, and the first of
 * those below it that are not on a page yet.
 */
#include "pages.h"

#include "error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The smallest letters on cards and lines, at 100 %. */
#define SMALLEST MUSTER_TEXT_LABEL

/* How much lower the room is taken to be, in lines of the legend, when a page turned out to need more of
 * it; and how often. */
#define LEGEND_LINE 16.0
#define ATTEMPTS 6

/* The styles that are tried after the one that was asked for. */
static const char *const styles[] = { NULL, "stacked", "mixed", "both-hanging" };

/* Whether a branch fits on a page by itself; as long as nobody asked, nobody knows. */
typedef enum
{
  ALONE_UNKNOWN,
  ALONE_FITS,
  ALONE_TOO_LARGE,
} Alone;

typedef struct
{
  MusterRecord record;
  guint parent;
  guint size;
  /* Of all cards of its branch, at 100 %. */
  double area;
  Alone alone;
} Node;

typedef struct
{
  /* The card at the top, or MUSTER_NOWHERE for all tops. */
  guint top;
  guint first;
  guint back;
  gboolean again;
} Job;

typedef struct
{
  Job job;
  const char *style;
  MusterLayoutCut cut;
  MusterReferences references;
} Leaf;

struct _MusterPages
{
  MusterScene *whole;
  MusterPage page;
  double scale;
  double width;
  double height;
  /* In preorder. */
  Node *nodes;
  guint n_nodes;
  /* (element-type Leaf) */
  GPtrArray *leaves;
  GArray *jobs;
  /* Of the job at hand: those below its top from its first on, and how many of them are on its page. */
  GArray *children;
  guint n_shown;
};

/* {{{ The tree */

static void
list_nodes (MusterPages *pages)
{
  MusterSceneOptions options = *muster_scene_get_options (pages->whole);
  g_autoptr (MusterLayout) layout = NULL;
  g_autofree guint *places = NULL;

  options.style = "tidy";
  layout = muster_scene_lay_out (pages->whole, &options);
  places = g_new (guint, (gsize) layout->n_cards + 1);
  pages->nodes = g_new0 (Node, (gsize) layout->n_cards + 1);
  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      Node *node = &pages->nodes[pages->n_nodes];

      if (card->inside)
        continue;
      places[i] = pages->n_nodes++;
      *node = (Node){ .record = card->record, .size = 1, .area = card->rect.width * card->rect.height, .parent = card->parent != MUSTER_NOWHERE ? places[card->parent] : MUSTER_NOWHERE };
    }
  for (guint i = pages->n_nodes; i-- > 0;)
    if (pages->nodes[i].parent != MUSTER_NOWHERE)
      {
        pages->nodes[pages->nodes[i].parent].size += pages->nodes[i].size;
        pages->nodes[pages->nodes[i].parent].area += pages->nodes[i].area;
      }
}

static void
list_children (MusterPages *pages, const Job *job)
{
  guint i = job->top == MUSTER_NOWHERE ? 0 : job->top + 1;
  guint end = job->top == MUSTER_NOWHERE ? pages->n_nodes : job->top + pages->nodes[job->top].size;
  guint n = 0;

  g_array_set_size (pages->children, 0);
  for (; i < end; i += pages->nodes[i].size)
    if (n++ >= job->first)
      g_array_append_val (pages->children, i);
}

static gpointer
key_of (const MusterPages *pages, guint node)
{
  return GUINT_TO_POINTER (pages->nodes[node].record);
}

/* Whether a card can be closed: anything hangs from it, or roles lie in it. */
static gboolean
can_end (const MusterPages *pages, guint node)
{
  MusterProjection *projection = muster_scene_get_projection (pages->whole);
  MusterRecord record = pages->nodes[node].record;
  guint n_roles = 0;

  if (record == 0)
    return FALSE;
  if (muster_scene_get_options (pages->whole)->view == MUSTER_VIEW_DEPARTMENTS)
    muster_projection_list_roles (projection, muster_projection_find (projection, record), &n_roles);
  return pages->nodes[node].size > 1 || n_roles > 0;
}

/* }}} */
/* {{{ What fits */

static MusterSceneOptions
make_options (const MusterPages *pages, const Leaf *leaf)
{
  MusterSceneOptions options = *muster_scene_get_options (pages->whole);

  if (leaf->style != NULL)
    options.style = leaf->style;
  if (leaf->job.top != MUSTER_NOWHERE && leaf->job.back > 0)
    options.root = pages->nodes[leaf->job.top].record;
  options.cut = &leaf->cut;
  options.references = &leaf->references;
  options.aspect = pages->width / pages->height;
  return options;
}

static gboolean
fits_in_style (const MusterPages *pages, Leaf *leaf, const char *style)
{
  MusterSceneOptions options;
  g_autoptr (MusterLayout) layout = NULL;

  leaf->style = style;
  options = make_options (pages, leaf);
  layout = muster_scene_lay_out (pages->whole, &options);
  return layout->width * pages->scale <= pages->width && layout->height * pages->scale <= pages->height;
}

/* Whether a page has room for what it has to show; the style that it has is kept if it does. */
static gboolean
fits (const MusterPages *pages, Leaf *leaf)
{
  const char *before = leaf->style;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (fits_in_style (pages, leaf, styles[i]))
      return TRUE;
  leaf->style = before;
  return FALSE;
}

static void leaf_free (gpointer data);
static Leaf *leaf_new (const MusterPages *pages, const Job *job);

/* Whether all of a branch fits on one page. */
static gboolean
fits_alone (const MusterPages *pages, guint node)
{
  Node *found = &pages->nodes[node];
  const Job job = { .top = node, .back = 1 };
  Leaf *leaf;

  if (found->alone != ALONE_UNKNOWN)
    return found->alone == ALONE_FITS;
  found->alone = ALONE_TOO_LARGE;
  if (found->area * pages->scale * pages->scale > pages->width * pages->height)
    return FALSE;
  leaf = leaf_new (pages, &job);
  if (fits (pages, leaf))
    found->alone = ALONE_FITS;
  leaf_free (leaf);
  return found->alone == ALONE_FITS;
}

/* Shows the first @n of the children: closed, or those that fit on a page in @full. */
static void
show_children (const MusterPages *pages, Leaf *leaf, guint n, gboolean full)
{
  g_hash_table_remove_all (leaf->cut.ends);
  g_hash_table_remove_all (leaf->cut.skips);
  if (leaf->job.again && leaf->job.top != MUSTER_NOWHERE)
    g_hash_table_add (leaf->cut.ends, key_of (pages, leaf->job.top));
  for (guint i = 0; i < pages->children->len; i++)
    {
      guint child = g_array_index (pages->children, guint, i);

      if (i >= n)
        g_hash_table_add (leaf->cut.skips, key_of (pages, child));
      else if (can_end (pages, child) && !(full && fits_alone (pages, child)))
        g_hash_table_add (leaf->cut.ends, key_of (pages, child));
    }
}

/* Those before the first child are on other pages. */
static void
skip_before (const MusterPages *pages, Leaf *leaf)
{
  guint i = leaf->job.top == MUSTER_NOWHERE ? 0 : leaf->job.top + 1;

  for (guint n = 0; n < leaf->job.first; n++)
    {
      g_hash_table_add (leaf->cut.skips, key_of (pages, i));
      i += pages->nodes[i].size;
    }
}

static gboolean
fits_children (const MusterPages *pages, Leaf *leaf, guint n, gboolean full)
{
  show_children (pages, leaf, n, full);
  skip_before (pages, leaf);
  return fits (pages, leaf);
}

/* How many children there can be room for at most. */
static guint
bound_children (const MusterPages *pages, gboolean full)
{
  double room = pages->width * pages->height / (pages->scale * pages->scale);
  guint n = 0;

  for (; full && n < pages->children->len && room >= 0; n++)
    {
      guint child = g_array_index (pages->children, guint, n);

      room -= fits_alone (pages, child) ? pages->nodes[child].area : 0;
    }
  return full ? n : pages->children->len;
}

/* How many children fit, and shows them. Returns: whether there is room for what is at the top */
static gboolean
count_children (const MusterPages *pages, Leaf *leaf, gboolean full, guint *n)
{
  guint low = 0, high = bound_children (pages, full);

  *n = high;
  if (fits_children (pages, leaf, high, full))
    return TRUE;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (fits_children (pages, leaf, middle, full))
        low = middle;
      else
        high = middle;
    }
  *n = low;
  return fits_children (pages, leaf, low, full);
}

/* Puts branches in full side by side as long as there is room, those that take pages of their own closed;
 * on the first page, and where there would be one branch a page, all closed, so that they are seen
 * together. Returns: whether there is room for anything */
static gboolean
choose_children (MusterPages *pages, Leaf *leaf)
{
  gboolean departments = muster_scene_get_options (pages->whole)->view == MUSTER_VIEW_DEPARTMENTS;
  guint n = 0;

  if (leaf->job.back == 0 || !count_children (pages, leaf, TRUE, &n) || (n < 2 && n < pages->children->len))
    if (!count_children (pages, leaf, FALSE, &n))
      return FALSE;
  pages->n_shown = n;
  return n > 0 || pages->children->len == 0 || (departments && leaf->job.top != MUSTER_NOWHERE && !leaf->job.again);
}

/* }}} */
/* {{{ As much as fits */

static void
open_one (const MusterPages *pages, Leaf *leaf, guint node, gboolean all)
{
  g_hash_table_remove (leaf->cut.ends, key_of (pages, node));
  for (guint i = node + 1; !all && i < node + pages->nodes[node].size; i += pages->nodes[i].size)
    if (can_end (pages, i))
      g_hash_table_add (leaf->cut.ends, key_of (pages, i));
}

static void
close_one (const MusterPages *pages, Leaf *leaf, guint node)
{
  for (guint i = node + 1; i < node + pages->nodes[node].size; i++)
    g_hash_table_remove (leaf->cut.ends, key_of (pages, i));
  g_hash_table_add (leaf->cut.ends, key_of (pages, node));
}

static GArray *
list_closed (const MusterPages *pages, const Leaf *leaf)
{
  GArray *closed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < pages->n_shown; c++)
    {
      guint child = g_array_index (pages->children, guint, c);

      for (guint i = child; i < child + pages->nodes[child].size;)
        {
          gboolean is_closed = g_hash_table_contains (leaf->cut.ends, key_of (pages, i));

          if (is_closed)
            g_array_append_val (closed, i);
          i += is_closed ? pages->nodes[i].size : 1;
        }
    }
  return closed;
}

static int
compare_sizes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Node *nodes = data;
  guint one = *(const guint *) a, other = *(const guint *) b;

  if (nodes[one].size != nodes[other].size)
    return nodes[one].size < nodes[other].size ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* What is closed and would go on over several pages. */
static GArray *
list_large (const MusterPages *pages, const Leaf *leaf)
{
  GArray *closed = list_closed (pages, leaf);
  guint n = 0;

  for (guint i = 0; i < closed->len; i++)
    if (!fits_alone (pages, g_array_index (closed, guint, i)))
      g_array_index (closed, guint, n++) = g_array_index (closed, guint, i);
  g_array_set_size (closed, n);
  return closed;
}

/* Opens a level of all that takes more than a page anyway, as long as that fits: what fits on one keeps
 * together. */
static void
open_levels (const MusterPages *pages, Leaf *leaf)
{
  for (;;)
    {
      g_autoptr (GArray) closed = list_large (pages, leaf);

      for (guint i = 0; i < closed->len; i++)
        open_one (pages, leaf, g_array_index (closed, guint, i), FALSE);
      if (closed->len == 0)
        return;
      if (!fits (pages, leaf))
        {
          for (guint i = 0; i < closed->len; i++)
            close_one (pages, leaf, g_array_index (closed, guint, i));
          return;
        }
    }
}

/* Opens as many of the smallest branches in full as fit. */
static void
open_branches (const MusterPages *pages, Leaf *leaf)
{
  g_autoptr (GArray) closed = list_closed (pages, leaf);
  guint low = 0, high = closed->len + 1;
  const char *style = leaf->style;

  g_array_sort_with_data (closed, compare_sizes, pages->nodes);
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      for (guint i = 0; i < closed->len; i++)
        if (i < middle)
          open_one (pages, leaf, g_array_index (closed, guint, i), TRUE);
        else
          close_one (pages, leaf, g_array_index (closed, guint, i));
      if (fits (pages, leaf))
        {
          low = middle;
          style = leaf->style;
        }
      else
        high = middle;
    }
  for (guint i = 0; i < closed->len; i++)
    if (i < low)
      open_one (pages, leaf, g_array_index (closed, guint, i), TRUE);
    else
      close_one (pages, leaf, g_array_index (closed, guint, i));
  leaf->style = style;
}

/* }}} */
/* {{{ Pages */

static void
leaf_free (gpointer data)
{
  Leaf *leaf = data;

  g_hash_table_unref (leaf->cut.ends);
  g_hash_table_unref (leaf->cut.skips);
  g_hash_table_unref (leaf->references.onward);
  g_free (leaf);
}

static Leaf *
leaf_new (const MusterPages *pages, const Job *job)
{
  Leaf *leaf = g_new0 (Leaf, 1);

  leaf->job = *job;
  leaf->cut.ends = g_hash_table_new (NULL, NULL);
  leaf->cut.skips = g_hash_table_new (NULL, NULL);
  leaf->references.onward = g_hash_table_new (NULL, NULL);
  leaf->references.back = job->back;
  leaf->references.again = job->again;
  if (job->back > 0 && job->top != MUSTER_NOWHERE)
    leaf->references.root = pages->nodes[job->top].record;
  return leaf;
}

/* What goes on elsewhere is for later, the first of it first. */
static void
add_jobs (MusterPages *pages, const Leaf *leaf, guint number)
{
  g_autoptr (GArray) closed = list_closed (pages, leaf);
  Job rest = { .top = leaf->job.top, .first = leaf->job.first + pages->n_shown, .back = number, .again = TRUE };

  if (pages->n_shown < pages->children->len)
    g_array_append_val (pages->jobs, rest);
  for (guint i = closed->len; i-- > 0;)
    {
      Job job = { .top = g_array_index (closed, guint, i), .back = number };

      g_array_append_val (pages->jobs, job);
    }
}

/* Tells the page from which a job comes where it goes on. */
static void
tell (MusterPages *pages, const Job *job, guint number)
{
  if (job->back > 0 && job->top != MUSTER_NOWHERE)
    g_hash_table_insert (((Leaf *) pages->leaves->pdata[job->back - 1])->references.onward, key_of (pages, job->top), GUINT_TO_POINTER (number));
}

static const char *
get_name (const MusterPages *pages, guint node)
{
  const char *name = node != MUSTER_NOWHERE && pages->nodes[node].record != 0 ? muster_document_get_name (muster_scene_get_document (pages->whole), pages->nodes[node].record) : NULL;

  return name != NULL ? name : "";
}

/* Whether the chart is as large on the finished page as was wanted. */
static gboolean
is_legible (const MusterPages *pages, const Leaf *leaf)
{
  const MusterSceneOptions options = make_options (pages, leaf);
  g_autoptr (MusterScene) scene = muster_scene_new_part (pages->whole, &options);

  return muster_page_get_scale (&pages->page, scene) >= pages->scale * (1 - 1e-9);
}

static Leaf *
fill (MusterPages *pages, const Job *job)
{
  double height = pages->height;

  for (guint i = 0; i < ATTEMPTS; i++)
    {
      Leaf *leaf = leaf_new (pages, job);

      list_children (pages, job);
      if (choose_children (pages, leaf))
        {
          open_levels (pages, leaf);
          open_branches (pages, leaf);
          if (is_legible (pages, leaf))
            {
              pages->height = height;
              return leaf;
            }
        }
      leaf_free (leaf);
      pages->height -= LEGEND_LINE * MAX (1, pages->page.min_type / 8);
    }
  pages->height = height;
  return NULL;
}

static gboolean
make (MusterPages *pages, GError **error)
{
  guint n_tops = 0;
  Job job = { .top = MUSTER_NOWHERE };

  for (guint i = 0; i < pages->n_nodes; i += pages->nodes[i].size)
    n_tops++;
  if (n_tops == 1 && pages->nodes[0].record != 0)
    job.top = 0;
  g_array_append_val (pages->jobs, job);
  while (pages->jobs->len > 0)
    {
      Leaf *leaf;

      job = g_array_index (pages->jobs, Job, pages->jobs->len - 1);
      g_array_set_size (pages->jobs, pages->jobs->len - 1);
      leaf = fill (pages, &job);
      if (leaf == NULL)
        {
          g_autofree char *size = g_strdup_printf ("%g", pages->page.min_type);

          g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("“%s” does not fit on a page with letters of %s points. Take larger paper or allow smaller letters."), get_name (pages, job.top), size);
          return FALSE;
        }
      g_ptr_array_add (pages->leaves, leaf);
      tell (pages, &job, pages->leaves->len);
      add_jobs (pages, leaf, pages->leaves->len);
    }
  return TRUE;
}

MusterPages *
muster_pages_new (MusterScene *whole, const MusterPage *page, GError **error)
{
  g_autoptr (MusterPages) pages = g_new0 (MusterPages, 1);

  g_return_val_if_fail (page->width > 0 && page->height > 0 && page->min_type > 0, NULL);

  pages->whole = whole;
  pages->page = *page;
  pages->scale = page->min_type / muster_text_get_size (SMALLEST);
  pages->leaves = g_ptr_array_new_with_free_func (leaf_free);
  pages->jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  pages->children = g_array_new (FALSE, FALSE, sizeof (guint));
  muster_page_get_room (page, whole, &pages->width, &pages->height);
  list_nodes (pages);
  if (!make (pages, error))
    return NULL;
  return g_steal_pointer (&pages);
}

void
muster_pages_free (MusterPages *pages)
{
  g_ptr_array_unref (pages->leaves);
  g_array_unref (pages->jobs);
  g_array_unref (pages->children);
  g_free (pages->nodes);
  g_free (pages);
}

guint
muster_pages_count (MusterPages *pages)
{
  return pages->leaves->len;
}

guint
muster_pages_get_back (MusterPages *pages, guint number)
{
  return ((Leaf *) pages->leaves->pdata[number - 1])->job.back;
}

const char *
muster_pages_get_name (MusterPages *pages, guint number)
{
  return number == 1 ? NULL : get_name (pages, ((Leaf *) pages->leaves->pdata[number - 1])->job.top);
}

MusterScene *
muster_pages_make_scene (MusterPages *pages, guint number)
{
  const MusterSceneOptions options = make_options (pages, pages->leaves->pdata[number - 1]);

  return muster_scene_new_part (pages->whole, &options);
}

/* }}} */
