#include "config.h"

#include "engine/design/edit.h"
#include "helper.h"
#include "widgets/rack/place-tool.h"

typedef struct
{
  Sample sample;
  AvtNewDevice what;
  AvtRackRow *row;
} Case;

static void
case_init (Case *self)
{
  const AvtElevationOptions options = { 0 };
  AvtDiagramContext context;
  const AvtDevice *device;

  sample_init (&self->sample);
  context = avt_session_get_context (self->sample.session);
  device = avt_design_device (context.design, sample_id (&self->sample, "esx01"));
  self->what = (AvtNewDevice){ context.design, device->type };
  self->row = avt_rack_row_new_all (&context, &options);
}

static void
case_clear (Case *self)
{
  avt_rack_row_unref (self->row);
  sample_clear (&self->sample);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Four servers of two units fill the lowest eight. */
static void
test_first (void)
{
  g_auto (Case) test;
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autoptr (AvtDesign) placed = NULL;
  const AvtDevice *device;
  AvtId id;

  case_init (&test);
  placed = avt_place_device_first (test.what.library, ids, &test.what,
                                   sample_id (&test.sample, "Rack 1"), &id, &label, &error);
  g_assert_no_error (error);
  device = avt_design_device (placed, id);
  g_assert_cmpint (device->position_hu, ==, 2 * 9);
  g_assert_cmpstr (device->entity.id.text, ==, id.text);
  g_assert_null (avt_design_device (test.what.library, id)); /* the design itself stays */
}

static void
test_outside (void)
{
  g_auto (Case) test;
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtPlaceTool) tool = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtId id;

  case_init (&test);
  tool = avt_place_tool_begin (test.what.library, test.row, &test.what);
  avt_place_tool_update (tool, -10000, -10000);
  g_assert_null (avt_place_tool_commit (tool, ids, &id, &label, &error));
}

static void
test_names (void)
{
  g_auto (Case) test;
  const AvtType *type;
  g_autofree char *name = NULL;

  case_init (&test);
  type = avt_new_device_type (&test.what);
  name = avt_free_device_name (test.what.library, type);
  g_assert_cmpstr (name, ==, "server-01");
  sample_rename (&test.sample, "esx02", "server-01");
  g_free (name);
  name = avt_free_device_name (sample_design (&test.sample), type);
  g_assert_cmpstr (name, ==, "server-02");
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/rack/place-tool/first", test_first);
  g_test_add_func ("/widgets/rack/place-tool/outside", test_outside);
  g_test_add_func ("/widgets/rack/place-tool/names", test_names);
}

int
main (int argc, char *argv[])
{
  return run_widget_tests (&argc, &argv, add_tests);
}
