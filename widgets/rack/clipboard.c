#include "config.h"

#include "widgets/rack/clipboard.h"

#include "engine/design/edit.h"
#include "engine/io/fragment-file.h"
#include "engine/io/limits.h"
#include "widgets/rack/clipboard-content.h"

#include <glib/gi18n-lib.h>

#define CHUNK_BYTES (256 * 1024)

/** Pasting: from the request to the last byte. */
typedef struct
{
  AvtSession *session;
  GInputStream *stream;
  GByteArray *bytes;
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_object_unref (self->session);
  g_clear_object (&self->stream);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/** avt_clipboard_copy: Returns: whether there was something to copy; the user is told what not */
gboolean
avt_clipboard_copy (GdkClipboard *clipboard, AvtSession *session, AvtElevationView view)
{
  AvtDiagramContext context = avt_session_get_context (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (AvtFragment) fragment = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  const AvtId *ids;
  guint n_ids;

  ids = avt_session_get_selection (session, &n_ids);
  fragment = avt_fragment_of (context.design, ids, n_ids, &error);
  if (fragment == NULL)
    {
      avt_session_tell (session, error->message, FALSE);
      return FALSE;
    }
  content = avt_clipboard_content_new (fragment, context.measurer, (AvtWords *) context.words,
                                       view);
  return gdk_clipboard_set_content (clipboard, content);
}

/** avt_clipboard_cut: copies what is selected and removes it, when both can be done */
void
avt_clipboard_cut (GdkClipboard *clipboard, AvtSession *session, AvtElevationView view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *design;
  const AvtId *ids;
  guint n_ids;

  ids = avt_session_get_selection (session, &n_ids);
  design = avt_design_with_removed (avt_session_get_design (session), ids, n_ids, &error);
  if (design != NULL && !avt_clipboard_copy (clipboard, session, view))
    {
      avt_design_unref (design);
      return;
    }
  label = g_strdup_printf (ngettext ("Cut %u Object", "Cut %u Objects", n_ids), n_ids);
  if (avt_session_commit (session, design, error, label, NULL))
    avt_session_tell (session, label, TRUE);
}

/** avt_clipboard_can_paste: Returns: whether it holds something that was copied in Archivolt */
gboolean
avt_clipboard_can_paste (GdkClipboard *clipboard)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                AVT_FRAGMENT_MIME_TYPE);
}

/* Where the selection says: the rack in scope, from the device that is selected upwards. */
static AvtPlace
find_place (AvtSession *session)
{
  AvtDesign *design = avt_session_get_design (session);
  AvtPlace place = { avt_session_get_rack (session), 0, AVT_FACE_FRONT, AVT_SLOT_FULL };
  const AvtDevice *device = avt_design_device (design, avt_session_get_single (session));

  if (device != NULL && avt_id_equal (device->rack, place.rack)
      && AVT_RECORD_HAS (device, AVT_DEVICE_POSITION_HU))
    place.position_hu = device->position_hu;
  return place;
}

/** avt_session_select_made: selects what an edit has made: @made (element-type AvtId): of a rack
 * and its devices only the rack */
void
avt_session_select_made (AvtSession *session, GArray *made)
{
  AvtDesign *design = avt_session_get_design (session);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GHashTable) racks = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);

  for (guint i = 0; i < made->len; i++)
    if (avt_design_rack (design, g_array_index (made, AvtId, i)) != NULL)
      g_hash_table_add (racks, &g_array_index (made, AvtId, i));
  for (guint i = 0; i < made->len; i++)
    {
      AvtId id = g_array_index (made, AvtId, i);
      const AvtDevice *device = avt_design_device (design, id);

      if (device == NULL || !g_hash_table_contains (racks, &device->rack))
        g_array_append_val (ids, id);
    }
  avt_session_select (session, (const AvtId *) (gpointer) ids->data, ids->len);
}

static void
take (AvtSession *session, const AvtFragment *fragment)
{
  AvtDesign *design = avt_session_get_design (session);
  AvtIdSource *ids = avt_document_get_ids (avt_session_get_document (session));
  AvtPlace place = find_place (session);
  g_autoptr (GArray) pasted = g_array_new (FALSE, FALSE, sizeof (AvtId));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  AvtDesign *with = avt_design_with_pasted (design, ids, fragment,
                                            avt_id_is_none (place.rack) ? NULL : &place, FALSE,
                                            pasted, &error);

  label = g_strdup_printf (ngettext ("Paste %u Object", "Paste %u Objects", pasted->len),
                           pasted->len);
  if (avt_session_commit (session, with, error, label, NULL))
    avt_session_select_made (session, pasted);
}

static void
finish (Pasting *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (self->bytes->data, self->bytes->len);
  g_autoptr (AvtFragment) fragment = avt_fragment_from_bytes (bytes, &error);

  if (fragment == NULL)
    avt_session_tell (self->session, error->message, FALSE);
  else
    take (self->session, fragment);
  pasting_free (self);
}

static void read_more (Pasting *self);

static void
bytes_read_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  Pasting *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = g_input_stream_read_bytes_finish (G_INPUT_STREAM (stream), result, &error);

  if (bytes == NULL)
    {
      avt_session_tell (self->session, error->message, FALSE);
      pasting_free (self);
      return;
    }
  g_byte_array_append (self->bytes, g_bytes_get_data (bytes, NULL),
                       (guint) g_bytes_get_size (bytes));
  /* Another program may send without an end: what is too large already is not waited for. */
  if (g_bytes_get_size (bytes) > 0 && self->bytes->len <= AVT_LIMIT_DESIGN_BYTES)
    read_more (self);
  else
    finish (self);
}

static void
read_more (Pasting *self)
{
  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, NULL,
                                   bytes_read_cb, self);
}

static void
stream_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  Pasting *self = user_data;
  g_autoptr (GError) error = NULL;

  self->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);
  if (self->stream != NULL)
    {
      read_more (self);
      return;
    }
  avt_session_tell (self->session, error->message, FALSE);
  pasting_free (self);
}

/** avt_clipboard_paste: takes what the clipboard holds, as soon as it has come; it is put into the
 * rack in scope */
void
avt_clipboard_paste (GdkClipboard *clipboard, AvtSession *session)
{
  const char *mime_types[] = { AVT_FRAGMENT_MIME_TYPE, NULL };
  Pasting *self = g_new0 (Pasting, 1);

  self->session = g_object_ref (session);
  self->bytes = g_byte_array_new ();
  gdk_clipboard_read_async (clipboard, mime_types, G_PRIORITY_DEFAULT, NULL, stream_cb, self);
}
