/* The bill of materials: for purchasing. */
#include "config.h"

#include "diagrams/report/kind.h"
#include "engine/calc/bill.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  PART_TYPES,
  PART_PARTS,
  PART_CABLES
};

static const AvtReportPart parts[] = {
  [PART_TYPES] = { "devices", N_ ("Devices") },
  [PART_PARTS] = { "parts", N_ ("Parts") },
  [PART_CABLES] = { "cables", N_ ("Cables") },
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

static void
add_row (const Writing *self, const AvtBillLine *line)
{
  Thing thing = describe (self, line);
  gint64 quantity = line->n_existing + line->n_planned;

  avt_report_begin_row (self->builder, AVT_ROW_BODY);
  avt_report_add_cell (self->builder, thing.category);
  avt_report_add_cell (self->builder, thing.manufacturer);
  avt_report_add_cell (self->builder, thing.name);
  avt_report_add_cell (self->builder, thing.part_number);
  avt_report_add_number (self->builder, (double) quantity);
  avt_report_add_number (self->builder, (double) line->n_planned);
  avt_report_add_number (self->builder, thing.price);
  avt_report_add_cell (self->builder, thing.currency);
  avt_report_add_number (self->builder, thing.price * (double) line->n_planned);
}

/* Sums of one currency each; what has no price is counted, not taken for free. */
static void
add_totals (const Writing *self, const AvtBill *bill, AvtBillKind kind)
{
  g_autoptr (GPtrArray) currencies = g_ptr_array_new ();
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (double));

  for (guint i = 0; i < bill->n_lines; i++)
    {
      Thing thing = describe (self, &bill->lines[i]);
      guint place;

      if (bill->lines[i].kind != kind || isnan (thing.price) || thing.currency == NULL)
        continue;
      if (!g_ptr_array_find_with_equal_func (currencies, thing.currency, g_str_equal, &place))
        {
          place = currencies->len;
          g_ptr_array_add (currencies, (gpointer) thing.currency);
          g_array_set_size (sums, place + 1);
        }
      g_array_index (sums, double, place) += thing.price * (double) bill->lines[i].n_planned;
    }
  for (guint i = 0; i < currencies->len; i++)
    {
      avt_report_begin_row (self->builder, AVT_ROW_TOTAL);
      avt_report_add_cell (self->builder, word (self, N_ ("Total")));
      for (guint k = 0; k < 6; k++)
        avt_report_add_empty (self->builder);
      avt_report_add_cell (self->builder, currencies->pdata[i]);
      avt_report_add_number (self->builder, g_array_index (sums, double, i));
    }
}

/* A price in no currency is none. */
static gboolean
is_unpriced (Thing thing)
{
  return isnan (thing.price) || thing.currency == NULL;
}

static guint
count_unpriced (const Writing *self, const AvtBill *bill, AvtBillKind kind)
{
  guint count = 0;

  for (guint i = 0; i < bill->n_lines; i++)
    count += bill->lines[i].kind == kind && bill->lines[i].n_planned > 0
             && is_unpriced (describe (self, &bill->lines[i]));
  return count;
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
  guint n_unpriced = count_unpriced (self, bill, kind);

  avt_report_add_heading (self->builder, 1, name, NULL);
  avt_report_begin_table (self->builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bill->n_lines; i++)
    if (bill->lines[i].kind == kind)
      add_row (self, &bill->lines[i]);
  add_totals (self, bill, kind);
  avt_report_end_table (self->builder);
  if (n_unpriced > 0)
    {
      g_autofree char *text
        = g_strdup_printf ("%s: %u", word (self, N_ ("Lines without a price, in no total")),
                           n_unpriced);

      avt_report_add_remark (self->builder, text);
    }
}

static void
add_cables (const Writing *self, const AvtBill *bill)
{
  const char *name = word (self, N_ ("Cables"));
  const AvtField *medium = &avt_link_type.fields[AVT_LINK_MEDIUM];
  const AvtColumn columns[] = {
    { word (self, N_ ("Medium")), NULL, AVT_COLUMN_TEXT, 0, 1 },
    { word (self, N_ ("Length")), "m", AVT_COLUMN_NUMBER, 1, 0 },
    { word (self, N_ ("Quantity")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
    { word (self, N_ ("To buy")), NULL, AVT_COLUMN_NUMBER, 0, 0 },
  };

  avt_report_add_heading (self->builder, 1, name, NULL);
  avt_report_begin_table (self->builder, name, NULL, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bill->n_lines; i++)
    {
      const AvtBillLine *line = &bill->lines[i];

      if (line->kind != AVT_BILL_CABLE)
        continue;
      avt_report_begin_row (self->builder, AVT_ROW_BODY);
      avt_report_add_cell (self->builder, word (self, medium->values[line->medium].label));
      avt_report_add_number (self->builder,
                             line->length_mm > 0 ? (double) line->length_mm / 1000 : NAN);
      avt_report_add_number (self->builder, (double) (line->n_existing + line->n_planned));
      avt_report_add_number (self->builder, (double) line->n_planned);
    }
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
  g_autoptr (AvtBill) bill = avt_bill_new (self.source->context.design);

  if (avt_report_source_shows (self.source, PART_TYPES))
    add_items (&self, bill, AVT_BILL_TYPE, word (&self, N_ ("Devices")));
  if (avt_report_source_shows (self.source, PART_PARTS))
    add_items (&self, bill, AVT_BILL_PART, word (&self, N_ ("Parts")));
  if (avt_report_source_shows (self.source, PART_CABLES))
    add_cables (&self, bill);
}

const AvtReportKind avt_report_bill = {
  "bom", N_ ("Bill of Materials"), N_ ("What has to be bought, for purchasing"), parts,
  AVT_HEADER_TITLE, TRUE, FALSE, TRUE, count_sections, build_section,
};
