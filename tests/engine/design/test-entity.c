#include "config.h"

#include "engine/design/design.h"
#include "engine/design/preset.h"

#include "tests/engine/base/record-checks.h"
#include "tests/engine/base/record-maker.h"

#include <string.h>

/* Every record type of a design, with its struct. The test fails when a table can reach another. */
#define ENTITIES(each) \
  each (AvtInfo, avt_info_type) \
  each (AvtPart, avt_part_type) \
  each (AvtType, avt_type_type) \
  each (AvtSite, avt_site_type) \
  each (AvtRoom, avt_room_type) \
  each (AvtRow, avt_row_type) \
  each (AvtFeed, avt_feed_type) \
  each (AvtRack, avt_rack_type) \
  each (AvtDevice, avt_device_type) \
  each (AvtLink, avt_link_type) \
  each (AvtNote, avt_note_type)
#define NESTED(each) \
  each (AvtSettings, avt_settings_type) \
  each (AvtPreset, avt_preset_type) \
  each (AvtHouseStyle, avt_house_style_type) \
  each (AvtRevision, avt_revision_type) \
  each (AvtPort, avt_port_type) \
  each (AvtBank, avt_bank_type) \
  each (AvtPartUse, avt_part_use_type) \
  each (AvtUps, avt_ups_type) \
  each (AvtUpsRuntime, avt_ups_runtime_type) \
  each (AvtProvenance, avt_provenance_type)

#ifdef HAVE_CLEAR_PADDING
#define DEFINE_CLEAR(Struct, type) \
  static void clear_##type (void *record) { __builtin_clear_padding ((Struct *) record); }
#define CLEAR(type) clear_##type
#else
#define DEFINE_CLEAR(Struct, type)
#define CLEAR(type) NULL
#endif

ENTITIES (DEFINE_CLEAR)
NESTED (DEFINE_CLEAR)

typedef struct
{
  const AvtRecordType *type;
  gsize struct_size;
  gsize head_size;
  void (*clear_padding) (void *record);
} Known;

#define ENTITY_ROW(Struct, type) { &type, sizeof (Struct), sizeof (AvtEntity), CLEAR (type) },
#define NESTED_ROW(Struct, type) { &type, sizeof (Struct), sizeof (AvtRecord), CLEAR (type) },

static const Known known[] = { ENTITIES (ENTITY_ROW) NESTED (NESTED_ROW) };

static const Known *
find_known (const AvtRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].type == type)
      return &known[i];
  g_error ("the %s is not in the list of this test", type->name);
}

static void
check_reachable (const AvtRecordType *type)
{
  const Known *found = find_known (type);

  g_assert_cmpuint (type->size, ==, found->struct_size);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].record != NULL)
      {
        g_assert_cmpuint (find_known (type->fields[i].record)->head_size, ==,
                          sizeof (AvtRecord));
        check_reachable (type->fields[i].record);
      }
}

static void
test_all_known (void)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;

      g_assert_cmpuint (find_known (type)->head_size, ==, sizeof (AvtEntity));
      check_reachable (type);
    }
}

/* The struct is filled with poison: no byte of a member may be without a field. */
static void
test_coverage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    check_record_coverage (known[i].type, known[i].head_size, known[i].clear_padding);
}

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint32 seed = 0; seed < 3; seed++)
      check_record_values (known[i].type, seed);
}

static void
test_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    check_record_ranges (known[i].type, i);
}

static void
test_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint32 seed = 0; seed < 3; seed++)
      check_record_paths (known[i].type, 100 * seed);
}

static void
test_diff (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    check_record_diff (known[i].type, i);
}

