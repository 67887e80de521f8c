#include "config.h"

#include "engine/calc/device-power.h"

#include <math.h>

static const AvtStatePower unknown = { NAN, NAN, NAN };

/* The present bits of an entity stand at its head. */
static double
watts (const void *record, guint field, gint64 power_mw)
{
  return AVT_RECORD_HAS (record, field) ? (double) power_mw / 1000.0 : NAN;
}

static double
or_else (double value, double other)
{
  return isnan (value) ? other : value;
}

static void
add_supply (AvtDevicePartsSum *self, const AvtPart *part, double quantity)
{
  AvtEfficiency grade = AVT_RECORD_HAS (part, AVT_PART_FIELD_EFFICIENCY)
                            ? (AvtEfficiency) part->efficiency : AVT_EFFICIENCY_NONE;

  /* Unequal supplies carry the load together; the worst grade is taken for all. Without a grade
   * counts as lossless, which those beside a graded one are not. */
  if (self->grade == AVT_EFFICIENCY_NONE || grade == AVT_EFFICIENCY_NONE)
    self->grade = MAX (self->grade, grade);
  else
    self->grade = MIN (self->grade, grade);
  self->has_ratings = (self->has_ratings || self->n_supplies <= 0.0)
                      && AVT_RECORD_HAS (part, AVT_PART_FIELD_RATED_MW);
  self->rating_w += quantity * (double) part->rated_mw / 1000.0;
  self->n_supplies += quantity;
}

static void
add_part (AvtDevicePartsSum *self, const AvtPart *part, gint64 pieces)
{
  double quantity = (double) pieces;
  double typical_w
      = watts (part, AVT_PART_FIELD_POWER_TYPICAL_MW, part->power_typical_mw);
  double idle_w = watts (part, AVT_PART_FIELD_POWER_IDLE_MW, part->power_idle_mw);
  double peak_w = watts (part, AVT_PART_FIELD_POWER_PEAK_MW, part->power_peak_mw);
  AvtServerComponent component
      = { pieces, { or_else (idle_w, typical_w), typical_w, or_else (peak_w, typical_w) } };
  AvtStatePower power;

  if (part->category == AVT_PART_SUPPLY)
    {
      add_supply (self, part, quantity);
      return;
    }
  self->has_parts = TRUE;
  if (isnan (typical_w))
    {
      self->n_unknown += (guint) pieces;
      return;
    }
  power = avt_server_power (&component, 1, 0.0);
  self->known.idle_w += power.idle_w;
  self->known.typical_w += power.typical_w;
  self->known.peak_w += power.peak_w;
}

static AvtDevicePartsSum
add_parts (const AvtDesign *design, const AvtDevice *device, const AvtType *type)
{
  const AvtRecordList *uses
      = AVT_RECORD_HAS (device, AVT_DEVICE_PARTS) ? &device->parts : &type->parts;
  AvtDevicePartsSum parts = { .known = { 0, 0, 0 } };

  for (guint i = 0; i < uses->n_records; i++)
    {
      const AvtPartUse *use = avt_record_list_at (*uses, AvtPartUse, i);
      const AvtPart *part = avt_design_part (design, use->part);

      if (part != NULL && use->quantity > 0)
        add_part (&parts, part, use->quantity);
    }
  if (parts.has_parts && AVT_RECORD_HAS (type, AVT_TYPE_FIELD_BASE_MW))
    {
      double base_w = (double) type->base_mw / 1000.0;

      parts.known.idle_w += base_w;
      parts.known.typical_w += base_w;
      parts.known.peak_w += base_w;
    }

  return parts;
}

/* A grade without a rating says nothing of the efficiency at a load. */
static AvtPsu
live_supplies (const AvtDesign *design, const AvtDevicePartsSum *parts, double n_live)
{
  if (parts->n_supplies <= 0.0 || (!parts->has_ratings && parts->grade == AVT_EFFICIENCY_NONE))
    return (AvtPsu) { .count = 0 };

  return (AvtPsu) {
    .count = n_live < 0.0 ? parts->n_supplies : n_live,
    .rated_w = parts->has_ratings ? parts->rating_w / parts->n_supplies : 0.0,
    .grade = parts->grade,
    .voltage_class = (AvtVoltageClass) avt_design_get_settings (design)->voltage_class,
  };
}

