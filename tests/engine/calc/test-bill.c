/* What is counted, and what is not. */
#include "config.h"

#include "engine/calc/bill.h"
#include "engine/design/edit.h"

static gpointer
add (AvtDesignBuilder *builder, AvtIdSource *ids, AvtKind kind, const char *name)
{
  gpointer entity = avt_entity_new (kind, avt_id_source_next (ids, avt_kind_info (kind)->letter));

  avt_record_set_string (avt_kind_info (kind)->record, entity,
                         (guint) avt_kind_info (kind)->name_field, name);
  avt_design_builder_put (builder, entity);
  return entity;
}

static AvtDesign *
end (AvtDesignBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_builder_end (builder, &error);

  g_assert_no_error (error);
  return design;
}

static AvtType *
add_type (AvtDesignBuilder *builder, AvtIdSource *ids, const char *name, AvtPart *part)
{
  AvtType *type = add (builder, ids, AVT_KIND_TYPE, name);

  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_CATEGORY, AVT_TYPE_SERVER);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_HEIGHT_HU, 2);
  if (part != NULL)
    {
      AvtPartUse *use
        = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PARTS);

      avt_record_set_id (&avt_part_use_type, use, AVT_PART_USE_PART, part->entity.id);
      avt_record_set_integer (&avt_part_use_type, use, AVT_PART_USE_QUANTITY, 2);
    }
  return type;
}

static void
add_device (AvtDesignBuilder *builder, AvtIdSource *ids, const AvtType *type, AvtState state)
{
  AvtDevice *device = add (builder, ids, AVT_KIND_DEVICE, "device");

  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type->entity.id);
  avt_record_set_enum (&avt_device_type, device, AVT_DEVICE_STATE, (int) state);
}

static void
test_counts (void)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (3);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  AvtPart *part = add (builder, ids, AVT_KIND_PART, "DIMM");
  AvtType *second, *first;
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtBill) bill = NULL;

  avt_record_set_enum (&avt_part_type, part, AVT_PART_FIELD_CATEGORY, AVT_PART_MEMORY);
  second = add_type (builder, ids, "Server 10", part);
  first = add_type (builder, ids, "Server 2", NULL);
  for (guint i = 0; i < 3; i++)
    add_device (builder, ids, second, AVT_STATE_PLANNED);
  add_device (builder, ids, second, AVT_STATE_EXISTING);
  add_device (builder, ids, second, AVT_STATE_REMOVE);
  add_device (builder, ids, first, AVT_STATE_PLANNED);
  design = end (builder);
  bill = avt_bill_new (design);
  g_assert_cmpuint (bill->n_lines, ==, 3);
  g_assert_true (avt_id_equal (bill->lines[0].item, first->entity.id));
  g_assert_cmpint (bill->lines[0].n_planned, ==, 1);
  g_assert_true (avt_id_equal (bill->lines[1].item, second->entity.id));
  g_assert_cmpint (bill->lines[1].n_planned, ==, 3);
  g_assert_cmpint (bill->lines[1].n_existing, ==, 1);
  g_assert_cmpint (bill->lines[2].kind, ==, AVT_BILL_PART);
  g_assert_cmpint (bill->lines[2].n_planned, ==, 6);
  g_assert_cmpint (bill->lines[2].n_existing, ==, 2);
}

static AvtDevice *
add_placed (AvtDesignBuilder *builder, AvtIdSource *ids, AvtType *type, const AvtRack *rack,
            gint64 position_hu)
{
  AvtDevice *device = add (builder, ids, AVT_KIND_DEVICE, "placed");

  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_TYPE, type->entity.id);
  avt_record_set_id (&avt_device_type, device, AVT_DEVICE_RACK, rack->entity.id);
  avt_record_set_integer (&avt_device_type, device, AVT_DEVICE_POSITION_HU, position_hu);
  return device;
}

static void
add_port (AvtType *type, const char *key, const char *connector)
{
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);

  avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, AVT_PORT_INTERFACE);
  avt_record_set_string (&avt_port_type, port, AVT_PORT_CONNECTOR, connector);
}

static AvtLink *
add_link (AvtDesignBuilder *builder, AvtIdSource *ids, const AvtDevice *a, const char *a_port,
          const AvtDevice *b, const char *b_port)
{
  AvtLink *link = avt_entity_new (AVT_KIND_LINK,
                                  avt_id_source_next (ids, avt_kind_info (AVT_KIND_LINK)->letter));

  avt_record_set_id (&avt_link_type, link, AVT_LINK_A_DEVICE, a->entity.id);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_A_PORT, a_port);
  avt_record_set_id (&avt_link_type, link, AVT_LINK_B_DEVICE, b->entity.id);
  avt_record_set_string (&avt_link_type, link, AVT_LINK_B_PORT, b_port);
  avt_record_set_enum (&avt_link_type, link, AVT_LINK_MEDIUM, AVT_MEDIUM_COPPER);
  avt_design_builder_put (builder, link);
  return link;
}

static void
check_cable (const AvtBillLine *line, const char *colour, gint64 length_mm, gboolean is_estimate,
             gint64 n_planned)
{
  g_assert_cmpint (line->kind, ==, AVT_BILL_CABLE);
  g_assert_cmpstr (line->cable.connectors[0], ==, "lc");
  g_assert_cmpstr (line->cable.connectors[1], ==, "rj45");
  g_assert_cmpstr (line->cable.colour, ==, colour);
  g_assert_cmpint (line->cable.length_mm, ==, length_mm);
  g_assert_cmpint (line->cable.is_estimate, ==, is_estimate);
  g_assert_cmpint (line->n_planned, ==, n_planned);
}

/* From U1 to U11 the way is 10 x 44.45 + 2 x 450 + 2 x 300 = 1944.5 mm, with 5 % 2041.7 mm: a
 * stock length of 2.5 m. A cable of the same length that the plan gives is another line, and so is
 * another colour; which end is named first makes no difference. */
static void
test_cables (void)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (3);
  g_autoptr (AvtDesign) empty = avt_design_new_empty (ids);
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (empty);
  AvtType *type = add_type (builder, ids, "Server", NULL);
  AvtRack *rack = add (builder, ids, AVT_KIND_RACK, "rack");
  AvtDevice *low, *high;
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtBill) bill = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("p%u", i);

      add_port (type, key, i < 2 ? "rj45" : "lc");
    }
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 84);
  low = add_placed (builder, ids, type, rack, 2);
  high = add_placed (builder, ids, type, rack, 22);
  add_link (builder, ids, low, "p0", high, "p2");
  add_link (builder, ids, low, "p2", high, "p0");
  avt_record_set_integer (&avt_link_type, add_link (builder, ids, low, "p1", high, "p3"),
                          AVT_LINK_LENGTH_MM, 2500);
  avt_record_set_string (&avt_link_type, add_link (builder, ids, low, "p3", high, "p1"),
                         AVT_LINK_COLOUR, "#ff0000");
  design = end (builder);
  bill = avt_bill_new (design);
  g_assert_cmpuint (bill->n_lines, ==, 4);
  check_cable (&bill->lines[1], NULL, 2500, FALSE, 1);
  check_cable (&bill->lines[2], NULL, 2500, TRUE, 2);
  check_cable (&bill->lines[3], "#ff0000", 2500, TRUE, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/calc/bill/counts", test_counts);
  g_test_add_func ("/engine/calc/bill/cables", test_cables);
  return g_test_run ();
}
