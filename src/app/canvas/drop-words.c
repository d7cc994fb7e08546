/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop-words.c: what a drop would do, in a sentence and in numbers.
 */
#include "drop-private.h"
#include "rehearse.h"
#include "words.h"

#include <glib/gi18n-lib.h>

/* {{{ The sentence */

static const char *
name_of (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get_name (doc, record);
}

static char *
dup_into (MusterDocument *doc, const MusterDrop *drop)
{
  guint n_held = drop->hand->roles->len + drop->hand->departments->len;

  if (drop->target == 0 && drop->hand->kind == MUSTER_KIND_DEPARTMENT)
    return g_strdup (_ ("Move to the top"));
  if (drop->target == 0)
    return g_strdup (_ ("Move out of the department"));
  if (n_held > 1)
    return g_strdup_printf (ngettext ("Move %u card to %s", "Move %u cards to %s", n_held), n_held, name_of (doc, drop->target));
  return g_strdup_printf (_ ("Move to %s"), name_of (doc, drop->target));
}

static char *
dup_place (MusterDocument *doc, const MusterDrop *drop)
{
  GArray *records = drop->meaning == MUSTER_DROP_PLACE || drop->meaning == MUSTER_DROP_CELL ? drop->hand->roles : drop->hand->departments;
  MusterField field = MUSTER_DEPARTMENT_PARENT;

  if (drop->meaning != MUSTER_DROP_NEST_PLACE)
    field = MUSTER_ROLE_DEPARTMENT;
  for (guint i = 0; i < records->len; i++)
    if (muster_document_get_ref (doc, g_array_index (records, MusterRecord, i), field) != drop->target)
      return dup_into (doc, drop);
  if (drop->target == 0)
    return g_strdup (_ ("Change the order"));
  return g_strdup_printf (_ ("Change the order in %s"), name_of (doc, drop->target));
}

static char *
dup_place_report (MusterDocument *doc, const MusterDrop *drop)
{
  for (guint i = 0; i < drop->hand->roles->len; i++)
    if (muster_document_get_manager (doc, g_array_index (drop->hand->roles, MusterRecord, i), 0) != drop->target)
      return g_strdup_printf (_ ("Report to %s, at this place"), name_of (doc, drop->target));
  return g_strdup (_ ("Change the order"));
}

static char *
dup_fill (MusterDocument *doc, const MusterDrop *drop)
{
  guint n_people = drop->hand->people->len;
  const char *who = n_people == 1 ? name_of (doc, g_array_index (drop->hand->people, MusterRecord, 0)) : NULL;

  if (who == NULL)
    return g_strdup_printf (ngettext ("%u person holds “%s”", "%u people hold “%s”", n_people), n_people, name_of (doc, drop->target));
  return g_strdup_printf (drop->meaning == MUSTER_DROP_FILL ? _ ("Fill “%s” with %s") : _ ("Share “%s” with %s"), name_of (doc, drop->target), who);
}

static char *
dup_copy (MusterDocument *doc, const MusterDrop *drop)
{
  if (drop->meaning == MUSTER_DROP_NOTHING)
    return NULL;
  if (drop->hand->kind == MUSTER_KIND_PERSON && drop->target != 0)
    return g_strdup_printf (_ ("Copy here, to hold “%s”"), name_of (doc, drop->target));
  return drop->target != 0 ? g_strdup_printf (_ ("Copy to %s"), name_of (doc, drop->target)) : g_strdup (_ ("Copy here"));
}

