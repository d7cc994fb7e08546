/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * settings.h: what Muster remembers of how a person likes its windows, as
 * data/io.github.musterapp.Muster.gschema.xml lists it.
 *
 * A program that is not installed, or only half, has its settings all the same: the schema lies in
 * its resources too. Then what is set lives as long as the object and no longer.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * muster_settings_new:
 *
 * The settings; make them once and hand them on, as two of them may know nothing of each other where
 * the schema is not installed.
 *
 * Returns: (transfer full): never %NULL
 */
GSettings *muster_settings_new (void);

G_END_DECLS
