#include "config.h"

#include "engine/base/quantity.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define W AVT_UNIT_MILLIWATT
#define V AVT_UNIT_MILLIVOLT
#define A AVT_UNIT_MILLIAMPERE
#define G AVT_UNIT_GRAM
#define MM AVT_UNIT_MILLIMETRE
#define U AVT_UNIT_HALF_RACK_UNIT
#define AT_U AVT_UNIT_HALF_RACK_POSITION
#define B AVT_UNIT_BYTE
#define BPS AVT_UNIT_BIT_PER_SECOND
#define US AVT_UNIT_MICROSECOND
#define PM AVT_UNIT_PERMILLE
#define HUNDREDTH AVT_UNIT_HUNDREDTH
#define N AVT_UNIT_NONE

typedef struct
{
  const char *text;
  AvtUnit unit;
  gint64 value;
} Accepted;

static const Accepted accepted[] = {
  /* power */
  { "1,5 kW", W, 1500000 },
  { "1.5kW", W, 1500000 },
  { "883 W", W, 883000 },
  { "883", W, 883000 },
  { "0", W, 0 },
  { "  900 \t", W, 900000 },
  { "1.3030 kW", W, 1303000 },
  { "0.5 W", W, 500 },
  { "0.500 W", W, 500 },
  { "0,0005 W", W, 1 },
  { "250 mW", W, 250 },
  { "2 MW", W, 2000000000 },
  { "1.38", HUNDREDTH, 138 },
  { "7,2", HUNDREDTH, 720 },
  { "1", HUNDREDTH, 100 },
  { "4KW", W, 4000000 },
  { "4 kw", W, 4000000 },
  { "10 w", W, 10000 },
  { "3412.142 BTU/h", W, 1000000 },
  { "1 kBTU/h", W, 293071 },
  { "12000 btu/h", W, 3516853 },
  { "+21 kW", W, 21000000 },
  { "1.234,5 W", W, 1234500 },
  { "1,234.5 W", W, 1234500 },
  { "1 234,5 W", W, 1234500 },
  { "1\u202f234 W", W, 1234000 },
  { "1\u00a0234\u00a0W", W, 1234000 },
  { "1'234 W", W, 1234000 },
  { "1\u2019234.25 W", W, 1234250 },
  { "1,234,567 W", W, 1234567000 },
  { "1.234.567 W", W, 1234567000 },
  { "1 500.250 W", W, 1500250 },
  { "1234.567 W", W, 1234567 },
  { ".5 kW", W, 500000 },
  { ",5 kW", W, 500000 },
  { "9223372036854.7758 kW", W, G_GINT64_CONSTANT (9223372036854775800) },
  { "9223372036854775.807 W", W, G_MAXINT64 },
  { "00012 W", W, 12000 },
  /* voltage, current */
  { "400 V", V, 400000 },
  { "230", V, 230000 },
  { "-48 V", V, -48000 },
  { "\u221248 VDC", V, -48000 },
  { "11 kV", V, 11000000 },
  { "230 VAC", V, 230000 },
  { "32A", A, 32000 },
  { "6,3 A", A, 6300 },
  { "30 mA", A, 30 },
  { "16 amps", A, 16000 },
  /* mass */
  { "29,5 kg", G, 29500 },
  { "29.5", G, 29500 },
  { "500 g", G, 500 },
  { "65 lb", G, 29484 },
  { "65 lbs", G, 29484 },
  { "1 lb", G, 454 },
  { "8 oz", G, 227 },
  { "1.2 t", G, 1200000 },
  { "22.4 lb", G, 10160 },
  { "33.1KG", G, 33100 },
  /* length */
  { "19 in", MM, 483 },
  { "19\"", MM, 483 },
  { "19\u2033", MM, 483 },
  { "3 ft", MM, 914 },
  { "3'", MM, 914 },
  { "1200", MM, 1200 },
  { "1200 mm", MM, 1200 },
  { "1,2 m", MM, 1200 },
  { "120 cm", MM, 1200 },
  { "-5 mm", MM, -5 },
  { "10 km", MM, 10000000 },
  /* rack units */
  { "2U", U, 4 },
  { "7.5 U", U, 15 },
  { "7,5", U, 15 },
  { "U7", U, 14 },
  { "u 7", U, 14 },
  { "RU42", U, 84 },
  { "HE 3", U, 6 },
  { "45 HE", U, 90 },
  { "0.5U", U, 1 },
  { "0U", U, 0 },
  { "U5", AT_U, 10 },
  { "5U", AT_U, 10 },
  { "7.5", AT_U, 15 },
  { "U-1", AT_U, -2 },
  /* bytes */
  { "1 TB", B, G_GINT64_CONSTANT (1000000000000) },
  { "1 TiB", B, G_GINT64_CONSTANT (1099511627776) },
  { "1.92TB", B, G_GINT64_CONSTANT (1920000000000) },
  { "64 GiB", B, G_GINT64_CONSTANT (68719476736) },
  { "64 gib", B, G_GINT64_CONSTANT (68719476736) },
  { "3,84 tb", B, G_GINT64_CONSTANT (3840000000000) },
  { "512 B", B, 512 },
  { "7 EiB", B, G_GINT64_CONSTANT (8070450532247928832) },
  { "9.2 EB", B, G_GINT64_CONSTANT (9200000000000000000) },
  { "0", B, 0 },
  /* rates */
  { "10 GbE", BPS, G_GINT64_CONSTANT (10000000000) },
  { "25G", BPS, G_GINT64_CONSTANT (25000000000) },
  { "25g", BPS, G_GINT64_CONSTANT (25000000000) },
  { "100M", BPS, 100000000 },
  { "2.5 Gbit/s", BPS, G_GINT64_CONSTANT (2500000000) },
  { "2,5 gbps", BPS, G_GINT64_CONSTANT (2500000000) },
  { "1.6T", BPS, G_GINT64_CONSTANT (1600000000000) },
  { "100 Mb/s", BPS, 100000000 },
  { "100 MB/s", BPS, 800000000 },
  { "1 GBps", BPS, G_GINT64_CONSTANT (8000000000) },
  { "64 kbps", BPS, 64000 },
  /* times */
  { "5 ms", US, 5000 },
  { "250 \u00b5s", US, 250 },
  { "250 \u03bcs", US, 250 },
  { "250us", US, 250 },
  { "1.5 s", US, 1500000 },
  { "60 min", US, G_GINT64_CONSTANT (3600000000) },
  { "2 h", US, G_GINT64_CONSTANT (7200000000) },
  /* shares */
  { "80 %", PM, 800 },
  { "80%", PM, 800 },
  { "0.8", PM, 800 },
  { "0,95", PM, 950 },
  { "1", PM, 1000 },
  { "120 %", PM, 1200 },
  { "5 \u2030", PM, 5 },
  { "-10 %", PM, -100 },
  { "12.34 %", PM, 123 },
  { "12.35 %", PM, 124 },
  /* plain numbers */
  { "12", N, 12 },
  { "-3", N, -3 },
  { "4.0", N, 4 },
  { "1 000 000", N, 1000000 },
  { "9223372036854775807", N, G_MAXINT64 },
  { "-9223372036854775808", N, G_MININT64 },
};

