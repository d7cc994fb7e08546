/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rows.c: one row after the other: roles, people and who holds what.
 */
#include "rows-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "order.h"

/* Between the parts of a key that no cell can have. */
#define JOINT "\x1f"

/* A longer key is no reference; what was made of it is known by its id. */
#define MAX_REF 4096

MusterRows *
muster_rows_new (MusterDraft *draft, MusterNotes *notes)
{
  MusterRows *rows = g_new0 (MusterRows, 1);
  Department whole = { .name = "", .key = "" };

  rows->draft = draft;
  rows->doc = muster_draft_get_document (draft);
  rows->notes = notes;
  rows->text = g_string_chunk_new (64 << 10);
  rows->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  rows->departments = g_array_new (FALSE, TRUE, sizeof (Department));
  g_array_append_val (rows->departments, whole);
  rows->departments_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  rows->departments_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  rows->roles = g_array_new (FALSE, TRUE, sizeof (Role));
  rows->roles_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  rows->expected = g_hash_table_new (g_str_hash, g_str_equal);
  rows->first_roles = g_hash_table_new (NULL, NULL);
  rows->in_several = g_hash_table_new (NULL, NULL);
  rows->passed = g_hash_table_new (g_str_hash, g_str_equal);
  rows->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows->people_by_email = g_hash_table_new (g_str_hash, g_str_equal);
  rows->people_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  rows->people_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  rows->shared_names = g_hash_table_new (g_str_hash, g_str_equal);
  rows->stages = g_hash_table_new (g_str_hash, g_str_equal);
  rows->fields = g_hash_table_new (g_str_hash, g_str_equal);
  return rows;
}

