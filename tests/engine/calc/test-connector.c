#include "config.h"

#include "engine/calc/connector.h"

static const struct
{
  const char *name;
  double rated_a;
  guint phases;
} ratings[] = {
  { "iec-60320-c13", 10, 1 },
  { "iec-60320-c14", 10, 1 },
  { "iec-60320-c15", 10, 1 },
  { "iec-60320-c19", 16, 1 },
  { "iec-60320-c20", 16, 1 },
  { "iec-60320-c6", 2.5, 1 },
  { "iec-60309-p-n-e-6h", 0, 1 },
  { "iec-60309-2p-e-6h", 0, 1 },
  { "iec-60309-3p-n-e-6h", 0, 3 },
  { "iec-60309-32a-3p-n-e-6h", 32, 3 },
  { "iec-60309-p-n-e-6h-16a", 16, 1 },
  { "iec-60309-33a-p-n-e-6h", 0, 1 },
  { "nema-5-15p", 15, 1 },
  { "nema-l6-30r", 30, 1 },
  { "nema-l21-30p", 30, 3 },
  { "nema-l15-20r", 20, 3 },
  { "nema-5-15x", 0, 0 },
  { "nema-", 0, 0 },
  { "iec-60320-c99", 0, 0 },
  { "hardwired", 0, 0 },
  { "", 0, 0 },
  { NULL, 0, 0 },
};

static void
test_ratings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    {
      AvtConnector connector = avt_connector (ratings[i].name);

      g_assert_cmpfloat (connector.rated_a, ==, ratings[i].rated_a);
      g_assert_cmpuint (connector.phases, ==, ratings[i].phases);
      g_assert_true ((connector.source != NULL) == (connector.rated_a > 0));
    }
}

static const struct
{
  const char *inlet;
  const char *outlet;
  gboolean fits;
} pairs[] = {
  { "iec-60320-c14", "iec-60320-c13", TRUE },
  { "iec-60320-c20", "iec-60320-c19", TRUE },
  { "iec-60320-c14", "iec-60320-c19", TRUE },
  { "iec-60320-c16", "iec-60320-c13", TRUE },
  { "iec-60320-c20", "iec-60320-c13", FALSE },
  { "iec-60320-c13", "iec-60320-c14", FALSE },
  { "iec-60320-c14", "iec-60320-c14", FALSE },
  { "iec-60320-c14", "nema-5-15r", FALSE },
  { "iec-60309-3p-n-e-6h", "iec-60320-c13", FALSE },
  { "iec-60309-3p-n-e-6h", "iec-60309-3p-n-e-6h", TRUE },
  { "iec-60309-3p-n-e-6h", "iec-60309-p-n-e-6h", FALSE },
  { "iec-60309-32a-p-n-e-6h", "iec-60309-16a-p-n-e-6h", FALSE },
  { "iec-60309-32a-p-n-e-6h", "iec-60309-p-n-e-6h", TRUE },
  { "nema-5-15p", "nema-5-15r", TRUE },
  { "nema-5-15p", "nema-5-15p", FALSE },
  { "nema-5-15p", "nema-5-20r", FALSE },
  { "hardwired", "iec-60320-c13", TRUE },
  { "iec-60320-c20", NULL, TRUE },
  { NULL, NULL, TRUE },
};

static void
test_fits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpint (avt_connector_fits (pairs[i].inlet, pairs[i].outlet), ==, pairs[i].fits);
}

static void
check_label (const char *name, const char *expected)
{
  g_autofree char *label = avt_connector_label (name);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (void)
{
  check_label ("iec-60320-c14", "C14");
  check_label ("iec-60309-3p-n-e-6h", "iec-60309-3p-n-e-6h");
  check_label ("25gbase-x-sfp28", "25gbase-x-sfp28");
  check_label ("", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/connector/ratings", test_ratings);
  g_test_add_func ("/calc/connector/fits", test_fits);
  g_test_add_func ("/calc/connector/labels", test_labels);
  return g_test_run ();
}
