#include "config.h"

#include "engine/design/edit.h"
#include "helper.h"
#include "widgets/outline/outline.h"

static char *
text_of (AvtDesign *design, AvtId id, AvtOutlineColumn column)
{
  return avt_outline_text (design, avt_design_lookup (design, id), column);
}

static void
check_text (const Sample *sample, const char *name, AvtOutlineColumn column, const char *expected)
{
  g_autofree char *text = text_of (sample_design (sample), sample_id (sample, name), column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  check_text (&sample, "esx01", AVT_OUTLINE_NAME, "esx01");
  check_text (&sample, "esx01", AVT_OUTLINE_UNIT, "U1");
  check_text (&sample, "esx01", AVT_OUTLINE_FACE, "Front");
  check_text (&sample, "esx01", AVT_OUTLINE_POWER, "883 W");
  check_text (&sample, "PDU A", AVT_OUTLINE_UNIT, "0U");
  check_text (&sample, "PDU A", AVT_OUTLINE_POWER, "");
  check_text (&sample, "Rack 1", AVT_OUTLINE_UNIT, "42U");
  check_text (&sample, "Feed B", AVT_OUTLINE_TYPE, "Feed, side B");
  check_text (&sample, "Feed B", AVT_OUTLINE_FACE, "");
}

/* @expected: what the cell says afterwards, or NULL when the text is refused */
static void
check_edit (const Sample *sample, const char *name, AvtOutlineColumn column, const char *typed,
            const char *expected)
{
  g_autoptr (GError) error = NULL;
  AvtId id = sample_id (sample, name);
  g_autoptr (AvtDesign) design
    = avt_outline_with_text (sample_design (sample), id, column, typed, &error);
  g_autofree char *text = design != NULL ? text_of (design, id, column) : NULL;

  g_assert_cmpstr (text, ==, expected);
  g_assert_true ((design == NULL) == (error != NULL));
}

static void
test_edit (void)
{
  g_auto (Sample) sample;

  sample_init (&sample);
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "20", "U20");
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, " u20 ", "U20");
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "1", NULL); /* esx01 stands there */
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "43", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "0", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "twelve", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "nan", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "1e9", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_UNIT, "", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_FACE, "REAR", "Rear");
  check_edit (&sample, "esx04", AVT_OUTLINE_FACE, "r", "Rear");
  check_edit (&sample, "esx04", AVT_OUTLINE_FACE, "side", NULL);
  check_edit (&sample, "esx04", AVT_OUTLINE_NAME, "db 1", "db 1");
}

static void
test_can_edit (void)
{
  g_auto (Sample) sample;
  AvtDesign *design;

  sample_init (&sample);
  design = sample_design (&sample);
  g_assert_true (avt_outline_can_edit (avt_design_lookup (design, sample_id (&sample, "Feed A")),
                                       AVT_OUTLINE_NAME));
  g_assert_false (avt_outline_can_edit (avt_design_lookup (design, sample_id (&sample, "PDU A")),
                                        AVT_OUTLINE_UNIT));
  g_assert_false (avt_outline_can_edit (avt_design_lookup (design, sample_id (&sample, "Rack 1")),
                                        AVT_OUTLINE_UNIT));
}

static void
test_moved (void)
{
  g_auto (Sample) sample;
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) up = NULL;
  g_autofree char *text = NULL;
  AvtId ids[2];

  sample_init (&sample);
  ids[0] = sample_id (&sample, "esx03");
  ids[1] = sample_id (&sample, "esx04");
  /* Together, although each would be in the way of the other. */
  up = avt_outline_with_moved (sample_design (&sample), ids, 2, 2, &error);
  g_assert_no_error (error);
  text = text_of (up, ids[0], AVT_OUTLINE_UNIT);
  g_assert_cmpstr (text, ==, "U6");
  g_assert_null (avt_outline_with_moved (sample_design (&sample), ids, 1, 2, &error));
  g_assert_error (error, AVT_EDIT_ERROR, AVT_EDIT_ERROR_PLACE);
  g_clear_error (&error);
  ids[0] = sample_id (&sample, "PDU A");
  g_assert_null (avt_outline_with_moved (sample_design (&sample), ids, 1, 2, &error));
  g_assert_no_error (error);
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/outline/outline-cells/text", test_text);
  g_test_add_func ("/widgets/outline/outline-cells/edit", test_edit);
  g_test_add_func ("/widgets/outline/outline-cells/can-edit", test_can_edit);
  g_test_add_func ("/widgets/outline/outline-cells/moved", test_moved);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
