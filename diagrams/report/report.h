/* A document as a value: what is said, in which order, before anybody decides how it looks. Every
 * writer (PDF, print, preview, XLSX, CSV, and the JSON dump of the tests) reads the same blocks.
 *
 * A report is a row of sections. Each is built by a function when it is asked for, so that sheets
 * of a thousand racks need the memory of one; short reports keep their sections. */
#pragma once

#include "diagrams/report/report-style.h"
#include "diagrams/scene/scene.h"
#include "engine/base/words.h"

G_BEGIN_DECLS

typedef struct _AvtReport AvtReport;               /* atomically counted */
typedef struct _AvtSection AvtSection;             /* immutable, atomically counted */
typedef struct _AvtReportBuilder AvtReportBuilder; /* of one section */

#define AVT_HEADING_LEVELS 4
#define AVT_COLUMNS_MAX 3

typedef enum
{
  AVT_BLOCK_HEADING,
  AVT_BLOCK_PARAGRAPH,
  AVT_BLOCK_LIST,
  AVT_BLOCK_NOTE,
  AVT_BLOCK_TABLE,
  AVT_BLOCK_FIGURE,
  AVT_BLOCK_FORM,
  AVT_BLOCK_COLUMNS,
  AVT_BLOCK_CONTENTS,
  AVT_BLOCK_PAGE_BREAK
} AvtBlockKind;

typedef struct _AvtBlock AvtBlock;

/**
 * AvtBlock: the common head of all blocks
 * @anchor: (nullable): the name that references and links lead to; unique in the report
 */
struct _AvtBlock
{
  const AvtBlock *next;
  AvtBlockKind kind;
  const char *anchor;
};

/**
 * AvtFootnote: what a mark leads to; stands under the block that has the mark first
 * @number: from 1 in each section
 * @anchor: where marks lead
 * @back: where the first mark is
 */
typedef struct
{
  guint number;
  const char *text;
  const char *anchor;
  const char *back;
  const AvtBlock *block;
} AvtFootnote;

/**
 * AvtSpan: a piece of a paragraph
 * @anchor: (nullable): it leads to the block of this name
 * @uri: (nullable): it leads to this address
 */
typedef struct
{
  const char *text;
  gboolean is_bold;
  const char *anchor;
  const char *uri;
} AvtSpan;

/** AvtHeadingBlock: @level from 1; @number is "2.1", or %NULL where headings have none. */
typedef struct
{
  AvtBlock block;
  guint level;
  const char *number;
  const char *text;
} AvtHeadingBlock;

typedef struct
{
  AvtBlock block;
  gboolean is_soft; /* second to what stands above it */
  guint n_spans;
  const AvtSpan *spans;
} AvtParagraphBlock;

typedef struct
{
  AvtBlock block;
  gboolean is_ordered;
  guint n_items;
  const char *const *items;
} AvtListBlock;

/** AvtNoteBlock: a finding or a remark, with the sign of its status before it. */
typedef struct
{
  AvtBlock block;
  AvtStatus status;
  const char *text;
  const char *detail; /* or NULL: a second, softer line */
} AvtNoteBlock;

typedef enum
{
  AVT_COLUMN_TEXT,
  AVT_COLUMN_NUMBER
} AvtColumnKind;

/**
 * AvtColumn:
 * @title: its head
 * @unit: (nullable): of its numbers; stands in the head, never beside a number
 * @decimals: of its numbers, so that they align at the decimal sign
 * @weight: share of the width that is left; 0: no wider than its content
 */
typedef struct
{
  const char *title;
  const char *unit;
  AvtColumnKind kind;
  guint decimals;
  double weight;
} AvtColumn;

typedef enum
{
  AVT_CELL_EMPTY,   /* does not apply */
  AVT_CELL_TEXT,
  AVT_CELL_NUMBER,
  AVT_CELL_UNKNOWN  /* applies, but nobody said: @text says so in words */
} AvtCellKind;

