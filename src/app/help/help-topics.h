/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help-topics.h: the words of the help, a topic a page.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A paragraph, or what keys do; in English, to be translated where it is shown. */
typedef struct
{
  const char *text;
  const char *keys; /* as #GtkShortcutLabel takes them; %NULL for a paragraph */
} MusterHelpPart;

typedef struct
{
  const char *title; /* in English */
  const char *icon_name;
  const MusterHelpPart *parts; /* ends with a %NULL text */
} MusterHelpTopic;

/**
 * muster_help_topics:
 *
 * Returns: (transfer none): all topics as they are best read, then one with a %NULL title
 */
const MusterHelpTopic *muster_help_topics (void);

/**
 * muster_help_topic_matches:
 * @words: what a person looks for
 *
 * Returns: whether each word of @words is somewhere in the topic, in the language that is shown and
 *   whatever the case
 */
gboolean muster_help_topic_matches (const MusterHelpTopic *topic, const char *words);

G_END_DECLS
