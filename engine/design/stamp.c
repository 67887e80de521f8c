/* Stamps: which racks can see a change. Power reaches as far as cords do, through strips and UPSs,
 * placed or not; a network cable only to its other end. Both the design before and the one after
 * are asked, so that what is cut off or gone is noticed too. */
#include "config.h"

#include "engine/design/design.h"
#include "engine/design/design-private.h"

/* Above this many changes every rack gets a new stamp; finding out which were meant costs more. */
#define MANY_CHANGES 2000

/* The sets hold pointers to ids inside of entities, which both designs keep alive. */
typedef struct
{
  AvtDesign *draft;
  const AvtDesign *side; /* the design being asked */
  GHashTable *racks;     /* AvtId of racks already stamped, of either side */
  GHashTable *walked;    /* AvtId of devices of this side whose cords were followed */
} Stamper;

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new (avt_id_pointer_hash, avt_id_pointer_equal);
}

static AvtStamp *
stamp_new (AvtId rack)
{
  AvtStamp *self = g_new (AvtStamp, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rack = rack;
  return self;
}

static void
stamp_rack (Stamper *stamper, const AvtId *rack)
{
  if (avt_id_is_none (*rack) || !g_hash_table_add (stamper->racks, (gpointer) rack))
    return;
  if (avt_design_rack (stamper->draft, *rack) != NULL)
    avt_table_put (stamper->draft->stamps, stamp_new (*rack));
  else
    avt_table_remove (stamper->draft->stamps, rack);
}

/* The rack of the device, and those of all that cords join to it. */
static void
stamp_cords (Stamper *stamper, AvtId device)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (AvtId));

  g_array_append_val (open, device);
  while (open->len > 0)
    {
      const AvtDevice *found
          = avt_design_device (stamper->side, g_array_index (open, AvtId, open->len - 1));
      AvtLinkEnds ends;
      const AvtLink *link;
      const char *near_port;
      const char *far_port;
      AvtId far_device;

      g_array_set_size (open, open->len - 1);
      if (found == NULL || !g_hash_table_add (stamper->walked, (gpointer) &found->entity.id))
        continue;
      stamp_rack (stamper, &found->rack);
      avt_design_links_of_device (stamper->side, found->entity.id, &ends);
      while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
        if (link->medium == AVT_MEDIUM_POWER)
          g_array_append_val (open, far_device);
    }
}

static void
stamp_rack_of (Stamper *stamper, AvtId device)
{
  const AvtDevice *found = avt_design_device (stamper->side, device);

  if (found != NULL)
    stamp_rack (stamper, &found->rack);
}

/* Whoever can see the device itself: along the cords, and at the far ends of its other cables. */
static void
stamp_device (Stamper *stamper, AvtId device)
{
  AvtLinkEnds ends;
  const AvtLink *link;
  const char *near_port;
  const char *far_port;
  AvtId far_device;

  stamp_cords (stamper, device);
  avt_design_links_of_device (stamper->side, device, &ends);
  while ((link = avt_link_ends_next (&ends, &near_port, &far_device, &far_port)) != NULL)
    if (link->medium != AVT_MEDIUM_POWER)
      stamp_rack_of (stamper, far_device);
}

static void
stamp_link (Stamper *stamper, AvtId id)
{
  const AvtLink *link = avt_design_link (stamper->side, id);

  if (link == NULL)
    return;
  if (link->medium == AVT_MEDIUM_POWER)
    {
      stamp_cords (stamper, link->a_device);
      stamp_cords (stamper, link->b_device);
      return;
    }
  stamp_rack_of (stamper, link->a_device);
  stamp_rack_of (stamper, link->b_device);
}

typedef void (*StampFunc) (Stamper *stamper, AvtId device);

/* For the devices whose reference @field names @target. */
static void
stamp_devices_with (Stamper *stamper, guint field, AvtId target, StampFunc stamp)
{
  AvtReferrers referrers;
  const AvtDevice *device;

  avt_design_referrers (stamper->side, AVT_KIND_DEVICE, field, target, &referrers);
  while ((device = avt_referrers_next (&referrers)) != NULL)
    stamp (stamper, device->entity.id);
}

