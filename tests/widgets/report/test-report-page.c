#include "config.h"

#include "helper.h"

#include "engine/design/edit.h"
#include "widgets/report/preset-chooser.h"
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
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

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

static AvtPresetChooser *
find_chooser (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AvtPresetChooser *found
        = AVT_IS_PRESET_CHOOSER (child) ? AVT_PRESET_CHOOSER (child) : find_chooser (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkDropDown *
find_drop_down (AvtPresetChooser *chooser)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (chooser));

  return GTK_DROP_DOWN (gtk_widget_get_first_child (box));
}

static void
set_paper (AvtReportPage *page, AvtPaper paper)
{
  AvtReportChoice choice = avt_report_page_get_choice (page);

  choice.paper = paper;
  avt_report_page_set_choice (page, &choice);
}

static const char *
note (AvtPresetChooser *chooser)
{
  return gtk_label_get_text (GTK_LABEL (avt_preset_chooser_get_note (chooser)));
}

/* From keeping one to deleting it, each a step that can be undone. */
static void
test_presets (void)
{
  AvtPresetChooser *chooser;
  Shown shown;

  shown_init (&shown);
  chooser = find_chooser (GTK_WIDGET (shown.page));
  set_paper (shown.page, AVT_PAPER_LETTER);
  avt_preset_chooser_save_as (chooser, "Customer");
  g_assert_cmpstr (avt_report_page_get_preset (shown.page), ==, "Customer");
  g_assert_cmpstr (note (chooser), ==, "");
  set_paper (shown.page, AVT_PAPER_A3);
  g_assert_cmpstr (note (chooser), ==, "Changed since");
  set_paper (shown.page, AVT_PAPER_LETTER);
  g_assert_cmpstr (note (chooser), ==, "");
  avt_preset_chooser_rename (chooser, "Owner");
  g_assert_cmpstr (avt_report_page_get_preset (shown.page), ==, "Owner");
  gtk_widget_activate_action (GTK_WIDGET (chooser), "preset.delete", NULL);
  g_assert_null (avt_report_page_get_preset (shown.page));
  g_assert_cmpuint (avt_presets_count (sample_design (&shown.sample)), ==, 0);
  g_assert_cmpstr (avt_document_get_undo_label (shown.sample.document), ==, "Delete Owner");
  avt_document_undo (shown.sample.document);
  avt_document_undo (shown.sample.document);
  g_assert_cmpstr (avt_presets_get (sample_design (&shown.sample), 0)->name, ==, "Customer");
  avt_document_undo (shown.sample.document);
  g_assert_cmpuint (avt_presets_count (sample_design (&shown.sample)), ==, 0);
  shown_clear (&shown);
}

/* The name that is taken belongs to the other one. */
static void
test_preset_taken (void)
{
  AvtPresetChooser *chooser;
  Shown shown;

  shown_init (&shown);
  chooser = find_chooser (GTK_WIDGET (shown.page));
  avt_preset_chooser_save_as (chooser, "One");
  avt_preset_chooser_save_as (chooser, "Two");
  avt_preset_chooser_rename (chooser, "One");
  g_assert_cmpstr (avt_report_page_get_preset (shown.page), ==, "Two");
  g_assert_cmpuint (avt_presets_count (sample_design (&shown.sample)), ==, 2);
  shown_clear (&shown);
}

