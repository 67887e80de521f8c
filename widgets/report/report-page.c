#include "config.h"

#include "widgets/report/report-page.h"

#include "diagrams/report/report-pdf.h"
#include "engine/document/locale-folder.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/report/page-view.h"
#include "widgets/report/report-maker.h"

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
  AvtPages *pages;      /* shown; NULL: nothing to show */
  guint page;
  GHashTable *words;    /* of AvtWords by language; only asked */
  guint timeout;
  guint spinner_timeout;
  gboolean is_stale;    /* changed while nobody looked */

  GtkWidget *stack;
  GtkWidget *options;
  GtkWidget *outline;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWidget *number;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *spinner;
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

static void
show_number (AvtReportPage *self)
{
  guint n_pages = self->pages != NULL ? avt_pages_get_n_pages (self->pages) : 0;
  g_autofree char *text
    /* Translators: the page that is shown, and how many there are */
    = n_pages > 0 ? g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages) : NULL;

  gtk_label_set_text (GTK_LABEL (self->number), text != NULL ? text : "");
  avt_compat_set_name (self->view, text != NULL ? text : _ ("Page"));
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n_pages);
}

static void
show_page (AvtReportPage *self)
{
  g_autoptr (AvtScene) scene
    = self->pages != NULL ? avt_pages_get_page (self->pages, self->page) : NULL;

  avt_page_view_set_scene (AVT_PAGE_VIEW (self->view), scene);
  show_number (self);
}

/** avt_report_page_go: @page: from 0; beyond the last one it is the last */
void
avt_report_page_go (AvtReportPage *self, guint page)
{
  if (self->pages == NULL)
    return;
  page = MIN (page, avt_pages_get_n_pages (self->pages) - 1);
  if (page == self->page)
    return;
  self->page = page;
  show_page (self);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
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
show_outline (AvtReportPage *self)
{
  g_autoptr (GArray) bookmarks = avt_pages_list_bookmarks (self->pages);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->outline)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->outline), child);
  for (guint i = 0; i < MIN (bookmarks->len, MOST_LINES); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->outline),
                         new_outline_row (&g_array_index (bookmarks, AvtPdfBookmark, i)));
}

static void
set_busy (AvtReportPage *self, gboolean is_busy)
{
  if (!is_busy)
    g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_set_visible (self->spinner, is_busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_busy);
}

static void
made_cb (AvtPages *pages, gpointer user_data)
{
  AvtReportPage *self = user_data;

  g_clear_pointer (&self->pages, avt_pages_unref);
  self->pages = avt_pages_ref (pages);
  self->page = MIN (self->page, avt_pages_get_n_pages (pages) - 1);
  set_busy (self, FALSE);
  show_outline (self);
  show_page (self);
  g_signal_emit (self, ready_signal, 0);
}

