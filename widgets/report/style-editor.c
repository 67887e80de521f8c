#include "config.h"

#include "widgets/report/style-editor.h"

#include "engine/design/edit.h"
#include "widgets/compat.h"
#include "widgets/report/choosers.h"
#include "widgets/report/report-maker.h"
#include "widgets/report/report-preview.h"
#include "widgets/report/style-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A document is made when typing pauses. */
#define PAUSE_MS 150
#define WIDTH_PX 1000
#define HEIGHT_PX 640
#define LIST_WIDTH_PX 190
#define FORM_WIDTH_PX 290

struct _AvtStyleEditor
{
  GtkWidget parent_instance;

  AvtSession *session;
  AvtWords *words;   /* of the document beside it */
  AvtReportMaker *maker;
  guint timeout;
  gboolean is_quiet;
  GtkWidget *overlay;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *middle; /* a stack: the form, or what styles are for */
  AvtStyleForm *form;
  AvtReportPreview *preview;
};

G_DEFINE_FINAL_TYPE (AvtStyleEditor, avt_style_editor, GTK_TYPE_WIDGET)

static const AvtInfo *
get_info (AvtStyleEditor *self)
{
  return avt_design_get_info (avt_session_get_design (self->session));
}

static const AvtHouseStyle *
get_style_at (AvtStyleEditor *self, guint i)
{
  return avt_record_list_at (get_info (self)->styles, AvtHouseStyle, i);
}

static void
made_cb (AvtPages *pages, gpointer user_data)
{
  avt_report_preview_set_pages (AVT_STYLE_EDITOR (user_data)->preview, pages);
}

/* The design may have no rack, and then there is nothing to show a style with. The style is made
 * ready with the document, on its thread: logos and fonts take their time. */
static gboolean
make_cb (gpointer user_data)
{
  AvtStyleEditor *self = user_data;
  AvtDiagramContext context = avt_session_get_context (self->session);
  const char *name = avt_style_editor_get_selected (self);
  AvtReportOrder order
    = { .export = { .report = avt_report_kind_get (0),
                    .paper = AVT_PAPER_A4,
                    .detail = AVT_LEVEL_STANDARD,
                    .scope = avt_session_get_rack (self->session) },
        .words = self->words };

  self->timeout = 0;
  if (avt_design_count (context.design, AVT_KIND_RACK) == 0)
    return G_SOURCE_REMOVE;
  avt_export_order_take_detail (&order.export, order.export.detail);
  avt_export_order_take_style (&order.export, context.design, name != NULL ? name : "");
  avt_report_maker_request (self->maker, &context, &order);
  return G_SOURCE_REMOVE;
}

static void
make_later (AvtStyleEditor *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PAUSE_MS, make_cb, self);
}

static GtkWidget *
new_row (AvtStyleEditor *self, const AvtHouseStyle *style)
{
  gboolean is_usual = g_strcmp0 (get_info (self)->style, style->name) == 0;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (style->name);
  g_autofree char *name
    = is_usual ? g_strdup_printf (_ ("%s, usual for this design"), style->name)
               : g_strdup (style->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (is_usual)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  avt_compat_set_name (row, name);
  return row;
}

static void
show_styles (AvtStyleEditor *self)
{
  g_autofree char *name = g_strdup (avt_style_editor_get_selected (self));
  const AvtInfo *info = get_info (self);
  GtkWidget *child;

  self->is_quiet = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < info->styles.n_records; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, get_style_at (self, i)));
  self->is_quiet = FALSE;
  if (name == NULL || avt_info_find_style (info, name) == NULL)
    {
      g_free (name);
      name = g_strdup (info->styles.n_records > 0 ? get_style_at (self, 0)->name : NULL);
    }
  avt_style_editor_select (self, name);
}

