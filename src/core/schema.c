/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * schema.c: see schema.h. Everything here is made from fields.def by the preprocessor.
 */
#include "schema.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

static const MusterFieldInfo infos[MUSTER_N_FIELDS] = {
  [MUSTER_FIELD_KIND] = { .name = "kind", .label = N_ ("Kind"), .type = MUSTER_TYPE_TEXT },
#define FIELD(kind_, field_, name_, type_, label_, ...) \
  [MUSTER_##kind_##_##field_] = {                       \
    .kind = MUSTER_KIND_##kind_,                        \
    .name = name_,                                      \
    .type = MUSTER_TYPE_##type_,                        \
    .label = label_,                                    \
    ##__VA_ARGS__                                       \
  },
#define REF(kind_, field_, name_, target_, rule_, label_) \
  [MUSTER_##kind_##_##field_] = {                         \
    .kind = MUSTER_KIND_##kind_,                          \
    .name = name_,                                        \
    .type = MUSTER_TYPE_REF,                              \
    .label = label_,                                      \
    .target = MUSTER_KIND_##target_,                      \
    .on_remove = MUSTER_ON_REMOVE_##rule_                 \
  },
#include "fields.def"
};

static const struct
{
  const char *name;
  const char *label;
  const char *plural;
} kinds[MUSTER_N_KINDS] = {
#define KIND(kind, name_, label_, plural_) [MUSTER_KIND_##kind] = { name_, label_, plural_ },
#include "fields.def"
  [MUSTER_KIND_OTHER] = { NULL, N_ ("Record"), N_ ("Records") },
};

/* The place of each kind's first field: an enumeration that counts fields, and at each kind takes
 * one step back. */
enum
{
  kind_itself,
#define KIND(kind, ...) first_##kind, before_##kind = first_##kind - 1,
#define FIELD(kind, field, ...) kind##_##field,
#define REF(kind, field, ...) kind##_##field,
#include "fields.def"
};

static const guint16 first_fields[MUSTER_N_KINDS] = {
#define KIND(kind, ...) [MUSTER_KIND_##kind] = first_##kind,
#include "fields.def"
  [MUSTER_KIND_OTHER] = MUSTER_N_FIELDS,
};

const MusterFieldInfo *
muster_field_get_info (MusterField field)
{
  g_return_val_if_fail (field < MUSTER_N_FIELDS, NULL);

  return &infos[field];
}

MusterField
muster_kind_first_field (MusterKind kind, guint *n_fields)
{
  gboolean known = kind > MUSTER_KIND_NONE && kind < MUSTER_KIND_OTHER;

  *n_fields = known ? first_fields[kind + 1] - first_fields[kind] : 0;
  return known ? first_fields[kind] : MUSTER_FIELD_KIND;
}

MusterField
muster_field_find (MusterKind kind, const char *name)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  for (MusterField field = first; field < first + n_fields; field++)
    if (strcmp (infos[field].name, name) == 0)
      return field;
  return MUSTER_FIELD_KIND;
}

MusterField
muster_kind_order_field (MusterKind kind)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  return n_fields > 0 && infos[first].shape == MUSTER_SHAPE_ORDER ? first : MUSTER_FIELD_KIND;
}

MusterField
muster_kind_name_field (MusterKind kind)
{
  static const MusterField names[MUSTER_N_KINDS] = {
    [MUSTER_KIND_CHART] = MUSTER_CHART_NAME,
    [MUSTER_KIND_STAGE] = MUSTER_STAGE_NAME,
    [MUSTER_KIND_DEPARTMENT] = MUSTER_DEPARTMENT_NAME,
    [MUSTER_KIND_ROLE] = MUSTER_ROLE_TITLE,
    [MUSTER_KIND_PERSON] = MUSTER_PERSON_NAME,
    [MUSTER_KIND_LINE] = MUSTER_LINE_LABEL,
    [MUSTER_KIND_RESPONSIBILITY] = MUSTER_RESPONSIBILITY_NAME,
    [MUSTER_KIND_MEASURE] = MUSTER_MEASURE_NAME,
    [MUSTER_KIND_CHECKPOINT] = MUSTER_CHECKPOINT_RESULT,
    [MUSTER_KIND_FIELD] = MUSTER_FIELD_NAME,
    [MUSTER_KIND_RULE] = MUSTER_RULE_NAME,
    [MUSTER_KIND_FILTER] = MUSTER_FILTER_NAME,
  };

  return names[kind];
}

const char *
muster_kind_get_name (MusterKind kind)
{
  return kinds[kind].name;
}

MusterKind
muster_kind_find (const char *name)
{
  for (MusterKind kind = MUSTER_KIND_NONE + 1; kind < MUSTER_KIND_OTHER; kind++)
    if (strcmp (kinds[kind].name, name) == 0)
      return kind;
  return MUSTER_KIND_OTHER;
}

const char *
muster_kind_get_label (MusterKind kind)
{
  g_return_val_if_fail (kind > MUSTER_KIND_NONE && kind < MUSTER_N_KINDS, NULL);

  return _ (kinds[kind].label);
}

const char *
muster_kind_get_plural (MusterKind kind)
{
  g_return_val_if_fail (kind > MUSTER_KIND_NONE && kind < MUSTER_N_KINDS, NULL);

  return _ (kinds[kind].plural);
}

gboolean
muster_date_is_valid (const char *text)
{
  static const char form[] = "0000-00-00";

  if (strlen (text) != strlen (form))
    return FALSE;
  for (guint i = 0; form[i] != 0; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return g_date_valid_dmy (atoi (text + 8), atoi (text + 5), atoi (text));
}

const char *
muster_choice_get_label (const char *choice)
{
  static const struct
  {
    const char *choice;
    const char *label;
  } labels[] = {
    { "month", N_ ("Month") },
    { "year", N_ ("Year") },
    { "down", N_ ("Down") },
    { "up", N_ ("Up") },
    { "right", N_ ("To the right") },
    { "left", N_ ("To the left") },
    { "employee", N_ ("Employee") },
    { "contractor", N_ ("Contractor") },
    { "vendor", N_ ("Vendor") },
    { "tool", N_ ("Tool") },
    { "accountable", N_ ("Accountable") },
    { "responsible", N_ ("Responsible") },
    { "consulted", N_ ("Consulted") },
    { "informed", N_ ("Informed") },
    { "department", N_ ("Departments") },
    { "role", N_ ("Roles") },
    { "person", N_ ("People") },
    { "text", N_ ("Text") },
    { "number", N_ ("Number") },
    { "date", N_ ("Date") },
    { "flag", N_ ("Yes or no") },
    { "is", N_ ("Is") },
    { "is-not", N_ ("Is not") },
    { "contains", N_ ("Contains") },
    { "above", N_ ("Above") },
    { "below", N_ ("Below") },
    { "empty", N_ ("Is empty") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].choice, choice))
      return _ (labels[i].label);
  return choice;
}