void
muster_rows_free (MusterRows *rows)
{
  GHashTable *tables[] = {
    rows->departments_by_key, rows->departments_by_name, rows->roles_by_key, rows->expected, rows->first_roles, rows->in_several, rows->passed, rows->held, rows->people_by_email, rows->people_by_key, rows->people_by_name, rows->shared_names, rows->stages, rows->fields
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  for (guint i = 0; i < MUSTER_N_KINDS; i++)
    g_free (rows->orders[i]);
  g_array_unref (rows->departments);
  g_array_unref (rows->roles);
  g_string_chunk_free (rows->text);
  g_checksum_free (rows->checksum);
  g_free (rows);
}

/* {{{ Text and ids */

const char *
muster_rows_line (MusterRows *rows, const char *text)
{
  g_autofree char *line = NULL;
  const char *p = text;

  while (p && *p && !g_ascii_iscntrl (*p))
    p++;
  if (!p || !*p)
    return text;
  line = g_strdup (text);
  for (char *c = line; *c; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return g_string_chunk_insert_const (rows->text, g_strstrip (line));
}

/* Takes spaces that follow another away, in place. */
static void
squeeze (char *text)
{
  char *to = text;

  for (const char *from = text; *from; from++)
    if (*from != ' ' || (to > text && to[-1] != ' '))
      *to++ = *from;
  *to = 0;
}

/* Most text is ASCII and short, and needs none of Unicode's rules. */
static gboolean
fold_ascii (const char *text, char *folded, gsize size)
{
  gsize i;

  for (i = 0; text[i] != 0 && (guchar) text[i] < 0x80 && i + 1 < size; i++)
    folded[i] = g_ascii_tolower (text[i]);
  folded[i] = 0;
  return text[i] == 0;
}

const char *
muster_rows_fold (MusterRows *rows, const char *text)
{
  char buffer[128];
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;

  if (fold_ascii (text, buffer, sizeof buffer))
    {
      squeeze (buffer);
      return g_string_chunk_insert_const (rows->text, buffer);
    }
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  folded = g_utf8_casefold (normal ? normal : text, -1);
  squeeze (folded);
  return g_string_chunk_insert_const (rows->text, folded);
}

/* Ten of 32 signs of the key's hash: two of a million keys fall together once in two thousand
 * charts; then the key counts on. */
static void
make_id (MusterRows *rows, MusterKind kind, const char *key, char id[13])
{
  static const char signs[] = "0123456789abcdefghjkmnpqrstvwxyz";
  const char *name = muster_kind_get_name (kind);

  for (guint8 n = 0;; n++)
    {
      guint8 digest[32];
      gsize length = sizeof digest;

      g_checksum_reset (rows->checksum);
      g_checksum_update (rows->checksum, (const guchar *) name, (gssize) strlen (name) + 1);
      g_checksum_update (rows->checksum, &n, 1);
      g_checksum_update (rows->checksum, (const guchar *) key, -1);
      g_checksum_get_digest (rows->checksum, digest, &length);
      id[0] = name[0];
      id[1] = '-';
      for (guint i = 0; i < 10; i++)
        id[i + 2] = signs[digest[i] % 32];
      id[12] = 0;
      if (muster_document_find (rows->doc, id) == 0)
        return;
    }
}

static void
put_last (MusterRows *rows, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (rows->doc, record);
  MusterField field = muster_kind_order_field (kind);
  char *order;

  if (field == MUSTER_FIELD_KIND)
    return;
  order = muster_order_between (rows->orders[kind], NULL);
  muster_draft_set_text (rows->draft, record, field, order);
  g_free (rows->orders[kind]);
  rows->orders[kind] = order;
}

MusterRecord
muster_rows_make (MusterRows *rows, MusterKind kind, const char *key)
{
  char id[13];
  MusterRecord record;

  make_id (rows, kind, key, id);
  record = muster_draft_add (rows->draft, kind, id);
  put_last (rows, record);
  return record;
}

static MusterRecord
find_stage (MusterRows *rows, const char *name)
{
  const char *line = muster_rows_line (rows, name);
  const char *folded;
  MusterRecord stage;

  if (!line || !*line)
    return 0;
  folded = muster_rows_fold (rows, line);
  stage = GPOINTER_TO_UINT (g_hash_table_lookup (rows->stages, folded));
  if (stage != 0)
    return stage;
  stage = muster_rows_make (rows, MUSTER_KIND_STAGE, folded);
  muster_draft_set_text (rows->draft, stage, MUSTER_STAGE_NAME, line);
  g_hash_table_insert (rows->stages, (gpointer) folded, GUINT_TO_POINTER (stage));
  if (g_hash_table_size (rows->stages) == 2)
    muster_notes_add (rows->notes, MUSTER_NOTE_REPAIRED, NULL, 0, 0, NULL, NULL, _ ("The stages are in the order in which rows name them; a table does not say which comes first"));
  return stage;
}

MusterField
muster_rows_own_field (MusterRows *rows, const char *name, gboolean number)
{
  const char *folded = muster_rows_fold (rows, name);
  MusterRecord record = GPOINTER_TO_UINT (g_hash_table_lookup (rows->fields, folded));

  if (record == 0)
    {
      record = muster_rows_make (rows, MUSTER_KIND_FIELD, folded);
      muster_draft_set_text (rows->draft, record, MUSTER_FIELD_NAME, muster_rows_line (rows, name));
      muster_draft_set_text (rows->draft, record, MUSTER_FIELD_ON, "role");
      muster_draft_set_text (rows->draft, record, MUSTER_FIELD_TYPE, number ? "number" : "text");
      g_hash_table_insert (rows->fields, (gpointer) folded, GUINT_TO_POINTER (record));
    }
  return muster_document_own_field (rows->doc, muster_document_get_id (rows->doc, record));
}

/* }}} */
/* {{{ People */

static MusterRecord
look_up_person (GHashTable *table, const char *key)
{
  return key ? GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) : 0;
}

static void
register_person (MusterRows *rows, MusterRecord person, const char *email, const char *key, const char *name)
{
  MusterRecord namesake = look_up_person (rows->people_by_name, name);

  if (email && !look_up_person (rows->people_by_email, email))
    g_hash_table_insert (rows->people_by_email, (gpointer) email, GUINT_TO_POINTER (person));
  if (key && !look_up_person (rows->people_by_key, key))
    g_hash_table_insert (rows->people_by_key, (gpointer) key, GUINT_TO_POINTER (person));
  if (namesake == 0)
    g_hash_table_insert (rows->people_by_name, (gpointer) name, GUINT_TO_POINTER (person));
  else if (namesake != person)
    g_hash_table_add (rows->shared_names, (gpointer) name);
}

/* Who was met before and is meant by the row: by e-mail, else by key and name, else by name. One
 * known by name alone may turn out to have an e-mail. */
static MusterRecord
find_person (MusterRows *rows, const char *email, const char *key, const char *name)
{
  MusterRecord person = look_up_person (rows->people_by_email, email);

  if (person == 0 && !email)
    person = look_up_person (key ? rows->people_by_key : rows->people_by_name, key ? key : name);
  if (person == 0 && email && !key)
    {
      person = look_up_person (rows->people_by_name, name);
      if (person != 0 && (muster_document_get_text (rows->doc, person, MUSTER_PERSON_EMAIL) || muster_document_get_text (rows->doc, person, MUSTER_PERSON_REF)))
        person = 0;
    }
  return person;
}

/* The person whom a row names. */
static MusterRecord
take_person (MusterRows *rows, const MusterRow *row)
{
  const char *written = muster_rows_line (rows, *row->name ? row->name : row->email);
  const char *name = muster_rows_fold (rows, written);
  const char *email = row->email && *row->email ? muster_rows_fold (rows, row->email) : NULL;
  g_autofree char *joined = row->person_key ? g_strconcat (row->person_key, JOINT, name, NULL) : NULL;
  const char *key = joined ? g_string_chunk_insert_const (rows->text, joined) : NULL;
  MusterRecord person = find_person (rows, email, key, name);

  if (person == 0)
    {
      person = muster_rows_make (rows, MUSTER_KIND_PERSON, email ? email : (key ? key : name));
      muster_draft_set_text (rows->draft, person, MUSTER_PERSON_NAME, written);
      if (email || key)
        muster_draft_set_text (rows->draft, person, MUSTER_PERSON_REF, muster_rows_line (rows, row->person_key ? row->person_key : row->email));
    }
  if (email && !muster_document_get_text (rows->doc, person, MUSTER_PERSON_EMAIL))
    muster_draft_set_text (rows->draft, person, MUSTER_PERSON_EMAIL, muster_rows_line (rows, row->email));
  if (row->type && strcmp (row->type, "employee") != 0)
    muster_draft_set_text (rows->draft, person, MUSTER_PERSON_TYPE, row->type);
  if (!isnan (row->cost))
    muster_draft_set_number (rows->draft, person, MUSTER_PERSON_COST, row->cost);
  register_person (rows, person, email, key, name);
  return person;
}

static char *
pair (MusterRecord role, MusterRecord person)
{
  return g_strdup_printf ("%u %u", role, person);
}

static gboolean
is_holder (MusterRows *rows, MusterRecord role, MusterRecord person)
{
  g_autofree char *key = pair (role, person);

  return g_hash_table_contains (rows->held, key);
}

static char *
name_pair (MusterRows *rows, MusterRecord role, const MusterRow *row)
{
  return g_strdup_printf ("%u " JOINT "%s", role, muster_rows_fold (rows, row->name));
}

/* Who works part of the time in a role has that part as the share, unless the row says another. */
static void
hold (MusterRows *rows, const MusterRow *row, MusterRecord role, MusterRecord person, guint number)
{
  g_autofree char *key = g_strconcat (muster_document_get_id (rows->doc, role), JOINT, muster_document_get_id (rows->doc, person), NULL);
  MusterRecord holding = muster_rows_make (rows, MUSTER_KIND_HOLDING, key);
  double share = row->share;

  if (isnan (share) && row->kind != MUSTER_KEY_OWN && row->fte > 0 && row->fte < 1)
    share = round (row->fte * 1e6) / 1e4;
  muster_draft_set_ref (rows->draft, holding, MUSTER_HOLDING_PERSON, person);
  muster_draft_set_ref (rows->draft, holding, MUSTER_HOLDING_ROLE, role);
  if (share != 100)
    muster_draft_set_number (rows->draft, holding, MUSTER_HOLDING_SHARE, share);
  g_hash_table_add (rows->held, pair (role, person));
  g_hash_table_add (rows->held, name_pair (rows, role, row));
  if (!g_hash_table_contains (rows->first_roles, GUINT_TO_POINTER (person)))
    g_hash_table_insert (rows->first_roles, GUINT_TO_POINTER (person), GUINT_TO_POINTER (number + 1));
  else if (GPOINTER_TO_UINT (g_hash_table_lookup (rows->first_roles, GUINT_TO_POINTER (person))) != number + 1)
    g_hash_table_add (rows->in_several, GUINT_TO_POINTER (person));
}

/* }}} */
/* {{{ Roles */

static void
note (MusterRows *rows, MusterNoteKind kind, const MusterRow *row, const char *check, const char *text)
{
  muster_notes_add (rows->notes, kind, row->file, row->line, 0, row->key, check, "%s", text);
}

/* Adds the name of what was left out to a list for a person. */
static void
leave_out (GString *left_out, const char *name)
{
  g_string_append_printf (left_out, "%s“%s”", left_out->len > 0 ? ", " : "", name);
}

/* Sets a text that is not there yet; @left_out gets its name if it is there and another. Text of
 * several lines has a line feed between them. */
static void
set_text (MusterRows *rows, MusterRecord record, MusterField field, const char *text, GString *left_out)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  const char *there = muster_document_get_text (rows->doc, record, field);
  g_autoptr (GString) lines = NULL;

  if (!text || !*text)
    return;
  if (info->shape != MUSTER_SHAPE_LINES)
    text = muster_rows_line (rows, text);
  else if (strchr (text, '\r'))
    {
      lines = g_string_new (text);
      g_string_replace (lines, "\r\n", "\n", 0);
      g_string_replace (lines, "\r", "\n", 0);
      text = lines->str;
    }
  if (!there)
    muster_draft_set_text (rows->draft, record, field, text);
  else if (strcmp (there, text) != 0)
    leave_out (left_out, _ (info->label));
}

