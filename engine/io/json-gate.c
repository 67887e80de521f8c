/* The gate: one pass over the bytes with an explicit stack, linear in their number (n log n in
 * the keys of one object). It builds nothing but the list of open keys. */
#include "config.h"

#include "engine/io/json-text.h"

#include "engine/io/limits.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  WANT_VALUE,        /* at the start, after ":" and after "," in an array */
  WANT_VALUE_OR_END, /* after "[" */
  WANT_KEY,          /* after "," in an object */
  WANT_KEY_OR_END,   /* after "{" */
  WANT_COMMA_OR_END, /* after a value inside a container */
  WANT_NOTHING       /* after the outermost value */
} State;

typedef struct
{
  const char *bytes; /* resolved, in the text or in resolved_keys */
  guint32 length;
  guint32 offset;
} Key;

typedef struct
{
  gboolean is_object;
  guint first_key;
} Level;

typedef struct
{
  const char *text;
  gsize length;
  gsize position;
  guint n_values;
  guint n_containers;
  guint depth;
  Level levels[AVT_LIMIT_JSON_DEPTH];
  GArray *keys; /* of Key: those of all open objects */
  GStringChunk *resolved_keys;
  AvtJsonPlace *place;
  GError **error;
} Gate;

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (Gate *gate, gsize position, AvtIOError code, const char *format, ...)
{
  AvtJsonPlace place = avt_json_place_of (gate->text, gate->length, position);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (gate->place != NULL)
    {
      *gate->place = place;
      g_set_error_literal (gate->error, AVT_IO_ERROR, code, message);
    }
  else
    g_set_error (gate->error, AVT_IO_ERROR, code, _("line %u, column %u: %s"), place.line,
                 place.column, message);
  return FALSE;
}

/* What stands at the place, as a message can show it. */
static char *
found (const Gate *gate, gsize position)
{
  gunichar c;

  if (position >= gate->length)
    return g_strdup (_("the end of the text"));
  c = g_utf8_get_char (gate->text + position);
  if (g_unichar_isgraph (c))
    return g_strdup_printf ("“%.*s”",
                            (int) (g_utf8_next_char (gate->text + position)
                                   - (gate->text + position)),
                            gate->text + position);
  return g_strdup_printf ("U+%04X", c);
}

static gboolean
refuse_found (Gate *gate, gsize position, const char *allowed)
{
  g_autofree char *what = found (gate, position);

  return refuse (gate, position, AVT_IO_ERROR_SYNTAX, _("%s is not allowed here, but %s"), what,
                 allowed);
}

static gboolean
read_hex4 (Gate *gate, gsize position, guint *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = position + i < gate->length
                    ? g_ascii_xdigit_value (gate->text[position + i]) : -1;

      if (digit < 0)
        return refuse_found (gate, position + i, _("four hexadecimal digits after \\u"));
      *value = *value * 16 + (guint) digit;
    }
  return TRUE;
}

/* A \u escape; position is at the backslash. Adds what it means to the count of bytes. */
static gboolean
check_unicode_escape (Gate *gate, gsize *n_bytes)
{
  gsize start = gate->position;
  guint value, low;

  if (!read_hex4 (gate, start + 2, &value))
    return FALSE;
  gate->position += 6;
  if (value == 0)
    return refuse (gate, start, AVT_IO_ERROR_SYNTAX,
                   _("\\u0000 is not allowed, text holds no zero character"));
  if (value < 0xd800 || value > 0xdfff)
    {
      *n_bytes += value < 0x80 ? 1 : value < 0x800 ? 2 : 3;
      return TRUE;
    }
  if (value > 0xdbff || gate->length - gate->position < 2
      || memcmp (gate->text + gate->position, "\\u", 2) != 0)
    return refuse (gate, start, AVT_IO_ERROR_SYNTAX,
                   _("half a surrogate pair is not allowed, but \\uD800 to \\uDBFF followed by "
                     "\\uDC00 to \\uDFFF"));
  if (!read_hex4 (gate, gate->position + 2, &low))
    return FALSE;
  if (low < 0xdc00 || low > 0xdfff)
    return refuse (gate, start, AVT_IO_ERROR_SYNTAX,
                   _("half a surrogate pair is not allowed, but \\uD800 to \\uDBFF followed by "
                     "\\uDC00 to \\uDFFF"));
  gate->position += 6;
  *n_bytes += 4;
  return TRUE;
}

