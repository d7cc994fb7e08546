/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search-query.c: what a person types into a search field, taken apart.
 */
#include "search-private.h"

#include "fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What "is:" may ask. */
static const struct
{
  guint flag;
  const char *word;
} states[] = {
  { MUSTER_SEARCH_OPEN, NC_ ("search", "open") },
  { MUSTER_SEARCH_VENDOR, NC_ ("search", "vendor") },
  { MUSTER_SEARCH_TOOL, NC_ ("search", "tool") },
  { MUSTER_SEARCH_SEVERAL, NC_ ("search", "several") },
  { MUSTER_SEARCH_DEPARTMENT, NC_ ("search", "department") },
  { MUSTER_SEARCH_ROLE, NC_ ("search", "role") },
  { MUSTER_SEARCH_PERSON, NC_ ("search", "person") },
};

/* Signs that begin a run of words, and those that end it. */
static const struct
{
  gunichar open;
  gunichar close;
} quotes[] = {
  { '"', '"' },
  { 0x201c, 0x201d },
  { 0x300c, 0x300d },
};

void
muster_term_clear (gpointer data)
{
  MusterTerm *term = data;

  g_free (term->word);
  g_clear_pointer (&term->fields, g_array_unref);
}

/* {{{ Names of fields */

static gboolean
folds_to (const char *text, const char *folded)
{
  g_autofree char *other = muster_fold (text);

  return strcmp (other, folded) == 0;
}

/* In files, in English, or in the person's language. */
static gboolean
is_called (const char *name, const char *label, const char *folded)
{
  return folds_to (name, folded) || folds_to (label, folded) || folds_to (_ (label), folded);
}

static void
add_kind_fields (GArray *fields, MusterKind kind, const char *name)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields), title = muster_kind_name_field (kind);

  /* By its kind one also asks for the record itself. */
  if (folds_to (muster_kind_get_name (kind), name) || folds_to (muster_kind_get_label (kind), name))
    g_array_append_val (fields, title);
  for (MusterField field = first; field < first + n_fields; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);

      if (is_called (info->name, info->label, name))
        g_array_append_val (fields, field);
    }
}

static void
add_holding_fields (GArray *fields, const char *name)
{
  MusterField person = MUSTER_HOLDING_PERSON, role = MUSTER_HOLDING_ROLE;
  const MusterFieldInfo *info = muster_field_get_info (person);

  if (is_called (info->name, info->label, name) || folds_to ("holder", name) || folds_to (C_ ("search", "holder"), name))
    g_array_append_val (fields, person);
  info = muster_field_get_info (role);
  if (is_called (info->name, info->label, name))
    g_array_append_val (fields, role);
}

static void
add_own_fields (GArray *fields, MusterDocument *doc, const char *name)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_FIELD);
  while (muster_iter_next (&iter, &record))
    {
      const char *id = muster_document_get_id (doc, record);

      if (folds_to (id, name) || folds_to (muster_document_get_name (doc, record), name))
        {
          MusterField field = muster_document_own_field (doc, id);

          g_array_append_val (fields, field);
        }
    }
}

/* The fields that are called @name; %NULL if none are. */
static GArray *
list_fields (MusterDocument *doc, const char *name)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (MusterField));
  g_autofree char *folded = muster_fold (name);

  if (*folded == 0)
    return NULL;
  add_kind_fields (fields, MUSTER_KIND_DEPARTMENT, folded);
  add_kind_fields (fields, MUSTER_KIND_ROLE, folded);
  add_kind_fields (fields, MUSTER_KIND_PERSON, folded);
  add_holding_fields (fields, folded);
  add_own_fields (fields, doc, folded);
  return fields->len > 0 ? g_steal_pointer (&fields) : NULL;
}

gboolean
muster_query_asks_state (const char *name)
{
  g_autofree char *verb = muster_fold (name);

  return strcmp (verb, "is") == 0 || folds_to (C_ ("search", "is"), verb);
}

