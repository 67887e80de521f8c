#include "config.h"

#include "engine/calc/leg-load.h"
#include "helper.h"
#include "tests/engine/calc/power-fixture.h"
#include "widgets/rack/cord-plan.h"

#include <string.h>

/* The design without power cords of the rack; on its strips every second outlet of L1 hangs on a
 * breaker of its own, as strips of two breakers on each phase have it. */
static void
prepare (Fixture *self, AvtId rack)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (self->design);
  g_autoptr (GError) error = NULL;
  AvtDesign *design;

  for (guint i = 0; i < avt_design_count (self->design, AVT_KIND_LINK); i++)
    {
      const AvtLink *link = avt_design_get (self->design, AVT_KIND_LINK, i);
      const AvtDevice *device = avt_design_device (self->design, link->a_device);

      if (link->medium == AVT_MEDIUM_POWER && avt_id_equal (device->rack, rack))
        avt_design_builder_remove (builder, link->entity.id);
    }
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
}

static void
split_breakers (Fixture *self, AvtId type)
{
  for (guint i = 1; i <= 6; i += 2)
    {
      g_autofree char *path = g_strdup_printf ("ports[1 C13 %u].bank", i);

      set_field (self, type, path, "Bank 2");
    }
}

/* Cords are spread over the phases first, and only then over their breakers. */
static void
test_phases (void)
{
  Sample sample;
  Fixture self;
  g_autoptr (GArray) devices = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GArray) cords = NULL;
  AvtReferrers referrers;
  const AvtDevice *device;
  AvtId rack, strip;
  guint n[AVT_N_LEGS] = { 0 };

  sample_init_from (&sample, "six-racks");
  self.ids = avt_id_source_new_seeded (5);
  self.design = avt_design_ref (sample_design (&sample));
  rack = sample_id (&sample, "FRA1-07-04");
  strip = sample_id (&sample, "r04-pdu-a");
  prepare (&self, rack);
  split_breakers (&self, avt_design_device (self.design, strip)->type);
  avt_design_devices_of_rack (self.design, rack, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (strstr (device->name, "esx") != NULL)
      g_array_append_val (devices, device->entity.id);
  cords = avt_cord_plan (self.design, (const AvtId *) (gpointer) devices->data, devices->len);
  g_assert_cmpuint (cords->len, ==, 2 * devices->len);
  for (guint i = 0; i < cords->len; i++)
    {
      const AvtCord *cord = &g_array_index (cords, AvtCord, i);
      const AvtType *type
        = avt_design_type (self.design, avt_design_device (self.design, strip)->type);

      if (avt_id_equal (cord->strip, strip))
        n[avt_type_find_port (type, cord->outlet)->leg]++;
    }
  g_assert_cmpuint (n[0] + n[1] + n[2], ==, devices->len);
  g_assert_cmpuint (MAX (n[0], MAX (n[1], n[2])) - MIN (n[0], MIN (n[1], n[2])), <=, 1);
  fixture_clear (&self);
  sample_clear (&sample);
}

static void
add (void)
{
  g_test_add_func ("/rack/cord-plan/phases", test_phases);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add);
}
