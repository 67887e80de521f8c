#include "config.h"

#include "engine/calc/feed-failover.h"

#include "tests/engine/calc/helper.h"

#define FEEDS_1 \
  "feeds+ feeds.id=A feeds.side=A feeds.voltage_v=230 feeds.phases=1 feeds.breaker_a=32 " \
  "feeds+ feeds.id=B feeds.side=B feeds.voltage_v=230 feeds.phases=1 feeds.breaker_a=32 "
#define FEEDS_3 \
  "feeds+ feeds.id=A feeds.side=A feeds.voltage_v=230 feeds.phases=3 feeds.connection=L-N " \
  "feeds.breaker_a=32 " \
  "feeds+ feeds.id=B feeds.side=B feeds.voltage_v=400 feeds.phases=3 feeds.connection=L-L " \
  "feeds.breaker_a=32 feeds.derating=0.8 "
#define STRIPS \
  "pdus+ pdus.id=PA pdus.feed=A pdus.inlet_rated_a=16 " \
  "pdus.banks+ pdus.banks.id=1 pdus.banks.breaker_a=10 " \
  "pdus.outlets+ pdus.outlets.id=1 pdus.outlets.lines=L1 pdus.outlets.bank=1 " \
  "pdus.outlets.rated_a=10 " \
  "pdus.outlets+ pdus.outlets.id=2 pdus.outlets.lines=L2 " \
  "pdus+ pdus.id=PB pdus.feed=B " \
  "pdus.outlets+ pdus.outlets.id=1 pdus.outlets.lines=L1 " \
  "pdus.outlets+ pdus.outlets.id=2 "
#define DUAL(power) \
  "devices+ devices.id=s1 devices.power_w=" #power " devices.cords+ devices.cords.pdu=PA " \
  "devices.cords.outlet=1 devices.cords+ devices.cords.pdu=PB devices.cords.outlet=1 "
#define SINGLE(power) \
  "devices+ devices.id=s2 devices.power_w=" #power " devices.cords+ devices.cords.pdu=PB " \
  "devices.cords.outlet=2 "
#define PSU(rating) \
  "devices.psu.count=2 devices.psu.rated_w=" #rating " devices.psu.grade=platinum "

static void
check_result (const char *input, const char *path, double expected)
{
  g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_feed_failover, input);

  if (isnan (expected))
    g_assert_true (isnan (result (outcome, path)));
  else
    assert_near (result (outcome, path), expected, 0.005);
}

static const struct
{
  const char *input;
  const char *path;
  double expected;
} cases[] = {
  { FEEDS_1 STRIPS DUAL (4600), "feeds[#0].normal_a.L1", 10 },
  { FEEDS_1 STRIPS DUAL (4600), "feeds[#0].failover_a.L1", 20 },
  { FEEDS_1 STRIPS DUAL (4600), "feeds[#1].normal_w", 2300 },
  { FEEDS_1 STRIPS DUAL (4600), "feeds[#1].failover_w", 4600 },
  { FEEDS_1 STRIPS DUAL (4600), "feeds[#1].failover_utilization_percent", 62.5 },
  { FEEDS_1 STRIPS DUAL (4600), "pdus[#0].outlets[#0].failover_a", 20 },
  { FEEDS_1 STRIPS DUAL (4600), "pdus[#0].banks[#0].normal_a", 10 },
  { FEEDS_1 STRIPS DUAL (4600), "pdus[#0].banks[#0].limit_a", 10 },
  { FEEDS_1 STRIPS DUAL (4600), "pdus[#0].inlet.failover_a", 20 },
  { FEEDS_1 STRIPS DUAL (4600), "pdus[#1].inlet.limit_a", NAN },
  { FEEDS_1 STRIPS DUAL (4600), "devices[#0].a_lost_w", 4600 },
  { FEEDS_1 STRIPS SINGLE (2300), "feeds[#1].normal_a.L1", 10 },
  { FEEDS_1 STRIPS SINGLE (2300), "feeds[#1].failover_a.L1", 10 },
  { FEEDS_1 STRIPS SINGLE (2300), "devices[#0].b_lost_w", 0 },
  { FEEDS_1 STRIPS SINGLE (2300), "devices[#0].a_lost_w", 2300 },
  { FEEDS_1 STRIPS DUAL (2300) "devices.power_factor=0.5", "feeds[#0].failover_a.L1", 20 },
  { FEEDS_3 STRIPS DUAL (4600), "feeds[#0].failover_a.L1", 20 },
  { FEEDS_3 STRIPS DUAL (4600), "feeds[#0].failover_a.L2", 0 },
  { FEEDS_3 STRIPS DUAL (4600), "feeds[#1].usable_a", 25.6 },
  { FEEDS_3 STRIPS DUAL (4600), "feeds[#1].failover_a.L1", 19.919 },
  { FEEDS_3 STRIPS SINGLE (2300), "feeds[#1].failover_a.L1", 0 },
  { FEEDS_3 STRIPS SINGLE (2300), "feeds[#1].unattributed_w", 2300 },
  { FEEDS_3 STRIPS SINGLE (2300), "feeds[#1].failover_w", 2300 },
  { FEEDS_3 STRIPS SINGLE (2300), "pdus[#1].outlets[#1].normal_a", NAN },
  { FEEDS_1 STRIPS DUAL (883) PSU (1100), "devices[#0].normal_w", 952.69 },
  { FEEDS_1 STRIPS DUAL (883) PSU (1100), "devices[#0].a_lost_w", 957.87 },
  { FEEDS_1 STRIPS DUAL (883) PSU (500), "devices[#0].normal_w", 962.90 },
  { FEEDS_1 STRIPS DUAL (883) PSU (500), "devices[#0].b_lost_w", NAN },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_result (cases[i].input, cases[i].path, cases[i].expected);
}

