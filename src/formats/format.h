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
 * @story: whether a format that is MUSTER_FORMAT_STORY writes a page a stage, each with what changes, in
 *   place of the stage that @scene names
 * @min_type: how large the smallest letters must be, in points, in a format that is MUSTER_FORMAT_STORY and on
 *   sheets of a size of their own: the chart goes over as many as that takes; 0 for one sheet
 * @file_name: (nullable): the document's base name, for the foot of a page
 * @time: when, in seconds since 1970 UTC: for a page's date and a PDF's
 * @cancellable: (nullable): asked between cards and records
 * @progress: (nullable): told how much is done, from 0 to 1 and never less than before, on the
 *   thread that exports; pictures alone call it
 */
typedef struct
{
  MusterDocument *doc;
  MusterSceneOptions scene;
  double page_width;
  double page_height;
  double dpi;
  guint pixel_width;
  gboolean story;
  double min_type;
  const char *file_name;
  gint64 time;
  GCancellable *cancellable;
  void (*progress) (double done, gpointer data);
  gpointer progress_data;
} MusterExport;

/**
 * MusterFormatFlags:
 * @MUSTER_FORMAT_PICTURE: drawn: on a sheet, in a theme
 * @MUSTER_FORMAT_PIXELS: made of pixels: dpi and pixel_width matter
 * @MUSTER_FORMAT_PLACED: cards have places: the style of layout matters
 * @MUSTER_FORMAT_VIEWS: departments and reporting lines look different in it
 * @MUSTER_FORMAT_PARTS: a stage, a branch or some levels can be written alone
 * @MUSTER_FORMAT_TEXT: text in UTF-8 that a person can look at
 * @MUSTER_FORMAT_STORY: can tell the stages one after another
 *
 * What of an export matters to a format, so that others need not know it by its name.
 */
typedef enum
{
  MUSTER_FORMAT_PICTURE = 1 << 0,
  MUSTER_FORMAT_PIXELS = 1 << 1,
  MUSTER_FORMAT_PLACED = 1 << 2,
  MUSTER_FORMAT_VIEWS = 1 << 3,
  MUSTER_FORMAT_PARTS = 1 << 4,
  MUSTER_FORMAT_TEXT = 1 << 5,
  MUSTER_FORMAT_STORY = 1 << 6,
} MusterFormatFlags;

/**
 * MusterFormat:
 * @name: as in --format
 * @label: for a person; not yet translated
 * @suffixes: file name suffixes, separated by bars; the first is what is written
 * @mime_type: its media type
 * @flags: what matters to it when it is written
 * @sheet_limit: how long a side of a sheet as large as the chart may be, in points; 0 for any
 * @maps: whether its columns can be mapped by hand
 * @load: (nullable): fills @draft, a loading draft of a new document
 * @save: (nullable): appends the file's bytes to @out; when cancelled it may stop with whatever it
 *   has, which nobody will see
 * @dup_left_out: (nullable): what of a chart it has no place for, in a sentence for a person; %NULL if there
 *   is nothing
 */
typedef struct _MusterFormat
{
  const char *name;
  const char *label;
  const char *suffixes;
  const char *mime_type;
  MusterFormatFlags flags;
  double sheet_limit;
  gboolean maps;
  gboolean (*load) (MusterImport *import, MusterDraft *draft, GError **error);
  gboolean (*save) (const MusterExport *export, GByteArray *out, GError **error);
  char *(*dup_left_out) (const MusterExport *export);
} MusterFormat;

/* All formats, ended by %NULL. */
const MusterFormat *const *muster_formats (void);

/* The format with that name, or %NULL. */
const MusterFormat *muster_format_find (const char *name);

/* The format for a file's name by its suffix, or %NULL. */
const MusterFormat *muster_format_for_file (const char *file_name);

/* Whether a file's name ends in one of the format's suffixes. */
gboolean muster_format_fits (const MusterFormat *format, const char *file_name);

/* Returns: (transfer full): the suffix that a new file gets, without its dot; "" if it has none */
char *muster_format_dup_suffix (const MusterFormat *format);

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
 * matched role, its pool and its manager follow @from, and so do departments, shares, types and assistants
 * where @from speaks of them; fields of the chart are only filled in. What else @doc has and @from has not
 * stays, and is noted.
 *
 * Returns: whether anything changed
 */
gboolean muster_import_update (MusterDocument *doc, MusterDocument *from, MusterNotes *notes);

/**
 * muster_export:
 * @format: a format that can be written
 *
 * Returns: (transfer full): the file, or %NULL with @error set: G_IO_ERROR_CANCELLED if it was
 *   cancelled
 */
GBytes *muster_export (const MusterExport *export, const MusterFormat *format, GError **error);

G_END_DECLS
