/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * memory.h: how the process deals with memory that comes and goes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * muster_memory_keep:
 *
 * Lets what was freed stay with the process, up to some hundred megabytes. A picture of a window or the
 * layout of a large chart is made anew again and again; getting its memory back from the system
 * page by page takes longer than filling it. To be called first in main(). Elsewhere than with the GNU C
 * library it does nothing.
 */
void muster_memory_keep (void);

G_END_DECLS
