/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plain-json FILE read|save: what json-glib's own ways cost: a whole parse; or building the same
 * document with JsonBuilder, generating it, and a durable save by GLib.
 */
#include <json-glib/json-glib.h>

#include "meter.h"

static void
build_value (JsonBuilder *builder, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    json_builder_add_string_value (builder, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    json_builder_add_int_value (builder, json_node_get_int (node));
  else
    json_builder_add_value (builder, json_node_copy (node));
}

static void
build_record (JsonBuilder *builder, JsonObject *record)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_builder_begin_object (builder);
  json_object_iter_init_ordered (&iter, record);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      json_builder_set_member_name (builder, name);
      build_value (builder, node);
    }
  json_builder_end_object (builder);
}

static void
save (JsonNode *root, const char *path)
{
  JsonArray *records = json_object_get_array_member (json_node_get_object (root), "records");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *to = g_strconcat (path, ".plain", NULL), *text = NULL;
  gsize size;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < json_array_get_length (records); i++)
    build_record (builder, json_array_get_object_element (records, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_generator_set_root (generator, json_builder_get_root (builder));
  text = json_generator_to_data (generator, &size);
  g_file_set_contents_full (to, text, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, NULL);
  unlink (to);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  double cpu = meter_cpu (), wall = meter_wall ();
  gsize size;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, &size, NULL) || !json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return 2;
  if (g_str_equal (argv[2], "save"))
    {
      cpu = meter_cpu ();
      wall = meter_wall ();
      save (json_parser_get_root (parser), argv[1]);
    }
  printf ("{\"cpu\": %.3f, \"wall\": %.3f, \"memory\": %.1f}\n", meter_cpu () - cpu, meter_wall () - wall, meter_peak ());
  return 0;
}
