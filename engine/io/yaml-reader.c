/* libyaml 0.2.5 has no limit on nesting, and its scanner takes quadratic time over 50,000 nested
 * flow collections and over many %TAG lines. Events are therefore taken one by one, and reading
 * stops at the first that breaks a limit (a flow collection is announced at the latest 1,024
 * characters after it begins, so the scanner never sees the rest), and directives are counted
 * before. */
#include "config.h"

#include "engine/io/yaml-reader.h"

#include "engine/io/limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _AvtYamlNode
{
  AvtYamlKind kind;
  guint line;
  guint column;
  gboolean plain;
  char *text;        /* scalars */
  GPtrArray *keys;   /* maps: nodes */
  GPtrArray *values; /* maps and sequences: nodes */
};

/* A collection that is being read. */
typedef struct
{
  AvtYamlNode *node;
  GHashTable *seen; /* maps: key text to key node, borrowed */
} Frame;

typedef struct
{
  const char *filename;
  yaml_parser_t parser;
  Frame frames[AVT_LIMIT_YAML_DEPTH];
  guint depth;
  guint n_events;
  AvtYamlNode *root;
  GError **error;
} Reader;

static void G_GNUC_PRINTF (4, 5)
refuse (Reader *self, AvtIOError code, const yaml_mark_t *mark, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, AVT_IO_ERROR, (int) code, "%s:%u:%u: %s", self->filename,
               (guint) mark->line + 1, (guint) mark->column + 1, message);
}

static AvtYamlNode *
node_new (AvtYamlKind kind, const yaml_mark_t *mark)
{
  AvtYamlNode *self = g_new0 (AvtYamlNode, 1);

  self->kind = kind;
  self->line = (guint) mark->line + 1;
  self->column = (guint) mark->column + 1;
  if (kind == AVT_YAML_MAP)
    self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_yaml_free);
  if (kind != AVT_YAML_SCALAR)
    self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_yaml_free);
  return self;
}

/**
 * avt_yaml_free:
 * @root: (transfer full) (nullable): what avt_yaml_read() returned
 */
void
avt_yaml_free (AvtYamlNode *root)
{
  if (root == NULL)
    return;
  g_free (root->text);
  g_clear_pointer (&root->keys, g_ptr_array_unref);
  g_clear_pointer (&root->values, g_ptr_array_unref);
  g_free (root);
}

/* Line and column of a byte, for what is found before there are events. */
static yaml_mark_t
mark_of_offset (const char *data, gsize offset)
{
  yaml_mark_t mark = { offset, 0, 0 };

  for (gsize i = 0; i < offset; i++)
    {
      mark.column++;
      if (data[i] == '\n')
        {
          mark.line++;
          mark.column = 0;
        }
    }
  return mark;
}

/* A %YAML line may stand once; every other directive is for tags, which are not read. */
static gboolean
check_directives (Reader *self, const char *data, gsize size)
{
  gboolean seen = FALSE;

  for (gsize start = 0; start < size;)
    {
      const char *end = memchr (data + start, '\n', size - start);

      if (data[start] == '%')
        {
          if (seen || size - start < 6 || memcmp (data + start, "%YAML ", 6) != 0)
            {
              yaml_mark_t mark = mark_of_offset (data, start);

              refuse (self, AVT_IO_ERROR_SYNTAX, &mark,
                      _("a YAML directive; allowed is one %%YAML line"));
              return FALSE;
            }
          seen = TRUE;
        }
      start = end != NULL ? (gsize) (end - data) + 1 : size;
    }
  return TRUE;
}

static gboolean
check_bytes (Reader *self, const char *data, gsize size)
{
  yaml_mark_t mark = { 0 };
  const char *bad;

  if (size > AVT_LIMIT_YAML_BYTES)
    {
      refuse (self, AVT_IO_ERROR_LIMIT, &mark,
              _("the file has %zu bytes; allowed are %zu"), size,
              AVT_LIMIT_YAML_BYTES);
      return FALSE;
    }
  if (!g_utf8_validate (data, (gssize) size, &bad))
    {
      mark = mark_of_offset (data, (gsize) (bad - data));
      refuse (self, AVT_IO_ERROR_SYNTAX, &mark,
              *bad == '\0' ? _("a zero byte; allowed is text")
                           : _("not UTF-8; allowed is text in UTF-8"));
      return FALSE;
    }
  return check_directives (self, data, size);
}

static void
refuse_syntax (Reader *self, const char *data, gsize size)
{
  const yaml_parser_t *parser = &self->parser;
  yaml_mark_t mark = parser->problem_mark;
  const char *problem = parser->problem != NULL ? parser->problem : _("out of memory");

  if (parser->error == YAML_READER_ERROR)
    mark = mark_of_offset (data, MIN (parser->problem_offset, size));
  if (parser->context != NULL)
    refuse (self, AVT_IO_ERROR_SYNTAX, &mark, _("%s (%s); allowed is well-formed YAML"), problem,
            parser->context);
  else
    refuse (self, AVT_IO_ERROR_SYNTAX, &mark, _("%s; allowed is well-formed YAML"), problem);
}

