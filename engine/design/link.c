#include "config.h"

#include "engine/design/link.h"

#include "engine/design/device.h"

#include <glib/gi18n-lib.h>

static const AvtEnumValue medium_values[] = {
  { "power", N_ ("Power cord") },
  { "copper", N_ ("Copper") },
  { "fibre", N_ ("Fibre, multimode") },
  { "dac", N_ ("Direct attach") },
  { "console", N_ ("Console") },
  { "single-mode", N_ ("Fibre, single-mode") },
  { NULL, NULL },
};

#define DEVICE(member, words) \
  { AVT_MEMBER (AvtLink, member), .label = words, .kind = AVT_FIELD_REFERENCE, \
    .flags = AVT_FIELD_REQUIRED, .targets = "d", .on_remove = AVT_ON_REMOVE_CASCADE }
#define PORT(member, words) \
  { AVT_MEMBER (AvtLink, member), .label = words, .kind = AVT_FIELD_STRING, \
    .flags = AVT_FIELD_REQUIRED | AVT_FIELD_NOT_EMPTY }

static const AvtField link_fields[] = {
  [AVT_LINK_A_DEVICE] = DEVICE (a_device, N_ ("From")),
  [AVT_LINK_A_PORT] = PORT (a_port, N_ ("From port")),
  [AVT_LINK_B_DEVICE] = DEVICE (b_device, N_ ("To")),
  [AVT_LINK_B_PORT] = PORT (b_port, N_ ("To port")),
  [AVT_LINK_MEDIUM] = { AVT_MEMBER (AvtLink, medium),
                        .label = N_ ("Medium"),
                        .kind = AVT_FIELD_ENUM,
                        .flags = AVT_FIELD_REQUIRED,
                        .values = medium_values },
  [AVT_LINK_LENGTH_MM] = { AVT_MEMBER (AvtLink, length_mm),
                           .label = N_ ("Length"),
                           .kind = AVT_FIELD_INTEGER,
                           .unit = AVT_UNIT_MILLIMETRE,
                           .minimum = 1,
                           .maximum = 1e9 },
  [AVT_LINK_LABEL] = { AVT_MEMBER (AvtLink, label),
                       .label = N_ ("Label"),
                       .kind = AVT_FIELD_STRING },
  [AVT_LINK_COLOUR] = { AVT_MEMBER (AvtLink, colour),
                        .label = N_ ("Colour"),
                        .kind = AVT_FIELD_STRING,
                        .flags = AVT_FIELD_COLOUR },
  [AVT_LINK_STATE] = { AVT_MEMBER (AvtLink, state),
                       .label = N_ ("State"),
                       .kind = AVT_FIELD_ENUM,
                       .flags = AVT_FIELD_HAS_DEFAULT,
                       .values = avt_state_values },
};

const AvtRecordType avt_link_type = {
  "link", sizeof (AvtLink), link_fields, G_N_ELEMENTS (link_fields), -1,
};
