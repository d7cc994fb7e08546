/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * templates.h: the documents that a new chart can begin as.
 *
 * Each is a document in Muster's own format, in English and in Chinese, with the same records and
 * the same ids in both: only the texts differ. They are inside the program.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusterTemplate:
 * @name: as in "muster new NAME"
 * @label: for a person; not yet translated
 * @description: a sentence that says what is in it; not yet translated
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *description;
} MusterTemplate;

/* All templates, ended by one whose name is %NULL; the first is the blank one. */
const MusterTemplate *muster_templates (void);

/**
 * muster_template_get:
 * @name: the name of a template
 *
 * Returns: (transfer full): the document's bytes, in Chinese if the user prefers Chinese to English
 *   and in English otherwise; %NULL with @error set (MUSTER_ERROR) if there is no such template
 */
GBytes *muster_template_get (const char *name, GError **error);

G_END_DECLS
