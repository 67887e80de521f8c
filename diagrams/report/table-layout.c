#include "config.h"

#include "diagrams/report/table-layout.h"

#include "diagrams/report/tables.h"
#include "diagrams/report/text-draw.h"

#include <string.h>

/* Text is not squeezed below this while another column has room. */
#define LEAST_TEXT_PT 36.0
/* A short title stays on one line with its unit. */
#define LEAST_HEAD_PT 50.0
/* One cell does not take more of a page than this. */
#define CELL_LINES_MAX 40

typedef struct
{
  double least;
  double natural;
} Wish;

static AvtTextWeight
cell_weight (const AvtCell *cell)
{
  return cell->is_bold ? AVT_TEXT_BOLD : AVT_TEXT_REGULAR;
}

static double
sign_width (const AvtCell *cell)
{
  return cell->status >= 0 ? AVT_TABLE_SIGN_PT : 0;
}

/* The first cell of a group may run over the columns beside it. */
static gboolean
spans_row (const AvtTableRow *row, guint column)
{
  return row->kind == AVT_ROW_GROUP && column == 0;
}

static void
wish_for_head (AvtMeasurer *measurer, const AvtColumn *column, Wish *wish)
{
  g_autofree char *text = avt_column_head (column);

  wish->natural = avt_measurer_get_width (measurer, text, AVT_TABLE_TEXT, AVT_TEXT_REGULAR);
  wish->least = MAX (MIN (wish->natural, LEAST_HEAD_PT),
                     avt_longest_word_pt (measurer, text, AVT_TABLE_TEXT, AVT_TEXT_REGULAR));
}

static void
wish_for_cell (AvtMeasurer *measurer, const AvtColumn *column, const AvtCell *cell, Wish *wish)
{
  double width = sign_width (cell)
                 + avt_measurer_get_width (measurer, cell->text, AVT_TABLE_TEXT,
                                           cell_weight (cell));
  gboolean is_whole = column->kind == AVT_COLUMN_NUMBER || cell->kind != AVT_CELL_TEXT;

  wish->natural = MAX (wish->natural, width);
  wish->least = MAX (wish->least, is_whole ? width : MIN (width, LEAST_TEXT_PT));
}

static Wish *
make_wishes (AvtMeasurer *measurer, const AvtTableBlock *table)
{
  Wish *wishes = g_new0 (Wish, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      wish_for_head (measurer, &table->columns[i], &wishes[i]);
      for (guint k = 0; k < table->n_rows; k++)
        if (!spans_row (&table->rows[k], i))
          wish_for_cell (measurer, &table->columns[i], &table->rows[k].cells[i], &wishes[i]);
    }
  return wishes;
}

static double
sum_weights (const AvtTableBlock *table)
{
  double sum = 0;

  for (guint i = 0; i < table->n_columns; i++)
    sum += table->columns[i].weight;
  return sum;
}

/* Everything as wide as it wishes; what is left goes to the columns that take it. */
static void
widen (AvtTableLayout *self, const Wish *wishes, double spare)
{
  double weights = sum_weights (self->table);

  for (guint i = 0; i < self->table->n_columns; i++)
    self->widths[i] = wishes[i].natural
                      + (weights > 0 ? spare * self->table->columns[i].weight / weights : 0);
}

/* There is less than is wished for: text gives way, down to its least; then all shrinks. */
static void
narrow (AvtTableLayout *self, const Wish *wishes, double room, double least, double natural)
{
  double share = natural > least ? (room - least) / (natural - least) : 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    self->widths[i] = share > 0 ? wishes[i].least + (wishes[i].natural - wishes[i].least) * share
                                : wishes[i].least * room / MAX (least, 1);
}

static void
set_widths (AvtTableLayout *self, AvtMeasurer *measurer, double width_pt)
{
  g_autofree Wish *wishes = make_wishes (measurer, self->table);
  double room = width_pt - AVT_TABLE_GAP_PT * (self->table->n_columns - 1);
  double least = 0, natural = 0, x = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      least += wishes[i].least;
      natural += wishes[i].natural;
    }
  if (natural <= room)
    widen (self, wishes, room - natural);
  else
    narrow (self, wishes, room, least, natural);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      self->x[i] = x;
      x += self->widths[i] + AVT_TABLE_GAP_PT;
    }
  self->width_pt = x - AVT_TABLE_GAP_PT;
}

static double
lines_height (guint n_lines)
{
  return n_lines * AVT_TABLE_LINE_PT + 2 * AVT_TABLE_PAD_PT;
}

static void
break_head (AvtTableLayout *self, AvtMeasurer *measurer)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      g_autofree char *text = avt_column_head (&self->table->columns[i]);

      self->head[i] = avt_lines_new_plain (measurer, text, AVT_TABLE_TEXT, AVT_TEXT_REGULAR,
                                           self->widths[i]);
      n_lines = MAX (n_lines, self->head[i]->n_lines);
    }
  self->head_pt = lines_height (n_lines);
}

static void
break_row (AvtTableLayout *self, AvtMeasurer *measurer, guint row)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AvtCell *cell = &self->table->rows[row].cells[i];
      double width = spans_row (&self->table->rows[row], i) ? self->width_pt : self->widths[i];
      AvtLines **lines = &self->cells[row * self->table->n_columns + i];

      if (cell->kind == AVT_CELL_EMPTY)
        continue;
      *lines = avt_lines_new_plain (measurer, cell->text, AVT_TABLE_TEXT, cell_weight (cell),
                                    width - sign_width (cell));
      n_lines = MAX (n_lines, (*lines)->n_lines);
    }
  self->heights[row] = lines_height (MIN (n_lines, CELL_LINES_MAX));
}

