#include "config.h"

#include "diagrams/report/table-layout.h"

#include "diagrams/report/tables.h"
#include "diagrams/report/text-draw.h"

#include <string.h>

/* Text is not squeezed below this while another column has room. */
#define LEAST_TEXT_PT 36.0
/* Of its width that a head keeps, so that it breaks into two lines, rarely three. */
#define HEAD_SHARE 0.6
/* One cell does not take more of a page than this. */
#define CELL_LINES_MAX 40
/* Halves the doubt about the level of the texts to far below a point. */
#define LEVEL_STEPS 32

/** Wish: how wide a column would be: what it cannot do without, with each cell on one line, with
 * its head on one line too */
typedef struct
{
  double least;
  double whole;
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

/* Behind a text stands the mark of its footnote; behind a number it hangs in the gap, so that
 * numbers stay aligned. */
static char *
shown_text (const AvtColumn *column, const AvtCell *cell)
{
  g_autofree char *mark = cell->footnote > 0 ? avt_footnote_mark (cell->footnote) : NULL;

  return mark != NULL && column->kind == AVT_COLUMN_TEXT ? g_strconcat (cell->text, mark, NULL)
                                                         : g_strdup (cell->text);
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
  wish->least = MAX (wish->natural * HEAD_SHARE,
                     avt_longest_word_pt (measurer, text, AVT_TABLE_TEXT, AVT_TEXT_REGULAR));
  wish->whole = wish->least;
}

static void
wish_for_cell (AvtMeasurer *measurer, const AvtColumn *column, const AvtCell *cell, Wish *wish)
{
  g_autofree char *text = shown_text (column, cell);
  double width = sign_width (cell)
                 + avt_measurer_get_width (measurer, text, AVT_TABLE_TEXT, cell_weight (cell));
  gboolean is_whole = column->kind == AVT_COLUMN_NUMBER || cell->kind != AVT_CELL_TEXT;

  wish->natural = MAX (wish->natural, width);
  wish->whole = MAX (wish->whole, width);
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

/* What is left goes to the columns that take it. */
static void
widen (AvtTableLayout *self, double spare)
{
  double weights = sum_weights (self->table);

  for (guint i = 0; weights > 0 && i < self->table->n_columns; i++)
    self->widths[i] += spare * self->table->columns[i].weight / weights;
}

/* The column whose head comes onto one line with the least more; n_columns: none in @spare. */
static guint
cheapest_head (const AvtTableLayout *self, const Wish *wishes, double spare)
{
  guint n_columns = self->table->n_columns, best = n_columns;

  for (guint i = 0; i < n_columns; i++)
    {
      double more = wishes[i].natural - self->widths[i];

      if (more > 0 && more <= spare
          && (best == n_columns || more < wishes[best].natural - self->widths[best]))
        best = i;
    }
  return best;
}

/* Every cell has its line; as many heads as there is room for have one too. */
static void
widen_heads (AvtTableLayout *self, const Wish *wishes, double spare)
{
  guint i;

  while ((i = cheapest_head (self, wishes, spare)) < self->table->n_columns)
    {
      spare -= wishes[i].natural - self->widths[i];
      self->widths[i] = wishes[i].natural;
    }
  widen (self, spare);
}

/* Sets each width between its least and its whole, texts to @level times their weight; Returns: the
 * sum */
static double
fill_to (AvtTableLayout *self, const Wish *wishes, double level)
{
  double sum = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      double weight = MAX (self->table->columns[i].weight, 1);
      gboolean is_text = self->table->columns[i].kind == AVT_COLUMN_TEXT;

      self->widths[i] = is_text ? CLAMP (level * weight, wishes[i].least, wishes[i].whole)
                                : wishes[i].whole;
      sum += self->widths[i];
    }
  return sum;
}

/* The longest texts give way first, so that short names stay whole. */
static void
narrow (AvtTableLayout *self, const Wish *wishes, double room)
{
  double low = 0, high = room;

  for (guint i = 0; i < LEVEL_STEPS; i++)
    {
      double level = (low + high) / 2;

      if (fill_to (self, wishes, level) <= room)
        low = level;
      else
        high = level;
    }
  fill_to (self, wishes, low);
}

/* There is less than the least: all shrinks. */
static void
squeeze (AvtTableLayout *self, const Wish *wishes, double room, double least)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    self->widths[i] = wishes[i].least * room / MAX (least, 1);
}

