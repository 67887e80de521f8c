#include "config.h"

#include "engine/design/edit.h"

#include "tests/engine/design/design-checks.h"
#include "tests/engine/design/sample-design.h"

#include <string.h>

static AvtDesignBuilder *
begin (const SampleDesign *sample)
{
  return avt_design_builder_new (sample->design);
}

/* The builder's end refuses with @code, the words name @named, and the culprit is @culprit. */
static void
check_refused (AvtDesignBuilder *builder, AvtEditError code, AvtId culprit, const char *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_design_builder_end (builder, &error));
  g_assert_error (error, AVT_EDIT_ERROR, (int) code);
  g_assert_cmpstr (avt_design_builder_get_culprit (builder).text, ==, culprit.text);
  if (strstr (error->message, named) == NULL)
    g_error ("\"%s\" does not name %s", error->message, named);
  avt_design_builder_free (builder);
}

/* Puts @entity and expects a refusal. */
static void
check_put_refused (const SampleDesign *sample, gpointer entity, AvtEditError code,
                   const char *named)
{
  AvtDesignBuilder *builder = begin (sample);
  AvtId id = avt_entity_id (entity);

  avt_design_builder_put (builder, entity);
  check_refused (builder, code, id, named);
}

static void
test_ids (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId wrong_letter = next_id (sample->ids, AVT_KIND_DEVICE);
  AvtId malformed = { "r00000000000!" };
  AvtId too_short = { "r0" };
  gpointer rack;

  rack = avt_entity_new (AVT_KIND_RACK, wrong_letter);
  sample_set (rack, "name", "R");
  sample_set (rack, "height_hu", "42U");
  check_put_refused (sample, rack, AVT_EDIT_ERROR_ID, wrong_letter.text);
  rack = avt_entity_new (AVT_KIND_RACK, AVT_ID_NONE);
  check_put_refused (sample, rack, AVT_EDIT_ERROR_ID, "");
  rack = avt_entity_new (AVT_KIND_RACK, malformed);
  check_put_refused (sample, rack, AVT_EDIT_ERROR_ID, malformed.text);
  rack = avt_entity_new (AVT_KIND_RACK, too_short);
  check_put_refused (sample, rack, AVT_EDIT_ERROR_ID, too_short.text);
}

static void
test_values (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  check_put_refused (sample, sample_new (sample->ids, AVT_KIND_RACK, "name", "R9", NULL),
                     AVT_EDIT_ERROR_VALUE, "height_hu");
  check_put_refused (sample,
                     sample_new (sample->ids, AVT_KIND_RACK, "name", "R9", "height_hu", "101U",
                                 NULL),
                     AVT_EDIT_ERROR_VALUE, "R9: height_hu");
  check_put_refused (sample,
                     sample_new (sample->ids, AVT_KIND_FEED, "name", "F", "side", "a",
                                 "voltage_mv", "230 V", "phases", "2", "breaker_ma", "16 A",
                                 NULL),
                     AVT_EDIT_ERROR_VALUE, "phases");
}

static void
test_references (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtId gone = next_id (sample->ids, AVT_KIND_RACK);
  AvtId unknown_kind = { "z000000000001" };
  gpointer entity;
  AvtDesignBuilder *builder;
  AvtDesign *design;

  entity = sample_new (sample->ids, AVT_KIND_DEVICE, "name", "D9", "type",
                       sample->server_type.text, "rack", gone.text, NULL);
  check_put_refused (sample, entity, AVT_EDIT_ERROR_REFERENCE, gone.text);
  entity = sample_new (sample->ids, AVT_KIND_DEVICE, "name", "D9", "type", sample->racks[0].text,
                       NULL);
  check_put_refused (sample, entity, AVT_EDIT_ERROR_VALUE, "type");
  entity = sample_new (sample->ids, AVT_KIND_NOTE, "name", "N", "category", "risk", "about",
                       gone.text, NULL);
  check_put_refused (sample, entity, AVT_EDIT_ERROR_REFERENCE, gone.text);
  entity = avt_entity_copy (avt_design_type (sample->design, sample->server_type));
  avt_record_set_id (&avt_part_use_type,
                     avt_record_append (&avt_type_type, entity, AVT_TYPE_FIELD_PARTS),
                     AVT_PART_USE_PART, (AvtId){ "p000000000001" });
  avt_record_set_integer (
      &avt_part_use_type, avt_record_list_at (((AvtType *) entity)->parts, AvtPartUse, 2),
      AVT_PART_USE_QUANTITY, 1);
  check_put_refused (sample, entity, AVT_EDIT_ERROR_REFERENCE, "p000000000001");

  /* a name of a kind that only a newer version knows is kept */
  entity = sample_new (sample->ids, AVT_KIND_NOTE, "name", "N", "category", "risk", "about",
                       unknown_kind.text, NULL);
  builder = begin (sample);
  avt_design_builder_put (builder, entity);
  design = avt_design_builder_end (builder, NULL);
  g_assert_nonnull (design);
  avt_design_unref (design);
  avt_design_builder_free (builder);
}

