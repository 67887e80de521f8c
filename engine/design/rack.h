/* A rack. Positions in it count in half units: position_hu = 2 x U, so U1 is 2, U7 is 14. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef enum
{
  AVT_NUMBERING_BOTTOM_UP,
  AVT_NUMBERING_TOP_DOWN /* labels only; positions always count from the bottom */
} AvtNumbering;

typedef struct
{
  AvtEntity entity;
  char *name;
  AvtId row;
  gint64 order;       /* place in the row, from the left as seen from the front */
  gint64 height_hu;
  int numbering;
  gint64 width_mm;    /* outer */
  gint64 depth_mm;    /* outer */
  gint64 rail_depth_mm; /* front rail to rear rail */
  gint64 mass_g;      /* empty */
  gint64 mass_limit_g; /* what it may weigh where it stands, with all that is in it */
  gint64 rolling_limit_g; /* the same while it is rolled */
  gint64 channels;    /* places for 0U devices on each side at the rear, 0 to 2 */
  gint64 power_limit_mw;
  char *comments;
} AvtRack;

enum
{
  AVT_RACK_NAME,
  AVT_RACK_ROW,
  AVT_RACK_ORDER,
  AVT_RACK_HEIGHT_HU,
  AVT_RACK_NUMBERING,
  AVT_RACK_WIDTH_MM,
  AVT_RACK_DEPTH_MM,
  AVT_RACK_RAIL_DEPTH_MM,
  AVT_RACK_MASS_G,
  AVT_RACK_MASS_LIMIT_G,
  AVT_RACK_ROLLING_LIMIT_G,
  AVT_RACK_CHANNELS,
  AVT_RACK_POWER_LIMIT_MW,
  AVT_RACK_COMMENTS
};

/* EIA-310 */
#define AVT_RACK_UNIT_MM 44.45
/* Where a rack does not say: the usual cabinet. */
#define AVT_USUAL_RACK_WIDTH_MM 600
#define AVT_USUAL_RACK_DEPTH_MM 1100
/* Rail to rail: 29 inches. */
#define AVT_USUAL_RAIL_DEPTH_MM 737

extern const AvtRecordType avt_rack_type;

char *avt_rack_span_text (const AvtRack *self, gint64 position_hu, gint64 height_hu);

G_END_DECLS
