/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pick.h: choosing from the rows of dialogs by what they say.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Chooses what says @label; fails the test if nothing does. */
void pick_choose (AdwComboRow *row, const char *label);

const char *pick_get_chosen (AdwComboRow *row);

gboolean pick_offers (AdwComboRow *row, const char *label);

G_END_DECLS
