/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * relations.c: the table of what belongs to a record: what is shown of it, and how one is added.
 */
#include "related-private.h"
#include "progress.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* {{{ Adding, one verb each, and what is noted of what is there */

static MusterRecord
add_person (MusterDocument *doc, const char *name, GError **error)
{
  return muster_edit_add (doc, MUSTER_KIND_PERSON, &(MusterSetting){ MUSTER_PERSON_NAME, name }, 1, 0, error);
}

static gboolean
add_holder (MusterDocument *doc, const Addition *addition, GError **error)
{
  MusterRecord person = addition->name != NULL ? add_person (doc, addition->name, error) : addition->picked;

  return person != 0 && muster_edit_assign (doc, person, addition->record, NAN, error);
}

static gboolean
add_held (MusterDocument *doc, const Addition *addition, GError **error)
{
  return muster_edit_assign (doc, addition->record, addition->picked, NAN, error);
}

static gboolean
add_line (MusterDocument *doc, const Addition *addition, GError **error)
{
  return muster_edit_link (doc, addition->record, addition->picked, NULL, error) != 0;
}

static MusterRecord
find_responsibility (MusterDocument *doc, const char *name)
{
  MusterIter iter;
  MusterRecord responsibility;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_RESPONSIBILITY);
  while (muster_iter_next (&iter, &responsibility))
    if (g_utf8_collate (muster_document_get_name (doc, responsibility), name) == 0)
      return responsibility;
  return 0;
}

/* Who is first asked for a thing answers for it; who comes later carries it out. */
static gboolean
add_duty (MusterDocument *doc, const Addition *addition, GError **error)
{
  MusterRecord responsibility = find_responsibility (doc, addition->name);
  MusterSetting settings[3];

  if (responsibility == 0)
    responsibility = muster_edit_add (doc, MUSTER_KIND_RESPONSIBILITY, &(MusterSetting){ MUSTER_RESPONSIBILITY_NAME, addition->name }, 1, 0, error);
  if (responsibility == 0)
    return FALSE;
  settings[0] = (MusterSetting){ MUSTER_ASSIGNMENT_RESPONSIBILITY, muster_document_get_id (doc, responsibility) };
  settings[1] = (MusterSetting){ MUSTER_ASSIGNMENT_ROLE, muster_document_get_id (doc, addition->record) };
  settings[2] = (MusterSetting){ MUSTER_ASSIGNMENT_PART, muster_responsibility_find_rival (doc, responsibility, addition->record) != 0 ? "responsible" : "accountable" };
  return muster_edit_add (doc, MUSTER_KIND_ASSIGNMENT, settings, G_N_ELEMENTS (settings), 0, error) != 0;
}

/* Who is first asked to take part answers for it. */
static gboolean
add_taker (MusterDocument *doc, const Addition *addition, GError **error)
{
  gboolean owned = muster_responsibility_find_rival (doc, addition->record, addition->picked) != 0;

  return muster_edit_set_part (doc, addition->record, addition->picked, owned ? MUSTER_PART_RESPONSIBLE : MUSTER_PART_ACCOUNTABLE, error);
}

/* One that belongs to the record and has a name. */
static gboolean
add_named (MusterDocument *doc, const Addition *addition, GError **error)
{
  const Relation *relation = addition->relation;
  const MusterSetting settings[] = {
    { relation->fields[0], addition->name },
    { relation->by, muster_document_get_id (doc, addition->record) },
  };

  return muster_edit_add (doc, relation->related, settings, G_N_ELEMENTS (settings), 0, error) != 0;
}

static char *
dup_owner_note (MusterDocument *doc, MusterRecord assignment, gboolean *good)
{
  MusterRecord responsibility = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  MusterRecord other;

  if (muster_assignment_get_part (doc, assignment) != MUSTER_PART_ACCOUNTABLE)
    return NULL;
  other = muster_responsibility_find_rival (doc, responsibility, muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE));
  *good = other == 0 && muster_document_get_text (doc, responsibility, MUSTER_RESPONSIBILITY_AUTHORITY) != NULL;
  if (other == 0)
    return g_strdup (*good ? _ ("only owner") : _ ("no authority"));
  /* Translators: another role answers for the same thing */
  return g_strdup_printf (_ ("also %s"), muster_document_get_name (doc, other));
}

static char *
dup_overdue_note (MusterDocument *doc, MusterRecord checkpoint, gboolean *good)
{
  g_autofree char *today = muster_today ();

  *good = muster_checkpoint_is_done (doc, checkpoint);
  if (*good)
    return g_strdup (_ ("done"));
  return muster_checkpoint_is_overdue (doc, checkpoint, today) ? g_strdup (_ ("overdue")) : NULL;
}

/* }}} */

