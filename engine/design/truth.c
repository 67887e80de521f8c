#include "config.h"

#include "engine/design/truth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, AvtEditError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error, AvtEditError code, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return FALSE;
  va_start (arguments, format);
  *error = g_error_new_valist (AVT_EDIT_ERROR, (int) code, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
check_reference (const AvtDesign *draft, gconstpointer entity, const AvtField *field, AvtId target,
                 GError **error)
{
  char letter = avt_id_letter (target);

  if (field->targets != NULL && (letter == 0 || strchr (field->targets, letter) == NULL))
    {
      const AvtKindInfo *wanted = avt_kind_info_by_letter (field->targets[0]);

      return refuse (error, AVT_EDIT_ERROR_REFERENCE,
                     _ ("%s of %s must name a %s, but it names %s"), field->name,
                     avt_entity_name (entity), wanted->name, target.text);
    }
  if (field->targets == NULL && avt_kind_info_by_letter (letter) == NULL)
    return TRUE; /* an object of a kind that a newer version of the format has: kept as it is */
  if (avt_design_lookup (draft, target) == NULL)
    return refuse (error, AVT_EDIT_ERROR_REFERENCE,
                   _ ("%s of %s names %s, which is not in the design"), field->name,
                   avt_entity_name (entity), target.text);
  return TRUE;
}

static gboolean
check_references (const AvtDesign *draft, gconstpointer entity, const AvtRecordType *type,
                  const void *record, GError **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const void *member = (const char *) record + field->offset;

      if (!AVT_RECORD_HAS (record, i))
        continue;
      if (field->kind == AVT_FIELD_REFERENCE)
        {
          if (!check_reference (draft, entity, field, *(const AvtId *) member, error))
            return FALSE;
        }
      else if (field->kind == AVT_FIELD_REFERENCE_LIST)
        {
          const AvtIdList *list = member;

          for (guint k = 0; k < list->n_ids; k++)
            if (!check_reference (draft, entity, field, list->ids[k], error))
              return FALSE;
        }
      else if (field->kind == AVT_FIELD_RECORD)
        {
          if (!check_references (draft, entity, field->record, member, error))
            return FALSE;
        }
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        {
          const AvtRecordList *list = member;

          for (guint k = 0; k < list->n_records; k++)
            if (!check_references (draft, entity, field->record,
                                   (const char *) list->records + k * field->record->size, error))
              return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_link_end (const AvtDesign *draft, const AvtLink *link, AvtId device_id, const char *port,
                GError **error)
{
  const AvtDevice *device = avt_design_device (draft, device_id);
  const AvtType *type = device != NULL ? avt_design_type (draft, device->type) : NULL;

  if (type == NULL || avt_type_find_port (type, port) != NULL)
    return TRUE; /* a missing device or type is said elsewhere */
  return refuse (error, AVT_EDIT_ERROR_PORT, _ ("link %s ends at port %s, which %s (%s) lacks"),
                 link->entity.id.text, port, device->name, type->name);
}

static gboolean
check_link (const AvtDesign *draft, const AvtLink *link, GError **error)
{
  return check_link_end (draft, link, link->a_device, link->a_port, error)
         && check_link_end (draft, link, link->b_device, link->b_port, error);
}

static gboolean
check_links_of_device (const AvtDesign *draft, AvtId device, GError **error)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  avt_design_links_of_device (draft, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (!check_link (draft, link, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_links_of_type (const AvtDesign *draft, AvtId type, GError **error)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (draft, AVT_KIND_DEVICE, AVT_DEVICE_TYPE, type, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    if (!check_links_of_device (draft, device->entity.id, error))
      return FALSE;
  return TRUE;
}

/* Links whose ports a changed entity could have taken away. */
static gboolean
check_ports (const AvtDesign *base, const AvtDesign *draft, gconstpointer entity, GError **error)
{
  gconstpointer before = base != NULL ? avt_design_lookup (base, avt_entity_id (entity)) : NULL;

  if (avt_entity_kind (entity) == AVT_KIND_LINK)
    return check_link (draft, entity, error);
  if (before == NULL)
    return TRUE;
  if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
    {
      const AvtDevice *old_device = before;
      const AvtDevice *new_device = entity;

      return avt_id_equal (old_device->type, new_device->type)
             || check_links_of_device (draft, new_device->entity.id, error);
    }
  if (avt_entity_kind (entity) == AVT_KIND_TYPE
      && !avt_record_field_equal (&avt_type_type.fields[AVT_TYPE_FIELD_PORTS],
                                  AVT_TYPE_FIELD_PORTS, before, entity))
    return check_links_of_type (draft, avt_entity_id (entity), error);
  return TRUE;
}

static gboolean
check_entity (const AvtDesign *base, const AvtDesign *draft, gconstpointer entity, GError **error)
{
  const AvtKindInfo *info = ((const AvtEntity *) entity)->info;
  GError *field_error = NULL;
  AvtId parsed;

  if (!avt_id_parse (avt_entity_id (entity).text, &parsed)
      || avt_id_letter (parsed) != info->letter)
    return refuse (error, AVT_EDIT_ERROR_ID, _ ("%s is not the id of a %s"),
                   avt_entity_id (entity).text, info->name);
  if (!avt_record_check (info->record, entity, &field_error))
    {
      refuse (error, AVT_EDIT_ERROR_VALUE, "%s: %s", avt_entity_name (entity),
              field_error->message);
      g_error_free (field_error);
      return FALSE;
    }
  return check_references (draft, entity, info->record, entity, error)
         && check_ports (base, draft, entity, error);
}

static gboolean
is_reference (const AvtField *field)
{
  return field->kind == AVT_FIELD_REFERENCE || field->kind == AVT_FIELD_REFERENCE_LIST;
}

static const AvtId *
find_named_in (const AvtField *field, const void *member, GHashTable *ids)
{
  const AvtIdList *list = member;

  if (field->kind == AVT_FIELD_REFERENCE)
    return g_hash_table_contains (ids, member) ? member : NULL;
  for (guint i = 0; i < list->n_ids; i++)
    if (g_hash_table_contains (ids, &list->ids[i]))
      return &list->ids[i];
  return NULL;
}

/*
 * _avt_record_find_named:
 * @ids: a set of pointers to ids
 *
 * Returns: (nullable): one of @ids that the record or a record in it names
 */
const AvtId *
_avt_record_find_named (const AvtRecordType *type, const void *record, GHashTable *ids)
{
  const AvtId *found = NULL;

  for (guint i = 0; i < type->n_fields && found == NULL; i++)
    {
      const AvtField *field = &type->fields[i];
      const char *member = (const char *) record + field->offset;

      if (is_reference (field))
        found = find_named_in (field, member, ids);
      else if (field->kind == AVT_FIELD_RECORD)
        found = _avt_record_find_named (field->record, member, ids);
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        {
          const AvtRecordList *list = (const AvtRecordList *) (gconstpointer) member;

          for (guint k = 0; k < list->n_records && found == NULL; k++)
            found = _avt_record_find_named (
                field->record, (const char *) list->records + k * field->record->size, ids);
        }
    }
  return found;
}

static gboolean
may_name (const AvtField *field, guint32 letters)
{
  guint32 targets = 0;

  if (!is_reference (field))
    return FALSE;
  for (const char *letter = field->targets; letter != NULL && *letter != '\0'; letter++)
    targets |= _avt_letter_bit (*letter);
  return field->targets == NULL || (targets & letters) != 0;
}

static gboolean
record_may_name (const AvtRecordType *type, guint32 letters)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (may_name (&type->fields[i], letters)
        || (type->fields[i].record != NULL && record_may_name (type->fields[i].record, letters)))
      return TRUE;
  return FALSE;
}

/*
 * _avt_kind_names_in_lists:
 * @letters: bits of kind letters, of _avt_letter_bit()
 *
 * Returns: whether entities of @kind name such entities elsewhere than in reference fields of their
 *   own, which are indexed: these names are found only by reading every entity
 */
gboolean
_avt_kind_names_in_lists (AvtKind kind, guint32 letters)
{
  const AvtRecordType *type = avt_kind_info (kind)->record;

  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].kind == AVT_FIELD_REFERENCE_LIST && may_name (&type->fields[i], letters))
        || (type->fields[i].record != NULL && record_may_name (type->fields[i].record, letters)))
      return TRUE;
  return FALSE;
}

static gboolean
refuse_held (gconstpointer holder, AvtId id, AvtId *culprit, GError **error)
{
  *culprit = id;
  return refuse (error, AVT_EDIT_ERROR_REFERENCE, _ ("%s is still used by %s"), id.text,
                 avt_entity_name (holder));
}

/* A holder by one of its own reference fields. */
static gconstpointer
find_indexed_holder (const AvtDesign *draft, AvtId id)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;

      for (guint field = 0; field < type->n_fields; field++)
        if (type->fields[field].kind == AVT_FIELD_REFERENCE)
          {
            AvtReferrers referrers;
            gconstpointer found;

            avt_design_referrers (draft, kind, field, id, &referrers);
            if ((found = avt_referrers_next (&referrers)) != NULL)
              return found;
          }
    }
  return NULL;
}

