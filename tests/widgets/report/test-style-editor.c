#include "config.h"

#include "helper.h"

#include "diagrams/scene/text-form.h"
#include "engine/base/picture.h"
#include "tests/widgets/widget-test.h"
#include "widgets/report/choosers.h"
#include "widgets/report/logo-chooser.h"
#include "widgets/report/report-page.h"
#include "widgets/report/style-editor.h"
#include "widgets/report/style-form.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Sample sample;
  AvtWords *words;
  GtkWidget *window;
  AvtStyleEditor *editor;
} Shown;

static void
wait_for_document (AvtStyleEditor *editor)
{
  wait_until (!avt_style_editor_is_busy (editor));
}

static void
shown_init (Shown *self)
{
  sample_init (&self->sample);
  self->words = avt_words_new ("en", "/");
  self->window = gtk_window_new ();
  self->editor = AVT_STYLE_EDITOR (avt_style_editor_new (self->sample.session, self->words));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->editor));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_document (self->editor);
}

static void
shown_clear (Shown *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for_idle ();
  avt_words_unref (self->words);
  sample_clear (&self->sample);
}

static gpointer
find_widget (GtkWidget *root, GType type, guint place)
{
  static guint left;

  if (place != G_MAXUINT)
    left = place;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && left-- == 0)
        return child;
      found = find_widget (child, type, G_MAXUINT);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const AvtInfo *
info (const Shown *self)
{
  return avt_design_get_info (sample_design (&self->sample));
}

static const AvtHouseStyle *
selected (const Shown *self)
{
  return avt_info_find_style (info (self), avt_style_editor_get_selected (self->editor));
}

static void
run (const Shown *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), action, NULL);
}

static const char *
undo_label (const Shown *self)
{
  return avt_document_get_undo_label (self->sample.document);
}

static int
selected_row (const Shown *self)
{
  GtkListBox *list = find_widget (GTK_WIDGET (self->editor), GTK_TYPE_LIST_BOX, 0);

  return gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list));
}

