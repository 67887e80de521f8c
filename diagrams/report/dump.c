#include "config.h"

#include "diagrams/report/dump.h"

static const char *const note_nicks[AVT_N_STATUSES] = { "fine", "warning", "error", "unknown" };

static void
put_text (AvtJsonWriter *writer, const char *key, const char *text)
{
  if (text == NULL)
    return;
  avt_json_writer_key (writer, key);
  avt_json_writer_string (writer, text);
}

static void
begin_list (AvtJsonWriter *writer, const char *key)
{
  avt_json_writer_key (writer, key);
  avt_json_writer_begin_array (writer);
}

static void
put_texts (AvtJsonWriter *writer, const char *key, const char *const *texts, guint n_texts)
{
  begin_list (writer, key);
  for (guint i = 0; i < n_texts; i++)
    avt_json_writer_string (writer, texts[i]);
  avt_json_writer_end_array (writer);
}

static void
dump_heading (AvtJsonWriter *writer, const AvtHeadingBlock *block)
{
  put_text (writer, "kind", "heading");
  avt_json_put_integer (writer, "level", block->level);
  put_text (writer, "number", block->number);
  put_text (writer, "text", block->text);
}

static void
dump_paragraph (AvtJsonWriter *writer, const AvtParagraphBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < block->n_spans; i++)
    g_string_append (text, block->spans[i].text);
  put_text (writer, "kind", block->is_soft ? "remark" : "paragraph");
  put_text (writer, "text", text->str);
}

static void
dump_list (AvtJsonWriter *writer, const AvtListBlock *block)
{
  put_text (writer, "kind", block->is_ordered ? "ordered-list" : "list");
  put_texts (writer, "items", block->items, block->n_items);
}

static void
dump_note (AvtJsonWriter *writer, const AvtNoteBlock *block)
{
  put_text (writer, "kind", "note");
  put_text (writer, "status", note_nicks[block->status]);
  put_text (writer, "text", block->text);
  put_text (writer, "detail", block->detail);
}

static void
put_flag (AvtJsonWriter *writer, const char *key, gboolean flag)
{
  if (!flag)
    return;
  avt_json_writer_key (writer, key);
  avt_json_writer_boolean (writer, TRUE);
}

static void
dump_cell (AvtJsonWriter *writer, const AvtCell *cell)
{
  avt_json_writer_begin_object (writer);
  put_text (writer, "text", cell->text);
  if (cell->kind == AVT_CELL_NUMBER)
    {
      avt_json_writer_key (writer, "value");
      avt_json_writer_real (writer, cell->value);
    }
  if (cell->kind == AVT_CELL_UNKNOWN)
    {
      avt_json_writer_key (writer, "value");
      avt_json_writer_null (writer);
    }
  put_flag (writer, "partial", cell->is_partial);
  put_flag (writer, "estimate", cell->is_estimate);
  if (cell->footnote > 0)
    avt_json_put_integer (writer, "footnote", cell->footnote);
  avt_json_writer_end_object (writer);
}

static void
dump_row (AvtJsonWriter *writer, const AvtTableBlock *table, const AvtTableRow *row)
{
  static const char *const nicks[] = { "body", "group", "total" };

  avt_json_writer_begin_object (writer);
  put_text (writer, "kind", nicks[row->kind]);
  begin_list (writer, "cells");
  for (guint i = 0; i < table->n_columns; i++)
    dump_cell (writer, &row->cells[i]);
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
}