/**
 * avt_table_layout_new:
 * @table: must live as long as the layout
 * @width_pt: the width there is
 *
 * Numbers are never broken or shortened while texts can give way.
 *
 * Returns: (transfer full): the layout
 */
AvtTableLayout *
avt_table_layout_new (AvtMeasurer *measurer, const AvtTableBlock *table, double width_pt)
{
  AvtTableLayout *self = g_new0 (AvtTableLayout, 1);

  self->table = table;
  self->x = g_new0 (double, table->n_columns);
  self->widths = g_new0 (double, table->n_columns);
  self->head = g_new0 (AvtLines *, table->n_columns);
  self->cells = g_new0 (AvtLines *, MAX (table->n_rows, 1) * table->n_columns);
  self->heights = g_new0 (double, MAX (table->n_rows, 1));
  set_widths (self, measurer, width_pt);
  break_head (self, measurer);
  for (guint i = 0; i < table->n_rows; i++)
    break_row (self, measurer, i);
  return self;
}

void
avt_table_layout_free (AvtTableLayout *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    avt_lines_free (self->head[i]);
  for (guint i = 0; i < self->table->n_rows * self->table->n_columns; i++)
    g_clear_pointer (&self->cells[i], avt_lines_free);
  g_free (self->x);
  g_free (self->widths);
  g_free (self->head);
  g_free (self->cells);
  g_free (self->heights);
  g_free (self);
}

static void
draw_rule (const AvtTableLayout *self, AvtSceneBuilder *builder, double x, double y, float width)
{
  AvtStyle style = { .stroke = avt_theme.ink, .width_pt = width };

  avt_scene_builder_add_line (builder, x, y, x + self->width_pt, y, &style);
}

static AvtTextAnchor
anchor_of (const AvtColumn *column)
{
  return column->kind == AVT_COLUMN_NUMBER ? AVT_ANCHOR_END : AVT_ANCHOR_START;
}

static void
draw_lines (const AvtTableLayout *self, AvtSceneBuilder *builder, const AvtLines *lines,
            double x, double y, guint column, double inset, const AvtTextStyle *style)
{
  AvtTextStyle anchored = *style;
  gboolean is_number = self->table->columns[column].kind == AVT_COLUMN_NUMBER;
  double edge = x + self->x[column] + (is_number ? self->widths[column] : inset);

  anchored.anchor = anchor_of (&self->table->columns[column]);
  avt_text_draw_lines (builder, lines, edge, y, AVT_TABLE_LINE_PT, CELL_LINES_MAX, &anchored);
}

/** avt_table_layout_draw_head: the titles between two rules; @x, @y: its upper left corner */
void
avt_table_layout_draw_head (const AvtTableLayout *self, AvtSceneBuilder *builder, double x,
                            double y)
{
  AvtTextStyle style = { .color = avt_theme.ink_soft, .size = AVT_TABLE_TEXT };

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      double top = y + self->head_pt - lines_height (self->head[i]->n_lines) + AVT_TABLE_PAD_PT;

      draw_lines (self, builder, self->head[i], x, top, i, 0, &style);
    }
  draw_rule (self, builder, x, y + self->head_pt, avt_theme.line_normal_pt);
}

static void
draw_cell (const AvtTableLayout *self, AvtSceneBuilder *builder, double x, double y, guint row,
           guint column)
{
  const AvtCell *cell = &self->table->rows[row].cells[column];
  const AvtLines *lines = self->cells[row * self->table->n_columns + column];
  AvtTextStyle style = { .color = cell->kind == AVT_CELL_UNKNOWN ? avt_theme.ink_soft
                                                                 : avt_theme.ink,
                         .size = AVT_TABLE_TEXT,
                         .weight = cell_weight (cell) };
  double inset = sign_width (cell);
  double top = y + AVT_TABLE_PAD_PT;

  if (lines == NULL)
    return;
  if (cell->status >= 0)
    {
      double sign_x = self->table->columns[column].kind == AVT_COLUMN_NUMBER
                        ? x + self->x[column] + self->widths[column] - lines->width_pt - inset
                        : x + self->x[column];

      avt_text_draw_sign (builder, (AvtStatus) cell->status, sign_x, top, AVT_TABLE_LINE_PT);
    }
  draw_lines (self, builder, lines, x, top, column, inset, &style);
  if (cell->anchor != NULL)
    avt_scene_builder_add_link_to (builder,
                                   avt_rect (x + self->x[column], y, self->widths[column],
                                             self->heights[row]),
                                   cell->anchor);
}

/** avt_table_layout_draw_row: @x, @y: the upper left corner of the row */
void
avt_table_layout_draw_row (const AvtTableLayout *self, AvtSceneBuilder *builder, double x,
                           double y, guint row)
{
  AvtRowKind kind = self->table->rows[row].kind;

  if (kind == AVT_ROW_TOTAL)
    draw_rule (self, builder, x, y, avt_theme.line_normal_pt);
  for (guint i = 0; i < self->table->n_columns; i++)
    draw_cell (self, builder, x, y, row, i);
  if (row + 1 == self->table->n_rows)
    draw_rule (self, builder, x, y + self->heights[row], avt_theme.line_normal_pt);
}
