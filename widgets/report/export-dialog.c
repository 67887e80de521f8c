#include "config.h"

#include "widgets/report/export-dialog.h"

#include "widgets/compat.h"
#include "widgets/report/choosers.h"
#include "widgets/report/preset-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const format_names[AVT_N_EXPORT_FORMATS]
  = { N_ ("PDF"), N_ ("Workbook (XLSX)"), N_ ("Table (CSV)"), N_ ("Drawing (SVG)"),
      N_ ("Picture (PNG)") };

/** Dialog: from its opening to its answer. */
typedef struct
{
  AvtSession *session;
  AvtExportOrder order;
  AvtId rack;           /* that is worked on */
  AvtExportChosenFunc func;
  gpointer user_data;
  gboolean is_quiet;

  GtkWidget *presets;
  GtkWidget *kinds;
  GtkWidget *formats;
  GtkWidget *styles;
  GtkWidget *details;
  GtkWidget *papers;
  GtkWidget *languages;
  GtkWidget *dpi;
  GtkWidget *outlines;
  GtkWidget *transparent;
  GArray *offered; /* of AvtExportFormat, as in @formats */
} Dialog;

/* The rack that is worked on, where the diagram can be of one. */
static AvtId
scope_of (const Dialog *self, const AvtDiagram *diagram)
{
  if ((diagram->scopes & AVT_SCOPE (AVT_KIND_RACK)) != 0 && !avt_id_is_none (self->rack))
    return self->rack;
  return avt_entity_id (avt_design_get_info (avt_session_get_design (self->session)));
}

static void
take_kind (Dialog *self, guint place)
{
  guint n_reports = avt_report_kind_count ();

  if (place < n_reports)
    {
      const AvtReportKind *report = avt_report_kind_get (place);

      if (report != self->order.report)
        self->order.parts = avt_report_kind_parts_at (report, self->order.detail);
      if (report != self->order.report)
        self->order.scope = AVT_ID_NONE;
      self->order.report = report;
      self->order.diagram = NULL;
      return;
    }
  self->order.report = NULL;
  self->order.diagram = avt_diagram_get (MIN (place - n_reports, avt_diagram_count () - 1));
  self->order.scope = scope_of (self, self->order.diagram);
}

static guint
place_of_kind (const AvtExportOrder *order)
{
  for (guint i = 0; i < avt_report_kind_count (); i++)
    if (avt_report_kind_get (i) == order->report)
      return i;
  for (guint i = 0; i < avt_diagram_count (); i++)
    if (avt_diagram_get (i) == order->diagram)
      return avt_report_kind_count () + i;
  return 0;
}

static void
show_formats (Dialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_array_set_size (self->offered, 0);
  for (guint i = 0; i < AVT_N_EXPORT_FORMATS; i++)
    if (avt_export_order_can (&self->order, (AvtExportFormat) i))
      {
        AvtExportFormat format = (AvtExportFormat) i;

        if (format == self->order.format)
          chosen = self->offered->len;
        g_array_append_val (self->offered, format);
        gtk_string_list_append (names, _ (format_names[i]));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->formats), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->formats), chosen);
  self->order.format = g_array_index (self->offered, AvtExportFormat, chosen);
}

static void
show_uses (Dialog *self)
{
  gboolean is_drawing = self->order.report == NULL;

  gtk_widget_set_sensitive (self->styles,
                            !is_drawing && self->order.format == AVT_EXPORT_PDF);
  gtk_widget_set_sensitive (self->details, !is_drawing);
  gtk_widget_set_sensitive (self->papers, self->order.format != AVT_EXPORT_CSV
                                            && self->order.format != AVT_EXPORT_XLSX);
  gtk_widget_set_sensitive (self->dpi, self->order.format == AVT_EXPORT_PNG);
  gtk_widget_set_sensitive (self->outlines, self->order.format == AVT_EXPORT_SVG);
  gtk_widget_set_sensitive (self->transparent,
                            is_drawing && self->order.format != AVT_EXPORT_PDF);
}

static void
show_order (Dialog *self)
{
  self->is_quiet = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), place_of_kind (&self->order));
  show_formats (self);
  avt_style_chooser_set (self->styles, avt_session_get_design (self->session),
                         self->order.style);
  avt_detail_chooser_set (self->details, self->order.detail);
  avt_paper_chooser_set (self->papers, self->order.paper);
  avt_language_chooser_set (self->languages, self->order.language);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->dpi), self->order.dpi);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->outlines), self->order.has_outlines);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->transparent), self->order.is_transparent);
  show_uses (self);
  avt_preset_chooser_show_order (AVT_PRESET_CHOOSER (self->presets), &self->order);
  self->is_quiet = FALSE;
}

static void
kind_cb (GtkDropDown *chooser, GParamSpec *pspec, Dialog *self)
{
  if (self->is_quiet)
    return;
  take_kind (self, gtk_drop_down_get_selected (chooser));
  show_order (self);
}

static void
changed_cb (Dialog *self)
{
  guint format = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->formats));

  if (self->is_quiet || format >= self->offered->len)
    return;
  self->order.format = g_array_index (self->offered, AvtExportFormat, format);
  self->order.paper = avt_paper_chooser_get (self->papers);
  self->order.language = avt_language_chooser_get (self->languages);
  self->order.dpi = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->dpi));
  self->order.has_outlines = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->outlines));
  self->order.is_transparent
    = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->transparent));
  show_uses (self);
  avt_preset_chooser_show_order (AVT_PRESET_CHOOSER (self->presets), &self->order);
}

