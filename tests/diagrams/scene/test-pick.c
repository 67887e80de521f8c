#include "config.h"

#include "diagrams/scene/pick.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 8

/* A shape as it lies in the whole scene. */
typedef struct
{
  gboolean is_line;
  gboolean is_solid;
  AvtRect rect; /* of a line: the start, and the way to the end */
  double half_width;
  guint owner; /* a position in the entities, or G_MAXUINT */
} Shape;

typedef struct
{
  AvtId id;
  AvtRect bounds;
} Entity;

/* A random scene, and what it consists of as plain lists. */
typedef struct
{
  GRand *random;
  AvtMeasurer *measurer;
  GArray *shapes;
  GArray *entities;
  guint owners[MAX_DEPTH];
  guint n_owners;
  AvtTransform transforms[MAX_DEPTH];
  guint n_transforms;
} Model;

static double
real (Model *self, double low, double high)
{
  return g_rand_double_range (self->random, low, high);
}

static AvtTransform *
place (Model *self)
{
  return &self->transforms[self->n_transforms - 1];
}

static void
enter (Model *self, AvtTransform transform)
{
  AvtTransform inner = avt_transform_chain (*place (self), transform);

  self->transforms[self->n_transforms++] = inner;
}

static void
note_shape (Model *self, Shape shape, AvtRect bounds)
{
  shape.owner = self->n_owners > 0 ? self->owners[self->n_owners - 1] : G_MAXUINT;
  g_array_append_val (self->shapes, shape);
  bounds = avt_transform_rect (*place (self), bounds);
  for (guint i = 0; i < self->n_owners; i++)
    {
      Entity *entity = &g_array_index (self->entities, Entity, self->owners[i]);

      entity->bounds = avt_rect_union (entity->bounds, bounds);
    }
}

static void
add_rectangle (Model *self, AvtSceneBuilder *builder)
{
  AvtRect rect = avt_rect (real (self, 0, 80), real (self, 0, 80), real (self, 0, 40),
                           real (self, 0, 40));
  gboolean is_solid = g_rand_boolean (self->random);
  AvtStyle style = { .fill = is_solid ? AVT_COLOR (1) : AVT_COLOR_NONE, .stroke = AVT_COLOR (2),
                     .width_pt = 2 };

  avt_scene_builder_add_rectangle (builder, rect, &style);
  note_shape (self,
              (Shape){ .is_solid = is_solid, .rect = avt_transform_rect (*place (self), rect),
                       .half_width = place (self)->scale },
              avt_rect_grow (rect, 1));
}

static void
add_line (Model *self, AvtSceneBuilder *builder)
{
  double x1 = real (self, 0, 100), y1 = real (self, 0, 100);
  double x2 = real (self, 0, 100), y2 = real (self, 0, 100);
  const AvtStyle style = { .stroke = AVT_COLOR (2), .width_pt = 3 };
  AvtTransform *t = place (self);

  avt_scene_builder_add_line (builder, x1, y1, x2, y2, &style);
  note_shape (self,
              (Shape){ .is_line = TRUE,
                       .rect = { t->x + t->scale * x1, t->y + t->scale * y1, t->scale * (x2 - x1),
                                 t->scale * (y2 - y1) },
                       .half_width = 1.5 * t->scale },
              avt_rect_grow (avt_rect (MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1)),
                             3));
}

static AvtTransform
random_transform (Model *self)
{
  return (AvtTransform){ real (self, -20, 20), real (self, -20, 20), real (self, 0.5, 1.5) };
}

static void add_some (Model *self, AvtSceneBuilder *builder, guint depth);

