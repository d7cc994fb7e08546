/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-inspector.c: every field can be seen and set, and nothing that was typed is lost.
 */
#include "desk.h"
#include "field-row.h"
#include "inspector.h"
#include "record-picker.h"
#include "related.h"

static MusterWindow *
open_at (const char *name)
{
  MusterWindow *window = desk_open_template ("ecommerce-departments");

  muster_session_select (muster_window_get_session (window), name != NULL ? desk_find (window, name) : 0, MUSTER_SELECT_ONLY);
  robot_settle ();
  return window;
}

static gboolean
is_of_field (GtkWidget *widget, gconstpointer field)
{
  return muster_field_row_get_field (MUSTER_FIELD_ROW (widget)) == GPOINTER_TO_UINT (field);
}

static GtkWidget *
get_row (MusterWindow *window, MusterField field)
{
  GtkWidget *row = robot_look_for (robot_find (window, MUSTER_TYPE_INSPECTOR, NULL), MUSTER_TYPE_FIELD_ROW, is_of_field, GUINT_TO_POINTER (field));

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
get_entry (MusterWindow *window, MusterField field)
{
  return robot_find (get_row (window, field), GTK_TYPE_ENTRY, NULL);
}

static void
close_window (MusterWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Typing is one step, in any script. */
static void
test_types (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  MusterRecord role = desk_find (window, "Designer");
  guint before = muster_history_get_position (doc);

  robot_click (get_entry (window, MUSTER_ROLE_TITLE));
  robot_key ("<Control>a");
  robot_type ("美工 Zoë");
  g_assert_cmpstr (muster_document_get_text (doc, role, MUSTER_ROLE_TITLE), ==, "美工 Zoë");
  g_assert_cmpuint (muster_history_get_position (doc), ==, before + 1);
  robot_key ("<Control>z");
  g_assert_cmpstr (muster_document_get_text (doc, role, MUSTER_ROLE_TITLE), ==, "Designer");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (window, MUSTER_ROLE_TITLE))), ==, "Designer");
  close_window (window);
}

/* What is refused stays in the field with the reason, and the document is as it was. */
static void
test_refuses (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  MusterRecord role = desk_find (window, "Designer");
  double before = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, -1);
  GtkWidget *row = get_row (window, MUSTER_ROLE_PAY_MIN);
  g_autofree char *said = NULL;

  robot_click (get_entry (window, MUSTER_ROLE_PAY_MIN));
  robot_key ("<Control>a");
  robot_type ("much\n");
  g_assert_cmpfloat (muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, -1), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (window, MUSTER_ROLE_PAY_MIN))), ==, "much");
  said = robot_read (row);
  g_assert_nonnull (strstr (said, "much"));

  robot_key ("<Control>a");
  robot_type ("9,500\n");
  g_assert_cmpfloat (muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, -1), ==, 9500);
  close_window (window);
}

static void
test_several (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  MusterRecord roles[] = { desk_find (window, "Designer"), desk_find (window, "Buyer") };
  guint before = muster_history_get_position (doc);

  muster_session_select_many (muster_window_get_session (window), roles, 2, MUSTER_SELECT_ONLY);
  robot_settle ();
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (get_entry (window, MUSTER_ROLE_TITLE))), ==, "Several values");
  robot_click (get_entry (window, MUSTER_ROLE_FTE));
  robot_key ("<Control>a");
  robot_type ("0.5\n");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpfloat (muster_document_get_number (doc, roles[i], MUSTER_ROLE_FTE, 1), ==, 0.5);
  g_assert_cmpuint (muster_history_get_position (doc), ==, before + 1);
  close_window (window);
}

/* Opens a picker, types into it and takes the first that is found. */
static void
pick (GtkWidget *below, const char *text)
{
  GtkWidget *entry;

  /* A pointer that has not moved since a popover closed under it is nowhere, for GTK 4.8 on X11. */
  robot_move_to (below, 1, 1);
  robot_click (robot_find (below, GTK_TYPE_MENU_BUTTON, NULL));
  entry = robot_find (below, GTK_TYPE_SEARCH_ENTRY, NULL);
  robot_await (gtk_widget_get_focus_child (entry) != NULL);
  robot_type (text);
  robot_key ("Return");
  robot_await (robot_look (below, GTK_TYPE_SEARCH_ENTRY, NULL) == NULL);
}

