/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-robot.c: what the robot does arrives as if somebody had done it, in a small window that has
 * nothing of Muster.
 */
#include "robot.h"

#include <glib/gstdio.h>

/* {{{ The window */

typedef struct
{
  GtkWindow *window;
  GtkWidget *button;
  GtkWidget *entry;
  GtkWidget *area;
  GtkWidget *target;
  GtkWidget *popover;
  GString *log;
} Room;

static void
note (Room *room, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (room->log, format, args);
  va_end (args);
  g_string_append_c (room->log, ';');
}

static void
on_clicked (Room *room)
{
  note (room, "clicked");
}

static void
on_pressed (Room *room, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (button == GDK_BUTTON_SECONDARY)
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (room->popover), &(GdkRectangle){ x, y, 1, 1 });
      gtk_popover_popup (GTK_POPOVER (room->popover));
    }
  else
    note (room, "%s%d at %.0f,%.0f", (state & GDK_SHIFT_MASK) != 0 ? "shift " : "", n_press, x, y);
}

static gboolean
on_scroll (Room *room, double dx, double dy, GtkEventController *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (scroll);

  note (room, "%s%.0f,%.0f", (state & GDK_CONTROL_MASK) != 0 ? "zoom " : "scroll ", dx, dy);
  return TRUE;
}

static GdkContentProvider *
on_prepare (Room *room)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, gtk_editable_get_text (GTK_EDITABLE (room->entry)));
}

static gboolean
on_drop (Room *room, const GValue *value)
{
  note (room, "dropped %s", g_value_get_string (value));
  return TRUE;
}

static void
on_pan_end (Room *room, double dx, double dy)
{
  if (dx != 0 || dy != 0)
    note (room, "panned %.0f,%.0f", dx, dy);
}

static void
activate_note (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  note (data, "%s", g_action_get_name (G_ACTION (action)));
}

static void
on_alert (Room *room, const char *response)
{
  note (room, "answer %s", response);
}

static void
activate_ask (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Room *room = data;
  GtkWidget *dialog = adw_message_dialog_new (room->window, "Really?", NULL);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", "_No", "yes", "_Yes", NULL);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_alert), room);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file (Room *room, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    note (room, "file %s", g_file_peek_path (file));
  g_object_unref (dialog);
}

static void
choose_file (Room *room, GtkFileChooserAction action)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new ("File", room->window, action, NULL, NULL);

  g_signal_connect_swapped (chooser, "response", G_CALLBACK (on_file), room);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_file (data, GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
activate_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_file (data, GTK_FILE_CHOOSER_ACTION_SAVE);
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = activate_note },
  { .name = "zoom-in", .activate = activate_note },
  { .name = "rename", .activate = activate_note },
  { .name = "ask", .activate = activate_ask },
  { .name = "open", .activate = activate_open },
  { .name = "save", .activate = activate_save },
};

static void
add_actions (Room *room)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  g_action_map_add_action_entries (G_ACTION_MAP (room->window), actions, G_N_ELEMENTS (actions), room);
  gtk_application_set_accels_for_action (application, "win.undo", (const char *[]){ "<Control>z", NULL });
  gtk_application_set_accels_for_action (application, "win.zoom-in", (const char *[]){ "<Control>plus", NULL });
  gtk_application_set_accels_for_action (application, "win.rename", (const char *[]){ "F2", NULL });
  gtk_application_set_accels_for_action (application, "win.ask", (const char *[]){ "<Control><Shift>a", NULL });
  gtk_application_set_accels_for_action (application, "win.open", (const char *[]){ "<Control>o", NULL });
  gtk_application_set_accels_for_action (application, "win.save", (const char *[]){ "<Control>s", NULL });
}

/* Presses, scrolls, pans and gives a menu on the right button. */
static void
add_area (Room *room, GtkBox *box)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  room->area = gtk_drawing_area_new ();
  gtk_widget_set_size_request (room->area, 300, 200);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), room);
  gtk_widget_add_controller (room->area, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (pan, "drag-end", G_CALLBACK (on_pan_end), room);
  gtk_widget_add_controller (room->area, GTK_EVENT_CONTROLLER (pan));
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), room);
  gtk_widget_add_controller (room->area, scroll);
  gtk_box_append (box, room->area);

  g_menu_append (menu, "_Undo", "win.undo");
  g_menu_append (menu, "_Rename…", "win.rename");
  room->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (room->popover), FALSE);
  gtk_widget_set_halign (room->popover, GTK_ALIGN_START);
  /* GTK 4.8 on X11 closes a popover that comes under the pointer at the first press in it. */
  gtk_popover_set_offset (GTK_POPOVER (room->popover), 1, 4);
  gtk_widget_set_parent (room->popover, room->area);
}