static gpointer
find_label (GtkWidget *root, const char *text)
{
  GtkLabel *label;

  for (guint i = 0; (label = find_widget (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strcmp (gtk_label_get_text (label), text) == 0)
      return label;
  return NULL;
}

/* Everything that is done to a style is a step that can be undone. */
static void
test_steps (void)
{
  AvtStyleForm *form;
  Shown shown;

  shown_init (&shown);
  g_assert_null (avt_style_editor_get_selected (shown.editor));
  run (&shown, "style.add");
  g_assert_cmpstr (avt_style_editor_get_selected (shown.editor), ==, "Style");
  form = find_widget (GTK_WIDGET (shown.editor), AVT_TYPE_STYLE_FORM, 0);
  g_assert_true (avt_style_form_rename (form, "ACME"));
  g_assert_cmpstr (avt_style_editor_get_selected (shown.editor), ==, "ACME");
  run (&shown, "style.duplicate");
  g_assert_cmpstr (avt_style_editor_get_selected (shown.editor), ==, "ACME 2");
  g_assert_cmpuint (info (&shown)->styles.n_records, ==, 2);
  g_assert_false (avt_style_form_rename (form, "ACME"));
  g_assert_false (avt_style_form_rename (form, ""));
  run (&shown, "style.delete");
  g_assert_cmpstr (undo_label (&shown), ==, "Delete ACME 2");
  g_assert_cmpstr (avt_style_editor_get_selected (shown.editor), ==, "ACME");
  run (&shown, "style.undo");
  g_assert_cmpuint (info (&shown)->styles.n_records, ==, 2);
  for (guint i = 0; i < 3; i++)
    run (&shown, "style.undo");
  g_assert_cmpuint (info (&shown)->styles.n_records, ==, 0);
  g_assert_null (avt_style_editor_get_selected (shown.editor));
  shown_clear (&shown);
}

/* Of several styles the one that is renamed stays the one that is edited. */
static void
test_rename_second (void)
{
  AvtStyleForm *form;
  Shown shown;

  shown_init (&shown);
  run (&shown, "style.add");
  run (&shown, "style.add");
  form = find_widget (GTK_WIDGET (shown.editor), AVT_TYPE_STYLE_FORM, 0);
  g_assert_true (avt_style_form_rename (form, "ACME"));
  g_assert_cmpint (selected_row (&shown), ==, 1);
  g_assert_cmpstr (avt_style_editor_get_selected (shown.editor), ==, "ACME");
  g_assert_false (avt_style_form_rename (form, "Style"));
  g_assert_cmpstr (avt_style_editor_get_selected (shown.editor), ==, "ACME");
  g_assert_nonnull (find_label (GTK_WIDGET (shown.editor), "There is a style “Style” already."));
  run (&shown, "style.delete");
  g_assert_null (avt_info_find_style (info (&shown), "ACME"));
  g_assert_nonnull (avt_info_find_style (info (&shown), "Style"));
  shown_clear (&shown);
}

/* What was typed last is not lost with the window. */
static void
test_finish (void)
{
  AvtStyleForm *form;
  Shown shown;

  shown_init (&shown);
  run (&shown, "style.add");
  form = find_widget (GTK_WIDGET (shown.editor), AVT_TYPE_STYLE_FORM, 0);
  gtk_editable_set_text (find_widget (GTK_WIDGET (form), GTK_TYPE_ENTRY, 1), "Confidential");
  avt_style_form_finish (form);
  gtk_editable_set_text (find_widget (GTK_WIDGET (form), GTK_TYPE_ENTRY, 0), "ACME");
  avt_style_form_finish (form);
  g_assert_cmpstr (avt_info_find_style (info (&shown), "ACME")->footer, ==, "Confidential");
  shown_clear (&shown);
}

static void
test_usual (void)
{
  GtkCheckButton *check;
  Shown shown;

  shown_init (&shown);
  run (&shown, "style.add");
  check = find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (check, TRUE);
  g_assert_cmpstr (info (&shown)->style, ==, "Style");
  gtk_check_button_set_active (check, FALSE);
  g_assert_null (info (&shown)->style);
  avt_document_undo (shown.sample.document);
  g_assert_true (gtk_check_button_get_active (check));
  shown_clear (&shown);
}

/* Words typed into the line at the foot are one step, and stand on the page beside it. */
static void
test_footer (void)
{
  g_autoptr (AvtScene) page = NULL;
  g_autofree char *text = NULL;
  GtkEditable *footer;
  Shown shown;

  shown_init (&shown);
  run (&shown, "style.add");
  footer = find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_ENTRY, 1);
  gtk_editable_set_text (footer, "Conf");
  gtk_editable_set_text (footer, "Confidential");
  g_assert_null (selected (&shown)->footer);
  g_signal_emit_by_name (footer, "activate");
  g_assert_cmpstr (selected (&shown)->footer, ==, "Confidential");
  wait_for_document (shown.editor);
  page = avt_pages_get_page (avt_style_editor_get_pages (shown.editor), 0);
  text = avt_scene_to_text (page);
  g_assert_nonnull (strstr (text, "Confidential"));
  avt_document_undo (shown.sample.document);
  g_assert_null (selected (&shown)->footer);
  g_assert_cmpstr (gtk_editable_get_text (footer), ==, "");
  shown_clear (&shown);
}

static void
test_choices (void)
{
  GtkDropDown *papers, *details;
  GtkColorButton *accent;
  GdkRGBA red = { 0.8f, 0, 0, 1 };
  Shown shown;

  shown_init (&shown);
  run (&shown, "style.add");
  papers = find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_DROP_DOWN, 0);
  details = find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_DROP_DOWN, 1);
  accent = find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_COLOR_BUTTON, 0);
  gtk_drop_down_set_selected (papers, 1);
  g_assert_cmpint (selected (&shown)->paper, ==, 1);
  gtk_drop_down_set_selected (details, AVT_LEVEL_FULL);
  g_assert_cmpint (selected (&shown)->detail, ==, AVT_LEVEL_FULL);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (accent), &red);
  g_signal_emit_by_name (accent, "color-set");
  g_assert_cmpstr (selected (&shown)->accent, ==, "#cc0000");
  wait_for_document (shown.editor);
  g_assert_cmpfloat (avt_pages_get_width (avt_style_editor_get_pages (shown.editor)), ==, 612);
  shown_clear (&shown);
}

static char *
write_file (const char *name, const char *data, gsize size)
{
  g_autofree char *folder = g_dir_make_tmp ("avt-logo-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return path;
}

static void
take (AvtLogoChooser *chooser, const char *name, const char *data, gsize size)
{
  g_autofree char *path = write_file (name, data, size);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  avt_logo_chooser_take (chooser, file);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static GBytes *
new_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 60, 20);
  g_autofree char *path = write_file ("it.png", "", 0);
  g_autofree char *folder = g_path_get_dirname (path);
  char *data;
  gsize size;

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return g_bytes_new_take (data, size);
}

