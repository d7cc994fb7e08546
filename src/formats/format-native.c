/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-native.c: Muster's own format among the others.
 *
 * Importing takes the records; the history stays with its file. An export never has any.
 */
#include "format.h"

#include <glib/gi18n-lib.h>

#include "error.h"
#include "native.h"

static gboolean
load (MusterImport *import, MusterDraft *draft, GError **error)
{
  if (import->n_sources != 1)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, "%s", _ ("Muster documents are imported one at a time"));
      return FALSE;
    }
  return muster_native_load (draft, &import->sources[0], import->notes, &import->rows, error);
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  muster_native_write (export->doc, FALSE, out);
  return TRUE;
}

extern const MusterFormat muster_format_native;

const MusterFormat muster_format_native = {
  .name = "muster",
  .label = N_ ("Muster document"),
  .suffixes = "muster",
  .mime_type = "application/vnd.muster+json",
  .flags = MUSTER_FORMAT_TEXT,
  .load = load,
  .save = save,
};