static gboolean
next_event (Reader *self, const char *data, gsize size, yaml_event_t *event)
{
  if (yaml_parser_parse (&self->parser, event) == 0)
    {
      refuse_syntax (self, data, size);
      return FALSE;
    }
  if (++self->n_events > AVT_LIMIT_YAML_EVENTS)
    {
      refuse (self, AVT_IO_ERROR_LIMIT, &event->start_mark,
              _("more than %d values and brackets; allowed are no more"),
              AVT_LIMIT_YAML_EVENTS);
      yaml_event_delete (event);
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_marks (Reader *self, const yaml_event_t *event, const yaml_char_t *anchor,
              const yaml_char_t *tag)
{
  if (anchor != NULL)
    refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
            _("an anchor; allowed are values written out in full"));
  else if (tag != NULL)
    refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
            _("a tag; allowed are values without one"));
  return anchor == NULL && tag == NULL;
}

static AvtYamlNode *
read_scalar (Reader *self, const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;
  gsize length = event->data.scalar.length;
  AvtYamlNode *node;

  if (!refuse_marks (self, event, event->data.scalar.anchor, event->data.scalar.tag))
    return NULL;
  if (length > AVT_LIMIT_YAML_STRING_BYTES)
    {
      refuse (self, AVT_IO_ERROR_LIMIT, &event->start_mark,
              _("a text of %zu bytes; allowed are %zu"), length,
              AVT_LIMIT_YAML_STRING_BYTES);
      return NULL;
    }
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    {
      refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
              _("a text with an escape that is no character; allowed are characters other than "
                "\\0"));
      return NULL;
    }
  node = node_new (AVT_YAML_SCALAR, &event->start_mark);
  node->text = g_strndup (text, length);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  return node;
}

/* A map waits for a key when it has as many keys as values. */
static gboolean
add_key (Reader *self, Frame *frame, AvtYamlNode *node, const yaml_event_t *event)
{
  const AvtYamlNode *first;

  if (node->kind != AVT_YAML_SCALAR)
    {
      refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
              _("a key that is a list or a map; allowed is a word"));
      return FALSE;
    }
  first = g_hash_table_lookup (frame->seen, node->text);
  if (first != NULL)
    {
      glong length = g_utf8_strlen (node->text, -1);
      g_autofree char *shown = g_utf8_substring (node->text, 0, MIN (length, 80));

      refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
              _("the key \u201c%s\u201d again, first in line %u; allowed is each key once"), shown,
              first->line);
      return FALSE;
    }
  g_hash_table_insert (frame->seen, node->text, node);
  g_ptr_array_add (frame->node->keys, node);
  return TRUE;
}

/* Hands @node to the collection that is being read, or makes it the root. */
static gboolean
add_node (Reader *self, AvtYamlNode *node, const yaml_event_t *event)
{
  Frame *frame = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  if (frame == NULL)
    {
      self->root = node;
      return TRUE;
    }
  if (frame->node->kind == AVT_YAML_MAP && frame->node->keys->len == frame->node->values->len)
    {
      if (add_key (self, frame, node, event))
        return TRUE;
      avt_yaml_free (node);
      return FALSE;
    }
  g_ptr_array_add (frame->node->values, node);
  return TRUE;
}

static gboolean
open_collection (Reader *self, AvtYamlKind kind, const yaml_event_t *event)
{
  AvtYamlNode *node;

  if (self->depth == AVT_LIMIT_YAML_DEPTH)
    {
      refuse (self, AVT_IO_ERROR_LIMIT, &event->start_mark,
              _("nested more than %d deep; allowed is no more"), AVT_LIMIT_YAML_DEPTH);
      return FALSE;
    }
  node = node_new (kind, &event->start_mark);
  if (!add_node (self, node, event))
    return FALSE;
  self->frames[self->depth].node = node;
  self->frames[self->depth].seen
    = kind == AVT_YAML_MAP ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  self->depth++;
  return TRUE;
}

static void
close_collection (Reader *self)
{
  self->depth--;
  g_clear_pointer (&self->frames[self->depth].seen, g_hash_table_unref);
}

static gboolean
take_scalar (Reader *self, const yaml_event_t *event)
{
  AvtYamlNode *node = read_scalar (self, event);

  return node != NULL && add_node (self, node, event);
}

static gboolean
take_event (Reader *self, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      if (self->root == NULL)
        return TRUE;
      refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
              _("a second document; allowed is one in a file"));
      return FALSE;
    case YAML_ALIAS_EVENT:
      refuse (self, AVT_IO_ERROR_SYNTAX, &event->start_mark,
              _("an alias; allowed are values written out in full"));
      return FALSE;
    case YAML_SCALAR_EVENT:
      return take_scalar (self, event);
    case YAML_SEQUENCE_START_EVENT:
      return refuse_marks (self, event, event->data.sequence_start.anchor,
                           event->data.sequence_start.tag)
             && open_collection (self, AVT_YAML_SEQUENCE, event);
    case YAML_MAPPING_START_EVENT:
      return refuse_marks (self, event, event->data.mapping_start.anchor,
                           event->data.mapping_start.tag)
             && open_collection (self, AVT_YAML_MAP, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      close_collection (self);
      return TRUE;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      return TRUE;
    }
  g_assert_not_reached ();
}

