/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal-orphan.c: see journal-orphan.h.
 */
#include "journal-orphan.h"

#include "journal-file.h"
#include "json-gate.h"
#include "native.h"

#include "commit.h"
#include "error.h"
#include "repair.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* {{{ Lines */

/* A text of lines, and where the next one begins. */
typedef struct
{
  const char *at;
  const char *end;
} Lines;

/* The text of the next line if it is as it was written. */
static GBytes *
next_line (Lines *lines)
{
  char sum[MUSTER_JOURNAL_SUM_DIGITS + 1];
  const char *at = lines->at + MUSTER_JOURNAL_SUM_DIGITS;
  guint64 length = 0;

  if (lines->end - lines->at < MUSTER_JOURNAL_SUM_DIGITS + 2 || *at++ != ' ')
    return NULL;
  for (; at < lines->end && g_ascii_isdigit (*at) && length < MUSTER_GATE_MAX_SIZE; at++)
    length = length * 10 + (guint64) g_ascii_digit_value (*at);
  if (at >= lines->end || *at++ != ' ' || length >= (guint64) (lines->end - at) || at[length] != '\n')
    return NULL;
  muster_journal_sum (at, length, sum);
  if (memcmp (sum, lines->at, MUSTER_JOURNAL_SUM_DIGITS) != 0)
    return NULL;
  lines->at = at + length + 1;
  return g_bytes_new (at, length);
}

static gboolean
parse_index (MusterJsonSpan json, guint *index)
{
  g_autofree char *digits = g_strndup (json.start, (gsize) (json.end - json.start));
  guint64 number;

  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *index = (guint) number;
  return TRUE;
}

/* }}} */
/* {{{ Finding */

static char *
build_path (MusterOrphan *orphan, const char *suffix)
{
  g_autofree char *name = g_strconcat (orphan->name, suffix, NULL);

  return g_build_filename (orphan->folder, name, NULL);
}

static char *
dup_text (MusterJsonSpan json)
{
  return *json.start == '"' ? muster_json_dup_string (json) : NULL;
}

/* The gate has seen to it that there is one of a name. */
static void
read_header_member (MusterOrphan *orphan, MusterJsonSpan name, MusterJsonSpan value)
{
  guint saved;

  if (muster_json_string_is (name, "title"))
    orphan->title = dup_text (value);
  else if (muster_json_string_is (name, "uri"))
    orphan->uri = dup_text (value);
  else if (muster_json_string_is (name, "checksum"))
    orphan->checksum = dup_text (value);
  else if (muster_json_string_is (name, "base"))
    orphan->base = dup_text (value);
  else if (muster_json_string_is (name, "base-checksum"))
    orphan->base_checksum = dup_text (value);
  else if (muster_json_string_is (name, "saved") && parse_index (value, &saved) && saved <= G_MAXINT)
    orphan->saved = (int) saved;
}

/* The base is beside the journal, whatever its name says. */
static gboolean
read_header (MusterOrphan *orphan, Lines *lines)
{
  g_autoptr (GBytes) line = next_line (lines);
  MusterJsonSpan json, name, value;
  MusterJsonIter iter;

  if (line == NULL || !muster_json_gate (line, &json, NULL) || *json.start != '{')
    return FALSE;
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, &name, &value))
    read_header_member (orphan, name, value);
  return orphan->base != NULL && orphan->base_checksum != NULL && strchr (orphan->base, '/') == NULL;
}

static gboolean
read_lines (MusterOrphan *orphan, char **text, Lines *lines, GError **error)
{
  g_autofree char *path = build_path (orphan, ".journal");
  gsize length;

  if (!g_file_get_contents (path, text, &length, error))
    return FALSE;
  *lines = (Lines){ *text, *text + length };
  return TRUE;
}

/* Neither a link nor what is no file is read: it may never end. */
static gboolean
is_file (const char *path, GStatBuf *info)
{
  return g_lstat (path, info) == 0 && S_ISREG (info->st_mode);
}

/* A journal without its base was being removed when the power failed. */
static MusterOrphan *
look_at (const char *folder, const char *name)
{
  g_autoptr (MusterOrphan) orphan = g_new0 (MusterOrphan, 1);
  g_autofree char *path = NULL, *lock = NULL, *base = NULL, *text = NULL;
  GStatBuf info, base_info;
  Lines lines;

  orphan->folder = g_strdup (folder);
  orphan->name = g_strdup (name);
  orphan->saved = -1;
  orphan->lock_fd = -1;
  path = build_path (orphan, ".journal");
  lock = build_path (orphan, ".lock");
  if (!is_file (path, &info))
    return NULL;
  orphan->lock_fd = muster_journal_lock (lock);
  if (orphan->lock_fd < 0 || !read_lines (orphan, &text, &lines, NULL) || !read_header (orphan, &lines))
    return NULL;
  base = g_build_filename (folder, orphan->base, NULL);
  if (!is_file (base, &base_info))
    return NULL;
  orphan->time = info.st_mtime;
  return g_steal_pointer (&orphan);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const MusterOrphan *one = *(MusterOrphan *const *) a, *other = *(MusterOrphan *const *) b;

  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  return strcmp (one->name, other->name);
}