typedef struct
{
  const char *text;
  AvtUnit unit;
  AvtQuantityError code;
  const char *mentions; /* what the sentence has to say */
} Refused;

#define SYNTAX AVT_QUANTITY_ERROR_SYNTAX
#define UNIT AVT_QUANTITY_ERROR_UNIT
#define RANGE AVT_QUANTITY_ERROR_RANGE

static const Refused refused[] = {
  { "", W, SYNTAX, "kW" },
  { "   ", W, SYNTAX, "kW" },
  { "kW", W, SYNTAX, "kW" },
  { "abc", W, SYNTAX, "abc" },
  { "NaN", W, SYNTAX, "NaN" },
  { "inf W", W, SYNTAX, "inf W" },
  { "-", W, SYNTAX, "kW" },
  { "--5 W", W, SYNTAX, "--5 W" },
  { "+-5 W", W, SYNTAX, "kW" },
  { "0x10 W", W, UNIT, "x10 W" },
  { "1e3 W", W, UNIT, "e3 W" },
  { "5.", W, UNIT, "kW" },
  { "1..5 W", W, UNIT, "kW" },
  { "1,5,5 W", W, SYNTAX, "1,5,5 W" },
  { "1.5.5 W", W, SYNTAX, "1.5.5 W" },
  { "1,23,456 W", W, SYNTAX, "kW" },
  { "1.234,567.8 W", W, SYNTAX, "kW" },
  { "1234,567,890 W", W, SYNTAX, "kW" },
  { "12 34 W", W, SYNTAX, "kW" },
  { "1 2345 W", W, SYNTAX, "kW" },
  { "1'23 W", W, SYNTAX, "kW" },
  { "0,500,000 W", W, SYNTAX, "kW" },
  { "1 kW 500 W", W, UNIT, "kW 500 W" },
  { "5 - 6 W", W, UNIT, "- 6 W" },
  { "1,500 kW", W, SYNTAX, "1500 for the large number or 1.5000 for the small one" },
  { "1.500 kW", W, SYNTAX, "1500" },
  { "1.303 kW", W, SYNTAX, "1303" },
  { "1.4 W", HUNDREDTH, UNIT, "without one" },
  { "883.000", W, SYNTAX, "two ways" },
  { "5 kg", W, UNIT, "W, kW, MW" },
  { "5 VA", W, UNIT, "\u201cVA\u201d" },
  { "5 mw", W, UNIT, "two ways" },
  { "5 Mw", W, UNIT, "two ways" },
  { "-1 W", W, RANGE, "less than zero" },
  { "0.0004 W", W, RANGE, "smaller" },
  { "9223372036854775.808 W", W, RANGE, "too large" },
  { "10000000000 GW", W, RANGE, "too large" },
  { "123456789012345678901 W", W, RANGE, "too large" },
  { "0.123456789012345678901 W", W, RANGE, "digits" },
  { "0.0000000000000000000000000000001 W", W, RANGE, "digits" },
  { "0.000000000000000000000000000001 BTU/h", W, RANGE, "smaller" },
  { "5 W\xff", W, SYNTAX, "kW" },
  { "400 A", V, UNIT, "V, kV" },
  { "1 MV", V, UNIT, "two ways" },
  { "32 V", A, UNIT, "A, mA" },
  { "-1 A", A, RANGE, "zero" },
  { "1 MA", A, UNIT, "two ways" },
  { "65 pounds", G, UNIT, "kg, g, t, lb, oz" },
  { "-1 kg", G, RANGE, "zero" },
  { "0.1 g", G, RANGE, "smaller" },
  { "29.484 kg", G, SYNTAX, "29.4840" },
  { "19 inchs", MM, UNIT, "in, ft" },
  { "6'2\"", MM, SYNTAX, "in, ft" },
  { "2.3U", U, RANGE, "0.5 U" },
  { "0.25 U", U, RANGE, "0.5 U" },
  { "-1U", U, RANGE, "zero" },
  { "U7U", U, SYNTAX, "U7U" },
  { "U7U", AT_U, SYNTAX, "U7U" },
  { "U5.3", AT_U, RANGE, "0.5 U" },
  { "U", U, SYNTAX, "U" },
  { "2 mm", U, UNIT, "U" },
  { "7 UU", U, UNIT, "UU" },
  { "1.92", B, UNIT, "no unit" },
  { "1 T", B, UNIT, "TiB" },
  { "1 Tb", B, UNIT, "two ways" },
  { "1 Gbit", B, UNIT, "GiB" },
  { "-1 TB", B, RANGE, "zero" },
  { "8 EiB", B, RANGE, "too large" },
  { "9.3 EB", B, RANGE, "too large" },
  { "10", BPS, UNIT, "no unit" },
  { "1 GB", BPS, UNIT, "Gbit/s" },
  { "1 gb/s", BPS, UNIT, "two ways" },
  { "1 GBPS", BPS, UNIT, "two ways" },
  { "-1G", BPS, RANGE, "zero" },
  { "5", US, UNIT, "ms" },
  { "5 ns", US, UNIT, "ms" },
  { "-5 ms", US, RANGE, "zero" },
  { "0.1 us", US, RANGE, "smaller" },
  { "80", PM, RANGE, "% sign" },
  { "1.5", PM, RANGE, "% sign" },
  { "80 W", PM, UNIT, "%" },
  { "1,500 %", PM, SYNTAX, "two ways" },
  { "0.01 %", PM, RANGE, "smaller" },
  { "2.5", N, RANGE, "whole" },
  { "12 U", N, UNIT, "without" },
  { "twelve", N, SYNTAX, "12" },
  { "1,000", N, SYNTAX, "1000" },
  { "9223372036854775808", N, RANGE, "too large" },
  { "-9223372036854775809", N, RANGE, "too large" },
};

