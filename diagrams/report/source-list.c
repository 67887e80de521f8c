#include "config.h"

#include "diagrams/report/source-list.h"

#include <glib/gi18n-lib.h>

/** avt_source_list_begin: opens the table; the caller adds to it and ends it */
void
avt_source_list_begin (AvtReportBuilder *builder, const AvtReportSource *source,
                       guint heading_level)
{
  const AvtColumn columns[] = {
    { avt_report_source_word (source, N_ ("Type or part")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { avt_report_source_word (source, N_ ("Value")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { avt_report_source_word (source, N_ ("Source")), NULL, AVT_COLUMN_TEXT, 0, 3 },
    { avt_report_source_word (source, N_ ("Source date")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { avt_report_source_word (source, N_ ("Confidence")), NULL, AVT_COLUMN_TEXT, 0, 0 },
  };
  const char *name = avt_report_source_word (source, N_ ("Sources"));

  avt_report_add_heading (builder, heading_level, name, NULL);
  avt_report_begin_table (builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
}

/* @confidence: of AvtConfidence, or -1: nobody judged it */
static void
add_row (AvtReportBuilder *builder, const AvtReportSource *source, const char *name,
         const char *value, const char *text, const char *date, int confidence)
{
  AvtCell *cell;

  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_cell (builder, name);
  avt_report_add_cell (builder, value);
  cell = avt_report_add_cell (builder, text != NULL
                                         ? text : avt_report_source_word (source, N_ ("unknown")));
  if (text == NULL)
    cell->kind = AVT_CELL_UNKNOWN;
  avt_report_add_cell (builder, date);
  avt_report_add_cell (builder, confidence >= 0
                                  ? avt_report_source_word (
                                      source, avt_confidence_values[confidence].label)
                                  : NULL);
}

/* The label of a field, as people know it. */
static const char *
field_text (const AvtReportSource *source, const char *name)
{
  int field = avt_record_type_find (&avt_type_type, name);

  return field >= 0 && avt_type_type.fields[field].label != NULL
           ? avt_report_source_word (source, avt_type_type.fields[field].label) : name;
}

/** avt_source_list_add_type: what is said of the type, and of single values of it */
void
avt_source_list_add_type (AvtReportBuilder *builder, const AvtReportSource *source,
                          const AvtType *type)
{
  add_row (builder, source, type->name, avt_report_source_word (source, N_ ("all values")),
           type->source, type->source_date,
           AVT_RECORD_HAS (type, AVT_TYPE_FIELD_CONFIDENCE) ? type->confidence : -1);
  for (guint i = 0; i < type->provenance.n_records; i++)
    {
      const AvtProvenance *one = avt_record_list_at (type->provenance, AvtProvenance, i);

      add_row (builder, source, NULL, field_text (source, one->field), one->source, one->date,
               AVT_RECORD_HAS (one, AVT_PROVENANCE_CONFIDENCE) ? one->confidence : -1);
    }
}

void
avt_source_list_add_part (AvtReportBuilder *builder, const AvtReportSource *source,
                          const AvtPart *part)
{
  add_row (builder, source, part->name, avt_report_source_word (source, N_ ("all values")),
           part->source, part->source_date,
           AVT_RECORD_HAS (part, AVT_PART_FIELD_CONFIDENCE) ? part->confidence : -1);
}
