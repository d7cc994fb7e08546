/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-text.c: finding and replacing in a field.
 */
#include "edit-private.h"
#include "fold.h"
#include "plain.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What makes one sign of two, and the colours of skin. */
#define JOINER 0x200d
#define SKIN_FIRST 0x1f3fb
#define SKIN_LAST 0x1f3ff

/* A text folded, and for each byte of the fold the place in the text of the character that it came
 * from. What folds to nothing, as an accent, belongs to the character before it. */
typedef struct
{
  GString *fold;
  GArray *places;
} Folded;

static void
folded_clear (Folded *folded)
{
  g_string_free (folded->fold, TRUE);
  g_array_unref (folded->places);
}

/* Letters with their case and accents where @exact. */
static void
folded_init (Folded *folded, const char *text, gboolean exact)
{
  folded->fold = g_string_new (NULL);
  folded->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *at = text; *at != 0; at = g_utf8_next_char (at))
    {
      gsize place = (gsize) (at - text);

      if (exact)
        g_string_append_len (folded->fold, at, g_utf8_next_char (at) - at);
      else
        muster_fold_append_char (folded->fold, g_utf8_get_char (at));
      while (folded->places->len < folded->fold->len)
        g_array_append_val (folded->places, place);
    }
}

/* The place in the text, of @length bytes, where the character at a place of the fold begins. */
static gsize
place_of (const Folded *folded, gsize at, gsize length)
{
  return at < folded->places->len ? g_array_index (folded->places, gsize, at) : length;
}

/* Whether what a person sees as one sign ends at a place of a text: not before an accent that is
 * written as a character of its own, or a colour of skin, nor beside what joins two signs to one. */
static gboolean
is_boundary (const char *text, gsize place)
{
  gunichar next = g_utf8_get_char (text + place);

  if (place == 0 || next == 0)
    return TRUE;
  if (g_unichar_ismark (next) || next == JOINER || (next >= SKIN_FIRST && next <= SKIN_LAST))
    return FALSE;
  return g_utf8_get_char (g_utf8_prev_char (text + place)) != JOINER;
}

/* Whether [from, to) of the fold is whole signs of the text: "s" is no part of "ß". */
static gboolean
is_whole (const Folded *folded, const char *text, gsize from, gsize to)
{
  gsize length = strlen (text), start = place_of (folded, from, length), end = place_of (folded, to, length);

  if ((from > 0 && place_of (folded, from - 1, length) == start) || place_of (folded, to - 1, length) == end)
    return FALSE;
  return is_boundary (text, start) && is_boundary (text, end);
}

/* @text with @with wherever @find, folded likewise, stands; %NULL if it stands nowhere. */
static char *
replace_all (const char *text, const char *find, const char *with, gboolean exact)
{
  GString *out = g_string_new (NULL);
  gsize length = strlen (text), n_find = strlen (find), done = 0;
  gboolean any = FALSE;
  const char *at;
  Folded folded;

  folded_init (&folded, text, exact);
  at = strstr (folded.fold->str, find);
  while (at != NULL)
    {
      gsize from = (gsize) (at - folded.fold->str);

      if (is_whole (&folded, text, from, from + n_find))
        {
          gsize start = place_of (&folded, from, length);

          g_string_append_len (out, text + done, (gssize) (start - done));
          g_string_append (out, with);
          done = place_of (&folded, from + n_find, length);
          any = TRUE;
          at = strstr (at + n_find, find);
        }
      else
        at = strstr (g_utf8_next_char (at), find);
    }
  folded_clear (&folded);
  g_string_append (out, text + done);
  return g_string_free (out, !any);
}

/* Whether words can stand in a field; says if not. */
static gboolean
expect_text (MusterDocument *doc, MusterField field, GError **error)
{
  const MusterFieldInfo *info = field < MUSTER_N_FIELDS ? muster_field_get_info (field) : NULL;
  MusterRecord own = info == NULL ? muster_document_find (doc, muster_document_get_field_name (doc, field)) : 0;
  const char *type = own != 0 ? muster_document_get_text (doc, own, MUSTER_FIELD_TYPE) : NULL;
  const char *label = info != NULL ? _ (info->label) : own != 0 ? muster_document_get_name (doc, own)
                                                                : muster_document_get_field_name (doc, field);

  if (info != NULL && (info->type == MUSTER_TYPE_TEXT || info->type == MUSTER_TYPE_DATE) && info->shape != MUSTER_SHAPE_ORDER && info->shape != MUSTER_SHAPE_IMAGE)
    return TRUE;
  if (info == NULL && g_strcmp0 (type, "number") != 0 && g_strcmp0 (type, "flag") != 0)
    return TRUE;
  return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not text: set it instead of replacing in it"), label);
}

static char *
dup_text (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterValue value = muster_document_get (doc, record, field);

  if (value.type == MUSTER_TYPE_RAW && *value.text != '"')
    return NULL;
  return muster_value_dup_plain (value);
}

static char *
replace_label (MusterDocument *doc, MusterField field, const char *find, const char *with, guint n)
{
  if (field == MUSTER_ROLE_TITLE)
    return g_strdup_printf (ngettext ("Replace “%s” by “%s” in %u title", "Replace “%s” by “%s” in %u titles", n), find, with, n);
  if (field < MUSTER_N_FIELDS && field == muster_kind_name_field (muster_field_get_info (field)->kind))
    return g_strdup_printf (ngettext ("Replace “%s” by “%s” in %u name", "Replace “%s” by “%s” in %u names", n), find, with, n);
  return g_strdup_printf (ngettext ("Replace “%s” by “%s” in %u item", "Replace “%s” by “%s” in %u items", n), find, with, n);
}

/* Whether a record can have that field: one of its own kind, or any of the document's own. */
static gboolean
can_have (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterKind kind = muster_document_get_kind (doc, record);

  return kind != MUSTER_KIND_NONE && (field >= MUSTER_N_FIELDS || muster_field_get_info (field)->kind == kind);
}

guint
muster_edit_replace_text (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterField field, const char *find, const char *with, gboolean match_case, GError **error)
{
  g_autofree char *sought = match_case ? g_strdup (find) : muster_fold (find);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (MusterDraft) draft = NULL;
  guint n_changed = 0;

  g_return_val_if_fail (field != MUSTER_FIELD_KIND, 0);

  if (!expect_text (doc, field, error))
    return 0;
  if (*sought == 0)
    {
      muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("Say what shall be replaced"));
      return 0;
    }

  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *text = can_have (doc, records[i], field) && g_hash_table_add (seen, GUINT_TO_POINTER (records[i])) ? dup_text (doc, records[i], field) : NULL;
      g_autofree char *changed = text != NULL ? replace_all (text, sought, with, match_case) : NULL;

      if (changed == NULL || strcmp (changed, text) == 0)
        continue;
      if (!muster_step_set (draft, records[i], field, changed, error))
        return 0;
      n_changed++;
    }
  if (n_changed == 0)
    return 0;
  return muster_finish (g_steal_pointer (&draft), replace_label (doc, field, find, with, n_changed), MUSTER_COMMIT_DEFAULT, error) ? n_changed : 0;
}