static gboolean
uses_parts (const AvtRecordList *uses, GHashTable *parts)
{
  for (guint i = 0; i < uses->n_records; i++)
    if (g_hash_table_contains (parts, &avt_record_list_at (*uses, AvtPartUse, i)->part))
      return TRUE;
  return FALSE;
}

static void
stamp_users_of_parts (Stamper *stamper, GHashTable *parts)
{
  AvtTableIter iter;
  gpointer item;

  if (g_hash_table_size (parts) == 0)
    return;
  avt_table_iter_init (&iter, stamper->side->tables[AVT_KIND_TYPE]);
  while (avt_table_iter_next (&iter, &item))
    if (uses_parts (&((AvtType *) item)->parts, parts))
      stamp_devices_with (stamper, AVT_DEVICE_TYPE, avt_entity_id (item), stamp_device);
  avt_table_iter_init (&iter, stamper->side->tables[AVT_KIND_DEVICE]);
  while (avt_table_iter_next (&iter, &item))
    if (uses_parts (&((AvtDevice *) item)->parts, parts))
      stamp_device (stamper, avt_entity_id (item));
}

static void
stamp_racks_of_row (Stamper *stamper, AvtId row)
{
  AvtReferrers referrers;
  const AvtRack *rack;

  avt_design_referrers (stamper->side, AVT_KIND_RACK, AVT_RACK_ROW, row, &referrers);
  while ((rack = avt_referrers_next (&referrers)) != NULL)
    stamp_rack (stamper, &rack->entity.id);
}

static void
stamp_racks_of_room (Stamper *stamper, AvtId room)
{
  AvtReferrers referrers;
  const AvtRow *row;

  avt_design_referrers (stamper->side, AVT_KIND_ROW, AVT_ROW_ROOM, room, &referrers);
  while ((row = avt_referrers_next (&referrers)) != NULL)
    stamp_racks_of_row (stamper, row->entity.id);
}

/* The row, and the other rows of its room: cables between them cross the aisles in between. */
static void
stamp_racks_beside_row (Stamper *stamper, AvtId id)
{
  const AvtRow *row = avt_design_row (stamper->side, id);

  stamp_racks_of_row (stamper, id);
  if (row != NULL && !avt_id_is_none (row->room))
    stamp_racks_of_room (stamper, row->room);
}

static void
stamp_racks_of_site (Stamper *stamper, AvtId site)
{
  AvtReferrers referrers;
  const AvtRoom *room;

  avt_design_referrers (stamper->side, AVT_KIND_ROOM, AVT_ROOM_SITE, site, &referrers);
  while ((room = avt_referrers_next (&referrers)) != NULL)
    stamp_racks_of_room (stamper, room->entity.id);
}

/* The rack, and those that name it as the place of a device at the far end of a cable. */
static void
stamp_rack_and_far_ends (Stamper *stamper, const AvtId *rack)
{
  stamp_rack (stamper, rack);
  stamp_devices_with (stamper, AVT_DEVICE_RACK, *rack, stamp_device);
}

/* What @id touches in this side. Parts are gathered, to look for their users once. */
static void
stamp_change (Stamper *stamper, const AvtId *id, GHashTable *parts)
{
  switch (avt_kind_info_by_letter (avt_id_letter (*id))->kind)
    {
    case AVT_KIND_PART:
      g_hash_table_add (parts, (gpointer) id);
      break;
    case AVT_KIND_TYPE:
      stamp_devices_with (stamper, AVT_DEVICE_TYPE, *id, stamp_device);
      break;
    case AVT_KIND_SITE:
      stamp_racks_of_site (stamper, *id);
      break;
    case AVT_KIND_ROOM:
      stamp_racks_of_room (stamper, *id);
      break;
    case AVT_KIND_ROW:
      stamp_racks_beside_row (stamper, *id);
      break;
    case AVT_KIND_FEED:
      stamp_devices_with (stamper, AVT_DEVICE_FEED, *id, stamp_cords);
      break;
    case AVT_KIND_RACK:
      stamp_rack_and_far_ends (stamper, id);
      break;
    case AVT_KIND_DEVICE:
      stamp_device (stamper, *id);
      break;
    case AVT_KIND_LINK:
      stamp_link (stamper, *id);
      break;
    case AVT_KIND_INFO:
    case AVT_KIND_NOTE:
    case AVT_N_KINDS:
      break;
    }
}

