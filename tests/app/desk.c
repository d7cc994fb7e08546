/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * desk.c: see desk.h.
 */
#include "desk.h"
#include "actions.h"

GFile *
desk_copy_template (const char *template, const char *name)
{
  g_autofree char *from = g_strdup_printf ("%s/../data/templates/en/%s.muster", g_test_get_dir (G_TEST_DIST), template);
  g_autofree char *to = g_strdup_printf ("%s/%s.muster", robot_get_folder (), name);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GError) error = NULL;
  GFile *copy = g_file_new_for_path (to);

  g_file_copy (source, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return copy;
}

MusterWindow *
desk_open (GFile *file)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  muster_window_add_tab (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  robot_present (GTK_WINDOW (window));
  muster_window_open (window, file);
  robot_await (muster_window_get_session (window) != NULL);
  robot_settle ();
  return window;
}

MusterWindow *
desk_open_template (const char *template)
{
  g_autoptr (GFile) file = desk_copy_template (template, template);

  return desk_open (file);
}

MusterDocument *
desk_get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

MusterRecord
desk_find (MusterWindow *window, const char *name)
{
  static const MusterKind kinds[] = { MUSTER_KIND_ROLE, MUSTER_KIND_DEPARTMENT, MUSTER_KIND_PERSON, MUSTER_KIND_STAGE, MUSTER_KIND_RESPONSIBILITY };
  MusterDocument *doc = desk_get_document (window);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, doc, kinds[i]);
      while (muster_iter_next (&iter, &record))
        if (g_str_equal (muster_document_get_name (doc, record), name))
          return record;
    }
  robot_fail ("there is no “%s” in the chart", name);
}

void
desk_get_place (MusterWindow *window, const char *name, double *x, double *y)
{
  MusterRect place;

  if (!muster_canvas_get_place (muster_editor_get_canvas (muster_window_get_editor (window)), desk_find (window, name), &place))
    robot_fail ("“%s” is not on the canvas", name);
  *x = place.x + place.width / 2;
  *y = place.y + place.height / 2;
}

static void
on_startup (GApplication *application)
{
  muster_actions_set_keys (GTK_APPLICATION (application));
}

int
desk_run (void)
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);

  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (on_startup), NULL);
  return robot_run (G_APPLICATION (application));
}
