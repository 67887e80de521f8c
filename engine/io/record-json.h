/* Records as JSON objects, through the table of their fields: entities of a design, inputs and
 * results of calculations. References are id strings, enum values their nicks, quantities whole
 * numbers in the unit that the field's name ends with. */
#pragma once

#include "engine/design/entity.h"
#include "engine/io/json-path.h"
#include "engine/io/json-writer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * AvtReadMode:
 * @AVT_READ_KEEP_UNKNOWN: keys that no field knows are kept and written back in place (files)
 * @AVT_READ_STRICT: they are refused (inputs of calculations)
 */
typedef enum
{
  AVT_READ_KEEP_UNKNOWN,
  AVT_READ_STRICT
} AvtReadMode;

#define AVT_NULL_NONE G_GUINT64_CONSTANT (0)
#define AVT_NULL_ALL G_MAXUINT64

gboolean avt_record_read (const AvtRecordType *type, void *record, JsonObject *object,
                          AvtReadMode mode, AvtJsonPath *path, GError **error);
void avt_record_write (const AvtRecordType *type, const void *record, guint64 null_absent,
                       AvtJsonWriter *writer);

gpointer avt_entity_read (AvtKind kind, JsonObject *object, AvtJsonPath *path, GError **error);
void avt_entity_write (gconstpointer entity, AvtJsonWriter *writer);

G_END_DECLS
