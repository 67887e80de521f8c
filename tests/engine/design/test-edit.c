#include "config.h"

#include "engine/design/edit.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

/* The edit @call refuses with @code and a sentence that holds @words. */
#define check_refused(call, code, words) \
  G_STMT_START \
  { \
    GError *error = NULL; \
    AvtDesign *refused_ = (call); \
    check_refusal (refused_, error, code, words); \
  } \
  G_STMT_END

static void
check_refusal (AvtDesign *result, GError *error, AvtEditError code, const char *words)
{
  g_assert_null (result);
  g_assert_error (error, AVT_EDIT_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
  g_error_free (error);
}

/* The edit changes nothing, so it gives the same design. */
#define check_same(sample, call) \
  G_STMT_START \
  { \
    GError *error = NULL; \
    AvtDesign *same_ = (call); \
    g_assert_no_error (error); \
    g_assert_true (same_ == (sample)->design); \
    avt_design_unref (same_); \
  } \
  G_STMT_END

static void
set (SampleDesign *sample, AvtId id, const char *path, const char *text)
{
  take_edit (&sample->design,
             avt_design_with_field_text (sample->design, id, path, text, &error));
}

static void
check_set_refused (SampleDesign *sample, AvtId id, const char *path, const char *text,
                   AvtEditError code, const char *words)
{
  check_refused (avt_design_with_field_text (sample->design, id, path, text, &error), code, words);
}

static AvtId
put_device (SampleDesign *sample, AvtId type, const char *name, AvtPlace place, gboolean force)
{
  AvtId id;

  take_edit (&sample->design,
             avt_design_with_device (sample->design, sample->ids, type, name, &place, force, &id,
                                     &error));
  return id;
}

static void
move (SampleDesign *sample, AvtId device, AvtPlace place, gboolean force)
{
  take_edit (&sample->design, avt_design_with_devices_placed (sample->design, &device, &place, 1,
                                                              force, &error));
}

static void
check_move_refused (SampleDesign *sample, AvtId device, AvtPlace place, const char *words)
{
  check_refused (avt_design_with_devices_placed (sample->design, &device, &place, 1, FALSE,
                                                 &error),
                 AVT_EDIT_ERROR_PLACE, words);
}

static void
test_added (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  gpointer site = sample_new (sample->ids, AVT_KIND_SITE, "name", "S2", NULL);
  AvtId id = avt_entity_id (site);

  take_edit (&sample->design, avt_design_with_added (sample->design, site, &error));
  g_assert_true (avt_design_lookup (sample->design, id) == site);
  check_refused (avt_design_with_added (sample->design, avt_entity_copy (site), &error),
                 AVT_EDIT_ERROR_ID, id.text);
  check_refused (avt_design_with_added (sample->design,
                                        sample_new (sample->ids, AVT_KIND_INFO, NULL, NULL),
                                        &error),
                 AVT_EDIT_ERROR_ID, "exactly one");
  check_refused (avt_design_with_added (sample->design,
                                        sample_new (sample->ids, AVT_KIND_SITE, NULL, NULL),
                                        &error),
                 AVT_EDIT_ERROR_VALUE, "name");
}

static void
test_replaced (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  gpointer rack = avt_entity_copy (avt_design_rack (sample->design, sample->racks[0]));

  check_same (sample,
              avt_design_with_replaced (sample->design, avt_entity_copy (rack), &error));
  sample_set (rack, "name", "other");
  take_edit (&sample->design, avt_design_with_replaced (sample->design, rack, &error));
  g_assert_cmpstr (avt_design_rack (sample->design, sample->racks[0])->name, ==, "other");
  check_refused (avt_design_with_replaced (sample->design,
                                           sample_new (sample->ids, AVT_KIND_SITE, NULL, NULL),
                                           &error),
                 AVT_EDIT_ERROR_NOT_FOUND, "there is no s");
}

static void
test_field_text (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId info = avt_design_get_info (sample->design)->entity.id;
  AvtId unknown = next_id (sample->ids, AVT_KIND_RACK);

  set (sample, sample->servers[0], "budget_mw", "1,5 kW");
  g_assert_cmpint (avt_design_device (sample->design, sample->servers[0])->budget_mw, ==, 1500000);
  check_same (sample, avt_design_with_field_text (sample->design, sample->servers[0], "budget_mw",
                                                  "1500 W", &error));
  set (sample, sample->server_type, "ports[PSU1].rated_ma", "10 A");
  set (sample, info, "settings.planning_line_permille", "85 %");
  g_assert_cmpint (avt_design_get_settings (sample->design)->planning_line_permille, ==, 850);
  check_set_refused (sample, sample->servers[0], "budget_mw", "plenty", AVT_EDIT_ERROR_VALUE,
                     "srv-1");
  check_set_refused (sample, sample->servers[0], "budget", "1 kW", AVT_EDIT_ERROR_VALUE,
                     "the device has no field \"budget\"");
  check_set_refused (sample, sample->server_type, "ports[PSU9].rated_ma", "1 A",
                     AVT_EDIT_ERROR_VALUE, "ports[PSU9]");
  check_set_refused (sample, sample->racks[0], "height_hu", "200U", AVT_EDIT_ERROR_VALUE,
                     "height_hu");
  check_set_refused (sample, sample->racks[0], "row", sample->room.text, AVT_EDIT_ERROR_VALUE,
                     "row");
  check_set_refused (sample, sample->racks[0], "row", "w000000000001", AVT_EDIT_ERROR_REFERENCE,
                     "w000000000001");
  check_set_refused (sample, unknown, "name", "x", AVT_EDIT_ERROR_NOT_FOUND, unknown.text);
  check_set_refused (sample, AVT_ID_NONE, "name", "x", AVT_EDIT_ERROR_NOT_FOUND, "");
}

static void
test_field_unset (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId info = avt_design_get_info (sample->design)->entity.id;

  check_same (sample, avt_design_with_field_unset (sample->design, sample->servers[0], "role",
                                                   &error));
  /* not even the record around it becomes present */
  check_same (sample, avt_design_with_field_unset (sample->design, info,
                                                   "settings.altitude_m", &error));
  take_edit (&sample->design,
             avt_design_with_field_unset (sample->design, sample->pdus[0], "feed", &error));
  g_assert_true (avt_id_is_none (avt_design_device (sample->design, sample->pdus[0])->feed));
  check_indexes (sample->design);
  check_refused (avt_design_with_field_unset (sample->design, sample->racks[0], "name", &error),
                 AVT_EDIT_ERROR_VALUE, "name");
  check_refused (avt_design_with_field_unset (sample->design, sample->racks[0], "nome", &error),
                 AVT_EDIT_ERROR_VALUE, "nome");
  check_refused (avt_design_with_field_unset (sample->design, AVT_ID_NONE, "name", &error),
                 AVT_EDIT_ERROR_NOT_FOUND, "");
}

static void
test_device (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPlace place = place_at (sample->racks[0], 10);
  AvtId id = put_device (sample, sample->server_type, "srv-5", place, FALSE);
  const AvtDevice *device = avt_design_device (sample->design, id);

  g_assert_cmpstr (device->name, ==, "srv-5");
  g_assert_cmpint (device->position_hu, ==, 20);
  g_assert_true (avt_id_equal (device->rack, sample->racks[0]));
  take_edit (&sample->design,
             avt_design_with_device (sample->design, sample->ids, sample->half_type, "spare", NULL,
                                     FALSE, &id, &error));
  g_assert_true (avt_id_is_none (avt_design_device (sample->design, id)->rack));
  check_refused (avt_design_with_device (sample->design, sample->ids, sample->server_type, "srv-6",
                                         &place, FALSE, NULL, &error),
                 AVT_EDIT_ERROR_PLACE, "U10 is taken by srv-5");
  check_refused (avt_design_with_device (sample->design, sample->ids, sample->cpu, "x", NULL,
                                         FALSE, NULL, &error),
                 AVT_EDIT_ERROR_NOT_FOUND, sample->cpu.text);
  check_refused (avt_design_with_device (sample->design, sample->ids, sample->half_type, "", NULL,
                                         FALSE, NULL, &error),
                 AVT_EDIT_ERROR_VALUE, "name");
  place.rack = next_id (sample->ids, AVT_KIND_RACK);
  check_refused (avt_design_with_device (sample->design, sample->ids, sample->half_type, "x",
                                         &place, TRUE, NULL, &error),
                 AVT_EDIT_ERROR_REFERENCE, place.rack.text);
}

static void
test_devices_placed (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPlace places[] = { place_at (sample->racks[0], 2), place_at (sample->racks[0], 1) };
  AvtPlace nowhere = { AVT_ID_NONE, 0, AVT_FACE_FRONT, AVT_SLOT_FULL };
  AvtPlace channel = { sample->racks[2], 77, AVT_FACE_FRONT, AVT_SLOT_CHANNEL_RIGHT_1 };
  const AvtDevice *device;
  AvtId unknown = next_id (sample->ids, AVT_KIND_DEVICE);

  /* two take each other's places, which neither could alone */
  check_move_refused (sample, sample->servers[0], places[0], "taken by srv-2");
  take_edit (&sample->design, avt_design_with_devices_placed (sample->design, sample->servers,
                                                              places, 2, FALSE, &error));
  g_assert_cmpint (avt_design_device (sample->design, sample->servers[0])->position_hu, ==, 4);
  g_assert_cmpint (avt_design_device (sample->design, sample->servers[1])->position_hu, ==, 2);
  check_same (sample, avt_design_with_devices_placed (sample->design, sample->servers, places, 2,
                                                      FALSE, &error));
  move (sample, sample->servers[0], nowhere, FALSE);
  device = avt_design_device (sample->design, sample->servers[0]);
  g_assert_false (AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU));
  g_assert_false (AVT_RECORD_HAS (device, AVT_DEVICE_RACK));
  /* a side channel has no position */
  move (sample, sample->pdus[0], channel, FALSE);
  device = avt_design_device (sample->design, sample->pdus[0]);
  g_assert_false (AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU));
  g_assert_cmpint (device->slot, ==, AVT_SLOT_CHANNEL_RIGHT_1);
  check_same (sample, avt_design_with_devices_placed (sample->design, NULL, NULL, 0, FALSE,
                                                      &error));
  check_refused (avt_design_with_devices_placed (sample->design, &unknown, places, 1, FALSE,
                                                 &error),
                 AVT_EDIT_ERROR_NOT_FOUND, unknown.text);
}

