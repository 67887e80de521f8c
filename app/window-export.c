/* What leaves the window as a file. */
#include "config.h"

#include "app/store.h"
#include "app/window-private.h"
#include "widgets/compat.h"
#include "widgets/report/export-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A shorter export is over before anybody could read how far it is. */
#define BANNER_MS 500
/* A question names so many files and counts the rest. */
#define MOST_NAMES 5

static void export_to (AvtWindow *self, AvtExportFlags flags);

/* What is shown, as it was exported the last time. */
static AvtExportOrder
first_order (AvtWindow *self)
{
  AvtExportOrder order = avt_report_page_get_order (self->report);
  gboolean is_report = _avt_window_shows_page (self, "report");

  if (is_report && avt_report_page_get_preset (self->report) != NULL)
    return order;
  order.dpi = avt_store_get_int ("export-dpi", AVT_EXPORT_DPI);
  order.has_outlines = avt_store_get_boolean ("export-outlines", FALSE);
  order.is_transparent = avt_store_get_boolean ("export-transparent", FALSE);
  if (!is_report)
    {
      order.report = NULL;
      order.scope = avt_session_get_rack (self->session);
      order.diagram = avt_diagram_find (avt_id_is_none (order.scope) ? "row-elevation"
                                                                     : "rack-elevation");
      order.format = AVT_EXPORT_SVG;
    }
  if (avt_id_is_none (order.scope) && !is_report)
    order.scope = avt_entity_id (avt_design_get_info (avt_session_get_design (self->session)));
  if (self->has_exported && avt_export_order_can (&order, self->export_order.format))
    order.format = self->export_order.format;
  return order;
}

/* The window may be gone by now, but for the export's own reference. */
static void
end_export (AvtWindow *self)
{
  g_clear_handle_id (&self->export_timeout, g_source_remove);
  g_clear_object (&self->export_cancellable);
  if (self->export_banner == NULL)
    return;
  avt_banner_hide (self->export_banner);
  _avt_window_update_actions (self);
}

static void
replace_cb (const char *answer, gpointer user_data)
{
  g_autoptr (AvtWindow) self = user_data;

  if (strcmp (answer, "replace") == 0)
    export_to (self, AVT_EXPORT_MAY_REPLACE);
}

static char *
list_names (const GPtrArray *names)
{
  GString *list = g_string_new (NULL);
  guint n_more = names->len > MOST_NAMES ? names->len - MOST_NAMES : 0;

  for (guint i = 0; i < names->len - n_more; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", (char *) names->pdata[i]);
  if (n_more > 0)
    {
      g_string_append_c (list, '\n');
      g_string_append_printf (list, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  return g_string_free (list, FALSE);
}

/* The file chooser asked about the name that was chosen; these are other ones. */
static void
ask_replace (AvtWindow *self, const GPtrArray *names)
{
  const AvtAnswer answers[] = {
    { "cancel", _ ("_Cancel"), AVT_ANSWER_PLAIN },
    { "replace", _ ("_Replace"), AVT_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *heading
    = names->len == 1
        ? g_strdup_printf (_ ("Replace %s?"), (char *) names->pdata[0])
        : g_strdup_printf (ngettext ("Replace %u File?", "Replace %u Files?", names->len),
                           names->len);
  g_autofree char *list = list_names (names);

  avt_compat_ask (GTK_WINDOW (self), heading,
                  names->len == 1 ? _ ("There is a file of that name.") : list, NULL, answers,
                  G_N_ELEMENTS (answers), replace_cb, g_object_ref (self));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AvtWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = avt_export_finish (result, &error);

  end_export (self);
  if (self->export_banner == NULL)
    return;
  if (text != NULL)
    avt_window_toast (self, text, FALSE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    ask_replace (self, avt_export_get_existing (result));
  else
    avt_window_show_error (self, _ ("The Export Failed"), error->message);
}

static void
show_progress (AvtWindow *self)
{
  g_autofree char *name = g_path_get_basename (self->export_path);
  g_autofree char *text
    = self->export_fraction > 0
        ? g_strdup_printf (_ ("Exporting %s: %.0f %%"), name, 100 * self->export_fraction)
        : g_strdup_printf (_ ("Exporting %s"), name);

  avt_banner_show (self->export_banner, text);
}

static gboolean
banner_cb (gpointer user_data)
{
  AvtWindow *self = user_data;

  self->export_timeout = 0;
  show_progress (self);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  AvtWindow *self = user_data;

  self->export_fraction = fraction;
  if (self->export_banner != NULL && self->export_timeout == 0)
    show_progress (self);
}

static void
export_to (AvtWindow *self, AvtExportFlags flags)
{
  AvtDiagramContext context = avt_session_get_context (self->session);

  self->export_cancellable = g_cancellable_new ();
  self->export_fraction = 0;
  self->export_timeout = g_timeout_add (BANNER_MS, banner_cb, self);
  _avt_window_update_actions (self);
  context.words = avt_report_page_get_words (self->report, self->export_order.language);
  avt_export_async (&context, &self->export_order, self->export_path, flags,
                    self->export_cancellable, progress_cb, self, exported_cb,
                    g_object_ref (self));
}

static void
export_response_cb (GtkFileChooserNative *chooser, int response, AvtWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  g_free (self->export_path);
  self->export_path = g_file_get_path (file);
  if (self->export_path != NULL)
    export_to (self, AVT_EXPORT_DEFAULT);
  else
    avt_window_show_error (self, _ ("The Export Failed"),
                           _ ("Files can only be written on this computer."));
}

static char *
suggest_name (AvtWindow *self, const AvtExportOrder *order)
{
  g_autofree char *title = g_strdup (avt_document_get_title (self->document));
  const char *kind = order->report != NULL ? order->report->id : order->diagram->id;

  return g_strdup_printf ("%s-%s.%s", g_strdelimit (title, "/\\", '-'), kind,
                          avt_export_format_get_ending (order->format));
}

static void
chosen_cb (const AvtExportOrder *order, gpointer user_data)
{
  AvtWindow *self = user_data;
  const char *suffixes[] = { avt_export_format_get_ending (order->format), NULL };
  g_autofree char *name = suggest_name (self, order);
  g_autoptr (GtkFileChooserNative) chooser
    = gtk_file_chooser_native_new (_ ("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Export"), _ ("_Cancel"));

  avt_store_set_int ("export-dpi", (int) lround (order->dpi));
  avt_store_set_boolean ("export-outlines", order->has_outlines);
  avt_store_set_boolean ("export-transparent", order->is_transparent);
  self->export_order = *order;
  self->has_exported = TRUE;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  _avt_window_add_filters (GTK_FILE_CHOOSER (chooser), _ ("Exported Files"), suffixes);
  _avt_window_run_chooser (self, chooser, G_CALLBACK (export_response_cb));
}

/** _avt_window_export: asks what and how, beginning with what is shown. */
void
_avt_window_export (AvtWindow *self)
{
  AvtExportOrder order = first_order (self);
  gboolean is_report = order.report != NULL;

  avt_export_dialog_run (self->session, GTK_WINDOW (self), &order,
                         is_report ? avt_report_page_get_preset (self->report) : NULL, chosen_cb,
                         self);
}

void
_avt_window_cancel_export (AvtWindow *self)
{
  g_cancellable_cancel (self->export_cancellable);
}