/* Names in lists have no index: kinds that have such lists are read once for all of @removed. */
static gboolean
check_lists (const AvtDesign *draft, GHashTable *removed, guint32 letters, AvtId *culprit,
             GError **error)
{
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;
      AvtTableIter iter;
      gpointer item;

      if (!_avt_kind_names_in_lists (kind, letters))
        continue;
      avt_table_iter_init (&iter, avt_design_get_table (draft, kind));
      while (avt_table_iter_next (&iter, &item))
        {
          const AvtId *named = _avt_record_find_named (type, item, removed);

          if (named != NULL)
            return refuse_held (item, *named, culprit, error);
        }
    }
  return TRUE;
}

/* Nothing that stays names what was removed. */
static gboolean
check_removed (const AvtDesign *draft, const GArray *changed, AvtId *culprit, GError **error)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
  guint32 letters = 0;

  for (guint i = 0; i < changed->len; i++)
    {
      AvtId *id = &g_array_index (changed, AvtId, i);
      gconstpointer holder;

      if (avt_design_lookup (draft, *id) != NULL)
        continue;
      if ((holder = find_indexed_holder (draft, *id)) != NULL)
        return refuse_held (holder, *id, culprit, error);
      g_hash_table_add (removed, id);
      letters |= _avt_letter_bit (avt_id_letter (*id));
    }
  return letters == 0 || check_lists (draft, removed, letters, culprit, error);
}