/* The design of a file with faults: a device over another, one above the rack, one too deep. */
static SampleDesign *
faulty_sample (AvtId *over, AvtId *above)
{
  SampleDesign *sample = sample_design_new ();

  *over = put_device (sample, sample->server_type, "over", place_at (sample->racks[0], 1), TRUE);
  *above
      = put_device (sample, sample->server_type, "above", place_at (sample->racks[0], 45), TRUE);
  return sample;
}

/* Faults that are there do not stand in the way of what has nothing to do with them. */
static void
test_misfits_stay (void)
{
  AvtId over;
  AvtId above;
  g_autoptr (SampleDesign) sample = faulty_sample (&over, &above);

  set (sample, sample->racks[0], "name", "another name");
  set (sample, over, "name", "another name");
  set (sample, sample->servers[0], "name", "another name");
  set (sample, sample->server_type, "name", "another name");
  set (sample, sample->racks[0], "height_hu", "43U");
  set (sample, sample->racks[0], "height_hu", "41U");
  set (sample, sample->server_type, "depth_mm", "650 mm");
  put_device (sample, sample->server_type, "fine", place_at (sample->racks[0], 20), FALSE);
  g_assert_cmpuint (count_misfits (sample->design, sample->racks[0]), ==, 2);
}

/* They may be mended one by one, but not by another fault. */
static void
test_misfits_mended (void)
{
  AvtId over;
  AvtId above;
  g_autoptr (SampleDesign) sample = faulty_sample (&over, &above);

  check_move_refused (sample, over, place_at (sample->racks[0], 2), "taken by srv-2");
  check_move_refused (sample, above, place_at (sample->racks[0], 44), "outside");
  move (sample, above, place_at (sample->racks[0], 42), FALSE);
  g_assert_cmpuint (count_misfits (sample->design, sample->racks[0]), ==, 1);
  move (sample, sample->servers[0], place_at (sample->racks[0], 3), FALSE);
  g_assert_cmpuint (count_misfits (sample->design, sample->racks[0]), ==, 0);
  set (sample, sample->racks[0], "height_hu", "50U");
}

