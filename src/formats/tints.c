/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tints.c: see tints.h.
 */
#include "tints.h"
#include "theme.h"

/* How much of a colour there is in an edge: of a card that is coloured by itself. */
#define COAT_EDGE 0.55

struct _MusterTints
{
  MusterExtent *extent;
  MusterDocument *doc;
  MusterColors *colors;
  MusterMetrics *metrics;
  MusterPaints *paints;
};

static const MusterColor white = { 1, 1, 1, 1 };

MusterTints *
muster_tints_new (const MusterExport *export, MusterExtent *extent)
{
  MusterTints *tints = g_new0 (MusterTints, 1);

  tints->extent = extent;
  tints->doc = export->doc;
  tints->colors = muster_colors_new (export->doc);
  tints->metrics = muster_metrics_new (extent->projection);
  tints->paints = muster_paints_new (extent->projection, tints->metrics, MUSTER_THEME_LIGHT, export->scene.color_by);
  return tints;
}

void
muster_tints_free (MusterTints *tints)
{
  g_clear_pointer (&tints->paints, muster_paints_free);
  muster_metrics_free (tints->metrics);
  muster_colors_free (tints->colors);
  g_free (tints);
}

static void
write_color (char *to, MusterColor color)
{
  g_snprintf (to, 8, "#%02x%02x%02x", (guint) (color.red * 255 + 0.5), (guint) (color.green * 255 + 0.5), (guint) (color.blue * 255 + 0.5));
}

static MusterTint
make_tint (MusterColor color, double share, double edge, const char *badge)
{
  MusterTint tint = { .badge = badge };

  write_color (tint.fill, muster_color_mix (white, color, share));
  write_color (tint.edge, muster_color_mix (white, color, edge));
  return tint;
}

/* The department whose colour a record shows; 0 for none. */
static MusterRecord
find_department (MusterTints *tints, MusterRecord record)
{
  MusterProjection *projection = tints->extent->projection;
  guint index = muster_projection_find (projection, record), department;

  if (muster_document_get_kind (tints->doc, record) == MUSTER_KIND_DEPARTMENT)
    return record;
  if (tints->extent->by_department || index == MUSTER_NOWHERE)
    return 0;
  department = muster_projection_get_department_of (projection, index);
  return department != MUSTER_NOWHERE ? muster_projection_get_departments (projection)->nodes[department].record : 0;
}

MusterTint
muster_tints_get (MusterTints *tints, MusterRecord record)
{
  const MusterPalette *palette = muster_theme_get_palette (MUSTER_THEME_LIGHT);
  MusterCoat coat = tints->paints != NULL ? muster_paints_get (tints->paints, record) : (MusterCoat){ 0 };
  MusterRecord department = find_department (tints, record);

  if (coat.color.alpha > 0)
    return make_tint (coat.color, palette->coat, COAT_EDGE, coat.badge);
  if (department == 0 || (tints->paints != NULL && muster_paints_replace_departments (tints->paints)))
    return (MusterTint){ .badge = coat.badge };
  return make_tint (muster_colors_get (tints->colors, department), palette->tint, palette->edge, coat.badge);
}

GPtrArray *
muster_tints_get_keys (MusterTints *tints)
{
  return tints->paints != NULL ? muster_paints_get_keys (tints->paints) : NULL;
}

const char *
muster_tints_get_title (MusterTints *tints)
{
  const char *title = tints->paints != NULL ? muster_paints_get_title (tints->paints) : NULL;

  return title != NULL ? title : "";
}

MusterTint
muster_tint_of_key (const MusterPaintKey *key)
{
  return make_tint (key->badge != NULL ? key->badge_color : key->color, muster_theme_get_palette (MUSTER_THEME_LIGHT)->coat, COAT_EDGE, key->badge);
}
