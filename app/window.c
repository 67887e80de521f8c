#include "config.h"

#include "app/window.h"

#include "app/actions.h"
#include "app/command-palette.h"
#include "app/open-popover.h"
#include "app/store.h"
#include "app/window-private.h"
#include "widgets/compat.h"
#include "widgets/results/findings-list.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AvtWindow, avt_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (AvtWindow *self)
{
  const char *title = avt_document_get_title (self->document);
  const char *path = avt_document_get_path (self->document);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  const char *name = avt_entity_name (avt_design_get_info (avt_session_get_design (self->session)));
  g_autofree char *marked = NULL;

  /* The bullet is the usual mark of changes that are not saved. */
  marked = avt_document_get_modified (self->document) ? g_strdup_printf ("• %s", title)
                                                      : g_strdup (title);
  adw_window_title_set_title (self->title, marked);
  adw_window_title_set_subtitle (self->title, folder != NULL ? folder : name != NULL ? name : "");
  gtk_window_set_title (GTK_WINDOW (self), marked);
}

static char *
disk_text (AvtWindow *self)
{
  switch (avt_document_get_disk_state (self->document))
    {
    case AVT_DISK_SAME:
    case AVT_DISK_MISSING:
      return NULL;
    case AVT_DISK_CHANGED:
      return g_strdup (_ ("Another program has changed the file, and there are changes here that "
                          "are not saved."));
    }
  return NULL;
}

static void
show_banner (AvtBanner *banner, const char *text)
{
  if (text != NULL)
    avt_banner_show (banner, text);
  else
    avt_banner_hide (banner);
}

static void
update_banners (AvtWindow *self)
{
  g_autofree char *disk = disk_text (self);
  gboolean is_recovered
    = avt_document_get_recovered (self->document) && !self->hides_recovery;
  gboolean is_missing = avt_document_get_disk_state (self->document) == AVT_DISK_MISSING;

  show_banner (self->disk_banner, disk);
  show_banner (self->recovery_banner,
               is_recovered ? _ ("Archivolt ended unexpectedly. These changes were recovered and "
                                 "are not saved yet.")
                            : NULL);
  show_banner (self->read_only_banner,
               is_missing ? _ ("The file was moved or deleted. Saving writes it again.")
               : avt_document_get_read_only (self->document)
                 ? _ ("The file was written by a newer version or cannot be written. Changes can "
                      "be saved under another name.")
                 : NULL);
  show_banner (self->journal_banner, avt_document_get_journal_error (self->document));
}

static char *
step_tooltip (const char *verb, const char *label)
{
  return label != NULL ? g_strdup_printf ("%s: %s", verb, label) : g_strdup (verb);
}

static void
update_history (AvtWindow *self)
{
  g_autofree char *undo
    = step_tooltip (_ ("Undo"), avt_document_get_undo_label (self->document));
  g_autofree char *redo
    = step_tooltip (_ ("Redo"), avt_document_get_redo_label (self->document));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button), undo);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button), redo);
}

static void
update (AvtWindow *self)
{
  update_title (self);
  update_banners (self);
  update_history (self);
  _avt_window_update_actions (self);
}

static void
counted_cb (AvtFindingsList *list, guint n_errors, guint n_warnings, AvtWindow *self)
{
  g_autofree char *text = g_strdup_printf ("%u", n_errors + n_warnings);

  gtk_label_set_text (self->n_findings, text);
  gtk_widget_set_visible (GTK_WIDGET (self->n_findings), n_errors + n_warnings > 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->n_findings), n_errors > 0 ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->n_findings), n_errors > 0 ? "error" : "warning");
}

/* As in the sidebar. */
static const char *const page_names[] = { "racks", "checks", "report" };

static void
page_selected_cb (GtkListBox *list, GtkListBoxRow *row, AvtWindow *self)
{
  if (row == NULL)
    return;
  gtk_stack_set_visible_child_name (self->pages,
                                    page_names[gtk_list_box_row_get_index (row)]);
  if (self->sidebar_pane != NULL && avt_compat_side_pane_is_over (self->sidebar_pane))
    avt_compat_side_pane_set_open (self->sidebar_pane, FALSE);
}

static GtkWidget *
new_page_row (const char *title, GtkWidget *badge)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (badge != NULL)
    gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  avt_compat_set_name (row, title);
  return row;
}

