#include "config.h"

#include "diagrams/view/rack-elevation.h"

#include "diagrams/scene/text-form.h"
#include "tests/diagrams/view/sample-rack.h"

#include <string.h>

typedef struct
{
  AvtRect text[512]; /* of the labels of one view, in the scene */
  guint n_texts;
  AvtRect container; /* the device being walked */
  gboolean in_device;
  guint n_devices;
  guint n_ghosts;
} Walk;

/* A line of text is higher than its letters: by as much as an accent on a capital. */
#define LEADING_PT 0.9

static void
check_label (Walk *walk, AvtRect rect, AvtTextTurn turn)
{
  double dx = turn == AVT_TURN_NONE ? 0 : LEADING_PT;
  double dy = turn == AVT_TURN_NONE ? LEADING_PT : 0;

  rect = avt_rect (rect.x + dx, rect.y + dy, rect.width - 2 * dx, rect.height - 2 * dy);
  for (guint i = 0; i < walk->n_texts; i++)
    {
      AvtRect shared = avt_rect_intersection (walk->text[i], rect);

      g_assert_true (avt_rect_is_empty (shared) || shared.width < 0.01 || shared.height < 0.01);
    }
  g_assert_cmpuint (walk->n_texts, <, G_N_ELEMENTS (walk->text));
  walk->text[walk->n_texts++] = rect;
  if (!avt_rect_is_empty (walk->container))
    g_assert_true (avt_rect_contains (avt_rect_grow (walk->container, 0.01), rect));
}

static gboolean
visit_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Walk *walk = user_data;

  if (node->kind == AVT_NODE_GROUP)
    {
      const AvtGroup *group = &((const AvtGroupNode *) node)->group;

      walk->container = AVT_RECT_EMPTY;
      walk->in_device = avt_id_letter (group->id) == 'd';
      if (g_strcmp0 (group->role, "front") == 0 || g_strcmp0 (group->role, "rear") == 0)
        walk->n_texts = 0;
      if (g_strcmp0 (group->role, "side") == 0)
        return FALSE; /* halves hide each other there, by intention */
      if (walk->in_device)
        {
          walk->n_devices += strcmp (group->role, "ghost") != 0;
          walk->n_ghosts += strcmp (group->role, "ghost") == 0;
        }
    }
  else if (node->kind == AVT_NODE_RECTANGLE && avt_rect_is_empty (walk->container))
    {
      /* The first rectangle of a device is its front. */
      const AvtRectangleNode *rectangle = (const AvtRectangleNode *) node;

      if (walk->in_device)
        walk->container = avt_transform_rect (*transform, rectangle->rect);
    }
  else if (node->kind == AVT_NODE_TEXT)
    check_label (walk, avt_transform_rect (*transform, node->bounds),
                 ((const AvtTextNode *) node)->style->turn);
  return TRUE;
}

static AvtScene *
draw (AvtDesign *design, AvtId rack, AvtMeasurer *measurer)
{
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  AvtDiagramContext context = { design, NULL, measurer, words };

  return avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
}

static guint
count_soft_paths (const AvtScene *scene)
{
  g_autofree char *text = avt_scene_to_text (scene);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (g_strchug (lines[i]), "path ")
         && strstr (lines[i], "stroke #c9ced6 0.35") != NULL;
  return n;
}

static void
test_mixed_rack (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (AvtScene) scene = NULL;
  AvtSample sample;
  Walk walk = { .container = AVT_RECT_EMPTY };
  AvtId rack;

  g_assert_nonnull (measurer);
  avt_sample_init (&sample, 1);
  rack = avt_sample_add_mixed_rack (&sample);
  scene = draw (sample.design, rack, measurer);
  avt_scene_visit (scene, visit_cb, &walk);
  /* Front: two strips, two servers, two halves, the brush, the panel. Rear: the strips, servers
   * and halves again and two switches. */
  g_assert_cmpuint (walk.n_devices, ==, 8 + 8);
  /* The second switch seen from the front, where no panel hides it; brush seen from the rear. */
  g_assert_cmpuint (walk.n_ghosts, ==, 2);
  /* The units of three views, and bays or ports only at a device's own face: two servers and the
   * panel in front, two switches in the rear. */
  g_assert_cmpuint (count_soft_paths (scene), ==, 3 + 3 + 2);
  avt_sample_clear (&sample);
}

static void
fill_at_random (AvtSample *sample, AvtId rack, GRand *rand)
{
  static const char *const names[] = { "esx01", "a", "storage-array-with-a-very-long-name-indeed",
                                       "Ω-host <b>&amp;", "שלום-01", "host\twith\ncontrols" };

  for (guint i = 0; i < 40; i++)
    {
      gint64 height = g_rand_int_range (rand, 0, 9);
      AvtWidth width = height > 0 && g_rand_boolean (rand) ? AVT_WIDTH_HALF : AVT_WIDTH_FULL;
      AvtId type = avt_sample_add_type (
          sample, names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))],
          (AvtTypeCategory) g_rand_int_range (rand, 0, AVT_TYPE_OTHER + 1), height, width,
          g_rand_int_range (rand, 0, 900), g_rand_boolean (rand));
      AvtPlace place = { rack, g_rand_int_range (rand, 2, 80),
                         (AvtFace) g_rand_int_range (rand, 0, 2),
                         (AvtSlot) g_rand_int_range (rand, 0, AVT_SLOT_CHANNEL_RIGHT_2 + 1) };

      avt_sample_try_device (sample, type, names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))],
                             place, NULL);
    }
}

