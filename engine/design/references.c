#include "config.h"

#include "engine/design/references.h"

static void
map_one (const AvtRecordType *type, void *record, guint field, AvtReferenceFunc func,
         gpointer user_data)
{
  AvtId before = *(const AvtId *) (gconstpointer) ((char *) record + type->fields[field].offset);
  AvtId after = func (&type->fields[field], before, user_data);

  if (avt_id_is_none (after))
    avt_record_unset (type, record, field);
  else
    avt_record_set_id (type, record, field, after);
}

static void
map_list (const AvtRecordType *type, void *record, guint field, AvtReferenceFunc func,
          gpointer user_data)
{
  const AvtIdList *list
      = (const AvtIdList *) (gconstpointer) ((char *) record + type->fields[field].offset);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (AvtId));

  for (guint i = 0; i < list->n_ids; i++)
    {
      AvtId id = func (&type->fields[field], list->ids[i], user_data);

      if (!avt_id_is_none (id))
        g_array_append_val (kept, id);
    }
  avt_record_set_ids (type, record, field, (const AvtId *) (gpointer) kept->data, kept->len);
}

/*
 * _avt_record_map_references:
 * @record: not frozen yet
 *
 * Asks @func for each reference of the record and of the records in it, and puts what it returns in
 * its place; a reference that becomes none is unset, in a list it is left out.
 */
void
_avt_record_map_references (const AvtRecordType *type, void *record, AvtReferenceFunc func,
                            gpointer user_data)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      void *member = (char *) record + field->offset;

      if (!AVT_RECORD_HAS (record, i))
        continue;
      if (field->kind == AVT_FIELD_REFERENCE)
        map_one (type, record, i, func, user_data);
      else if (field->kind == AVT_FIELD_REFERENCE_LIST)
        map_list (type, record, i, func, user_data);
      else if (field->kind == AVT_FIELD_RECORD)
        _avt_record_map_references (field->record, member, func, user_data);
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        for (guint k = 0; k < ((AvtRecordList *) member)->n_records; k++)
          _avt_record_map_references (
              field->record,
              (char *) ((AvtRecordList *) member)->records + k * field->record->size, func,
              user_data);
    }
}
