/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-drop.c: see tab-drop.h. Showing the tab that is pointed at is what a tab bar does by itself.
 */
#include "tab-drop.h"
#include "parcel.h"
#include "tab.h"

static gboolean
on_drop (AdwTabBar *bar, AdwTabPage *page, const GValue *value)
{
  MusterParcel *parcel = G_VALUE_HOLDS (value, MUSTER_TYPE_PARCEL) ? g_value_get_boxed (value) : NULL;
  MusterSession *session = muster_tab_get_session (MUSTER_TAB (adw_tab_page_get_child (page)));
  g_autoptr (MusterDrop) found = NULL;

  if (parcel == NULL || session == NULL || muster_parcel_is_from (parcel, session))
    return FALSE;
  found = muster_drop_new (muster_session_get_scene (session), muster_parcel_get_hand (parcel, session), MUSTER_DROP_NEST, 0, 0, MUSTER_SCOPE_BRANCH);
  return muster_parcel_deliver (parcel, session, found);
}

void
muster_tab_drop_setup (AdwTabBar *bar)
{
  GType types[] = { MUSTER_TYPE_PARCEL };

  adw_tab_bar_setup_extra_drop_target (bar, GDK_ACTION_MOVE | GDK_ACTION_COPY, types, G_N_ELEMENTS (types));
  g_signal_connect (bar, "extra-drag-drop", G_CALLBACK (on_drop), NULL);
}
