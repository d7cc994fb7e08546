/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * error.c: see error.h.
 */
#include "error.h"

/* Not by G_DEFINE_QUARK, whose dashes the formatter would take for operators. */
GQuark
muster_error_quark (void)
{
  return g_quark_from_static_string ("muster-error-quark");
}
