/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-drop.h: cards dragged to a tab. Held over one for a moment, its chart is shown and takes them
 * where they are let go; let go on the tab itself they are copied to the top of its chart.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void muster_tab_drop_setup (AdwTabBar *bar);

G_END_DECLS
