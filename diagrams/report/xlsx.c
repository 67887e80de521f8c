/* Tables of one name make one worksheet, whichever section they stand in, since people sort and
 * sum over all racks. Texts are written as texts, so that none is a formula; the library writes to
 * a file, so there is one for a moment. */
#include "config.h"

#include "diagrams/report/xlsx.h"

#include "diagrams/report/tables.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define SHEET_NAME_MAX 31   /* characters, by the format */
#define TEXT_MAX 32767      /* characters of a cell, by the format */
#define WIDTH_LEAST 6.0     /* in characters */
#define WIDTH_MOST 60.0
#define DECIMALS_MAX 6

/** Mark: what stands before a number and is no part of its value */
typedef enum
{
  MARK_NONE,
  MARK_ESTIMATE,
  MARK_PARTIAL,
  N_MARKS
} Mark;

typedef struct
{
  char *key;  /* name and heads of the tables it holds */
  lxw_worksheet *sheet;
  lxw_row_t row;
  guint n_columns;
  double *widths; /* one more, of the notes; 0: there are none */
  const AvtSection *section; /* of the last rows; only compared */
  char *title;               /* of that section */
} Sheet;

typedef struct
{
  AvtReport *report;
  lxw_workbook *book;
  GPtrArray *sheets; /* of Sheet */
  lxw_format *head;
  lxw_format *group;
  lxw_format *text[2];                        /* by is_bold */
  /* by mark, is_bold and decimals; made when there is such a number */
  lxw_format *numbers[N_MARKS][2][DECIMALS_MAX + 1];
  gboolean has_sections;                      /* more than one */
} Book;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  g_free (self->key);
  g_free (self->widths);
  g_free (self->title);
  g_free (self);
}

static lxw_format *
new_format (Book *self, gboolean is_bold)
{
  lxw_format *format = workbook_add_format (self->book);

  if (is_bold)
    format_set_bold (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

/* Number format: "\"≥ \"#,##0.00" */
static char *
number_pattern (Mark mark, guint decimals)
{
  static const char *const marks[N_MARKS] = { "", "\"≈ \"", "\"≥ \"" };
  g_autofree char *zeros = g_strnfill (decimals, '0');

  return g_strdup_printf ("%s#,##0%s%s", marks[mark], decimals > 0 ? "." : "", zeros);
}

static lxw_format *
number_format (Book *self, const AvtColumn *column, const AvtCell *cell)
{
  Mark mark = cell->is_partial ? MARK_PARTIAL : cell->is_estimate ? MARK_ESTIMATE : MARK_NONE;
  guint decimals = MIN (column->decimals, DECIMALS_MAX);
  lxw_format **format = &self->numbers[mark][cell->is_bold ? 1 : 0][decimals];

  if (*format == NULL)
    {
      g_autofree char *pattern = number_pattern (mark, decimals);

      *format = new_format (self, cell->is_bold);
      format_set_num_format (*format, pattern);
    }
  return *format;
}

static void
make_formats (Book *self)
{
  self->head = new_format (self, TRUE);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  format_set_text_wrap (self->head);
  self->group = new_format (self, TRUE);
  for (guint bold = 0; bold < 2; bold++)
    {
      self->text[bold] = new_format (self, bold);
      format_set_text_wrap (self->text[bold]);
    }
}

static char *
sheet_key (const AvtTableBlock *table)
{
  GString *key = g_string_new (table->name);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *head = avt_column_head (&table->columns[i]);

      g_string_append_printf (key, "\n%s", head);
    }
  return g_string_free (key, FALSE);
}

static gboolean
is_name_taken (const Book *self, const char *name)
{
  return workbook_get_worksheet_by_name (self->book, name) != NULL;
}

/* What the format allows, and no other sheet has. */
static char *
sheet_name (const Book *self, const char *wanted)
{
  g_autofree char *clean = g_strdup (wanted);
  g_autofree char *base = NULL;
  char *name;

  g_strdelimit (clean, "[]:*?/\\'", '-');
  base = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), SHEET_NAME_MAX - 4));
  name = g_strdup (*base != '\0' ? base : "Table");
  for (guint i = 2; is_name_taken (self, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", base, i);
    }
  return name;
}

