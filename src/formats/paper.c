/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paper.c: the sheets of ISO 216 and of North America.
 */
#include "paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

#define MM (72.0 / 25.4)

static const MusterSheetSize sheets[] = {
  { "fit", 0, 0 },
  { "A0", 841 * MM, 1189 * MM },
  { "A1", 594 * MM, 841 * MM },
  { "A2", 420 * MM, 594 * MM },
  { "A3", 297 * MM, 420 * MM },
  { "A4", 210 * MM, 297 * MM },
  { "A5", 148 * MM, 210 * MM },
  { "Letter", 8.5 * 72, 11 * 72 },
  { "Legal", 8.5 * 72, 14 * 72 },
  { "Tabloid", 11 * 72, 17 * 72 },
  { NULL, 0, 0 },
};

const MusterSheetSize *
muster_sheet_sizes (void)
{
  return sheets;
}

static gboolean
parse_turn (const char *text, MusterTurn *turn)
{
  if (*text == '\0')
    *turn = MUSTER_TURN_BY_CHART;
  else if (g_ascii_strcasecmp (text, "-portrait") == 0)
    *turn = MUSTER_TURN_PORTRAIT;
  else if (g_ascii_strcasecmp (text, "-landscape") == 0)
    *turn = MUSTER_TURN_LANDSCAPE;
  else
    return FALSE;
  return TRUE;
}

gboolean
muster_paper_parse (const char *text, MusterPaper *paper, GError **error)
{
  gsize length = strcspn (text, "-");

  for (guint i = 0; sheets[i].name != NULL; i++)
    {
      if (strlen (sheets[i].name) != length || g_ascii_strncasecmp (sheets[i].name, text, length) != 0)
        continue;
      if (sheets[i].width <= 0 && text[length] != '\0')
        break;
      paper->width = sheets[i].width;
      paper->height = sheets[i].height;
      if (parse_turn (text + length, &paper->turn))
        return TRUE;
    }
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no sheet “%s”; take fit, A0 to A5, Letter, Legal or Tabloid, and -portrait or -landscape behind it if you like"), text);
  return FALSE;
}

void
muster_paper_lay (const MusterPaper *paper, MusterScene *scene, double *width, double *height)
{
  gboolean landscape = paper->turn == MUSTER_TURN_LANDSCAPE;

  if (paper->turn == MUSTER_TURN_BY_CHART && scene != NULL)
    {
      const MusterLayout *layout = muster_scene_get_layout (scene);

      landscape = layout->width > layout->height;
    }

  *width = landscape ? paper->height : paper->width;
  *height = landscape ? paper->width : paper->height;
}
