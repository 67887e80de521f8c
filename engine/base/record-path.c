/* Field paths and the text of single fields: what the inspector, `diff`, tables and error messages
 * use. */
#include "config.h"

#include "engine/base/record.h"

#include <string.h>

#define MEMBER(record, field) ((void *) ((char *) (record) + (field)->offset))
#define CONST_MEMBER(record, field) ((const void *) ((const char *) (record) + (field)->offset))

/* How a record of a list is called in a path: by its key, or by its position. */
static char *
key_text (const AvtRecordType *type, const void *record, guint position)
{
  char *text = NULL;

  if (type->key >= 0)
    text = avt_record_get_text (type, record, (guint) type->key, &AVT_NUMBER_STYLE_C);
  return text != NULL ? text : g_strdup_printf ("#%u", position);
}

static gboolean
has_key (const AvtRecordType *type, const void *record, guint position, const char *key)
{
  g_autofree char *text = NULL;

  if (type->key >= 0 && type->fields[type->key].kind == AVT_FIELD_STRING
      && AVT_RECORD_HAS (record, type->key))
    return strcmp (*(char *const *) CONST_MEMBER (record, &type->fields[type->key]), key) == 0;
  text = key_text (type, record, position);
  return strcmp (text, key) == 0;
}

static void *
find_in_list (const AvtRecordType *type, const AvtRecordList *list, const char *key)
{
  for (guint i = 0; i < list->n_records; i++)
    {
      char *record = (char *) list->records + i * type->size;

      if (has_key (type, record, i, key))
        return record;
    }
  return NULL;
}

/* A path on its way to a field, and where it got lost. */
typedef struct
{
  gboolean for_change;
  const AvtRecordType *holder_type;
  guint field;
  const AvtRecordType *lost_type;
  const char *lost_path;
} Route;

static void *resolve (Route *route, const AvtRecordType *type, void *record, const char *path);

/* Keeps the failure that came farthest. */
static void *
get_lost (Route *route, const AvtRecordType *type, const char *path)
{
  if (route->lost_path == NULL || path > route->lost_path)
    {
      route->lost_type = type;
      route->lost_path = path;
    }
  return NULL;
}

