#include "config.h"

#include "engine/calc/rack-space.h"

#include "engine/base/record.h"
#include "engine/calc/fields.h"
#include "engine/calc/rack-model.h"
#include "engine/design/fit.h"

#include <glib/gi18n-lib.h>

/* What is taken of one half unit. */
enum
{
  TAKEN_LEFT = 1 << 0, /* of the front */
  TAKEN_RIGHT = 1 << 1,
  TAKEN_FRONT = TAKEN_LEFT | TAKEN_RIGHT,
  TAKEN_REAR = 1 << 2
};

static guint8
front_bits (int slot)
{
  return slot == AVT_SLOT_LEFT ? TAKEN_LEFT : slot == AVT_SLOT_RIGHT ? TAKEN_RIGHT : TAKEN_FRONT;
}

static void
mark_device (guint8 *cells, const AvtRack *rack, const AvtDevice *device, const AvtType *type)
{
  gint64 top_hu = MIN (device->position_hu + type->height_hu, rack->height_hu + 2);
  guint8 bits = 0;

  if (avt_slot_is_channel ((AvtSlot) device->slot)
      || !AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    return;
  if (device->face == AVT_FACE_FRONT || type->full_depth)
    bits |= front_bits (device->slot);
  if (device->face == AVT_FACE_REAR || type->full_depth)
    bits |= TAKEN_REAR;
  for (gint64 hu = MAX (device->position_hu, 2); hu < top_hu; hu++)
    cells[hu] |= bits;
}

/* One cell for each half unit, by its position; the first two are below the rack. */
static guint8 *
mark_cells (const AvtDesign *design, const AvtRack *rack)
{
  guint8 *cells = g_new0 (guint8, (gsize) rack->height_hu + 2);
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    mark_device (cells, rack, device, avt_design_type (design, device->type));
  return cells;
}

static guint8
side_bits (AvtRackSide side)
{
  switch (side)
    {
    case AVT_RACK_SIDE_THROUGH:
      return TAKEN_FRONT | TAKEN_REAR;
    case AVT_RACK_SIDE_FRONT:
      return TAKEN_FRONT;
    case AVT_RACK_SIDE_REAR:
      return TAKEN_REAR;
    }
  g_assert_not_reached ();
}

/* The free block that starts at whole unit *@unit, which moves behind it; 0 units when taken. */
static AvtRackBlock
next_block (const guint8 *cells, gint64 n_units, guint8 bits, gint64 *unit)
{
  AvtRackBlock block = { 2 * *unit, 0 };

  while (*unit <= n_units && !((cells[2 * *unit] | cells[2 * *unit + 1]) & bits))
    {
      block.units++;
      ++*unit;
    }
  if (block.units == 0)
    ++*unit;
  return block;
}

static void
sum_side (AvtRackSpace *space, const guint8 *cells, AvtRackSide side)
{
  for (gint64 unit = 1; unit <= space->units;)
    {
      AvtRackBlock block = next_block (cells, space->units, side_bits (side), &unit);

      space->side_free_units[side] += block.units;
      if (block.units > space->side_blocks[side].units)
        space->side_blocks[side] = block;
    }
}

/**
 * avt_rack_space:
 *
 * A unit counts as taken on a side when any part of it is; what stands in a side channel takes
 * none. A full-depth device takes both faces, whichever it is mounted at. A half unit at the top
 * of the rack is not counted as free, but needs a blanking panel.
 *
 * Returns: the free units and the largest block of them
 */
AvtRackSpace
avt_rack_space (const AvtDesign *design, const AvtRack *rack)
{
  AvtRackSpace space = { .units = rack->height_hu / 2 };
  g_autofree guint8 *cells = mark_cells (design, rack);

  for (guint side = 0; side < AVT_N_RACK_SIDES; side++)
    sum_side (&space, cells, (AvtRackSide) side);
  space.free_units = space.side_free_units[AVT_RACK_SIDE_THROUGH];
  space.block_units = space.side_blocks[AVT_RACK_SIDE_THROUGH].units;
  space.block_position_hu = space.side_blocks[AVT_RACK_SIDE_THROUGH].position_hu;
  for (gint64 hu = 2; hu < rack->height_hu + 2; hu++)
    {
      space.blank_hu += (cells[hu] & TAKEN_FRONT) == 0;
      space.half_blank_hu += (cells[hu] & TAKEN_FRONT) == TAKEN_LEFT
                             || (cells[hu] & TAKEN_FRONT) == TAKEN_RIGHT;
    }
  return space;
}

/** avt_rack_free_blocks: Returns: (transfer full): #AvtRackBlock of @side, from the bottom up */
GArray *
avt_rack_free_blocks (const AvtDesign *design, const AvtRack *rack, AvtRackSide side)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (AvtRackBlock));
  g_autofree guint8 *cells = mark_cells (design, rack);
  gint64 n_units = rack->height_hu / 2;

  for (gint64 unit = 1; unit <= n_units;)
    {
      AvtRackBlock block = next_block (cells, n_units, side_bits (side), &unit);

      if (block.units > 0)
        g_array_append_val (blocks, block);
    }
  return blocks;
}