/* A device that has a fault already gets no second one. */
static void
test_misfits_do_not_grow (void)
{
  AvtId over;
  AvtId above;
  g_autoptr (SampleDesign) sample = faulty_sample (&over, &above);

  check_set_refused (sample, sample->racks[0], "depth_mm", "600 mm", AVT_EDIT_ERROR_PLACE,
                     "700 mm deep");
  check_set_refused (sample, sample->server_type, "height_hu", "2U", AVT_EDIT_ERROR_PLACE,
                     "is taken by");
  check_set_refused (sample, over, "position_hu", "1.5U", AVT_EDIT_ERROR_PLACE, "is taken by");
}

/* Each way to create a misfit without moving the device. */
static void
test_new_misfits (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPlace rear = place_at (sample->racks[2], 10);
  AvtId half = put_device (sample, sample->half_type, "half",
                           (AvtPlace){ sample->racks[2], 40, AVT_FACE_FRONT, AVT_SLOT_LEFT },
                           FALSE);

  check_set_refused (sample, sample->racks[2], "height_hu", "40U", AVT_EDIT_ERROR_PLACE,
                     "sw-2 does not fit into R3: U41 is outside");
  set (sample, sample->racks[2], "height_hu", "41U");
  check_set_refused (sample, sample->racks[0], "channels", "0", AVT_EDIT_ERROR_PLACE,
                     "0 side channels");
  check_set_refused (sample, sample->racks[0], "depth_mm", "699 mm", AVT_EDIT_ERROR_PLACE,
                     "699 mm");
  check_set_refused (sample, sample->racks[0], "depth_mm", "700 mm", AVT_EDIT_ERROR_PLACE,
                     "side channel");
  set (sample, sample->racks[0], "width_mm", "800 mm");
  set (sample, sample->racks[0], "depth_mm", "700 mm");
  check_set_refused (sample, sample->racks[0], "width_mm", "749 mm", AVT_EDIT_ERROR_PLACE,
                     "side channel");
  check_set_refused (sample, sample->switch_type, "height_hu", "2U", AVT_EDIT_ERROR_PLACE, "sw-");
  check_set_refused (sample, sample->switch_type, "width", "half", AVT_EDIT_ERROR_PLACE,
                     "half-width");
  check_set_refused (sample, sample->switch_type, "height_hu", "0U", AVT_EDIT_ERROR_PLACE,
                     "side channel");
  check_set_refused (sample, sample->pdu_type, "height_hu", "1U", AVT_EDIT_ERROR_PLACE, "0U");
  check_set_refused (sample, half, "type", sample->shallow_type.text, AVT_EDIT_ERROR_PLACE,
                     "full-width");
  check_set_refused (sample, half, "slot", "full", AVT_EDIT_ERROR_PLACE, "half-width");

  put_device (sample, sample->shallow_type, "front", rear, FALSE);
  rear.face = AVT_FACE_REAR;
  put_device (sample, sample->shallow_type, "rear", rear, FALSE);
  check_set_refused (sample, sample->shallow_type, "full_depth", "true", AVT_EDIT_ERROR_PLACE,
                     "taken by");
  check_set_refused (sample, sample->shallow_type, "depth_mm", "332 mm", AVT_EDIT_ERROR_PLACE,
                     "taken by");
  set (sample, sample->shallow_type, "depth_mm", "331 mm");
  check_set_refused (sample, sample->racks[2], "rail_depth_mm", "736 mm", AVT_EDIT_ERROR_PLACE,
                     "taken by");
}

