#include "config.h"

#include "engine/io/record-json.h"

#include "engine/io/json-text.h"

#include <math.h>
#include <string.h>

/* Where an extra key of an entity stood, before its first field. */
#define BEFORE_ID -2
#define BEHIND_ID -1

/* Beyond this a double does not hold every whole number. */
#define MAX_EXACT 9007199254740992.0

static const void *
member_of (const void *record, const AvtField *field)
{
  return (const char *) record + field->offset;
}

/* What was found instead, in words for a message. */
static char *
found (JsonNode *node)
{
  const char *text;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return g_strdup ("an object");
    case JSON_NODE_ARRAY:
      return g_strdup ("an array");
    case JSON_NODE_NULL:
      return g_strdup ("null");
    case JSON_NODE_VALUE:
      break;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      text = json_node_get_string (node);
      return g_strdup_printf ("“%.*s”%s",
                              (int) (g_utf8_offset_to_pointer (text, MIN (g_utf8_strlen (text, -1),
                                                                          40)) - text),
                              text, g_utf8_strlen (text, -1) > 40 ? " and more" : "");
    }
  else
    {
      AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);

      avt_json_writer_node (writer, node);
      return avt_json_writer_finish (writer, NULL);
    }
}

static gboolean
refuse_type (const AvtRecordType *type, const AvtField *field, JsonNode *node, GError **error)
{
  g_autofree char *allowed = avt_field_allowed (field);
  g_autofree char *instead = found (node);

  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_TYPE, "%s of the %s must be %s, not %s",
               field->name, type->name, allowed, instead);
  return FALSE;
}

static GType
value_type (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
}

/* 1.2e12 is a whole number too, as long as a double holds it exactly. */
static gboolean
node_integer (JsonNode *node, gint64 *value)
{
  double real;

  if (value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  if (value_type (node) != G_TYPE_DOUBLE)
    return FALSE;
  real = json_node_get_double (node);
  if (fabs (real) > MAX_EXACT || real != floor (real))
    return FALSE;
  *value = (gint64) real;
  return TRUE;
}

static gboolean
node_id (JsonNode *node, AvtId *id)
{
  return value_type (node) == G_TYPE_STRING && avt_id_parse (json_node_get_string (node), id);
}

static gboolean
read_scalar (const AvtRecordType *type, void *record, guint index, JsonNode *node)
{
  const AvtField *field = &type->fields[index];
  gint64 integer;
  AvtId id;
  int value;

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      if (!node_integer (node, &integer))
        return FALSE;
      avt_record_set_integer (type, record, index, integer);
      return TRUE;
    case AVT_FIELD_REAL:
      if (value_type (node) != G_TYPE_INT64 && value_type (node) != G_TYPE_DOUBLE)
        return FALSE;
      avt_record_set_real (type, record, index, json_node_get_double (node));
      return TRUE;
    case AVT_FIELD_BOOLEAN:
      if (value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      avt_record_set_boolean (type, record, index, json_node_get_boolean (node));
      return TRUE;
    case AVT_FIELD_ENUM:
      value = value_type (node) == G_TYPE_STRING
                ? avt_field_find_value (field, json_node_get_string (node)) : -1;
      if (value < 0)
        return FALSE;
      avt_record_set_enum (type, record, index, value);
      return TRUE;
    case AVT_FIELD_STRING:
      if (value_type (node) != G_TYPE_STRING)
        return FALSE;
      avt_record_set_string (type, record, index, json_node_get_string (node));
      return TRUE;
    case AVT_FIELD_REFERENCE:
      if (!node_id (node, &id))
        return FALSE;
      avt_record_set_id (type, record, index, id);
      return TRUE;
    case AVT_FIELD_REFERENCE_LIST:
    case AVT_FIELD_RECORD:
    case AVT_FIELD_RECORD_LIST:
      break;
    }
  g_assert_not_reached ();
}

static gboolean
read_ids (const AvtRecordType *type, void *record, guint index, JsonNode *node, AvtJsonPath *path,
          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AvtId));
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_type (type, &type->fields[index], node, error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      AvtId id;

      if (!node_id (json_array_get_element (array, i), &id))
        {
          avt_json_path_prepend_index (path, i);
          return refuse_type (type, &type->fields[index], json_array_get_element (array, i),
                              error);
        }
      g_array_append_val (ids, id);
    }
  avt_record_set_ids (type, record, index, (const AvtId *) (gpointer) ids->data, ids->len);
  return TRUE;
}