static gboolean
check_escape (Gate *gate, gsize *n_bytes)
{
  char c = gate->position + 1 < gate->length ? gate->text[gate->position + 1] : '\0';

  if (c == 'u')
    return check_unicode_escape (gate, n_bytes);
  if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
    return refuse_found (gate, gate->position + 1,
                         _("one of \" \\ / b f n r t u after a backslash"));
  gate->position += 2;
  *n_bytes += 1;
  return TRUE;
}

/* A string; position is at the quote, and afterwards behind the closing one. */
static gboolean
check_string (Gate *gate, AvtJsonSpan *span, gboolean *has_escapes)
{
  gsize n_bytes = 0;

  span->start = gate->position++;
  *has_escapes = FALSE;
  for (;;)
    {
      gsize run = gate->position;
      guchar c = '\0';

      while (gate->position < gate->length)
        {
          c = (guchar) gate->text[gate->position];
          if (c == '"' || c == '\\' || c < 0x20)
            break;
          gate->position++;
        }
      n_bytes += gate->position - run;
      if (gate->position == gate->length)
        return refuse (gate, span->start, AVT_IO_ERROR_SYNTAX,
                       _("the string that starts here has no end, but needs a closing quote"));
      if (c == '"')
        break;
      if (c != '\\')
        return refuse (gate, gate->position, AVT_IO_ERROR_SYNTAX,
                       _("the control character U+%04X is not allowed in a string, but its "
                         "escape \\u%04x"), c, c);
      *has_escapes = TRUE;
      if (!check_escape (gate, &n_bytes))
        return FALSE;
    }
  span->end = ++gate->position;
  if (n_bytes > AVT_LIMIT_JSON_STRING_BYTES)
    return refuse (gate, span->start, AVT_IO_ERROR_LIMIT,
                   _("the string of %zu bytes is too long, allowed are %zu"), n_bytes,
                   AVT_LIMIT_JSON_STRING_BYTES);
  return TRUE;
}

static gsize
skip_digits (const Gate *gate, gsize position)
{
  while (position < gate->length && g_ascii_isdigit (gate->text[position]))
    position++;
  return position;
}

static gboolean
check_real_range (Gate *gate, gsize start, gsize end)
{
  char buffer[AVT_LIMIT_JSON_NUMBER_CHARS + 1];

  memcpy (buffer, gate->text + start, end - start);
  buffer[end - start] = '\0';
  if (isfinite (g_ascii_strtod (buffer, NULL)))
    return TRUE;
  return refuse (gate, start, AVT_IO_ERROR_SYNTAX,
                 _("the number is too large, allowed is up to 1.797e308"));
}

static gboolean
check_integer_range (Gate *gate, gsize start, gsize end)
{
  gboolean negative = gate->text[start] == '-';
  guint64 limit = negative ? G_GUINT64_CONSTANT (1) << 63 : (guint64) G_MAXINT64;
  guint64 value = 0;

  if (end - start <= 18)
    return TRUE;
  for (gsize i = start + (negative ? 1 : 0); i < end; i++)
    {
      guint digit = (guint) (gate->text[i] - '0');

      if (value > (limit - digit) / 10)
        return refuse (gate, start, AVT_IO_ERROR_SYNTAX,
                       _("the whole number is out of range, allowed is -9223372036854775808 to "
                         "9223372036854775807"));
      value = value * 10 + digit;
    }
  return TRUE;
}