/* What tables promise and C cannot check: names, units at their end, sound bounds and defaults. */
static void
check_field (const AvtRecordType *type, const AvtField *field)
{
  static const struct
  {
    AvtUnit unit;
    const char *suffix;
  } suffixes[] = {
    { AVT_UNIT_MILLIWATT, "_mw" },       { AVT_UNIT_MILLIVOLT, "_mv" },
    { AVT_UNIT_MILLIAMPERE, "_ma" },     { AVT_UNIT_GRAM, "_g" },
    { AVT_UNIT_MILLIMETRE, "_mm" },      { AVT_UNIT_HALF_RACK_UNIT, "_hu" },
    { AVT_UNIT_BYTE, "_bytes" },         { AVT_UNIT_BIT_PER_SECOND, "_bps" },
    { AVT_UNIT_PERMILLE, "_permille" },   { AVT_UNIT_HUNDREDTH, "_hundredths" },
  };

  /* A height and a place count alike. */
  AvtUnit unit = field->unit == AVT_UNIT_HALF_RACK_POSITION ? AVT_UNIT_HALF_RACK_UNIT : field->unit;

  g_assert_nonnull (field->label);
  g_assert_cmpint (field->kind == AVT_FIELD_ENUM, ==, field->values != NULL);
  g_assert_cmpint (field->kind == AVT_FIELD_RECORD || field->kind == AVT_FIELD_RECORD_LIST, ==,
                   field->record != NULL);
  g_assert_cmpfloat (field->minimum, <=, field->maximum);
  if (field->kind == AVT_FIELD_INTEGER)
    {
      if (field->minimum == field->maximum)
        g_error ("%s.%s has no bounds", type->name, field->name);
      if (field->flags & AVT_FIELD_HAS_DEFAULT)
        {
          g_assert_cmpfloat (field->fallback, >=, field->minimum);
          g_assert_cmpfloat (field->fallback, <=, field->maximum);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if ((unit == suffixes[i].unit) != g_str_has_suffix (field->name, suffixes[i].suffix))
      g_error ("%s.%s and its unit do not agree", type->name, field->name);
  for (const char *letter = field->targets; letter != NULL && *letter != '\0'; letter++)
    g_assert_nonnull (avt_kind_info_by_letter (*letter));
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint k = 0; k < known[i].type->n_fields; k++)
      {
        const AvtField *field = &known[i].type->fields[k];

        check_field (known[i].type, field);
        g_assert_cmpint (avt_record_type_find (known[i].type, field->name), ==, k);
      }
}

static void
test_kinds (void)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtKindInfo *info = avt_kind_info (kind);

      g_assert_cmpint (info->kind, ==, kind);
      g_assert_true (avt_kind_info_by_letter (info->letter) == info);
      g_assert_true (avt_kind_info_by_name (info->name) == info);
      g_assert_true (avt_kind_info_by_name (info->plural) == info);
      g_assert_cmpint (info->record->fields[info->name_field].kind, ==, AVT_FIELD_STRING);
    }
  g_assert_null (avt_kind_info_by_letter ('z'));
  g_assert_null (avt_kind_info_by_letter ('\0'));
  g_assert_null (avt_kind_info_by_name ("racket"));
  g_assert_null (avt_kind_info_by_name (""));
}

static void
check_life (AvtKind kind)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (kind);
  g_autoptr (GRand) rand = g_rand_new_with_seed (kind);
  RecordMaker maker = { .rand = rand, .share_percent = 100 };
  AvtId id = avt_id_source_next (ids, avt_kind_info (kind)->letter);
  g_autoptr (AvtEntity) entity = avt_entity_new (kind, id);
  g_autoptr (AvtEntity) copy = NULL;
  g_autoptr (AvtEntity) other = NULL;

  g_assert_true (avt_id_equal (avt_entity_id (entity), id));
  g_assert_cmpint (avt_entity_kind (entity), ==, kind);
  g_assert_true (avt_entity_type (entity) == avt_kind_info (kind)->record);
  g_assert_cmphex (entity->record.present, ==, 0);
  g_assert_cmpstr (avt_entity_name (entity), ==, id.text);

  make_record (&maker, avt_entity_type (entity), entity);
  copy = avt_entity_copy (entity);
  g_assert_true (avt_id_equal (avt_entity_id (copy), id));
  g_assert_true (avt_entity_equal (entity, copy));
  g_assert_true (avt_entity_equal (entity, entity));
  avt_record_set_string (avt_entity_type (copy), copy,
                         (guint) avt_kind_info (kind)->name_field, "another name");
  g_assert_false (avt_entity_equal (entity, copy));
  g_assert_cmpstr (avt_entity_name (copy), ==, "another name");
  avt_record_set_string (avt_entity_type (copy), copy,
                         (guint) avt_kind_info (kind)->name_field, "");
  g_assert_cmpstr (avt_entity_name (copy), ==, id.text);

  other = avt_entity_new (kind, avt_id_source_next (ids, avt_kind_info (kind)->letter));
  g_clear_pointer (&copy, avt_entity_unref);
  copy = avt_entity_new (kind, id);
  g_assert_false (avt_entity_equal (copy, other));
}

static void
test_life (void)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    check_life (kind);
}

/* A copy outlives its original and the other way round, unknown keys included. */
static void
test_references (void)
{
  AvtId id = { "r000000000001" };
  AvtRack *rack = avt_entity_new (AVT_KIND_RACK, id);
  AvtRack *copy;

  rack->entity.record.extras = avt_extras_new ();
  avt_extras_add (rack->entity.record.extras, -1, "x", "1");
  avt_record_set_string (&avt_rack_type, rack, AVT_RACK_NAME, "R1");
  copy = avt_entity_copy (rack);
  avt_entity_unref (avt_entity_ref (rack));
  g_assert_cmpstr (rack->name, ==, "R1");
  avt_entity_unref (rack);
  g_assert_cmpstr (copy->name, ==, "R1");
  g_assert_cmpuint (avt_extras_get_size (copy->entity.record.extras), ==, 1);
  avt_entity_unref (copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/entity/all-known", test_all_known);
  g_test_add_func ("/engine/design/entity/coverage", test_coverage);
  g_test_add_func ("/engine/design/entity/values", test_values);
  g_test_add_func ("/engine/design/entity/ranges", test_ranges);
  g_test_add_func ("/engine/design/entity/paths", test_paths);
  g_test_add_func ("/engine/design/entity/diff", test_diff);
  g_test_add_func ("/engine/design/entity/tables", test_tables);
  g_test_add_func ("/engine/design/entity/kinds", test_kinds);
  g_test_add_func ("/engine/design/entity/life", test_life);
  g_test_add_func ("/engine/design/entity/references", test_references);
  return g_test_run ();
}
