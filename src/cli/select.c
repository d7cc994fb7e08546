/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * select.c: finds records by what a person calls them.
 */
#include "select.h"

#include <glib/gi18n-lib.h>

#include "error.h"

/* More names than this do not help a person who mistyped one. */
#define MAX_LISTED 12

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

/* All of a kind that are called @name; @folded: whatever the case. */
static void
collect (MusterDocument *doc, MusterKind kind, const char *name, gboolean folded, GArray *matches)
{
  g_autoptr (GArray) records = muster_document_list (doc, kind);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);
      g_autofree char *key = folded ? fold (muster_document_get_name (doc, record))
                                    : g_strdup (muster_document_get_name (doc, record));

      if (g_str_equal (key, name))
        g_array_append_val (matches, record);
    }
}

static void
list_ids (MusterDocument *doc, const GArray *records, GString *out)
{
  for (guint i = 0; i < records->len && i < MAX_LISTED; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", muster_document_get_id (doc, g_array_index (records, MusterRecord, i)));
  if (records->len > MAX_LISTED)
    g_string_append (out, ", …");
}

static gboolean
refuse_several (MusterDocument *doc, const GArray *matches, const char *name, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  list_ids (doc, matches, ids);
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("Several are called “%s”; give the id of one: %s"), name, ids->str);
  return FALSE;
}

static gboolean
refuse_unknown (MusterDocument *doc, const MusterKind *kinds, guint n_kinds, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_listed = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kinds[i]);

      for (guint j = 0; j < records->len && n_listed <= MAX_LISTED; j++, n_listed++)
        if (n_listed == MAX_LISTED)
          g_string_append (names, ", …");
        else
          g_string_append_printf (names, "%s“%s”", n_listed > 0 ? ", " : "", muster_document_get_name (doc, g_array_index (records, MusterRecord, j)));
    }
  if (n_listed == 0)
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no “%s”: the chart has none at all"), name);
  else
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no “%s”; there are %s"), name, names->str);
  return FALSE;
}

static gboolean
is_of_kind (MusterDocument *doc, MusterRecord record, const MusterKind *kinds, guint n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    if (muster_document_get_kind (doc, record) == kinds[i])
      return TRUE;
  return FALSE;
}

gboolean
muster_select (MusterDocument *doc, const MusterKind *kinds, guint n_kinds, const char *name, MusterRecord *record, GError **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autofree char *folded = NULL;

  *record = 0;
  if (name == NULL)
    return TRUE;
  if (!g_utf8_validate (name, -1, NULL))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("A name or id has to be UTF-8"));
      return FALSE;
    }

  *record = muster_document_find (doc, name);
  if (*record != 0 && is_of_kind (doc, *record, kinds, n_kinds))
    return TRUE;
  *record = 0;

  folded = fold (name);
  for (guint i = 0; i < n_kinds; i++)
    collect (doc, kinds[i], name, FALSE, matches);
  for (guint i = 0; i < n_kinds && matches->len == 0; i++)
    collect (doc, kinds[i], folded, TRUE, matches);

  if (matches->len > 1)
    return refuse_several (doc, matches, name, error);
  if (matches->len == 0)
    return refuse_unknown (doc, kinds, n_kinds, name, error);
  *record = g_array_index (matches, MusterRecord, 0);
  return TRUE;
}

gboolean
muster_select_stage (MusterDocument *doc, const char *name, MusterRecord *stage, GError **error)
{
  const MusterKind kind = MUSTER_KIND_STAGE;

  return muster_select (doc, &kind, 1, name, stage, error);
}
