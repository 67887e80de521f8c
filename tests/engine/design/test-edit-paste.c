#include "config.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

static AvtFragment *
copy (SampleDesign *sample, const AvtId *ids, guint n_ids)
{
  g_autoptr (GError) error = NULL;
  AvtFragment *fragment = avt_fragment_of (sample->design, ids, n_ids, &error);

  g_assert_no_error (error);
  return fragment;
}

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AvtId));
}

static AvtId
id_at (GArray *ids, guint i)
{
  return g_array_index (ids, AvtId, i);
}

static GArray *
paste (SampleDesign *sample, const AvtFragment *fragment, const AvtPlace *place)
{
  GArray *pasted = new_ids ();

  take_edit (&sample->design, avt_design_with_pasted (sample->design, sample->ids, fragment, place,
                                                      FALSE, pasted, &error));
  check_structure (sample->design);
  check_indexes (sample->design);
  return pasted;
}

static void
check_device (SampleDesign *sample, AvtId id, const char *name, AvtId rack, double unit)
{
  const AvtDevice *device = avt_design_device (sample->design, id);

  g_assert_cmpstr (device->name, ==, name);
  g_assert_true (avt_id_equal (device->rack, rack));
  g_assert_cmpint (device->position_hu, ==, (gint64) (2 * unit));
}

/* Without a place: into its own rack, the next unit above it that is free. */
static void
test_own_rack (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtFragment) fragment = copy (sample, &sample->servers[0], 1);
  g_autoptr (GArray) first = paste (sample, fragment, NULL);
  g_autoptr (GArray) second = paste (sample, fragment, NULL);

  g_assert_cmpuint (first->len, ==, 1);
  check_device (sample, id_at (first, 0), "srv-5", sample->racks[0], 3);
  check_device (sample, id_at (second, 0), "srv-6", sample->racks[0], 4);
}

/* Two devices with a gap between them keep it, in the rack and from the unit that was asked for;
 * where this is taken, from the next on. */
static void
test_together (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPlace far = place_at (sample->racks[0], 5);
  AvtPlace wanted = place_at (sample->racks[1], 1);
  AvtId both[] = { sample->servers[0], sample->servers[1] };
  g_autoptr (AvtFragment) fragment = NULL;
  g_autoptr (GArray) pasted = NULL;

  take_edit (&sample->design, avt_design_with_devices_placed (sample->design, &both[1], &far, 1,
                                                              FALSE, &error));
  fragment = copy (sample, both, 2);
  pasted = paste (sample, fragment, &wanted);
  check_device (sample, id_at (pasted, 0), "srv-5", sample->racks[1], 3);
  check_device (sample, id_at (pasted, 1), "srv-6", sample->racks[1], 7);
}

/* Links among what is copied come along, those to others do not. */
static void
test_links (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  guint n_links = avt_design_count (sample->design, AVT_KIND_LINK);
  AvtId two[] = { sample->servers[0], sample->pdus[0] };
  AvtPlace wanted = place_at (sample->racks[2], 0);
  g_autoptr (AvtFragment) fragment = copy (sample, two, 2);
  g_autoptr (GArray) pasted = paste (sample, fragment, &wanted);
  AvtId server = id_at (pasted, 0);
  AvtId strip = id_at (pasted, 1);

  if (avt_design_device (sample->design, strip)->feed.text[0] == '\0')
    {
      server = id_at (pasted, 1);
      strip = id_at (pasted, 0);
    }
  g_assert_cmpuint (pasted->len, ==, 2);
  g_assert_cmpuint (avt_design_count (sample->design, AVT_KIND_LINK), ==, n_links + 1);
  g_assert_nonnull (avt_design_link_at (sample->design, server, "PSU1"));
  g_assert_null (avt_design_link_at (sample->design, server, "eth0"));
  g_assert_true (avt_id_equal (avt_design_device (sample->design, strip)->feed, sample->feed_a));
}

static void
test_rack (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtFragment) fragment = copy (sample, &sample->racks[0], 1);
  g_autoptr (GArray) pasted = paste (sample, fragment, NULL);
  const AvtRack *rack = avt_design_rack (sample->design, id_at (pasted, 0));

  g_assert_cmpuint (pasted->len, ==, 5);
  g_assert_cmpstr (rack->name, ==, "R4");
  g_assert_true (avt_id_equal (rack->row, sample->row));
  for (guint i = 1; i < pasted->len; i++)
    g_assert_true (avt_id_equal (avt_design_device (sample->design, id_at (pasted, i))->rack,
                                 id_at (pasted, 0)));
}

/* Another design: the type and its parts come along once, a feed is found by its name, a rack that
 * was not copied is not made. */
