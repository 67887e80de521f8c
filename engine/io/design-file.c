/* Reading: the gate passes over the whole text; then each list is parsed in slices of some 100
 * entities. The tree of a slice (about 400 KiB) stays in the processor's cache and is gone before
 * the next: a third faster than one tree of 20 MB, which would take 270 MB of memory. */
#include "config.h"

#include "engine/io/design-file.h"

#include "engine/io/json-text.h"
#include "engine/io/json-writer.h"
#include "engine/io/record-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLICE_BYTES (32 * 1024)

/* Where an extra key of the document stood, before the design itself; behind a list it has the
 * number of the list's kind. */
enum
{
  BEFORE_FORMAT = -3,
  BEHIND_FORMAT = -2,
  BEHIND_VERSION = -1
};

typedef struct
{
  char *text;
  gsize length;
  char *filename;
  AvtFileInfo info;
  AvtDesignBuilder *builder;
  AvtExtras *extras;
  AvtJsonPath *path; /* to the fault */
  GString *slice;
} Loader;

static void
loader_clear (Loader *self)
{
  g_free (self->text);
  g_free (self->filename);
  g_clear_pointer (&self->builder, avt_design_builder_free);
  g_clear_pointer (&self->extras, avt_extras_unref);
  g_clear_pointer (&self->path, avt_json_path_free);
  if (self->slice != NULL)
    g_string_free (self->slice, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

/* Where extras keep a version that is newer than ours. */
static gboolean
is_version_extra (int after, const char *key)
{
  return after == BEHIND_FORMAT && strcmp (key, "version") == 0;
}

static JsonNode *
parse_span (const Loader *self, AvtJsonSpan span)
{
  return avt_json_parse_checked (self->text + span.start, span.end - span.start);
}

static gboolean
find_member (const Loader *self, const char *key, AvtJsonSpan *value)
{
  AvtJsonCursor cursor;
  AvtJsonSpan name;

  avt_json_cursor_init (&cursor, self->text, avt_json_skip_space (self->text, 0));
  while (avt_json_cursor_next (&cursor, &name, value))
    {
      g_autofree char *found = avt_json_unescape (self->text, name, NULL);

      if (strcmp (found, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_format (Loader *self, GError **error)
{
  AvtJsonSpan span;
  g_autoptr (JsonNode) node = NULL;

  if (self->text[avt_json_skip_space (self->text, 0)] == '{'
      && find_member (self, "format", &span))
    node = parse_span (self, span);
  if (node != NULL && g_strcmp0 (json_node_get_value_type (node) == G_TYPE_STRING
                                   ? json_node_get_string (node) : NULL, AVT_DESIGN_FORMAT) == 0)
    return TRUE;
  if (node != NULL)
    avt_json_path_prepend_key (self->path, "format");
  g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID,
               _("this is not an Archivolt design, which is an object with \"format\": \"%s\""),
               AVT_DESIGN_FORMAT);
  return FALSE;
}

static gboolean
is_version_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) >= 0 && json_node_get_int (node) <= 1000000;
}

static gboolean
read_version (Loader *self, GError **error)
{
  AvtJsonSpan span;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  if (find_member (self, "version", &span))
    node = parse_span (self, span);
  array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (array == NULL || json_array_get_length (array) != 2
      || !is_version_number (json_array_get_element (array, 0))
      || !is_version_number (json_array_get_element (array, 1))
      || json_array_get_int_element (array, 0) < 1)
    {
      if (node != NULL)
        avt_json_path_prepend_key (self->path, "version");
      g_set_error_literal (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID,
                           _("the version of the format must be two whole numbers such as "
                             "[1, 0]"));
      return FALSE;
    }
  self->info.version_major = (int) json_array_get_int_element (array, 0);
  self->info.version_minor = (int) json_array_get_int_element (array, 1);
  self->info.read_only = self->info.version_major > AVT_DESIGN_VERSION_MAJOR;
  return TRUE;
}

static void
keep (Loader *self, int after, const char *key, AvtJsonSpan value)
{
  g_autoptr (JsonNode) node = parse_span (self, value);
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
  g_autofree char *json = NULL;

  avt_json_writer_node (writer, node);
  json = avt_json_writer_finish (writer, NULL);
  if (self->extras == NULL)
    self->extras = avt_extras_new ();
  avt_extras_add (self->extras, after, key, json);
}

static gboolean
read_entity (Loader *self, AvtKind kind, JsonNode *node, GError **error)
{
  g_autoptr (AvtEntity) entity = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID, _("a %s must be an object"),
                   avt_kind_info (kind)->name);
      return FALSE;
    }
  entity = avt_entity_read (kind, json_node_get_object (node), self->path, error);
  if (entity == NULL)
    return FALSE;
  if (avt_design_builder_lookup (self->builder, entity->id) != NULL)
    {
      avt_json_path_prepend_key (self->path, "id");
      g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID,
                   _("the id %s stands twice, allowed is once"), entity->id.text);
      return FALSE;
    }
  avt_design_builder_put (self->builder, g_steal_pointer (&entity));
  return TRUE;
}

