#include "config.h"

#include "helper.h"
#include "widgets/results/formula-popover.h"

#include <math.h>

static void
check_text (double value, double limit, guint n_unknown, gboolean is_estimate,
            const char *expected)
{
  AvtExplained explained = { .title = "Mass",
                             .value = value,
                             .unit = AVT_UNIT_KILOGRAM,
                             .limit = limit,
                             .n_unknown = n_unknown,
                             .is_estimate = is_estimate };
  g_autofree char *text = avt_explained_value_text (&explained);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  check_text (612, NAN, 0, FALSE, "612 kg");
  check_text (612, 1000, 0, FALSE, "612 kg of 1000 kg");
  check_text (612, NAN, 3, FALSE, "612 kg, 3 unknown");
  check_text (612, NAN, 0, TRUE, "≈\u00a0612 kg");
  check_text (0, NAN, 0, FALSE, "0 kg");
  check_text (NAN, NAN, 3, FALSE, "unknown");
  check_text (NAN, 1000, 3, TRUE, "unknown of 1000 kg");
}

/* The least it can be: that says more than that it is an estimate. */
static void
test_partial (void)
{
  AvtExplained explained = { .value = 612,
                             .unit = AVT_UNIT_KILOGRAM,
                             .limit = NAN,
                             .n_unknown = 3,
                             .is_partial = TRUE,
                             .is_estimate = TRUE };
  g_autofree char *text = avt_explained_value_text (&explained);

  g_assert_cmpstr (text, ==, "≥\u00a0612 kg, 3 unknown");
}

static guint
count_labels (GtkWidget *widget, const char *text)
{
  guint n = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

static void
test_button (void)
{
  AvtExplained explained = { .title = "Heat",
                             .value = 100,
                             .unit = AVT_UNIT_WATT,
                             .limit = NAN,
                             .formula = "Q = P",
                             .source = "Energy",
                             .n_unknown = 2 };
  g_autoptr (GtkWidget) button = g_object_ref_sink (avt_formula_button_new ());

  avt_formula_button_set (button, &explained);
  g_assert_cmpuint (count_labels (button, "Heat"), ==, 1);
  g_assert_cmpuint (count_labels (button, "100 W"), ==, 1);
  g_assert_cmpuint (count_labels (button, "2 unknown"), ==, 1);
  explained.limit = 300;
  avt_formula_button_set (button, &explained);
  g_assert_cmpuint (count_labels (button, "of 300 W,\n2 unknown"), ==, 1);
  g_strlcpy (explained.unit_label, "U12", sizeof explained.unit_label);
  avt_formula_button_set (button, &explained);
  g_assert_cmpuint (count_labels (button, "U12"), ==, 1);
  explained.unit_label[0] = '\0';
  explained.value = NAN;
  avt_formula_button_set (button, &explained);
  g_assert_cmpuint (count_labels (button, "Heat"), ==, 1);
  g_assert_cmpuint (count_labels (button, "unknown"), ==, 1);
}

static void
add (void)
{
  g_test_add_func ("/results/formula-popover/text", test_text);
  g_test_add_func ("/results/formula-popover/partial", test_partial);
  g_test_add_func ("/results/formula-popover/button", test_button);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add);
}