static void
test_other_design (void)
{
  g_autoptr (SampleDesign) from = sample_design_new ();
  g_autoptr (SampleDesign) to = sample_design_new ();
  AvtId two[] = { from->servers[0], from->pdus[1] };
  g_autoptr (AvtFragment) fragment = copy (from, two, 2);
  gpointer feed;
  AvtId feed_id;
  g_autoptr (GArray) pasted = NULL;

  avt_id_source_free (to->ids);
  to->ids = avt_id_source_new_seeded (43);
  take_edit (&to->design, avt_design_new_empty (to->ids));
  feed = sample_new (to->ids, AVT_KIND_FEED, "name", "B", "side", "b", "voltage_mv", "230 V",
                     "phases", "1", "breaker_ma", "32 A", NULL);
  feed_id = avt_entity_id (feed);
  take_edit (&to->design, avt_design_with_added (to->design, feed, &error));
  pasted = paste (to, fragment, NULL);
  g_assert_cmpuint (avt_design_count (to->design, AVT_KIND_RACK), ==, 0);
  g_assert_nonnull (avt_design_type (to->design, from->server_type));
  g_assert_nonnull (avt_design_part (to->design, from->cpu));
  g_assert_cmpuint (avt_design_count (to->design, AVT_KIND_FEED), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      const AvtDevice *device = avt_design_device (to->design, id_at (pasted, i));

      g_assert_true (avt_id_is_none (device->rack));
      if (avt_id_equal (device->type, from->pdu_type))
        g_assert_true (avt_id_equal (device->feed, feed_id));
      else
        g_assert_cmpstr (device->name, ==, "srv-1");
    }
}

/* One device of a serial number: a copy has none; what was cut has it still. */
static void
test_serial (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId server = sample->servers[0];
  g_autoptr (AvtFragment) fragment = NULL;
  g_autoptr (GArray) twin = NULL;
  g_autoptr (GArray) again = NULL;

  take_edit (&sample->design, avt_design_with_field_text (sample->design, server, "serial", "S1",
                                                          &error));
  fragment = copy (sample, &server, 1);
  twin = paste (sample, fragment, NULL);
  g_assert_null (avt_design_device (sample->design, id_at (twin, 0))->serial);
  take_edit (&sample->design, avt_design_with_removed (sample->design, &server, 1, &error));
  again = paste (sample, fragment, NULL);
  g_assert_cmpstr (avt_design_device (sample->design, id_at (again, 0))->serial, ==, "S1");
  check_device (sample, id_at (again, 0), "srv-1", sample->racks[0], 1);
}

static void
test_full (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtFragment) fragment = copy (sample, &sample->servers[0], 1);
  g_autoptr (GError) error = NULL;
  AvtPlace nowhere = place_at (sample->servers[0], 1);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GArray) pasted = paste (sample, fragment, NULL);

      g_assert_cmpuint (pasted->len, ==, 1);
    }
  g_assert_null (avt_design_with_pasted (sample->design, sample->ids, fragment, NULL, FALSE, NULL,
                                         &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE);
  g_assert_nonnull (strstr (error->message, "R1 has no room"));
  g_clear_error (&error);
  g_assert_null (avt_design_with_pasted (sample->design, sample->ids, fragment, &nowhere, FALSE,
                                         NULL, &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_NOT_FOUND);
}

/* The edition of a type that is there stays; a cord to a port it has not is left out. */
static void
test_other_edition (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId two[] = { sample->servers[0], sample->pdus[0] };
  g_autoptr (AvtFragment) fragment = copy (sample, two, 2);
  AvtIdSource *ids = avt_id_source_new_seeded (9);
  AvtPlace wanted;
  gpointer rack;
  gpointer type = avt_entity_copy (avt_design_type (sample->design, sample->server_type));
  g_autoptr (GArray) pasted = NULL;

  avt_record_unset (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);
  take_edit (&sample->design, avt_design_new_empty (ids));
  take_edit (&sample->design, avt_design_with_added (
                                sample->design,
                                avt_entity_copy (avt_design_part (fragment->design, sample->cpu)),
                                &error));
  take_edit (&sample->design,
             avt_design_with_added (
               sample->design,
               avt_entity_copy (avt_design_part (fragment->design, sample->supply)), &error));
  take_edit (&sample->design, avt_design_with_added (sample->design, type, &error));
  rack = sample_new (ids, AVT_KIND_RACK, "name", "X", "height_hu", "42U", NULL);
  wanted = place_at (avt_entity_id (rack), 0);
  take_edit (&sample->design, avt_design_with_added (sample->design, rack, &error));
  pasted = paste (sample, fragment, &wanted);
  g_assert_cmpuint (pasted->len, ==, 2);
  g_assert_cmpuint (avt_design_count (sample->design, AVT_KIND_LINK), ==, 0);
  g_assert_cmpuint (avt_design_type (sample->design, sample->server_type)->ports.n_records, ==, 0);
  avt_id_source_free (ids);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/edit-paste/own-rack", test_own_rack);
  g_test_add_func ("/engine/design/edit-paste/together", test_together);
  g_test_add_func ("/engine/design/edit-paste/links", test_links);
  g_test_add_func ("/engine/design/edit-paste/rack", test_rack);
  g_test_add_func ("/engine/design/edit-paste/other-design", test_other_design);
  g_test_add_func ("/engine/design/edit-paste/other-edition", test_other_edition);
  g_test_add_func ("/engine/design/edit-paste/serial", test_serial);
  g_test_add_func ("/engine/design/edit-paste/full", test_full);
  return g_test_run ();
}
