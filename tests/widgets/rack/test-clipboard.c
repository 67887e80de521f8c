#include "config.h"

#include "engine/io/limits.h"
#include "tests/widgets/widget-test.h"
#include "widgets/rack/clipboard-content.h"
#include "widgets/rack/clipboard.h"

#include <string.h>

static GdkClipboard *
clipboard (void)
{
  return gdk_display_get_clipboard (gdk_display_get_default ());
}

static guint
n_devices (Bench *bench)
{
  return avt_design_count (avt_session_get_design (bench->session), AVT_KIND_DEVICE);
}

static void
check_unit (Bench *bench, AvtId id, const char *name, AvtId rack, gint64 position_hu)
{
  const AvtDevice *device = avt_design_device (avt_session_get_design (bench->session), id);

  g_assert_nonnull (device);
  g_assert_cmpstr (device->name, ==, name);
  g_assert_true (avt_id_equal (device->rack, rack));
  g_assert_cmpint (device->position_hu, ==, position_hu);
}

/* From one window into another: into the rack in scope there, from the selected device upwards. */
static void
test_copy_paste (void)
{
  g_autoptr (Bench) from = bench_new (1);
  g_autoptr (Bench) to = bench_new (2);
  AvtId server = from->sample->servers[0];

  avt_session_select_one (from->session, server);
  avt_session_select_one (to->session, to->sample->servers[2]);
  g_assert_true (avt_clipboard_copy (clipboard (), from->session, AVT_ELEVATION_FRONT));
  g_assert_true (avt_clipboard_can_paste (clipboard ()));
  avt_clipboard_paste (clipboard (), to->session);
  wait_until (n_devices (to) == 11);
  check_unit (to, avt_session_get_single (to->session), "srv-5", to->sample->racks[1], 6);
  g_assert_cmpuint (n_devices (from), ==, 10);
  g_assert_cmpstr (avt_document_get_undo_label (to->document), ==, "Paste 1 Object");
}

static void
test_cut (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  AvtId server = bench->sample->servers[1];

  avt_session_select_one (bench->session, server);
  avt_clipboard_cut (clipboard (), bench->session, AVT_ELEVATION_FRONT);
  g_assert_cmpuint (n_devices (bench), ==, 9);
  g_assert_cmpstr (bench->told, ==, "Cut 1 Object");
  avt_clipboard_paste (clipboard (), bench->session);
  wait_until (n_devices (bench) == 10);
  check_unit (bench, avt_session_get_single (bench->session), "srv-2", bench->sample->racks[0], 4);
  avt_document_undo (bench->document);
  avt_document_undo (bench->document);
  check_unit (bench, server, "srv-2", bench->sample->racks[0], 4);
}

/* Of a rack and its devices only the rack is selected. */
static void
test_rack (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  const AvtRack *rack;

  avt_session_select_one (bench->session, bench->sample->racks[0]);
  g_assert_true (avt_clipboard_copy (clipboard (), bench->session, AVT_ELEVATION_FRONT));
  avt_clipboard_paste (clipboard (), bench->session);
  wait_until (n_devices (bench) == 14);
  rack = avt_design_rack (avt_session_get_design (bench->session),
                          avt_session_get_single (bench->session));
  g_assert_cmpstr (rack->name, ==, "R4");
}

static void
test_nothing (void)
{
  g_autoptr (Bench) bench = bench_new (1);

  gdk_clipboard_set_text (clipboard (), "text");
  g_assert_false (avt_clipboard_can_paste (clipboard ()));
  g_assert_false (avt_clipboard_copy (clipboard (), bench->session, AVT_ELEVATION_FRONT));
  g_assert_nonnull (bench->told);
  g_clear_pointer (&bench->told, g_free);
  avt_session_select_one (bench->session, bench->sample->links[0]);
  avt_clipboard_cut (clipboard (), bench->session, AVT_ELEVATION_FRONT);
  g_assert_nonnull (avt_design_link (avt_session_get_design (bench->session),
                                     bench->sample->links[0]));
  g_assert_nonnull (strstr (bench->told, "cable"));
  g_clear_pointer (&bench->told, g_free);
  avt_clipboard_paste (clipboard (), bench->session);
  wait_until (bench->told != NULL);
}

