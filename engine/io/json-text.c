#include "config.h"

#include "engine/io/json-text.h"

#include <string.h>

/**
 * avt_json_place_of:
 * @text: valid UTF-8 up to @position
 * @length: its bytes
 * @position: a byte of it, or @length
 *
 * Returns: line and column of the byte. Takes time linear in @position.
 */
AvtJsonPlace
avt_json_place_of (const char *text, gsize length, gsize position)
{
  AvtJsonPlace place = { 1, 1 };

  for (gsize i = 0; i < MIN (position, length); i++)
    if (text[i] == '\n')
      {
        place.line++;
        place.column = 1;
      }
    else if (((guchar) text[i] & 0xc0) != 0x80)
      place.column++;
  return place;
}

/** avt_json_skip_space: Returns: the first byte from @position on that is not JSON white space.
 * The text ends with a zero byte. */
gsize
avt_json_skip_space (const char *text, gsize position)
{
  while (text[position] == ' ' || text[position] == '\n' || text[position] == '\t'
         || text[position] == '\r')
    position++;
  return position;
}

static gsize
skip_string (const char *text, gsize position)
{
  for (position++; text[position] != '"'; position++)
    if (text[position] == '\\')
      position++;
  return position + 1;
}

/**
 * avt_json_skip_value:
 * @text: text that passed avt_json_check()
 * @position: the first byte of a value in it
 *
 * Returns: the byte behind the value
 */
gsize
avt_json_skip_value (const char *text, gsize position)
{
  guint depth = 0;

  do
    {
      char c = text[position];

      if (c == '"')
        position = skip_string (text, position);
      else
        {
          if (c == '{' || c == '[')
            depth++;
          else if (c == '}' || c == ']')
            depth--;
          position++;
          if (depth == 0 && c != '}' && c != ']')
            while (g_ascii_isalnum (text[position]) || text[position] == '.'
                   || text[position] == '+' || text[position] == '-')
              position++;
        }
    }
  while (depth > 0);
  return position;
}

/**
 * avt_json_cursor_init:
 * @cursor: (out): to be set to before the first member or element
 * @text: text that passed avt_json_check()
 * @position: the "{" or "[" of a container in it
 */
void
avt_json_cursor_init (AvtJsonCursor *cursor, const char *text, gsize position)
{
  cursor->text = text;
  cursor->is_object = text[position] == '{';
  cursor->position = position + 1;
}

/**
 * avt_json_cursor_next:
 * @cursor: a cursor
 * @key: (out): the key with its quotes, when the container is an object
 * @value: (out): the value
 *
 * Returns: whether there was one more
 */
gboolean
avt_json_cursor_next (AvtJsonCursor *cursor, AvtJsonSpan *key, AvtJsonSpan *value)
{
  const char *text = cursor->text;
  gsize position = avt_json_skip_space (text, cursor->position);

  if (text[position] == ',')
    position = avt_json_skip_space (text, position + 1);
  if (text[position] == '}' || text[position] == ']')
    return FALSE;
  if (cursor->is_object)
    {
      key->start = position;
      key->end = skip_string (text, position);
      position = avt_json_skip_space (text, key->end) + 1; /* the colon */
      position = avt_json_skip_space (text, position);
    }
  value->start = position;
  value->end = avt_json_skip_value (text, position);
  cursor->position = value->end;
  return TRUE;
}

static guint
hex4 (const char *digits)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value (digits[i]);
  return value;
}

/* Resolves the escape at the backslash. Returns: how many bytes it took. */
static gsize
append_escape (GString *resolved, const char *escape)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  gunichar c;

  if (escape[1] != 'u')
    {
      g_string_append_c (resolved, meanings[strchr (letters, escape[1]) - letters]);
      return 2;
    }
  c = hex4 (escape + 2);
  if (c < 0xd800 || c > 0xdfff)
    {
      g_string_append_unichar (resolved, c);
      return 6;
    }
  c = 0x10000 + ((c - 0xd800) << 10) + (hex4 (escape + 8) - 0xdc00);
  g_string_append_unichar (resolved, c);
  return 12;
}

/**
 * avt_json_unescape:
 * @text: text whose strings are well-formed
 * @string: a string in it, with its quotes
 * @length: (out) (optional): bytes of the result
 *
 * Returns: (transfer full): what the string means
 */
