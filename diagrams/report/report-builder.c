/* How a section is made: blocks are appended to the flow that is open, from one arena. */
#include "config.h"

#include "diagrams/report/report-private.h"

#include "diagrams/scene/arena.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _AvtSection
{
  gatomicrefcount ref_count;
  AvtArenaChunk *chunks;
  GPtrArray *scenes; /* that figures show */
  const AvtBlock *first;
  const AvtFootnote *footnotes;
  guint n_footnotes;
  const char *title;
  const char *subtitle;
};

/* Where the next block goes: behind the last one, or first in its flow. */
typedef struct
{
  AvtBlock *last;
  const AvtBlock **first;
} Flow;

struct _AvtReportBuilder
{
  AvtReport *report;
  AvtArena arena;
  AvtSection *section;
  AvtReportCounters *counters;
  guint number;             /* of the section, from 0 */
  guint n_headings;
  Flow flow;
  Flow outer;               /* while columns are open */
  AvtColumnsBlock *columns; /* or NULL */
  guint column;
  GArray *spans;            /* of AvtSpan, of the open paragraph */
  AvtTableBlock *table;     /* or NULL */
  GArray *rows;             /* of AvtTableRow */
  AvtCell *cells;           /* of the open row */
  guint n_cells;
  GArray *footnotes;        /* of AvtFootnote */
};

static const char *
copy (AvtReportBuilder *self, const char *text)
{
  return text != NULL ? avt_arena_copy_text (&self->arena, text, strlen (text)) : NULL;
}

static gpointer
copy_array (AvtReportBuilder *self, gconstpointer items, gsize size)
{
  return size > 0 ? memcpy (avt_arena_alloc (&self->arena, size), items, size) : NULL;
}

static gpointer
append (AvtReportBuilder *self, AvtBlockKind kind, gsize size, const char *anchor)
{
  AvtBlock *block = avt_arena_alloc (&self->arena, size);

  memset (block, 0, size);
  block->kind = kind;
  block->anchor = copy (self, anchor);
  if (self->flow.last != NULL)
    self->flow.last->next = block;
  else
    *self->flow.first = block;
  self->flow.last = block;
  return block;
}

const AvtReportInfo *
avt_report_builder_get_info (const AvtReportBuilder *self)
{
  return avt_report_get_info (self->report);
}

/** avt_report_set_title: what the header of the section's pages says, and a workbook calls it */
void
avt_report_set_title (AvtReportBuilder *self, const char *title, const char *subtitle)
{
  self->section->title = copy (self, title);
  self->section->subtitle = copy (self, subtitle);
}

static const char *
number_heading (AvtReportBuilder *self, guint level)
{
  GString *text = g_string_new (NULL);
  const char *number;

  self->counters->headings[level - 1]++;
  for (guint i = level; i < AVT_HEADING_LEVELS; i++)
    self->counters->headings[i] = 0;
  for (guint i = 0; i < level; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "." : "", self->counters->headings[i]);
  number = copy (self, text->str);
  g_string_free (text, TRUE);
  return number;
}

/* The contents lead to every heading, so each has an anchor. */
static char *
heading_anchor (AvtReportBuilder *self, const char *anchor)
{
  self->n_headings++;
  return anchor != NULL ? g_strdup (anchor)
                        : g_strdup_printf ("heading-%u-%u", self->number, self->n_headings);
}

/** avt_report_add_heading: @level from 1 to 4; @anchor: (nullable): unique in the report */
void
avt_report_add_heading (AvtReportBuilder *self, guint level, const char *text, const char *anchor)
{
  g_autofree char *own = heading_anchor (self, anchor);
  AvtHeadingBlock *block;

  g_return_if_fail (level >= 1 && level <= AVT_HEADING_LEVELS);
  block = append (self, AVT_BLOCK_HEADING, sizeof *block, own);
  block->level = level;
  block->text = copy (self, text);
  if (avt_report_builder_get_info (self)->has_numbered_headings)
    block->number = number_heading (self, level);
}

void
avt_report_begin_paragraph (AvtReportBuilder *self)
{
  g_array_set_size (self->spans, 0);
}

void
avt_report_add_text (AvtReportBuilder *self, const char *text, gboolean is_bold)
{
  AvtSpan span = { copy (self, text), is_bold, NULL, NULL };

  g_array_append_val (self->spans, span);
}

/** avt_report_add_reference: "Table 2" and the like, for the block of this anchor, wherever it is
 * in the report */