/* The elements in @span, of which the first is number @first of its list. */
static gboolean
read_slice (Loader *self, AvtKind kind, AvtJsonSpan span, guint first, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  g_string_assign (self->slice, "[");
  g_string_append_len (self->slice, self->text + span.start, (gssize) (span.end - span.start));
  g_string_append_c (self->slice, ']');
  node = avt_json_parse_checked (self->slice->str, self->slice->len);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_entity (self, kind, json_array_get_element (array, i), error))
      {
        avt_json_path_prepend_index (self->path, first + i);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_entities (Loader *self, AvtKind kind, AvtJsonSpan list, GError **error)
{
  AvtJsonCursor cursor;
  AvtJsonSpan key, value;
  AvtJsonSpan slice = { 0, 0 };
  guint first = 0;
  guint n_read = 0;

  if (self->text[list.start] != '[')
    {
      g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID, _("%s must be an array"),
                   avt_kind_info (kind)->plural);
      return FALSE;
    }
  avt_json_cursor_init (&cursor, self->text, list.start);
  while (avt_json_cursor_next (&cursor, &key, &value))
    {
      if (first == n_read)
        slice.start = value.start;
      slice.end = value.end;
      n_read++;
      if (slice.end - slice.start < SLICE_BYTES)
        continue;
      if (!read_slice (self, kind, slice, first, error))
        return FALSE;
      first = n_read;
    }
  return first == n_read || read_slice (self, kind, slice, first, error);
}

static gboolean
read_member (Loader *self, const char *key, AvtJsonSpan value, int *after, GError **error)
{
  const AvtKindInfo *kind = avt_kind_info_by_name (key);

  if (strcmp (key, "format") == 0)
    *after = BEHIND_FORMAT;
  else if (strcmp (key, "version") == 0)
    {
      if (self->info.read_only || self->info.version_minor > AVT_DESIGN_VERSION_MINOR)
        keep (self, BEHIND_FORMAT, key, value);
      *after = BEHIND_VERSION;
    }
  else if (kind != NULL && strcmp (key, kind->plural) == 0)
    {
      *after = (int) kind->kind;
      if (kind->kind != AVT_KIND_INFO)
        return read_entities (self, kind->kind, value, error);
      else
        {
          g_autoptr (JsonNode) node = parse_span (self, value);

          return read_entity (self, AVT_KIND_INFO, node, error);
        }
    }
  else
    keep (self, *after, key, value);
  return TRUE;
}

static gboolean
read_members (Loader *self, GError **error)
{
  AvtJsonCursor cursor;
  AvtJsonSpan name, value;
  int after = BEFORE_FORMAT;

  if (!find_member (self, avt_kind_info (AVT_KIND_INFO)->plural, &value))
    {
      g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_INVALID, _("the design needs the key “%s”"),
                   avt_kind_info (AVT_KIND_INFO)->plural);
      return FALSE;
    }
  avt_json_cursor_init (&cursor, self->text, avt_json_skip_space (self->text, 0));
  while (avt_json_cursor_next (&cursor, &name, &value))
    {
      g_autofree char *key = avt_json_unescape (self->text, name, NULL);

      if (!read_member (self, key, value, &after, error))
        {
          avt_json_path_prepend_key (self->path, key);
          return FALSE;
        }
    }
  return TRUE;
}

/* The way to the entity @id in the text, which was read before. */
static void
find_entity (Loader *self, AvtId id)
{
  const AvtKindInfo *kind = avt_kind_info_by_letter (avt_id_letter (id));
  AvtJsonCursor cursor;
  AvtJsonSpan list, key, value;

  if (kind == NULL || !find_member (self, kind->plural, &list))
    return;
  if (kind->kind != AVT_KIND_INFO)
    {
      avt_json_cursor_init (&cursor, self->text, list.start);
      for (guint i = 0; avt_json_cursor_next (&cursor, &key, &value); i++)
        {
          g_autoptr (JsonNode) node = parse_span (self, value);

          if (strcmp (json_object_get_string_member (json_node_get_object (node), "id"), id.text)
              == 0)
            {
              avt_json_path_prepend_index (self->path, i);
              break;
            }
        }
    }
  avt_json_path_prepend_key (self->path, kind->plural);
}

