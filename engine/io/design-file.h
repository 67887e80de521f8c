/* Designs as files: {"format": "archivolt-design", "version": [1, 0], "design": {...},
 * "parts": [...], "types": [...], ...}, kinds in the order of AvtKind, entities sorted by id,
 * empty lists left out. Keys and lists that this version does not know stay where they were: a
 * minor version adds keys, lists and kinds; new enum values and new meanings take a major one. */
#pragma once

#include "engine/design/design.h"
#include "engine/io/io-error.h"
#include "engine/io/json-writer.h"

G_BEGIN_DECLS

#define AVT_DESIGN_FORMAT "archivolt-design"
#define AVT_DESIGN_VERSION_MAJOR 1
#define AVT_DESIGN_VERSION_MINOR 0

/**
 * AvtFileInfo:
 * @version_major: as the file says
 * @version_minor: as the file says; a newer one is kept when the design is written again
 * @read_only: the major version is newer: the design can be looked at, but what this version does
 *   not know may have another meaning, so it must not be written over the file
 */
typedef struct
{
  int version_major;
  int version_minor;
  gboolean read_only;
} AvtFileInfo;

AvtDesign *avt_design_from_bytes (GBytes *bytes, const char *filename, AvtFileInfo *info,
                                  GError **error);
GBytes *avt_design_to_bytes (const AvtDesign *design);
void avt_design_write (const AvtDesign *design, AvtJsonWriter *writer);

G_END_DECLS
