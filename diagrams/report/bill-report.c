/* The bill of materials: for purchasing. */
#include "config.h"

#include "diagrams/report/cable-notes.h"
#include "diagrams/report/colour-text.h"
#include "diagrams/report/source-list.h"
#include "engine/base/finding-text.h"
#include "engine/calc/bill.h"
#include "engine/calc/connector.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  PART_TYPES,
  PART_PARTS,
  PART_CABLES,
  PART_TOTAL,
  PART_SOURCES
};

static const AvtReportPart parts[] = {
  [PART_TYPES] = { "devices", N_ ("Devices") },
  [PART_PARTS] = { "parts", N_ ("Parts"), AVT_LEVEL_STANDARD },
  [PART_CABLES] = { "cables", N_ ("Cables"), AVT_LEVEL_STANDARD },
  [PART_TOTAL] = { "total", N_ ("Grand Total") },
  [PART_SOURCES] = { "sources", N_ ("Sources"), AVT_LEVEL_FULL },
  { NULL, NULL },
};

typedef struct
{
  AvtReportBuilder *builder;
  const AvtReportSource *source;
} Writing;

/** What a line says of the thing itself. */
typedef struct
{
  const char *category;
  const char *manufacturer;
  const char *name;
  const char *part_number;
  double price;
  const char *currency;
} Thing;

/** Sums: of the prices, one for each currency, and how many lines to buy have none */
typedef struct
{
  GPtrArray *currencies; /* borrowed */
  GArray *prices;        /* of double */
  guint n_unpriced;
} Sums;

static const char *
word (const Writing *self, const char *msgid)
{
  return avt_report_source_word (self->source, msgid);
}

static double
price_of (gboolean has_price, gint64 price_hundredths)
{
  return has_price ? (double) price_hundredths / 100 : NAN;
}

static Thing
describe_type (const Writing *self, const AvtType *type)
{
  const AvtField *category = &avt_type_type.fields[AVT_TYPE_FIELD_CATEGORY];

  return (Thing){ word (self, category->values[type->category].label), type->manufacturer,
                  type->name, type->part_number,
                  price_of (AVT_RECORD_HAS (type, AVT_TYPE_FIELD_PRICE_HUNDREDTHS),
                            type->price_hundredths),
                  type->currency };
}

static Thing
describe_part (const Writing *self, const AvtPart *part)
{
  const AvtField *category = &avt_part_type.fields[AVT_PART_FIELD_CATEGORY];

  return (Thing){ word (self, category->values[part->category].label), part->manufacturer,
                  part->name, part->part_number,
                  price_of (AVT_RECORD_HAS (part, AVT_PART_FIELD_PRICE_HUNDREDTHS),
                            part->price_hundredths),
                  part->currency };
}

static Thing
describe (const Writing *self, const AvtBillLine *line)
{
  const AvtDesign *design = self->source->context.design;

  switch (line->kind)
    {
    case AVT_BILL_TYPE:
      return describe_type (self, avt_design_type (design, line->item));
    case AVT_BILL_PART:
      return describe_part (self, avt_design_part (design, line->item));
    case AVT_BILL_CABLE:
      break;
    }
  return (Thing){ 0 };
}

/* A price in no currency is none. */
static gboolean
is_unpriced (const Thing *thing)
{
  return isnan (thing->price) || thing->currency == NULL;
}

static void
add_row (const Writing *self, const AvtBillLine *line)
{
  Thing thing = describe (self, line);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, thing.category);
  avt_report_add_cell (self->builder, thing.manufacturer);
  avt_report_add_cell (self->builder, thing.name);
  avt_report_add_cell (self->builder, thing.part_number);
  avt_report_add_number (self->builder, (double) (line->n_existing + line->n_planned));
  avt_report_add_number (self->builder, (double) line->n_planned);
  avt_report_add_number (self->builder, thing.price);
  avt_report_add_cell (self->builder, thing.currency);
  /* what is not bought costs nothing, and its price need not be known for that */
  if (line->n_planned > 0)
    avt_report_add_number (self->builder,
                           is_unpriced (&thing) ? NAN : thing.price * (double) line->n_planned);
}

/* Sums of one currency each; what has no price is counted, not taken for free. */
static void
add_to_sums (Sums *sums, const Thing *thing, gint64 n_planned)
{
  guint place;

  if (n_planned == 0)
    return;
  if (is_unpriced (thing))
    {
      sums->n_unpriced++;
      return;
    }
  if (!g_ptr_array_find_with_equal_func (sums->currencies, thing->currency, g_str_equal, &place))
    {
      place = sums->currencies->len;
      g_ptr_array_add (sums->currencies, (gpointer) thing->currency);
      g_array_set_size (sums->prices, place + 1);
    }
  g_array_index (sums->prices, double, place) += thing->price * (double) n_planned;
}

