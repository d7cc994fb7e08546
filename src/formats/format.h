/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format.h: what Muster reads and writes.
 *
 * A format is one file that defines one constant struct and one word in this room's meson.build,
 * from which the table is made. The command line, dialogs and tests read the table; nothing else
 * knows a format's name.
 */
#pragma once

#include "draft.h"
#include "notes.h"
#include "scene.h"

G_BEGIN_DECLS

/**
 * MusterSource:
 * @name: the file's name as the user gave it, "-" for standard input; for messages
 * @bytes: what it holds
 */
typedef struct
{
  const char *name;
  GBytes *bytes;
} MusterSource;

/**
 * MusterImport:
 * @sources: the files that make up one chart
 * @map: (nullable): columns mapped by hand, "FIELD=COLUMN", ended by %NULL
 * @no_headings: whether the first row of a table is a row like the others
 * @notes: what happened to rows that did not become a record each
 * @sheets: (nullable) (element-type MusterSheet): gets the tables, one a source, as far as they
 *   could be read; preview.h shows them
 * @rows: (out): how many rows were read, headings apart
 * @format: (out): what the files were taken for, %NULL if that could not be told
 */
typedef struct
{
  const MusterSource *sources;
  guint n_sources;
  const char *const *map;
  gboolean no_headings;
  MusterNotes *notes;
  GPtrArray *sheets;
  guint rows;
  const struct _MusterFormat *format;
} MusterImport;

/**
 * MusterExport:
 * @doc: the document
 * @scene: what of it and how it looks; for formats that are a picture and for the stage, root and
 *   depth of those that are text
 * @page_width: width of the sheet in points, 0 for one as large as the chart
 * @page_height: likewise
 * @dpi: resolution of pixels; 72 makes a pixel a point
 * @pixel_width: width of a picture in pixels; 0 to go by @dpi
 * @file_name: (nullable): the document's base name, for the foot of a page
 * @time: when, in seconds since 1970 UTC: for a page's date and a PDF's
 */
typedef struct
{
  MusterDocument *doc;
  MusterSceneOptions scene;
  double page_width;
  double page_height;
  double dpi;
  guint pixel_width;
  const char *file_name;
  gint64 time;
} MusterExport;

/**
 * MusterFormat:
 * @name: as in --format
 * @label: for a person; not yet translated
 * @suffixes: file name suffixes, separated by bars; the first is what is written
 * @mime_type: its media type
 * @maps: whether its columns can be mapped by hand
 * @load: (nullable): fills @draft, a loading draft of a new document
 * @save: (nullable): appends the file's bytes to @out
 */
typedef struct _MusterFormat
{
  const char *name;
  const char *label;
  const char *suffixes;
  const char *mime_type;
  gboolean maps;
  gboolean (*load) (MusterImport *import, MusterDraft *draft, GError **error);
  gboolean (*save) (const MusterExport *export, GByteArray *out, GError **error);
} MusterFormat;

/* All formats, ended by %NULL. */
const MusterFormat *const *muster_formats (void);

/* The format with that name, or %NULL. */
const MusterFormat *muster_format_find (const char *name);

/* The format for a file's name by its suffix, or %NULL. */
const MusterFormat *muster_format_for_file (const char *file_name);

/**
 * muster_import:
 * @format: (nullable): what the files are; %NULL to go by their suffix and their content
 *
 * Reads files into a new document, repairs what has to be, and notes all that was done.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
MusterDocument *muster_import (MusterImport *import, const MusterFormat *format, GError **error);

/**
 * muster_import_update:
 * @doc: a document
 * @from: what was imported
 *
 * Brings @doc up to @from as one step of the history: records are matched by their "ref", holdings
 * by person, role and stages; fields that @from has are set, records that are new are added. Who holds a
 * matched role, its pool and its manager follow @from, and so do shares, types and assistants where
 * @from speaks of them; fields of the chart are only filled in. What else @doc has and @from has not
 * stays, and is noted.
 *
 * Returns: whether anything changed
 */
gboolean muster_import_update (MusterDocument *doc, MusterDocument *from, MusterNotes *notes);

/**
 * muster_export:
 * @format: a format that can be written
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *muster_export (const MusterExport *export, const MusterFormat *format, GError **error);

G_END_DECLS
