#include "config.h"

#include "widgets/report/report-page.h"

#include "diagrams/report/report-pdf.h"
#include "engine/document/locale-folder.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/report/choosers.h"
#include "widgets/report/preset-chooser.h"
#include "widgets/report/report-maker.h"
#include "widgets/report/report-preview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Keys come in bursts; a document is made when they pause. */
#define PAUSE_MS 150
#define SPINNER_MS 400
#define OPTIONS_WIDTH_PX 240
/* More lines are no help to jump. */
#define MOST_LINES 400

struct _AvtReportPage
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtReportMaker *maker;
  AvtExportOrder kept;  /* what an export would be beyond what can be chosen here */
  char *language;       /* of the design, as it was seen last */
  GHashTable *words;    /* of AvtWords by language; only asked */
  guint timeout;
  guint spinner_timeout;
  gboolean is_stale;    /* changed while nobody looked */

  GtkWidget *stack;
  GtkWidget *side;
  GtkWidget *presets;
  GtkWidget *options;
  GtkWidget *outline;
  AvtReportPreview *preview;
};

static guint ready_signal;

G_DEFINE_FINAL_TYPE (AvtReportPage, avt_report_page, GTK_TYPE_WIDGET)

/** avt_report_page_get_words: Returns: (transfer none): the words of documents in @language */
AvtWords *
avt_report_page_get_words (AvtReportPage *self, const char *language)
{
  AvtWords *words = g_hash_table_lookup (self->words, language);

  if (words == NULL)
    {
      words = avt_words_new (language, avt_locale_folder ());
      g_hash_table_insert (self->words, g_strdup (language), words);
    }
  return words;
}

static GtkWidget *
new_outline_row (const AvtPdfBookmark *bookmark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (bookmark->text);
  g_autofree char *number = g_strdup_printf ("%u", bookmark->page + 1);
  GtkWidget *page = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 12 * (int) bookmark->level);
  gtk_widget_add_css_class (page, "dim-label");
  gtk_widget_add_css_class (page, "numeric");
  if (bookmark->level > 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), page);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "page", GUINT_TO_POINTER (bookmark->page));
  avt_compat_set_name (row, bookmark->text);
  return row;
}

static void
show_outline (AvtReportPage *self, AvtPages *pages)
{
  g_autoptr (GArray) bookmarks = avt_pages_list_bookmarks (pages);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->outline)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->outline), child);
  for (guint i = 0; i < MIN (bookmarks->len, MOST_LINES); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->outline),
                         new_outline_row (&g_array_index (bookmarks, AvtPdfBookmark, i)));
}

/* @pages: (nullable) */
static void
show (AvtReportPage *self, AvtPages *pages)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  avt_report_preview_set_busy (self->preview, FALSE);
  avt_report_preview_set_pages (self->preview, pages);
}

static void
made_cb (AvtPages *pages, gpointer user_data)
{
  AvtReportPage *self = user_data;

  show (self, pages);
  show_outline (self, pages);
  g_signal_emit (self, ready_signal, 0);
}

static gboolean
spinner_cb (gpointer user_data)
{
  AvtReportPage *self = user_data;

  self->spinner_timeout = 0;
  avt_report_preview_set_busy (self->preview, TRUE);
  return G_SOURCE_REMOVE;
}

/* What is still being made is of a design that is gone. */
static void
show_nothing (AvtReportPage *self)
{
  avt_report_maker_free (self->maker);
  self->maker = avt_report_maker_new (made_cb, self);
  show (self, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  g_signal_emit (self, ready_signal, 0);
}

/** avt_report_page_get_order: Returns: the export of what is shown */
AvtExportOrder
avt_report_page_get_order (AvtReportPage *self)
{
  AvtExportOrder order = self->kept;
  AvtReportChoice choice;

  avt_report_options_set_design (AVT_REPORT_OPTIONS (self->options),
                                 avt_session_get_design (self->session));
  choice = avt_report_page_get_choice (self);
  order.report = choice.kind;
  order.diagram = NULL;
  order.scope = choice.rack;
  order.parts = choice.parts;
  order.paper = choice.paper;
  order.language = choice.language;
  order.style = choice.style;
  order.detail = choice.detail;
  if (!avt_export_order_can (&order, order.format))
    order.format = AVT_EXPORT_PDF;
  return order;
}

static gboolean
make_cb (gpointer user_data)
{
  AvtReportPage *self = user_data;
  AvtDiagramContext context = avt_session_get_context (self->session);
  AvtReportOrder order = { avt_report_page_get_order (self), NULL };

  order.words = avt_report_page_get_words (self, order.export.language);
  self->timeout = 0;
  self->is_stale = FALSE;
  if (avt_design_count (context.design, AVT_KIND_RACK) == 0)
    {
      show_nothing (self);
      return G_SOURCE_REMOVE;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "document");
  avt_report_maker_request (self->maker, &context, &order);
  if (self->spinner_timeout == 0)
    self->spinner_timeout = g_timeout_add (SPINNER_MS, spinner_cb, self);
  return G_SOURCE_REMOVE;
}

/* Nothing is made for a page that nobody sees. */
static void
make_later (AvtReportPage *self)
{
  self->is_stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE_MS, make_cb, self);
}

