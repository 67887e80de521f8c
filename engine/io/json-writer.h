/* Canonical JSON: the same values always make the same bytes.
 *
 * Keys stand in the order of the caller. Two spaces a level, UTF-8 as it is, escapes only where
 * RFC 8259 demands them, whole numbers exact, reals in the fewest digits that read back equal.
 * What follows decides line breaks, so that a change of one thing changes one line, and so that
 * lists that this version does not know are laid out as the ones that it knows:
 * - a member of an object stands on its own line;
 * - a number, word or text in an array follows on the same line: "version": [1, 0];
 * - an object or array in an array begins on its own line; when that array is nested deeper than
 *   two containers (the ports of a type, the parts of a device), all of it stays on that line. */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _AvtJsonWriter AvtJsonWriter;

/**
 * AvtJsonLayout:
 * @AVT_JSON_LAYOUT_FILE: as above, with a line feed at the end
 * @AVT_JSON_LAYOUT_LINE: everything on one line, without a line feed
 */
typedef enum
{
  AVT_JSON_LAYOUT_FILE,
  AVT_JSON_LAYOUT_LINE
} AvtJsonLayout;

AvtJsonWriter *avt_json_writer_new (AvtJsonLayout layout);
void avt_json_writer_free (AvtJsonWriter *self);
char *avt_json_writer_finish (AvtJsonWriter *self, gsize *length);

void avt_json_writer_begin_object (AvtJsonWriter *self);
void avt_json_writer_end_object (AvtJsonWriter *self);
void avt_json_writer_begin_array (AvtJsonWriter *self);
void avt_json_writer_end_array (AvtJsonWriter *self);
void avt_json_writer_key (AvtJsonWriter *self, const char *key);
void avt_json_writer_string (AvtJsonWriter *self, const char *value);
void avt_json_writer_integer (AvtJsonWriter *self, gint64 value);
void avt_json_writer_real (AvtJsonWriter *self, double value);
void avt_json_writer_boolean (AvtJsonWriter *self, gboolean value);
void avt_json_writer_null (AvtJsonWriter *self);
/* A member of an object: its key and its value. What is not known is null: NaN, infinity, NULL. */
void avt_json_put_string (AvtJsonWriter *self, const char *key, const char *value);
void avt_json_put_integer (AvtJsonWriter *self, const char *key, gint64 value);
void avt_json_put_real (AvtJsonWriter *self, const char *key, double value);

void avt_json_writer_node (AvtJsonWriter *self, JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtJsonWriter, avt_json_writer_free)

G_END_DECLS