static const Relation relations[] = {
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Filled by"),
      .related = MUSTER_KIND_HOLDING,
      .by = MUSTER_HOLDING_ROLE,
      .other = MUSTER_HOLDING_PERSON,
      .fields = { MUSTER_HOLDING_SHARE, MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL },
      .add_label = N_ ("Add person, vendor or tool"),
      .adds = 1u << MUSTER_KIND_PERSON,
      .names = TRUE,
      .add = add_holder,
  },
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Also works with (dotted)"),
      .related = MUSTER_KIND_LINE,
      .by = MUSTER_LINE_FROM_ROLE,
      .other = MUSTER_LINE_TO_ROLE,
      .by_too = MUSTER_LINE_TO_ROLE,
      .other_too = MUSTER_LINE_FROM_ROLE,
      .fields = { MUSTER_LINE_LABEL, MUSTER_LINE_FROM, MUSTER_LINE_UNTIL },
      .add_label = N_ ("Add dotted line"),
      .adds = 1u << MUSTER_KIND_ROLE,
      .add = add_line,
  },
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Answers for"),
      .related = MUSTER_KIND_ASSIGNMENT,
      .by = MUSTER_ASSIGNMENT_ROLE,
      .other = MUSTER_ASSIGNMENT_RESPONSIBILITY,
      .fields = { MUSTER_ASSIGNMENT_PART },
      .add_label = N_ ("Add responsibility"),
      .names = TRUE,
      .add = add_duty,
      .dup_note = dup_owner_note,
  },
  {
      .kind = MUSTER_KIND_ROLE,
      .heading = N_ ("Measured by"),
      .related = MUSTER_KIND_MEASURE,
      .by = MUSTER_MEASURE_ROLE,
      .fields = { MUSTER_MEASURE_NAME, MUSTER_MEASURE_TARGET, MUSTER_MEASURE_WEIGHT, MUSTER_MEASURE_REWARD },
      .add_label = N_ ("Add measure"),
      .names = TRUE,
      .add = add_named,
  },
  {
      .kind = MUSTER_KIND_DEPARTMENT,
      .heading = N_ ("Responsibilities"),
      .related = MUSTER_KIND_RESPONSIBILITY,
      .by = MUSTER_RESPONSIBILITY_DEPARTMENT,
      .fields = { MUSTER_RESPONSIBILITY_NAME, MUSTER_RESPONSIBILITY_AUTHORITY },
      .add_label = N_ ("Add responsibility"),
      .names = TRUE,
      .add = add_named,
  },
  {
      .kind = MUSTER_KIND_DEPARTMENT,
      .heading = N_ ("Measured by"),
      .related = MUSTER_KIND_MEASURE,
      .by = MUSTER_MEASURE_DEPARTMENT,
      .fields = { MUSTER_MEASURE_NAME, MUSTER_MEASURE_TARGET, MUSTER_MEASURE_WEIGHT, MUSTER_MEASURE_REWARD },
      .add_label = N_ ("Add measure"),
      .names = TRUE,
      .add = add_named,
  },
  {
      .kind = MUSTER_KIND_RESPONSIBILITY,
      .heading = N_ ("Who takes part"),
      .related = MUSTER_KIND_ASSIGNMENT,
      .by = MUSTER_ASSIGNMENT_RESPONSIBILITY,
      .other = MUSTER_ASSIGNMENT_ROLE,
      .fields = { MUSTER_ASSIGNMENT_PART },
      .add_label = N_ ("Add role"),
      .adds = 1u << MUSTER_KIND_ROLE,
      .add = add_taker,
      .dup_note = dup_owner_note,
  },
  {
      .kind = MUSTER_KIND_PERSON,
      .heading = N_ ("Holds"),
      .related = MUSTER_KIND_HOLDING,
      .by = MUSTER_HOLDING_PERSON,
      .other = MUSTER_HOLDING_ROLE,
      .fields = { MUSTER_HOLDING_SHARE, MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL },
      .add_label = N_ ("Add role"),
      .adds = 1u << MUSTER_KIND_ROLE,
      .add = add_held,
  },
  {
      .kind = MUSTER_KIND_STAGE,
      .heading = N_ ("Checkpoints"),
      .related = MUSTER_KIND_CHECKPOINT,
      .by = MUSTER_CHECKPOINT_STAGE,
      .fields = { MUSTER_CHECKPOINT_RESULT, MUSTER_CHECKPOINT_DUE, MUSTER_CHECKPOINT_DONE, MUSTER_CHECKPOINT_OWNER },
      .add_label = N_ ("Add checkpoint"),
      .names = TRUE,
      .add = add_named,
      .dup_note = dup_overdue_note,
  },
};

const Relation *
muster_relation_find (MusterKind kind, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].kind == kind && number-- == 0)
      return &relations[i];
  return NULL;
}
