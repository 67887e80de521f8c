#include "config.h"

#include "widgets/clipboard-form.h"

#define AVT_TYPE_CLIPBOARD_FORM (avt_clipboard_form_get_type ())
G_DECLARE_FINAL_TYPE (AvtClipboardForm, avt_clipboard_form, AVT, CLIPBOARD_FORM,
                      GdkContentProvider)

struct _AvtClipboardForm
{
  GdkContentProvider parent_instance;

  const char *mime_type; /* static */
  AvtClipboardMakeFunc make;
  gpointer source;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (AvtClipboardForm, avt_clipboard_form, GDK_TYPE_CONTENT_PROVIDER)

static void
avt_clipboard_form_finalize (GObject *object)
{
  AvtClipboardForm *self = AVT_CLIPBOARD_FORM (object);

  self->destroy (self->source);
  G_OBJECT_CLASS (avt_clipboard_form_parent_class)->finalize (object);
}

static GdkContentFormats *
avt_clipboard_form_ref_formats (GdkContentProvider *provider)
{
  const char *mime_type = AVT_CLIPBOARD_FORM (provider)->mime_type;

  return gdk_content_formats_new (&mime_type, 1);
}

static void
written_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
avt_clipboard_form_write (GdkContentProvider *provider, const char *mime_type,
                          GOutputStream *stream, int io_priority, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  AvtClipboardForm *self = AVT_CLIPBOARD_FORM (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  GBytes *bytes = self->make (self->source, &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), io_priority, cancellable, written_cb,
                                   task);
}

static gboolean
avt_clipboard_form_write_finish (GdkContentProvider *provider, GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
avt_clipboard_form_class_init (AvtClipboardFormClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = avt_clipboard_form_finalize;
  provider_class->ref_formats = avt_clipboard_form_ref_formats;
  provider_class->write_mime_type_async = avt_clipboard_form_write;
  provider_class->write_mime_type_finish = avt_clipboard_form_write_finish;
}

static void
avt_clipboard_form_init (AvtClipboardForm *self)
{
}

/** avt_clipboard_form_new: @mime_type: static; @source: (transfer full): freed with @destroy */
GdkContentProvider *
avt_clipboard_form_new (const char *mime_type, AvtClipboardMakeFunc make, gpointer source,
                        GDestroyNotify destroy)
{
  AvtClipboardForm *self = g_object_new (AVT_TYPE_CLIPBOARD_FORM, NULL);

  self->mime_type = mime_type;
  self->make = make;
  self->source = source;
  self->destroy = destroy;
  return GDK_CONTENT_PROVIDER (self);
}
