/* Each status has a shape of its own, inside its box. */
#include "config.h"

#include "diagrams/scene/sign.h"
#include "diagrams/scene/text-form.h"

#include <string.h>

static AvtScene *
draw (AvtStatus status, AvtRect box)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 20, 20);

  avt_scene_builder_add_sign (builder, status, box);
  return avt_scene_builder_end (builder);
}

static void
test_shapes (void)
{
  AvtRect box = avt_rect (4, 4, 8, 8);
  g_autofree char *before = NULL;

  for (guint i = 0; i < AVT_N_STATUSES; i++)
    {
      g_autoptr (AvtScene) scene = draw ((AvtStatus) i, box);
      g_autofree char *form = avt_scene_to_text (scene);

      g_assert_true (avt_rect_contains (avt_rect_grow (box, 2), avt_scene_get_bounds (scene)));
      g_assert_cmpstr (form, !=, before);
      g_free (before);
      before = g_steal_pointer (&form);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/sign/shapes", test_shapes);
  return g_test_run ();
}
