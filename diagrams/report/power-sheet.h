/* Shared by power-sheet.c (the sheet of a rack), power-tables.c (what it comes to), power-lists.c
 * (piece by piece) and power-notes.c (where it comes from). */
#pragma once

#include "diagrams/report/kind.h"
#include "engine/calc/feed-load.h"
#include "engine/calc/rack-power.h"

G_BEGIN_DECLS

/**
 * AvtSheet: the sheet of one rack while it is written; all borrowed but @net, @feeds, @devices
 * @feeds: (element-type AvtFeed): those that its devices load, side A first
 * @devices: (element-type AvtDevice): from the top down
 */
typedef struct
{
  AvtReportBuilder *builder;
  AvtReportSource *source;
  const AvtRack *rack;
  AvtPowerNet *net;
  AvtFeedLoads *loads;
  GPtrArray *feeds;
  GPtrArray *devices;
} AvtSheet;

void avt_sheet_init (AvtSheet *self, AvtReportBuilder *builder, AvtReportSource *source,
                     const AvtRack *rack);
void avt_sheet_clear (AvtSheet *self);
char *avt_sheet_line_label (const AvtSheet *self, const AvtFeed *feed, guint n_lines, guint line);
void avt_sheet_add_feeds (const AvtSheet *self, double chart_pt);
void avt_sheet_add_totals (const AvtSheet *self);
void avt_sheet_add_mass (const AvtSheet *self);
void avt_sheet_add_devices (const AvtSheet *self);
void avt_sheet_add_outlets (const AvtSheet *self);
void avt_sheet_add_lines (const AvtSheet *self);
void avt_sheet_add_sum (const AvtSheet *self, const AvtPowerSum *sum, guint n_drawing,
                        double factor);
void avt_sheet_note_basis (const AvtSheet *self, AvtCell *cell, const AvtDevicePower *power);
void avt_sheet_note_unknown (const AvtSheet *self, AvtCell *cell);
void avt_sheet_add_numbers (const AvtSheet *self);
void avt_sheet_add_sources (const AvtSheet *self);
int avt_sheet_load_status (const AvtFeedLoad *load, double current_a);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AvtSheet, avt_sheet_clear)

G_END_DECLS
