/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * changes.c: see changes.h.
 */
#include "changes.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const MusterShift *shift;
  MusterProjection *before;
  MusterProjection *after;
  GString *text;
} Sentence;

/* {{{ Names */

static const char *
name_before (Sentence *sentence, MusterRecord record)
{
  return muster_document_get_name (muster_projection_get_document (sentence->before), record);
}

static const char *
name_after (Sentence *sentence, MusterRecord record)
{
  return muster_document_get_name (muster_projection_get_document (sentence->after), record);
}

/* Who holds a role, with shares that are not whole. */
static char *
dup_holders (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      double share = muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);

      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("between names", ", ") : "", muster_document_get_name (doc, muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON)));
      if (share != 100)
        g_string_append_printf (text, _ (" (%g %%)"), share);
    }
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ Parts of a sentence */

/* Begins another part. Takes @part. */
static void
add (Sentence *sentence, char *part)
{
  if (sentence->text->len > 0)
    g_string_append (sentence->text, C_ ("between parts of a sentence", ", "));
  g_string_append (sentence->text, part);
  g_free (part);
}

static gboolean
is_role (Sentence *sentence)
{
  const MusterShift *shift = sentence->shift;
  MusterProjection *projection = shift->after.record != 0 ? sentence->after : sentence->before;

  return muster_document_get_kind (muster_projection_get_document (projection), muster_shift_get_record (shift)) == MUSTER_KIND_ROLE;
}

static void
say_joins (Sentence *sentence)
{
  const MusterShiftPlace *to = &sentence->shift->after;
  const char *name = name_after (sentence, to->record);
  g_autofree char *holders = NULL;

  if (!is_role (sentence))
    {
      if (to->home != 0)
        add (sentence, g_strdup_printf (_ ("Department “%s” begins in “%s”"), name, name_after (sentence, to->home)));
      else
        add (sentence, g_strdup_printf (_ ("Department “%s” begins"), name));
      if (to->above != 0)
        add (sentence, g_strdup_printf (_ ("led by “%s”"), name_after (sentence, to->above)));
      return;
    }
  if (to->home != 0)
    add (sentence, g_strdup_printf (_ ("“%s” joins “%s”"), name, name_after (sentence, to->home)));
  else
    add (sentence, g_strdup_printf (_ ("“%s” joins"), name));
  if (to->above != 0)
    add (sentence, g_strdup_printf (_ ("reports to “%s”"), name_after (sentence, to->above)));
  holders = dup_holders (sentence->after, to->record);
  if (*holders != '\0')
    add (sentence, g_strdup_printf (_ ("held by %s"), holders));
  else if (muster_projection_is_open (sentence->after, to->record))
    add (sentence, g_strdup (_ ("still open")));
}

static void
say_leaves (Sentence *sentence)
{
  const MusterShiftPlace *from = &sentence->shift->before;
  const char *name = name_before (sentence, from->record);

  if (!is_role (sentence))
    add (sentence, g_strdup_printf (_ ("Department “%s” ends"), name));
  else if (from->home != 0)
    add (sentence, g_strdup_printf (_ ("“%s” leaves “%s”"), name, name_before (sentence, from->home)));
  else
    add (sentence, g_strdup_printf (_ ("“%s” leaves"), name));
}

static void
say_moves (Sentence *sentence)
{
  const MusterShiftPlace *from = &sentence->shift->before, *to = &sentence->shift->after;
  const char *nowhere = is_role (sentence) ? _ ("no department") : _ ("the top");
  g_autofree char *home = from->home != 0 ? g_strdup_printf (_ ("“%s”"), name_before (sentence, from->home)) : g_strdup (nowhere);
  g_autofree char *new_home = to->home != 0 ? g_strdup_printf (_ ("“%s”"), name_after (sentence, to->home)) : g_strdup (nowhere);
  const char *name = name_after (sentence, to->record), *old_name = name_before (sentence, from->record);

  if (!is_role (sentence))
    add (sentence, g_strdup_printf (_ ("Department “%s” moves from %s to %s"), name, home, new_home));
  else if (from->home == to->home)
    add (sentence, g_strdup_printf (_ ("“%s” becomes “%s” in %s"), old_name, name, new_home));
  else if (g_strcmp0 (name, old_name) != 0)
    add (sentence, g_strdup_printf (_ ("“%s” moves from %s to %s as “%s”"), old_name, home, new_home, name));
  else
    add (sentence, g_strdup_printf (_ ("“%s” moves from %s to %s"), name, home, new_home));
}

