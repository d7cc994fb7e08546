/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * session-say.c: what is said in passing about a session's document.
 */
#include "session.h"

void
muster_session_say (MusterSession *session, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_signal_emit_by_name (session, "said", text, NULL);
}

void
muster_session_offer (MusterSession *session, const char *text, MusterOffer offer)
{
  g_signal_emit_by_name (session, "said", text, &offer);
}

void
muster_session_say_done (MusterSession *session)
{
  const MusterChange *change = muster_history_peek_undo (muster_session_get_document (session));

  if (change != NULL)
    muster_session_offer (session, change->label, (MusterOffer){ .undo = TRUE });
}

void
muster_session_say_error (MusterSession *session, GError *error)
{
  if (error == NULL)
    return;
  muster_session_say (session, "%s", error->message);
  g_error_free (error);
}