static void
set_stage (MusterRows *rows, MusterRecord record, MusterField field, const char *name, GString *left_out)
{
  MusterRecord stage = find_stage (rows, name), there = muster_document_get_ref (rows->doc, record, field);

  if (there == 0)
    muster_draft_set_ref (rows->draft, record, field, stage);
  else if (stage != 0 && stage != there)
    leave_out (left_out, _ (muster_field_get_info (field)->label));
}

/* Sets what the role does not have yet; @left_out gets the names of what it has otherwise. */
static void
fill_role (MusterRows *rows, const MusterRow *row, MusterRecord role, GString *left_out)
{
  set_text (rows, role, MUSTER_ROLE_TITLE, row->title, left_out);
  set_text (rows, role, MUSTER_ROLE_GRADE, row->grade, left_out);
  set_text (rows, role, MUSTER_ROLE_REQUIREMENTS, row->requirements, left_out);
  set_text (rows, role, MUSTER_ROLE_NOTES, row->notes, left_out);
  set_stage (rows, role, MUSTER_ROLE_FROM, row->from, left_out);
  set_stage (rows, role, MUSTER_ROLE_UNTIL, row->until, left_out);
  if (row->assistant)
    muster_draft_set_flag (rows->draft, role, MUSTER_ROLE_ASSISTANT, TRUE);

  for (guint i = 0; i < row->n_own; i++)
    {
      MusterValue value = muster_document_get (rows->doc, role, row->own[i].field);

      if (value.type == MUSTER_TYPE_NONE)
        muster_draft_set_raw (rows->draft, role, row->own[i].field, row->own[i].json);
      else if (strcmp (value.text, row->own[i].json) != 0)
        leave_out (left_out, row->own[i].name);
    }
}

