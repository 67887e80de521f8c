#include "config.h"

#include "engine/base/record.h"

#include "engine/base/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MEMBER(record, field) ((void *) ((char *) (record) + (field)->offset))
#define CONST_MEMBER(record, field) ((const void *) ((const char *) (record) + (field)->offset))

static AvtRecord *
head (void *record)
{
  return record;
}

static void
mark (void *record, guint field)
{
  head (record)->present |= G_GUINT64_CONSTANT (1) << field;
}

static void
set_fallback (const AvtField *field, void *record)
{
  void *member = MEMBER (record, field);

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      *(gint64 *) member = (gint64) field->fallback;
      break;
    case AVT_FIELD_REAL:
      *(double *) member = field->fallback;
      break;
    case AVT_FIELD_BOOLEAN:
      *(gboolean *) member = field->fallback != 0;
      break;
    case AVT_FIELD_ENUM:
      *(int *) member = (int) field->fallback;
      break;
    case AVT_FIELD_RECORD:
      avt_record_init (field->record, member);
      break;
    case AVT_FIELD_STRING:
    case AVT_FIELD_REFERENCE:
    case AVT_FIELD_REFERENCE_LIST:
    case AVT_FIELD_RECORD_LIST:
      break;
    }
}

/**
 * avt_record_init:
 * @record: memory of the type's size, of any content
 *
 * Every field becomes absent; members of fields with a default hold it.
 */
void
avt_record_init (const AvtRecordType *type, void *record)
{
  memset (record, 0, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    set_fallback (&type->fields[i], record);
}

static void
clear_list (const AvtRecordType *type, AvtRecordList *list)
{
  for (guint i = 0; i < list->n_records; i++)
    avt_record_clear (type, (char *) list->records + i * type->size);
  g_clear_pointer (&list->records, g_free);
  list->n_records = 0;
}

static void
clear_field (const AvtField *field, void *record)
{
  void *member = MEMBER (record, field);

  switch (field->kind)
    {
    case AVT_FIELD_STRING:
      g_clear_pointer ((char **) member, g_free);
      break;
    case AVT_FIELD_REFERENCE:
      *(AvtId *) member = AVT_ID_NONE;
      break;
    case AVT_FIELD_REFERENCE_LIST:
      g_clear_pointer (&((AvtIdList *) member)->ids, g_free);
      ((AvtIdList *) member)->n_ids = 0;
      break;
    case AVT_FIELD_RECORD:
      avt_record_clear (field->record, member);
      break;
    case AVT_FIELD_RECORD_LIST:
      clear_list (field->record, member);
      break;
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
    case AVT_FIELD_BOOLEAN:
    case AVT_FIELD_ENUM:
      break;
    }
}

/** avt_record_clear: frees what the record owns; the struct itself belongs to the caller. */
void
avt_record_clear (const AvtRecordType *type, void *record)
{
  for (guint i = 0; i < type->n_fields; i++)
    clear_field (&type->fields[i], record);
  g_clear_pointer (&head (record)->extras, avt_extras_unref);
  head (record)->present = 0;
}

/* Lists have no capacity of their own: their arrays always have the next power of two. Lists are
 * far shorter than 2^31: a design file has 64 MiB. */
static guint
room_for (guint n_records)
{
  guint room = 1;

  while (room < n_records)
    room *= 2;
  return room;
}

static void
copy_list (const AvtRecordType *type, AvtRecordList *target, const AvtRecordList *source)
{
  char *records = NULL;

  if (source->n_records > 0)
    records = g_malloc_n (room_for (source->n_records), type->size);
  for (guint i = 0; i < source->n_records; i++)
    avt_record_copy (type, records + i * type->size,
                     (const char *) source->records + i * type->size);
  target->n_records = source->n_records;
  target->records = records;
}

static void
copy_field (const AvtField *field, void *target, const void *source)
{
  void *to = MEMBER (target, field);
  const void *from = CONST_MEMBER (source, field);

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      *(gint64 *) to = *(const gint64 *) from;
      break;
    case AVT_FIELD_REAL:
      *(double *) to = *(const double *) from;
      break;
    case AVT_FIELD_BOOLEAN:
      *(gboolean *) to = *(const gboolean *) from;
      break;
    case AVT_FIELD_ENUM:
      *(int *) to = *(const int *) from;
      break;
    case AVT_FIELD_STRING:
      *(char **) to = g_strdup (*(char *const *) from);
      break;
    case AVT_FIELD_REFERENCE:
      *(AvtId *) to = *(const AvtId *) from;
      break;
    case AVT_FIELD_REFERENCE_LIST:
      {
        const AvtIdList *list = from;

        ((AvtIdList *) to)->n_ids = list->n_ids;
        ((AvtIdList *) to)->ids = g_memdup2 (list->ids, list->n_ids * sizeof (AvtId));
        break;
      }
    case AVT_FIELD_RECORD:
      avt_record_copy (field->record, to, from);
      break;
    case AVT_FIELD_RECORD_LIST:
      copy_list (field->record, to, from);
      break;
    }
}