/* What the supplies take for @dc_w; NaN when that is not known or above their rating. */
static double
input_of (const AvtPsu *psu, double dc_w, double *known_w, AvtPsuState *state)
{
  AvtPsuState found = AVT_PSU_OK;
  double input_w = dc_w;

  if (psu->count > 0.0 && psu->rated_w <= 0.0)
    found = AVT_PSU_NOT_CERTIFIED;
  else if (psu->count > 0.0)
    found = avt_psu_input (psu, dc_w, &input_w);
  if (known_w != NULL)
    *known_w = input_w;
  if (state != NULL)
    *state = found;

  return found == AVT_PSU_OK ? input_w : NAN;
}

static void
set_from_parts (AvtDevicePower *self)
{
  self->dc = self->n_unknown_parts == 0 ? self->known_dc : unknown;
  self->input.typical_w
      = input_of (&self->psu, self->known_dc.typical_w, &self->known_w, &self->psu_state);
  self->input.idle_w = input_of (&self->psu, self->known_dc.idle_w, NULL, NULL);
  self->input.peak_w = input_of (&self->psu, self->known_dc.peak_w, NULL, NULL);
  if (self->n_unknown_parts > 0)
    self->input = unknown;
}

/* Without parts the type may say what it draws as delivered. */
static void
set_from_type (AvtDevicePower *self, const AvtType *type)
{
  self->input.idle_w = watts (type, AVT_TYPE_FIELD_POWER_IDLE_MW, type->power_idle_mw);
  self->input.typical_w = watts (type, AVT_TYPE_FIELD_POWER_TYPICAL_MW, type->power_typical_mw);
  self->input.peak_w = watts (type, AVT_TYPE_FIELD_POWER_PEAK_MW, type->power_peak_mw);
  self->known_w = or_else (self->input.typical_w, 0.0);
}

static void
set_given (AvtDevicePower *self, const AvtDevice *device)
{
  self->input.idle_w = watts (device, AVT_DEVICE_POWER_IDLE_MW, device->power_idle_mw);
  self->input.typical_w = watts (device, AVT_DEVICE_POWER_TYPICAL_MW, device->power_typical_mw);
  self->input.peak_w = watts (device, AVT_DEVICE_POWER_PEAK_MW, device->power_peak_mw);
  self->planning_w = self->input.typical_w;
}

/* The rating of one supply: redundant supplies never add up. */
static double
nameplate (const AvtDevice *device, const AvtType *type)
{
  double plate_w = watts (device, AVT_DEVICE_NAMEPLATE_MW, device->nameplate_mw);

  if (!isnan (plate_w))
    return plate_w;
  for (guint i = 0; i < type->ports.n_records; i++)
    {
      const AvtPort *port = avt_record_list_at (type->ports, AvtPort, i);
      double port_w = watts (port, AVT_PORT_POWER_MAX_MW, port->power_max_mw);

      if (port->category == AVT_PORT_POWER_INLET && !isnan (port_w)
          && (isnan (plate_w) || port_w > plate_w))
        plate_w = port_w;
    }

  return plate_w;
}

static void
set_nameplate (AvtDevicePower *self, const AvtDevice *device, const AvtType *type)
{
  double plate_w = nameplate (device, type);
  double factor = (double) device->nameplate_factor_permille / 1000.0;

  self->input = (AvtStatePower) { NAN, plate_w * factor, plate_w };
  self->planning_w = self->input.typical_w;
}

static void
set_planning (AvtDevicePower *self, const AvtDevice *device, const AvtType *type)
{
  switch (self->basis)
    {
    case AVT_BASIS_PARTS:
      self->planning_w = self->input.typical_w;
      return; /* what is known of the parts counts */
    case AVT_BASIS_MEASURED:
    case AVT_BASIS_VENDOR:
      set_given (self, device);
      break;
    case AVT_BASIS_NAMEPLATE:
      set_nameplate (self, device, type);
      break;
    case AVT_BASIS_BUDGET:
      self->planning_w = watts (device, AVT_DEVICE_BUDGET_MW, device->budget_mw);
      break;
    }
  self->known_w = or_else (self->planning_w, 0.0);
}

/* Panels, shelves and strips draw nothing unless somebody says so; nor does what has no inlet. */
static gboolean
is_passive (const AvtType *type)
{
  switch ((AvtTypeCategory) type->category)
    {
    case AVT_TYPE_PDU:
    case AVT_TYPE_UPS:
    case AVT_TYPE_TRANSFER_SWITCH:
    case AVT_TYPE_PATCH_PANEL:
    case AVT_TYPE_SHELF:
    case AVT_TYPE_BLANK:
      return TRUE;
    case AVT_TYPE_SERVER:
    case AVT_TYPE_SWITCH:
    case AVT_TYPE_STORAGE:
    case AVT_TYPE_CHASSIS:
    case AVT_TYPE_OTHER:
      return avt_type_count_ports (type, AVT_PORT_POWER_INLET) == 0;
    }
  return FALSE;
}