static gboolean
spinner_cb (gpointer user_data)
{
  AvtReportPage *self = user_data;

  self->spinner_timeout = 0;
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* What is still being made is of a design that is gone. */
static void
show_nothing (AvtReportPage *self)
{
  avt_report_maker_free (self->maker);
  self->maker = avt_report_maker_new (made_cb, self);
  g_clear_pointer (&self->pages, avt_pages_unref);
  self->page = 0;
  set_busy (self, FALSE);
  show_page (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  g_signal_emit (self, ready_signal, 0);
}

static gboolean
make_cb (gpointer user_data)
{
  AvtReportPage *self = user_data;
  AvtReportChoice choice = avt_report_page_get_choice (self);
  AvtDiagramContext context = avt_session_get_context (self->session);
  AvtReportOrder order = { .kind = choice.kind,
                           .style = { .paper = choice.paper },
                           .parts = choice.parts,
                           .rack = choice.rack,
                           .words = avt_report_page_get_words (self, choice.language) };

  self->timeout = 0;
  self->is_stale = FALSE;
  if (avt_design_count (context.design, AVT_KIND_RACK) == 0)
    {
      show_nothing (self);
      return G_SOURCE_REMOVE;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "document");
  avt_report_options_set_design (AVT_REPORT_OPTIONS (self->options), context.design);
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
changed_cb (AvtDocument *document, const AvtDelta *delta, AvtReportPage *self)
{
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

static void
previous_cb (AvtReportPage *self)
{
  if (self->page > 0)
    avt_report_page_go (self, self->page - 1);
}

static void
next_cb (AvtReportPage *self)
{
  avt_report_page_go (self, self->page + 1);
}

static void
fit_toggled_cb (GtkToggleButton *button, AvtReportPage *self)
{
  avt_page_view_set_whole (AVT_PAGE_VIEW (self->view), gtk_toggle_button_get_active (button));
}

static void
room_cb (GtkAdjustment *adjustment, GParamSpec *pspec, AvtReportPage *self)
{
  avt_page_view_set_room (AVT_PAGE_VIEW (self->view),
                          (int) gtk_adjustment_get_page_size (adjustment));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        AvtReportPage *self)
{
  switch (key)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      previous_cb (self);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      next_cb (self);
      return TRUE;
    case GDK_KEY_Home:
      avt_report_page_go (self, 0);
      return TRUE;
    case GDK_KEY_End:
      avt_report_page_go (self, G_MAXUINT);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
new_button (AvtReportPage *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  avt_compat_set_name (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
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
new_bar (AvtReportPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *whole = gtk_toggle_button_new ();

  gtk_widget_add_css_class (bar, "toolbar");
  self->previous = new_button (self, "go-previous-symbolic", _ ("Previous Page"),
                               G_CALLBACK (previous_cb));
  self->next = new_button (self, "go-next-symbolic", _ ("Next Page"), G_CALLBACK (next_cb));
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "numeric");
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  avt_compat_set_name (self->spinner, _ ("Making the Document"));
  gtk_button_set_icon_name (GTK_BUTTON (whole), "zoom-fit-best-symbolic");
  gtk_widget_set_tooltip_text (whole, _ ("Whole Page"));
  avt_compat_set_name (whole, _ ("Whole Page"));
  g_signal_connect (whole, "toggled", G_CALLBACK (fit_toggled_cb), self);
  gtk_box_append (GTK_BOX (bar), self->previous);
  gtk_box_append (GTK_BOX (bar), self->number);
  gtk_box_append (GTK_BOX (bar), self->next);
  gtk_box_append (GTK_BOX (bar), whole);
  gtk_box_append (GTK_BOX (bar), self->spinner);
  gtk_widget_set_hexpand (self->spinner, TRUE);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (bar), new_action_button (_ ("_Export…"), "win.export"));
  gtk_box_append (GTK_BOX (bar), new_action_button (_ ("_Print…"), "win.print"));
  return bar;
}

static GtkWidget *
new_preview (AvtReportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = avt_page_view_new ();
  gtk_widget_set_focusable (self->view, TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  g_signal_connect (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
    "notify::page-size", G_CALLBACK (room_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->scroller, keys);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), new_bar (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->scroller);
  return box;
}

static GtkWidget *
new_side (AvtReportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *section = avt_section_new (_ ("Contents"), NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->options = avt_report_options_new (NULL);
  self->outline = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->outline), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->outline, "navigation-sidebar");
  avt_compat_set_name (self->outline, _ ("Contents"));
  g_signal_connect (self->outline, "row-activated", G_CALLBACK (outline_cb), self);
  g_signal_connect_swapped (self->options, "changed", G_CALLBACK (make_later), self);
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
  show_number (self);
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
  g_clear_pointer (&self->pages, avt_pages_unref);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_report_page_parent_class)->dispose (object);
}

static void
avt_report_page_finalize (GObject *object)
{
  g_hash_table_unref (AVT_REPORT_PAGE (object)->words);
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

/** avt_report_page_new: documents begin in the language of the design, or else in the window's. */
GtkWidget *
avt_report_page_new (AvtSession *session)
{
  AvtReportPage *self = g_object_new (AVT_TYPE_REPORT_PAGE, NULL);
  const char *language = avt_design_get_info (avt_session_get_design (session))->language;
  AvtReportChoice choice = avt_report_page_get_choice (self);

  self->session = g_object_ref (session);
  choice.language = avt_report_language_find (
    language != NULL ? language : avt_words_get_language (avt_session_get_words (session)));
  avt_report_options_set_design (AVT_REPORT_OPTIONS (self->options),
                                 avt_session_get_design (session));
  avt_report_options_set_choice (AVT_REPORT_OPTIONS (self->options), &choice);
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

/** avt_report_page_get_pages: Returns: (transfer none) (nullable): the document that is shown */
AvtPages *
avt_report_page_get_pages (AvtReportPage *self)
{
  return self->pages;
}

/** avt_report_page_get_page: Returns: the page that is shown, from 0 */
guint
avt_report_page_get_page (AvtReportPage *self)
{
  return self->page;
}

/** avt_report_page_is_busy: Returns: whether a newer document is being made */
gboolean
avt_report_page_is_busy (AvtReportPage *self)
{
  return self->timeout != 0 || self->is_stale || avt_report_maker_is_busy (self->maker);
}