static void
test_second_info (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtDesignBuilder *builder = begin (sample);

  avt_design_builder_put (builder, sample_new (sample->ids, AVT_KIND_INFO, NULL, NULL));
  check_refused (builder, AVT_EDIT_ERROR_ID, AVT_ID_NONE, "exactly one");
  builder = begin (sample);
  avt_design_builder_remove (builder, avt_design_get_info (sample->design)->entity.id);
  check_refused (builder, AVT_EDIT_ERROR_ID, AVT_ID_NONE, "exactly one");
  builder = avt_design_builder_new (NULL);
  check_refused (builder, AVT_EDIT_ERROR_ID, AVT_ID_NONE, "exactly one");
}

static void
test_ports (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  AvtDesignBuilder *builder = begin (sample);
  gpointer type = avt_entity_copy (avt_design_type (sample->design, sample->switch_type));
  gpointer entity;

  /* a port in use may not go, nor may a device become of a type without it */
  avt_record_remove_at (&avt_type_type, type, AVT_TYPE_FIELD_PORTS, 2);
  avt_design_builder_put (builder, type);
  check_refused (builder, AVT_EDIT_ERROR_PORT, sample->switch_type, "port 1");
  entity = avt_entity_copy (avt_design_device (sample->design, sample->servers[0]));
  avt_record_set_id (&avt_device_type, entity, AVT_DEVICE_TYPE, sample->switch_type);
  check_put_refused (sample, entity, AVT_EDIT_ERROR_PORT, "eth0");
  entity = avt_entity_copy (avt_design_link (sample->design, sample->links[0]));
  avt_record_set_string (&avt_link_type, entity, AVT_LINK_A_PORT, "eth9");
  check_put_refused (sample, entity, AVT_EDIT_ERROR_PORT, "eth9");
}

/* A port goes together with the links at it, and a type with all of its devices, in one build. */
static void
test_ports_together (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesignBuilder) builder = begin (sample);
  gpointer type = avt_entity_copy (avt_design_type (sample->design, sample->switch_type));

  avt_record_remove_at (&avt_type_type, type, AVT_TYPE_FIELD_PORTS, 2);
  avt_design_builder_put (builder, type);
  avt_design_builder_remove (builder, sample->links[0]);
  avt_design_builder_remove (builder, sample->links[2]);
  take_edit (&sample->design, avt_design_builder_end (builder, &error));
  check_structure (sample->design);
  check_indexes (sample->design);
}

static void
check_remove_refused (const SampleDesign *sample, AvtId id, const char *holder)
{
  AvtDesignBuilder *builder = begin (sample);

  avt_design_builder_remove (builder, id);
  check_refused (builder, AVT_EDIT_ERROR_REFERENCE, id, holder);
}

static void
test_removed (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  check_remove_refused (sample, sample->cpu, "Server");
  check_remove_refused (sample, sample->switch_type, "sw-");
  check_remove_refused (sample, sample->site, "Room");
  check_remove_refused (sample, sample->room, "Row");
  check_remove_refused (sample, sample->row, "R");
  check_remove_refused (sample, sample->feed_a, "pdu-a");
  check_remove_refused (sample, sample->racks[0], "");
  check_remove_refused (sample, sample->servers[1], "l");
  check_remove_refused (sample, sample->servers[0], "l");
}

