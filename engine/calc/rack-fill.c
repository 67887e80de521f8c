#include "config.h"

#include "engine/calc/rack-fill.h"

#include "engine/base/record.h"
#include "engine/calc/device-power.h"
#include "engine/calc/fields.h"
#include "engine/calc/fill.h"
#include "engine/calc/rack-mass.h"
#include "engine/design/edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define MAX_KG 1e6
#define MAX_DEVICES 10000

/* The edit. */

/* A device to be placed; unknown figures count as nothing. */
typedef struct
{
  AvtId id;
  const AvtDevice *device;
  const AvtType *type;
  double power_w;
  double mass_g;
} Waiting;

/* What a rack still carries. */
typedef struct
{
  AvtId id;
  double power_w;
  double mass_g;
} Room;

static Waiting
find_waiting (const AvtDesign *design, AvtId id)
{
  Waiting waiting = { .id = id, .device = avt_design_device (design, id) };
  AvtDevicePower power;

  if (waiting.device == NULL)
    return waiting;
  waiting.type = avt_design_type (design, waiting.device->type);
  power = avt_device_power (design, waiting.device);
  waiting.power_w = power.draws ? power.known_w : 0;
  if (AVT_RECORD_HAS (waiting.type, AVT_TYPE_FIELD_MASS_G))
    waiting.mass_g = (double) waiting.type->mass_g * (1 + AVT_CABLE_MASS_PERCENT / 100.0);
  return waiting;
}

static double
used_power_w (const AvtDesign *design, AvtId rack)
{
  AvtReferrers referrers;
  const AvtDevice *device;
  double used_w = 0;

  avt_design_devices_of_rack (design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    {
      AvtDevicePower power = avt_device_power (design, device);

      if (power.draws && avt_device_counts (device))
        used_w += power.known_w;
    }
  return used_w;
}

static Room
find_room (const AvtDesign *design, AvtId id)
{
  const AvtRack *rack = avt_design_rack (design, id);
  Room room = { id, INFINITY, INFINITY };

  if (rack == NULL)
    return room;
  if (AVT_RECORD_HAS (rack, AVT_RACK_POWER_LIMIT_MW))
    room.power_w = (double) rack->power_limit_mw / 1000 - used_power_w (design, id);
  if (AVT_RECORD_HAS (rack, AVT_RACK_MASS_LIMIT_G))
    room.mass_g = (double) rack->mass_limit_g - avt_rack_mass (design, rack).total_g;
  return room;
}

static gboolean
is_among (const Room *rooms, guint n_rooms, AvtId rack)
{
  for (guint i = 0; i < n_rooms; i++)
    if (avt_id_equal (rooms[i].id, rack))
      return TRUE;
  return FALSE;
}

/* Heavy first, then high, then in the order they were given. */
static int
compare_waiting_cb (gconstpointer a, gconstpointer b)
{
  const Waiting *left = a;
  const Waiting *right = b;

  if (left->mass_g != right->mass_g)
    return left->mass_g > right->mass_g ? -1 : 1;
  if (left->type->height_hu != right->type->height_hu)
    return left->type->height_hu > right->type->height_hu ? -1 : 1;
  return avt_id_compare (left->id, right->id);
}

/* The lowest place in the first rack that has one and carries it. */
static Room *
find_place (const AvtDesign *design, const Waiting *waiting, Room *rooms, guint n_rooms,
            AvtPlace *place)
{
  for (guint i = 0; i < n_rooms; i++)
    {
      *place = (AvtPlace){ rooms[i].id, 0, (AvtFace) waiting->device->face, AVT_SLOT_FULL };
      if (waiting->power_w <= rooms[i].power_w && waiting->mass_g <= rooms[i].mass_g
          && avt_design_first_free (design, waiting->type, place))
        return &rooms[i];
    }
  return NULL;
}

static AvtDesign *
place_all (AvtDesign *design, const Waiting *waiting, guint n_waiting, Room *rooms, guint n_rooms,
           GError **error)
{
  g_autoptr (AvtDesign) draft = avt_design_ref (design);
  g_autofree AvtId *ids = g_new (AvtId, (gsize) n_waiting + 1);
  g_autofree AvtPlace *places = g_new (AvtPlace, (gsize) n_waiting + 1);

  for (guint i = 0; i < n_waiting; i++)
    {
      Room *room = find_place (draft, &waiting[i], rooms, n_rooms, &places[i]);
      AvtDesign *next;

      if (room == NULL)
        {
          g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE,
                       _ ("%s fits into none of the racks: they lack units, power or load"),
                       waiting[i].device->name);
          return NULL;
        }
      ids[i] = waiting[i].id;
      room->power_w -= waiting[i].power_w;
      room->mass_g -= waiting[i].mass_g;
      next = avt_design_with_devices_placed (draft, &ids[i], &places[i], 1, FALSE, error);
      if (next == NULL)
        return NULL;
      avt_design_unref (draft);
      draft = next;
    }
  return avt_design_with_devices_placed (design, ids, places, n_waiting, FALSE, error);
}

