/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stage.h: frames of a window, drawn by the processor alone, and what they cost.
 *
 * A frame costs what the whole process uses of processors from the call that asks for it until it is
 * painted; the frame clock's waiting is in no figure.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* To be called first: no GPU, no accessibility bus, no settings of whoever runs it. */
void stage_init (void);

/* A window of 1600 × 1000 without anything around @child, on the screen and painted. */
GtkWindow *stage_show (GtkWidget *child);

/* Runs the main loop until @window has painted once more. */
void stage_await_frame (GtkWindow *window);

/* Runs the main loop until there is nothing to do for @ms milliseconds. */
void stage_rest (guint ms);

/* Asks for a frame by @ask and waits for it. Returns: milliseconds of processor time */
typedef void (*StageAsk) (gpointer data, guint frame);
double stage_measure (GtkWindow *window, StageAsk ask, gpointer data, guint frame);

/* Measures @n_frames after some that are not counted. Appends "NAME": {"cpu": median, "p95": …} to
 * @out, after a comma if there is something. */
void stage_run (GString *out, const char *name, GtkWindow *window, StageAsk ask, gpointer data, guint n_frames);

G_END_DECLS
