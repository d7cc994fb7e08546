/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-over-100.c: a person whose shares of the roles that are there add up to more than all.
 *
 * Without a stage it is that of the stage with most. The fix lowers the shares in proportion, to whole
 * per cents where it can.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "even.h"
#include "rehearse.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) people = muster_document_list (inspection->doc, MUSTER_KIND_PERSON);

  for (guint i = 0; i < people->len; i++)
    {
      MusterRecord person = g_array_index (people, MusterRecord, i);
      double load;
      guint n_held = muster_projection_count_held (inspection->projection, person, &load);

      /* Shares such as 33.3 do not add up exactly */
      if (load <= 100 + 1e-6)
        continue;
      muster_inspection_add (inspection,
                             check,
                             person,
                             0,
                             /* xgettext:no-c-format */
                             g_strdup (_ ("Lower the shares to 100 % in all")),
                             ngettext ("“%s” holds %u role, with %.4g %% in all", "“%s” holds %u roles, with %.4g %% in all", n_held),
                             muster_document_get_name (inspection->doc, person),
                             n_held,
                             load);
    }
}

static double
get_share (MusterDocument *doc, MusterRecord holding)
{
  return muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);
}

static GArray *
list_held (MusterDocument *doc, MusterRecord person, MusterRecord stage)
{
  GArray *held = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);

      if (role != 0 && muster_document_lives_at (doc, holding, stage) && muster_document_lives_at (doc, role, stage))
        g_array_append_val (held, holding);
    }
  return held;
}

/* What is smaller than what can be written stays so. */
static gboolean
lower_at (MusterDocument *doc, MusterRecord person, MusterRecord stage, GError **error)
{
  g_autoptr (GArray) held = list_held (doc, person, stage);
  g_autofree double *shares = g_new (double, held->len);
  double sum = 0;

  for (guint i = 0; i < held->len; i++)
    sum += shares[i] = get_share (doc, g_array_index (held, MusterRecord, i));
  if (sum <= 100 + 1e-6)
    return TRUE;
  muster_even_out (shares, held->len);
  for (guint i = 0; i < held->len; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      if (!muster_edit_set (doc, g_array_index (held, MusterRecord, i), MUSTER_HOLDING_SHARE, g_ascii_formatd (text, sizeof text, "%.6g", shares[i]), MUSTER_COMMIT_DEFAULT, error))
        return FALSE;
    }
  return TRUE;
}

/* Of what she holds when the finding was made; without a stage at each, one after the other, which never
 * raises a share. */
static gboolean
lower (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  if (finding->stage != 0 || stages->len == 0)
    return lower_at (doc, finding->record, finding->stage, error);
  for (guint i = 0; i < stages->len; i++)
    if (!lower_at (doc, finding->record, g_array_index (stages, MusterRecord, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Lower the shares of “%s” to 100 %% in all"), muster_document_get_name (doc, finding->record));

  return muster_together (doc, lower, (gpointer) finding, label, error);
}

const MusterCheck muster_check_over_100 = {
  .name = "over-100",
  .label = N_ ("Person over 100 %"),
  .explanation = N_ ("Somebody who is promised to several roles for more than the whole of their time will fail one of them. Lower the shares, or find somebody else for a role."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