/* To a department, into a team, or both. */
static char *
dup_cell (MusterDocument *doc, const MusterDrop *drop)
{
  GArray *roles = drop->hand->roles;
  gboolean moves = FALSE, joins = FALSE, keeps = drop->target != 0 && muster_document_get_kind (doc, drop->target) == MUSTER_KIND_ROLE;
  g_autofree char *into = NULL;

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);

      moves |= !keeps && muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT) != drop->target;
      joins |= !muster_document_leads_team (doc, role, drop->stage) && muster_document_get_team (doc, role, drop->stage) != drop->team;
    }
  if (!moves && !joins)
    return dup_place (doc, drop);
  into = dup_into (doc, drop);
  if (!joins)
    return g_steal_pointer (&into);
  if (!moves)
    return drop->team != 0 ? g_strdup_printf (_ ("Join the team of %s"), name_of (doc, drop->team)) : g_strdup (_ ("Leave the team"));
  /* Translators: “Move to Design, into the team of Kitchen line manager” */
  return drop->team != 0 ? g_strdup_printf (_ ("%s, into the team of %s"), into, name_of (doc, drop->team)) : g_strdup_printf (_ ("%s, out of the team"), into);
}

static char *
dup_what (MusterDocument *doc, const MusterDrop *drop)
{
  if (drop->hand->guest)
    return dup_copy (doc, drop);
  switch (drop->meaning)
    {
    case MUSTER_DROP_MOVE:
    case MUSTER_DROP_NEST:
      return dup_into (doc, drop);
    case MUSTER_DROP_NEST_PLACE:
      return dup_place (doc, drop);
    case MUSTER_DROP_PLACE:
      return muster_document_get_kind (doc, drop->target) == MUSTER_KIND_ROLE ? dup_place_report (doc, drop) : dup_place (doc, drop);
    case MUSTER_DROP_REPORT:
      return drop->target != 0 ? g_strdup_printf (_ ("Report to %s"), name_of (doc, drop->target)) : g_strdup (_ ("Report as the departments say"));
    case MUSTER_DROP_INSERT_ABOVE:
      return g_strdup_printf (_ ("Become the manager of %s"), name_of (doc, drop->target));
    case MUSTER_DROP_FILL:
    case MUSTER_DROP_SHARE:
      return dup_fill (doc, drop);
    case MUSTER_DROP_CELL:
      return dup_cell (doc, drop);
    case MUSTER_DROP_UNPLACE:
      return g_strdup (drop->hand->people->len > 0 ? _ ("Take from every role") : _ ("Make vacant"));
    case MUSTER_DROP_NOTHING:
    default:
      return NULL;
    }
}

char *
muster_drop_dup_sentence (MusterDocument *doc, const MusterDrop *drop)
{
  char *what = dup_what (doc, drop);
  g_autofree char *bare = NULL;

  if (what == NULL || drop->n_more == 0 || drop->scope == MUSTER_SCOPE_ALONE)
    return what;
  bare = what;
  return g_strdup_printf (ngettext ("%s, with %u below", "%s, with %u below", drop->n_more), bare, drop->n_more);
}

char *
muster_drop_dup_label (MusterDocument *doc, const MusterDrop *drop)
{
  const MusterHand *hand = drop->hand;
  GArray *held = hand->roles->len > 0 ? hand->roles : hand->departments->len > 0 ? hand->departments
                                                                                 : hand->people;
  guint n_held = hand->roles->len + hand->departments->len + hand->people->len;
  g_autofree char *what = dup_what (doc, drop);

  if (n_held == 1)
    return g_strdup_printf (_ ("%s: %s"), name_of (doc, g_array_index (held, MusterRecord, 0)), what != NULL ? what : "");
  return what != NULL ? g_steal_pointer (&what) : g_strdup ("");
}

/* }}} */
/* {{{ The numbers */

typedef struct
{
  const MusterDrop *drop;
  MusterScene *scene;
  GString *text;
} Figures;

static guint
get_span (MusterProjection *projection, MusterRecord role)
{
  guint index = role != 0 ? muster_projection_find (projection, role) : MUSTER_NOWHERE;

  return index != MUSTER_NOWHERE ? muster_projection_get_roles (projection)->nodes[index].n_children : 0;
}

static MusterRecord
get_head (MusterProjection *projection, MusterRecord department)
{
  guint index = muster_projection_find (projection, department);

  return index != MUSTER_NOWHERE ? muster_projection_get_head (projection, index) : 0;
}

