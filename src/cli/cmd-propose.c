/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-propose.c: muster propose: the fewest moves by which an organisation meets its targets.
 *
 * Targets are the chart's, unless others are given. The same chart gets the same answer, unless time is
 * up: then the answer says what is proved.
 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "commands.h"
#include "input.h"
#include "json-text.h"
#include "propose.h"
#include "select.h"

#define USUAL_MOVES 6
#define USUAL_SECONDS 2

typedef struct
{
  char *format;
  char *stage;
  char *span_min;
  char *span_max;
  char *layers_max;
  char *budget;
  gboolean total_only;
  char *moves;
  char *seconds;
} Options;

static const GOptionEntry options[] = {
  { "span-min", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, span_min), N_ ("Fewest direct reports of whoever has any; 0 for no limit"), N_ ("N") },
  { "span-max", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, span_max), N_ ("Most direct reports; 0 for no limit"), N_ ("N") },
  { "layers-max", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, layers_max), N_ ("Most levels of reporting; 0 for no limit"), N_ ("N") },
  { "budget", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, budget), N_ ("Most that all roles may cost, at the upper ends of their pay"), N_ ("SUM") },
  { "total-only", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, total_only), N_ ("Let departments be over budgets of their own"), NULL },
  { "moves", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, moves), N_ ("Most moves that a proposal may have: 6, if not given"), N_ ("N") },
  { "seconds", 0, 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, seconds), N_ ("How long to look: 2, if not given"), N_ ("N") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("Only what is there at a stage, by its name or id"), N_ ("STAGE") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("text (usual) or json"), N_ ("FORMAT") },
  G_OPTION_ENTRY_NULL
};

static void
describe (GString *text)
{
  g_string_append_printf (text, "%s\n", _ ("A move is a new manager for a role, with its department if that is another; a head for a department that has none; or an open role that is not hired."));
  g_string_append_printf (text, "%s\n", _ ("Exit code 1 if no proposal was found."));
}

/* {{{ Numbers that are given */

/* Takes a number from 0 to @most; leaves @number if there is none. */
static gboolean
take_number (const MusterCommand *command, const char *name, const char *text, double most, double *number)
{
  char *end;
  double value;

  if (text == NULL)
    return TRUE;
  value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(value >= 0 && value <= most))
    {
      muster_command_refuse (command, _ ("--%s cannot be “%s”: write a number from 0 to %.15g"), name, text, most);
      return FALSE;
    }
  *number = value;
  return TRUE;
}

static gboolean
take_count (const MusterCommand *command, const char *name, const char *text, guint most, guint *count)
{
  double number = *count;

  if (!take_number (command, name, text, most, &number))
    return FALSE;
  *count = (guint) number;
  return TRUE;
}

static gboolean
take_targets (const MusterCommand *command, const Options *given, MusterTargets *targets)
{
  return take_count (command, "span-min", given->span_min, 1000, &targets->span_min) &&
         take_count (command, "span-max", given->span_max, 1000, &targets->span_max) &&
         take_count (command, "layers-max", given->layers_max, 1000, &targets->layers_max) &&
         take_number (command, "budget", given->budget, 1e15, &targets->budget);
}

/* }}} */
/* {{{ Text */

static void
append_figures (GString *out, const MusterShapeFigures *before, const MusterShapeFigures *after)
{
  g_string_append_printf (out, _ ("  layers %u → %u, widest span %u → %u, narrowest span %u → %u, cost %.15g → %.15g\n"), before->layers, after->layers, before->widest, after->widest, before->narrowest, after->narrowest, round (before->cost * 1e4) / 1e4, round (after->cost * 1e4) / 1e4);
  if (before->over > 0)
    g_string_append_printf (out, _ ("  departments over their budgets %.15g → %.15g\n"), round (before->over * 1e4) / 1e4, round (after->over * 1e4) / 1e4);
}

static void
print_text (GString *out, MusterDocument *doc, const MusterProposals *proposals, guint n_moves)
{
  g_autofree char *outcome = muster_proposals_describe (proposals, n_moves);

  g_string_append_printf (out, "%s\n", outcome);
  for (guint i = 0; i < proposals->list->len; i++)
    {
      const MusterProposal *proposal = proposals->list->pdata[i];

      g_string_append_printf (out, _ ("\nProposal %u\n"), i + 1);
      for (guint j = 0; j < proposal->moves->len; j++)
        {
          g_autofree char *words = muster_move_describe (doc, &g_array_index (proposal->moves, MusterMove, j));

          g_string_append_printf (out, "- %s\n", words);
        }
      append_figures (out, &proposals->before, &proposal->after);
    }
}

/* }}} */
/* {{{ JSON */