static void
share_room (AvtTableLayout *self, const Wish *wishes, double room)
{
  double least = 0, whole = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      least += wishes[i].least;
      whole += wishes[i].whole;
      self->widths[i] = wishes[i].whole;
    }
  if (whole <= room)
    widen_heads (self, wishes, room - whole);
  else if (least <= room)
    narrow (self, wishes, room);
  else
    squeeze (self, wishes, room, least);
}

/* How far marks hang out behind the last column. */
static double
measure_tail (AvtMeasurer *measurer, const AvtTableBlock *table)
{
  guint last = table->n_columns - 1;
  guint highest = 0;
  g_autofree char *mark = NULL;

  for (guint i = 0; table->columns[last].kind == AVT_COLUMN_NUMBER && i < table->n_rows; i++)
    highest = MAX (highest, table->rows[i].cells[last].footnote);
  mark = highest > 0 ? avt_footnote_mark (highest) : NULL;
  return mark != NULL
           ? avt_measurer_get_width (measurer, mark, AVT_TABLE_TEXT, AVT_TEXT_REGULAR) : 0;
}

static void
set_widths (AvtTableLayout *self, AvtMeasurer *measurer, double width_pt)
{
  g_autofree Wish *wishes = make_wishes (measurer, self->table);
  double x = 0;

  self->tail_pt = measure_tail (measurer, self->table);
  share_room (self, wishes,
              width_pt - self->tail_pt - AVT_TABLE_GAP_PT * (self->table->n_columns - 1));
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      self->x[i] = x;
      x += self->widths[i] + AVT_TABLE_GAP_PT;
    }
  self->width_pt = x - AVT_TABLE_GAP_PT + self->tail_pt;
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
      g_autofree char *text = shown_text (&self->table->columns[i], cell);

      if (cell->kind == AVT_CELL_EMPTY)
        continue;
      *lines = avt_lines_new_plain (measurer, text, AVT_TABLE_TEXT, cell_weight (cell),
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

/* The mark behind a number, and the way from either kind of cell to the footnote. */
static void
draw_mark (const AvtTableLayout *self, AvtSceneBuilder *builder, double x, double y, guint row,
           guint column)
{
  const AvtCell *cell = &self->table->rows[row].cells[column];
  AvtTextStyle style = { .color = avt_theme.ink_soft, .size = AVT_TABLE_TEXT };
  AvtMeasurer *measurer = avt_scene_builder_get_measurer (builder);
  g_autofree char *mark = avt_footnote_mark (cell->footnote);
  double edge = x + self->x[column] + self->widths[column];
  AvtRect target = avt_rect (x + self->x[column], y, self->widths[column], self->heights[row]);
  g_autoptr (AvtLines) lines = NULL;

  if (self->table->columns[column].kind == AVT_COLUMN_NUMBER)
    {
      lines = avt_lines_new_plain (measurer, mark, AVT_TABLE_TEXT, AVT_TEXT_REGULAR,
                                   AVT_TABLE_GAP_PT);
      avt_text_draw_lines (builder, lines, edge, y + AVT_TABLE_PAD_PT, AVT_TABLE_LINE_PT, 1,
                           &style);
      target.width += lines->width_pt;
    }
  if (self->footnotes != NULL && cell->anchor == NULL)
    avt_scene_builder_add_link_to (builder, target, self->footnotes[cell->footnote - 1].anchor);
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
  if (cell->footnote > 0)
    draw_mark (self, builder, x, y, row, column);
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
