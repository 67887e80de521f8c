#include "config.h"

#include "helper.h"

#include "engine/design/edit.h"
#include "widgets/report/export-dialog.h"
#include "widgets/report/preset-chooser.h"

#include <string.h>

typedef struct
{
  Sample sample;
  GtkWidget *window;
  AdwMessageDialog *dialog;
  AvtExportOrder order; /* what was agreed to */
  gboolean is_chosen;
} Shown;

static void
chosen_cb (const AvtExportOrder *order, gpointer user_data)
{
  Shown *self = user_data;

  self->order = *order;
  self->is_chosen = TRUE;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  g_error ("there is no dialog");
}

static void
shown_begin (Shown *self)
{
  memset (self, 0, sizeof *self);
  sample_init (&self->sample);
  self->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
shown_run (Shown *self, const AvtExportOrder *order, const char *preset)
{
  avt_export_dialog_run (self->sample.session, GTK_WINDOW (self->window), order, preset, chosen_cb,
                         self);
  self->dialog = find_dialog ();
}

static void
shown_answer (Shown *self, const char *answer)
{
  adw_message_dialog_response (self->dialog, answer);
  wait_for_idle ();
}

static void
shown_clear (Shown *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for_idle ();
  sample_clear (&self->sample);
}

/* Returns: what stands in the line of the grid whose words are @title */
static GtkWidget *
find_line (Shown *self, const char *title)
{
  GtkWidget *grid = adw_message_dialog_get_extra_child (self->dialog);

  for (int row = 0;; row++)
    {
      GtkWidget *label = gtk_grid_get_child_at (GTK_GRID (grid), 0, row);

      if (row > 20)
        g_error ("there is no line %s", title);
      if (label != NULL && strcmp (gtk_label_get_text (GTK_LABEL (label)), title) == 0)
        return gtk_grid_get_child_at (GTK_GRID (grid), 1, row);
    }
}

static void
choose (Shown *self, const char *title, guint place)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_line (self, title)), place);
}

static AvtExportOrder
power_order (void)
{
  AvtExportOrder order = { .report = avt_report_kind_find ("power"), .paper = AVT_PAPER_A4,
                           .language = "en", .detail = AVT_LEVEL_STANDARD, .dpi = 144 };

  order.parts = avt_report_kind_parts_at (order.report, order.detail);
  return order;
}

static void
commit_style (Shown *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  AvtHouseStyle style = { 0 };
  AvtDesign *design;

  avt_record_init (&avt_house_style_type, &style);
  avt_record_set_string (&avt_house_style_type, &style, AVT_HOUSE_STYLE_NAME, name);
  avt_record_set_enum (&avt_house_style_type, &style, AVT_HOUSE_STYLE_PAPER, 1);
  avt_record_set_enum (&avt_house_style_type, &style, AVT_HOUSE_STYLE_DETAIL, AVT_LEVEL_BRIEF);
  design = avt_design_with_style (sample_design (&self->sample), NULL, &style, &error);
  avt_record_clear (&avt_house_style_type, &style);
  avt_session_commit (self->sample.session, design, error, "Test", NULL);
}

/* What is chosen is what is agreed to. */
static void
test_order (void)
{
  AvtExportOrder order = power_order ();
  Shown shown;

  shown_begin (&shown);
  commit_style (&shown, "ACME");
  shown_run (&shown, &order, NULL);
  choose (&shown, "Style", 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_line (&shown, "Paper"))), ==,
                    1);
  choose (&shown, "Language", 1);
  choose (&shown, "Detail", AVT_LEVEL_FULL);
  shown_answer (&shown, "export");
  g_assert_true (shown.is_chosen);
  g_assert_cmpstr (shown.order.style, ==, "ACME");
  g_assert_cmpint (shown.order.paper, ==, AVT_PAPER_LETTER);
  g_assert_cmpint (shown.order.detail, ==, AVT_LEVEL_FULL);
  g_assert_cmpuint (shown.order.parts, ==,
                    avt_report_kind_parts_at (order.report, AVT_LEVEL_FULL));
  g_assert_cmpstr (shown.order.language, ==, "de");
  shown_clear (&shown);
}

static void
test_cancel (void)
{
  AvtExportOrder order = power_order ();
  Shown shown;

  shown_begin (&shown);
  shown_run (&shown, &order, NULL);
  shown_answer (&shown, "cancel");
  g_assert_false (shown.is_chosen);
  shown_clear (&shown);
}