/* A strip in an outlet of another one. */
static void
test_cascade (void)
{
  const char *input = FEEDS_1 STRIPS
      "pdus+ pdus.id=PC pdus.cord.pdu=PA pdus.cord.outlet=2 pdus.outlets+ pdus.outlets.id=x "
      "devices+ devices.id=s3 devices.power_w=230 devices.cords+ devices.cords.pdu=PC "
      "devices.cords.outlet=x";

  check_result (input, "feeds[#0].normal_a.L1", 1);
  check_result (input, "pdus[#0].outlets[#1].normal_a", 1);
  check_result (input, "pdus[#2].inlet.normal_a", 1);
}

static const struct
{
  const char *input;
  const char *code;
  guint count;
} findings[] = {
  { FEEDS_1 STRIPS DUAL (2300), "power-feed-overload", 0 },
  { FEEDS_1 STRIPS DUAL (2300), "power-feed-failover", 0 },
  { FEEDS_1 STRIPS DUAL (2300), "power-bank-overload", 0 },
  { FEEDS_1 STRIPS DUAL (2400), "power-bank-overload", 1 },
  { FEEDS_1 STRIPS DUAL (2400), "power-outlet-overload", 1 },
  { FEEDS_1 STRIPS DUAL (2400), "power-inlet-overload", 0 },
  { FEEDS_1 STRIPS DUAL (4600), "power-inlet-overload", 1 },
  { FEEDS_1 STRIPS DUAL (7360), "power-feed-failover", 0 },
  { FEEDS_1 STRIPS DUAL (7400), "power-feed-failover", 2 },
  { FEEDS_1 STRIPS DUAL (7400), "power-feed-overload", 0 },
  { FEEDS_1 STRIPS DUAL (15000), "power-feed-overload", 2 },
  { FEEDS_1 STRIPS DUAL (15000), "power-feed-failover", 0 },
  { FEEDS_3 STRIPS DUAL (2300), "power-feed-imbalance", 2 },
  { FEEDS_1 STRIPS DUAL (2300), "power-feed-imbalance", 0 },
  { FEEDS_3 STRIPS SINGLE (2300), "power-feed-phase-unknown", 1 },
  { FEEDS_1 STRIPS SINGLE (2300), "power-feed-phase-unknown", 0 },
  { FEEDS_1 STRIPS DUAL (883) PSU (500), "psu-overload", 1 },
  { FEEDS_1 STRIPS DUAL (883) PSU (900), "psu-overload", 0 },
};

static void
test_findings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      g_autoptr (AvtCalcOutcome) outcome = run_calc (&avt_calc_feed_failover, findings[i].input);

      if (count_code (outcome->findings, findings[i].code) != findings[i].count)
        g_error ("%s: %u instead of %u in %s", findings[i].code,
                 count_code (outcome->findings, findings[i].code), findings[i].count,
                 findings[i].input);
    }
}

static void
test_ring (void)
{
  g_autoptr (AvtCalcOutcome) outcome
      = run_calc (&avt_calc_feed_failover,
                  FEEDS_1 "pdus+ pdus.id=P pdus.cord.pdu=Q pdus.cord.outlet=1 pdus.outlets+ "
                          "pdus.outlets.id=1 "
                          "pdus+ pdus.id=Q pdus.cord.pdu=P pdus.cord.outlet=1 pdus.outlets+ "
                          "pdus.outlets.id=1 devices+ devices.id=s devices.power_w=1 "
                          "devices.cords+ devices.cords.pdu=Q devices.cords.outlet=1");

  g_assert_cmpuint (count_code (outcome->findings, "power-ring"), ==, 1);
  g_assert_cmpfloat (result (outcome, "devices[#0].normal_w"), ==, 0);
}

static void
test_refusals (void)
{
  const AvtCalc *calc = &avt_calc_feed_failover;

  check_refused (calc, "", "feeds");
  check_refused (calc, FEEDS_1, "pdus");
  check_refused (calc, FEEDS_1 STRIPS, "devices");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1) "pdus+ pdus.id=PC pdus.outlets+ pdus.outlets.id=1",
                 "pdus[2]: feed, cord");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1)
                 "pdus+ pdus.id=PC pdus.feed=C pdus.outlets+ pdus.outlets.id=1", "pdus[2].feed");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1)
                 "pdus+ pdus.id=PA pdus.feed=A pdus.outlets+ pdus.outlets.id=1", "PA");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1)
                 "devices.cords+ devices.cords.pdu=PX devices.cords.outlet=1",
                 "devices[0].cords[2].pdu");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1)
                 "devices.cords+ devices.cords.pdu=PA devices.cords.outlet=9",
                 "devices[0].cords[2].outlet");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1)
                 "pdus.outlets+ pdus.outlets.id=7 pdus.outlets.bank=z", "pdus[1].outlets[2].bank");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1)
                 "feeds+ feeds.id=C feeds.side=B feeds.voltage_v=1 feeds.phases=3 "
                 "feeds.breaker_a=1",
                 "feeds[2].connection");
  check_refused (calc, FEEDS_1 STRIPS DUAL (1) PSU (9) "devices.psu.grade=basic",
                 "devices[0].psu.grade");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calc/feed-failover/cases", test_cases);
  g_test_add_func ("/calc/feed-failover/cascade", test_cascade);
  g_test_add_func ("/calc/feed-failover/findings", test_findings);
  g_test_add_func ("/calc/feed-failover/ring", test_ring);
  g_test_add_func ("/calc/feed-failover/refusals", test_refusals);
  return g_test_run ();
}