static void
add_drag (Room *room, GtkBox *box)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  GtkWidget *handle = gtk_label_new ("Take me");

  room->target = gtk_label_new ("Here");
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), room);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), room);
  gtk_widget_add_controller (room->target, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (box, handle);
  gtk_box_append (box, room->target);
}

/* Long enough that its end has to be scrolled to. */
static void
add_list (Room *room, GtkBox *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *label = g_strdup_printf ("Row %u", i);
      GtkWidget *row = gtk_button_new_with_label (label);

      g_signal_connect_swapped (row, "clicked", G_CALLBACK (on_clicked), room);
      gtk_box_append (GTK_BOX (list), row);
    }
  gtk_widget_set_size_request (scrolled, -1, 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (box, scrolled);
}

static Room *
room_new (void)
{
  Room *room = g_new0 (Room, 1);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));

  room->log = g_string_new (NULL);
  room->window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (g_application_get_default ())));
  gtk_window_set_title (room->window, "Room");
  room->button = gtk_button_new_with_mnemonic ("_Press");
  gtk_widget_set_tooltip_text (room->button, "Press this");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (room->button), NULL);
  g_signal_connect_swapped (room->button, "clicked", G_CALLBACK (on_clicked), room);
  gtk_box_append (box, room->button);
  room->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (room->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  gtk_box_append (box, room->entry);
  add_area (room, box);
  add_drag (room, box);
  add_list (room, box);
  add_actions (room);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (room->window), GTK_WIDGET (box));
  robot_present (room->window);
  return room;
}

static void
room_free (Room *room)
{
  gtk_widget_unparent (room->popover);
  gtk_window_destroy (room->window);
  g_string_free (room->log, TRUE);
  g_free (room);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

/* What has been noted since the last time. */
#define assert_noted(room, expected)                  \
  G_STMT_START                                        \
  {                                                   \
    g_assert_cmpstr ((room)->log->str, ==, expected); \
    g_string_truncate ((room)->log, 0);               \
  }                                                   \
  G_STMT_END

/* }}} */

static void
test_finds (void)
{
  g_autoptr (Room) room = room_new ();

  g_assert_true (robot_find (room->window, GTK_TYPE_BUTTON, "Press") == room->button);
  g_assert_true (robot_find (NULL, GTK_TYPE_BUTTON, "Press this") == room->button);
  g_assert_true (robot_find (NULL, GTK_TYPE_ENTRY, "Name") == room->entry);
  g_assert_true (robot_find (NULL, GTK_TYPE_LABEL, "Here") == room->target);
  g_assert_true (robot_find (NULL, GTK_TYPE_WINDOW, "Room") == GTK_WIDGET (room->window));
  g_assert_null (robot_look (NULL, GTK_TYPE_ENTRY, "Press"));
  g_assert_null (robot_look (NULL, GTK_TYPE_WIDGET, "Undo"));
  g_assert_null (robot_look_action (NULL, "win.undo"));
}

static void
test_clicks (void)
{
  g_autoptr (Room) room = room_new ();

  robot_click (room->button);
  assert_noted (room, "clicked;");
  robot_click_at (room->area, 30, 40, GDK_BUTTON_PRIMARY, 1);
  assert_noted (room, "1 at 30,40;");
  robot_click_at (room->area, 30, 40, GDK_BUTTON_PRIMARY, 1);
  assert_noted (room, "1 at 30,40;");
  robot_hold ("<Shift>");
  robot_click_at (room->area, 90, 50, GDK_BUTTON_MIDDLE, 1);
  robot_let_go ();
  assert_noted (room, "shift 1 at 90,50;");
}

/* Also right after a click elsewhere. */
static void
test_double_clicks (void)
{
  g_autoptr (Room) room = room_new ();

  robot_click (room->button);
  assert_noted (room, "clicked;");
  robot_click_at (room->area, 30, 40, GDK_BUTTON_PRIMARY, 2);
  assert_noted (room, "1 at 30,40;2 at 30,40;");
  robot_click_at (room->area, 130, 40, GDK_BUTTON_PRIMARY, 1);
  robot_click_at (room->area, 30, 40, GDK_BUTTON_PRIMARY, 2);
  assert_noted (room, "1 at 130,40;1 at 30,40;2 at 30,40;");
  robot_click_at (room->area, 30, 40, GDK_BUTTON_PRIMARY, 3);
  assert_noted (room, "1 at 30,40;2 at 30,40;3 at 30,40;");
}

static void
test_types (void)
{
  static const char *const texts[] = {
    "plain ASCII ~!@#$%^&*()_+{}|:\"<>?`-=[]\\;',./",
    "Zoë Ñandú Łódź Straße €5 ½ …“”",
    "Привет, мир",
    "李小龙在上海的电子商务公司负责仓储和物流，直接向首席运营官汇报工作；下属十二人，其中三人空缺",
    "日本語 한국어 ไทย 👩 😀",
  };
  g_autoptr (Room) room = room_new ();

  robot_click (room->entry);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      robot_key ("<Control>a");
      robot_type (texts[i]);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (room->entry)), ==, texts[i]);
    }
}