/* A key may itself hold brackets ("Slot [1]"), so every bracket that could end it is tried. */
static void *
resolve_in_list (Route *route, const AvtField *field, void *record, const char *after_bracket)
{
  const AvtRecordList *list = MEMBER (record, field);

  for (const char *end = strstr (after_bracket, "]."); end != NULL; end = strstr (end + 1, "]."))
    {
      g_autofree char *key = g_strndup (after_bracket, (gsize) (end - after_bracket));
      void *entered = find_in_list (field->record, list, key);
      void *found = NULL;

      if (entered != NULL)
        found = resolve (route, field->record, entered, end + 2);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void *
resolve (Route *route, const AvtRecordType *type, void *record, const char *path)
{
  gsize length = strcspn (path, ".[");
  g_autofree char *name = g_strndup (path, length);
  int index = avt_record_type_find (type, name);
  const AvtField *field = index >= 0 ? &type->fields[index] : NULL;
  void *found = NULL;

  if (field != NULL && path[length] == '\0')
    {
      route->holder_type = type;
      route->field = (guint) index;
      return record;
    }
  if (field != NULL && path[length] == '.' && field->kind == AVT_FIELD_RECORD)
    {
      found = resolve (route, field->record, MEMBER (record, field), path + length + 1);
      if (found != NULL && route->for_change)
        avt_record_set_record (type, record, (guint) index);
    }
  else if (field != NULL && path[length] == '[' && field->kind == AVT_FIELD_RECORD_LIST)
    found = resolve_in_list (route, field, record, path + length + 1);
  return found != NULL ? found : get_lost (route, type, path);
}

static void *
resolve_whole (const AvtRecordType *type, void *record, const char *path, gboolean for_change,
               const AvtRecordType **holder_type, guint *field, GError **error)
{
  Route route = { .for_change = for_change };
  void *found = resolve (&route, type, record, path);

  if (found == NULL)
    {
      g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_UNKNOWN, "the %s has no field \"%s\"",
                   route.lost_type->name, route.lost_path);
      return NULL;
    }
  *holder_type = route.holder_type;
  *field = route.field;
  return found;
}

/**
 * avt_record_resolve:
 * @path: a field path
 * @holder_type: (out): the type of the record that has the field
 * @field: (out): the index of the field in it
 *
 * Returns: (transfer none): the record that has the field, or %NULL with an error that names the
 *   part of the path that does not exist
 */
const void *
avt_record_resolve (const AvtRecordType *type, const void *record, const char *path,
                    const AvtRecordType **holder_type, guint *field, GError **error)
{
  return resolve_whole (type, (void *) record, path, FALSE, holder_type, field, error);
}

/** avt_record_resolve_for_change: the same; records in place on the way become present. */
void *
avt_record_resolve_for_change (const AvtRecordType *type, void *record, const char *path,
                               const AvtRecordType **holder_type, guint *field, GError **error)
{
  return resolve_whole (type, record, path, TRUE, holder_type, field, error);
}

static char *
ids_text (const AvtIdList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->n_ids; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", list->ids[i].text);
  return g_string_free (text, FALSE);
}

/**
 * avt_record_get_text:
 * @style: how numbers are written
 *
 * Returns: (transfer full) (nullable): the field as a person would type it, so that
 *   avt_record_set_text() gives it back; a list of records as their number; %NULL when absent
 */
char *
avt_record_get_text (const AvtRecordType *type, const void *record, guint field,
                     const AvtNumberStyle *style)
{
  const AvtField *description = &type->fields[field];
  const void *member = CONST_MEMBER (record, description);

  if (!AVT_RECORD_HAS (record, field))
    return NULL;
  switch (description->kind)
    {
    case AVT_FIELD_INTEGER:
      return avt_quantity_format_exact (*(const gint64 *) member, description->unit, style);
    case AVT_FIELD_REAL:
      return avt_quantity_format (*(const double *) member, description->unit, style);
    case AVT_FIELD_BOOLEAN:
      return g_strdup (*(const gboolean *) member ? "true" : "false");
    case AVT_FIELD_ENUM:
      return g_strdup (description->values[*(const int *) member].nick);
    case AVT_FIELD_STRING:
      return g_strdup (*(char *const *) member);
    case AVT_FIELD_REFERENCE:
      return g_strdup (((const AvtId *) member)->text);
    case AVT_FIELD_REFERENCE_LIST:
      return ids_text (member);
    case AVT_FIELD_RECORD:
      return g_strdup ("…");
    case AVT_FIELD_RECORD_LIST:
      return g_strdup_printf ("%u", ((const AvtRecordList *) member)->n_records);
    }
  g_assert_not_reached ();
}

static gboolean
refuse_text (const AvtField *field, const char *text, GError **error)
{
  g_autofree char *allowed = avt_field_allowed (field);

  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_TYPE, "\"%s\" is not %s, which %s needs",
               text, allowed, field->name);
  return FALSE;
}

static gboolean
set_number_text (const AvtRecordType *type, void *record, guint field, const char *text,
                 GError **error)
{
  const AvtField *description = &type->fields[field];
  gint64 integer;
  double real;

  if (description->kind == AVT_FIELD_INTEGER)
    {
      if (!avt_quantity_parse (text, description->unit, &integer, error))
        return FALSE;
      avt_record_set_integer (type, record, field, integer);
      return TRUE;
    }
  if (!avt_quantity_parse_real (text, description->unit, &real, error))
    return FALSE;
  avt_record_set_real (type, record, field, real);
  return TRUE;
}