static void
add_group (Model *self, AvtSceneBuilder *builder, guint depth)
{
  AvtGroup group = { .transform = random_transform (self), .role = "device" };
  gboolean is_entity = g_rand_int_range (self->random, 0, 3) > 0;

  if (is_entity)
    {
      Entity entity = { .bounds = AVT_RECT_EMPTY };

      g_snprintf (entity.id.text, sizeof entity.id.text, "d%012u", self->entities->len);
      group.id = entity.id;
      self->owners[self->n_owners++] = self->entities->len;
      g_array_append_val (self->entities, entity);
    }
  avt_scene_builder_push_group (builder, &group);
  enter (self, group.transform);
  add_some (self, builder, depth + 1);
  self->n_transforms--;
  avt_scene_builder_pop_group (builder);
  if (is_entity)
    self->n_owners--;
}

static void
add_shared (Model *self, AvtSceneBuilder *builder, guint depth)
{
  AvtTransform transform = random_transform (self);
  AvtSceneBuilder *inner = avt_scene_builder_new (self->measurer, 100, 100);
  g_autoptr (AvtScene) scene = NULL;

  enter (self, transform);
  add_some (self, inner, depth + 1);
  self->n_transforms--;
  scene = avt_scene_builder_end (inner);
  avt_scene_builder_add_scene (builder, scene, transform);
}

static void
add_some (Model *self, AvtSceneBuilder *builder, guint depth)
{
  guint n = (guint) g_rand_int_range (self->random, 0, depth == 0 ? 30 : 5);

  for (guint i = 0; i < n; i++)
    switch (g_rand_int_range (self->random, 0, depth < 3 ? 4 : 2))
      {
      case 0:
        add_rectangle (self, builder);
        break;
      case 1:
        add_line (self, builder);
        break;
      case 2:
        add_group (self, builder, depth);
        break;
      default:
        add_shared (self, builder, depth);
        break;
      }
}

static AvtScene *
random_scene (Model *self, guint32 seed)
{
  AvtSceneBuilder *builder;

  self->random = g_rand_new_with_seed (seed);
  self->measurer = avt_measurer_new_stub ();
  self->shapes = g_array_new (FALSE, FALSE, sizeof (Shape));
  self->entities = g_array_new (FALSE, FALSE, sizeof (Entity));
  self->n_owners = 0;
  self->n_transforms = 1;
  self->transforms[0] = AVT_TRANSFORM_IDENTITY;
  builder = avt_scene_builder_new (self->measurer, 100, 100);
  add_some (self, builder, 0);
  return avt_scene_builder_end (builder);
}

static void
clear_model (Model *self)
{
  g_rand_free (self->random);
  avt_measurer_unref (self->measurer);
  g_array_unref (self->shapes);
  g_array_unref (self->entities);
}

static int
line_is_at (const Shape *shape, double x, double y, double reach)
{
  double nearest = G_MAXDOUBLE;

  /* By trying points of it: independent of how the program computes a distance. */
  for (int i = 0; i <= 1000; i++)
    {
      double t = i / 1000.0;

      nearest = MIN (nearest, hypot (shape->rect.x + t * shape->rect.width - x,
                                     shape->rect.y + t * shape->rect.height - y));
    }
  /* what lies between two tries cannot be told */
  if (fabs (nearest - reach) < 0.2)
    return -1;
  return nearest <= reach;
}

static int
shape_is_at (const Shape *shape, double x, double y, double slop)
{
  double reach = shape->half_width + slop;
  double right = avt_rect_right (shape->rect), bottom = avt_rect_bottom (shape->rect);

  if (shape->is_line)
    return line_is_at (shape, x, y, reach);
  if (x < shape->rect.x - reach || y < shape->rect.y - reach || x > right + reach
      || y > bottom + reach)
    return FALSE;
  return shape->is_solid
         || !(x >= shape->rect.x + reach && y >= shape->rect.y + reach && x <= right - reach
              && y <= bottom - reach);
}

static gboolean
contains (GArray *ids, AvtId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (avt_id_equal (g_array_index (ids, AvtId, i), id))
      return TRUE;
  return FALSE;
}