void
avt_report_add_reference (AvtReportBuilder *self, const char *anchor)
{
  const char *text = avt_report_get_reference (self->report, anchor);
  AvtSpan span = { copy (self, text != NULL ? text : anchor), FALSE, NULL, NULL };

  if (text != NULL)
    span.anchor = copy (self, anchor);
  g_array_append_val (self->spans, span);
}

void
avt_report_add_address (AvtReportBuilder *self, const char *text, const char *uri)
{
  AvtSpan span = { copy (self, text), FALSE, NULL, copy (self, uri) };

  g_array_append_val (self->spans, span);
}

/** avt_footnote_mark: Returns: (transfer full): the number, raised: "¹²" */
char *
avt_footnote_mark (guint number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%u", number);
  GString *mark = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    g_string_append (mark, digits[*p - '0']);
  return g_string_free (mark, FALSE);
}

static const char *
own_anchor (AvtReportBuilder *self, const char *kind, guint number)
{
  g_autofree char *anchor = g_strdup_printf ("%s-%u-%u", kind, self->number + 1, number);

  return copy (self, anchor);
}

/* One text has one number in a section. @back: where the first mark of a new one is; a place
 * without an anchor gets one. */
static guint
number_footnote (AvtReportBuilder *self, const char *text, const AvtBlock *block,
                 const char **back)
{
  AvtFootnote footnote = { self->footnotes->len + 1, NULL, NULL, NULL, block };

  for (guint i = 0; i < self->footnotes->len; i++)
    if (strcmp (g_array_index (self->footnotes, AvtFootnote, i).text, text) == 0)
      return i + 1;
  footnote.text = copy (self, text);
  footnote.anchor = own_anchor (self, "note", footnote.number);
  if (*back == NULL)
    *back = own_anchor (self, "mark", footnote.number);
  footnote.back = *back;
  g_array_append_val (self->footnotes, footnote);
  return footnote.number;
}

static void
end_paragraph (AvtReportBuilder *self, gboolean is_soft)
{
  AvtParagraphBlock *block = append (self, AVT_BLOCK_PARAGRAPH, sizeof *block, NULL);

  block->is_soft = is_soft;
  block->n_spans = self->spans->len;
  block->spans = copy_array (self, self->spans->data, self->spans->len * sizeof (AvtSpan));
}

void
avt_report_end_paragraph (AvtReportBuilder *self)
{
  end_paragraph (self, FALSE);
}

void
avt_report_add_paragraph (AvtReportBuilder *self, const char *text)
{
  avt_report_begin_paragraph (self);
  avt_report_add_text (self, text, FALSE);
  avt_report_end_paragraph (self);
}

/** avt_report_add_remark: a paragraph that is second to what stands above it */
void
avt_report_add_remark (AvtReportBuilder *self, const char *text)
{
  avt_report_begin_paragraph (self);
  avt_report_add_text (self, text, FALSE);
  end_paragraph (self, TRUE);
}

static const char *const *
copy_texts (AvtReportBuilder *self, const char *const *texts, guint n_texts)
{
  const char **copies = avt_arena_alloc (&self->arena, MAX (n_texts, 1) * sizeof *copies);

  for (guint i = 0; i < n_texts; i++)
    copies[i] = copy (self, texts[i]);
  return copies;
}

void
avt_report_add_list (AvtReportBuilder *self, gboolean is_ordered, const char *const *items,
                     guint n_items)
{
  AvtListBlock *block = append (self, AVT_BLOCK_LIST, sizeof *block, NULL);

  block->is_ordered = is_ordered;
  block->n_items = n_items;
  block->items = copy_texts (self, items, n_items);
}

void
avt_report_add_note (AvtReportBuilder *self, AvtStatus status, const char *text,
                     const char *detail)
{
  AvtNoteBlock *block = append (self, AVT_BLOCK_NOTE, sizeof *block, NULL);

  block->status = status;
  block->text = copy (self, text);
  block->detail = copy (self, detail);
}

/**
 * avt_report_begin_table:
 * @name: a word or two, for the sheet of a workbook or the name of a file
 * @caption: (nullable): a table without one has no number either
 * @anchor: (nullable): unique in the report
 * @columns: strings are copied
 */
void
avt_report_begin_table (AvtReportBuilder *self, const char *name, const char *caption,
                        const char *anchor, const AvtColumn *columns, guint n_columns)
{
  AvtTableBlock *block;
  AvtColumn *copies;

  g_return_if_fail (self->table == NULL && n_columns > 0);
  block = append (self, AVT_BLOCK_TABLE, sizeof *block, anchor);
  copies = copy_array (self, columns, n_columns * sizeof *columns);
  for (guint i = 0; i < n_columns; i++)
    {
      copies[i].title = copy (self, columns[i].title);
      copies[i].unit = copy (self, columns[i].unit);
    }
  block->name = copy (self, name);
  block->caption = copy (self, caption);
  block->number = caption != NULL ? ++self->counters->n_tables : 0;
  block->n_columns = n_columns;
  block->columns = copies;
  self->table = block;
  g_array_set_size (self->rows, 0);
  self->cells = NULL;
}