static gboolean
set_ids_text (const AvtRecordType *type, void *record, guint field, const char *text,
              GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, ", ", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (char **word = words; *word != NULL; word++)
    {
      AvtId id;

      if (**word == '\0')
        continue;
      if (!avt_id_parse (*word, &id))
        return refuse_text (&type->fields[field], *word, error);
      g_array_append_val (ids, id);
    }
  avt_record_set_ids (type, record, field, (const AvtId *) (gpointer) ids->data, ids->len);
  return TRUE;
}

/**
 * avt_record_set_text:
 * @text: what a person typed: "1,5 kW" for a power, the word of an enum value, an id
 *
 * Ranges are checked when the record is put into a design, not here.
 *
 * Returns: whether @text could be read; otherwise the record is as it was and the error says what
 *   is allowed
 */
gboolean
avt_record_set_text (const AvtRecordType *type, void *record, guint field, const char *text,
                     GError **error)
{
  const AvtField *description = &type->fields[field];
  AvtId id;
  int value;

  switch (description->kind)
    {
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
      return set_number_text (type, record, field, text, error);
    case AVT_FIELD_BOOLEAN:
      if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0)
        return refuse_text (description, text, error);
      avt_record_set_boolean (type, record, field, strcmp (text, "true") == 0);
      return TRUE;
    case AVT_FIELD_ENUM:
      value = avt_field_find_value (description, text);
      if (value < 0)
        return refuse_text (description, text, error);
      avt_record_set_enum (type, record, field, value);
      return TRUE;
    case AVT_FIELD_STRING:
      avt_record_set_string (type, record, field, text);
      return TRUE;
    case AVT_FIELD_REFERENCE:
      if (!avt_id_parse (text, &id))
        return refuse_text (description, text, error);
      avt_record_set_id (type, record, field, id);
      return TRUE;
    case AVT_FIELD_REFERENCE_LIST:
      return set_ids_text (type, record, field, text, error);
    case AVT_FIELD_RECORD:
    case AVT_FIELD_RECORD_LIST:
      return refuse_text (description, text, error);
    }
  g_assert_not_reached ();
}

static char *
join_path (const char *prefix, const char *name)
{
  return prefix == NULL ? g_strdup (name) : g_strdup_printf ("%s.%s", prefix, name);
}

typedef struct
{
  AvtRecordDiffFunc func;
  gpointer user_data;
} DiffSink;

static void diff_records (const AvtRecordType *type, const void *a, const void *b,
                          const char *prefix, const DiffSink *sink);

static gboolean
is_empty (const void *record)
{
  const AvtRecord *head = record;

  return head->present == 0 && avt_extras_get_size (head->extras) == 0;
}

/* A record that only one side has: its leaves, or itself when it has none. */
static void
diff_lone_record (const AvtField *field, const void *before, const void *after, const char *path,
                  const DiffSink *sink)
{
  if (is_empty (before != NULL ? before : after))
    sink->func (path, field, before != NULL ? "…" : NULL, after != NULL ? "…" : NULL,
                sink->user_data);
  else
    diff_records (field->record, before, after, path, sink);
}

static void
diff_one_side (const AvtField *field, const AvtRecordList *list, const AvtRecordList *other,
               gboolean is_before, const char *path, const DiffSink *sink)
{
  const AvtRecordType *type = field->record;

  for (guint i = 0; i < list->n_records; i++)
    {
      const char *record = (const char *) list->records + i * type->size;
      g_autofree char *key = key_text (type, record, i);
      g_autofree char *inner = g_strdup_printf ("%s[%s]", path, key);
      const void *match = find_in_list (type, other, key);

      if (match == NULL)
        diff_lone_record (field, is_before ? record : NULL, is_before ? NULL : record, inner,
                          sink);
      else if (is_before)
        diff_records (type, record, match, inner, sink);
    }
}