static void
offer (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GdkContentProvider) content
    = gdk_content_provider_new_for_bytes (AVT_FRAGMENT_MIME_TYPE, bytes);

  gdk_clipboard_set_content (clipboard (), content);
}

/* What another program says is a fragment is looked at like a file of a stranger. */
static void
test_hostile (void)
{
  static const char *const texts[]
    = { "", "{", "{\"format\": \"archivolt-fragment\"}", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Bench) bench = bench_new (1);
      AvtDesign *before = avt_session_get_design (bench->session);

      offer (texts[i], strlen (texts[i]));
      avt_clipboard_paste (clipboard (), bench->session);
      wait_until (bench->told != NULL);
      g_assert_true (avt_session_get_design (bench->session) == before);
    }
}

/* Another program may send more than a design can be. */
static void
test_too_large (void)
{
  g_autoptr (Bench) bench = bench_new (1);
  gsize length = AVT_LIMIT_DESIGN_BYTES + 1;
  g_autofree char *text = g_malloc (length);

  memset (text, ' ', length);
  offer (text, length);
  avt_clipboard_paste (clipboard (), bench->session);
  wait_until (bench->told != NULL);
  g_test_message ("%s", bench->told);
  g_assert_nonnull (strstr (bench->told, "too large"));
}

static void
read_cb (GObject *provider, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
check_form (const char *mime_type, const char *begins, const char *contains)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard ());
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;
  g_autofree char *text = NULL;
  gsize length;

  gdk_content_provider_write_mime_type_async (content, mime_type, stream, 0, NULL, read_cb, &done);
  wait_until (done);
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), length);
  g_assert_true (g_str_has_prefix (text, begins));
  if (contains != NULL && strstr (text, contains) == NULL)
    g_error ("%s does not contain %s", text, contains);
}

static void
test_forms (void)
{
  g_autoptr (Bench) bench = bench_new (1);

  avt_session_select_one (bench->session, bench->sample->servers[0]);
  g_assert_true (avt_clipboard_copy (clipboard (), bench->session, AVT_ELEVATION_FRONT));
  check_form (AVT_FRAGMENT_MIME_TYPE, "{", "archivolt-fragment");
  check_form ("image/svg+xml", "<?xml", "srv-1");
  check_form ("image/png", "\x89PNG", NULL);
  check_form ("text/plain;charset=utf-8", "Name\tType\tRack\tUnits\t",
              "\nsrv-1\tServer\tR1\tU1\tPlanned\t");
  /* a feed has no drawing */
  avt_session_select_one (bench->session, bench->sample->feed_a);
  g_assert_true (avt_clipboard_copy (clipboard (), bench->session, AVT_ELEVATION_FRONT));
  g_assert_false (gdk_content_formats_contain_mime_type (
    gdk_clipboard_get_formats (clipboard ()), "image/png"));
  check_form ("text/plain;charset=utf-8", "Name\t", "\nA\tFeed\n");
}

int
main (int argc, char *argv[])
{
  if (!widget_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/widgets/rack/clipboard/copy-paste", test_copy_paste);
  g_test_add_func ("/widgets/rack/clipboard/cut", test_cut);
  g_test_add_func ("/widgets/rack/clipboard/rack", test_rack);
  g_test_add_func ("/widgets/rack/clipboard/nothing", test_nothing);
  g_test_add_func ("/widgets/rack/clipboard/hostile", test_hostile);
  g_test_add_func ("/widgets/rack/clipboard/too-large", test_too_large);
  g_test_add_func ("/widgets/rack/clipboard/forms", test_forms);
  return g_test_run ();
}