static void
style_cb (Dialog *self)
{
  AvtDesign *design = avt_session_get_design (self->session);

  if (self->is_quiet)
    return;
  avt_export_order_take_style (&self->order, design,
                               avt_style_chooser_get (self->styles, design));
  show_order (self);
}

static void
detail_cb (Dialog *self)
{
  if (self->is_quiet)
    return;
  avt_export_order_take_detail (&self->order, avt_detail_chooser_get (self->details));
  show_order (self);
}

static void
preset_cb (AvtPresetChooser *chooser, Dialog *self)
{
  AvtId rack = self->order.report != NULL ? self->order.scope : AVT_ID_NONE;

  avt_preset_to_order (avt_preset_chooser_get (chooser), avt_session_get_design (self->session),
                       &self->order);
  /* Presets say nothing of the rack that was chosen. */
  self->order.scope = AVT_ID_NONE;
  if (self->order.report == NULL)
    self->order.scope = scope_of (self, self->order.diagram);
  else if (self->order.report->is_of_racks)
    self->order.scope = rack;
  show_order (self);
}

static void
attach (GtkWidget *grid, const char *title, GtkWidget *widget, int row)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), widget, 1, row, 1, 1);
  avt_compat_set_name (widget, title);
}

static GtkWidget *
new_kinds (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < avt_report_kind_count (); i++)
    gtk_string_list_append (names, _ (avt_report_kind_get (i)->title));
  for (guint i = 0; i < avt_diagram_count (); i++)
    gtk_string_list_append (names, _ (avt_diagram_get (i)->title));
  return gtk_drop_down_new (G_LIST_MODEL (names), NULL);
}

static GtkWidget *
new_content (Dialog *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->presets = avt_preset_chooser_new (self->session, FALSE);
  self->kinds = new_kinds ();
  self->formats = gtk_drop_down_new_from_strings ((const char *const[]){ NULL });
  self->styles = avt_style_chooser_new ();
  avt_style_chooser_offer (self->styles, avt_session_get_design (self->session));
  self->details = avt_detail_chooser_new ();
  self->papers = avt_paper_chooser_new ();
  self->languages = avt_language_chooser_new ();
  self->dpi = gtk_spin_button_new_with_range (AVT_PRESET_DPI_LEAST, AVT_PRESET_DPI_MOST, 12);
  self->outlines = gtk_check_button_new_with_mnemonic (_ ("Text as _Outlines"));
  self->transparent = gtk_check_button_new_with_mnemonic (_ ("_Transparent Ground"));
  attach (grid, _ ("Preset"), self->presets, 0);
  gtk_grid_attach (GTK_GRID (grid),
                   avt_preset_chooser_get_note (AVT_PRESET_CHOOSER (self->presets)), 1, 1, 1, 1);
  attach (grid, _ ("Content"), self->kinds, 2);
  attach (grid, _ ("Format"), self->formats, 3);
  attach (grid, _ ("Style"), self->styles, 4);
  attach (grid, _ ("Detail"), self->details, 5);
  attach (grid, _ ("Paper"), self->papers, 6);
  attach (grid, _ ("Language"), self->languages, 7);
  attach (grid, _ ("Pixels per Inch"), self->dpi, 8);
  gtk_grid_attach (GTK_GRID (grid), self->outlines, 1, 9, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->transparent, 1, 10, 1, 1);
  return grid;
}

static void
watch (Dialog *self)
{
  g_signal_connect (self->presets, "chosen", G_CALLBACK (preset_cb), self);
  g_signal_connect (self->kinds, "notify::selected", G_CALLBACK (kind_cb), self);
  g_signal_connect_swapped (self->formats, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->styles, "notify::selected", G_CALLBACK (style_cb), self);
  g_signal_connect_swapped (self->details, "notify::selected", G_CALLBACK (detail_cb), self);
  g_signal_connect_swapped (self->papers, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->languages, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->dpi, "value-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->outlines, "toggled", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->transparent, "toggled", G_CALLBACK (changed_cb), self);
}

static void
answer_cb (const char *answer, gpointer user_data)
{
  Dialog *self = user_data;

  if (strcmp (answer, "export") == 0)
    self->func (&self->order, self->user_data);
}

/* With the widgets, which may still tell of changes after the answer. */
static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->session);
  g_array_unref (self->offered);
  g_free (self);
}

/** avt_export_dialog_run: @order: what is offered first; @preset: (nullable): the name of the one
 * that it came from; @func: called when it is agreed to */
void
avt_export_dialog_run (AvtSession *session, GtkWindow *parent, const AvtExportOrder *order,
                       const char *preset, AvtExportChosenFunc func, gpointer user_data)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "export", _ ("_Export…"), AVT_ANSWER_SUGGESTED },
  };
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *content;

  self->session = g_object_ref (session);
  self->order = *order;
  self->rack = avt_session_get_rack (session);
  self->func = func;
  self->user_data = user_data;
  self->offered = g_array_new (FALSE, FALSE, sizeof (AvtExportFormat));
  content = new_content (self);
  g_object_set_data_full (G_OBJECT (content), "dialog", self, dialog_free);
  avt_preset_chooser_set (AVT_PRESET_CHOOSER (self->presets), preset);
  show_order (self);
  watch (self);
  avt_compat_ask (parent, _ ("Export"), NULL, content, answers, G_N_ELEMENTS (answers), answer_cb,
                  self);
}
