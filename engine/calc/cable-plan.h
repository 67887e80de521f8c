/* The cables of a design: how long each must be from where its ends stand. */
#pragma once

#include "engine/calc/cable-length.h"
#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtCableWay: how a cable goes, or why that is not known. */
typedef enum
{
  AVT_CABLE_UNKNOWN, /* an end stands nowhere, or the racks have no place in a row of one room */
  AVT_CABLE_IN_RACK,
  AVT_CABLE_IN_ROW,
  AVT_CABLE_ACROSS_ROWS
} AvtCableWay;

/**
 * AvtCable: what is known of the length of a link; NaN where it is not
 * @path_mm: the way from port to port
 * @straight_mm: what no cable can do without
 * @computed_mm: the way with the margin
 * @stock_mm: the next length that is sold
 * @given_mm: the length that the plan gives it
 * @limit_mm: what its medium and speed allow
 */
typedef struct
{
  AvtId link;
  AvtCableWay way;
  double path_mm;
  double straight_mm;
  double computed_mm;
  double stock_mm;
  double given_mm;
  double limit_mm;
} AvtCable;

AvtCable avt_cable_of_link (const AvtDesign *design, const AvtLink *link);
double avt_cable_planned_mm (const AvtCable *cable);
GArray *avt_design_cables (const AvtDesign *design);

G_END_DECLS
