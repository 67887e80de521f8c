#include "config.h"

#include "diagrams/scene/text-form.h"
#include "tests/diagrams/scene/picture.h"

#include <locale.h>

static AvtScene *
new_part (AvtMeasurer *measurer)
{
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 10, 10);
  const AvtStyle hatched = { .fill = AVT_COLOR (0xfdf2ea), .stroke = AVT_COLOR (0xb3541e),
                             .hatch_color = { 0xb3, 0x54, 0x1e, 0x80 }, .width_pt = 0.35f,
                             .dash = AVT_DASH_DASHED, .hatch = AVT_HATCH_RISING };

  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0.5, 10, 9.25), &hatched);
  return avt_scene_builder_end (builder);
}

static AvtScene *
new_scene (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtScene) part = new_part (measurer);
  g_autoptr (AvtImage) picture = test_picture_new ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 50.5);
  AvtRect clip = avt_rect (0, 0, 40, 40);
  AvtId id = { "r0123456789ab" };
  const AvtStyle line = { .stroke = AVT_COLOR (0x1d2129), .width_pt = 1, .dash = AVT_DASH_DOTTED };
  const AvtTextStyle bold = { AVT_COLOR (0x1d2129), AVT_TEXT_14, AVT_TEXT_BOLD, AVT_ANCHOR_MIDDLE,
                              AVT_TURN_NONE };
  const AvtTextStyle up = { AVT_COLOR (0), AVT_TEXT_6, AVT_TEXT_REGULAR, AVT_ANCHOR_START,
                            AVT_TURN_UP, AVT_COLOR (0xfdf2ea) };

  avt_scene_builder_set_title (builder, "Row \"B\"", NULL);
  avt_scene_builder_push_group (builder,
                                &(AvtGroup){ .id = id, .role = "rack", .title = "B04",
                                             .description = "45 U\n", .anchor = "b04",
                                             .transform = { 10, 20, 0.5 }, .clip = &clip,
                                             .picking = AVT_PICK_BOUNDS });
  avt_scene_builder_move_to (builder, 0, 0);
  avt_scene_builder_line_to (builder, 10, -0.0004);
  avt_scene_builder_arc (builder, 10, 10, 5, 0, 1.5);
  avt_scene_builder_close_path (builder);
  avt_scene_builder_end_path (builder, &line);
  avt_scene_builder_add_text (builder, 5, 7, "Größe\\", &bold);
  avt_scene_builder_pop_group (builder);
  avt_scene_builder_add_fitted_text (builder, 5, 7, 9, "esx01", &up);
  avt_scene_builder_add_scene (builder, part, (AvtTransform){ 50, 0, 1 });
  avt_scene_builder_add_image (builder, avt_rect (1, 1, 4, 2), picture);
  avt_scene_builder_add_link (builder, avt_rect (1, 1, 4, 2), "https://example.com/?a=\"b\"");
  avt_scene_builder_add_link_to (builder, avt_rect (1, 1, 4, 2), "b04");
  return avt_scene_builder_end (builder);
}

static const char expected[] =
  "scene 100 50.5 title \"Row \\\"B\\\"\"\n"
  "  group rack r0123456789ab at 10 20 scale 0.5 clip 0 0 40 40 pick bounds anchor \"b04\""
  " title \"B04\" description \"45 U\\x0a\"\n"
  "    path M 0 0 L 10 0 A 10 10 5 0 1.5 Z stroke #1d2129 1 dotted\n"
  "    text 5 7 size 14 bold middle color #1d2129 text \"Größe\\\\\"\n"
  "  text 5 7 size 6 start up color #000000 backing #fdf2ea text \"e…1\" full \"esx01\"\n"
  "  scene at 50 0\n"
  "    rect 0 0.5 10 9.25 fill #fdf2ea rising #b3541e80 stroke #b3541e 0.35 dashed\n"
  "  image 1 1 4 2 pixels 2 1\n"
  "  link 1 1 4 2 uri \"https://example.com/?a=\\\"b\\\"\"\n"
  "  link 1 1 4 2 to \"b04\"\n";

static void
test_every_kind (void)
{
  g_autoptr (AvtScene) scene = new_scene ();
  g_autofree char *text = avt_scene_to_text (scene);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_locale (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  test_every_kind ();
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/text-form/every-kind", test_every_kind);
  g_test_add_func ("/diagrams/scene/text-form/locale", test_locale);
  return g_test_run ();
}