static void
options_cb (AvtReportPage *self)
{
  AvtExportOrder order = avt_report_page_get_order (self);

  avt_preset_chooser_show_order (AVT_PRESET_CHOOSER (self->presets), &order);
  make_later (self);
}

static void
show_order (AvtReportPage *self, const AvtExportOrder *order, AvtId rack)
{
  AvtReportChoice choice
    = { order->report, rack, order->parts, order->paper, order->language, order->style,
        order->detail };

  self->kept = *order;
  avt_report_options_set_choice (AVT_REPORT_OPTIONS (self->options), &choice);
}

static void
preset_cb (AvtPresetChooser *presets, AvtReportPage *self)
{
  AvtExportOrder order = avt_report_page_get_order (self);

  avt_preset_to_order (avt_preset_chooser_get (presets), avt_session_get_design (self->session),
                       &order);
  show_order (self, &order, order.scope);
}

static const char *
find_preset (const AvtDesign *design)
{
  for (guint i = 0; i < avt_presets_count (design); i++)
    if (avt_preset_is_of_report (avt_presets_get (design, i)))
      return avt_presets_get (design, i)->name;
  return NULL;
}

/* The language of the design, or else the window's. */
static const char *
find_language (AvtReportPage *self)
{
  const char *language
    = avt_design_get_info (avt_session_get_design (self->session))->language;

  g_free (self->language);
  self->language = g_strdup (language);
  return avt_report_language_find (
    language != NULL ? language
                     : avt_words_get_language (avt_session_get_words (self->session)));
}

/* Documents of a design begin as its first preset says: whoever opens it makes the same sheets. */
static void
begin (AvtReportPage *self)
{
  AvtExportOrder order = { .report = avt_report_kind_get (0),
                           .paper = AVT_PAPER_A4,
                           .detail = AVT_LEVEL_STANDARD,
                           .language = find_language (self),
                           .dpi = AVT_EXPORT_DPI };
  const char *preset = find_preset (avt_session_get_design (self->session));

  avt_export_order_take_detail (&order, order.detail);
  avt_export_order_take_style (&order, avt_session_get_design (self->session), NULL);
  avt_preset_chooser_set (AVT_PRESET_CHOOSER (self->presets), preset);
  if (preset != NULL)
    avt_preset_to_order (avt_preset_chooser_get (AVT_PRESET_CHOOSER (self->presets)),
                         avt_session_get_design (self->session), &order);
  avt_report_options_set_design (AVT_REPORT_OPTIONS (self->options),
                                 avt_session_get_design (self->session));
  show_order (self, &order, AVT_ID_NONE);
}

/* The language of the design was changed in the inspector. */
static void
follow_language (AvtReportPage *self)
{
  AvtReportChoice choice = avt_report_page_get_choice (self);

  if (g_strcmp0 (avt_design_get_info (avt_session_get_design (self->session))->language,
                 self->language) == 0)
    return;
  choice.language = find_language (self);
  avt_report_page_set_choice (self, &choice);
}

/* A document without a history holds another design than before. */
static void
changed_cb (AvtDocument *document, const AvtDelta *delta, AvtReportPage *self)
{
  if (!avt_document_get_can_undo (document) && !avt_document_get_can_redo (document))
    begin (self);
  else
    follow_language (self);
  make_later (self);
}

static void
mapped_cb (AvtReportPage *self)
{
  if (!self->is_stale)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  make_cb (self);
}

static void
outline_cb (GtkListBox *list, GtkListBoxRow *row, AvtReportPage *self)
{
  avt_report_page_go (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "page")));
}

