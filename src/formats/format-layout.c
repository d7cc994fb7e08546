/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-layout.c: where the cards of a chart are, as JSON for other programs.
 *
 * Points at 100 %, origin top left, absolute, to a thousandth. One card or connector a line. The
 * card that holds the roles without a department has the id "".
 */
#include "format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "json-text.h"

typedef struct
{
  MusterDocument *doc;
  const MusterLayout *layout;
  GString *text;
} Geometry;

static void
append_length (Geometry *geometry, const char *before, double length)
{
  g_string_append (geometry->text, before);
  muster_json_append_number (geometry->text, round (length * 1000) / 1000);
}

static void
append_id (Geometry *geometry, const char *before, guint card)
{
  g_string_append (geometry->text, before);
  if (card == MUSTER_NOWHERE)
    g_string_append (geometry->text, "null");
  else if (geometry->layout->cards[card].record == 0)
    g_string_append (geometry->text, "\"\"");
  else
    muster_json_append_string (geometry->text, muster_document_get_id (geometry->doc, geometry->layout->cards[card].record));
}

static void
append_card (Geometry *geometry, guint index)
{
  const MusterCard *card = &geometry->layout->cards[index];

  append_id (geometry, "{\"id\":", index);
  g_string_append_printf (geometry->text, ",\"kind\":\"%s\"", muster_kind_get_name (card->kind));
  append_id (geometry, ",\"parent\":", card->parent);
  append_length (geometry, ",\"x\":", card->rect.x);
  append_length (geometry, ",\"y\":", card->rect.y);
  append_length (geometry, ",\"width\":", card->rect.width);
  append_length (geometry, ",\"height\":", card->rect.height);
  g_string_append_c (geometry->text, '}');
}

static void
append_connector (Geometry *geometry, guint index)
{
  const MusterConnector *connector = &geometry->layout->connectors[index];

  append_id (geometry, "{\"from\":", connector->from);
  append_id (geometry, ",\"to\":", connector->to);
  g_string_append_printf (geometry->text, ",\"kind\":\"%s\",\"points\":[", connector->line ? "dotted" : "line");
  for (guint i = 0; i < connector->n_points; i++)
    {
      const MusterPoint *point = &geometry->layout->points[connector->first_point + i];

      append_length (geometry, i > 0 ? ",[" : "[", point->x);
      append_length (geometry, ",", point->y);
      g_string_append_c (geometry->text, ']');
    }
  g_string_append (geometry->text, "]}");
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  g_autoptr (MusterScene) scene = muster_scene_new (export->doc, &export->scene);
  g_autoptr (GString) text = g_string_new (NULL);
  Geometry geometry = { export->doc, muster_scene_get_layout (scene), text };

  append_length (&geometry, "{\n\"width\": ", geometry.layout->width);
  append_length (&geometry, ",\n\"height\": ", geometry.layout->height);
  g_string_append (text, ",\n\"cards\": [");
  for (guint i = 0; i < geometry.layout->n_cards && !g_cancellable_is_cancelled (export->cancellable); i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_card (&geometry, i);
    }
  g_string_append (text, "\n],\n\"connectors\": [");
  for (guint i = 0; i < geometry.layout->n_connectors && !g_cancellable_is_cancelled (export->cancellable); i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_connector (&geometry, i);
    }
  g_string_append (text, "\n]\n}\n");
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

extern const MusterFormat muster_format_layout;

const MusterFormat muster_format_layout = {
  .name = "layout",
  .label = N_ ("Geometry"),
  .suffixes = "json",
  .mime_type = "application/json",
  .flags = MUSTER_FORMAT_PLACED | MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS | MUSTER_FORMAT_TEXT,
  .save = save,
};