/**
 * AvtCell:
 * @text: as people read it, in the report's language; "" when empty
 * @value: of a number, in the unit of its column; for writers of typed cells
 * @is_estimate: a number that is guessed; its text says so by a mark
 * @is_partial: a sum that is the least it can be; its text says so by a mark
 */
typedef struct
{
  AvtCellKind kind;
  const char *text;
  double value;
  gboolean is_bold;
  gboolean is_estimate;
  gboolean is_partial;
  int status;         /* AvtStatus, or -1: none; its sign stands before the text */
  const char *anchor; /* or NULL */
  guint footnote;     /* number of the one that it leads to; 0: none */
} AvtCell;

typedef enum
{
  AVT_ROW_BODY,
  AVT_ROW_GROUP, /* its first cell heads the rows below */
  AVT_ROW_TOTAL
} AvtRowKind;

typedef struct
{
  AvtRowKind kind;
  const AvtCell *cells; /* one for each column */
  const char *anchor;   /* or NULL: where footnotes lead back */
} AvtTableRow;

/** AvtTableBlock: @number counts the captioned tables of the report from 1; 0: no caption. */
typedef struct
{
  AvtBlock block;
  const char *caption; /* or NULL */
  guint number;
  const char *name;    /* short, for sheets of a workbook and names of files */
  guint n_columns;
  const AvtColumn *columns;
  guint n_rows;
  const AvtTableRow *rows;
} AvtTableBlock;

/** AvtFigureBlock: a drawing; scaled down where it does not fit, never up. */
typedef struct
{
  AvtBlock block;
  const char *caption; /* or NULL */
  guint number;
  AvtScene *scene;
} AvtFigureBlock;

typedef enum
{
  AVT_FORM_BOXES, /* for one number each */
  AVT_FORM_LINES  /* for a date, a name, a signature */
} AvtFormKind;

/** AvtFormBlock: places to fill in by hand. */
typedef struct
{
  AvtBlock block;
  AvtFormKind kind;
  guint n_labels;
  const char *const *labels;
} AvtFormBlock;

/** AvtColumnsBlock: flows side by side; each has its own blocks and breaks over pages by itself. */
typedef struct
{
  AvtBlock block;
  guint n_columns;
  double weights[AVT_COLUMNS_MAX];
  const AvtBlock *first[AVT_COLUMNS_MAX];
} AvtColumnsBlock;

/** AvtHeading: one line of the contents. */
typedef struct
{
  guint level;
  const char *number; /* or NULL */
  const char *text;
  const char *anchor;
  guint section;
} AvtHeading;

typedef enum
{
  AVT_HEADER_TITLE,  /* the title block of a sheet, on each page */
  AVT_HEADER_NONE,   /* the drawing is the whole page, to its edges */
  AVT_HEADER_RUNNING /* one small line; the document has a title of its own */
} AvtHeaderKind;

/**
 * AvtReportInfo: what holds for the whole report; strings are copied
 * @title: what kind of document it is
 * @design: which design it is of
 * @revision: (nullable): "Revision 1.3 · 2021-01-11"
 * @author: (nullable)
 * @date: (nullable): ISO 8601; of the revision, never of the clock
 * @footer: (nullable): one line at the foot of each page
 * @words: the language of the report
 */
typedef struct
{
  const char *title;
  const char *design;
  const char *revision;
  const char *author;
  const char *date;
  const char *footer;
  AvtWords *words;
  AvtHeaderKind header;
  gboolean has_numbered_headings;
  AvtReportStyle style;
} AvtReportInfo;

/** AvtWatchFunc: Returns: whether to go on; @n_done of @n_all steps are done */
typedef gboolean (*AvtWatchFunc) (guint n_done, guint n_all, gpointer user_data);

/**
 * AvtSectionFunc: says what section @section holds
 *
 * Called more than once for the same section; must say the same each time.
 */
typedef void (*AvtSectionFunc) (AvtReportBuilder *builder, guint section, gpointer user_data);

