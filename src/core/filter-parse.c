/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * filter-parse.c: what a person types as a filter, taken apart; see filter.h.
 */
#include "filter-private.h"

#include "edit-private.h"
#include "fold.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The signs between a field and a value, the longest first. */
static const struct
{
  const char *text;
  MusterSign sign;
} signs[] = {
  { ">=", MUSTER_SIGN_ABOVE_OR_IS },
  { "<=", MUSTER_SIGN_BELOW_OR_IS },
  { "!=", MUSTER_SIGN_IS_NOT },
  { "≥", MUSTER_SIGN_ABOVE_OR_IS },
  { "≤", MUSTER_SIGN_BELOW_OR_IS },
  { "≠", MUSTER_SIGN_IS_NOT },
  { ">", MUSTER_SIGN_ABOVE },
  { "<", MUSTER_SIGN_BELOW },
  { "=", MUSTER_SIGN_IS },
  { ":", MUSTER_SIGN_HOLDS },
  { "＞", MUSTER_SIGN_ABOVE },
  { "＜", MUSTER_SIGN_BELOW },
  { "＝", MUSTER_SIGN_IS },
  { "：", MUSTER_SIGN_HOLDS },
};

typedef struct
{
  MusterDocument *doc;
  const char *text;
  const char *at;
  GArray *clauses;
  guint *position;
  GError **error;
} Parser;

void
muster_clause_clear (gpointer data)
{
  MusterClause *clause = data;

  g_clear_pointer (&clause->aspects, g_array_unref);
  g_clear_pointer (&clause->words, g_strfreev);
}

double
muster_date_to_number (const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date, "-", 3);

  return g_ascii_strtod (parts[0], NULL) * 10000 + g_ascii_strtod (parts[1], NULL) * 100 + g_ascii_strtod (parts[2], NULL);
}

/* Says what is wrong at a place; @message is translated and freed. */
static gboolean
fail (Parser *parser, const char *at, char *message)
{
  guint position = (guint) g_utf8_pointer_to_offset (parser->text, at);

  if (parser->position != NULL)
    *parser->position = position;
  /* Translators: where in a filter it is wrong, and what */
  muster_refuse (parser->error, MUSTER_ERROR_SYNTAX, _ ("At character %u: %s"), position + 1, message);
  g_free (message);
  return FALSE;
}

/* {{{ Words and signs */

static const char *
find_quote (const char *at)
{
  static const char *const pairs[][2] = { { "\"", "\"" }, { "“", "”" }, { "「", "」" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_prefix (at, pairs[i][0]))
      return pairs[i][1];
  return NULL;
}

static gboolean
find_sign (const char *at, MusterSign *sign, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i].text))
      {
        *sign = signs[i].sign;
        *length = strlen (signs[i].text);
        return TRUE;
      }
  return FALSE;
}

/* Takes what stands in quotes, or else all up to a space, a sign if @signs, or a bar if @bars. */
static gboolean
take (Parser *parser, gboolean at_sign, gboolean at_bar, char **word, gboolean *quoted)
{
  const char *start = parser->at, *close = find_quote (start), *end;
  MusterSign sign;
  gsize length;

  *quoted = close != NULL;
  if (close != NULL)
    {
      start = g_utf8_next_char (start);
      end = strstr (start, close);
      if (end == NULL)
        return fail (parser, parser->at, g_strdup (_ ("the quotation mark is not closed")));
      parser->at = end + strlen (close);
      *word = g_strndup (start, (gsize) (end - start));
      return TRUE;
    }
  for (end = start; *end != 0 && !g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    if ((at_sign && find_sign (end, &sign, &length)) || (at_bar && (*end == '|' || g_str_has_prefix (end, "｜"))))
      break;
  parser->at = end;
  *word = g_strndup (start, (gsize) (end - start));
  return TRUE;
}

static gboolean
take_bar (Parser *parser)
{
  if (*parser->at != '|' && !g_str_has_prefix (parser->at, "｜"))
    return FALSE;
  parser->at = g_utf8_next_char (parser->at);
  return TRUE;
}

/* The values behind a sign. */
static char **
take_values (Parser *parser)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  do
    {
      g_autofree char *value = NULL;
      gboolean quoted;

      if (!take (parser, FALSE, TRUE, &value, &quoted))
        return NULL;
      if (*value != 0)
        g_strv_builder_add (values, value);
    }
  while (take_bar (parser));
  return g_strv_builder_end (values);
}

