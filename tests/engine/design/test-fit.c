#include "config.h"

#include "engine/design/edit.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

/* Types for every question of room, in an empty design with one rack of 10U, one channel a side,
 * 1000 mm outer and 740 mm rail depth. */
typedef struct
{
  AvtIdSource *ids;
  AvtDesign *design;
  AvtId rack;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  gpointer rack;

  self->ids = avt_id_source_new_seeded (9);
  self->design = avt_design_new_empty (self->ids);
  rack = sample_new (self->ids, AVT_KIND_RACK, "name", "R", "height_hu", "10U", "depth_mm",
                     "1000 mm", "rail_depth_mm", "740 mm", NULL);
  self->rack = avt_entity_id (rack);
  take_edit (&self->design, avt_design_with_added (self->design, rack, &error));
  return self;
}

static void
fixture_free (Fixture *self)
{
  avt_design_unref (self->design);
  avt_id_source_free (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* "1U", "0U", "2.5U half", "1U shallow 300": height, width, half depth and depth in mm. */
static AvtId
type_of (Fixture *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gpointer type = sample_new (self->ids, AVT_KIND_TYPE, "name", text, "category", "other",
                              "height_hu", words[0], NULL);
  AvtId id = avt_entity_id (type);

  for (char **word = words + 1; *word != NULL; word++)
    if (strcmp (*word, "half") == 0)
      sample_set (type, "width", "half");
    else if (strcmp (*word, "shallow") == 0)
      sample_set (type, "full_depth", "false");
    else
      {
        g_autofree char *depth = g_strdup_printf ("%s mm", *word);

        sample_set (type, "depth_mm", depth);
      }
  take_edit (&self->design, avt_design_with_added (self->design, type, &error));
  return id;
}

/* "3", "3.5 left", "1 rear", "channel-left-1": unit, face and slot. */
static AvtPlace
parse_place (Fixture *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  AvtPlace place = { self->rack, 0, AVT_FACE_FRONT, AVT_SLOT_FULL };

  for (char **word = words; *word != NULL; word++)
    {
      int slot = avt_field_find_value (&avt_device_type.fields[AVT_DEVICE_SLOT], *word);

      if (strcmp (*word, "rear") == 0)
        place.face = AVT_FACE_REAR;
      else if (slot >= 0)
        place.slot = (AvtSlot) slot;
      else
        place.position_hu = (gint64) (g_ascii_strtod (*word, NULL) * 2);
    }
  return place;
}

/* Whether a device of type @b fits at @b_place beside one of type @a that was put to @a_place. */
static void
check_pair (const char *a, const char *a_place, const char *b, const char *b_place,
            AvtMisfit expected)
{
  g_autoptr (Fixture) self = fixture_new ();
  AvtId a_type = type_of (self, a);
  AvtId b_type = type_of (self, b);
  AvtPlace place = parse_place (self, a_place);
  const AvtDevice *other;
  AvtDesign *result;
  AvtMisfit misfit;
  AvtId id;

  take_edit (&self->design, avt_design_with_device (self->design, self->ids, a_type, "a", &place,
                                                    TRUE, &id, &error));
  place = parse_place (self, b_place);
  misfit = avt_design_place_misfit (self->design, avt_design_type (self->design, b_type), &place,
                                    NULL, 0, &other);
  g_assert_cmpint (misfit, ==, expected);
  g_assert_true ((other != NULL)
                 == (misfit == AVT_MISFIT_TAKEN || misfit == AVT_MISFIT_STRIP));
  result = avt_design_with_device (self->design, self->ids, b_type, "b", &place, FALSE, NULL,
                                   NULL);
  g_assert_cmpint (result != NULL, ==, expected == AVT_FITS);
  if (misfit == AVT_MISFIT_TAKEN)
    {
      g_assert_cmpstr (other->name, ==, "a");
      g_assert_cmpint (avt_design_place_misfit (self->design,
                                                avt_design_type (self->design, b_type), &place,
                                                &id, 1, NULL),
                       ==, AVT_FITS);
    }
  g_clear_pointer (&result, avt_design_unref);
}

/* Each pair both ways round. */
static void
check_neighbours (const char *a, const char *a_place, const char *b, const char *b_place,
                  gboolean fits)
{
  check_pair (a, a_place, b, b_place, fits ? AVT_FITS : AVT_MISFIT_TAKEN);
  check_pair (b, b_place, a, a_place, fits ? AVT_FITS : AVT_MISFIT_TAKEN);
}

static void
test_overlap (void)
{
  check_neighbours ("1U", "3", "1U", "3", FALSE);
  check_neighbours ("1U", "3", "1U", "4", TRUE);
  check_neighbours ("1U", "3", "1U", "3.5", FALSE);
  check_neighbours ("2U", "3", "1U", "4", FALSE);
  check_neighbours ("2U", "3", "1U", "5", TRUE);
  check_neighbours ("2U", "3", "1U", "2", TRUE);
  check_neighbours ("1.5U", "3", "1U", "4", FALSE);
  check_neighbours ("1.5U", "3", "1U", "4.5", TRUE);
  check_neighbours ("0.5U", "3", "0.5U", "3.5", TRUE);
  check_neighbours ("8U", "2", "1U", "5", FALSE);
  check_neighbours ("10U", "1", "1U", "10", FALSE);
}

static void
test_half_width (void)
{
  check_neighbours ("1U half", "3 left", "1U half", "3 right", TRUE);
  check_neighbours ("1U half", "3 left", "1U half", "3 left", FALSE);
  check_neighbours ("1U half", "3 left", "1U", "3", FALSE);
  check_neighbours ("1U half", "3 right", "1U", "3", FALSE);
  check_neighbours ("2U half", "3 left", "1U half", "4 right", TRUE);
  check_neighbours ("2U half", "3 left", "1U half", "4 left", FALSE);
  check_pair ("1U", "9", "1U half", "3", AVT_MISFIT_NEEDS_HALF);
  check_pair ("1U", "9", "1U", "3 left", AVT_MISFIT_NEEDS_FULL);
}

static void
test_channels (void)
{
  check_neighbours ("0U", "channel-left-1", "0U", "channel-left-1", FALSE);
  check_neighbours ("0U", "channel-left-1", "0U", "channel-right-1", TRUE);
  check_neighbours ("0U", "channel-left-1", "10U", "1", TRUE);
  check_pair ("1U", "9", "0U", "channel-left-2", AVT_MISFIT_NO_CHANNEL);
  check_pair ("1U", "9", "0U", "channel-right-2", AVT_MISFIT_NO_CHANNEL);
  check_pair ("1U", "9", "0U", "3", AVT_MISFIT_NEEDS_CHANNEL);
  check_pair ("1U", "9", "0U", "3 left", AVT_MISFIT_NEEDS_CHANNEL);
  check_pair ("1U", "9", "1U", "channel-left-1", AVT_MISFIT_ONLY_0U);
}

static void
test_depth (void)
{
  check_neighbours ("1U shallow", "3", "1U shallow", "3 rear", TRUE);
  check_neighbours ("1U shallow", "3", "1U shallow", "3", FALSE);
  check_neighbours ("1U shallow", "3 rear", "1U shallow", "3 rear", FALSE);
  check_neighbours ("1U", "3", "1U shallow", "3 rear", FALSE);
  check_neighbours ("1U", "3", "1U", "3 rear", FALSE);
  /* 740 mm between the rails, 75 mm between the two */
  check_neighbours ("1U shallow 300", "3", "1U shallow 365", "3 rear", TRUE);
  check_neighbours ("1U shallow 300", "3", "1U shallow 366", "3 rear", FALSE);
  check_neighbours ("1U shallow 300", "3", "1U shallow 366", "4 rear", TRUE);
  check_neighbours ("1U shallow 600", "3", "1U shallow", "3 rear", TRUE);
  check_neighbours ("1U half shallow 400", "3 left", "1U half shallow 400", "3 right rear", TRUE);
  check_neighbours ("1U half shallow 400", "3 left", "1U half shallow 400", "3 left rear", FALSE);
  check_pair ("1U", "9", "1U 1000", "3", AVT_FITS);
  check_pair ("1U", "9", "1U 1001", "3", AVT_MISFIT_TOO_DEEP);
}

static void
check_words (const char *type, const char *place_text, const char *expected)
{
  g_autoptr (Fixture) self = fixture_new ();
  AvtId id = type_of (self, type);
  AvtPlace place = parse_place (self, place_text);
  g_autofree char *refusal
      = avt_design_place_refusal (self->design, avt_design_type (self->design, id), &place, NULL,
                                  0);

  g_assert_cmpstr (refusal, ==, expected);
}

/* The same with a device "a" of type @a that stands at @a_place already. */
static void
check_words_beside (const char *a, const char *a_place, const char *type, const char *place_text,
                    const char *expected)
{
  g_autoptr (Fixture) self = fixture_new ();
  AvtId a_type = type_of (self, a);
  AvtId id = type_of (self, type);
  AvtPlace place = parse_place (self, a_place);
  g_autofree char *refusal = NULL;

  take_edit (&self->design, avt_design_with_device (self->design, self->ids, a_type, "a", &place,
                                                    FALSE, NULL, &error));
  place = parse_place (self, place_text);
  refusal = avt_design_place_refusal (self->design, avt_design_type (self->design, id), &place,
                                      NULL, 0);
  g_assert_cmpstr (refusal, ==, expected);
}

/* Whether @type fits at @place_text once the field of the rack is changed. */
static void
check_strip_in (Fixture *self, AvtId type, const char *field, const char *value,
                const char *place_text, gboolean fits)
{
  AvtPlace place = parse_place (self, place_text);

  take_edit (&self->design,
             avt_design_with_field_text (self->design, self->rack, field, value, &error));
  g_assert_cmpint (avt_design_place_misfit (self->design, avt_design_type (self->design, type),
                                            &place, NULL, 0, NULL)
                       == AVT_FITS,
                   ==, fits);
}

/* The rack of 1,000 mm with 740 mm between the rails: they stand 87 mm back and leave 913 mm; a
 * strip 60 mm deep leaves 853 of them. */
static void
test_strips (void)
{
  static const char *const meeting[][2] = { { "3", "channel-left-1" },
                                            { "3", "channel-right-1" } };

  for (guint i = 0; i < G_N_ELEMENTS (meeting); i++)
    {
      check_pair ("0U", meeting[i][1], "1U 853", meeting[i][0], AVT_FITS);
      check_pair ("0U", meeting[i][1], "1U 854", meeting[i][0], AVT_MISFIT_STRIP);
      check_pair ("1U 854", meeting[i][0], "0U", meeting[i][1], AVT_MISFIT_STRIP);
      check_pair ("0U 100", meeting[i][1], "1U 813", meeting[i][0], AVT_FITS);
      check_pair ("0U 100", meeting[i][1], "1U 814", meeting[i][0], AVT_MISFIT_STRIP);
    }
  check_pair ("0U", "channel-left-1", "1U half 900", "3 left", AVT_MISFIT_STRIP);
  check_pair ("0U", "channel-left-1", "1U half 900", "3 right", AVT_FITS);
  check_pair ("0U", "channel-left-1", "1U 900", "3 rear", AVT_FITS);
  check_words_beside ("0U", "channel-left-1", "1U 900", "3",
                      "it is 900 mm deep and meets a in the side channel, which leaves 853 mm "
                      "(estimate)");
  check_words_beside ("1U 900", "3", "0U", "channel-left-1",
                      "a is 900 mm deep and leaves no room for it in the side channel (estimate)");
}

/* The outer channel, a wide rack and a rack of unknown depth leave deep devices alone; a strip
 * fits when it is no longer than the units are high. */
static void
test_racks_and_strips (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  AvtId deep = type_of (self, "1U 900");
  AvtId strip = type_of (self, "0U");
  AvtPlace place = parse_place (self, "3");

  take_edit (&self->design, avt_design_with_device (self->design, self->ids, deep, "deep", &place,
                                                    FALSE, NULL, &error));
  check_strip_in (self, strip, "channels", "2", "channel-left-2", TRUE);
  check_strip_in (self, strip, "width_mm", "749 mm", "channel-left-1", FALSE);
  check_strip_in (self, strip, "width_mm", "750 mm", "channel-left-1", TRUE);
  check_strip_in (self, strip, "width_mm", "600 mm", "channel-left-1", FALSE);
  take_edit (&self->design, avt_design_with_field_text (self->design, strip, "length_mm",
                                                        "444 mm", &error));
  check_strip_in (self, strip, "width_mm", "800 mm", "channel-right-1", TRUE);
  take_edit (&self->design, avt_design_with_field_text (self->design, strip, "length_mm",
                                                        "445 mm", &error));
  check_strip_in (self, strip, "width_mm", "800 mm", "channel-right-1", FALSE);
  check_strip_in (self, strip, "height_hu", "10.5U", "channel-right-1", TRUE);
}

static void
test_outside (void)
{
  check_pair ("1U", "5", "1U", "1", AVT_FITS);
  check_pair ("1U", "5", "1U", "10", AVT_FITS);
  check_pair ("1U", "5", "1U", "0.5", AVT_MISFIT_OUTSIDE);
  check_pair ("1U", "5", "1U", "0", AVT_MISFIT_OUTSIDE);
  check_pair ("1U", "5", "1U", "-3", AVT_MISFIT_OUTSIDE);
  check_pair ("1U", "5", "1U", "10.5", AVT_MISFIT_OUTSIDE);
  check_pair ("1U", "5", "1U", "11", AVT_MISFIT_OUTSIDE);
  check_pair ("1U", "5", "2U", "9", AVT_FITS);
  check_pair ("1U", "5", "2U", "10", AVT_MISFIT_OUTSIDE);
  check_pair ("0U", "channel-left-1", "10U", "1", AVT_FITS);
  check_pair ("0U", "channel-left-1", "10.5U", "1", AVT_MISFIT_OUTSIDE);
}

static void
test_words (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  AvtId type = type_of (self, "2U");
  AvtPlace place = parse_place (self, "3");
  g_autoptr (GError) refusal = NULL;
  AvtId id;

  check_words ("1U", "3", NULL);
  check_words ("0U", "3", "a 0U device needs a side channel");
  check_words ("0U", "channel-right-2", "R has 1 side channels on each side");
  check_words ("1U", "channel-right-2", "only 0U devices fit into a side channel");
  check_words ("1U half", "3", "a half-width device needs the left or the right half");
  check_words ("1U", "3 left", "a full-width device does not fit into half of the width");
  check_words ("2U", "10", "U10–U11 is outside of R, which has 10 units");
  check_words ("1U 1200", "3", "it is 1200 mm deep and R has 1000 mm");
  take_edit (&self->design, avt_design_with_device (self->design, self->ids, type, "old", &place,
                                                    FALSE, &id, &error));
  place.position_hu += 2;
  g_assert_null (avt_design_with_device (self->design, self->ids, type, "new", &place, FALSE, NULL,
                                         &refusal));
  g_assert_error (refusal, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE);
  g_assert_cmpstr (refusal->message, ==, "new does not fit into R: U3–U4 is taken by old");
}

static void
check_first_free (Fixture *self, const char *type_text, const char *expected)
{
  AvtId type = type_of (self, type_text);
  AvtPlace place = parse_place (self, "0");
  AvtPlace wanted;

  if (expected == NULL)
    {
      g_assert_false (avt_design_first_free (self->design, avt_design_type (self->design, type),
                                             &place));
      return;
    }
  wanted = parse_place (self, expected);
  g_assert_true (avt_design_first_free (self->design, avt_design_type (self->design, type),
                                        &place));
  g_assert_cmpint (place.slot, ==, wanted.slot);
  if (!avt_slot_is_channel (place.slot))
    g_assert_cmpint (place.position_hu, ==, wanted.position_hu);
  take_edit (&self->design, avt_design_with_device (self->design, self->ids, type, type_text,
                                                    &place, FALSE, NULL, &error));
}

static void
test_first_free (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  AvtPlace nowhere = { AVT_ID_NONE, 0, AVT_FACE_FRONT, AVT_SLOT_FULL };

  check_first_free (self, "1U", "1");
  check_first_free (self, "2U", "2");
  check_first_free (self, "1.5U", "4");
  check_first_free (self, "1U half", "6 left");
  check_first_free (self, "1U half", "6 right");
  check_first_free (self, "1U", "7");
  check_first_free (self, "4U", NULL);
  check_first_free (self, "3U", "8");
  check_first_free (self, "1U", NULL);
  check_first_free (self, "0.5U", "5.5");
  check_first_free (self, "0.5U", NULL);
  check_first_free (self, "0U", "channel-left-1");
  check_first_free (self, "0U", "channel-right-1");
  check_first_free (self, "0U", NULL);
  g_assert_false (avt_design_first_free (self->design,
                                         avt_design_get (self->design, AVT_KIND_TYPE, 0),
                                         &nowhere));
}

static void
test_slots (void)
{
  static const gint64 numbers[] = { 0, 0, 0, 1, 2, 1, 2 };

  for (guint slot = 0; slot < G_N_ELEMENTS (numbers); slot++)
    {
      g_assert_cmpint (avt_slot_channel_number ((AvtSlot) slot), ==, numbers[slot]);
      g_assert_cmpint (avt_slot_is_channel ((AvtSlot) slot), ==, numbers[slot] > 0);
    }
}

/* Random devices in a rack: the engine and the plain comparison of cells say the same. */
static void
test_random (void)
{
  static const char *const types[] = { "1U", "2U", "1.5U", "0U", "1U half", "2U half", "1U shallow",
                                       "2U shallow 300", "1U shallow 500", "1U half shallow 400",
                                       "1U 1200", "1U 853", "1U half 854", "0U 70" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (Fixture) self = fixture_new ();
      guint n_misfits = 0;

      for (guint k = 0; k < 12; k++)
        {
          AvtId type = type_of (self, types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))]);
          AvtPlace place = { self->rack, g_rand_int_range (rand, 1, 23),
                             (AvtFace) g_rand_int_range (rand, 0, 2),
                             (AvtSlot) g_rand_int_range (rand, 0, 5) };
          g_autofree char *refusal
              = avt_design_place_refusal (self->design, avt_design_type (self->design, type),
                                          &place, NULL, 0);
          guint count;
          const AvtType *found = avt_design_type (self->design, type);

          if (found->height_hu == 0 && !avt_slot_is_channel (place.slot))
            continue; /* it takes no cell at all, so cells cannot tell who is in its way */
          take_edit (&self->design,
                     avt_design_with_device (self->design, self->ids, type, "d", &place, TRUE,
                                             NULL, &error));
          count = count_misfits (self->design, self->rack);
          g_assert_cmpint (count > n_misfits, ==, refusal != NULL);
          n_misfits = count;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/fit/overlap", test_overlap);
  g_test_add_func ("/engine/design/fit/half-width", test_half_width);
  g_test_add_func ("/engine/design/fit/channels", test_channels);
  g_test_add_func ("/engine/design/fit/depth", test_depth);
  g_test_add_func ("/engine/design/fit/strips", test_strips);
  g_test_add_func ("/engine/design/fit/racks-and-strips", test_racks_and_strips);
  g_test_add_func ("/engine/design/fit/outside", test_outside);
  g_test_add_func ("/engine/design/fit/words", test_words);
  g_test_add_func ("/engine/design/fit/first-free", test_first_free);
  g_test_add_func ("/engine/design/fit/slots", test_slots);
  g_test_add_func ("/engine/design/fit/random", test_random);
  return g_test_run ();
}
