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
  [AVT_SITE_ALTITUDE_M] = { AVT_MEMBER (AvtSite, altitude_m),
                            .label = N_ ("Altitude, m"),
                            .kind = AVT_FIELD_INTEGER,
                            .minimum = -500,
                            .maximum = 11000 },
  [AVT_SITE_TARIFF_PER_MWH] = { AVT_MEMBER (AvtSite, tariff_per_mwh),
                                .label = N_ ("Tariff per MWh"),
                                .kind = AVT_FIELD_INTEGER,
                                .minimum = 0,
                                .maximum = 1e6 },
  [AVT_SITE_CURRENCY] = { AVT_MEMBER (AvtSite, currency),
                          .label = N_ ("Currency"),
                          .kind = AVT_FIELD_STRING },
  [AVT_SITE_GRID_G_PER_KWH] = { AVT_MEMBER (AvtSite, grid_g_per_kwh),
                                .label = N_ ("CO₂ of the grid, g/kWh"),
                                .kind = AVT_FIELD_INTEGER,
                                .minimum = 0,
                                .maximum = 10000 },
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
  [AVT_ROOM_POINT_LIMIT_KG] = { AVT_MEMBER (AvtRoom, point_limit_kg),
                                .label = N_ ("Point load limit, kg"),
                                .help = N_ ("What the floor carries under one foot of a rack"),
                                .kind = AVT_FIELD_INTEGER,
                                .minimum = 0,
                                .maximum = 100000 },
  [AVT_ROOM_TRAY_HEIGHT_MM] = { AVT_MEMBER (AvtRoom, tray_height_mm),
                                .label = N_ ("Height of cable trays"),
                                .help = N_ ("Above the floor; negative below a raised floor"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_MILLIMETRE,
                                .minimum = -5000,
                                .maximum = 20000 },
  [AVT_ROOM_AISLE_WIDTH_MM] = { AVT_MEMBER (AvtRoom, aisle_width_mm),
                                .label = N_ ("Width of aisles"),
                                .help = N_ ("Between two rows, for the length of cables"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_MILLIMETRE,
                                .minimum = 1,
                                .maximum = 100000 },
  [AVT_ROOM_AREA_M2] = { AVT_MEMBER (AvtRoom, area_m2),
                         .label = N_ ("Area, m²"),
                         .kind = AVT_FIELD_INTEGER,
                         .minimum = 1,
                         .maximum = 1000000 },
  [AVT_ROOM_PEOPLE] = { AVT_MEMBER (AvtRoom, people),
                        .label = N_ ("People"),
                        .help = N_ ("Who work in the room at the same time"),
                        .kind = AVT_FIELD_INTEGER,
                        .minimum = 0,
                        .maximum = 10000 },
  [AVT_ROOM_COOLING_UNIT_MW] = { AVT_MEMBER (AvtRoom, cooling_unit_mw),
                                 .label = N_ ("Capacity of a cooling unit"),
                                 .help = N_ ("Sensible capacity at the supply air of the design"),
                                 .kind = AVT_FIELD_INTEGER,
                                 .unit = AVT_UNIT_MILLIWATT,
                                 .minimum = 1,
                                 .maximum = 1e12 },
  [AVT_ROOM_COOLING_UNITS] = { AVT_MEMBER (AvtRoom, cooling_units),
                               .label = N_ ("Cooling units"),
                               .kind = AVT_FIELD_INTEGER,
                               .minimum = 0,
                               .maximum = 10000 },
  [AVT_ROOM_COOLING_SPARE_UNITS] = { AVT_MEMBER (AvtRoom, cooling_spare_units),
                                     .label = N_ ("Spare cooling units"),
                                     .help = N_ ("Of the cooling units; 1 is N+1"),
                                     .kind = AVT_FIELD_INTEGER,
                                     .flags = AVT_FIELD_HAS_DEFAULT,
                                     .minimum = 0,
                                     .maximum = 10000 },
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