static void
check_accepted (const Accepted *c)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -7;
  gboolean done = avt_quantity_parse (c->text, c->unit, &value, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  if (value != c->value)
    g_test_message ("%s", c->text);
  g_assert_cmpint (value, ==, c->value);
}

static void
check_refused (const Refused *c)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -7;

  if (avt_quantity_parse (c->text, c->unit, &value, &error))
    g_test_message ("accepted: %s", c->text);
  if (error == NULL || strstr (error->message, c->mentions) == NULL)
    g_test_message ("%s: %s", c->text, error != NULL ? error->message : "accepted");
  g_assert_error (error, AVT_QUANTITY_ERROR, (int) c->code);
  g_assert_nonnull (strstr (error->message, c->mentions));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (value, ==, -7);
}

static void
test_parse_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    check_accepted (&accepted[i]);
}

static void
test_parse_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    check_refused (&refused[i]);
}

static void
test_parse_long_text (void)
{
  g_autofree char *text = g_strnfill (5000000, '1');
  Refused c = { text, W, SYNTAX, "111" };

  check_refused (&c);
}

static void
check_real (const char *text, AvtUnit unit, double expected)
{
  g_autoptr (GError) error = NULL;
  double value = 0;

  avt_quantity_parse_real (text, unit, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (value, ==, expected);
}

static void
test_parse_real (void)
{
  check_real ("0.1", AVT_UNIT_NONE, 0.1);
  check_real ("-2.25", AVT_UNIT_NONE, -2.25);
  check_real ("17,391304", AVT_UNIT_AMPERE, 17.391304);
  check_real ("4 kW", AVT_UNIT_WATT, 4000);
  check_real ("952.7", AVT_UNIT_WATT, 952.7);
  check_real ("230 V", AVT_UNIT_VOLT, 230);
  check_real ("2,5 kVA", AVT_UNIT_VOLT_AMPERE, 2500);
  check_real ("80 %", AVT_UNIT_PERCENT, 80);
  check_real ("80", AVT_UNIT_PERCENT, 80);
  check_real ("0.5", AVT_UNIT_PERCENT, 0.5);
  check_real ("65 lb", AVT_UNIT_KILOGRAM, 29.48350405);
  check_real ("29.5", AVT_UNIT_KILOGRAM, 29.5);
  check_real ("3 ft", AVT_UNIT_METRE, 0.9144);
  check_real ("9 K", AVT_UNIT_KELVIN, 9);
  check_real ("-10 \u00b0C", AVT_UNIT_CELSIUS, -10);
  check_real ("100 CFM", AVT_UNIT_CUBIC_METRE_PER_HOUR, 169.901079552);
  check_real ("10 l/s", AVT_UNIT_CUBIC_METRE_PER_HOUR, 36);
  check_real ("1 kBTU/h", AVT_UNIT_BTU_PER_HOUR, 1000);
  check_real ("5 ms", AVT_UNIT_SECOND, 0.005);
  check_real ("90 min", AVT_UNIT_HOUR, 1.5);
  check_real ("2", AVT_UNIT_HOUR, 2);
  check_real ("7.25U", AVT_UNIT_HALF_RACK_UNIT, 14.5);
  check_real ("0.8", AVT_UNIT_PERMILLE, 800);
}

static void
test_parse_real_refused (void)
{
  g_autoptr (GError) error = NULL;
  double value = 4;

  g_assert_false (avt_quantity_parse_real ("1,500", AVT_UNIT_WATT, &value, &error));
  g_assert_error (error, AVT_QUANTITY_ERROR, SYNTAX);
  g_clear_error (&error);
  g_assert_false (avt_quantity_parse_real ("5 kg", AVT_UNIT_WATT, &value, &error));
  g_assert_error (error, AVT_QUANTITY_ERROR, UNIT);
  g_assert_cmpfloat (value, ==, 4);
}

/* heat: 1 W is 3.412142 BTU/h */
static void
test_parse_heat (void)
{
  double value = 0;

  g_assert_true (avt_quantity_parse_real ("1 W", AVT_UNIT_BTU_PER_HOUR, &value, NULL));
  g_assert_cmpfloat_with_epsilon (value, 3.412142, 1e-6);
}

typedef struct
{
  double value;
  guint decimals;
  const char *c;
  const char *german;
} NumberCase;

static void
test_number_format (void)
{
  static const NumberCase cases[] = {
    { 0, 0, "0", "0" },
    { -0.0, 1, "0.0", "0,0" },
    { -0.04, 1, "0.0", "0,0" },
    { -0.05, 1, "-0.1", "-0,1" },
    { 0.05, 1, "0.1", "0,1" },
    { 0.5, 0, "1", "1" },
    { 1.5, 0, "2", "2" },
    { 2.5, 0, "3", "3" },
    { -2.5, 0, "-3", "-3" },
    { 1.005, 2, "1.01", "1,01" },
    { 2.675, 2, "2.68", "2,68" },
    { 0.125, 2, "0.13", "0,13" },
    { 17.391304347826086, 1, "17.4", "17,4" },
    { 91.304347826086953, 1, "91.3", "91,3" },
    { 999.96, 1, "1000.0", "1.000,0" },
    { 9.9999, 3, "10.000", "10,000" },
    { 1234567.891, 2, "1234567.89", "1.234.567,89" },
    { 123, 3, "123.000", "123,000" },
    { 1e15, 0, "1000000000000000", "1.000.000.000.000.000" },
    { 1e-10, 3, "0.000", "0,000" },
    { 4.9e-324, 2, "0.00", "0,00" },
    { INFINITY, 1, "\u2013", "\u2013" },
    { NAN, 1, "\u2013", "\u2013" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *c = avt_number_format (cases[i].value, cases[i].decimals,
                                              &AVT_NUMBER_STYLE_C);
      g_autofree char *german = avt_number_format (cases[i].value, cases[i].decimals,
                                                   &AVT_NUMBER_STYLE_GERMAN);

      g_assert_cmpstr (c, ==, cases[i].c);
      g_assert_cmpstr (german, ==, cases[i].german);
    }
}

static void
test_number_format_extremes (void)
{
  g_autofree char *text = avt_number_format (G_MAXDOUBLE, 40, &AVT_NUMBER_STYLE_ENGLISH);

  g_assert_cmpuint (strlen (text), ==, 309 + 102 + 1 + 17);
  g_assert_true (g_str_has_prefix (text, "179,769,313,486,231,570,000,"));
}

typedef struct
{
  double value;
  AvtUnit unit;
  const char *english;
  const char *german;
} FormatCase;

static void
test_format (void)
{
  static const FormatCase cases[] = {
    { 883000, W, "883 W", "883 W" },
    { 3532000, W, "3.532 kW", "3,532 kW" },
    { 4000000, W, "4 kW", "4 kW" },
    { 21000000, W, "21 kW", "21 kW" },
    { 18543000, W, "18.54 kW", "18,54 kW" },
    { 999949, W, "999.9 W", "999,9 W" },
    { 999950, W, "1 kW", "1 kW" },
    { 400, W, "400 mW", "400 mW" },
    { 0, W, "0 W", "0 W" },
    { 1.5e18, W, "1,500,000 GW", "1.500.000 GW" },
    { 952.7123, AVT_UNIT_WATT, "952.7 W", "952,7 W" },
    { 12345.678, AVT_UNIT_WATT, "12.35 kW", "12,35 kW" },
    { -883, AVT_UNIT_WATT, "-883 W", "-883 W" },
    { 0, AVT_UNIT_WATT, "0 W", "0 W" },
    { 230000, V, "230 V", "230 V" },
    { -48000, V, "-48 V", "-48 V" },
    { 32000, A, "32 A", "32 A" },
    { 6300, A, "6.3 A", "6,3 A" },
    { 17.391304, AVT_UNIT_AMPERE, "17.4 A", "17,4 A" },
    { 91.25, AVT_UNIT_AMPERE, "91.3 A", "91,3 A" },
    { 96, AVT_UNIT_AMPERE, "96.0 A", "96,0 A" },
    { 1234.56, AVT_UNIT_AMPERE, "1,234.6 A", "1.234,6 A" },
    { 0, AVT_UNIT_AMPERE, "0.0 A", "0,0 A" },
    { 0.02, AVT_UNIT_AMPERE, "0.0 A", "0,0 A" },
    { 22080, AVT_UNIT_VOLT_AMPERE, "22.08 kVA", "22,08 kVA" },
    { 33100, G, "33.1 kg", "33,1 kg" },
    { 454, G, "454 g", "454 g" },
    { 0, G, "0 kg", "0 kg" },
    { 1020.5, AVT_UNIT_KILOGRAM, "1,021 kg", "1.021 kg" },
    { 0.454, AVT_UNIT_KILOGRAM, "0.454 kg", "0,454 kg" },
    { 737, MM, "737 mm", "737 mm" },
    { 1200, MM, "1.2 m", "1,2 m" },
    { 4, U, "2U", "2 HE" },
    { 15, U, "7.5U", "7,5 HE" },
    { 10, AT_U, "U5", "U5" },
    { 15, AT_U, "U7.5", "U7,5" },
    { 0, U, "0U", "0 HE" },
    { 1.92e12, B, "1.92 TB", "1,92 TB" },
    { 0, B, "0 B", "0 B" },
    { 1099511627776.0, B, "1.1 TB", "1,1 TB" },
    { 25e9, BPS, "25 Gbit/s", "25 Gbit/s" },
    { 100e6, BPS, "100 Mbit/s", "100 Mbit/s" },
    { 250, US, "250 \u00b5s", "250 \u00b5s" },
    { 1500, US, "1.5 ms", "1,5 ms" },
    { 800, PM, "80 %", "80 %" },
    { 543, PM, "54.3 %", "54,3 %" },
    { 95.12, AVT_UNIT_PERCENT, "95.1 %", "95,1 %" },
    { 95.15, AVT_UNIT_PERCENT, "95.2 %", "95,2 %" },
    { 100, AVT_UNIT_PERCENT, "100 %", "100 %" },
    { 9, AVT_UNIT_KELVIN, "9 K", "9 K" },
    { -2.25, AVT_UNIT_CELSIUS, "-2.3 \u00b0C", "-2,3 \u00b0C" },
    { 178.34, AVT_UNIT_CUBIC_METRE_PER_HOUR, "178.3 m\u00b3/h", "178,3 m\u00b3/h" },
    { 3012.9, AVT_UNIT_BTU_PER_HOUR, "3,013 BTU/h", "3.013 BTU/h" },
    { 6.97, AVT_UNIT_SECOND, "6.97 s", "6,97 s" },
    { 1.5, AVT_UNIT_HOUR, "1.5 h", "1,5 h" },
    { 1234, N, "1,234", "1.234" },
    { NAN, W, "\u2013", "\u2013" },
    { -INFINITY, AVT_UNIT_AMPERE, "\u2013", "\u2013" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *english = avt_quantity_format (cases[i].value, cases[i].unit,
                                                      &AVT_NUMBER_STYLE_ENGLISH);
      g_autofree char *german = avt_quantity_format (cases[i].value, cases[i].unit,
                                                     &AVT_NUMBER_STYLE_GERMAN);

      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (german, ==, cases[i].german);
    }
}

static void
check_exact (gint64 value, AvtUnit unit, const char *expected)
{
  g_autofree char *text = avt_quantity_format_exact (value, unit, &AVT_NUMBER_STYLE_C);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format_exact (void)
{
  check_exact (0, W, "0 W");
  check_exact (883000, W, "883 W");
  check_exact (1500000, W, "1.5 kW");
  check_exact (3532000, W, "3532 W");
  check_exact (1, W, "1 mW");
  check_exact (21000000, W, "21 kW");
  check_exact (230000, V, "230 V");
  check_exact (138, HUNDREDTH, "1.38");
  check_exact (140, HUNDREDTH, "1.4");
  check_exact (-48000, V, "-48 V");
  check_exact (1125, A, "1125 mA");
  check_exact (29484, G, "29484 g");
  check_exact (29500, G, "29.5 kg");
  check_exact (1200, MM, "1.2 m");
  check_exact (15, U, "7.5U");
  check_exact (10, AT_U, "U5");
  check_exact (15, AT_U, "U7.5");
  check_exact (0, AT_U, "U0");
  check_exact (-3, AT_U, "U-1.5");
  check_exact (90, U, "45U");
  check_exact (G_GINT64_CONSTANT (1099511627776), B, "1 TiB");
  check_exact (G_GINT64_CONSTANT (26843545600), B, "25 GiB");
  check_exact (G_GINT64_CONSTANT (1920000000000), B, "1.92 TB");
  check_exact (G_GINT64_CONSTANT (25000000000), BPS, "25 Gbit/s");
  check_exact (1, PM, "0.1 %");
  check_exact (950, PM, "95 %");
  check_exact (G_MININT64, N, "-9223372036854775808");
  check_exact (32, AVT_UNIT_AMPERE, "32 A");
}

static const AvtUnit stored[] = { N, W, V, A, G, MM, U, B, BPS, US, PM };

static void
check_round_trip (gint64 value, AvtUnit unit)
{
  static const AvtNumberStyle thin = { ",", "\u202f", " HE" };
  const AvtNumberStyle *const styles[] = { &AVT_NUMBER_STYLE_C, &AVT_NUMBER_STYLE_ENGLISH,
                                           &AVT_NUMBER_STYLE_GERMAN, &thin };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *text = avt_quantity_format_exact (value, unit, styles[i]);
      g_autoptr (GError) error = NULL;
      gint64 back = ~value;

      avt_quantity_parse (text, unit, &back, &error);
      g_assert_no_error (error);
      g_assert_cmpint (back, ==, value);
    }
}

static gboolean
can_be_negative (AvtUnit unit)
{
  return unit == N || unit == V || unit == MM || unit == PM;
}

static void
check_round_trip_both_signs (gint64 value, AvtUnit unit)
{
  check_round_trip (value, unit);
  if (can_be_negative (unit))
    check_round_trip (-value, unit);
}

static void
test_round_trip_edges (void)
{
  for (guint u = 0; u < G_N_ELEMENTS (stored); u++)
    {
      for (gint64 value = 0; value <= 2100; value++)
        check_round_trip_both_signs (value, stored[u]);
      for (gint64 power = 1; power <= G_GINT64_CONSTANT (100000000000000000); power *= 10)
        for (gint64 off = -1; off <= 1; off++)
          check_round_trip_both_signs (power * 10 + off, stored[u]);
      for (guint shift = 1; shift < 63; shift++)
        for (gint64 off = -1; off <= 1; off++)
          check_round_trip_both_signs ((G_GINT64_CONSTANT (1) << shift) + off, stored[u]);
      check_round_trip_both_signs (G_MAXINT64, stored[u]);
      if (can_be_negative (stored[u]))
        check_round_trip (G_MININT64, stored[u]);
    }
}

static void
test_round_trip_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240611);

  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);
      gint64 value = (gint64) (bits >> (1 + g_rand_int_range (rand, 0, 63)));

      check_round_trip_both_signs (value, stored[i % G_N_ELEMENTS (stored)]);
    }
}

