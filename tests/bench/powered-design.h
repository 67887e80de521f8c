/* The design of the goals for edits: racks with servers, a switch and two strips, on feeds, with
 * both supplies and the network of every server cabled. */
#pragma once

#include "engine/design/design.h"

typedef struct
{
  AvtDesign *design;
  guint n_racks;
  AvtId *racks;
  AvtId *servers; /* POWERED_SERVERS a rack */
} PoweredDesign;

#define POWERED_SERVERS 17
#define POWERED_DEVICES (POWERED_SERVERS + 3)
#define POWERED_LINKS 80

PoweredDesign *powered_design_new (guint n_racks);
void powered_design_free (PoweredDesign *self);
