/* The actions of a window; which of them make sense now is decided in one place. */
#include "config.h"

#include "app/template-dialog.h"
#include "app/window-private.h"

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_new_design (AVT_WINDOW (widget));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_open (AVT_WINDOW (widget));
}

static void
open_sample_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_open_sample (AVT_WINDOW (widget));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_save (AVT_WINDOW (widget));
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_save_as (AVT_WINDOW (widget));
}

static void
import_type_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_import_type (AVT_WINDOW (widget));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_session_finish_typing (AVT_WINDOW (widget)->session);
  _avt_window_export (AVT_WINDOW (widget));
}

static void
cancel_export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_cancel_export (AVT_WINDOW (widget));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_session_finish_typing (AVT_WINDOW (widget)->session);
  _avt_window_print (AVT_WINDOW (widget));
}

static void
preview_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_session_finish_typing (AVT_WINDOW (widget)->session);
  _avt_window_preview (AVT_WINDOW (widget));
}

static void
styles_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_edit_styles (AVT_WINDOW (widget));
}

static void
reload_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_reload (AVT_WINDOW (widget));
}

static void
keep_mine_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_keep_mine (AVT_WINDOW (widget));
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_compare (AVT_WINDOW (widget));
}

static void
discard_recovered_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _avt_window_discard_recovered (AVT_WINDOW (widget));
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_session_finish_typing (AVT_WINDOW (widget)->session);
  avt_document_undo (AVT_WINDOW (widget)->document);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_document_redo (AVT_WINDOW (widget)->document);
}

/* On the page of documents it is the page that is copied. */
static void
editor_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AvtWindow *self = AVT_WINDOW (widget);
  const char *action = name + strlen ("win.");

  avt_session_finish_typing (self->session);
  if (g_str_has_prefix (action, "copy") && _avt_window_shows_page (self, "report"))
    _avt_window_copy_page (self);
  else
    avt_rack_editor_run (self->editor, action);
}

static void
new_from_template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_split_button_popup (AVT_WINDOW (widget)->open_button);
}

static void
save_as_template_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_session_finish_typing (AVT_WINDOW (widget)->session);
  avt_template_dialog_run (AVT_WINDOW (widget));
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_find_bar_open (AVT_WINDOW (widget)->find_bar);
}

static void
find_next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_find_bar_step (AVT_WINDOW (widget)->find_bar, 1);
}

static void
find_previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  avt_find_bar_step (AVT_WINDOW (widget)->find_bar, -1);
}

static void
commands_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AvtWindow *self = AVT_WINDOW (widget);
  GdkRectangle middle = { gtk_widget_get_width (GTK_WIDGET (self->banners)) / 2, 0, 1, 1 };

  gtk_popover_set_pointing_to (self->commands, &middle);
  gtk_popover_popup (self->commands);
}

static void
show_menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (AVT_WINDOW (widget)->menu_button);
}

void
_avt_window_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-sample", NULL, open_sample_cb);
  gtk_widget_class_install_action (klass, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (klass, "win.import-type", NULL, import_type_cb);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (klass, "win.cancel-export", NULL, cancel_export_cb);
  gtk_widget_class_install_action (klass, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "win.preview", NULL, preview_cb);
  gtk_widget_class_install_action (klass, "win.styles", NULL, styles_cb);
  gtk_widget_class_install_action (klass, "win.reload", NULL, reload_cb);
  gtk_widget_class_install_action (klass, "win.keep-mine", NULL, keep_mine_cb);
  gtk_widget_class_install_action (klass, "win.compare", NULL, compare_cb);
  gtk_widget_class_install_action (klass, "win.discard-recovered", NULL, discard_recovered_cb);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.new-from-template", NULL, new_from_template_cb);
  gtk_widget_class_install_action (klass, "win.save-as-template", NULL, save_as_template_cb);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.find-next", NULL, find_next_cb);
  gtk_widget_class_install_action (klass, "win.find-previous", NULL, find_previous_cb);
  gtk_widget_class_install_action (klass, "win.commands", NULL, commands_cb);
  gtk_widget_class_install_action (klass, "win.show-menu", NULL, show_menu_cb);
  for (guint i = 0; i < avt_rack_editor_get_n_actions (); i++)
    {
      g_autofree char *name = g_strconcat ("win.", avt_rack_editor_get_action (i), NULL);

      gtk_widget_class_install_action (klass, name, NULL, editor_cb);
    }
}

static void
clipboard_changed_cb (GdkClipboard *clipboard, AvtWindow *self)
{
  if (self->editor != NULL)
    _avt_window_update_actions (self);
}

/* _avt_window_watch_clipboard: whether there is something to paste changes with every copy in any
 * program. */
void
_avt_window_watch_clipboard (AvtWindow *self)
{
  g_signal_connect_object (gtk_widget_get_clipboard (GTK_WIDGET (self)), "changed",
                           G_CALLBACK (clipboard_changed_cb), self, 0);
}

void
_avt_window_update_actions (AvtWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AvtDocument *document = self->document;

  gtk_widget_action_set_enabled (widget, "win.undo", avt_document_get_can_undo (document));
  gtk_widget_action_set_enabled (widget, "win.redo", avt_document_get_can_redo (document));
  gtk_widget_action_set_enabled (widget, "win.save",
                                 !self->is_saving
                                   && (avt_session_is_typing (self->session)
                                       || avt_document_get_modified (document)
                                       || avt_document_get_file (document) == NULL));
  gtk_widget_action_set_enabled (widget, "win.save-as", !self->is_saving);
  gtk_widget_action_set_enabled (
    widget, "win.export",
    self->export_cancellable == NULL
      && avt_design_count (avt_document_get_design (document), AVT_KIND_RACK) > 0);
  gtk_widget_action_set_enabled (widget, "win.reload", !self->is_saving);
  gtk_widget_action_set_enabled (widget, "win.discard-recovered", !self->is_saving);
  for (guint i = 0; i < avt_rack_editor_get_n_actions (); i++)
    {
      g_autofree char *name = g_strconcat ("win.", avt_rack_editor_get_action (i), NULL);

      gtk_widget_action_set_enabled (
        widget, name, avt_rack_editor_can_run (self->editor, avt_rack_editor_get_action (i)));
    }
}
