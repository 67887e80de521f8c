/* How much of a rack is free. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/**
 * AvtRackSpace: free room between the rails, over both faces
 * @free_units: whole units that nothing stands in, at the front or at the rear
 * @block_units: the most of them in one piece
 * @block_position_hu: lower edge of the lowest such piece, 2 x U; 0 when there is none
 */
typedef struct
{
  gint64 units;
  gint64 free_units;
  gint64 block_units;
  gint64 block_position_hu;
} AvtRackSpace;

AvtRackSpace avt_rack_space (const AvtDesign *design, const AvtRack *rack);

G_END_DECLS
