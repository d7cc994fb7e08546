/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart.c: see chart.h.
 */
#include "chart.h"
#include "oracle.h"
#include "order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* {{{ Reading */

typedef struct
{
  MusterDocument *doc;
  MusterDraft *draft;
  const char *at;
  char *order;
  guint n_holdings;
} Reader;

/* What stands after the name of a role or department. */
typedef struct
{
  gboolean leads;
  char *name;
  char *manager;
  char *head;
  char *holders;
  char *from;
  char *until;
  double fte;
  double pool;
  double pay_min;
  double pay_max;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->name);
  g_free (words->manager);
  g_free (words->head);
  g_free (words->holders);
  g_free (words->from);
  g_free (words->until);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gsize
name_length (const char *at)
{
  return strspn (at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}

static char *
read_name (Reader *reader)
{
  gsize length = name_length (reader->at);
  char *name = length > 0 ? g_strndup (reader->at, length) : NULL;

  reader->at += length;
  return name;
}

static double
read_number (Reader *reader)
{
  char *end;
  double number = g_ascii_strtod (reader->at, &end);

  if (end == reader->at)
    return NAN;
  reader->at = end;
  return number;
}

static void
read_span (Reader *reader, char **from, char **until)
{
  *from = read_name (reader);
  g_assert (*reader->at == '-');
  reader->at++;
  *until = read_name (reader);
}

static void
read_words (Reader *reader, Words *words)
{
  gsize length;

  words->leads = *reader->at == '*';
  reader->at += words->leads;
  words->name = read_name (reader);
  g_assert_nonnull (words->name);
  for (;;)
    switch (*reader->at)
      {
      case '>':
        reader->at++;
        if (*reader->at == '>')
          {
            reader->at++;
            words->manager = read_name (reader);
          }
        else
          reader->at += name_length (reader->at);
        break;
      case '^':
        reader->at++;
        words->head = read_name (reader);
        break;
      case '{':
        length = strcspn (++reader->at, "}");
        words->holders = g_strndup (reader->at, length);
        reader->at += length + 1;
        break;
      case '=':
        reader->at++;
        words->fte = read_number (reader);
        break;
      case '#':
        reader->at++;
        words->pool = read_number (reader);
        break;
      case '$':
        reader->at++;
        words->pay_min = *reader->at == '-' ? NAN : read_number (reader);
        g_assert (*reader->at == '-');
        reader->at++;
        words->pay_max = read_number (reader);
        break;
      case '@':
        reader->at++;
        read_span (reader, &words->from, &words->until);
        break;
      default:
        return;
      }
}

static MusterRecord
add (Reader *reader, MusterKind kind, const char *id)
{
  MusterRecord record = muster_draft_add (reader->draft, kind, id);
  MusterField name = muster_kind_name_field (kind);

  if (name != MUSTER_FIELD_KIND && kind != MUSTER_KIND_LINE)
    muster_draft_set_text (reader->draft, record, name, id);
  if (muster_kind_order_field (kind) != MUSTER_FIELD_KIND)
    {
      char *next = muster_order_between (reader->order, NULL);

      g_free (reader->order);
      reader->order = next;
      muster_draft_set_text (reader->draft, record, muster_kind_order_field (kind), next);
    }
  return record;
}

static void
set_ref (Reader *reader, MusterRecord record, MusterField field, const char *id)
{
  if (id != NULL)
    muster_draft_set_ref (reader->draft, record, field, muster_document_handle (reader->doc, id));
}

/* "Ann!tool%60@s1-s2". */
static void
read_holder (Reader *reader, MusterRecord role, const char *text)
{
  Reader inner = { .at = text };
  g_autofree char *id = g_strdup_printf ("h%u", ++reader->n_holdings);
  g_autofree char *name = read_name (&inner);
  MusterRecord holding = add (reader, MUSTER_KIND_HOLDING, id);
  MusterRecord person;

  if (muster_document_find (reader->doc, name) == 0)
    add (reader, MUSTER_KIND_PERSON, name);
  person = chart_get (reader->doc, name);
  muster_draft_set_ref (reader->draft, holding, MUSTER_HOLDING_PERSON, person);
  muster_draft_set_ref (reader->draft, holding, MUSTER_HOLDING_ROLE, role);
  while (*inner.at != 0)
    {
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;

      switch (*inner.at++)
        {
        case '!':
          from = read_name (&inner);
          muster_draft_set_text (reader->draft, person, MUSTER_PERSON_TYPE, from);
          break;
        case '%':
          muster_draft_set_number (reader->draft, holding, MUSTER_HOLDING_SHARE, read_number (&inner));
          break;
        case '@':
          read_span (&inner, &from, &until);
          set_ref (reader, holding, MUSTER_HOLDING_FROM, from);
          set_ref (reader, holding, MUSTER_HOLDING_UNTIL, until);
          break;
        default:
          g_error ("A holder is not “%s”", text);
        }
    }
}

static void
read_role (Reader *reader, const Words *words, MusterRecord department)
{
  MusterRecord role = add (reader, MUSTER_KIND_ROLE, words->name);
  g_auto (GStrv) holders = g_strsplit (words->holders != NULL ? words->holders : "", ",", -1);

  muster_draft_set_ref (reader->draft, role, MUSTER_ROLE_DEPARTMENT, department);
  if (words->leads)
    muster_draft_set_ref (reader->draft, department, MUSTER_DEPARTMENT_HEAD, role);
  set_ref (reader, role, MUSTER_ROLE_MANAGER, words->manager);
  set_ref (reader, role, MUSTER_ROLE_FROM, words->from);
  set_ref (reader, role, MUSTER_ROLE_UNTIL, words->until);
  muster_draft_set_number (reader->draft, role, MUSTER_ROLE_FTE, words->fte);
  muster_draft_set_number (reader->draft, role, MUSTER_ROLE_POOL, words->pool);
  muster_draft_set_number (reader->draft, role, MUSTER_ROLE_PAY_MIN, words->pay_min);
  muster_draft_set_number (reader->draft, role, MUSTER_ROLE_PAY_MAX, words->pay_max);
  for (guint i = 0; holders[i] != NULL; i++)
    read_holder (reader, role, holders[i]);
}

static MusterRecord
read_department (Reader *reader, const Words *words, MusterRecord parent)
{
  MusterRecord department = add (reader, MUSTER_KIND_DEPARTMENT, words->name);

  muster_draft_set_ref (reader->draft, department, MUSTER_DEPARTMENT_PARENT, parent);
  set_ref (reader, department, MUSTER_DEPARTMENT_HEAD, words->head);
  set_ref (reader, department, MUSTER_DEPARTMENT_FROM, words->from);
  set_ref (reader, department, MUSTER_DEPARTMENT_UNTIL, words->until);
  return department;
}

static void
read_line (Reader *reader)
{
  g_autofree char *from = read_name (reader);
  g_autofree char *to = NULL;
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;
  MusterRecord line;

  reader->at++;
  to = read_name (reader);
  if (*reader->at == ':')
    {
      reader->at++;
      label = read_name (reader);
    }
  id = g_strdup_printf ("%s-%s", from, to);
  line = add (reader, MUSTER_KIND_LINE, id);
  set_ref (reader, line, MUSTER_LINE_FROM_ROLE, from);
  set_ref (reader, line, MUSTER_LINE_TO_ROLE, to);
  muster_draft_set_text (reader->draft, line, MUSTER_LINE_LABEL, label);
}

static void
read_stages (Reader *reader)
{
  while (*reader->at != '>')
    {
      g_autofree char *name = read_name (reader);

      add (reader, MUSTER_KIND_STAGE, name);
      reader->at += strspn (reader->at, " ");
    }
}

MusterDocument *
chart_read (const char *text)
{
  MusterDocument *doc = muster_document_new ();
  Reader reader = { .doc = doc, .draft = muster_draft_new_loading (doc), .at = text };
  g_autoptr (GArray) within = g_array_new (FALSE, TRUE, sizeof (MusterRecord));

  g_array_set_size (within, 1);
  while (*reader.at != 0)
    {
      g_auto (Words) words = { .fte = NAN, .pool = NAN, .pay_min = NAN, .pay_max = NAN };
      MusterRecord inside = g_array_index (within, MusterRecord, within->len - 1);

      switch (*reader.at)
        {
        case ' ':
          break;
        case ']':
          g_array_set_size (within, within->len - 1);
          g_assert (within->len > 0);
          break;
        case '<':
          reader.at++;
          read_stages (&reader);
          break;
        case '~':
          reader.at++;
          read_line (&reader);
          continue;
        default:
          read_words (&reader, &words);
          if (*reader.at != '[')
            {
              read_role (&reader, &words, inside);
              continue;
            }
          inside = read_department (&reader, &words, inside);
          g_array_append_val (within, inside);
        }
      reader.at++;
    }
  g_assert (within->len == 1);
  muster_commit (reader.draft, NULL, MUSTER_COMMIT_DEFAULT);
  g_free (reader.order);
  return doc;
}

MusterRecord
chart_get (MusterDocument *doc, const char *id)
{
  MusterRecord record = muster_document_find (doc, id);

  if (record == 0)
    g_error ("There is no “%s”", id);
  return record;
}

/* }}} */
/* {{{ Writing */

static void
write_span (MusterDocument *doc, GString *text, MusterRecord record, MusterField from_field, MusterField until_field)
{
  MusterRecord from = muster_document_get_ref (doc, record, from_field);
  MusterRecord until = muster_document_get_ref (doc, record, until_field);

  if (from != 0 || until != 0)
    g_string_append_printf (text, "@%s-%s", from != 0 ? muster_document_get_name (doc, from) : "", until != 0 ? muster_document_get_name (doc, until) : "");
}

static void
write_number (MusterDocument *doc, GString *text, MusterRecord record, MusterField field, const char *sign)
{
  MusterValue value = muster_document_get (doc, record, field);

  if (value.type == MUSTER_TYPE_NUMBER)
    g_string_append_printf (text, "%s%g", sign, value.number);
}

static int
compare_holdings (gconstpointer a, gconstpointer b, gpointer doc)
{
  return strcmp (muster_document_get_name (doc, *(const MusterRecord *) a), muster_document_get_name (doc, *(const MusterRecord *) b));
}

static void
write_holders (MusterDocument *doc, GString *text, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_document_list_referrers (doc, role, MUSTER_HOLDING_ROLE);

  g_array_sort_with_data (holdings, compare_holdings, doc);
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      MusterRecord person = muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON);
      const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);

      g_string_append_printf (text, "%s%s", i == 0 ? "{" : ",", muster_document_get_name (doc, person));
      if (type != NULL)
        g_string_append_printf (text, "!%s", type);
      write_number (doc, text, holding, MUSTER_HOLDING_SHARE, "%");
      write_span (doc, text, holding, MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL);
    }
  if (holdings->len > 0)
    g_string_append_c (text, '}');
}

