/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * error.c: see error.h.
 */
#include "error.h"

G_DEFINE_QUARK (muster - error - quark, muster_error)
