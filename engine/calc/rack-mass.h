/* What the equipment of a rack weighs. */
#pragma once

#include "engine/design/design.h"

G_BEGIN_DECLS

/** AvtRackMass: the sum of the known masses, and how many are not known. */
typedef struct
{
  gint64 known_g;
  guint n_known;
  guint n_unknown;
} AvtRackMass;

AvtRackMass avt_rack_mass (const AvtDesign *design, const AvtRack *rack);

G_END_DECLS