static void
write_role (MusterDocument *doc, GString *text, MusterRecord role)
{
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  MusterRecord by_hand = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);
  MusterRecord manager = oracle_manager (doc, role, 0);

  if (department != 0 && muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD) == role)
    g_string_append_c (text, '*');
  g_string_append (text, muster_document_get_name (doc, role));
  if (by_hand != 0)
    g_string_append_printf (text, ">>%s", muster_document_get_name (doc, by_hand));
  else if (manager != 0)
    g_string_append_printf (text, ">%s", muster_document_get_name (doc, manager));
  write_holders (doc, text, role);
  write_number (doc, text, role, MUSTER_ROLE_FTE, "=");
  write_number (doc, text, role, MUSTER_ROLE_POOL, "#");
  if (muster_document_get (doc, role, MUSTER_ROLE_PAY_MIN).type != MUSTER_TYPE_NONE || muster_document_get (doc, role, MUSTER_ROLE_PAY_MAX).type != MUSTER_TYPE_NONE)
    {
      g_string_append_c (text, '$');
      write_number (doc, text, role, MUSTER_ROLE_PAY_MIN, "");
      g_string_append_c (text, '-');
      write_number (doc, text, role, MUSTER_ROLE_PAY_MAX, "");
    }
  write_span (doc, text, role, MUSTER_ROLE_FROM, MUSTER_ROLE_UNTIL);
}

