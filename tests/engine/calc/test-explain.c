#include "config.h"

#include "engine/calc/explain.h"
#include "engine/calc/rack-mass.h"
#include "engine/design/edit.h"
#include "engine/io/design-file.h"

#include <math.h>
#include <string.h>

static AvtDesign *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
    = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", "samples", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AvtDesign *design;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  design = avt_design_from_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
  return design;
}

static AvtExplained
explain (AvtDesign *design, AvtRackNumber number)
{
  return avt_explain_rack (NULL, design, avt_design_get (design, AVT_KIND_RACK, 0), number);
}

/* 21 servers, budgeted with 1 kW each, in 45 U; the article's figures. */
static void
test_values (void)
{
  g_autoptr (AvtDesign) design = load ("optane-rack.archivolt");

  g_assert_cmpfloat_with_epsilon (explain (design, AVT_RACK_NUMBER_POWER).value, 21000, 1e-6);
  g_assert_cmpfloat_with_epsilon (explain (design, AVT_RACK_NUMBER_CURRENT).value, 91.304, 1e-3);
  g_assert_cmpfloat_with_epsilon (explain (design, AVT_RACK_NUMBER_HEAT).value, 71655, 1);
  g_assert_cmpfloat_with_epsilon (explain (design, AVT_RACK_NUMBER_FREE).value, 6, 1e-9);
}

/* 2.972 m3/h for a watt and a kelvin at 1.204 kg/m3, corrected to the air of the design. */
static void
test_airflow (void)
{
  g_autoptr (AvtDesign) design = load ("optane-rack.archivolt");
  const AvtSettings *settings = avt_design_get_settings (design);
  AvtExplained explained = explain (design, AVT_RACK_NUMBER_AIRFLOW);
  double density = 101325 / (287.05 * ((double) settings->supply_air_c + 273.15));
  double expected = 2.972 * 21000 / (double) settings->temperature_rise_k * 1.204 / density;

  g_assert_cmpint (settings->altitude_m, ==, 0);
  g_assert_cmpfloat_with_epsilon (explained.value, expected, expected * 2e-3);
  g_assert_true (explained.is_estimate);
}

/* No type has a mass or an airflow: unknown, with the count, and not zero. */
static void
test_unknown (void)
{
  g_autoptr (AvtDesign) design = load ("optane-rack.archivolt");
  AvtExplained mass = explain (design, AVT_RACK_NUMBER_MASS);
  AvtExplained rise = explain (design, AVT_RACK_NUMBER_RISE);

  g_assert_true (isnan (mass.value));
  g_assert_cmpuint (mass.n_unknown, ==, 23);
  g_assert_true (isnan (rise.value));
  g_assert_cmpuint (rise.n_unknown, ==, 21);
}

/* A height of 10.4 units is within the eleventh. */
static void
test_centre (void)
{
  g_autoptr (AvtDesign) design = load ("six-racks.archivolt");

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_RACK); i++)
    {
      const AvtRack *rack = avt_design_get (design, AVT_KIND_RACK, i);
      AvtExplained centre = avt_explain_rack (NULL, design, rack, AVT_RACK_NUMBER_CENTRE);

      if (strcmp (rack->name, "FRA1-07-02") != 0)
        continue;
      g_assert_cmpfloat_with_epsilon (centre.value / 2, 10.4, 0.05);
      g_assert_cmpstr (centre.unit_label, ==, "U11");
      return;
    }
  g_assert_not_reached ();
}

static void
set (AvtDesign **design, AvtId id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *next = avt_design_with_field_text (*design, id, field, text, &error);

  g_assert_no_error (error);
  avt_design_unref (*design);
  *design = next;
}

/* A number is no better than the worst figure it was fed with. */
static void
test_confidence (void)
{
  g_autoptr (AvtDesign) design = load ("optane-rack-parts.archivolt");
  const AvtRackNumber fed[] = { AVT_RACK_NUMBER_POWER, AVT_RACK_NUMBER_CURRENT,
                                AVT_RACK_NUMBER_HEAT, AVT_RACK_NUMBER_PEAK };
  AvtConfidence free = explain (design, AVT_RACK_NUMBER_FREE).confidence;
  AvtId part = AVT_ID_NONE;

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_PART); i++)
    {
      const AvtPart *candidate = avt_design_get (design, AVT_KIND_PART, i);

      if (AVT_RECORD_HAS (candidate, AVT_PART_FIELD_POWER_TYPICAL_MW))
        part = candidate->entity.id;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fed); i++)
    g_assert_cmpint (explain (design, fed[i]).confidence, <, AVT_CONFIDENCE_HEURISTIC);
  set (&design, part, "confidence", "heuristic");
  for (guint i = 0; i < G_N_ELEMENTS (fed); i++)
    g_assert_cmpint (explain (design, fed[i]).confidence, ==, AVT_CONFIDENCE_HEURISTIC);
  g_assert_cmpint (explain (design, AVT_RACK_NUMBER_FREE).confidence, ==, free);
}

/* A centre of gravity and a mean may lie on either side of what is computed from some devices; only
 * a sum is the least it can be. */
static void
test_partial (void)
{
  g_autoptr (AvtDesign) design = load ("six-racks.archivolt");
  guint n_unsure = 0;

  for (guint i = 0; i < avt_design_count (design, AVT_KIND_RACK); i++)
    {
      const AvtRack *rack = avt_design_get (design, AVT_KIND_RACK, i);
      AvtRackMass mass = avt_rack_mass (design, rack);
      AvtExplained sum = avt_explain_rack (NULL, design, rack, AVT_RACK_NUMBER_MASS);
      AvtExplained centre = avt_explain_rack (NULL, design, rack, AVT_RACK_NUMBER_CENTRE);
      AvtExplained rise = avt_explain_rack (NULL, design, rack, AVT_RACK_NUMBER_RISE);

      g_assert_cmpint (sum.is_partial, ==, avt_rack_mass_is_partial (&mass));
      g_assert_false (centre.is_partial || rise.is_partial);
      g_assert_cmpint (centre.is_estimate, ==, centre.n_unknown > 0);
      n_unsure += centre.n_unknown > 0 && !isnan (centre.value);
    }
  g_assert_cmpuint (n_unsure, >, 0);
}

/* Every number can say all that it is asked for. */
static void
test_complete (void)
{
  g_autoptr (AvtDesign) design = load ("optane-rack-parts.archivolt");

  for (guint i = 0; i < AVT_N_RACK_NUMBERS; i++)
    {
      AvtExplained explained = explain (design, (AvtRackNumber) i);

      g_assert_nonnull (explained.title);
      g_assert_nonnull (explained.formula);
      g_assert_nonnull (explained.source);
      g_assert_cmpuint (explained.n_inputs, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/explain/values", test_values);
  g_test_add_func ("/calc/explain/airflow", test_airflow);
  g_test_add_func ("/calc/explain/unknown", test_unknown);
  g_test_add_func ("/calc/explain/centre", test_centre);
  g_test_add_func ("/calc/explain/confidence", test_confidence);
  g_test_add_func ("/calc/explain/partial", test_partial);
  g_test_add_func ("/calc/explain/complete", test_complete);
  return g_test_run ();
}
