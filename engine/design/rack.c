#include "config.h"

#include "engine/design/rack.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue numbering_values[] = {
  { "bottom-up", N_ ("From the bottom") },
  { "top-down", N_ ("From the top") },
  { NULL, NULL },
};

#define LENGTH(member, words) \
  { AVT_MEMBER (AvtRack, member), .label = words, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_MILLIMETRE, .minimum = 1, .maximum = 5000 }
#define MASS(member, words, meaning) \
  { AVT_MEMBER (AvtRack, member), .label = words, .help = meaning, .kind = AVT_FIELD_INTEGER, \
    .unit = AVT_UNIT_GRAM, .minimum = 0, .maximum = 1e8 }

static const AvtField rack_fields[] = {
  [AVT_RACK_NAME] = { AVT_MEMBER (AvtRack, name),
                      .label = N_ ("Name"),
                      .kind = AVT_FIELD_STRING,
                      .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_RACK_ROW] = { AVT_MEMBER (AvtRack, row),
                     .label = N_ ("Row"),
                     .kind = AVT_FIELD_REFERENCE,
                     .targets = "w",
                     .on_remove = AVT_ON_REMOVE_CLEAR },
  [AVT_RACK_ORDER] = { AVT_MEMBER (AvtRack, order),
                       .label = N_ ("Place in the row"),
                       .kind = AVT_FIELD_INTEGER,
                       .minimum = 1,
                       .maximum = 100000 },
  [AVT_RACK_HEIGHT_HU] = { AVT_MEMBER (AvtRack, height_hu),
                           .label = N_ ("Height"),
                           .kind = AVT_FIELD_INTEGER,
                           .unit = AVT_UNIT_HALF_RACK_UNIT,
                           .flags = AVT_FIELD_REQUIRED,
                           .minimum = 2,
                           .maximum = 200 },
  [AVT_RACK_NUMBERING] = { AVT_MEMBER (AvtRack, numbering),
                           .label = N_ ("Units count"),
                           .kind = AVT_FIELD_ENUM,
                           .flags = AVT_FIELD_HAS_DEFAULT,
                           .values = numbering_values },
  [AVT_RACK_WIDTH_MM] = LENGTH (width_mm, N_ ("Outer width")),
  [AVT_RACK_DEPTH_MM] = LENGTH (depth_mm, N_ ("Outer depth")),
  [AVT_RACK_RAIL_DEPTH_MM] = LENGTH (rail_depth_mm, N_ ("Depth between rails")),
  [AVT_RACK_MASS_G] = MASS (mass_g, N_ ("Mass, empty"), NULL),
  [AVT_RACK_MASS_LIMIT_G]
  = MASS (mass_limit_g, N_ ("Static load limit"), N_ ("Of the rack and all that is in it")),
  [AVT_RACK_ROLLING_LIMIT_G]
  = MASS (rolling_limit_g, N_ ("Rolling load limit"), N_ ("The same while it is moved")),
  [AVT_RACK_CHANNELS] = { AVT_MEMBER (AvtRack, channels),
                          .label = N_ ("0U places on each side"),
                          .kind = AVT_FIELD_INTEGER,
                          .flags = AVT_FIELD_HAS_DEFAULT,
                          .minimum = 0,
                          .maximum = 2,
                          .fallback = 1 },
  [AVT_RACK_POWER_LIMIT_MW] = { AVT_MEMBER (AvtRack, power_limit_mw),
                                .label = N_ ("Power limit"),
                                .kind = AVT_FIELD_INTEGER,
                                .unit = AVT_UNIT_MILLIWATT,
                                .minimum = 0,
                                .maximum = 1e9 },
  [AVT_RACK_COMMENTS] = { AVT_MEMBER (AvtRack, comments),
                          .label = N_ ("Comments"),
                          .kind = AVT_FIELD_STRING,
                          .flags = AVT_FIELD_MULTILINE },
};

const AvtRecordType avt_rack_type = {
  "rack", sizeof (AvtRack), rack_fields, G_N_ELEMENTS (rack_fields), -1,
};

static char *
unit_text (const AvtRack *self, gint64 position_hu)
{
  gint64 label_hu = position_hu;

  if (self->numbering == AVT_NUMBERING_TOP_DOWN)
    label_hu = self->height_hu + 2 - (position_hu - position_hu % 2) + position_hu % 2;
  return g_strdup_printf ("U%" G_GINT64_FORMAT "%s", label_hu / 2, label_hu % 2 != 0 ? ".5" : "");
}

/**
 * avt_rack_span_text:
 * @position_hu: lower edge, 2 x U
 * @height_hu: height; 0 gives the position alone
 *
 * Returns: (transfer full): the units as they are labelled on this rack: "U7", "U7–U8"; the lower
 *   unit first, whichever way the labels count
 */
char *
avt_rack_span_text (const AvtRack *self, gint64 position_hu, gint64 height_hu)
{
  g_autofree char *first = unit_text (self, position_hu);
  g_autofree char *last = NULL;

  if (height_hu <= 2)
    return g_steal_pointer (&first);
  last = unit_text (self, position_hu + height_hu - (height_hu % 2 == 0 ? 2 : 1));
  return g_strdup_printf ("%s–%s", first, last);
}
