/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tables.h: for tests that import: tables from text, and what became of them as text.
 */
#pragma once

#include <math.h>
#include <string.h>

#include "format.h"
#include "json-text.h"
#include "native.h"
#include "projection.h"

/* Imports one table; @format is a format's name or %NULL. */
static inline MusterDocument *
import_table (const char *text, const char *format, const char *const *map, MusterNotes *notes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MusterSource source = { .name = "table.csv", .bytes = bytes };
  MusterImport import = { .sources = &source, .n_sources = 1, .map = map, .notes = notes };

  return muster_import (&import, format ? muster_format_find (format) : NULL, error);
}

static inline char *
write_bytes (MusterDocument *doc)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  muster_native_write (doc, FALSE, out);
  g_byte_array_append (out, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
}

static inline int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* By name. */
static inline void
append_holders (GString *out, MusterDocument *doc, MusterRecord role)
{
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (g_free);
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &holding))
    {
      const char *name = muster_document_get_name (doc, muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON));
      double share = muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);

      g_ptr_array_add (holders, share == 100 ? g_strdup (name) : g_strdup_printf ("%s %g%%", name, share));
    }
  g_ptr_array_sort (holders, compare_texts);
  for (guint i = 0; i < holders->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : ": ", (char *) holders->pdata[i]);
}

static inline void
append_department (GString *out, MusterDocument *doc, MusterRecord department)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (; department != 0; department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT))
    {
      if (path->len > 0)
        g_string_prepend_c (path, '/');
      g_string_prepend (path, muster_document_get_name (doc, department));
    }
  if (path->len > 0)
    g_string_append_printf (out, " [%s]", path->str);
}

static inline void
append_number (GString *out, MusterDocument *doc, MusterRecord role, const char *name, MusterField field)
{
  double number = muster_document_get_number (doc, role, field, NAN);

  if (!isnan (number))
    g_string_append_printf (out, " %s=%g", name, number);
}

/* A line a role, in order: "Title [Department] <Manager: Holder, Holder 50% fte=0.5". */
static inline char *
dump_roles (MusterDocument *doc)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);
      MusterRecord manager = muster_document_get_manager (doc, role, 0);

      g_string_append (out, muster_document_get_name (doc, role));
      append_department (out, doc, muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT));
      if (manager != 0)
        g_string_append_printf (out, " <%s", muster_document_get_name (doc, manager));
      append_holders (out, doc, role);
      append_number (out, doc, role, "fte", MUSTER_ROLE_FTE);
      append_number (out, doc, role, "pool", MUSTER_ROLE_POOL);
      append_number (out, doc, role, "from", MUSTER_ROLE_PAY_MIN);
      append_number (out, doc, role, "to", MUSTER_ROLE_PAY_MAX);
      if (muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT))
        g_string_append (out, " assistant");
      g_string_append_c (out, '\n');
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A line a note: "repaired 3 cycle: text", the check only if there is one. */
static inline char *
dump_notes (MusterNotes *notes)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);

      g_string_append_printf (out, "%s %u%s%s: %s\n", muster_note_kind_get_name (note->kind), note->line, note->check ? " " : "", note->check ? note->check : "", note->text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Each note has to begin with its line of @expected, and there are no others. */
static inline void
compare_notes (MusterNotes *notes, const char *expected)
{
  g_autofree char *all = dump_notes (notes);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected ? expected : "", "\n", -1);

  for (guint i = 0; lines[i] && wanted[i]; i++)
    if (!g_str_has_prefix (lines[i], wanted[i]))
      g_assert_cmpstr (lines[i], ==, wanted[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
}
