/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * facts-sort.c: records in the order of what they say, see aspect.h.
 *
 * Whatever its type, a value becomes a number first. A text that many records have is collated once,
 * which is most of what sorting a large chart would cost.
 */
#include "aspect.h"

#include <math.h>
#include <string.h>

/* {{{ Ranks */

typedef struct
{
  const char *text;
  const char *key;
} Collated;

static int
compare_collated (gconstpointer a, gconstpointer b)
{
  const Collated *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->text, other->text);
}

/* Sets @ranks to the places of texts in their order; %NULL is nothing. */
static void
rank_texts (MusterFacts *facts, const char **texts, guint n, double *ranks)
{
  g_autoptr (GArray) different = g_array_new (FALSE, FALSE, sizeof (Collated));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    if (texts[i] != NULL && g_hash_table_add (places, (gpointer) texts[i]))
      {
        Collated collated = { texts[i], muster_facts_get_key (facts, texts[i]) };

        g_array_append_val (different, collated);
      }
  g_array_sort (different, compare_collated);
  for (guint i = 0; i < different->len; i++)
    g_hash_table_insert (places, (gpointer) g_array_index (different, Collated, i).text, GUINT_TO_POINTER (i));
  for (guint i = 0; i < n; i++)
    ranks[i] = texts[i] != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, texts[i])) : NAN;
}

/* A choice by its place among the choices. */
static double
rank_choice (const MusterAspect *aspect, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (aspect->info.choices, "|", -1);

  for (guint i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], text) == 0)
      return i;
  return G_MAXUINT;
}

static double
rank_date (const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date, "-", 3);

  return g_ascii_strtod (parts[0], NULL) * 10000 + g_ascii_strtod (parts[1], NULL) * 100 + g_ascii_strtod (parts[2], NULL);
}

/* By stage: its place in time. */
static GHashTable *
place_stages (MusterDocument *doc)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    g_hash_table_insert (places, GUINT_TO_POINTER (g_array_index (stages, MusterRecord, i)), GUINT_TO_POINTER (i));
  return places;
}

double *
muster_facts_rank (MusterFacts *facts, const GArray *records, const MusterAspect *aspect)
{
  MusterDocument *doc = muster_projection_get_document (muster_facts_get_projection (facts));
  double *ranks = g_new (double, records->len + 1);
  g_autofree const char **texts = g_new0 (const char *, records->len + 1);
  g_autoptr (GHashTable) stages = place_stages (doc);
  gboolean by_text = FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      MusterValue value = muster_facts_get (facts, g_array_index (records, MusterRecord, i), aspect);

      ranks[i] = NAN;
      if (value.type == MUSTER_TYPE_NUMBER)
        ranks[i] = value.number;
      else if (value.type == MUSTER_TYPE_FLAG)
        ranks[i] = 0;
      else if (value.type == MUSTER_TYPE_DATE)
        ranks[i] = rank_date (value.text);
      else if (value.type == MUSTER_TYPE_REF && aspect->info.target == MUSTER_KIND_STAGE)
        ranks[i] = GPOINTER_TO_UINT (g_hash_table_lookup (stages, GUINT_TO_POINTER (value.ref)));
      else if (value.type == MUSTER_TYPE_TEXT && aspect->info.choices != NULL && !aspect->info.open)
        ranks[i] = rank_choice (aspect, value.text);
      else if (value.type == MUSTER_TYPE_TEXT || value.type == MUSTER_TYPE_REF)
        {
          texts[i] = value.type == MUSTER_TYPE_REF ? muster_document_get_name (doc, value.ref) : value.text;
          by_text = TRUE;
        }
    }
  if (by_text)
    rank_texts (facts, texts, records->len, ranks);
  /* Two of the same name are not the same. */
  for (guint i = 0; by_text && aspect->info.type == MUSTER_TYPE_REF && i < records->len; i++)
    ranks[i] += muster_facts_get (facts, g_array_index (records, MusterRecord, i), aspect).ref / 0x1p32;
  return ranks;
}

/* }}} */
/* {{{ Sorting */

typedef struct
{
  double **ranks;
  const MusterSortKey *keys;
  guint n_keys;
} Sorting;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint one = *(const guint *) a, other = *(const guint *) b;
  const Sorting *sorting = data;

  for (guint i = 0; i < sorting->n_keys; i++)
    {
      double left = sorting->ranks[i][one], right = sorting->ranks[i][other];

      if (isnan (left) && isnan (right))
        continue;
      if (isnan (left) || isnan (right))
        return isnan (left) ? 1 : -1;
      if (left != right)
        return (left < right) != sorting->keys[i].descending ? -1 : 1;
    }
  return one < other ? -1 : one > other;
}

void
muster_facts_sort (MusterFacts *facts, GArray *records, const MusterSortKey *keys, guint n_keys)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (guint), records->len);
  g_autofree MusterRecord *before = g_memdup2 (records->data, records->len * sizeof (MusterRecord));
  g_autofree double **ranks = g_new0 (double *, n_keys + 1);
  Sorting sorting = { ranks, keys, n_keys };

  for (guint i = 0; i < n_keys; i++)
    ranks[i] = muster_facts_rank (facts, records, keys[i].aspect);
  for (guint i = 0; i < records->len; i++)
    g_array_append_val (places, i);
  g_array_sort_with_data (places, compare_places, &sorting);
  for (guint i = 0; i < records->len; i++)
    g_array_index (records, MusterRecord, i) = before[g_array_index (places, guint, i)];
  for (guint i = 0; i < n_keys; i++)
    g_free (ranks[i]);
}

/* }}} */
