/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-check.c: muster check: what is wrong with an organisation.
 *
 * What reading had to repair, and a check would have found, is a problem too: the file still has it.
 * Of a chart with stages each is looked at, for a plan can be wrong at one stage alone; a finding
 * that is the same at several comes once, and says at which if not at all.
 */
#include <glib/gi18n-lib.h>

#include "check.h"
#include "commands.h"
#include "input.h"
#include "json-text.h"
#include "select.h"

typedef struct
{
  char *format;
  char *stage;
  char *today;
} Options;

static const GOptionEntry options[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("text (usual) or json"), N_ ("FORMAT") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("Only what is found at a stage, by its name or id; usually at any"), N_ ("STAGE") },
  { "today", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, today), N_ ("As if it were another day, as 2026-01-31: what is overdue depends on it"), N_ ("DAY") },
  G_OPTION_ENTRY_NULL
};

/* A finding or a repair, in the form in which both are printed; at which stages it was found. */
typedef struct
{
  const char *check;
  MusterSeverity severity;
  guint rank;
  const char *record;
  char *message;
  char *fix;
  guint n_stages;
  GString *stages;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->message);
  g_free (entry->fix);
  if (entry->stages != NULL)
    g_string_free (entry->stages, TRUE);
  g_free (entry);
}

static const char *
severity_label (MusterSeverity severity)
{
  switch (severity)
    {
    case MUSTER_SEVERITY_PROBLEM:
      return _ ("problem");
    case MUSTER_SEVERITY_WARNING:
      return _ ("warning");
    case MUSTER_SEVERITY_NOTE:
      return _ ("note");
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
describe (GString *text)
{
  const MusterCheck *const *checks = muster_checks ();

  g_string_append_printf (text, "%s\n", _ ("Checks:"));
  for (guint i = 0; checks[i] != NULL; i++)
    g_string_append_printf (text, "  %-18s %s (%s)\n", checks[i]->name, _ (checks[i]->label), severity_label (checks[i]->severity));
  g_string_append_printf (text, "\n%s\n", _ ("Exit code 1 if there is a problem; warnings and notes alone are 0."));
}

/* Adds what reading had to mend as problems, under the check that it would have failed or else as
 * "repaired"; the rest is said. */
static void
collect_repairs (const char *input, MusterNotes *notes, GPtrArray *entries)
{
  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);
      const char *check = note->check == NULL && note->kind == MUSTER_NOTE_REPAIRED ? "repaired" : note->check;
      Entry *entry;

      if (check == NULL)
        {
          if (note->kind != MUSTER_NOTE_POOLED)
            muster_message_note (input, note);
          continue;
        }
      entry = g_new0 (Entry, 1);
      entry->check = check;
      entry->severity = MUSTER_SEVERITY_PROBLEM;
      entry->record = note->key;
      entry->message = g_strdup (note->text);
      g_ptr_array_add (entries, entry);
    }
}

/* Its place in the table of checks, from 1: repairs have 0. */
static guint
rank_of (const MusterCheck *check)
{
  const MusterCheck *const *checks = muster_checks ();
  guint i = 0;

  while (checks[i] != check)
    i++;
  return i + 1;
}

static Entry *
make_entry (MusterDocument *doc, const MusterFinding *finding)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->check = finding->check->name;
  entry->severity = finding->check->severity;
  entry->rank = rank_of (finding->check);
  entry->record = muster_document_get_id (doc, finding->record);
  entry->message = g_strdup (finding->message);
  entry->fix = g_strdup (finding->fix);
  entry->stages = g_string_new (NULL);
  return entry;
}

/* @today: (nullable): the day; %NULL for that on which it is */
static GPtrArray *
inspect (MusterDocument *doc, MusterRecord stage, const char *today)
{
  return today != NULL ? muster_inspect_on (doc, stage, today) : muster_inspect (doc, stage);
}