/* Only the note names it, in its list. */
static void
test_removed_from_list (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  gpointer note = sample_new (sample->ids, AVT_KIND_NOTE, "name", "About a link", "category",
                              "risk", "about", sample->links[1].text, NULL);
  AvtDesignBuilder *builder;

  take_edit (&sample->design, avt_design_with_added (sample->design, note, &error));
  check_remove_refused (sample, sample->links[1], "About a link");
  builder = begin (sample);
  avt_design_builder_remove (builder, sample->links[1]);
  avt_design_builder_remove (builder, avt_entity_id (note));
  take_edit (&sample->design, avt_design_builder_end (builder, &error));
  avt_design_builder_free (builder);
}

static void
test_limit (void)
{
  g_autoptr (AvtIdSource) ids = avt_id_source_new_seeded (1);
  g_autoptr (AvtDesign) design = avt_design_new_empty (ids);
  g_autoptr (AvtDesign) full = NULL;
  AvtDesignBuilder *builder = avt_design_builder_new (design);

  for (guint i = 1; i < AVT_DESIGN_MAX_ENTITIES; i++)
    avt_design_builder_put (builder, sample_new (ids, AVT_KIND_SITE, "name", "S", NULL));
  full = avt_design_builder_end (builder, NULL);
  g_assert_nonnull (full);
  g_assert_cmpuint (avt_design_count (full, AVT_KIND_SITE), ==, AVT_DESIGN_MAX_ENTITIES - 1);
  avt_design_builder_free (builder);

  builder = avt_design_builder_new (full);
  avt_design_builder_put (builder, sample_new (ids, AVT_KIND_SITE, "name", "S", NULL));
  check_refused (builder, AVT_EDIT_ERROR_LIMIT, AVT_ID_NONE, "200000");
}

/* Whatever was done to it, a design that is as before is the same design. */
static void
check_same (AvtDesignBuilder *builder, const SampleDesign *sample)
{
  AvtDesign *design = avt_design_builder_end (builder, NULL);

  g_assert_true (design == sample->design);
  avt_design_unref (design);
  avt_design_builder_free (builder);
}

static void
test_same (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  gconstpointer server = avt_design_lookup (sample->design, sample->servers[0]);
  gconstpointer link = avt_design_lookup (sample->design, sample->links[0]);
  g_autoptr (AvtExtras) extras = avt_extras_new ();
  AvtDesignBuilder *builder = begin (sample);
  gpointer other;

  check_same (builder, sample);
  builder = begin (sample);
  avt_design_builder_put (builder, avt_entity_copy (server));
  check_same (builder, sample);
  builder = begin (sample);
  other = avt_entity_copy (server);
  sample_set (other, "name", "another");
  avt_design_builder_put (builder, other);
  avt_design_builder_put (builder, avt_entity_copy (server));
  check_same (builder, sample);
  builder = begin (sample);
  avt_design_builder_remove (builder, sample->links[0]);
  g_assert_null (avt_design_builder_lookup (builder, sample->links[0]));
  avt_design_builder_put (builder, avt_entity_copy (link));
  check_same (builder, sample);
  builder = begin (sample);
  other = sample_new (sample->ids, AVT_KIND_SITE, "name", "S", NULL);
  avt_design_builder_put (builder, avt_entity_ref (other));
  avt_design_builder_remove (builder, avt_entity_id (other));
  avt_design_builder_remove (builder, next_id (sample->ids, AVT_KIND_RACK));
  avt_entity_unref (other);
  avt_extras_add (extras, -1, "x", "1");
  avt_design_builder_set_extras (builder, extras);
  avt_design_builder_set_extras (builder, NULL);
  check_same (builder, sample);
}