static void
test_shortcuts (void)
{
  g_autoptr (Room) room = room_new ();

  robot_key ("<Control>z");
  assert_noted (room, "undo;");
  robot_key ("<Control>plus");
  assert_noted (room, "zoom-in;");
  robot_key ("F2");
  assert_noted (room, "rename;");
  robot_key ("<Alt>p");
  assert_noted (room, "clicked;");
  robot_click (room->entry);
  robot_key ("<Shift>Tab");
  g_assert_true (gtk_widget_has_focus (room->button));
  robot_key ("space");
  assert_noted (room, "clicked;");
}

static void
test_menus (void)
{
  g_autoptr (Room) room = room_new ();

  robot_click_at (room->area, 100, 60, GDK_BUTTON_SECONDARY, 1);
  robot_click (robot_find (room->popover, g_type_from_name ("GtkModelButton"), "Rename…"));
  robot_await (!gtk_widget_get_mapped (room->popover));
  assert_noted (room, "rename;");

  robot_click_at (room->area, 280, 190, GDK_BUTTON_SECONDARY, 1);
  robot_key ("Down");
  robot_key ("Escape");
  robot_await (!gtk_widget_get_mapped (room->popover));
  assert_noted (room, "");

  /* The first click elsewhere only closes it. */
  robot_click_at (room->area, 100, 60, GDK_BUTTON_SECONDARY, 1);
  robot_find (room->popover, GTK_TYPE_WIDGET, "Undo");
  robot_click (room->button);
  robot_await (!gtk_widget_get_mapped (room->popover));
  robot_click (room->button);
  assert_noted (room, "clicked;");
}

static void
test_drags (void)
{
  g_autoptr (Room) room = room_new ();
  GtkWidget *handle = robot_find (room->window, GTK_TYPE_LABEL, "Take me");

  gtk_editable_set_text (GTK_EDITABLE (room->entry), "财务");
  robot_drag (handle, -1, -1, room->target, -1, -1);
  assert_noted (room, "dropped 财务;");

  robot_drag_begin (handle, -1, -1, GDK_BUTTON_PRIMARY);
  g_assert_false (robot_is_dragging ());
  robot_drag_over (room->target, -1, -1);
  g_assert_true (robot_is_dragging ());
  g_assert_cmpuint (gtk_widget_get_state_flags (room->target) & GTK_STATE_FLAG_DROP_ACTIVE, !=, 0);
  robot_drag_escape ();
  g_assert_false (robot_is_dragging ());
  assert_noted (room, "");

  robot_drag (handle, -1, -1, room->button, -1, -1);
  assert_noted (room, "");
  robot_drag (handle, -1, -1, room->target, 3, 3);
  assert_noted (room, "dropped 财务;");
}

static void
test_pans (void)
{
  g_autoptr (Room) room = room_new ();

  robot_drag (room->area, 20, 30, room->area, 140, 90);
  assert_noted (room, "1 at 20,30;panned 120,60;");
}

static void
test_scrolls (void)
{
  g_autoptr (Room) room = room_new ();

  robot_scroll (room->area, -1, -1, 0, 2, 0);
  assert_noted (room, "scroll 0,1;scroll 0,1;");
  robot_scroll (room->area, -1, -1, 0, -1, GDK_CONTROL_MASK);
  assert_noted (room, "zoom 0,-1;");
  robot_scroll (room->area, -1, -1, 1, 0, 0);
  assert_noted (room, "scroll 1,0;");
}

