#include "config.h"

#include "engine/design/find.h"
#include "tests/engine/design/sample-design.h"

static GPtrArray *
find (SampleDesign *sample, const char *query)
{
  g_autoptr (AvtMatcher) matcher = avt_matcher_new (query);

  return avt_design_find (sample->design, matcher);
}

static void
check_first (SampleDesign *sample, const char *query, AvtId id, guint n_hits)
{
  g_autoptr (GPtrArray) hits = find (sample, query);

  if (hits->len != n_hits)
    g_error ("\"%s\" finds %u, not %u", query, hits->len, n_hits);
  g_assert_true (avt_id_equal (((AvtHit *) hits->pdata[0])->id, id));
}

static void
set (SampleDesign *sample, AvtId id, const char *path, const char *text)
{
  take_edit (&sample->design,
             avt_design_with_field_text (sample->design, id, path, text, &error));
}

static void
test_everywhere (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  set (sample, sample->servers[2], "serial", "CZ1234ABC");
  set (sample, sample->racks[1], "comments", "Door opens to the left");
  set (sample, sample->links[3], "label", "Uplink blue");
  set (sample, sample->note, "text", "The roof may leak");
  check_first (sample, "srv-3", sample->servers[2], 1);
  check_first (sample, "z1234", sample->servers[2], 1);
  check_first (sample, "left door", sample->racks[1], 1);
  check_first (sample, "uplink", sample->links[3], 1);
  check_first (sample, "ROOF", sample->note, 1);
  check_first (sample, "upilnk", sample->links[3], 1);
}

/* The name before the type, the type's own name before the devices that are of it. */
static void
test_order (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GPtrArray) hits = NULL;

  check_first (sample, "server", sample->server_type, 5);
  set (sample, sample->switches[0], "name", "server of time");
  check_first (sample, "server time", sample->switches[0], 1);
  hits = find (sample, "server");
  g_assert_cmpuint (hits->len, ==, 6);
  for (guint i = 1; i < hits->len; i++)
    g_assert_cmpuint (((AvtHit *) hits->pdata[i - 1])->rating, >=,
                      ((AvtHit *) hits->pdata[i])->rating);
}

/* A port is found in its type and at the cords in it. */
static void
test_ports (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();

  check_first (sample, "eth1", sample->server_type, 1);
}

static void
test_nothing (void)
{
  g_autoptr (SampleDesign) sample = sample_design_new ();
  g_autoptr (GPtrArray) empty = find (sample, " ");
  g_autoptr (GPtrArray) none = find (sample, "qqqqq");

  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/design/find/everywhere", test_everywhere);
  g_test_add_func ("/engine/design/find/order", test_order);
  g_test_add_func ("/engine/design/find/ports", test_ports);
  g_test_add_func ("/engine/design/find/nothing", test_nothing);
  return g_test_run ();
}
