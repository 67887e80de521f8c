#include "config.h"

#include "engine/base/plural.h"

#include <string.h>

/* The forms of 0, 1, 2 ... as digits. Rules as they stand in the PO files of the languages. */
static const struct
{
  const char *rule;
  guint n_forms;
  const char *forms;
} languages[] = {
  { "nplurals=1; plural=0;", 1, "000000" },
  { " nplurals=2; plural=(n != 1);\n", 2, "101111" },
  { "nplurals=2; plural=n>1;", 2, "001111" },
  { "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", 3, "20111222" },
  { "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
    " ? 1 : 2;", 3, "201112222222222222222011122222" },
  { "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 ? 4 : 5;", 6, "0123333333344444" },
  { "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4", 5, "201222233334" },
};

static const struct
{
  const char *expression;
  guint64 n;
  guint form;
} values[] = {
  { "1 + 2 * 3", 0, 7 },
  { "(1 + 2) * 3", 0, 9 },
  { "10 - 4 - 3", 0, 3 },
  { "12 / 3 / 2", 0, 2 },
  { "17 % 10 % 4", 0, 3 },
  { "1 || 0 && 0", 0, 1 },
  { "!n", 0, 1 },
  { "!!n", 5, 1 },
  { "! n == 0", 1, 1 },
  { "1 < 2 == 1", 0, 1 },
  { "3 > 2 > 1", 0, 0 },
  { "0 ? 1 : 0 ? 2 : 3", 0, 3 },
  { "1 ? 0 ? 4 : 5 : 6", 0, 5 },
  { "\t(\tn\t)\t", 7, 7 },
  { "n / 0", 3, 0 },
  { "n % 0", 3, 0 },
  { "n", 99, 0 },                                    /* no such form: the first */
  { "0 - 1", 0, 0 },
  { "n % 10", G_MAXUINT64, 5 },
  { "n == 1 || 1 / (n - 1) ? 2 : 3", 1, 2 },
};

static const char *const refused[] = {
  "",
  "nplurals",
  "nplurals=; plural=0;",
  "nplurals=0; plural=0;",
  "nplurals=17; plural=0;",
  "nplurals=99999999999999999999; plural=0;",
  "nplurals=-1; plural=0;",
  "plural=0; nplurals=1;",
  "nplurals=2; plural=",
  "nplurals=2; plural=;",
  "nplurals=2; plural=m;",
  "nplurals=2; plural=n n;",
  "nplurals=2; plural=(n;",
  "nplurals=2; plural=n);",
  "nplurals=2; plural=n ? 1;",
  "nplurals=2; plural=n = 1;",
  "nplurals=2; plural=n & 1;",
  "nplurals=2; plural=-1;",
  "nplurals=2; plural=n !;",
  "nplurals=2; plural=system(1);",
  "nplurals=2; plural=1000000001;",
};

static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (AvtPlural) plural = avt_plural_new (languages[i].rule);

      g_assert_nonnull (plural);
      g_assert_cmpuint (avt_plural_get_n_forms (plural), ==, languages[i].n_forms);
      for (guint n = 0; n < strlen (languages[i].forms); n++)
        g_assert_cmpuint (avt_plural_choose (plural, n), ==,
                          (guint) (languages[i].forms[n] - '0'));
    }
}

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *rule = g_strdup_printf ("nplurals=16; plural=%s;", values[i].expression);
      g_autoptr (AvtPlural) plural = avt_plural_new (rule);

      g_assert_nonnull (plural);
      g_assert_cmpuint (avt_plural_choose (plural, values[i].n), ==, values[i].form);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (avt_plural_new (refused[i]));
}

static AvtPlural *
repeat (const char *before, const char *middle, const char *after, guint n)
{
  g_autoptr (GString) rule = g_string_new ("nplurals=2; plural=");

  for (guint i = 0; i < n; i++)
    g_string_append (rule, before);
  g_string_append (rule, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (rule, after);
  return avt_plural_new (rule->str);
}

/* Nesting and length are bounded whatever the file holds; what languages need fits well. */
static void
test_bounds (void)
{
  static const char *const around[][3] = {
    { "(", "n", ")" },    { "!", "n", "" },  { "n?", "1", ":0" },
    { "n?1:", "0", "" },  { "n+", "n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    {
      g_autoptr (AvtPlural) fits = repeat (around[i][0], around[i][1], around[i][2], 40);
      g_autoptr (AvtPlural) large = repeat (around[i][0], around[i][1], around[i][2], 100000);

      g_assert_nonnull (fits);
      g_assert_cmpuint (avt_plural_choose (fits, 1), <, 2);
      g_assert_null (large);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/plural/languages", test_languages);
  g_test_add_func ("/engine/base/plural/values", test_values);
  g_test_add_func ("/engine/base/plural/refused", test_refused);
  g_test_add_func ("/engine/base/plural/bounds", test_bounds);
  return g_test_run ();
}