static void
sums_init (Sums *sums)
{
  *sums = (Sums){ g_ptr_array_new (), g_array_new (FALSE, TRUE, sizeof (double)), 0 };
}

static void
sums_clear (Sums *sums)
{
  g_clear_pointer (&sums->currencies, g_ptr_array_unref);
  g_clear_pointer (&sums->prices, g_array_unref);
}

static char *
unpriced_text (const Writing *self, guint n_unpriced)
{
  const AvtArgument count = avt_argument_count (n_unpriced);

  return avt_sentence (N_ ("Lines to buy without a price, in no total: %1"),
                       self->source->context.words, &count, 1, NULL, NULL);
}

/* The total of currency @i; a footnote goes into every list, which a remark would not. */
static void
add_sum (const Writing *self, const Sums *sums, guint i)
{
  g_autofree char *text = unpriced_text (self, sums->n_unpriced);
  AvtCell *cell = avt_report_add_sum (self->builder, g_array_index (sums->prices, double, i),
                                      sums->n_unpriced > 0);

  if (sums->n_unpriced > 0)
    avt_report_note_cell (self->builder, cell, text);
}

static void
add_totals (const Writing *self, const Sums *sums)
{
  for (guint i = 0; i < sums->currencies->len; i++)
    {
      avt_report_begin_row (self->builder, AVT_ROW_TOTAL);
      avt_report_add_cell (self->builder, word (self, N_ ("Total")));
      for (guint k = 0; k < 6; k++)
        avt_report_add_empty (self->builder);
      avt_report_add_cell (self->builder, sums->currencies->pdata[i]);
      add_sum (self, sums, i);
    }
}

/* With no total to lead there, a remark. */
static void
add_unpriced (const Writing *self, const Sums *sums)
{
  g_autofree char *text = unpriced_text (self, sums->n_unpriced);

  if (sums->n_unpriced > 0 && sums->currencies->len == 0)
    avt_report_add_remark (self->builder, text);
}

