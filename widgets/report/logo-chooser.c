/* A picture that somebody else drew goes the way of all foreign pictures: PNG is checked before it
 * is decoded, SVG is drawn by the program that may do nothing else. Only what could be drawn is
 * taken. The window does not wait for that program. */
#include "config.h"

#include "widgets/report/logo-chooser.h"

#include "diagrams/report/report-style.h"
#include "engine/base/picture.h"
#include "engine/io/save.h"
#include "widgets/compat.h"
#include "widgets/inspector/section.h"
#include "widgets/report/picture-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AvtLogoChooser
{
  GtkWidget parent_instance;

  AvtSession *session;
  GtkNativeDialog *dialog;
  char *logo;    /* that is shown */
  char *pending; /* that was chosen and is being drawn; NULL: none */
  GtkWidget *box;
  GtkWidget *view;
  GtkWidget *none;
  GtkWidget *refusal;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AvtLogoChooser, avt_logo_chooser, GTK_TYPE_WIDGET)

static void
refuse (AvtLogoChooser *self, const char *why)
{
  gtk_label_set_text (GTK_LABEL (self->refusal), why);
  gtk_widget_set_visible (self->refusal, TRUE);
}

/* Nothing while it is being drawn; that it cannot be is told with the document. */
static void
show_drawing (AvtLogoChooser *self)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  g_autoptr (AvtScene) scene = NULL;
  gboolean will_come = FALSE;

  if (self->logo != NULL)
    scene = avt_report_logo_peek (self->logo, &context, &will_come);
  avt_picture_view_set_scene (AVT_PICTURE_VIEW (self->view), scene);
}

/* What was chosen is known once it is drawn. */
static void
try_pending (AvtLogoChooser *self)
{
  AvtDiagramContext context = avt_session_get_context (self->session);
  gboolean will_come;
  g_autoptr (AvtScene) scene = avt_report_logo_peek (self->pending, &context, &will_come);
  g_autofree char *logo = NULL;

  if (will_come)
    return;
  logo = g_steal_pointer (&self->pending);
  if (scene != NULL)
    g_signal_emit (self, chosen_signal, 0, logo);
  else
    refuse (self, _ ("The picture cannot be drawn; save it as a PNG file and choose that."));
}

static void
faces_changed_cb (AvtSession *session, AvtLogoChooser *self)
{
  show_drawing (self);
  if (self->pending != NULL)
    try_pending (self);
}

static char *
read_picture (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Pictures can only be read from this computer."));
      return NULL;
    }
  bytes = avt_read_file (path, AVT_PICTURE_MAX_BYTES, NULL, error);
  if (bytes == NULL)
    return NULL;
  return avt_picture_from_file (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/** avt_logo_chooser_take: as if @file had been chosen; a refusal is shown below the picture, of an
 * SVG picture when it could not be drawn */
void
avt_logo_chooser_take (AvtLogoChooser *self, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_free (self->pending);
  self->pending = read_picture (file, &error);
  if (self->pending == NULL)
    refuse (self, error->message);
  else
    try_pending (self);
}

static void
response_cb (GtkFileChooserNative *dialog, int response, AvtLogoChooser *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->dialog);
  if (file != NULL)
    avt_logo_chooser_take (self, file);
}

static void
choose_cb (AvtLogoChooser *self)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_ ("Choose a Logo"),
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));

  gtk_file_filter_set_name (filter, _ ("SVG and PNG Pictures"));
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  g_clear_object (&self->dialog);
  self->dialog = GTK_NATIVE_DIALOG (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (self->dialog);
}

static void
none_cb (AvtLogoChooser *self)
{
  avt_logo_chooser_forget (self);
  g_signal_emit (self, chosen_signal, 0, NULL);
}

static GtkWidget *
new_buttons (AvtLogoChooser *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("Choose a _Picture…"));

  self->none = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->none, _ ("Without a Logo"));
  avt_compat_set_name (self->none, _ ("Without a Logo"));
  gtk_widget_set_hexpand (choose, TRUE);
  gtk_box_append (GTK_BOX (line), choose);
  gtk_box_append (GTK_BOX (line), self->none);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  g_signal_connect_swapped (self->none, "clicked", G_CALLBACK (none_cb), self);
  return line;
}

static void
avt_logo_chooser_init (AvtLogoChooser *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->view = avt_picture_view_new ();
  self->refusal = avt_section_new_label (NULL, "error");
  gtk_widget_add_css_class (self->refusal, "caption");
  gtk_box_append (GTK_BOX (self->box), self->view);
  gtk_box_append (GTK_BOX (self->box), new_buttons (self));
  gtk_box_append (GTK_BOX (self->box), self->refusal);
}

static void
avt_logo_chooser_dispose (GObject *object)
{
  AvtLogoChooser *self = AVT_LOGO_CHOOSER (object);

  g_clear_object (&self->dialog);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (avt_logo_chooser_parent_class)->dispose (object);
}

static void
avt_logo_chooser_finalize (GObject *object)
{
  g_free (AVT_LOGO_CHOOSER (object)->logo);
  g_free (AVT_LOGO_CHOOSER (object)->pending);
  G_OBJECT_CLASS (avt_logo_chooser_parent_class)->finalize (object);
}

static void
avt_logo_chooser_class_init (AvtLogoChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = avt_logo_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = avt_logo_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

GtkWidget *
avt_logo_chooser_new (AvtSession *session)
{
  AvtLogoChooser *self = g_object_new (AVT_TYPE_LOGO_CHOOSER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect (session, "faces-changed", G_CALLBACK (faces_changed_cb), self);
  avt_logo_chooser_show (self, NULL);
  return GTK_WIDGET (self);
}

/** avt_logo_chooser_show: @logo: (nullable): of the style; what was refused before is forgotten */
void
avt_logo_chooser_show (AvtLogoChooser *self, const char *logo)
{
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_widget_set_sensitive (self->none, logo != NULL);
  if (g_strcmp0 (logo, self->logo) == 0)
    return;
  g_free (self->logo);
  self->logo = g_strdup (logo);
  show_drawing (self);
}

/** avt_logo_chooser_forget: the picture that was chosen last and is still being drawn is not taken
 * any more, as when another style is shown */
void
avt_logo_chooser_forget (AvtLogoChooser *self)
{
  g_clear_pointer (&self->pending, g_free);
}

/** avt_logo_chooser_get_refusal: Returns: (nullable): why the last picture was not taken */
const char *
avt_logo_chooser_get_refusal (AvtLogoChooser *self)
{
  return gtk_widget_get_visible (self->refusal)
           ? gtk_label_get_text (GTK_LABEL (self->refusal)) : NULL;
}
