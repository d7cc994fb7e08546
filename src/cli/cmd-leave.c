/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-leave.c: muster leave: what is left uncovered if somebody leaves.
 *
 * JSON has stable names whatever the language; text is for reading.
 */
#include <glib/gi18n-lib.h>

#include "commands.h"
#include "departure.h"
#include "input.h"
#include "json-text.h"
#include "select.h"

typedef struct
{
  char *format;
  char *stage;
} Options;

static const GOptionEntry options[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("text (usual) or json"), N_ ("FORMAT") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("As it is at a stage, by its name or id"), N_ ("STAGE") },
  G_OPTION_ENTRY_NULL
};

static void
describe (GString *text)
{
  g_string_append_printf (text, "%s\n", _ ("PERSON is a name or an id. Exit code 1 if a role, a responsibility, a report or a checkpoint is left\n"
                                           "with nobody."));
}

/* {{{ Text */

static const char *
get_name (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get_name (doc, record);
}

static const char *
get_result (MusterDocument *doc, MusterRecord checkpoint)
{
  const char *result = muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_RESULT);

  return result != NULL ? result : get_name (doc, checkpoint);
}

static void
append_cover (GString *out, MusterDocument *doc, const GArray *cover)
{
  for (guint i = 0; i < cover->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? _ ("; could cover: ") : _ (", "), get_name (doc, g_array_index (cover, MusterRecord, i)));
  g_string_append_c (out, '\n');
}

static void
print_text (GString *out, MusterDocument *doc, const MusterDeparture *departure)
{
  g_string_append_printf (out, _ ("If %s leaves:\n"), get_name (doc, departure->person));
  for (guint i = 0; i < departure->roles->len; i++)
    {
      const MusterLeftRole *left = &g_array_index (departure->roles, MusterLeftRole, i);

      if (left->open)
        g_string_append_printf (out, _ ("  role open: %s"), get_name (doc, left->role));
      else
        g_string_append_printf (out, _ ("  role with fewer hands: %s (%g %%)"), get_name (doc, left->role), left->share);
      append_cover (out, doc, left->cover);
    }
  for (guint i = 0; i < departure->duties->len; i++)
    {
      const MusterLeftDuty *left = &g_array_index (departure->duties, MusterLeftDuty, i);

      g_string_append_printf (out, left->uncovered ? _ ("  nobody left for: %s") : _ ("  nobody answers for: %s"), get_name (doc, left->responsibility));
      append_cover (out, doc, left->cover);
    }
  for (guint i = 0; i < departure->reports->len; i++)
    {
      const MusterLeftLink *link = &g_array_index (departure->reports, MusterLeftLink, i);

      g_string_append_printf (out, _ ("  without a manager: %s (reports to %s)\n"), get_name (doc, link->record), get_name (doc, link->role));
    }
  for (guint i = 0; i < departure->checkpoints->len; i++)
    {
      const MusterLeftLink *link = &g_array_index (departure->checkpoints, MusterLeftLink, i);

      g_string_append_printf (out, _ ("  checkpoint without an owner: %s (%s)\n"), get_result (doc, link->record), get_name (doc, link->role));
    }
  if (departure->roles->len == 0)
    g_string_append (out, _ ("  nothing: no role is held\n"));
}

/* }}} */
/* {{{ JSON */

static void
append_json (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (value != NULL)
    muster_json_append_string (out, value);
  else
    g_string_append (out, "null");
}

/* "id" and "name" of a record, without the brackets. */
static void
append_json_record (GString *out, MusterDocument *doc, MusterRecord record, const char *name)
{
  append_json (out, "id", muster_document_get_id (doc, record));
  g_string_append_c (out, ',');
  append_json (out, "name", name);
}

