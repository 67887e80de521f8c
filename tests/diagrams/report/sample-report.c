#include "config.h"

#include "tests/diagrams/report/sample-report.h"

#include <math.h>

typedef struct
{
  AvtMeasurer *measurer;
  guint n_rows;
} Sample;

static const char long_text[]
  = "When the other side is lost, line L1 of Feed B carries 30.4 A, above the planning line of "
    "28.8 A; its 32.0 A breaker allows 32.0 A. Leave headroom for growth and imbalance, or change "
    "the planning line of the design, which is a policy and no rule of a standard.";

static AvtScene *
new_drawing (AvtMeasurer *measurer)
{
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 200, 120);
  AvtStyle frame = { .stroke = avt_theme.ink, .width_pt = 1 };

  avt_scene_builder_set_title (builder, "Drawing", NULL);
  avt_scene_builder_add_rectangle (builder, avt_rect (1, 1, 198, 118), &frame);
  return avt_scene_builder_end (builder);
}

static void
add_rows (AvtReportBuilder *builder, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("row-%u", i + 1);

      avt_report_begin_row (builder, AVT_ROW_BODY);
      avt_report_add_cell (builder, name);
      avt_report_add_cell (builder, i % 7 == 3 ? long_text : "R2208WF");
      avt_report_add_number (builder, i % 5 == 4 ? NAN : 883 + i);
      avt_report_add_estimate (builder, 4.35 * i);
    }
  avt_report_begin_row (builder, AVT_ROW_TOTAL);
  avt_report_add_cell (builder, "Total");
  avt_report_add_empty (builder);
  avt_report_add_sum (builder, 12345.6, TRUE);
}

static void
add_hostile_row (AvtReportBuilder *builder)
{
  g_autofree char *long_name = g_strnfill (500, 'x');

  avt_report_begin_row (builder, AVT_ROW_GROUP);
  avt_report_add_cell (builder, "=cmd|' /C calc'!A0");
  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_cell (builder, "<script>alert(1)</script>");
  avt_report_add_cell (builder, long_name);
  avt_report_add_number (builder, -48)->status = AVT_STATUS_ERROR;
  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_cell (builder, "שרת אחד");
  avt_report_add_cell (builder, "tab\tand\nline");
}

static void
add_table (AvtReportBuilder *builder, guint n_rows, const char *anchor)
{
  static const AvtColumn columns[] = { { "Device", NULL, AVT_COLUMN_TEXT, 0, 1 },
                                       { "Type", NULL, AVT_COLUMN_TEXT, 0, 2 },
                                       { "Power", "W", AVT_COLUMN_NUMBER, 0, 0 },
                                       { "Current", "A", AVT_COLUMN_NUMBER, 1, 0 } };

  avt_report_begin_table (builder, "Devices", "Devices of the rack", anchor, columns,
                          G_N_ELEMENTS (columns));
  add_rows (builder, n_rows);
  add_hostile_row (builder);
  avt_report_end_table (builder);
}

static void
add_columns (AvtReportBuilder *builder, AvtScene *drawing)
{
  static const double weights[] = { 2, 3 };
  static const char *const boxes[] = { "A L1, A", "A L2, A", "A L3, A", "B L1, A" };
  static const char *const lines[] = { "Date", "Technician" };

  avt_report_begin_columns (builder, weights, 2);
  avt_report_add_figure (builder, drawing, "Front", NULL);
  avt_report_next_column (builder);
  avt_report_add_heading (builder, 2, "Findings", NULL);
  avt_report_add_note (builder, AVT_STATUS_WARNING, long_text, "power-feed-planning-line");
  avt_report_add_note (builder, AVT_STATUS_ERROR, "Short.", NULL);
  avt_report_add_form (builder, AVT_FORM_BOXES, boxes, G_N_ELEMENTS (boxes));
  avt_report_add_form (builder, AVT_FORM_LINES, lines, G_N_ELEMENTS (lines));
  avt_report_end_columns (builder);
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  static const char *const items[] = { "first", "second", long_text };
  const Sample *sample = user_data;
  g_autoptr (AvtScene) drawing = new_drawing (sample->measurer);
  g_autofree char *heading = g_strdup_printf ("heading-%u", section + 1);
  g_autofree char *table = g_strdup_printf ("table-%u", section + 1);
  g_autofree char *title = g_strdup_printf ("Section %u", section + 1);

  avt_report_set_title (builder, title, "Site / Room / Row");
  if (section == 0)
    avt_report_add_contents (builder);
  avt_report_add_heading (builder, 1, title, heading);
  avt_report_begin_paragraph (builder);
  avt_report_add_text (builder, "See ", FALSE);
  avt_report_add_reference (builder, table);
  avt_report_add_text (builder, " for the devices. ", TRUE);
  avt_report_add_text (builder, long_text, FALSE);
  avt_report_end_paragraph (builder);
  avt_report_add_list (builder, section % 2 == 0, items, G_N_ELEMENTS (items));
  add_columns (builder, drawing);
  add_table (builder, sample->n_rows, table);
  avt_report_add_remark (builder, "That was the table.");
}

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  avt_measurer_unref (sample->measurer);
  g_free (sample);
}

AvtReport *
sample_report_new (AvtMeasurer *measurer, guint n_sections, guint n_rows, AvtHeaderKind header)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtReportInfo info = { .title = "Rack Power Sheet",
                         .design = "Sample design",
                         .revision = "Revision 1 · 2021-01-11",
                         .author = "Author",
                         .date = "2021-01-11",
                         .footer = "Archivolt",
                         .words = words,
                         .header = header,
                         .has_numbered_headings = header == AVT_HEADER_RUNNING };
  Sample *sample = g_new (Sample, 1);

  *sample = (Sample){ avt_measurer_ref (measurer), n_rows };
  return avt_report_new (&info, n_sections, build_section, sample, sample_free);
}

typedef struct
{
  const AvtColumn *columns;
  guint n_columns;
  const char *name;
} SampleTable;

static void
build_table (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  const SampleTable *sample = user_data;

  avt_report_begin_table (builder, "Table", NULL, NULL, sample->columns, sample->n_columns);
  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_cell (builder, "U29");
  avt_report_add_cell (builder, sample->name);
  avt_report_add_cell (builder, "Generic management switch, 48 x 1 GbE");
  avt_report_add_number (builder, 12.6);
  avt_report_add_number (builder, 549);
  avt_report_end_table (builder);
}

AvtReport *
sample_table_new (const AvtColumn *columns, guint n_columns, const char *name)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtReportInfo info = { .title = "Table", .design = "Sample design", .words = words };
  SampleTable *sample = g_new (SampleTable, 1);

  *sample = (SampleTable){ columns, n_columns, name };
  return avt_report_new (&info, 1, build_table, sample, g_free);
}