/* }}} */
/* {{{ Fields */

/* What is called @name; %NULL if nothing is. */
static GArray *
list_aspects (MusterDocument *doc, const char *name)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };
  g_autofree char *folded = g_strstrip (muster_fold (name));
  g_autoptr (GArray) aspects = g_array_new (FALSE, FALSE, sizeof (MusterAspect));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) all = muster_aspects_list (doc, kinds[i]);

      for (guint j = 0; j < all->len; j++)
        if (muster_aspect_is_called (&g_array_index (all, MusterAspect, j), folded))
          g_array_append_val (aspects, g_array_index (all, MusterAspect, j));
    }
  return aspects->len > 0 ? g_steal_pointer (&aspects) : NULL;
}

static gboolean
has_type (const GArray *aspects, MusterType type)
{
  for (guint i = 0; i < aspects->len; i++)
    if (g_array_index (aspects, MusterAspect, i).info.type == type)
      return TRUE;
  return FALSE;
}

static gboolean
has_only (const GArray *aspects, MusterType type)
{
  for (guint i = 0; i < aspects->len; i++)
    if (g_array_index (aspects, MusterAspect, i).info.type != type)
      return FALSE;
  return TRUE;
}

/* What is compared is one number or date. */
static gboolean
read_compared (Parser *parser, MusterClause *clause, const char *name, const char *name_at, const char *value_at, char **values)
{
  gboolean dates = has_type (clause->aspects, MUSTER_TYPE_DATE);

  if (!dates && !has_type (clause->aspects, MUSTER_TYPE_NUMBER))
    return fail (parser, name_at, g_strdup_printf (_ ("“%s” is neither a number nor a date: ask for it with “:”"), name));
  if (values[0] == NULL || values[1] != NULL)
    return fail (parser, value_at, g_strdup (_ ("one number or date belongs here")));
  if (dates && muster_date_is_valid (values[0]))
    clause->number = muster_date_to_number (values[0]);
  else if (dates && has_only (clause->aspects, MUSTER_TYPE_DATE))
    return fail (parser, value_at, g_strdup_printf (_ ("“%s” is not a date: write it as 2026-01-31"), values[0]));
  else if (!muster_parse_number (values[0], &clause->number))
    return fail (parser, value_at, g_strdup_printf (_ ("“%s” is not a number"), values[0]));
  return TRUE;
}

/* What is held: numbers and flags have to be some. */
static gboolean
read_held (Parser *parser, const MusterClause *clause, const char *value_at, char **values)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      double number;
      gboolean flag;

      if (has_only (clause->aspects, MUSTER_TYPE_NUMBER) && !muster_parse_number (values[i], &number))
        return fail (parser, value_at, g_strdup_printf (_ ("“%s” is not a number"), values[i]));
      if (has_only (clause->aspects, MUSTER_TYPE_FLAG) && !muster_parse_flag (values[i], &flag))
        return fail (parser, value_at, g_strdup_printf (_ ("“%s” is neither yes nor no"), values[i]));
    }
  return TRUE;
}

static void
fold_all (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *folded = g_strstrip (muster_fold (words[i]));

      g_free (words[i]);
      words[i] = folded;
    }
}

