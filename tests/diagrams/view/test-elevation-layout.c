#include "config.h"

#include "diagrams/view/rack-row.h"
#include "tests/diagrams/view/sample-rack.h"

static AvtDiagramContext
context_new (const AvtSample *sample)
{
  return (AvtDiagramContext){ sample->design, NULL, avt_measurer_new_stub (),
                              avt_words_new ("en", NULL) };
}

static void
context_clear (AvtDiagramContext *context)
{
  avt_measurer_unref (context->measurer);
  avt_words_unref ((AvtWords *) context->words);
}

/* Every place, drawn and then pointed at, is found again. */
static void
check_round_trip (const AvtSample *sample, const AvtRackRow *row, AvtId type_id, AvtPlace place)
{
  const AvtType *type = avt_design_type (sample->design, type_id);
  AvtRect rect = avt_rack_row_place (row, type, &place);
  AvtPlace found;

  g_assert_false (avt_rect_is_empty (rect));
  g_assert_true (avt_rack_row_locate (row, rect.x + rect.width / 2, rect.y + rect.height / 2, type,
                                      (double) type->height_hu / 2, &found));
  g_assert_cmpstr (found.rack.text, ==, place.rack.text);
  g_assert_cmpint (found.slot, ==, place.slot);
  if (!avt_slot_is_channel (place.slot))
    g_assert_cmpint (found.position_hu, ==, place.position_hu);
}

static void
test_round_trip (void)
{
  AvtSample sample;
  AvtId racks[3];
  AvtId full;
  AvtId half;
  AvtId brush;
  AvtId strip;
  AvtDiagramContext context;
  g_autoptr (AvtRackRow) row = NULL;

  avt_sample_init (&sample, 1);
  for (guint i = 0; i < 3; i++)
    racks[i] = avt_sample_add_rack (&sample, i == 0 ? "A" : i == 1 ? "B" : "C", 10 + 16 * i);
  full = avt_sample_add_type (&sample, "full", AVT_TYPE_SERVER, 4, AVT_WIDTH_FULL, 0, 1);
  half = avt_sample_add_type (&sample, "half", AVT_TYPE_SERVER, 2, AVT_WIDTH_HALF, 0, 1);
  brush = avt_sample_add_type (&sample, "brush", AVT_TYPE_OTHER, 1, AVT_WIDTH_FULL, 0, 1);
  strip = avt_sample_add_type (&sample, "strip", AVT_TYPE_PDU, 0, AVT_WIDTH_FULL, 0, 0);
  context = context_new (&sample);
  row = avt_rack_row_new (&context, racks, 3, &avt_elevation_options_screen);
  for (guint i = 0; i < 3; i++)
    {
      gint64 top = 2 * (10 + 16 * (gint64) i);

      for (gint64 hu = 2; hu + 2 <= top; hu += 2)
        check_round_trip (&sample, row, full, (AvtPlace){ racks[i], hu, 0, AVT_SLOT_FULL });
      for (gint64 hu = 2; hu <= top + 1; hu++)
        check_round_trip (&sample, row, brush, (AvtPlace){ racks[i], hu, 0, AVT_SLOT_FULL });
      check_round_trip (&sample, row, half, (AvtPlace){ racks[i], 6, 0, AVT_SLOT_LEFT });
      check_round_trip (&sample, row, half, (AvtPlace){ racks[i], 6, 0, AVT_SLOT_RIGHT });
      check_round_trip (&sample, row, strip, (AvtPlace){ racks[i], 0, 0, AVT_SLOT_CHANNEL_LEFT_1 });
      check_round_trip (&sample, row, strip,
                        (AvtPlace){ racks[i], 0, 0, AVT_SLOT_CHANNEL_RIGHT_1 });
    }
  context_clear (&context);
  avt_sample_clear (&sample);
}

static void
test_rear_is_mirrored (void)
{
  AvtSample sample;
  AvtId rack;
  AvtId half;
  AvtElevationLayout layout;
  AvtRect front;
  AvtRect rear;

  avt_sample_init (&sample, 2);
  rack = avt_sample_add_rack (&sample, "A", 10);
  half = avt_sample_add_type (&sample, "half", AVT_TYPE_SERVER, 2, AVT_WIDTH_HALF, 0, 1);
  avt_elevation_layout_init (&layout, avt_design_rack (sample.design, rack),
                             &avt_elevation_options_paper);
  front = avt_elevation_layout_place (&layout, AVT_ELEVATION_FRONT,
                                      avt_design_type (sample.design, half),
                                      &(AvtPlace){ rack, 2, 0, AVT_SLOT_LEFT });
  rear = avt_elevation_layout_place (&layout, AVT_ELEVATION_REAR,
                                     avt_design_type (sample.design, half),
                                     &(AvtPlace){ rack, 2, 0, AVT_SLOT_LEFT });
  g_assert_cmpfloat (front.x, ==, layout.panels[AVT_ELEVATION_FRONT].x);
  g_assert_cmpfloat_with_epsilon (avt_rect_right (rear),
                                  avt_rect_right (layout.panels[AVT_ELEVATION_REAR]), 1e-9);
  avt_sample_clear (&sample);
}

