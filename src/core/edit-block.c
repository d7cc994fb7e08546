/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-block.c: many cells at once, as a spreadsheet has them.
 *
 * Records are added and named before anything refers to them, so that a pasted table may name its own
 * rows. Each cell goes through the verb of its field.
 */
#include "edit-private.h"
#include "fold.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* @names: by kind: folded name to the record that has it; 0 if several have. Made when asked for. */
typedef struct
{
  MusterDocument *doc;
  MusterBlock *block;
  GHashTable *names[MUSTER_N_KINDS];
} Setter;

/* {{{ Records by name */

static GHashTable *
list_names (MusterDocument *doc, MusterKind kind)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    {
      char *name = g_strstrip (muster_fold (muster_document_get_name (doc, record)));
      gboolean there = g_hash_table_contains (names, name);

      g_hash_table_insert (names, name, GUINT_TO_POINTER (there ? 0 : record));
    }
  return names;
}

/* The record that @name names; 0 with @error set, or without if there is none. */
static MusterRecord
find_named (Setter *setter, MusterKind kind, const char *name, GError **error)
{
  MusterRecord record = muster_document_find (setter->doc, name);
  g_autofree char *folded = g_strstrip (muster_fold (name));
  gpointer found;

  if (record != 0 && muster_document_get_kind (setter->doc, record) == kind)
    return record;
  if (setter->names[kind] == NULL)
    setter->names[kind] = list_names (setter->doc, kind);
  if (!g_hash_table_lookup_extended (setter->names[kind], folded, NULL, &found))
    return 0;
  if (found == NULL)
    muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("Several are called “%s”: choose one from the list"), name);
  return GPOINTER_TO_UINT (found);
}

/* }}} */
/* {{{ Holders */

static GPtrArray *
split_names (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *even = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) commas = g_string_new (even);

  g_string_replace (commas, "，", ",", 0);
  g_string_replace (commas, "、", ",", 0);
  g_string_replace (commas, "；", ",", 0);
  g_string_replace (commas, ";", ",", 0);
  g_string_replace (commas, "\n", ",", 0);
  parts = g_strsplit (commas->str, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != 0)
      g_ptr_array_add (names, g_strdup (parts[i]));
  return names;
}

static MusterRecord
find_or_add_person (Setter *setter, const char *name, GError **error)
{
  const MusterSetting settings[] = { { MUSTER_PERSON_NAME, name } };
  g_autoptr (GError) reason = NULL;
  MusterRecord person = find_named (setter, MUSTER_KIND_PERSON, name, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return 0;
    }
  if (person != 0)
    return person;
  person = muster_edit_add (setter->doc, MUSTER_KIND_PERSON, settings, G_N_ELEMENTS (settings), 0, error);
  if (person != 0)
    g_hash_table_insert (setter->names[MUSTER_KIND_PERSON], g_strstrip (muster_fold (name)), GUINT_TO_POINTER (person));
  return person;
}

/* Those who hold @role at the stage: person to holding. */
static GHashTable *
list_holders (Setter *setter, MusterRecord role)
{
  GHashTable *holders = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) holdings = muster_document_list_referrers (setter->doc, role, MUSTER_HOLDING_ROLE);

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);

      if (muster_document_lives_at (setter->doc, holding, setter->block->stage))
        g_hash_table_insert (holders, GUINT_TO_POINTER (muster_document_get_ref (setter->doc, holding, MUSTER_HOLDING_PERSON)), GUINT_TO_POINTER (holding));
    }
  return holders;
}