/* The pay of a shared post reaches from the lowest to the highest. */
static void
widen_pay (MusterRows *rows, const MusterRow *row, MusterRecord role)
{
  double min = muster_document_get_number (rows->doc, role, MUSTER_ROLE_PAY_MIN, NAN);
  double max = muster_document_get_number (rows->doc, role, MUSTER_ROLE_PAY_MAX, NAN);

  muster_draft_set_number (rows->draft, role, MUSTER_ROLE_PAY_MIN, fmin (min, row->pay_min));
  muster_draft_set_number (rows->draft, role, MUSTER_ROLE_PAY_MAX, fmax (max, row->pay_max));
}

static void
add_number (MusterRows *rows, MusterRecord role, MusterField field, double number)
{
  double sum = muster_document_get_number (rows->doc, role, field, 0) + number;

  if (!isnan (number))
    muster_draft_set_number (rows->draft, role, field, MIN (round (sum * 1e6) / 1e6, muster_field_get_info (field)->max));
}

/* Where a role is and whom it reports to, if that was not said yet. */
static void
fill_place (const MusterRow *row, Role *role, GString *left_out)
{
  gboolean differs = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (role->managers); i++)
    if (!role->managers[i])
      role->managers[i] = row->managers[i];
    else
      differs = differs || (row->managers[i] && strcmp (role->managers[i], row->managers[i]) != 0);
  if (differs)
    leave_out (left_out, _ (muster_field_get_info (MUSTER_ROLE_MANAGER)->label));

  if (role->department == 0)
    role->department = row->department;
  else if (row->department != 0 && row->department != role->department)
    leave_out (left_out, _ (muster_field_get_info (MUSTER_ROLE_DEPARTMENT)->label));

  if (!role->dotted)
    role->dotted = row->dotted;
  else if (row->dotted && strcmp (role->dotted, row->dotted) != 0)
    leave_out (left_out, muster_kind_get_plural (MUSTER_KIND_LINE));
}