static gboolean
read_events (Reader *self, const char *data, gsize size)
{
  gboolean is_end = FALSE;

  while (!is_end)
    {
      yaml_event_t event;
      gboolean done;

      if (!next_event (self, data, size, &event))
        return FALSE;
      is_end = event.type == YAML_STREAM_END_EVENT;
      done = take_event (self, &event);
      if (is_end && self->root == NULL)
        {
          refuse (self, AVT_IO_ERROR_SYNTAX, &event.start_mark,
                  _("the file is empty; allowed is one YAML document"));
          done = FALSE;
        }
      yaml_event_delete (&event);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/**
 * avt_yaml_read:
 * @bytes: the content of the file
 * @filename: its name, for messages
 * @error: AVT_IO_ERROR_SYNTAX or AVT_IO_ERROR_LIMIT; "FILE:LINE:COLUMN: " and one sentence that
 *   says what is allowed
 *
 * Reads the one document of a YAML file. At most 4 MiB, 64 collections inside each other, 200,000
 * events, 1 MiB in one text; what is beyond is refused without reading on.
 *
 * Returns: (transfer full): the root, or %NULL
 */
AvtYamlNode *
avt_yaml_read (GBytes *bytes, const char *filename, GError **error)
{
  g_autofree char *shown = NULL;
  Reader reader = { 0 };
  const char *data;
  gboolean done;
  gsize size;

  g_return_val_if_fail (bytes != NULL && filename != NULL, NULL);
  shown = g_filename_display_name (filename);
  data = g_bytes_get_data (bytes, &size);
  data = data != NULL ? data : "";
  reader.filename = shown;
  reader.error = error;
  if (!check_bytes (&reader, data, size))
    return NULL;
  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (data, BYTE_ORDER_MARK, 3) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }
  if (yaml_parser_initialize (&reader.parser) == 0)
    g_error ("libyaml: out of memory");
  yaml_parser_set_encoding (&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&reader.parser, (const unsigned char *) data, size);
  done = read_events (&reader, data, size);
  yaml_parser_delete (&reader.parser);
  while (reader.depth > 0)
    close_collection (&reader);
  if (!done)
    g_clear_pointer (&reader.root, avt_yaml_free);
  return reader.root;
}

/** avt_yaml_get_kind: Returns: what the node is */
AvtYamlKind
avt_yaml_get_kind (const AvtYamlNode *self)
{
  return self->kind;
}

/** avt_yaml_get_line: Returns: the line in which the node begins, from 1 */
guint
avt_yaml_get_line (const AvtYamlNode *self)
{
  return self->line;
}

/** avt_yaml_get_column: Returns: the character in its line with which the node begins, from 1 */
guint
avt_yaml_get_column (const AvtYamlNode *self)
{
  return self->column;
}

/** avt_yaml_get_text: Returns: (nullable): the text of a scalar, valid UTF-8; %NULL of others */
const char *
avt_yaml_get_text (const AvtYamlNode *self)
{
  return self->text;
}

/** avt_yaml_is_plain: Returns: whether the node is a scalar without quotes: 1 or true, not "1" */
gboolean
avt_yaml_is_plain (const AvtYamlNode *self)
{
  return self->kind == AVT_YAML_SCALAR && self->plain;
}

/** avt_yaml_is_null: Returns: whether the node is one of YAML's words for nothing, unquoted */
gboolean
avt_yaml_is_null (const AvtYamlNode *self)
{
  static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };

  return avt_yaml_is_plain (self) && g_strv_contains (words, self->text);
}

/** avt_yaml_get_size: Returns: the number of values of a sequence or map; 0 of a scalar */
guint
avt_yaml_get_size (const AvtYamlNode *self)
{
  return self->values != NULL ? self->values->len : 0;
}

/** avt_yaml_get_key: Returns: (transfer none): key @i of a map, in the order of the file */
const AvtYamlNode *
avt_yaml_get_key (const AvtYamlNode *self, guint i)
{
  g_return_val_if_fail (self->keys != NULL && i < self->keys->len, NULL);
  return self->keys->pdata[i];
}

/** avt_yaml_get_value: Returns: (transfer none): value @i of a map or sequence */
const AvtYamlNode *
avt_yaml_get_value (const AvtYamlNode *self, guint i)
{
  g_return_val_if_fail (self->values != NULL && i < self->values->len, NULL);
  return self->values->pdata[i];
}

/**
 * avt_yaml_lookup:
 * @self: any node
 * @key: a key
 *
 * For the handful of keys of a record: looks at each.
 *
 * Returns: (transfer none) (nullable): the value of @key, when @self is a map that has it
 */
const AvtYamlNode *
avt_yaml_lookup (const AvtYamlNode *self, const char *key)
{
  for (guint i = 0; self->keys != NULL && i < self->keys->len; i++)
    if (g_str_equal (avt_yaml_get_key (self, i)->text, key))
      return avt_yaml_get_value (self, i);
  return NULL;
}