/**
 * avt_record_copy:
 * @target: memory of the type's size, of any content; what it owned is not freed
 * @source: an initialised record
 */
void
avt_record_copy (const AvtRecordType *type, void *target, const void *source)
{
  const AvtRecord *from = source;

  memset (target, 0, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    copy_field (&type->fields[i], target, source);
  head (target)->present = from->present;
  head (target)->extras = from->extras != NULL ? avt_extras_ref (from->extras) : NULL;
}

static gboolean
lists_equal (const AvtRecordType *type, const AvtRecordList *a, const AvtRecordList *b)
{
  if (a->n_records != b->n_records)
    return FALSE;
  for (guint i = 0; i < a->n_records; i++)
    if (!avt_record_equal (type, (const char *) a->records + i * type->size,
                           (const char *) b->records + i * type->size))
      return FALSE;
  return TRUE;
}

static gboolean
members_equal (const AvtField *field, const void *a, const void *b)
{
  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      return *(const gint64 *) a == *(const gint64 *) b;
    case AVT_FIELD_REAL:
      return *(const double *) a == *(const double *) b;
    case AVT_FIELD_BOOLEAN:
      return !*(const gboolean *) a == !*(const gboolean *) b;
    case AVT_FIELD_ENUM:
      return *(const int *) a == *(const int *) b;
    case AVT_FIELD_STRING:
      return g_strcmp0 (*(char *const *) a, *(char *const *) b) == 0;
    case AVT_FIELD_REFERENCE:
      return avt_id_equal (*(const AvtId *) a, *(const AvtId *) b);
    case AVT_FIELD_REFERENCE_LIST:
      {
        const AvtIdList *left = a;
        const AvtIdList *right = b;

        return left->n_ids == right->n_ids
               && (left->n_ids == 0
                   || memcmp (left->ids, right->ids, left->n_ids * sizeof (AvtId)) == 0);
      }
    case AVT_FIELD_RECORD:
      return avt_record_equal (field->record, a, b);
    case AVT_FIELD_RECORD_LIST:
      return lists_equal (field->record, a, b);
    }
  g_assert_not_reached ();
}

/** avt_record_field_equal: whether both lack field @index, or both have it with equal values. */
gboolean
avt_record_field_equal (const AvtField *field, guint index, const void *a, const void *b)
{
  if (AVT_RECORD_HAS (a, index) != AVT_RECORD_HAS (b, index))
    return FALSE;
  return !AVT_RECORD_HAS (a, index)
         || members_equal (field, CONST_MEMBER (a, field), CONST_MEMBER (b, field));
}

/** avt_record_equal: whether both have the same fields with equal values, and the same unknown
 * keys. */
gboolean
avt_record_equal (const AvtRecordType *type, const void *a, const void *b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!avt_record_field_equal (&type->fields[i], i, a, b))
      return FALSE;
  return avt_extras_equal (((const AvtRecord *) a)->extras, ((const AvtRecord *) b)->extras);
}

static guint
hash_bytes (guint hash, const void *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    hash = (hash ^ ((const guint8 *) bytes)[i]) * 16777619u;
  return hash;
}

