/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-native.c: a file of Muster's own. Whatever was read is a document with all that one promises.
 */
#include "fuzz.h"
#include "open.h"
#include "salvage.h"

const char *const fuzz_name = "native";

void
fuzz_add_seeds (GPtrArray *seeds)
{
  fuzz_add_document (seeds, FALSE);
  fuzz_add_document (seeds, TRUE);
  fuzz_add_seed (seeds, "{\"muster\":1,\"records\":[]}");
  fuzz_add_seed (seeds, "{\"muster\":2,\"new\":{},\"records\":[{\"kind\":\"chart\",\"id\":\"chart\",\"own\":[1]},{\"kind\":\"robot\",\"id\":\"x\",\"arms\":2}]}");
}

gboolean
fuzz_one (GBytes *input)
{
  MusterSource source = { "x.muster", input };
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  gboolean read_only = FALSE;
  g_autoptr (MusterDocument) doc = muster_open (&source, notes, &read_only, &error);

  if (doc == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return FALSE;
    }
  if (!read_only)
    fuzz_check_document (doc);
  return TRUE;
}
