/* How much of a rack is free: at the front, at the rear, and through. */
#pragma once

#include "engine/calc/calc.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtRackSide: where a place is looked for. */
typedef enum
{
  AVT_RACK_SIDE_THROUGH, /* for a full-depth device: nothing at the front or at the rear */
  AVT_RACK_SIDE_FRONT,   /* for a half-depth device */
  AVT_RACK_SIDE_REAR
} AvtRackSide;

#define AVT_N_RACK_SIDES 3

/** AvtRackBlock: free units in one piece; its lower edge counts 2 x U, 0 when there is none. */
typedef struct
{
  gint64 position_hu;
  gint64 units;
} AvtRackBlock;

/**
 * AvtRackSpace: free room between the rails
 * @free_units: whole units that nothing stands in, at the front or at the rear
 * @block_units: the most of them in one piece
 * @block_position_hu: lower edge of the lowest such piece, 2 x U; 0 when there is none
 * @side_free_units: whole free units of each #AvtRackSide; that of AVT_RACK_SIDE_THROUGH is
 *   @free_units
 * @side_blocks: the largest piece of each
 * @blank_hu: what is open at the front over the full width, in half units: blanking panels needed
 * @half_blank_hu: what is open beside a half-width device at the front
 */
typedef struct
{
  gint64 units;
  gint64 free_units;
  gint64 block_units;
  gint64 block_position_hu;
  gint64 side_free_units[AVT_N_RACK_SIDES];
  AvtRackBlock side_blocks[AVT_N_RACK_SIDES];
  gint64 blank_hu;
  gint64 half_blank_hu;
} AvtRackSpace;

AvtRackSpace avt_rack_space (const AvtDesign *design, const AvtRack *rack);
GArray *avt_rack_free_blocks (const AvtDesign *design, const AvtRack *rack, AvtRackSide side);
guint8 *avt_rack_front_gaps (const AvtDesign *design, const AvtRack *rack);

extern const AvtCalc avt_calc_rack_space;

G_END_DECLS
