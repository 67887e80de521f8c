#include "config.h"

#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/** avt_local_number_style: Returns: the marks of the process locale, read once */
const AvtNumberStyle *
avt_local_number_style (void)
{
  static AvtNumberStyle style;
  const struct lconv *marks;

  if (style.decimal[0] != '\0')
    return &style;
  marks = localeconv ();
  g_strlcpy (style.group, marks->thousands_sep, sizeof style.group);
  /* Translators: stands behind a height in a rack, as in 2U; with a space before it where it has
   * one, as in 2 HE */
  g_strlcpy (style.height, _ ("U"), sizeof style.height);
  g_strlcpy (style.decimal, marks->decimal_point, sizeof style.decimal);
  return &style;
}

/** avt_local_quantity: Returns: (transfer full): @value with its unit; a dash when not known */
char *
avt_local_quantity (double value, AvtUnit unit)
{
  return avt_quantity_format (value, unit, avt_local_number_style ());
}