static void
add_pages (AvtWindow *self)
{
  GtkWidget *findings = avt_findings_list_new (self->session);
  GtkWidget *clamp = adw_clamp_new ();

  g_signal_connect (findings, "counted", G_CALLBACK (counted_cb), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 800);
  adw_clamp_set_child (ADW_CLAMP (clamp), findings);
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->editor), "racks");
  gtk_stack_add_named (self->pages, clamp, "checks");
  self->report = AVT_REPORT_PAGE (avt_report_page_new (self->session));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->report), "report");
  _avt_window_watch_report (self);
}

static void
add_sidebar (AvtWindow *self)
{
  GtkWidget *badge = gtk_label_new (NULL);

  self->n_findings = GTK_LABEL (badge);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  self->sidebar = gtk_list_box_new ();
  gtk_widget_add_css_class (self->sidebar, "navigation-sidebar");
  gtk_widget_set_size_request (self->sidebar, 150, -1);
  avt_compat_set_name (self->sidebar, _ ("Pages"));
  gtk_list_box_append (GTK_LIST_BOX (self->sidebar), new_page_row (_ ("Racks"), NULL));
  gtk_list_box_append (GTK_LIST_BOX (self->sidebar), new_page_row (_ ("Checks"), badge));
  gtk_list_box_append (GTK_LIST_BOX (self->sidebar), new_page_row (_ ("Report"), NULL));
  g_signal_connect (self->sidebar, "row-selected", G_CALLBACK (page_selected_cb), self);
  self->sidebar_pane = avt_compat_side_pane_new (GTK_WIDGET (self->pages), self->sidebar,
                                                 GTK_PACK_START, TRUE);
  avt_compat_side_pane_bind_open (self->sidebar_pane, self->sidebar_button, "active");
  gtk_list_box_select_row (GTK_LIST_BOX (self->sidebar),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar), 0));
  adw_bin_set_child (self->body, self->sidebar_pane);
}

/** _avt_window_show_page: @name: of the page, such as "report" */
void
_avt_window_show_page (AvtWindow *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    if (strcmp (page_names[i], name) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (self->sidebar),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar),
                                                              (int) i));
}

gboolean
_avt_window_shows_page (AvtWindow *self, const char *name)
{
  return strcmp (gtk_stack_get_visible_child_name (self->pages), name) == 0;
}

static void
open_chosen_cb (AvtOpenPopover *popover, GFile *file, gboolean is_template, AvtWindow *self)
{
  if (is_template)
    avt_window_open_template (self, file);
  else
    avt_window_open_file (self, file);
}

static void
document_notify_cb (AvtDocument *document, GParamSpec *pspec, AvtWindow *self)
{
  update (self);
}

static void
message_cb (AvtSession *session, const char *text, gboolean can_undo, AvtWindow *self)
{
  avt_window_toast (self, text, can_undo);
}

static void
typing_changed_cb (AvtSession *session, AvtWindow *self)
{
  _avt_window_update_actions (self);
}

