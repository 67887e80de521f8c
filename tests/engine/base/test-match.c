#include "config.h"

#include "engine/base/match.h"

static guint
rate (const char *query, const char *text)
{
  g_autoptr (AvtMatcher) matcher = avt_matcher_new (query);
  g_autofree char *folded = avt_match_fold (text);

  return avt_matcher_rate (matcher, folded);
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "ABC", "abc" }, { "Größe", "grosse" }, { "é", "e" }, { "２U", "2u" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = avt_match_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

static void
test_rate (void)
{
  static const struct
  {
    const char *query;
    const char *text;
    guint rating;
  } cases[] = {
    { "", "anything", 100 },
    { "  ", "anything", 100 },
    { "nexus", "Cisco Nexus 9336C-FX2", 100 },
    { "9336c cisco", "Cisco Nexus 9336C-FX2", 100 },
    { "nex", "Cisco Nexus 9336C-FX2", 70 },
    { "336", "Cisco Nexus 9336C-FX2", 40 },
    { "2u", "Server 2U", 100 },
    { "2u", "Server 12U", 40 },
    { "2u", "Server 1U", 0 },
    { "nexsu", "Cisco Nexus", 10 },    /* swapped */
    { "cataalyst", "Cisco Catalyst", 10 },
    { "catlyst", "Cisco Catalyst", 10 }, /* missing */
    { "roof", "Room", 0 },               /* too short to be forgiven */
    { "nexuss", "Cisco Nexus", 10 },   /* too many */
    { "naxus", "Cisco Nexus", 10 },    /* wrong */
    { "naxas", "Cisco Nexus", 0 },
    { "poweredeg", "PowerEdge R750", 10 },
    { "powreegde", "PowerEdge R750", 0 },
    { "cofnigruation", "Configuration", 10 },
    { "esx5", "esx05", 0 }, /* another number is another thing */
    { "nexus dell", "Cisco Nexus", 0 },
    { "server", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (rate (cases[i].query, cases[i].text) != cases[i].rating)
      g_error ("\"%s\" in \"%s\" is rated %u, not %u", cases[i].query, cases[i].text,
               rate (cases[i].query, cases[i].text), cases[i].rating);
}

/* Whatever is typed, and however long. */
static void
test_long (void)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *other = g_strconcat ("b", word->str, "b", NULL);

      g_assert_cmpuint (rate (word->str, word->str), ==, 100);
      rate (word->str, other);
      rate (other, word->str);
      g_string_append_c (word, (char) ('a' + i % 7));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/match/fold", test_fold);
  g_test_add_func ("/engine/base/match/rate", test_rate);
  g_test_add_func ("/engine/base/match/long", test_long);
  return g_test_run ();
}
