/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-branch.c: which cards a layout has: all, or those of a branch, down to a depth.
 */
#include "commit.h"
#include "layout.h"

#include <string.h>

typedef struct
{
  const char *id;
  /* Of a role: its department and manager. Of a department: the one above, and its head. */
  const char *above;
  const char *lead;
} Record;

/* Below the Owner in the firm: Ops (Lead, Aide, Temp) with Depot (Keeper, Packer); and Shop (Clerk).
 * Nobody has put Guest anywhere. Packer reports to Temp by hand, Guest to Keeper. */
static const Record records[] = {
  { "d-firm", NULL, "r-owner" },
  { "d-ops", "d-firm", "r-lead" },
  { "d-depot", "d-ops", "r-keeper" },
  { "d-shop", "d-firm", "r-clerk" },
  { "r-owner", "d-firm", NULL },
  { "r-lead", "d-ops", NULL },
  { "r-aide", "d-ops", NULL },
  { "r-temp", "d-ops", NULL },
  { "r-keeper", "d-depot", NULL },
  { "r-packer", "d-depot", "r-temp" },
  { "r-clerk", "d-shop", NULL },
  { "r-guest", NULL, "r-keeper" },
};

typedef struct
{
  const char *name;
  MusterView view;
  const char *root;
  guint depth;
  /* The ids of what is collapsed. */
  const char *collapsed;
  /* The cards in order: "-" before the id for each level below a top, "." if it lies inside; "+n"
   * behind it for n hidden roles, "^" if it is collapsed. */
  const char *cards;
} Case;

static const Case cases[] = {
  { "departments", MUSTER_VIEW_DEPARTMENTS, NULL, 0, "", "d-firm .r-owner -d-ops .r-lead .r-aide .r-temp --d-depot .r-keeper .r-packer -d-shop .r-clerk 0 .r-guest" },
  { "departments, two levels", MUSTER_VIEW_DEPARTMENTS, NULL, 2, "", "d-firm .r-owner -d-ops+2 .r-lead .r-aide .r-temp -d-shop .r-clerk 0 .r-guest" },
  { "departments, one level", MUSTER_VIEW_DEPARTMENTS, NULL, 1, "", "d-firm+6 .r-owner 0 .r-guest" },
  { "a department", MUSTER_VIEW_DEPARTMENTS, "d-ops", 0, "", "d-ops .r-lead .r-aide .r-temp -d-depot .r-keeper .r-packer" },
  { "a department, one level", MUSTER_VIEW_DEPARTMENTS, "d-ops", 1, "", "d-ops+2 .r-lead .r-aide .r-temp" },
  { "a role stands for its department", MUSTER_VIEW_DEPARTMENTS, "r-packer", 0, "", "d-depot .r-keeper .r-packer" },
  { "a role without a department", MUSTER_VIEW_DEPARTMENTS, "r-guest", 0, "", "0 .r-guest" },
  { "roles", MUSTER_VIEW_REPORTING, NULL, 0, "", "r-owner -r-lead --r-aide --r-temp ---r-packer --r-keeper ---r-guest -r-clerk" },
  { "roles, two levels", MUSTER_VIEW_REPORTING, NULL, 2, "", "r-owner -r-lead+5 -r-clerk" },
  { "a role", MUSTER_VIEW_REPORTING, "r-temp", 0, "", "r-temp -r-packer" },
  { "a role, one level", MUSTER_VIEW_REPORTING, "r-lead", 1, "", "r-lead+5" },
  { "a department's roles", MUSTER_VIEW_REPORTING, "d-ops", 0, "", "r-lead -r-aide -r-temp --r-packer -r-keeper --r-guest" },
  { "a department's roles have several tops", MUSTER_VIEW_REPORTING, "d-depot", 0, "", "r-packer r-keeper -r-guest" },
  { "a department's roles, one level", MUSTER_VIEW_REPORTING, "d-depot", 1, "", "r-packer r-keeper+1" },
  { "what is not there has no cards", MUSTER_VIEW_REPORTING, "chart", 0, "", "" },
  { "a collapsed department is its heading", MUSTER_VIEW_DEPARTMENTS, NULL, 0, "d-ops", "d-firm .r-owner -d-ops+5^ -d-shop .r-clerk 0 .r-guest" },
  { "departments collapsed above and below", MUSTER_VIEW_DEPARTMENTS, NULL, 0, "d-firm d-depot", "d-firm+7^ 0 .r-guest" },
  { "roles do not collapse in departments", MUSTER_VIEW_DEPARTMENTS, NULL, 0, "r-owner r-lead d-shop", "d-firm .r-owner -d-ops .r-lead .r-aide .r-temp --d-depot .r-keeper .r-packer -d-shop+1^ 0 .r-guest" },
  { "collapsed at the last level", MUSTER_VIEW_DEPARTMENTS, NULL, 2, "d-ops", "d-firm .r-owner -d-ops+5^ -d-shop .r-clerk 0 .r-guest" },
  { "collapsed above the last level", MUSTER_VIEW_DEPARTMENTS, NULL, 3, "d-ops", "d-firm .r-owner -d-ops+5^ -d-shop .r-clerk 0 .r-guest" },
  { "what one came to see is expanded", MUSTER_VIEW_DEPARTMENTS, "d-ops", 0, "d-ops d-depot", "d-ops .r-lead .r-aide .r-temp -d-depot+2^" },
  { "so is the department of a role", MUSTER_VIEW_DEPARTMENTS, "r-packer", 0, "d-depot", "d-depot .r-keeper .r-packer" },
  { "a collapsed role hides its reports", MUSTER_VIEW_REPORTING, NULL, 0, "r-lead d-firm", "r-owner -r-lead+5^ -r-clerk" },
  { "a role without reports hides nothing", MUSTER_VIEW_REPORTING, NULL, 0, "r-clerk r-temp r-guest", "r-owner -r-lead --r-aide --r-temp+1^ --r-keeper ---r-guest -r-clerk" },
  { "a collapsed role that one came to see", MUSTER_VIEW_REPORTING, "r-lead", 0, "r-lead r-keeper", "r-lead -r-aide -r-temp --r-packer -r-keeper+1^" },
  { "tops of a department's roles may be collapsed", MUSTER_VIEW_REPORTING, "d-depot", 0, "r-keeper", "r-packer r-keeper+1^" },
};

