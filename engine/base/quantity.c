/* Units: which words people use for them, how large each is, and with which prefixes numbers are
 * written. Every size is an exact ratio of integers, so that reading loses nothing.
 *
 * Sources: SI prefixes and IEC 80000-13 binary prefixes; inch, foot, pound from the international
 * yard and pound agreement of 1959 (25.4 mm, 0.45359237 kg); ounce = pound / 16; BTU (IT) =
 * 1055.05585262 J; cubic foot = 0.028316846592 m3 from the foot. */
#include "config.h"

#include "engine/base/quantity-private.h"

#define KILO G_GINT64_CONSTANT (1000)
#define MEGA G_GINT64_CONSTANT (1000000)
#define GIGA G_GINT64_CONSTANT (1000000000)
#define TERA G_GINT64_CONSTANT (1000000000000)
#define PETA G_GINT64_CONSTANT (1000000000000000)
#define EXA G_GINT64_CONSTANT (1000000000000000000)
#define BINARY(power) (G_GINT64_CONSTANT (1) << (10 * (power)))

/* BTU/h in milliwatts: 1055.05585262 J in 3,600 s */
#define BTU_NUMERATOR G_GINT64_CONSTANT (105505585262000)
#define BTU_DENOMINATOR G_GINT64_CONSTANT (360000000000)

