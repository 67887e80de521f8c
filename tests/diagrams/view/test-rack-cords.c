#include "config.h"

#include "diagrams/scene/pick.h"
#include "diagrams/view/layers.h"
#include "diagrams/view/rack-elevation.h"
#include "engine/io/design-file.h"

#include <string.h>

typedef struct
{
  AvtDesign *design;
  AvtMeasurer *measurer;
  AvtWords *words;
} Sample;

static void
sample_init (Sample *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("AVT_SOURCE_ROOT"), "data", "samples",
                                            "optane-rack.archivolt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  self->design = avt_design_from_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
  self->measurer = avt_measurer_new_stub ();
  self->words = avt_words_new ("en", NULL);
}

static void
sample_clear (Sample *self)
{
  avt_design_unref (self->design);
  avt_measurer_unref (self->measurer);
  avt_words_unref (self->words);
}

static GArray *
hits_of (Sample *self, AvtElevationView view, const char *layers, AvtScene **scene)
{
  AvtDiagramContext context = { self->design, NULL, self->measurer, self->words, 0 };
  AvtElevationOptions options = { AVT_ELEVATION_SHOW (view), 8, 0, 0, 0 };
  const AvtRack *rack = avt_design_get (self->design, AVT_KIND_RACK, 0);

  g_assert_true (avt_layers_parse (layers, &options.layers));
  *scene = avt_rack_elevation (&context, rack->entity.id, &options);
  return avt_pick_all (*scene);
}

static guint
count_cables (Sample *self, AvtElevationView view, const char *layers)
{
  g_autoptr (AvtScene) scene = NULL;
  g_autoptr (GArray) hits = hits_of (self, view, layers, &scene);
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    n += g_strcmp0 (g_array_index (hits, AvtHit, i).role, "cable") == 0 ? 1 : 0;
  return n;
}

/* 21 servers with a cord on each side. */
static void
test_layers (void)
{
  Sample sample;

  sample_init (&sample);
  g_assert_cmpuint (count_cables (&sample, AVT_ELEVATION_FRONT, ""), ==, 0);
  g_assert_cmpuint (count_cables (&sample, AVT_ELEVATION_FRONT, "power-a"), ==, 21);
  g_assert_cmpuint (count_cables (&sample, AVT_ELEVATION_REAR, "power-b,faces"), ==, 21);
  g_assert_cmpuint (count_cables (&sample, AVT_ELEVATION_REAR, "power-a,power-b"), ==, 42);
  g_assert_cmpuint (count_cables (&sample, AVT_ELEVATION_SIDE, "power-a,power-b"), ==, 0);
  sample_clear (&sample);
}

static gboolean
is_end_of (const AvtLink *link, AvtId device)
{
  return avt_id_equal (link->a_device, device) || avt_id_equal (link->b_device, device);
}

/* No cable lies in a device that it does not belong to. */
static void
check_clear (Sample *self, AvtElevationView view)
{
  g_autoptr (AvtScene) scene = NULL;
  g_autoptr (GArray) hits = hits_of (self, view, "power-a,power-b,phases,network", &scene);

  for (guint i = 0; i < hits->len; i++)
    for (guint j = 0; j < hits->len; j++)
      {
        const AvtHit *cable = &g_array_index (hits, AvtHit, i);
        const AvtHit *device = &g_array_index (hits, AvtHit, j);
        AvtRect shared = avt_rect_intersection (cable->bounds, avt_rect_grow (device->bounds, -1));

        if (g_strcmp0 (cable->role, "cable") == 0
            && (g_strcmp0 (device->role, "device") == 0
                || g_strcmp0 (device->role, "channel-device") == 0)
            && !is_end_of (avt_design_lookup (self->design, cable->id), device->id))
          g_assert_true (avt_rect_is_empty (shared));
      }
}

static void
test_clear (void)
{
  Sample sample;

  sample_init (&sample);
  check_clear (&sample, AVT_ELEVATION_FRONT);
  check_clear (&sample, AVT_ELEVATION_REAR);
  sample_clear (&sample);
}

static void
test_parse (void)
{
  guint32 layers;

  g_assert_true (avt_layers_parse ("power-a, phases", &layers));
  g_assert_true (avt_layers_show (layers, AVT_LAYER_POWER_A));
  g_assert_true (avt_layers_show (layers, AVT_LAYER_PHASES));
  g_assert_false (avt_layers_show (layers, AVT_LAYER_STATE));
  g_assert_true (avt_layers_parse ("", &layers));
  g_assert_false (avt_layers_show (layers, AVT_LAYER_STATE));
  g_assert_true (avt_layers_show (0, AVT_LAYER_STATE));
  g_assert_false (avt_layers_parse ("power", &layers));
  g_assert_false (avt_layers_parse ("power-a,", &layers));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/rack-cords/layers", test_layers);
  g_test_add_func ("/view/rack-cords/clear", test_clear);
  g_test_add_func ("/view/rack-cords/parse", test_parse);
  return g_test_run ();
}
