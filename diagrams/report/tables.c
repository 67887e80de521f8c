#include "config.h"

#include "diagrams/report/tables.h"

#include <glib/gi18n-lib.h>

static gboolean
walk (const AvtBlock *first, const AvtSection *section, AvtTableFunc func, gpointer user_data)
{
  for (const AvtBlock *block = first; block != NULL; block = block->next)
    {
      const AvtColumnsBlock *columns = (const AvtColumnsBlock *) block;

      if (block->kind == AVT_BLOCK_TABLE
          && !func ((const AvtTableBlock *) block, section, user_data))
        return FALSE;
      for (guint i = 0; block->kind == AVT_BLOCK_COLUMNS && i < columns->n_columns; i++)
        if (!walk (columns->first[i], section, func, user_data))
          return FALSE;
    }
  return TRUE;
}

/** avt_report_each_table_watched: in the order of the report: @watch: (nullable): asked before each
 * section; Returns: whether neither function said to stop */
gboolean
avt_report_each_table_watched (AvtReport *report, AvtTableFunc func, gpointer user_data,
                               AvtWatchFunc watch, gpointer watch_data)
{
  guint n_sections = avt_report_get_n_sections (report);

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (AvtSection) section = NULL;

      if (watch != NULL && !watch (i, n_sections, watch_data))
        return FALSE;
      section = avt_report_get_section (report, i);
      if (!walk (avt_section_get_first (section), section, func, user_data))
        return FALSE;
    }
  return TRUE;
}

/** avt_report_each_table: Returns: whether @func never said to stop */
gboolean
avt_report_each_table (AvtReport *report, AvtTableFunc func, gpointer user_data)
{
  return avt_report_each_table_watched (report, func, user_data, NULL, NULL);
}

/** avt_column_head: Returns: (transfer full): the title with its unit: "Power, W" */
char *
avt_column_head (const AvtColumn *column)
{
  return column->unit != NULL ? g_strdup_printf ("%s, %s", column->title, column->unit)
                              : g_strdup (column->title);
}

/* What the mark before a number says, which no typed cell can have; or NULL, also where a footnote
 * says how it was guessed. */
static const char *
mark_text (const AvtReport *report, const AvtCell *cell)
{
  AvtWords *words = avt_report_get_info (report)->words;

  if (cell->is_partial)
    return avt_words_get (words, N_ ("at least"));
  return cell->is_estimate && cell->footnote == 0 ? avt_words_get (words, N_ ("estimate")) : NULL;
}

/** avt_table_has_notes: Returns: whether avt_table_row_notes() says something of one of its rows */
gboolean
avt_table_has_notes (const AvtTableBlock *table)
{
  for (guint row = 0; row < table->n_rows; row++)
    for (guint i = 0; i < table->n_columns; i++)
      {
        const AvtCell *cell = &table->rows[row].cells[i];

        if (cell->footnote > 0 || cell->is_partial || cell->is_estimate)
          return TRUE;
      }
  return FALSE;
}

static const char *
footnote_text (const AvtSection *section, guint number)
{
  guint n_footnotes;
  const AvtFootnote *footnotes = avt_section_get_footnotes (section, &n_footnotes);

  return number > 0 && number <= n_footnotes ? footnotes[number - 1].text : NULL;
}

static void
append_note (GString *notes, const AvtColumn *column, const char *text)
{
  if (text != NULL)
    g_string_append_printf (notes, "%s%s: %s", notes->len > 0 ? " · " : "", column->title, text);
}

/** avt_table_row_notes: Returns: (transfer full): what the numbers of a row are that are not exact,
 * and its footnotes, each behind the head of its column; "" when there is nothing to say */
char *
avt_table_row_notes (const AvtReport *report, const AvtTableBlock *table,
                     const AvtSection *section, guint row)
{
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const AvtCell *cell = &table->rows[row].cells[i];

      append_note (notes, &table->columns[i], mark_text (report, cell));
      append_note (notes, &table->columns[i], footnote_text (section, cell->footnote));
    }
  return g_string_free (notes, FALSE);
}

/** avt_table_notes_head: Returns: what stands over the notes of rows */
const char *
avt_table_notes_head (const AvtReport *report)
{
  return avt_words_get (avt_report_get_info (report)->words, N_ ("Footnotes"));
}
