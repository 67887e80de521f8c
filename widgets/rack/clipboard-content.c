#include "config.h"

#include "widgets/rack/clipboard-content.h"

#include "diagrams/export/png.h"
#include "diagrams/export/svg.h"
#include "diagrams/view/rack-row.h"
#include "engine/design/fragment-table.h"
#include "engine/io/fragment-file.h"

/* Prints well at the size of a slide, and a rack has some 1,000 x 2,500 pixels. */
#define PNG_DPI 150

#define AVT_TYPE_CLIPBOARD_FORM (avt_clipboard_form_get_type ())
G_DECLARE_FINAL_TYPE (AvtClipboardForm, avt_clipboard_form, AVT, CLIPBOARD_FORM,
                      GdkContentProvider)

/** Source: what all forms of one copy are made of. */
typedef struct
{
  AvtFragment *fragment;
  AvtMeasurer *measurer;
  AvtWords *words;
  AvtElevationView view;
} Source;

/** Form: @make: (transfer full) (nullable) */
typedef struct
{
  const char *mime_type;
  GBytes *(*make) (const Source *source, GError **error);
} Form;

struct _AvtClipboardForm
{
  GdkContentProvider parent_instance;

  Source *source; /* atomically counted */
  const Form *form;
};

G_DEFINE_FINAL_TYPE (AvtClipboardForm, avt_clipboard_form, GDK_TYPE_CONTENT_PROVIDER)

static void
source_clear (gpointer data)
{
  Source *source = data;

  avt_fragment_free (source->fragment);
  avt_measurer_unref (source->measurer);
  avt_words_unref (source->words);
}

static void
avt_clipboard_form_finalize (GObject *object)
{
  g_atomic_rc_box_release_full (AVT_CLIPBOARD_FORM (object)->source, source_clear);
  G_OBJECT_CLASS (avt_clipboard_form_parent_class)->finalize (object);
}

static GdkContentFormats *
avt_clipboard_form_ref_formats (GdkContentProvider *provider)
{
  const char *mime_type = AVT_CLIPBOARD_FORM (provider)->form->mime_type;

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
  GBytes *bytes = self->form->make (self->source, &error);

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

static GBytes *
make_fragment (const Source *source, GError **error)
{
  return avt_fragment_to_bytes (source->fragment);
}

static GBytes *
make_table (const Source *source, GError **error)
{
  char *table = avt_fragment_to_table (source->fragment);

  return g_bytes_new_take (table, strlen (table));
}

/* The racks of what was copied, with nothing else in them. */
static AvtRackRow *
draw (const Source *source)
{
  AvtDiagramContext context
    = { source->fragment->design, NULL, source->measurer, source->words };
  AvtElevationOptions options = { .views = AVT_ELEVATION_SHOW (source->view) };

  return avt_rack_row_new_all (&context, &options);
}

static GBytes *
make_svg (const Source *source, GError **error)
{
  g_autoptr (AvtRackRow) row = draw (source);
  AvtSvgOptions options = { FALSE, FALSE };

  return avt_svg_export (avt_rack_row_get_scene (row), &options, error);
}

static GBytes *
make_png (const Source *source, GError **error)
{
  g_autoptr (AvtRackRow) row = draw (source);
  AvtPngOptions options = { PNG_DPI, FALSE };

  return avt_png_export (avt_rack_row_get_scene (row), &options, error);
}

/* The best first. */
static const Form forms[] = {
  { AVT_FRAGMENT_MIME_TYPE, make_fragment },
  { "image/svg+xml", make_svg },
  { "image/png", make_png },
  { "text/plain;charset=utf-8", make_table },
  { "text/plain", make_table },
};

static gboolean
is_drawing (const Form *form)
{
  return g_str_has_prefix (form->mime_type, "image/");
}

/** avt_clipboard_content_new: @view: what the drawings show of the racks; a fragment
 * without a rack offers none */
GdkContentProvider *
avt_clipboard_content_new (const AvtFragment *fragment, AvtMeasurer *measurer, AvtWords *words,
                           AvtElevationView view)
{
  gboolean has_racks = avt_design_count (fragment->design, AVT_KIND_RACK) > 0;
  GdkContentProvider *providers[G_N_ELEMENTS (forms)];
  Source *source = g_atomic_rc_box_new0 (Source);
  GdkContentProvider *content;
  guint n_providers = 0;

  *source = (Source){ avt_fragment_new (fragment->design, fragment->copied, fragment->n_copied),
                      avt_measurer_ref (measurer), avt_words_ref (words), view };
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      AvtClipboardForm *form;

      if (is_drawing (&forms[i]) && !has_racks)
        continue;
      form = g_object_new (AVT_TYPE_CLIPBOARD_FORM, NULL);
      form->source = g_atomic_rc_box_acquire (source);
      form->form = &forms[i];
      providers[n_providers++] = GDK_CONTENT_PROVIDER (form);
    }
  content = gdk_content_provider_new_union (providers, n_providers);
  g_atomic_rc_box_release_full (source, source_clear);
  return content;
}
