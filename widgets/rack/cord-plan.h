/* Which outlet each power inlet is plugged into, when nobody chooses: one cord on side A, one on
 * side B, strips of the same rack, the least used phase and breaker first. */
#pragma once

#include "engine/design/edit.h"

G_BEGIN_DECLS

/** AvtCord: @inlet, @outlet belong to the design that the plan was made for; @outlet: (nullable):
 * %NULL: there is none to be had */
typedef struct
{
  AvtId device;
  const char *inlet;
  AvtId strip;
  const char *outlet;
} AvtCord;

GArray *avt_cord_plan (AvtDesign *design, const AvtId *devices, guint n_devices);
GArray *avt_cord_outlets (AvtDesign *design, const AvtCord *cord);
AvtDesign *avt_with_cords (AvtDesign *design, AvtIdSource *ids, const AvtCord *cords,
                           guint n_cords, GError **error);

G_END_DECLS
