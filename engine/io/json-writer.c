#include "config.h"

#include "engine/io/json-writer.h"

#include "engine/io/limits.h"

#include <math.h>
#include <string.h>

/* Elements of arrays nested deeper than this stay on one line. */
#define BLOCK_DEPTH 2

typedef struct
{
  gboolean is_array;
  gboolean on_one_line;
  gboolean has_lines; /* an item began a line, so the end does too */
  guint n_items;
} Level;

struct _AvtJsonWriter
{
  GString *text;
  AvtJsonLayout layout;
  guint depth;
  gboolean after_key;
  Level levels[AVT_LIMIT_JSON_DEPTH + 1]; /* the first stands for the text as a whole */
};

/** avt_json_writer_new: Returns: (transfer full): a writer that wants one value */
AvtJsonWriter *
avt_json_writer_new (AvtJsonLayout layout)
{
  AvtJsonWriter *self = g_new0 (AvtJsonWriter, 1);

  self->text = g_string_sized_new (4096);
  self->layout = layout;
  self->levels[0].on_one_line = layout == AVT_JSON_LAYOUT_LINE;
  return self;
}

void
avt_json_writer_free (AvtJsonWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * avt_json_writer_finish:
 * @self: (transfer full): a writer that got its value
 * @length: (out) (optional): bytes of the text
 *
 * Returns: (transfer full): the text, followed by a zero byte that does not count
 */
char *
avt_json_writer_finish (AvtJsonWriter *self, gsize *length)
{
  char *text;

  g_assert (self->depth == 0 && self->levels[0].n_items == 1);
  if (self->layout == AVT_JSON_LAYOUT_FILE)
    g_string_append_c (self->text, '\n');
  if (length != NULL)
    *length = self->text->len;
  text = g_string_free (g_steal_pointer (&self->text), FALSE);
  avt_json_writer_free (self);
  return text;
}

static void
begin_line (AvtJsonWriter *self)
{
  gsize start = self->text->len;
  gsize n_spaces = 2 * self->depth;

  g_string_set_size (self->text, start + 1 + n_spaces);
  self->text->str[start] = '\n';
  memset (self->text->str + start + 1, ' ', n_spaces);
}

/* What has to stand before the next item of the innermost container. */
static void
begin_item (AvtJsonWriter *self, gboolean own_line)
{
  Level *level = &self->levels[self->depth];

  if (self->after_key)
    {
      self->after_key = FALSE;
      return;
    }
  g_assert (self->depth > 0 || level->n_items == 0);
  if (level->n_items++ > 0)
    g_string_append_c (self->text, ',');
  if (self->depth > 0 && own_line && !level->on_one_line)
    {
      level->has_lines = TRUE;
      begin_line (self);
    }
  else if (level->n_items > 1)
    g_string_append_c (self->text, ' ');
}

static void
begin_scalar (AvtJsonWriter *self)
{
  g_assert (self->depth == 0 || self->after_key || self->levels[self->depth].is_array);
  begin_item (self, FALSE);
}

static void
begin_container (AvtJsonWriter *self, gboolean is_array)
{
  const Level *outer = &self->levels[self->depth];
  gboolean on_one_line = outer->on_one_line || (outer->is_array && self->depth > BLOCK_DEPTH);

  g_assert (self->depth == 0 || self->after_key || outer->is_array);
  g_assert (self->depth < AVT_LIMIT_JSON_DEPTH);
  begin_item (self, TRUE);
  g_string_append_c (self->text, is_array ? '[' : '{');
  self->levels[++self->depth] = (Level){ is_array, on_one_line, FALSE, 0 };
}

static void
end_container (AvtJsonWriter *self, gboolean is_array)
{
  gboolean has_lines = self->levels[self->depth].has_lines;

  g_assert (self->depth > 0 && !self->after_key);
  g_assert (self->levels[self->depth].is_array == is_array);
  self->depth--;
  if (has_lines)
    begin_line (self);
  g_string_append_c (self->text, is_array ? ']' : '}');
}

void
avt_json_writer_begin_object (AvtJsonWriter *self)
{
  begin_container (self, FALSE);
}

void
avt_json_writer_end_object (AvtJsonWriter *self)
{
  end_container (self, FALSE);
}

void
avt_json_writer_begin_array (AvtJsonWriter *self)
{
  begin_container (self, TRUE);
}

void
avt_json_writer_end_array (AvtJsonWriter *self)
{
  end_container (self, TRUE);
}

static void
append_escape (GString *text, guchar c)
{
  static const char plain[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *found = strchr (plain, c);

  if (found != NULL)
    {
      g_string_append_c (text, '\\');
      g_string_append_c (text, letters[found - plain]);
    }
  else
    g_string_append_printf (text, "\\u%04x", c);
}

static void
append_string (GString *text, const char *value)
{
  const char *run = value;

  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    {
      guchar c = (guchar) *value;

      if (c != '"' && c != '\\' && c >= 0x20)
        continue;
      g_string_append_len (text, run, value - run);
      append_escape (text, c);
      run = value + 1;
    }
  g_string_append_len (text, run, value - run);
  g_string_append_c (text, '"');
}

/** avt_json_writer_key: the key of the next value; @key is valid UTF-8. */
void
avt_json_writer_key (AvtJsonWriter *self, const char *key)
{
  g_assert (self->depth > 0 && !self->after_key && !self->levels[self->depth].is_array);
  begin_item (self, TRUE);
  append_string (self->text, key);
  g_string_append_len (self->text, ": ", 2);
  self->after_key = TRUE;
}

/** avt_json_writer_string: @value is valid UTF-8. */
void
avt_json_writer_string (AvtJsonWriter *self, const char *value)
{
  begin_scalar (self);
  append_string (self->text, value);
}

void
avt_json_writer_integer (AvtJsonWriter *self, gint64 value)
{
  char buffer[24];
  char *end = buffer + sizeof buffer;
  char *start = end;
  guint64 rest = value < 0 ? 0 - (guint64) value : (guint64) value;

  begin_scalar (self);
  do
    *--start = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--start = '-';
  g_string_append_len (self->text, start, end - start);
}

/* The fewest digits that read back as the same double. */
static void
append_shortest (GString *text, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (text, buffer);
}

/**
 * avt_json_writer_real:
 *
 * Writes 17.4 as 17.4 and 883.0 as 883. JSON has no word for infinity and not-a-number: they
 * become null.
 */
void
avt_json_writer_real (AvtJsonWriter *self, double value)
{
  begin_scalar (self);
  if (isfinite (value))
    append_shortest (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
avt_json_writer_boolean (AvtJsonWriter *self, gboolean value)
{
  begin_scalar (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
avt_json_writer_null (AvtJsonWriter *self)
{
  begin_scalar (self);
  g_string_append (self->text, "null");
}

/* A real of a tree stays one: 5.0 is not written as 5. */
static void
write_node_real (AvtJsonWriter *self, double value)
{
  gsize start = self->text->len;

  avt_json_writer_real (self, value);
  if (strpbrk (self->text->str + start, ".en") == NULL)
    g_string_append_len (self->text, ".0", 2);
}

static void
write_node_value (AvtJsonWriter *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    avt_json_writer_string (self, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    avt_json_writer_boolean (self, json_node_get_boolean (node));
  else if (type == G_TYPE_DOUBLE)
    write_node_real (self, json_node_get_double (node));
  else
    avt_json_writer_integer (self, json_node_get_int (node));
}

static void
write_node_object (AvtJsonWriter *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  avt_json_writer_begin_object (self);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      avt_json_writer_key (self, key);
      avt_json_writer_node (self, member);
    }
  avt_json_writer_end_object (self);
}

/** avt_json_writer_node: writes a tree, members in the order they were read. */
void
avt_json_writer_node (AvtJsonWriter *self, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_node_object (self, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);

        avt_json_writer_begin_array (self);
        for (guint i = 0; i < json_array_get_length (array); i++)
          avt_json_writer_node (self, json_array_get_element (array, i));
        avt_json_writer_end_array (self);
        break;
      }
    case JSON_NODE_VALUE:
      write_node_value (self, node);
      break;
    case JSON_NODE_NULL:
      avt_json_writer_null (self);
      break;
    }
}

/** avt_json_put_string: @value: (nullable) */
void
avt_json_put_string (AvtJsonWriter *self, const char *key, const char *value)
{
  avt_json_writer_key (self, key);
  if (value != NULL)
    avt_json_writer_string (self, value);
  else
    avt_json_writer_null (self);
}

void
avt_json_put_integer (AvtJsonWriter *self, const char *key, gint64 value)
{
  avt_json_writer_key (self, key);
  avt_json_writer_integer (self, value);
}

/** avt_json_put_real: @value: one that is not finite is written as null */
void
avt_json_put_real (AvtJsonWriter *self, const char *key, double value)
{
  avt_json_writer_key (self, key);
  if (isfinite (value))
    avt_json_writer_real (self, value);
  else
    avt_json_writer_null (self);
}