static gboolean read_members (const AvtRecordType *type, void *record, JsonObject *object,
                              AvtReadMode mode, gboolean has_id, AvtJsonPath *path,
                              GError **error);
static gboolean read_field (const AvtRecordType *type, void *record, guint index, JsonNode *node,
                            AvtReadMode mode, AvtJsonPath *path, GError **error);

/* A list without elements is given, too. */
static void
mark_empty_list (const AvtRecordType *type, void *record, guint index)
{
  avt_record_append (type, record, index);
  avt_record_remove_at (type, record, index, 0);
}

/* One record of a list: an object, or the bare value of its only field. */
static gboolean
read_element (const AvtRecordType *type, const AvtField *field, void *inner, JsonNode *element,
              AvtReadMode mode, AvtJsonPath *path, GError **error)
{
  const AvtRecordType *inner_type = field->record;

  if (field->flags & AVT_FIELD_PLAIN)
    return read_scalar (inner_type, inner, 0, element)
           || refuse_type (inner_type, &inner_type->fields[0], element, error);
  if (JSON_NODE_HOLDS_OBJECT (element))
    return read_members (inner_type, inner, json_node_get_object (element), mode, FALSE, path,
                         error);
  return refuse_type (type, field, element, error);
}

/* A list whose records stand as the members of an object: key and value. */
static gboolean
read_map (const AvtRecordType *type, void *record, guint index, JsonNode *node, AvtReadMode mode,
          AvtJsonPath *path, GError **error)
{
  const AvtField *field = &type->fields[index];
  const AvtRecordType *inner_type = field->record;
  guint value_index = inner_type->key == 0 ? 1 : 0;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (type, field, node, error);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      void *inner = avt_record_append (type, record, index);

      avt_record_set_string (inner_type, inner, (guint) inner_type->key, key);
      if (!read_field (inner_type, inner, value_index, value, mode, path, error))
        {
          avt_json_path_prepend_key (path, key);
          return FALSE;
        }
    }
  if (json_object_get_size (json_node_get_object (node)) == 0)
    mark_empty_list (type, record, index);
  return TRUE;
}

static gboolean
read_list (const AvtRecordType *type, void *record, guint index, JsonNode *node, AvtReadMode mode,
           AvtJsonPath *path, GError **error)
{
  const AvtField *field = &type->fields[index];
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_type (type, field, node, error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      void *inner = avt_record_append (type, record, index);

      if (!read_element (type, field, inner, element, mode, path, error))
        {
          avt_json_path_prepend_index (path, i);
          return FALSE;
        }
    }
  if (json_array_get_length (array) == 0)
    mark_empty_list (type, record, index);
  return TRUE;
}

static gboolean
read_field (const AvtRecordType *type, void *record, guint index, JsonNode *node,
            AvtReadMode mode, AvtJsonPath *path, GError **error)
{
  const AvtField *field = &type->fields[index];

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
    case AVT_FIELD_BOOLEAN:
    case AVT_FIELD_ENUM:
    case AVT_FIELD_STRING:
    case AVT_FIELD_REFERENCE:
      return read_scalar (type, record, index, node) || refuse_type (type, field, node, error);
    case AVT_FIELD_REFERENCE_LIST:
      return read_ids (type, record, index, node, path, error);
    case AVT_FIELD_RECORD:
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse_type (type, field, node, error);
      return read_members (field->record, avt_record_set_record (type, record, index),
                           json_node_get_object (node), mode, FALSE, path, error);
    case AVT_FIELD_RECORD_LIST:
      if (field->flags & AVT_FIELD_MAP)
        return read_map (type, record, index, node, mode, path, error);
      return read_list (type, record, index, node, mode, path, error);
    }
  g_assert_not_reached ();
}

