/* A row of racks being made: names, feeds, strips, and what hangs on which outlet. */
#pragma once

#include "tests/samples/library.h"

G_BEGIN_DECLS

#define ROW_MAX_RACKS 6

typedef struct
{
  AvtId id;
  AvtId pdus[2];
  guint used_c13[2][3]; /* outlets in use, by side and line */
  guint used_c19[2][3];
  guint next_line;
  AvtId leaves[2];
  AvtId management;
  guint next_port; /* of the leaves and of the management switch */
  guint number;
  gboolean has_one_phase;
  gboolean is_existing;
} SampleRack;

typedef struct
{
  Maker *maker;
  const char *site;
  const char *room;
  const char *row_name;
  const char *rack_prefix;
  const char *device_prefix;
  const char *feed_infix;
  AvtId row;
  SampleRack racks[ROW_MAX_RACKS];
  guint n_racks;
} SampleRow;

void row_begin (SampleRow *self);
SampleRack *row_add_rack (SampleRow *self, const char *comments, gboolean has_one_phase,
                          gboolean is_existing);
AvtId row_place (SampleRow *self, const SampleRack *rack, const char *slug, const char *stem,
                 double unit, const char *face, const char *role);
AvtId row_place_half (SampleRow *self, const SampleRack *rack, const char *stem, guint unit,
                      const char *slot);
void row_link (SampleRow *self, AvtId a, const char *a_port, AvtId b, const char *b_port,
               const char *medium);
void row_cord (SampleRow *self, SampleRack *rack, AvtId device, const char *inlet, guint side,
               guint line, gboolean is_c19);
void row_cords_on (SampleRow *self, SampleRack *rack, AvtId device, const char *a, const char *b,
                   guint line, gboolean is_c19);
void row_cords (SampleRow *self, SampleRack *rack, AvtId device, const char *a, const char *b,
                gboolean is_c19);

G_END_DECLS
