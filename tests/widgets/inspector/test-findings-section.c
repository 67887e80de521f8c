#include "config.h"

#include "helper.h"
#include "widgets/inspector/findings-section.h"

static guint
count_rows (GtkWidget *widget)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* @n_expected: 0: there is no section at all */
static void
check_rows (const char *name, guint n_expected)
{
  g_auto (Sample) sample;
  g_autoptr (GtkWidget) section = NULL;

  sample_init_from (&sample, "six-racks");
  section = avt_findings_section_new (sample.session, sample_id (&sample, name));
  if (section != NULL)
    g_object_ref_sink (section);
  g_assert_cmpint (section != NULL, ==, n_expected > 0);
  g_assert_cmpuint (section != NULL ? count_rows (section) : 0, ==, n_expected);
  g_clear_object (&section);
}

/* A leaf switch that takes hot air, its neighbour on the same rack that is well, a feed, which has
 * no rack. */
static void
test_rows (void)
{
  check_rows ("r05-leaf-a", 1);
  check_rows ("r05-esx01", 0);
  check_rows ("A-07-05", 0);
}

static void
add (void)
{
  g_test_add_func ("/inspector/findings-section/rows", test_rows);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add);
}
