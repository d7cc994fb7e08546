/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * progress.c: see progress.h.
 */
#include "progress.h"

#include <string.h>

/* {{{ Days */

char *
muster_today (void)
{
  const char *given = g_getenv ("MUSTER_TODAY");
  g_autoptr (GDateTime) now = NULL;

  if (given != NULL && muster_date_is_valid (given))
    return g_strdup (given);
  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

gboolean
muster_checkpoint_is_done (MusterDocument *doc, MusterRecord checkpoint)
{
  return muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DONE) != NULL;
}

gboolean
muster_checkpoint_is_overdue (MusterDocument *doc, MusterRecord checkpoint, const char *today)
{
  const char *due = muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DUE);

  return due != NULL && !muster_checkpoint_is_done (doc, checkpoint) && strcmp (due, today) < 0;
}

/* }}} */
/* {{{ Stages */

static void
count (MusterProgress *progress, MusterDocument *doc, MusterRecord checkpoint, const char *today)
{
  progress->checkpoints++;
  if (muster_checkpoint_is_done (doc, checkpoint))
    progress->done++;
  if (muster_checkpoint_is_overdue (doc, checkpoint, today))
    progress->overdue++;
}

MusterProgress
muster_stage_get_progress (MusterDocument *doc, MusterRecord stage, const char *today)
{
  MusterProgress progress = { 0 };
  MusterIter iter;
  MusterRecord checkpoint;

  if (stage != 0)
    muster_iter_init_referrers (&iter, doc, stage, MUSTER_CHECKPOINT_STAGE);
  else
    muster_iter_init_kind (&iter, doc, MUSTER_KIND_CHECKPOINT);
  while (muster_iter_next (&iter, &checkpoint))
    if (stage != 0 || muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE) == 0)
      count (&progress, doc, checkpoint, today);
  return progress;
}

gboolean
muster_stage_is_reached (MusterDocument *doc, MusterRecord stage)
{
  MusterProgress progress = muster_stage_get_progress (doc, stage, "");

  return progress.checkpoints > 0 && progress.done == progress.checkpoints;
}

/* }}} */
/* {{{ Results */

/* Words that say that something shall be better, not how anybody would see it: those of one script by
 * how a word begins, those of the other wherever they stand. */
static const char *const beginnings[] = {
  "improve",
  "improving",
  "enhanc",
  "strengthen",
  "optimi",
  "streamlin",
  "boost",
  "better",
  "increas",
};
static const char *const anywhere[] = {
  "优化",
  "提升",
  "加强",
  "改善",
  "改进",
  "完善",
  "增强",
  "提高",
  "推进",
  "强化",
  "加大",
};

/* Numbers in letters, as whole words and as parts of Chinese ones. A lone “一” is in too many other
 * words to be one. */
static const char *const numbers[] = { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twice", "double", "half", "zero" };
static const char *const chinese_numbers[] = { "倍", "百分", "一半", "两个", "三个", "四个", "五个", "一万", "一百", "一千" };

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
has_any (const char *text, const char *const *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    if (strstr (text, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether one of @words stands in @text, as the beginning of a word or, with @whole, all of it. */
static gboolean
has_word (const char *text, const char *const *words, guint n_words, gboolean whole)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *before = p > text ? g_utf8_prev_char (p) : NULL;

      if (before != NULL && g_unichar_isalpha (g_utf8_get_char (before)))
        continue;
      for (guint i = 0; i < n_words; i++)
        if (g_str_has_prefix (p, words[i]) && (!whole || !g_unichar_isalpha (g_utf8_get_char (p + strlen (words[i])))))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

gboolean
muster_checkpoint_is_vague (MusterDocument *doc, MusterRecord checkpoint)
{
  const char *result = muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_RESULT);
  g_autofree char *folded = NULL;

  if (result == NULL || is_blank (result))
    return TRUE;
  if (muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_EVIDENCE) != NULL)
    return FALSE;
  folded = g_utf8_strdown (result, -1);
  if (!has_word (folded, beginnings, G_N_ELEMENTS (beginnings), FALSE) && !has_any (folded, anywhere, G_N_ELEMENTS (anywhere)))
    return FALSE;
  return !has_digit (folded) && !has_word (folded, numbers, G_N_ELEMENTS (numbers), TRUE) && !has_any (folded, chinese_numbers, G_N_ELEMENTS (chinese_numbers));
}

/* }}} */
/* {{{ Evidence */

gboolean
muster_evidence_is_link (const char *text)
{
  static const char *const schemes[] = { "http", "https", "mailto", "file" };
  g_autofree char *scheme = text != NULL ? g_uri_parse_scheme (text) : NULL;
  g_autoptr (GUri) uri = NULL;

  if (scheme == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f)
      return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  for (guint i = 0; uri != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* }}} */