/* The entities under a point, or NULL where the model cannot tell. */
static GArray *
search_at (const Model *self, double x, double y, double slop)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = self->shapes->len; i-- > 0;)
    {
      const Shape *shape = &g_array_index (self->shapes, Shape, i);
      int is_at = shape_is_at (shape, x, y, slop);
      AvtId id;

      if (is_at < 0)
        {
          g_array_unref (ids);
          return NULL;
        }
      if (!is_at || shape->owner == G_MAXUINT)
        continue;
      id = g_array_index (self->entities, Entity, shape->owner).id;
      if (!contains (ids, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
check_hits (GArray *hits, GArray *expected)
{
  g_assert_cmpuint (hits->len, ==, expected->len);
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpstr (g_array_index (hits, AvtHit, i).id.text, ==,
                     g_array_index (expected, AvtId, i).text);
}

static void
check_bounds (const Model *self, GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const AvtHit *hit = &g_array_index (hits, AvtHit, i);
      guint64 number = g_ascii_strtoull (hit->id.text + 1, NULL, 10);
      AvtRect bounds = g_array_index (self->entities, Entity, number).bounds;

      if (avt_rect_is_empty (bounds))
        {
          g_assert_true (avt_rect_is_empty (hit->bounds));
          continue;
        }
      g_assert_cmpfloat_with_epsilon (hit->bounds.x, bounds.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (hit->bounds.y, bounds.y, 1e-6);
      g_assert_cmpfloat_with_epsilon (hit->bounds.width, bounds.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (hit->bounds.height, bounds.height, 1e-6);
    }
}

static void
test_point_equals_search (void)
{
  guint n_hits = 0, n_told = 0;

  for (guint32 seed = 1; seed <= 40; seed++)
    {
      Model model;
      g_autoptr (AvtScene) scene = random_scene (&model, seed);

      for (guint i = 0; i < 100; i++)
        {
          double x = real (&model, -60, 160), y = real (&model, -60, 160);
          double slop = i % 3 == 0 ? 0 : real (&model, 0, 4);
          g_autoptr (GArray) hits = avt_pick_at (scene, x, y, slop);
          g_autoptr (GArray) expected = search_at (&model, x, y, slop);

          if (expected == NULL)
            continue;
          check_hits (hits, expected);
          check_bounds (&model, hits);
          n_told++;
          n_hits += hits->len;
        }
      clear_model (&model);
    }
  g_assert_cmpuint (n_told, >, 2500);
  g_assert_cmpuint (n_hits, >, 300);
}

static void
test_enclosed_equals_search (void)
{
  guint n_hits = 0;

  for (guint32 seed = 1; seed <= 40; seed++)
    {
      Model model;
      g_autoptr (AvtScene) scene = random_scene (&model, seed);

      for (guint i = 0; i < 30; i++)
        {
          AvtRect rect = avt_rect (real (&model, -60, 60), real (&model, -60, 60),
                                   real (&model, 20, 200), real (&model, 20, 200));
          g_autoptr (GArray) hits = avt_pick_in (scene, rect, AVT_PICK_ENCLOSED);
          g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (AvtId));

          for (guint k = model.entities->len; k-- > 0;)
            {
              const Entity *entity = &g_array_index (model.entities, Entity, k);

              if (avt_rect_contains (rect, entity->bounds))
                g_array_append_val (expected, entity->id);
            }
          check_hits (hits, expected);
          n_hits += hits->len;
        }
      clear_model (&model);
    }
  g_assert_cmpuint (n_hits, >, 300);
}

/* A rectangle touches what a point in it does: tried on a grid. What is only touched between the
 * points may be found besides. */
static void
test_touching_holds_points (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      Model model;
      g_autoptr (AvtScene) scene = random_scene (&model, seed);
      AvtRect rect = avt_rect (real (&model, 0, 60), real (&model, 0, 60), real (&model, 1, 60),
                               real (&model, 1, 60));
      g_autoptr (GArray) touched = avt_pick_in (scene, rect, AVT_PICK_TOUCHING);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
      guint n_seen = 0;

      for (guint i = 0; i < touched->len; i++)
        g_array_append_val (ids, g_array_index (touched, AvtHit, i).id);
      for (guint i = 0; i <= 40; i++)
        for (guint k = 0; k <= 40; k++)
          {
            g_autoptr (GArray) hits = avt_pick_at (scene, rect.x + rect.width * i / 40,
                                                   rect.y + rect.height * k / 40, 0);

            for (guint h = 0; h < hits->len; h++)
              {
                g_assert_true (contains (ids, g_array_index (hits, AvtHit, h).id));
                n_seen++;
              }
          }
      g_assert_true (ids->len == 0 || n_seen > 0);
      clear_model (&model);
    }
}

static void
check_all_and_find (const Model *model, AvtScene *scene)
{
  g_autoptr (GArray) all = avt_pick_all (scene);
  AvtHit hit;

  g_assert_cmpuint (all->len, ==, model->entities->len);
  check_bounds (model, all);
  for (guint i = 0; i < all->len; i++)
    {
      const Entity *entity = &g_array_index (model->entities, Entity, all->len - 1 - i);

      g_assert_cmpstr (g_array_index (all, AvtHit, i).id.text, ==, entity->id.text);
      g_assert_true (avt_pick_find (scene, entity->id, &hit));
      g_assert_cmpstr (hit.id.text, ==, entity->id.text);
      if (!avt_rect_is_empty (hit.bounds))
        g_assert_cmpfloat_with_epsilon (hit.bounds.x, entity->bounds.x, 1e-6);
    }
  g_assert_false (avt_pick_find (scene, (AvtId){ "d999999999999" }, &hit));
  g_assert_false (avt_pick_find (scene, AVT_ID_NONE, &hit));
}

static void
test_all_and_find (void)
{
  guint n_entities = 0;

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      Model model;
      g_autoptr (AvtScene) scene = random_scene (&model, seed);

      check_all_and_find (&model, scene);
      n_entities += model.entities->len;
      clear_model (&model);
    }
  g_assert_cmpuint (n_entities, >, 100);
}

static const AvtStyle solid = { .fill = AVT_COLOR (1) };
static const AvtStyle outline = { .stroke = AVT_COLOR (1), .width_pt = 2 };

static AvtScene *
single (AvtGroup group, AvtPathVerb shape, const AvtStyle *style)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);

  group.id = (AvtId){ "d000000000001" };
  avt_scene_builder_push_group (builder, &group);
  switch (shape)
    {
    case AVT_PATH_MOVE: /* a rectangle */
      avt_scene_builder_add_rectangle (builder, avt_rect (10, 10, 40, 40), style);
      break;
    case AVT_PATH_LINE: /* a triangle, its last side open */
      avt_scene_builder_line_to (builder, 10, 10);
      avt_scene_builder_line_to (builder, 50, 10);
      avt_scene_builder_line_to (builder, 50, 50);
      break;
    case AVT_PATH_ARC:
      avt_scene_builder_arc (builder, 30, 30, 20, 0, 2 * G_PI);
      break;
    case AVT_PATH_CLOSE: /* the triangle, closed */
      avt_scene_builder_line_to (builder, 10, 10);
      avt_scene_builder_line_to (builder, 50, 10);
      avt_scene_builder_line_to (builder, 50, 50);
      avt_scene_builder_close_path (builder);
      break;
    }
  avt_scene_builder_end_path (builder, style);
  return avt_scene_builder_end (builder);
}