static void
put_text (Book *self, Sheet *sheet, guint column, const char *text, lxw_format *format)
{
  g_autofree char *clean = g_utf8_make_valid (text, -1);
  glong length = g_utf8_strlen (clean, -1);
  g_autofree char *cut = length > TEXT_MAX ? g_utf8_substring (clean, 0, TEXT_MAX) : NULL;

  worksheet_write_string (sheet->sheet, sheet->row, (lxw_col_t) column,
                          cut != NULL ? cut : clean, format);
}

static void
widen (Sheet *sheet, guint column, const char *text)
{
  double width = MIN (g_utf8_strlen (text, -1) + 2.0, WIDTH_MOST);

  sheet->widths[column] = MAX (sheet->widths[column], width);
}

static void
put_head (Book *self, Sheet *sheet, const AvtTableBlock *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *head = avt_column_head (&table->columns[i]);

      put_text (self, sheet, i, head, self->head);
      widen (sheet, i, head);
    }
  sheet->row++;
  worksheet_freeze_panes (sheet->sheet, 1, 0);
}

/* Footnotes, and which numbers are not exact, are one more column, from the first row that has
 * them. */
static void
put_notes (Book *self, Sheet *sheet, const AvtTableBlock *table, const AvtSection *section,
           guint row)
{
  g_autofree char *notes = avt_table_row_notes (self->report, table, section, row);
  const char *head = avt_table_notes_head (self->report);

  if (*notes == '\0')
    return;
  worksheet_write_string (sheet->sheet, 0, (lxw_col_t) sheet->n_columns, head, self->head);
  widen (sheet, sheet->n_columns, head);
  put_text (self, sheet, sheet->n_columns, notes, self->text[0]);
  widen (sheet, sheet->n_columns, notes);
}

