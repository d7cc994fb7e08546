/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search.c: see search.h.
 *
 * Each word is looked for in the haystack once; which texts have it is then a byte a text, and a
 * record is asked for the texts that it has. So a keystroke costs the size of what is different in a
 * chart, and some comparisons a record.
 */
#define _GNU_SOURCE
#include "search-private.h"

#include "fold.h"

#include <string.h>

/* An entry that is still in question, and where the first word was found in it. */
typedef struct
{
  guint entry;
  MusterField field;
} Candidate;

/* {{{ Scanning */

static guint
start_of (const MusterSearchIndex *index, guint text)
{
  return g_array_index (index->starts, guint, text);
}

/* Marks the texts that contain @word: a byte each. */
static void
mark_texts (const MusterSearchIndex *index, const char *word, guint8 *marks)
{
  guint n_texts = index->starts->len - 1, text = 0;
  const char *begin = index->haystack->str, *end = begin + index->haystack->len, *at = begin;
  gsize length = strlen (word);

  memset (marks, length == 0, n_texts);
  while (length > 0 && (at = memmem (at, (gsize) (end - at), word, length)) != NULL)
    {
      while (start_of (index, text + 1) <= (gsize) (at - begin))
        text++;
      marks[text] = 1;
      at = begin + start_of (index, text + 1);
    }
}

static gboolean
names_field (const MusterTerm *term, MusterField field)
{
  for (guint i = 0; i < term->fields->len; i++)
    if (g_array_index (term->fields, MusterField, i) == field)
      return TRUE;
  return FALSE;
}

/* Whether an entry has what a term asks for; @marks: the texts that have its word. @field gets where
 * it was found. */
static gboolean
has_term (const MusterSearchIndex *index, const MusterEntry *entry, const MusterTerm *term, const guint8 *marks, MusterField *field)
{
  const MusterSegment *segments = &g_array_index (index->segments, MusterSegment, entry->first);
  guint n = term->fields != NULL ? entry->n_segments : entry->n_plain;

  if (term->flag != 0)
    return (entry->flags & term->flag) != 0;
  for (guint i = 0; i < n; i++)
    if (marks[segments[i].text] && (term->fields == NULL || names_field (term, segments[i].field)))
      {
        *field = segments[i].field;
        return TRUE;
      }
  return FALSE;
}

static GArray *
list_candidates (const MusterSearchIndex *index, guint kinds)
{
  GArray *candidates = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), index->entries->len);

  for (guint i = 0; i < index->entries->len; i++)
    if (kinds & (1u << g_array_index (index->entries, MusterEntry, i).kind))
      {
        Candidate candidate = { i, MUSTER_FIELD_KIND };

        g_array_append_val (candidates, candidate);
      }
  return candidates;
}

/* Keeps the candidates that have what the term asks for. */
static void
sift (const MusterSearchIndex *index, GArray *candidates, const MusterTerm *term, guint8 *marks)
{
  guint n_kept = 0;

  if (term->flag == 0)
    mark_texts (index, term->word, marks);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate candidate = g_array_index (candidates, Candidate, i);
      MusterField field = MUSTER_FIELD_KIND;

      if (!has_term (index, &g_array_index (index->entries, MusterEntry, candidate.entry), term, marks, &field))
        continue;
      if (candidate.field == MUSTER_FIELD_KIND)
        candidate.field = field;
      g_array_index (candidates, Candidate, n_kept++) = candidate;
    }
  g_array_set_size (candidates, n_kept);
}

/* The entries of @kinds that have all of @terms. */
static GArray *
find_all (const MusterSearchIndex *index, const GArray *terms, guint kinds)
{
  GArray *candidates = list_candidates (index, kinds);
  g_autofree guint8 *marks = g_malloc (index->starts->len);

  for (guint i = 0; i < terms->len && candidates->len > 0; i++)
    sift (index, candidates, &g_array_index (terms, MusterTerm, i), marks);
  return candidates;
}

static void
add_result (GArray *results, const MusterSearchIndex *index, guint place, MusterField field)
{
  const MusterEntry *entry = &g_array_index (index->entries, MusterEntry, place);
  MusterSearchResult result = { entry->record, entry->kind, field };

  g_array_append_val (results, result);
}

