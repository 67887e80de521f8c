#include "config.h"

#include "tests/engine/base/record-checks.h"

#include "tests/engine/base/record-maker.h"

#include <math.h>
#include <string.h>

#define POISON 0xa5

void *
record_new (const AvtRecordType *type)
{
  void *record = g_malloc (type->size);

  avt_record_init (type, record);
  return record;
}

void
record_free (const AvtRecordType *type, void *record)
{
  avt_record_clear (type, record);
  g_free (record);
}

static gsize
member_size (const AvtField *field)
{
  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      return sizeof (gint64);
    case AVT_FIELD_REAL:
      return sizeof (double);
    case AVT_FIELD_BOOLEAN:
      return sizeof (gboolean);
    case AVT_FIELD_ENUM:
      return sizeof (int);
    case AVT_FIELD_STRING:
      return sizeof (char *);
    case AVT_FIELD_REFERENCE:
      return sizeof (AvtId);
    case AVT_FIELD_REFERENCE_LIST:
      return sizeof (AvtIdList);
    case AVT_FIELD_RECORD:
      return field->record->size;
    case AVT_FIELD_RECORD_LIST:
      return sizeof (AvtRecordList);
    }
  g_assert_not_reached ();
}

/* Without the compiler's word: up to seven bytes before a place that pointers and 64-bit numbers
 * need may be padding. */
static gboolean
may_be_padding (const guint8 *bytes, gsize at)
{
  for (gsize i = at; i % 8 != 0; i++)
    if (bytes[i] != POISON)
      return FALSE;
  return at % 8 != 0;
}

/**
 * check_record_coverage:
 * @head_size: how many bytes at the start are the head of every such record
 * @clear_padding: (nullable): sets the bytes of a struct that belong to no member to zero
 *
 * Fails on any byte of a member that no field of the table describes, and on fields that overlap
 * or stick out.
 */
void
check_record_coverage (const AvtRecordType *type, gsize head_size,
                       void (*clear_padding) (void *record))
{
  g_autofree guint8 *bytes = g_malloc (type->size);

  memset (bytes, POISON, type->size);
  if (clear_padding != NULL)
    clear_padding (bytes);
  memset (bytes, 0, head_size);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];

      g_assert_cmpuint (field->offset, >=, head_size);
      g_assert_cmpuint (field->offset + member_size (field), <=, type->size);
      if (bytes[field->offset] != POISON && field->kind != AVT_FIELD_RECORD)
        g_error ("%s.%s overlaps with another field", type->name, field->name);
      memset (bytes + field->offset, 0, member_size (field));
    }
  for (gsize i = 0; i < type->size; i++)
    if (bytes[i] == POISON && (clear_padding != NULL || !may_be_padding (bytes, i)))
      g_error ("byte %" G_GSIZE_FORMAT " of %s is in no field", i, type->name);
  g_assert_cmpuint (type->n_fields, <=, 64);
  g_assert_cmpint (type->key, <, (int) type->n_fields);
}

static void
make_full_record (GRand *rand, const AvtRecordType *type, void *record)
{
  RecordMaker maker = { .rand = rand, .share_percent = 100 };

  make_record (&maker, type, record);
}

/* Gives the field another value than it has. */
static void
change_field (GRand *rand, const AvtRecordType *type, void *record, guint field)
{
  RecordMaker maker = { .rand = rand, .share_percent = 60 };
  void *before = g_malloc (type->size);

  avt_record_copy (type, before, record);
  for (guint i = 0; avt_record_field_equal (&type->fields[field], field, before, record); i++)
    {
      g_assert_cmpuint (i, <, 1000);
      make_value (&maker, type, record, field);
    }
  record_free (type, before);
}

static void
check_one_differs (const AvtRecordType *type, const void *a, const void *b, guint field)
{
  g_assert_false (avt_record_equal (type, a, b));
  for (guint i = 0; i < type->n_fields; i++)
    g_assert_cmpint (avt_record_field_equal (&type->fields[i], i, a, b), ==, i != field);
}

