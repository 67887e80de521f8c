#include "config.h"

#include "tests/engine/base/record-maker.h"

#include <string.h>

/* Names that have been trouble somewhere: brackets, dots and hashes of paths, quotes, letters that
 * some locales fold, a family that is one sign, text from the right, an empty one. */
static const char *const names[] = {
  "R1",        "psu 2",   "Slot [1]",  "a].label", "x[0].y", "#1",     "eth0.100", "\"q\\",
  "I\304\260\304\261i", "\343\201\202", "\360\237\221\251\342\200\215\360\237\221\251", "\330\243",
  "two\nlines", "tab\there", " ",       "",
};

static AvtId
random_id (GRand *rand, char letter)
{
  g_autoptr (AvtIdSource) source = avt_id_source_new_seeded (g_rand_int (rand));

  return avt_id_source_next (source, letter);
}

static AvtId
make_reference (const RecordMaker *self, const AvtField *field)
{
  if (self->reference != NULL)
    return self->reference (field->targets, self->rand, self->user_data);
  return random_id (self->rand, field->targets != NULL ? field->targets[0] : 'd');
}

static const char *const pictures[] = {
  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>",
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==",
};

/** make_text: Returns: (transfer full): a text that the string field accepts */
char *
make_text (const RecordMaker *self, const AvtField *field)
{
  const char *name = names[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (names))];

  if (field->flags & AVT_FIELD_DATE)
    return g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (self->rand, 0, 100),
                            g_rand_int_range (self->rand, 1, 13),
                            g_rand_int_range (self->rand, 1, 29));
  if (field->flags & AVT_FIELD_COLOUR)
    return g_strdup_printf ("#%06x", g_rand_int (self->rand) & 0xffffff);
  if (field->flags & AVT_FIELD_PICTURE)
    name = pictures[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (pictures))];
  if (*name == '\0' && (field->flags & AVT_FIELD_NOT_EMPTY))
    name = names[0];
  return g_strdup (name);
}

/** make_integer: Returns: a number in the field's range; every fourth time an end of it */
gint64
make_integer (const RecordMaker *self, const AvtField *field)
{
  gint64 minimum = (gint64) field->minimum;
  gint64 maximum = (gint64) field->maximum;
  guint64 span;

  if (minimum == 0 && maximum == 0)
    {
      minimum = -1000;
      maximum = 1000;
    }
  if (field->flags & AVT_FIELD_OPEN_MINIMUM)
    minimum++;
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    return g_rand_boolean (self->rand) ? minimum : maximum;
  span = (guint64) (maximum - minimum) + 1;
  return minimum
         + (gint64) (((guint64) g_rand_int (self->rand) << 32 | g_rand_int (self->rand)) % span);
}

static double
make_real (const RecordMaker *self, const AvtField *field)
{
  double minimum = field->minimum;
  double maximum = field->maximum;

  if (minimum == 0 && maximum == 0)
    maximum = 1000;
  return maximum - (maximum - minimum) * g_rand_double (self->rand);
}

static guint
make_count (const RecordMaker *self, const AvtField *field)
{
  guint minimum = field->maximum > 0 ? (guint) field->minimum : 0;
  guint maximum = field->maximum > 0 ? (guint) MIN (field->maximum, minimum + 3) : 3;

  if (field->flags & AVT_FIELD_NOT_EMPTY)
    minimum = MAX (minimum, 1);
  return (guint) g_rand_int_range (self->rand, (gint32) minimum, (gint32) maximum + 1);
}

static void
make_ids (const RecordMaker *self, const AvtRecordType *type, void *record, guint field)
{
  guint n_ids = make_count (self, &type->fields[field]);
  g_autofree AvtId *ids = g_new (AvtId, n_ids);
  guint n_found = 0;

  for (guint i = 0; i < n_ids; i++)
    {
      ids[n_found] = make_reference (self, &type->fields[field]);
      n_found += !avt_id_is_none (ids[n_found]);
    }
  avt_record_set_ids (type, record, field, ids, n_found);
}

/* Whether the last record of the list has a key of its own. */
static gboolean
last_key_is_new (const AvtRecordType *type, const AvtRecordList *list)
{
  const char *last = (const char *) list->records + (list->n_records - 1) * type->size;

  if (type->key < 0)
    return TRUE;
  if (!AVT_RECORD_HAS (last, type->key))
    return FALSE;
  for (guint i = 0; i + 1 < list->n_records; i++)
    if (avt_record_field_equal (&type->fields[type->key], (guint) type->key,
                                (const char *) list->records + i * type->size, last))
      return FALSE;
  return TRUE;
}

static void
make_list (const RecordMaker *self, const AvtRecordType *type, void *record, guint field)
{
  const AvtField *description = &type->fields[field];
  guint n_records = make_count (self, description);
  AvtRecordList *list = (AvtRecordList *) (gpointer) ((char *) record + description->offset);

  avt_record_unset (type, record, field);
  while (n_records-- > 0)
    {
      make_record (self, description->record, avt_record_append (type, record, field));
      if (!last_key_is_new (description->record, list))
        avt_record_remove_at (type, record, field, list->n_records - 1);
    }
  if (list->n_records == 0 && !AVT_RECORD_HAS (record, field))
    {
      avt_record_append (type, record, field);
      avt_record_remove_at (type, record, field, 0);
    }
}

/**
 * make_value:
 *
 * Gives the field a value that avt_record_check() accepts.
 *
 * Returns: whether there was one: a reference may find nothing to name
 */
gboolean
make_value (const RecordMaker *self, const AvtRecordType *type, void *record, guint field)
{
  const AvtField *description = &type->fields[field];
  g_autofree char *text = NULL;
  int n_values = 0;
  AvtId id;

  switch (description->kind)
    {
    case AVT_FIELD_INTEGER:
      avt_record_set_integer (type, record, field, make_integer (self, description));
      break;
    case AVT_FIELD_REAL:
      avt_record_set_real (type, record, field, make_real (self, description));
      break;
    case AVT_FIELD_BOOLEAN:
      avt_record_set_boolean (type, record, field, g_rand_boolean (self->rand));
      break;
    case AVT_FIELD_ENUM:
      while (description->values[n_values].nick != NULL)
        n_values++;
      avt_record_set_enum (type, record, field, g_rand_int_range (self->rand, 0, n_values));
      break;
    case AVT_FIELD_STRING:
      text = make_text (self, description);
      avt_record_set_string (type, record, field, text);
      break;
    case AVT_FIELD_REFERENCE:
      id = make_reference (self, description);
      avt_record_set_id (type, record, field, id);
      return !avt_id_is_none (id);
    case AVT_FIELD_REFERENCE_LIST:
      make_ids (self, type, record, field);
      break;
    case AVT_FIELD_RECORD:
      make_record (self, description->record, avt_record_set_record (type, record, field));
      break;
    case AVT_FIELD_RECORD_LIST:
      make_list (self, type, record, field);
      break;
    }
  return TRUE;
}

/**
 * make_record:
 * @record: an initialised record, of any content
 *
 * Gives it all required fields and a share of the others, until it is possible as a whole.
 */
void
make_record (const RecordMaker *self, const AvtRecordType *type, void *record)
{
  const char *reason;

  do
    for (guint i = 0; i < type->n_fields; i++)
      if ((type->fields[i].flags & AVT_FIELD_REQUIRED)
          || g_rand_int_range (self->rand, 0, 100) < (gint32) self->share_percent)
        make_value (self, type, record, i);
      else
        avt_record_unset (type, record, i);
  while (type->check != NULL && !type->check (record, &reason));
}