char *
avt_json_unescape (const char *text, AvtJsonSpan string, gsize *length)
{
  GString *resolved = g_string_sized_new (string.end - string.start);
  gsize position = string.start + 1;

  while (position < string.end - 1)
    if (text[position] == '\\')
      position += append_escape (resolved, text + position);
    else
      g_string_append_c (resolved, text[position++]);
  if (length != NULL)
    *length = resolved->len;
  return g_string_free (resolved, FALSE);
}

static gboolean
is_key (const char *text, AvtJsonSpan span, const char *key)
{
  g_autofree char *resolved = avt_json_unescape (text, span, NULL);

  return strcmp (resolved, key) == 0;
}

static gboolean
descend (const char *text, const char *key, guint index, gsize *position)
{
  AvtJsonCursor cursor;
  AvtJsonSpan name, value;

  if (text[*position] != (key != NULL ? '{' : '['))
    return FALSE;
  avt_json_cursor_init (&cursor, text, *position);
  for (guint i = 0; avt_json_cursor_next (&cursor, &name, &value); i++)
    if (key != NULL ? is_key (text, name, key) : i == index)
      {
        *position = value.start;
        return TRUE;
      }
  return FALSE;
}

/**
 * avt_json_locate:
 * @text: text that passed avt_json_check(), followed by a zero byte
 * @length: its bytes
 * @path: the way to a value
 *
 * Finds a value again, for an error that was noticed after parsing. Reads the text up to the
 * value once more; errors are rare.
 *
 * Returns: where the value begins; when it is missing, where the innermost container of the path
 *   begins that is there
 */
AvtJsonPlace
avt_json_locate (const char *text, gsize length, const AvtJsonPath *path)
{
  gsize position = avt_json_skip_space (text, 0);

  for (guint i = 0; i < avt_json_path_get_size (path); i++)
    {
      guint index;
      const char *key = avt_json_path_get (path, i, &index);

      if (!descend (text, key, index, &position))
        break;
    }
  return avt_json_place_of (text, length, position);
}

/* The number at or behind *position, outside of strings; *position is set behind it. */
static gsize
next_number (const char *text, gsize *position)
{
  gsize i = *position;

  while (text[i] != '-' && !g_ascii_isdigit (text[i]))
    i = text[i] == '"' ? skip_string (text, i) : i + 1;
  *position = avt_json_skip_value (text, i);
  return i;
}

/* Numbers stand in the tree in the order of the text. */
static void
restore_reals (JsonNode *node, const char *text, gsize *position)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key; /* json-glib 1.6 crashes when it is not asked for */
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &member))
        restore_reals (member, text, position);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        restore_reals (json_array_get_element (array, i), text, position);
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      GType type = json_node_get_value_type (node);

      if (type == G_TYPE_DOUBLE)
        json_node_set_double (node, g_ascii_strtod (text + next_number (text, position), NULL));
      else if (type == G_TYPE_INT64)
        next_number (text, position);
    }
}

static gboolean
has_reals (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '"')
      i = skip_string (text, i) - 1;
    else if (text[i] == '.' || text[i] == 'E'
             || (text[i] == 'e' && g_ascii_isdigit (text[i - 1])))
      return TRUE;
  return FALSE;
}

/**
 * avt_json_parse_checked:
 * @text: text that passed avt_json_check()
 * @length: its bytes
 *
 * Returns: (transfer full): its tree, with reals rounded correctly
 */
JsonNode *
avt_json_parse_checked (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  gsize position = 0;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("json-glib refuses what the gate let through: %s", error->message);
  root = json_parser_steal_root (parser);
  if (has_reals (text, length))
    restore_reals (root, text, &position);
  return root;
}

/**
 * avt_json_parse:
 * @text: any bytes, followed by a zero byte that does not count
 * @length: how many
 * @place: (out) (optional): as in avt_json_check()
 * @error: as in avt_json_check()
 *
 * Returns: (transfer full): the tree, or %NULL
 */
JsonNode *
avt_json_parse (const char *text, gsize length, AvtJsonPlace *place, GError **error)
{
  if (!avt_json_check (text, length, place, error))
    return NULL;
  return avt_json_parse_checked (text, length);
}
