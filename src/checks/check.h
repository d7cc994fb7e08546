/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check.h: what is wrong with an organisation.
 *
 * A check is one file that defines one constant struct, and one word in this room's meson.build. It
 * looks at a projection and says what it finds, each with the record that it is about, a sentence
 * for a person and, where there is one, a fix that is one step of the history.
 */
#pragma once

#include "error.h"
#include "metrics.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_SEVERITY_PROBLEM,
  MUSTER_SEVERITY_WARNING,
  MUSTER_SEVERITY_NOTE,
} MusterSeverity;

typedef struct _MusterCheck MusterCheck;

/**
 * MusterFinding:
 * @record: what it is about
 * @other: (nullable): a second record that belongs to it; 0 if none
 * @stage: the stage at which it was found; 0 for all together
 * @message: a sentence, translated
 * @fix: (nullable): what fixing would do, translated; %NULL if there is no fix in one step
 */
typedef struct
{
  const MusterCheck *check;
  MusterRecord record;
  MusterRecord other;
  MusterRecord stage;
  char *message;
  char *fix;
} MusterFinding;

/**
 * MusterInspection:
 * @stage: the stage that is looked at; 0 for all together
 * @today: the day, as YYYY-MM-DD
 *
 * What a check looks at, and where it puts what it finds.
 */
typedef struct
{
  MusterDocument *doc;
  MusterRecord stage;
  const char *today;
  MusterProjection *projection;
  MusterMetrics *metrics;
  GPtrArray *findings;
} MusterInspection;

/**
 * MusterCheck:
 * @name: stable, as in JSON and in waivers
 * @label: for a person; not yet translated
 * @explanation: why it matters and what to do; not yet translated
 * @fix: (nullable): does what the finding's @fix says, as one step
 */
struct _MusterCheck
{
  const char *name;
  const char *label;
  const char *explanation;
  MusterSeverity severity;
  void (*run) (const MusterCheck *check, MusterInspection *inspection);
  gboolean (*fix) (MusterDocument *doc, const MusterFinding *finding, GError **error);
};

/* All checks, ended by %NULL. */
const MusterCheck *const *muster_checks (void);
const MusterCheck *muster_check_find (const char *name);

/* Adds a finding; takes @fix; @message is translated already. */
void muster_inspection_add (MusterInspection *inspection, const MusterCheck *check, MusterRecord record, MusterRecord other, char *fix, const char *message, ...) G_GNUC_PRINTF (6, 7);

/**
 * muster_inspect:
 * @stage: the stage to look at; 0 for all stages together
 *
 * Returns: (transfer full) (element-type MusterFinding): what all checks find, problems first, then
 *   in the order of checks and of the chart; without what a waiver of the document silences
 */
GPtrArray *muster_inspect (MusterDocument *doc, MusterRecord stage);

/* The same as if it were another day: @today is YYYY-MM-DD. */
GPtrArray *muster_inspect_on (MusterDocument *doc, MusterRecord stage, const char *today);

/* "problem", "warning" or "note", as in JSON. */
const char *muster_severity_get_name (MusterSeverity severity);

G_END_DECLS