static void
check_unset (const AvtRecordType *type, void *record, guint field)
{
  void *fresh = record_new (type);

  avt_record_unset (type, record, field);
  g_assert_false (AVT_RECORD_HAS (record, field));
  switch (type->fields[field].kind)
    {
    case AVT_FIELD_RECORD:
      g_assert_true (avt_record_equal (type->fields[field].record,
                                       (char *) record + type->fields[field].offset,
                                       (char *) fresh + type->fields[field].offset));
      break;
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
    case AVT_FIELD_BOOLEAN:
    case AVT_FIELD_ENUM:
    case AVT_FIELD_STRING:
    case AVT_FIELD_REFERENCE:
    case AVT_FIELD_REFERENCE_LIST:
    case AVT_FIELD_RECORD_LIST:
      g_assert_cmpmem ((char *) record + type->fields[field].offset,
                       member_size (&type->fields[field]),
                       (char *) fresh + type->fields[field].offset,
                       member_size (&type->fields[field]));
      break;
    }
  record_free (type, fresh);
}

/**
 * check_record_values:
 *
 * New records lack every field; a copy is equal and owns what it holds; changing or unsetting one
 * field makes exactly that one differ; equal records have equal hashes.
 */
void
check_record_values (const AvtRecordType *type, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  void *record = record_new (type);
  void *copy = g_malloc (type->size);

  g_assert_cmphex (((AvtRecord *) record)->present, ==, 0);
  for (guint i = 0; i < type->n_fields; i++)
    check_unset (type, record, i);
  make_full_record (rand, type, record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      guint hash = avt_record_hash (type, record);

      memset (copy, POISON, type->size);
      avt_record_copy (type, copy, record);
      g_assert_true (avt_record_equal (type, record, copy));
      g_assert_cmpuint (avt_record_hash (type, copy), ==, hash);
      change_field (rand, type, copy, i);
      check_one_differs (type, record, copy, i);
      check_unset (type, copy, i);
      check_one_differs (type, record, copy, i);
      g_assert_cmpuint (avt_record_hash (type, record), ==, hash);
      avt_record_clear (type, copy);
    }
  g_free (copy);
  record_free (type, record);
}

/* Ranges */

static void
check_accepted (const AvtRecordType *type, const void *record)
{
  g_autoptr (GError) error = NULL;

  avt_record_check (type, record, &error);
  g_assert_no_error (error);
}

/* Refused with @code and a sentence that names the field. */
static void
check_not_accepted (const AvtRecordType *type, const void *record, guint field, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (avt_record_check (type, record, &error));
  g_assert_error (error, AVT_FIELD_ERROR, code);
  if (strstr (error->message, type->fields[field].name) == NULL)
    g_error ("\"%s\" does not name %s", error->message, type->fields[field].name);
}

static void
check_integer_range (const AvtRecordType *type, void *record, guint i)
{
  const AvtField *field = &type->fields[i];
  gint64 minimum = (gint64) field->minimum;
  gint64 maximum = (gint64) field->maximum;

  if (minimum == 0 && maximum == 0)
    return;
  if (field->flags & AVT_FIELD_OPEN_MINIMUM)
    minimum++;
  avt_record_set_integer (type, record, i, minimum);
  check_accepted (type, record);
  avt_record_set_integer (type, record, i, maximum);
  check_accepted (type, record);
  avt_record_set_integer (type, record, i, minimum - 1);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  avt_record_set_integer (type, record, i, maximum + 1);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  avt_record_set_integer (type, record, i, G_MININT64);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  avt_record_set_integer (type, record, i, G_MAXINT64);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
}