static void
dump_table (AvtJsonWriter *writer, const AvtTableBlock *block)
{
  put_text (writer, "kind", "table");
  put_text (writer, "name", block->name);
  if (block->number > 0)
    avt_json_put_integer (writer, "number", block->number);
  put_text (writer, "caption", block->caption);
  begin_list (writer, "columns");
  for (guint i = 0; i < block->n_columns; i++)
    {
      avt_json_writer_begin_object (writer);
      put_text (writer, "title", block->columns[i].title);
      put_text (writer, "unit", block->columns[i].unit);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
  begin_list (writer, "rows");
  for (guint i = 0; i < block->n_rows; i++)
    dump_row (writer, block, &block->rows[i]);
  avt_json_writer_end_array (writer);
}

static void
dump_figure (AvtJsonWriter *writer, const AvtFigureBlock *block)
{
  put_text (writer, "kind", "figure");
  if (block->number > 0)
    avt_json_put_integer (writer, "number", block->number);
  put_text (writer, "caption", block->caption);
  put_text (writer, "title", avt_scene_get_title (block->scene));
}

static void
dump_form (AvtJsonWriter *writer, const AvtFormBlock *block)
{
  put_text (writer, "kind", block->kind == AVT_FORM_BOXES ? "boxes" : "lines");
  put_texts (writer, "labels", block->labels, block->n_labels);
}

static void dump_blocks (AvtJsonWriter *writer, const char *key, const AvtBlock *first);

static void
dump_columns (AvtJsonWriter *writer, const AvtColumnsBlock *block)
{
  put_text (writer, "kind", "columns");
  begin_list (writer, "columns");
  for (guint i = 0; i < block->n_columns; i++)
    {
      avt_json_writer_begin_object (writer);
      dump_blocks (writer, "blocks", block->first[i]);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static void
dump_block (AvtJsonWriter *writer, const AvtBlock *block)
{
  switch (block->kind)
    {
    case AVT_BLOCK_HEADING:
      dump_heading (writer, (const AvtHeadingBlock *) block);
      break;
    case AVT_BLOCK_PARAGRAPH:
      dump_paragraph (writer, (const AvtParagraphBlock *) block);
      break;
    case AVT_BLOCK_LIST:
      dump_list (writer, (const AvtListBlock *) block);
      break;
    case AVT_BLOCK_NOTE:
      dump_note (writer, (const AvtNoteBlock *) block);
      break;
    case AVT_BLOCK_TABLE:
      dump_table (writer, (const AvtTableBlock *) block);
      break;
    case AVT_BLOCK_FIGURE:
      dump_figure (writer, (const AvtFigureBlock *) block);
      break;
    case AVT_BLOCK_FORM:
      dump_form (writer, (const AvtFormBlock *) block);
      break;
    case AVT_BLOCK_COLUMNS:
      dump_columns (writer, (const AvtColumnsBlock *) block);
      break;
    case AVT_BLOCK_CONTENTS:
      put_text (writer, "kind", "contents");
      break;
    case AVT_BLOCK_PAGE_BREAK:
      put_text (writer, "kind", "page-break");
      break;
    }
}

static void
dump_blocks (AvtJsonWriter *writer, const char *key, const AvtBlock *first)
{
  begin_list (writer, key);
  for (const AvtBlock *block = first; block != NULL; block = block->next)
    {
      avt_json_writer_begin_object (writer);
      dump_block (writer, block);
      put_text (writer, "anchor", block->anchor);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

static void
dump_footnotes (AvtJsonWriter *writer, const AvtSection *section)
{
  guint n_footnotes;
  const AvtFootnote *footnotes = avt_section_get_footnotes (section, &n_footnotes);

  if (n_footnotes == 0)
    return;
  begin_list (writer, "footnotes");
  for (guint i = 0; i < n_footnotes; i++)
    {
      avt_json_writer_begin_object (writer);
      avt_json_put_integer (writer, "number", footnotes[i].number);
      put_text (writer, "text", footnotes[i].text);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
}

/** avt_report_dump: writes one object; a number has its `value`, an unknown one the value null */
void
avt_report_dump (AvtReport *report, AvtJsonWriter *writer)
{
  const AvtReportInfo *info = avt_report_get_info (report);

  avt_json_writer_begin_object (writer);
  put_text (writer, "title", info->title);
  put_text (writer, "design", info->design);
  put_text (writer, "revision", info->revision);
  put_text (writer, "language", avt_words_get_language (info->words));
  begin_list (writer, "sections");
  for (guint i = 0; i < avt_report_get_n_sections (report); i++)
    {
      g_autoptr (AvtSection) section = avt_report_get_section (report, i);

      avt_json_writer_begin_object (writer);
      put_text (writer, "title", avt_section_get_title (section));
      put_text (writer, "subtitle", avt_section_get_subtitle (section));
      dump_blocks (writer, "blocks", avt_section_get_first (section));
      dump_footnotes (writer, section);
      avt_json_writer_end_object (writer);
    }
  avt_json_writer_end_array (writer);
  avt_json_writer_end_object (writer);
}