static void
stamp_side (Stamper *stamper, const AvtDesign *side, const GArray *changed)
{
  g_autoptr (GHashTable) parts = id_set_new ();

  stamper->side = side;
  stamper->walked = id_set_new ();
  for (guint i = 0; i < changed->len; i++)
    stamp_change (stamper, &g_array_index (changed, AvtId, i), parts);
  stamp_users_of_parts (stamper, parts);
  g_hash_table_unref (stamper->walked);
}

static void
stamp_everything (AvtDesign *draft)
{
  AvtTableIter iter;
  gpointer item;

  avt_table_unref (draft->stamps);
  draft->stamps = avt_table_new (&_avt_stamp_order);
  avt_table_iter_init (&iter, draft->tables[AVT_KIND_RACK]);
  while (avt_table_iter_next (&iter, &item))
    avt_table_put (draft->stamps, stamp_new (avt_entity_id (item)));
}

static gboolean
is_for_all (const GArray *changed)
{
  char letter = avt_kind_info (AVT_KIND_INFO)->letter;

  if (changed->len > MANY_CHANGES)
    return TRUE;
  for (guint i = 0; i < changed->len; i++)
    if (avt_id_letter (g_array_index (changed, AvtId, i)) == letter)
      return TRUE;
  return FALSE;
}

/*
 * _avt_stamps_renew:
 * @base: (nullable): the design that @draft was begun from
 * @draft: has the stamps of @base; those of racks that can see a change are renewed
 * @changed: ids that were put or removed
 */
void
_avt_stamps_renew (const AvtDesign *base, AvtDesign *draft, const GArray *changed)
{
  Stamper stamper = { .draft = draft };
  AvtTable *shared = draft->stamps;

  if (base == NULL || is_for_all (changed))
    {
      stamp_everything (draft);
      return;
    }
  draft->stamps = avt_table_copy (shared);
  avt_table_unref (shared);
  stamper.racks = id_set_new ();
  stamp_side (&stamper, base, changed);
  stamp_side (&stamper, draft, changed);
  g_hash_table_unref (stamper.racks);
}

/** avt_stamp_ref: Returns: (transfer full): @self */
AvtStamp *
avt_stamp_ref (AvtStamp *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** avt_stamp_unref: gives a reference back. */
void
avt_stamp_unref (AvtStamp *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

static int
compare_stamps (gconstpointer a, gconstpointer b, gconstpointer data)
{
  return avt_id_compare (((const AvtStamp *) a)->rack, ((const AvtStamp *) b)->rack);
}

static int
compare_stamp_key (gconstpointer item, gconstpointer key, gconstpointer data)
{
  return avt_id_compare (((const AvtStamp *) item)->rack, *(const AvtId *) key);
}

static guint64
rank_stamp (gconstpointer item, gconstpointer data)
{
  return avt_id_rank (((const AvtStamp *) item)->rack);
}

static guint64
rank_stamp_key (gconstpointer key, gconstpointer data)
{
  return avt_id_rank (*(const AvtId *) key);
}

const AvtTableOrder _avt_stamp_order
    = { compare_stamps, compare_stamp_key, NULL, (gpointer (*) (gpointer)) avt_stamp_ref,
        (void (*) (gpointer)) avt_stamp_unref, rank_stamp, rank_stamp_key };

/** avt_design_rack_stamp: Returns: (transfer none) (nullable): the stamp of the rack */
AvtStamp *
avt_design_rack_stamp (const AvtDesign *self, AvtId rack)
{
  return avt_table_lookup (self->stamps, &rack);
}