static void
check_real_range (const AvtRecordType *type, void *record, guint i)
{
  const AvtField *field = &type->fields[i];

  avt_record_set_real (type, record, i, NAN);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  avt_record_set_real (type, record, i, INFINITY);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  if (field->minimum == 0 && field->maximum == 0)
    return;
  avt_record_set_real (type, record, i, field->minimum);
  if (field->flags & AVT_FIELD_OPEN_MINIMUM)
    check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  else
    check_accepted (type, record);
  avt_record_set_real (type, record, i, field->maximum);
  check_accepted (type, record);
  avt_record_set_real (type, record, i, nextafter (field->minimum, -INFINITY));
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  avt_record_set_real (type, record, i, nextafter (field->maximum, INFINITY));
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
}

static void
check_enum_range (const AvtRecordType *type, void *record, guint i)
{
  int n_values = 0;

  for (; type->fields[i].values[n_values].nick != NULL; n_values++)
    {
      const char *nick = type->fields[i].values[n_values].nick;

      g_assert_cmpint (avt_field_find_value (&type->fields[i], nick), ==, n_values);
      avt_record_set_enum (type, record, i, n_values);
      check_accepted (type, record);
    }
  avt_record_set_enum (type, record, i, n_values);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  avt_record_set_enum (type, record, i, -1);
  check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
}

static void
check_text (const AvtRecordType *type, void *record, guint i, const char *text, gboolean is_good)
{
  avt_record_set_string (type, record, i, text);
  if (is_good)
    check_accepted (type, record);
  else
    check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
}

static void
check_string_range (const AvtRecordType *type, void *record, guint i)
{
  const AvtField *field = &type->fields[i];
  AvtFieldFlags flags = field->flags;
  gboolean is_free = (flags & (AVT_FIELD_DATE | AVT_FIELD_COLOUR | AVT_FIELD_PICTURE)) == 0;
  g_autofree char *longest = g_strnfill (avt_field_max_bytes (field), 'x');
  g_autofree char *too_long = g_strnfill (avt_field_max_bytes (field) + 1, 'x');

  check_text (type, record, i, longest, is_free);
  check_text (type, record, i, too_long, FALSE);
  check_text (type, record, i, "", is_free && !(flags & AVT_FIELD_NOT_EMPTY));
  check_text (type, record, i, "\303\244 \360\237\230\200", is_free);
  check_text (type, record, i, "\377", FALSE);
  check_text (type, record, i, "a\303", FALSE);
  check_text (type, record, i, "2024-02-29", is_free || (flags & AVT_FIELD_DATE) != 0);
  check_text (type, record, i, "2023-02-29", is_free);
  check_text (type, record, i, "0000-01-01", is_free);
  check_text (type, record, i, "2024-2-29", is_free);
  check_text (type, record, i, "2024-02-29 ", is_free);
  check_text (type, record, i, "2024-+1-01", is_free);
  check_text (type, record, i, "#00fFa9", is_free || (flags & AVT_FIELD_COLOUR) != 0);
  check_text (type, record, i, "#00ffag", is_free);
  check_text (type, record, i, "00ffa9", is_free);
  check_text (type, record, i, "#00ffa", is_free);
}

static void
check_reference_range (const AvtRecordType *type, void *record, guint i)
{
  g_autoptr (AvtIdSource) source = avt_id_source_new_seeded (1);
  const char *targets = type->fields[i].targets;

  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      avt_record_set_id (type, record, i, avt_id_source_next (source, letter));
      if (targets == NULL || strchr (targets, letter) != NULL)
        check_accepted (type, record);
      else
        check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
    }
}

static void
check_duplicate_key (const AvtRecordType *type, void *record, guint i)
{
  const AvtRecordType *inner = type->fields[i].record;
  g_autoptr (GRand) rand = g_rand_new_with_seed (i);
  void *first = avt_record_append (type, record, i);
  void *second;

  make_full_record (rand, inner, first);
  check_accepted (type, record);
  second = avt_record_append (type, record, i);
  first = (char *) second - inner->size; /* the list may have moved */
  avt_record_copy (inner, second, first);
  if (inner->key >= 0)
    check_not_accepted (type, record, i, AVT_FIELD_ERROR_DUPLICATE);
  else
    check_accepted (type, record);
}

