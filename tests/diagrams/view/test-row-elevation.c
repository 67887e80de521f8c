#include "config.h"

#include "diagrams/view/row-elevation.h"
#include "tests/diagrams/view/golden.h"
#include "tests/diagrams/view/sample-rack.h"
#include "tests/diagrams/view/sample-row.h"

#include <string.h>

typedef struct
{
  AvtSample sample;
  AvtMeasurer *measurer;
  AvtWords *words;
  AvtDiagramContext context;
} Fixture;

static void
fixture_init (Fixture *self, guint n_racks, gint64 height_u)
{
  avt_sample_init (&self->sample, 1);
  for (guint i = 0; i < n_racks; i++)
    {
      g_autofree char *name = g_strdup_printf ("R%02u", i + 1);

      avt_sample_add_rack (&self->sample, name, height_u);
    }
  self->measurer = avt_measurer_new_stub ();
  self->words = avt_words_new ("en", NULL);
  self->context
    = (AvtDiagramContext){ self->sample.design, NULL, self->measurer, self->words };
}

static void
fixture_clear (Fixture *self)
{
  avt_words_unref (self->words);
  avt_measurer_unref (self->measurer);
  avt_sample_clear (&self->sample);
}

/* The names of the racks in the order they stand in, and the last word of the title block. */
typedef struct
{
  GString *racks;
  char *note;
} Found;

static gboolean
find_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  Found *found = user_data;

  if (node->kind == AVT_NODE_GROUP
      && g_strcmp0 (((const AvtGroupNode *) node)->group.role, "rack") == 0)
    g_string_append_printf (found->racks, " %s", ((const AvtGroupNode *) node)->group.title);
  if (node->kind == AVT_NODE_TEXT && strstr (((const AvtTextNode *) node)->text, "1:") != NULL)
    {
      g_free (found->note);
      found->note = g_strdup (((const AvtTextNode *) node)->text);
    }
  return TRUE;
}

static void
check_sheet (const Fixture *fixture, guint sheet, const char *racks, const char *note)
{
  g_autoptr (AvtScene) scene
    = avt_row_elevation_build (&fixture->context,
                               avt_design_get_info (fixture->sample.design)->entity.id, sheet);
  Found found = { g_string_new (NULL), NULL };

  avt_scene_visit (scene, find_cb, &found);
  g_assert_cmpstr (found.racks->str, ==, racks);
  g_assert_cmpstr (found.note, ==, note);
  g_string_free (found.racks, TRUE);
  g_free (found.note);
}

static guint
count (const Fixture *fixture)
{
  return avt_row_elevation_count_sheets (
    &fixture->context, avt_design_get_info (fixture->sample.design)->entity.id);
}

/* Two racks of 20 U: 150 mm a rack at 1:10 and 100 mm high, well within A4 across. */
static void
test_one_sheet (void)
{
  Fixture fixture;

  fixture_init (&fixture, 2, 20);
  g_assert_cmpuint (count (&fixture), ==, 2);
  check_sheet (&fixture, 0, " R01 R02", "Scale 1:10 · Sheet 1 / 2");
  check_sheet (&fixture, 1, " R02 R01", "Scale 1:10 · Sheet 2 / 2");
  fixture.context.faces = AVT_SHOW_REAR;
  g_assert_cmpuint (count (&fixture), ==, 1);
  check_sheet (&fixture, 0, " R02 R01", "Scale 1:10");
  fixture_clear (&fixture);
}

/* Upright A4 has 415 points for cabinets. At 1:15 one takes 113.4 and 22.5 around it, so three
 * stand on a sheet; at 1:18 there is no room for a fourth, so the sheets would be no fewer. */
static void
test_many_sheets (void)
{
  Fixture fixture;

  fixture_init (&fixture, 10, 42);
  fixture.context.faces = AVT_SHOW_FRONT;
  fixture.context.paper = AVT_PAPER_A4;
  g_assert_cmpuint (count (&fixture), ==, 4);
  check_sheet (&fixture, 0, " R01 R02 R03", "Scale 1:15 · Sheet 1 / 4");
  check_sheet (&fixture, 1, " R04 R05", "Scale 1:15 · Sheet 2 / 4");
  check_sheet (&fixture, 3, " R09 R10", "Scale 1:15 · Sheet 4 / 4");
  fixture_clear (&fixture);
}

/* What is around the cabinets: three devices draw 1.4 kW, 6.4 A at 230 V and a power factor of
 * 0.95, and take 5 of 42 units. */
static void
test_golden (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtWords) words = avt_words_new ("en", NULL);
  g_autoptr (AvtScene) scene = NULL;
  AvtDiagramContext context;
  AvtSample sample;
  AvtId row;

  avt_sample_init (&sample, 1);
  row = avt_sample_add_wired_row (&sample, 2, 3);
  context = (AvtDiagramContext){ sample.design, NULL, measurer, words };
  scene = avt_row_elevation_build (&context, row, 0);
  avt_golden_check (scene, "row-elevation");
  avt_sample_clear (&sample);
}

static gboolean
find_text_cb (const AvtNode *node, const AvtTransform *transform, gpointer user_data)
{
  GPtrArray *texts = user_data;

  if (node->kind == AVT_NODE_TEXT)
    g_ptr_array_add (texts, (gpointer) ((const AvtTextNode *) node)->text);
  return TRUE;
}

static void
check_mass (const Fixture *fixture, const char *expected)
{
  g_autoptr (AvtScene) scene
    = avt_row_elevation_build (&fixture->context,
                               avt_design_get_info (fixture->sample.design)->entity.id, 0);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  avt_scene_visit (scene, find_text_cb, texts);
  g_ptr_array_add (texts, NULL);
  g_assert_true (g_strv_contains ((const char *const *) texts->pdata, expected));
}

/* What the floor carries is the cabinet too; without its mass the sum is a lower bound. */
static void
test_mass (void)
{
  Fixture fixture;
  AvtDesign *heavy;
  AvtId type, rack;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, 1, 42);
  rack = avt_entity_id (avt_design_get (fixture.sample.design, AVT_KIND_RACK, 0));
  type = avt_sample_add_type (&fixture.sample, "T", AVT_TYPE_SERVER, 2, AVT_WIDTH_FULL, 700, TRUE);
  avt_sample_add_device (&fixture.sample, type, "s",
                         (AvtPlace){ .rack = rack, .position_hu = 2, .face = AVT_FACE_FRONT });
  heavy = avt_design_with_field_text (fixture.sample.design, type, "mass_g", "20 kg", &error);
  g_assert_no_error (error);
  avt_design_unref (fixture.sample.design);
  fixture.sample.design = fixture.context.design = heavy;
  check_mass (&fixture, "≥ 21"); /* 5 % for cables */
  heavy = avt_design_with_field_text (fixture.sample.design, rack, "mass_g", "120 kg", &error);
  g_assert_no_error (error);
  avt_design_unref (fixture.sample.design);
  fixture.sample.design = fixture.context.design = heavy;
  check_mass (&fixture, "141");
  fixture_clear (&fixture);
}

static void
test_nothing (void)
{
  Fixture fixture;

  fixture_init (&fixture, 0, 42);
  g_assert_cmpuint (count (&fixture), ==, 0);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/row-elevation/one-sheet", test_one_sheet);
  g_test_add_func ("/view/row-elevation/many-sheets", test_many_sheets);
  g_test_add_func ("/view/row-elevation/golden", test_golden);
  g_test_add_func ("/view/row-elevation/mass", test_mass);
  g_test_add_func ("/view/row-elevation/nothing", test_nothing);
  return g_test_run ();
}
