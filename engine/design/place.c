#include "config.h"

#include "engine/design/place.h"

#include <glib/gi18n-lib.h>

#define NAME(Struct) \
  { AVT_MEMBER (Struct, name), .label = N_ ("Name"), .kind = AVT_FIELD_STRING, \
    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY }
#define COMMENTS(Struct) \
  { AVT_MEMBER (Struct, comments), .label = N_ ("Comments"), .kind = AVT_FIELD_STRING, \
    .flags = AVT_FIELD_MULTILINE }

static const AvtField site_fields[] = {
  [AVT_SITE_NAME] = NAME (AvtSite),
  [AVT_SITE_ADDRESS] = { AVT_MEMBER (AvtSite, address),
                         .label = N_ ("Address"),
                         .kind = AVT_FIELD_STRING,
                         .flags = AVT_FIELD_MULTILINE },
  [AVT_SITE_COMMENTS] = COMMENTS (AvtSite),
};

const AvtRecordType avt_site_type = {
  "site", sizeof (AvtSite), site_fields, G_N_ELEMENTS (site_fields), -1,
};

static const AvtField room_fields[] = {
  [AVT_ROOM_NAME] = NAME (AvtRoom),
  [AVT_ROOM_SITE] = { AVT_MEMBER (AvtRoom, site),
                      .label = N_ ("Site"),
                      .kind = AVT_FIELD_REFERENCE,
                      .targets = "s",
                      .on_remove = AVT_ON_REMOVE_CLEAR },
  [AVT_ROOM_FLOOR_LIMIT_KG_M2] = { AVT_MEMBER (AvtRoom, floor_limit_kg_m2),
                                   .label = N_ ("Floor limit, kg/m²"),
                                   .kind = AVT_FIELD_INTEGER,
                                   .minimum = 0,
                                   .maximum = 100000 },
  [AVT_ROOM_COMMENTS] = COMMENTS (AvtRoom),
};

const AvtRecordType avt_room_type = {
  "room", sizeof (AvtRoom), room_fields, G_N_ELEMENTS (room_fields), -1,
};

static const AvtField row_fields[] = {
  [AVT_ROW_NAME] = NAME (AvtRow),
  [AVT_ROW_ROOM] = { AVT_MEMBER (AvtRow, room),
                     .label = N_ ("Room"),
                     .kind = AVT_FIELD_REFERENCE,
                     .targets = "o",
                     .on_remove = AVT_ON_REMOVE_CLEAR },
  [AVT_ROW_COMMENTS] = COMMENTS (AvtRow),
};

const AvtRecordType avt_row_type = {
  "row", sizeof (AvtRow), row_fields, G_N_ELEMENTS (row_fields), -1,
};
