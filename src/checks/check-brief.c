/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-brief.c: the next thing to settle about the team, in the order in which one is founded: the
 * market and the platform, the product and its audience, the vision, the structure, the roles, what they
 * answer for, and how that is measured.
 *
 * At most one finding: what comes later is not asked for before.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

static gboolean
is_said (MusterDocument *doc, MusterField field)
{
  const char *text = muster_document_get_text (doc, muster_document_get_chart (doc), field);

  return text != NULL && *text != '\0';
}

/* The next step, %NULL if all is settled. */
static const char *
find_next (MusterDocument *doc)
{
  if (!is_said (doc, MUSTER_CHART_INDUSTRY) || !is_said (doc, MUSTER_CHART_PLATFORM))
    return _ ("Next: say in which industry, and on which platform, the team works");
  if (!is_said (doc, MUSTER_CHART_PRODUCT) || !is_said (doc, MUSTER_CHART_AUDIENCE))
    return _ ("Next: say what the core product is, and for whom");
  if (!is_said (doc, MUSTER_CHART_VISION))
    return _ ("Next: write down the vision that everybody shares");
  if (muster_document_count (doc, MUSTER_KIND_DEPARTMENT) == 0)
    return _ ("Next: draw the structure, beginning with the departments");
  if (muster_document_count (doc, MUSTER_KIND_ROLE) == 0)
    return _ ("Next: add the roles of each department");
  if (muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY) == 0)
    return _ ("Next: write down what must get done, and which role answers for it");
  if (muster_document_count (doc, MUSTER_KIND_MEASURE) == 0)
    return _ ("Next: say how each department is measured, and what that earns");
  return NULL;
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const char *next = find_next (inspection->doc);

  if (next != NULL)
    muster_inspection_add (inspection, check, muster_document_get_chart (inspection->doc), 0, NULL, "%s", next);
}

const MusterCheck muster_check_brief = {
  .name = "brief",
  .label = N_ ("Next step"),
  .explanation = N_ ("A team is best founded in this order: market and platform, product and audience, vision, structure, roles, duties and measures. What is skipped is argued about later."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