/* Files are written in the order of the table: the next field is nearly always the right one. */
static int
find_field (const AvtRecordType *type, const char *key, int last)
{
  for (guint i = (guint) (MAX (last, -1) + 1); i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, key) == 0)
      return (int) i;
  return avt_record_type_find (type, key);
}

static gboolean
suits_node (const AvtField *field, JsonNode *node)
{
  gboolean is_map = (field->flags & AVT_FIELD_MAP) != 0;

  switch (field->kind)
    {
    case AVT_FIELD_RECORD:
      return JSON_NODE_HOLDS_OBJECT (node);
    case AVT_FIELD_RECORD_LIST:
      return is_map ? JSON_NODE_HOLDS_OBJECT (node) : JSON_NODE_HOLDS_ARRAY (node);
    case AVT_FIELD_REFERENCE_LIST:
      return JSON_NODE_HOLDS_ARRAY (node);
    case AVT_FIELD_INTEGER:
    case AVT_FIELD_REAL:
    case AVT_FIELD_BOOLEAN:
    case AVT_FIELD_ENUM:
    case AVT_FIELD_STRING:
    case AVT_FIELD_REFERENCE:
      return JSON_NODE_HOLDS_VALUE (node);
    }
  g_assert_not_reached ();
}

/* Two fields in a row may have one name: the one whose form the value has. */
static guint
choose_form (const AvtRecordType *type, guint index, JsonNode *node)
{
  if (index + 1 < type->n_fields && strcmp (type->fields[index].name,
                                            type->fields[index + 1].name) == 0
      && !suits_node (&type->fields[index], node) && suits_node (&type->fields[index + 1], node))
    return index + 1;
  return index;
}

static void
keep_extra (AvtRecord *record, int after, const char *key, JsonNode *node)
{
  AvtJsonWriter *writer = avt_json_writer_new (AVT_JSON_LAYOUT_LINE);
  g_autofree char *json = NULL;

  avt_json_writer_node (writer, node);
  json = avt_json_writer_finish (writer, NULL);
  if (record->extras == NULL)
    record->extras = avt_extras_new ();
  avt_extras_add (record->extras, after, key, json);
}

static gboolean
refuse_key (const AvtRecordType *type, const char *key, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", type->fields[i].name);
  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_UNKNOWN,
               "the %s has no key “%s”, allowed are %s", type->name, key, names->str);
  return FALSE;
}

/* Types are checked here, values by check(). Recursive: records hold records. */
static gboolean
read_members (const AvtRecordType *type, void *record, JsonObject *object, AvtReadMode mode,
              gboolean has_id, AvtJsonPath *path, GError **error)
{
  int last = has_id ? BEFORE_ID : BEHIND_ID;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      int index = has_id && strcmp (key, "id") == 0 ? BEHIND_ID : find_field (type, key, last);
      gboolean good = TRUE;

      if (index >= 0)
        {
          index = (int) choose_form (type, (guint) index, node);
          good = read_field (type, record, (guint) index, node, mode, path, error);
        }
      else if (has_id && strcmp (key, "id") == 0)
        last = MAX (last, BEHIND_ID);
      else if (mode == AVT_READ_STRICT)
        good = refuse_key (type, key, error);
      else
        keep_extra (record, last, key, node);
      if (!good)
        {
          avt_json_path_prepend_key (path, key);
          return FALSE;
        }
      if (index >= 0)
        last = index;
    }
  return TRUE;
}

static gboolean check (const AvtRecordType *type, const void *record, AvtJsonPath *path,
                       GError **error);