AvtReport *avt_report_new (const AvtReportInfo *info, guint n_sections, AvtSectionFunc func,
                           gpointer user_data, GDestroyNotify destroy);
AvtReport *avt_report_new_watched (const AvtReportInfo *info, guint n_sections,
                                   AvtSectionFunc func, gpointer user_data,
                                   GDestroyNotify destroy, AvtWatchFunc watch,
                                   gpointer watch_data);
AvtReport *avt_report_ref (AvtReport *self);
void avt_report_unref (AvtReport *self);
const AvtReportInfo *avt_report_get_info (const AvtReport *self);
guint avt_report_get_n_sections (const AvtReport *self);
AvtSection *avt_report_get_section (AvtReport *self, guint i);
guint avt_report_get_n_headings (const AvtReport *self);
const AvtHeading *avt_report_get_heading (const AvtReport *self, guint i);
const char *avt_report_get_reference (const AvtReport *self, const char *anchor);

AvtSection *avt_section_ref (AvtSection *self);
void avt_section_unref (AvtSection *self);
const AvtBlock *avt_section_get_first (const AvtSection *self);
const AvtFootnote *avt_section_get_footnotes (const AvtSection *self, guint *n_footnotes);
const char *avt_section_get_title (const AvtSection *self);
const char *avt_section_get_subtitle (const AvtSection *self);

/* Building; strings are copied, a scene is referenced. */
const AvtReportInfo *avt_report_builder_get_info (const AvtReportBuilder *self);
void avt_report_set_title (AvtReportBuilder *self, const char *title, const char *subtitle);
void avt_report_add_heading (AvtReportBuilder *self, guint level, const char *text,
                             const char *anchor);
void avt_report_add_paragraph (AvtReportBuilder *self, const char *text);
void avt_report_add_remark (AvtReportBuilder *self, const char *text);
void avt_report_begin_paragraph (AvtReportBuilder *self);
void avt_report_add_text (AvtReportBuilder *self, const char *text, gboolean is_bold);
void avt_report_add_reference (AvtReportBuilder *self, const char *anchor);
void avt_report_add_address (AvtReportBuilder *self, const char *text, const char *uri);
void avt_report_end_paragraph (AvtReportBuilder *self);
void avt_report_add_list (AvtReportBuilder *self, gboolean is_ordered, const char *const *items,
                          guint n_items);
void avt_report_add_note (AvtReportBuilder *self, AvtStatus status, const char *text,
                          const char *detail);
void avt_report_begin_table (AvtReportBuilder *self, const char *name, const char *caption,
                             const char *anchor, const AvtColumn *columns, guint n_columns);
void avt_report_begin_row (AvtReportBuilder *self, AvtRowKind kind);
AvtCell *avt_report_add_cell (AvtReportBuilder *self, const char *text);
AvtCell *avt_report_add_number (AvtReportBuilder *self, double value);
AvtCell *avt_report_add_estimate (AvtReportBuilder *self, double value);
AvtCell *avt_report_add_sum (AvtReportBuilder *self, double value, gboolean is_partial);
AvtCell *avt_report_add_empty (AvtReportBuilder *self);
void avt_report_note_cell (AvtReportBuilder *self, AvtCell *cell, const char *text);
void avt_report_end_table (AvtReportBuilder *self);
void avt_report_add_figure (AvtReportBuilder *self, AvtScene *scene, const char *caption,
                            const char *anchor);
void avt_report_add_form (AvtReportBuilder *self, AvtFormKind kind, const char *const *labels,
                          guint n_labels);
void avt_report_begin_columns (AvtReportBuilder *self, const double *weights, guint n_columns);
void avt_report_next_column (AvtReportBuilder *self);
void avt_report_end_columns (AvtReportBuilder *self);
void avt_report_add_contents (AvtReportBuilder *self);
void avt_report_break_page (AvtReportBuilder *self);

char *avt_footnote_mark (guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtReport, avt_report_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtSection, avt_section_unref)

G_END_DECLS