static void
test_random_racks (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (AvtScene) scene = NULL;
      AvtSample sample;
      Walk walk = { .container = AVT_RECT_EMPTY };
      AvtId rack;

      avt_sample_init (&sample, i);
      rack = avt_sample_add_rack (&sample, "R", g_rand_int_range (rand, 4, 48));
      fill_at_random (&sample, rack, rand);
      scene = draw (sample.design, rack, measurer);
      avt_scene_visit (scene, visit_cb, &walk);
      avt_sample_clear (&sample);
    }
}

static void
test_memo (void)
{
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtDesign) renamed = NULL;
  g_autoptr (AvtScene) first = NULL;
  g_autoptr (AvtScene) again = NULL;
  g_autoptr (AvtScene) after = NULL;
  AvtSample sample;
  AvtDiagramContext context;
  AvtId rack;
  AvtId other;
  AvtReferrers devices;
  const AvtDevice *device;

  avt_sample_init (&sample, 1);
  rack = avt_sample_add_mixed_rack (&sample);
  other = avt_sample_add_rack (&sample, "other", 10);
  context = (AvtDiagramContext){ sample.design, memo, measurer, words };
  first = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  again = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  g_assert_true (first == again);
  g_clear_pointer (&again, avt_scene_unref);

  context.design = renamed
      = avt_design_with_field_text (sample.design, other, "name", "else", NULL);
  again = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  g_assert_true (first == again);

  avt_design_devices_of_rack (sample.design, rack, &devices);
  device = avt_referrers_next (&devices);
  g_clear_pointer (&renamed, avt_design_unref);
  context.design = renamed
      = avt_design_with_field_text (sample.design, device->entity.id, "name", "else", NULL);
  after = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  g_assert_true (first != after);
  avt_sample_clear (&sample);
}

#define FACE                                                                                     \
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 482.6 44.45'>"                            \
  "<rect x='9' y='9' width='30' height='30' fill='#123456'/></svg>"

static void
told_cb (gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, TRUE);
}

static AvtId
add_rack_with_face (AvtSample *sample)
{
  AvtId rack = avt_sample_add_rack (sample, "R", 10);
  AvtId type = avt_sample_add_type (sample, "T", AVT_TYPE_SERVER, 2, AVT_WIDTH_FULL, 700, TRUE);
  AvtDesign *design = avt_design_with_field_text (sample->design, type, "face_front", FACE, NULL);
  AvtPlace place = { .rack = rack, .position_hu = 4 };

  g_assert_nonnull (design);
  avt_design_unref (sample->design);
  sample->design = design;
  avt_sample_add_device (sample, type, "server", place);
  return rack;
}

static gboolean
has_face (AvtScene *scene)
{
  g_autofree char *text = avt_scene_to_text (scene);

  return strstr (text, "#123456") != NULL;
}

/* A hasty drawing without a face is not kept; one that waited is, and the hasty one finds it. */
static void
test_hasty (void)
{
  g_autofree char *program
    = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), "app", "archivolt-svg", NULL);
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtFaceStore) faces = avt_face_store_new (measurer, program, AVT_FACE_WAIT_MS);
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtScene) hasty = NULL;
  g_autoptr (AvtScene) patient = NULL;
  g_autoptr (AvtScene) again = NULL;
  AvtSample sample;
  AvtDiagramContext context;
  gboolean was_told = FALSE;
  AvtId rack;

  avt_sample_init (&sample, 1);
  rack = add_rack_with_face (&sample);
  context = (AvtDiagramContext){ .design = sample.design, .memo = memo, .measurer = measurer,
                                 .words = words, .face_store = faces, .is_hasty = TRUE };
  avt_face_store_set_listener (faces, told_cb, &was_told);
  hasty = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  g_assert_false (has_face (hasty));
  context.is_hasty = FALSE;
  patient = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  g_assert_true (has_face (patient));
  while (!g_atomic_int_get (&was_told))
    g_usleep (1000);
  context.is_hasty = TRUE;
  again = avt_rack_elevation (&context, rack, &avt_elevation_options_paper);
  g_assert_true (again == patient);
  avt_face_store_set_listener (faces, NULL, NULL);
  avt_sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/rack-elevation/mixed-rack", test_mixed_rack);
  g_test_add_func ("/view/rack-elevation/random-racks", test_random_racks);
  g_test_add_func ("/view/rack-elevation/memo", test_memo);
  g_test_add_func ("/view/rack-elevation/hasty", test_hasty);
  return g_test_run ();
}