/**
 * avt_design_with_devices_filled:
 * @devices: devices that stand nowhere yet
 * @racks: where they may go, in this order
 *
 * The heaviest at the lowest place that is free, within the power and mass limits of the racks, as
 * far as powers and masses are known.
 *
 * Returns: (transfer full): the design with all of them placed, or %NULL with the reason
 */
AvtDesign *
avt_design_with_devices_filled (AvtDesign *design, const AvtId *devices, guint n_devices,
                                const AvtId *racks, guint n_racks, GError **error)
{
  g_autofree Waiting *waiting = g_new (Waiting, (gsize) n_devices + 1);
  g_autofree Room *rooms = g_new (Room, (gsize) n_racks + 1);
  guint n_rooms = 0;

  for (guint i = 0; i < n_devices; i++)
    {
      waiting[i] = find_waiting (design, devices[i]);
      if (waiting[i].device != NULL && avt_id_is_none (waiting[i].device->rack))
        continue;
      g_set_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_NOT_FOUND,
                   waiting[i].device == NULL ? _ ("there is no device %s in the design")
                                             : _ ("%s stands in a rack already"),
                   waiting[i].device == NULL ? devices[i].text : waiting[i].device->name);
      return NULL;
    }
  for (guint i = 0; i < n_racks; i++)
    if (!is_among (rooms, n_rooms, racks[i]))
      rooms[n_rooms++] = find_room (design, racks[i]);
  qsort (waiting, n_devices, sizeof (Waiting), compare_waiting_cb);
  return place_all (design, waiting, n_devices, rooms, n_rooms, error);
}

/* The calculation. */

typedef struct
{
  AvtRecord record;
  char *id;
  gint64 count;
  double height_u;
  double power_w;
  double mass_kg;
} Item;

enum { ITEM_ID, ITEM_COUNT, ITEM_HEIGHT_U, ITEM_POWER_W, ITEM_MASS_KG };

static const AvtField item_fields[] = {
  { AVT_TEXT (Item, id), .help = N_("Name of the device.") },
  { AVT_COUNT (Item, count), AVT_RANGE (0, MAX_DEVICES), AVT_DEFAULT (1),
    .help = N_("How many of them.") },
  { AVT_REAL (Item, height_u, NONE), AVT_RANGE (0.5, 100), AVT_NEEDED,
    .help = N_("Units, in steps of 0.5.") },
  { AVT_REAL (Item, power_w, WATT), AVT_RANGE (0, AVT_MAX_POWER_W),
    .help = N_("Power that is planned with; without it the device counts for no power.") },
  { AVT_REAL (Item, mass_kg, KILOGRAM), AVT_RANGE (0, MAX_KG),
    .help = N_("Mass; without it the device counts for no mass.") },
};

static const AvtRecordType item_type = AVT_RECORD_TYPE ("device", Item, item_fields, -1);

typedef struct
{
  AvtRecord record;
  AvtRecordList devices;
  double height_u;
  double reserve_u;
  double power_limit_w;
  double mass_limit_kg;
  gint64 racks;
} Input;

enum { DEVICES, HEIGHT_U, RESERVE_U, POWER_LIMIT_W, MASS_LIMIT_KG, RACKS };

