/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-gate.h: what may pass for JSON.
 *
 * A file from a stranger goes through here before anything else looks at it. What passes is JSON to
 * the letter (RFC 8259) in UTF-8, not too large, deep or long for those behind, without members of
 * the same name, characters that are none, or numbers that a double cannot hold. One pass in O(n),
 * names of members are sorted.
 */
#pragma once

#include "json-text.h"

G_BEGIN_DECLS

#define MUSTER_GATE_MAX_SIZE (256u << 20)
#define MUSTER_GATE_MAX_DEPTH 32

/**
 * muster_json_gate:
 * @bytes: what shall be JSON
 * @root: (out): its outermost value
 *
 * Lets a text pass or says where the first thing is that must not: "LINE:COLUMN: what".
 *
 * Returns: whether it may pass; if not, @error is set (MUSTER_ERROR_SYNTAX or MUSTER_ERROR_LIMIT)
 */
gboolean muster_json_gate (GBytes *bytes, MusterJsonSpan *root, GError **error);

G_END_DECLS
