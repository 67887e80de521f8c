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
record_holds (const AvtRecordType *type, const void *record, AvtId id)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const void *member = (const char *) record + field->offset;

      if (field->kind == AVT_FIELD_REFERENCE && avt_id_equal (*(const AvtId *) member, id))
        return TRUE;
      if (field->kind == AVT_FIELD_REFERENCE_LIST)
        {
          const AvtIdList *list = member;

          for (guint k = 0; k < list->n_ids; k++)
            if (avt_id_equal (list->ids[k], id))
              return TRUE;
        }
      if (field->kind == AVT_FIELD_RECORD_LIST)
        {
          const AvtRecordList *list = member;

          for (guint k = 0; k < list->n_records; k++)
            if (record_holds (field->record,
                              (const char *) list->records + k * field->record->size, id))
              return TRUE;
        }
    }
  return FALSE;
}

static gboolean
may_name (const AvtRecordType *type, char letter)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];

      if ((field->kind == AVT_FIELD_REFERENCE || field->kind == AVT_FIELD_REFERENCE_LIST)
          && (field->targets == NULL || strchr (field->targets, letter) != NULL))
        return TRUE;
      if (field->kind == AVT_FIELD_RECORD_LIST && may_name (field->record, letter))
        return TRUE;
    }
  return FALSE;
}

static gconstpointer
find_indexed_holder (const AvtDesign *draft, AvtKind kind, AvtId id)
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
  return NULL;
}

static gboolean
has_listed_references (const AvtRecordType *type, char letter)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];

      if (field->kind == AVT_FIELD_REFERENCE_LIST
          && (field->targets == NULL || strchr (field->targets, letter) != NULL))
        return TRUE;
      if (field->kind == AVT_FIELD_RECORD_LIST && may_name (field->record, letter))
        return TRUE;
    }
  return FALSE;
}

/* Scalar references are found by their index, references in lists by reading every entity of the
 * few kinds that have such lists. */
static gconstpointer
find_holder (const AvtDesign *draft, AvtId id)
{
  char letter = avt_id_letter (id);

  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      const AvtRecordType *type = avt_kind_info (kind)->record;
      gconstpointer found = find_indexed_holder (draft, kind, id);
      AvtTableIter iter;
      gpointer item;

      if (found != NULL)
        return found;
      if (!has_listed_references (type, letter))
        continue;
      avt_table_iter_init (&iter, avt_design_get_table (draft, kind));
      while (avt_table_iter_next (&iter, &item))
        if (record_holds (type, item, id))
          return item;
    }
  return NULL;
}

static gboolean
check_removed (const AvtDesign *draft, AvtId id, GError **error)
{
  gconstpointer holder = find_holder (draft, id);

  if (holder == NULL)
    return TRUE;
  return refuse (error, AVT_EDIT_ERROR_REFERENCE, _ ("%s is still used by %s"), id.text,
                 avt_entity_name (holder));
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

      if (entity != NULL ? !check_entity (base, draft, entity, error)
                         : !check_removed (draft, id, error))
        {
          *culprit = id;
          return FALSE;
        }
    }
  return TRUE;
}
