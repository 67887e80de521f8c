/* For every rule a smallest design that triggers it and its mended twin that does not. */
#include "config.h"

#include "engine/check/check.h"
#include "engine/design/edit.h"

#include <string.h>

typedef struct
{
  AvtIdSource *ids;
  AvtDesign *design;
  AvtId rack;
} Fixture;

static AvtId
take (Fixture *self, gpointer entity)
{
  g_autoptr (AvtDesignBuilder) builder = avt_design_builder_new (self->design);
  AvtId id = avt_entity_id (entity);
  g_autoptr (GError) error = NULL;
  AvtDesign *design;

  avt_design_builder_put (builder, entity);
  design = avt_design_builder_end (builder, &error);
  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
  return id;
}

static gpointer
new_entity (Fixture *self, AvtKind kind, const char *name)
{
  const AvtKindInfo *info = avt_kind_info (kind);
  gpointer entity = avt_entity_new (kind, avt_id_source_next (self->ids, info->letter));

  avt_record_set_string (info->record, entity, info->name_field, name);
  return entity;
}

static void
fixture_init (Fixture *self)
{
  AvtRack *rack;

  self->ids = avt_id_source_new_seeded (1);
  self->design = avt_design_new_empty (self->ids);
  rack = new_entity (self, AVT_KIND_RACK, "R1");
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_HEIGHT_HU, 20);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_DEPTH_MM, 1000);
  avt_record_set_integer (&avt_rack_type, rack, AVT_RACK_MASS_LIMIT_G, 100000);
  self->rack = take (self, rack);
}

static void
fixture_clear (Fixture *self)
{
  avt_design_unref (self->design);
  avt_id_source_free (self->ids);
}

static AvtType *
new_type (Fixture *self, gint64 height_hu)
{
  AvtType *type = new_entity (self, AVT_KIND_TYPE, "type");

  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_CATEGORY, AVT_TYPE_SERVER);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_HEIGHT_HU, height_hu);
  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_MASS_G, 40000);
  return type;
}

static AvtId
add_device (Fixture *self, AvtId type, gint64 position_hu, AvtSlot slot)
{
  AvtPlace place = { self->rack, position_hu, AVT_FACE_FRONT, slot };
  g_autoptr (GError) error = NULL;
  AvtId id;
  AvtDesign *design = avt_design_with_device (self->design, self->ids, type, "device", &place,
                                              TRUE, &id, &error);

  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
  return id;
}

static void
connect_ports (Fixture *self, AvtMedium medium, AvtId a, const char *a_port, AvtId b,
               const char *b_port)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *design = avt_design_with_link (self->design, self->ids, medium,
                                            (AvtPortAddress){ a, a_port },
                                            (AvtPortAddress){ b, b_port }, TRUE, NULL, &error);

  g_assert_no_error (error);
  avt_design_unref (self->design);
  self->design = design;
}

static void
overlap (Fixture *self, gboolean broken)
{
  AvtId type = take (self, new_type (self, 4));

  add_device (self, type, 2, AVT_SLOT_FULL);
  add_device (self, type, broken ? 4 : 6, AVT_SLOT_FULL);
}

static void
outside (Fixture *self, gboolean broken)
{
  add_device (self, take (self, new_type (self, 4)), broken ? 20 : 18, AVT_SLOT_FULL);
}

static void
too_deep (Fixture *self, gboolean broken)
{
  AvtType *type = new_type (self, 2);

  avt_record_set_integer (&avt_type_type, type, AVT_TYPE_FIELD_DEPTH_MM, broken ? 1001 : 1000);
  add_device (self, take (self, type), 2, AVT_SLOT_FULL);
}

static void
wrong_slot (Fixture *self, gboolean broken)
{
  AvtType *type = new_type (self, 2);

  avt_record_set_enum (&avt_type_type, type, AVT_TYPE_FIELD_WIDTH, AVT_WIDTH_HALF);
  add_device (self, take (self, type), 2, broken ? AVT_SLOT_FULL : AVT_SLOT_LEFT);
}

static void
no_channel (Fixture *self, gboolean broken)
{
  add_device (self, take (self, new_type (self, 0)), 0,
              broken ? AVT_SLOT_CHANNEL_LEFT_2 : AVT_SLOT_CHANNEL_LEFT_1);
}

static void
nowhere (Fixture *self, gboolean broken)
{
  AvtId device = add_device (self, take (self, new_type (self, 2)), 2, AVT_SLOT_FULL);
  AvtDevice *copy = avt_entity_copy (avt_design_device (self->design, device));

  if (broken)
    avt_record_unset (&avt_device_type, copy, AVT_DEVICE_POSITION_HU);
  take (self, copy);
}

static void
over_limit (Fixture *self, gboolean broken)
{
  AvtId type = take (self, new_type (self, 2));

  for (gint64 i = 0; i < (broken ? 3 : 2); i++)
    add_device (self, type, 2 + 2 * i, AVT_SLOT_FULL);
}

static void
mass_unknown (Fixture *self, gboolean broken)
{
  AvtType *type = new_type (self, 2);

  if (broken)
    avt_record_unset (&avt_type_type, type, AVT_TYPE_FIELD_MASS_G);
  add_device (self, take (self, type), 2, AVT_SLOT_FULL);
}