static MusterDocument *
make_document (const char *collapsed)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const Record *it = &records[i];
      gboolean is_role = it->id[0] == 'r';
      MusterRecord record = muster_draft_add (draft, is_role ? MUSTER_KIND_ROLE : MUSTER_KIND_DEPARTMENT, it->id);
      g_autofree char *order = g_strdup_printf ("a%u", i);

      if (i >= 10)
        order[1] = 'A' + i - 10;
      muster_draft_set_text (draft, record, is_role ? MUSTER_ROLE_ORDER : MUSTER_DEPARTMENT_ORDER, order);
      if (it->above != NULL)
        muster_draft_set_ref (draft, record, is_role ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT, muster_document_handle (doc, it->above));
      if (it->lead != NULL)
        muster_draft_set_ref (draft, record, is_role ? MUSTER_ROLE_MANAGER : MUSTER_DEPARTMENT_HEAD, muster_document_handle (doc, it->lead));
      if (strstr (collapsed, it->id) != NULL)
        muster_draft_set_flag (draft, record, is_role ? MUSTER_ROLE_COLLAPSED : MUSTER_DEPARTMENT_COLLAPSED, TRUE);
    }
  muster_commit (draft, "Test", MUSTER_COMMIT_DEFAULT);
  return doc;
}

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  *width = 100;
  *height = 40;
}

static char *
write_cards (MusterDocument *doc, const MusterLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];

      if (i > 0)
        g_string_append_c (text, ' ');
      if (card->inside && card->kind == MUSTER_KIND_ROLE)
        g_string_append_c (text, '.');
      else
        for (guint above = card->parent; above != MUSTER_NOWHERE; above = layout->cards[above].parent)
          g_string_append_c (text, '-');
      g_string_append (text, card->record != 0 ? muster_document_get_id (doc, card->record) : "0");
      if (card->hidden > 0)
        g_string_append_printf (text, "+%u", card->hidden);
      if (card->collapsed)
        g_string_append_c (text, '^');
    }
  return g_string_free (text, FALSE);
}

