#include "config.h"

#include "engine/calc/confidence.h"

#include "engine/calc/device-power.h"
#include "engine/design/provenance.h"

/* A field of which nothing is said makes nothing worse. */
static AvtConfidence
worse_of_field (AvtConfidence worst, gconstpointer entity, guint field)
{
  AvtConfidence confidence;

  return avt_entity_confidence (entity, field, &confidence) ? MAX (worst, confidence) : worst;
}

static AvtConfidence
parts_confidence (const AvtDesign *design, const AvtDevice *device, const AvtType *type)
{
  const AvtRecordList *uses
      = AVT_RECORD_HAS (device, AVT_DEVICE_PARTS) ? &device->parts : &type->parts;
  AvtConfidence worst = AVT_CONFIDENCE_VERIFIED;

  for (guint i = 0; i < uses->n_records; i++)
    {
      const AvtPart *part
          = avt_design_part (design, avt_record_list_at (*uses, AvtPartUse, i)->part);

      if (part != NULL && AVT_RECORD_HAS (part, AVT_PART_FIELD_POWER_TYPICAL_MW))
        worst = worse_of_field (worst, part, AVT_PART_FIELD_POWER_TYPICAL_MW);
    }
  if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_BASE_MW))
    worst = worse_of_field (worst, type, AVT_TYPE_FIELD_BASE_MW);
  return worst;
}

/** avt_device_power_confidence: Returns: the worst of the figures that its power rests on: of its
 * parts, of its type, or of a share of its nameplate, which is a rule of thumb */
AvtConfidence
avt_device_power_confidence (const AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);

  switch ((AvtPowerBasis) device->power_basis)
    {
    case AVT_BASIS_PARTS:
      if (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_POWER_TYPICAL_MW)
          && !AVT_RECORD_HAS (device, AVT_DEVICE_PARTS) && type->parts.n_records == 0)
        return worse_of_field (AVT_CONFIDENCE_VERIFIED, type, AVT_TYPE_FIELD_POWER_TYPICAL_MW);
      return parts_confidence (design, device, type);
    case AVT_BASIS_MEASURED:
      return AVT_CONFIDENCE_VERIFIED;
    case AVT_BASIS_VENDOR:
      return AVT_RECORD_HAS (device, AVT_DEVICE_POWER_TYPICAL_MW)
                 ? AVT_CONFIDENCE_SOURCE
                 : worse_of_field (AVT_CONFIDENCE_SOURCE, type, AVT_TYPE_FIELD_POWER_TYPICAL_MW);
    case AVT_BASIS_NAMEPLATE:
      return AVT_CONFIDENCE_HEURISTIC;
    case AVT_BASIS_BUDGET:
      return AVT_CONFIDENCE_SOURCE;
    }
  return AVT_CONFIDENCE_VERIFIED;
}

/** avt_rack_power_confidence: Returns: the worst of all its devices that draw power and are not to
 * be removed */
AvtConfidence
avt_rack_power_confidence (const AvtDesign *design, AvtId rack)
{
  AvtConfidence worst = AVT_CONFIDENCE_VERIFIED;
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (avt_device_counts (device) && avt_device_power (design, device).draws)
      worst = MAX (worst, avt_device_power_confidence (design, device));
  return worst;
}

/** avt_rack_type_confidence: Returns: the worst of @field over the types in a rack that have it */
AvtConfidence
avt_rack_type_confidence (const AvtDesign *design, AvtId rack, guint field)
{
  AvtConfidence worst = AVT_CONFIDENCE_VERIFIED;
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      const AvtType *type = avt_design_type (design, device->type);

      if (avt_device_counts (device) && AVT_RECORD_HAS (type, field))
        worst = worse_of_field (worst, type, field);
    }
  return worst;
}
