#include "config.h"

#include "engine/design/edit.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

static void
test_empty (void)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtDesign) design = avt_design_new_empty (ids);
  const AvtSettings *settings = avt_design_get_settings (design);

  check_structure (design);
  check_indexes (design);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    g_assert_cmpuint (avt_design_count (design, kind), ==, kind == AVT_KIND_INFO);
  g_assert_null (avt_design_get_extras (design));
  g_assert_cmpint (settings->voltage_ln_mv, ==, 230000);
  g_assert_cmpint (settings->power_factor_permille, ==, 950);
  g_assert_cmpint (settings->derating_rule, ==, AVT_DERATING_IEC_FULL);
}

static void
test_sample (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (SampleDesign) again = sample_design_new ();

  check_structure (sample->design);
  check_indexes (sample->design);
  g_assert_true (avt_design_equal (sample->design, again->design));
  g_assert_true (avt_design_equal (sample->design, sample->design));
  for (guint i = 0; i < G_N_ELEMENTS (sample->racks); i++)
    g_assert_cmpuint (count_misfits (sample->design, sample->racks[i]), ==, 0);
}

/* A lookup by kind finds nothing of another kind, though the id is in the design. */
static void
test_lookups (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  const AvtDesign *design = sample->design;

  g_assert_cmpstr (avt_design_part (design, sample->cpu)->name, ==, "CPU");
  g_assert_cmpstr (avt_design_type (design, sample->half_type)->name, ==, "Half");
  g_assert_cmpstr (avt_design_row (design, sample->row)->name, ==, "Row");
  g_assert_cmpstr (avt_design_feed (design, sample->feed_b)->name, ==, "B");
  g_assert_cmpstr (avt_design_rack (design, sample->racks[1])->name, ==, "R2");
  g_assert_cmpstr (avt_design_device (design, sample->servers[3])->name, ==, "srv-4");
  g_assert_cmpint (avt_design_link (design, sample->links[0])->medium, ==, AVT_MEDIUM_FIBRE);
  g_assert_null (avt_design_part (design, sample->half_type));
  g_assert_null (avt_design_type (design, sample->cpu));
  g_assert_null (avt_design_row (design, sample->room));
  g_assert_null (avt_design_feed (design, sample->racks[0]));
  g_assert_null (avt_design_rack (design, sample->servers[0]));
  g_assert_null (avt_design_device (design, sample->racks[0]));
  g_assert_null (avt_design_link (design, AVT_ID_NONE));
  g_assert_null (avt_design_lookup (design, next_id (sample->ids, AVT_KIND_RACK)));
  g_assert_null (avt_design_lookup (design, (AvtId){ "z000000000001" }));
  g_assert_true (avt_design_get (design, AVT_KIND_INFO, 0) == avt_design_get_info (design));
}

static void
check_differ (const AvtDesign *a, const AvtDesign *b)
{
  g_assert_false (avt_design_equal (a, b));
  g_assert_false (avt_design_equal (b, a));
}

static void
test_equal (void)
{
  g_autoptr (SampleDesign) a = sample_design_new ();
  g_autoptr (SampleDesign) b = sample_design_new ();

  take_edit (&b->design, avt_design_with_field_text (b->design, b->servers[0], "role", "db",
                                                     &error));
  check_differ (a->design, b->design);
  take_edit (&b->design, avt_design_with_field_unset (b->design, b->servers[0], "role", &error));
  g_assert_true (avt_design_equal (a->design, b->design));
  take_edit (&b->design, avt_design_with_removed (b->design, &b->links[0], 1, &error));
  check_differ (a->design, b->design);
}

/* A cable from a device to itself has both of its ends there. */
static void
test_link_to_itself (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPortAddress a = { sample->switches[0], "7" };
  AvtPortAddress b = { sample->switches[0], "8" };
  AvtLinkEnds ends;
  const char *near_port;
  const char *far_port;
  AvtId far_device;
  guint count = 0;

  take_edit (&sample->design,
             avt_design_with_link (sample->design, sample->ids, AVT_MEDIUM_DAC, a, b, FALSE, NULL,
                                   &error));
  check_indexes (sample->design);
  avt_design_links_of_device (sample->design, sample->switches[0], &ends);
  while (avt_link_ends_next (&ends, &near_port, &far_device, &far_port) != NULL)
    count += avt_id_equal (far_device, sample->switches[0]);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_delta (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesign) before = avt_design_ref (sample->design);
  g_autoptr (AvtDelta) same = avt_delta_new (before, before);
  g_autoptr (AvtDelta) delta = NULL;

  g_assert_cmpuint (avt_delta_get_size (same), ==, 0);
  take_edit (&sample->design,
             avt_design_with_removed (sample->design, &sample->racks[0], 1, &error));
  take_edit (&sample->design, avt_design_with_field_text (sample->design, sample->racks[1], "name",
                                                          "renamed", &error));
  check_delta (before, sample->design);
  check_delta (sample->design, before);
  check_delta (before, before);
  delta = avt_delta_new (before, sample->design);
  g_assert_true (avt_delta_touches (delta, AVT_KIND_RACK));
  g_assert_true (avt_delta_touches (delta, AVT_KIND_DEVICE));
  g_assert_true (avt_delta_touches (delta, AVT_KIND_LINK));
  g_assert_true (avt_delta_touches (delta, AVT_KIND_NOTE));
  g_assert_false (avt_delta_touches (delta, AVT_KIND_TYPE));
  g_assert_false (avt_delta_touches (delta, AVT_KIND_INFO));
}

/* A delta keeps what it names alive. */
static void
test_delta_lives (void)
{
  SampleDesign *sample = sample_design_new ();
  AvtDesign *before = avt_design_ref (sample->design);
  g_autoptr (AvtDelta) delta = NULL;
  gconstpointer old;

  take_edit (&sample->design,
             avt_design_with_removed (sample->design, &sample->links[0], 1, &error));
  delta = avt_delta_new (before, sample->design);
  avt_design_unref (before);
  sample_design_free (sample);
  avt_delta_get (delta, 0, &old, NULL);
  g_assert_cmpstr (((const AvtLink *) old)->a_port, ==, "eth0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/design/empty", test_empty);
  g_test_add_func ("/engine/design/design/sample", test_sample);
  g_test_add_func ("/engine/design/design/lookups", test_lookups);
  g_test_add_func ("/engine/design/design/equal", test_equal);
  g_test_add_func ("/engine/design/design/link-to-itself", test_link_to_itself);
  g_test_add_func ("/engine/design/design/delta", test_delta);
  g_test_add_func ("/engine/design/design/delta-lives", test_delta_lives);
  return g_test_run ();
}