static const AvtField input_fields[] = {
  { AVT_MANY (Input, devices, &item_type), AVT_RANGE (0, 1000), AVT_NEEDED,
    .help = N_("What shall be placed.") },
  { AVT_REAL (Input, height_u, NONE), AVT_RANGE (1, 100), AVT_NEEDED,
    .help = N_("Units of each rack, in steps of 0.5.") },
  { AVT_REAL (Input, reserve_u, NONE), AVT_RANGE (0, 100), AVT_DEFAULT (0),
    .help = N_("Units of each rack to be left free, at the top.") },
  { AVT_REAL (Input, power_limit_w, WATT), AVT_RANGE (AVT_MIN_DIVISOR, AVT_MAX_POWER_W),
    .help = N_("Power of each rack; no limit when it is missing.") },
  { AVT_REAL (Input, mass_limit_kg, KILOGRAM), AVT_RANGE (AVT_MIN_DIVISOR, MAX_KG),
    .help = N_("Mass of the devices of each rack; no limit when it is missing.") },
  { AVT_COUNT (Input, racks), AVT_RANGE (0, MAX_DEVICES),
    .help = N_("How many racks there are; as many as it takes when it is missing.") },
};

static const AvtRecordType input_type = AVT_RECORD_TYPE ("rack-fill", Input, input_fields, -1);

typedef struct
{
  AvtRecord record;
  char *id;
  gint64 rack;
  double position_u;
} Placement;

enum { PLACEMENT_ID, PLACEMENT_RACK, PLACEMENT_POSITION_U };

static const AvtField placement_fields[] = {
  { AVT_TEXT (Placement, id), .help = N_("The device.") },
  { AVT_COUNT (Placement, rack), .help = N_("Its rack, from 1; null when it fits into none.") },
  { AVT_REAL (Placement, position_u, NONE), .help = N_("Its lowest unit.") },
};

static const AvtRecordType placement_type
    = AVT_RECORD_TYPE ("placement", Placement, placement_fields, -1);

typedef struct
{
  AvtRecord record;
  gint64 racks;
  gint64 lower_bound;
  gboolean proven;
  gint64 unplaced;
  gint64 without_power;
  gint64 without_mass;
  AvtRecordList placements;
} Result;

enum
{
  RESULT_RACKS,
  LOWER_BOUND,
  PROVEN,
  UNPLACED,
  WITHOUT_POWER,
  WITHOUT_MASS,
  PLACEMENTS
};