static gboolean
same_order (const AvtRecordType *type, const AvtRecordList *a, const AvtRecordList *b)
{
  gboolean same = TRUE;

  if (a->n_records != b->n_records)
    return TRUE; /* then a record was added or removed, which is said already */
  for (guint i = 0; i < a->n_records; i++)
    {
      g_autofree char *key = key_text (type, (const char *) a->records + i * type->size, i);

      if (has_key (type, (const char *) b->records + i * type->size, i, key))
        continue;
      if (find_in_list (type, b, key) == NULL)
        return TRUE; /* the same */
      same = FALSE;
    }
  return same;
}

static void
diff_lists (const AvtField *field, const AvtRecordList *a, const AvtRecordList *b,
            const char *path, const DiffSink *sink)
{
  static const AvtRecordList none = { 0, NULL };

  a = a != NULL ? a : &none;
  b = b != NULL ? b : &none;
  diff_one_side (field, a, b, TRUE, path, sink);
  diff_one_side (field, b, a, FALSE, path, sink);
  if (!same_order (field->record, a, b))
    sink->func (path, field, "order", "another order", sink->user_data);
}

static gboolean
is_given (const void *record, guint field)
{
  return record != NULL && AVT_RECORD_HAS (record, field);
}

static void
diff_field (const AvtRecordType *type, guint i, const void *a, const void *b, const char *prefix,
            const DiffSink *sink)
{
  const AvtField *field = &type->fields[i];
  g_autofree char *path = join_path (prefix, field->name);
  const void *before = is_given (a, i) ? CONST_MEMBER (a, field) : NULL;
  const void *after = is_given (b, i) ? CONST_MEMBER (b, field) : NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if (before == NULL && after == NULL)
    return;
  if (a != NULL && b != NULL && avt_record_field_equal (field, i, a, b))
    return;
  if (field->kind == AVT_FIELD_RECORD)
    {
      if (before == NULL || after == NULL)
        diff_lone_record (field, before, after, path, sink);
      else
        diff_records (field->record, before, after, path, sink);
      return;
    }
  if (field->kind == AVT_FIELD_RECORD_LIST && (before == NULL) == (after == NULL))
    {
      diff_lists (field, before, after, path, sink);
      return;
    }
  if (before != NULL)
    old_text = avt_record_get_text (type, a, i, &AVT_NUMBER_STYLE_C);
  if (after != NULL)
    new_text = avt_record_get_text (type, b, i, &AVT_NUMBER_STYLE_C);
  sink->func (path, field, old_text, new_text, sink->user_data);
  if (field->kind == AVT_FIELD_RECORD_LIST)
    diff_lists (field, before, after, path, sink);
}

static void
diff_extras (const AvtExtras *a, const AvtExtras *b, const char *prefix, const DiffSink *sink)
{
  static const AvtField unknown = { .name = "?", .kind = AVT_FIELD_STRING };
  g_autofree char *path = join_path (prefix, "(unknown keys)");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (avt_extras_equal (a, b))
    return;
  before = g_strdup_printf ("%u", avt_extras_get_size (a));
  after = g_strdup_printf ("%u", avt_extras_get_size (b));
  sink->func (path, &unknown, before, after, sink->user_data);
}

/* Either record may be NULL: then all fields of the other are reported. */
static void
diff_records (const AvtRecordType *type, const void *a, const void *b, const char *prefix,
              const DiffSink *sink)
{
  for (guint i = 0; i < type->n_fields; i++)
    diff_field (type, i, a, b, prefix, sink);
  diff_extras (a != NULL ? ((const AvtRecord *) a)->extras : NULL,
               b != NULL ? ((const AvtRecord *) b)->extras : NULL, prefix, sink);
}

/**
 * avt_record_diff:
 * @a: (nullable): the record before
 * @b: (nullable): the record after
 * @func: called in field order for every leaf that differs
 */
void
avt_record_diff (const AvtRecordType *type, const void *a, const void *b, AvtRecordDiffFunc func,
                 gpointer user_data)
{
  DiffSink sink = { func, user_data };

  diff_records (type, a, b, NULL, &sink);
}