/* Adds those who hold the post by this row. Returns: (transfer full): what that means */
static char *
join_holders (MusterRows *rows, const MusterRow *row, const Role *role, guint number)
{
  const char *title = muster_document_get_name (rows->doc, role->record);
  MusterRecord person = row->holder == MUSTER_HOLDER_NAMED ? take_person (rows, row) : 0;
  gboolean unnamed = person == 0 && (row->pool > 0 || row->holder == MUSTER_HOLDER_UNDISCLOSED);

  if (person != 0 && is_holder (rows, role->record, person))
    return g_strdup_printf (_ ("Says again that %s holds “%s”, as line %u does"), muster_document_get_name (rows->doc, person), title, role->line);
  if (person == 0 && !unnamed)
    return g_strdup_printf (_ ("Says again that there is “%s”, as line %u does"), title, role->line);

  if (row->kind != MUSTER_KEY_OWN)
    add_number (rows, role->record, MUSTER_ROLE_FTE, row->fte);
  if (unnamed)
    {
      add_number (rows, role->record, MUSTER_ROLE_POOL, row->pool > 0 ? row->pool : 1);
      return g_strdup_printf (_ ("Added to the post “%s” of line %u"), title, role->line);
    }
  hold (rows, row, role->record, person, number);
  return g_strdup_printf (_ ("Shares the post “%s” of line %u"), title, role->line);
}