/* Whether @id resolves, for the search of the one that does not. */
static gboolean
resolves (Loader *self, const AvtField *field, AvtId id)
{
  if (field->targets == NULL && avt_kind_info_by_letter (avt_id_letter (id)) == NULL)
    return TRUE;
  return (field->targets == NULL || strchr (field->targets, avt_id_letter (id)) != NULL)
         && avt_design_builder_lookup (self->builder, id) != NULL;
}

/* The way to the first reference of the record that does not resolve; none when all do. */
static gboolean
find_reference (Loader *self, const AvtRecordType *type, const void *record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const void *member = (const char *) record + field->offset;
      const AvtIdList *ids = member;
      const AvtRecordList *records = member;
      gboolean found = FALSE;

      if (!AVT_RECORD_HAS (record, i))
        continue;
      if (field->kind == AVT_FIELD_REFERENCE)
        found = !resolves (self, field, *(const AvtId *) member);
      else if (field->kind == AVT_FIELD_RECORD)
        found = find_reference (self, field->record, member);
      else if (field->kind == AVT_FIELD_REFERENCE_LIST)
        for (guint k = 0; !found && k < ids->n_ids; k++)
          {
            found = !resolves (self, field, ids->ids[k]);
            if (found)
              avt_json_path_prepend_index (self->path, k);
          }
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        for (guint k = 0; !found && k < records->n_records; k++)
          {
            found = find_reference (self, field->record,
                                    (const char *) records->records + k * field->record->size);
            if (found)
              avt_json_path_prepend_index (self->path, k);
          }
      if (found)
        {
          avt_json_path_prepend_key (self->path, field->name);
          return TRUE;
        }
    }
  return FALSE;
}

static AvtDesign *
end_design (Loader *self, GError **error)
{
  AvtDesign *design;
  AvtId culprit;
  gconstpointer entity;

  if (self->extras != NULL)
    avt_design_builder_set_extras (self->builder, self->extras);
  design = avt_design_builder_end (self->builder, error);
  if (design != NULL)
    return design;
  culprit = avt_design_builder_get_culprit (self->builder);
  entity = avt_id_is_none (culprit) ? NULL : avt_design_builder_lookup (self->builder, culprit);
  if (entity != NULL)
    {
      find_reference (self, avt_entity_type (entity), entity);
      find_entity (self, culprit);
    }
  return NULL;
}

/* FILE:LINE:COLUMN: sentence */
static void
set_placed_error (const Loader *self, AvtJsonPlace place, AvtIOError code, const char *path,
                  const char *sentence, GError **error)
{
  if (self->info.read_only)
    g_set_error (error, AVT_IO_ERROR, AVT_IO_ERROR_VERSION,
                 _("%s:%u:%u: written in format %d.%d by a newer version and cannot be read by "
                   "this one: %s"), self->filename, place.line, place.column,
                 self->info.version_major, self->info.version_minor, sentence);
  else
    g_set_error (error, AVT_IO_ERROR, (int) code, "%s:%u:%u: %s%s%s", self->filename, place.line,
                 place.column, path, *path != '\0' ? ": " : "", sentence);
}

static void
place_error (const Loader *self, const GError *fault, GError **error)
{
  g_autofree char *path = avt_json_path_to_string (self->path);
  gboolean is_limit = g_error_matches (fault, AVT_EDIT_ERROR, AVT_EDIT_ERROR_LIMIT);

  set_placed_error (self, avt_json_locate (self->text, self->length, self->path),
                    is_limit ? AVT_IO_ERROR_LIMIT : AVT_IO_ERROR_INVALID, path, fault->message,
                    error);
}

/**
 * avt_design_from_bytes:
 * @bytes: a file
 * @filename: (nullable): how messages call it
 * @info: (out) (optional): what the file says of itself
 * @error: in the domain %AVT_IO_ERROR, as "FILE:LINE:COLUMN: sentence"
 *
 * Reads a design. What the file has and this version does not know is kept: unknown keys of
 * records, unknown keys and lists of the document, a newer minor version.
 *
 * Returns: (transfer full): the design, or %NULL
 */