static void
add_items (const Writing *self, const AvtBill *bill, AvtBillKind kind, const char *name)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Category")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Maker")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Name")), NULL, AVT_COLUMN_TEXT, 0, 3 },
    { word (self, N_ ("Part number")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Quantity")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("To buy")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("Unit price")), NULL, AVT_COLUMN_NUMBER, 2, 0 },
    { word (self, N_ ("Currency")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Price")), NULL, AVT_COLUMN_NUMBER, 2, 0 },
  };
  Sums sums;

  sums_init (&sums);
  avt_report_add_heading (self->builder, 1, name, NULL);
  avt_report_begin_table (self->builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bill->n_lines; i++)
    if (bill->lines[i].kind == kind)
      {
        Thing thing = describe (self, &bill->lines[i]);

        add_row (self, &bill->lines[i]);
        add_to_sums (&sums, &thing, bill->lines[i].n_planned);
      }
  add_totals (self, &sums);
  avt_report_end_table (self->builder);
  add_unpriced (self, &sums);
  sums_clear (&sums);
}

/* "C13 – C14", or the one that is known */
static char *
connectors_text (const AvtBillCable *cable)
{
  g_autofree char *first
    = cable->connectors[0] != NULL ? avt_connector_label (cable->connectors[0]) : NULL;
  g_autofree char *second
    = cable->connectors[1] != NULL ? avt_connector_label (cable->connectors[1]) : NULL;

  return first != NULL && second != NULL ? g_strdup_printf ("%s – %s", first, second)
                                         : g_strdup (first != NULL ? first : second);
}

static void
add_cable (const Writing *self, const AvtBillLine *line)
{
  const AvtField *medium = &avt_link_type.fields[AVT_LINK_MEDIUM];
  const AvtBillCable *cable = &line->cable;
  double length_m = cable->length_mm > 0 ? (double) cable->length_mm / 1000 : NAN;
  g_autofree char *connectors = connectors_text (cable);
  g_autofree char *colour = avt_colour_text (cable->colour, self->source->context.words);

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, word (self, medium->values[cable->medium].label));
  avt_report_add_cell (self->builder, connectors);
  avt_report_add_cell (self->builder, colour);
  if (cable->is_estimate)
    avt_cable_note_length (self->builder, self->source,
                           avt_report_add_estimate (self->builder, length_m));
  else
    avt_report_add_number (self->builder, length_m);
  avt_report_add_cell (self->builder, isnan (length_m)     ? NULL
                                      : cable->is_estimate ? word (self, N_ ("estimate"))
                                                           : word (self, N_ ("given")));
  avt_report_add_number (self->builder, (double) (line->n_existing + line->n_planned));
  avt_report_add_number (self->builder, (double) line->n_planned);
}

static void
add_cables (const Writing *self, const AvtBill *bill)
{
  const char *name = word (self, N_ ("Cables"));
  const AvtColumn columns[] = {
    { word (self, N_ ("Medium")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Connectors")), NULL, AVT_COLUMN_TEXT, 0, 2 },
    { word (self, N_ ("Colour")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Length")), "m", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Basis")), NULL, AVT_COLUMN_TEXT, 0, 0 },
    { word (self, N_ ("Quantity")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("To buy")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
  };

  avt_report_add_heading (self->builder, 1, name, NULL);
  avt_report_begin_table (self->builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bill->n_lines; i++)
    if (bill->lines[i].kind == AVT_BILL_CABLE)
      add_cable (self, &bill->lines[i]);
  avt_report_end_table (self->builder);
  avt_report_add_remark (self->builder,
                         word (self, N_ ("Cables have no prices and are in no total.")));
}

static gboolean
is_shown (const Writing *self, AvtBillKind kind)
{
  return (kind == AVT_BILL_TYPE && avt_report_source_shows (self->source, PART_TYPES))
         || (kind == AVT_BILL_PART && avt_report_source_shows (self->source, PART_PARTS));
}

/* Of all that is shown, each currency by itself. */
static void
add_grand_total (const Writing *self, const AvtBill *bill)
{
  const AvtColumn columns[] = {
    { word (self, N_ ("Currency")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Price")), NULL, AVT_COLUMN_NUMBER, 2, 0 },
  };
  Sums sums;

  sums_init (&sums);
  for (guint i = 0; i < bill->n_lines; i++)
    {
      Thing thing = describe (self, &bill->lines[i]);

      if (is_shown (self, bill->lines[i].kind))
        add_to_sums (&sums, &thing, bill->lines[i].n_planned);
    }
  avt_report_add_heading (self->builder, 1, word (self, N_ ("Grand Total")), NULL);
  if (sums.currencies->len > 0)
    {
      avt_report_begin_table (self->builder, word (self, N_ ("Grand Total")), NULL, NULL, columns,
                              G_N_ELEMENTS (columns));
      for (guint i = 0; i < sums.currencies->len; i++)
        {
          avt_report_begin_row (self->builder, AVT_ROW_BODY);
          avt_report_add_cell (self->builder, sums.currencies->pdata[i]);
          add_sum (self, &sums, i);
        }
      avt_report_end_table (self->builder);
    }
  add_unpriced (self, &sums);
  sums_clear (&sums);
}

static guint
count_sections (const AvtReportSource *source)
{
  return 1;
}

static void
add_sources (const Writing *self, const AvtBill *bill)
{
  const AvtDesign *design = self->source->context.design;

  avt_source_list_begin (self->builder, self->source, 1);
  for (guint i = 0; i < bill->n_lines; i++)
    {
      const AvtType *type = avt_design_type (design, bill->lines[i].item);
      const AvtPart *part = avt_design_part (design, bill->lines[i].item);

      if (type != NULL)
        avt_source_list_add_type (self->builder, self->source, type);
      if (part != NULL)
        avt_source_list_add_part (self->builder, self->source, part);
    }
  avt_report_end_table (self->builder);
}

static void
build_section (AvtReportBuilder *builder, guint section, gpointer user_data)
{
  Writing self = { builder, user_data };
  g_autoptr (AvtBill) bill = avt_bill_new (self.source->context.design);

  if (avt_report_source_shows (self.source, PART_TYPES))
    add_items (&self, bill, AVT_BILL_TYPE, word (&self, N_ ("Devices")));
  if (avt_report_source_shows (self.source, PART_PARTS))
    add_items (&self, bill, AVT_BILL_PART, word (&self, N_ ("Parts")));
  if (avt_report_source_shows (self.source, PART_CABLES))
    add_cables (&self, bill);
  if (avt_report_source_shows (self.source, PART_TOTAL))
    add_grand_total (&self, bill);
  if (avt_report_source_shows (self.source, PART_SOURCES))
    add_sources (&self, bill);
}

const AvtReportKind avt_report_bill = {
  "bom", N_ ("Bill of Materials"), N_ ("What has to be bought, for purchasing"), parts,
  AVT_HEADER_TITLE, TRUE, FALSE, TRUE, count_sections, build_section,
};
