/* Fields, described once. A record type is a C struct and the table of its fields; entities of a
 * design, the records inside them, and the inputs and results of calculations are all records.
 * Readers, writers, validation, the inspector, `diff`, `calc --describe` and the schema walk the
 * same table. */
#pragma once

#include "engine/base/id.h"
#include "engine/base/quantity.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AvtField AvtField;
typedef struct _AvtRecordType AvtRecordType;
typedef struct _AvtExtras AvtExtras;

typedef enum
{
  AVT_FIELD_INTEGER,        /* gint64, in the field's unit */
  AVT_FIELD_REAL,           /* double, in the field's unit */
  AVT_FIELD_BOOLEAN,        /* gboolean */
  AVT_FIELD_ENUM,           /* int, an index into values */
  AVT_FIELD_STRING,         /* char *, owned */
  AVT_FIELD_REFERENCE,      /* AvtId */
  AVT_FIELD_REFERENCE_LIST, /* AvtIdList */
  AVT_FIELD_RECORD,         /* a struct that starts with AvtRecord, in place */
  AVT_FIELD_RECORD_LIST     /* AvtRecordList */
} AvtFieldKind;

typedef enum
{
  AVT_FIELD_OPTIONAL = 0,
  AVT_FIELD_REQUIRED = 1 << 0,  /* a record without it is refused */
  AVT_FIELD_HAS_DEFAULT = 1 << 1, /* when absent the member holds `fallback`, else it is unknown */
  AVT_FIELD_MULTILINE = 1 << 2,
  AVT_FIELD_DATE = 1 << 3,      /* a string YYYY-MM-DD */
  AVT_FIELD_COLOUR = 1 << 4,    /* a string #rrggbb */
  AVT_FIELD_HIDDEN = 1 << 5,    /* kept in files, not offered in the inspector */
  AVT_FIELD_OPEN_MINIMUM = 1 << 6, /* the minimum itself is not allowed */
  AVT_FIELD_NOT_EMPTY = 1 << 7, /* a string or list, when given, has at least one element */
  /* The records of the list have one field and stand in files as bare values: [1500, 9000]. */
  AVT_FIELD_PLAIN = 1 << 8,
  /* The records of the list have a key and one more field and stand in files as the members of an
   * object: {"web-1": "L2"}. */
  AVT_FIELD_MAP = 1 << 9,
  AVT_FIELD_PICTURE = 1 << 10 /* a string that is a picture, see picture.h */
} AvtFieldFlags;

/** AvtOnRemove: what happens to the holder of a reference when the entity it names is removed. */
typedef enum
{
  AVT_ON_REMOVE_REFUSE,
  AVT_ON_REMOVE_CASCADE,
  AVT_ON_REMOVE_CLEAR
} AvtOnRemove;

/** AvtEnumValue: one value; the number is its index. `nick` is what files hold. */
typedef struct
{
  const char *nick;
  const char *label; /* N_() */
} AvtEnumValue;

struct _AvtField
{
  const char *name;  /* in files and paths; the struct member has the same name; unit last */
  const char *label; /* N_(); NULL: the name */
  const char *help;  /* N_(); meaning, or NULL */
  AvtFieldKind kind;
  AvtUnit unit;
  gsize offset;
  AvtFieldFlags flags;
  double minimum; /* integers and reals, inclusive; both 0: no bound; lists: count bounds */
  double maximum; /* strings: bytes, 0: as many as any text may have */
  double fallback;
  const AvtEnumValue *values; /* ends with a NULL nick */
  const AvtRecordType *record;
  const char *targets; /* kind letters a reference may have; NULL: any */
  AvtOnRemove on_remove;
};

/**
 * AvtRecordType:
 *
 * Two fields that follow each other may have the same name, when one is a list or a record and the
 * other is not: a file then may hold either form.
 */
struct _AvtRecordType
{
  const char *name; /* singular, as in messages: "device" */
  gsize size;
  const AvtField *fields;
  guint n_fields; /* at most 64 */
  int key;        /* index of the field that names a record in a list, or -1 */
  /* What no single field can say, or NULL: FALSE and a reason, in words, when it does not hold. */
  gboolean (*check) (const void *record, const char **reason);
};

/** AvtRecord: the head of every record struct. Bit i of `present`: field i was given. */
typedef struct
{
  guint64 present;
  AvtExtras *extras; /* unknown keys of the file, or NULL */
} AvtRecord;

typedef struct
{
  guint n_ids;
  AvtId *ids;
} AvtIdList;

typedef struct
{
  guint n_records;
  void *records; /* an array of structs of the field's record type */
} AvtRecordList;

/* .name and .offset of a field whose struct member bears its name. */
#define AVT_MEMBER(Struct, member) .name = #member, .offset = G_STRUCT_OFFSET (Struct, member)

#define AVT_RECORD_HAS(record, field) \
  ((((const AvtRecord *) (record))->present >> (field)) & 1u)

/** avt_record_list_at: record @i of @list as a pointer to @Struct. */
#define avt_record_list_at(list, Struct, i) (&((Struct *) (list).records)[i])

/* The longest text a field may hold, as a reader of files accepts it. */
#define AVT_FIELD_MAX_TEXT_BYTES (1024 * 1024)

/** avt_field_max_bytes: Returns: the most bytes the text of @field may have */
static inline gsize
avt_field_max_bytes (const AvtField *field)
{
  return field->maximum > 0 ? (gsize) field->maximum : AVT_FIELD_MAX_TEXT_BYTES;
}

#define AVT_FIELD_ERROR (avt_field_error_quark ())

typedef enum
{
  AVT_FIELD_ERROR_UNKNOWN, /* no such field or record */
  AVT_FIELD_ERROR_MISSING,
  AVT_FIELD_ERROR_TYPE,
  AVT_FIELD_ERROR_RANGE,
  AVT_FIELD_ERROR_DUPLICATE
} AvtFieldError;

GQuark avt_field_error_quark (void);

int avt_field_find_value (const AvtField *field, const char *nick);
char *avt_field_allowed (const AvtField *field);
const char *avt_field_kind_word (AvtFieldKind kind);
int avt_record_type_find (const AvtRecordType *type, const char *name);

/* Extras: keys of a file that no field knows, kept with the field they stood behind. */
AvtExtras *avt_extras_new (void);
AvtExtras *avt_extras_ref (AvtExtras *self);
void avt_extras_unref (AvtExtras *self);
void avt_extras_add (AvtExtras *self, int after_field, const char *key, const char *json);
guint avt_extras_get_size (const AvtExtras *self);
void avt_extras_get (const AvtExtras *self, guint i, int *after_field, const char **key,
                     const char **json);
gboolean avt_extras_equal (const AvtExtras *a, const AvtExtras *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AvtExtras, avt_extras_unref)

G_END_DECLS