/* Adds a row to the role of an earlier one. Returns: that role */
static MusterRecord
join (MusterRows *rows, const MusterRow *row, guint number)
{
  Role *role = &g_array_index (rows->roles, Role, number);
  g_autofree char *meaning = join_holders (rows, row, role, number);
  g_autoptr (GString) left_out = g_string_new (NULL);
  g_autofree char *text = NULL;

  fill_role (rows, row, role->record, left_out);
  fill_place (row, role, left_out);
  widen_pay (rows, row, role->record);
  text = left_out->len > 0 ? g_strdup_printf (_ ("%s; it differs in %s, which was left out"), meaning, left_out->str) : g_strdup (meaning);
  note (rows, MUSTER_NOTE_MERGED, row, NULL, text);
  return role->record;
}

/* Whether a key is an id that a role may have as it is. */
static gboolean
is_free_id (MusterRows *rows, const MusterRow *row)
{
  return row->kind == MUSTER_KEY_OWN && muster_document_find (rows->doc, row->key) == 0;
}

static void
fill_holders (MusterRows *rows, const MusterRow *row, const Role *role, guint number)
{
  if (row->pool > 0)
    muster_draft_set_number (rows->draft, role->record, MUSTER_ROLE_POOL, row->pool);
  if (row->holder == MUSTER_HOLDER_NAMED)
    hold (rows, row, role->record, take_person (rows, row), number);
  else if (row->holder == MUSTER_HOLDER_UNDISCLOSED && !(row->pool > 0))
    muster_draft_set_number (rows->draft, role->record, MUSTER_ROLE_POOL, 1);
  else if (row->pool > 0 && row->kind != MUSTER_KEY_OWN)
    note (rows, MUSTER_NOTE_POOLED, row, NULL, _ ("Became one role that stands for these posts"));
}

/* Makes a role of a row; @key finds it again, and is what its id follows from. */
static MusterRecord
make_role (MusterRows *rows, const MusterRow *row, const char *key)
{
  g_autoptr (GString) left_out = g_string_new (NULL);
  guint number = rows->roles->len;
  Role role = {
    .key = row->key,
    .file = row->file,
    .line = row->line,
    .department = row->department,
    .managers = { row->managers[0], row->managers[1], row->managers[2] },
    .dotted = row->dotted,
    .follows = row->assistant || (row->pool > 0 && row->holder != MUSTER_HOLDER_NAMED),
  };

  if (is_free_id (rows, row))
    {
      role.record = muster_draft_add (rows->draft, MUSTER_KIND_ROLE, row->key);
      put_last (rows, role.record);
    }
  else
    role.record = muster_rows_make (rows, MUSTER_KIND_ROLE, key);
  if (row->ref)
    set_text (rows, role.record, MUSTER_ROLE_REF, row->ref, left_out);
  else if (row->kind != MUSTER_KEY_NONE && row->kind != MUSTER_KEY_OWN && strlen (key) <= MAX_REF)
    {
      /* Without the title that it may end in: a table would not give back the space at its end. */
      g_autofree char *ref = g_strchomp (g_strdup (key));

      set_text (rows, role.record, MUSTER_ROLE_REF, ref, left_out);
    }
  muster_draft_set_number (rows->draft, role.record, MUSTER_ROLE_FTE, row->fte);
  muster_draft_set_number (rows->draft, role.record, MUSTER_ROLE_PAY_MIN, row->pay_min);
  muster_draft_set_number (rows->draft, role.record, MUSTER_ROLE_PAY_MAX, row->pay_max);
  fill_role (rows, row, role.record, left_out);
  g_array_append_val (rows->roles, role);
  g_hash_table_insert (rows->roles_by_key, g_string_chunk_insert_const (rows->text, key), GUINT_TO_POINTER (number + 1));
  fill_holders (rows, row, &role, number);
  return role.record;
}

/* }}} */
/* {{{ Keys */

