#include "config.h"

#include "engine/calc/rack-mass.h"

/**
 * avt_rack_mass:
 *
 * Adds the masses of the types of all devices in the rack, without the rack itself. A device
 * without a known mass is counted, never taken as weightless.
 */
AvtRackMass
avt_rack_mass (const AvtDesign *design, const AvtRack *rack)
{
  AvtRackMass mass = { 0 };
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (design, device->type);

      if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_MASS_G))
        {
          mass.known_g += type->mass_g;
          mass.n_known++;
        }
      else
        mass.n_unknown++;
    }
  return mass;
}
