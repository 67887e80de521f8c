#include "config.h"

#include "tests/widgets/widget-test.h"
#include "widgets/rack/clipboard-content.h"
#include "widgets/rack/rack-editor.h"

#include <string.h>

typedef struct
{
  Bench *bench;
  GtkWidget *window;
  AvtRackEditor *editor;
} Shown;

static void
shown_init (Shown *self)
{
  self->bench = bench_new (1);
  self->window = gtk_window_new ();
  self->editor = AVT_RACK_EDITOR (avt_rack_editor_new (self->bench->session, NULL));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->editor));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_until (avt_canvas_get_scene (
                avt_rack_view_get_canvas (avt_rack_editor_get_view (self->editor)))
              != NULL);
}

static void
shown_clear (Shown *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  bench_free (self->bench);
}

static GdkClipboard *
clipboard (void)
{
  return gdk_display_get_clipboard (gdk_display_get_default ());
}

static gboolean
offers (const char *mime_type)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard ()),
                                                mime_type);
}

static void
written_cb (GObject *provider, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Returns: (transfer full): what another program would get */
static char *
read_form (const char *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (clipboard ()), mime_type,
                                              stream, 0, NULL, written_cb, &done);
  wait_until (done);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
check_whole_diagram (void)
{
  g_autofree char *svg = read_form ("image/svg+xml");
  g_autofree char *png = read_form ("image/png");

  g_assert_true (g_str_has_prefix (svg, "<?xml"));
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *name = g_strdup_printf (">R%u", i);

      if (strstr (svg, name) == NULL)
        g_error ("no rack %s is in the drawing", name + 1);
    }
  g_assert_nonnull (strstr (svg, "srv-1"));
  g_assert_true (g_str_has_prefix (png, "\x89PNG"));
  g_assert_false (offers (AVT_FRAGMENT_MIME_TYPE));
}

/* With nothing selected the drawing is what is meant. */
static void
test_copy_nothing_selected (void)
{
  Shown shown;

  shown_init (&shown);
  avt_session_select (shown.bench->session, NULL, 0);
  g_assert_true (avt_rack_editor_can_run (shown.editor, "copy"));
  avt_rack_editor_run (shown.editor, "copy");
  check_whole_diagram ();
  g_assert_cmpstr (shown.bench->told, ==, "The diagram was copied");
  shown_clear (&shown);
}

/* Asked for by name, it is the whole drawing whatever is selected. */
static void
test_copy_diagram (void)
{
  Shown shown;

  shown_init (&shown);
  avt_session_select_one (shown.bench->session, shown.bench->sample->servers[0]);
  avt_rack_editor_run (shown.editor, "copy");
  g_assert_true (offers (AVT_FRAGMENT_MIME_TYPE));
  avt_rack_editor_run (shown.editor, "copy-diagram");
  check_whole_diagram ();
  shown_clear (&shown);
}

/* A cable alone cannot be copied, and is no reason to copy something else. */
static void
test_copy_cable (void)
{
  Shown shown;

  shown_init (&shown);
  avt_session_select_one (shown.bench->session, shown.bench->sample->links[0]);
  g_assert_false (avt_rack_editor_can_run (shown.editor, "copy"));
  g_assert_true (avt_rack_editor_can_run (shown.editor, "copy-diagram"));
  shown_clear (&shown);
}

static void
test_no_racks (void)
{
  Shown shown;
  g_autoptr (AvtDesign) empty = NULL;

  shown_init (&shown);
  empty = avt_design_new_empty (avt_document_get_ids (shown.bench->document));
  avt_document_begin (shown.bench->document, empty, "Empty");
  g_assert_false (avt_rack_editor_can_run (shown.editor, "copy"));
  g_assert_false (avt_rack_editor_can_run (shown.editor, "copy-diagram"));
  shown_clear (&shown);
}

int
main (int argc, char *argv[])
{
  if (!widget_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/widgets/rack/rack-editor/copy-nothing-selected", test_copy_nothing_selected);
  g_test_add_func ("/widgets/rack/rack-editor/copy-diagram", test_copy_diagram);
  g_test_add_func ("/widgets/rack/rack-editor/copy-cable", test_copy_cable);
  g_test_add_func ("/widgets/rack/rack-editor/no-racks", test_no_racks);
  return g_test_run ();
}
