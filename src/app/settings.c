/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * settings.c: see settings.h.
 *
 * GIO ends the program where a schema is missing, and reads schemas from folders only. So the schema
 * of the resources is put into a folder for as long as it takes to map it.
 */
#define G_SETTINGS_ENABLE_BACKEND
#include "settings.h"

#include "config.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

static GSettingsSchema *
find_installed (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  return source == NULL ? NULL : g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
}

static GSettingsSchema *
load_from (const char *parent, GBytes *compiled)
{
  g_autofree char *folder = g_build_filename (parent, "muster-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  gsize size;
  const char *data = g_bytes_get_data (compiled, &size);

  if (g_mkdtemp (folder) == NULL)
    return NULL;
  path = g_build_filename (folder, "gschemas.compiled", NULL);
  if (g_file_set_contents (path, data, (gssize) size, NULL))
    source = g_settings_schema_source_new_from_directory (folder, NULL, FALSE, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return source == NULL ? NULL : g_settings_schema_source_lookup (source, APPLICATION_ID, FALSE);
}

static GSettingsSchema *
load_own (void)
{
  const char *const parents[] = { g_get_tmp_dir (), g_get_user_runtime_dir (), g_get_user_cache_dir () };
  g_autoptr (GBytes) compiled = g_resources_lookup_data ("/io/github/musterapp/Muster/gschemas.compiled", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GSettingsSchema *schema = NULL;

  g_assert (compiled != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parents) && schema == NULL; i++)
    schema = load_from (parents[i], compiled);
  if (schema == NULL)
    g_error ("There is no folder that can be written to, not even %s", g_get_tmp_dir ());
  return schema;
}

GSettings *
muster_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_installed ();
  g_autoptr (GSettingsBackend) backend = NULL;

  if (schema == NULL)
    {
      schema = load_own ();
      backend = g_memory_settings_backend_new ();
    }
  return g_settings_new_full (schema, backend, NULL);
}
