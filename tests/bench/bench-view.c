/* bench-view FORMAT N OUT: as bench-racks, but through the rack elevation of a design, which is
 * made first and not counted. Prints the seconds of processor time from design to file. FORMAT is
 * svg or pdf. */
#include "config.h"

#include "diagrams/export/pdf.h"
#include "diagrams/export/svg.h"
#include "diagrams/view/rack-row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_MODELS 4
#define N_PAGE 10

typedef struct
{
  AvtIdSource *ids;
  AvtDesignBuilder *builder;
  AvtId servers[N_MODELS];
  AvtId network;
  AvtId strip;
} Maker;

static AvtId
add_type (Maker *self, const char *name, AvtTypeCategory category, gint64 height_hu)
{
  AvtId id = avt_id_source_next (self->ids, 't');
  gpointer type = avt_entity_new (AVT_KIND_TYPE, id);

  avt_record_set_string (&avt_type_type, type, AVT_TYPE_FIELD_NAME, name);
  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_CATEGORY, category);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_HEIGHT_HU, height_hu);
  avt_design_builder_put (self->builder, type);
  return id;
}

static void
add_device (Maker *self, const char *name, AvtId type, const AvtPlace *place)
{
  gpointer device = avt_entity_new (AVT_KIND_DEVICE, avt_id_source_next (self->ids, 'd'));
  const AvtRecordType *fields = &avt_device_type;

  avt_record_set_string (fields, device, AVT_DEVICE_NAME, name);
  avt_record_set_id (fields, device, AVT_DEVICE_TYPE, type);
  avt_record_set_id (fields, device, AVT_DEVICE_RACK, place->rack);
  if (place->slot == AVT_SLOT_FULL)
    {
      avt_record_set_integer (fields, device, AVT_DEVICE_POSITION_HU, place->position_hu);
      avt_record_set_enum (fields, device, AVT_DEVICE_FACE, AVT_FACE_FRONT);
      avt_record_set_enum (fields, device, AVT_DEVICE_POWER_BASIS, AVT_BASIS_BUDGET);
      avt_record_set_integer (fields, device, AVT_DEVICE_BUDGET_MW,
                              350000 + 10000 * (place->position_hu % 5));
    }
  else
    avt_record_set_enum (fields, device, AVT_DEVICE_SLOT, place->slot);
  avt_design_builder_put (self->builder, device);
}

static void
add_rack (Maker *self, int r)
{
  AvtPlace place = { .rack = avt_id_source_next (self->ids, 'r') };
  gpointer rack = avt_entity_new (AVT_KIND_RACK, place.rack);
  char name[48];

  snprintf (name, sizeof name, "Rack R%03d (DC1 / Row %c)", r + 1, 'A' + r / 10 % 26);
  avt_record_set_string (&avt_rack_type, rack, AVT_RACK_NAME, name);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 90);
  avt_design_builder_put (self->builder, rack);
  for (int k = 0; k < 24; k++)
    {
      gboolean is_switch = k >= 21;
      int unit = is_switch ? 43 + k - 21 : 1 + 2 * k;

      if (is_switch)
        snprintf (name, sizeof name, "%s-r%03d-%d", k == 23 ? "mgmt" : "tor", r + 1, k - 20);
      else
        snprintf (name, sizeof name, "esx-r%03d-u%02d", r + 1, unit);
      place.position_hu = 2 * unit;
      add_device (self, name, is_switch ? self->network : self->servers[(r + k) % N_MODELS],
                  &place);
    }
  place.slot = AVT_SLOT_CHANNEL_LEFT_1;
  add_device (self, "PDU-A 22 kW", self->strip, &place);
  place.slot = AVT_SLOT_CHANNEL_RIGHT_1;
  add_device (self, "PDU-B 22 kW", self->strip, &place);
}

static AvtDesign *
make_design (int n)
{
  static const char *const models[N_MODELS] = { "PowerEdge R760", "ProLiant DL380 Gen11",
                                                "ThinkSystem SR650 V3", "UCS C240 M7" };
  Maker self = { .ids = avt_id_source_new_seeded (1) };
  g_autoptr (AvtDesign) empty = avt_design_new_empty (self.ids);
  g_autoptr (GError) error = NULL;
  AvtDesign *design;

  self.builder = avt_design_builder_new (empty);
  for (guint i = 0; i < N_MODELS; i++)
    self.servers[i] = add_type (&self, models[i], AVT_TYPE_SERVER, 4);
  self.network = add_type (&self, "Nexus 93180YC-FX3", AVT_TYPE_SWITCH, 2);
  self.strip = add_type (&self, "AP8886", AVT_TYPE_PDU, 0);
  for (int r = 0; r < n; r++)
    add_rack (&self, r);
  design = avt_design_builder_end (self.builder, &error);
  g_assert_no_error (error);
  avt_design_builder_free (self.builder);
  avt_id_source_free (self.ids);
  return design;
}

static gboolean
write_cb (gconstpointer data, gsize size, gpointer user_data, GError **error)
{
  return fwrite (data, 1, size, user_data) == size;
}

static GPtrArray *
draw_pages (const AvtDiagramContext *context, guint n_page)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_scene_unref);
  g_autoptr (GArray) racks = g_array_new (FALSE, FALSE, sizeof (AvtId));
  const AvtTable *table = avt_design_get_table (context->design, AVT_KIND_RACK);

  for (guint i = 0; i < avt_table_get_size (table); i++)
    {
      AvtId id = avt_entity_id (avt_table_get (table, i));

      g_array_append_val (racks, id);
    }
  for (guint i = 0; i < racks->len; i += n_page)
    {
      g_autoptr (AvtRackRow) row
        = avt_rack_row_new (context, &g_array_index (racks, AvtId, i), MIN (n_page, racks->len - i),
                            &avt_elevation_options_screen);

      g_ptr_array_add (pages, avt_scene_ref (avt_rack_row_get_scene (row)));
    }
  return pages;
}

static gboolean
draw (const AvtDiagramContext *context, const char *format, int n, FILE *file, GError **error)
{
  gboolean is_pdf = strcmp (format, "pdf") == 0;
  g_autoptr (GPtrArray) pages = draw_pages (context, is_pdf ? N_PAGE : (guint) n);
  AvtPdfDocument document = { .pages = (AvtScene *const *) pages->pdata, .n_pages = pages->len };

  if (is_pdf)
    return avt_pdf_write (&document, write_cb, file, error);
  return avt_svg_write (g_ptr_array_index (pages, 0), NULL, write_cb, file, error);
}

static double
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  AvtDiagramContext context = { 0 };
  FILE *file = argc == 4 ? fopen (argv[3], "wb") : NULL;
  int n = argc == 4 ? atoi (argv[2]) : 0;
  gboolean is_good;
  double start;

  if (file == NULL || n <= 0)
    {
      fprintf (stderr, "bench-view svg|pdf N OUT\n");
      return 2;
    }
  context.design = make_design (n);
  start = processor_time ();
  context.measurer = avt_measurer_new (&error);
  g_assert_no_error (error);
  context.words = avt_words_new ("en", NULL);
  is_good = draw (&context, argv[1], n, file, &error);
  g_assert_no_error (error);
  is_good = fclose (file) == 0 && is_good;
  printf ("%.6f\n", processor_time () - start);
  return is_good ? 0 : 1;
}