static void
selected_cb (GtkListBox *list, GtkListBoxRow *row, AvtStyleEditor *self)
{
  if (self->is_quiet || row == NULL)
    return;
  avt_style_editor_select (self,
                           get_style_at (self, (guint) gtk_list_box_row_get_index (row))->name);
}

/* The window behind this one tells it, too, but nobody sees that. */
static void
message_cb (AvtSession *session, const char *text, gboolean can_undo, AvtStyleEditor *self)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->overlay), adw_toast_new (escaped));
}

static void
changed_cb (AvtDocument *document, const AvtDelta *delta, AvtStyleEditor *self)
{
  show_styles (self);
}

/* "Style", or "Style 2" and so on where that is taken. */
static char *
free_name (AvtStyleEditor *self, const char *base)
{
  char *name = g_strdup (base);

  for (guint i = 2; avt_info_find_style (get_info (self), name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", base, i);
    }
  return name;
}

/* @source: (nullable): NULL: with nothing but a name */
static void
add (AvtStyleEditor *self, const AvtHouseStyle *source, const char *base, const char *label)
{
  g_autofree char *name = free_name (self, base);
  g_autoptr (GError) error = NULL;
  AvtHouseStyle style = { 0 };
  AvtDesign *design;

  if (source != NULL)
    avt_record_copy (&avt_house_style_type, &style, source);
  else
    avt_record_init (&avt_house_style_type, &style);
  avt_record_set_string (&avt_house_style_type, &style, AVT_HOUSE_STYLE_NAME, name);
  design = avt_design_with_style (avt_session_get_design (self->session), NULL, &style, &error);
  avt_record_clear (&avt_house_style_type, &style);
  if (!avt_session_commit (self->session, design, error, label, NULL))
    return;
  avt_style_editor_select (self, name);
  avt_style_form_focus (self->form);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add (AVT_STYLE_EDITOR (widget), NULL, _ ("Style"), _ ("Add Style"));
}

static void
duplicate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AvtStyleEditor *self = AVT_STYLE_EDITOR (widget);
  const char *name = avt_style_editor_get_selected (self);

  if (name != NULL)
    add (self, avt_info_find_style (get_info (self), name), name, _ ("Duplicate Style"));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AvtStyleEditor *self = AVT_STYLE_EDITOR (widget);
  const char *name = avt_style_editor_get_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *design;

  if (name == NULL)
    return;
  label = g_strdup_printf (_ ("Delete %s"), name);
  design = avt_design_with_style_removed (avt_session_get_design (self->session), name, &error);
  avt_session_commit (self->session, design, error, label, NULL);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  avt_document_undo (avt_session_get_document (AVT_STYLE_EDITOR (widget)->session));
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  avt_document_redo (avt_session_get_document (AVT_STYLE_EDITOR (widget)->session));
}

static GtkWidget *
new_action_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  avt_compat_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
new_scroller (GtkWidget *child, int width_px)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_size_request (scroller, width_px, -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_side (AvtStyleEditor *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  avt_compat_set_name (self->list, _ ("Styles"));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar),
                  new_action_button ("list-add-symbolic", _ ("Add Style"), "style.add"));
  gtk_box_append (GTK_BOX (bar), new_action_button ("edit-copy-symbolic", _ ("Duplicate Style"),
                                                    "style.duplicate"));
  gtk_box_append (GTK_BOX (bar),
                  new_action_button ("user-trash-symbolic", _ ("Delete Style"), "style.delete"));
  gtk_box_append (GTK_BOX (side), new_scroller (self->list, LIST_WIDTH_PX));
  gtk_box_append (GTK_BOX (side), bar);
  return side;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("No Styles Yet"));
  GtkWidget *text = gtk_label_new (
    _ ("A style gives the documents of this design a logo, a colour, a font and a line at the "
       "foot. It is kept in the design."));
  GtkWidget *add_button = gtk_button_new_with_mnemonic (_ ("_Add Style"));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 28);
  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_add_css_class (add_button, "pill");
  gtk_widget_add_css_class (add_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add_button), "style.add");
  gtk_widget_set_halign (add_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "report-side");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), add_button);
  return box;
}

