#include "config.h"

#include "diagrams/report/csv.h"

#include "diagrams/report/tables.h"

#include <string.h>

typedef struct
{
  AvtReport *report;
  GString *out;
  AvtCsvFlags flags;
  guint n_tables;
  gboolean has_titles; /* there are several tables */
} Writing;

/* OWASP ASVS 1.2.10: what begins like this is run as a formula by spreadsheets. */
static gboolean
needs_guard (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

/** avt_csv_append_text: one field, quoted where the format demands it */
void
avt_csv_append_text (GString *out, const char *text, AvtCsvFlags flags)
{
  gboolean is_guarded = (flags & AVT_CSV_UNGUARDED) == 0 && needs_guard (text);

  if (!is_guarded && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append (out, is_guarded ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
end_line (Writing *self)
{
  g_string_append (self->out, "\r\n");
}

static void
separate (Writing *self, guint i)
{
  if (i > 0)
    g_string_append_c (self->out, ',');
}

/* Numbers follow no locale and have the digits that people see. */
static void
append_cell (Writing *self, const AvtColumn *column, const AvtCell *cell)
{
  g_autofree char *number = NULL;

  if (cell->kind != AVT_CELL_NUMBER)
    {
      avt_csv_append_text (self->out, cell->text, self->flags);
      return;
    }
  number = avt_number_format (cell->value, column->decimals, &AVT_NUMBER_STYLE_C);
  g_string_append (self->out, number);
}

static void
append_title (Writing *self, const AvtTableBlock *table, const AvtSection *section)
{
  const char *title = avt_section_get_title (section);

  if (self->n_tables > 0)
    end_line (self);
  avt_csv_append_text (self->out, table->name, self->flags);
  if (title != NULL)
    {
      separate (self, 1);
      avt_csv_append_text (self->out, title, self->flags);
    }
  end_line (self);
}

/* Footnotes, and which numbers are not exact, are a last column where a table has them. */
static void
append_notes (Writing *self, const AvtTableBlock *table, const AvtSection *section, guint row)
{
  g_autofree char *notes = avt_table_row_notes (self->report, table, section, row);

  separate (self, table->n_columns);
  avt_csv_append_text (self->out, notes, self->flags);
}

static void
append_row (Writing *self, const AvtTableBlock *table, const AvtSection *section, guint row,
            gboolean has_notes)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      separate (self, i);
      append_cell (self, &table->columns[i], &table->rows[row].cells[i]);
    }
  if (has_notes)
    append_notes (self, table, section, row);
  end_line (self);
}

static gboolean
append_table_cb (const AvtTableBlock *table, const AvtSection *section, gpointer user_data)
{
  Writing *self = user_data;
  gboolean has_notes = avt_table_has_notes (table);

  if (self->has_titles)
    append_title (self, table, section);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *head = avt_column_head (&table->columns[i]);

      separate (self, i);
      avt_csv_append_text (self->out, head, self->flags);
    }
  if (has_notes)
    {
      separate (self, table->n_columns);
      avt_csv_append_text (self->out, avt_table_notes_head (self->report), self->flags);
    }
  end_line (self);
  for (guint row = 0; row < table->n_rows; row++)
    append_row (self, table, section, row, has_notes);
  self->n_tables++;
  return TRUE;
}

static gboolean
count_cb (const AvtTableBlock *table, const AvtSection *section, gpointer user_data)
{
  return ++*(guint *) user_data < 2;
}

/**
 * avt_report_to_csv:
 *
 * One table is the whole file. Several stand one below the other, each under a line with its name
 * and section, with an empty line between them.
 *
 * Returns: (transfer full): UTF-8, lines ended by CR LF
 */
GBytes *
avt_report_to_csv (AvtReport *report, AvtCsvFlags flags)
{
  return avt_report_to_csv_watched (report, flags, NULL, NULL);
}

/** avt_report_to_csv_watched: Returns: (transfer full) (nullable): as avt_report_to_csv(); %NULL
 * when @watch ended it */
GBytes *
avt_report_to_csv_watched (AvtReport *report, AvtCsvFlags flags, AvtWatchFunc watch,
                           gpointer watch_data)
{
  Writing self = { report, g_string_new (NULL), flags, 0, FALSE };
  guint n_tables = 0;

  self.has_titles = !avt_report_each_table (report, count_cb, &n_tables);
  if (avt_report_each_table_watched (report, append_table_cb, &self, watch, watch_data))
    return g_string_free_to_bytes (self.out);
  g_string_free (self.out, TRUE);
  return NULL;
}
