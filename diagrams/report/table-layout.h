/* A table measured: how wide its columns are, how its cells break, how high its rows are. */
#pragma once

#include "diagrams/report/lines.h"

G_BEGIN_DECLS

#define AVT_TABLE_TEXT AVT_TEXT_7
#define AVT_TABLE_LINE_PT 9.0
#define AVT_TABLE_PAD_PT 2.0 /* above and below the text of a row */
#define AVT_TABLE_GAP_PT 10.0 /* between columns */
/* What a status sign takes before the text of a cell. */
#define AVT_TABLE_SIGN_PT 10.0

/**
 * AvtTableLayout:
 * @x, @widths: of the columns, from the left edge of the table
 * @width_pt: of the table; no more than was asked for
 * @head: the lines of each column's title; @head_pt: their height with padding
 * @cells: the lines of each cell, row by row; %NULL where it is empty
 * @heights: of the rows
 * @tail_pt: what marks of footnotes stand out behind the numbers of the last column
 * @footnotes: (nullable): of the section, that marks lead to; set by who draws
 */
typedef struct
{
  const AvtTableBlock *table;
  double *x;
  double *widths;
  double width_pt;
  AvtLines **head;
  double head_pt;
  AvtLines **cells;
  double *heights;
  double tail_pt;
  const AvtFootnote *footnotes;
} AvtTableLayout;

AvtTableLayout *avt_table_layout_new (AvtMeasurer *measurer, const AvtTableBlock *table,
                                      double width_pt);
void avt_table_layout_free (AvtTableLayout *self);
void avt_table_layout_draw_head (const AvtTableLayout *self, AvtSceneBuilder *builder, double x,
                                 double y);
void avt_table_layout_draw_row (const AvtTableLayout *self, AvtSceneBuilder *builder, double x,
                                double y, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtTableLayout, avt_table_layout_free)

G_END_DECLS