static void
test_picks_manager (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  GtkWidget *row = get_row (window, MUSTER_ROLE_MANAGER);
  g_autofree char *derived = robot_read (row);

  g_assert_nonnull (strstr (derived, "Operations lead (by department)"));
  pick (row, "shop man");
  g_assert_cmpuint (muster_document_get_ref (doc, desk_find (window, "Designer"), MUSTER_ROLE_MANAGER), ==, desk_find (window, "Shop manager"));

  /* Who reports to the designer cannot be above her. */
  muster_session_select (muster_window_get_session (window), desk_find (window, "Shop manager"), MUSTER_SELECT_ONLY);
  robot_settle ();
  row = get_row (window, MUSTER_ROLE_MANAGER);
  pick (row, "Designer");
  g_assert_cmpuint (muster_document_get_ref (doc, desk_find (window, "Shop manager"), MUSTER_ROLE_MANAGER), ==, 0);
  g_clear_pointer (&derived, g_free);
  derived = robot_read (row);
  g_assert_nonnull (strstr (derived, "would report to itself"));
  close_window (window);
}

static gboolean
is_picker_of (GtkWidget *widget, gconstpointer text)
{
  g_autofree char *said = robot_read (widget);

  return strstr (said, text) != NULL;
}

static void
test_adds_holder (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  GtkWidget *adder = robot_look_for (window, MUSTER_TYPE_RECORD_PICKER, is_picker_of, "Add person");
  guint before = muster_history_get_position (doc);
  guint n_people = muster_document_count (doc, MUSTER_KIND_PERSON);
  g_autoptr (GArray) holdings = NULL;

  pick (adder, "周敏");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, n_people + 1);
  g_assert_cmpuint (muster_history_get_position (doc), ==, before + 1);
  holdings = muster_projection_list_holdings (muster_session_get_projection (muster_window_get_session (window)), desk_find (window, "Designer"));
  g_assert_cmpuint (holdings->len, ==, 2);
  robot_key ("<Control>z");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, n_people);
  close_window (window);
}

static void
test_brief (void)
{
  MusterWindow *window = open_at (NULL);
  MusterDocument *doc = desk_get_document (window);

  robot_click (get_entry (window, MUSTER_CHART_NAME));
  robot_key ("<Control>a");
  robot_type ("Lantern 家居");
  g_assert_cmpstr (muster_document_get_name (doc, muster_document_get_chart (doc)), ==, "Lantern 家居");
  robot_settle ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Lantern 家居");
  close_window (window);
}

/* Whatever the table has is shown, but for what is set elsewhere. */
static void
test_all_kinds (void)
{
  static const struct
  {
    const char *name;
    MusterField fields[4];
  } cases[] = {
    { "Designer", { MUSTER_ROLE_REQUIREMENTS, MUSTER_ROLE_NOTES, MUSTER_ROLE_REF, MUSTER_ROLE_ASSISTANT } },
    { "Operations", { MUSTER_DEPARTMENT_HEAD, MUSTER_DEPARTMENT_COLOR, MUSTER_DEPARTMENT_PURPOSE, MUSTER_DEPARTMENT_REF } },
    { "Hana Ito", { MUSTER_PERSON_TYPE, MUSTER_PERSON_EMAIL, MUSTER_PERSON_NOTES, MUSTER_PERSON_REF } },
  };
  MusterWindow *window = open_at (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      muster_session_select (muster_window_get_session (window), desk_find (window, cases[i].name), MUSTER_SELECT_ONLY);
      robot_settle ();
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].fields); j++)
        get_row (window, cases[i].fields[j]);
    }
  close_window (window);
}

/* {{{ What belongs to a record */

static GtkWidget *
look_for_name (MusterWindow *window, const char *name)
{
  GtkWidget *inspector = robot_find (window, MUSTER_TYPE_INSPECTOR, NULL);

  return robot_look (inspector, GTK_TYPE_BUTTON, name);
}

/* A line that leads elsewhere now says so, though it is the same line; and so does one that was turned. */
static void
test_names (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  MusterRecord designer = desk_find (window, "Designer"), buyer = desk_find (window, "Buyer");
  MusterRecord line = muster_edit_link (doc, designer, buyer, NULL, NULL);
  MusterRecord photographer = desk_find (window, "Merchandiser");

  robot_settle ();
  g_assert_nonnull (look_for_name (window, "Buyer"));
  g_assert_true (muster_edit_set (doc, line, MUSTER_LINE_TO_ROLE, muster_document_get_id (doc, photographer), MUSTER_COMMIT_DEFAULT, NULL));
  robot_settle ();
  g_assert_null (look_for_name (window, "Buyer"));
  robot_click (look_for_name (window, "Merchandiser"));
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, photographer);
  robot_settle ();
  g_assert_nonnull (look_for_name (window, "Designer"));
  g_assert_true (muster_edit_set (doc, line, MUSTER_LINE_FROM_ROLE, muster_document_get_id (doc, buyer), MUSTER_COMMIT_DEFAULT, NULL));
  robot_settle ();
  g_assert_null (look_for_name (window, "Designer"));
  g_assert_nonnull (look_for_name (window, "Buyer"));
  close_window (window);
}