static void
separate (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] != '[')
    g_string_append_c (text, ' ');
}

/* Roles and departments in @department, departments opened and closed in turn; test charts are
 * shallow, so this may call itself. */
static void
write_members (MusterDocument *doc, GString *text, MusterRecord department)
{
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  g_autoptr (GArray) departments = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);

  for (guint i = 0; i < roles->len; i++)
    if (muster_document_get_ref (doc, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_DEPARTMENT) == department)
      {
        separate (text);
        write_role (doc, text, g_array_index (roles, MusterRecord, i));
      }
  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord nested = g_array_index (departments, MusterRecord, i);
      MusterRecord head = muster_document_get_ref (doc, nested, MUSTER_DEPARTMENT_HEAD);

      if (muster_document_get_ref (doc, nested, MUSTER_DEPARTMENT_PARENT) != department)
        continue;
      separate (text);
      g_string_append (text, muster_document_get_name (doc, nested));
      if (head != 0 && muster_document_get_ref (doc, head, MUSTER_ROLE_DEPARTMENT) != nested)
        g_string_append_printf (text, "^%s", muster_document_get_name (doc, head));
      write_span (doc, text, nested, MUSTER_DEPARTMENT_FROM, MUSTER_DEPARTMENT_UNTIL);
      g_string_append_c (text, '[');
      write_members (doc, text, nested);
      g_string_append_c (text, ']');
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
write_lines (MusterDocument *doc, GString *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  MusterIter iter;
  MusterRecord line;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_LINE);
  while (muster_iter_next (&iter, &line))
    {
      const char *from = muster_document_get_name (doc, muster_document_get_ref (doc, line, MUSTER_LINE_FROM_ROLE));
      const char *to = muster_document_get_name (doc, muster_document_get_ref (doc, line, MUSTER_LINE_TO_ROLE));
      const char *label = muster_document_get_text (doc, line, MUSTER_LINE_LABEL);

      g_ptr_array_add (lines, g_strconcat ("~", from, "-", to, label != NULL ? ":" : "", label, NULL));
    }
  g_ptr_array_sort (lines, compare_strings);
  for (guint i = 0; i < lines->len; i++)
    {
      separate (text);
      g_string_append (text, g_ptr_array_index (lines, i));
    }
}