/* The name, where nothing was said of it yet. */
static char *
dup_subject (Sentence *sentence)
{
  const char *name = name_after (sentence, sentence->shift->after.record);

  if (sentence->text->len > 0)
    return g_strdup ("");
  return is_role (sentence) ? g_strdup_printf (_ ("“%s” "), name) : g_strdup_printf (_ ("Department “%s” "), name);
}

static void
say_line (Sentence *sentence)
{
  MusterRecord from = sentence->shift->before.above, to = sentence->shift->after.above;
  g_autofree char *subject = dup_subject (sentence);
  g_autofree char *old = from != 0 ? g_strdup_printf (_ ("“%s”"), name_before (sentence, from)) : g_strdup (_ ("nobody"));
  g_autofree char *new = to != 0 ? g_strdup_printf (_ ("“%s”"), name_after (sentence, to)) : g_strdup (_ ("nobody"));

  /* Translators: the first is the name of a role, or nothing */
  if (is_role (sentence))
    add (sentence, g_strdup_printf (_ ("%sreports to %s instead of %s"), subject, new, old));
  else
    add (sentence, g_strdup_printf (_ ("%sis led by %s instead of %s"), subject, new, old));
}

static void
say_holders (Sentence *sentence)
{
  g_autofree char *subject = dup_subject (sentence);
  g_autofree char *old = dup_holders (sentence->before, sentence->shift->before.record);
  g_autofree char *new = dup_holders (sentence->after, sentence->shift->after.record);

  /* Translators: the first is the name of a role, or nothing */
  add (sentence, g_strdup_printf (_ ("%sis held by %s instead of %s"), subject, *new != '\0' ? new : _ ("nobody"), *old != '\0' ? old : _ ("nobody")));
}

/* }}} */

char *
muster_shift_dup_sentence (const MusterShift *shift, MusterProjection *before, MusterProjection *after)
{
  Sentence sentence = { shift, before, after, g_string_new (NULL) };

  if (shift->kinds & MUSTER_SHIFT_JOINS)
    say_joins (&sentence);
  if (shift->kinds & MUSTER_SHIFT_LEAVES)
    say_leaves (&sentence);
  if (shift->kinds & MUSTER_SHIFT_MOVES)
    say_moves (&sentence);
  if (shift->kinds & MUSTER_SHIFT_LINE)
    say_line (&sentence);
  if ((shift->kinds & MUSTER_SHIFT_HOLDERS) && (shift->kinds & MUSTER_SHIFT_JOINS) == 0)
    say_holders (&sentence);
  return g_string_free (sentence.text, FALSE);
}

GPtrArray *
muster_shifts_list_sentences (const GArray *shifts, MusterProjection *before, MusterProjection *after)
{
  static const MusterShiftKinds order[] = { MUSTER_SHIFT_JOINS, MUSTER_SHIFT_MOVES, MUSTER_SHIFT_LEAVES, MUSTER_SHIFT_LINE, MUSTER_SHIFT_HOLDERS };
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  MusterShiftKinds said = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < shifts->len; j++)
        {
          const MusterShift *shift = &g_array_index (shifts, MusterShift, j);

          if ((shift->kinds & order[i]) != 0 && (shift->kinds & said) == 0)
            g_ptr_array_add (sentences, muster_shift_dup_sentence (shift, before, after));
        }
      said |= order[i];
    }
  return sentences;
}
