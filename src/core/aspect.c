/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * aspect.c: which aspects there are, and their names; their values are in facts.c.
 */
#include "aspect.h"

#include "fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What follows from the organisation, each behind a field that it is like. */
static const struct
{
  MusterKind kind;
  MusterField behind;
  MusterDerived derived;
  MusterFieldInfo info;
} derived[] = {
  { MUSTER_KIND_ROLE, MUSTER_ROLE_TITLE, MUSTER_DERIVED_HOLDERS, { .name = "holder", .label = N_ ("Holder"), .type = MUSTER_TYPE_TEXT } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_TITLE, MUSTER_DERIVED_HOLDER_TYPE, { .name = "holder-type", .label = N_ ("Type of holder"), .type = MUSTER_TYPE_TEXT, .choices = "employee|contractor|vendor|tool" } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_TITLE, MUSTER_DERIVED_OPEN, { .name = "open", .label = N_ ("Open role"), .type = MUSTER_TYPE_FLAG } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_TITLE, MUSTER_DERIVED_LOAD, { .name = "load", .label = N_ ("Load"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_PERCENT } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_DEPARTMENT, MUSTER_DERIVED_PATH, { .name = "path", .label = N_ ("Department path"), .type = MUSTER_TYPE_TEXT } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_MANAGER, MUSTER_DERIVED_LAYER, { .name = "layer", .label = N_ ("Layer"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_MANAGER, MUSTER_DERIVED_SPAN, { .name = "span", .label = N_ ("Span"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_MANAGER, MUSTER_DERIVED_BELOW, { .name = "below", .label = N_ ("All below"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_PAY_MAX, MUSTER_DERIVED_COST_MIN, { .name = "cost-min", .label = N_ ("Cost from"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_MONEY } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_PAY_MAX, MUSTER_DERIVED_COST, { .name = "cost", .label = N_ ("Cost"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_MONEY } },
  { MUSTER_KIND_ROLE, MUSTER_ROLE_FROM, MUSTER_DERIVED_STAGE, { .name = "stage", .label = N_ ("Begins at"), .type = MUSTER_TYPE_REF, .target = MUSTER_KIND_STAGE } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_PARENT, MUSTER_DERIVED_PATH, { .name = "path", .label = N_ ("Department path"), .type = MUSTER_TYPE_TEXT } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_PARENT, MUSTER_DERIVED_LAYER, { .name = "level", .label = N_ ("Level"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_HEAD, MUSTER_DERIVED_N_ROLES, { .name = "roles", .label = N_ ("Roles"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_HEAD, MUSTER_DERIVED_N_OPEN, { .name = "open-roles", .label = N_ ("Open roles"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_HEAD, MUSTER_DERIVED_HEADCOUNT, { .name = "headcount", .label = N_ ("Headcount"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_HEAD, MUSTER_DERIVED_FTE, { .name = "fte", .label = N_ ("FTE"), .type = MUSTER_TYPE_NUMBER } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_BUDGET, MUSTER_DERIVED_COST_MIN, { .name = "cost-min", .label = N_ ("Cost from"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_MONEY } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_BUDGET, MUSTER_DERIVED_COST, { .name = "cost", .label = N_ ("Cost"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_MONEY } },
  { MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_FROM, MUSTER_DERIVED_STAGE, { .name = "stage", .label = N_ ("Begins at"), .type = MUSTER_TYPE_REF, .target = MUSTER_KIND_STAGE } },
  { MUSTER_KIND_PERSON, MUSTER_PERSON_TYPE, MUSTER_DERIVED_ROLES, { .name = "role", .label = N_ ("Roles"), .type = MUSTER_TYPE_TEXT } },
  { MUSTER_KIND_PERSON, MUSTER_PERSON_TYPE, MUSTER_DERIVED_N_ROLES, { .name = "roles", .label = N_ ("Number of roles"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_COUNT } },
  { MUSTER_KIND_PERSON, MUSTER_PERSON_TYPE, MUSTER_DERIVED_LOAD, { .name = "load", .label = N_ ("Load"), .type = MUSTER_TYPE_NUMBER, .shape = MUSTER_SHAPE_PERCENT } },
};

/* How a chart is drawn is not asked for, nor is what cannot be written. */
static gboolean
is_asked_for (MusterField field, const MusterFieldInfo *info)
{
  if (info->shape == MUSTER_SHAPE_ORDER || info->shape == MUSTER_SHAPE_IMAGE)
    return FALSE;
  return field != MUSTER_DEPARTMENT_LAYOUT && field != MUSTER_DEPARTMENT_COLLAPSED && field != MUSTER_ROLE_LAYOUT && field != MUSTER_ROLE_COLLAPSED;
}

/* Whom a role reports to is what follows, whether or not it was set by hand. */
static void
add_field (GArray *aspects, MusterKind kind, MusterField field)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  MusterAspect aspect = { .kind = kind, .field = field, .name = info->name, .info = *info };

  if (field == MUSTER_ROLE_MANAGER)
    aspect.derived = MUSTER_DERIVED_MANAGER;
  if (is_asked_for (field, info))
    g_array_append_val (aspects, aspect);
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (derived[i].kind == kind && derived[i].behind == field)
      {
        MusterAspect more = { .kind = kind, .derived = derived[i].derived, .name = derived[i].info.name, .info = derived[i].info };

        g_array_append_val (aspects, more);
      }
}

static MusterType
find_type (const char *type)
{
  if (g_strcmp0 (type, "number") == 0)
    return MUSTER_TYPE_NUMBER;
  if (g_strcmp0 (type, "date") == 0)
    return MUSTER_TYPE_DATE;
  return g_strcmp0 (type, "flag") == 0 ? MUSTER_TYPE_FLAG : MUSTER_TYPE_TEXT;
}

static void
add_own (GArray *aspects, MusterDocument *doc, MusterKind kind)
{
  g_autoptr (GArray) fields = muster_document_list (doc, MUSTER_KIND_FIELD);

  for (guint i = 0; i < fields->len; i++)
    {
      MusterRecord field = g_array_index (fields, MusterRecord, i);
      const char *on = muster_document_get_text (doc, field, MUSTER_FIELD_ON);
      const char *id = muster_document_get_id (doc, field);
      MusterAspect aspect = { .kind = kind, .field = muster_document_own_field (doc, id), .own = field, .name = id };

      /* The first choice is not written down. */
      if (g_strcmp0 (on != NULL ? on : "department", muster_kind_get_name (kind)) != 0)
        continue;
      aspect.info.name = id;
      aspect.info.label = muster_document_get_name (doc, field);
      aspect.info.kind = kind;
      aspect.info.type = find_type (muster_document_get_text (doc, field, MUSTER_FIELD_TYPE));
      g_array_append_val (aspects, aspect);
    }
}

GArray *
muster_aspects_list (MusterDocument *doc, MusterKind kind)
{
  GArray *aspects = g_array_new (FALSE, FALSE, sizeof (MusterAspect));
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  for (MusterField field = first; field < first + n_fields; field++)
    add_field (aspects, kind, field);
  add_own (aspects, doc, kind);
  return aspects;
}

gboolean
muster_aspect_find (MusterDocument *doc, MusterKind kind, const char *name, MusterAspect *aspect)
{
  g_autoptr (GArray) aspects = muster_aspects_list (doc, kind);

  for (guint i = 0; i < aspects->len; i++)
    if (strcmp (g_array_index (aspects, MusterAspect, i).name, name) == 0)
      {
        *aspect = g_array_index (aspects, MusterAspect, i);
        return TRUE;
      }
  return FALSE;
}

const char *
muster_aspect_get_label (const MusterAspect *aspect)
{
  return aspect->own != 0 ? aspect->info.label : _ (aspect->info.label);
}

static gboolean
folds_to (const char *text, const char *folded)
{
  g_autofree char *other = muster_fold (text);

  return strcmp (other, folded) == 0;
}

gboolean
muster_aspect_is_called (const MusterAspect *aspect, const char *folded)
{
  if (folds_to (aspect->name, folded) || folds_to (aspect->info.label, folded) || folds_to (muster_aspect_get_label (aspect), folded))
    return TRUE;
  if (aspect->derived == MUSTER_DERIVED_HOLDERS)
    return folds_to ("person", folded) || folds_to (muster_kind_get_label (MUSTER_KIND_PERSON), folded) || folds_to (C_ ("search", "holder"), folded);
  /* By its kind one also asks for the record itself. */
  if (aspect->derived == MUSTER_DERIVED_NONE && aspect->field == muster_kind_name_field (aspect->kind))
    return folds_to (muster_kind_get_name (aspect->kind), folded) || folds_to (muster_kind_get_label (aspect->kind), folded);
  return FALSE;
}

gboolean
muster_aspect_can_be_set (const MusterAspect *aspect)
{
  return aspect->derived == MUSTER_DERIVED_NONE || aspect->derived == MUSTER_DERIVED_MANAGER || aspect->derived == MUSTER_DERIVED_HOLDERS;
}

gboolean
muster_aspect_adds_up (const MusterAspect *aspect)
{
  switch (aspect->derived)
    {
    case MUSTER_DERIVED_NONE:
      return aspect->info.type == MUSTER_TYPE_NUMBER && aspect->info.shape != MUSTER_SHAPE_PERCENT;
    case MUSTER_DERIVED_COST:
    case MUSTER_DERIVED_COST_MIN:
      /* A department's figures include those below it. */
      return aspect->kind == MUSTER_KIND_ROLE;
    default:
      return FALSE;
    }
}
