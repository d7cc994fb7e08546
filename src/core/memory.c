/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * memory.c: see memory.h.
 */
#include "memory.h"

#ifdef __GLIBC__
#include <malloc.h>

/* The largest block that comes from the heap; as large as it may be. */
#define BLOCK_MAX (32 * 1024 * 1024)

/* As much may be free at the end of the heap. */
#define FREE_MAX (96 * 1024 * 1024)
#endif

void
muster_memory_keep (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, BLOCK_MAX);
  mallopt (M_TRIM_THRESHOLD, FREE_MAX);
#endif
}