/* A device may be in a rack but at no unit yet; then it is in nobody's way. */
static void
test_nowhere (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId id;

  take_edit (&sample->design,
             avt_design_with_device (sample->design, sample->ids, sample->server_type, "spare",
                                     NULL, FALSE, &id, &error));
  set (sample, id, "rack", sample->racks[0].text);
  check_set_refused (sample, id, "position_hu", "2U", AVT_EDIT_ERROR_PLACE, "taken by srv-2");
  set (sample, id, "position_hu", "5U");
  take_edit (&sample->design,
             avt_design_with_field_unset (sample->design, id, "position_hu", &error));
}

static void
test_parts (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId parts[] = { sample->cpu, sample->supply, sample->cpu };
  gint64 quantities[] = { 1, 2, 1 };
  gint64 too_few[] = { 0 };

  take_edit (&sample->design, avt_design_with_parts (sample->design, sample->servers[0], parts,
                                                     quantities, 2, &error));
  g_assert_cmpuint (avt_design_device (sample->design, sample->servers[0])->parts.n_records, ==,
                    2);
  check_same (sample, avt_design_with_parts (sample->design, sample->servers[0], parts, quantities,
                                             2, &error));
  take_edit (&sample->design, avt_design_with_parts (sample->design, sample->half_type, parts,
                                                     quantities, 1, &error));
  take_edit (&sample->design, avt_design_with_parts (sample->design, sample->servers[0], NULL,
                                                     NULL, 0, &error));
  g_assert_false (AVT_RECORD_HAS (avt_design_device (sample->design, sample->servers[0]),
                                  AVT_DEVICE_PARTS));
  check_refused (avt_design_with_parts (sample->design, sample->half_type, parts, quantities, 3,
                                        &error),
                 AVT_EDIT_ERROR_VALUE, "two records");
  check_refused (avt_design_with_parts (sample->design, sample->half_type, parts, too_few, 1,
                                        &error),
                 AVT_EDIT_ERROR_VALUE, "quantity");
  check_refused (avt_design_with_parts (sample->design, sample->racks[0], parts, quantities, 1,
                                        &error),
                 AVT_EDIT_ERROR_NOT_FOUND, sample->racks[0].text);
  parts[0] = next_id (sample->ids, AVT_KIND_PART);
  check_refused (avt_design_with_parts (sample->design, sample->half_type, parts, quantities, 1,
                                        &error),
                 AVT_EDIT_ERROR_REFERENCE, parts[0].text);
}

