#include "config.h"

#include "engine/design/feed.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue side_values[] = {
  { "a", N_ ("A") },
  { "b", N_ ("B") },
  { NULL, NULL },
};

static const AvtEnumValue connection_values[] = {
  { "line-to-neutral", N_ ("Line to neutral") },
  { "line-to-line", N_ ("Line to line") },
  { NULL, NULL },
};

static const AvtField feed_fields[] = {
  [AVT_FEED_NAME] = { AVT_MEMBER (AvtFeed, name),
                      .label = N_ ("Name"),
                      .kind = AVT_FIELD_STRING,
                      .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY },
  [AVT_FEED_SIDE] = { AVT_MEMBER (AvtFeed, side),
                      .label = N_ ("Side"),
                      .kind = AVT_FIELD_ENUM,
                      .flags = AVT_FIELD_REQUIRED,
                      .values = side_values },
  [AVT_FEED_SOURCE] = { AVT_MEMBER (AvtFeed, source),
                        .label = N_ ("Supplied by"),
                        .help = N_ ("The UPS or panel behind the feed"),
                        .kind = AVT_FIELD_STRING },
  [AVT_FEED_VOLTAGE_MV] = { AVT_MEMBER (AvtFeed, voltage_mv),
                            .label = N_ ("Voltage"),
                            .kind = AVT_FIELD_INTEGER,
                            .unit = AVT_UNIT_MILLIVOLT,
                            .flags = AVT_FIELD_REQUIRED,
                            .minimum = 1000,
                            .maximum = 1000000 },
  [AVT_FEED_CONNECTION] = { AVT_MEMBER (AvtFeed, connection),
                            .label = N_ ("Voltage between"),
                            .kind = AVT_FIELD_ENUM,
                            .flags = AVT_FIELD_HAS_DEFAULT,
                            .values = connection_values },
  [AVT_FEED_PHASES] = { AVT_MEMBER (AvtFeed, phases),
                        .label = N_ ("Phases"),
                        .kind = AVT_FIELD_INTEGER,
                        .flags = AVT_FIELD_REQUIRED,
                        .minimum = 1,
                        .maximum = 3 },
  [AVT_FEED_BREAKER_MA] = { AVT_MEMBER (AvtFeed, breaker_ma),
                            .label = N_ ("Breaker"),
                            .kind = AVT_FIELD_INTEGER,
                            .unit = AVT_UNIT_MILLIAMPERE,
                            .flags = AVT_FIELD_REQUIRED,
                            .minimum = 100,
                            .maximum = 10000000 },
  [AVT_FEED_DERATING_PERMILLE] = { AVT_MEMBER (AvtFeed, derating_permille),
                                   .label = N_ ("Derating"),
                                   .help = N_ ("Usable share of the breaker; empty: the rule of "
                                               "the design"),
                                   .kind = AVT_FIELD_INTEGER,
                                   .unit = AVT_UNIT_PERMILLE,
                                   .minimum = 1,
                                   .maximum = 1000 },
  [AVT_FEED_COMMENTS] = { AVT_MEMBER (AvtFeed, comments),
                          .label = N_ ("Comments"),
                          .kind = AVT_FIELD_STRING,
                          .flags = AVT_FIELD_MULTILINE },
};

static gboolean
check_feed (const void *record, const char **reason)
{
  *reason = "phases must be 1 or 3";
  return ((const AvtFeed *) record)->phases != 2;
}

const AvtRecordType avt_feed_type = {
  "feed", sizeof (AvtFeed), feed_fields, G_N_ELEMENTS (feed_fields), -1, check_feed,
};