GPtrArray *
muster_orphans_list (const char *folder)
{
  GPtrArray *orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_orphan_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_str_has_suffix (entry, ".journal") ? g_strndup (entry, strlen (entry) - strlen (".journal")) : NULL;
      MusterOrphan *orphan = name != NULL ? look_at (folder, name) : NULL;

      if (orphan != NULL)
        g_ptr_array_add (orphans, orphan);
    }
  g_ptr_array_sort (orphans, compare_times);
  return orphans;
}

void
muster_orphan_free (MusterOrphan *orphan)
{
  if (orphan->lock_fd >= 0)
    close (orphan->lock_fd);
  g_free (orphan->title);
  g_free (orphan->uri);
  g_free (orphan->checksum);
  g_free (orphan->folder);
  g_free (orphan->name);
  g_free (orphan->base);
  g_free (orphan->base_checksum);
  g_free (orphan);
}

void
muster_orphan_discard (MusterOrphan *orphan)
{
  g_autofree char *path = build_path (orphan, ".journal");
  g_autofree char *base = g_build_filename (orphan->folder, orphan->base, NULL);
  g_autofree char *lock = build_path (orphan, ".lock");

  g_unlink (path);
  g_unlink (base);
  g_unlink (lock);
}

/* }}} */
/* {{{ Bringing back */

/* A line's members; those that it lacks have no start. */
typedef struct
{
  MusterJsonSpan at;
  MusterJsonSpan change;
  MusterJsonSpan to;
  MusterJsonSpan keep;
  MusterJsonSpan name;
  MusterJsonSpan as;
} Entry;

static gboolean
split_entry (GBytes *line, Entry *entry)
{
  MusterJsonSpan json, name, value;
  MusterJsonIter iter;

  *entry = (Entry){ 0 };
  if (!muster_json_gate (line, &json, NULL) || *json.start != '{')
    return FALSE;
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, &name, &value))
    {
      const struct
      {
        const char *name;
        MusterJsonSpan *span;
      } known[] = { { "at", &entry->at }, { "change", &entry->change }, { "to", &entry->to }, { "keep", &entry->keep }, { "name", &entry->name }, { "as", &entry->as } };

      for (guint i = 0; i < G_N_ELEMENTS (known); i++)
        if (muster_json_string_is (name, known[i].name))
          *known[i].span = value;
    }
  return TRUE;
}

/* Whether @json is an index up to and with @most. */
static gboolean
is_index (MusterJsonSpan json, guint most, guint *index)
{
  return json.start != NULL && parse_index (json, index) && *index <= most;
}

static gboolean
replay (MusterDocument *doc, GBytes *line)
{
  guint length = muster_history_get_length (doc), index;
  Entry entry;

  if (!split_entry (line, &entry))
    return FALSE;
  if (is_index (entry.to, length, &index))
    {
      muster_travel (doc, index);
      return TRUE;
    }
  if (is_index (entry.keep, length, &index))
    return muster_replay (doc, index, NULL);
  if (is_index (entry.at, length, &index) && entry.change.start != NULL)
    {
      MusterChange *change = muster_native_read_change (doc, entry.change);

      return change != NULL && muster_replay (doc, index, change);
    }
  if (length == 0 || !is_index (entry.name, length - 1, &index))
    return FALSE;
  {
    g_autofree char *name = entry.as.start != NULL ? dup_text (entry.as) : NULL;

    muster_history_set_name (doc, index, name);
  }
  return TRUE;
}

static MusterDocument *
read_base (MusterOrphan *orphan, GError **error)
{
  g_autofree char *path = g_build_filename (orphan->folder, orphan->base, NULL);
  g_autofree char *text = NULL, *sum = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (sum, orphan->base_checksum))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, _ ("What was kept of this chart is damaged and cannot be brought back"));
      return NULL;
    }
  return muster_native_read (bytes, orphan->base, NULL, NULL, error);
}

/* Which state of the base was saved: reading takes the last one for it. */
static void
mark_saved (MusterDocument *doc, int saved)
{
  if (saved >= 0 && (guint) saved <= muster_history_get_length (doc))
    muster_history_mark_saved_at (doc, (guint) saved, saved > 0 ? muster_history_get_change (doc, (guint) saved - 1) : NULL);
  else
    muster_history_mark_saved_at (doc, G_MAXUINT, NULL);
}

/* A line may have its checksum and say what no verb does: it is mended as a file is, by one step more. */
static void
mend (MusterDocument *doc)
{
  MusterDraft *draft = muster_draft_new (doc);

  muster_repair (draft, NULL, NULL, NULL);
  muster_commit (draft, _ ("Repair what was brought back"), MUSTER_COMMIT_DEFAULT);
}

MusterDocument *
muster_orphan_recover (MusterOrphan *orphan, guint *n_changes, gboolean *whole, GError **error)
{
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GBytes) header = NULL;
  g_autofree char *text = NULL;
  guint n_read = 0;
  gboolean good;
  Lines lines;

  if (!read_lines (orphan, &text, &lines, error))
    return NULL;
  header = next_line (&lines);
  doc = read_base (orphan, error);
  if (doc == NULL)
    return NULL;
  mark_saved (doc, orphan->saved);
  good = header != NULL;
  while (good && lines.at < lines.end)
    {
      g_autoptr (GBytes) line = next_line (&lines);

      good = line != NULL && replay (doc, line);
      n_read += good;
    }
  muster_history_seal (doc);
  mend (doc);
  if (n_changes != NULL)
    *n_changes = n_read;
  if (whole != NULL)
    *whole = good;
  return g_steal_pointer (&doc);
}

/* }}} */
