/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * story.c: see story.h.
 */
#include "story.h"

#include <glib/gi18n-lib.h>

/* How long a stage is shown, in milliseconds: for its chart, and for each letter of its goal. */
#define DURATION 3000
#define DURATION_LETTER 25
#define DURATION_MAX 9000

struct _MusterStory
{
  GObject parent_instance;

  MusterSession *session;
  /* The stage that is shown by the story; 0 if it does not play. */
  MusterRecord stage;
  guint timer;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MusterStory, muster_story, G_TYPE_OBJECT)

static gboolean on_time (gpointer data);

static guint
measure_time (MusterStory *story)
{
  const char *goal = muster_document_get_text (muster_session_get_document (story->session), story->stage, MUSTER_STAGE_GOAL);

  return MIN (DURATION_MAX, DURATION + DURATION_LETTER * (goal != NULL ? (guint) g_utf8_strlen (goal, -1) : 0));
}

static void
show (MusterStory *story, MusterRecord stage)
{
  g_clear_handle_id (&story->timer, g_source_remove);
  story->stage = stage;
  if (stage != 0)
    {
      muster_session_set_stage (story->session, stage);
      story->timer = g_timeout_add (measure_time (story), on_time, story);
    }
  g_signal_emit (story, changed_signal, 0);
}

/* The place of the stage that is shown among all; -1 if it is none of them any more. */
static int
find_place (MusterStory *story, GArray *stages)
{
  for (guint i = 0; i < stages->len; i++)
    if (g_array_index (stages, MusterRecord, i) == story->stage)
      return (int) i;
  return -1;
}

void
muster_story_go_on (MusterStory *story)
{
  g_autoptr (GArray) stages = muster_document_list (muster_session_get_document (story->session), MUSTER_KIND_STAGE);
  int place = find_place (story, stages);

  show (story, place >= 0 && (guint) place + 1 < stages->len ? g_array_index (stages, MusterRecord, place + 1) : 0);
}

static gboolean
on_time (gpointer data)
{
  MusterStory *story = data;

  story->timer = 0;
  muster_story_go_on (story);
  return G_SOURCE_REMOVE;
}

void
muster_story_stop (MusterStory *story)
{
  if (story->stage != 0)
    show (story, 0);
}

void
muster_story_toggle (MusterStory *story)
{
  g_autoptr (GArray) stages = muster_document_list (muster_session_get_document (story->session), MUSTER_KIND_STAGE);

  show (story, story->stage == 0 && stages->len > 0 ? g_array_index (stages, MusterRecord, 0) : 0);
}

gboolean
muster_story_is_playing (MusterStory *story)
{
  return story->stage != 0;
}

char *
muster_story_dup_caption (MusterStory *story)
{
  MusterDocument *doc = muster_session_get_document (story->session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  int place = find_place (story, stages);
  const char *goal = place >= 0 ? muster_document_get_text (doc, story->stage, MUSTER_STAGE_GOAL) : NULL;
  const char *name = place >= 0 ? muster_document_get_name (doc, story->stage) : "";
  g_autofree char *number = g_strdup_printf (_ ("%d of %u"), place + 1, stages->len);

  if (goal == NULL)
    return g_strdup_printf ("%s · %s", number, name);
  /* Translators: which of how many, the name of a stage, and its goal */
  return g_strdup_printf (_ ("%s · %s: %s"), number, name, goal);
}

/* Somebody chose another stage, or removed this one. */
static void
follow (MusterStory *story)
{
  if (story->stage != 0 && muster_session_get_options (story->session)->stage != story->stage)
    muster_story_stop (story);
}

static void
muster_story_dispose (GObject *object)
{
  MusterStory *story = MUSTER_STORY (object);

  g_clear_handle_id (&story->timer, g_source_remove);
  if (story->session != NULL)
    g_signal_handlers_disconnect_by_data (story->session, story);
  g_clear_object (&story->session);
  G_OBJECT_CLASS (muster_story_parent_class)->dispose (object);
}

static void
muster_story_class_init (MusterStoryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_story_dispose;
  changed_signal = g_signal_new ("changed", MUSTER_TYPE_STORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
muster_story_init (MusterStory *story)
{
}

MusterStory *
muster_story_new (MusterSession *session)
{
  MusterStory *story = g_object_new (MUSTER_TYPE_STORY, NULL);

  story->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (follow), story);
  return story;
}