static void
append_json_figures (GString *out, const char *name, const MusterShapeFigures *figures)
{
  g_string_append_printf (out, "\"%s\":{\"layers\":%u,\"span\":{\"min\":%u,\"max\":%u},\"cost\":", name, figures->layers, figures->narrowest, figures->widest);
  muster_json_append_number (out, round (figures->cost * 1e4) / 1e4);
  g_string_append (out, ",\"over-budgets\":");
  muster_json_append_number (out, round (figures->over * 1e4) / 1e4);
  g_string_append_c (out, '}');
}

static void
append_json_move (GString *out, MusterDocument *doc, const MusterMove *move)
{
  static const char *const kinds[] = { "report", "department", "promote", "spare" };
  g_autofree char *words = muster_move_describe (doc, move);

  g_string_append_printf (out, "{\"move\":\"%s\",\"role\":", kinds[move->kind]);
  muster_json_append_string (out, muster_document_get_id (doc, move->role));
  g_string_append (out, ",\"to\":");
  muster_json_append_string (out, muster_document_get_id (doc, move->to));
  g_string_append (out, ",\"message\":");
  muster_json_append_string (out, words);
  g_string_append_c (out, '}');
}

static void
print_json (GString *out, MusterDocument *doc, const MusterProposals *proposals, guint n_moves)
{
  static const char *const ends[] = { "met", "found", "none", "unknown" };

  g_string_append_printf (out, "{\"outcome\":\"%s\",\"proved\":%s,\"at-least\":", ends[proposals->end], muster_proposals_are_proved (proposals) ? "true" : "false");
  if (proposals->at_least == G_MAXUINT)
    g_string_append (out, "null,");
  else
    g_string_append_printf (out, "%u,", proposals->at_least);
  append_json_figures (out, "before", &proposals->before);
  g_string_append (out, ",\"proposals\":[");
  for (guint i = 0; i < proposals->list->len; i++)
    {
      const MusterProposal *proposal = proposals->list->pdata[i];

      g_string_append (out, i > 0 ? ",\n{\"moves\":[" : "\n{\"moves\":[");
      for (guint j = 0; j < proposal->moves->len; j++)
        {
          g_string_append (out, j > 0 ? ",\n" : "\n");
          append_json_move (out, doc, &g_array_index (proposal->moves, MusterMove, j));
        }
      g_string_append (out, "],");
      append_json_figures (out, "after", &proposal->after);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]}\n");
}

/* }}} */

static MusterExit
propose (MusterDocument *doc, MusterRecord stage, const MusterTargets *targets, guint n_moves, double seconds, gboolean json)
{
  g_autoptr (MusterProposals) proposals = muster_propose (doc, stage, targets, n_moves, seconds, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  MusterExit printed;

  (json ? print_json : print_text) (out, doc, proposals, n_moves);
  printed = muster_print (out->str);
  if (printed != MUSTER_EXIT_DONE)
    return printed;
  return proposals->end == MUSTER_PROPOSE_MET || proposals->end == MUSTER_PROPOSE_FOUND ? MUSTER_EXIT_DONE : MUSTER_EXIT_NO;
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  gboolean json = g_strcmp0 (given->format, "json") == 0;
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GError) error = NULL;
  MusterTargets targets;
  MusterRecord stage;
  guint n_moves = USUAL_MOVES;
  double seconds = USUAL_SECONDS;

  if (given->format != NULL && !json && !g_str_equal (given->format, "text"))
    return muster_command_refuse (command, _ ("--format cannot be “%s”; it is one of: %s"), given->format, "text, json");
  if (!take_count (command, "moves", given->moves, MUSTER_PROPOSE_MOST, &n_moves) || !take_number (command, "seconds", given->seconds, 86400, &seconds))
    return MUSTER_EXIT_FAILED;
  doc = muster_input_open_saying (files[0], NULL);
  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  if (!muster_select_stage (doc, given->stage, &stage, &error))
    return muster_message_error (files[0], error);
  targets = muster_targets_of_chart (doc, stage);
  targets.departments &= !given->total_only;
  if (!take_targets (command, given, &targets))
    return MUSTER_EXIT_FAILED;
  if (targets.span_min == 0 && targets.span_max == 0 && targets.layers_max == 0 && isnan (targets.budget) && !targets.departments)
    return muster_command_refuse (command, _ ("The chart has no targets: give --span-max, --layers-max or --budget"));
  return propose (doc, stage, &targets, n_moves, seconds, json);
}

const MusterCommand muster_command_propose = {
  .name = "propose",
  .summary = N_ ("Propose the fewest moves that meet targets"),
  .usage = N_ ("IN [--span-max N] [--layers-max N] [--budget SUM]"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .describe = describe,
  .run = run,
};
