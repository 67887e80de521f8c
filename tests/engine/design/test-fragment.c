#include "config.h"

#include "engine/design/fragment.h"
#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

static AvtFragment *
fragment_of (SampleDesign *sample, const AvtId *ids, guint n_ids)
{
  g_autoptr (GError) error = NULL;
  AvtFragment *fragment = avt_fragment_of (sample->design, ids, n_ids, &error);

  g_assert_no_error (error);
  check_structure (fragment->design);
  return fragment;
}

static gboolean
is_copied (const AvtFragment *fragment, AvtId id)
{
  for (guint i = 0; i < fragment->n_copied; i++)
    if (avt_id_equal (fragment->copied[i], id))
      return TRUE;
  return FALSE;
}

/* A device brings its type, the parts of that, its rack and where that stands; not its links. */
static void
test_device (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtFragment) fragment = fragment_of (sample, &sample->servers[0], 1);

  g_assert_cmpuint (fragment->n_copied, ==, 1);
  g_assert_true (is_copied (fragment, sample->servers[0]));
  g_assert_nonnull (avt_design_type (fragment->design, sample->server_type));
  g_assert_nonnull (avt_design_part (fragment->design, sample->cpu));
  g_assert_nonnull (avt_design_rack (fragment->design, sample->racks[0]));
  g_assert_nonnull (avt_design_lookup (fragment->design, sample->site));
  g_assert_null (avt_design_type (fragment->design, sample->switch_type));
  g_assert_cmpuint (avt_design_count (fragment->design, AVT_KIND_DEVICE), ==, 1);
  g_assert_cmpuint (avt_design_count (fragment->design, AVT_KIND_LINK), ==, 0);
}

/* A rack is copied with its devices and the four cords among them, two for each server;
 * the cables to the switches of another rack stay behind. */
static void
test_rack (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtFragment) fragment = fragment_of (sample, &sample->racks[0], 1);

  g_assert_cmpuint (avt_design_count (fragment->design, AVT_KIND_DEVICE), ==, 4);
  g_assert_cmpuint (avt_design_count (fragment->design, AVT_KIND_LINK), ==, 4);
  g_assert_cmpuint (fragment->n_copied, ==, 1 + 4 + 4);
  g_assert_true (is_copied (fragment, sample->pdus[1]));
  g_assert_false (is_copied (fragment, sample->feed_a));
  g_assert_nonnull (avt_design_feed (fragment->design, sample->feed_a));
}

/* Who the customer is, is not told. */
static void
test_private (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId info = avt_entity_id (avt_design_get_info (sample->design));
  g_autoptr (AvtFragment) fragment = NULL;

  take_edit (&sample->design, avt_design_with_field_text (sample->design, info, "customer",
                                                          "Secret", &error));
  fragment = fragment_of (sample, &sample->note, 1);
  g_assert_null (avt_design_get_info (fragment->design)->customer);
  g_assert_true (avt_id_equal (avt_entity_id (avt_design_get_info (fragment->design)), info));
}

static void
check_refused (SampleDesign *sample, AvtId id)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_fragment_of (sample->design, &id, 1, &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_NOT_FOUND);
}

static void
test_refused (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  check_refused (sample, avt_entity_id (avt_design_get_info (sample->design)));
  check_refused (sample, AVT_ID_NONE);
  check_refused (sample, sample->links[0]);
  check_refused (sample, next_id (sample->ids, AVT_KIND_RACK));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/fragment/device", test_device);
  g_test_add_func ("/engine/design/fragment/rack", test_rack);
  g_test_add_func ("/engine/design/fragment/private", test_private);
  g_test_add_func ("/engine/design/fragment/refused", test_refused);
  return g_test_run ();
}