static void
fill (AvtStyleEditor *self)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->form = AVT_STYLE_FORM (avt_style_form_new (self->session));
  self->preview = AVT_REPORT_PREVIEW (avt_report_preview_new ());
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self->box), new_side (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  self->middle = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->middle),
                       new_scroller (GTK_WIDGET (self->form), FORM_WIDTH_PX), "form");
  gtk_stack_add_named (GTK_STACK (self->middle), new_empty (), "empty");
  gtk_box_append (GTK_BOX (self->box), self->middle);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->box), right);
}

static void
avt_style_editor_init (AvtStyleEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), self->box);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->maker = avt_report_maker_new (made_cb, self);
}

static void
avt_style_editor_dispose (GObject *object)
{
  AvtStyleEditor *self = AVT_STYLE_EDITOR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (avt_session_get_document (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_pointer (&self->maker, avt_report_maker_free);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->words, avt_words_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_style_editor_parent_class)->dispose (object);
}

static void
avt_style_editor_class_init (AvtStyleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = avt_style_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "style.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "style.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "style.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "style.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "style.redo", NULL, redo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "style.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "style.redo", NULL);
}

/** avt_style_editor_new: @words: the language of the document beside it */
GtkWidget *
avt_style_editor_new (AvtSession *session, AvtWords *words)
{
  AvtStyleEditor *self = g_object_new (AVT_TYPE_STYLE_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->words = avt_words_ref (words);
  fill (self);
  show_styles (self);
  g_signal_connect (avt_session_get_document (session), "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (session, "message", G_CALLBACK (message_cb), self);
  return GTK_WIDGET (self);
}

/** avt_style_editor_select: @name: (nullable): of the style that is edited; NULL: none */
void
avt_style_editor_select (AvtStyleEditor *self, const char *name)
{
  const AvtInfo *info = get_info (self);

  avt_style_form_set_name (self->form, name);
  self->is_quiet = TRUE;
  for (guint i = 0; i < info->styles.n_records; i++)
    if (g_strcmp0 (get_style_at (self, i)->name, name) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
  self->is_quiet = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->middle), name != NULL ? "form" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.duplicate", name != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "style.delete", name != NULL);
  make_later (self);
}

/** avt_style_editor_get_selected: Returns: (nullable): the style that is edited */
const char *
avt_style_editor_get_selected (AvtStyleEditor *self)
{
  return avt_style_form_get_name (self->form);
}

/** avt_style_editor_get_pages: Returns: (transfer none) (nullable): the document beside it */
AvtPages *
avt_style_editor_get_pages (AvtStyleEditor *self)
{
  return avt_report_preview_get_pages (self->preview);
}

gboolean
avt_style_editor_is_busy (AvtStyleEditor *self)
{
  return self->timeout != 0 || avt_report_maker_is_busy (self->maker);
}

static void
focus_list (AvtStyleEditor *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Also while nothing in the window has the focus. */
static GtkEventController *
new_close_key (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  return controller;
}

static gboolean
close_cb (AvtStyleEditor *self)
{
  avt_style_form_finish (self->form);
  return FALSE;
}

/** avt_style_editor_run: @name: (nullable): of the style that is shown first */
void
avt_style_editor_run (AvtSession *session, AvtWords *words, GtkWindow *parent, const char *name)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *editor = avt_style_editor_new (session, words);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), editor);
  gtk_widget_set_vexpand (editor, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Document Styles"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_widget_add_controller (window, new_close_key ());
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (close_cb), editor);
  if (name != NULL)
    avt_style_editor_select (AVT_STYLE_EDITOR (editor), name);
  avt_compat_fix_names (window);
  gtk_window_present (GTK_WINDOW (window));
  focus_list (AVT_STYLE_EDITOR (editor));
}