/* Who holds a role, which role somebody holds, and what somebody answers for, when the same record comes
 * to mean another. */
static void
test_repoints (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  MusterRecord designer = desk_find (window, "Designer"), hana = desk_find (window, "Hana Ito");
  g_autoptr (GArray) holdings = NULL;

  g_assert_true (muster_edit_replace (doc, hana, designer, NULL));
  robot_settle ();
  g_assert_nonnull (look_for_name (window, "Hana Ito"));
  g_assert_true (muster_edit_set (doc, hana, MUSTER_PERSON_NAME, "Ida", MUSTER_COMMIT_DEFAULT, NULL));
  robot_settle ();
  g_assert_null (look_for_name (window, "Hana Ito"));
  g_assert_nonnull (look_for_name (window, "Ida"));
  holdings = muster_document_list_referrers (doc, designer, MUSTER_HOLDING_ROLE);
  g_assert_cmpuint (holdings->len, ==, 1);
  muster_session_select (muster_window_get_session (window), hana, MUSTER_SELECT_ONLY);
  robot_settle ();
  g_assert_nonnull (look_for_name (window, "Designer"));
  g_assert_true (muster_edit_set (doc, g_array_index (holdings, MusterRecord, 0), MUSTER_HOLDING_ROLE, muster_document_get_id (doc, desk_find (window, "Merchandiser")), MUSTER_COMMIT_DEFAULT, NULL));
  robot_settle ();
  g_assert_null (look_for_name (window, "Designer"));
  g_assert_nonnull (look_for_name (window, "Merchandiser"));
  close_window (window);
}

/* The rows of one record serve the next, with what that has; of very many the first are shown, and all
 * when asked for. */
static void
test_many (void)
{
  MusterWindow *window = open_at ("Designer");
  MusterDocument *doc = desk_get_document (window);
  MusterSession *session = muster_window_get_session (window);
  MusterRecord designer = desk_find (window, "Designer"), buyer = desk_find (window, "Buyer");
  g_autoptr (GArray) duties = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Duty %u", i);
      MusterRecord duty = muster_edit_add (doc, MUSTER_KIND_RESPONSIBILITY, &(MusterSetting){ MUSTER_RESPONSIBILITY_NAME, name }, 1, 0, NULL);

      g_assert_true (muster_edit_set_part (doc, duty, i % 20 == 7 ? buyer : designer, MUSTER_PART_RESPONSIBLE, NULL));
    }
  robot_settle ();
  g_assert_nonnull (look_for_name (window, "Duty 0"));
  g_assert_null (look_for_name (window, "Duty 59"));
  muster_session_select (session, buyer, MUSTER_SELECT_ONLY);
  robot_settle ();
  g_assert_null (look_for_name (window, "Duty 0"));
  g_assert_nonnull (look_for_name (window, "Duty 7"));
  g_assert_nonnull (look_for_name (window, "Duty 47"));
  muster_session_select (session, designer, MUSTER_SELECT_ONLY);
  robot_settle ();
  g_assert_null (look_for_name (window, "Duty 7"));
  duties = muster_document_list_referrers (doc, designer, MUSTER_ASSIGNMENT_ROLE);
  all = g_strdup_printf ("Show all %u", duties->len);
  robot_click (look_for_name (window, all));
  robot_settle ();
  g_assert_nonnull (look_for_name (window, "Duty 59"));
  close_window (window);
}

/* }}} */

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/inspector/typing-is-one-step", test_types);
  robot_add ("/inspector/what-is-refused-stays-with-its-reason", test_refuses);
  robot_add ("/inspector/several-are-set-together", test_several);
  robot_add ("/inspector/a-manager-is-picked-by-name", test_picks_manager);
  robot_add ("/inspector/a-holder-is-added-by-name", test_adds_holder);
  robot_add ("/inspector/nothing-selected-is-the-brief", test_brief);
  robot_add ("/inspector/every-field-is-there", test_all_kinds);
  robot_add ("/inspector/a-line-says-where-it-leads", test_names);
  robot_add ("/inspector/holdings-say-what-they-are", test_repoints);
  robot_add ("/inspector/rows-serve-one-record-after-the-other", test_many);
  return desk_run ();
}