/* The second record of a list that has the key of another. */
static gboolean
refuse_duplicate (const AvtRecordType *type, const void *record, guint index, AvtJsonPath *path,
                  GError **error)
{
  const AvtField *field = &type->fields[index];
  const AvtRecordList *list = member_of (record, field);
  const AvtRecordType *inner = field->record;

  for (guint i = 1; inner->key >= 0 && i < list->n_records; i++)
    for (guint j = 0; j < i; j++)
      if (avt_record_field_equal (&inner->fields[inner->key], (guint) inner->key,
                                  (const char *) list->records + i * inner->size,
                                  (const char *) list->records + j * inner->size))
        {
          avt_json_path_prepend_index (path, i);
          return avt_record_check_field (type, record, index, error);
        }
  return avt_record_check_field (type, record, index, error);
}

/* The fault is in record @i of a list, which stands in an array or, by its key, in an object. */
static void
prepend_element (AvtJsonPath *path, const AvtField *field, const void *inner, guint i)
{
  const AvtRecordType *type = field->record;

  if (!(field->flags & AVT_FIELD_MAP))
    {
      avt_json_path_prepend_index (path, i);
      return;
    }
  avt_json_path_prepend_key (path, *(char *const *) member_of (inner, &type->fields[type->key]));
}

static gboolean
check_inside (const AvtRecordType *type, const void *record, guint index, AvtJsonPath *path,
              GError **error)
{
  const AvtField *field = &type->fields[index];
  const AvtRecordList *list;

  if (field->kind == AVT_FIELD_RECORD && AVT_RECORD_HAS (record, index))
    return check (field->record, member_of (record, field), path, error);
  if (field->kind != AVT_FIELD_RECORD_LIST)
    return avt_record_check_field (type, record, index, error);
  list = member_of (record, field);
  for (guint i = 0; i < list->n_records; i++)
    {
      const char *inner = (const char *) list->records + i * field->record->size;

      if (check (field->record, inner, path, error))
        continue;
      prepend_element (path, field, inner, i);
      return FALSE;
    }
  return refuse_duplicate (type, record, index, path, error);
}

/* Checks the record as a whole; only when that fails, finds the way to what is wrong. */
static gboolean
check (const AvtRecordType *type, const void *record, AvtJsonPath *path, GError **error)
{
  if (avt_record_check (type, record, NULL))
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!avt_record_check_field (type, record, i, NULL))
      {
        check_inside (type, record, i, path, error);
        if (AVT_RECORD_HAS (record, i))
          avt_json_path_prepend_key (path, type->fields[i].name);
        return FALSE;
      }
  return avt_record_check (type, record, error);
}

static void
prefix_path (const AvtJsonPath *path, GError **error)
{
  g_autofree char *text = avt_json_path_to_string (path);

  if (*text != '\0')
    g_prefix_error (error, "%s: ", text);
}

/**
 * avt_record_read:
 * @type: a record type
 * @record: an initialised record without fields; after an error it still has to be cleared
 * @object: its JSON, from text that passed the gate
 * @mode: what to do with unknown keys
 * @path: (nullable): where the way to the fault goes, in front of what it holds; when %NULL, the
 *   message begins with it
 * @error: in the domain %AVT_FIELD_ERROR; says what is allowed
 *
 * Absent optional values are simply absent: null is refused.
 *
 * Returns: whether the record was read and holds what avt_record_check() asks
 */
gboolean
avt_record_read (const AvtRecordType *type, void *record, JsonObject *object, AvtReadMode mode,
                 AvtJsonPath *path, GError **error)
{
  g_autoptr (AvtJsonPath) own_path = avt_json_path_new ();
  AvtJsonPath *used = path != NULL ? path : own_path;

  if (read_members (type, record, object, mode, FALSE, used, error)
      && check (type, record, used, error))
    return TRUE;
  if (path == NULL)
    prefix_path (used, error);
  return FALSE;
}