static GtkWidget *
new_action_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
new_side (AvtReportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *section = avt_section_new (_ ("Contents"), NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->side = box;
  self->options = avt_report_options_new ();
  self->outline = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->outline), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->outline, "navigation-sidebar");
  avt_compat_set_name (self->outline, _ ("Contents"));
  g_signal_connect (self->outline, "row-activated", G_CALLBACK (outline_cb), self);
  g_signal_connect_swapped (self->options, "changed", G_CALLBACK (options_cb), self);
  gtk_box_append (GTK_BOX (section), self->outline);
  gtk_box_append (GTK_BOX (box), self->options);
  gtk_box_append (GTK_BOX (box), section);
  gtk_widget_add_css_class (box, "report-side");
  gtk_widget_set_size_request (box, OPTIONS_WIDTH_PX, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, FALSE);
  return scroller;
}

/* Not before there is a session. */
static void
add_presets (AvtReportPage *self)
{
  GtkWidget *section;

  self->presets = avt_preset_chooser_new (self->session, TRUE);
  section = avt_section_new (_ ("Preset"),
                             avt_preset_chooser_get_note (AVT_PRESET_CHOOSER (self->presets)));
  gtk_box_set_spacing (GTK_BOX (section), 3);
  gtk_box_append (GTK_BOX (section), self->presets);
  gtk_box_prepend (GTK_BOX (self->side), section);
  g_signal_connect (self->presets, "chosen", G_CALLBACK (preset_cb), self);
}

static GtkWidget *
new_preview (AvtReportPage *self)
{
  GtkWidget *preview = avt_report_preview_new ();

  self->preview = AVT_REPORT_PREVIEW (preview);
  avt_report_preview_add (self->preview, new_action_button (_ ("_Export…"), "win.export"));
  avt_report_preview_add (self->preview, new_action_button (_ ("_Print…"), "win.print"));
  gtk_widget_set_hexpand (preview, TRUE);
  return preview;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "x-office-document-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing to Print Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Sheets and lists appear here once there is a rack."));
  return status;
}

static void
avt_report_page_init (AvtReportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) avt_words_unref);
  self->maker = avt_report_maker_new (made_cb, self);
  self->is_stale = TRUE;
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (box), new_side (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), new_preview (self));
  gtk_stack_add_named (GTK_STACK (self->stack), box, "document");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty (), "empty");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static void
avt_report_page_dispose (GObject *object)
{
  AvtReportPage *self = AVT_REPORT_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
  g_clear_pointer (&self->maker, avt_report_maker_free);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_report_page_parent_class)->dispose (object);
}

static void
avt_report_page_finalize (GObject *object)
{
  g_hash_table_unref (AVT_REPORT_PAGE (object)->words);
  g_free (AVT_REPORT_PAGE (object)->language);
  G_OBJECT_CLASS (avt_report_page_parent_class)->finalize (object);
}

static void
avt_report_page_class_init (AvtReportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_report_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_report_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
avt_report_page_new (AvtSession *session)
{
  AvtReportPage *self = g_object_new (AVT_TYPE_REPORT_PAGE, NULL);

  self->session = g_object_ref (session);
  add_presets (self);
  begin (self);
  g_signal_connect (avt_session_get_document (session), "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

AvtReportChoice
avt_report_page_get_choice (AvtReportPage *self)
{
  return avt_report_options_get_choice (AVT_REPORT_OPTIONS (self->options));
}

void
avt_report_page_set_choice (AvtReportPage *self, const AvtReportChoice *choice)
{
  avt_report_options_set_choice (AVT_REPORT_OPTIONS (self->options), choice);
}

/** avt_report_page_get_preset: Returns: (transfer none) (nullable): the name of the one that was
 * chosen */
const char *
avt_report_page_get_preset (AvtReportPage *self)
{
  const AvtPreset *preset = avt_preset_chooser_get (AVT_PRESET_CHOOSER (self->presets));

  return preset != NULL ? preset->name : NULL;
}

/** avt_report_page_get_pages: Returns: (transfer none) (nullable): the document that is shown */
AvtPages *
avt_report_page_get_pages (AvtReportPage *self)
{
  return avt_report_preview_get_pages (self->preview);
}

/** avt_report_page_get_page: Returns: the page that is shown, from 0 */
guint
avt_report_page_get_page (AvtReportPage *self)
{
  return avt_report_preview_get_page (self->preview);
}

void
avt_report_page_go (AvtReportPage *self, guint page)
{
  avt_report_preview_go (self->preview, page);
}

/** avt_report_page_show_whole: each page as a whole, however small */
void
avt_report_page_show_whole (AvtReportPage *self)
{
  avt_report_preview_set_whole (self->preview, TRUE);
}

/** avt_report_page_is_busy: Returns: whether a newer document is being made */
gboolean
avt_report_page_is_busy (AvtReportPage *self)
{
  return self->timeout != 0 || self->is_stale || avt_report_maker_is_busy (self->maker);
}