/* A fault of a record in a list, or in place, is a fault of the whole. */
static void
check_inner_fault (const AvtRecordType *type, void *record, guint i)
{
  const AvtRecordType *inner = type->fields[i].record;
  void *broken = type->fields[i].kind == AVT_FIELD_RECORD ? avt_record_set_record (type, record, i)
                                                          : avt_record_append (type, record, i);

  for (guint k = 0; k < inner->n_fields; k++)
    if (inner->fields[k].kind == AVT_FIELD_INTEGER && inner->fields[k].maximum != 0)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (k);
        g_autoptr (GError) error = NULL;

        make_full_record (rand, inner, broken);
        check_accepted (type, record);
        avt_record_set_integer (inner, broken, k, G_MAXINT64);
        g_assert_false (avt_record_check (type, record, &error));
        g_assert_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE);
        if (strstr (error->message, inner->fields[k].name) == NULL)
          g_error ("\"%s\" does not name %s", error->message, inner->fields[k].name);
      }
}

static void
check_count_range (const AvtRecordType *type, void *record, guint i)
{
  const AvtField *field = &type->fields[i];

  avt_record_unset (type, record, i);
  if (field->kind == AVT_FIELD_REFERENCE_LIST)
    avt_record_set_ids (type, record, i, NULL, 0);
  else
    {
      avt_record_append (type, record, i);
      avt_record_remove_at (type, record, i, 0);
    }
  if ((field->flags & AVT_FIELD_NOT_EMPTY) || field->minimum > 0)
    check_not_accepted (type, record, i, AVT_FIELD_ERROR_RANGE);
  else
    check_accepted (type, record);
}

static void
check_range (const AvtRecordType *type, void *record, guint i)
{
  switch (type->fields[i].kind)
    {
    case AVT_FIELD_INTEGER:
      check_integer_range (type, record, i);
      break;
    case AVT_FIELD_REAL:
      check_real_range (type, record, i);
      break;
    case AVT_FIELD_ENUM:
      check_enum_range (type, record, i);
      break;
    case AVT_FIELD_STRING:
      check_string_range (type, record, i);
      break;
    case AVT_FIELD_REFERENCE:
      check_reference_range (type, record, i);
      break;
    case AVT_FIELD_REFERENCE_LIST:
      check_count_range (type, record, i);
      break;
    case AVT_FIELD_RECORD:
      check_inner_fault (type, record, i);
      break;
    case AVT_FIELD_RECORD_LIST:
      check_count_range (type, record, i);
      check_duplicate_key (type, record, i);
      avt_record_unset (type, record, i);
      check_inner_fault (type, record, i);
      break;
    case AVT_FIELD_BOOLEAN:
      break;
    }
}

/**
 * check_record_ranges:
 *
 * Every bound of every field: at it, and one step beyond; enum values, texts, dates, colours,
 * letters of references, keys of lists, required fields.
 */
void
check_record_ranges (const AvtRecordType *type, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < type->n_fields; i++)
    {
      void *record = record_new (type);

      make_full_record (rand, type, record);
      check_accepted (type, record);
      check_range (type, record, i);
      avt_record_unset (type, record, i);
      if (type->fields[i].flags & AVT_FIELD_REQUIRED)
        check_not_accepted (type, record, i, AVT_FIELD_ERROR_MISSING);
      else
        check_accepted (type, record);
      record_free (type, record);
    }
}

/* Paths */

typedef void (*LeafFunc) (const AvtRecordType *type, const void *record, guint field,
                          const char *path, gpointer user_data);

static void walk_leaves (const AvtRecordType *type, const void *record, const char *prefix,
                         LeafFunc func, gpointer user_data);