static void
add_part (Figures *figures, char *part)
{
  if (part != NULL)
    g_string_append_printf (figures->text, "%s%s", figures->text->len > 0 ? " · " : "", part);
  g_free (part);
}

/* "5 → 6", or "5" if it stays. */
static char *
dup_step (guint before, guint after)
{
  return before != after ? g_strdup_printf (_ ("%u → %u"), before, after) : g_strdup_printf ("%u", after);
}

static void
add_span (Figures *figures, MusterProjection *after, MusterRecord was, MusterRecord is)
{
  g_autofree char *step = dup_step (get_span (muster_scene_get_projection (figures->scene), was), get_span (after, is));

  if (is != 0)
    add_part (figures, g_strdup_printf (_ ("span %s"), step));
}

static void
add_layers (Figures *figures, const MusterMetrics *after)
{
  g_autofree char *step = dup_step (muster_scene_get_metrics (figures->scene)->layers, after->layers);

  add_part (figures, g_strdup_printf (ngettext ("%s layer", "%s layers", after->layers), step));
}

static void
add_department (Figures *figures, MusterProjection *after, const MusterMetrics *metrics)
{
  MusterDocument *doc = muster_projection_get_document (after);
  MusterRecord target = figures->drop->target;
  guint index = muster_projection_find (after, target);
  const MusterFigures *own = index != MUSTER_NOWHERE ? &metrics->departments[index] : NULL;
  const char *currency = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_CURRENCY);

  if (own == NULL)
    return;
  add_part (figures, g_strdup_printf (ngettext ("%u role", "%u roles", own->roles), own->roles));
  add_span (figures, after, get_head (muster_scene_get_projection (figures->scene), target), get_head (after, target));
  add_layers (figures, metrics);
  if (own->cost_max > 0)
    add_part (figures, muster_words_money (currency, own->cost_min, own->cost_max));
}

static void
add_people (Figures *figures, MusterProjection *after)
{
  GArray *people = figures->drop->hand->people;
  guint n_held;
  double load;

  if (people->len != 1)
    return;
  n_held = muster_projection_count_held (after, g_array_index (people, MusterRecord, 0), &load);
  add_part (figures, g_strdup_printf (ngettext ("%u role", "%u roles", n_held), n_held));
  add_part (figures, g_strdup_printf (_ ("%.0f %%"), load));
}

static void
look (MusterDocument *doc, gpointer data)
{
  Figures *figures = data;
  g_autoptr (MusterProjection) after = muster_projection_new (doc, muster_scene_get_options (figures->scene)->stage);
  g_autoptr (MusterMetrics) metrics = muster_metrics_new (after);
  MusterRecord target = figures->drop->target;

  if (figures->drop->hand->kind == MUSTER_KIND_PERSON)
    add_people (figures, after);
  else if (muster_document_get_kind (doc, target) == MUSTER_KIND_DEPARTMENT)
    add_department (figures, after, metrics);
  else
    {
      add_span (figures, after, target, target);
      add_layers (figures, metrics);
    }
}

static gboolean
run (MusterDocument *doc, gpointer data, GError **error)
{
  return muster_drop_run (doc, ((Figures *) data)->drop, error);
}

char *
muster_drop_dup_figures (MusterScene *scene, const MusterDrop *drop)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  g_autoptr (GString) text = g_string_new (NULL);
  Figures figures = { drop, scene, text };
  MusterRecord about = drop->hand->kind == MUSTER_KIND_PERSON && drop->hand->people->len == 1 ? g_array_index (drop->hand->people, MusterRecord, 0) : drop->target;

  if (drop->meaning == MUSTER_DROP_NOTHING || drop->meaning == MUSTER_DROP_UNPLACE || drop->refusal != NULL || drop->hand->guest)
    return NULL;
  if (!muster_rehearse (doc, run, look, &figures, NULL) || text->len == 0)
    return NULL;
  if (about == 0)
    return g_strdup (text->str);
  return g_strdup_printf (_ ("%s: %s"), name_of (doc, about), text->str);
}

/* }}} */