static guint
count_entities (const AvtDesign *draft)
{
  guint count = 0;

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    count += avt_design_count (draft, kind);
  return count;
}

/*
 * _avt_truth_check:
 * @base: (nullable): the design that was begun from, which holds
 * @changed: ids that were put or removed since
 * @culprit: (out): the one of them that breaks the rule, or none
 */
gboolean
_avt_truth_check (const AvtDesign *base, const AvtDesign *draft, const GArray *changed,
                  AvtId *culprit, GError **error)
{
  *culprit = AVT_ID_NONE;
  if (avt_design_count (draft, AVT_KIND_INFO) != 1)
    return refuse (error, AVT_EDIT_ERROR_ID, _ ("a design has exactly one design record"));
  if (count_entities (draft) > AVT_DESIGN_MAX_ENTITIES)
    return refuse (error, AVT_EDIT_ERROR_LIMIT, _ ("a design holds at most %d objects"),
                   AVT_DESIGN_MAX_ENTITIES);
  for (guint i = 0; i < changed->len; i++)
    {
      AvtId id = g_array_index (changed, AvtId, i);
      gconstpointer entity = avt_design_lookup (draft, id);

      if (entity != NULL && !check_entity (base, draft, entity, error))
        {
          *culprit = id;
          return FALSE;
        }
    }
  return check_removed (draft, changed, culprit, error);
}