static const AvtField result_fields[] = {
  { AVT_COUNT (Result, racks), .help = N_("Racks that are used.") },
  { AVT_COUNT (Result, lower_bound), .help = N_("Racks that no placement can do without.") },
  { AVT_MEMBER (Result, proven), .kind = AVT_FIELD_BOOLEAN,
    .help = N_("Whether fewer racks are impossible.") },
  { AVT_COUNT (Result, unplaced), .help = N_("Devices that fit into no rack.") },
  { AVT_COUNT (Result, without_power), .help = N_("Devices whose power is not known.") },
  { AVT_COUNT (Result, without_mass), .help = N_("Devices whose mass is not known.") },
  { AVT_MANY (Result, placements, &placement_type), .help = N_("Where each device stands.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("rack-fill result", Result, result_fields, -1);

static const AvtRule unplaced_rule = {
  "rack-fill-unplaced", AVT_SEVERITY_ERROR, N_("Devices that fit into no rack: %1."),
  N_("Use more racks, or larger ones."), N_("Units, power and mass of the racks")
};

static gboolean
is_half_step (double units)
{
  return 2 * units == floor (2 * units);
}

static gboolean
check (const void *data, char **path, GError **error)
{
  const Input *input = data;
  gint64 count = 0;

  if (!is_half_step (input->height_u))
    return avt_calc_refuse (path, error, "height_u", "must be a multiple of 0.5");
  if (!is_half_step (input->reserve_u) || input->reserve_u >= input->height_u)
    return avt_calc_refuse (path, error, "reserve_u",
                            "must be a multiple of 0.5 and less than height_u");
  for (guint i = 0; i < input->devices.n_records; i++)
    {
      const Item *item = avt_record_list_at (input->devices, Item, i);
      g_autofree char *where = g_strdup_printf ("devices[%u].height_u", i);

      if (!is_half_step (item->height_u))
        return avt_calc_refuse (path, error, where, "must be a multiple of 0.5");
      count += item->count;
    }
  if (count > MAX_DEVICES)
    return avt_calc_refuse (path, error, "devices", "must be at most %d together", MAX_DEVICES);
  return TRUE;
}

/* One for each device; @sources says which record it came from. */
static GArray *
collect (const Input *input, GArray *sources)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (AvtFillItem));

  for (guint i = 0; i < input->devices.n_records; i++)
    {
      const Item *item = avt_record_list_at (input->devices, Item, i);
      AvtFillItem needs = { .height_hu = (gint64) (2 * item->height_u),
                            .power_w = item->power_w,
                            .mass_g = 1000 * item->mass_kg };

      for (gint64 k = 0; k < item->count; k++)
        {
          g_array_append_val (items, needs);
          g_array_append_val (sources, i);
        }
    }
  return items;
}

static gint64
count_without (const Input *input, guint field)
{
  gint64 count = 0;

  for (guint i = 0; i < input->devices.n_records; i++)
    {
      const Item *item = avt_record_list_at (input->devices, Item, i);

      count += AVT_RECORD_HAS (item, field) ? 0 : item->count;
    }
  return count;
}

static void
append_placement (AvtCalcOutcome *outcome, const Item *item, guint source, const AvtFill *fill,
                  guint i)
{
  void *placement = avt_record_append (&result_type, outcome->result, PLACEMENTS);
  g_autofree char *number = g_strdup_printf ("%u", source + 1);

  avt_record_set_string (&placement_type, placement, PLACEMENT_ID,
                         AVT_RECORD_HAS (item, ITEM_ID) ? item->id : number);
  if (fill->racks[i] == AVT_FILL_NONE)
    return;
  avt_record_set_integer (&placement_type, placement, PLACEMENT_RACK, fill->racks[i] + 1);
  avt_record_set_real (&placement_type, placement, PLACEMENT_POSITION_U,
                       (double) fill->positions_hu[i] / 2);
}

static void
run (const void *data, AvtCalcOutcome *outcome)
{
  const Input *input = data;
  AvtFillRack rack
      = { .height_hu = (gint64) (2 * (input->height_u - input->reserve_u)),
          .power_w = AVT_RECORD_HAS (input, POWER_LIMIT_W) ? input->power_limit_w : INFINITY,
          .mass_g = AVT_RECORD_HAS (input, MASS_LIMIT_KG) ? 1000 * input->mass_limit_kg
                                                          : INFINITY };
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) items = collect (input, sources);
  g_autoptr (AvtFill) fill
      = avt_fill ((const AvtFillItem *) (gpointer) items->data, items->len, &rack,
                  AVT_RECORD_HAS (input, RACKS) ? (guint) input->racks : G_MAXUINT);
  gint64 counts[] = { [RESULT_RACKS] = fill->n_racks,
                      [LOWER_BOUND] = fill->lower_bound,
                      [UNPLACED] = fill->n_unplaced,
                      [WITHOUT_POWER] = count_without (input, ITEM_POWER_W),
                      [WITHOUT_MASS] = count_without (input, ITEM_MASS_KG) };
  AvtArgument unplaced = avt_argument_count (fill->n_unplaced);

  for (guint field = RESULT_RACKS; field <= WITHOUT_MASS; field++)
    if (field != PROVEN)
      avt_record_set_integer (&result_type, outcome->result, field, counts[field]);
  avt_record_set_boolean (&result_type, outcome->result, PROVEN, avt_fill_is_proven (fill));
  for (guint i = 0; i < items->len; i++)
    {
      guint source = g_array_index (sources, guint, i);

      append_placement (outcome, avt_record_list_at (input->devices, Item, source), source, fill,
                        i);
    }
  if (fill->n_unplaced > 0)
    avt_findings_report (outcome->findings, &unplaced_rule, NULL, 0, &unplaced, 1);
}

const AvtCalc avt_calc_rack_fill = {
  .name = "rack-fill",
  .title = N_("Devices filled into racks"),
  .input = &input_type,
  .result = &result_type,
  .formula = "first fit decreasing by height, power and mass; lower bound = "
             "ceil(max(sum U / U, sum W / W, sum kg / kg))",
  .source = N_("First fit decreasing; bound by sums and by devices of more than half a rack"),
  .confidence = AVT_CONFIDENCE_DERIVED,
  .check = check,
  .run = run,
};