static void
test_feed_of (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId unknown = next_id (sample->ids, AVT_KIND_FEED);

  check_same (sample, avt_design_with_feed_of (sample->design, sample->pdus[0], sample->feed_a,
                                               &error));
  take_edit (&sample->design, avt_design_with_feed_of (sample->design, sample->pdus[0],
                                                       sample->feed_b, &error));
  check_indexes (sample->design);
  take_edit (&sample->design, avt_design_with_feed_of (sample->design, sample->pdus[0],
                                                       AVT_ID_NONE, &error));
  check_same (sample, avt_design_with_feed_of (sample->design, sample->pdus[0], AVT_ID_NONE,
                                               &error));
  check_refused (avt_design_with_feed_of (sample->design, sample->pdus[0], unknown, &error),
                 AVT_EDIT_ERROR_REFERENCE, unknown.text);
  check_refused (avt_design_with_feed_of (sample->design, sample->racks[0], sample->feed_a,
                                          &error),
                 AVT_EDIT_ERROR_NOT_FOUND, sample->racks[0].text);
}

static void
check_link_refused (SampleDesign *sample, AvtMedium medium, AvtId a, const char *a_port, AvtId b,
                    const char *b_port, gboolean force, AvtEditError code, const char *words)
{
  check_refused (avt_design_with_link (sample->design, sample->ids, medium,
                                       (AvtPortAddress){ a, a_port }, (AvtPortAddress){ b, b_port },
                                       force, NULL, &error),
                 code, words);
}

static AvtId
put_link (SampleDesign *sample, AvtMedium medium, AvtId a, const char *a_port, AvtId b,
          const char *b_port, gboolean force)
{
  AvtId id;

  take_edit (&sample->design,
             avt_design_with_link (sample->design, sample->ids, medium,
                                   (AvtPortAddress){ a, a_port }, (AvtPortAddress){ b, b_port },
                                   force, &id, &error));
  return id;
}