/* Choosing one shows what it says; one of a diagram is not for this page. */
static void
test_preset_chosen (void)
{
  AvtExportOrder drawing
    = { .diagram = avt_diagram_get (0), .language = "en", .format = AVT_EXPORT_SVG, .dpi = 72 };
  g_autoptr (GError) error = NULL;
  AvtDesign *design;
  AvtPresetChooser *chooser;
  GListModel *names;
  AvtReportChoice choice;
  Shown shown;

  shown_init (&shown);
  chooser = find_chooser (GTK_WIDGET (shown.page));
  design = avt_design_with_preset (sample_design (&shown.sample), "Drawing", &drawing, &error);
  avt_session_commit (shown.sample.session, design, error, "Test", NULL);
  choice = avt_report_page_get_choice (shown.page);
  choice.kind = avt_report_kind_find ("bom");
  choice.parts = avt_report_kind_all_parts (choice.kind);
  choice.paper = AVT_PAPER_A3;
  choice.language = "de";
  avt_report_page_set_choice (shown.page, &choice);
  avt_preset_chooser_save_as (chooser, "Purchasing");
  names = gtk_drop_down_get_model (find_drop_down (chooser));
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 2);
  gtk_drop_down_set_selected (find_drop_down (chooser), 0);
  g_assert_null (avt_report_page_get_preset (shown.page));
  choice.kind = avt_report_kind_find ("power");
  choice.parts = avt_report_kind_all_parts (choice.kind);
  choice.paper = AVT_PAPER_A4;
  choice.language = "en";
  avt_report_page_set_choice (shown.page, &choice);
  gtk_drop_down_set_selected (find_drop_down (chooser), 1);
  choice = avt_report_page_get_choice (shown.page);
  g_assert_cmpstr (choice.kind->id, ==, "bom");
  g_assert_cmpint (choice.paper, ==, AVT_PAPER_A3);
  g_assert_cmpstr (choice.language, ==, "de");
  shown_clear (&shown);
}

static AvtDesign *
with_language (AvtDesign *design, const char *language)
{
  g_autoptr (GError) error = NULL;
  AvtDesign *next
    = avt_design_with_field_text (design, avt_entity_id (avt_design_get_info (design)), "language",
                                  language, &error);

  g_assert_no_error (error);
  return next;
}

/* Another design in the same window brings its own language, paper and preset. */
static void
test_other_design (void)
{
  AvtExportOrder order = { .report = avt_report_kind_find ("cables"), .paper = AVT_PAPER_LETTER,
                           .parts = 1, .language = "de", .dpi = 72 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtDesign) german = NULL;
  g_autoptr (AvtDesign) kept = NULL;
  AvtReportChoice choice;
  Shown shown;

  shown_init (&shown);
  set_paper (shown.page, AVT_PAPER_A3);
  german = with_language (sample_design (&shown.sample), "de");
  kept = avt_design_with_preset (german, "Floor", &order, &error);
  avt_document_begin (shown.sample.document, german, "other");
  choice = avt_report_page_get_choice (shown.page);
  g_assert_cmpstr (choice.language, ==, "de");
  g_assert_cmpint (choice.paper, ==, AVT_PAPER_A4);
  g_assert_null (avt_report_page_get_preset (shown.page));
  avt_document_begin (shown.sample.document, kept, "third");
  choice = avt_report_page_get_choice (shown.page);
  g_assert_cmpstr (avt_report_page_get_preset (shown.page), ==, "Floor");
  g_assert_cmpstr (choice.kind->id, ==, "cables");
  g_assert_cmpint (choice.paper, ==, AVT_PAPER_LETTER);
  shown_clear (&shown);
}

/* What was chosen stays while the design is edited, but for its own language. */
static void
test_language_follows (void)
{
  AvtReportChoice choice;
  Shown shown;

  shown_init (&shown);
  set_paper (shown.page, AVT_PAPER_A3);
  avt_session_commit (shown.sample.session, with_language (sample_design (&shown.sample), "de"),
                      NULL, "Test", NULL);
  choice = avt_report_page_get_choice (shown.page);
  g_assert_cmpstr (choice.language, ==, "de");
  g_assert_cmpint (choice.paper, ==, AVT_PAPER_A3);
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
  g_test_add_func ("/widgets/report/report-page/presets", test_presets);
  g_test_add_func ("/widgets/report/report-page/preset-taken", test_preset_taken);
  g_test_add_func ("/widgets/report/report-page/preset-chosen", test_preset_chosen);
  g_test_add_func ("/widgets/report/report-page/other-design", test_other_design);
  g_test_add_func ("/widgets/report/report-page/language-follows", test_language_follows);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add_tests);
}
