#include "config.h"

#include "diagrams/report/cable-notes.h"

#include "engine/base/finding-text.h"
#include "engine/calc/calc.h"
#include "engine/calc/cable-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** Sum: over the cables of one medium */
typedef struct
{
  guint n_cables;
  guint n_unknown; /* of an unknown length */
  guint n_guessed;
  double length_m; /* of the others */
} Sum;

/** avt_cable_note_length: @cell, of a length that follows from where the ends stand, leads to how;
 * in full detail with the formula and its source */
void
avt_cable_note_length (AvtReportBuilder *builder, const AvtReportSource *source, AvtCell *cell)
{
  const AvtCalc *calc = avt_calc_find ("cable-length");
  const char *text = avt_report_source_word (
    source, N_ ("Estimate: from where the ends stand, with slack, up to the next length that is "
                "sold"));
  g_autofree char *full = NULL;

  if (source->style.detail == AVT_LEVEL_FULL)
    full = g_strdup_printf ("%s. %s (%s)", text, avt_report_source_word (source, calc->formula),
                            avt_report_source_word (source, calc->source));
  avt_report_note_cell (builder, cell, full != NULL ? full : text);
}

static void
add_to_sum (Sum *sum, const AvtReportSource *source, const AvtLink *link)
{
  AvtCable cable = avt_cable_of_link (source->context.design, link);
  double planned_mm = avt_cable_planned_mm (&cable);

  sum->n_cables++;
  if (isnan (planned_mm))
    {
      sum->n_unknown++;
      return;
    }
  sum->n_guessed += isnan (cable.given_mm);
  sum->length_m += planned_mm / 1000;
}

static void
add_sum (AvtReportBuilder *builder, const AvtReportSource *source, const char *medium,
         const Sum *sum)
{
  double length_m = sum->n_unknown < sum->n_cables ? sum->length_m : NAN;
  AvtCell *cell;

  avt_report_begin_row (builder, AVT_ROW_BODY);
  avt_report_add_cell (builder, avt_report_source_word (source, medium));
  avt_report_add_number (builder, sum->n_cables);
  cell = sum->n_guessed > 0 && sum->n_unknown == 0
           ? avt_report_add_estimate (builder, length_m)
           : avt_report_add_sum (builder, length_m, sum->n_unknown > 0);
  if (sum->n_guessed > 0)
    avt_cable_note_length (builder, source, cell);
  avt_report_add_number (builder, sum->n_guessed);
  avt_report_add_number (builder, sum->n_unknown);
}

/** avt_cable_add_summary: how many cables of each medium there are, and how long they are
 * together */
void
avt_cable_add_summary (AvtReportBuilder *builder, const AvtReportSource *source)
{
  g_autoptr (GArray) rows = avt_cable_list (source, AVT_CABLES_POWER | AVT_CABLES_NETWORK);
  const AvtEnumValue *media = avt_link_type.fields[AVT_LINK_MEDIUM].values;
  const char *name = avt_report_source_word (source, N_ ("Cables by Medium"));
  const AvtColumn columns[] = {
    { avt_report_source_word (source, N_ ("Medium")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { avt_report_source_word (source, N_ ("Cables")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { avt_report_source_word (source, N_ ("Length")), "m", AVT_COLUMN_NUMBER, 1, 0 },
    { avt_report_source_word (source, N_ ("Estimated")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { avt_report_source_word (source, N_ ("Of unknown length")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
  };

  avt_report_add_heading (builder, 1, name, NULL);
  avt_report_begin_table (builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (int medium = 0; media[medium].nick != NULL; medium++)
    {
      Sum sum = { 0 };

      for (guint i = 0; i < rows->len; i++)
        {
          const AvtLink *link = g_array_index (rows, AvtCableRow, i).link;

          if ((int) link->medium == medium)
            add_to_sum (&sum, source, link);
        }
      if (sum.n_cables > 0)
        add_sum (builder, source, media[medium].label, &sum);
    }
  avt_report_end_table (builder);
}