static void
selection_changed_cb (AvtSession *session, AvtWindow *self)
{
  guint n_ids;

  avt_session_get_selection (session, &n_ids);
  /* What a finding is about is shown where it can be seen. */
  if (n_ids > 0)
    _avt_window_show_page (self, "racks");
  _avt_window_update_actions (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AvtWindow *self)
{
  return _avt_window_take_files (self, g_value_get_boxed (value));
}

static void
is_active_cb (AvtWindow *self)
{
  if (self->document != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    avt_document_check_disk (self->document);
}

static void
store_size (AvtWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  avt_store_set_boolean ("show-sidebar", avt_compat_side_pane_get_open (self->sidebar_pane));
  avt_store_set_boolean ("window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;
  avt_store_set_int ("window-width", width);
  avt_store_set_int ("window-height", height);
}

static gboolean
avt_window_close_request (GtkWindow *window)
{
  AvtWindow *self = AVT_WINDOW (window);

  store_size (self);
  return !_avt_window_confirm_close (self);
}

static void
avt_window_dispose (GObject *object)
{
  AvtWindow *self = AVT_WINDOW (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->body != NULL)
    adw_bin_set_child (self->body, NULL);
  if (self->export_cancellable != NULL)
    g_cancellable_cancel (self->export_cancellable);
  self->export_banner = NULL;
  self->editor = NULL;
  self->report = NULL;
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  g_clear_handle_id (&self->export_timeout, g_source_remove);
  g_clear_pointer (&self->export_path, g_free);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->chooser);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->page_setup);
  g_clear_object (&self->session);
  g_clear_object (&self->document);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (avt_window_parent_class)->dispose (object);
}

static void
avt_window_class_init (AvtWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = avt_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = avt_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, AVT_RESOURCE_PATH "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, body);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, AvtWindow, spinner);
  _avt_window_class_install_actions (widget_class);
}

static AvtBanner *
add_banner (AvtWindow *self)
{
  AvtBanner *banner = AVT_BANNER (avt_banner_new ());

  gtk_box_append (self->banners, GTK_WIDGET (banner));
  return banner;
}

static void
add_banners (AvtWindow *self)
{
  self->recovery_banner = add_banner (self);
  avt_banner_add_button (self->recovery_banner, _ ("_Save"), "win.save");
  avt_banner_add_button (self->recovery_banner, _ ("_Discard…"), "win.discard-recovered");
  self->disk_banner = add_banner (self);
  avt_banner_add_button (self->disk_banner, _ ("_Reload"), "win.reload");
  avt_banner_add_button (self->disk_banner, _ ("_Keep Mine"), "win.keep-mine");
  avt_banner_add_button (self->disk_banner, _ ("_Compare…"), "win.compare");
  self->read_only_banner = add_banner (self);
  avt_banner_add_button (self->read_only_banner, _ ("Save _As…"), "win.save-as");
  self->journal_banner = add_banner (self);
  self->export_banner = add_banner (self);
  avt_banner_add_button (self->export_banner, _ ("_Cancel"), "win.cancel-export");
}

static void
avt_window_init (AvtWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  GtkWidget *popover = avt_open_popover_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_banners (self);
  adw_split_button_set_popover (self->open_button, GTK_POPOVER (popover));
  g_signal_connect (popover, "chosen", G_CALLBACK (open_chosen_cb), self);
  gtk_window_set_default_size (GTK_WINDOW (self), avt_store_get_int ("window-width", 1280),
                               avt_store_get_int ("window-height", 800));
  if (avt_store_get_boolean ("window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

/* The arrow of a split button is a button of its own. */
static void
name_split_button (AvtWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->open_button));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      avt_compat_set_name (child, _ ("Recent Designs and Samples"));
}

AvtWindow *
avt_window_new (AvtApplication *application, AvtDocument *document)
{
  AvtWindow *self = g_object_new (AVT_TYPE_WINDOW, "application", application, NULL);

  self->application = g_object_ref (application);
  self->document = g_object_ref (document);
  self->session = avt_session_new (document, avt_application_get_measurer (application),
                                   avt_application_get_words (application));
  self->editor = AVT_RACK_EDITOR (
    avt_rack_editor_new (self->session, avt_application_get_library (application)));
  add_pages (self);
  add_sidebar (self);
  avt_compat_side_pane_set_open (self->sidebar_pane, avt_store_get_boolean ("show-sidebar", TRUE));
  gtk_widget_add_controller (GTK_WIDGET (self), avt_actions_new_controller ());
  _avt_window_watch_clipboard (self);
  g_signal_connect (document, "notify", G_CALLBACK (document_notify_cb), self);
  g_signal_connect (self->session, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->session, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (self->session, "typing-changed", G_CALLBACK (typing_changed_cb), self);
  self->find_bar = AVT_FIND_BAR (avt_find_bar_new (self->session));
  gtk_box_prepend (self->banners, GTK_WIDGET (self->find_bar));
  self->commands = GTK_POPOVER (avt_command_palette_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->commands), GTK_WIDGET (self->banners));
  avt_compat_fix_names (GTK_WIDGET (self));
  name_split_button (self);
  update (self);
  return self;
}

AvtDocument *
avt_window_get_document (AvtWindow *self)
{
  return self->document;
}

AvtSession *
avt_window_get_session (AvtWindow *self)
{
  return self->session;
}

/** avt_window_is_pristine: Returns: whether nothing was done here yet */
gboolean
avt_window_is_pristine (AvtWindow *self)
{
  return avt_document_get_file (self->document) == NULL
         && !avt_document_get_modified (self->document)
         && !avt_document_get_can_undo (self->document)
         && !avt_document_get_can_redo (self->document);
}

/** avt_window_toast: @text: plain; it is escaped, because toasts read markup */
void
avt_window_toast (AvtWindow *self, const char *text, gboolean can_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  /* What was said before is over; messages must not queue up behind each other. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  avt_compat_fix_names (GTK_WIDGET (self->toasts));
}

static void
no_answer_cb (const char *answer, gpointer user_data)
{
}

void
avt_window_show_error (AvtWindow *self, const char *heading, const char *body)
{
  const AvtAnswer answers[] = { { "close", _ ("_Close"), AVT_ANSWER_PLAIN } };

  avt_compat_ask (GTK_WINDOW (self), heading, body, NULL, answers, 1, no_answer_cb, NULL);
}
