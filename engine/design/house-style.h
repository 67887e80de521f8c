/* How a company likes its paper: kept in the design with the logo itself, so that everybody who
 * opens it hands over the same sheets. */
#pragma once

#include "engine/base/record.h"

G_BEGIN_DECLS

/** AvtDetailLevel: how much a document says: a page a rack, what is worked with, or also where
 * every number comes from. */
typedef enum
{
  AVT_LEVEL_BRIEF,
  AVT_LEVEL_STANDARD,
  AVT_LEVEL_FULL
} AvtDetailLevel;

#define AVT_N_DETAIL_LEVELS 3

/**
 * AvtHouseStyle:
 * @accent: (nullable): "#1a5fb4", of rules and headings
 * @font: (nullable): a family; NULL: that of the drawings
 * @logo: (nullable): a picture, see engine/base/picture.h
 * @paper: an index of avt_house_papers
 * @detail: an #AvtDetailLevel
 * @footer: (nullable): one line at the foot of each page
 */
typedef struct
{
  AvtRecord record;
  char *name;
  char *accent;
  char *font;
  char *logo;
  int paper;
  int detail;
  char *footer;
} AvtHouseStyle;

enum
{
  AVT_HOUSE_STYLE_NAME,
  AVT_HOUSE_STYLE_ACCENT,
  AVT_HOUSE_STYLE_FONT,
  AVT_HOUSE_STYLE_LOGO,
  AVT_HOUSE_STYLE_PAPER,
  AVT_HOUSE_STYLE_DETAIL,
  AVT_HOUSE_STYLE_FOOTER
};

extern const AvtRecordType avt_house_style_type;
extern const AvtEnumValue avt_detail_values[]; /* in the order of AvtDetailLevel */
extern const AvtEnumValue avt_house_papers[];  /* nicks as the command line names papers */

G_END_DECLS