/* "list[key]" of record @i of a list. */
static char *
list_path (const AvtRecordType *type, const void *record, guint i, const char *path)
{
  g_autofree char *key = NULL;

  if (type->key >= 0)
    key = avt_record_get_text (type, record, (guint) type->key, &AVT_NUMBER_STYLE_C);
  else
    key = g_strdup_printf ("#%u", i);
  return g_strdup_printf ("%s[%s]", path, key);
}

static void
walk_list (const AvtRecordType *type, const AvtRecordList *list, const char *path, LeafFunc func,
           gpointer user_data)
{
  for (guint i = 0; i < list->n_records; i++)
    {
      const char *inner = (const char *) list->records + i * type->size;
      g_autofree char *inner_path = list_path (type, inner, i, path);

      walk_leaves (type, inner, inner_path, func, user_data);
    }
}

/* Calls @func for every field of the record and of the records in it, present or not. */
static void
walk_leaves (const AvtRecordType *type, const void *record, const char *prefix, LeafFunc func,
             gpointer user_data)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const char *member = (const char *) record + field->offset;
      g_autofree char *path = prefix != NULL ? g_strdup_printf ("%s.%s", prefix, field->name)
                                             : g_strdup (field->name);

      func (type, record, i, path, user_data);
      if (field->kind == AVT_FIELD_RECORD)
        walk_leaves (field->record, member, path, func, user_data);
      if (field->kind == AVT_FIELD_RECORD_LIST)
        walk_list (field->record, (const AvtRecordList *) (gconstpointer) member, path, func,
                   user_data);
    }
}

typedef struct
{
  const AvtRecordType *type;
  void *record;
} Whole;

static void
check_same_text (const AvtField *field, const char *before, const char *after)
{
  /* a real is shown rounded, so it comes back as it was shown */
  if (g_strcmp0 (before, after) != 0)
    g_error ("%s: \"%s\" came back as \"%s\"", field->name, before, after);
}

/* A field may hold what nobody would type: a place below the floor, of a file. */
static gboolean
is_negative_quantity (const AvtField *field, const void *record)
{
  return field->kind == AVT_FIELD_INTEGER && field->unit != AVT_UNIT_NONE
         && *(const gint64 *) (gconstpointer) ((const char *) record + field->offset) < 0;
}

static void
check_path_cb (const AvtRecordType *type, const void *record, guint field, const char *path,
               gpointer user_data)
{
  const Whole *whole = user_data;
  const AvtField *description = &type->fields[field];
  const AvtRecordType *found_type;
  guint found_field;
  g_autoptr (GError) error = NULL;
  g_autofree char *before
      = avt_record_get_text (type, record, field, &AVT_NUMBER_STYLE_C);
  g_autofree char *after = NULL;
  void *found = avt_record_resolve_for_change (whole->type, whole->record, path, &found_type,
                                               &found_field, &error);

  g_assert_no_error (error);
  g_assert_true (found == record);
  g_assert_true (found == avt_record_resolve (whole->type, whole->record, path, &found_type,
                                              &found_field, NULL));
  g_assert_true (found_type == type);
  g_assert_cmpuint (found_field, ==, field);
  g_assert_cmpint (before != NULL, ==, AVT_RECORD_HAS (record, field));
  if (before == NULL)
    return;
  if (description->kind == AVT_FIELD_RECORD || description->kind == AVT_FIELD_RECORD_LIST)
    {
      g_assert_false (avt_record_set_text (type, found, field, before, &error));
      g_assert_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_TYPE);
      return;
    }
  if (is_negative_quantity (description, record))
    return;
  if (type->key != (int) field)
    avt_record_unset (type, found, field);
  avt_record_set_text (type, found, field, before, &error);
  g_assert_no_error (error);
  after = avt_record_get_text (type, found, field, &AVT_NUMBER_STYLE_C);
  check_same_text (description, before, after);
}

