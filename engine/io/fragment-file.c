#include "config.h"

#include "engine/io/fragment-file.h"

#include "engine/io/design-file.h"
#include "engine/io/json-text.h"
#include "engine/io/json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Parts: where the members of a fragment stand in its text; an end of 0: nowhere. */
typedef struct
{
  AvtJsonSpan format;
  AvtJsonSpan copied;
  AvtJsonSpan design;
} Parts;

/** avt_fragment_to_bytes: Returns: (transfer full): equal fragments make equal bytes */
GBytes *
avt_fragment_to_bytes (const AvtFragment *fragment)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  gsize length;
  char *text;

  avt_json_writer_begin_object (writer);
  avt_json_writer_key (writer, "format");
  avt_json_writer_string (writer, AVT_FRAGMENT_FORMAT);
  avt_json_writer_key (writer, "copied");
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < fragment->n_copied; i++)
    avt_json_writer_string (writer, fragment->copied[i].text);
  avt_json_writer_end_array (writer);
  avt_json_writer_key (writer, "fragment");
  avt_design_write (fragment->design, writer);
  avt_json_writer_end_object (writer);
  text = avt_json_writer_finish (writer, &length);
  return g_bytes_new_take (text, length);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
find_parts (const char *text, Parts *parts, GError **error)
{
  AvtJsonCursor cursor;
  AvtJsonSpan name, value;
  gsize start = avt_json_skip_space (text, 0);
  g_autofree char *format = NULL;

  *parts = (Parts){ { 0, 0 }, { 0, 0 }, { 0, 0 } };
  if (text[start] == '{')
    {
      avt_json_cursor_init (&cursor, text, start);
      while (avt_json_cursor_next (&cursor, &name, &value))
        {
          g_autofree char *key = avt_json_unescape (text, name, NULL);

          if (strcmp (key, "format") == 0)
            parts->format = value;
          else if (strcmp (key, "copied") == 0)
            parts->copied = value;
          else if (strcmp (key, "fragment") == 0)
            parts->design = value;
        }
    }
  if (parts->format.end > 0 && text[parts->format.start] == '"')
    format = avt_json_unescape (text, parts->format, NULL);
  if (g_strcmp0 (format, AVT_FRAGMENT_FORMAT) != 0)
    return refuse (error, _("the clipboard has nothing that was copied in Archivolt"));
  if (parts->copied.end == 0 || text[parts->copied.start] != '[' || parts->design.end == 0)
    return refuse (error, _("what was copied is not complete"));
  return TRUE;
}

/* Each names an entity of the fragment once; the record of the design cannot be copied. */
static gboolean
read_copied (const char *text, AvtJsonSpan span, AvtDesign *design, GArray *copied,
             GError **error)
{
  g_autoptr (GHashTable) found
    = g_hash_table_new_full (avt_id_pointer_hash, avt_id_pointer_equal, g_free, NULL);
  AvtJsonCursor cursor;
  AvtJsonSpan key, value;

  avt_json_cursor_init (&cursor, text, span.start);
  while (avt_json_cursor_next (&cursor, &key, &value))
    {
      g_autofree char *word = text[value.start] == '"' ? avt_json_unescape (text, value, NULL)
                                                       : NULL;
      AvtId id;
      gconstpointer entity;

      if (word == NULL || !avt_id_parse (word, &id))
        return refuse (error, _("what was copied must be named by its id"));
      entity = avt_design_lookup (design, id);
      if (entity == NULL || avt_entity_kind (entity) == AVT_KIND_INFO
          || !g_hash_table_add (found, g_memdup2 (&id, sizeof id)))
        return refuse (error, _("what was copied must be in the fragment, each object once"));
      g_array_append_val (copied, id);
    }
  return TRUE;
}

static AvtFragment *
read_parts (const char *text, const Parts *parts, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text + parts->design.start,
                                                 parts->design.end - parts->design.start);
  g_autoptr (GArray) copied = g_array_new (FALSE, FALSE, sizeof (AvtId));
  AvtFileInfo info;
  g_autoptr (AvtDesign) design = avt_design_from_bytes (bytes, _("clipboard"), &info, error);

  if (design == NULL)
    return NULL;
  if (info.read_only)
    {
      g_set_error_literal (error, AVT_IO_ERROR, AVT_IO_ERROR_VERSION,
                           _("it was copied in a newer version of Archivolt"));
      return NULL;
    }
  if (!read_copied (text, parts->copied, design, copied, error))
    return NULL;
  return avt_fragment_new (design, (const AvtId *) (gpointer) copied->data, copied->len);
}

/**
 * avt_fragment_from_bytes:
 * @error: in the domain %AVT_IO_ERROR
 *
 * Returns: (transfer full): the fragment, or %NULL with the reason
 */
AvtFragment *
avt_fragment_from_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_malloc (length + 1);
  AvtJsonPlace place;
  Parts parts;

  if (length > 0)
    memcpy (text, data, length);
  text[length] = '\0';
  if (!avt_json_check (text, length, &place, error) || !find_parts (text, &parts, error))
    return NULL;
  return read_parts (text, &parts, error);
}