/* What cannot be drawn is refused with a reason, and the style stays as it was. */
static void
test_logo (void)
{
  g_autoptr (GBytes) png = new_png ();
  g_autofree char *large = g_malloc0 (AVT_PICTURE_MAX_BYTES + 1);
  AvtLogoChooser *chooser;
  Shown shown;

  shown_init (&shown);
  run (&shown, "style.add");
  chooser = find_widget (GTK_WIDGET (shown.editor), AVT_TYPE_LOGO_CHOOSER, 0);
  take (chooser, "logo.png", "GIF89a", 6);
  g_assert_nonnull (strstr (avt_logo_chooser_get_refusal (chooser), "SVG or PNG"));
  g_assert_null (selected (&shown)->logo);
  take (chooser, "logo.png", large, AVT_PICTURE_MAX_BYTES + 1);
  g_assert_nonnull (strstr (avt_logo_chooser_get_refusal (chooser), "too large"));
  take (chooser, "logo.png", g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_assert_null (avt_logo_chooser_get_refusal (chooser));
  g_assert_nonnull (selected (&shown)->logo);
  take (chooser, "logo.svg", "<svg", 4);
  wait_until (avt_logo_chooser_get_refusal (chooser) != NULL);
  g_assert_nonnull (selected (&shown)->logo);
  avt_document_undo (shown.sample.document);
  g_assert_null (selected (&shown)->logo);
  shown_clear (&shown);
}

/* The page of documents takes what the usual style says, also when it changes its mind. */
static void
test_page_follows (void)
{
  AvtReportPage *page;
  AvtReportChoice choice;
  GtkWidget *window = gtk_window_new ();
  Shown shown;

  shown_init (&shown);
  page = AVT_REPORT_PAGE (avt_report_page_new (shown.sample.session));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  run (&shown, "style.add");
  gtk_check_button_set_active (find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_CHECK_BUTTON, 0),
                               TRUE);
  gtk_drop_down_set_selected (find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_DROP_DOWN, 0), 2);
  gtk_drop_down_set_selected (find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_DROP_DOWN, 1),
                              AVT_LEVEL_BRIEF);
  g_assert_cmpint (avt_report_page_get_order (page).paper, ==, AVT_PAPER_A3);
  choice = avt_report_page_get_choice (page);
  g_assert_cmpint (choice.detail, ==, AVT_LEVEL_BRIEF);
  g_assert_cmpuint (choice.parts, ==, avt_report_kind_parts_at (choice.kind, AVT_LEVEL_BRIEF));
  g_assert_null (choice.style);
  gtk_window_destroy (GTK_WINDOW (window));
  shown_clear (&shown);
}

/* A style that is renamed stays the one that documents have, and none stays none. */
static void
test_page_keeps_style (void)
{
  AvtReportPage *page;
  AvtReportChoice choice;
  GtkWidget *window = gtk_window_new ();
  Shown shown;

  shown_init (&shown);
  page = AVT_REPORT_PAGE (avt_report_page_new (shown.sample.session));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  run (&shown, "style.add");
  run (&shown, "style.add");
  avt_report_page_get_order (page);
  choice = avt_report_page_get_choice (page);
  choice.style = "Style 2";
  choice.paper = AVT_PAPER_A3;
  avt_report_page_set_choice (page, &choice);
  g_assert_true (avt_style_form_rename (
    find_widget (GTK_WIDGET (shown.editor), AVT_TYPE_STYLE_FORM, 0), "ACME"));
  g_assert_cmpstr (avt_report_page_get_order (page).style, ==, "ACME");
  g_assert_cmpint (avt_report_page_get_order (page).paper, ==, AVT_PAPER_A3);
  choice.style = "";
  avt_report_page_set_choice (page, &choice);
  gtk_check_button_set_active (find_widget (GTK_WIDGET (shown.editor), GTK_TYPE_CHECK_BUTTON, 0),
                               TRUE);
  g_assert_cmpstr (avt_report_page_get_order (page).style, ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
  shown_clear (&shown);
}

static void
test_plain (void)
{
  GtkWidget *chooser = g_object_ref_sink (avt_style_chooser_new ());
  Sample sample;

  sample_init (&sample);
  avt_style_chooser_offer (chooser, sample_design (&sample));
  g_assert_cmpstr (avt_style_chooser_get (chooser, sample_design (&sample)), ==, "");
  g_object_unref (chooser);
  sample_clear (&sample);
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/report/style-editor/steps", test_steps);
  g_test_add_func ("/widgets/report/style-editor/usual", test_usual);
  g_test_add_func ("/widgets/report/style-editor/rename-second", test_rename_second);
  g_test_add_func ("/widgets/report/style-editor/finish", test_finish);
  g_test_add_func ("/widgets/report/style-editor/footer", test_footer);
  g_test_add_func ("/widgets/report/style-editor/choices", test_choices);
  g_test_add_func ("/widgets/report/style-editor/logo", test_logo);
  g_test_add_func ("/widgets/report/style-editor/page-follows", test_page_follows);
  g_test_add_func ("/widgets/report/style-editor/page-keeps-style", test_page_keeps_style);
  g_test_add_func ("/widgets/report/style-editor/plain", test_plain);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add_tests);
}
