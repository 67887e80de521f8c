#include "config.h"

#include "engine/base/field.h"

#include <string.h>

typedef struct
{
  int after_field;
  char *key;
  char *json;
} Extra;

struct _AvtExtras
{
  gatomicrefcount ref_count;
  GArray *items;
};

G_DEFINE_QUARK (avt-field-error-quark, avt_field_error)

/** avt_field_find_value: Returns: the number of the enum value @nick, or -1 */
int
avt_field_find_value (const AvtField *field, const char *nick)
{
  for (int i = 0; field->values[i].nick != NULL; i++)
    if (strcmp (field->values[i].nick, nick) == 0)
      return i;
  return -1;
}

/** avt_field_kind_word: Returns: the kind in words that follow "is not" or "must be" */
const char *
avt_field_kind_word (AvtFieldKind kind)
{
  static const char *const words[] = {
    "an integer", "a number",       "true or false", "one of a list of words", "text",
    "an id",      "a list of ids",  "an object",     "a list of objects",
  };

  return words[kind];
}

static void
append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/* The kind in words, as it stands in a file. */
static void
append_kind (GString *text, const AvtField *field)
{
  const AvtRecordType *inner = field->record;

  if (field->kind == AVT_FIELD_RECORD_LIST && (field->flags & AVT_FIELD_PLAIN))
    {
      g_autofree char *each = avt_field_allowed (&inner->fields[0]);

      g_string_append_printf (text, "a list (each %s)", each);
    }
  else if (field->kind == AVT_FIELD_RECORD_LIST && (field->flags & AVT_FIELD_MAP))
    g_string_append (text, avt_field_kind_word (AVT_FIELD_RECORD));
  else
    g_string_append (text, avt_field_kind_word (field->kind));
}

static gboolean
is_list (const AvtField *field)
{
  return field->kind == AVT_FIELD_REFERENCE_LIST || field->kind == AVT_FIELD_RECORD_LIST;
}

static void
append_bounds (GString *text, const AvtField *field)
{
  const char *symbol = avt_unit_symbol (field->unit);

  if ((field->minimum == 0 && field->maximum == 0) || field->kind == AVT_FIELD_STRING)
    return;
  if (field->flags & AVT_FIELD_OPEN_MINIMUM)
    {
      g_string_append (text, " above ");
      append_number (text, field->minimum);
      g_string_append (text, " up to ");
    }
  else
    {
      g_string_append (text, is_list (field) ? " of " : " from ");
      append_number (text, field->minimum);
      g_string_append (text, " to ");
    }
  append_number (text, field->maximum);
  if (*symbol != '\0')
    g_string_append_printf (text, " %s", symbol);
}

/**
 * avt_field_allowed:
 *
 * Returns: (transfer full): what the field accepts, in words for an error message:
 *   "an integer from 0 to 100 %", "one of front, rear"
 */
char *
avt_field_allowed (const AvtField *field)
{
  GString *text = g_string_new (NULL);

  if (field->kind == AVT_FIELD_ENUM)
    {
      g_string_append (text, "one of ");
      for (int i = 0; field->values[i].nick != NULL; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", field->values[i].nick);
    }
  else if (field->flags & AVT_FIELD_DATE)
    g_string_append (text, "a date YYYY-MM-DD");
  else if (field->flags & AVT_FIELD_COLOUR)
    g_string_append (text, "a colour #rrggbb");
  else if (field->flags & AVT_FIELD_PICTURE)
    g_string_append (text, "an SVG text or a PNG file in base64, of at most 512 KiB and "
                           "2048 x 2048 pixels");
  else
    {
      append_kind (text, field);
      append_bounds (text, field);
      if (field->flags & AVT_FIELD_NOT_EMPTY)
        g_string_append (text, " that is not empty");
    }
  return g_string_free (text, FALSE);
}

/** avt_record_type_find: Returns: the index of the field @name, or -1 */
int
avt_record_type_find (const AvtRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

static void
extra_clear (gpointer data)
{
  Extra *extra = data;

  g_free (extra->key);
  g_free (extra->json);
}

/** avt_extras_new: Returns: (transfer full): no keys yet */
AvtExtras *
avt_extras_new (void)
{
  AvtExtras *self = g_new0 (AvtExtras, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_array_new (FALSE, FALSE, sizeof (Extra));
  g_array_set_clear_func (self->items, extra_clear);
  return self;
}

/** avt_extras_ref: Returns: (transfer full): @self */
AvtExtras *
avt_extras_ref (AvtExtras *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_extras_unref: gives a reference back. */
void
avt_extras_unref (AvtExtras *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->items);
  g_free (self);
}

/**
 * avt_extras_add:
 * @after_field: index of the known field it stood behind, or -1 when it came first
 * @json: its value, as JSON text
 *
 * For the reader only: extras are immutable once their record is. They are kept in the order in
 * which they are written, by field and then as they came, so that a file with its keys in another
 * order reads back as the same record.
 */
void
avt_extras_add (AvtExtras *self, int after_field, const char *key, const char *json)
{
  Extra extra = { after_field, g_strdup (key), g_strdup (json) };
  guint i = self->items->len;

  while (i > 0 && g_array_index (self->items, Extra, i - 1).after_field > after_field)
    i--;
  g_array_insert_val (self->items, i, extra);
}

/** avt_extras_get_size: Returns: the number of keys; %NULL has none */
guint
avt_extras_get_size (const AvtExtras *self)
{
  return self == NULL ? 0 : self->items->len;
}

/**
 * avt_extras_get:
 * @i: below the size
 * @after_field: (out): index of the known field it stood behind, or -1
 * @key: (out) (transfer none): the key
 * @json: (out) (transfer none): its value, as JSON text
 */
void
avt_extras_get (const AvtExtras *self, guint i, int *after_field, const char **key,
                const char **json)
{
  const Extra *extra = &g_array_index (self->items, Extra, i);

  *after_field = extra->after_field;
  *key = extra->key;
  *json = extra->json;
}

/** avt_extras_equal: whether both have the same keys and values in the same places; either may be
 * %NULL, which equals an empty one. */
gboolean
avt_extras_equal (const AvtExtras *a, const AvtExtras *b)
{
  if (a == b)
    return TRUE;
  if (avt_extras_get_size (a) != avt_extras_get_size (b))
    return FALSE;
  for (guint i = 0; i < avt_extras_get_size (a); i++)
    {
      const Extra *left = &g_array_index (a->items, Extra, i);
      const Extra *right = &g_array_index (b->items, Extra, i);

      if (left->after_field != right->after_field || strcmp (left->key, right->key) != 0
          || strcmp (left->json, right->json) != 0)
        return FALSE;
    }
  return TRUE;
}
