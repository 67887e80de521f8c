#include "config.h"

#include "widgets/results/rack-bars.h"

#include "widgets/numbers.h"

#include <glib/gi18n-lib.h>

static void
describe (GString *text, const AvtPowerBar *bar)
{
  g_autofree char *normal = avt_local_quantity (bar->normal_a, AVT_UNIT_AMPERE);
  g_autofree char *failover = avt_local_quantity (bar->failover_a, AVT_UNIT_AMPERE);
  g_autofree char *usable = avt_local_quantity (bar->usable_a, AVT_UNIT_AMPERE);
  gboolean trips = bar->normal_a > bar->usable_a || bar->failover_a > bar->usable_a;

  if (bar->is_fault)
    /* Translators: a line of a feed; its current before a side was lost, now, and the limit */
    g_string_append_printf (text, trips ? _ ("%s: %s before, now %s, trips above %s. ")
                                        : _ ("%s: %s before, now %s, usable %s. "),
                            bar->label, normal, failover, usable);
  else
    /* Translators: a line of a feed; its current now, when the other side is lost, the limit */
    g_string_append_printf (text, trips ? _ ("%s: %s, failover %s, trips above %s. ")
                                        : _ ("%s: %s, failover %s, usable %s. "),
                            bar->label, normal, failover, usable);
}

/** avt_rack_bars_describe: Returns: (transfer full): the bars in words */
char *
avt_rack_bars_describe (const AvtFeedBars *bars)
{
  GString *text = g_string_new (NULL);
  guint n_bars;
  const AvtPowerBar *list = avt_feed_bars_get (bars, &n_bars);

  for (guint i = 0; i < n_bars; i++)
    describe (text, &list[i]);
  return g_string_free (text, FALSE);
}
