#include "config.h"

#include "engine/base/id.h"

#include <string.h>

static void
check_parse (const char *text, gboolean is_good)
{
  AvtId id;

  memset (&id, 0x5a, sizeof id);
  g_assert_cmpint (avt_id_parse (text, &id), ==, is_good);
  if (is_good)
    {
      g_assert_cmpstr (id.text, ==, text);
      g_assert_cmpint (avt_id_letter (id), ==, text[0]);
      /* an id is compared by all of its bytes, so none may be left over */
      for (guint i = AVT_ID_LENGTH; i < sizeof id.text; i++)
        g_assert_cmpint (id.text[i], ==, 0);
    }
  else
    g_assert_true (avt_id_is_none (id));
}

static void
test_parse (void)
{
  check_parse ("d0123456789ab", TRUE);
  check_parse ("rcdefghjkmnpq", TRUE);
  check_parse ("zrstvwxyz0000", TRUE);
  check_parse ("", FALSE);
  check_parse ("d", FALSE);
  check_parse ("d0123456789a", FALSE);
  check_parse ("d0123456789abc", FALSE);
  check_parse ("D0123456789ab", FALSE);
  check_parse ("00123456789ab", FALSE);
  check_parse ("d0123456789aB", FALSE);
  check_parse ("d0123456789ai", FALSE);
  check_parse ("d0123456789al", FALSE);
  check_parse ("d0123456789ao", FALSE);
  check_parse ("d0123456789au", FALSE);
  check_parse ("d0123 56789ab", FALSE);
  check_parse ("d0123\n56789ab", FALSE);
  check_parse ("d012345678\303\244", FALSE);
  check_parse ("\303\244012345678ab", FALSE);
}

/* The text of an id orders as the number that it stands for. */
static guint64
number_of (AvtId id)
{
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  guint64 number = 0;

  for (guint i = 1; i < AVT_ID_LENGTH; i++)
    number = number * 32 + (guint64) (strchr (digits, id.text[i]) - digits);
  return number;
}

static void
test_source (void)
{
  g_autoptr (AvtIdSource) source = avt_id_source_new_seeded (7);
  g_autoptr (GHashTable) seen
      = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  guint64 ones = 0;
  guint64 zeros = 0;
  AvtId last = AVT_ID_NONE;

  for (guint i = 0; i < 20000; i++)
    {
      AvtId id = avt_id_source_next (source, 'd');
      AvtId again;

      g_assert_true (avt_id_parse (id.text, &again));
      g_assert_true (avt_id_equal (id, again));
      g_assert_cmpuint (avt_id_hash (id), ==, avt_id_hash (again));
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
      ones |= number_of (id);
      zeros |= ~number_of (id);
      if (i > 0)
        g_assert_cmpint (avt_id_compare (last, id) < 0, ==, number_of (last) < number_of (id));
      last = id;
    }
  /* all 60 bits take both values */
  g_assert_cmphex (ones, ==, (G_GUINT64_CONSTANT (1) << 60) - 1);
  g_assert_cmphex (zeros & ones, ==, ones);
}

static void
test_seeds (void)
{
  g_autoptr (AvtIdSource) a = avt_id_source_new_seeded (1);
  g_autoptr (AvtIdSource) b = avt_id_source_new_seeded (1);
  g_autoptr (AvtIdSource) other = avt_id_source_new_seeded (G_GUINT64_CONSTANT (1) << 32 | 1);
  g_autoptr (AvtIdSource) system = avt_id_source_new ();
  AvtId id;

  for (guint i = 0; i < 100; i++)
    {
      id = avt_id_source_next (a, 'r');
      g_assert_true (avt_id_equal (id, avt_id_source_next (b, 'r')));
      g_assert_false (avt_id_equal (id, avt_id_source_next (other, 'r')));
      g_assert_false (avt_id_equal (id, avt_id_source_next (system, 'r')));
    }
}

static void
test_order (void)
{
  static const char *const ordered[] = { "d000000000000", "d000000000001", "d00000000000z",
                                         "d000000000010", "dz00000000000", "r000000000000" };
  AvtId previous = AVT_ID_NONE;

  g_assert_cmpint (avt_id_compare (AVT_ID_NONE, AVT_ID_NONE), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      AvtId id;

      g_assert_true (avt_id_parse (ordered[i], &id));
      g_assert_cmpint (avt_id_compare (previous, id), <, 0);
      g_assert_cmpint (avt_id_compare (id, previous), >, 0);
      g_assert_cmpint (avt_id_compare (id, id), ==, 0);
      g_assert_false (avt_id_equal (previous, id));
      previous = id;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/id/parse", test_parse);
  g_test_add_func ("/engine/base/id/source", test_source);
  g_test_add_func ("/engine/base/id/seeds", test_seeds);
  g_test_add_func ("/engine/base/id/order", test_order);
  return g_test_run ();
}
