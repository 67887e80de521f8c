#include "config.h"

#include "tests/engine/io/netbox-import.h"

typedef struct
{
  const char *height;
  const char *inlet;   /* lines of the power port behind its name */
  const char *more;    /* lines behind it */
  gint64 power_max_mw; /* -1: unknown */
  const char *findings;
} DrawCase;

#define OUTLET "power-outlets:\n  - name: O\n"

static void
test_draws (void)
{
  static const DrawCase cases[] = {
    { "1", "type: iec-60320-c14, maximum_draw: 750", "", 750000, "" },
    { "1", "type: iec-60320-c14, maximum_draw: '750'", "", 750000, "" },
    { "1", "type: iec-60320-c14, maximum_draw: 750.0", "", 750000, "" },
    { "1", "type: iec-60320-c14, maximum_draw: 2500", "", 2500000, "" },
    { "1", "type: iec-60320-c14, maximum_draw: 2501", "", -1, "draw@5" },
    { "1", "type: iec-60320-c14, maximum_draw: 2500.5", "", -1, "draw@5" },
    { "1", "type: iec-60320-c20, maximum_draw: 4000", "", 4000000, "" },
    { "1", "type: iec-60320-c20, maximum_draw: 4001", "", -1, "draw@5" },
    { "1", "type: iec-60320-c8, maximum_draw: 625", "", 625000, "" },
    { "1", "type: iec-60320-c8, maximum_draw: 626", "", -1, "draw@5" },
    { "0", "type: nema-l6-30p, maximum_draw: 7500", OUTLET, 7500000, "" },
    { "0", "type: nema-l6-30p, maximum_draw: 7501", OUTLET, -1, "draw@5" },
    { "0", "type: nema-l21-30p, maximum_draw: 22500", OUTLET, 22500000, "" },
    { "0", "type: nema-l21-30p, maximum_draw: 22501", OUTLET, -1, "draw@5" },
    { "0", "type: iec-60309-p-n-e-6h, maximum_draw: 31250", OUTLET, 31250000, "" },
    { "0", "type: iec-60309-p-n-e-6h, maximum_draw: 31251", OUTLET, -1, "draw@5" },
    { "0", "type: iec-60309-3p-n-e-6h, maximum_draw: 93750", OUTLET, 93750000, "" },
    { "0", "type: iec-60309-3p-n-e-6h, maximum_draw: 93751", OUTLET, -1, "draw@5" },
    { "0", "type: cs8365c, maximum_draw: 37500", OUTLET, 37500000, "" },
    { "0", "type: CS8365C, maximum_draw: 37501", OUTLET, -1, "draw@5" },
    { "1", "type: ita-ef, maximum_draw: 4000", "", 4000000, "" },
    { "1", "type: ita-ef, maximum_draw: 4001", "", -1, "draw@5" },
    { "1", "type: null, maximum_draw: 5000", "", 5000000, "" },
    { "1", "type: null, maximum_draw: 5001", "", -1, "draw@5" },
    { "1", "maximum_draw: 5001", "", -1, "draw@5" },
    { "10", "maximum_draw: 50000", "", 50000000, "" },
    { "10", "maximum_draw: 50001", "", -1, "draw@5" },
    { "0", "maximum_draw: 5000", "", 5000000, "" },
    { "0", "maximum_draw: 5001", OUTLET, -1, "draw@5" },
    { "1", "type: hardwired, maximum_draw: 5001", "", -1, "draw@5" },
    { "0", "type: hardwired, maximum_draw: 22000", OUTLET, 22000000, "" },
    { "0", "type: hardwired, maximum_draw: 93751", OUTLET, -1, "draw@5" },
    { "1", "type: iec-60320-c14, maximum_draw: 0", "", -1, "value@5" },
    { "1", "type: iec-60320-c14, maximum_draw: -5", "", -1, "value@5" },
    { "1", "type: iec-60320-c14, maximum_draw: 750W", "", -1, "value@5" },
    { "1", "type: iec-60320-c14, maximum_draw: 1e3", "", -1, "value@5" },
    { "1", "type: iec-60320-c14, maximum_draw: [1]", "", -1, "value@5" },
    { "1", "type: iec-60320-c14, maximum_draw: 99999999999999999999999", "", -1, "value@5" },
    { "1", "type: iec-60320-c14, maximum_draw: 9223372036854775807", "", -1, "value@5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
        = g_strdup_printf ("manufacturer: M\nmodel: T\nu_height: %s\npower-ports:\n"
                           "  - {name: P, %s}\n%s",
                           cases[i].height, cases[i].inlet, cases[i].more);
      g_auto (Import) import = import_good (text);
      const AvtPort *inlet = port (&import, 0);

      g_test_message ("%s U %s", cases[i].height, cases[i].inlet);
      check_findings (&import, cases[i].findings);
      g_assert_cmpint (AVT_RECORD_HAS (inlet, AVT_PORT_POWER_MAX_MW) ? inlet->power_max_mw : -1,
                       ==, cases[i].power_max_mw);
      g_assert_false (AVT_RECORD_HAS (import.type, AVT_TYPE_FIELD_POWER_TYPICAL_MW));
      g_assert_false (AVT_RECORD_HAS (import.type, AVT_TYPE_FIELD_POWER_PEAK_MW));
    }
}

/* Two supplies of 750 W are 750 W each, and the type as a whole has no power figure. */
static void
test_redundant_supplies (void)
{
  g_auto (Import) import
    = import_good (HEAD "power-ports:\n"
                        "  - {name: PSU1, type: iec-60320-c14, maximum_draw: 750}\n"
                        "  - {name: PSU2, type: iec-60320-c14, maximum_draw: 750, "
                        "allocated_draw: 400}\n");

  g_assert_cmpint (port (&import, 0)->power_max_mw, ==, 750000);
  g_assert_cmpint (port (&import, 1)->power_max_mw, ==, 750000);
  g_assert_cmpint (port (&import, 1)->power_allocated_mw, ==, 400000);
  g_assert_false (AVT_RECORD_HAS (port (&import, 0), AVT_PORT_POWER_ALLOCATED_MW));
  g_assert_false (AVT_RECORD_HAS (port (&import, 0), AVT_PORT_RATED_MA));
}

static void
check_rate (const char *connector, gint64 expected)
{
  g_autofree char *text = g_strdup_printf (HEAD "interfaces:\n  - name: e\n    type: %s\n",
                                           connector);
  g_auto (Import) import = import_good (text);
  const AvtPort *interface = port (&import, 0);

  g_test_message ("%s", connector);
  g_assert_cmpstr (interface->connector, ==, connector);
  g_assert_cmpint (AVT_RECORD_HAS (interface, AVT_PORT_RATE_BPS) ? interface->rate_bps : 0, ==,
                   expected);
}

static void
test_rates (void)
{
  static const struct { const char *connector; double rate_bps; } rates[] = {
    { "100base-tx", 1e8 }, { "100base-fx", 1e8 }, { "1000base-t", 1e9 }, { "1000base-kx", 1e9 },
    { "1000base-x-sfp", 1e9 }, { "1000base-x-gbic", 1e9 }, { "2.5gbase-t", 2.5e9 },
    { "5gbase-t", 5e9 }, { "10gbase-t", 1e10 }, { "10gbase-cx4", 1e10 },
    { "10gbase-x-sfpp", 1e10 }, { "25gbase-x-sfp28", 2.5e10 }, { "40gbase-x-qsfpp", 4e10 },
    { "50gbase-x-sfp56", 5e10 }, { "100gbase-x-qsfp28", 1e11 }, { "100gbase-kr4", 1e11 },
    { "200gbase-x-qsfp56", 2e11 }, { "400gbase-x-osfp", 4e11 }, { "800gbase-x-qsfpdd", 8e11 },
    { "1.6tbase-dr8", 1.6e12 }, { "8gfc-sfpp", 8e9 }, { "32gfc-sfp28", 3.2e10 },
    { "128gfc-qsfp28", 1.28e11 }, { "sonet-oc3", 155520000 }, { "sonet-oc192", 9953280000 },
    { "t1", 1544000 }, { "e1", 2048000 }, { "t3", 44736000 }, { "e3", 34368000 },
    { "10g-epon", 1e10 }, { "25g-pon", 2.5e10 }, { "50g-pon", 5e10 }, { "virtual", 0 },
    { "lag", 0 }, { "bridge", 0 }, { "other", 0 }, { "ieee802.11ax", 0 }, { "infiniband-hdr", 0 },
    { "4g", 0 }, { "5g", 0 }, { "lte", 0 }, { "gpon", 0 }, { "xdsl", 0 }, { "docsis", 0 },
    { "cisco-stackwise-480", 0 }, { "100", 0 }, { "base-t", 0 }, { "99999999999gbase-x", 0 },
    { "100gbasement", 0 }, { "sonet-oc", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    check_rate (rates[i].connector, (gint64) rates[i].rate_bps);
}

static void
test_management (void)
{
  g_auto (Import) import
    = import_good (HEAD "interfaces:\n  - {name: e1, type: 1000base-t}\n"
                        "  - {name: iDRAC, type: 1000base-t, mgmt_only: true, enabled: yes, "
                        "label: Mgmt, description: the controller}\n"
                        "  - {name: e2, type: 1000base-t, mgmt_only: maybe}\n");

  check_findings (&import, "value@7");
  g_assert_false (port (&import, 0)->management_only);
  g_assert_true (port (&import, 1)->management_only);
  g_assert_cmpstr (port (&import, 1)->label, ==, "Mgmt");
  g_assert_cmpstr (port (&import, 1)->description, ==, "the controller");
  g_assert_null (port (&import, 0)->label);
}

static void
test_outlets (void)
{
  g_auto (Import) import
    = import_good (HEAD "power-outlets:\n"
                        "  - {name: 1, type: iec-60320-c13, power_port: In, feed_leg: A}\n"
                        "  - {name: 2, type: CS8364C, power_port: In, feed_leg: b}\n"
                        "  - {name: 3, type: eaton-c39, power_port: Out, feed_leg: C}\n"
                        "  - {name: 4, type: iec-60320-c13, feed_leg: D}\n"
                        "  - {name: 5}\n"
                        "power-ports:\n  - {name: In, type: iec-60309-3p-n-e-6h}\n");

  check_findings (&import, "value@7 value@8");
  g_assert_cmpstr (port (&import, 0)->key, ==, "In");
  g_assert_cmpint (port (&import, 1)->leg, ==, AVT_LEG_L1);
  g_assert_cmpstr (port (&import, 1)->inlet, ==, "In");
  g_assert_cmpint (port (&import, 2)->leg, ==, AVT_LEG_L2);
  g_assert_cmpstr (port (&import, 2)->connector, ==, "CS8364C");
  g_assert_cmpint (port (&import, 3)->leg, ==, AVT_LEG_L3);
  g_assert_null (port (&import, 3)->inlet);
  g_assert_false (AVT_RECORD_HAS (port (&import, 4), AVT_PORT_LEG));
  g_assert_null (port (&import, 5)->connector);
  for (guint i = 1; i <= 5; i++)
    g_assert_null (port (&import, i)->bank);
}

static void
check_banks (const char *names, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);
  g_autoptr (GString) text = g_string_new (HEAD "power-outlets:\n");
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (Import) import = { 0 };

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "  - name: %s\n", parts[i]);
  import = import_good (text->str);
  for (guint i = 0; i < import.type->banks.n_records; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "",
                            avt_record_list_at (import.type->banks, AvtBank, i)->key);
  g_assert_cmpstr (found->str, ==, expected);
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_true ((port (&import, i)->bank != NULL) == (expected[0] != '\0'));
  if (expected[0] != '\0')
    g_assert_true (g_str_has_prefix (parts[0], port (&import, 0)->bank));
}

static void
test_banks (void)
{
  check_banks ("Bank1-C13-1|Bank1-C13-2|Bank2-C19-1", "Bank1|Bank2");
  check_banks ("Bank 1 Outlet 1|Bank 2 Outlet 1", "Bank 1|Bank 2");
  check_banks ("Bank A Outlet 1|Bank B Outlet 1", "Bank A|Bank B");
  check_banks ("BANK_1_1|BANK_2_1", "BANK_1|BANK_2");
  check_banks ("Breaker 1/1|Breaker 2/1", "Breaker 1|Breaker 2");
}

static void
test_no_banks (void)
{
  check_banks ("Bank1-1|Bank1-2", "");          /* one bank says nothing */
  check_banks ("Bank1-1|Bank2-1|USB", "");      /* one outlet does not tell */
  check_banks ("J1-1|J2-1", "");
  check_banks ("Group 1 Outlet 1|Group 2 Outlet 1", "");
  check_banks ("Bank1|Bank2", "");              /* the outlets themselves */
  check_banks ("Banker 1|Banker 2", "");
  check_banks ("L1 C13 1|L2 C13 1", "");
}

static void
test_front_and_rear (void)
{
  g_auto (Import) import
    = import_good (HEAD "front-ports:\n"
                        "  - {name: 1, type: lc, rear_port: R, rear_port_position: 1}\n"
                        "  - {name: 2, type: lc, rear_ports: [{position: 1, rear_port: R, "
                        "rear_port_position: 2}]}\n"
                        "  - {name: 3, type: lc, positions: 1}\n"
                        "  - {name: 4, type: lc, rear_port: none}\n"
                        "  - {name: R, type: lc}\n"
                        "rear-ports:\n  - {name: R, type: mpo, positions: 4}\n"
                        "port-mappings:\n"
                        "  - {front_port: 3, front_port_position: 1, rear_port: R, "
                        "rear_port_position: 3}\n"
                        "  - {front_port: 9, rear_port: R}\n"
                        "  - {front_port: 3, rear_port: other}\n");

  check_findings (&import, "value@14 value@8");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (port (&import, i)->rear_port, ==, "rear:R");
  g_assert_null (port (&import, 3)->rear_port);
  g_assert_cmpstr (port (&import, 5)->key, ==, "rear:R");
  g_assert_cmpstr (port (&import, 5)->label, ==, "R");
}

static void
test_keys (void)
{
  g_auto (Import) import
    = import_good (HEAD "interfaces:\n"
                        "  - {name: e1, type: 1000base-t}\n"
                        "  - {name: e1, type: 10gbase-t}\n"
                        "  - {name: e1 (2), type: 10gbase-t}\n"
                        "  - {name: ' e1 ', type: 10gbase-t, label: L}\n"
                        "power-ports:\n  - name: PSU1\n"
                        "module-bays:\n  - {name: PSU1, position: 1}\n  - {name: PSU1}\n"
                        "device-bays:\n  - name: PSU1\n");

  check_findings (&import, "duplicate-port@6 duplicate-port@8 duplicate-port@13");
  g_assert_cmpuint (import.type->ports.n_records, ==, 8);
  g_assert_cmpstr (port (&import, 0)->key, ==, "PSU1");
  g_assert_cmpstr (port (&import, 1)->key, ==, "e1");
  g_assert_cmpstr (port (&import, 2)->key, ==, "e1 (2)");
  g_assert_cmpstr (port (&import, 2)->label, ==, "e1");
  g_assert_cmpstr (port (&import, 3)->key, ==, "interface:e1 (2)");
  g_assert_cmpstr (port (&import, 4)->key, ==, "e1 (3)");
  g_assert_cmpstr (port (&import, 4)->label, ==, "L");
  g_assert_cmpstr (port (&import, 5)->key, ==, "module-bay:PSU1");
  g_assert_cmpstr (port (&import, 6)->key, ==, "PSU1 (2)");
  g_assert_cmpstr (port (&import, 7)->key, ==, "device-bay:PSU1");
}

static void
test_many_ports (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "interfaces:\n");
  g_auto (Import) import = { 0 };

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (text, "  - {name: e%u, type: x}\n", i);
  import = import_good (text->str);
  g_assert_cmpuint (import.type->ports.n_records, ==, 30000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/io/netbox-ports/draws", test_draws);
  g_test_add_func ("/engine/io/netbox-ports/redundant-supplies", test_redundant_supplies);
  g_test_add_func ("/engine/io/netbox-ports/rates", test_rates);
  g_test_add_func ("/engine/io/netbox-ports/management", test_management);
  g_test_add_func ("/engine/io/netbox-ports/outlets", test_outlets);
  g_test_add_func ("/engine/io/netbox-ports/banks", test_banks);
  g_test_add_func ("/engine/io/netbox-ports/no-banks", test_no_banks);
  g_test_add_func ("/engine/io/netbox-ports/front-and-rear", test_front_and_rear);
  g_test_add_func ("/engine/io/netbox-ports/keys", test_keys);
  g_test_add_func ("/engine/io/netbox-ports/many-ports", test_many_ports);
  return g_test_run ();
}
