#include "config.h"

#include "engine/design/edit.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

/* The racks with a new stamp, as digits: "02" for the first and the third. What the plain search
 * of surroundings says must be the same. */
static void
check_stamped (SampleDesign *sample, AvtDesign *after, const char *expected)
{
  Surroundings *old = surroundings_new (sample->design);
  Surroundings *new = surroundings_new (after);
  g_autoptr (GString) stamped = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sample->racks); i++)
    if (avt_design_rack_stamp (after, sample->racks[i])
        != avt_design_rack_stamp (sample->design, sample->racks[i]))
      g_string_append_printf (stamped, "%u", i);
  g_assert_cmpstr (stamped->str, ==, expected);
  check_stamps (sample->design, old, after, new);
  surroundings_free (old);
  surroundings_free (new);
}

static void
check_field (SampleDesign *sample, AvtId id, const char *path, const char *text,
             const char *expected)
{
  g_autoptr (AvtDesign) after = avt_design_ref (sample->design);

  take_edit (&after, avt_design_with_field_text (after, id, path, text, &error));
  g_assert_true (after != sample->design);
  check_stamped (sample, after, expected);
}

/* In the sample, racks 0 and 1 have strips and servers of their own; their servers are linked to
 * switches in rack 2, which has no power cords. */
static void
test_fields (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  check_field (sample, sample->servers[0], "comments", "x", "02");
  check_field (sample, sample->servers[2], "comments", "x", "12");
  check_field (sample, sample->pdus[0], "comments", "x", "0");
  check_field (sample, sample->switches[0], "comments", "x", "02");
  check_field (sample, sample->switches[1], "comments", "x", "12");
  check_field (sample, sample->racks[0], "name", "x", "02");
  check_field (sample, sample->racks[2], "name", "x", "012");
  check_field (sample, sample->row, "name", "x", "01");
  check_field (sample, sample->room, "name", "x", "01");
  check_field (sample, sample->site, "name", "x", "01");
  check_field (sample, sample->feed_a, "name", "x", "01");
  check_field (sample, sample->server_type, "comments", "x", "012");
  check_field (sample, sample->pdu_type, "comments", "x", "01");
  check_field (sample, sample->cpu, "power_idle_mw", "40 W", "012");
  check_field (sample, sample->half_type, "comments", "x", "");
  check_field (sample, sample->note, "text", "x", "");
  check_field (sample, sample->links[0], "label", "x", "02");
  check_field (sample, avt_design_get_info (sample->design)->entity.id,
               "settings.power_factor_permille", "100 %", "012");
}

static void
test_cords (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesign) joined = avt_design_ref (sample->design);
  g_autoptr (AvtDesign) parted = NULL;
  AvtPortAddress a = { sample->switches[0], "PSU1" };
  AvtPortAddress b = { sample->pdus[0], "8" };
  AvtPortAddress c = { sample->switches[0], "PSU2" };
  AvtPortAddress d = { sample->pdus[2], "8" };

  take_edit (&joined, avt_design_with_link (joined, sample->ids, AVT_MEDIUM_POWER, a, b, FALSE,
                                            NULL, &error));
  check_stamped (sample, joined, "02");
  /* the second cord joins the circuits of racks 0 and 1 */
  avt_design_unref (sample->design);
  sample->design = avt_design_ref (joined);
  take_edit (&joined, avt_design_with_link (joined, sample->ids, AVT_MEDIUM_POWER, c, d, FALSE,
                                            NULL, &error));
  check_stamped (sample, joined, "012");
  avt_design_unref (sample->design);
  sample->design = avt_design_ref (joined);
  check_field (sample, sample->pdus[3], "comments", "x", "012");
  /* and what is cut off is told, too */
  parted = avt_design_ref (joined);
  take_edit (&parted, avt_design_with_removed (parted, &sample->switches[0], 1, &error));
  check_stamped (sample, parted, "012");
}

static void
test_places (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesign) after = avt_design_ref (sample->design);
  AvtPlace place = place_at (sample->racks[1], 30);
  AvtPlace nowhere = { AVT_ID_NONE, 0, AVT_FACE_FRONT, AVT_SLOT_FULL };

  take_edit (&after, avt_design_with_devices_placed (after, &sample->servers[0], &place, 1, FALSE,
                                                     &error));
  check_stamped (sample, after, "012");
  avt_design_unref (after);
  after = avt_design_ref (sample->design);
  take_edit (&after, avt_design_with_devices_placed (after, &sample->servers[0], &nowhere, 1,
                                                     FALSE, &error));
  check_stamped (sample, after, "02");
  avt_design_unref (after);
  after = avt_design_ref (sample->design);
  take_edit (&after, avt_design_with_field_unset (after, sample->racks[1], "row", &error));
  check_stamped (sample, after, "12");
}

static void
test_racks (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesign) after = avt_design_ref (sample->design);
  gpointer rack = sample_new (sample->ids, AVT_KIND_RACK, "name", "R4", "height_hu", "42U", NULL);
  AvtId id = avt_entity_id (rack);

  take_edit (&after, avt_design_with_added (after, rack, &error));
  check_stamped (sample, after, "");
  g_assert_nonnull (avt_design_rack_stamp (after, id));
  g_assert_null (avt_design_rack_stamp (sample->design, id));
  take_edit (&after, avt_design_with_removed (after, &id, 1, &error));
  g_assert_null (avt_design_rack_stamp (after, id));
  check_stamped (sample, after, "");
  take_edit (&after, avt_design_with_removed (after, &sample->racks[0], 1, &error));
  check_stamped (sample, after, "02");
  g_assert_null (avt_design_rack_stamp (after, sample->racks[0]));
}

/* The same change over and over: stamps are new each time, and a stamp outlives its design. */
static void
test_renewal (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtStamp *stamps[4] = { avt_stamp_ref (avt_design_rack_stamp (sample->design,
                                                                sample->racks[0])) };

  for (guint i = 1; i < G_N_ELEMENTS (stamps); i++)
    {
      take_edit (&sample->design,
                 avt_design_with_field_text (sample->design, sample->racks[0], "comments",
                                             i % 2 == 0 ? "x" : "y", &error));
      stamps[i] = avt_stamp_ref (avt_design_rack_stamp (sample->design, sample->racks[0]));
      for (guint k = 0; k < i; k++)
        g_assert_true (stamps[k] != stamps[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    avt_stamp_unref (stamps[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/stamp/fields", test_fields);
  g_test_add_func ("/engine/design/stamp/cords", test_cords);
  g_test_add_func ("/engine/design/stamp/places", test_places);
  g_test_add_func ("/engine/design/stamp/racks", test_racks);
  g_test_add_func ("/engine/design/stamp/renewal", test_renewal);
  return g_test_run ();
}