static void
test_reveals (void)
{
  g_autoptr (Room) room = room_new ();

  robot_click (robot_find (NULL, GTK_TYPE_BUTTON, "Row 37"));
  assert_noted (room, "clicked;");
  robot_click (robot_find (NULL, GTK_TYPE_BUTTON, "Row 0"));
  assert_noted (room, "clicked;");
}

static void
test_answers (void)
{
  g_autoptr (Room) room = room_new ();

  robot_key ("<Control><Shift>a");
  robot_answer ("Yes");
  assert_noted (room, "answer yes;");
  robot_key ("<Control><Shift>a");
  robot_find (NULL, GTK_TYPE_LABEL, "Really?");
  robot_key ("Escape");
  robot_await (robot_look (NULL, ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
  assert_noted (room, "answer close;");
  robot_key ("<Control>z");
  assert_noted (room, "undo;");
}

static void
test_chooses_files (void)
{
  g_autoptr (Room) room = room_new ();
  g_autofree char *path = g_build_filename (robot_get_folder (), "组织 chart.muster", NULL);
  g_autofree char *longer = g_strconcat (path, "~", NULL);
  g_autofree char *expected = g_strdup_printf ("file %s;", path);

  robot_key ("<Control>s");
  robot_choose_file (path);
  assert_noted (room, expected);

  g_assert_true (g_file_set_contents (path, "1", -1, NULL) && g_file_set_contents (longer, "2", -1, NULL));
  robot_key ("<Control>s");
  robot_choose_file (path);
  assert_noted (room, expected);
  robot_key ("<Control>o");
  robot_choose_file (path);
  assert_noted (room, expected);
}

/* The window that was clicked has the keyboard, and another in front of it goes behind. */
static void
test_windows (void)
{
  g_autoptr (Room) one = room_new ();
  g_autoptr (Room) two = room_new ();

  robot_key ("<Control>z");
  assert_noted (two, "undo;");
  robot_click (one->button);
  robot_key ("<Control>z");
  assert_noted (one, "clicked;undo;");
  robot_click (two->entry);
  robot_key ("<Control>plus");
  assert_noted (two, "zoom-in;");
  assert_noted (one, "");
}

static void
test_pictures (void)
{
  g_autoptr (Room) room = room_new ();
  cairo_surface_t *button = robot_picture (room->button);
  cairo_surface_t *screen;

  g_assert_cmpint (cairo_image_surface_get_width (button), ==, gtk_widget_get_width (room->button));
  cairo_surface_destroy (button);
  robot_click_at (room->area, 100, 60, GDK_BUTTON_SECONDARY, 1);
  robot_find (room->popover, GTK_TYPE_WIDGET, "Undo");
  screen = robot_picture (NULL);
  g_assert_cmpint (cairo_image_surface_get_width (screen), >=, gtk_widget_get_width (GTK_WIDGET (room->window)));
  cairo_surface_destroy (screen);
  robot_shot (NULL, "robot-screen.png");
  robot_shot (GTK_WIDGET (room->window), "robot-window.png");
}

/* After a test nothing of it is left. */
static void
test_leaves_nothing (void)
{
  g_autofree char *path = g_build_filename (robot_get_folder (), "组织 chart.muster", NULL);

  g_assert_null (robot_look (NULL, GTK_TYPE_WIDGET, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_str_has_prefix (g_get_user_state_dir (), g_get_home_dir ()));
  g_assert_true (g_str_has_prefix (g_get_home_dir (), g_getenv ("ROBOT_FOLDER")));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/robot/finds-what-is-there", test_finds);
  robot_add ("/robot/clicks", test_clicks);
  robot_add ("/robot/double-clicks", test_double_clicks);
  robot_add ("/robot/types-any-script", test_types);
  robot_add ("/robot/presses-shortcuts", test_shortcuts);
  robot_add ("/robot/uses-menus", test_menus);
  robot_add ("/robot/drags-and-drops", test_drags);
  robot_add ("/robot/pans", test_pans);
  robot_add ("/robot/scrolls", test_scrolls);
  robot_add ("/robot/reveals-what-is-out-of-sight", test_reveals);
  robot_add ("/robot/answers", test_answers);
  robot_add ("/robot/chooses-files", test_chooses_files);
  robot_add ("/robot/minds-several-windows", test_windows);
  robot_add ("/robot/takes-pictures", test_pictures);
  robot_add ("/robot/leaves-nothing", test_leaves_nothing);

  application = adw_application_new ("io.github.musterapp.Muster.Robot", G_APPLICATION_NON_UNIQUE);
  return robot_run (G_APPLICATION (application));
}
