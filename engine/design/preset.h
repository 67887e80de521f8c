/* A named way to export or print: kept in the design, so that everybody who opens it hands over the
 * same sheets. */
#pragma once

#include "engine/base/record.h"

G_BEGIN_DECLS

/**
 * AvtPreset:
 * @kind: of a document or diagram, as the command line names it: "power", "rack-elevation"
 * @format: ending of the file: "pdf", "xlsx"
 * @paper: as the command line names it: "a4"
 * @language: (nullable): of the document; NULL: the design's
 * @parts: (nullable): shown, separated by commas; NULL: all
 * @dpi: of pixels
 * @has_outlines: text as outlines
 * @is_transparent: without a white ground
 * @style: (nullable): name of a style of the design; NULL: the one that the design has chosen
 * @detail: an #AvtDetailLevel; absent: as the style says
 */
typedef struct
{
  AvtRecord record;
  char *name;
  char *kind;
  char *format;
  char *paper;
  char *language;
  char *parts;
  gint64 dpi;
  gboolean has_outlines;
  gboolean is_transparent;
  char *style;
  int detail;
} AvtPreset;

enum
{
  AVT_PRESET_NAME,
  AVT_PRESET_KIND,
  AVT_PRESET_FORMAT,
  AVT_PRESET_PAPER,
  AVT_PRESET_LANGUAGE,
  AVT_PRESET_PARTS,
  AVT_PRESET_DPI,
  AVT_PRESET_OUTLINES,
  AVT_PRESET_TRANSPARENT,
  AVT_PRESET_STYLE,
  AVT_PRESET_DETAIL
};

#define AVT_PRESET_DPI_LEAST 36
#define AVT_PRESET_DPI_MOST 1200

extern const AvtRecordType avt_preset_type;

G_END_DECLS