/* What is shown reads back as nearly the same, so a shown number can be typed again where its text
 * has one meaning. */
static void
test_shown_reads_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      AvtUnit unit = stored[i % G_N_ELEMENTS (stored)];
      gint64 value = (gint64) exp (g_rand_double_range (rand, 0, 40));
      g_autofree char *text = NULL;
      gint64 back;

      if (unit == U || unit == AT_U || unit == PM)
        value %= 100000;
      text = avt_quantity_format ((double) value, unit, &AVT_NUMBER_STYLE_ENGLISH);
      if (!avt_quantity_parse (text, unit, &back, NULL))
        continue;
      n_read++;
      g_assert_cmpfloat (fabs ((double) back - (double) value), <=, 6e-4 * (double) value);
    }
  g_assert_cmpuint (n_read, >, 10000);
}

static void
test_symbols (void)
{
  for (int unit = 1; unit < AVT_N_UNITS; unit++)
    g_assert_cmpstr (avt_unit_symbol ((AvtUnit) unit), !=, "");
  g_assert_cmpstr (avt_unit_symbol (AVT_UNIT_NONE), ==, "");
  g_assert_cmpstr (avt_unit_symbol (AVT_UNIT_WATT), ==, "W");
}

/* Every word that an error message offers is understood. */
static void
test_offered_words_are_understood (void)
{
  for (int unit = 1; unit < AVT_N_UNITS; unit++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = NULL;
      double value;

      if (unit == HUNDREDTH) /* a plain number, like NONE */
        continue;
      g_assert_false (avt_quantity_parse_real ("1 nonsense", (AvtUnit) unit, &value, &error));
      g_assert_error (error, AVT_QUANTITY_ERROR, UNIT);
      words = g_strsplit (strstr (error->message, "allowed are ") + strlen ("allowed are "), ", ",
                          -1);
      g_assert_cmpuint (g_strv_length (words), >=, 1);
      for (guint i = 0; words[i] != NULL; i++)
        {
          g_autofree char *text = g_strconcat ("4 ", words[i], NULL);

          g_assert_true (avt_quantity_parse_real (text, (AvtUnit) unit, &value, NULL));
          g_assert_cmpfloat (value, >, 0);
        }
    }
}

