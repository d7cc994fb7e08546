/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * even.h: numbers that shall come to 100 in all.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * muster_even_out:
 * @numbers: (array length=n): above 0; what is NAN gets an equal share of what the others leave, or
 *   stays so if they leave nothing
 *
 * Scales numbers so that they come to 100, as whole numbers where each can be one.
 */
void muster_even_out (double *numbers, guint n);

G_END_DECLS
