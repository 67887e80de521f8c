#include "config.h"

#include "engine/calc/rack-space.h"

#include "engine/design/fit.h"

static void
mark_taken (const AvtDesign *design, const AvtRack *rack, guint8 *taken, gint64 units)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (design, device->type);
      gint64 top_hu = device->position_hu + type->height_hu;

      if (avt_slot_is_channel ((AvtSlot) device->slot)
          || !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
        continue;
      for (gint64 unit = MAX (device->position_hu, 2) / 2; unit <= units && 2 * unit < top_hu;
           unit++)
        taken[unit] = 1;
    }
}

/**
 * avt_rack_space:
 *
 * A unit counts as taken when any part of it is, on either face; what stands in a side channel
 * takes none. A half unit at the top of the rack is not counted.
 *
 * Returns: the free units and the largest block of them
 */
AvtRackSpace
avt_rack_space (const AvtDesign *design, const AvtRack *rack)
{
  AvtRackSpace space = { .units = rack->height_hu / 2 };
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) space.units + 2);
  gint64 run = 0;

  mark_taken (design, rack, taken, space.units);
  for (gint64 unit = 1; unit <= space.units; unit++)
    {
      run = taken[unit] ? 0 : run + 1;
      space.free_units += !taken[unit];
      if (run > space.block_units)
        {
          space.block_units = run;
          space.block_position_hu = 2 * (unit - run + 1);
        }
    }
  return space;
}