static void
test_branch (gconstpointer data)
{
  const Case *it = data;
  const MusterLayoutStyle *const *styles = muster_layout_styles ();
  g_autoptr (MusterDocument) doc = make_document (it->collapsed);
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);

  for (guint i = 0; styles[i] != NULL; i++)
    {
      const MusterLayoutOptions options = {
        .view = it->view,
        .style = styles[i]->name,
        .root = it->root != NULL ? muster_document_find (doc, it->root) : 0,
        .depth = it->depth,
        .measure = measure,
      };
      g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
      g_autofree char *cards = write_cards (doc, layout);

      g_assert_cmpstr (cards, ==, it->cards);
    }
}

/* Export may want all of it; then nothing is hidden. */
static void
test_expanded (void)
{
  g_autoptr (MusterDocument) doc = make_document ("d-firm d-ops d-depot r-owner r-lead r-keeper");
  g_autoptr (MusterDocument) plain = make_document ("");
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  g_autoptr (MusterProjection) plain_projection = muster_projection_new (plain, 0);

  for (guint view = 0; view < 2; view++)
    {
      MusterLayoutOptions options = { .view = view, .measure = measure, .expanded = TRUE };
      g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
      g_autoptr (MusterLayout) plain_layout = NULL;
      g_autofree char *cards = write_cards (doc, layout);
      g_autofree char *plain_cards = NULL;

      options.expanded = FALSE;
      plain_layout = muster_layout_new (plain_projection, &options);
      plain_cards = write_cards (plain, plain_layout);
      g_assert_cmpstr (cards, ==, plain_cards);
    }
}

/* A collapsed card is as high as its heading, whatever is in the department. */
static void
test_heading (void)
{
  g_autoptr (MusterDocument) doc = make_document ("d-shop");
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  const MusterLayoutOptions options = { .view = MUSTER_VIEW_DEPARTMENTS, .root = muster_document_find (doc, "d-firm"), .measure = measure };
  g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
  const MusterCard *last = &layout->cards[layout->n_cards - 1];

  g_assert_cmpuint (last->record, ==, muster_document_find (doc, "d-shop"));
  g_assert_cmpfloat (last->rect.width, ==, 100 + 2 * MUSTER_CARD_PADDING);
  g_assert_cmpfloat (last->rect.height, ==, 40 + 2 * MUSTER_CARD_PADDING);
}

static void
test_styles (void)
{
  g_assert_true (muster_layout_style_find (NULL) == muster_layout_styles ()[0]);
  g_assert_cmpstr (muster_layout_style_find (NULL)->name, ==, "tidy");
  g_assert_cmpstr (muster_layout_style_find ("stacked")->name, ==, "stacked");
  g_assert_null (muster_layout_style_find ("unheard-of"));
}

/* A card with many roles has columns, filled downwards, as wide as their widest. */
static void
test_columns (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "d");
  const MusterLayoutOptions options = { .view = MUSTER_VIEW_DEPARTMENTS, .measure = measure };
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterLayout) layout = NULL;
  const MusterRect *whole;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("r-%03u", i);

      muster_draft_set_ref (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, id), MUSTER_ROLE_DEPARTMENT, department);
    }
  muster_commit (draft, "Test", MUSTER_COMMIT_DEFAULT);
  projection = muster_projection_new (doc, 0);
  layout = muster_layout_new (projection, &options);
  whole = &layout->cards[0].rect;
  g_assert_cmpuint (layout->n_cards, ==, 301);
  g_assert_cmpfloat (whole->width, <, 1.5 * whole->height);
  g_assert_cmpfloat (whole->height, <, 1.5 * whole->width);
  for (guint i = 2; i <= 300; i++)
    {
      const MusterRect *before = &layout->cards[i - 1].rect;
      const MusterRect *rect = &layout->cards[i].rect;

      if (rect->x == before->x)
        g_assert_cmpfloat (rect->y, ==, before->y + before->height + MUSTER_CARD_SPACING);
      else
        {
          g_assert_cmpfloat (rect->x, ==, before->x + before->width + MUSTER_CARD_SPACING);
          g_assert_cmpfloat (rect->y, ==, layout->cards[1].rect.y);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/branch/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_branch);
    }
  g_test_add_func ("/layout/expanded-shows-all", test_expanded);
  g_test_add_func ("/layout/a-collapsed-department-is-its-heading", test_heading);
  g_test_add_func ("/layout/styles-are-found-by-name", test_styles);
  g_test_add_func ("/layout/many-roles-make-columns", test_columns);
  return g_test_run ();
}
