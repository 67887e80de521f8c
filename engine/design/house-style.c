#include "config.h"

#include "engine/design/house-style.h"

#include "engine/base/picture.h"

#include <glib/gi18n-lib.h>

const AvtEnumValue avt_detail_values[] = {
  { "brief", N_ ("Brief") },
  { "standard", N_ ("Standard") },
  { "full", N_ ("In Full") },
  { NULL, NULL },
};

const AvtEnumValue avt_house_papers[] = {
  { "a4", "A4" },
  { "letter", N_ ("US Letter") },
  { "a3", "A3" },
  { NULL, NULL },
};

static const AvtField fields[] = {
  [AVT_HOUSE_STYLE_NAME] = { AVT_MEMBER (AvtHouseStyle, name),
                             .label = N_ ("Name"),
                             .kind = AVT_FIELD_STRING,
                             .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY,
                             .maximum = 128 },
  [AVT_HOUSE_STYLE_ACCENT] = { AVT_MEMBER (AvtHouseStyle, accent),
                               .label = N_ ("Accent colour"),
                               .kind = AVT_FIELD_STRING,
                               .flags = AVT_FIELD_COLOUR },
  [AVT_HOUSE_STYLE_FONT] = { AVT_MEMBER (AvtHouseStyle, font),
                             .label = N_ ("Font"),
                             .kind = AVT_FIELD_STRING,
                             .flags = AVT_FIELD_NOT_EMPTY,
                             .maximum = 128 },
  [AVT_HOUSE_STYLE_LOGO] = { AVT_MEMBER (AvtHouseStyle, logo),
                             .label = N_ ("Logo"),
                             .kind = AVT_FIELD_STRING,
                             .flags = AVT_FIELD_PICTURE,
                             .maximum = AVT_PICTURE_MAX_TEXT_BYTES },
  [AVT_HOUSE_STYLE_PAPER] = { AVT_MEMBER (AvtHouseStyle, paper),
                              .label = N_ ("Paper"),
                              .kind = AVT_FIELD_ENUM,
                              .flags = AVT_FIELD_HAS_DEFAULT,
                              .values = avt_house_papers },
  [AVT_HOUSE_STYLE_DETAIL] = { AVT_MEMBER (AvtHouseStyle, detail),
                               .label = N_ ("Detail"),
                               .kind = AVT_FIELD_ENUM,
                               .flags = AVT_FIELD_HAS_DEFAULT,
                               .fallback = AVT_LEVEL_STANDARD,
                               .values = avt_detail_values },
  [AVT_HOUSE_STYLE_FOOTER] = { AVT_MEMBER (AvtHouseStyle, footer),
                               .label = N_ ("Line at the foot"),
                               .kind = AVT_FIELD_STRING,
                               .maximum = 256 },
};

const AvtRecordType avt_house_style_type = {
  "style", sizeof (AvtHouseStyle), fields, G_N_ELEMENTS (fields), AVT_HOUSE_STYLE_NAME,
};
