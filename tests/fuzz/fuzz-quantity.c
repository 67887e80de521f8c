/* Quantities: the first byte chooses the unit, the others are the text. */
#include "config.h"

#include "engine/base/quantity.h"
#include "tests/fuzz/fuzz.h"

#include <math.h>

static void
check_written (gint64 value, AvtUnit unit)
{
  const AvtNumberStyle *const styles[] = { &AVT_NUMBER_STYLE_C, &AVT_NUMBER_STYLE_GERMAN };

  for (guint i = 0; unit < AVT_UNIT_WATT && i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *exact = avt_quantity_format_exact (value, unit, styles[i]);
      g_autofree char *shown = avt_quantity_format ((double) value, unit, styles[i]);
      gint64 back = ~value;

      g_assert_true (avt_quantity_parse (exact, unit, &back, NULL));
      g_assert_cmpint (back, ==, value);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  AvtUnit unit;
  gint64 value;
  double real;

  if (size == 0)
    return 0;
  unit = (AvtUnit) (data[0] % AVT_N_UNITS);
  text = g_strndup ((const char *) data + 1, size - 1);
  if (avt_quantity_parse (text, unit, &value, &error))
    check_written (value, unit);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (avt_quantity_parse_real (text, unit, &real, NULL))
    g_assert_true (isfinite (real));
  return 0;
}
