/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * recent.c: see recent.h.
 */
#include "recent.h"
#include "open.h"

#include "config.h"

static int
compare_latest (gconstpointer a, gconstpointer b)
{
  GtkRecentInfo *one = *(GtkRecentInfo *const *) a, *other = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (other), gtk_recent_info_get_modified (one));
}

/* Of those that any program remembers, ours are known by their type: it is ours alone. */
static gboolean
is_chart (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), muster_document_get_format ()->mime_type) == 0;
}

GPtrArray *
muster_recent_list (guint most)
{
  GPtrArray *recent = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n_kept = 0;

  for (GList *item = items; item != NULL; item = item->next)
    if (is_chart (item->data))
      g_ptr_array_add (recent, gtk_recent_info_ref (item->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (recent, compare_latest);
  /* Only those that are asked for are looked for. */
  for (guint i = 0; i < recent->len && n_kept < most; i++)
    if (gtk_recent_info_is_local (g_ptr_array_index (recent, i)) && gtk_recent_info_exists (g_ptr_array_index (recent, i)))
      {
        gpointer kept = g_ptr_array_index (recent, i);

        g_ptr_array_index (recent, i) = g_ptr_array_index (recent, n_kept);
        g_ptr_array_index (recent, n_kept++) = kept;
      }
  g_ptr_array_set_size (recent, (int) n_kept);
  return recent;
}

void
muster_recent_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) muster_document_get_format ()->mime_type,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "muster %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