/** avt_report_begin_row: cells that are not added stay empty */
void
avt_report_begin_row (AvtReportBuilder *self, AvtRowKind kind)
{
  guint n_columns = self->table->n_columns;
  AvtTableRow row = { kind, NULL, NULL };

  self->cells = avt_arena_alloc (&self->arena, n_columns * sizeof *self->cells);
  self->n_cells = 0;
  for (guint i = 0; i < n_columns; i++)
    self->cells[i] = (AvtCell){ .kind = AVT_CELL_EMPTY,
                                .text = "",
                                .value = NAN,
                                .is_bold = kind != AVT_ROW_BODY,
                                .status = -1 };
  row.cells = self->cells;
  g_array_append_val (self->rows, row);
}

/** avt_report_add_empty: Returns: the next cell of the row, to be changed before the next one */
AvtCell *
avt_report_add_empty (AvtReportBuilder *self)
{
  g_return_val_if_fail (self->cells != NULL && self->n_cells < self->table->n_columns, NULL);
  return &self->cells[self->n_cells++];
}

/** avt_report_note_cell: @cell, of the open row, leads to a footnote below the table */
void
avt_report_note_cell (AvtReportBuilder *self, AvtCell *cell, const char *text)
{
  AvtTableRow *row = &g_array_index (self->rows, AvtTableRow, self->rows->len - 1);

  cell->footnote = number_footnote (self, text, &self->table->block, &row->anchor);
}

/** avt_report_add_cell: @text: (nullable): %NULL or "" is an empty cell */
AvtCell *
avt_report_add_cell (AvtReportBuilder *self, const char *text)
{
  AvtCell *cell = avt_report_add_empty (self);

  if (text == NULL || *text == '\0')
    return cell;
  cell->kind = AVT_CELL_TEXT;
  cell->text = copy (self, text);
  return cell;
}

/* Every writer has the number that people see, to the last digit. */
static double
round_as_shown (double value, guint decimals)
{
  g_autofree char *text = avt_number_format (value, decimals, &AVT_NUMBER_STYLE_C);

  return g_ascii_strtod (text, NULL);
}

static AvtCell *
add_number (AvtReportBuilder *self, double value, const char *mark)
{
  const AvtColumn *column = &self->table->columns[self->n_cells];
  AvtWords *words = avt_report_builder_get_info (self)->words;
  AvtCell *cell = avt_report_add_empty (self);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  cell->kind = isnan (value) ? AVT_CELL_UNKNOWN : AVT_CELL_NUMBER;
  cell->value = value;
  if (isnan (value))
    {
      cell->text = copy (self, avt_words_get (words, N_ ("unknown")));
      return cell;
    }
  cell->value = round_as_shown (value, column->decimals);
  number = avt_number_format (value, column->decimals, avt_words_get_number_style (words));
  text = g_strconcat (mark, number, NULL);
  cell->text = copy (self, text);
  return cell;
}

/** avt_report_add_number: @value: in the unit of the column; NaN: unknown, which the cell says */
AvtCell *
avt_report_add_number (AvtReportBuilder *self, double value)
{
  return add_number (self, value, "");
}

/** avt_report_add_estimate: a number that is guessed, and says so */
AvtCell *
avt_report_add_estimate (AvtReportBuilder *self, double value)
{
  AvtCell *cell = add_number (self, value, "≈ ");

  cell->is_estimate = cell->kind == AVT_CELL_NUMBER;
  return cell;
}

/** avt_report_add_sum: a number that is the least it can be where @is_partial: something that
 * belongs to it is not known */
AvtCell *
avt_report_add_sum (AvtReportBuilder *self, double value, gboolean is_partial)
{
  AvtCell *cell = add_number (self, value, is_partial ? "≥ " : "");

  cell->is_partial = is_partial && cell->kind == AVT_CELL_NUMBER;
  return cell;
}

void
avt_report_end_table (AvtReportBuilder *self)
{
  g_return_if_fail (self->table != NULL);
  self->table->n_rows = self->rows->len;
  self->table->rows
    = copy_array (self, self->rows->data, self->rows->len * sizeof (AvtTableRow));
  self->table = NULL;
  self->cells = NULL;
}