static void
check_at (AvtGroup group, AvtPathVerb shape, const AvtStyle *style, double x, double y,
          double slop, gboolean expected)
{
  g_autoptr (AvtScene) scene = single (group, shape, style);
  g_autoptr (GArray) hits = avt_pick_at (scene, x, y, slop);
  /* A small rectangle there touches the same, or more by its corners. */
  g_autoptr (GArray) touched = avt_pick_in (scene, avt_rect (x - slop, y - slop, 2 * slop,
                                                             2 * slop), AVT_PICK_TOUCHING);

  g_assert_cmpuint (hits->len, ==, expected ? 1 : 0);
  if (expected)
    g_assert_cmpuint (touched->len, ==, 1);
}

static void
test_shapes (void)
{
  const AvtGroup plain = { 0 };
  const AvtGroup whole = { .picking = AVT_PICK_BOUNDS }, none = { .picking = AVT_PICK_NONE };
  const AvtRect half = avt_rect (0, 0, 30, 100);
  const AvtGroup clipped = { .clip = &half };
  const AvtStyle hatched = { .hatch = AVT_HATCH_CROSS, .hatch_color = AVT_COLOR (1) };

  check_at (plain, AVT_PATH_MOVE, &solid, 30, 30, 0, TRUE);
  check_at (plain, AVT_PATH_MOVE, &hatched, 30, 30, 0, TRUE);
  check_at (plain, AVT_PATH_MOVE, &outline, 30, 30, 0, FALSE);
  check_at (plain, AVT_PATH_MOVE, &outline, 10.9, 30, 0, TRUE);
  check_at (plain, AVT_PATH_MOVE, &outline, 11.1, 30, 0, FALSE);
  check_at (plain, AVT_PATH_MOVE, &outline, 14, 30, 4, TRUE);
  check_at (plain, AVT_PATH_MOVE, &solid, 9, 30, 0, FALSE);
  check_at (plain, AVT_PATH_MOVE, &solid, 9, 30, 1, TRUE);
  check_at (whole, AVT_PATH_MOVE, &outline, 30, 30, 0, TRUE);
  check_at (none, AVT_PATH_MOVE, &solid, 30, 30, 0, FALSE);
  check_at (clipped, AVT_PATH_MOVE, &solid, 29, 30, 0, TRUE);
  check_at (clipped, AVT_PATH_MOVE, &solid, 31, 30, 0, FALSE);

  check_at (plain, AVT_PATH_LINE, &solid, 40, 20, 0, TRUE);
  check_at (plain, AVT_PATH_LINE, &solid, 20, 40, 0, FALSE);
  check_at (plain, AVT_PATH_LINE, &outline, 40, 20, 0, FALSE);
  check_at (plain, AVT_PATH_LINE, &outline, 30, 10.5, 0, TRUE);
  check_at (plain, AVT_PATH_LINE, &outline, 30, 30, 0.1, FALSE);
  check_at (plain, AVT_PATH_CLOSE, &outline, 30, 30, 0.1, TRUE);

  check_at (plain, AVT_PATH_ARC, &solid, 30, 30, 0, TRUE);
  check_at (plain, AVT_PATH_ARC, &solid, 12, 12, 0, FALSE);
  check_at (plain, AVT_PATH_ARC, &outline, 30, 30, 0, FALSE);
  check_at (plain, AVT_PATH_ARC, &outline, 10, 30, 0, TRUE);
  check_at (plain, AVT_PATH_ARC, &outline, 30 + 20 * G_SQRT2 / 2, 30 + 20 * G_SQRT2 / 2, 0, TRUE);
}

