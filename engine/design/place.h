/* Where racks stand: site, room, row. */
#pragma once

#include "engine/design/entity.h"

G_BEGIN_DECLS

typedef struct
{
  AvtEntity entity;
  char *name;
  char *address;
  char *comments;
} AvtSite;

enum { AVT_SITE_NAME, AVT_SITE_ADDRESS, AVT_SITE_COMMENTS };

typedef struct
{
  AvtEntity entity;
  char *name;
  AvtId site;
  gint64 floor_limit_kg_m2;
  char *comments;
} AvtRoom;

enum { AVT_ROOM_NAME, AVT_ROOM_SITE, AVT_ROOM_FLOOR_LIMIT_KG_M2, AVT_ROOM_COMMENTS };

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