static guint
member_hash (const AvtField *field, const void *member)
{
  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      return hash_bytes (2166136261u, member, sizeof (gint64));
    case AVT_FIELD_REAL:
      {
        double value = *(const double *) member + 0.0; /* -0 equals 0 */

        return hash_bytes (2166136261u, &value, sizeof value);
      }
    case AVT_FIELD_BOOLEAN:
      return *(const gboolean *) member ? 1 : 2;
    case AVT_FIELD_ENUM:
      return (guint) * (const int *) member * 31u + 3;
    case AVT_FIELD_STRING:
      return *(char *const *) member == NULL ? 5 : g_str_hash (*(char *const *) member);
    case AVT_FIELD_REFERENCE:
      return avt_id_hash (*(const AvtId *) member);
    case AVT_FIELD_REFERENCE_LIST:
      {
        const AvtIdList *list = member;

        return hash_bytes (2166136261u, list->ids, list->n_ids * sizeof (AvtId));
      }
    case AVT_FIELD_RECORD:
      return avt_record_hash (field->record, member);
    case AVT_FIELD_RECORD_LIST:
      {
        const AvtRecordList *list = member;
        guint hash = list->n_records;

        for (guint i = 0; i < list->n_records; i++)
          hash = hash * 33u
                 + avt_record_hash (field->record,
                                    (const char *) list->records + i * field->record->size);
        return hash;
      }
    }
  g_assert_not_reached ();
}

/** avt_record_hash: equal records have equal hashes. */
guint
avt_record_hash (const AvtRecordType *type, const void *record)
{
  guint hash = 5381;

  for (guint i = 0; i < type->n_fields; i++)
    hash = hash * 33u
           + (AVT_RECORD_HAS (record, i)
                  ? member_hash (&type->fields[i], CONST_MEMBER (record, &type->fields[i]))
                  : 0);
  return hash;
}

static gboolean
refuse_value (const AvtRecordType *type, const AvtField *field, GError **error)
{
  g_autofree char *allowed = avt_field_allowed (field);

  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE, "%s of the %s must be %s",
               field->name, type->name, allowed);
  return FALSE;
}

/* In integers, because a double cannot tell 10^18 and 10^18 + 1 apart. */
static gboolean
integer_in_range (const AvtField *field, gint64 value)
{
  gint64 minimum = (gint64) field->minimum;
  gint64 maximum = (gint64) field->maximum;

  if (minimum == 0 && maximum == 0)
    return TRUE;
  if ((field->flags & AVT_FIELD_OPEN_MINIMUM) && value == minimum)
    return FALSE;
  return value >= minimum && value <= maximum;
}

static gboolean
real_in_range (const AvtField *field, double value)
{
  if (!isfinite (value))
    return FALSE;
  if (field->minimum == 0 && field->maximum == 0)
    return TRUE;
  if ((field->flags & AVT_FIELD_OPEN_MINIMUM) && value == field->minimum)
    return FALSE;
  return value >= field->minimum && value <= field->maximum;
}