static void
check_touching (const AvtStyle *style, AvtPathVerb shape, AvtRect rect, gboolean expected)
{
  g_autoptr (AvtScene) scene = single ((AvtGroup){ 0 }, shape, style);
  g_autoptr (GArray) hits = avt_pick_in (scene, rect, AVT_PICK_TOUCHING);

  g_assert_cmpuint (hits->len, ==, expected ? 1 : 0);
}

static void
test_touching (void)
{
  check_touching (&outline, AVT_PATH_MOVE, avt_rect (20, 20, 10, 10), FALSE);
  check_touching (&solid, AVT_PATH_MOVE, avt_rect (20, 20, 10, 10), TRUE);
  check_touching (&outline, AVT_PATH_MOVE, avt_rect (20, 20, 40, 10), TRUE);
  check_touching (&outline, AVT_PATH_MOVE, avt_rect (0, 0, 100, 100), TRUE);
  check_touching (&outline, AVT_PATH_MOVE, avt_rect (60, 60, 10, 10), FALSE);
  /* in the bounds of the triangle, but beside it */
  check_touching (&solid, AVT_PATH_LINE, avt_rect (12, 40, 10, 10), FALSE);
  check_touching (&solid, AVT_PATH_LINE, avt_rect (40, 15, 5, 5), TRUE);
  check_touching (&outline, AVT_PATH_LINE, avt_rect (40, 15, 5, 5), FALSE);
  check_touching (&outline, AVT_PATH_LINE, avt_rect (40, 15, 20, 5), TRUE);
  check_touching (&outline, AVT_PATH_LINE, avt_rect (0, 0, 100, 100), TRUE);
  check_touching (&outline, AVT_PATH_ARC, avt_rect (25, 25, 10, 10), FALSE);
  check_touching (&outline, AVT_PATH_ARC, avt_rect (5, 29, 10, 2), TRUE);
}

