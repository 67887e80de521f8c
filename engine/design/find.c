#include "config.h"

#include "engine/design/find.h"

#include "engine/design/order.h"

#include <string.h>

/* A name is what most people look for. */
#define NAME_BONUS 50

/** Search: the best field of one entity so far. */
typedef struct
{
  const AvtMatcher *matcher;
  const AvtEntity *entity;
  const char *label;
  const char *text; /* borrowed */
  guint rating;
} Search;

AvtHit *
avt_hit_new (AvtId id, const char *label, const char *text, guint rating)
{
  AvtHit *self = g_new (AvtHit, 1);

  *self = (AvtHit){ id, label, g_strdup (text), rating };
  return self;
}

void
avt_hit_free (AvtHit *self)
{
  g_free (self->text);
  g_free (self);
}

static void
try_text (Search *search, const char *label, const char *text, guint bonus)
{
  g_autofree char *folded = NULL;
  guint rating;

  if (text == NULL)
    return;
  folded = avt_match_fold (text);
  rating = avt_matcher_rate (search->matcher, folded);
  if (rating == 0 || rating + bonus <= search->rating)
    return;
  search->label = label;
  search->text = text;
  search->rating = rating + bonus;
}

static void
try_record (Search *search, const AvtRecordType *type, const void *record, int name_field)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AvtField *field = &type->fields[i];
      const void *member = (const char *) record + field->offset;
      const AvtRecordList *list = member;

      /* what nobody can see, such as the drawing of a face, is not what somebody looks for */
      if (!AVT_RECORD_HAS (record, i) || (field->flags & AVT_FIELD_HIDDEN) != 0)
        continue;
      if (field->kind == AVT_FIELD_STRING)
        try_text (search, field->label, *(char *const *) member,
                  (int) i == name_field ? NAME_BONUS : 0);
      else if (field->kind == AVT_FIELD_RECORD)
        try_record (search, field->record, member, -1);
      else if (field->kind == AVT_FIELD_RECORD_LIST)
        for (guint k = 0; k < list->n_records; k++)
          try_record (search, field->record,
                      (const char *) list->records + k * field->record->size, -1);
    }
}

/* A device answers to the name of its type as well. */
static void
try_type (Search *search, const AvtDesign *design, const AvtDevice *device)
{
  const AvtType *type = avt_design_type (design, device->type);

  if (type != NULL)
    try_text (search, avt_device_type.fields[AVT_DEVICE_TYPE].label, type->name, 0);
}

static AvtHit *
find_in (const AvtDesign *design, const AvtMatcher *matcher, const AvtEntity *entity)
{
  Search search = { matcher, entity, NULL, NULL, 0 };

  try_record (&search, avt_entity_type (entity), entity, entity->info->name_field);
  if (avt_entity_kind (entity) == AVT_KIND_DEVICE)
    try_type (&search, design, (const AvtDevice *) entity);
  return search.rating > 0
           ? avt_hit_new (entity->id, search.label, search.text, search.rating)
           : NULL;
}

static int
compare_hits_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const AvtHit *first = *(AvtHit *const *) a;
  const AvtHit *second = *(AvtHit *const *) b;
  gconstpointer entities[]
    = { avt_design_lookup (user_data, first->id), avt_design_lookup (user_data, second->id) };
  int names;

  if (first->rating != second->rating)
    return first->rating > second->rating ? -1 : 1;
  names = avt_name_order (entities[0] != NULL ? avt_entity_name (entities[0]) : "",
                          entities[1] != NULL ? avt_entity_name (entities[1]) : "");
  return names != 0 ? names : avt_id_compare (first->id, second->id);
}

/** avt_hits_sort: @hits: (element-type AvtHit): the best first, equals by name */
void
avt_hits_sort (GPtrArray *hits, const AvtDesign *design)
{
  g_ptr_array_sort_with_data (hits, compare_hits_cb, (gpointer) design);
}

/**
 * avt_design_find:
 * @matcher: an empty one finds nothing
 *
 * Looks into every text of every object: names, serial numbers, asset tags, ports, labels,
 * comments. An object is found once, by the field that answers best.
 *
 * Returns: (transfer full) (element-type AvtHit): the best first
 */
GPtrArray *
avt_design_find (const AvtDesign *design, const AvtMatcher *matcher)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) avt_hit_free);

  if (avt_matcher_is_empty (matcher))
    return hits;
  for (guint kind = 0; kind < AVT_N_KINDS; kind++)
    {
      AvtTableIter iter;
      gpointer entity;

      avt_table_iter_init (&iter, avt_design_get_table (design, kind));
      while (avt_table_iter_next (&iter, &entity))
        {
          AvtHit *hit = find_in (design, matcher, entity);

          if (hit != NULL)
            g_ptr_array_add (hits, hit);
        }
    }
  avt_hits_sort (hits, design);
  return hits;
}
