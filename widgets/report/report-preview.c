#include "config.h"

#include "widgets/report/report-preview.h"

#include "widgets/compat.h"
#include "widgets/report/page-view.h"

#include <glib/gi18n-lib.h>

struct _AvtReportPreview
{
  GtkWidget parent_instance;

  AvtPages *pages; /* NULL: nothing to show */
  guint page;
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWidget *number;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *whole;
  GtkWidget *spinner;
  GtkWidget *lost; /* what the style asks for and cannot have */
};

G_DEFINE_FINAL_TYPE (AvtReportPreview, avt_report_preview, GTK_TYPE_WIDGET)

static void
show_number (AvtReportPreview *self)
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
show_page (AvtReportPreview *self)
{
  g_autoptr (AvtScene) scene
    = self->pages != NULL ? avt_pages_get_page (self->pages, self->page) : NULL;

  avt_page_view_set_scene (AVT_PAGE_VIEW (self->view), scene);
  show_number (self);
}

/** avt_report_preview_go: @page: from 0; beyond the last one it is the last */
void
avt_report_preview_go (AvtReportPreview *self, guint page)
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

static void
previous_cb (AvtReportPreview *self)
{
  if (self->page > 0)
    avt_report_preview_go (self, self->page - 1);
}

static void
next_cb (AvtReportPreview *self)
{
  avt_report_preview_go (self, self->page + 1);
}

static void
fit_toggled_cb (GtkToggleButton *button, AvtReportPreview *self)
{
  avt_page_view_set_whole (AVT_PAGE_VIEW (self->view), gtk_toggle_button_get_active (button));
}

static void
room_cb (GtkAdjustment *adjustment, GParamSpec *pspec, AvtReportPreview *self)
{
  avt_page_view_set_room (AVT_PAGE_VIEW (self->view),
                          (int) gtk_adjustment_get_page_size (adjustment));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        AvtReportPreview *self)
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
      avt_report_preview_go (self, 0);
      return TRUE;
    case GDK_KEY_End:
      avt_report_preview_go (self, G_MAXUINT);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
new_button (AvtReportPreview *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  avt_compat_set_name (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
fill_bar (AvtReportPreview *self)
{
  gtk_widget_add_css_class (self->bar, "toolbar");
  self->previous = new_button (self, "go-previous-symbolic", _ ("Previous Page"),
                               G_CALLBACK (previous_cb));
  self->next = new_button (self, "go-next-symbolic", _ ("Next Page"), G_CALLBACK (next_cb));
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "numeric");
  self->whole = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->whole), "zoom-fit-best-symbolic");
  gtk_widget_set_tooltip_text (self->whole, _ ("Whole Page"));
  avt_compat_set_name (self->whole, _ ("Whole Page"));
  g_signal_connect (self->whole, "toggled", G_CALLBACK (fit_toggled_cb), self);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  avt_compat_set_name (self->spinner, _ ("Making the Document"));
  gtk_box_append (GTK_BOX (self->bar), self->previous);
  gtk_box_append (GTK_BOX (self->bar), self->number);
  gtk_box_append (GTK_BOX (self->bar), self->next);
  gtk_box_append (GTK_BOX (self->bar), self->whole);
  gtk_box_append (GTK_BOX (self->bar), self->spinner);
  gtk_widget_set_hexpand (self->spinner, TRUE);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_START);
}

static void
add_lost (AvtReportPreview *self)
{
  self->lost = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->lost), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->lost), 0);
  gtk_widget_add_css_class (self->lost, "warning");
  gtk_widget_add_css_class (self->lost, "report-side");
  gtk_widget_set_visible (self->lost, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->lost);
}

static void
show_lost (AvtReportPreview *self)
{
  g_autofree char *text
    = self->pages != NULL
        ? avt_report_style_lost_text (
            &avt_report_get_info (avt_pages_get_report (self->pages))->style)
        : NULL;

  gtk_label_set_text (GTK_LABEL (self->lost), text != NULL ? text : "");
  gtk_widget_set_visible (self->lost, text != NULL);
}

static void
avt_report_preview_init (AvtReportPreview *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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
  fill_bar (self);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_lost (self);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  show_number (self);
}

static void
avt_report_preview_dispose (GObject *object)
{
  AvtReportPreview *self = AVT_REPORT_PREVIEW (object);

  g_clear_pointer (&self->pages, avt_pages_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (avt_report_preview_parent_class)->dispose (object);
}

static void
avt_report_preview_class_init (AvtReportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_report_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

GtkWidget *
avt_report_preview_new (void)
{
  return g_object_new (AVT_TYPE_REPORT_PREVIEW, NULL);
}

/** avt_report_preview_add: @widget: at the end of the bar */
void
avt_report_preview_add (AvtReportPreview *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->bar), widget);
}

/** avt_report_preview_set_busy: @is_busy: a newer document is being made, and it takes long */
void
avt_report_preview_set_busy (AvtReportPreview *self, gboolean is_busy)
{
  gtk_widget_set_visible (self->spinner, is_busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_busy);
}

void
avt_report_preview_set_whole (AvtReportPreview *self, gboolean is_whole)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->whole), is_whole);
}

/** avt_report_preview_set_pages: @pages: (nullable): the page of the same number stays; what their
 * style could not have is told above them */
void
avt_report_preview_set_pages (AvtReportPreview *self, AvtPages *pages)
{
  AvtPages *before = self->pages;

  self->pages = pages != NULL ? avt_pages_ref (pages) : NULL;
  self->page = pages != NULL ? MIN (self->page, avt_pages_get_n_pages (pages) - 1) : 0;
  g_clear_pointer (&before, avt_pages_unref);
  show_lost (self);
  show_page (self);
}

/** avt_report_preview_get_pages: Returns: (transfer none) (nullable): what is shown */
AvtPages *
avt_report_preview_get_pages (AvtReportPreview *self)
{
  return self->pages;
}

/** avt_report_preview_get_page: Returns: the page that is shown, from 0 */
guint
avt_report_preview_get_page (AvtReportPreview *self)
{
  return self->page;
}
