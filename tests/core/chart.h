/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * chart.h: charts for tests: from a line of text, and at random.
 *
 * A chart in a line:
 *
 *   <s1 s2> Top[*boss{Ann%60,Kit!tool} aide>boss Sub^boss[*lead>boss rep>>boss#3]] solo ~rep-aide:helps
 *
 *   <…>        stages, in order
 *   D[…]       a department with its roles and departments
 *   D^r        its head, where that is not one of its roles
 *   *r         a role that heads the department that it is in
 *   r>m        whom a role reports to, as it follows from the departments: only written, never read
 *   r>>m       whom it reports to by hand
 *   r{p,q}     who holds it; p!tool is of that type, p%60 has that share
 *   r=0.5 r#3  FTE, unnamed posts; r$10-20 pay
 *   x@s1-s2    from and until which stage; either may be left out
 *   ~r-q:text  a dotted line, with a label or without
 *
 * Records have what they are called as their id.
 */
#pragma once

#include "commit.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a document as @text says */
MusterDocument *chart_read (const char *text);

/* Returns: (transfer full): @doc in a line, as above */
char *chart_write (MusterDocument *doc);

/* The record with that id, which must be there. */
MusterRecord chart_get (MusterDocument *doc, const char *id);

/**
 * chart_random:
 * @rand: where chance comes from
 * @size: about how many roles
 * @wild: whether lines of reporting and departments may lead back to where they began
 *
 * Returns: (transfer full): a chart with records of all kinds that refer to each other
 */
MusterDocument *chart_random (GRand *rand, guint size, gboolean wild);

/* One of the records of a kind by chance, 0 if there are none. */
MusterRecord chart_pick (MusterDocument *doc, MusterKind kind, GRand *rand);

/* How many times longer than usual the tests at random shall go on: MUSTER_LONG_TESTS. */
guint chart_long_factor (void);

G_END_DECLS