/* From the side a strip stands against the back of the cabinet, and is as long as it is. */
static void
test_strip (void)
{
  AvtSample sample;
  AvtId rack;
  AvtId strip;
  AvtElevationLayout layout;
  AvtRect side;
  AvtRect front;
  AvtPlace place;
  AvtType *type;

  avt_sample_init (&sample, 5);
  rack = avt_sample_add_rack (&sample, "A", 42);
  strip = avt_sample_add_type (&sample, "strip", AVT_TYPE_PDU, 0, AVT_WIDTH_FULL, 0, 0);
  type = avt_entity_copy (avt_design_type (sample.design, strip));
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_DEPTH_MM, 55);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_LENGTH_MM, 1780);
  place = (AvtPlace){ rack, 0, AVT_FACE_FRONT, AVT_SLOT_CHANNEL_RIGHT_1 };
  avt_elevation_layout_init (&layout, avt_design_rack (sample.design, rack),
                             &avt_elevation_options_paper);
  side = avt_elevation_layout_place (&layout, AVT_ELEVATION_SIDE, type, &place);
  front = avt_elevation_layout_place (&layout, AVT_ELEVATION_FRONT, type, &place);
  g_assert_cmpfloat_with_epsilon (avt_rect_right (side),
                                  avt_rect_right (layout.frames[AVT_ELEVATION_SIDE]), 1e-9);
  g_assert_cmpfloat_with_epsilon (side.width, 55 * layout.mm, 1e-9);
  g_assert_cmpfloat_with_epsilon (side.height, 1780 * layout.mm, 1e-9);
  g_assert_cmpfloat_with_epsilon (front.height, side.height, 1e-9);
  g_assert_cmpfloat_with_epsilon (front.y, side.y, 1e-9);
  g_assert_cmpfloat (front.x, >, avt_rect_right (layout.panels[AVT_ELEVATION_FRONT]));
  avt_entity_unref (type);
  avt_sample_clear (&sample);
}

/* 1:8 of 44.45 mm, on paper. */
static void
test_scale (void)
{
  AvtSample sample;
  AvtId rack;
  AvtElevationLayout layout;

  avt_sample_init (&sample, 3);
  rack = avt_sample_add_rack (&sample, "A", 45);
  avt_elevation_layout_init (&layout, avt_design_rack (sample.design, rack),
                             &avt_elevation_options_paper);
  g_assert_cmpfloat_with_epsilon (layout.unit_pt, 44.45 / 25.4 * 72 / 8, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.bottom_pt - layout.top_pt, 45 * layout.unit_pt, 1e-9);
  g_assert_cmpfloat_with_epsilon (avt_elevation_layout_y (&layout, 2), layout.bottom_pt, 1e-9);
  avt_sample_clear (&sample);
}

/* How fine a row is drawn changes its type, not where anything stands. */
static void
test_detail (void)
{
  AvtSample sample;
  AvtId rack;
  AvtElevationOptions coarse = { AVT_ELEVATION_SHOW (AVT_ELEVATION_FRONT), 39, 0, 13 };
  AvtElevationOptions fine = { AVT_ELEVATION_SHOW (AVT_ELEVATION_FRONT), 13, 0, 13 };
  AvtElevationLayout of_coarse, of_fine;
  AvtDiagramContext context;
  g_autoptr (AvtRackRow) row = NULL;

  avt_sample_init (&sample, 4);
  rack = avt_sample_add_rack (&sample, "A", 45);
  avt_elevation_layout_init (&of_coarse, avt_design_rack (sample.design, rack), &coarse);
  avt_elevation_layout_init (&of_fine, avt_design_rack (sample.design, rack), &fine);
  g_assert_cmpfloat_with_epsilon (3 * of_coarse.width_pt, of_fine.width_pt, 1e-9);
  g_assert_cmpfloat_with_epsilon (3 * of_coarse.top_pt, of_fine.top_pt, 1e-9);
  context = context_new (&sample);
  row = avt_rack_row_new (&context, &rack, 1, &coarse);
  g_assert_cmpfloat_with_epsilon (avt_scene_get_width (avt_rack_row_get_scene (row)),
                                  of_fine.width_pt, 1e-9);
  g_assert_cmpfloat_with_epsilon (avt_rack_row_get_frame (row, rack).y,
                                  of_fine.frames[AVT_ELEVATION_FRONT].y, 1e-9);
  context_clear (&context);
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/elevation-layout/round-trip", test_round_trip);
  g_test_add_func ("/view/elevation-layout/rear-is-mirrored", test_rear_is_mirrored);
  g_test_add_func ("/view/elevation-layout/scale", test_scale);
  g_test_add_func ("/view/elevation-layout/strip", test_strip);
  g_test_add_func ("/view/elevation-layout/detail", test_detail);
  return g_test_run ();
}
