/* Shared by the files of the window: window.c (what it shows), window-actions.c, window-file.c
 * (open, import, changed on disk), window-save.c (save, close). */
#pragma once

#include "app/window.h"
#include "widgets/banner.h"
#include "widgets/find/find-bar.h"
#include "widgets/rack/rack-editor.h"
#include "widgets/report/export-job.h"
#include "widgets/report/report-page.h"

G_BEGIN_DECLS

struct _AvtWindow
{
  AdwApplicationWindow parent_instance;

  AvtApplication *application;
  AvtDocument *document;
  AvtSession *session;
  AvtRackEditor *editor;
  AvtReportPage *report;

  AdwToastOverlay *toasts;
  AdwToast *toast; /* weak: the one that is shown */
  AdwWindowTitle *title;
  AdwBin *body;
  GtkWidget *sidebar_pane;
  GtkWidget *sidebar;
  GtkStack *pages;
  GtkLabel *n_findings;
  GtkToggleButton *sidebar_button;
  GtkBox *banners;
  AvtFindBar *find_bar;
  GtkPopover *commands;
  AdwSplitButton *open_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *menu_button;
  GtkNativeDialog *chooser;

  AvtBanner *disk_banner;
  AvtBanner *recovery_banner;
  AvtBanner *read_only_banner;
  AvtBanner *journal_banner;
  gboolean hides_recovery;
  GtkSpinner *spinner;
  guint spinner_timeout;
  gboolean is_saving;

  AvtBanner *export_banner;
  AvtExportOrder export_order; /* the last one */
  gboolean has_exported;
  char *export_path;
  double export_fraction;
  guint export_timeout;        /* until the banner shows how far it is */
  GCancellable *export_cancellable; /* not NULL while one runs */
  GtkPrintSettings *print_settings;
  GtkPageSetup *page_setup;    /* of the last print, which was */
  AvtPaper page_setup_paper;   /* of pages of this paper */
  gboolean prints_when_ready;
  gboolean closes_after_save;
};

void _avt_window_class_install_actions (GtkWidgetClass *klass);
void _avt_window_update_actions (AvtWindow *self);
void _avt_window_show_page (AvtWindow *self, const char *name);
gboolean _avt_window_shows_page (AvtWindow *self, const char *name);
void _avt_window_watch_clipboard (AvtWindow *self);

void _avt_window_new_design (AvtWindow *self);
void _avt_window_open (AvtWindow *self);
void _avt_window_open_sample (AvtWindow *self);
void _avt_window_save (AvtWindow *self);
void _avt_window_save_as (AvtWindow *self);
void _avt_window_import_type (AvtWindow *self);
void _avt_window_export (AvtWindow *self);
void _avt_window_cancel_export (AvtWindow *self);
void _avt_window_copy_page (AvtWindow *self);
void _avt_window_preview (AvtWindow *self);
void _avt_window_print (AvtWindow *self);
void _avt_window_edit_styles (AvtWindow *self);
void _avt_window_watch_report (AvtWindow *self);
gboolean _avt_window_confirm_close (AvtWindow *self);
void _avt_window_reload (AvtWindow *self);
void _avt_window_keep_mine (AvtWindow *self);
void _avt_window_compare (AvtWindow *self);
void _avt_window_discard_recovered (AvtWindow *self);
gboolean _avt_window_take_files (AvtWindow *self, GSList *files);

void _avt_window_add_filters (GtkFileChooser *chooser, const char *name,
                              const char *const *suffixes);
void _avt_window_run_chooser (AvtWindow *self, GtkFileChooserNative *chooser,
                              GCallback response_cb);
void _avt_window_remember (AvtWindow *self);
void _avt_window_close_document (AvtWindow *self);

G_END_DECLS