/* For a row without a key: its title and department. */
static char *
make_key (MusterRows *rows, const char *title, guint department)
{
  return g_strdup_printf ("%s" JOINT "%s", muster_rows_fold (rows, title ? title : ""), g_array_index (rows->departments, Department, department).key);
}

void
muster_rows_expect (MusterRows *rows, const char *title, guint department)
{
  g_autofree char *key = make_key (rows, title, department);
  const char *kept = g_string_chunk_insert_const (rows->text, key);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (rows->expected, kept));

  g_hash_table_insert (rows->expected, (gpointer) kept, GUINT_TO_POINTER (n + 1));
}

static guint
find_role (MusterRows *rows, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (rows->roles_by_key, key)) - 1;
}

/* The same title in the same department more than once is told apart by who holds it; open ones
 * are counted. */
static MusterRecord
add_without_key (MusterRows *rows, const MusterRow *row)
{
  g_autofree char *key = make_key (rows, row->title, row->department);
  gboolean single = GPOINTER_TO_UINT (g_hash_table_lookup (rows->expected, key)) <= 1;
  g_autofree char *named = NULL;
  guint number;

  if (single && find_role (rows, key) == NOBODY)
    return make_role (rows, row, key);
  if (row->holder == MUSTER_HOLDER_NAMED)
    named = g_strdup_printf ("%s" JOINT "%s", key, muster_rows_fold (rows, row->name));
  else
    {
      g_autofree char *counter = g_strdup_printf ("#" JOINT "%s", key);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (rows->expected, counter)) + 1;

      g_hash_table_insert (rows->expected, g_string_chunk_insert_const (rows->text, counter), GUINT_TO_POINTER (n));
      named = g_strdup_printf ("%s" JOINT "#%u", key, n);
    }
  number = find_role (rows, named);
  return number != NOBODY ? join (rows, row, number) : make_role (rows, row, named);
}

/* Whether the role of an earlier row has this row's title. */
static gboolean
has_title (MusterRows *rows, guint number, const char *title)
{
  const char *other = muster_document_get_text (rows->doc, g_array_index (rows->roles, Role, number).record, MUSTER_ROLE_TITLE);

  return muster_rows_fold (rows, other ? other : "") == muster_rows_fold (rows, title ? title : "");
}

static gboolean
is_held_by (MusterRows *rows, guint number, const MusterRow *row)
{
  g_autofree char *key = name_pair (rows, g_array_index (rows->roles, Role, number).record, row);

  return g_hash_table_contains (rows->held, key);
}

MusterRecord
muster_rows_add (MusterRows *rows, const MusterRow *row)
{
  g_autofree char *longer = NULL;
  guint number;

  if (row->kind == MUSTER_KEY_NONE)
    return add_without_key (rows, row);
  number = find_role (rows, row->key);
  if (number == NOBODY)
    return make_role (rows, row, row->key);
  if (row->kind == MUSTER_KEY_POST || row->kind == MUSTER_KEY_OWN || has_title (rows, number, row->title))
    return join (rows, row, number);

  if (row->kind == MUSTER_KEY_EITHER && (row->holder != MUSTER_HOLDER_NAMED || !is_held_by (rows, number, row)))
    note (rows, MUSTER_NOTE_REPAIRED, row, "duplicate-id", _ ("This key is that of another row, with another title and holder: kept as a role of its own"));
  longer = g_strdup_printf ("%s / %s", row->key, row->title ? row->title : "");
  number = find_role (rows, longer);
  return number != NOBODY ? join (rows, row, number) : make_role (rows, row, longer);
}

void
muster_rows_pass (MusterRows *rows, const char *key, const char *manager)
{
  g_hash_table_insert (rows->passed, g_string_chunk_insert_const (rows->text, key), g_string_chunk_insert_const (rows->text, manager));
}

/* }}} */

void
muster_rows_finish (MusterRows *rows)
{
  muster_rows_finish_departments (rows);
  muster_rows_finish_reporting (rows);
}