static gboolean
check_number (Gate *gate)
{
  gsize start = gate->position;
  gsize digits = start + (gate->text[start] == '-' ? 1 : 0);
  gsize end = skip_digits (gate, digits);
  gboolean is_real = FALSE;

  if (end == digits)
    return refuse_found (gate, end, _("a digit"));
  if (gate->text[digits] == '0' && end - digits > 1)
    return refuse (gate, digits, AVT_IO_ERROR_SYNTAX,
                   _("a leading zero is not allowed, but a digit 1 to 9"));
  if (end < gate->length && gate->text[end] == '.')
    {
      is_real = TRUE;
      digits = end + 1;
      end = skip_digits (gate, digits);
      if (end == digits)
        return refuse_found (gate, end, _("a digit after the decimal point"));
    }
  if (end < gate->length && (gate->text[end] == 'e' || gate->text[end] == 'E'))
    {
      is_real = TRUE;
      digits = end + 1;
      if (digits < gate->length && (gate->text[digits] == '+' || gate->text[digits] == '-'))
        digits++;
      end = skip_digits (gate, digits);
      if (end == digits)
        return refuse_found (gate, end, _("a digit in the exponent"));
    }
  gate->position = end;
  if (end - start > AVT_LIMIT_JSON_NUMBER_CHARS)
    return refuse (gate, start, AVT_IO_ERROR_LIMIT,
                   _("the number of %zu characters is too long, allowed are %d"),
                   end - start, AVT_LIMIT_JSON_NUMBER_CHARS);
  return is_real ? check_real_range (gate, start, end) : check_integer_range (gate, start, end);
}

static gboolean
check_word (Gate *gate, const char *word)
{
  gsize length = strlen (word);

  if (gate->length - gate->position < length
      || memcmp (gate->text + gate->position, word, length) != 0)
    return refuse_found (gate, gate->position,
                         _("a value: an object, an array, a string, a number, true, false, null"));
  gate->position += length;
  return TRUE;
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;
  int order;

  if (left->length != right->length)
    return left->length < right->length ? -1 : 1;
  order = memcmp (left->bytes, right->bytes, left->length);
  if (order != 0)
    return order;
  return left->offset < right->offset ? -1 : left->offset > right->offset;
}