/* milliwatts */
static const AvtUnitWord power_words[] = {
  { "W", KILO, 1 },
  { "kW", MEGA, 1 },
  { "MW", GIGA, 1 },
  { "mW", 1, 1 },
  { "BTU/h", BTU_NUMERATOR, BTU_DENOMINATOR },
  { "kBTU/h", BTU_NUMERATOR, BTU_DENOMINATOR / KILO, AVT_WORD_ALIAS },
  { "GW", TERA, 1, AVT_WORD_ALIAS },
  { "BTU/hr", BTU_NUMERATOR, BTU_DENOMINATOR, AVT_WORD_ALIAS },
  { "watt", KILO, 1, AVT_WORD_ALIAS },
  { "watts", KILO, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep power_steps[] = {
  { "GW", TERA }, { "MW", GIGA }, { "kW", MEGA }, { "W", KILO }, { "mW", 1 }, { NULL }
};

/* millivolts */
static const AvtUnitWord voltage_words[] = {
  { "V", KILO, 1 },
  { "kV", MEGA, 1 },
  { "mV", 1, 1 },
  { "MV", GIGA, 1, AVT_WORD_REFUSED },
  { "VAC", KILO, 1, AVT_WORD_ALIAS },
  { "VDC", KILO, 1, AVT_WORD_ALIAS },
  { "volt", KILO, 1, AVT_WORD_ALIAS },
  { "volts", KILO, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep voltage_steps[] = {
  { "kV", MEGA }, { "V", KILO }, { "mV", 1 }, { NULL }
};

/* milliamperes */
static const AvtUnitWord current_words[] = {
  { "A", KILO, 1 },
  { "mA", 1, 1 },
  { "kA", MEGA, 1 },
  { "MA", GIGA, 1, AVT_WORD_REFUSED },
  { "amp", KILO, 1, AVT_WORD_ALIAS },
  { "amps", KILO, 1, AVT_WORD_ALIAS },
  { "ampere", KILO, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep current_steps[] = {
  { "kA", MEGA }, { "A", KILO }, { "mA", 1 }, { NULL }
};

static const AvtUnitStep ampere_steps[] = { { "A", KILO }, { NULL } };

/* milli-volt-amperes */
static const AvtUnitWord apparent_words[] = {
  { "VA", KILO, 1 }, { "kVA", MEGA, 1 }, { "MVA", GIGA, 1 }, { "mVA", 1, 1, AVT_WORD_REFUSED },
  { NULL }
};

static const AvtUnitStep apparent_steps[] = {
  { "MVA", GIGA }, { "kVA", MEGA }, { "VA", KILO }, { NULL }
};

/* grams */
static const AvtUnitWord mass_words[] = {
  { "kg", KILO, 1 },
  { "g", 1, 1 },
  { "t", MEGA, 1 },
  { "lb", 45359237, 100000 },
  { "oz", 45359237, 1600000 },
  { "lbs", 45359237, 100000, AVT_WORD_ALIAS },
  { "kgs", KILO, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep mass_steps[] = { { "kg", KILO }, { "g", 1 }, { NULL } };
static const AvtUnitStep kilogram_steps[] = { { "kg", KILO }, { NULL } };

/* millimetres */
static const AvtUnitWord length_words[] = {
  { "mm", 1, 1 },
  { "cm", 10, 1 },
  { "m", KILO, 1 },
  { "km", MEGA, 1 },
  { "in", 254, 10 },
  { "ft", 3048, 10 },
  { "\"", 254, 10, AVT_WORD_ALIAS },
  { "\u2033", 254, 10, AVT_WORD_ALIAS },
  { "inch", 254, 10, AVT_WORD_ALIAS },
  { "inches", 254, 10, AVT_WORD_ALIAS },
  { "'", 3048, 10, AVT_WORD_ALIAS },
  { "\u2032", 3048, 10, AVT_WORD_ALIAS },
  { "foot", 3048, 10, AVT_WORD_ALIAS },
  { "feet", 3048, 10, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep length_steps[] = {
  { "km", MEGA }, { "m", KILO }, { "mm", 1 }, { NULL }
};

static const AvtUnitStep metre_steps[] = { { "m", KILO }, { NULL } };

/* half rack units; HE is the German "Höheneinheit" */
static const AvtUnitWord rack_unit_words[] = {
  { "U", 2, 1 }, { "RU", 2, 1, AVT_WORD_ALIAS }, { "HE", 2, 1, AVT_WORD_ALIAS }, { NULL }
};

static const AvtUnitStep rack_unit_steps[] = { { "U", 2 }, { NULL } };

/* bytes; a capital prefix with a small b is the sign of bits, which no capacity is given in */
static const AvtUnitWord byte_words[] = {
  { "B", 1, 1 },
  { "kB", KILO, 1 },
  { "MB", MEGA, 1 },
  { "GB", GIGA, 1 },
  { "TB", TERA, 1 },
  { "PB", PETA, 1 },
  { "EB", EXA, 1, AVT_WORD_ALIAS },
  { "KiB", BINARY (1), 1 },
  { "MiB", BINARY (2), 1 },
  { "GiB", BINARY (3), 1 },
  { "TiB", BINARY (4), 1 },
  { "PiB", BINARY (5), 1 },
  { "EiB", BINARY (6), 1, AVT_WORD_ALIAS },
  { "byte", 1, 1, AVT_WORD_ALIAS },
  { "bytes", 1, 1, AVT_WORD_ALIAS },
  { "b", 1, 8, AVT_WORD_REFUSED },
  { "Mb", 125 * KILO, 1, AVT_WORD_REFUSED },
  { "Gb", 125 * MEGA, 1, AVT_WORD_REFUSED },
  { "Tb", 125 * GIGA, 1, AVT_WORD_REFUSED },
  { "Pb", 125 * TERA, 1, AVT_WORD_REFUSED },
  { "mb", MEGA, 1, AVT_WORD_ALIAS },
  { "gb", GIGA, 1, AVT_WORD_ALIAS },
  { "tb", TERA, 1, AVT_WORD_ALIAS },
  { "pb", PETA, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep byte_steps[] = {
  { "EB", EXA }, { "PB", PETA }, { "TB", TERA }, { "GB", GIGA }, { "MB", MEGA }, { "kB", KILO },
  { "B", 1 }, { NULL }
};

/* Exactly 2^40 is "1 TiB", not 1.099511627776 TB: the binary step is taken where no decimal one
 * gives a short number. */
static const AvtUnitStep byte_exact[] = {
  { "EB", EXA }, { "PB", PETA }, { "TB", TERA }, { "GB", GIGA }, { "MB", MEGA }, { "kB", KILO },
  { "EiB", BINARY (6) }, { "PiB", BINARY (5) }, { "TiB", BINARY (4) }, { "GiB", BINARY (3) },
  { "MiB", BINARY (2) }, { "KiB", BINARY (1) }, { "B", 1 }, { NULL }
};

/* bits per second; "25G" and "10 GbE" are how network people say it */
static const AvtUnitWord rate_words[] = {
  { "bit/s", 1, 1 },
  { "kbit/s", KILO, 1 },
  { "Mbit/s", MEGA, 1 },
  { "Gbit/s", GIGA, 1 },
  { "Tbit/s", TERA, 1 },
  { "GbE", GIGA, 1 },
  { "MB/s", 8 * MEGA, 1 },
  { "GB/s", 8 * GIGA, 1 },
  { "kB/s", 8 * KILO, 1, AVT_WORD_ALIAS },
  { "TB/s", 8 * TERA, 1, AVT_WORD_ALIAS },
  { "B/s", 8, 1, AVT_WORD_ALIAS },
  { "b/s", 1, 1, AVT_WORD_ALIAS },
  { "kb/s", KILO, 1, AVT_WORD_ALIAS },
  { "Mb/s", MEGA, 1, AVT_WORD_ALIAS },
  { "Gb/s", GIGA, 1, AVT_WORD_ALIAS },
  { "Tb/s", TERA, 1, AVT_WORD_ALIAS },
  { "bps", 1, 1, AVT_WORD_ALIAS },
  { "kbps", KILO, 1, AVT_WORD_ALIAS },
  { "mbps", MEGA, 1, AVT_WORD_ALIAS },
  { "gbps", GIGA, 1, AVT_WORD_ALIAS },
  { "tbps", TERA, 1, AVT_WORD_ALIAS },
  { "Mbps", MEGA, 1, AVT_WORD_ALIAS },
  { "Gbps", GIGA, 1, AVT_WORD_ALIAS },
  { "Tbps", TERA, 1, AVT_WORD_ALIAS },
  { "kBps", 8 * KILO, 1, AVT_WORD_ALIAS },
  { "MBps", 8 * MEGA, 1, AVT_WORD_ALIAS },
  { "GBps", 8 * GIGA, 1, AVT_WORD_ALIAS },
  { "TBps", 8 * TERA, 1, AVT_WORD_ALIAS },
  { "MbE", MEGA, 1, AVT_WORD_ALIAS },
  { "TbE", TERA, 1, AVT_WORD_ALIAS },
  { "GE", GIGA, 1, AVT_WORD_ALIAS },
  { "TE", TERA, 1, AVT_WORD_ALIAS },
  { "k", KILO, 1, AVT_WORD_ALIAS },
  { "M", MEGA, 1, AVT_WORD_ALIAS },
  { "G", GIGA, 1, AVT_WORD_ALIAS },
  { "T", TERA, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep rate_steps[] = {
  { "Tbit/s", TERA }, { "Gbit/s", GIGA }, { "Mbit/s", MEGA }, { "kbit/s", KILO }, { "bit/s", 1 },
  { NULL }
};

/* microseconds */
static const AvtUnitWord time_words[] = {
  { "\u00b5s", 1, 1 },
  { "ms", KILO, 1 },
  { "s", MEGA, 1 },
  { "min", 60 * MEGA, 1 },
  { "h", 3600 * MEGA, 1 },
  { "\u03bcs", 1, 1, AVT_WORD_ALIAS },
  { "us", 1, 1, AVT_WORD_ALIAS },
  { "d", 86400 * MEGA, 1, AVT_WORD_ALIAS },
  { "sec", MEGA, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep time_steps[] = {
  { "s", MEGA }, { "ms", KILO }, { "\u00b5s", 1 }, { NULL }
};

static const AvtUnitStep second_steps[] = { { "s", MEGA }, { NULL } };
static const AvtUnitStep hour_steps[] = { { "h", 3600 * MEGA }, { NULL } };

/* per mille; a number without a sign is a fraction, see avt_quantity_parse() */
static const AvtUnitWord share_words[] = {
  { "%", 10, 1 }, { "\u2030", 1, 1, AVT_WORD_ALIAS }, { "percent", 10, 1, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep share_steps[] = { { "%", 10 }, { NULL } };

static const AvtUnitWord kelvin_words[] = {
  { "K", 1, 1 }, { "\u00b0C", 1, 1, AVT_WORD_ALIAS }, { NULL }
};

static const AvtUnitStep kelvin_steps[] = { { "K", 1 }, { NULL } };

static const AvtUnitWord celsius_words[] = {
  { "\u00b0C", 1, 1 }, { "C", 1, 1, AVT_WORD_ALIAS }, { NULL }
};

static const AvtUnitStep celsius_steps[] = { { "\u00b0C", 1 }, { NULL } };

/* cubic metres per hour; CFM: 60 cubic feet an hour */
static const AvtUnitWord flow_words[] = {
  { "m\u00b3/h", 1, 1 },
  { "CFM", G_GINT64_CONSTANT (169901079552), 100 * GIGA },
  { "m3/h", 1, 1, AVT_WORD_ALIAS },
  { "m\u00b3/s", 3600, 1, AVT_WORD_ALIAS },
  { "m3/s", 3600, 1, AVT_WORD_ALIAS },
  { "l/s", 36, 10, AVT_WORD_ALIAS },
  { NULL }
};

static const AvtUnitStep flow_steps[] = { { "m\u00b3/h", 1 }, { NULL } };

static const AvtUnitWord heat_words[] = {
  { "BTU/h", 1, 1 },
  { "kBTU/h", KILO, 1 },
  { "W", BTU_DENOMINATOR * KILO, BTU_NUMERATOR },
  { "kW", BTU_DENOMINATOR * MEGA, BTU_NUMERATOR },
  { NULL }
};

static const AvtUnitStep heat_steps[] = { { "BTU/h", 1 }, { NULL } };
static const AvtUnitStep plain_steps[] = { { "", 1 }, { NULL } };
static const AvtUnitStep hundredth_steps[] = { { "", 100 }, { NULL } };

#define STEPS(family) .steps = family##_steps, .exact = family##_steps
#define WORDS(family, without) .words = family##_words, .plain = without

static const AvtUnitInfo units[AVT_N_UNITS] = {
  [AVT_UNIT_NONE] = { "", 1, NULL, NULL, STEPS (plain), TRUE, -1 },
  [AVT_UNIT_MILLIWATT] = { "mW", 1, WORDS (power, "W"), STEPS (power), FALSE, -1 },
  [AVT_UNIT_MILLIVOLT] = { "mV", 1, WORDS (voltage, "V"), STEPS (voltage), TRUE, -1 },
  [AVT_UNIT_MILLIAMPERE] = { "mA", 1, WORDS (current, "A"), STEPS (current), FALSE, -1 },
  [AVT_UNIT_GRAM] = { "g", 1, WORDS (mass, "kg"), STEPS (mass), FALSE, -1 },
  [AVT_UNIT_MILLIMETRE] = { "mm", 1, WORDS (length, "mm"), STEPS (length), TRUE, -1 },
  [AVT_UNIT_HALF_RACK_UNIT] = { "U/2", 1, WORDS (rack_unit, "U"), STEPS (rack_unit), FALSE, 1 },
  [AVT_UNIT_HALF_RACK_POSITION] = { "U/2", 1, WORDS (rack_unit, "U"), STEPS (rack_unit), TRUE, 1 },
  [AVT_UNIT_BYTE] = { "B", 1, WORDS (byte, NULL), .steps = byte_steps, .exact = byte_exact, FALSE,
                      -1 },
  [AVT_UNIT_BIT_PER_SECOND] = { "bit/s", 1, WORDS (rate, NULL), STEPS (rate), FALSE, -1 },
  [AVT_UNIT_MICROSECOND] = { "\u00b5s", 1, WORDS (time, NULL), STEPS (time), FALSE, -1 },
  [AVT_UNIT_PERMILLE] = { "\u2030", 1, WORDS (share, NULL), STEPS (share), TRUE, 1 },
  [AVT_UNIT_HUNDREDTH] = { "1/100", 1, NULL, NULL, STEPS (hundredth), TRUE, 2 },
  [AVT_UNIT_WATT] = { "W", KILO, WORDS (power, "W"), STEPS (power), TRUE, -1 },
  [AVT_UNIT_VOLT] = { "V", KILO, WORDS (voltage, "V"), STEPS (voltage), TRUE, -1 },
  [AVT_UNIT_AMPERE] = { "A", KILO, WORDS (current, "A"), STEPS (ampere), TRUE, 1, TRUE },
  [AVT_UNIT_VOLT_AMPERE] = { "VA", KILO, WORDS (apparent, "VA"), STEPS (apparent), TRUE, -1 },
  [AVT_UNIT_PERCENT] = { "%", 10, WORDS (share, "%"), STEPS (share), TRUE, 1 },
  [AVT_UNIT_KILOGRAM] = { "kg", KILO, WORDS (mass, "kg"), STEPS (kilogram), TRUE, -1 },
  [AVT_UNIT_METRE] = { "m", KILO, WORDS (length, "m"), STEPS (metre), TRUE, -1 },
  [AVT_UNIT_KELVIN] = { "K", 1, WORDS (kelvin, "K"), STEPS (kelvin), TRUE, 1 },
  [AVT_UNIT_CELSIUS] = { "\u00b0C", 1, WORDS (celsius, "\u00b0C"), STEPS (celsius), TRUE, 1 },
  [AVT_UNIT_CUBIC_METRE_PER_HOUR] = { "m\u00b3/h", 1, WORDS (flow, "m\u00b3/h"), STEPS (flow),
                                      TRUE, -1 },
  [AVT_UNIT_BTU_PER_HOUR] = { "BTU/h", 1, WORDS (heat, "BTU/h"), STEPS (heat), TRUE, -1 },
  [AVT_UNIT_SECOND] = { "s", MEGA, WORDS (time, "s"), STEPS (second), TRUE, -1 },
  [AVT_UNIT_HOUR] = { "h", 3600 * MEGA, WORDS (time, "h"), STEPS (hour), TRUE, -1 },
};

G_DEFINE_QUARK (avt-quantity-error-quark, avt_quantity_error)

const AvtUnitInfo *
_avt_unit_info (AvtUnit unit)
{
  g_assert ((guint) unit < AVT_N_UNITS);
  return &units[unit];
}

/**
 * avt_unit_symbol:
 * @unit: a unit
 *
 * The symbol of the unit that values are held in ("mW" of AVT_UNIT_MILLIWATT), as in heads of
 * tables and in the description of files; never translated.
 *
 * Returns: (transfer none): the symbol; "" of AVT_UNIT_NONE
 */
const char *
avt_unit_symbol (AvtUnit unit)
{
  g_return_val_if_fail ((guint) unit < AVT_N_UNITS, "");
  return units[unit].symbol;
}
