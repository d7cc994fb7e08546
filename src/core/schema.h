/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * schema.h: the kinds of record and their fields.
 *
 * fields.def is the table; this is how code reads it. Every field holds a scalar: text, a number,
 * yes or no, a date, or a reference to a record. A field that is not there has its default.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusterKind:
 * @MUSTER_KIND_NONE: no record
 * @MUSTER_KIND_OTHER: a kind that this version does not know; kept as it is
 *
 * The kinds of record, in the order in which files have them.
 */
typedef enum
{
  MUSTER_KIND_NONE,
#define KIND(kind, name, label, labels) MUSTER_KIND_##kind,
#include "fields.def"
  MUSTER_KIND_OTHER,
  MUSTER_N_KINDS
} MusterKind;

/**
 * MusterField:
 * @MUSTER_FIELD_KIND: the kind itself; setting it makes a record, clearing it removes one
 *
 * The fields of all kinds, as MUSTER_ROLE_TITLE. Numbers from MUSTER_N_FIELDS on are a document's
 * own: fields of the user's and members that this version does not know.
 */
typedef enum
{
  MUSTER_FIELD_KIND,
#define FIELD(kind, field, ...) MUSTER_##kind##_##field,
#define REF(kind, field, ...) MUSTER_##kind##_##field,
#include "fields.def"
  MUSTER_N_FIELDS
} MusterField;

/* What a value is. RAW is the JSON text of a value that this version has no meaning for. */
typedef enum
{
  MUSTER_TYPE_NONE,
  MUSTER_TYPE_TEXT,
  MUSTER_TYPE_NUMBER,
  MUSTER_TYPE_FLAG,
  MUSTER_TYPE_DATE,
  MUSTER_TYPE_REF,
  MUSTER_TYPE_RAW,
} MusterType;

/* How a value is shown and edited, beyond its type. */
typedef enum
{
  MUSTER_SHAPE_PLAIN,
  MUSTER_SHAPE_LINES,
  MUSTER_SHAPE_MONEY,
  MUSTER_SHAPE_PERCENT,
  MUSTER_SHAPE_COUNT,
  MUSTER_SHAPE_COLOR,
  MUSTER_SHAPE_IMAGE,
  MUSTER_SHAPE_LINK,
  MUSTER_SHAPE_ORDER,
} MusterShape;

/* How many bytes one text may have, and one picture: what is longer could not be read again. */
#define MUSTER_TEXT_MAX (64u << 10)
#define MUSTER_IMAGE_MAX (8u << 20)

/* What happens to a record whose reference loses its target: the reference is cleared, the record
 * goes too, or the reference moves to a neighbouring stage. */
typedef enum
{
  MUSTER_ON_REMOVE_CLEAR,
  MUSTER_ON_REMOVE_REMOVE,
  MUSTER_ON_REMOVE_STAGE,
} MusterOnRemove;

/**
 * MusterFieldInfo:
 * @name: the member's name in files
 * @label: for a person; not yet translated
 * @target: for a reference: the kind that it must point to, MUSTER_KIND_NONE for any
 * @choices: the values that it takes, separated by bars, the default first; %NULL for any
 * @open: whether @choices are only suggestions
 * @min: smallest number
 * @max: largest number
 */
typedef struct
{
  const char *name;
  const char *label;
  MusterKind kind;
  MusterType type;
  MusterShape shape;
  MusterKind target;
  MusterOnRemove on_remove;
  const char *choices;
  gboolean open;
  double min;
  double max;
} MusterFieldInfo;

/**
 * muster_field_get_info:
 * @field: a field of the table
 *
 * Returns: (transfer none): what the table says of @field
 */
const MusterFieldInfo *muster_field_get_info (MusterField field);

/**
 * muster_field_find:
 * @kind: a kind
 * @name: the name of a field as in files
 *
 * Returns: the field of @kind with that name, or %MUSTER_FIELD_KIND if there is none
 */
MusterField muster_field_find (MusterKind kind, const char *name);

/**
 * muster_kind_first_field:
 * @kind: a kind of the table
 * @n_fields: (out): how many fields it has; they follow each other
 *
 * Returns: its first field
 */
MusterField muster_kind_first_field (MusterKind kind, guint *n_fields);

/**
 * muster_kind_order_field:
 * @kind: a kind
 *
 * Returns: the field of @kind that holds the key of its order, or %MUSTER_FIELD_KIND if it has none
 */
MusterField muster_kind_order_field (MusterKind kind);

/**
 * muster_kind_name_field:
 * @kind: a kind
 *
 * Returns: the field by which a person knows a record of @kind, as a role's title, or
 *   %MUSTER_FIELD_KIND if it has none
 */
MusterField muster_kind_name_field (MusterKind kind);

/* The name of @kind in files; %NULL for NONE and OTHER. */
const char *muster_kind_get_name (MusterKind kind);

/* The kind with that name in files; MUSTER_KIND_OTHER if there is none. */
MusterKind muster_kind_find (const char *name);

/* What a person calls one, or several, records of @kind; translated. */
const char *muster_kind_get_label (MusterKind kind);
const char *muster_kind_get_plural (MusterKind kind);

/* What a person calls one of the choices of a field, as "vendor"; translated. What is no choice of the
 * table is called what it is. */
const char *muster_choice_get_label (const char *choice);

/* Whether @text is a day that there is, as YYYY-MM-DD. */
gboolean muster_date_is_valid (const char *text);

G_END_DECLS
