/* Racks in a row, what stands in them, and their cords, for samples and templates. */
#include "config.h"

#include "tests/samples/row.h"

#define STRIP "generic-strip-3x16a"
#define ONE_PHASE_STRIP "apc-ap8959eu3"

static char *
name_of (const SampleRow *self, const SampleRack *rack, const char *stem)
{
  return g_strdup_printf ("%s%02u-%s", self->device_prefix, rack->number, stem);
}

void
row_begin (SampleRow *self)
{
  AvtSite *site = maker_entity (self->maker, AVT_KIND_SITE);
  AvtRoom *room = maker_entity (self->maker, AVT_KIND_ROOM);
  AvtRow *row = maker_entity (self->maker, AVT_KIND_ROW);

  set (site, "name", self->site);
  set (room, "name", self->room);
  set (row, "name", self->row_name);
  set_id (room, AVT_ROOM_SITE, maker_add (self->maker, site));
  set_id (row, AVT_ROW_ROOM, maker_add (self->maker, room));
  self->row = maker_add (self->maker, row);
}

static AvtId
add_feed (SampleRow *self, const SampleRack *rack, guint side)
{
  AvtFeed *feed = maker_entity (self->maker, AVT_KIND_FEED);
  g_autofree char *name = g_strdup_printf ("%c%s%02u", side == 0 ? 'A' : 'B', self->feed_infix,
                                           rack->number);

  set (feed, "name", name);
  set (feed, "side", side == 0 ? "a" : "b");
  set (feed, "source", side == 0 ? "UPS-A" : "UPS-B");
  set (feed, "voltage_mv", "230 V");
  set (feed, "connection", "line-to-neutral");
  set (feed, "phases", rack->has_one_phase ? "1" : "3");
  set (feed, "breaker_ma", "16 A");
  return maker_add (self->maker, feed);
}

static AvtDevice *
begin_device (SampleRow *self, const SampleRack *rack, const char *slug, const char *stem)
{
  AvtDevice *device = maker_entity (self->maker, AVT_KIND_DEVICE);
  g_autofree char *name = name_of (self, rack, stem);

  set (device, "name", name);
  set_id (device, AVT_DEVICE_TYPE, library_type (self->maker, slug));
  set_id (device, AVT_DEVICE_RACK, rack->id);
  set (device, "state", rack->is_existing ? "existing" : "planned");
  return device;
}

static void
add_strip (SampleRow *self, SampleRack *rack, guint side)
{
  AvtDevice *device = begin_device (self, rack, rack->has_one_phase ? ONE_PHASE_STRIP : STRIP,
                                    side == 0 ? "pdu-a" : "pdu-b");

  set (device, "face", "rear");
  set (device, "slot", side == 0 ? "channel-left-1" : "channel-right-1");
  set (device, "role", "Power");
  set_id (device, AVT_DEVICE_FEED, add_feed (self, rack, side));
  rack->pdus[side] = maker_add (self->maker, device);
}

/** row_add_rack: Returns: the next rack, of 42 units, with a strip on each side */
SampleRack *
row_add_rack (SampleRow *self, const char *comments, gboolean has_one_phase, gboolean is_existing)
{
  SampleRack *rack = &self->racks[self->n_racks++];
  AvtRack *entity = maker_entity (self->maker, AVT_KIND_RACK);
  g_autofree char *name = g_strdup_printf ("%s%02u", self->rack_prefix, self->n_racks);
  g_autofree char *order = g_strdup_printf ("%u", self->n_racks);

  set (entity, "name", name);
  set_id (entity, AVT_RACK_ROW, self->row);
  set (entity, "order", order);
  set (entity, "height_hu", "42 U");
  set (entity, "width_mm", "600 mm");
  set (entity, "depth_mm", "1200 mm");
  set (entity, "rail_depth_mm", "740 mm");
  set (entity, "mass_g", "130 kg");
  set (entity, "mass_limit_g", "1200 kg");
  set (entity, "channels", "1");
  set (entity, "comments", comments);
  rack->id = maker_add (self->maker, entity);
  rack->number = self->n_racks;
  rack->has_one_phase = has_one_phase;
  rack->is_existing = is_existing;
  for (guint side = 0; side < 2; side++)
    add_strip (self, rack, side);
  return rack;
}

AvtId
row_place (SampleRow *self, const SampleRack *rack, const char *slug, const char *stem, double unit,
       const char *face, const char *role)
{
  AvtDevice *device = begin_device (self, rack, slug, stem);

  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, (gint64) (2 * unit));
  set (device, "face", face);
  if (role != NULL)
    set (device, "role", role);
  return maker_add (self->maker, device);
}

AvtId
row_place_half (SampleRow *self, const SampleRack *rack, const char *stem, guint unit,
            const char *slot)
{
  AvtDevice *device = begin_device (self, rack, "generic-appliance-half-width", stem);

  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, 2 * unit);
  set (device, "slot", slot);
  set (device, "role", "Firewall");
  return maker_add (self->maker, device);
}

void
row_link (SampleRow *self, AvtId a, const char *a_port, AvtId b, const char *b_port,
          const char *medium)
{
  AvtLink *link = maker_entity (self->maker, AVT_KIND_LINK);

  set_id (link, AVT_LINK_A_DEVICE, a);
  set (link, "a_port", a_port);
  set_id (link, AVT_LINK_B_DEVICE, b);
  set (link, "b_port", b_port);
  set (link, "medium", medium);
  maker_add (self->maker, link);
}

void
row_cord (SampleRow *self, SampleRack *rack, AvtId device, const char *inlet, guint side,
          guint line, gboolean is_c19)
{
  guint *used = is_c19 ? &rack->used_c19[side][line] : &rack->used_c13[side][line];
  const char *kind = is_c19 ? "C19" : "C13";
  g_autofree char *outlet = rack->has_one_phase
                              ? g_strdup_printf ("%s %u", kind, ++*used)
                              : g_strdup_printf ("%u %s %u", line + 1, kind, ++*used);

  row_link (self, device, inlet, rack->pdus[side], outlet, "power");
}

void
row_cords_on (SampleRow *self, SampleRack *rack, AvtId device, const char *a, const char *b,
              guint line, gboolean is_c19)
{
  row_cord (self, rack, device, a, 0, line, is_c19);
  row_cord (self, rack, device, b, 1, line, is_c19);
}

/* Both cords on the same line, the next device on the next one. */
void
row_cords (SampleRow *self, SampleRack *rack, AvtId device, const char *a, const char *b,
           gboolean is_c19)
{
  guint line = rack->has_one_phase ? 0 : rack->next_line++ % 3;

  row_cords_on (self, rack, device, a, b, line, is_c19);
}
