#include "config.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AvtId));
}

static const AvtDevice *
device_at (SampleDesign *sample, GArray *ids, guint i)
{
  return avt_design_device (sample->design, g_array_index (ids, AvtId, i));
}

static void
test_duplicated (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId two[] = { sample->switches[0], sample->switches[1] };
  g_autoptr (GArray) made = new_ids ();

  take_edit (&sample->design, avt_design_with_duplicated (sample->design, sample->ids, two, 2,
                                                          made, &error));
  /* U42 alone is free above U40 and U41, so both go to the bottom, together */
  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpstr (device_at (sample, made, 0)->name, ==, "sw-3");
  g_assert_cmpint (device_at (sample, made, 0)->position_hu, ==, 2);
  g_assert_cmpint (device_at (sample, made, 1)->position_hu, ==, 4);
}

static void
test_filled_up (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GArray) made = new_ids ();

  take_edit (&sample->design, avt_design_with_filled (sample->design, sample->ids,
                                                      sample->servers[0], 3, TRUE, made, &error));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("srv-%u", 5 + i);

      g_assert_cmpstr (device_at (sample, made, i)->name, ==, name);
      g_assert_cmpint (device_at (sample, made, i)->position_hu, ==, 2 * (3 + (gint64) i));
    }
}

static void
test_filled_down (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GArray) made = new_ids ();

  take_edit (&sample->design, avt_design_with_filled (sample->design, sample->ids,
                                                      sample->switches[1], 2, FALSE, made,
                                                      &error));
  g_assert_cmpint (device_at (sample, made, 0)->position_hu, ==, 2 * 39);
  g_assert_cmpint (device_at (sample, made, 1)->position_hu, ==, 2 * 38);
  g_assert_cmpstr (device_at (sample, made, 1)->name, ==, "sw-4");
}

static void
test_filled_channels (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GArray) made = new_ids ();

  take_edit (&sample->design,
             avt_design_with_field_text (sample->design, sample->racks[0], "channels", "2",
                                         &error));
  take_edit (&sample->design, avt_design_with_filled (sample->design, sample->ids, sample->pdus[0],
                                                      2, TRUE, made, &error));
  g_assert_cmpint (device_at (sample, made, 0)->slot, ==, AVT_SLOT_CHANNEL_LEFT_2);
  g_assert_cmpint (device_at (sample, made, 1)->slot, ==, AVT_SLOT_CHANNEL_RIGHT_2);
}

static void
check_fill_refused (SampleDesign *sample, AvtId device, guint n_copies, gboolean upwards,
                    AvtEditError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_design_with_filled (sample->design, sample->ids, device, n_copies, upwards,
                                         NULL, &error));
  g_assert_error (error, AVT_EDIT_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, words);
}

static void
test_fill_refused (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtPlace nowhere = { AVT_ID_NONE, 0, AVT_FACE_FRONT, AVT_SLOT_FULL };

  check_fill_refused (sample, sample->servers[0], 1, FALSE, AVT_EDIT_ERROR_PLACE, "no room");
  check_fill_refused (sample, sample->switches[1], 2, TRUE, AVT_EDIT_ERROR_PLACE, "only 1 copy");
  check_fill_refused (sample, sample->pdus[0], 1, TRUE, AVT_EDIT_ERROR_PLACE, "no room");
  check_fill_refused (sample, sample->racks[0], 1, TRUE, AVT_EDIT_ERROR_NOT_FOUND, "there is no");
  take_edit (&sample->design,
             avt_design_with_devices_placed (sample->design, &sample->servers[0], &nowhere, 1,
                                             FALSE, &error));
  check_fill_refused (sample, sample->servers[0], 1, TRUE, AVT_EDIT_ERROR_PLACE,
                      "does not stand in a rack");
}

static int
state_of (SampleDesign *sample, AvtId device)
{
  return avt_design_device (sample->design, device)->state;
}

static void
test_state (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId what[] = { sample->racks[0], sample->switches[0], sample->links[2], sample->note };
  g_autoptr (AvtDesign) same = NULL;

  take_edit (&sample->design, avt_design_with_state (sample->design, what, 4, AVT_STATE_REMOVE,
                                                     &error));
  g_assert_cmpint (state_of (sample, sample->servers[1]), ==, AVT_STATE_REMOVE);
  g_assert_cmpint (state_of (sample, sample->pdus[0]), ==, AVT_STATE_REMOVE);
  g_assert_cmpint (state_of (sample, sample->servers[2]), ==, AVT_STATE_PLANNED);
  g_assert_cmpint (state_of (sample, sample->switches[0]), ==, AVT_STATE_REMOVE);
  g_assert_cmpint (avt_design_link (sample->design, sample->links[2])->state, ==,
                   AVT_STATE_REMOVE);
  same = avt_design_with_state (sample->design, what, 4, AVT_STATE_REMOVE, NULL);
  g_assert_true (same == sample->design);
  g_assert_null (avt_design_with_state (sample->design, &AVT_ID_NONE, 1, AVT_STATE_REMOVE, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/edit-copies/duplicated", test_duplicated);
  g_test_add_func ("/engine/design/edit-copies/filled-up", test_filled_up);
  g_test_add_func ("/engine/design/edit-copies/filled-down", test_filled_down);
  g_test_add_func ("/engine/design/edit-copies/filled-channels", test_filled_channels);
  g_test_add_func ("/engine/design/edit-copies/fill-refused", test_fill_refused);
  g_test_add_func ("/engine/design/edit-copies/state", test_state);
  return g_test_run ();
}