static void
add_port (AvtType *type, const char *key, AvtPortCategory category, const char *connector)
{
  AvtPort *port = avt_record_append (&avt_type_type, type, AVT_TYPE_FIELD_PORTS);

  avt_record_set_string (&avt_port_type, port, AVT_PORT_KEY, key);
  avt_record_set_enum (&avt_port_type, port, AVT_PORT_CATEGORY, category);
  avt_record_set_string (&avt_port_type, port, AVT_PORT_CONNECTOR, connector);
}

static void
with_two (Fixture *self, AvtId *a, AvtId *b)
{
  AvtType *type = new_type (self, 2);
  AvtId id;

  add_port (type, "in", AVT_PORT_POWER_INLET, "iec-60320-c14");
  add_port (type, "in-20", AVT_PORT_POWER_INLET, "iec-60320-c20");
  add_port (type, "out", AVT_PORT_POWER_OUTLET, "iec-60320-c13");
  add_port (type, "eth0", AVT_PORT_INTERFACE, "25gbase-x-sfp28");
  add_port (type, "eth1", AVT_PORT_INTERFACE, "25gbase-x-sfp28");
  id = take (self, type);
  *a = add_device (self, id, 2, AVT_SLOT_FULL);
  *b = add_device (self, id, 4, AVT_SLOT_FULL);
}

static void
port_taken (Fixture *self, gboolean broken)
{
  AvtId a;
  AvtId b;

  with_two (self, &a, &b);
  connect_ports (self, AVT_MEDIUM_DAC, a, "eth0", b, "eth0");
  connect_ports (self, AVT_MEDIUM_DAC, a, broken ? "eth0" : "eth1", b, "eth1");
}

static void
port_kind (Fixture *self, gboolean broken)
{
  AvtId a;
  AvtId b;

  with_two (self, &a, &b);
  connect_ports (self, AVT_MEDIUM_POWER, a, "in", b, broken ? "eth0" : "out");
}

static void
connector (Fixture *self, gboolean broken)
{
  AvtId a;
  AvtId b;

  with_two (self, &a, &b);
  connect_ports (self, AVT_MEDIUM_POWER, a, broken ? "in-20" : "in", b, "out");
}

static const struct
{
  const char *code;
  void (*make) (Fixture *self, gboolean broken);
} pairs[] = {
  { "place-overlap", overlap },      { "place-outside", outside },
  { "place-too-deep", too_deep },    { "place-slot", wrong_slot },
  { "place-channel", no_channel },   { "place-nowhere", nowhere },
  { "mass-over-limit", over_limit }, { "mass-unknown", mass_unknown },
  { "port-taken", port_taken },      { "port-kind", port_kind },
  { "cord-connector", connector },
};

static guint
count_code (AvtDesign *design, const char *code)
{
  g_autoptr (AvtMemo) memo = avt_memo_new ();
  g_autoptr (AvtFindings) findings = avt_check_design (design, memo);
  g_autoptr (AvtFindings) again = avt_check_design (design, memo);
  g_autoptr (AvtFindings) without_memo = avt_check_design (design, NULL);
  guint count = 0;

  g_assert_cmpuint (avt_findings_get_size (findings), ==, avt_findings_get_size (again));
  g_assert_cmpuint (avt_findings_get_size (findings), ==, avt_findings_get_size (without_memo));
  for (guint i = 0; i < avt_findings_get_size (findings); i++)
    {
      const AvtFinding *finding = avt_findings_get (findings, i);

      g_assert_true (avt_finding_equal (finding, avt_findings_get (without_memo, i)));
      count += strcmp (avt_finding_get_rule (finding)->code, code) == 0;
    }
  return count;
}

static void
test_pair (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  for (guint broken = 0; broken < 2; broken++)
    {
      Fixture fixture;

      fixture_init (&fixture);
      pairs[i].make (&fixture, broken != 0);
      g_assert_cmpuint (count_code (fixture.design, pairs[i].code), ==, broken);
      fixture_clear (&fixture);
    }
}

/* Rules of the subjects tested here all have a pair; those of power have theirs in test-power. */
static void
test_every_rule_has_a_pair (void)
{
  static const char *const prefixes[] = { "place-", "mass-", "port-" };

  for (guint i = 0; i < avt_check_n_rules (); i++)
    {
      const AvtRule *rule = avt_check_get_rule (i);
      gboolean found = FALSE;

      g_assert_nonnull (rule->source);
      g_assert_nonnull (rule->hint);
      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        found |= strcmp (pairs[k].code, rule->code) == 0;
      for (guint k = 0; k < G_N_ELEMENTS (prefixes); k++)
        if (g_str_has_prefix (rule->code, prefixes[k]) && !found)
          g_error ("%s has no pair", rule->code);
    }
}

/* A heap of devices in one place is not reported pair by pair. */
static void
test_heap (void)
{
  Fixture fixture;
  AvtId type;
  guint count;

  fixture_init (&fixture);
  type = take (&fixture, new_type (&fixture, 2));
  for (guint i = 0; i < 40; i++)
    add_device (&fixture, type, 2, AVT_SLOT_FULL);
  count = count_code (fixture.design, "place-overlap");
  g_assert_cmpuint (count, ==, 39);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strconcat ("/check/pair/", pairs[i].code, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_pair);
    }
  g_test_add_func ("/check/heap", test_heap);
  g_test_add_func ("/check/every-rule-has-a-pair", test_every_rule_has_a_pair);
  return g_test_run ();
}