static void
test_text (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  AvtSceneBuilder *builder = avt_scene_builder_new (measurer, 100, 100);
  const AvtTextStyle style = { .color = AVT_COLOR (1), .size = AVT_TEXT_6 };
  g_autoptr (AvtScene) part = NULL;
  g_autoptr (AvtScene) scene = NULL;

  avt_scene_builder_push_group (builder, &(AvtGroup){ .id = { "d000000000001" },
                                                      .title = "esx01.example.com" });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 50, 20), &solid);
  avt_scene_builder_add_fitted_text (builder, 5, 10, 20, "esx01.example.com", &style);
  avt_scene_builder_add_fitted_text (builder, 30, 10, 10, "R2208WF", &style);
  avt_scene_builder_pop_group (builder);
  part = avt_scene_builder_end (builder);
  builder = avt_scene_builder_new (measurer, 100, 100);
  avt_scene_builder_push_group (builder, &(AvtGroup){ .title = "B04" });
  avt_scene_builder_add_rectangle (builder, avt_rect (0, 0, 200, 100), &solid);
  avt_scene_builder_add_scene (builder, part, (AvtTransform){ 10, 10, 2 });
  scene = avt_scene_builder_end (builder);

  g_assert_cmpstr (avt_pick_text (scene, 12, 12, 0), ==, "esx01.example.com");
  g_assert_cmpstr (avt_pick_text (scene, 10 + 2 * 32, 10 + 2 * 9, 0), ==, "R2208WF");
  g_assert_cmpstr (avt_pick_text (scene, 150, 90, 0), ==, "B04");
  g_assert_null (avt_pick_text (scene, 300, 90, 0));
}

static gpointer
pick_cb (gpointer data)
{
  g_autoptr (GArray) hits = avt_pick_at (data, 30, 30, 2);

  return GUINT_TO_POINTER (hits->len);
}

/* The index is made once, whoever asks first. */
static void
test_threads (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      Model model;
      g_autoptr (AvtScene) scene = random_scene (&model, seed);
      g_autoptr (AvtScene) alone = NULL;
      Model again;
      GThread *threads[4];

      alone = random_scene (&again, seed);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("pick", pick_cb, scene);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_assert_true (g_thread_join (threads[i]) == pick_cb (alone));
      clear_model (&model);
      clear_model (&again);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/scene/pick/point-equals-search", test_point_equals_search);
  g_test_add_func ("/diagrams/scene/pick/enclosed-equals-search", test_enclosed_equals_search);
  g_test_add_func ("/diagrams/scene/pick/touching-holds-points", test_touching_holds_points);
  g_test_add_func ("/diagrams/scene/pick/all-and-find", test_all_and_find);
  g_test_add_func ("/diagrams/scene/pick/shapes", test_shapes);
  g_test_add_func ("/diagrams/scene/pick/touching", test_touching);
  g_test_add_func ("/diagrams/scene/pick/text", test_text);
  g_test_add_func ("/diagrams/scene/pick/threads", test_threads);
  return g_test_run ();
}
