/* Where lines break; with the stub, every character is half as wide as its size. */
#include "config.h"

#include "diagrams/report/lines.h"

static void
check_lines (const char *text, double width_pt, const char *expected)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  g_autoptr (AvtLines) lines
    = avt_lines_new_plain (measurer, text, AVT_TEXT_8, AVT_TEXT_REGULAR, width_pt);
  g_autoptr (GString) said = g_string_new (NULL);
  guint line = 0;

  for (guint i = 0; i < lines->n_pieces; i++)
    {
      g_autofree char *piece = avt_lines_get_text (lines, &lines->pieces[i]);

      for (; line < lines->pieces[i].line; line++)
        g_string_append_c (said, '|');
      g_string_append (said, piece);
      /* one character stands in a line that is narrower than it */
      if (g_utf8_strlen (piece, -1) > 1)
        g_assert_cmpfloat (lines->pieces[i].width_pt, <=, width_pt + 0.1);
    }
  for (; line + 1 < lines->n_lines; line++)
    g_string_append_c (said, '|');
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_breaks (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  double letter = avt_measurer_get_width (measurer, "x", AVT_TEXT_8, AVT_TEXT_REGULAR);

  check_lines ("", 50, "");
  check_lines ("one", 50, "one");
  check_lines ("one two three", 8 * letter, "one two|three");
  check_lines ("one  two", 3 * letter, "one|two");
  check_lines ("line\nbreak", 50 * letter, "line|break");
  check_lines ("empty\n\nline", 50 * letter, "empty||line");
  check_lines ("abcdefghij", 4 * letter, "abcd|efgh|ij");
  check_lines ("ab abcdefgh", 4 * letter, "ab|abcd|efgh");
  check_lines ("from 4 % to 12 %", 14 * letter, "from 4 % to|12 %");
  check_lines ("32.0 A breaker", 6 * letter, "32.0 A|breake|r");
}

/* A word that is wider than the line by a single character still ends. */
static void
test_narrow (void)
{
  check_lines ("äöü", 0.1, "ä|ö|ü");
}

static void
test_spans (void)
{
  g_autoptr (AvtMeasurer) measurer = avt_measurer_new_stub ();
  const AvtSpan spans[] = { { "plain and ", FALSE, NULL, NULL }, { "bold", TRUE, NULL, NULL } };
  g_autoptr (AvtLines) lines
    = avt_lines_new (measurer, spans, 2, AVT_TEXT_8, AVT_TEXT_REGULAR, 500);

  g_assert_cmpuint (lines->n_lines, ==, 1);
  g_assert_cmpuint (lines->n_pieces, ==, 2);
  g_assert_cmpuint (lines->pieces[1].span, ==, 1);
  g_assert_cmpfloat (lines->pieces[1].x_pt, ==, lines->pieces[0].width_pt);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagrams/report/lines/breaks", test_breaks);
  g_test_add_func ("/diagrams/report/lines/narrow", test_narrow);
  g_test_add_func ("/diagrams/report/lines/spans", test_spans);
  return g_test_run ();
}
