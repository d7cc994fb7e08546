/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-libfuzzer.c: a target as libFuzzer knows it.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new (data, size);

  fuzz_one (input);
  return 0;
}