static Sheet *
find_sheet (Book *self, const AvtTableBlock *table)
{
  g_autofree char *key = sheet_key (table);
  g_autofree char *name = NULL;
  Sheet *sheet;

  for (guint i = 0; i < self->sheets->len; i++)
    if (strcmp (((Sheet *) self->sheets->pdata[i])->key, key) == 0)
      return self->sheets->pdata[i];
  name = sheet_name (self, table->name);
  sheet = g_new0 (Sheet, 1);
  sheet->key = g_steal_pointer (&key);
  sheet->sheet = workbook_add_worksheet (self->book, name);
  sheet->n_columns = table->n_columns;
  sheet->widths = g_new0 (double, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    sheet->widths[i] = WIDTH_LEAST;
  g_ptr_array_add (self->sheets, sheet);
  put_head (self, sheet, table);
  return sheet;
}

static void
put_cell (Book *self, Sheet *sheet, guint column, const AvtColumn *described, const AvtCell *cell)
{
  switch (cell->kind)
    {
    case AVT_CELL_EMPTY:
      return;
    case AVT_CELL_TEXT:
    case AVT_CELL_UNKNOWN:
      put_text (self, sheet, column, cell->text, self->text[cell->is_bold ? 1 : 0]);
      break;
    case AVT_CELL_NUMBER:
      worksheet_write_number (sheet->sheet, sheet->row, (lxw_col_t) column, cell->value,
                              number_format (self, described, cell));
      break;
    }
  widen (sheet, column, cell->text);
}

/* Which section the rows below are of. */
static void
put_section (Book *self, Sheet *sheet, const AvtSection *section)
{
  const char *title = avt_section_get_title (section);

  if (!self->has_sections || title == NULL || g_strcmp0 (title, sheet->title) == 0)
    return;
  put_text (self, sheet, 0, title, self->group);
  g_free (sheet->title);
  sheet->title = g_strdup (title);
  sheet->row++;
}

static gboolean
put_table_cb (const AvtTableBlock *table, const AvtSection *section, gpointer user_data)
{
  Book *self = user_data;
  Sheet *sheet = find_sheet (self, table);

  put_section (self, sheet, section);
  for (guint row = 0; row < table->n_rows; row++)
    {
      for (guint i = 0; i < table->n_columns; i++)
        put_cell (self, sheet, i, &table->columns[i], &table->rows[row].cells[i]);
      put_notes (self, sheet, table, section, row);
      sheet->row++;
    }
  return TRUE;
}

/* The date of the revision, never of the clock. */
static time_t
created_time (const char *date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = date != NULL && strlen (date) == 10
                            ? g_strconcat (date, "T00:00:00Z", NULL) : g_strdup (date);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? (time_t) g_date_time_to_unix (time) : (time_t) 315532800; /* 1980 */
}

static void
set_properties (Book *self)
{
  const AvtReportInfo *info = avt_report_get_info (self->report);
  lxw_doc_properties properties = { .title = (char *) info->title,
                                    .subject = (char *) info->design,
                                    .author = (char *) info->author,
                                    .comments = (char *) info->revision,
                                    .created = created_time (info->date) };

  workbook_set_properties (self->book, &properties);
}

static void
set_widths (const Sheet *sheet)
{
  for (guint i = 0; i <= sheet->n_columns; i++)
    if (sheet->widths[i] > 0)
      worksheet_set_column (sheet->sheet, (lxw_col_t) i, (lxw_col_t) i, sheet->widths[i], NULL);
}

/* Nothing is written of a workbook that was given up. */
static gboolean
close_book (Book *self, gboolean is_whole, GError **error)
{
  lxw_error status;

  if (!is_whole)
    {
      lxw_workbook_free (self->book);
      g_set_error_literal (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_CANCELLED, _ ("Cancelled"));
      return FALSE;
    }
  status = workbook_close (self->book);
  if (status == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, AVT_EXPORT_ERROR, AVT_EXPORT_ERROR_FAILED,
               _ ("The workbook could not be made: %s."), lxw_strerror (status));
  return FALSE;
}

static gboolean
write_file (AvtReport *report, const char *path, AvtWatchFunc watch, gpointer watch_data,
            GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_FALSE };
  Book self = { .report = report };
  gboolean is_whole;

  self.book = workbook_new_opt (path, &options);
  self.sheets = g_ptr_array_new_with_free_func (sheet_free);
  self.has_sections = avt_report_get_n_sections (report) > 1;
  make_formats (&self);
  set_properties (&self);
  is_whole = avt_report_each_table_watched (report, put_table_cb, &self, watch, watch_data);
  if (self.sheets->len == 0)
    workbook_add_worksheet (self.book, NULL);
  for (guint i = 0; i < self.sheets->len; i++)
    set_widths (self.sheets->pdata[i]);
  g_ptr_array_unref (self.sheets);
  return close_book (&self, is_whole, error);
}

/**
 * avt_report_to_xlsx:
 *
 * Returns: (transfer full) (nullable): a workbook; equal reports give equal bytes
 */
GBytes *
avt_report_to_xlsx (AvtReport *report, GError **error)
{
  return avt_report_to_xlsx_watched (report, NULL, NULL, error);
}

/** avt_report_to_xlsx_watched: Returns: (transfer full) (nullable): as avt_report_to_xlsx(); when
 * @watch ended it, the error is %AVT_EXPORT_ERROR_CANCELLED */
GBytes *
avt_report_to_xlsx_watched (AvtReport *report, AvtWatchFunc watch, gpointer watch_data,
                            GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("archivolt-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;
  gboolean done;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "book.xlsx", NULL);
  done = write_file (report, path, watch, watch_data, error)
         && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  g_rmdir (folder);
  return done ? g_bytes_new_take (g_steal_pointer (&contents), length) : NULL;
}