GArray *
muster_search_find (MusterSearchIndex *index, const char *query)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (MusterSearchResult));
  g_autoptr (GArray) terms = muster_query_parse (index->doc, query);
  g_autoptr (GArray) found = NULL;

  if (terms->len == 0)
    return results;
  found = find_all (index, terms, G_MAXUINT);
  for (guint i = 0; i < found->len; i++)
    add_result (results, index, g_array_index (found, Candidate, i).entry, g_array_index (found, Candidate, i).field);
  return results;
}

/* }}} */
/* {{{ Ranking */

/* How well a name answers, the best first. */
typedef enum
{
  IS_NAME,
  BEGINS_NAME,
  BEGINS_WORD,
  IN_NAME,
  WORDS_IN_NAME,
  ELSEWHERE,
} Answer;

typedef struct
{
  Answer answer;
  guint length;
  Candidate candidate;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->answer != other->answer)
    return one->answer < other->answer ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  return one->candidate.entry < other->candidate.entry ? -1 : one->candidate.entry > other->candidate.entry;
}

/* Whether some place where @text stands in @name begins a word. */
static gboolean
begins_word (const char *name, const char *text)
{
  for (const char *at = strstr (name, text); at != NULL; at = strstr (g_utf8_next_char (at), text))
    if (at == name || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

static Answer
judge (const char *name, const char *text, const GArray *terms)
{
  const char *at = strstr (name, text);

  if (at == name)
    return name[strlen (text)] == 0 ? IS_NAME : BEGINS_NAME;
  if (at != NULL)
    return begins_word (name, text) ? BEGINS_WORD : IN_NAME;
  for (guint i = 0; i < terms->len; i++)
    if (strstr (name, g_array_index (terms, MusterTerm, i).word) == NULL)
      return ELSEWHERE;
  return WORDS_IN_NAME;
}

static void
cut (GArray *ranked, guint max)
{
  g_array_sort (ranked, compare_ranked);
  if (ranked->len > max)
    g_array_set_size (ranked, max);
}

/* The words of @text, which name no fields. */
static GArray *
list_words (const char *text)
{
  GArray *terms = g_array_new (FALSE, TRUE, sizeof (MusterTerm));
  g_auto (GStrv) words = g_strsplit (text, " ", MUSTER_SEARCH_MAX_TERMS + 1);

  g_array_set_clear_func (terms, muster_term_clear);
  for (guint i = 0; words[i] != NULL && i < MUSTER_SEARCH_MAX_TERMS; i++)
    {
      MusterTerm term = { .word = g_strdup (words[i]) };

      if (*words[i] != 0)
        g_array_append_val (terms, term);
      else
        g_free (term.word);
    }
  return terms;
}

GArray *
muster_search_rank (MusterSearchIndex *index, const char *text, guint kinds, guint max)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (MusterSearchResult));
  g_autofree char *folded = g_strstrip (muster_fold (text));
  g_autoptr (GArray) terms = list_words (folded);
  g_autoptr (GArray) found = find_all (index, terms, kinds);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  g_return_val_if_fail (max > 0 && max < G_MAXUINT / 2, results);

  for (guint i = 0; i < found->len && (terms->len > 0 || i < max); i++)
    {
      Candidate candidate = g_array_index (found, Candidate, i);
      const MusterEntry *entry = &g_array_index (index->entries, MusterEntry, candidate.entry);
      guint name = g_array_index (index->segments, MusterSegment, entry->first).text;
      Ranked one = { .candidate = candidate };

      if (terms->len > 0)
        {
          one.answer = judge (index->haystack->str + start_of (index, name), folded, terms);
          one.length = start_of (index, name + 1) - start_of (index, name);
        }
      g_array_append_val (ranked, one);
      if (ranked->len >= 2 * max && ranked->len >= 1024)
        cut (ranked, max);
    }
  cut (ranked, max);
  for (guint i = 0; i < ranked->len; i++)
    add_result (results, index, g_array_index (ranked, Ranked, i).candidate.entry, g_array_index (ranked, Ranked, i).candidate.field);
  return results;
}

/* }}} */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

GArray *
muster_search_list_roles (MusterSearchIndex *index, MusterRecord person)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, index->doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (index->doc, holding, MUSTER_HOLDING_ROLE);
      guint place = role < index->limit ? index->places[role] : MUSTER_NOWHERE;

      if (place != MUSTER_NOWHERE && muster_document_lives_at (index->doc, holding, index->stage))
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    if (i == 0 || g_array_index (places, guint, i) != g_array_index (places, guint, i - 1))
      g_array_append_val (roles, g_array_index (index->entries, MusterEntry, g_array_index (places, guint, i)).record);
  return roles;
}