/* Only reals may have changed by being shown and read. */
static void
check_only_reals_differ_cb (const char *path, const AvtField *field, const char *before,
                            const char *after, gpointer user_data)
{
  g_assert_cmpint (field->kind, ==, AVT_FIELD_REAL);
}

static void
check_refused_path (const AvtRecordType *type, const void *record, const char *path,
                    const char *named)
{
  const AvtRecordType *holder_type;
  guint field;
  g_autoptr (GError) error = NULL;

  g_assert_null (avt_record_resolve (type, record, path, &holder_type, &field, &error));
  g_assert_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_UNKNOWN);
  if (strstr (error->message, named) == NULL)
    g_error ("\"%s\" does not name \"%s\"", error->message, named);
}

static void
check_wrong_path_cb (const AvtRecordType *type, const void *record, guint field, const char *path,
                     gpointer user_data)
{
  const Whole *whole = user_data;
  g_autofree char *with_end = g_strdup_printf ("%s.nothing", path);
  g_autofree char *with_key = g_strdup_printf ("%s[nothing].nothing", path);
  g_autofree char *cut = g_strndup (path, strlen (path) - 1);

  check_refused_path (whole->type, whole->record, with_end, "nothing");
  check_refused_path (whole->type, whole->record, with_key, "[nothing].nothing");
  if (avt_record_type_find (type, cut) < 0 && strchr (cut, '.') == NULL)
    check_refused_path (whole->type, whole->record, cut, cut);
}

/**
 * check_record_paths:
 *
 * Every field of the record and of the records in it is found by its path, and its text, typed
 * in again, gives its value again.
 */
void
check_record_paths (const AvtRecordType *type, guint32 seed)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      RecordMaker maker = { .rand = rand, .share_percent = i * 10 };
      Whole whole = { type, record_new (type) };
      void *before = g_malloc (type->size);

      make_record (&maker, type, whole.record);
      avt_record_copy (type, before, whole.record);
      walk_leaves (type, whole.record, NULL, check_wrong_path_cb, &whole);
      g_assert_true (avt_record_equal (type, before, whole.record));
      walk_leaves (type, before, NULL, check_wrong_path_cb, &(Whole){ type, before });
      if (i == 11) /* everything present: resolving for a change marks nothing new */
        {
          walk_leaves (type, whole.record, NULL, check_path_cb, &whole);
          avt_record_diff (type, before, whole.record, check_only_reals_differ_cb, NULL);
        }
      record_free (type, before);
      record_free (type, whole.record);
    }
}

/* Diff */

typedef struct
{
  GHashTable *texts; /* path -> text */
} Flat;

static gboolean
is_bare (gconstpointer record)
{
  return ((const AvtRecord *) record)->present == 0;
}

static void
flatten_bare_records (Flat *flat, const AvtRecordType *type, const AvtRecordList *list,
                      const char *path)
{
  for (guint i = 0; i < list->n_records; i++)
    {
      const char *record = (const char *) list->records + i * type->size;

      if (is_bare (record))
        g_hash_table_insert (flat->texts, list_path (type, record, i, path), g_strdup ("…"));
    }
}

/* A record that has fields is stood for by them; one without any stands for itself. */
static void
flatten_cb (const AvtRecordType *type, const void *record, guint field, const char *path,
            gpointer user_data)
{
  Flat *flat = user_data;
  const AvtField *description = &type->fields[field];
  const char *member = (const char *) record + description->offset;
  g_autofree char *text = avt_record_get_text (type, record, field, &AVT_NUMBER_STYLE_C);

  if (text == NULL)
    return;
  if (description->kind == AVT_FIELD_RECORD_LIST)
    flatten_bare_records (flat, description->record,
                          (const AvtRecordList *) (gconstpointer) member, path);
  if (description->kind != AVT_FIELD_RECORD || is_bare (member))
    g_hash_table_insert (flat->texts, g_strdup (path), g_steal_pointer (&text));
}