/** avt_rack_front_gaps: Returns: (transfer full): for each position of the rack, 2 x U, whether
 * the front is open there over any part of the width; the first two are below the rack */
guint8 *
avt_rack_front_gaps (const AvtDesign *design, const AvtRack *rack)
{
  guint8 *cells = mark_cells (design, rack);

  for (gint64 hu = 0; hu < rack->height_hu + 2; hu++)
    cells[hu] = hu >= 2 && (cells[hu] & TAKEN_FRONT) != TAKEN_FRONT;
  return cells;
}

/* The calculation. */

typedef struct
{
  AvtRecord record;
  int side;
  double position_u;
  double height_u;
} Block;

enum { BLOCK_SIDE, BLOCK_POSITION_U, BLOCK_HEIGHT_U };

static const AvtEnumValue side_values[] = {
  { "through", N_("Through") },
  { "front", N_("Front") },
  { "rear", N_("Rear") },
  { NULL, NULL },
};

static const AvtField block_fields[] = {
  { AVT_CHOICE_OF (Block, side, side_values), .help = N_("Where the units are free.") },
  { AVT_REAL (Block, position_u, NONE), .help = N_("Lowest unit of the block.") },
  { AVT_REAL (Block, height_u, NONE), .help = N_("Units in one piece.") },
};

static const AvtRecordType block_type = AVT_RECORD_TYPE ("block", Block, block_fields, -1);

typedef struct
{
  AvtRecord record;
  double height_u;
  gint64 free_u;
  gint64 front_free_u;
  gint64 rear_free_u;
  gint64 largest_block_u;
  gint64 front_largest_block_u;
  gint64 rear_largest_block_u;
  double blanking_u;
  double half_blanking_u;
  gint64 free_channels;
  AvtRecordList blocks;
} Result;

enum
{
  HEIGHT_U,
  FREE_U,
  FRONT_FREE_U,
  REAR_FREE_U,
  LARGEST_BLOCK_U,
  FRONT_LARGEST_BLOCK_U,
  REAR_LARGEST_BLOCK_U,
  BLANKING_U,
  HALF_BLANKING_U,
  FREE_CHANNELS,
  BLOCKS
};

static const AvtField result_fields[] = {
  { AVT_REAL (Result, height_u, NONE), .help = N_("Units of the rack.") },
  { AVT_COUNT (Result, free_u), .help = N_("Whole units free at the front and at the rear.") },
  { AVT_COUNT (Result, front_free_u), .help = N_("Whole units free at the front.") },
  { AVT_COUNT (Result, rear_free_u), .help = N_("Whole units free at the rear.") },
  { AVT_COUNT (Result, largest_block_u), .help = N_("The most units free through, in one piece.") },
  { AVT_COUNT (Result, front_largest_block_u),
    .help = N_("The most units free at the front, in one piece.") },
  { AVT_COUNT (Result, rear_largest_block_u),
    .help = N_("The most units free at the rear, in one piece.") },
  { AVT_REAL (Result, blanking_u, NONE),
    .help = N_("Units open at the front over the full width: blanking panels needed.") },
  { AVT_REAL (Result, half_blanking_u, NONE),
    .help = N_("Units open at the front beside half-width devices.") },
  { AVT_COUNT (Result, free_channels), .help = N_("Side channels without a 0U device.") },
  { AVT_MANY (Result, blocks, &block_type), .help = N_("Every free block of each side.") },
};

