/* The cable schedule: for the technician who pulls the cables. */
#include "config.h"

#include "diagrams/report/cable-notes.h"
#include "diagrams/report/colour-text.h"
#include "engine/calc/cable-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  PART_POWER,
  PART_NETWORK,
  PART_SUMMARY
};

static const AvtReportPart parts[] = {
  [PART_POWER] = { "power", N_ ("Power Cords"), AVT_LEVEL_STANDARD },
  [PART_NETWORK] = { "network", N_ ("Network Cables"), AVT_LEVEL_STANDARD },
  [PART_SUMMARY] = { "summary", N_ ("Cables by Medium") },
  { NULL, NULL },
};

typedef struct
{
  AvtReportBuilder *builder;
  const AvtReportSource *source;
} Writing;

static const char *
word (const Writing *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

static void
add_end (const Writing *self, const AvtCableEnd *end)
{
  const AvtDesign *design = self->source->context.design;
  g_autofree char *unit = end->device != NULL ? avt_device_unit_text (design, end->device) : NULL;

  avt_report_add_cell (self->builder, end->rack != NULL ? end->rack->name : NULL);
  avt_report_add_cell (self->builder, unit);
  avt_report_add_cell (self->builder, end->device != NULL ? end->device->name : NULL);
  avt_report_add_cell (self->builder, end->port);
}

/* In a file nothing but a column of its own tells a guess from what is known. */
static void
add_length (const Writing *self, const AvtLink *link)
{
  AvtCable cable = avt_cable_of_link (self->source->context.design, link);
  double planned_mm = avt_cable_planned_mm (&cable);

  if (!isnan (cable.given_mm) || isnan (planned_mm))
    avt_report_add_number (self->builder, planned_mm / 1000);
  else
    avt_cable_note_length (self->builder, self->source,
                           avt_report_add_estimate (self->builder, planned_mm / 1000));
  avt_report_add_cell (self->builder, isnan (planned_mm)       ? NULL
                                      : isnan (cable.given_mm) ? word (self, N_ ("estimate"))
                                                               : word (self, N_ ("given")));
}

static void
add_row (const Writing *self, const AvtCableRow *row, guint number)
{
  const AvtField *medium = &avt_link_type.fields[AVT_LINK_MEDIUM];
  const AvtLink *link = row->link;
  g_autofree char *colour = avt_colour_text (link->colour, self->source->context.words);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_number (self->builder, number);
  avt_report_add_cell (self->builder, avt_cable_label (link));
  avt_report_add_cell (self->builder, word (self, medium->values[link->medium].label));
  add_end (self, &row->from);
  add_end (self, &row->to);
  add_length (self, link);
  avt_report_add_cell (self->builder, colour);
  avt_report_add_cell (self->builder, word (self, avt_state_values[link->state].label));
}

static void
add_table (const Writing *self, const char *name, AvtCableKinds kinds)
{
  g_autoptr (GArray) rows = avt_cable_list (self->source, kinds);
  /* each head by itself says which end: readers of files know columns by them */
  const AvtColumn columns[] = {
    { word (self, N_ ("No.")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Label")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Medium")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("From rack")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("From unit")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("From device")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("From port")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("To rack")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("To unit")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("To device")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("To port")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Length")), "m", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Basis")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Colour")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("State")), NULL, AVT_COLUMN_TEXT, 0, 0 },
  };

  avt_report_add_heading (self->builder, 1, name, NULL);
  if (rows->len == 0)
    {
      avt_report_add_remark (self->builder, word (self, N_ ("There are none.")));
      return;
    }
  avt_report_begin_table (self->builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    add_row (self, &g_array_index (rows, AvtCableRow, i), i + 1);
  avt_report_end_table (self->builder);
}

static guint
count_sections (const AvtReportSource *source)
{
  return 1;
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  Writing self = { builder, user_data };

  if (avt_report_source_shows (self.source, PART_POWER))
    add_table (&self, word (&self, N_ ("Power Cords")), AVT_CABLES_POWER);
  if (avt_report_source_shows (self.source, PART_NETWORK))
    add_table (&self, word (&self, N_ ("Network Cables")), AVT_CABLES_NETWORK);
  if (avt_report_source_shows (self.source, PART_SUMMARY))
    avt_cable_add_summary (builder, self.source);
}

const AvtReportKind avt_report_cables = {
  "cables", N_ ("Cable Schedule"), N_ ("Which cable goes from where to where, for the technician"),
  parts, AVT_HEADER_TITLE, TRUE, TRUE, TRUE, count_sections, build_section,
};