static gboolean
read_entity_id (const AvtKindInfo *info, JsonObject *object, AvtId *id, AvtJsonPath *path,
                GError **error)
{
  JsonNode *node = json_object_get_member (object, "id");
  g_autofree char *instead = NULL;

  if (node == NULL)
    {
      g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_MISSING, "the %s needs id", info->name);
      return FALSE;
    }
  if (node_id (node, id) && avt_id_letter (*id) == info->letter)
    return TRUE;
  instead = found (node);
  avt_json_path_prepend_key (path, "id");
  g_set_error (error, AVT_FIELD_ERROR, AVT_FIELD_ERROR_TYPE,
               "id of the %s must be the letter %c and 12 characters of "
               "0123456789abcdefghjkmnpqrstvwxyz, not %s", info->name, info->letter, instead);
  return FALSE;
}

/**
 * avt_entity_read:
 * @kind: what the object is
 * @object: its JSON, with its id
 * @path: where the way to the fault goes
 * @error: as avt_record_read()
 *
 * Whether its references resolve is for the design to say.
 *
 * Returns: (transfer full) (nullable): the entity, to be put into a design
 */
gpointer
avt_entity_read (AvtKind kind, JsonObject *object, AvtJsonPath *path, GError **error)
{
  const AvtKindInfo *info = avt_kind_info (kind);
  g_autoptr (AvtEntity) entity = NULL;
  AvtId id;

  if (!read_entity_id (info, object, &id, path, error))
    return NULL;
  entity = avt_entity_new (kind, id);
  if (!read_members (info->record, entity, object, AVT_READ_KEEP_UNKNOWN, TRUE, path, error)
      || !check (info->record, entity, path, error))
    return NULL;
  return g_steal_pointer (&entity);
}

static void
write_ids (const AvtIdList *list, AvtJsonWriter *writer)
{
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < list->n_ids; i++)
    avt_json_writer_string (writer, list->ids[i].text);
  avt_json_writer_end_array (writer);
}

static void write_value (const AvtField *field, const void *member, guint64 null_absent,
                         AvtJsonWriter *writer);

/* One field of an inner record, as a bare value. */
static void
write_bare (const AvtRecordType *type, const void *record, guint index, guint64 null_absent,
            AvtJsonWriter *writer)
{
  const AvtField *field = &type->fields[index];

  if (AVT_RECORD_HAS (record, index))
    write_value (field, member_of (record, field), null_absent, writer);
  else
    avt_json_writer_null (writer);
}

static void
write_map (const AvtRecordType *type, const AvtRecordList *list, guint64 null_absent,
           AvtJsonWriter *writer)
{
  const AvtField *key = &type->fields[type->key];

  avt_json_writer_begin_object (writer);
  for (guint i = 0; i < list->n_records; i++)
    {
      const void *record = (const char *) list->records + i * type->size;

      avt_json_writer_key (writer, *(char *const *) member_of (record, key));
      write_bare (type, record, type->key == 0 ? 1 : 0, null_absent, writer);
    }
  avt_json_writer_end_object (writer);
}

static void
write_records (const AvtField *field, const AvtRecordList *list, guint64 null_absent,
               AvtJsonWriter *writer)
{
  const AvtRecordType *type = field->record;

  if (field->flags & AVT_FIELD_MAP)
    {
      write_map (type, list, null_absent, writer);
      return;
    }
  avt_json_writer_begin_array (writer);
  for (guint i = 0; i < list->n_records; i++)
    {
      const void *record = (const char *) list->records + i * type->size;

      if (field->flags & AVT_FIELD_PLAIN)
        write_bare (type, record, 0, null_absent, writer);
      else
        avt_record_write (type, record, null_absent, writer);
    }
  avt_json_writer_end_array (writer);
}