char *
chart_write (MusterDocument *doc)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  for (guint i = 0; i < stages->len; i++)
    g_string_append_printf (text, "%c%s", i == 0 ? '<' : ' ', muster_document_get_name (doc, g_array_index (stages, MusterRecord, i)));
  if (stages->len > 0)
    g_string_append_c (text, '>');
  write_members (doc, text, 0);
  write_lines (doc, text);
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ At random */

MusterRecord
chart_pick (MusterDocument *doc, MusterKind kind, GRand *rand)
{
  g_autoptr (GArray) records = muster_document_list (doc, kind);

  return records->len > 0 ? g_array_index (records, MusterRecord, g_rand_int_range (rand, 0, records->len)) : 0;
}

guint
chart_long_factor (void)
{
  const char *factor = g_getenv ("MUSTER_LONG_TESTS");

  return factor != NULL ? MAX (1, atoi (factor)) : 1;
}

/* Whether the chart has become impossible. */
static gboolean
has_circle (MusterDocument *doc)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &record))
    if (oracle_in_circle (doc, record, 0))
      return TRUE;
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_DEPARTMENT);
  while (muster_iter_next (&iter, &record))
    if (oracle_lies_in_itself (doc, record))
      return TRUE;
  return FALSE;
}

/* A number for a field, often none. */
static double
random_number (GRand *rand, double max)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return 0;
    case 1:
    case 2:
      return g_rand_int_range (rand, 1, 5) * max / 4;
    case 3:
      return g_rand_double_range (rand, 0, max);
    default:
      return NAN;
    }
}