AvtDesign *
avt_design_from_bytes (GBytes *bytes, const char *filename, AvtFileInfo *info, GError **error)
{
  g_auto (Loader) self = { 0 };
  g_autoptr (GError) fault = NULL;
  AvtJsonPlace place;
  AvtDesign *design = NULL;

  self.length = g_bytes_get_size (bytes);
  self.text = g_malloc (self.length + 1);
  if (self.length > 0)
    memcpy (self.text, g_bytes_get_data (bytes, NULL), self.length);
  self.text[self.length] = '\0';
  self.filename = filename != NULL ? g_filename_display_name (filename) : g_strdup (_("design"));
  self.path = avt_json_path_new ();
  self.slice = g_string_sized_new (SLICE_BYTES + 4096);
  self.builder = avt_design_builder_new (NULL);
  if (!avt_json_check (self.text, self.length, &place, &fault))
    {
      set_placed_error (&self, place, (AvtIOError) fault->code, "", fault->message, error);
      return NULL;
    }
  if (read_format (&self, &fault) && read_version (&self, &fault) && read_members (&self, &fault))
    design = end_design (&self, &fault);
  if (design == NULL)
    place_error (&self, fault, error);
  else if (info != NULL)
    *info = self.info;
  return design;
}

/* Writes the extras that stood behind @after, but a newer version only when it is asked for. */
static void
write_extras (const AvtExtras *extras, int after, gboolean version, AvtJsonWriter *writer)
{
  for (guint i = 0; i < avt_extras_get_size (extras); i++)
    {
      g_autoptr (JsonNode) node = NULL;
      const char *key;
      const char *json;
      int stood_after;

      avt_extras_get (extras, i, &stood_after, &key, &json);
      if (stood_after != after || is_version_extra (after, key) != version)
        continue;
      node = avt_json_parse_checked (json, strlen (json));
      avt_json_writer_key (writer, key);
      avt_json_writer_node (writer, node);
    }
}

static gboolean
has_version_extra (const AvtExtras *extras)
{
  for (guint i = 0; i < avt_extras_get_size (extras); i++)
    {
      const char *key;
      const char *json;
      int after;

      avt_extras_get (extras, i, &after, &key, &json);
      if (is_version_extra (after, key))
        return TRUE;
    }
  return FALSE;
}

static void
write_head (const AvtExtras *extras, AvtJsonWriter *writer)
{
  write_extras (extras, BEFORE_FORMAT, FALSE, writer);
  avt_json_writer_key (writer, "format");
  avt_json_writer_string (writer, AVT_DESIGN_FORMAT);
  write_extras (extras, BEHIND_FORMAT, FALSE, writer);
  if (has_version_extra (extras))
    write_extras (extras, BEHIND_FORMAT, TRUE, writer);
  else
    {
      avt_json_writer_key (writer, "version");
      avt_json_writer_begin_array (writer);
      avt_json_writer_integer (writer, AVT_DESIGN_VERSION_MAJOR);
      avt_json_writer_integer (writer, AVT_DESIGN_VERSION_MINOR);
      avt_json_writer_end_array (writer);
    }
  write_extras (extras, BEHIND_VERSION, FALSE, writer);
}

static void
write_entities (const AvtDesign *design, AvtKind kind, AvtJsonWriter *writer)
{
  AvtTableIter iter;
  gpointer entity;

  if (avt_design_count (design, kind) == 0)
    return;
  avt_json_writer_key (writer, avt_kind_info (kind)->plural);
  avt_json_writer_begin_array (writer);
  avt_table_iter_init (&iter, avt_design_get_table (design, kind));
  while (avt_table_iter_next (&iter, &entity))
    avt_entity_write (entity, writer);
  avt_json_writer_end_array (writer);
}

/**
 * avt_design_write:
 * @design: a design
 * @writer: where the document goes, as one object
 */
void
avt_design_write (const AvtDesign *design, AvtJsonWriter *writer)
{
  const AvtExtras *extras = avt_design_get_extras (design);

  avt_json_writer_begin_object (writer);
  write_head (extras, writer);
  avt_json_writer_key (writer, avt_kind_info (AVT_KIND_INFO)->plural);
  avt_entity_write (avt_design_get_info (design), writer);
  write_extras (extras, AVT_KIND_INFO, FALSE, writer);
  for (guint kind = AVT_KIND_INFO + 1; kind < AVT_N_KINDS; kind++)
    {
      write_entities (design, kind, writer);
      write_extras (extras, (int) kind, FALSE, writer);
    }
  avt_json_writer_end_object (writer);
}

/**
 * avt_design_to_bytes:
 * @design: a design
 *
 * Equal designs make equal bytes, whatever the locale, the time and the way they came to be.
 *
 * Returns: (transfer full): the canonical file
 */
GBytes *
avt_design_to_bytes (const AvtDesign *design)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_FILE);
  gsize length;
  char *text;

  avt_design_write (design, writer);
  text = avt_json_writer_finish (writer, &length);
  return g_bytes_new_take (text, length);
}