/* "NAME sign VALUES", with @parser behind the sign. Takes @clause whatever comes. */
static gboolean
add_named (Parser *parser, MusterClause clause, const char *name, const char *name_at)
{
  const char *value_at = parser->at;
  g_auto (GStrv) values = take_values (parser);
  gboolean held = clause.sign <= MUSTER_SIGN_IS_NOT;
  gboolean right = values != NULL;

  if (right && held && values[0] == NULL && clause.sign != MUSTER_SIGN_HOLDS)
    right = fail (parser, value_at, g_strdup (_ ("a value belongs here")));
  if (right)
    right = held ? read_held (parser, &clause, value_at, values) : read_compared (parser, &clause, name, name_at, value_at, values);
  if (right && held)
    {
      fold_all (values);
      clause.words = g_steal_pointer (&values);
    }
  if (right)
    g_array_append_val (parser->clauses, clause);
  else
    muster_clause_clear (&clause);
  return right;
}

/* "is:open" and its like. */
static gboolean
add_state (Parser *parser, MusterClause clause)
{
  const char *value_at = parser->at;
  g_autofree char *value = NULL;
  gboolean quoted;

  if (!take (parser, FALSE, FALSE, &value, &quoted))
    return FALSE;
  clause.flag = muster_query_find_state ("is", value);
  if (clause.flag == 0)
    return fail (parser, value_at, g_strdup_printf (_ ("“%s” is none of open, vendor, tool, several, department, role, person"), value));
  g_array_append_val (parser->clauses, clause);
  return TRUE;
}

/* }}} */

static gboolean
add_word (Parser *parser, MusterClause clause, const char *word)
{
  const char *words[] = { word, NULL };
  g_auto (GStrv) folded = g_strdupv ((char **) words);

  fold_all (folded);
  if (*folded[0] == 0)
    return TRUE;
  clause.words = g_steal_pointer (&folded);
  g_array_append_val (parser->clauses, clause);
  return TRUE;
}

/* Whether what stands before a colon is no name but part of a text, as in 10:30. */
static gboolean
is_no_name (const char *name)
{
  return !g_unichar_isalpha (g_utf8_get_char (name));
}

static gboolean
add_next (Parser *parser)
{
  MusterClause clause = { 0 };
  const char *start;
  g_autofree char *name = NULL;
  gsize length;
  gboolean quoted;

  if (*parser->at == '-' && parser->at[1] != 0 && !g_ascii_isspace (parser->at[1]))
    {
      clause.negated = TRUE;
      parser->at++;
    }
  start = parser->at;
  if (!take (parser, TRUE, FALSE, &name, &quoted))
    return FALSE;
  if (!find_sign (parser->at, &clause.sign, &length) || (!quoted && is_no_name (name)))
    {
      if (quoted)
        return add_word (parser, clause, name);
      g_clear_pointer (&name, g_free);
      parser->at = start;
      return take (parser, FALSE, FALSE, &name, &quoted) && add_word (parser, clause, name);
    }
  parser->at += length;
  if (clause.sign == MUSTER_SIGN_HOLDS && muster_query_asks_state (name))
    return add_state (parser, clause);
  clause.aspects = list_aspects (parser->doc, name);
  if (clause.aspects == NULL)
    return fail (parser, start, g_strdup_printf (_ ("there is no field “%s”; put quotation marks around a text"), name));
  return add_named (parser, clause, name, start);
}

gboolean
muster_filter_parse (MusterDocument *doc, const char *text, GArray *clauses, guint *position, GError **error)
{
  Parser parser = { doc, text, text, clauses, position, error };

  for (;;)
    {
      while (*parser.at != 0 && g_unichar_isspace (g_utf8_get_char (parser.at)))
        parser.at = g_utf8_next_char (parser.at);
      if (*parser.at == 0)
        return TRUE;
      if (clauses->len == MUSTER_SEARCH_MAX_TERMS)
        return fail (&parser, parser.at, g_strdup_printf (_ ("a filter has at most %u terms"), (guint) MUSTER_SEARCH_MAX_TERMS));
      if (!add_next (&parser))
        return FALSE;
    }
}
