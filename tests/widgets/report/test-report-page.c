#include "config.h"

#include "helper.h"

#include "widgets/report/report-page.h"

#include <string.h>

typedef struct
{
  Sample sample;
  GtkWidget *window;
  AvtReportPage *page;
} Shown;

static void
wait_for_document (AvtReportPage *page)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (avt_report_page_is_busy (page) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (avt_report_page_is_busy (page));
}

static void
shown_init (Shown *self)
{
  sample_init (&self->sample);
  self->window = gtk_window_new ();
  self->page = AVT_REPORT_PAGE (avt_report_page_new (self->sample.session));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_document (self->page);
}

static void
shown_clear (Shown *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for_idle ();
  sample_clear (&self->sample);
}

static void
test_pages (void)
{
  Shown shown;

  shown_init (&shown);
  g_assert_nonnull (avt_report_page_get_pages (shown.page));
  g_assert_cmpuint (avt_pages_get_n_pages (avt_report_page_get_pages (shown.page)), >, 1);
  g_assert_cmpuint (avt_report_page_get_page (shown.page), ==, 0);
  avt_report_page_go (shown.page, 1);
  g_assert_cmpuint (avt_report_page_get_page (shown.page), ==, 1);
  avt_report_page_go (shown.page, G_MAXUINT);
  g_assert_cmpuint (avt_report_page_get_page (shown.page), ==,
                    avt_pages_get_n_pages (avt_report_page_get_pages (shown.page)) - 1);
  shown_clear (&shown);
}

static gboolean
has_text (AvtPages *pages, const char *text)
{
  AvtReport *report = avt_pages_get_report (pages);

  for (guint i = 0; i < avt_report_get_n_headings (report); i++)
    if (strcmp (avt_report_get_heading (report, i)->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_parts (void)
{
  AvtReportChoice choice;
  Shown shown;

  shown_init (&shown);
  g_assert_true (has_text (avt_report_page_get_pages (shown.page), "Totals"));
  choice = avt_report_page_get_choice (shown.page);
  for (guint i = 0; choice.kind->parts[i].nick != NULL; i++)
    if (strcmp (choice.kind->parts[i].nick, "totals") == 0)
      choice.parts &= ~(1u << i);
  avt_report_page_set_choice (shown.page, &choice);
  wait_for_document (shown.page);
  g_assert_false (has_text (avt_report_page_get_pages (shown.page), "Totals"));
  shown_clear (&shown);
}

static void
test_paper (void)
{
  AvtReportChoice choice;
  Shown shown;

  shown_init (&shown);
  choice = avt_report_page_get_choice (shown.page);
  choice.kind = avt_report_kind_find ("bom");
  choice.parts = avt_report_kind_all_parts (choice.kind);
  choice.paper = AVT_PAPER_LETTER;
  avt_report_page_set_choice (shown.page, &choice);
  wait_for_document (shown.page);
  g_assert_cmpfloat (avt_pages_get_width (avt_report_page_get_pages (shown.page)), ==, 792);
  g_assert_true (avt_report_page_get_choice (shown.page).kind == choice.kind);
  shown_clear (&shown);
}

static void
test_changes (void)
{
  AvtPages *before;
  Shown shown;

  shown_init (&shown);
  before = avt_pages_ref (avt_report_page_get_pages (shown.page));
  sample_rename (&shown.sample, "Rack 1", "Another");
  wait_for_document (shown.page);
  g_assert_cmpstr (avt_pages_get_section_title (avt_report_page_get_pages (shown.page), 0), ==,
                   "Another");
  g_assert_cmpstr (avt_pages_get_section_title (before, 0), ==, "Rack 1");
  avt_pages_unref (before);
  shown_clear (&shown);
}

static void
ready_cb (AvtReportPage *page, guint *n_ready)
{
  (*n_ready)++;
}

/* Also of a document that is still being made; who waits for one is told that there is none. */
static void
test_no_racks (void)
{
  AvtReportChoice choice;
  guint n_ready = 0;
  Shown shown;

  shown_init (&shown);
  choice = avt_report_page_get_choice (shown.page);
  choice.paper = AVT_PAPER_LETTER;
  avt_report_page_set_choice (shown.page, &choice);
  g_signal_connect (shown.page, "ready", G_CALLBACK (ready_cb), &n_ready);
  sample_remove (&shown.sample, "Rack 1");
  wait_for_document (shown.page);
  wait_for_idle ();
  g_assert_null (avt_report_page_get_pages (shown.page));
  g_assert_cmpuint (n_ready, ==, 1);
  shown_clear (&shown);
}

/* A page that goes while its document is made must not wait for it, nor be told. */
static void
test_closed_early (void)
{
  AvtReportChoice choice;
  Shown shown;

  shown_init (&shown);
  choice = avt_report_page_get_choice (shown.page);
  choice.paper = AVT_PAPER_LETTER;
  avt_report_page_set_choice (shown.page, &choice);
  shown_clear (&shown);
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/report/report-page/pages", test_pages);
  g_test_add_func ("/widgets/report/report-page/parts", test_parts);
  g_test_add_func ("/widgets/report/report-page/paper", test_paper);
  g_test_add_func ("/widgets/report/report-page/changes", test_changes);
  g_test_add_func ("/widgets/report/report-page/no-racks", test_no_racks);
  g_test_add_func ("/widgets/report/report-page/closed-early", test_closed_early);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add_tests);
}
