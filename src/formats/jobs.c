/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jobs.c: see jobs.h.
 */
#include "jobs.h"

#include <gio/gio.h>
#include <string.h>

/* What a file's name may have of a title, in bytes. */
#define MAX_NAME 100

static const MusterJobFormat *const formats[] = {
  &muster_job_pdf,
  &muster_job_html,
  &muster_job_markdown,
  NULL,
};

const MusterJobFormat *const *
muster_job_formats (void)
{
  return formats;
}

const MusterJobFormat *
muster_job_format_find (const char *name)
{
  for (guint i = 0; formats[i] != NULL; i++)
    if (g_strcmp0 (formats[i]->name, name) == 0)
      return formats[i];
  return NULL;
}

const MusterJobFormat *
muster_job_format_for_file (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  for (guint i = 0; dot != NULL && formats[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i]->suffix) == 0)
      return formats[i];
  return NULL;
}

static void
free_job (gpointer job)
{
  muster_job_free (job);
}

/* By department, as a person reads a chart. */
static void
add_department (MusterProjection *projection, guint department, gboolean pay, GPtrArray *jobs)
{
  guint n_roles;
  const guint *roles = muster_projection_list_roles (projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    g_ptr_array_add (jobs, muster_job_new (projection, muster_projection_get_roles (projection)->nodes[roles[i]].record, pay));
}

GPtrArray *
muster_jobs_new (MusterProjection *projection, MusterRecord role, gboolean pay)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func (free_job);

  if (role != 0)
    {
      g_ptr_array_add (jobs, muster_job_new (projection, role, pay));
      return jobs;
    }
  for (guint i = 0; i < muster_projection_get_departments (projection)->n_nodes; i++)
    add_department (projection, i, pay, jobs);
  add_department (projection, MUSTER_NOWHERE, pay, jobs);
  return jobs;
}

GBytes *
muster_jobs_write (const GPtrArray *jobs, const MusterJobFormat *format, gint64 time, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (!format->write (jobs, time, out, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* A title without what file systems do not take. */
static char *
dup_plain_name (const char *title)
{
  GString *name = g_string_new (NULL);

  for (; *title != '\0' && name->len < MAX_NAME; title = g_utf8_next_char (title))
    {
      gunichar letter = g_utf8_get_char (title);
      gboolean taken = g_unichar_isprint (letter) && (letter >= 0x80 || strchr ("/\\:*?\"<>|", (int) letter) == NULL);

      g_string_append_unichar (name, taken ? letter : '-');
    }
  /* Neither hidden, nor a folder above. */
  if (name->len == 0 || name->str[0] == '.')
    g_string_prepend_c (name, '-');
  return g_string_free (name, FALSE);
}

char **
muster_jobs_dup_names (const GPtrArray *jobs, const char *suffix)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < jobs->len; i++)
    {
      const MusterJob *job = jobs->pdata[i];
      g_autofree char *plain = dup_plain_name (job->title);
      g_autofree char *name = g_strdup_printf ("%s.%s", plain, suffix);

      for (guint n = 2; !g_hash_table_add (seen, g_utf8_casefold (name, -1)); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s %u.%s", plain, n, suffix);
        }
      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}