static void
write_value (const AvtField *field, const void *member, guint64 null_absent, AvtJsonWriter *writer)
{
  guint64 inner = null_absent == AVT_NULL_ALL ? AVT_NULL_ALL : AVT_NULL_NONE;

  switch (field->kind)
    {
    case AVT_FIELD_INTEGER:
      avt_json_writer_integer (writer, *(const gint64 *) member);
      break;
    case AVT_FIELD_REAL:
      avt_json_writer_real (writer, *(const double *) member);
      break;
    case AVT_FIELD_BOOLEAN:
      avt_json_writer_boolean (writer, *(const gboolean *) member);
      break;
    case AVT_FIELD_ENUM:
      avt_json_writer_string (writer, field->values[*(const int *) member].nick);
      break;
    case AVT_FIELD_STRING:
      avt_json_writer_string (writer, *(char *const *) member);
      break;
    case AVT_FIELD_REFERENCE:
      avt_json_writer_string (writer, ((const AvtId *) member)->text);
      break;
    case AVT_FIELD_REFERENCE_LIST:
      write_ids (member, writer);
      break;
    case AVT_FIELD_RECORD:
      avt_record_write (field->record, member, inner, writer);
      break;
    case AVT_FIELD_RECORD_LIST:
      write_records (field, member, inner, writer);
      break;
    }
}

/* Writes the extras that stood behind @after. */
static void
write_extras (const AvtExtras *extras, int after, AvtJsonWriter *writer)
{
  for (guint i = 0; i < avt_extras_get_size (extras); i++)
    {
      g_autoptr (JsonNode) node = NULL;
      const char *key;
      const char *json;
      int stood_after;

      avt_extras_get (extras, i, &stood_after, &key, &json);
      if (stood_after != after)
        continue;
      node = avt_json_parse_checked (json, strlen (json));
      avt_json_writer_key (writer, key);
      avt_json_writer_node (writer, node);
    }
}

/* A field whose neighbour of the same name is given, or comes first, is not null. */
static gboolean
has_other_form (const AvtRecordType *type, const void *record, guint index)
{
  const char *name = type->fields[index].name;

  if (index > 0 && strcmp (type->fields[index - 1].name, name) == 0)
    return TRUE;
  return index + 1 < type->n_fields && strcmp (type->fields[index + 1].name, name) == 0
         && AVT_RECORD_HAS (record, index + 1);
}

static void
write_members (const AvtRecordType *type, const void *record, guint64 null_absent,
               AvtJsonWriter *writer)
{
  const AvtExtras *extras = ((const AvtRecord *) record)->extras;

  write_extras (extras, BEHIND_ID, writer);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];

      if (AVT_RECORD_HAS (record, i))
        {
          avt_json_writer_key (writer, field->name);
          write_value (field, member_of (record, field), null_absent, writer);
        }
      else if (((null_absent >> i) & 1) && !has_other_form (type, record, i))
        {
          avt_json_writer_key (writer, field->name);
          avt_json_writer_null (writer);
        }
      write_extras (extras, (int) i, writer);
    }
}

/**
 * avt_record_write:
 * @type: a record type
 * @record: a record that avt_record_check() accepts
 * @null_absent: bit i: field i is written as null when it is absent; absent fields are left out
 *   otherwise. %AVT_NULL_ALL holds for the records inside too
 * @writer: where the object goes
 *
 * Writes the fields in the order of the table, and behind each the keys that no field knows and
 * that stood behind it when the record was read.
 */
void
avt_record_write (const AvtRecordType *type, const void *record, guint64 null_absent,
                  AvtJsonWriter *writer)
{
  avt_json_writer_begin_object (writer);
  write_members (type, record, null_absent, writer);
  avt_json_writer_end_object (writer);
}

/** avt_entity_write: writes an entity of a design as an object that begins with its id. */
void
avt_entity_write (gconstpointer entity, AvtJsonWriter *writer)
{
  const AvtEntity *self = entity;

  avt_json_writer_begin_object (writer);
  write_extras (self->record.extras, BEFORE_ID, writer);
  avt_json_writer_key (writer, "id");
  avt_json_writer_string (writer, self->id.text);
  write_members (self->info->record, entity, AVT_NULL_NONE, writer);
  avt_json_writer_end_object (writer);
}