static void
append_json_cover (GString *out, MusterDocument *doc, const GArray *cover)
{
  g_string_append (out, ",\"cover\":[");
  for (guint i = 0; i < cover->len; i++)
    {
      g_string_append (out, i > 0 ? ",{" : "{");
      append_json_record (out, doc, g_array_index (cover, MusterRecord, i), get_name (doc, g_array_index (cover, MusterRecord, i)));
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
}

static void
append_json_roles (GString *out, MusterDocument *doc, const GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    {
      const MusterLeftRole *left = &g_array_index (roles, MusterLeftRole, i);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_json_record (out, doc, left->role, get_name (doc, left->role));
      g_string_append_printf (out, ",\"open\":%s,\"share\":", left->open ? "true" : "false");
      muster_json_append_number (out, left->share);
      append_json_cover (out, doc, left->cover);
    }
}

static void
append_json_duties (GString *out, MusterDocument *doc, const GArray *duties)
{
  for (guint i = 0; i < duties->len; i++)
    {
      const MusterLeftDuty *left = &g_array_index (duties, MusterLeftDuty, i);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_json_record (out, doc, left->responsibility, get_name (doc, left->responsibility));
      g_string_append_c (out, ',');
      append_json (out, "role", muster_document_get_id (doc, left->role));
      g_string_append_printf (out, ",\"unowned\":%s,\"uncovered\":%s", left->unowned ? "true" : "false", left->uncovered ? "true" : "false");
      append_json_cover (out, doc, left->cover);
    }
}

static void
append_json_links (GString *out, MusterDocument *doc, const GArray *links, const char *role)
{
  for (guint i = 0; i < links->len; i++)
    {
      const MusterLeftLink *link = &g_array_index (links, MusterLeftLink, i);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_json_record (out, doc, link->record, muster_document_get_kind (doc, link->record) == MUSTER_KIND_CHECKPOINT ? get_result (doc, link->record) : get_name (doc, link->record));
      g_string_append_c (out, ',');
      append_json (out, role, muster_document_get_id (doc, link->role));
      g_string_append_c (out, '}');
    }
}

static void
print_json (GString *out, MusterDocument *doc, MusterRecord stage, const MusterDeparture *departure)
{
  g_string_append (out, "{\"person\":{");
  append_json_record (out, doc, departure->person, get_name (doc, departure->person));
  g_string_append (out, "},");
  append_json (out, "stage", stage != 0 ? muster_document_get_id (doc, stage) : NULL);
  g_string_append (out, ",\"roles\":[");
  append_json_roles (out, doc, departure->roles);
  g_string_append (out, "\n],\"responsibilities\":[");
  append_json_duties (out, doc, departure->duties);
  g_string_append (out, "\n],\"reports\":[");
  append_json_links (out, doc, departure->reports, "manager");
  g_string_append (out, "\n],\"checkpoints\":[");
  append_json_links (out, doc, departure->checkpoints, "owner");
  g_string_append (out, "\n]}\n");
}

/* }}} */

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  static const MusterKind kinds[] = { MUSTER_KIND_PERSON };
  const Options *given = data;
  gboolean json = g_strcmp0 (given->format, "json") == 0;
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterDeparture) departure = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  MusterRecord stage, person;
  MusterExit printed;

  if (given->format != NULL && !json && !g_str_equal (given->format, "text"))
    return muster_command_refuse (command, _ ("--format cannot be “%s”; it is one of: %s"), given->format, "text, json");
  doc = muster_input_open_saying (files[0], NULL);
  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  if (!muster_select_stage (doc, given->stage, &stage, &error) || !muster_select (doc, kinds, G_N_ELEMENTS (kinds), files[1], &person, &error))
    return muster_message_error (files[0], error);

  projection = muster_projection_new (doc, stage);
  departure = muster_departure_new (projection, person);
  if (json)
    print_json (out, doc, stage, departure);
  else
    print_text (out, doc, departure);
  printed = muster_print (out->str);
  if (printed != MUSTER_EXIT_DONE)
    return printed;
  return muster_departure_count_open (departure) + departure->duties->len > 0 ? MUSTER_EXIT_NO : MUSTER_EXIT_DONE;
}

const MusterCommand muster_command_leave = {
  .name = "leave",
  .summary = N_ ("Tell what is left uncovered if somebody leaves"),
  .usage = N_ ("IN PERSON"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 2,
  .max_files = 2,
  .describe = describe,
  .run = run,
};