static void
test_link (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId server = sample->servers[0];
  AvtId spare = put_device (sample, sample->server_type, "spare", place_at (sample->racks[2], 1),
                            FALSE);

  check_link_refused (sample, AVT_MEDIUM_POWER, spare, "PSU1", sample->pdus[0], "1", FALSE,
                      AVT_EDIT_ERROR_PORT, "port 1 of pdu-a1 is taken");
  check_link_refused (sample, AVT_MEDIUM_COPPER, spare, "eth0", server, "eth0", FALSE,
                      AVT_EDIT_ERROR_PORT, "port eth0 of srv-1 is taken");
  check_link_refused (sample, AVT_MEDIUM_POWER, spare, "PSU1", sample->switches[0], "PSU1", FALSE,
                      AVT_EDIT_ERROR_PORT, "an outlet and an inlet");
  check_link_refused (sample, AVT_MEDIUM_POWER, spare, "eth1", server, "eth1", FALSE,
                      AVT_EDIT_ERROR_PORT, "an outlet and an inlet");
  check_link_refused (sample, AVT_MEDIUM_COPPER, spare, "PSU1", sample->pdus[0], "8", FALSE,
                      AVT_EDIT_ERROR_PORT, "PSU1 is a power port");
  check_link_refused (sample, AVT_MEDIUM_COPPER, spare, "eth1", spare, "eth1", TRUE,
                      AVT_EDIT_ERROR_PORT, "two different ports");
  check_link_refused (sample, AVT_MEDIUM_COPPER, spare, "eth7", server, "eth1", TRUE,
                      AVT_EDIT_ERROR_PORT, "spare (Server) has no port \"eth7\"");
  check_link_refused (sample, AVT_MEDIUM_COPPER, spare, "eth0", sample->racks[0], "eth1", TRUE,
                      AVT_EDIT_ERROR_NOT_FOUND, sample->racks[0].text);
  put_link (sample, AVT_MEDIUM_COPPER, spare, "eth0", spare, "eth1", FALSE);
  put_link (sample, AVT_MEDIUM_POWER, spare, "PSU1", sample->pdus[0], "1", TRUE);
  put_link (sample, AVT_MEDIUM_COPPER, spare, "PSU1", sample->switches[0], "8", TRUE);
  check_structure (sample->design);
  check_indexes (sample->design);
}

/* A link is a link, whichever edit made it what it is. */
static void
test_link_by_other_edits (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId id = sample->links[0];
  gpointer link = avt_entity_copy (avt_design_link (sample->design, sample->links[1]));
  gpointer twin = sample_new (sample->ids, AVT_KIND_LINK, "a_device", sample->servers[0].text,
                              "a_port", "eth0", "b_device", sample->switches[0].text, "b_port",
                              "8", "medium", "copper", NULL);

  check_refused (avt_design_with_added (sample->design, twin, &error), AVT_EDIT_ERROR_PORT,
                 "port eth0 of srv-1 is taken");
  sample_set (link, "b_port", "1");
  check_refused (avt_design_with_replaced (sample->design, link, &error), AVT_EDIT_ERROR_PORT,
                 "port 1 of sw-1 is taken");
  check_set_refused (sample, id, "b_port", "2", AVT_EDIT_ERROR_PORT, "is taken");
  check_set_refused (sample, id, "b_port", "PSU1", AVT_EDIT_ERROR_PORT, "power port");
  check_set_refused (sample, id, "medium", "power", AVT_EDIT_ERROR_PORT, "an outlet");
  check_set_refused (sample, id, "b_port", "PSU7", AVT_EDIT_ERROR_PORT, "PSU7");
  set (sample, id, "b_port", "8");
  set (sample, id, "medium", "copper");
  check_set_refused (sample, sample->server_type, "ports[eth0].category", "power-inlet",
                     AVT_EDIT_ERROR_PORT, "power port");
  check_set_refused (sample, sample->server_type, "ports[eth0].category", "module-bay",
                     AVT_EDIT_ERROR_PORT, "bay");
  check_set_refused (sample, sample->server_type, "ports[eth0].key", "eth7", AVT_EDIT_ERROR_PORT,
                     "eth0");
  set (sample, sample->server_type, "ports[eth0].category", "console");
}

/* A device may become of another type only when its links still fit. */
static void
test_link_by_type (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  gpointer odd = sample_new (sample->ids, AVT_KIND_TYPE, "name", "Odd", "category", "server",
                             "height_hu", "1U", NULL);
  AvtId id = avt_entity_id (odd);

  sample_port (odd, "PSU1", "power-inlet");
  sample_port (odd, "PSU2", "power-inlet");
  sample_port (odd, "eth0", "power-outlet");
  take_edit (&sample->design, avt_design_with_added (sample->design, odd, &error));
  check_set_refused (sample, sample->servers[0], "type", id.text,
                     AVT_EDIT_ERROR_PORT, "eth0 is a power port");
  take_edit (&sample->design,
             avt_design_with_removed (sample->design, &sample->links[0], 1, &error));
  set (sample, sample->servers[0], "type", id.text);
}

