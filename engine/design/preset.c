#include "config.h"

#include "engine/design/preset.h"

#include "engine/design/house-style.h"

#include <glib/gi18n-lib.h>

static const AvtField fields[] = {
  [AVT_PRESET_NAME] = { AVT_MEMBER (AvtPreset, name),
                        .label = N_ ("Name"),
                        .kind = AVT_FIELD_STRING,
                        .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_PRESET_KIND] = { AVT_MEMBER (AvtPreset, kind),
                        .label = N_ ("Document or diagram"),
                        .kind = AVT_FIELD_STRING,
                        .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_PRESET_FORMAT] = { AVT_MEMBER (AvtPreset, format),
                          .label = N_ ("Format"),
                          .kind = AVT_FIELD_STRING },
  [AVT_PRESET_PAPER] = { AVT_MEMBER (AvtPreset, paper),
                         .label = N_ ("Paper"),
                         .kind = AVT_FIELD_STRING },
  [AVT_PRESET_LANGUAGE] = { AVT_MEMBER (AvtPreset, language),
                            .label = N_ ("Language"),
                            .kind = AVT_FIELD_STRING },
  [AVT_PRESET_PARTS] = { AVT_MEMBER (AvtPreset, parts),
                         .label = N_ ("Parts"),
                         .kind = AVT_FIELD_STRING },
  [AVT_PRESET_DPI] = { AVT_MEMBER (AvtPreset, dpi),
                       .label = N_ ("Pixels per inch"),
                       .kind = AVT_FIELD_INTEGER,
                       .flags = AVT_FIELD_HAS_DEFAULT,
                       .minimum = AVT_PRESET_DPI_LEAST,
                       .maximum = AVT_PRESET_DPI_MOST,
                       .fallback = 144 },
  [AVT_PRESET_OUTLINES] = { AVT_MEMBER (AvtPreset, has_outlines),
                            .label = N_ ("Text as outlines"),
                            .kind = AVT_FIELD_BOOLEAN },
  [AVT_PRESET_TRANSPARENT] = { AVT_MEMBER (AvtPreset, is_transparent),
                               .label = N_ ("Transparent"),
                               .kind = AVT_FIELD_BOOLEAN },
  [AVT_PRESET_STYLE] = { AVT_MEMBER (AvtPreset, style),
                         .label = N_ ("Style"),
                         .kind = AVT_FIELD_STRING },
  [AVT_PRESET_DETAIL] = { AVT_MEMBER (AvtPreset, detail),
                          .label = N_ ("Detail"),
                          .kind = AVT_FIELD_ENUM,
                          .values = avt_detail_values },
};

const AvtRecordType avt_preset_type = {
  "preset", sizeof (AvtPreset), fields, G_N_ELEMENTS (fields), AVT_PRESET_NAME,
};