/* Only unknown keys at the top: another design, with the same entities. */
static void
test_extras (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtExtras) extras = avt_extras_new ();
  g_autoptr (AvtDesignBuilder) builder = begin (sample);
  g_autoptr (AvtDesign) design = NULL;
  g_autoptr (AvtDelta) delta = NULL;

  avt_extras_add (extras, 3, "future", "{}");
  avt_design_builder_set_extras (builder, extras);
  design = avt_design_builder_end (builder, NULL);
  g_assert_true (design != sample->design);
  g_assert_true (avt_design_get_extras (design) == extras);
  g_assert_false (avt_design_equal (design, sample->design));
  delta = avt_delta_new (sample->design, design);
  g_assert_cmpuint (avt_delta_get_size (delta), ==, 0);
}

/* A change of one kind shares the tables of all others, and of its own all blocks but one. */
static void
test_sharing (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesignBuilder) builder = begin (sample);
  g_autoptr (AvtDesign) design = NULL;
  gpointer server = avt_entity_copy (avt_design_lookup (sample->design, sample->servers[2]));

  sample_set (server, "comments", "moved");
  avt_design_builder_put (builder, server);
  design = avt_design_builder_end (builder, NULL);
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtTable *table = avt_design_get_table (design, kind);
      const AvtTable *before = avt_design_get_table (sample->design, kind);

      g_assert_cmpint (table == before, ==, kind != AVT_KIND_DEVICE);
      for (guint i = 0; i < avt_table_get_size (table); i++)
        g_assert_cmpint (avt_table_get (table, i) == avt_table_get (before, i), ==,
                         !avt_id_equal (avt_entity_id (avt_table_get (table, i)),
                                        sample->servers[2]));
    }
  check_structure (design);
  check_indexes (design);
}

/* The builder shows what was put and hides what was removed; the base never changes. */
static void
test_lookup (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (AvtDesignBuilder) builder = begin (sample);
  gpointer rack = sample_new (sample->ids, AVT_KIND_RACK, "name", "R4", "height_hu", "10U", NULL);
  AvtId id = avt_entity_id (rack);

  g_assert_null (avt_design_builder_lookup (builder, id));
  avt_design_builder_put (builder, rack);
  g_assert_true (avt_design_builder_lookup (builder, id) == rack);
  g_assert_null (avt_design_lookup (sample->design, id));
  avt_design_builder_remove (builder, sample->note);
  g_assert_null (avt_design_builder_lookup (builder, sample->note));
  g_assert_nonnull (avt_design_lookup (sample->design, sample->note));
  check_structure (sample->design);
  check_indexes (sample->design);
}

/* Referrers follow entities that change what they refer to, many times and in any order. */
static void
test_indexes (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (AvtDesignBuilder) builder = begin (sample);

      for (guint k = 0; k < 4; k++)
        {
          AvtId id = sample->servers[g_rand_int_range (rand, 0, 4)];
          gpointer device = avt_entity_copy (avt_design_builder_lookup (builder, id));
          AvtId feed = g_rand_boolean (rand) ? sample->feed_a : AVT_ID_NONE;

          avt_record_set_id (&avt_device_type, device, AVT_DEVICE_RACK,
                             sample->racks[g_rand_int_range (rand, 0, 3)]);
          avt_record_set_id (&avt_device_type, device, AVT_DEVICE_FEED, feed);
          avt_design_builder_put (builder, device);
        }
      take_edit (&sample->design, avt_design_builder_end (builder, &error));
      check_indexes (sample->design);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/builder/ids", test_ids);
  g_test_add_func ("/engine/design/builder/values", test_values);
  g_test_add_func ("/engine/design/builder/references", test_references);
  g_test_add_func ("/engine/design/builder/second-info", test_second_info);
  g_test_add_func ("/engine/design/builder/ports", test_ports);
  g_test_add_func ("/engine/design/builder/ports-together", test_ports_together);
  g_test_add_func ("/engine/design/builder/removed", test_removed);
  g_test_add_func ("/engine/design/builder/removed-from-list", test_removed_from_list);
  g_test_add_func ("/engine/design/builder/limit", test_limit);
  g_test_add_func ("/engine/design/builder/same", test_same);
  g_test_add_func ("/engine/design/builder/extras", test_extras);
  g_test_add_func ("/engine/design/builder/sharing", test_sharing);
  g_test_add_func ("/engine/design/builder/lookup", test_lookup);
  g_test_add_func ("/engine/design/builder/indexes", test_indexes);
  return g_test_run ();
}