/* Faults of links stay as they are, too: only what is new is refused. */
static void
test_link_faults_stay (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId twin = put_link (sample, AVT_MEDIUM_COPPER, sample->servers[0], "eth0",
                         sample->servers[1], "PSU1", TRUE);
  AvtPortAddress from = { sample->servers[0], "eth0" };
  AvtPortAddress to = { sample->servers[0], "eth1" };

  set (sample, twin, "label", "twin");
  set (sample, sample->links[0], "label", "other");
  set (sample, sample->servers[0], "name", "renamed");
  set (sample, sample->server_type, "ports[eth1].label", "LAN 2");
  check_refused (avt_design_with_link_moved (sample->design, twin, from, to, FALSE, &error),
                 AVT_EDIT_ERROR_PORT, "power port");
  take_edit (&sample->design, avt_design_with_link_moved (sample->design, sample->links[0], from,
                                                          to, FALSE, &error));
  take_edit (&sample->design, avt_design_with_removed (sample->design, &twin, 1, &error));
}

static void
test_link_moved (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId id = sample->links[0];
  AvtPortAddress eth0 = { sample->servers[0], "eth0" };
  AvtPortAddress eth1 = { sample->servers[0], "eth1" };
  AvtPortAddress far = { sample->switches[0], "1" };
  AvtPortAddress taken = { sample->switches[0], "2" };
  AvtPortAddress free_port = { sample->switches[1], "8" };
  AvtPortAddress inlet = { sample->servers[0], "PSU1" };
  const AvtLink *link;

  check_same (sample, avt_design_with_link_moved (sample->design, id, eth0, eth0, FALSE, &error));
  take_edit (&sample->design,
             avt_design_with_link_moved (sample->design, id, eth0, eth1, FALSE, &error));
  take_edit (&sample->design,
             avt_design_with_link_moved (sample->design, id, far, free_port, FALSE, &error));
  link = avt_design_link (sample->design, id);
  g_assert_cmpstr (link->a_port, ==, "eth1");
  g_assert_cmpstr (link->b_port, ==, "8");
  g_assert_true (avt_id_equal (link->b_device, sample->switches[1]));
  check_indexes (sample->design);
  check_refused (avt_design_with_link_moved (sample->design, id, eth0, eth1, FALSE, &error),
                 AVT_EDIT_ERROR_PORT, "does not end at eth0");
  check_refused (avt_design_with_link_moved (sample->design, id, free_port, taken, FALSE, &error),
                 AVT_EDIT_ERROR_PORT, "is taken");
  check_refused (avt_design_with_link_moved (sample->design, id, free_port, eth1, TRUE, &error),
                 AVT_EDIT_ERROR_PORT, "two different ports");
  check_refused (avt_design_with_link_moved (sample->design, id, free_port, inlet, FALSE, &error),
                 AVT_EDIT_ERROR_PORT, "PSU1");
  check_refused (avt_design_with_link_moved (sample->design, id, free_port,
                                             (AvtPortAddress){ sample->servers[0], "x" }, TRUE,
                                             &error),
                 AVT_EDIT_ERROR_PORT, "\"x\"");
  check_refused (avt_design_with_link_moved (sample->design, sample->racks[0], eth0, eth1, FALSE,
                                             &error),
                 AVT_EDIT_ERROR_NOT_FOUND, sample->racks[0].text);
  take_edit (&sample->design,
             avt_design_with_link_moved (sample->design, id, free_port, taken, TRUE, &error));
}

/* Two cables change places in one step, which one after the other would refuse. */
static void
test_links_moved (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPortAddress one = { sample->switches[0], "1" };
  AvtPortAddress two = { sample->switches[0], "2" };
  AvtPortAddress eight = { sample->switches[1], "8" };
  const AvtLink *taken = avt_design_link_at (sample->design, sample->switches[0], "2");
  AvtLinkMove swap[] = { { sample->links[0], one, two }, { taken->entity.id, two, one } };
  AvtLinkMove twice[] = { { sample->links[0], two, eight }, { sample->links[0], eight, two } };
  AvtLinkMove half[] = { { sample->links[0], two, eight }, { sample->links[0], two, one } };
  AvtId other = taken->entity.id;

  check_refused (avt_design_with_links_moved (sample->design, swap, 1, FALSE, &error),
                 AVT_EDIT_ERROR_PORT, "is taken");
  take_edit (&sample->design, avt_design_with_links_moved (sample->design, swap, 2, FALSE, &error));
  g_assert_cmpstr (avt_design_link (sample->design, sample->links[0])->b_port, ==, "2");
  g_assert_true (avt_design_link_at (sample->design, sample->switches[0], "1")
                 == avt_design_link (sample->design, other));
  check_indexes (sample->design);
  check_same (sample, avt_design_with_links_moved (sample->design, twice, 2, FALSE, &error));
  check_same (sample, avt_design_with_links_moved (sample->design, NULL, 0, FALSE, &error));
  check_refused (avt_design_with_links_moved (sample->design, half, 2, FALSE, &error),
                 AVT_EDIT_ERROR_PORT, "does not end at 2");
}

