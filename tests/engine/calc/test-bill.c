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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/calc/bill/counts", test_counts);
  return g_test_run ();
}
