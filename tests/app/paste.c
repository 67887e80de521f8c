/* paste MIME-TYPE: writes what the clipboard holds to standard output, as another program would
 * paste it. */
#include <gio/gunixoutputstream.h>
#include <gtk/gtk.h>
#include <unistd.h>

typedef struct
{
  GMainLoop *loop;
  gboolean is_done;
} Paste;

static void
spliced_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  Paste *self = user_data;

  self->is_done = g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL) >= 0;
  g_main_loop_quit (self->loop);
}

static void
stream_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  Paste *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);

  if (stream == NULL)
    {
      g_printerr ("paste: %s\n", error->message);
      g_main_loop_quit (self->loop);
      return;
    }
  out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_output_stream_splice_async (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, 0, NULL,
                                spliced_cb, self);
}

int
main (int argc, char *argv[])
{
  const char *mime_types[] = { argc > 1 ? argv[1] : NULL, NULL };
  Paste self = { NULL, FALSE };
  GdkClipboard *clipboard;

  if (mime_types[0] == NULL || !gtk_init_check ())
    return 2;
  self.loop = g_main_loop_new (NULL, FALSE);
  clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  gdk_clipboard_read_async (clipboard, mime_types, 0, NULL, stream_cb, &self);
  g_main_loop_run (self.loop);
  g_main_loop_unref (self.loop);
  return self.is_done ? 0 : 1;
}
