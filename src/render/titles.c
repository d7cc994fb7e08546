/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * titles.c: see titles.h. A title is known by its pointer, since a document has each text once and
 * keeps it.
 */
#include "titles.h"

#include "words.h"

struct _MusterTitles
{
  MusterText *text;
  /* By record: the title that was measured, and its lines. */
  GPtrArray *known;
  GByteArray *lines;
};

static void
titles_free (gpointer data)
{
  MusterTitles *titles = data;

  muster_text_free (titles->text);
  g_ptr_array_unref (titles->known);
  g_byte_array_unref (titles->lines);
  g_free (titles);
}

MusterTitles *
muster_titles_of (MusterDocument *doc)
{
  static const char key[] = "muster-titles";
  MusterTitles *titles = g_object_get_data (G_OBJECT (doc), key);

  if (titles != NULL)
    return titles;
  titles = g_new0 (MusterTitles, 1);
  titles->text = muster_text_new ();
  titles->known = g_ptr_array_new ();
  titles->lines = g_byte_array_new ();
  g_object_set_data_full (G_OBJECT (doc), key, titles, titles_free);
  return titles;
}

MusterText *
muster_titles_get_text (MusterTitles *titles)
{
  return titles->text;
}

static guint
measure (MusterTitles *titles, const char *title, double width, guint lines)
{
  g_autofree char *clean = muster_words_clean (title);

  return *clean != '\0' ? muster_text_count_lines (titles->text, clean, MUSTER_TEXT_TITLE, width, lines) : 1;
}

guint
muster_titles_count_lines (MusterTitles *titles, MusterRecord role, const char *title, double width, guint lines)
{
  if (title == NULL)
    return 1;
  if (role >= titles->known->len)
    {
      g_ptr_array_set_size (titles->known, (int) (role + 1));
      g_byte_array_set_size (titles->lines, role + 1);
    }
  if (g_ptr_array_index (titles->known, role) != title)
    {
      titles->known->pdata[role] = (gpointer) title;
      titles->lines->data[role] = (guint8) measure (titles, title, width, lines);
    }
  return titles->lines->data[role];
}
