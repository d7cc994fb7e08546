/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import.c: files of any format to a new document.
 */
#include "format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "commit.h"
#include "error.h"
#include "organogram.h"
#include "repair.h"

static gboolean
are_organograms (const MusterImport *import)
{
  for (guint i = 0; i < import->n_sources; i++)
    if (!muster_organogram_recognises (&import->sources[i]))
      return FALSE;
  return import->n_sources > 0;
}

/* Organograms are told by their headings, as long as nobody says what the columns are; then the
 * suffix decides, and a file without one is a table. */
static const MusterFormat *
choose_format (const MusterImport *import, GError **error)
{
  const MusterFormat *organogram = muster_format_find ("organogram"), *found = NULL;
  gboolean mapped = import->map && import->map[0];

  if (organogram && !mapped && !import->no_headings && are_organograms (import))
    return organogram;
  for (guint i = 0; i < import->n_sources; i++)
    {
      const MusterFormat *format = muster_format_for_file (import->sources[i].name);

      if (format && !format->load)
        {
          g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("Muster cannot read “%s”: it writes %s files, but does not read them. Save it as CSV"), import->sources[i].name, format->name);
          return NULL;
        }
      if (!found)
        found = format;
    }
  return found ? found : muster_format_find ("csv");
}

MusterDocument *
muster_import (MusterImport *import, const MusterFormat *format, GError **error)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  g_autoptr (MusterDraft) draft = NULL;

  g_return_val_if_fail (import->n_sources > 0, NULL);

  import->rows = 0;
  if (!format)
    format = choose_format (import, error);
  import->format = format;
  if (!format)
    return NULL;
  if (!format->load)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("Muster writes “%s” files but does not read them; choose another format"), format->name);
      return NULL;
    }
  draft = muster_draft_new_loading (doc);
  if (!format->load (import, draft, error))
    return NULL;
  muster_repair (draft, import->notes, NULL, NULL);
  muster_commit (g_steal_pointer (&draft), "", MUSTER_COMMIT_DEFAULT);
  return g_steal_pointer (&doc);
}