static const AvtRecordType result_type
    = AVT_RECORD_TYPE ("rack-space result", Result, result_fields, -1);

static void
append_blocks (AvtCalcOutcome *outcome, const AvtDesign *design, const AvtRack *rack,
               AvtRackSide side)
{
  g_autoptr (GArray) blocks = avt_rack_free_blocks (design, rack, side);

  for (guint i = 0; i < blocks->len; i++)
    {
      AvtRackBlock found = g_array_index (blocks, AvtRackBlock, i);
      void *block = avt_record_append (&result_type, outcome->result, BLOCKS);

      avt_record_set_enum (&block_type, block, BLOCK_SIDE, side);
      avt_record_set_real (&block_type, block, BLOCK_POSITION_U, (double) found.position_hu / 2);
      avt_record_set_real (&block_type, block, BLOCK_HEIGHT_U, (double) found.units);
    }
}

static gint64
count_free_channels (const AvtDesign *design, const AvtRack *rack)
{
  gint64 n_free = 2 * rack->channels;
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_devices_of_rack (design, rack->entity.id, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    n_free -= avt_slot_is_channel ((AvtSlot) device->slot);
  return MAX (n_free, 0);
}

static void
run (const void *input, AvtCalcOutcome *outcome)
{
  g_autoptr (AvtDesign) design = avt_rack_model_design (input);
  const AvtRack *rack = avt_design_get (design, AVT_KIND_RACK, 0);
  AvtRackSpace space = avt_rack_space (design, rack);
  gint64 counts[] = { [FREE_U] = space.free_units,
                      [FRONT_FREE_U] = space.side_free_units[AVT_RACK_SIDE_FRONT],
                      [REAR_FREE_U] = space.side_free_units[AVT_RACK_SIDE_REAR],
                      [LARGEST_BLOCK_U] = space.block_units,
                      [FRONT_LARGEST_BLOCK_U] = space.side_blocks[AVT_RACK_SIDE_FRONT].units,
                      [REAR_LARGEST_BLOCK_U] = space.side_blocks[AVT_RACK_SIDE_REAR].units };

  avt_calc_outcome_set (outcome, HEIGHT_U, (double) rack->height_hu / 2);
  for (guint field = FREE_U; field <= REAR_LARGEST_BLOCK_U; field++)
    avt_record_set_integer (&result_type, outcome->result, field, counts[field]);
  avt_calc_outcome_set (outcome, BLANKING_U, (double) space.blank_hu / 2);
  avt_calc_outcome_set (outcome, HALF_BLANKING_U, (double) space.half_blank_hu / 2);
  avt_record_set_integer (&result_type, outcome->result, FREE_CHANNELS,
                          count_free_channels (design, rack));
  for (guint side = 0; side < AVT_N_RACK_SIDES; side++)
    append_blocks (outcome, design, rack, (AvtRackSide) side);
  avt_rack_model_report (design, outcome);
}

const AvtCalc avt_calc_rack_space = {
  .name = "rack-space",
  .title = N_("Free space of a rack"),
  .input = &avt_rack_model_type,
  .result = &result_type,
  .formula = "free = units without a device at the front, at the rear, or both; "
             "blanking = what is open at the front",
  .source = N_("EIA-310: units of 44.45 mm; depths and clearances of the devices"),
  .confidence = AVT_CONFIDENCE_SOURCE,
  .check = avt_rack_model_check,
  .run = run,
};