static gboolean
has_figure (const AvtDevicePower *self)
{
  return self->has_parts || self->basis != AVT_BASIS_PARTS || !isnan (self->input.idle_w)
         || !isnan (self->input.typical_w) || !isnan (self->input.peak_w);
}

static AvtDevicePower
power_of (const AvtDesign *design, const AvtDevice *device, const AvtType *type,
          const AvtDevicePartsSum *parts, double n_live)
{
  AvtDevicePower self = {
    .basis = (AvtPowerBasis) device->power_basis,
    .draws = TRUE,
    .has_parts = parts->has_parts,
    .dc = unknown,
    .known_dc = parts->known,
    .input = unknown,
    .planning_w = NAN,
    .n_unknown_parts = parts->n_unknown,
    .psu = live_supplies (design, parts, n_live),
    .psu_state = AVT_PSU_OK,
  };

  if (parts->has_parts)
    set_from_parts (&self);
  else
    set_from_type (&self, type);
  set_planning (&self, device, type);
  if (!has_figure (&self) && is_passive (type))
    {
      self.draws = FALSE;
      self.input = (AvtStatePower) { 0, 0, 0 };
      self.planning_w = 0.0;
    }

  return self;
}

/**
 * avt_device_power_with_supplies:
 * @n_live: supplies that are live; negative: all
 *
 * Basis parts: the sum of the parts through the efficiency of the live supplies when they have a
 * grade, else as it is; without parts what the type says of itself. Measured and vendor's tool: as
 * given at the inlets. Nameplate: the rating of one supply times the factor. Budget: as given.
 * Parts are added up under every basis, so that a budget can be held against their peak.
 */
AvtDevicePower
avt_device_power_with_supplies (const AvtDesign *design, const AvtDevice *device, double n_live)
{
  const AvtType *type = avt_design_type (design, device->type);
  AvtDevicePartsSum parts = add_parts (design, device, type);

  return power_of (design, device, type, &parts, n_live);
}

/**
 * avt_type_power:
 * @design: that the type and its parts belong to, or a library
 *
 * Returns: what a device of the type draws with the equipment that it comes with; nothing that
 *   only a device can say
 */
AvtDevicePower
avt_type_power (const AvtDesign *design, const AvtType *type)
{
  static const AvtDevice as_delivered = { .power_basis = AVT_BASIS_PARTS };
  AvtDevicePartsSum parts = add_parts (design, &as_delivered, type);

  return power_of (design, &as_delivered, type, &parts, -1.0);
}

/** avt_device_power: avt_device_power_with_supplies() with all supplies live */
AvtDevicePower
avt_device_power (const AvtDesign *design, const AvtDevice *device)
{
  return avt_device_power_with_supplies (design, device, -1.0);
}

/**
 * avt_device_power_again:
 * @type: the type of the device
 * @last: (inout): the sum of the parts of the device before, all zero at first: neighbours in a
 *   rack are often of one type
 *
 * Returns: avt_device_power()
 */
AvtDevicePower
avt_device_power_again (const AvtDesign *design, const AvtDevice *device, const AvtType *type,
                        AvtDevicePartsSum *last)
{
  AvtDevicePartsSum own;

  if (AVT_RECORD_HAS (device, AVT_DEVICE_PARTS) || type->parts.n_records == 0)
    {
      own = add_parts (design, device, type); /* and @last stays for the next */
      return power_of (design, device, type, &own, -1.0);
    }
  if (last->type != type)
    {
      *last = add_parts (design, device, type);
      last->type = type;
    }
  return power_of (design, device, type, last, -1.0);
}

/**
 * avt_device_power_peak_w:
 *
 * Returns: the peak at the inlets, or, when the supplies cannot carry it, of the parts; NaN when
 *   neither is known
 */
double
avt_device_power_peak_w (const AvtDevicePower *self)
{
  return or_else (self->input.peak_w, self->dc.peak_w);
}

/** avt_device_counts: Returns: whether the device is in the plan: not one to be removed */
gboolean
avt_device_counts (const AvtDevice *device)
{
  return device->state != AVT_STATE_REMOVE;
}