static gboolean
set_holders (Setter *setter, MusterRecord role, const char *text, GError **error)
{
  g_autoptr (GPtrArray) names = split_names (text);
  g_autoptr (GHashTable) leaving = list_holders (setter, role);
  g_autoptr (GHashTable) held = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer holding;

  for (guint i = 0; i < names->len; i++)
    {
      MusterRecord person = find_or_add_person (setter, names->pdata[i], error);

      if (person == 0)
        return FALSE;
      if (!g_hash_table_add (held, GUINT_TO_POINTER (person)) || g_hash_table_remove (leaving, GUINT_TO_POINTER (person)))
        continue;
      if (!muster_edit_assign (setter->doc, person, role, NAN, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, leaving);
  while (g_hash_table_iter_next (&iter, NULL, &holding))
    {
      MusterRecord record = GPOINTER_TO_UINT (holding);

      if (!muster_edit_remove (setter->doc, &record, 1, MUSTER_SCOPE_ALONE, error))
        return FALSE;
    }
  return TRUE;
}

/* }}} */
/* {{{ One cell */

/* The id of the record that is named; empty for none. */
static char *
dup_id (Setter *setter, const MusterAspect *aspect, const char *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  MusterRecord record;

  if (*text == 0)
    return g_strdup ("");
  record = find_named (setter, aspect->info.target, text, &reason);
  if (record != 0)
    return g_strdup (muster_document_get_id (setter->doc, record));
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    /* Translators: a kind of record and a name: There is no Department called “Kitchen” */
    muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("There is no %s called “%s”"), muster_kind_get_label (aspect->info.target), text);
  return NULL;
}

/* A choice as in files, if @text is the label of one. */
static char *
dup_choice (const MusterAspect *aspect, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (aspect->info.choices, "|", -1);
  g_autofree char *folded = muster_fold (text);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *label = muster_fold (muster_choice_get_label (choices[i]));

      if (strcmp (label, folded) == 0)
        return g_strdup (choices[i]);
    }
  return g_strdup (text);
}

/* A day as spreadsheets write it. */
static char *
dup_date (const char *text)
{
  int year, month, day, length = 0;

  if ((sscanf (text, "%4d/%2d/%2d%n", &year, &month, &day, &length) == 3 || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3) && text[length] == 0 && year > 999)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return g_strdup (text);
}

static gboolean
set_cell (Setter *setter, MusterRecord record, const MusterAspect *aspect, const char *given, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (given));
  g_autofree char *text = NULL;

  if (!muster_aspect_can_be_set (aspect))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” follows from the chart and cannot be set"), muster_aspect_get_label (aspect));
  if (aspect->derived == MUSTER_DERIVED_HOLDERS)
    return set_holders (setter, record, stripped, error);
  if (aspect->info.type == MUSTER_TYPE_REF)
    text = dup_id (setter, aspect, stripped, error);
  else if (aspect->info.choices != NULL)
    text = dup_choice (aspect, stripped);
  else if (aspect->info.type == MUSTER_TYPE_DATE)
    text = dup_date (stripped);
  else
    text = g_strdup (aspect->info.shape == MUSTER_SHAPE_LINES ? given : stripped);
  if (text == NULL)
    return FALSE;
  return muster_edit_set (setter->doc, record, aspect->field, text, MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
/* {{{ All of them */

static guint
find_name_column (const MusterBlock *block)
{
  for (guint i = 0; i < block->n_columns; i++)
    if (block->columns[i].derived == MUSTER_DERIVED_NONE && block->columns[i].field == muster_kind_name_field (block->kind))
      return i;
  return block->n_columns;
}

/* Adds the records of new rows, by their names where they have one. */
static gboolean
add_rows (Setter *setter, GError **error)
{
  MusterBlock *block = setter->block;
  guint column = find_name_column (block);

  for (guint i = 0; i < block->n_rows; i++)
    {
      const char *name = column < block->n_columns ? block->texts[i * block->n_columns + column] : NULL;
      MusterSetting setting = { muster_kind_name_field (block->kind), name };

      if (block->rows[i] != 0)
        continue;
      block->bad_row = i;
      block->bad_column = block->n_columns;
      block->rows[i] = muster_edit_add (setter->doc, block->kind, &setting, name != NULL, 0, error);
      if (block->rows[i] == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_columns (Setter *setter, gboolean names, GError **error)
{
  MusterBlock *block = setter->block;
  guint name_column = find_name_column (block);

  for (guint i = 0; i < block->n_rows; i++)
    for (guint j = 0; j < block->n_columns; j++)
      {
        const char *text = block->texts[i * block->n_columns + j];

        if (text == NULL || (j == name_column) != names)
          continue;
        block->bad_row = i;
        block->bad_column = j;
        if (!set_cell (setter, block->rows[i], &block->columns[j], text, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
set_block (MusterDocument *doc, gpointer data, GError **error)
{
  Setter *setter = data;

  return add_rows (setter, error) && set_columns (setter, TRUE, error) && set_columns (setter, FALSE, error);
}

gboolean
muster_edit_set_block (MusterDocument *doc, MusterBlock *block, const char *label, GError **error)
{
  Setter setter = { .doc = doc, .block = block };
  gboolean done = muster_together (doc, set_block, &setter, label, error);

  for (guint i = 0; i < G_N_ELEMENTS (setter.names); i++)
    g_clear_pointer (&setter.names[i], g_hash_table_unref);
  return done;
}

/* }}} */