/* A reference to something of the right kind; not one that makes the chart impossible. */
static void
set_random_ref (Reader *reader, GRand *rand, MusterRecord record, MusterField field, gboolean wild)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  MusterRecord target = chart_pick (reader->doc, info->target != MUSTER_KIND_NONE ? info->target : MUSTER_KIND_ROLE, rand);
  MusterField from = muster_field_find (info->kind, "from");
  gboolean reporting = field == MUSTER_ROLE_MANAGER || field == MUSTER_ROLE_DEPARTMENT || field == MUSTER_DEPARTMENT_PARENT || field == MUSTER_DEPARTMENT_HEAD;

  muster_draft_set_ref (reader->draft, record, field, target);
  if (reporting && !wild && (target == record || has_circle (reader->doc)))
    muster_draft_set_ref (reader->draft, record, field, 0);
  if (target != 0 && strcmp (info->name, "until") == 0)
    {
      MusterRecord begin = muster_document_get_ref (reader->doc, record, from);

      if (begin != 0 && muster_document_compare_order (&begin, &target, reader->doc) >= 0)
        muster_draft_set_ref (reader->draft, record, field, 0);
    }
}

static void
set_random_fields (Reader *reader, GRand *rand, MusterRecord record, gboolean wild)
{
  static const char *const types[] = { NULL, "employee", "contractor", "vendor", "tool" };
  guint n_fields;
  MusterField first = muster_kind_first_field (muster_document_get_kind (reader->doc, record), &n_fields);

  for (MusterField field = first; field < first + n_fields; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);
      gboolean needed = info->on_remove == MUSTER_ON_REMOVE_REMOVE;
      int usual = info->on_remove == MUSTER_ON_REMOVE_STAGE || field == MUSTER_ROLE_MANAGER ? 3 : 7;

      if (info->type == MUSTER_TYPE_REF && (needed || g_rand_int_range (rand, 0, 10) < usual))
        set_random_ref (reader, rand, record, field, wild);
      else if (info->type == MUSTER_TYPE_NUMBER)
        muster_draft_set_number (reader->draft, record, field, random_number (rand, MIN (info->max, field == MUSTER_HOLDING_SHARE ? 100 : 8)));
      else if (field == MUSTER_PERSON_TYPE)
        muster_draft_set_text (reader->draft, record, field, types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))]);
    }
}

MusterDocument *
chart_random (GRand *rand, guint size, gboolean wild)
{
  MusterDocument *doc = muster_document_new ();
  Reader reader = { .doc = doc, .draft = muster_draft_new_loading (doc) };
  const struct
  {
    MusterKind kind;
    guint most;
  } plan[] = {
    { MUSTER_KIND_STAGE, 4 },
    { MUSTER_KIND_DEPARTMENT, size / 2 + 1 },
    { MUSTER_KIND_ROLE, size + 1 },
    { MUSTER_KIND_PERSON, size / 2 + 1 },
    { MUSTER_KIND_HOLDING, size + 1 },
    { MUSTER_KIND_LINE, size / 4 + 1 },
    { MUSTER_KIND_RESPONSIBILITY, size / 4 + 1 },
    { MUSTER_KIND_ASSIGNMENT, size / 4 + 1 },
    { MUSTER_KIND_MEASURE, size / 4 + 1 },
    { MUSTER_KIND_CHECKPOINT, 3 },
    { MUSTER_KIND_WAIVER, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      guint n = g_rand_int_range (rand, 0, plan[i].most + 1);

      for (guint j = 0; j < MAX (n, plan[i].kind == MUSTER_KIND_ROLE); j++)
        {
          g_autofree char *id = g_strdup_printf ("%s%u", muster_kind_get_name (plan[i].kind), j);

          /* What others need is there before them, so that no reference is left open. */
          if ((plan[i].kind == MUSTER_KIND_HOLDING && muster_document_count (doc, MUSTER_KIND_PERSON) == 0) ||
              (plan[i].kind == MUSTER_KIND_ASSIGNMENT && muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY) == 0))
            continue;
          add (&reader, plan[i].kind, id);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, plan[i].kind);

      for (guint j = 0; j < records->len; j++)
        set_random_fields (&reader, rand, g_array_index (records, MusterRecord, j), wild);
    }
  muster_commit (reader.draft, NULL, MUSTER_COMMIT_DEFAULT);
  g_free (reader.order);
  return doc;
}

/* }}} */