guint
muster_query_find_state (const char *name, const char *value)
{
  g_autofree char *word = muster_fold (value);

  if (!muster_query_asks_state (name))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].word, word) == 0 || folds_to (g_dpgettext2 (GETTEXT_PACKAGE, "search", states[i].word), word))
      return states[i].flag;
  return 0;
}

/* }}} */
/* {{{ Words */

static gboolean
is_colon (const char *at)
{
  gunichar letter = g_utf8_get_char (at);

  return letter == ':' || letter == 0xff1a;
}

/* Takes what stands in quotes at @at, or else all up to a space, or a colon if @colon. */
static char *
take (const char **at, gboolean colon, gboolean *quoted)
{
  const char *start = *at, *end;
  gunichar first = g_utf8_get_char (start), close = 0;

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (first == quotes[i].open)
      close = quotes[i].close;
  *quoted = close != 0;
  if (close != 0)
    start = g_utf8_next_char (start);
  for (end = start; *end != 0; end = g_utf8_next_char (end))
    if (close != 0 ? g_utf8_get_char (end) == close : g_unichar_isspace (g_utf8_get_char (end)) || (colon && is_colon (end)))
      break;
  *at = close != 0 && *end != 0 ? g_utf8_next_char (end) : end;
  return g_strndup (start, (gsize) (end - start));
}

/* A word as it is looked for; %NULL if nothing of it is left. */
static char *
fold_word (const char *text)
{
  g_autofree char *word = g_strstrip (muster_fold (text));

  return *word != 0 ? g_steal_pointer (&word) : NULL;
}

static gboolean
is_same_term (const MusterTerm *a, const MusterTerm *b)
{
  return g_strcmp0 (a->word, b->word) == 0 && a->flag == b->flag && a->fields == NULL && b->fields == NULL;
}

/* Takes @term. */
static void
add_term (GArray *terms, MusterTerm term)
{
  gboolean known = FALSE;

  for (guint i = 0; i < terms->len && !known; i++)
    known = is_same_term (&g_array_index (terms, MusterTerm, i), &term);
  if (known || terms->len == MUSTER_SEARCH_MAX_TERMS)
    muster_term_clear (&term);
  else
    g_array_append_val (terms, term);
}

/* "NAME:VALUE", of which @at is behind the colon; whether it means that. */
static gboolean
add_named (GArray *terms, MusterDocument *doc, const char *name, const char **at)
{
  const char *end = *at;
  gboolean quoted;
  g_autofree char *value = take (&end, FALSE, &quoted);
  MusterTerm term = { .flag = muster_query_find_state (name, value) };

  if (term.flag == 0)
    {
      term.fields = list_fields (doc, name);
      if (term.fields == NULL)
        return FALSE;
      term.word = fold_word (value);
      if (term.word == NULL)
        term.word = g_strdup ("");
    }
  add_term (terms, term);
  *at = end;
  return TRUE;
}

static void
add_next (GArray *terms, MusterDocument *doc, const char **at)
{
  const char *start = *at, *behind;
  gboolean quoted;
  g_autofree char *name = take (at, TRUE, &quoted);
  MusterTerm term = { 0 };

  if (**at != 0 && is_colon (*at))
    {
      behind = g_utf8_next_char (*at);
      if (add_named (terms, doc, name, &behind))
        {
          *at = behind;
          return;
        }
    }
  if (quoted)
    term.word = fold_word (name);
  else
    {
      g_autofree char *all = NULL;

      *at = start;
      all = take (at, FALSE, &quoted);
      term.word = fold_word (all);
    }
  if (term.word != NULL)
    add_term (terms, term);
}

GArray *
muster_query_parse (MusterDocument *doc, const char *query)
{
  GArray *terms = g_array_new (FALSE, TRUE, sizeof (MusterTerm));
  const char *at = query;

  g_array_set_clear_func (terms, muster_term_clear);
  for (;;)
    {
      while (*at != 0 && g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (*at == 0)
        return terms;
      add_next (terms, doc, &at);
    }
}

/* }}} */
