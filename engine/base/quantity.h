/* Quantities with units: how a stored integer is read from what a person types ("1,5 kW", "2U",
 * "10 GbE") and how it is shown. One table of units serves fields, calculations and documents. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AvtUnit:
 *
 * The unit a number is held in. Stored fields are integers in the first group; calculations use
 * doubles in the second. AVT_UNIT_NONE is a plain number or count.
 */
typedef enum
{
  AVT_UNIT_NONE,
  /* stored */
  AVT_UNIT_MILLIWATT,
  AVT_UNIT_MILLIVOLT,
  AVT_UNIT_MILLIAMPERE,
  AVT_UNIT_GRAM,
  AVT_UNIT_MILLIMETRE,
  AVT_UNIT_HALF_RACK_UNIT,     /* of heights: 10 is 5U */
  AVT_UNIT_HALF_RACK_POSITION, /* of places: 10 is U5 */
  AVT_UNIT_BYTE,
  AVT_UNIT_BIT_PER_SECOND,
  AVT_UNIT_MICROSECOND,
  AVT_UNIT_PERMILLE,
  AVT_UNIT_HUNDREDTH, /* of a plain number: 138 is 1.38 */
  /* calculated */
  AVT_UNIT_WATT,
  AVT_UNIT_VOLT,
  AVT_UNIT_AMPERE,
  AVT_UNIT_VOLT_AMPERE,
  AVT_UNIT_PERCENT,
  AVT_UNIT_KILOGRAM,
  AVT_UNIT_METRE,
  AVT_UNIT_KELVIN,
  AVT_UNIT_CELSIUS,
  AVT_UNIT_CUBIC_METRE_PER_HOUR,
  AVT_UNIT_BTU_PER_HOUR,
  AVT_UNIT_SECOND,
  AVT_UNIT_HOUR,
  AVT_N_UNITS
} AvtUnit;

#define AVT_QUANTITY_ERROR (avt_quantity_error_quark ())

typedef enum
{
  AVT_QUANTITY_ERROR_SYNTAX,
  AVT_QUANTITY_ERROR_UNIT,
  AVT_QUANTITY_ERROR_RANGE
} AvtQuantityError;

GQuark avt_quantity_error_quark (void);

/** AvtNumberStyle: how numbers are written; never read from the process locale. */
typedef struct
{
  char decimal[8];  /* "." or "," */
  char group[8];    /* "," or "." or U+202F or "" */
  char height[8];   /* what stands behind a height in a rack, such as " HE" */
} AvtNumberStyle;

extern const AvtNumberStyle AVT_NUMBER_STYLE_C;      /* 1234.5, for files and commands */
extern const AvtNumberStyle AVT_NUMBER_STYLE_ENGLISH; /* 1,234.5 */
extern const AvtNumberStyle AVT_NUMBER_STYLE_GERMAN;  /* 1.234,5 */

const char *avt_unit_symbol (AvtUnit unit);
gboolean avt_quantity_parse (const char *text, AvtUnit unit, gint64 *value, GError **error);
gboolean avt_quantity_parse_real (const char *text, AvtUnit unit, double *value, GError **error);
char *avt_quantity_format (double value, AvtUnit unit, const AvtNumberStyle *style);
char *avt_quantity_format_exact (gint64 value, AvtUnit unit, const AvtNumberStyle *style);
char *avt_number_format (double value, guint decimals, const AvtNumberStyle *style);

G_END_DECLS
