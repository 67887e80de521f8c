/* Where racks stand: site, room, row. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef struct
{
  AvtEntity entity;
  char *name;
  char *address;
  gint64 altitude_m;      /* this and the next three: absent: as the settings say */
  gint64 tariff_per_mwh;
  char *currency;
  gint64 grid_g_per_kwh;
  char *comments;
} AvtSite;

enum
{
  AVT_SITE_NAME,
  AVT_SITE_ADDRESS,
  AVT_SITE_ALTITUDE_M,
  AVT_SITE_TARIFF_PER_MWH,
  AVT_SITE_CURRENCY,
  AVT_SITE_GRID_G_PER_KWH,
  AVT_SITE_COMMENTS
};

typedef struct
{
  AvtEntity entity;
  char *name;
  AvtId site;
  gint64 floor_limit_kg_m2;
  gint64 point_limit_kg;      /* on one foot of a rack */
  gint64 tray_height_mm;      /* of the cable trays, above the floor; below it: negative */
  gint64 aisle_width_mm;      /* between two rows */
  gint64 area_m2;
  gint64 people;              /* at work in it */
  gint64 cooling_unit_mw;     /* sensible capacity of one unit */
  gint64 cooling_units;
  gint64 cooling_spare_units; /* of them, those that may fail: 1 is N+1 */
  char *comments;
} AvtRoom;

enum
{
  AVT_ROOM_NAME,
  AVT_ROOM_SITE,
  AVT_ROOM_FLOOR_LIMIT_KG_M2,
  AVT_ROOM_POINT_LIMIT_KG,
  AVT_ROOM_TRAY_HEIGHT_MM,
  AVT_ROOM_AISLE_WIDTH_MM,
  AVT_ROOM_AREA_M2,
  AVT_ROOM_PEOPLE,
  AVT_ROOM_COOLING_UNIT_MW,
  AVT_ROOM_COOLING_UNITS,
  AVT_ROOM_COOLING_SPARE_UNITS,
  AVT_ROOM_COMMENTS
};

typedef struct
{
  AvtEntity entity;
  char *name;
  AvtId room;
  char *comments;
} AvtRow;

enum { AVT_ROW_NAME, AVT_ROW_ROOM, AVT_ROW_COMMENTS };

extern const AvtRecordType avt_site_type;
extern const AvtRecordType avt_room_type;
extern const AvtRecordType avt_row_type;

G_END_DECLS