static void
test_locale_is_not_used (void)
{
  static const char *const names[] = { "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8" };
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_nonnull (setlocale (LC_ALL, names[i]));
      test_format ();
      test_number_format ();
      check_real ("17.5", AVT_UNIT_AMPERE, 17.5);
      check_real ("17,5", AVT_UNIT_AMPERE, 17.5);
      check_exact (1500000, W, "1.5 kW");
    }
  setlocale (LC_ALL, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/quantity/parse/accepted", test_parse_accepted);
  g_test_add_func ("/engine/base/quantity/parse/refused", test_parse_refused);
  g_test_add_func ("/engine/base/quantity/parse/long-text", test_parse_long_text);
  g_test_add_func ("/engine/base/quantity/parse/real", test_parse_real);
  g_test_add_func ("/engine/base/quantity/parse/real-refused", test_parse_real_refused);
  g_test_add_func ("/engine/base/quantity/parse/heat", test_parse_heat);
  g_test_add_func ("/engine/base/quantity/number-format", test_number_format);
  g_test_add_func ("/engine/base/quantity/number-format/extremes", test_number_format_extremes);
  g_test_add_func ("/engine/base/quantity/format", test_format);
  g_test_add_func ("/engine/base/quantity/format-exact", test_format_exact);
  g_test_add_func ("/engine/base/quantity/round-trip/edges", test_round_trip_edges);
  g_test_add_func ("/engine/base/quantity/round-trip/random", test_round_trip_random);
  g_test_add_func ("/engine/base/quantity/shown-reads-back", test_shown_reads_back);
  g_test_add_func ("/engine/base/quantity/symbols", test_symbols);
  g_test_add_func ("/engine/base/quantity/offered-words", test_offered_words_are_understood);
  g_test_add_func ("/engine/base/quantity/locale", test_locale_is_not_used);
  return g_test_run ();
}