static gboolean
same_key (const Key *a, const Key *b)
{
  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

/* Returns: the first key that stood before in the same object, or NULL. Sorts large objects. */
static const Key *
find_duplicate (Key *keys, guint n_keys)
{
  const Key *first = NULL;

  if (n_keys > 16)
    {
      qsort (keys, n_keys, sizeof *keys, compare_keys_cb);
      for (guint i = 1; i < n_keys; i++)
        if (same_key (&keys[i - 1], &keys[i])
            && (first == NULL || keys[i].offset < first->offset))
          first = &keys[i];
      return first;
    }
  for (guint i = 1; i < n_keys; i++)
    for (guint j = 0; j < i; j++)
      if (same_key (&keys[i], &keys[j]))
        return &keys[i];
  return NULL;
}

/* Bytes of the key that a message shows: at most 64, and no character in part. */
static gsize
whole_characters (const Key *key)
{
  gsize length = MIN (key->length, 64);

  while (length < key->length && length > 0 && ((guint8) key->bytes[length] & 0xc0) == 0x80)
    length--;
  return length;
}

static gboolean
check_keys (Gate *gate, const Level *level)
{
  const Key *duplicate;

  if (gate->keys->len - level->first_key > 1)
    {
      duplicate = find_duplicate (&g_array_index (gate->keys, Key, level->first_key),
                                  gate->keys->len - level->first_key);
      if (duplicate != NULL)
        return refuse (gate, duplicate->offset, AVT_IO_ERROR_SYNTAX,
                       _("the key “%.*s” stands twice in one object, allowed is once"),
                       (int) whole_characters (duplicate), duplicate->bytes);
    }
  g_array_set_size (gate->keys, level->first_key);
  return TRUE;
}

static gboolean
open_container (Gate *gate, gboolean is_object, State *state)
{
  if (gate->depth == AVT_LIMIT_JSON_DEPTH)
    return refuse (gate, gate->position, AVT_IO_ERROR_LIMIT,
                   _("objects and arrays are nested too deep, allowed are %d levels"),
                   AVT_LIMIT_JSON_DEPTH);
  if (++gate->n_containers > AVT_LIMIT_JSON_CONTAINERS)
    return refuse (gate, gate->position, AVT_IO_ERROR_LIMIT,
                   _("the text has too many objects and arrays, allowed are %d"),
                   AVT_LIMIT_JSON_CONTAINERS);
  gate->levels[gate->depth++] = (Level){ is_object, gate->keys->len };
  gate->position++;
  *state = is_object ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
  return TRUE;
}

static State
state_after_value (const Gate *gate)
{
  return gate->depth == 0 ? WANT_NOTHING : WANT_COMMA_OR_END;
}

static gboolean
close_container (Gate *gate, State *state)
{
  const Level *level = &gate->levels[--gate->depth];

  if (level->is_object && !check_keys (gate, level))
    return FALSE;
  gate->position++;
  *state = state_after_value (gate);
  return TRUE;
}

static gboolean
check_value (Gate *gate, State *state)
{
  char c = gate->text[gate->position];
  AvtJsonSpan span;
  gboolean has_escapes;
  gboolean good;

  if (++gate->n_values > AVT_LIMIT_JSON_VALUES)
    return refuse (gate, gate->position, AVT_IO_ERROR_LIMIT,
                   _("the text has too many values, allowed are %d"), AVT_LIMIT_JSON_VALUES);
  if (c == '{' || c == '[')
    return open_container (gate, c == '{', state);
  if (c == '"')
    good = check_string (gate, &span, &has_escapes);
  else if (c == '-' || g_ascii_isdigit (c))
    good = check_number (gate);
  else
    good = check_word (gate, c == 't' ? "true" : c == 'f' ? "false" : "null");
  *state = state_after_value (gate);
  return good;
}

static gboolean
check_key (Gate *gate, State *state)
{
  AvtJsonSpan span;
  gboolean has_escapes;
  Key key;

  if (!check_string (gate, &span, &has_escapes))
    return FALSE;
  key.bytes = gate->text + span.start + 1;
  key.length = (guint32) (span.end - span.start - 2);
  key.offset = (guint32) span.start;
  if (has_escapes)
    {
      gsize length;
      g_autofree char *resolved = avt_json_unescape (gate->text, span, &length);

      key.bytes = g_string_chunk_insert_len (gate->resolved_keys, resolved, (gssize) length);
      key.length = (guint32) length;
    }
  g_array_append_val (gate->keys, key);
  gate->position = avt_json_skip_space (gate->text, gate->position);
  if (gate->text[gate->position] != ':')
    return refuse_found (gate, gate->position, _("“:” after the key"));
  gate->position++;
  *state = WANT_VALUE;
  return TRUE;
}

static gboolean
check_comma_or_end (Gate *gate, State *state)
{
  gboolean in_object = gate->levels[gate->depth - 1].is_object;
  char c = gate->text[gate->position];

  if (c == (in_object ? '}' : ']'))
    return close_container (gate, state);
  if (c != ',')
    return refuse_found (gate, gate->position, in_object ? _("“,” or “}”") : _("“,” or “]”"));
  gate->position++;
  *state = in_object ? WANT_KEY : WANT_VALUE;
  return TRUE;
}

static gboolean
step (Gate *gate, State *state)
{
  char c = gate->text[gate->position];

  switch (*state)
    {
    case WANT_VALUE_OR_END:
      if (c == ']')
        return close_container (gate, state);
      return check_value (gate, state);
    case WANT_VALUE:
      return check_value (gate, state);
    case WANT_KEY_OR_END:
      if (c == '}')
        return close_container (gate, state);
      if (c == '"')
        return check_key (gate, state);
      return refuse_found (gate, gate->position, _("a key in quotes or “}”"));
    case WANT_KEY:
      if (c == '"')
        return check_key (gate, state);
      return refuse_found (gate, gate->position, _("a key in quotes"));
    case WANT_COMMA_OR_END:
      return check_comma_or_end (gate, state);
    case WANT_NOTHING:
      return refuse_found (gate, gate->position, _("the end of the text"));
    }
  g_assert_not_reached ();
}

static gboolean
check_end (Gate *gate, State state)
{
  switch (state)
    {
    case WANT_NOTHING:
      return TRUE;
    case WANT_VALUE:
      return refuse_found (gate, gate->length, _("a value"));
    case WANT_VALUE_OR_END:
      return refuse_found (gate, gate->length, _("a value or “]”"));
    case WANT_KEY:
      return refuse_found (gate, gate->length, _("a key in quotes"));
    case WANT_KEY_OR_END:
      return refuse_found (gate, gate->length, _("a key in quotes or “}”"));
    case WANT_COMMA_OR_END:
      return refuse_found (gate, gate->length, gate->levels[gate->depth - 1].is_object
                                                 ? _("“,” or “}”") : _("“,” or “]”"));
    }
  g_assert_not_reached ();
}

static gboolean
check_bytes (Gate *gate)
{
  const char *end;

  if (gate->length > AVT_LIMIT_DESIGN_BYTES)
    return refuse (gate, 0, AVT_IO_ERROR_LIMIT,
                   _("the text of %zu bytes is too large, allowed are %zu"), gate->length,
                   AVT_LIMIT_DESIGN_BYTES);
  if (gate->length >= 3 && memcmp (gate->text, "\xef\xbb\xbf", 3) == 0)
    return refuse (gate, 0, AVT_IO_ERROR_SYNTAX,
                   _("a byte order mark is not allowed, but UTF-8 without one"));
  if (!g_utf8_validate_len (gate->text, gate->length, &end))
    return refuse (gate, (gsize) (end - gate->text), AVT_IO_ERROR_SYNTAX,
                   _("the byte 0x%02x is not allowed here, but valid UTF-8 without zero bytes"),
                   (guint) (guchar) *end);
  return TRUE;
}

/**
 * avt_json_check:
 * @text: the bytes, followed by a zero byte that does not count
 * @length: how many
 * @place: (out) (optional): where the fault is; when %NULL, the message begins with it
 * @error: %AVT_IO_ERROR_SYNTAX or %AVT_IO_ERROR_LIMIT
 *
 * Whether the bytes are JSON as RFC 8259 has it, and within the limits. Narrower than the RFC
 * where it leaves a choice: UTF-8 without byte order mark, no zero character, no half surrogate
 * pairs, no key twice in an object, whole numbers within 64 bits, reals within a double.
 */
gboolean
avt_json_check (const char *text, gsize length, AvtJsonPlace *place, GError **error)
{
  Gate gate = { .text = text, .length = length, .place = place, .error = error };
  State state = WANT_VALUE;
  gboolean good;

  g_return_val_if_fail (text != NULL, FALSE);

  gate.keys = g_array_new (FALSE, FALSE, sizeof (Key));
  gate.resolved_keys = g_string_chunk_new (256);
  good = check_bytes (&gate);
  while (good)
    {
      gate.position = avt_json_skip_space (text, gate.position);
      if (gate.position == length)
        break;
      good = step (&gate, &state);
    }
  good = good && check_end (&gate, state);
  g_string_chunk_free (gate.resolved_keys);
  g_array_unref (gate.keys);
  return good;
}