static Flat
flatten (const AvtRecordType *type, const void *record)
{
  Flat flat = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  walk_leaves (type, record, NULL, flatten_cb, &flat);
  return flat;
}

typedef struct
{
  Flat before;
  Flat after;
  GHashTable *reported;
} DiffCheck;

static void
check_difference_cb (const char *path, const AvtField *field, const char *before,
                     const char *after, gpointer user_data)
{
  DiffCheck *check = user_data;

  g_assert_true (g_hash_table_add (check->reported, g_strdup (path)));
  g_assert_cmpstr (before, !=, after);
  if (field->kind == AVT_FIELD_RECORD_LIST && g_strcmp0 (before, "order") == 0)
    return;
  g_assert_cmpstr (before, ==, g_hash_table_lookup (check->before.texts, path));
  g_assert_cmpstr (after, ==, g_hash_table_lookup (check->after.texts, path));
}

static gboolean
is_list_path (const AvtRecordType *type, const void *record, const char *path)
{
  const AvtRecordType *holder_type;
  guint field;
  const void *holder = avt_record_resolve (type, record, path, &holder_type, &field, NULL);

  return holder != NULL && holder_type->fields[field].kind == AVT_FIELD_RECORD_LIST;
}

/* @path, or for a record without fields one of the fields that the other side gives it. */
static gboolean
is_reported (GHashTable *reported, const char *path, const char *text)
{
  g_autofree char *inside = g_strdup_printf ("%s.", path);
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_contains (reported, path))
    return TRUE;
  g_hash_table_iter_init (&iter, reported);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (strcmp (text, "…") == 0 && g_str_has_prefix (key, inside))
      return TRUE;
  return FALSE;
}

/* What differs in the flat lists is reported; of lists only that one side has none. */
static void
check_reported (const AvtRecordType *type, const void *record, const Flat *here, const Flat *there,
                GHashTable *reported)
{
  GHashTableIter iter;
  gpointer path;
  gpointer text;

  g_hash_table_iter_init (&iter, here->texts);
  while (g_hash_table_iter_next (&iter, &path, &text))
    {
      const char *other = g_hash_table_lookup (there->texts, path);

      if (g_strcmp0 (text, other) == 0 || (other != NULL && is_list_path (type, record, path)))
        continue;
      if (!is_reported (reported, path, text))
        g_error ("%s: \"%s\" and \"%s\" differ, which is not reported", (char *) path,
                 (char *) text, other);
    }
}

static void
check_diff_of (const AvtRecordType *type, const void *a, const void *b)
{
  DiffCheck check = { flatten (type, a), flatten (type, b),
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  avt_record_diff (type, a, b, check_difference_cb, &check);
  g_assert_cmpint (avt_record_equal (type, a, b), ==, g_hash_table_size (check.reported) == 0);
  check_reported (type, a, &check.before, &check.after, check.reported);
  check_reported (type, b, &check.after, &check.before, check.reported);
  g_hash_table_unref (check.before.texts);
  g_hash_table_unref (check.after.texts);
  g_hash_table_unref (check.reported);
}

/** check_record_diff: the diff of two records is the difference of their flat lists of texts. */
void
check_record_diff (const AvtRecordType *type, guint32 seed)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      RecordMaker maker = { .rand = rand, .share_percent = 20 + 4 * i };
      void *a = record_new (type);
      void *b = record_new (type);

      make_record (&maker, type, a);
      check_diff_of (type, a, a);
      avt_record_clear (type, b);
      avt_record_copy (type, b, a);
      check_diff_of (type, a, b);
      change_field (rand, type, b, (guint) g_rand_int_range (rand, 0, (gint32) type->n_fields));
      check_diff_of (type, a, b);
      check_diff_of (type, b, a);
      make_record (&maker, type, b);
      check_diff_of (type, a, b);
      record_free (type, a);
      record_free (type, b);
    }
}
