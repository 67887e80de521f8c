#include "config.h"

#include "engine/design/entity.h"

#include "engine/design/device.h"
#include "engine/design/feed.h"
#include "engine/design/info.h"
#include "engine/design/link.h"
#include "engine/design/note.h"
#include "engine/design/part.h"
#include "engine/design/place.h"
#include "engine/design/rack.h"
#include "engine/design/type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AvtKindInfo kinds[] = {
  { AVT_KIND_INFO, 'i', "design", "design", N_ ("Design"), AVT_INFO_NAME, &avt_info_type },
  { AVT_KIND_PART, 'p', "part", N_ ("parts"), N_ ("Part"), AVT_PART_FIELD_NAME, &avt_part_type },
  { AVT_KIND_TYPE, 't', "type", N_ ("types"), N_ ("Device Type"), AVT_TYPE_FIELD_NAME,
    &avt_type_type },
  { AVT_KIND_SITE, 's', "site", N_ ("sites"), N_ ("Site"), AVT_SITE_NAME, &avt_site_type },
  { AVT_KIND_ROOM, 'o', "room", N_ ("rooms"), N_ ("Room"), AVT_ROOM_NAME, &avt_room_type },
  { AVT_KIND_ROW, 'w', "row", N_ ("rows"), N_ ("Row"), AVT_ROW_NAME, &avt_row_type },
  { AVT_KIND_FEED, 'f', "feed", N_ ("feeds"), N_ ("Feed"), AVT_FEED_NAME, &avt_feed_type },
  { AVT_KIND_RACK, 'r', "rack", N_ ("racks"), N_ ("Rack"), AVT_RACK_NAME, &avt_rack_type },
  { AVT_KIND_DEVICE, 'd', "device", N_ ("devices"), N_ ("Device"), AVT_DEVICE_NAME,
    &avt_device_type },
  { AVT_KIND_LINK, 'l', "link", N_ ("links"), N_ ("Link"), AVT_LINK_LABEL, &avt_link_type },
  { AVT_KIND_NOTE, 'n', "note", N_ ("notes"), N_ ("Note"), AVT_NOTE_FIELD_NAME, &avt_note_type },
};

/** avt_kind_info: Returns: (transfer none): what is fixed about @kind */
const AvtKindInfo *
avt_kind_info (AvtKind kind)
{
  return &kinds[kind];
}

/** avt_kind_info_by_letter: Returns: (nullable): the kind whose ids begin with @letter */
const AvtKindInfo *
avt_kind_info_by_letter (char letter)
{
  for (guint i = 0; i < AVT_N_KINDS; i++)
    if (kinds[i].letter == letter)
      return &kinds[i];
  return NULL;
}

/** avt_kind_info_by_name: Returns: (nullable): the kind called @name, singular or plural */
const AvtKindInfo *
avt_kind_info_by_name (const char *name)
{
  for (guint i = 0; i < AVT_N_KINDS; i++)
    if (strcmp (kinds[i].name, name) == 0 || strcmp (kinds[i].plural, name) == 0)
      return &kinds[i];
  return NULL;
}

/* The head of an entity lies between its record head and its fields; record functions clear the
 * whole struct, so it is filled in after them. */
static AvtEntity *
fill_head (AvtEntity *self, const AvtKindInfo *info, AvtId id)
{
  g_atomic_ref_count_init (&self->ref_count);
  self->info = info;
  self->id = id;
  return self;
}

/**
 * avt_entity_new:
 * @id: its id, from an #AvtIdSource
 *
 * Returns: (transfer full): an entity without any field, to be filled and put into a design
 */
gpointer
avt_entity_new (AvtKind kind, AvtId id)
{
  AvtEntity *self = g_malloc (kinds[kind].record->size);

  avt_record_init (kinds[kind].record, self);
  return fill_head (self, &kinds[kind], id);
}

/** avt_entity_copy: Returns: (transfer full): an equal entity that may be changed */
gpointer
avt_entity_copy (gconstpointer entity)
{
  const AvtEntity *source = entity;
  AvtEntity *self = g_malloc (source->info->record->size);

  avt_record_copy (source->info->record, self, source);
  return fill_head (self, source->info, source->id);
}

/** avt_entity_ref: Returns: (transfer full): @entity */
gpointer
avt_entity_ref (gpointer entity)
{
  g_atomic_ref_count_inc (&((AvtEntity *) entity)->ref_count);
  return entity;
}

/** avt_entity_unref: gives a reference back. */
void
avt_entity_unref (gpointer entity)
{
  AvtEntity *self = entity;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  avt_record_clear (self->info->record, self);
  g_free (self);
}

/** avt_entity_equal: whether both have the same id and equal fields. */
gboolean
avt_entity_equal (gconstpointer a, gconstpointer b)
{
  return a == b
         || (avt_id_equal (avt_entity_id (a), avt_entity_id (b))
             && avt_record_equal (avt_entity_type (a), a, b));
}

/** avt_entity_name: Returns: what people call it, or its id when it has no name */
const char *
avt_entity_name (gconstpointer entity)
{
  const AvtEntity *self = entity;
  const AvtField *field = &self->info->record->fields[self->info->name_field];
  const char *name = *(char *const *) (gconstpointer) ((const char *) entity + field->offset);

  return name != NULL && *name != '\0' ? name : self->id.text;
}