/* Of a drawing only what a drawing has can be chosen. */
static void
test_uses (void)
{
  AvtExportOrder order = { .diagram = avt_diagram_find ("rack-elevation"), .language = "en",
                           .format = AVT_EXPORT_PNG, .dpi = 144 };
  Shown shown;

  shown_begin (&shown);
  shown_run (&shown, &order, NULL);
  g_assert_false (gtk_widget_get_sensitive (find_line (&shown, "Style")));
  g_assert_false (gtk_widget_get_sensitive (find_line (&shown, "Detail")));
  g_assert_true (gtk_widget_get_sensitive (find_line (&shown, "Pixels per Inch")));
  choose (&shown, "Content", 0);
  g_assert_true (gtk_widget_get_sensitive (find_line (&shown, "Style")));
  g_assert_true (gtk_widget_get_sensitive (find_line (&shown, "Detail")));
  g_assert_false (gtk_widget_get_sensitive (find_line (&shown, "Pixels per Inch")));
  shown_answer (&shown, "export");
  g_assert_nonnull (shown.order.report);
  g_assert_cmpint (shown.order.format, ==, AVT_EXPORT_PDF);
  shown_clear (&shown);
}

/* One that was chosen on the page is chosen here, and is followed when it is deleted. */
static void
test_preset (void)
{
  AvtExportOrder order = power_order ();
  AvtExportOrder kept = power_order ();
  g_autoptr (GError) error = NULL;
  AvtPresetChooser *chooser;
  AvtDesign *design;
  Shown shown;

  shown_begin (&shown);
  kept.paper = AVT_PAPER_A3;
  design = avt_design_with_preset (sample_design (&shown.sample), "Hall", &kept, &error);
  avt_session_commit (shown.sample.session, design, error, "Test", NULL);
  shown_run (&shown, &order, "Hall");
  chooser = AVT_PRESET_CHOOSER (find_line (&shown, "Preset"));
  g_assert_true (avt_preset_chooser_is_changed (chooser));
  choose (&shown, "Paper", 2);
  g_assert_false (avt_preset_chooser_is_changed (chooser));
  avt_preset_chooser_rename (chooser, "Floor");
  g_assert_cmpstr (avt_preset_chooser_get (chooser)->name, ==, "Floor");
  gtk_widget_activate_action (GTK_WIDGET (chooser), "preset.delete", NULL);
  g_assert_null (avt_preset_chooser_get (chooser));
  shown_answer (&shown, "export");
  g_assert_cmpint (shown.order.paper, ==, AVT_PAPER_A3);
  avt_document_undo (shown.sample.document);
  g_assert_nonnull (avt_presets_find (sample_design (&shown.sample), "Floor"));
  shown_clear (&shown);
}

/* A preset says nothing of the rack that was chosen. */
static void
test_preset_keeps_rack (void)
{
  AvtExportOrder order = power_order ();
  g_autoptr (GError) error = NULL;
  AvtDesign *design;
  Shown shown;

  shown_begin (&shown);
  design = avt_design_with_preset (sample_design (&shown.sample), "Hall", &order, &error);
  avt_session_commit (shown.sample.session, design, error, "Test", NULL);
  order.scope = avt_session_get_rack (shown.sample.session);
  g_assert_true (order.report->is_of_racks && !avt_id_is_none (order.scope));
  shown_run (&shown, &order, "Hall");
  g_signal_emit_by_name (find_line (&shown, "Preset"), "chosen");
  shown_answer (&shown, "export");
  g_assert_true (avt_id_equal (shown.order.scope, order.scope));
  shown_clear (&shown);
}

static void
add_tests (void)
{
  g_test_add_func ("/widgets/report/export-dialog/order", test_order);
  g_test_add_func ("/widgets/report/export-dialog/cancel", test_cancel);
  g_test_add_func ("/widgets/report/export-dialog/uses", test_uses);
  g_test_add_func ("/widgets/report/export-dialog/preset", test_preset);
  g_test_add_func ("/widgets/report/export-dialog/preset-keeps-rack", test_preset_keeps_rack);
}

int
main (int argc, char **argv)
{
  return run_widget_tests (&argc, &argv, add_tests);
}