static void
test_type (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  gpointer fan = sample_new (sample->ids, AVT_KIND_PART, "name", "Fan", "category", "fan", NULL);
  gpointer type = sample_new (sample->ids, AVT_KIND_TYPE, "name", "New", "category", "server",
                              "height_hu", "2U", NULL);
  AvtId fan_id = avt_entity_id (fan);
  gpointer update;
  gint64 one = 1;

  take_edit (&sample->design, avt_design_with_type (sample->design, type, &fan, 1, &error));
  g_assert_true (avt_design_lookup (sample->design, avt_entity_id (type)) == type);
  take_edit (&sample->design, avt_design_with_parts (sample->design, avt_entity_id (type), &fan_id,
                                                     &one, 1, &error));
  update = avt_entity_copy (avt_design_type (sample->design, sample->server_type));
  check_same (sample, avt_design_with_type (sample->design, update, NULL, 0, &error));
  sample_set (update, "height_hu", "2U");
  check_refused (avt_design_with_type (sample->design, update, NULL, 0, &error),
                 AVT_EDIT_ERROR_PLACE, "srv-");
  sample_set (update, "height_hu", "1U");
  sample_set (update, "mass_g", "25 kg");
  take_edit (&sample->design, avt_design_with_type (sample->design, update, NULL, 0, &error));
  g_assert_cmpint (avt_design_type (sample->design, sample->server_type)->mass_g, ==, 25000);
  avt_entity_unref (update);
  avt_entity_unref (type);
  avt_entity_unref (fan);
}

/* Force lets pass what is physically impossible, and nothing else. */
static void
test_force (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPlace taken = place_at (sample->racks[0], 1);
  AvtPlace nowhere = { next_id (sample->ids, AVT_KIND_RACK), 2, AVT_FACE_FRONT, AVT_SLOT_FULL };

  put_device (sample, sample->server_type, "x", taken, TRUE);
  move (sample, sample->servers[1], taken, TRUE);
  check_structure (sample->design);
  g_assert_cmpuint (count_misfits (sample->design, sample->racks[0]), ==, 3);
  check_refused (avt_design_with_devices_placed (sample->design, &sample->servers[0], &nowhere, 1,
                                                 TRUE, &error),
                 AVT_EDIT_ERROR_REFERENCE, nowhere.rack.text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/edit/added", test_added);
  g_test_add_func ("/engine/design/edit/replaced", test_replaced);
  g_test_add_func ("/engine/design/edit/field-text", test_field_text);
  g_test_add_func ("/engine/design/edit/field-unset", test_field_unset);
  g_test_add_func ("/engine/design/edit/device", test_device);
  g_test_add_func ("/engine/design/edit/devices-placed", test_devices_placed);
  g_test_add_func ("/engine/design/edit/misfits-stay", test_misfits_stay);
  g_test_add_func ("/engine/design/edit/misfits-mended", test_misfits_mended);
  g_test_add_func ("/engine/design/edit/misfits-do-not-grow", test_misfits_do_not_grow);
  g_test_add_func ("/engine/design/edit/new-misfits", test_new_misfits);
  g_test_add_func ("/engine/design/edit/nowhere", test_nowhere);
  g_test_add_func ("/engine/design/edit/parts", test_parts);
  g_test_add_func ("/engine/design/edit/feed-of", test_feed_of);
  g_test_add_func ("/engine/design/edit/link", test_link);
  g_test_add_func ("/engine/design/edit/link-by-other-edits", test_link_by_other_edits);
  g_test_add_func ("/engine/design/edit/link-by-type", test_link_by_type);
  g_test_add_func ("/engine/design/edit/link-faults-stay", test_link_faults_stay);
  g_test_add_func ("/engine/design/edit/link-moved", test_link_moved);
  g_test_add_func ("/engine/design/edit/links-moved", test_links_moved);
  g_test_add_func ("/engine/design/edit/type", test_type);
  g_test_add_func ("/engine/design/edit/force", test_force);
  return g_test_run ();
}