static gboolean
is_date (const char *text)
{
  int year;
  int month;
  int day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = atoi (text);
  month = atoi (text + 5);
  day = atoi (text + 8);
  return year >= 1 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_colour (const char *text)
{
  if (strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_length (const AvtRecordType *type, const AvtField *field, GError **error)
{
  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE,
               "%s of the %s may have at most %" G_GSIZE_FORMAT " bytes", field->name, type->name,
               avt_field_max_bytes (field));
  return FALSE;
}

static gboolean
string_allowed (const AvtField *field, const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  if ((field->flags & AVT_FIELD_NOT_EMPTY) && *text == '\0')
    return FALSE;
  if ((field->flags & AVT_FIELD_DATE) && !is_date (text))
    return FALSE;
  if ((field->flags & AVT_FIELD_PICTURE) && !avt_picture_is_good (text))
    return FALSE;
  return !(field->flags & AVT_FIELD_COLOUR) || is_colour (text);
}

static char *
record_key_text (const AvtRecordType *type, const void *record)
{
  if (type->key < 0)
    return NULL;
  return avt_record_get_text (type, record, (guint) type->key, &AVT_NUMBER_STYLE_C);
}

/* Whether a list of @count may be given: not empty where that is asked, and within its bounds. */
static gboolean
count_allowed (const AvtField *field, guint count)
{
  if ((field->flags & AVT_FIELD_NOT_EMPTY) && count == 0)
    return FALSE;
  return integer_in_range (field, count);
}

static gboolean
check_list (const AvtRecordType *type, const AvtField *field, const AvtRecordList *list,
            GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!count_allowed (field, list->n_records))
    return refuse_value (type, field, error);
  for (guint i = 0; i < list->n_records; i++)
    {
      const char *record = (const char *) list->records + i * field->record->size;
      char *key;

      if (!avt_record_check (field->record, record, error))
        {
          g_prefix_error (error, "%s[%u]: ", field->name, i);
          return FALSE;
        }
      key = record_key_text (field->record, record);
      if (key != NULL && !g_hash_table_add (keys, key))
        {
          g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_DUPLICATE,
                       "%s of the %s has two records with the key %s; each may stand once",
                       field->name, type->name, key);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_member (const AvtRecordType *type, const AvtField *field, const void *member,
              GError **error)
{
  gboolean good = TRUE;

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      good = integer_in_range (field, *(const gint64 *) member);
      break;
    case AVT_FIELD_REAL:
      good = real_in_range (field, *(const double *) member);
      break;
    case AVT_FIELD_ENUM:
      {
        int value = *(const int *) member;
        int count = 0;

        while (field->values[count].nick != NULL)
          count++;
        good = value >= 0 && value < count;
        break;
      }
    case AVT_FIELD_STRING:
      if (strlen (*(char *const *) member) > avt_field_max_bytes (field))
        return refuse_length (type, field, error);
      good = string_allowed (field, *(char *const *) member);
      break;
    case AVT_FIELD_REFERENCE:
      {
        char letter = avt_id_letter (*(const AvtId *) member);

        good = letter != 0 && (field->targets == NULL || strchr (field->targets, letter) != NULL);
        break;
      }
    case AVT_FIELD_REFERENCE_LIST:
      good = count_allowed (field, ((const AvtIdList *) member)->n_ids);
      break;
    case AVT_FIELD_RECORD:
      return avt_record_check (field->record, member, error);
    case AVT_FIELD_RECORD_LIST:
      return check_list (type, field, member, error);
    case AVT_FIELD_BOOLEAN:
      break;
    }
  return good || refuse_value (type, field, error);
}

/**
 * avt_record_check_field:
 *
 * Checks one field: that it is there when it must be, and its value with all that is inside.
 *
 * Returns: whether it holds; otherwise the error names the field and what is allowed
 */
gboolean
avt_record_check_field (const AvtRecordType *type, const void *record, guint field,
                        GError **error)
{
  const AvtField *info = &type->fields[field];

  if (AVT_RECORD_HAS (record, field))
    return check_member (type, info, CONST_MEMBER (record, info), error);
  if (!(info->flags & AVT_FIELD_REQUIRED))
    return TRUE;
  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_MISSING, "the %s needs %s", type->name,
               info->name);
  return FALSE;
}

/**
 * avt_record_check:
 *
 * Checks what one record can know of itself: required fields, ranges, enum values, dates, text
 * encoding, keys of lists. Whether references resolve is the design's to say.
 *
 * Returns: whether it holds; otherwise the error names the field and what is allowed
 */
gboolean
avt_record_check (const AvtRecordType *type, const void *record, GError **error)
{
  const char *reason = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    if (!avt_record_check_field (type, record, i, error))
      return FALSE;
  if (type->check != NULL && !type->check (record, &reason))
    {
      g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_RANGE, "the %s is not possible: %s",
                   type->name, reason);
      return FALSE;
    }
  return TRUE;
}

/** avt_record_set_integer: the field becomes present with @value; its range is not checked. */
void
avt_record_set_integer (const AvtRecordType *type, void *record, guint field, gint64 value)
{
  g_return_if_fail (type->fields[field].kind == AVT_FIELD_INTEGER);
  *(gint64 *) MEMBER (record, &type->fields[field]) = value;
  mark (record, field);
}

/** avt_record_set_real: the field becomes present with @value; its range is not checked. */
void
avt_record_set_real (const AvtRecordType *type, void *record, guint field, double value)
{
  g_return_if_fail (type->fields[field].kind == AVT_FIELD_REAL);
  *(double *) MEMBER (record, &type->fields[field]) = value;
  mark (record, field);
}

/** avt_record_set_boolean: the field becomes present with @value. */
void
avt_record_set_boolean (const AvtRecordType *type, void *record, guint field, gboolean value)
{
  g_return_if_fail (type->fields[field].kind == AVT_FIELD_BOOLEAN);
  *(gboolean *) MEMBER (record, &type->fields[field]) = value;
  mark (record, field);
}

