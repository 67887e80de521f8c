/* JSON text before it becomes a tree: the strict RFC 8259 gate that stands before json-glib, and
 * a cursor over text that passed it.
 *
 * json-glib 1.6 crashes on deep nesting, accepts much that is not JSON, turns big integers into
 * -1, cuts strings at \u0000, keeps the last of two equal keys, and reads 1e-5 as
 * 1.0000000000000001e-05. Nothing reaches it that has not passed avt_json_check(), and
 * avt_json_parse() puts the exact reals back. */
#pragma once

#include "engine/io/io-error.h"
#include "engine/io/json-path.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * AvtJsonPlace:
 * @line: from 1; lines end with a line feed
 * @column: from 1, in characters
 */
typedef struct
{
  guint line;
  guint column;
} AvtJsonPlace;

/** AvtJsonSpan: bytes of a text, @end not included. */
typedef struct
{
  gsize start;
  gsize end;
} AvtJsonSpan;

/** AvtJsonCursor: over the members of an object or the elements of an array; on the stack. */
typedef struct
{
  const char *text;
  gsize position;
  gboolean is_object;
} AvtJsonCursor;

gboolean avt_json_check (const char *text, gsize length, AvtJsonPlace *place, GError **error);
JsonNode *avt_json_parse (const char *text, gsize length, AvtJsonPlace *place, GError **error);
JsonNode *avt_json_parse_checked (const char *text, gsize length);

AvtJsonPlace avt_json_place_of (const char *text, gsize length, gsize position);
AvtJsonPlace avt_json_locate (const char *text, gsize length, const AvtJsonPath *path);

gsize avt_json_skip_space (const char *text, gsize position);
gsize avt_json_skip_value (const char *text, gsize position);
void avt_json_cursor_init (AvtJsonCursor *cursor, const char *text, gsize position);
gboolean avt_json_cursor_next (AvtJsonCursor *cursor, AvtJsonSpan *key, AvtJsonSpan *value);
char *avt_json_unescape (const char *text, AvtJsonSpan string, gsize *length);

G_END_DECLS
