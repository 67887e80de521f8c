/* Rules of cable lengths. */
#include "config.h"

#include "tests/engine/check/pairs.h"

/* A direct attach cable of 25 Gbit/s between U1 and U40 of a rack, as long as @length says. */
static void
cable_of (Fixture *self, const char *length)
{
  AvtId rack = add_rack (self);
  AvtType *type = new_type (self, AVT_TYPE_SWITCH, 2);
  AvtLink *link;
  AvtId devices[2];
  AvtId id;

  append_port (type, AVT_PORT_INTERFACE, "1", "25gbase-x-sfp28");
  id = take (self, type);
  set_field (self, id, "ports[1].rate_bps", "25 Gbit/s");
  devices[0] = add_device (self, "low", id, rack, 1);
  devices[1] = add_device (self, "high", id, rack, 40);
  link = new_entity (self, AVT_KIND_LINK, NULL);
  avt_record_set_id (&avt_link_type, link, AVT_LINK_A_DEVICE, devices[0]);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, "1");
  avt_record_set_id (&avt_link_type, link, AVT_LINK_B_DEVICE, devices[1]);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, "1");
  avt_record_set_enum (&avt_link_type, link, AVT_LINK_MEDIUM, AVT_MEDIUM_DAC);
  id = take (self, link);
  set_field (self, id, "length_mm", length);
}

static void
too_long (Fixture *self, gboolean broken)
{
  cable_of (self, broken ? "7 m" : "5 m");
}

/* 39 units of 44.45 mm are 1,733.55 mm. */
static void
too_short (Fixture *self, gboolean broken)
{
  cable_of (self, broken ? "1.7 m" : "1.75 m");
}

const RulePair cable_pairs[] = {
  { "cable-too-long", too_long, 1 },
  { "cable-too-short", too_short, 1 },
  { NULL },
};