/** avt_record_set_enum: the field becomes present with the enum value of index @value. */
void
avt_record_set_enum (const AvtRecordType *type, void *record, guint field, int value)
{
  g_return_if_fail (type->fields[field].kind == AVT_FIELD_ENUM);
  *(int *) MEMBER (record, &type->fields[field]) = value;
  mark (record, field);
}

/** avt_record_set_string: @value: (nullable): copied; %NULL unsets the field. */
void
avt_record_set_string (const AvtRecordType *type, void *record, guint field, const char *value)
{
  char *copy;

  g_return_if_fail (type->fields[field].kind == AVT_FIELD_STRING);
  copy = g_strdup (value); /* before the old text goes: @value may lie in it */
  avt_record_unset (type, record, field);
  *(char **) MEMBER (record, &type->fields[field]) = copy;
  if (copy != NULL)
    mark (record, field);
}

/** avt_record_set_id: %AVT_ID_NONE unsets the field. */
void
avt_record_set_id (const AvtRecordType *type, void *record, guint field, AvtId value)
{
  g_return_if_fail (type->fields[field].kind == AVT_FIELD_REFERENCE);
  avt_record_unset (type, record, field);
  *(AvtId *) MEMBER (record, &type->fields[field]) = value;
  if (!avt_id_is_none (value))
    mark (record, field);
}

/** avt_record_set_ids: @ids: copied; the list becomes present, even when it is empty. */
void
avt_record_set_ids (const AvtRecordType *type, void *record, guint field, const AvtId *ids,
                    guint n_ids)
{
  AvtIdList *list = MEMBER (record, &type->fields[field]);
  AvtId *copy;

  g_return_if_fail (type->fields[field].kind == AVT_FIELD_REFERENCE_LIST);
  copy = g_memdup2 (ids, n_ids * sizeof *ids);
  g_free (list->ids);
  list->ids = copy;
  list->n_ids = n_ids;
  mark (record, field);
}

/** avt_record_set_record: marks the inner record as given. Returns: it, to be filled */
void *
avt_record_set_record (const AvtRecordType *type, void *record, guint field)
{
  g_return_val_if_fail (type->fields[field].kind == AVT_FIELD_RECORD, NULL);
  mark (record, field);
  return MEMBER (record, &type->fields[field]);
}

/** avt_record_append: Returns: a new, empty record at the end of the list; valid until the next */
void *
avt_record_append (const AvtRecordType *type, void *record, guint field)
{
  AvtRecordList *list = MEMBER (record, &type->fields[field]);
  const AvtRecordType *inner = type->fields[field].record;
  void *added;

  g_return_val_if_fail (type->fields[field].kind == AVT_FIELD_RECORD_LIST, NULL);
  if (list->n_records == 0 || list->n_records == room_for (list->n_records))
    list->records = g_realloc_n (list->records, room_for (list->n_records + 1), inner->size);
  added = (char *) list->records + list->n_records * inner->size;
  list->n_records++;
  avt_record_init (inner, added);
  mark (record, field);
  return added;
}

/** avt_record_remove_at: removes record @position; an emptied list stays present. */
void
avt_record_remove_at (const AvtRecordType *type, void *record, guint field, guint position)
{
  AvtRecordList *list = MEMBER (record, &type->fields[field]);
  const AvtRecordType *inner = type->fields[field].record;
  char *removed;

  g_return_if_fail (type->fields[field].kind == AVT_FIELD_RECORD_LIST);
  g_return_if_fail (position < list->n_records);
  removed = (char *) list->records + position * inner->size;
  avt_record_clear (inner, removed);
  list->n_records--;
  memmove (removed, removed + inner->size, (list->n_records - position) * inner->size);
  list->records = g_realloc_n (list->records, room_for (list->n_records), inner->size);
}

/** avt_record_unset: the field becomes absent and its member takes the default, if there is one. */
void
avt_record_unset (const AvtRecordType *type, void *record, guint field)
{
  clear_field (&type->fields[field], record);
  head (record)->present &= ~(G_GUINT64_CONSTANT (1) << field);
  set_fallback (&type->fields[field], record);
}