/** avt_report_add_figure: @caption: (nullable): a figure without one has no number either */
void
avt_report_add_figure (AvtReportBuilder *self, AvtScene *scene, const char *caption,
                       const char *anchor)
{
  AvtFigureBlock *block = append (self, AVT_BLOCK_FIGURE, sizeof *block, anchor);

  block->scene = scene;
  block->caption = copy (self, caption);
  block->number = caption != NULL ? ++self->counters->n_figures : 0;
  g_ptr_array_add (self->section->scenes, avt_scene_ref (scene));
}

void
avt_report_add_form (AvtReportBuilder *self, AvtFormKind kind, const char *const *labels,
                     guint n_labels)
{
  AvtFormBlock *block = append (self, AVT_BLOCK_FORM, sizeof *block, NULL);

  block->kind = kind;
  block->n_labels = n_labels;
  block->labels = copy_texts (self, labels, n_labels);
}

/** avt_report_begin_columns: flows side by side, by their shares of the width; not nested */
void
avt_report_begin_columns (AvtReportBuilder *self, const double *weights, guint n_columns)
{
  AvtColumnsBlock *block;

  g_return_if_fail (self->columns == NULL && n_columns > 0 && n_columns <= AVT_COLUMNS_MAX);
  block = append (self, AVT_BLOCK_COLUMNS, sizeof *block, NULL);
  block->n_columns = n_columns;
  memcpy (block->weights, weights, n_columns * sizeof *weights);
  self->columns = block;
  self->column = 0;
  self->outer = self->flow;
  self->flow = (Flow){ NULL, &block->first[0] };
}

void
avt_report_next_column (AvtReportBuilder *self)
{
  g_return_if_fail (self->columns != NULL && self->column + 1 < self->columns->n_columns);
  self->flow = (Flow){ NULL, &self->columns->first[++self->column] };
}

void
avt_report_end_columns (AvtReportBuilder *self)
{
  g_return_if_fail (self->columns != NULL);
  self->columns = NULL;
  self->flow = self->outer;
}

/** avt_report_add_contents: the headings of the whole report with their pages */
void
avt_report_add_contents (AvtReportBuilder *self)
{
  append (self, AVT_BLOCK_CONTENTS, sizeof (AvtBlock), NULL);
}

void
avt_report_break_page (AvtReportBuilder *self)
{
  append (self, AVT_BLOCK_PAGE_BREAK, sizeof (AvtBlock), NULL);
}

/* Builds section @i; the numbering goes on from @counters and is left where the section ends. */
AvtSection *
_avt_section_build (AvtReport *report, guint i, AvtReportCounters *counters, AvtSectionFunc func,
                    gpointer user_data)
{
  AvtSection *section = g_new0 (AvtSection, 1);
  AvtReportBuilder self
    = { .report = report, .section = section, .counters = counters, .number = i };

  g_atomic_ref_count_init (&section->ref_count);
  section->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_scene_unref);
  self.flow.first = &section->first;
  self.spans = g_array_new (FALSE, FALSE, sizeof (AvtSpan));
  self.rows = g_array_new (FALSE, FALSE, sizeof (AvtTableRow));
  self.footnotes = g_array_new (FALSE, FALSE, sizeof (AvtFootnote));
  func (&self, i, user_data);
  section->n_footnotes = self.footnotes->len;
  section->footnotes = copy_array (&self, self.footnotes->data,
                                   self.footnotes->len * sizeof (AvtFootnote));
  g_array_unref (self.footnotes);
  g_array_unref (self.spans);
  g_array_unref (self.rows);
  section->chunks = self.arena.chunks;
  return section;
}

AvtSection *
avt_section_ref (AvtSection *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
avt_section_unref (AvtSection *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->scenes);
  avt_arena_free_chunks (self->chunks);
  g_free (self);
}

/** avt_section_get_first: Returns: (nullable): the first of its blocks */
const AvtBlock *
avt_section_get_first (const AvtSection *self)
{
  return self->first;
}

/** avt_section_get_footnotes: Returns: (array length=n_footnotes): in the order of their numbers */
const AvtFootnote *
avt_section_get_footnotes (const AvtSection *self, guint *n_footnotes)
{
  *n_footnotes = self->n_footnotes;
  return self->footnotes;
}

/** avt_section_get_title: Returns: (nullable): its title, where it is not that of the report */
const char *
avt_section_get_title (const AvtSection *self)
{
  return self->title;
}

const char *
avt_section_get_subtitle (const AvtSection *self)
{
  return self->subtitle;
}