/* Adds what is found at a stage to @entries, unless @seen has it from another. */
static void
collect_stage (MusterDocument *doc, MusterRecord stage, const char *today, GHashTable *seen, GPtrArray *entries)
{
  g_autoptr (GPtrArray) findings = inspect (doc, stage, today);

  for (guint i = 0; i < findings->len; i++)
    {
      const MusterFinding *finding = findings->pdata[i];
      g_autofree char *key = g_strconcat (finding->check->name, " ", muster_document_get_id (doc, finding->record), " ", finding->message, NULL);
      Entry *entry = g_hash_table_lookup (seen, key);

      if (entry == NULL)
        {
          entry = make_entry (doc, finding);
          g_ptr_array_add (entries, entry);
          g_hash_table_insert (seen, g_steal_pointer (&key), entry);
        }
      g_string_append_printf (entry->stages, "%s%s", entry->n_stages++ > 0 ? ", " : "", muster_document_get_name (doc, stage));
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;

  if (left->severity != right->severity)
    return left->severity < right->severity ? -1 : 1;
  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* Adds what is found at each stage in turn. */
static void
collect_plan (MusterDocument *doc, const GArray *stages, const char *today, GPtrArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first = entries->len;

  for (guint i = 0; i < stages->len; i++)
    collect_stage (doc, g_array_index (stages, MusterRecord, i), today, seen, entries);
  g_ptr_array_sort (entries, compare_entries);

  for (guint i = first; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];
      g_autofree char *message = entry->message;

      entry->message = entry->n_stages == stages->len ? g_strdup (message)
                                                      : g_strdup_printf (_ ("%s (at: %s)"), message, entry->stages->str);
    }
}

static void
collect_findings (MusterDocument *doc, MusterRecord stage, const char *today, GPtrArray *entries)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  g_autoptr (GPtrArray) findings = NULL;

  if (stage == 0 && stages->len > 0)
    {
      collect_plan (doc, stages, today, entries);
      return;
    }
  findings = inspect (doc, stage, today);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (entries, make_entry (doc, findings->pdata[i]));
}

static void
append_json_text (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (value != NULL)
    muster_json_append_string (out, value);
  else
    g_string_append (out, "null");
}

static void
print_json (GString *out, const GPtrArray *entries, const guint *counts)
{
  g_string_append (out, "{\"findings\":[");
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_json_text (out, "check", entry->check);
      g_string_append_c (out, ',');
      append_json_text (out, "severity", muster_severity_get_name (entry->severity));
      g_string_append_c (out, ',');
      append_json_text (out, "record", entry->record);
      g_string_append_c (out, ',');
      append_json_text (out, "message", entry->message);
      g_string_append_c (out, ',');
      append_json_text (out, "fix", entry->fix);
      g_string_append_c (out, '}');
    }
  g_string_append_printf (out,
                          "\n],\"counts\":{\"problem\":%u,\"warning\":%u,\"note\":%u}}\n",
                          counts[MUSTER_SEVERITY_PROBLEM],
                          counts[MUSTER_SEVERITY_WARNING],
                          counts[MUSTER_SEVERITY_NOTE]);
}

static void
print_text (GString *out, const GPtrArray *entries, const guint *counts, guint n_silenced)
{
  guint problems = counts[MUSTER_SEVERITY_PROBLEM];
  guint warnings = counts[MUSTER_SEVERITY_WARNING];
  guint remarks = counts[MUSTER_SEVERITY_NOTE];

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      g_string_append_printf (out, "%s: %s [%s", severity_label (entry->severity), entry->message, entry->check);
      if (entry->record != NULL)
        g_string_append_printf (out, " %s", entry->record);
      g_string_append (out, "]\n");
    }
  g_string_append_printf (out, ngettext ("%u problem", "%u problems", problems), problems);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u warning", "%u warnings", warnings), warnings);
  g_string_append (out, ", ");
  g_string_append_printf (out, ngettext ("%u note", "%u notes", remarks), remarks);
  if (n_silenced > 0)
    g_string_append_printf (out, ngettext ("; %u is silenced", "; %u are silenced", n_silenced), n_silenced);
  g_string_append_c (out, '\n');
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  gboolean json = g_strcmp0 (given->format, "json") == 0;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  MusterRecord stage;
  guint counts[MUSTER_SEVERITY_NOTE + 1] = { 0 };
  MusterExit printed;

  if (given->format != NULL && !json && !g_str_equal (given->format, "text"))
    return muster_command_refuse (command, _ ("--format cannot be “%s”; it is one of: %s"), given->format, "text, json");

  if (given->today != NULL && !muster_date_is_valid (given->today))
    return muster_command_refuse (command, _ ("--today cannot be “%s”: write a day as 2026-01-31"), given->today);

  doc = muster_input_open (files[0], notes, NULL, &error);
  if (doc == NULL || !muster_select_stage (doc, given->stage, &stage, &error))
    return muster_message_error (files[0], error);

  collect_repairs (files[0], notes, entries);
  collect_findings (doc, stage, given->today, entries);
  for (guint i = 0; i < entries->len; i++)
    counts[((const Entry *) entries->pdata[i])->severity]++;
  if (json)
    print_json (out, entries, counts);
  else
    print_text (out, entries, counts, muster_document_count (doc, MUSTER_KIND_WAIVER));

  printed = muster_print (out->str);
  if (printed != MUSTER_EXIT_DONE)
    return printed;
  return counts[MUSTER_SEVERITY_PROBLEM] > 0 ? MUSTER_EXIT_NO : MUSTER_EXIT_DONE;
}

const MusterCommand muster_command_check = {
  .name = "check",
  .summary = N_ ("Find what is wrong with an organisation"),
  .usage = N_ ("IN"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .describe = describe,
  .run = run,
};
