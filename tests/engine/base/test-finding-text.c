#include "config.h"

#include "engine/base/finding-text.h"

static const AvtRule overload = {
  .code = "power-breaker-overload",
  .severity = AVT_SEVERITY_ERROR,
  .sentence = "%1 of %2 carries %3, its breaker allows %4.",
  .hint = "Move devices from %2.",
  .source = "IEC 60898-1",
};

static const char *
name_cb (AvtId id, gpointer user_data)
{
  return avt_id_letter (id) == 'f' ? user_data : NULL;
}

static AvtId
id_of (char letter)
{
  g_autoptr (AvtIdSource) source = avt_id_source_new_seeded (1);

  return avt_id_source_next (source, letter);
}

static AvtFinding *
new_finding (const AvtRule *rule, AvtId id)
{
  const AvtArgument arguments[] = {
    avt_argument_text ("L1"),
    avt_argument_entity (id),
    avt_argument_quantity (91.3043, AVT_UNIT_AMPERE),
    avt_argument_quantity (32, AVT_UNIT_AMPERE),
    avt_argument_count (12345),
  };

  return avt_finding_new (rule, &id, 1, arguments, G_N_ELEMENTS (arguments));
}

static void
check_template (const char *sentence, const char *expected)
{
  AvtRule rule = overload;
  g_autoptr (AvtWords) words = avt_words_new ("en", "/nonexistent");
  g_autoptr (AvtFinding) finding = NULL;
  g_autofree char *text = NULL;

  rule.sentence = sentence;
  finding = new_finding (&rule, id_of ('f'));
  text = avt_finding_sentence (finding, words, name_cb, (gpointer) "Feed A");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_templates (void)
{
  check_template (overload.sentence, "L1 of Feed A carries 91.3 A, its breaker allows 32.0 A.");
  check_template ("%5 %5%1", "12,345 12,345L1");
  check_template ("100 % of %2", "100 % of Feed A");
  check_template ("%%1", "%L1");
  check_template ("%0 %6 %9 %", "%0 %6 %9 %");
  check_template ("%12", "L12");
  check_template ("", "");
}

static void
test_names (void)
{
  AvtId nameless = id_of ('d');
  g_autoptr (AvtWords) words = avt_words_new ("en", "/nonexistent");
  g_autoptr (AvtFinding) finding = new_finding (&overload, nameless);
  g_autofree char *expected = g_strdup_printf ("Move devices from %s.", nameless.text);
  g_autofree char *without = avt_finding_hint (finding, words, NULL, NULL);
  g_autofree char *unknown = avt_finding_hint (finding, words, name_cb, (gpointer) "Feed A");

  g_assert_cmpstr (without, ==, expected);
  g_assert_cmpstr (unknown, ==, expected);
}

static void
test_no_hint (void)
{
  AvtRule rule = overload;
  g_autoptr (AvtWords) words = avt_words_new ("en", "/nonexistent");
  g_autoptr (AvtFinding) finding = NULL;

  rule.hint = NULL;
  finding = new_finding (&rule, id_of ('f'));
  g_assert_null (avt_finding_hint (finding, words, NULL, NULL));
}

static void
test_german (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("AVT_BUILD_ROOT"), "po", NULL);
  g_autoptr (AvtWords) words = avt_words_new ("de", folder);
  g_autoptr (AvtFinding) finding = new_finding (&overload, id_of ('f'));
  g_autofree char *text = avt_finding_sentence (finding, words, name_cb, (gpointer) "B");

  g_assert_cmpstr (text, ==, "L1 of B carries 91,3 A, its breaker allows 32,0 A.");
  g_assert_cmpstr (avt_severity_word (AVT_SEVERITY_ERROR, words), ==, "Fehler");
  g_assert_cmpstr (avt_severity_word (AVT_SEVERITY_WARNING, words), ==, "Warnung");
  g_assert_cmpstr (avt_severity_word (AVT_SEVERITY_INFO, words), ==, "Hinweis");
}

static void
test_terminal (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "", "" },
    { "Rack 1, Straße, 机架", "Rack 1, Straße, 机架" },
    { "a\033[31mred\033]0;title\a", "a\\u{1b}[31mred\\u{1b}]0;title\\u{7}" },
    { "one\ntwo\r\tthree", "one\\u{a}two\\u{d}\\u{9}three" },
    { "\177\302\200\302\233\302\237", "\\u{7f}\\u{80}\\u{9b}\\u{9f}" },
    { "\302\240", "\302\240" },
    { "a\342\200\256b\342\201\246c\342\200\217", "a\\u{202e}b\\u{2066}c\\u{200f}" },
    { "\330\234\342\200\250\342\200\251\342\201\251", "\\u{61c}\\u{2028}\\u{2029}\\u{2069}" },
    { "\342\200\257\342\201\252", "\342\200\257\342\201\252" },
    { "\377a\303", "\\x{ff}a\\x{c3}" },
    { "\355\240\200", "\\x{ed}\\x{a0}\\x{80}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = avt_text_for_terminal (cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/base/finding-text/templates", test_templates);
  g_test_add_func ("/engine/base/finding-text/names", test_names);
  g_test_add_func ("/engine/base/finding-text/no-hint", test_no_hint);
  g_test_add_func ("/engine/base/finding-text/german", test_german);
  g_test_add_func ("/engine/base/finding-text/terminal", test_terminal);
  return g_test_run ();
}
